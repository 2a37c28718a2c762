//! What the matrix shows, ready to be drawn: made anew only as far as something has changed.

use std::sync::Arc;

use egui::Ui;

use super::state::{MadeFor, Shape, State, Turn};
use crate::{
    analysis::matrix::{
        Axes, ColumnSum, Group, GroupSum, Isolation, LEAST_SHARED, Matrix, When, column_order,
        isolations, row_order,
    },
    analysis::standing::Sight,
    model::Id,
    theme::{Face, fonts::size},
    views::Context,
    widgets::label,
};

/// What stands in the cells at a moment, and what it comes to.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    pub(super) matrix: Matrix,
    pub(super) sums: Vec<ColumnSum>,
    pub(super) groups: Vec<GroupSum>,
    pub(super) isolations: Vec<Option<Isolation>>,
}

/// A line of the table, or a column of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// The heading of a group; across, it stands for one that is folded.
    Group(usize),
    /// A party or a target, by its place in the axes.
    Item(usize),
}

/// All that is drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Prepared {
    pub(super) axes: Arc<Axes>,
    pub(super) cells: Arc<Cells>,
    pub(super) turn: Turn,
    pub(super) down: Vec<Entry>,
    pub(super) across: Vec<Entry>,
    /// The columns of each group across, in their order.
    pub(super) bands: Vec<(usize, std::ops::Range<usize>)>,
    /// Where each line begins, and where the last ends.
    pub(super) tops: Vec<f32>,
}

/// The height of a line whose name fits in one row.
const LINE: f32 = 28.0;
/// What each further row of a name adds.
const ROW: f32 = 17.0;
/// The height of a group's heading.
const HEADING: f32 = 38.0;

impl Prepared {
    /// Whether the lines come in groups that have headings.
    pub(super) fn groups_down(&self) -> &[Group] {
        match self.turn {
            Turn::TargetsDown => &self.axes.groups,
            Turn::PartiesDown => &self.axes.row_groups,
        }
    }

    pub(super) fn groups_across(&self) -> &[Group] {
        match self.turn {
            Turn::TargetsDown => &self.axes.row_groups,
            Turn::PartiesDown => &self.axes.groups,
        }
    }

    /// The row and column of the matrix in which a line and a column of the table meet.
    pub(super) fn meet(&self, line: usize, column: usize) -> Option<(usize, usize)> {
        match (self.down.get(line)?, self.across.get(column)?) {
            (Entry::Item(down), Entry::Item(across)) => Some(match self.turn {
                Turn::TargetsDown => (*across, *down),
                Turn::PartiesDown => (*down, *across),
            }),
            _ => None,
        }
    }

    /// The party and the target of a cell of the table.
    pub(super) fn ids(&self, line: usize, column: usize) -> Option<(&Id, &Id)> {
        let (row, column) = self.meet(line, column)?;
        let party = &self.axes.rows.get(row)?.party;
        Some((party, &self.axes.columns.get(column)?.target))
    }

    /// Where a party and a target meet in the table.
    pub(super) fn find(&self, party: &Id, target: &Id) -> Option<(usize, usize)> {
        let row = self.axes.rows.iter().position(|row| row.party == *party)?;
        let mut columns = self.axes.columns.iter();
        let column = columns.position(|column| column.target == *target)?;
        let (down, across) = match self.turn {
            Turn::TargetsDown => (column, row),
            Turn::PartiesDown => (row, column),
        };
        let at = |entries: &[Entry], place: usize| {
            entries
                .iter()
                .position(|entry| *entry == Entry::Item(place))
        };
        Some((at(&self.down, down)?, at(&self.across, across)?))
    }
}

/// What a group is known by while it is not as it is at first.
pub(super) fn key_of(group: &Group) -> String {
    match &group.id {
        // However many they are.
        None if starts_folded(group) => "silent, opened".to_owned(),
        None if group.is_silent => "silent, folded".to_owned(),
        Some(id) => format!("id {id}"),
        None => format!("title {}", group.title),
    }
}

/// Of more silent parties than these one has to ask for them.
const MOST_SILENT: usize = 5;

/// Whether a group is folded until one opens it: many parties of which nothing is on record.
fn starts_folded(group: &Group) -> bool {
    group.is_silent && group.members.len() > MOST_SILENT
}

/// Whether a group is folded.
pub(super) fn is_folded(shape: &Shape, group: &Group) -> bool {
    shape.folded.contains(&key_of(group)) != starts_folded(group)
}

/// Prepares anew what has changed since the last frame. `name_width` is that of the names at the
/// left.
pub(super) fn bring_up_to_date(ui: &Ui, cx: &Context<'_>, state: &mut State, name_width: f32) {
    let made_for = MadeFor {
        revision: cx.open.document.revision(),
        query: state.shape.query.clone(),
    };
    let now = cx.workspace.as_of_rank();
    let since = cx.workspace.since_rank();
    let when = When {
        now,
        then: (since < now).then_some(since),
        sight: Sight::Team,
    };
    let standing = &cx.reports().standing;
    let is_new = state.axes_for.as_ref() != Some(&made_for);
    let is_then = state.cells_for != Some(when);
    if is_new {
        let axes = Axes::of(cx.scenario(), standing, &made_for.query);
        Arc::make_mut(&mut state.prepared).axes = Arc::new(axes);
        state.axes_for = Some(made_for);
    }
    if is_new || is_then {
        let axes = Arc::clone(&state.prepared.axes);
        Arc::make_mut(&mut state.prepared).cells = Arc::new(cells(&axes, standing, when));
        state.cells_for = Some(when);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "points"
    )]
    let lines_for = (state.shape.clone(), name_width.max(0.0) as u32);
    if is_new || is_then || state.lines_for.as_ref() != Some(&lines_for) {
        lines(ui, state, name_width);
        state.lines_for = Some(lines_for);
    }
}

