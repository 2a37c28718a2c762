//! New ids.

use std::collections::HashMap;

use crate::model::{
    AnyCard, Id, Kind, Scenario,
    field::{VisitMut, own_kinds},
};

/// Makes ids that no one else makes: a kind and eight random characters, so that two people can
/// add to two copies and merge them.
// No `Clone`: a clone would make the same ids again.
#[derive(Debug)]
pub struct IdSource(fastrand::Rng);

impl IdSource {
    /// Ids that nobody can foresee.
    pub fn random() -> Self {
        Self(fastrand::Rng::new())
    }

    /// The same ids on every run: for tests and pictures.
    pub fn seeded(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// Another source, whose ids are others than this one's.
    #[must_use]
    pub fn fork(&mut self) -> Self {
        Self(self.0.fork())
    }

    /// A new id for a thing of this kind.
    pub fn fresh(&mut self, kind: Kind) -> Id {
        // No vowels and no 0, 1 or l: no words come about, and nothing is misread.
        const LETTERS: &[u8] = b"23456789bcdfghjkmnpqrstvwxyz";
        let tail: String = (0..8)
            .filter_map(|_| LETTERS.get(self.0.usize(..LETTERS.len())))
            .map(|letter| char::from(*letter))
            .collect();
        Id::from(format!("{}-{tail}", kind.noun().replace(' ', "-")))
    }

    /// A copy of a card with new ids throughout; references inside it follow.
    pub fn copy(&mut self, card: &AnyCard) -> AnyCard {
        let mut renamed = HashMap::new();
        self.rename(card, &mut renamed);
        renumbered(card, &renamed)
    }

    /// Adds a new id for everything on the card to `renamed`, by the id that it has.
    pub fn rename(&mut self, card: &AnyCard, renamed: &mut HashMap<Id, Id>) {
        for (old, kind) in own_kinds(card.as_card().as_field()) {
            let new = self.fresh(kind);
            renamed.insert(old, new);
        }
    }

    /// An empty card of this kind with a new id, marked as the scenario wants new cards marked.
    pub fn card(&mut self, scenario: &Scenario, kind: Kind) -> Option<AnyCard> {
        let mut card = AnyCard::blank(kind)?;
        let common = card.as_card_mut().common_mut();
        *common.id = self.fresh(kind);
        *common.handling = scenario.default_handling.clone();
        Some(card)
    }
}

/// The card with other ids, and with its references following them.
pub fn renumbered(card: &AnyCard, renamed: &HashMap<Id, Id>) -> AnyCard {
    struct Rename<'a>(&'a HashMap<Id, Id>);
    impl Rename<'_> {
        fn rename(&self, id: &mut Id) {
            if let Some(new) = self.0.get(id) {
                *id = new.clone();
            }
        }
    }
    impl VisitMut for Rename<'_> {
        fn id(&mut self, id: &mut Id) {
            self.rename(id);
        }
        fn reference(&mut self, id: &mut Id) {
            self.rename(id);
        }
    }
    let mut copy = card.clone();
    copy.as_field_mut().walk_mut(&mut Rename(renamed));
    copy
}
