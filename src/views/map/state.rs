//! What the map remembers while it is shown; none of it is in the file.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use egui::{Pos2, Ui, Vec2};

use super::{asked::Asked, draw::Emphasis, prepare::Prepared, words, work::Work};
use crate::{
    commands::MapLook,
    model::{Id, View},
    scene::Scene,
    widgets::scene::Placing,
};

/// What a prepared view was made for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MadeFor {
    /// The state of the scenario.
    pub(super) revision: u64,
    /// Which view, in which state.
    pub(super) look: MapLook,
    pub(super) is_dark: bool,
}

/// What the pointer is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Drag {
    #[default]
    Nothing,
    /// Moves things; each with how far it is from the pointer to its middle.
    Moves(Vec<(Id, Vec2)>),
    /// Draws a relation from a thing.
    Ties { from: Id },
}

/// A relation that was drawn, whose kind is to be said.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drawn {
    pub(super) from: Id,
    pub(super) to: Id,
    pub(super) at: Pos2,
}

/// A picture that was made, and for what.
#[derive(Clone, Debug)]
pub(super) struct Painted {
    pub(super) emphasis: Emphasis,
    /// The part of the map that is on it.
    pub(super) area: egui::Rect,
    /// Whether things have their words.
    pub(super) has_words: bool,
    pub(super) scene: Arc<Scene>,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) made_for: Option<MadeFor>,
    pub(super) prepared: Arc<Prepared>,
    pub(super) painted: Option<Painted>,
    /// The silhouettes of a map that is far away.
    pub(super) mesh: Arc<egui::Mesh>,
    /// How large the names of things are on a map that is far away.
    pub(super) sizes: words::Sizes,
    /// Things that were marked to be handled together, in the order in which they were.
    pub(super) marked: Vec<Id>,
    /// Where a frame around things to be marked was begun, in map units.
    pub(super) band: Option<Pos2>,
    /// Whose neighbours one goes through by key.
    pub(super) round: Option<Id>,
    /// Whether what the map says is shown.
    pub(super) is_reading: bool,
    /// What of the map was on the screen in the frame before.
    pub(super) seen: Option<egui::Rect>,
    /// What was asked of the map, whose answer is lit.
    pub(super) asked: Option<Asked>,
    /// Where everything was when it was last shown, for this question.
    pub(super) places: HashMap<Id, Pos2>,
    pub(super) question: Option<View>,
    /// The same of what was asked in passing, to come back to when what was saved is undone.
    pub(super) in_passing: Option<(View, HashMap<Id, Pos2>)>,
    /// What is in the middle, in map units.
    pub(super) centre: Pos2,
    /// Points for a map unit; none: to be fitted.
    pub(super) zoom: Option<f32>,
    pub(super) drag: Drag,
    pub(super) drawn: Option<Drawn>,
    /// What is being laid out on another thread.
    pub(super) work: Option<(Arc<Prepared>, Work)>,
    /// Whether all of it is to be in sight once it is laid out.
    pub(super) wants_fit: bool,
    /// Whether all of a large map is wanted.
    pub(super) wants_all: bool,
    /// Where the legend was in the frame before.
    pub(super) legend: Option<egui::Rect>,
    /// Where things come from, and since when they are on their way.
    pub(super) moving: Option<(HashMap<Id, Pos2>, f64)>,
}

impl State {
    /// The state of the window's map. It is kept behind a pointer: of a large map a copy in every
    /// frame would take longer than to paint it.
    pub(super) fn of(ui: &Ui) -> Arc<Mutex<Self>> {
        ui.data_mut(|data| Arc::clone(data.get_temp_mut_or_default(Self::id())))
    }

    fn id() -> egui::Id {
        egui::Id::unique("map")
    }

    /// How the map lies on the screen.
    pub(super) fn placing(&self, room: egui::Rect) -> Placing {
        let scale = self.zoom.unwrap_or(1.0);
        Placing {
            origin: room.center() - self.centre.to_vec2() * scale,
            scale,
        }
    }

    /// Brings a thing into sight, if it isn't.
    pub(super) fn follow(&mut self, id: &Id) {
        let prepared = Arc::clone(&self.prepared);
        let spot = prepared
            .spot_of(id)
            .and_then(|place| prepared.spots.get(place));
        if let (Some(spot), Some(seen)) = (spot, self.seen)
            && !seen.contains_rect(spot.rect())
        {
            self.centre = spot.at;
        }
    }

    /// Shows all of it within a part of the room.
    pub(super) fn fit(&mut self, room: egui::Rect, open: egui::Rect) {
        const AIR: f32 = 40.0;
        let Some(bounds) = self.prepared.bounds() else {
            (self.centre, self.zoom) = (Pos2::ZERO, Some(1.0));
            return;
        };
        let size = open.shrink(AIR).size().max(Vec2::splat(40.0));
        let scale = (size / bounds.size().max(Vec2::splat(1.0))).min_elem();
        let scale = scale.clamp(LEAST_ZOOM, 1.25);
        self.centre = bounds.center() - (open.center() - room.center()) / scale;
        self.zoom = Some(scale);
    }
}

/// How small and how large the map can be shown.
pub(super) const LEAST_ZOOM: f32 = 0.02;
pub(super) const MOST_ZOOM: f32 = 6.0;
