//! What delivery remembers while it is shown; none of it is in the file.

use std::sync::{Arc, Mutex};

use egui::Ui;
use jiff::civil::Date;

use super::{cells::Cells, prepare::Prepared};
use crate::{
    analysis::{
        delivery::{self, Arranging, GroupKey, Progress},
        schedule::Schedule,
    },
    model::{Id, Scenario},
    views::Context,
};

/// What was prepared, and for what.
#[derive(Clone, Debug, PartialEq)]
struct MadeFor {
    revision: u64,
    today: Date,
    then: Option<Date>,
    arranging: Arranging,
    folded: std::collections::HashSet<GroupKey>,
    month_first: bool,
}

#[derive(Default)]
pub(super) struct State {
    made_for: Option<MadeFor>,
    /// What was known then, while one looks back.
    known: Option<Arc<Known>>,
    /// The same moment in words; blank while one does not look back.
    pub(super) as_of: String,
    pub(super) prepared: Prepared,
    /// The words of the rows that were seen, by their place among all.
    pub(super) cells: std::collections::HashMap<usize, Arc<Cells>>,
    progress: Option<(u64, Date, Arc<Progress>)>,
    /// What was selected in the frame before.
    pub(super) selected: Option<Id>,
    /// A line that is to be brought into sight.
    pub(super) reveal: Option<usize>,
    /// How far the rows are scrolled, and how much of them is seen.
    pub(super) offset: f32,
    pub(super) height: f32,
    /// How high all rows were.
    pub(super) content: f32,
}

/// What was known on an earlier day.
struct Known {
    scenario: Scenario,
    schedule: Schedule,
}

/// The day that everything is looked at from: that of the moment from which one looks, where one
/// is known, else today. Without any nothing is overdue.
pub(super) fn today(cx: &Context<'_>) -> Date {
    let today = cx.reports().today(cx.scenario());
    then(cx).or(today).unwrap_or(Date::MIN)
}

/// The day before today from which one looks back, if one is known.
pub(super) fn then(cx: &Context<'_>) -> Option<Date> {
    let today = cx.reports().today(cx.scenario())?;
    let day = cx.workspace.as_of().day(&cx.reports().moments, today);
    // What has no date is known from today on.
    day.filter(|day| *day < today)
}

impl State {
    /// The state of the window's matrix. It is kept behind a pointer: egui copies what it keeps.
    pub(super) fn of(ui: &Ui) -> Arc<Mutex<Self>> {
        let id = egui::Id::unique("delivery");
        ui.data_mut(|data| Arc::clone(data.get_temp_mut_or_default(id)))
    }

    /// Prepares the rows anew, if anything has changed that they depend on; follows the selection.
    pub(super) fn bring_up_to_date(&mut self, cx: &mut Context<'_>) {
        let look = cx.workspace.delivery();
        let made_for = MadeFor {
            revision: cx.open.document.revision(),
            today: today(cx),
            then: then(cx),
            arranging: look.arranging.clone(),
            folded: look.folded.clone(),
            month_first: cx.month_first,
        };
        let as_of = cx.workspace.as_of();
        self.as_of = as_of.told(made_for.then, &|id| cx.title(id), &|date| cx.date(date));
        let mut is_new = false;
        if self.made_for.as_ref() != Some(&made_for) {
            let facts_stay = self.made_for.as_ref().is_some_and(|before| {
                (
                    before.revision,
                    before.today,
                    before.then,
                    before.month_first,
                ) == (
                    made_for.revision,
                    made_for.today,
                    made_for.then,
                    made_for.month_first,
                )
            });
            if !facts_stay {
                self.cells.clear();
                self.known = made_for.then.map(|then| {
                    let scenario = delivery::known_on(cx.scenario(), then);
                    let schedule = Schedule::of(&scenario, &cx.reports().index, then);
                    Arc::new(Known { scenario, schedule })
                });
            }
            self.prepared = Prepared::of(cx, self.scenario(cx), self.schedule(cx), made_for.today);
            self.made_for = Some(made_for);
            is_new = true;
        }
        let selected = cx.workspace.selected_card();
        let revealed = cx.workspace.reveal.is_some();
        if selected != self.selected || is_new || revealed {
            let line = selected.as_ref().and_then(|id| self.prepared.line_of(id));
            if line.is_some() {
                self.reveal = line;
            } else if revealed && let Some(id) = &selected {
                self.prepared.unfold(cx, id);
            }
            self.selected = selected;
        }
    }

    /// The scenario with what is, or was then, known of how far everything is.
    pub(super) fn scenario<'a>(&'a self, cx: &'a Context<'_>) -> &'a Scenario {
        match &self.known {
            Some(known) => &known.scenario,
            None => cx.scenario(),
        }
    }

    /// When everything is due, seen from the same day.
    pub(super) fn schedule<'a>(&'a self, cx: &'a Context<'_>) -> &'a Schedule {
        match &self.known {
            Some(known) => &known.schedule,
            None => cx.reports().schedule(cx.scenario()),
        }
    }

    /// Progress up to the day from which one looks.
    pub(super) fn progress(&mut self, cx: &Context<'_>) -> Arc<Progress> {
        let (revision, today) = (cx.open.document.revision(), today(cx));
        match &self.progress {
            Some((made, day, progress)) if (*made, *day) == (revision, today) => {
                Arc::clone(progress)
            }
            _ => {
                let progress = Arc::new(Progress::of(self.scenario(cx), today));
                self.progress = Some((revision, today, Arc::clone(&progress)));
                progress
            }
        }
    }

    /// The words of a row.
    pub(super) fn cells(&mut self, cx: &Context<'_>, place: usize) -> Option<Arc<Cells>> {
        if let Some(cells) = self.cells.get(&place) {
            return Some(Arc::clone(cells));
        }
        let row = self.prepared.row(self.scenario(cx), place)?;
        let cells = Arc::new(Cells::of(cx, &row));
        self.cells.insert(place, Arc::clone(&cells));
        Some(cells)
    }
}
