//! What stands in the cells of a matrix at a moment.

use super::axes::Axes;
use crate::analysis::{
    moments::Rank,
    standing::{Change, Entry, Sight, Standing, State, Sureness, latest},
};

/// The moment that a matrix is of, and the one that it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The moment.
    pub now: Rank,
    /// The earlier moment since which moves are marked; none: no moves are.
    pub then: Option<Rank>,
    /// Whose eyes look.
    pub sight: Sight,
}

/// Where a party stands on something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What is on record.
    pub state: State,
    /// How it changed since the earlier moment.
    pub change: Change,
    /// How sure one is of it.
    pub sureness: Sureness,
    /// Whether it is held in private only.
    pub is_private: bool,
    /// Whether something is wanted in return.
    pub is_conditional: bool,
    /// How many entries its history has, later ones too.
    pub entries: u16,
}

/// What stands in all cells, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    cells: Vec<Cell>,
    width: usize,
    height: usize,
}

impl Matrix {
    /// What stands in the cells at a moment.
    pub fn at(axes: &Axes, standing: &Standing, when: When) -> Self {
        let width = axes.columns.len();
        let mut cells = vec![Cell::default(); width * axes.rows.len()];
        let mut rows: Vec<Option<usize>> = vec![None; standing.party_count()];
        for (place, row) in axes.rows.iter().enumerate() {
            let number = standing.party_number(&row.party);
            if let Some(known) = number.and_then(|number| rows.get_mut(number)) {
                *known = Some(place);
            }
        }
        for (at, column) in axes.columns.iter().enumerate() {
            for (number, history) in standing.numbered(&column.target) {
                let row = rows.get(number).copied().flatten();
                if let Some(cell) = row.and_then(|row| cells.get_mut(row * width + at)) {
                    *cell = Cell::of(history, when);
                }
            }
        }
        Self {
            cells,
            width,
            height: axes.rows.len(),
        }
    }

    /// The cell in this row and column of the axes.
    pub fn cell(&self, row: usize, column: usize) -> Cell {
        if column >= self.width {
            return Cell::default();
        }
        let cell = self.cells.get(row * self.width + column);
        cell.copied().unwrap_or_default()
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> &[Cell] {
        let begin = row * self.width;
        self.cells
            .get(begin..begin + self.width)
            .unwrap_or_default()
    }

    /// The rows.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        (0..self.height).map(|row| self.row(row))
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.width
    }
}

impl Cell {
    /// What a history comes to at a moment.
    pub fn of(history: &[Entry], when: When) -> Self {
        let entries = match when.sight {
            Sight::Team => history.len(),
            Sight::Room => history.iter().filter(|e| e.is_seen(when.sight)).count(),
        };
        let holding = |at| {
            let entry = history.get(latest(history, at, when.sight)?)?;
            (!entry.has_ended(at)).then_some(entry)
        };
        let now = holding(when.now);
        let state = now.map_or(State::Nothing, |entry| entry.state);
        let change = match when.then {
            Some(then) => {
                let before = holding(then).map_or(State::Nothing, |entry| entry.state);
                match Change::between(before, state) {
                    Change::New => since_first(history, then, when, state),
                    change => change,
                }
            }
            None => Change::None,
        };
        Self {
            state,
            change,
            sureness: now.map(|entry| entry.sureness).unwrap_or_default(),
            is_private: now.is_some_and(|entry| entry.is_private),
            is_conditional: now.is_some_and(|entry| entry.is_conditional),
            entries: u16::try_from(entries).unwrap_or(u16::MAX),
        }
    }
}

/// How a stance that was not on record at the earlier moment changed since it first was: a party
/// that spoke at the first round and gave way at the third has moved, whatever was known before.
fn since_first(history: &[Entry], then: Rank, when: When, now: State) -> Change {
    let mut came = history
        .iter()
        .filter(|entry| entry.since > then && entry.since <= when.now && entry.is_seen(when.sight));
    let first = came.find(|entry| entry.state.degree().is_some());
    match first.map(|entry| Change::between(entry.state, now)) {
        Some(change @ (Change::Towards(_) | Change::Away(_))) => change,
        _ => Change::New,
    }
}
