//! Who and what is in a matrix.

use std::collections::HashSet;

use super::group::{Group, Grouping, Key, RowGrouping, group, set_apart};
use crate::{
    analysis::standing::Standing,
    model::{Id, Issue, Kind, Party, Scenario, naming, word::Theme},
};

/// What stands in the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    /// The options of issues.
    #[default]
    Options,
    /// The provisions of proposals.
    Provisions,
    /// Whole proposals.
    Proposals,
}

/// What a matrix shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// What stands in the columns.
    pub columns: ColumnKind,
    /// How they are grouped.
    pub grouping: Grouping,
    /// How the rows are grouped.
    pub row_grouping: RowGrouping,
    /// Only these parties; none: all.
    pub parties: HashSet<Id>,
    /// Only what is, or is part of, one of these: issues, proposals, options, provisions; none:
    /// all.
    pub within: HashSet<Id>,
    /// Only what belongs to an issue of one of these themes; none: all.
    pub themes: Vec<Theme>,
    /// Only parties and columns of which a position is on record, at whatever moment.
    pub on_record_only: bool,
    /// Whether parties of which nothing is on record in these columns stand apart, as the last
    /// group.
    pub sets_silent_apart: bool,
}

/// A party.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The party.
    pub party: Id,
    /// Its name.
    pub name: String,
    /// Its name where space is short.
    pub short_name: String,
    /// The place of its group.
    pub group: usize,
}

/// Something that parties take a stance on.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The option, provision or proposal.
    pub target: Id,
    /// What it is called.
    pub title: String,
    /// The issue or proposal that it is part of.
    pub card: Id,
    /// Whether it is the status quo of its issue.
    pub is_status_quo: bool,
    /// The place of its group.
    pub group: usize,
}

/// Who and what is in a matrix, in the scenario's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axes {
    /// The parties.
    pub rows: Vec<Row>,
    /// What they take a stance on.
    pub columns: Vec<Column>,
    /// The groups of rows, in their order.
    pub row_groups: Vec<Group>,
    /// The groups of columns, in their order.
    pub groups: Vec<Group>,
}

impl Axes {
    /// Who and what a matrix shows of a scenario. Of two things with one id the first is shown.
    pub fn of(scenario: &Scenario, standing: &Standing, query: &Query) -> Self {
        let (mut rows, mut row_keys) = rows(scenario, standing, query);
        let found = match query.columns {
            ColumnKind::Options => options(scenario, query),
            ColumnKind::Provisions => provisions(scenario, query),
            ColumnKind::Proposals => proposals(scenario, query),
        };
        let mut seen = HashSet::new();
        let (mut columns, keys): (Vec<Column>, Vec<Key>) = found
            .into_iter()
            .filter(|(column, _)| {
                query.within.is_empty()
                    || query.within.contains(&column.target)
                    || query.within.contains(&column.card)
            })
            .filter(|(column, _)| {
                !query.on_record_only || standing.on_target(&column.target).next().is_some()
            })
            .filter(|(column, _)| seen.insert(column.target.clone()))
            .unzip();
        if query.sets_silent_apart {
            let is_silent = |row: &Row| {
                let mut targets = columns.iter().map(|column| &column.target);
                targets.all(|target| standing.history(&row.party, target).is_empty())
            };
            let silent: Vec<bool> = rows.iter().map(is_silent).collect();
            set_apart(&mut row_keys, &silent);
        }
        let (row_groups, groups) = (group(row_keys), group(keys));
        for (at, place) in places(&row_groups) {
            if let Some(row) = rows.get_mut(place) {
                row.group = at;
            }
        }
        for (at, place) in places(&groups) {
            if let Some(column) = columns.get_mut(place) {
                column.group = at;
            }
        }
        Self {
            rows,
            columns,
            row_groups,
            groups,
        }
    }
}

/// Each group's place and one of its members'.
fn places(groups: &[Group]) -> impl Iterator<Item = (usize, usize)> {
    let groups = groups.iter().enumerate();
    groups.flat_map(|(at, group)| group.members.iter().map(move |place| (at, *place)))
}

