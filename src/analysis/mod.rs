//! Pure functions from a scenario to a report.

pub mod attribution;
pub mod changes;
pub mod check;
pub mod delivery;
pub mod filter;
pub mod fold;
pub mod index;
pub mod letter;
pub mod matrix;
pub mod moments;
pub mod network;
pub mod query;
pub mod room;
pub mod schedule;
pub mod search;
pub mod sentence;
pub mod shifts;
mod sort;
pub mod stances;
pub mod standing;
pub mod tags;
pub mod texts;
pub mod timeline;

use std::sync::OnceLock;

use jiff::civil::Date;

use crate::model::{Id, Kind, Scenario};

/// What is computed from a scenario once for each revision, and used by every view.
///
/// It is computed as a whole when a scenario is opened, and then kept up: of a change only what
/// it touches is looked at again.
#[derive(Clone, Debug, Default)]
pub struct Reports {
    /// Where everything is, and what refers to what.
    pub index: index::Index,
    /// The order of the talks.
    pub moments: moments::Moments,
    /// Where everyone stands, at any moment.
    pub standing: standing::Standing,
    /// What can be found by its words.
    pub search: search::Haystacks,
    /// What is wrong or missing, the gravest first.
    pub findings: check::KeptFindings,
    /// The computer's day, for a scenario that has none of its own.
    day: Option<Date>,
    /// When things are due; made when it is first asked for.
    schedule: OnceLock<schedule::Schedule>,
    /// The moments that one can look from; made when they are first asked for.
    stops: OnceLock<moments::Stops>,
}

/// How many cards may have changed before it is quicker to begin anew.
const MOST_CHANGES: usize = 500;

/// How many cards it takes for another thread to be worth its while.
const MANY_CARDS: usize = 500;

impl Reports {
    /// Computes all reports. A scenario that has no day of its own is looked at from none: then
    /// nothing is overdue.
    pub fn of(scenario: &Scenario) -> Self {
        Self::on(scenario, None)
    }

    /// Computes all reports; a scenario that has no day of its own is looked at from the
    /// computer's.
    pub fn on(scenario: &Scenario, day: Option<Date>) -> Self {
        let cards: usize = Kind::CARDS.iter().map(|kind| scenario.count(*kind)).sum();
        if cards < MANY_CARDS {
            return Self::with(scenario, search::Haystacks::of(scenario), day);
        }
        // What is to be searched is read beside the rest.
        std::thread::scope(|scope| {
            let search = scope.spawn(|| search::Haystacks::of(scenario));
            let mut reports = Self::with(scenario, search::Haystacks::default(), day);
            let search = search.join();
            reports.search = search.unwrap_or_else(|_| search::Haystacks::of(scenario));
            reports
        })
    }

    fn with(scenario: &Scenario, search: search::Haystacks, day: Option<Date>) -> Self {
        let index = index::Index::of(scenario);
        let moments = moments::Moments::of(scenario);
        let standing = standing::Standing::of(scenario, &moments);
        let mut reports = Self {
            index,
            moments,
            standing,
            search,
            findings: check::KeptFindings::default(),
            day,
            schedule: OnceLock::new(),
            stops: OnceLock::new(),
        };
        reports.findings = check::KeptFindings::of(&reports.look(scenario));
        reports
    }

    /// The scenario with what the rules of the check need.
    fn look<'a>(&'a self, scenario: &'a Scenario) -> check::Look<'a> {
        check::Look {
            scenario,
            index: &self.index,
            standing: &self.standing,
            today: check::Today::of(scenario, self.day),
        }
    }

    /// The computer's day, as far as it was told.
    pub fn day(&self) -> Option<Date> {
        self.day
    }

    /// The day that the scenario, which the reports are on, is looked at from: its own, else the
    /// computer's, as far as it was told.
    pub fn today(&self, scenario: &Scenario) -> Option<Date> {
        check::Today::of(scenario, self.day).map(|today| today.last)
    }

    /// When everything is due in the scenario, which the reports are on.
    pub fn schedule(&self, scenario: &Scenario) -> &schedule::Schedule {
        self.schedule.get_or_init(|| {
            // From the first of all days nothing is overdue.
            let today = self.today(scenario).unwrap_or(Date::MIN);
            schedule::Schedule::of(scenario, &self.index, today)
        })
    }

    /// The moments from which one can look at the scenario, which the reports are on.
    pub fn stops(&self, scenario: &Scenario) -> &moments::Stops {
        self.stops
            .get_or_init(|| moments::Stops::of(scenario, &self.moments, self.today(scenario)))
    }

    /// Looks at the scenario from another day of the computer's, as at midnight.
    pub fn set_day(&mut self, scenario: &Scenario, day: Option<Date>) {
        if self.day != day {
            self.day = day;
            self.schedule.take();
            self.stops.take();
            self.findings = check::KeptFindings::of(&self.look(scenario));
        }
    }

    /// Brings the reports, which are those of `before`, up to date with `after`, which came from
    /// it by edits. Whatever the two are, the reports are then those of `after`.
    pub fn update(&mut self, before: &Scenario, after: &Scenario) {
        let changes = changes::between(before, after);
        let concerns = |kinds: &[Kind]| changes.iter().any(|change| kinds.contains(&change.kind));
        let same_day = before.today == after.today;
        if !same_day || concerns(&[Kind::Talk, Kind::Proposal, Kind::Commitment]) {
            self.schedule.take();
        }
        let dated = [Kind::Talk, Kind::Proposal, Kind::Position, Kind::Relation];
        if !same_day || concerns(&dated) {
            self.stops.take();
        }
        let touched = (changes.len() <= MOST_CHANGES)
            .then(|| self.index.update(&changes))
            .flatten();
        let Some(touched) = touched else {
            *self = Self::on(after, self.day);
            return;
        };
        let mut stood = None;
        if moments::Moments::are_touched_by(&changes) {
            self.moments = moments::Moments::of(after);
            let standing = standing::Standing::of(after, &self.moments);
            stood = Some(std::mem::replace(&mut self.standing, standing));
        } else {
            self.standing
                .update(&changes, after, &self.index, &self.moments);
        }
        self.search.update(after, &self.index, &touched);
        let mut findings = std::mem::take(&mut self.findings);
        findings.update(&self.look(after), &changes, &touched, stood.as_ref());
        self.findings = findings;
    }

    /// What is wrong or missing on the card with this id, or that has a part with it.
    pub fn findings_of(&self, id: &Id) -> &[check::Finding] {
        let slot = self.index.slot(id);
        slot.map_or(&[], |slot| self.findings.in_slot(slot))
    }
}
