//! Slides of a brief: what a screen shows becomes one, and a new one is put among them.

use std::sync::Arc;

use super::{Level, Screen, Workspace};
use crate::{
    document::{Edit, Transaction},
    model::{AnyCard, Brief, Kind, Ref, Slide, View, word::SlideKind},
};

impl Workspace {
    /// Whether this screen shows something that a slide can show too.
    pub fn can_be_slide(&self) -> bool {
        self.open.is_some()
            && match self.screen {
                Screen::Home | Screen::Present => false,
                Screen::Cards => !self.chosen_cards().is_empty(),
                _ => true,
            }
    }

    /// Puts what this screen shows at the end of the brief at hand, or of a new one. The map's
    /// view is saved with it, since a slide shows saved views only.
    pub(super) fn put_on_slide(&mut self) {
        let Some((mut slide, view)) = self.screen_as_slide() else {
            return;
        };
        let Some(open) = &self.open else { return };
        let scenario = open.document.scenario();
        let at_hand = self.brief_at_hand().map(|brief| brief.id.clone());
        let index = &open.reports.index;
        let title = at_hand.as_ref().map(|id| index.title(scenario, id));
        let (views, briefs) = (scenario.views.len(), scenario.briefs.len());
        let handling = scenario.default_handling.clone();
        slide.id = self.ids.fresh(Kind::Slide);
        let mut edits = Vec::new();
        if let Some(view) = view {
            slide.view = Some(Ref::from(&view.id));
            self.map.view = Some(view.id.clone());
            edits.push(Edit::Insert(AnyCard::View(Arc::new(view)), views));
        }
        match &at_hand {
            Some(id) => edits.push(Edit::update(id, move |brief: &mut Brief| {
                brief.slides.push(slide.clone());
            })),
            None => {
                let brief = Brief {
                    id: self.ids.fresh(Kind::Brief),
                    title: "Brief".to_owned(),
                    handling,
                    slides: vec![slide],
                    ..Brief::default()
                };
                edits.push(Edit::Insert(AnyCard::Brief(Arc::new(brief)), briefs));
            }
        }
        let revision = open.document.revision();
        self.edit(Transaction::of("put on a slide", edits));
        let is_done = self
            .open
            .as_ref()
            .is_some_and(|open| open.document.revision() != revision);
        if is_done {
            let says = match title {
                Some(title) => format!("This is the last slide of “{title}” now"),
                None => "A brief was made, with this as its first slide".to_owned(),
            };
            self.notify(Level::Info, says);
        }
    }

    /// What this screen shows, and the view of the map that has to be saved for it.
    fn screen_as_slide(&mut self) -> Option<(Slide, Option<View>)> {
        if !self.can_be_slide() {
            return None;
        }
        let mut slide = Slide {
            as_of: self.as_of().for_view(),
            ..Slide::default()
        };
        let mut unsaved = None;
        slide.kind = Some(match self.screen {
            Screen::Home | Screen::Present => return None,
            Screen::Cards => {
                let cards = self.chosen_cards();
                slide.of = cards.iter().map(Ref::from).collect();
                match cards.len() {
                    1 => SlideKind::Card,
                    _ => SlideKind::Cards,
                }
            }
            Screen::Positions => SlideKind::Positions,
            Screen::Map => {
                match self.saved_map_view() {
                    Some(view) => slide.view = Some(Ref::from(&view.id)),
                    None => unsaved = self.map_to_save(),
                }
                SlideKind::Map
            }
            Screen::Timeline => SlideKind::Timeline,
            Screen::Delivery => SlideKind::Commitments,
            Screen::Check => SlideKind::Check,
        });
        Some((slide, unsaved))
    }
}
