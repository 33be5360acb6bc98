#!/usr/bin/env bash
# Compares the expected outputs under tests/py with what CPython prints, or writes them anew.
#
#   setup/oracle/expect.sh [--write] [--sizes tiny,short,long] [--oracle "OPTIONS"] [FILE…]
#
# FILE: programs and small tests, all when none is named. Tiny programs and small tests are answered by the newest
# CPython at hand, longer ones by the newest native one, as are tests with a line `# oracle: native`.
# --oracle gives other options to oracle.sh, as in --oracle "--python /usr/bin/python3".
# What is compared, and how it is kept, is said in tests/py/README.md.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
tests=$(cd "$here/../../tests/py" && pwd)
write=no sizes=tiny,short,long oracle=
while [ $# -gt 0 ]; do
    case $1 in
        --write) write=yes ;;
        --sizes) sizes=$2; shift ;;
        --oracle) oracle=$2; shift ;;
        -*) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
        *) break ;;
    esac
    shift
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
checked=0 different=()
: >"$scratch/empty"

# settle EXPECTED ACTUAL DEFAULT: an expectation equal to DEFAULT has no file.
settle() {
    local expected=$1 actual=$2 default=$3
    if [ "$write" = yes ]; then
        if cmp -s "$actual" "$default"; then rm -f "$expected"; else cp "$actual" "$expected"; fi
        return
    fi
    [ -e "$expected" ] || expected=$default
    if ! diff -u --label "$1" --label oracle "$expected" "$actual"; then
        different+=("$1")
    fi
}

# settle_all STEM FILE [SILENT]: settles STEM.out, STEM.err and STEM.status with what FILE left in the scratch folder.
settle_all() {
    sed -i "s|$(dirname "$2")/|\$DIR/|g; s|^/[^ ]*/python3: |\$PYTHON: |" "$scratch/err"
    echo 0 >"$scratch/zero"
    settle "$1.out" "$scratch/out" "${3:-/nonexistent}"
    settle "$1.err" "$scratch/err" "$scratch/empty"
    settle "$1.status" "$scratch/status" "$scratch/zero"
    checked=$((checked + 1))
}

# run_batch FILE…: the same as `run` for many programs in one process, where that is the WebAssembly build.
run_batch() {
    local number=0 file stream
    if [ -n "$oracle" ] || [[ $("$here/oracle.sh" --which) != *WebAssembly* ]]; then
        for file in "$@"; do run "${file%.py}" "" "$file"; done
        return
    fi
    mkdir "$scratch/batch"
    "$here/oracle.sh" --quiet --batch "$scratch/batch" "$@" </dev/null
    for file in "$@"; do
        for stream in out err status; do mv "$scratch/batch/$number.$stream" "$scratch/$stream"; done
        settle_all "${file%.py}" "$(realpath "$file")"
        number=$((number + 1))
    done
}

# run STEM OPTIONS FILE [ARGS…]: runs the program, settles STEM.out, STEM.err and STEM.status.
run() {
    local stem=$1 options=$2 file status=0
    file=$(realpath -m "$3")
    shift 3
    local words=("$file" "$@")
    local silent=/nonexistent
    [[ $file = "$tests"/errors/* ]] && silent=$scratch/empty
    # A file `args` is the command line, to be run in its folder.
    if [ -e "$(dirname "$file")/args" ]; then read -ra words <"$(dirname "$file")/args"; fi
    # shellcheck disable=SC2086 # OPTIONS is a list of words
    (cd "$(dirname "$file")" && "$here/oracle.sh" --quiet ${oracle:-$options} "${words[@]}") \
        </dev/null >"$scratch/out" 2>"$scratch/err" || status=$?
    echo "$status" >"$scratch/status"
    settle_all "$stem" "$file" "$silent"
}

[ $# -gt 0 ] || set -- "$tests"/programs/*.py "$tests"/small/*.py "$tests"/small/*/main.py "$tests"/edits/*.py \
    "$tests"/errors/*.py "$tests"/errors/*/ "$tests"/lang/*/*.py
batch=()
for file in "$@"; do
    [ -d "$file" ] && file=${file%/}/main.py
    case $(realpath "$file") in
        "$tests"/programs/*)
            for size in ${sizes//,/ }; do
                options=--native
                [ "$size" = tiny ] && options=
                run "${file%.py}.$size" "$options" "$file" "$size"
            done
            ;;
        *)
            options=
            grep -qs '^# oracle: native$' "$file" && options=--native
            [ -e "$(dirname "$file")/args" ] && options=--native
            runs=$(sed -n 's/^# runs: //p' "$file" 2>/dev/null || true)
            if [ -z "$options$runs" ] && [[ $(realpath "$file") = "$tests"/lang/* ]]; then
                batch+=("$file")
            elif [ -z "$runs" ]; then
                run "${file%.py}" "$options" "$file"
            fi
            for argument in $runs; do
                run "${file%.py}.$argument" "$options" "$file" "$argument"
            done
            ;;
    esac
done
[ ${#batch[@]} -eq 0 ] || run_batch "${batch[@]}"

echo "oracle: $(if [ -n "$oracle" ]; then echo "$oracle"; else "$here/oracle.sh" --which; echo "oracle: where it may not decide, $("$here/oracle.sh" --native --which)"; fi)" >&2
echo "oracle: $checked checked, ${#different[@]} different" >&2
[ ${#different[@]} -eq 0 ]
