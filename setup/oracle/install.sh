#!/usr/bin/env bash
# Brings CPython 3.14 as WebAssembly into the user's cache (14 MB), once. Prints the folder.
set -euo pipefail

PACKAGE=pyodide@314.0.7
folder=${REKINDLE_ORACLES:-${XDG_CACHE_HOME:-$HOME/.cache}/rekindle-oracles}/$PACKAGE

if [ ! -e "$folder/node_modules/pyodide/pyodide.asm.wasm" ]; then
    command -v npm >/dev/null || { echo "oracle: no npm; run setup/install.sh --with-oracles" >&2; exit 1; }
    mkdir -p "$folder"
    npm install --prefix "$folder" --no-save --no-audit --no-fund --loglevel=error "$PACKAGE" >&2
fi
echo "$folder"
