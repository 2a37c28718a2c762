//! What the timeline remembers while it is shown; none of it is in the file.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex},
};

use egui::Ui;

use super::{
    canvas,
    lay::Laid,
    prepare::{Glance, Key, Prepared},
};
use crate::{
    analysis::timeline::Lane, commands::reschedule::Grip, layout::lanes::Scale, model::Id,
};

/// What the things of the timeline were prepared for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MadeFor {
    pub(super) revision: u64,
    pub(super) glance: Glance,
}

/// What the pointer is doing with a thing.
#[derive(Clone, Debug, Default)]
pub(super) enum Drag {
    #[default]
    Nothing,
    /// What was taken hold of can't be moved, or the move was called off; until it is let go.
    Idle,
    /// Moves an event.
    Moves {
        /// Which.
        key: Key,
        grip: Grip,
        /// The day under the pointer when it took hold.
        from: f64,
        /// By how many days it is moved.
        days: i32,
        /// How everything would stand.
        preview: Option<Arc<Prepared>>,
    },
    /// Takes something without a date to one.
    Dates(Id),
}

/// What is said of a thing, and what hangs together with it.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// The number of the prepared things.
    pub(super) prepared: u64,
    pub(super) key: Key,
    pub(super) text: String,
    pub(super) chain: HashSet<Id>,
}

/// What everything was put into its place for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LaidFor {
    /// The number of the prepared things.
    pub(super) prepared: u64,
    /// The width of a day.
    pub(super) pixels_per_day: f64,
    /// The lanes that are shown, and whether each is folded away.
    pub(super) lanes: Vec<(Lane, bool)>,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) made_for: Option<MadeFor>,
    pub(super) prepared: Arc<Prepared>,
    pub(super) laid: Arc<Laid>,
    /// How everything lay when a drag began: rows stay what they are until it ends.
    pub(super) rest: Arc<Laid>,
    /// What it was laid out for: the prepared things, the width of a day, the lanes.
    pub(super) laid_for: Option<LaidFor>,
    /// How wide texts are.
    pub(super) widths: HashMap<String, f32>,
    /// The days on the screen, counted from the left end of the track; none: to be fitted.
    pub(super) scale: Option<Scale>,
    /// How it was fitted: to the days that there were, so that nothing jumps when more come.
    pub(super) fits: Option<Fitted>,
    /// How far the lanes are scrolled down.
    pub(super) scroll: f32,
    /// The lanes that are folded away to a strip.
    pub(super) folded: HashSet<Lane>,
    /// The lanes that are not shown.
    pub(super) hidden: HashSet<Lane>,
    pub(super) drag: Drag,
    /// Which event of the selected card one is at.
    pub(super) at: Option<Key>,
    pub(super) hovered: Option<Key>,
    /// What was selected in the frame before.
    pub(super) seen: Option<Id>,
    /// The lane in which something was done last.
    pub(super) lane: Option<Lane>,
    /// Whether the critical path is not marked.
    pub(super) hides_critical: bool,
    /// Whether one of the events has the keys.
    pub(super) has_focus: bool,
    /// Where the track was in the frame before.
    pub(super) track: Option<egui::Rect>,
    pub(super) told: Option<Told>,
}

/// How all of it was fitted into the room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fitted {
    days: (f64, f64),
    width: f32,
    scale: Scale,
}

impl State {
    /// The state of the window's timeline, behind a pointer: it is large.
    pub(super) fn of(ui: &Ui) -> Arc<Mutex<Self>> {
        ui.data_mut(|data| Arc::clone(data.get_temp_mut_or_default(egui::Id::unique("timeline"))))
    }

    /// The days on the screen.
    pub(super) fn scale_now(&mut self) -> Scale {
        let width = self.track.map_or(800.0, |track| track.width());
        if let Some(scale) = self.scale {
            return scale;
        }
        // What is made or renamed while one looks moves nothing else: only a room of another
        // width is fitted anew.
        match self.fits {
            Some(fitted) if fitted.width == width => fitted.scale,
            fits => {
                let days = fits.map_or(self.prepared.extent, |fitted| fitted.days);
                let scale = canvas::fitted(&self.prepared, days, width);
                self.fits = Some(Fitted { days, width, scale });
                scale
            }
        }
    }

    /// Keeps the scale with which everything is drawn.
    pub(super) fn keep_scale(&mut self, drawn: Scale) {
        match (&mut self.scale, &mut self.fits) {
            (Some(scale), _) => *scale = drawn,
            (None, Some(fits)) => fits.scale = drawn,
            (None, None) => {}
        }
    }

    /// Shows all of it.
    pub(super) fn fit(&mut self) {
        self.scale = None;
        self.fits = None;
    }

    /// What is shown: the things as they are, or as they would be after the drag.
    pub(super) fn shown(&self) -> Arc<Prepared> {
        match &self.drag {
            Drag::Moves {
                preview: Some(preview),
                ..
            } => Arc::clone(preview),
            _ => Arc::clone(&self.prepared),
        }
    }

    /// The event that one is at: the one chosen of the selected card, else its first.
    pub(super) fn current(&self, selected: Option<&Id>) -> Option<usize> {
        let selected = selected?;
        let chosen = self.at.as_ref().filter(|key| key.id == *selected);
        chosen
            .and_then(|key| self.prepared.find(key))
            .or_else(|| self.prepared.first_of(selected))
    }
}
