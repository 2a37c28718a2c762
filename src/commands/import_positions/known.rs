//! What is on record already, so that nothing is made twice.

use std::collections::HashMap;

use crate::{
    analysis::{moments::Moments, stances},
    model::{Id, Moment, PartialDate, Position, Scenario},
};

/// The positions of a scenario by party and target, and those that a table has given so far.
pub(super) struct Record<'a> {
    /// The position that holds, if one does, of each party on each target on record.
    held: HashMap<(Id, Id), Option<&'a Position>>,
    /// The positions of each moment.
    at: HashMap<(Id, Id, Stamp), Vec<&'a Position>>,
    made: HashMap<(Id, Id, Stamp), (usize, Position)>,
}

/// A moment, to be compared.
type Stamp = (Option<PartialDate>, Option<Id>);

fn stamp(moment: &Moment) -> Stamp {
    let talk = moment.talk.as_ref().map(|talk| talk.id().clone());
    (moment.date.clone(), talk)
}

/// How a new position stands to those on record.
pub(super) enum Standing {
    /// It says something new; the note tells what it stands beside, if there is something.
    New(Option<String>),
    /// It is there already: why.
    There(String),
}

impl<'a> Record<'a> {
    pub(super) fn of(scenario: &'a Scenario) -> Self {
        let mut histories: HashMap<(Id, Id), Vec<&Position>> = HashMap::new();
        let mut at: HashMap<(Id, Id, Stamp), Vec<&Position>> = HashMap::new();
        for position in scenario.positions.iter() {
            let party = position.party.id().clone();
            if let Some(target) = position.on.id().cloned() {
                let moment = (party.clone(), target.clone(), stamp(&position.since));
                at.entry(moment).or_default().push(position);
                histories.entry((party, target)).or_default().push(position);
            }
        }
        let moments = Moments::of(scenario);
        let held = histories.into_iter().map(|((party, target), history)| {
            let history = history.into_iter();
            let history = stances::history_among(history, &moments, &party, &target);
            ((party, target), stances::held(history))
        });
        Self {
            held: held.collect(),
            at,
            made: HashMap::new(),
        }
    }

    /// Since when a position holds that does not say it: from today where there is a record, for
    /// from the beginning it would change what has been.
    pub(super) fn unsaid_since(&self, party: &Id, target: &Id, today: &PartialDate) -> Moment {
        if self.held.contains_key(&(party.clone(), target.clone())) {
            Moment::on(today.clone())
        } else {
            Moment::default()
        }
    }

    /// How a position of the row with this number stands to the others. One for which nobody says
    /// since when (`is_since_said`) is there already if its stance is the one that holds.
    pub(super) fn standing(
        &mut self,
        new: &Position,
        target: &Id,
        number: usize,
        is_since_said: bool,
    ) -> Standing {
        let pair = (new.party.id().clone(), target.clone());
        let held = self.held.get(&pair).copied().flatten();
        if !is_since_said && held.is_some_and(|held| says_the_same(held, new)) {
            return Standing::There("This is the stance on record already".to_owned());
        }
        let key = (pair.0, pair.1, stamp(&new.since));
        let there = self.at.get(&key).map_or(&[][..], Vec::as_slice);
        if let Some(same) = there.iter().find(|other| says_the_same(other, new)) {
            let is_other = !new.rationale.is_empty() && same.rationale != new.rationale;
            let says = if is_other {
                "This position is there already, with another rationale, which stays"
            } else {
                "This position is there already"
            };
            return Standing::There(says.to_owned());
        }
        let mut note = (!there.is_empty()).then(|| {
            "Another position of the same moment is on record; this one will hold".to_owned()
        });
        if let Some((row, other)) = self.made.get(&key) {
            if says_the_same(other, new) {
                return Standing::There(format!("Row {row} says the same"));
            }
            note = Some(format!(
                "Row {row} says otherwise of the same moment; this one will hold"
            ));
        }
        self.made.insert(key, (number, new.clone()));
        Standing::New(note)
    }
}

/// Whether two positions of one party on one target say the same. Conditions count: accepting in
/// return for something is another stance than accepting.
fn says_the_same(there: &Position, new: &Position) -> bool {
    there.stance == new.stance
        && there.private == new.private
        && (new.conditions.is_empty() || there.conditions == new.conditions)
        && (new.until == Moment::default() || there.until == new.until)
}
