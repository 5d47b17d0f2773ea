#!/usr/bin/env bash
# Makes sure that the test behind a proxy finds nginx: the machine's own, else Debian's package, unpacked beside the tools and not
# installed, so that no service starts. Where there is none the test is skipped and says so.
set -euo pipefail
cd "$(dirname "$0")/.."
UNPACKED=.venv-tools/nginx

# Debian keeps it where only root looks.
found() { PATH="$PATH:/usr/sbin:$PWD/$UNPACKED/usr/sbin" nginx -v >/dev/null 2>&1; }

give_up() {
  echo "NOT TESTED: the observatory behind a proxy. $1 (Debian, Ubuntu: sudo apt-get install nginx openssl)" >&2
  exit 0
}

command -v openssl >/dev/null || give_up "openssl is missing, which makes the certificate."
if found; then exit 0; fi
command -v apt-get >/dev/null || give_up "There is no nginx, and no apt-get to fetch it."
echo "Fetching Debian's nginx for the test behind a proxy …"
mkdir -p "$UNPACKED"
if [ "$(id -u)" = 0 ]; then apt-get update -qq || true; fi
(cd "$UNPACKED" && apt-get download -qq nginx >/dev/null 2>&1 && dpkg-deb -x nginx_*.deb . && rm nginx_*.deb) || true
if ! found; then give_up "nginx could not be fetched or does not start here."; fi
