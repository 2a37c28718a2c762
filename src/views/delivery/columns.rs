//! The columns of the matrix: as many as there is room for.

use egui::{Rangef, Rect};

use crate::analysis::delivery::{GroupBy, OrderBy, Row};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    What,
    Provision,
    Who,
    Due,
    Late,
    DependsOn,
    Verified,
    Benchmarks,
    Status,
    Evidence,
}

/// Between the edge of the paper and the words, and between columns.
pub(super) const PADDING: f32 = 14.0;

impl Column {
    /// Those in which there is nothing to read of any row.
    pub(super) fn blank(rows: &[Row<'_>]) -> Vec<Self> {
        let says = |column: Self, row: &Row<'_>| match column {
            Self::Late => row.due.day().is_some(),
            Self::DependsOn => row.depends_on().len() > 0,
            Self::Verified => !row.mechanisms().is_empty(),
            Self::Benchmarks => !row.commitment.benchmarks.is_empty(),
            Self::Evidence => !row.commitment.evidence.is_empty(),
            Self::What | Self::Provision | Self::Who | Self::Due | Self::Status => true,
        };
        let is_blank = |column: &Self| !rows.iter().any(|row| says(*column, row));
        Self::ORDER.into_iter().filter(is_blank).collect()
    }

    /// From left to right.
    const ORDER: [Self; 10] = [
        Self::What,
        Self::Provision,
        Self::Who,
        Self::Due,
        Self::Late,
        Self::DependsOn,
        Self::Verified,
        Self::Benchmarks,
        Self::Status,
        Self::Evidence,
    ];

    /// Which are given up last.
    const RANKED: [Self; 10] = [
        Self::What,
        Self::Status,
        Self::Due,
        Self::Who,
        Self::Late,
        Self::Verified,
        Self::DependsOn,
        Self::Benchmarks,
        Self::Provision,
        Self::Evidence,
    ];

    /// The least that it needs, with the room around it, and its share of what is left over.
    fn width(self) -> (f32, f32) {
        match self {
            Self::What => (196.0, 3.0),
            Self::Provision => (150.0, 1.4),
            Self::Who => (112.0, 1.4),
            // Dates are brief where there is no room for long ones.
            Self::Due => (116.0, 0.8),
            Self::Late => (126.0, 0.1),
            Self::DependsOn | Self::Verified => (128.0, 1.0),
            Self::Benchmarks => (100.0, 0.0),
            Self::Status => (118.0, 0.5),
            Self::Evidence => (210.0, 2.0),
        }
    }

    /// What its head says.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::What => "What",
            Self::Provision => "Provision",
            Self::Who => "Who",
            Self::Due => "Due",
            Self::Late => "Timing",
            Self::DependsOn => "Depends on",
            Self::Verified => "Verified by",
            Self::Benchmarks => "Benchmarks",
            Self::Status => "Status",
            Self::Evidence => "Latest evidence",
        }
    }

    /// What a click on its head sorts by.
    pub(super) fn order(self) -> Option<OrderBy> {
        match self {
            Self::What => Some(OrderBy::What),
            Self::Provision => Some(OrderBy::Provision),
            Self::Who => Some(OrderBy::Who),
            Self::Due => Some(OrderBy::Due),
            Self::Late => Some(OrderBy::Lateness),
            Self::Status => Some(OrderBy::Status),
            Self::DependsOn | Self::Verified | Self::Benchmarks | Self::Evidence => None,
        }
    }

    /// Whether its words end at one line rather than begin there.
    pub(super) fn is_right_aligned(self) -> bool {
        matches!(self, Self::Due | Self::Late | Self::Benchmarks)
    }
}

/// The columns that fit, each with where its words stand.
#[derive(Clone, Debug)]
pub(super) struct Columns(Vec<(Column, Rangef)>);

impl Columns {
    /// As many as fit between the edges, but for those in which there is nothing to read.
    pub(super) fn fitting(edges: Rangef, group_by: GroupBy, blank: &[Column]) -> Self {
        let room = edges.span() - PADDING;
        let mut chosen = Vec::new();
        let mut taken = 0.0;
        for column in Column::RANKED {
            let is_told = column == Column::Provision && group_by == GroupBy::Provision;
            if is_told || blank.contains(&column) {
                continue;
            }
            let (least, _) = column.width();
            // The first three are there whatever room there is.
            if chosen.len() >= 3 && taken + least > room {
                break;
            }
            taken += least;
            chosen.push(column);
        }
        let shares: f32 = chosen.iter().map(|column| column.width().1).sum();
        let spare = (room - taken).max(0.0) / shares.max(0.1);
        let mut left = edges.min + PADDING;
        let mut columns = Vec::new();
        for column in Column::ORDER.into_iter().filter(|it| chosen.contains(it)) {
            let (least, share) = column.width();
            let width = least + share * spare;
            // Words that end at a line stand off from those that begin beside it.
            let air = if column.is_right_aligned() { 8.0 } else { 0.0 };
            columns.push((column, Rangef::new(left, left + width - PADDING - air)));
            left += width;
        }
        Self(columns)
    }

    /// Whether a column is shown.
    pub(super) fn have(&self, column: Column) -> bool {
        self.0.iter().any(|(other, _)| *other == column)
    }

    /// The cells of a line, from left to right.
    pub(super) fn cells(&self, line: Rect) -> impl Iterator<Item = (Column, Rect)> {
        let cell = move |(column, range): &(Column, Rangef)| {
            (*column, Rect::from_x_y_ranges(*range, line.y_range()))
        };
        self.0.iter().map(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_give_way_and_never_overlap() {
        let mut before = 0;
        for width in [520.0, 573.0, 700.0, 829.0, 1100.0, 1469.0, 3000.0] {
            let columns = Columns::fitting(Rangef::new(10.0, 10.0 + width), GroupBy::Theme, &[]);
            assert!(columns.0.len() >= before, "more room shows no less");
            before = columns.0.len();
            assert!(columns.have(Column::What) && columns.have(Column::Due));
            for pair in columns.0.windows(2) {
                let ((_, left), (_, right)) = (pair[0], pair[1]);
                assert!(left.max < right.min, "{pair:?} at {width}");
            }
            let end = columns.0.last().unwrap().1.max;
            assert!(end <= 10.0 + width - PADDING + 0.1, "{end} at {width}");
        }
        assert_eq!(before, 10, "on a wide screen all are shown");
        let blank = [Column::Late, Column::Verified];
        let edges = Rangef::new(0.0, 900.0);
        let columns = Columns::fitting(edges, GroupBy::Theme, &blank);
        assert!(blank.iter().all(|column| !columns.have(*column)));
    }
}
