//! Parties and what belongs to them.

use super::{
    handling::Handling,
    id::{Id, Ref, to},
    number::{Colour, Percent},
    record::{card, record},
    word::{PartyKind, PartyRole},
};

card! {
    /// A party: anyone who acts in the process.
    #[is(Party)]
    pub struct Party {
        /// Its name.
        name: String,
        /// Its name where space is short.
        short_name: String,
        /// What kind of actor it is.
        kind: Option<PartyKind>,
        /// Its role in the process.
        role: Option<PartyRole>,
        /// Its colour.
        colour: Colour,
        /// The alliances and organisations it is a member of.
        member_of: Vec<Ref<to::Party>>,
        /// The members of its delegation.
        delegation: Vec<Delegate>,
        /// Why it wants what it wants.
        interests: Vec<Interest>,
        /// What it cannot do without.
        needs: Vec<Need>,
        /// What it will not accept.
        red_lines: Vec<RedLine>,
        /// Its best alternative to a negotiated agreement.
        batna: Batna,
        /// How much it weighs in the process, 0 to 100.
        influence: Option<Percent>,
        /// What matters how much to it.
        priorities: Vec<Priority>,
    }
}

record! {
    /// A member of a delegation.
    #[is(Delegate)]
    pub struct Delegate {
        /// Its stable name, unique in the file.
        id: Id,
        /// The member's name.
        name: String,
        /// The member's function.
        title: String,
        /// Whether this is the head of the delegation.
        head: bool,
    }
}

record! {
    /// An interest of a party. Team only unless marked.
    #[is(Interest)]
    pub struct Interest {
        /// Its stable name, unique in the file.
        id: Id,
        /// The interest.
        text: String,
        /// Who may see it.
        handling: Handling,
    }
}

record! {
    /// A need of a party. Team only unless marked.
    #[is(Need)]
    pub struct Need {
        /// Its stable name, unique in the file.
        id: Id,
        /// The need.
        text: String,
        /// Who may see it.
        handling: Handling,
    }
}

record! {
    /// What a party will not accept. Never shown to a room.
    #[is(RedLine)]
    pub struct RedLine {
        /// Its stable name, unique in the file.
        id: Id,
        /// The red line.
        text: String,
        /// The option that would cross it.
        option: Option<Ref<to::Choice>>,
    }
}

record! {
    /// The best alternative to a negotiated agreement. Never shown to a room.
    pub struct Batna {
        /// What the party would do.
        text: String,
        /// What that is worth to it, 0 (worst) to 100.
        value: Option<Percent>,
    }
}

record! {
    /// How much an issue matters to a party. Never shown to a room.
    #[essential(issue)]
    pub struct Priority {
        /// The issue.
        issue: Ref<to::Issue>,
        /// How much it matters, 0 to 100.
        weight: Option<Percent>,
    }
}
