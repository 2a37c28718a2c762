//! The matrix made ready: its lines, and where each begins.

use std::collections::HashMap;

use jiff::civil::Date;

use super::columns::Column;
use crate::{
    analysis::{
        delivery::{
            self, Arranging, GroupBy, GroupKey, Lateness, Level, OrderBy, Row, Standing, Tally,
        },
        schedule::{Due, Schedule},
        sentence::Names,
    },
    commands::Command,
    model::{Id, Scenario},
    views::Context,
};

/// How high a row is.
pub(super) const ROW: f32 = 46.0;
/// How high the heading of a group is.
pub(super) const HEADING: f32 = 36.0;

/// What a line is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    /// The heading of a group: a place among the headings.
    Heading(usize),
    /// A commitment: its place among all.
    Row(usize),
}

/// A group of rows.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) key: GroupKey,
    pub(super) title: String,
    pub(super) tally: Tally,
    pub(super) is_folded: bool,
}

/// What is known of a row, without the commitment itself.
#[derive(Clone, Debug)]
struct Fact {
    due: Due,
    expected: Option<Date>,
    level: Option<Level>,
    full_since: Option<Date>,
    lateness: Lateness,
    benchmarks_done: usize,
    is_critical: bool,
}

/// The matrix made ready to be shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Prepared {
    facts: Vec<Fact>,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<Line>,
    /// Where each line begins, and where the last ends.
    tops: Vec<f32>,
    lines_of: HashMap<Id, usize>,
    /// For what is folded away, its heading.
    folded_in: HashMap<Id, usize>,
    /// The columns in which there is nothing to read.
    pub(super) blank: Vec<Column>,
    /// How all stand, whatever is shown.
    pub(super) tally: Tally,
    /// The same of those that the filter would show, however they stand.
    pub(super) candidates: Tally,
    /// How many are shown, or folded away.
    pub(super) shown: usize,
}

impl Prepared {
    /// The scenario and the schedule are those of the day, which need not be today.
    pub(super) fn of(
        cx: &Context<'_>,
        scenario: &Scenario,
        schedule: &Schedule,
        day: Date,
    ) -> Self {
        let reports = cx.reports();
        let look = cx.workspace.delivery();
        let rows = delivery::rows(scenario, schedule, day);
        let groups = delivery::arrange(&rows, &look.arranging, scenario, reports);
        let date = |date: &crate::model::PartialDate| cx.date(date);
        let names = Names {
            scenario,
            index: &reports.index,
            date: &date,
        };
        let tally = Tally::of(rows.iter());
        let candidates = if look.arranging.shows_all() {
            tally
        } else {
            let any = Arranging {
                standing: Standing::All,
                group_by: GroupBy::Nothing,
                order_by: OrderBy::Listed,
                ..look.arranging.clone()
            };
            let groups = delivery::arrange(&rows, &any, scenario, reports);
            let places = groups.iter().flat_map(|group| &group.rows);
            Tally::of(places.filter_map(|place| rows.get(*place)))
        };
        let mut prepared = Self {
            blank: Column::blank(&rows),
            tally,
            candidates,
            shown: groups.iter().map(|group| group.rows.len()).sum(),
            tops: vec![0.0],
            ..Self::default()
        };
        for group in &groups {
            let has_heading = group.key != GroupKey::All;
            let is_folded = has_heading && look.folded.contains(&group.key);
            let heading = prepared.headings.len();
            if has_heading {
                prepared.add(Line::Heading(heading), HEADING);
                let members = group.rows.iter().filter_map(|place| rows.get(*place));
                prepared.headings.push(Heading {
                    title: group.key.title(&names),
                    tally: Tally::of(members),
                    key: group.key.clone(),
                    is_folded,
                });
            }
            for place in &group.rows {
                let Some(row) = rows.get(*place) else {
                    continue;
                };
                let id = row.commitment.id.clone();
                if is_folded {
                    prepared.folded_in.entry(id).or_insert(heading);
                } else {
                    let line = prepared.lines.len();
                    prepared.lines_of.entry(id).or_insert(line);
                    prepared.add(Line::Row(*place), ROW);
                }
            }
        }
        prepared.facts = rows
            .into_iter()
            .map(|row| Fact {
                due: row.due,
                expected: row.expected,
                level: row.level,
                full_since: row.full_since,
                lateness: row.lateness,
                benchmarks_done: row.benchmarks_done,
                is_critical: row.is_critical,
            })
            .collect();
        prepared
    }

    fn add(&mut self, line: Line, height: f32) {
        let top = self.tops.last().copied().unwrap_or_default();
        self.lines.push(line);
        self.tops.push(top + height);
    }

    /// A row, with its commitment.
    pub(super) fn row<'a>(&self, scenario: &'a Scenario, place: usize) -> Option<Row<'a>> {
        let fact = self.facts.get(place)?.clone();
        Some(Row {
            commitment: scenario.commitments.at(place)?,
            due: fact.due,
            expected: fact.expected,
            level: fact.level,
            full_since: fact.full_since,
            lateness: fact.lateness,
            benchmarks_done: fact.benchmarks_done,
            is_critical: fact.is_critical,
        })
    }

    /// How high all lines are.
    pub(super) fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// From where to where a line goes.
    pub(super) fn extent(&self, line: usize) -> (f32, f32) {
        let top = |line: usize| self.tops.get(line).copied();
        let begin = top(line).unwrap_or_default();
        (begin, top(line + 1).unwrap_or(begin))
    }

    /// The lines of which something lies between two heights.
    pub(super) fn between(&self, top: f32, bottom: f32) -> std::ops::Range<usize> {
        let first = self.tops.partition_point(|begin| *begin <= top);
        let last = self.tops.partition_point(|begin| *begin < bottom);
        first.saturating_sub(1)..last.min(self.lines.len())
    }

    /// The line of a commitment, if it is shown.
    pub(super) fn line_of(&self, id: &Id) -> Option<usize> {
        self.lines_of.get(id).copied()
    }

    /// The heading above a line.
    pub(super) fn heading_of(&self, line: usize) -> Option<usize> {
        let before = self.lines.get(..=line)?.iter().rev();
        before.into_iter().find_map(|line| match line {
            Line::Heading(heading) => Some(*heading),
            Line::Row(_) => None,
        })
    }

    /// The line of a heading.
    pub(super) fn line_of_heading(&self, heading: usize) -> Option<usize> {
        let wanted = Line::Heading(heading);
        self.lines.iter().position(|line| *line == wanted)
    }

    /// Opens the group that something is folded away in.
    pub(super) fn unfold(&self, cx: &mut Context<'_>, id: &Id) {
        let heading = self.folded_in.get(id).copied();
        if let Some(heading) = heading.and_then(|heading| self.headings.get(heading)) {
            fold(cx, &heading.key, false);
        }
    }
}

/// Folds a group away, or opens it.
pub(super) fn fold(cx: &mut Context<'_>, key: &GroupKey, folds: bool) {
    let mut look = cx.workspace.delivery().clone();
    if folds {
        look.folded.insert(key.clone());
    } else {
        look.folded.remove(key);
    }
    cx.push(Command::Delivery(look));
}
