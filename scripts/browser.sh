#!/usr/bin/env bash
# Makes sure that the browser tests find a Chromium: the machine's own, else Debian's package, else Playwright's download.
set -euo pipefail
cd "$(dirname "$0")/.."

starts() {
  .venv/bin/python - "${1:-}" 2>/dev/null <<'PYTHON'
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as play:
    play.chromium.launch(executable_path=sys.argv[1] or None, args=["--no-sandbox"]).close()
PYTHON
}

own() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if path=$(command -v "$name") && starts "$path"; then echo "Browser tests use $path."; return 0; fi
  done
  return 1
}

if own; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Debian's chromium for the browser tests …"
  if apt-get update -qq && apt-get install -y -qq chromium >/dev/null && own; then exit 0; fi
fi
if starts; then echo "Browser tests use Playwright's Chromium."; exit 0; fi
echo "Downloading Playwright's Chromium for the browser tests …"
if .venv/bin/playwright install chromium && starts; then exit 0; fi
echo "No Chromium could be found, installed or started. Install one (Debian, Ubuntu: sudo apt-get install chromium) and try again." >&2
exit 1
