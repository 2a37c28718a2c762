//! What the columns of a table are, by their heads and by what they hold.

use super::{
    Mapping, Use, cells,
    names::{Known, Meant, TARGETS},
};
use crate::{
    commands::quick::shared::words,
    io::sheet::{ReadRow, Table},
    model::{Kind, Scenario},
};

/// In how many of the first rows the heads are looked for, and how many rows below are looked at.
const MOST_ABOVE: usize = 12;
const SAMPLE: usize = 60;

/// Guesses what the columns of a table are.
pub fn guess(table: &Table, scenario: &Scenario) -> Mapping {
    let known = Known::of(scenario);
    let width = table.width();
    let listed = best_row(table, |row| {
        let columns = by_heads(row, width);
        columns
            .iter()
            .filter(|column| **column != Use::Skip)
            .count()
    });
    let of_targets = best_row(table, |row| matching(row, &known, &TARGETS));
    let of_parties = best_row(table, |row| matching(row, &known, &[Kind::Party]));
    let columns_of = |row: usize| {
        let heads = table.rows.get(row);
        heads
            .map(|heads| by_heads(heads, width))
            .unwrap_or_default()
    };
    let is_list = listed.is_some_and(|(row, _)| columns_of(row).contains(&Use::Stance));
    let matches = |best: Option<(usize, usize)>| best.map_or(0, |(_, count)| count);
    let (row, columns) = if is_list || matches(of_targets).max(matches(of_parties)) == 0 {
        // One column that is known by its head may be chance.
        match listed.filter(|(_, count)| *count > 1 || is_list) {
            Some((row, _)) => (Some(row), columns_of(row)),
            None => (unknown_heads(table), vec![Use::Skip; width]),
        }
    } else {
        let is_turned = matches(of_parties) > matches(of_targets);
        let best = if is_turned { of_parties } else { of_targets };
        let row = best.map_or(0, |(row, _)| row);
        (
            Some(row),
            matrix(table, row, columns_of(row), &known, is_turned),
        )
    };
    let mut mapping = Mapping {
        head: row,
        columns,
        ..Mapping::default()
    };
    fill_gaps(table, &mut mapping, &known);
    mapping.dates = cells::order(dates(table, &mapping));
    mapping
}

/// The first row, if it has no stance on it: then it has heads that nobody knows.
fn unknown_heads(table: &Table) -> Option<usize> {
    let first = table.rows.first()?;
    let is_data = first
        .cells
        .iter()
        .any(|cell| cells::stance_cell(cell).stance.is_some());
    (!is_data).then_some(0)
}

/// The row among the first for which `count` is the highest, and that; none if it is zero.
fn best_row(table: &Table, count: impl Fn(&ReadRow) -> usize) -> Option<(usize, usize)> {
    let rows = table.rows.iter().take(MOST_ABOVE).map(count).enumerate();
    // The first of equals.
    let best = rows.rev().max_by_key(|(_, count)| *count);
    best.filter(|(_, count)| *count > 0)
}

/// What a head says the column is.
fn by_head(head: &str) -> Use {
    match words(head).join(" ").as_str() {
        "party" | "parties" | "actor" | "country" | "delegation" | "party name"
        | "name of party" => Use::Party,
        "target"
        | "option"
        | "provision"
        | "proposal"
        | "on"
        | "position on"
        | "item"
        | "on what"
        | "option or provision"
        | "option provision or proposal"
        | "stance on" => Use::Target,
        "issue" | "topic" | "its issue or proposal" | "agenda item" => Use::Within,
        "stance" | "position" | "view" | "attitude" | "current stance" => Use::Stance,
        "since" | "date" | "from" | "when" | "as of" | "at" | "talk" | "round"
        | "since date or talk" | "since when" => Use::Since,
        "until" | "to" | "till" | "until date or talk" => Use::Until,
        "confidence" | "certainty" => Use::Confidence,
        "private" | "privately" | "in private" => Use::Private,
        "rationale" | "reason" | "reasons" | "why" | "because" | "comment" | "comments" => {
            Use::Rationale
        }
        "in return for" | "in exchange for" | "condition" | "conditions" | "conditional on" => {
            Use::Conditions
        }
        "source" | "sources" | "reference" | "evidence" | "per" => Use::Source,
        "who" | "said by" | "according to" | "attribution" | "speaker" | "on whose word" => {
            Use::Who
        }
        _ => Use::Skip,
    }
}

