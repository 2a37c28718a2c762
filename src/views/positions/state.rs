//! What the positions view remembers while it is shown; none of it is in the file.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex},
};

use egui::{Context as Gui, Id as Salt};

use super::{later::Later, prepare::Prepared};
use crate::{
    analysis::{
        matrix::{ColumnOrder, Query, RowOrder, When},
        shifts::Shift,
    },
    model::Id,
};

/// What runs down the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Turn {
    /// Options, provisions or proposals; the parties stand across.
    #[default]
    TargetsDown,
    /// Parties; what they take a stance on stands across.
    PartiesDown,
}

/// A cell: of this party, on this target.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) party: Id,
    pub(super) target: Id,
}

/// How the matrix is laid out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shape {
    pub(super) query: Query,
    pub(super) turn: Turn,
    pub(super) columns: ColumnOrder,
    pub(super) rows: RowOrder,
    /// The groups that are not as they are at first, which is open but for many silent parties, by
    /// [`super::prepare::key_of`].
    pub(super) folded: HashSet<String>,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            query: Query {
                sets_silent_apart: true,
                ..Query::default()
            },
            turn: Turn::default(),
            columns: ColumnOrder::default(),
            rows: RowOrder::default(),
            folded: HashSet::new(),
        }
    }
}

/// What something was prepared for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MadeFor {
    pub(super) revision: u64,
    pub(super) query: Query,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) shape: Shape,
    /// The cell at which the keys work.
    pub(super) cursor: Option<Spot>,
    /// The other corner of what is chosen, if it is more than a cell.
    pub(super) corner: Option<Spot>,
    /// Whether the movements between two moments are shown in the place of the matrix.
    pub(super) is_then_and_now: bool,
    pub(super) prepared: Arc<Prepared>,
    /// What the rows and columns were made for.
    pub(super) axes_for: Option<MadeFor>,
    /// And what stands in them.
    pub(super) cells_for: Option<When>,
    /// And their order and heights.
    pub(super) lines_for: Option<(Shape, u32)>,
    /// Whether the cursor is to be brought into sight.
    pub(super) reveals: bool,
    /// The movements, and what they were looked for in.
    pub(super) shifts: Later<(u64, When), Vec<Shift>>,
    /// Whether first records are left out, and only moves are listed.
    pub(super) lists_moves: bool,
}

impl State {
    /// The state of the window's matrix. It is kept behind a pointer, so that a frame copies none
    /// of it.
    pub(super) fn of(ctx: &Gui) -> Arc<Mutex<Self>> {
        ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default(Salt::unique("positions"))))
    }
}
