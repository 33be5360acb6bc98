#!/usr/bin/env bash
# Prints where the package pyperformance is, after fetching it from the index if it is not there yet.
# Nothing of it is kept in the repository: it lies in the user's cache directory.
set -euo pipefail

version=1.14.0
folder=${XDG_CACHE_HOME:-$HOME/.cache}/rekindle-benchmarks/pyperformance-$version
if [ ! -e "$folder/pyperformance/data-files/benchmarks/MANIFEST" ]; then
    echo "setup: fetching pyperformance $version into $folder" >&2
    mkdir -p "$folder"
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$folder" "pyperformance==$version" >&2
fi
echo "$folder"
