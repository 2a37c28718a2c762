//! What the map remembers while it is shown; none of it is in the file.

use std::{collections::HashMap, sync::Arc};

use egui::{Pos2, Ui, Vec2};

use super::{draw::Emphasis, plan::Work, prepare::Prepared};
use crate::{
    model::{Id, View},
    scene::Scene,
    widgets::scene::Placing,
};

/// What a prepared view was made for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MadeFor {
    pub(super) revision: u64,
    pub(super) view: View,
    pub(super) is_dark: bool,
}

/// What the pointer is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Drag {
    #[default]
    Nothing,
    /// Moves a thing; so far from where it was taken to its middle.
    Moves { id: Id, grip: Vec2 },
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

#[derive(Clone, Default)]
pub(super) struct State {
    pub(super) made_for: Option<MadeFor>,
    pub(super) prepared: Arc<Prepared>,
    pub(super) scene: Option<(Emphasis, Arc<Scene>)>,
    /// Where everything was when it was last shown, for this question.
    pub(super) places: HashMap<Id, Pos2>,
    pub(super) question: Option<View>,
    /// What is in the middle, in map units.
    pub(super) centre: Pos2,
    /// Points for a map unit; none: to be fitted.
    pub(super) zoom: Option<f32>,
    pub(super) drag: Drag,
    pub(super) drawn: Option<Drawn>,
    /// What is being laid out on another thread.
    pub(super) work: Option<(Arc<Prepared>, Work)>,
    /// Whether all of a large map is wanted.
    pub(super) wants_all: bool,
    /// Where the legend was in the frame before.
    pub(super) legend: Option<egui::Rect>,
    /// Where things come from, and since when they are on their way.
    pub(super) moving: Option<(HashMap<Id, Pos2>, f64)>,
}

impl State {
    pub(super) fn load(ui: &Ui) -> Self {
        ui.data(|data| data.get_temp(Self::id()))
            .unwrap_or_default()
    }

    pub(super) fn store(self, ui: &Ui) {
        ui.data_mut(|data| data.insert_temp(Self::id(), self));
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

    /// Shows all of it within a part of the room.
    pub(super) fn fit(&mut self, room: egui::Rect, open: egui::Rect) {
        const AIR: f32 = 28.0;
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
