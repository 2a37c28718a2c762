# shellcheck shell=bash
# What run.sh and test.sh share: finding out what is missing on this machine, and installing only that.
#
# A list of needs is a function that calls need_lib, need_cmd, need_file and need_compiler. `provide`
# takes the names of such functions, looks at everything they need, installs what is missing, looks again.

# ldconfig and other tools we ask are outside an ordinary user's PATH on Debian; rustup's cargo is outside
# it until the next login.
PATH="$PATH:/usr/sbin:/sbin:${CARGO_HOME:-${HOME:-}/.cargo}/bin"

missing=()  # packages to install, as this machine's package manager calls them
unfound=()  # the same in words: what was looked for and not found

die() {
    echo "$*" >&2
    exit 1
}

# apt, dnf, pacman, or nothing if we know none of this machine's. What the system says it is comes first:
# Debian packages pacman, Arch and Fedora package apt.
package_manager() {
    local kin=''
    if [[ -r /etc/os-release ]]; then
        # shellcheck disable=SC1091 # it is there only on the machine that runs this
        kin=" $(. /etc/os-release && echo "${ID:-} ${ID_LIKE:-}") "
    fi
    case $kin in
        *' debian '* | *' ubuntu '*) command -v apt-get >/dev/null && echo apt ;;
        *' fedora '*) command -v dnf >/dev/null && echo dnf ;;
        *' arch '*) command -v pacman >/dev/null && echo pacman ;;
    esac || true
}
manager=$(package_manager)

# Notes that $1 was not found. $2, $3, $4: the packages that bring it on Debian, on Fedora and on Arch
# (more than one: with spaces between).
lacks() {
    local names='' packages
    case $manager in
        apt) names=$2 ;;
        dnf) names=$3 ;;
        pacman) names=$4 ;;
    esac
    unfound+=("$1")
    read -ra packages <<<"$names"
    missing+=("${packages[@]}")
}

has_lib() {
    local known folder folders
    # Read as a whole: `ldconfig | grep -q` fails under pipefail when grep stops reading early.
    known=$(ldconfig -p 2>/dev/null || true)
    [[ $known == *$'\t'"$1 "* ]] && return
    # Systems without a linker cache, and folders named in the environment.
    IFS=: read -ra folders <<<"${LD_LIBRARY_PATH:-}:/usr/lib64:/usr/lib"
    for folder in "${folders[@]}"; do
        [[ -n $folder && -e $folder/$1 ]] && return
    done
    return 1
}

# need_lib SONAME DEBIAN FEDORA ARCH
need_lib() {
    has_lib "$1" || lacks "$@"
}

# need_cmd COMMAND DEBIAN FEDORA ARCH
need_cmd() {
    command -v "$1" >/dev/null || lacks "$@"
}

# need_file WORDS DEBIAN FEDORA ARCH PATTERN...: at least one file matches one of the patterns.
need_file() {
    compgen -G "$5" >/dev/null && return
    if (($# > 5)); then
        need_file "${@:1:4}" "${@:6}"
    else
        lacks "${@:1:4}"
    fi
}

# Linking is tried for real: a `cc` without the C library's headers is no use to the crates with C in them.
need_compiler() {
    echo '#include <stdlib.h>
int main(void) { return EXIT_SUCCESS; }' | cc -x c -o /dev/null - 2>/dev/null ||
        lacks 'a C compiler (cc) with the headers of the C library' 'gcc libc6-dev' 'gcc glibc-devel' 'gcc'
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif ! command -v sudo >/dev/null; then
        die "This needs root, and there is no sudo; run as root: $*"
    elif [[ -t 0 ]]; then
        sudo "$@"
    else
        # Nobody could type a password.
        sudo -n "$@"
    fi
}

install_packages() {
    echo "Installing: $*"
    case $manager in
        apt)
            # A list that cannot be fetched (some third party's, say) need not concern our packages.
            as_root apt-get update -q || echo 'apt-get update failed; going on with the lists as they are.'
            as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
            ;;
        dnf) as_root dnf install -y --setopt=install_weak_deps=False "$@" ;;
        pacman)
            # If the package lists are absent or too old, the whole system is brought up to date: Arch
            # supports no new packages on an old system.
            as_root pacman -S --needed --noconfirm "$@" || as_root pacman -Syu --needed --noconfirm "$@"
            ;;
    esac
}

