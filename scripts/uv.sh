#!/usr/bin/env bash
# Prints the path of uv: the machine's own where it is new enough, else one installed into .venv-tools/.
set -euo pipefail
VERSION=0.13.9
OLDEST=0.9
cd "$(dirname "$0")/.."
TOOLS=.venv-tools

new_enough() { printf '%s\n%s\n' "$OLDEST" "$("$1" --version | cut -d' ' -f2)" | sort -C -V; }

if command -v uv >/dev/null 2>&1 && new_enough uv; then command -v uv; exit 0; fi
if [ -x "$TOOLS/bin/uv" ] && new_enough "$TOOLS/bin/uv"; then echo "$PWD/$TOOLS/bin/uv"; exit 0; fi

PYTHON=
for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
  if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then PYTHON=$name; break; fi
done
if [ -z "$PYTHON" ]; then
  echo "Python 3.11 or newer is needed; this machine has $(python3 --version 2>/dev/null || echo none)." >&2
  exit 1
fi

echo "Installing uv $VERSION into $TOOLS …" >&2
rm -rf "$TOOLS"
if ! "$PYTHON" -m venv "$TOOLS" >/dev/null 2>&1; then
  # Debian and Ubuntu keep venv in a package of its own, named after the version of Python.
  rm -rf "$TOOLS"
  PACKAGE="python$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
  echo "Python's venv is missing." >&2
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq && apt-get install -y -qq "$PACKAGE"; } >&2
    "$PYTHON" -m venv "$TOOLS" >&2
  else
    echo "Install it (Debian, Ubuntu: sudo apt-get install $PACKAGE) and try again." >&2
    exit 1
  fi
fi
"$TOOLS/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$VERSION" >&2
echo "$PWD/$TOOLS/bin/uv"