fn cells(axes: &Axes, standing: &crate::analysis::standing::Standing, when: When) -> Cells {
    let matrix = Matrix::at(axes, standing, when);
    let sums = matrix.column_sums();
    Cells {
        groups: Matrix::group_sums(axes, &sums),
        isolations: isolations(&matrix, LEAST_SHARED),
        sums,
        matrix,
    }
}

/// Orders what is down and across, and finds the heights of the lines.
fn lines(ui: &Ui, state: &mut State, name_width: f32) {
    let shape = &state.shape;
    let prepared = Arc::make_mut(&mut state.prepared);
    prepared.turn = shape.turn;
    let (axes, cells) = (&prepared.axes, &prepared.cells);
    let targets = column_order(axes, shape.columns, &cells.sums, &cells.groups);
    let parties = row_order(axes, shape.rows, &cells.isolations);
    let (down, across) = match shape.turn {
        Turn::TargetsDown => (targets, parties),
        Turn::PartiesDown => (parties, targets),
    };
    let (down_groups, across_groups) = match shape.turn {
        Turn::TargetsDown => (&axes.groups, &axes.row_groups),
        Turn::PartiesDown => (&axes.row_groups, &axes.groups),
    };
    let is_folded = |groups: &[Group], at: usize| {
        let group = groups.get(at);
        group.is_some_and(|group| is_folded(shape, group))
    };
    let has_heading =
        |groups: &[Group], at: usize| groups.get(at).is_some_and(|group| !group.title.is_empty());
    let mut lines = Vec::new();
    for (group, members) in down {
        if has_heading(down_groups, group) {
            lines.push(Entry::Group(group));
        }
        if !is_folded(down_groups, group) || !has_heading(down_groups, group) {
            lines.extend(members.into_iter().map(Entry::Item));
        }
    }
    let (mut columns, mut bands) = (Vec::new(), Vec::new());
    for (group, members) in across {
        let begin = columns.len();
        if is_folded(across_groups, group) && has_heading(across_groups, group) {
            columns.push(Entry::Group(group));
        } else {
            columns.extend(members.into_iter().map(Entry::Item));
        }
        bands.push((group, begin..columns.len()));
    }
    // Parties have a dot in their colour before their name.
    let dot = match shape.turn {
        Turn::TargetsDown => 0.0,
        Turn::PartiesDown => 20.0,
    };
    let mut tops = vec![0.0];
    let mut top = 0.0;
    for entry in &lines {
        top += match entry {
            Entry::Group(group) => {
                let title = down_groups
                    .get(*group)
                    .map_or("", |group| group.title.as_str());
                HEADING + ROW * heading_rows(ui, title, name_width)
            }
            Entry::Item(place) => height(ui, prepared.name_down(*place), name_width - dot),
        };
        tops.push(top);
    }
    (prepared.down, prepared.across, prepared.bands) = (lines, columns, bands);
    prepared.tops = tops;
}

impl Prepared {
    /// What a line is called.
    pub(super) fn name_down(&self, place: usize) -> &str {
        match self.turn {
            Turn::TargetsDown => self.axes.columns.get(place).map(|it| it.title.as_str()),
            Turn::PartiesDown => self.axes.rows.get(place).map(|it| it.name.as_str()),
        }
        .unwrap_or_default()
    }

    /// What a column is called.
    pub(super) fn name_across(&self, place: usize) -> &str {
        match self.turn {
            Turn::TargetsDown => self.axes.rows.get(place).map(|it| it.short_name.as_str()),
            Turn::PartiesDown => self.axes.columns.get(place).map(|it| it.title.as_str()),
        }
        .unwrap_or_default()
    }
}

/// How many rows the title of a group takes beyond the first; one at most.
fn heading_rows(ui: &Ui, title: &str, width: f32) -> f32 {
    let ink = egui::Color32::PLACEHOLDER;
    let font = Face::SerifMedium.at(size::CARD_TITLE);
    let galley = label::laid_out(ui, title, font, ink, width, 2);
    if galley.rows.len() > 1 { 1.0 } else { 0.0 }
}

/// The height of a line with this name.
fn height(ui: &Ui, name: &str, width: f32) -> f32 {
    // A name with so few letters fits in any case, and most are as short.
    #[expect(clippy::cast_precision_loss, reason = "letters of a name")]
    if name.len() as f32 * 9.0 < width {
        return LINE;
    }
    let ink = egui::Color32::PLACEHOLDER;
    let galley = label::laid_out(ui, name, Face::Sans.at(size::BODY), ink, width, 3);
    #[expect(clippy::cast_precision_loss, reason = "at most three rows")]
    let more = galley.rows.len().saturating_sub(1) as f32;
    LINE + more * ROW
}
