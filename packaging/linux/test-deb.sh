#!/usr/bin/env bash
# Proves the package: in a bare Debian it is installed with what it asks for and nothing else, its window
# opens, a scenario opens by the system's own "open" as a double click would, a second one in the same
# window, and after removing it only the user's data remains. Leaves pictures in target/deb-proof.
#
#   test-deb.sh [PACKAGE.deb]     (else the newest one in target/debian; deb.sh builds it)
#
# Needs root. The bare Debian is the release of this machine, from the mirror that its apt uses.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=packaging/lib.sh
. packaging/lib.sh

((EUID == 0)) || die "This needs root: $0 $*"
[[ $manager == apt ]] || die 'This needs a Debian, for its apt knows a mirror.'
# What is mounted below goes away with the script, whatever happens.
[[ ${1:-} == --apart ]] || exec unshare --mount -- "$0" --apart "$@"
shift

proof=target/deb-proof
user=ann
id=1000
home=/home/$user
type=application/vnd.nonpaper.scenario+json
root=$(mktemp -d)
chmod 755 "$root"  # its users go through it
children=()

heading() {
    echo "== $*"
}

clean_up() {
    local child
    for ((child = ${#children[@]} - 1; child >= 0; child--)); do
        kill "${children[child]}" 2>/dev/null || true
        wait "${children[child]}" 2>/dev/null || true
    done
    # The program may have been started by a program that was started in the root.
    chroot "$root" pkill -u "$id" 2>/dev/null || true
    umount --recursive --lazy "$root"/{dev,proc,tmp/.X11-unix} 2>/dev/null || true
    rm -rf --one-file-system "$root"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# within SECONDS COMMAND...: tries the command until it succeeds, at most that long.
within() {
    local end=$((SECONDS + $1))
    until "${@:2}"; do
        ((SECONDS < end)) || return 1
        sleep 0.2
    done
}

# same WHAT EXPECTED FOUND
same() {
    [[ $2 == "$3" ]] || die "$1: expected '$2', found '$3'."
    echo "$1: $3"
}

# ---- The bare Debian ---------------------------------------------------------------------------------

proof_needs() {
    need_cmd debootstrap debootstrap debootstrap debootstrap
}

# shellcheck disable=SC1091 # it is there only on the machine that runs this
release=$(. /etc/os-release && echo "$VERSION_CODENAME")

# The mirror from which this machine gets the release itself.
mirror() {
    # shellcheck disable=SC2016 # apt fills these in
    apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(SITE)' 'Created-By: Packages' |
        awk -v release="$release" '$1 == release && $2 == "main" { print $3; exit }'
}

in_root() {
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

as_user() {
    chroot --userspec="$id:$id" "$root" env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME="$home" \
        XDG_RUNTIME_DIR="/run/user/$id" DISPLAY="$DISPLAY" LIBGL_ALWAYS_SOFTWARE=1 "$@"
}

install_in_root() {
    in_root apt-get install -q -y --no-install-recommends "$@"
}

make_root() {
    local from
    from=$(mirror)
    [[ -n $from ]] || die "apt knows no mirror of $release."
    debootstrap --variant=minbase "$release" "$root" "$from" >"$proof/debootstrap.log" 2>&1 ||
        die "debootstrap failed, see $proof/debootstrap.log."
    # How this machine's apt reaches the mirror.
    cp /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/"
    mount --rbind /dev "$root/dev"
    mount -t proc proc "$root/proc"
    mkdir -p "$root/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    in_root useradd --uid "$id" --user-group --create-home "$user"
    in_root install -d -o "$id" -g "$id" -m 700 "/run/user/$id"
}

# ---- The display -------------------------------------------------------------------------------------

start_display() {
    mkdir -p /tmp/.X11-unix
    Xvfb -displayfd 3 -screen 0 1280x800x24 +extension GLX -ac -nolisten tcp \
        3>"$proof/display" 2>"$proof/Xvfb.log" &
    children+=($!)
    within 20 test -s "$proof/display" || die "The virtual display did not start, see $proof/Xvfb.log."
    DISPLAY=:$(<"$proof/display")
    export DISPLAY
    rm "$proof/display"
    openbox --sm-disable >/dev/null 2>&1 &
    children+=($!)
    within 20 wmctrl -m >/dev/null 2>&1 || die 'The window manager did not start.'
}

titles() {
    wmctrl -l | cut -d' ' -f5-
}

# shows TITLE: it is the only window, and has this title.
shows() {
    [[ $(titles) == "$1 – Nonpaper" ]]
}

no_window() {
    [[ -z $(titles) ]]
}

# expect TITLE PICTURE
expect() {
    within 60 shows "$1" || die "No window shows '$1'; there are: $(titles)"
    sleep 2
    import -window root "$proof/$2.png"
    # A blank window has a handful of colours.
    (($(identify -format %k "$proof/$2.png") > 200)) || die "The window is empty, see $proof/$2.png."
    echo "$1: $proof/$2.png"
}

quit() {
    # Once it has the focus.
    wmctrl -a Nonpaper
    sleep 0.5
    xdotool key ctrl+q
    within 20 no_window || die "The program did not end by Ctrl+Q: $(titles)"
}

# ---- The proof ---------------------------------------------------------------------------------------

package=${1:-$(find target/debian -name 'nonpaper_*.deb' -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -1 | cut -d' ' -f2-)}
[[ -f $package ]] || die 'There is no package; packaging/linux/deb.sh builds it.'
provide proof_needs virtual_display_needs
rm -rf "$proof"
mkdir -p "$proof"

heading "A bare Debian $release"
make_root
in_root dpkg-query -W | wc -l | xargs printf '%s packages\n'
start_display

heading "Installing $package with what it depends on"
cp "$package" "$root/tmp/nonpaper.deb"
in_root apt-get update -q >"$proof/apt.log"
install_in_root /tmp/nonpaper.deb >>"$proof/apt.log" || die "Installing failed, see $proof/apt.log."
in_root dpkg-query -W | wc -l | xargs printf '%s packages\n'
in_root nonpaper --version
same 'Libraries not found' '' "$(in_root ldd /usr/bin/nonpaper | grep 'not found' || true)"

heading 'The first run, with nothing else installed'
as_user nonpaper 2>"$proof/first-run.log" &
children+=($!)
expect 'Berlin talks' first-run
same 'Class of the window' org.nonpaper.Nonpaper "$(xdotool search --onlyvisible --name Nonpaper getwindowclassname | sort -u)"
quit
same 'Files it left' '' "$(find "$root$home" -type f -ipath '*nonpaper*')"

heading 'The tools of a desktop'
install_in_root desktop-file-utils shared-mime-info hicolor-icon-theme libglib2.0-bin appstream >>"$proof/apt.log"
in_root desktop-file-validate /usr/share/applications/org.nonpaper.Nonpaper.desktop
in_root appstreamcli validate --no-net /usr/share/metainfo/org.nonpaper.Nonpaper.metainfo.xml

heading 'What the desktop makes of a scenario'
as_user nonpaper new "$home/Geneva round.nonpaper" --template mediated
as_user nonpaper new "$home/Astana round.nonpaper" --template bilateral
as_user cp "$home/Geneva round.nonpaper" "$home/no ending"
for name in 'Geneva round.nonpaper' 'no ending'; do
    same "Type of '$name'" "$type" \
        "$(as_user gio info -a standard::content-type "$home/$name" | sed -n 's/.*standard::content-type: //p')"
done
same 'Opens with' org.nonpaper.Nonpaper.desktop \
    "$(as_user gio mime "$type" | sed -n 's/^Default application for .*: //p')"

heading 'Opening one, as a double click does'
as_user gio open "$home/Geneva round.nonpaper" 2>"$proof/opened.log"
expect 'Mediated talks' opened
heading 'Another one, in the same window'
as_user gio open "$home/Astana round.nonpaper" 2>>"$proof/opened.log"
expect 'Bilateral talks' handed-over
same 'Programs running' 1 \
    "$(in_root sh -c 'ls -l /proc/[0-9]*/exe 2>/dev/null | grep -c "/usr/bin/nonpaper$"' || true)"
quit

heading 'Removing it'
user_files() {
    (cd "$root$home" && find . -type f | sort)
}
before=$(user_files)
in_root apt-get purge -q -y nonpaper >>"$proof/apt.log"
same 'Left in the system' '' "$(find "$root" -xdev \( -path "$root/tmp" -o -path "$root$home" -o -path "$root/run" -o -path "$root/proc" \) -prune -o -ipath '*nonpaper*' -print)"
same 'Left in the caches of types and applications' '' \
    "$(grep -rli nonpaper "$root/usr/share/mime" "$root/usr/share/applications" "$root/usr/share/icons" 2>/dev/null || true)"
same "The user's files" "$before" "$(user_files)"
heading 'Proved'
