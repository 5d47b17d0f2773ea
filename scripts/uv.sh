#!/usr/bin/env bash
# Prints the path of uv; installs it into .venv-tools/ where the machine has none.
set -euo pipefail
VERSION=0.13.9
if command -v uv >/dev/null 2>&1; then command -v uv; exit 0; fi
cd "$(dirname "$0")/.."
TOOLS=.venv-tools
if [ ! -x "$TOOLS/bin/uv" ]; then
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; this machine has $(python3 --version)." >&2; exit 1; }
  echo "Installing uv $VERSION into $TOOLS …" >&2
  if ! python3 -m venv "$TOOLS" >&2; then
    # Debian keeps venv in a package of its own.
    rm -rf "$TOOLS"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      { apt-get update -qq && apt-get install -y -qq python3-venv; } >&2
      python3 -m venv "$TOOLS" >&2
    else
      echo "Python's venv is missing. Install it (Debian, Ubuntu: sudo apt-get install python3-venv) and try again." >&2
      exit 1
    fi
  fi
  "$TOOLS/bin/pip" install --quiet "uv==$VERSION" >&2
fi
echo "$PWD/$TOOLS/bin/uv"
