//! Positions: who stands where, since when, and on whose word.

use super::{
    Kind,
    id::{Id, Ref, to},
    moment::Moment,
    number::Percent,
    record::{card, record},
    word::{Confidence, Stance},
};

card! {
    /// A party's stance. It is never overwritten: a new one supersedes it.
    #[is(Position)]
    #[essential(party, on)]
    pub struct Position {
        /// Whose position it is.
        party: Ref<to::Party>,
        /// What it is on.
        on: Target,
        /// The stance.
        stance: Option<Stance>,
        /// What the party wants in return.
        conditions: Vec<Ref<to::ChoiceOrProvision>>,
        /// What the option is worth to the party, 0 (worst) to 100.
        value: Option<Percent>,
        /// How sure we are.
        confidence: Option<Confidence>,
        /// Whether the party holds it in private only.
        private: bool,
        /// Since when it holds; blank: from the beginning.
        since: Moment,
        /// Until when it holds; blank: it still does.
        until: Moment,
        /// Why the party takes it (Markdown).
        rationale: String,
    }
}

record! {
    /// What a position is on: one of three.
    pub struct Target {
        /// An option.
        option: Option<Ref<to::Choice>>,
        /// A provision.
        provision: Option<Ref<to::Provision>>,
        /// A whole proposal.
        proposal: Option<Ref<to::Proposal>>,
    }
}

impl Target {
    /// The thing of this kind with this id; blank if positions are not taken on that kind.
    pub fn of(kind: Kind, id: &Id) -> Self {
        let mut target = Self::default();
        match kind {
            Kind::Choice => target.option = Some(Ref::from(id)),
            Kind::Provision => target.provision = Some(Ref::from(id)),
            Kind::Proposal => target.proposal = Some(Ref::from(id)),
            _ => {}
        }
        target
    }

    /// The id of what the position is on.
    pub fn id(&self) -> Option<&Id> {
        let option = self.option.as_ref().map(Ref::id);
        let provision = self.provision.as_ref().map(Ref::id);
        let proposal = self.proposal.as_ref().map(Ref::id);
        option.or(provision).or(proposal)
    }
}
