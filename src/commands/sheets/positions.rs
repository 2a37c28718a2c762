//! The matrix of positions as a table.

use super::{MatrixShape, Seen, tones};
use crate::{
    analysis::{
        attribution,
        matrix::{
            Axes, ColumnKind, Grouping, LEAST_SHARED, Matrix, Query, RowGrouping, When,
            column_order, isolations, row_order,
        },
        sentence::{Names, Sentence},
    },
    io::sheet::{self, Cell, Column, Row, Sheet},
    model::{
        Moment, Position,
        word::{Confidence, Stance, Word as _},
    },
};

/// How wide the cells with stances are, in letters.
const WIDE: u16 = 18;

/// The matrix that is asked for; else those of whatever anyone has a position on, or an empty one.
pub(super) fn sheets(seen: &Seen, shape: &MatrixShape) -> Vec<Sheet> {
    if let Some(query) = &shape.query {
        return vec![sheet(seen, shape, query)];
    }
    let kinds = [
        ColumnKind::Options,
        ColumnKind::Provisions,
        ColumnKind::Proposals,
    ];
    let on_record = |columns| Query {
        columns,
        on_record_only: true,
        ..Query::default()
    };
    let is_held = |query: &Query| {
        let axes = Axes::of(&seen.scenario, &seen.reports.standing, query);
        !axes.columns.is_empty()
    };
    let found: Vec<Sheet> = kinds
        .map(on_record)
        .iter()
        .filter(|query| is_held(query))
        .map(|query| sheet(seen, shape, query))
        .collect();
    if found.is_empty() {
        return vec![sheet(seen, shape, &Query::default())];
    }
    found
}

/// What stands in the columns is called.
fn name_of(kind: ColumnKind) -> (&'static str, &'static str) {
    match kind {
        ColumnKind::Options => ("Options", "Option"),
        ColumnKind::Provisions => ("Provisions", "Provision"),
        ColumnKind::Proposals => ("Proposals", "Proposal"),
    }
}

fn sheet(seen: &Seen, shape: &MatrixShape, query: &Query) -> Sheet {
    let laid = Laid::out(seen, shape, query);
    let (name, _) = name_of(query.columns);
    let mut subtitles = seen.subtitles();
    if laid.axes.rows.is_empty() || laid.axes.columns.is_empty() {
        subtitles.push("No positions yet".to_owned());
    } else if query.on_record_only {
        subtitles.push(format!(
            "Only parties and {} of which a position is on record",
            name.to_lowercase()
        ));
    }
    let sheet = if shape.is_turned {
        laid.turned()
    } else {
        laid.upright()
    };
    Sheet {
        name: name.to_owned(),
        title: seen.title(&format!("positions on {}", name.to_lowercase())),
        subtitles,
        ..sheet
    }
}

/// A matrix in the order in which it is written.
struct Laid<'a> {
    seen: &'a Seen,
    query: &'a Query,
    axes: Axes,
    matrix: Matrix,
    /// The places of the rows, and of the columns.
    rows: Vec<usize>,
    columns: Vec<usize>,
}

impl<'a> Laid<'a> {
    fn out(seen: &'a Seen, shape: &MatrixShape, query: &'a Query) -> Self {
        let standing = &seen.reports.standing;
        let axes = Axes::of(&seen.scenario, standing, query);
        let when = When {
            now: seen.rank(),
            then: None,
            sight: seen.sight(),
        };
        let matrix = Matrix::at(&axes, standing, when);
        let sums = matrix.column_sums();
        let groups = Matrix::group_sums(&axes, &sums);
        let isolations = isolations(&matrix, LEAST_SHARED);
        let places = |order: Vec<(usize, Vec<usize>)>| -> Vec<usize> {
            order.into_iter().flat_map(|(_, members)| members).collect()
        };
        Self {
            rows: places(row_order(&axes, shape.rows, &isolations)),
            columns: places(column_order(&axes, shape.columns, &sums, &groups)),
            seen,
            query,
            axes,
            matrix,
        }
    }

    /// Parties in rows.
    fn upright(&self) -> Sheet {
        let sums = self.matrix.column_sums();
        let targets = self.columns.iter().filter_map(|place| {
            let target = self.axes.columns.get(*place)?;
            let mut column = Column::new(&target.title, sheet::ColumnKind::Text)
                .within(self.group_of_target(target.group))
                .wide(WIDE);
            let contested = sums.get(*place).map(|sum| sum.in_words());
            column.note = noted(target.is_status_quo, contested);
            Some(column)
        });
        let party = Column::new("Party", sheet::ColumnKind::Text).wide(24);
        Sheet {
            group_head: match self.query.row_grouping {
                RowGrouping::None => "",
                RowGrouping::Bloc => "Bloc",
                RowGrouping::Role => "Role",
                RowGrouping::Kind => "Kind",
            }
            .to_owned(),
            columns: std::iter::once(party).chain(targets).collect(),
            rows: (self.rows.iter())
                .filter_map(|row| {
                    let party = self.axes.rows.get(*row)?;
                    let cells = self.columns.iter().map(|column| self.cell(*row, *column));
                    Some(Row {
                        group: self.group_of_party(party.group),
                        cells: std::iter::once(Cell::from(party.name.as_str()))
                            .chain(cells)
                            .collect(),
                    })
                })
                .collect(),
            ..Sheet::default()
        }
    }