fn rows(scenario: &Scenario, standing: &Standing, query: &Query) -> (Vec<Row>, Vec<Key>) {
    let on_record: HashSet<&Id> = if query.on_record_only {
        standing.all().map(|history| history.party).collect()
    } else {
        HashSet::new()
    };
    let mut seen = HashSet::new();
    scenario
        .parties
        .iter()
        .filter(|party| query.parties.is_empty() || query.parties.contains(&party.id))
        .filter(|party| !query.on_record_only || on_record.contains(&party.id))
        .filter(|party| seen.insert(&party.id))
        .map(|party| {
            let key = Key::party(scenario, party, query.row_grouping);
            (row(party), key)
        })
        .unzip()
}

fn row(party: &Party) -> Row {
    let named = |text: &str| naming::or_untitled(text, Kind::Party);
    Row {
        party: party.id.clone(),
        name: named(&party.name),
        short_name: named(naming::short_name(party)),
        group: 0,
    }
}

fn column(target: &Id, title: &str, kind: Kind, card: &Id) -> Column {
    Column {
        target: target.clone(),
        title: naming::or_untitled(title, kind),
        card: card.clone(),
        is_status_quo: false,
        group: 0,
    }
}

fn is_of_theme(theme: Option<&Theme>, query: &Query) -> bool {
    query.themes.is_empty() || theme.is_some_and(|theme| query.themes.contains(theme))
}

fn options(scenario: &Scenario, query: &Query) -> Vec<(Column, Key)> {
    let mut found = Vec::new();
    for issue in scenario.issues.iter() {
        if !is_of_theme(issue.theme.as_ref(), query) {
            continue;
        }
        let key = match query.grouping {
            Grouping::Card => Key::card(&issue.id, &issue.title, Kind::Issue),
            Grouping::Theme => Key::theme(issue.theme.as_ref()),
            Grouping::None => Key::default(),
        };
        let status_quo = issue.status_quo.as_ref().map(|option| option.id());
        for option in &issue.options {
            let mut column = column(&option.id, &option.title, Kind::Choice, &issue.id);
            column.is_status_quo = status_quo == Some(&option.id);
            found.push((column, key.clone()));
        }
    }
    found
}

fn provisions(scenario: &Scenario, query: &Query) -> Vec<(Column, Key)> {
    let mut found = Vec::new();
    let issues = Issues::of(scenario);
    for proposal in scenario.proposals.iter() {
        for part in &proposal.provisions {
            let theme = issues.theme_of(part);
            if !is_of_theme(theme, query) {
                continue;
            }
            let key = match query.grouping {
                Grouping::Card => Key::card(&proposal.id, &proposal.title, Kind::Proposal),
                Grouping::Theme => Key::theme(theme),
                Grouping::None => Key::default(),
            };
            let column = column(&part.id, &part.heading, Kind::Provision, &proposal.id);
            found.push((column, key));
        }
    }
    found
}

fn proposals(scenario: &Scenario, query: &Query) -> Vec<(Column, Key)> {
    let issues = Issues::of(scenario);
    let of_theme = |proposal: &&crate::model::Proposal| {
        query.themes.is_empty()
            || (proposal.provisions.iter()).any(|part| is_of_theme(issues.theme_of(part), query))
    };
    let columns = scenario.proposals.iter().filter(of_theme).map(|proposal| {
        let column = column(&proposal.id, &proposal.title, Kind::Proposal, &proposal.id);
        (column, Key::default())
    });
    columns.collect()
}

/// The issues by their ids and by those of their options.
struct Issues<'a>(std::collections::HashMap<&'a Id, &'a Issue>);

impl<'a> Issues<'a> {
    fn of(scenario: &'a Scenario) -> Self {
        let mut issues = std::collections::HashMap::new();
        for issue in scenario.issues.iter() {
            issues.entry(&issue.id).or_insert(issue);
            for option in &issue.options {
                issues.entry(&option.id).or_insert(issue);
            }
        }
        Self(issues)
    }

    /// The theme of the issue that a provision settles, or of the one whose option it picks.
    fn theme_of(&self, part: &crate::model::Provision) -> Option<&'a Theme> {
        let issue = part.issue.as_ref().and_then(|issue| self.0.get(issue.id()));
        let option = || {
            part.option
                .as_ref()
                .and_then(|option| self.0.get(option.id()))
        };
        issue.or_else(option)?.theme.as_ref()
    }
}
