#!/usr/bin/env bash
# Draws the icon in all its sizes from its two drawings, into assets/icon. Run it after changing one;
# the pictures are checked in, so that building needs no tool for it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=packaging/lib.sh
. packaging/lib.sh

icon_needs() {
    need_cmd rsvg-convert librsvg2-bin librsvg2-tools librsvg
}

# draw DRAWING SIZE...
draw() {
    local size
    for size in "${@:2}"; do
        rsvg-convert --width "$size" --height "$size" --output "assets/icon/$size.png" "assets/icon/$1.svg"
    done
}

provide icon_needs
draw nonpaper-small 16 22 24 32
draw nonpaper 48 64 128 256 512
