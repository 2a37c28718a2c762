//! Tests across the parts. Those that need the typefaces are left out where their files aren't.

mod geometry;
mod png;
mod sample;
mod scene;
pub(super) mod support;
mod svg;

pub(super) use sample::sample;

/// All the typefaces, or none if their files aren't there.
pub(super) fn fonts_or_none() -> super::Fonts {
    support::fonts().unwrap_or_else(support::no_fonts)
}
