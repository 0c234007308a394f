#!/bin/sh
# The first link on a fresh machine: takes the C compiler that is there, installs one where it may, else says how.
set -eu

if command -v cc >/dev/null 2>&1; then
    exec cc "$@"
fi

# rustc swallows what a linker says unless it fails, so progress goes to the terminal itself.
say() {
    { printf '%s\n' "$1" >/dev/tty; } 2>/dev/null || true
}

line="apt-get install -y gcc libc6-dev"
if ! command -v apt-get >/dev/null 2>&1; then
    echo "A C compiler is missing: install one with your system's package manager, so that \`cc\` works." >&2
    exit 1
elif [ "$(id -u)" = 0 ]; then
    as_root="env"
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n env"
else
    echo "A C compiler is missing. Type this line once, then try again: sudo apt-get update && sudo $line" >&2
    exit 1
fi

say "Installing a C compiler: $line"
{
    $as_root DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 update
    $as_root DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 \
        install -y --no-install-recommends gcc libc6-dev
} >&2
exec cc "$@"
