//! What is done to the slides of a brief: each one step to undo.

use crate::{
    document::{Edit, Transaction},
    model::{Brief, Id, Slide},
};

fn edit(
    brief: &Id,
    label: &str,
    change: impl Fn(&mut Brief) + Send + Sync + 'static,
) -> Transaction {
    Transaction::new(label, Edit::update(brief, change)).selecting(Some(brief.clone()))
}

fn place(brief: &Brief, slide: &Id) -> Option<usize> {
    brief.slides.iter().position(|it| it.id == *slide)
}

/// Moves a slide by so many places.
pub(super) fn moved(brief: &Id, slide: &Id, by: isize) -> Transaction {
    let slide = slide.clone();
    edit(brief, "move slide", move |brief| {
        let Some(from) = place(brief, &slide) else {
            return;
        };
        let last = brief.slides.len().saturating_sub(1);
        let to = from.saturating_add_signed(by).min(last);
        let taken = brief.slides.remove(from);
        brief.slides.insert(to, taken);
    })
}

/// Hides a slide, or shows it again.
pub(super) fn hidden(brief: &Id, slide: &Id, is_hidden: bool) -> Transaction {
    let slide = slide.clone();
    let label = if is_hidden {
        "hide slide"
    } else {
        "show slide"
    };
    edit(brief, label, move |brief| {
        let mut slides = brief.slides.iter_mut();
        if let Some(slide) = slides.find(|it| it.id == slide) {
            slide.hidden = is_hidden;
        }
    })
}

/// Puts a copy of a slide after it.
pub(super) fn doubled(brief: &Id, slide: &Id, fresh: Id) -> Transaction {
    let slide = slide.clone();
    edit(brief, "duplicate slide", move |brief| {
        let Some(at) = place(brief, &slide) else {
            return;
        };
        if let Some(own) = brief.slides.get(at) {
            let copy = Slide {
                id: fresh.clone(),
                ..own.clone()
            };
            brief.slides.insert(at + 1, copy);
        }
    })
}

/// Puts a slide after another one, or at the end.
pub(super) fn added(brief: &Id, after: Option<&Id>, slide: &Slide) -> Transaction {
    let (after, slide) = (after.cloned(), slide.clone());
    edit(brief, "add slide", move |brief| {
        let before = after.as_ref().and_then(|after| place(brief, after));
        let at = before.map_or(brief.slides.len(), |before| before + 1);
        brief.slides.insert(at, slide.clone());
    })
}

/// Takes a slide out.
pub(super) fn deleted(brief: &Id, slide: &Id) -> Transaction {
    let slide = slide.clone();
    edit(brief, "delete slide", move |brief| {
        brief.slides.retain(|it| it.id != slide);
    })
}
