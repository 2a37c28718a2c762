//! Decks: all pages of a brief, and the brief that makes itself.

mod automatic;

use super::{Page, Stage, slide};
use crate::model::{Brief, Id, Slide, word::Aspect};

pub use automatic::automatic;

/// All pages of a brief, in order, numbered from 1; slides that are hidden are left out. If there
/// is nothing, one page says so.
pub fn pages(stage: &Stage, brief: &Brief) -> Vec<Page> {
    let aspect = brief.aspect.as_ref();
    let mut pages: Vec<Page> = Vec::new();
    for slide in shown(brief) {
        pages.extend(slide::pages(stage, slide, aspect, pages.len() + 1));
    }
    if pages.is_empty() {
        pages.push(slide::empty_page(stage, aspect));
    }
    pages
}

/// The slides of a brief that are shown.
pub fn shown(brief: &Brief) -> impl Iterator<Item = &Slide> {
    brief.slides.iter().filter(|slide| !slide.hidden)
}

/// A brief as it is on a stage: for a room, what it may see of it. None, if it may not see it.
pub fn on_stage<'a>(stage: &'a Stage, brief: &Id) -> Option<&'a Brief> {
    stage.scenario().briefs.get(brief)
}

/// The same brief in other proportions.
#[must_use]
pub fn in_aspect(mut brief: Brief, aspect: Aspect) -> Brief {
    brief.aspect = Some(aspect);
    brief
}
