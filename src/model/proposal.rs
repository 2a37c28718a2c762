//! Proposals, their provisions and the mechanisms that watch them.

use super::{
    date::PartialDate,
    handling::Handling,
    id::{Id, Ref, to},
    moment::{Moment, TimeFrame},
    record::{card, record},
    word::{MechanismKind, ProposalKind, ProposalStatus},
};

card! {
    /// A text that is on the table, or was.
    #[is(Proposal)]
    pub struct Proposal {
        /// Its title.
        title: String,
        /// What kind of text it is.
        kind: Option<ProposalKind>,
        /// Who tabled it.
        tabled_by: Vec<Ref<to::Party>>,
        /// The talk at which it was tabled.
        tabled_at: Option<Ref<to::Talk>>,
        /// Its date.
        date: Option<PartialDate>,
        /// Where it stands.
        status: Option<ProposalStatus>,
        /// How it got there; the last entry gives the status.
        record: Vec<RecordEntry>,
        /// The proposal that it supersedes.
        supersedes: Option<Ref<to::Proposal>>,
        /// Who signed it.
        signatories: Vec<Ref<to::Party>>,
        /// What it says in brief (Markdown).
        summary: String,
        /// What it provides, in order.
        provisions: Vec<Provision>,
    }
}

impl Proposal {
    /// Where it stands: the last entry of its record, or else the field.
    pub fn standing(&self) -> Option<&ProposalStatus> {
        self.record
            .iter()
            .rev()
            .find_map(|entry| entry.status.as_ref())
            .or(self.status.as_ref())
    }
}

record! {
    /// A step in a proposal's history.
    pub struct RecordEntry {
        /// When.
        at: Moment,
        /// What it then became.
        status: Option<ProposalStatus>,
    }
}

record! {
    /// One provision of a proposal.
    #[is(Provision)]
    pub struct Provision {
        /// Its stable name, unique in the file.
        id: Id,
        /// Its heading.
        heading: String,
        /// Its wording (Markdown).
        text: String,
        /// The issue that it settles.
        issue: Option<Ref<to::Issue>>,
        /// The option that it picks.
        option: Option<Ref<to::Choice>>,
        /// Whether it is agreed; else it is bracketed.
        agreed: bool,
        /// When it was agreed.
        agreed_at: Moment,
        /// The provisions on which it is conditional.
        conditions: Vec<Ref<to::Provision>>,
        /// By when it is to be carried out.
        timeframe: TimeFrame,
        /// Who carries it out.
        responsible: Vec<Ref<to::Party>>,
        /// Who guarantees it.
        guarantors: Vec<Ref<to::Party>>,
        /// How it is watched and enforced.
        mechanisms: Vec<Mechanism>,
        /// Who may see it, where that is narrower than for the proposal.
        handling: Option<Handling>,
    }
}

record! {
    /// How delivery is watched or enforced.
    #[is(Mechanism)]
    pub struct Mechanism {
        /// Its stable name, unique in the file.
        id: Id,
        /// What it does.
        kind: Option<MechanismKind>,
        /// Who runs it.
        by: Vec<Ref<to::Party>>,
        /// How it works.
        method: String,
    }
}
