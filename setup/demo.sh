#!/usr/bin/env bash
# Runs one program on each tier, then cold and warm, and shows side by side where the time went.
#
#   setup/demo.sh REKINDLE PROGRAM SIZE      a program of tests/py/programs and its size
set -euo pipefail

rekindle=$1 program=$2 size=$3
file=$(cd "$(dirname "$0")/.." && pwd)/tests/py/programs/$program.py
# With it nothing would be remembered, and the second run would be a first one.
unset PYTHONDONTWRITEBYTECODE
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# number KEY: the first number or truth value after "KEY" in the text on stdin.
number() { grep -o "\"$1\":[0-9a-z.+-]*" | head -n 1 | cut -d: -f2; }
# within OBJECT KEY: that of "KEY" in the object "OBJECT" of the last run's statistics.
within() { tr -d ' \n' <"$scratch/stats" | grep -o "\"$1\":{.*" | number "$2"; }

# run NAME OPTION…: one process; prints its row, and checks what it wrote.
run() {
    local name=$1 wall_ms
    shift
    rm -f "$scratch/stats"
    "$rekindle" "$@" -X "stats=json:$scratch/stats" "$file" "$size" >"$scratch/out"
    cmp "$scratch/out" "${file%.py}.$size.out"
    wall_ms=$(tr -d ' \n' <"$scratch/stats" | number wall_ms)
    printf '%-24s %8.1f ms %8.3f %7.3f %7.3f %10s %7s %8s %6s\n' "$name" "$wall_ms" \
        "$(within tier_share tier0)" "$(within tier_share tier1)" "$(within tier_share tier2)" \
        "$(within tier1 recorded)" "$(within tier2 compiled)" "$(within tier2 loaded)" "$(within tier2 llvm_loaded)"
}

echo "$program, size $size: share of loop turns and calls by tier, and what had to be done for it"
printf '%-24s %11s %8s %7s %7s %10s %7s %8s %6s\n' "" "time" "tier 0" "tier 1" "tier 2" "recorded" "LLVMed" "loaded" "LLVM"
run "interpreter" -X tier=0 -X store=off
run "tiers 0 and 1" -X tier=1 -X store=off
# At once, not in the background: on a busy machine the run might else end before LLVM does.
run "all tiers, first run" -X jit=sync -X "store=$scratch/store"
run "all tiers, second run" -X "store=$scratch/store"
echo "every run printed what CPython prints; the first run waited for LLVM, so that the second has its code"