/// What the heads say, each thing once.
fn by_heads(heads: &ReadRow, width: usize) -> Vec<Use> {
    let mut columns: Vec<Use> = Vec::with_capacity(width);
    let mut seen = std::collections::HashSet::new();
    for place in 0..width {
        let column = by_head(heads.cell(place));
        columns.push(if seen.insert(column) {
            column
        } else {
            Use::Skip
        });
    }
    columns
}

/// How many heads name one of these kinds, or several. A row with a stance on it has no heads.
fn matching(heads: &ReadRow, known: &Known, kinds: &[Kind]) -> usize {
    if heads.cells.iter().any(|cell| cells::stance(cell).is_some()) {
        return 0;
    }
    let cells = heads.cells.iter();
    let named = cells.filter(|head| known.exactly(head, kinds) != Meant::Nothing);
    named.count()
}

/// The columns of a matrix, of which the heads name targets or, if it is turned, parties.
fn matrix(
    table: &Table,
    row: usize,
    mut columns: Vec<Use>,
    known: &Known,
    is_turned: bool,
) -> Vec<Use> {
    let (lead, stances, kinds) = if is_turned {
        (Use::Target, Use::StanceOf, &[Kind::Party][..])
    } else {
        (Use::Party, Use::StanceOn, &TARGETS[..])
    };
    let heads = table.rows.get(row).cloned().unwrap_or_default();
    for (place, column) in columns.iter_mut().enumerate() {
        let is_named = known.exactly(heads.cell(place), kinds) != Meant::Nothing;
        let holds = share(table, Some(row), place, |cell| {
            cells::stance_cell(cell).stance.is_some()
        });
        if is_named || (!heads.cell(place).is_empty() && *column == Use::Skip && holds > 50) {
            *column = stances;
        } else if *column == Use::Stance {
            *column = Use::Skip;
        }
    }
    if !columns.contains(&lead) {
        // The first column that is nothing else names the rows.
        let free = columns
            .iter_mut()
            .find(|column| matches!(column, Use::Skip | Use::Party | Use::Target | Use::Within));
        if let Some(free) = free {
            *free = lead;
        }
    }
    columns
}

/// Finds the party, the target and the stance by what the columns hold, where no head says it.
fn fill_gaps(table: &Table, mapping: &mut Mapping, known: &Known) {
    let is_matrix = mapping
        .columns
        .iter()
        .any(|column| matches!(column, Use::StanceOn | Use::StanceOf));
    if is_matrix {
        return;
    }
    for wanted in [Use::Stance, Use::Party, Use::Target] {
        let names = |cell: &str, kinds: &[Kind]| known.exactly(cell, kinds) != Meant::Nothing;
        let holds = |cell: &str| match wanted {
            Use::Stance => cells::stance_cell(cell).stance.is_some(),
            Use::Party => names(cell, &[Kind::Party]),
            _ => names(cell, &TARGETS),
        };
        if mapping.columns.contains(&wanted) {
            continue;
        }
        let free = mapping.columns.iter().enumerate();
        let best = free
            .filter(|(_, column)| **column == Use::Skip)
            .map(|(place, _)| (share(table, mapping.head, place, holds), place))
            .max_by_key(|(share, place)| (*share, std::cmp::Reverse(*place)));
        if let Some((share, place)) = best
            && share > 50
            && let Some(column) = mapping.columns.get_mut(place)
        {
            *column = wanted;
        }
    }
}

/// Of how many cells in a hundred of a column, below its head and not blank, something is true.
fn share(table: &Table, head: Option<usize>, column: usize, is: impl Fn(&str) -> bool) -> usize {
    let below = head.map_or(0, |head| head + 1);
    let rows = table.rows.iter().skip(below).take(SAMPLE);
    let cells = rows.map(|row| row.cell(column));
    let (mut count, mut true_of) = (0, 0);
    for cell in cells.filter(|cell| !cells::is_blank(cell)) {
        count += 1;
        true_of += usize::from(is(cell));
    }
    (true_of * 100).checked_div(count).unwrap_or(0)
}

/// The cells of the columns with dates.
fn dates<'a>(table: &'a Table, mapping: &'a Mapping) -> impl Iterator<Item = &'a str> {
    let columns = mapping.columns.iter().enumerate();
    let dated = columns.filter(|(_, column)| matches!(column, Use::Since | Use::Until));
    dated.flat_map(|(place, _)| table.rows.iter().map(move |row| row.cell(place)))
}
