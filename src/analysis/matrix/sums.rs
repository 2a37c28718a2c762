//! What columns and groups of columns come to.

use super::{axes::Axes, cells::Matrix, contention::contention, group::Group};
use crate::analysis::standing::Degree;

/// How many parties take each stance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// For each step of the scale, from demands to rejects.
    pub counts: [u32; Degree::COUNT],
    /// Of how many parties that is asked.
    pub of: u32,
}

impl Tally {
    /// Counts stances.
    pub fn of<'a>(degrees: impl Iterator<Item = Option<Degree>> + 'a) -> Self {
        let mut tally = Self::default();
        for degree in degrees {
            tally.add(degree);
        }
        tally
    }

    fn add(&mut self, degree: Option<Degree>) {
        self.of += 1;
        let count = degree.and_then(|degree| self.counts.get_mut(degree.place()));
        if let Some(count) = count {
            *count += 1;
        }
    }

    /// How many of them are known.
    pub fn known(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// How many accept it or better.
    pub fn in_favour(&self) -> u32 {
        self.counts.iter().take(3).sum()
    }

    /// How many are undecided.
    pub fn undecided(&self) -> u32 {
        self.counts.iter().skip(3).take(1).sum()
    }

    /// How many are reluctant or worse.
    pub fn against(&self) -> u32 {
        self.counts.iter().skip(4).sum()
    }
}

/// What a column comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ColumnSum {
    /// Who stands where.
    pub tally: Tally,
    /// How contested it is, 0 to 1; none if fewer than two stances are known.
    pub contention: Option<f32>,
}

impl ColumnSum {
    /// What a tally comes to.
    pub fn of(tally: Tally) -> Self {
        Self {
            contention: contention(&tally.counts),
            tally,
        }
    }

    /// Whether nobody is against it, as far as is known, and something is.
    pub fn is_unopposed(&self) -> bool {
        self.tally.known() > 0 && self.tally.against() == 0
    }
}

/// What a group of columns comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupSum {
    /// How contested the most contested of them is.
    pub contention: Option<f32>,
    /// The places of those that nobody is against: as many in favour as possible first.
    pub unopposed: Vec<usize>,
}

impl GroupSum {
    /// What a group comes to, of the sums of all columns.
    pub fn of(group: &Group, sums: &[ColumnSum]) -> Self {
        let members = || {
            let places = group.members.iter();
            places.filter_map(|place| Some((*place, sums.get(*place)?)))
        };
        let contested = members().filter_map(|(_, sum)| sum.contention);
        let mut unopposed: Vec<(u32, usize)> = members()
            .filter(|(_, sum)| sum.is_unopposed())
            .map(|(place, sum)| (sum.tally.in_favour(), place))
            .collect();
        // Stable: ties stay in the scenario's order.
        unopposed.sort_by_key(|(in_favour, _)| std::cmp::Reverse(*in_favour));
        Self {
            contention: contested.max_by(f32::total_cmp),
            unopposed: unopposed.into_iter().map(|(_, place)| place).collect(),
        }
    }
}

impl Matrix {
    /// What each column comes to.
    pub fn column_sums(&self) -> Vec<ColumnSum> {
        let mut tallies = vec![Tally::default(); self.width()];
        for row in self.rows() {
            for (tally, cell) in tallies.iter_mut().zip(row) {
                tally.add(cell.state.degree());
            }
        }
        tallies.into_iter().map(ColumnSum::of).collect()
    }

    /// What each group of columns comes to.
    pub fn group_sums(axes: &Axes, sums: &[ColumnSum]) -> Vec<GroupSum> {
        let groups = axes.groups.iter();
        groups.map(|group| GroupSum::of(group, sums)).collect()
    }

    /// Of how many columns a party's stance is known, for each row.
    pub fn row_tallies(&self) -> Vec<Tally> {
        let tally = |row: &[super::Cell]| Tally::of(row.iter().map(|cell| cell.state.degree()));
        self.rows().map(tally).collect()
    }
}
