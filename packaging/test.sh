#!/usr/bin/env bash
# Everything that is checked before a change is taken, the cheapest first. No display is needed: the tests
# of the real window start their own virtual one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=packaging/lib.sh
. packaging/lib.sh

# The tests that draw pictures, and those that start the program in a real window.
features=pictures,real-window

[[ ${CI:-} != true ]] || export CARGO_TERM_COLOR=never

heading() {
    echo "== $*"
}

total_time() {
    echo "== Total: $((SECONDS / 60)) min $((SECONDS % 60)) s"
}
trap total_time EXIT

heading 'What the tests need'
require_cargo
rust_component rustfmt fmt
rust_component clippy clippy
provide build_needs window_needs virtual_display_needs picture_test_needs

heading Formatting
cargo fmt --check

heading Lints
cargo clippy --locked --all-targets --features "$features" -- -D warnings

heading Tests
cargo test --locked --features "$features"
