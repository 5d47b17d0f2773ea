#!/usr/bin/env bash
# Makes sure that the browser tests find a Chromium: the machine's own, else Debian's package, else Playwright's download.
set -euo pipefail
cd "$(dirname "$0")/.."
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then echo "Browser tests use $(command -v "$name")."; exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Debian's chromium for the browser tests …"
  if apt-get update -qq && apt-get install -y -qq chromium; then exit 0; fi
fi
echo "Downloading Playwright's Chromium for the browser tests …"
if .venv/bin/playwright install chromium; then exit 0; fi
echo "No Chromium could be found or installed. Install one (Debian, Ubuntu: sudo apt-get install chromium) and try again." >&2
exit 1
