#!/usr/bin/env bash
# Runs a Python program under the newest CPython at hand; says on stderr which one answered.
#
#   setup/oracle/oracle.sh [OPTION…] FILE [ARGS…]
#
# --native        not the WebAssembly build: for hashes, signals, threads, deep recursion
# --python PATH   this interpreter
# --quiet         nothing but the program's own output
# --which         only names the one that would answer
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
native=no quiet=no which=no python=

while [ $# -gt 0 ]; do
    case $1 in
        --native) native=yes ;;
        --quiet) quiet=yes ;;
        --which) which=yes ;;
        --python) python=$2; shift ;;
        *) break ;;
    esac
    shift
done

# Prints the newest native CPython: one of pyenv's, or the system's.
newest_native() {
    local candidate version best= best_version=0
    for candidate in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin/python3 /usr/local/bin/python3 /usr/bin/python3; do
        [ -x "$candidate" ] || continue
        version=$("$candidate" -IS -c 'import sys
v = sys.version_info
print(sys.implementation.name == "cpython" and v[0] * 10000 + v[1] * 100 + v[2] or 0)' 2>/dev/null) || continue
        if [ "$version" -gt "$best_version" ]; then
            best=$candidate best_version=$version
        fi
    done
    [ -n "$best" ] && echo "$best"
}

modules=
if [ -z "$python" ] && [ "$native" = no ] && command -v node >/dev/null; then
    modules=$("$here/install.sh") || modules=
fi
if [ -n "$modules" ]; then
    answers="CPython 3.14 (WebAssembly, $(basename "$modules"))"
    command=(node "$here/cpython314.mjs" "$modules")
else
    [ -n "$python" ] || python=$(newest_native) || { echo "oracle: no CPython at hand" >&2; exit 1; }
    answers="$("$python" -V) ($python)"
    command=("$python" -B)
fi

if [ "$which" = yes ]; then
    echo "$answers"
    exit
fi
[ "$quiet" = yes ] || echo "oracle: $answers" >&2
exec env -i PATH="$PATH" HOME="$HOME" LC_ALL=C.UTF-8 PYTHONHASHSEED="${PYTHONHASHSEED:-0}" "${command[@]}" "$@"