    /// Parties in columns.
    fn turned(&self) -> Sheet {
        let sums = self.matrix.column_sums();
        let parties = self.rows.iter().filter_map(|row| {
            let party = self.axes.rows.get(*row)?;
            let column = Column::new(&party.name, sheet::ColumnKind::Text);
            Some(column.within(self.group_of_party(party.group)).wide(WIDE))
        });
        let (_, head) = name_of(self.query.columns);
        let target = Column::new(head, sheet::ColumnKind::Text).wide(36);
        Sheet {
            group_head: match (self.query.columns, self.query.grouping) {
                (ColumnKind::Proposals, _) | (_, Grouping::None) => "",
                (ColumnKind::Options, Grouping::Card) => "Issue",
                (ColumnKind::Provisions, Grouping::Card) => "Proposal",
                (_, Grouping::Theme) => "Theme",
            }
            .to_owned(),
            columns: std::iter::once(target).chain(parties).collect(),
            rows: (self.columns.iter())
                .filter_map(|column| {
                    let target = self.axes.columns.get(*column)?;
                    let contested = sums.get(*column).map(|sum| sum.in_words());
                    let head = Cell::from(target.title.as_str())
                        .noted(noted(target.is_status_quo, contested));
                    let cells = self.rows.iter().map(|row| self.cell(*row, *column));
                    Some(Row {
                        group: self.group_of_target(target.group),
                        cells: std::iter::once(head).chain(cells).collect(),
                    })
                })
                .collect(),
            ..Sheet::default()
        }
    }

    fn group_of_target(&self, place: usize) -> String {
        let group = self.axes.groups.get(place);
        group.map(|group| group.title.clone()).unwrap_or_default()
    }

    fn group_of_party(&self, place: usize) -> String {
        let group = self.axes.row_groups.get(place);
        group.map(|group| group.title.clone()).unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let seen = self.seen;
        let party = self.axes.rows.get(row);
        let target = self.axes.columns.get(column);
        let (Some(party), Some(target)) = (party, target) else {
            return Cell::default();
        };
        let standing = &seen.reports.standing;
        let held = standing.holding(&party.party, &target.target, seen.rank(), seen.sight());
        held.map_or_else(Cell::default, |held| of_position(seen, &held.position))
    }
}

fn noted(is_status_quo: bool, contested: Option<String>) -> String {
    let status_quo = is_status_quo.then(|| "The status quo".to_owned());
    let lines: Vec<String> = status_quo.into_iter().chain(contested).collect();
    lines.join("\n")
}

/// A position in a cell: `Accepts (low confidence), private, in return for: Guarantees; Aid`.
fn of_position(seen: &Seen, position: &Position) -> Cell {
    let stance = position.stance.as_ref().unwrap_or(&Stance::NotKnown);
    let mut text = stance.label().to_owned();
    if position.confidence == Some(Confidence::Low) {
        text.push_str(" (low confidence)");
    }
    if position.private {
        text.push_str(", private");
    }
    if !position.conditions.is_empty() {
        text.push_str(&format!(", in return for: {}", seen.wanted(position)));
    }
    let is_unsure = position.confidence == Some(Confidence::Low);
    Cell::from(text)
        .toned(tones::of_stance(stance, is_unsure))
        .noted(evidence(seen, position))
}

/// Since when, on whose word, and why.
fn evidence(seen: &Seen, position: &Position) -> String {
    let names = seen.names();
    let said = attribution::add_to(Sentence::default(), &names, &position.sources, &["stance"]);
    let lines = [
        since(&names, &position.since),
        opened(said.to_string().trim_start_matches(", ")),
        position.rationale.trim().to_owned(),
    ];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn since(names: &Names<'_>, since: &Moment) -> String {
    if since.is_unsaid() {
        "Since when is not said".to_owned()
    } else if *since == Moment::default() {
        "From the beginning".to_owned()
    } else {
        format!("Since {}", when(names, since))
    }
}

/// A date or what the talk is called.
fn when(names: &Names<'_>, moment: &Moment) -> String {
    match (&moment.date, &moment.talk) {
        (Some(date), _) => date.to_string(),
        (None, Some(talk)) => names.title(talk.id()),
        (None, None) => String::new(),
    }
}

/// With a capital letter.
fn opened(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
