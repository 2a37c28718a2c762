//! A layout that takes too long for a frame, on another thread.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

use egui::{Context, Pos2};

use super::plan::Plan;
use crate::layout::{Cancelled, Progress};

/// Up to so many things are laid out within a frame.
pub(super) const AT_ONCE: usize = 700;

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
