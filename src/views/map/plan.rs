//! How the things of a view are to be laid out: here and now, or on another thread.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

use egui::{Context, Pos2};

use crate::{
    layout::{Cancelled, Graph, Progress, blocs, columns, layered, radial, stress, warm},
    model::word::LayoutKind,
};

use super::blocs::AIR;

/// Between boxes.
pub(super) const MARGIN: f32 = 14.0;
/// How many times the area of all boxes the map is to cover: close, so that words can be read
/// without zooming.
const ROOM: f32 = 2.2;
/// Up to so many things are laid out within a frame.
pub(super) const AT_ONCE: usize = 700;

/// All that a layout depends on.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) graph: Graph,
    pub(super) kind: LayoutKind,
    /// Of columns: in which each thing stands.
    pub(super) column: Vec<usize>,
    pub(super) column_gap: f32,
    /// Of rings: what is in the middle.
    pub(super) focus: usize,
    /// Of stress: what stays together.
    pub(super) groups: Vec<Vec<usize>>,
    /// Whether the view says where everything is: then nothing gives way.
    pub(super) is_kept: bool,
}

impl Plan {
    /// Where everything is to be.
    ///
    /// # Errors
    /// [`Cancelled`] when `progress` says so.
    pub(super) fn carry_out(&self, progress: Progress<'_>) -> Result<Vec<Pos2>, Cancelled> {
        let graph = &self.graph;
        // What is only pinned does not make a picture yet.
        let places = graph.places.iter().zip(&graph.pinned);
        let has_places = places
            .into_iter()
            .any(|(place, is_pinned)| place.is_some() && !is_pinned);
        if has_places {
            let options = warm::Options {
                margin: MARGIN,
                give_way: !self.is_kept,
                ..warm::Options::default()
            };
            return warm::extend(graph, &options, progress);
        }
        match self.kind {
            LayoutKind::Columns => {
                let options = columns::Options {
                    column_gap: self.column_gap,
                    gap: MARGIN,
                };
                let done = columns::layout(graph, &self.column, &options, progress)?;
                Ok(done.places)
            }
            LayoutKind::Layered => {
                let options = layered::Options {
                    direction: layered::Direction::Right,
                    gap: MARGIN * 1.5,
                    layer_gap: 90.0,
                };
                Ok(layered::layout(graph, &options, progress)?.places)
            }
            LayoutKind::Radial => {
                let options = radial::Options::around(self.focus);
                Ok(radial::layout(graph, &options, progress)?.places)
            }
            LayoutKind::Stress | LayoutKind::Free | LayoutKind::Unlisted(_) => {
                let options = stress::Options {
                    seed: 1,
                    method: stress::Method::Auto,
                    edge_length: None,
                    room: ROOM,
                    margin: Some(MARGIN),
                };
                if self.groups.is_empty() || graph.pinned.contains(&true) {
                    return stress::layout(graph, &options, progress);
                }
                blocs::layout(graph, &self.groups, AIR, &options, progress)
            }
        }
    }
}

type Outcome = Arc<Mutex<Option<Result<Vec<Pos2>, Cancelled>>>>;

/// A layout on another thread.
#[derive(Clone, Debug)]
pub(super) struct Work {
    done: Arc<AtomicU32>,
    is_cancelled: Arc<AtomicBool>,
    outcome: Outcome,
}

impl Work {
    /// Begins; the window is drawn anew while it goes on and when it ends.
    pub(super) fn begin(plan: Plan, ctx: &Context) -> Self {
        let work = Self {
            done: Arc::new(AtomicU32::new(0)),
            is_cancelled: Arc::new(AtomicBool::new(false)),
            outcome: Arc::new(Mutex::new(None)),
        };
        let (own, ctx) = (work.clone(), ctx.clone());
        std::thread::spawn(move || {
            let hook = |share: f32| {
                own.done.store((share * 1000.0) as u32, Ordering::Relaxed);
                !own.is_cancelled.load(Ordering::Relaxed)
            };
            let outcome = plan.carry_out(Progress::new(&hook));
            *own.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
            ctx.request_repaint();
        });
        work
    }

    /// How much of it is done, 0 to 1.
    pub(super) fn share(&self) -> f32 {
        self.done.load(Ordering::Relaxed) as f32 / 1000.0
    }

    pub(super) fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// What came of it, once.
    pub(super) fn take(&self) -> Option<Result<Vec<Pos2>, Cancelled>> {
        let outcome = self.outcome.lock();
        outcome.unwrap_or_else(PoisonError::into_inner).take()
    }
}
