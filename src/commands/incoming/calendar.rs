//! A calendar: what it would make and change, and taking it in.

use std::sync::Arc;

use crate::{
    commands::{
        Dialog, DialogAnswer, Level, OpenScenario, Workspace,
        import_calendar::{Preview, Setting, preview},
        sheets::due_dates,
    },
    io::calendar::Incoming,
};

/// A calendar that may come in.
#[derive(Clone, Debug)]
pub struct CalendarIn {
    /// The file's name.
    pub file: String,
    /// What the file holds.
    pub incoming: Arc<Incoming>,
    /// What would come of it.
    pub preview: Arc<Preview>,
    /// Which of its entries are wanted.
    pub wanted: Vec<bool>,
    /// The revision of the scenario that the preview is for.
    revision: u64,
}

/// The preview follows from the rest.
impl PartialEq for CalendarIn {
    fn eq(&self, other: &Self) -> bool {
        self.file == other.file
            && Arc::ptr_eq(&self.incoming, &other.incoming)
            && self.wanted == other.wanted
            && self.revision == other.revision
    }
}

impl CalendarIn {
    /// How many talks and commitments would be made, and how many changed.
    pub fn counts(&self) -> [usize; 2] {
        let mut counts = [0; 2];
        let [made, changed] = &mut counts;
        for (place, row) in self.preview.rows.iter().enumerate() {
            if row.edit.is_some() && self.is_wanted(place) {
                *if row.is_new {
                    &mut *made
                } else {
                    &mut *changed
                } += 1;
            }
        }
        counts
    }

    /// Whether the entry at this place is wanted.
    pub fn is_wanted(&self, place: usize) -> bool {
        self.wanted.get(place).copied().unwrap_or_default()
    }
}

impl Workspace {
    /// Shows what a calendar would make and change; false if no scenario is open.
    pub(super) fn look_at_calendar(&mut self, file: &str, incoming: Incoming) -> bool {
        let shown = self.calendar_previewed(file.to_owned(), Arc::new(incoming));
        let is_shown = shown.is_some();
        self.dialog = shown.map(|shown| Dialog::Calendar(Box::new(shown)));
        is_shown
    }

    fn calendar_previewed(&mut self, file: String, incoming: Arc<Incoming>) -> Option<CalendarIn> {
        let today = self.today();
        let open = self.open.as_ref()?;
        let scenario = open.document.scenario();
        let day = open.reports.today(scenario);
        let day = day.unwrap_or_else(|| self.clock.day());
        let delivery = due_dates(open.reports.schedule(scenario), day);
        let set = Setting {
            scenario,
            delivery: &delivery,
            today: &today,
            month_first: false,
        };
        let preview = preview(&incoming, &set, &mut self.ids);
        Some(CalendarIn {
            file,
            wanted: vec![true; preview.rows.len()],
            incoming,
            preview: Arc::new(preview),
            revision: open.document.revision(),
        })
    }

    /// Does what was answered when a calendar was shown.
    pub(in crate::commands) fn calendar_answered(
        &mut self,
        mut calendar: CalendarIn,
        answer: &DialogAnswer,
    ) {
        match answer {
            DialogAnswer::Want(place, is_wanted) => {
                if let Some(wanted) = calendar.wanted.get_mut(*place) {
                    *wanted = *is_wanted;
                }
                self.dialog = Some(Dialog::Calendar(Box::new(calendar)));
            }
            DialogAnswer::Add => self.take_calendar_in(calendar),
            _ => {}
        }
    }

    /// Takes in what is wanted of a calendar, in one step that can be taken back.
    fn take_calendar_in(&mut self, calendar: CalendarIn) {
        let is_of = |open: &OpenScenario| open.document.revision() == calendar.revision;
        if !self.open.as_ref().is_some_and(is_of) {
            // It is another scenario than was looked at: so it is looked at again.
            let shown = self.calendar_previewed(calendar.file, calendar.incoming);
            self.dialog = shown.map(|shown| Dialog::Calendar(Box::new(shown)));
            return;
        }
        let wanted = calendar
            .preview
            .transaction(|place| calendar.is_wanted(place));
        let Some(step) = wanted else {
            self.dialog = Some(Dialog::Calendar(Box::new(calendar)));
            return;
        };
        let [made, changed] = calendar.counts();
        self.edit(step);
        let text = match (made, changed) {
            (made, 0) => format!("Added {made} from {}", calendar.file),
            (0, changed) => format!("Changed {changed} from {}", calendar.file),
            (made, changed) => format!("Added {made} and changed {changed} from {}", calendar.file),
        };
        self.notify(Level::Info, text);
    }
}
