//! What the palette and the find dialog find: cards by all that they say, commands by their names.

use std::ops::Range;

use super::menu;
use crate::{
    analysis::{
        fold::fold,
        query::{Chip, Query},
        search::{Found, Memory, Results, row, search},
    },
    commands::{Act, Command, OpenScenario, Workspace, table},
    model::{Id, Kind},
    theme::icons,
    widgets::{
        found::{FoundRow, Marked},
        picker::{self, Entry},
    },
};

/// What is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Cards and commands.
    Everything,
    /// Cards.
    Cards,
}

/// How many rows are shown; who types more finds what is beyond.
const MOST_ROWS: usize = 60;
/// How many cards are shown to one who has typed nothing.
const MOST_UNASKED: usize = 30;

/// What was found for what was typed.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// The rows, and what each does.
    pub(super) rows: Vec<(FoundRow, Command)>,
    /// The filters that were typed.
    pub(super) chips: Vec<Chip>,
    /// How many there are, or why there are none; for a reader.
    pub(super) summary: String,
}

/// Looks for what was typed.
pub(super) fn find(
    workspace: &Workspace,
    scope: Scope,
    typed: &str,
    memory: &mut Memory,
) -> Findings {
    let mut findings = Findings::default();
    let is_blank = typed.trim().is_empty();
    let mut cards = Results::default();
    let mut query = Query::default();
    if let Some(open) = &workspace.open {
        let (scenario, reports) = (open.document.scenario(), &open.reports);
        query = Query::parse(typed, scenario, reports);
        if !is_blank || scope == Scope::Cards {
            cards = search(scenario, reports, &query, memory);
        }
    }
    let acts = if scope == Scope::Everything && query.chips.is_empty() {
        acts(workspace, typed, cards.found.is_empty())
    } else {
        Vec::new()
    };
    // A card that is called so comes before a command, and a command before a card that only says
    // so somewhere.
    let (called, saying): (Vec<&Found>, Vec<&Found>) = cards
        .found
        .iter()
        .partition(|found| found.is_by_title(query.words().len()) && !cards.is_by_letters);
    let most = if is_blank { MOST_UNASKED } else { MOST_ROWS };
    let card_rows = |found: Vec<&Found>, most: usize| -> Vec<(FoundRow, Command)> {
        let rows = workspace.open.iter().flat_map(|open| {
            let found = found.iter().take(most);
            found.map(|found| card_row(open, found, &query, cards.is_by_letters))
        });
        rows.collect()
    };
    findings.rows = card_rows(called, most);
    findings.rows.extend(acts);
    let left = most.saturating_sub(findings.rows.len());
    findings.rows.extend(card_rows(saying, left));
    findings.summary = summary(&cards, &query, findings.rows.len(), is_blank, scope);
    findings.chips = query.chips;
    findings
}

fn summary(cards: &Results, query: &Query, rows: usize, is_blank: bool, scope: Scope) -> String {
    let count = cards.found.len();
    let number = match count {
        1 => "1 card".to_owned(),
        _ => format!("{count} cards"),
    };
    if let Some(unknown) = query.chips.iter().find_map(|chip| chip.unknown.clone()) {
        return unknown;
    }
    match count {
        0 if rows == 0 => {
            let words = query.words().join(" ");
            let within = if query.chips.is_empty() {
                ""
            } else {
                " among these"
            };
            if words.is_empty() {
                format!("There is no card{within}")
            } else {
                format!("No card says “{words}”{within}")
            }
        }
        0 => String::new(),
        _ if cards.is_by_letters => format!("{number} with these letters, none with these words"),
        _ if is_blank && scope == Scope::Everything => String::new(),
        _ if rows < count => format!("{number}, the first {rows} shown"),
        _ => number,
    }
}

fn card_row(
    open: &OpenScenario,
    found: &Found,
    query: &Query,
    by_letters: bool,
) -> (FoundRow, Command) {
    let scenario = open.document.scenario();
    let row = row(
        scenario,
        &open.reports,
        &found.card,
        query.words(),
        by_letters,
    );
    let target: Id = row.target.unwrap_or_else(|| found.card.clone());
    let found = FoundRow {
        icon: icons::of_kind(found.kind),
        title: Marked {
            text: row.title,
            marks: row.title_marks,
        },
        detail: found.kind.noun().to_owned(),
        place: row.place,
        snippet: Marked {
            text: row.snippet,
            marks: row.snippet_marks,
        },
    };
    (found, Command::JumpTo(target))
}

/// The commands that can be done now and have the words in their names; by their letters only if
/// nothing else was found.
fn acts(workspace: &Workspace, typed: &str, by_letters: bool) -> Vec<(FoundRow, Command)> {
    let folded = fold(typed);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let all: Vec<(&table::Spec, String)> = table::TABLE
        .iter()
        .filter(|spec| {
            spec.menu.is_some() && spec.act != Act::Palette && spec.is_enabled(workspace)
        })
        .map(|spec| (spec, menu::name(workspace, spec)))
        .collect();
    let entries: Vec<Entry> = all
        .iter()
        .map(|(_, name)| Entry {
            title: name.clone(),
            detail: String::new(),
            icon: None,
        })
        .collect();
    let has_words = |name: &str| {
        let name = fold(name);
        words.iter().all(|word| name.contains(word))
    };
    let ranked = picker::ranked(&entries, typed);
    ranked
        .into_iter()
        .filter_map(|place| all.get(place))
        .filter(|(_, name)| by_letters || has_words(name))
        .map(|(spec, name)| {
            let found = FoundRow {
                icon: icons::RIGHT,
                title: Marked {
                    marks: marks(name, &words),
                    text: name.clone(),
                },
                detail: spec.shortcut_text_here(workspace).unwrap_or_default(),
                place: String::new(),
                snippet: Marked::default(),
            };
            (found, Command::Act(spec.act))
        })
        .collect()
}

/// Where words stand in the name of a command, whose letters are plain.
fn marks(name: &str, words: &[&str]) -> Vec<Range<usize>> {
    crate::analysis::search::marks_of(name, words)
}

/// The kinds of card that there are, for the hint.
pub(super) fn has_cards(workspace: &Workspace) -> bool {
    let open = workspace.open.as_ref();
    open.is_some_and(|open| {
        let scenario = open.document.scenario();
        Kind::CARDS.into_iter().any(|kind| scenario.count(kind) > 0)
    })
}
