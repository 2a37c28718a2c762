#!/usr/bin/env bash
# Sets up everything, builds Nonpaper and starts it with the sample talks. All it needs is a Rust toolchain.
# Arguments are handed on to the program. Without a display it starts the program on a virtual one and
# leaves a picture of it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=packaging/lib.sh
. packaging/lib.sh

target=${CARGO_TARGET_DIR:-target}
program=$target/release/nonpaper
arguments=(--template berlin-talks "$@")
picture=$target/nonpaper.png

build() {
    cargo build --release --locked
}

# ---- With a display ----------------------------------------------------------------------------------

run_on_display() {
    local needs=(build_needs window_needs)
    [[ -z ${WAYLAND_DISPLAY:-} ]] || needs+=(wayland_needs)
    provide "${needs[@]}"
    build
    exec "$program" "${arguments[@]}"
}

# ---- Without one -------------------------------------------------------------------------------------

scratch=  # everything temporary: the program's data, its messages, the number of the display
children=()

clean_up() {
    local child
    # In reverse: the program before the display it is on.
    for ((child = ${#children[@]} - 1; child >= 0; child--)); do
        kill "${children[child]}" 2>/dev/null || true
        wait "${children[child]}" 2>/dev/null || true
    done
    [[ -z $scratch ]] || rm -rf "$scratch"
}

# within SECONDS COMMAND...: tries the command until it succeeds, at most that long.
within() {
    local end=$((SECONDS + $1))
    until "${@:2}"; do
        ((SECONDS < end)) || return 1
        sleep 0.2
    done
}

fail_with_messages() {
    echo "$1; what it had to say:" >&2
    cat "$scratch/$2.log" >&2
    exit 1
}

start_display() {
    # Xvfb picks the free number itself, so two runs at a time cannot get the same one.
    Xvfb -displayfd 3 -screen 0 1280x800x24 +extension GLX +extension RANDR -nolisten tcp \
        3>"$scratch/number" 2>"$scratch/Xvfb.log" &
    children+=($!)
    within 20 test -s "$scratch/number" || fail_with_messages 'The virtual display did not start' Xvfb
    DISPLAY=:$(<"$scratch/number")
    export DISPLAY
    # Else the program would look for Wayland first.
    unset WAYLAND_DISPLAY WAYLAND_SOCKET
    openbox --sm-disable >"$scratch/openbox.log" 2>&1 &
    children+=($!)
    within 20 wmctrl -m >/dev/null 2>&1 || fail_with_messages 'The window manager did not start' openbox
}

start_program() {
    # The talks on show must not end up among somebody's real ones.
    LIBGL_ALWAYS_SOFTWARE=1 "$program" --data-dir "$scratch/data" "${arguments[@]}" 2>"$scratch/program.log" &
    process=$!
    children+=("$process")
}

# Sets `window` once the program has one; true too if the program is gone, for then there is nothing to wait for.
window_or_end() {
    local id owner
    window=
    while read -r id _ owner _; do
        [[ $owner != "$process" ]] || window=$id
    done < <(wmctrl -lp)
    [[ -n $window ]] || ! running
}

running() {
    kill -0 "$process" 2>/dev/null
}

# Takes the picture. False if there is nothing on it: a few colours are still no interface. Only what is
# inside the frame is counted, the frame has colours of its own.
take_picture() {
    sleep 2
    running || fail_with_messages 'The program ended at once' program
    import -window root "$picture" &&
        import -window "$window" "$scratch/inside.png" &&
        (($(identify -format %k "$scratch/inside.png") > 16))
}

run_on_virtual_display() {
    provide build_needs window_needs virtual_display_needs
    build
    trap clean_up EXIT
    trap 'exit 130' INT TERM
    scratch=$(mktemp -d)
    mkdir "$scratch/data"
    start_display
    start_program
    within 60 window_or_end || true
    [[ -n $window ]] || fail_with_messages 'No window appeared' program
    wmctrl -i -r "$window" -b add,maximized_vert,maximized_horz
    # Drawing without a graphics card may take its time, so an empty window gets a second look.
    within 15 take_picture || die "The window is empty (16 colours or fewer), see $picture."
    echo "There is no display here, so Nonpaper was started on a virtual one; its picture is $picture."
}

require_cargo
if [[ -n ${WAYLAND_DISPLAY:-}${DISPLAY:-} ]]; then
    run_on_display
else
    run_on_virtual_display
fi
