//! How several commitments stand, counted.

use super::{Lateness, Level, Row, Standing};

/// How several rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many there are.
    pub of: usize,
    /// How many are at each level, from not initiated to full.
    pub levels: [usize; Level::COUNT],
    /// How many are late and not done.
    pub overdue: usize,
    /// How many were done late.
    pub done_late: usize,
}

impl Tally {
    /// Counts rows.
    pub fn of<'a, 'r: 'a>(rows: impl Iterator<Item = &'a Row<'r>>) -> Self {
        let mut tally = Self::default();
        for row in rows {
            tally.of += 1;
            let level = row.level.map(|level| usize::from(level.number()));
            if let Some(count) = level.and_then(|level| tally.levels.get_mut(level)) {
                *count += 1;
            }
            match row.lateness {
                Lateness::Overdue(_) => tally.overdue += 1,
                Lateness::DoneLate(_) => tally.done_late += 1,
                _ => {}
            }
        }
        tally
    }

    /// How many are fully implemented.
    pub fn full(&self) -> usize {
        let [.., full] = self.levels;
        full
    }

    /// How many are begun and not done.
    pub fn under_way(&self) -> usize {
        let [_, minimal, intermediate, _] = self.levels;
        minimal + intermediate
    }

    /// Of how many it is not known how far they are.
    pub fn not_known(&self) -> usize {
        self.of - self.levels.iter().sum::<usize>()
    }

    /// How many of these there are: those that [`Standing::has`] lets through.
    pub fn standing(&self, standing: Standing) -> usize {
        match standing {
            Standing::All => self.of,
            Standing::Open => self.of - self.full(),
            Standing::Overdue => self.overdue,
            Standing::Done => self.full(),
        }
    }

    /// `12 full, 6 under way, 1 not initiated`; what there is none of is left out.
    pub fn in_words(&self) -> String {
        let [not_initiated, ..] = self.levels;
        let parts = [
            (self.full(), "full"),
            (self.under_way(), "under way"),
            (not_initiated, "not initiated"),
            (self.not_known(), "not known"),
        ];
        let words: Vec<String> = parts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        words.join(", ")
    }
}