# `a, b, c` from a b c
commas() {
    local joined
    joined=$(printf ', %s' "$@")
    echo "${joined:2}"
}

look() {
    local needs
    missing=()
    unfound=()
    for needs in "$@"; do
        "$needs"
    done
}

# provide NEEDS...: see the top.
provide() {
    local packages
    look "$@"
    ((${#unfound[@]})) || return 0
    [[ -n $manager ]] ||
        die "This system's package manager is not known here; install by hand, then run this again: $(commas "${unfound[@]}")."
    # Several things may come from one package.
    mapfile -t packages < <(printf '%s\n' "${missing[@]}" | sort -u)
    install_packages "${packages[@]}" ||
        die "Installing failed; these are still needed: $(commas "${unfound[@]}")."
    hash -r
    look "$@"
    ((${#unfound[@]} == 0)) || die "Installed, but still not found: $(commas "${unfound[@]}")."
}

# ---- The lists ---------------------------------------------------------------------------------------

build_needs() {
    need_compiler
}

# The program opens these by name when it starts, so the linker does not ask for them.
window_needs() {
    need_lib libX11.so.6 libx11-6 libX11 libx11
    need_lib libX11-xcb.so.1 libx11-xcb1 libX11-xcb libx11
    need_lib libXcursor.so.1 libxcursor1 libXcursor libxcursor
    need_lib libXi.so.6 libxi6 libXi libxi
    need_lib libxkbcommon.so.0 libxkbcommon0 libxkbcommon libxkbcommon
    need_lib libxkbcommon-x11.so.0 libxkbcommon-x11-0 libxkbcommon-x11 libxkbcommon-x11
    need_lib libGL.so.1 libgl1 libglvnd-glx libglvnd
    need_lib libEGL.so.1 libegl1 libglvnd-egl libglvnd
    need_lib libfontconfig.so.1 libfontconfig1 fontconfig fontconfig
    # Mesa's drivers, the one that draws without a graphics card among them; newer Mesa has them in one file.
    need_file "Mesa's OpenGL drivers" libgl1-mesa-dri mesa-dri-drivers mesa \
        '/usr/lib*/dri/swrast_dri.so' '/usr/lib/*/dri/swrast_dri.so' \
        '/usr/lib*/libgallium-*.so' '/usr/lib/*/libgallium-*.so'
}

wayland_needs() {
    need_lib libwayland-client.so.0 libwayland-client0 libwayland-client wayland
    need_lib libwayland-egl.so.1 libwayland-egl1 libwayland-egl wayland
}

virtual_display_needs() {
    need_cmd Xvfb xvfb xorg-x11-server-Xvfb xorg-server-xvfb
    need_cmd openbox openbox openbox openbox
    need_cmd xdotool xdotool xdotool xdotool
    need_cmd wmctrl wmctrl wmctrl wmctrl
    need_cmd import imagemagick ImageMagick imagemagick
    need_cmd identify imagemagick ImageMagick imagemagick
}

picture_test_needs() {
    need_lib libvulkan.so.1 libvulkan1 vulkan-loader vulkan-icd-loader
    need_file "Mesa's Vulkan software renderer (lavapipe)" mesa-vulkan-drivers mesa-vulkan-drivers vulkan-swrast \
        '/usr/share/vulkan/icd.d/lvp_icd*.json' '/etc/vulkan/icd.d/lvp_icd*.json'
}

# The one thing that is not installed here.
require_cargo() {
    command -v cargo >/dev/null || die 'There is no cargo; install a Rust toolchain, then run this again.'
}

# rust_component COMPONENT SUBCOMMAND: the toolchain has the component that brings `cargo SUBCOMMAND`.
rust_component() {
    cargo "$2" --version >/dev/null 2>&1 && return
    command -v rustup >/dev/null ||
        die "There is no 'cargo $2'; install $1 for your Rust toolchain, then run this again."
    rustup component add "$1"
}
