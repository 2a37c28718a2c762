//! The brief that is shown, and its slides.

use super::{
    project::Project,
    sight::{Sight, word},
};
use crate::model::{Brief, Kind, RoomChoice, RoomOf, Slide, record::Unknown};

impl Project for Brief {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            title,
            room: _,
            minutes,
            aspect,
            slides,
            tags: _,
            notes: _,
            handling,
            sources,
            unknown: _,
        } = self;
        let is_shown = |place: usize, slide: &Slide| {
            super::item::Item::is_allowed(slide, sight.room) && !sight.fell(Kind::Slide, place)
        };
        let mut shown = Self {
            id: id.clone(),
            title: title.clone(),
            // Like a mark: reduced to the room that it is shown to.
            room: if sight.room.parties().is_empty() {
                RoomChoice::Unsaid
            } else {
                RoomChoice::Of(RoomOf {
                    talk: None,
                    parties: sight.present().to_vec(),
                    unknown: Unknown::new(),
                })
            },
            minutes: *minutes,
            aspect: word(aspect),
            slides: slides
                .iter()
                .enumerate()
                .filter(|(place, slide)| is_shown(*place, slide))
                .map(|(_, slide)| slide.project(sight))
                .collect(),
            tags: Vec::new(),
            notes: String::new(),
            handling: sight.handling(handling),
            sources: Vec::new(),
            unknown: Unknown::new(),
        };
        shown.sources = sight.attributions(sources, |key| shown.has(key));
        shown
    }
}

impl Project for Slide {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            kind,
            title,
            of,
            view,
            as_of,
            from,
            text,
            steps,
            hidden: _,
            notes: _,
            unknown: _,
        } = self;
        Self {
            id: id.clone(),
            kind: word(kind),
            title: title.clone(),
            of: sight.all(of),
            view: sight.one(view),
            as_of: sight.moment(as_of),
            from: sight.moment(from),
            text: text.clone(),
            steps: *steps,
            hidden: false,
            notes: String::new(),
            unknown: Unknown::new(),
        }
    }
}
