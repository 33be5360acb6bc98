#!/usr/bin/env bash
# Installs what Rekindle needs to build and to test, and nothing that is already there.
#
#   setup/install.sh                  what the build and the tests need
#   setup/install.sh --with-oracles   also what expected outputs and instruction counts are made with
#   setup/install.sh --check          installs nothing; says what is missing, status 1 if anything is
#   setup/install.sh --llvm-prefix    prints the folder for LLVM_SYS_191_PREFIX, and nothing else
#
# Rust is not installed here: rust-toolchain.toml names the version, rustup brings it.
set -euo pipefail

# What is needed: package | how to see that it is there | why.
REQUIRED=(
    "gcc|command -v cc|links the program and compiles C test drivers"
    "g++|command -v c++|LLVM's C++ symbols are linked through it"
    "libc6-dev|test -e /usr/include/stdio.h|headers for the above"
    "llvm-19-dev|llvm_prefix|tier 2, and the stencils that the build makes"
    "libpolly-19-dev|has_package libpolly-19-dev|LLVM 19's static libraries refer to it"
    "libzstd-dev|test -e /usr/include/zstd.h|LLVM 19 is linked with it"
    "zlib1g-dev|test -e /usr/include/zlib.h|LLVM 19 is linked with it"
    "gcc-aarch64-linux-gnu|command -v aarch64-linux-gnu-gcc|links the AArch64 tests"
    "libc6-dev-arm64-cross|test -e /usr/aarch64-linux-gnu/include/stdio.h|C library of the AArch64 tests"
    "qemu-user|command -v qemu-aarch64|runs the AArch64 tests on this machine"
)
ORACLES=(
    "nodejs|command -v node|runs CPython 3.14 as WebAssembly (setup/oracle)"
    "npm|command -v npm|fetches it"
    "pypy3|command -v pypy3|a second opinion, and a rival for rekindle bench"
    "valgrind|command -v valgrind|counts instructions"
)

say() { echo "setup: $*" >&2; }
fail() { say "$*"; exit 1; }

has_package() {
    dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed' && return
    # Without dpkg nothing can be said: an LLVM that was found is taken as complete.
    ! command -v dpkg-query >/dev/null
}

# Prints the prefix of an LLVM 19 with its development files: the one that is set, or the first one found.
llvm_prefix() {
    local config version
    for config in "${LLVM_SYS_191_PREFIX:+$LLVM_SYS_191_PREFIX/bin/llvm-config}" \
        llvm-config-19 /usr/lib/llvm-19/bin/llvm-config llvm-config; do
        [ -n "$config" ] && command -v "$config" >/dev/null || continue
        version=$("$config" --version)
        [ "${version%%.*}" = 19 ] && [ -e "$("$config" --includedir)/llvm-c/Core.h" ] || continue
        "$config" --prefix
        return
    done
    return 1
}

# Fills `missing` with the packages whose check fails, saying why each is wanted.
find_missing() {
    local row package rest
    for row in "$@"; do
        package=${row%%|*} rest=${row#*|}
        if ! eval "${rest%%|*}" >/dev/null 2>&1; then
            say "missing: $package (${rest#*|})"
            missing+=("$package")
        fi
    done
}

# Installs packages with apt-get, as root or through sudo.
install_packages() {
    local root=()
    command -v apt-get >/dev/null ||
        fail "this script knows only apt-get; please install the equivalents of: $*"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail "not root and no sudo; as root, run: apt-get install --no-install-recommends $*"
        root=(sudo)
    fi
    say "installing with apt-get: $*"
    "${root[@]}" apt-get update -qq >&2 || say "apt-get update failed; trying with the package lists at hand"
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 ||
        fail "apt-get could not install: $*"
}

main() {
    local mode=install rows=("${REQUIRED[@]}") missing=()
    for argument in "$@"; do
        case $argument in
            --with-oracles) rows+=("${ORACLES[@]}") ;;
            --check) mode=check ;;
            --llvm-prefix) llvm_prefix || fail "no LLVM 19 with development files; run setup/install.sh"; return ;;
            *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
        esac
    done

    command -v cargo >/dev/null ||
        fail "no cargo: install Rust with rustup (https://rustup.rs), then run this again"
    find_missing "${rows[@]}"
    if [ ${#missing[@]} -gt 0 ]; then
        [ "$mode" = install ] || exit 1
        install_packages "${missing[@]}"
        missing=()
        find_missing "${rows[@]}"
        [ ${#missing[@]} -eq 0 ] || fail "still missing after the installation: ${missing[*]}"
    fi
    say "all there; LLVM_SYS_191_PREFIX=$(llvm_prefix)"
}

main "$@"
