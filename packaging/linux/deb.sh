#!/usr/bin/env bash
# Builds the Debian package into target/debian, and says where it is. Installs what that needs.
# Arguments are handed on to `cargo deb`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=packaging/lib.sh
. packaging/lib.sh

# dpkg-shlibdeps finds out which libraries the program is linked with.
deb_needs() {
    need_cmd dpkg-shlibdeps dpkg-dev dpkg-dev dpkg
}

require_cargo
provide build_needs deb_needs
command -v cargo-deb >/dev/null || cargo install --locked cargo-deb
cargo deb --locked "$@"
