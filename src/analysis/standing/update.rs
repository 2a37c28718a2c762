//! Keeping the histories up as positions change.

use std::collections::HashSet;

use super::{Entry, Standing, entry::place_unsaid};
use crate::{
    analysis::{changes::Change, index::Index, moments::Moments},
    model::{Id, Position, Scenario, card::Card},
};

impl Standing {
    /// Brings the histories up to date with a scenario that came about by these changes, of which
    /// `index` and `moments` are. The order of the talks must be what it was; else
    /// [`Standing::of`] makes them anew. No id may be used twice.
    pub fn update(
        &mut self,
        changes: &[Change<'_>],
        scenario: &Scenario,
        index: &Index,
        moments: &Moments,
    ) {
        let sides = changes
            .iter()
            .flat_map(|change| [change.before, change.after]);
        let touched: HashSet<(&Id, &Id)> =
            sides.flatten().filter_map(|(_, card)| ends(card)).collect();
        for (party, target) in touched {
            self.again(party, target, scenario, index, moments);
        }
    }

    /// Makes one history anew.
    fn again(
        &mut self,
        party: &Id,
        target: &Id,
        scenario: &Scenario,
        index: &Index,
        moments: &Moments,
    ) {
        let number = self.parties.get_or_new(party);
        let mut entries: Vec<Entry> = index
            .positions(scenario, target)
            .filter(|position| position.party.id() == party && position.on.id() == Some(target))
            .filter_map(|position| {
                let place = index.place(&position.id)?.card_index;
                let shared = scenario.positions.shared_at(place)?;
                Entry::of(shared, number, moments)
            })
            .collect();
        place_unsaid(&mut entries);
        // Stable: ties stay in the list's order.
        entries.sort_by_key(|entry| entry.since);
        let Some(column) = self.column_mut(target) else {
            return;
        };
        let begin = column.partition_point(|entry| entry.party < number);
        let end = column.partition_point(|entry| entry.party <= number);
        column.splice(begin..end, entries);
    }
}

/// The party and the target of a position.
fn ends(card: &dyn Card) -> Option<(&Id, &Id)> {
    let position: &Position = card.as_any().downcast_ref()?;
    Some((position.party.id(), position.on.id()?))
}
