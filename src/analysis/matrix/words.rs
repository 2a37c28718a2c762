//! What the sums mean, in a plain sentence each, for a tooltip.

use super::{
    axes::Axes,
    distance::{Apart, Isolation},
    sums::{ColumnSum, GroupSum, Tally},
};
use crate::model::Kind;

/// Per cent, rounded.
fn hundredths(share: f32) -> String {
    format!("{:.0}", share * 100.0)
}

impl Tally {
    /// `stances known of 4 of 9 parties`.
    fn among(&self) -> String {
        format!(
            "{} of {}",
            self.known(),
            Kind::Party.count(self.of as usize)
        )
    }

    /// `2 for, 1 undecided and 1 against, among the 4 of 9 parties whose stance is known`.
    pub fn in_words(&self) -> String {
        if self.known() == 0 {
            return format!(
                "Where they stand is known of none of {}",
                Kind::Party.count(self.of as usize)
            );
        }
        let plural = if self.known() == 1 {
            "whose stance is"
        } else {
            "whose stances are"
        };
        format!(
            "{} for, {} undecided and {} against, among the {} {plural} known",
            self.in_favour(),
            self.undecided(),
            self.against(),
            self.among(),
        )
    }
}

impl ColumnSum {
    /// How contested a column is.
    pub fn in_words(&self) -> String {
        let who = self.tally.in_words();
        match self.contention {
            Some(share) => format!(
                "Contested {} of 100: {who} (0 if all stood alike, 100 if half rejected and half demanded it)",
                hundredths(share)
            ),
            None if self.tally.known() == 0 => who,
            None => format!("{who}: it takes two to tell how contested it is"),
        }
    }
}

impl GroupSum {
    /// How contested a group is, and what in it nobody is against.
    pub fn in_words(&self, axes: &Axes) -> String {
        let contested = match self.contention {
            Some(share) => format!("The most contested here is at {} of 100", hundredths(share)),
            None => "Too little is known to tell how contested this is".to_owned(),
        };
        let titles = self
            .unopposed
            .iter()
            .filter_map(|place| axes.columns.get(*place));
        let titles: Vec<String> = titles.map(|column| format!("“{}”", column.title)).collect();
        match titles.as_slice() {
            [] => contested,
            titles => format!(
                "{contested}; nobody is known to be against {}",
                titles.join(" or ")
            ),
        }
    }
}

impl Apart {
    /// How far two parties are apart.
    pub fn in_words(self, one: &str, other: &str, least: u32) -> String {
        let columns = match self.shared {
            1 => "1 question".to_owned(),
            shared => format!("{shared} questions"),
        };
        match self.mean(least) {
            Some(mean) => format!(
                "{one} and {other} are {} of 100 apart on the {columns} on which both stances are known (0 alike, 100 at the two ends of the scale)",
                hundredths(mean)
            ),
            None => format!(
                "The stances of both {one} and {other} are known on {columns} only: it takes {least} to tell how far they are apart"
            ),
        }
    }
}

/// How isolated a party is.
pub fn isolation_in_words(isolation: Option<Isolation>, party: &str, least: u32) -> String {
    match isolation {
        Some(Isolation { mean, others }) => {
            let others = match others {
                1 => "1 other party".to_owned(),
                others => format!("{others} other parties"),
            };
            format!(
                "{party} is on average {} of 100 away from {others}, each compared on at least {least} questions on which both stances are known",
                hundredths(mean)
            )
        }
        None => format!(
            "There is no other party that shares {least} known stances with {party}, so it is not told how isolated it is"
        ),
    }
}
