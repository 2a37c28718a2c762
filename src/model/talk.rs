//! Talks: rounds, sessions and meetings.

use super::{
    date::PartialDate,
    id::{Ref, to},
    number::Scale,
    record::{card, record},
    word::{PartyRole, TalkFormat, TalkStatus, Track},
};

card! {
    /// A round, session or meeting.
    #[is(Talk)]
    pub struct Talk {
        /// Its title.
        title: String,
        /// Where it is held.
        venue: String,
        /// When it starts.
        start: Option<PartialDate>,
        /// When it ends.
        end: Option<PartialDate>,
        /// The track of diplomacy.
        track: Option<Track>,
        /// How it is held.
        format: Option<TalkFormat>,
        /// Where it stands.
        status: Option<TalkStatus>,
        /// Who takes part.
        participants: Vec<Participant>,
        /// The issues on its agenda.
        agenda: Vec<Ref<to::Issue>>,
        /// What it is to achieve.
        aims: Vec<String>,
        /// What came of it.
        outcome: String,
        /// Assessed momentum, -2 (stalling) to 2 (strong).
        momentum: Option<Scale<-2, 2>>,
        /// The talk that it follows.
        follows: Option<Ref<to::Talk>>,
        /// The talk that it is part of.
        part_of: Option<Ref<to::Talk>>,
    }
}

record! {
    /// A party at a talk.
    #[essential(party)]
    pub struct Participant {
        /// The party.
        party: Ref<to::Party>,
        /// Its role at this talk.
        role: Option<PartyRole>,
        /// The name of the head of its delegation.
        head: String,
    }
}
