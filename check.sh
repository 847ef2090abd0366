#!/usr/bin/env bash
# Runs everything that must pass before a change is taken over; CI runs exactly this.
# Installs missing system packages as root on Debian and Ubuntu; elsewhere it names them.
set -euo pipefail
cd "$(dirname "$0")"

packages=(gcc make pkg-config xvfb xdotool openbox imagemagick x11-utils libgl1-mesa-dri libegl1 libxkbcommon-x11-0 libxcursor1 libxi6
    libxrandr2 mesa-vulkan-drivers libvulkan1 dbus dbus-x11 xdg-desktop-portal xdg-desktop-portal-gtk zenity fonts-noto-core)
missing=()
if command -v dpkg-query >/dev/null; then
    for package in "${packages[@]}"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
fi
if ((${#missing[@]})); then
    if [[ $(id -u) == 0 ]]; then
        echo "== installing ${missing[*]}"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
    else
        echo "These packages are missing: ${missing[*]}" >&2
        echo "Install them: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
elif ! command -v dpkg-query >/dev/null; then
    echo "Not a Debian system: make sure that what these packages hold is installed: ${packages[*]}"
fi

step() { echo; echo "== $*"; }

step format
cargo fmt --all -- --check
step clippy with the window
cargo clippy --locked --all-targets -- -D warnings
step clippy without the window
cargo clippy --locked --no-default-features --lib --bins -- -D warnings
step tests and doc tests
DATELINE_REAL_WINDOW=1 cargo test --locked
step documentation
RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps
step samples
# The binary that the tests built: without the tests' features cargo would build the whole window once more.
dateline=${CARGO_TARGET_DIR:-target}/debug/dateline
articles=$("$dateline" extract --format jsonl assets/articles | wc -l)
[[ $articles == 12 ]] || { echo "12 sample articles expected, $articles read" >&2; exit 1; }
for project in projects/*.ron; do
    "$dateline" check "$project"
done
echo
echo "everything passed"
