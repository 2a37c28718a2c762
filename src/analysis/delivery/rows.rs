//! The implementation matrix: one row for each commitment.

use jiff::civil::Date;

use super::{
    course::{Course, Level},
    lateness::{Lateness, days},
};
use crate::{
    analysis::{
        schedule::{Due, Schedule},
        sentence::{Names, Part, Sentence},
    },
    model::{Commitment, Evidence, Id, Kind, Mechanism, Scenario, naming},
};

/// One commitment in the implementation matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// The commitment: what, by whom, how it is watched and measured.
    pub commitment: &'a Commitment,
    /// When it is due, computed through chains of relative deadlines.
    pub due: Due,
    /// The day by which it is expected as things are.
    pub expected: Option<Date>,
    /// How far it is implemented today, as far as is known.
    pub level: Option<Level>,
    /// Since when it has been fully implemented.
    pub full_since: Option<Date>,
    /// How it stands to its deadline.
    pub lateness: Lateness,
    /// How many benchmarks are reached.
    pub benchmarks_done: usize,
    /// Whether a delay of it would delay the whole.
    pub is_critical: bool,
}

impl<'a> Row<'a> {
    /// What it is called.
    pub fn title(&self) -> String {
        naming::or_untitled(&self.commitment.title, Kind::Commitment)
    }

    /// Who is to do it.
    pub fn responsible(&self) -> impl ExactSizeIterator<Item = &'a Id> {
        self.commitment.responsible.iter().map(|party| party.id())
    }

    /// What has to be done before.
    pub fn depends_on(&self) -> impl ExactSizeIterator<Item = &'a Id> {
        self.commitment.depends_on.iter().map(|before| before.id())
    }

    /// How it is watched and enforced.
    pub fn mechanisms(&self) -> &'a [Mechanism] {
        &self.commitment.mechanisms
    }

    /// The evidence observed last; without dates the last in the list.
    pub fn latest_evidence(&self) -> Option<&'a Evidence> {
        let evidence = self.commitment.evidence.iter();
        evidence.max_by_key(|it| it.date.as_ref().and_then(|date| date.first_day()))
    }

    /// What is late, as a sentence; none if nothing is.
    pub fn late_in_words(&self, names: &Names<'_>) -> Option<Sentence> {
        let due = self.due.day()?;
        let date = |day: Date| (names.date)(&day.into());
        let sentence =
            Sentence::default().add(Part::Target, &self.title(), Some(&self.commitment.id));
        let sentence = match (self.lateness, self.full_since) {
            (Lateness::DoneLate(late), Some(done)) => sentence
                .plain(" is on record as done on ")
                .add(Part::Moment, &date(done), None)
                .plain(&format!(", {} after it was due on ", days(late)))
                .add(Part::Moment, &date(due), None),
            (Lateness::Overdue(late), _) => {
                let status = self.level.map(Level::status);
                let status = status.map_or_else(
                    || ", and how far it is implemented is not known".to_owned(),
                    |status| {
                        use crate::model::word::Word as _;
                        format!(", and its status is {}", status.label().to_lowercase())
                    },
                );
                sentence
                    .plain(&format!(" is {} overdue: it was due on ", days(late)))
                    .add(Part::Moment, &date(due), None)
                    .plain(&status)
            }
            _ => return None,
        };
        if self.commitment.responsible.is_empty() {
            return Some(sentence);
        }
        let sentence = sentence.plain(" (responsible: ");
        let sentence = sentence.list(Part::Party, names, self.responsible());
        Some(sentence.plain(")"))
    }
}

/// The implementation matrix of a scenario at `today`, in the order of its commitments. The
/// schedule is that of the scenario and day.
pub fn rows<'a>(scenario: &'a Scenario, schedule: &Schedule, today: Date) -> Vec<Row<'a>> {
    let rows = scenario.commitments.iter().map(|commitment| {
        let course = Course::of(commitment);
        let thing = schedule.get(&commitment.id);
        let due = thing.map(|thing| thing.due.clone()).unwrap_or_default();
        Row {
            lateness: Lateness::of(&course, due.day(), today),
            level: course.on(today, today),
            full_since: course.full_since(today),
            expected: thing.and_then(|thing| thing.expected),
            is_critical: thing.is_some_and(|thing| thing.is_critical()),
            benchmarks_done: commitment.benchmarks.iter().filter(|it| it.done).count(),
            commitment,
            due,
        }
    });
    rows.collect()
}
