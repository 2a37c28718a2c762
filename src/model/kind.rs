//! The kinds of thing that have an id: cards, and the parts that cards hold.

/// The kind of a card, or of a part of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A talk: a round, session or meeting.
    Talk,
    /// A party.
    Party,
    /// An issue that is negotiated.
    Issue,
    /// A proposal.
    Proposal,
    /// A party's position.
    Position,
    /// A commitment, milestone or next step.
    Commitment,
    /// A benefit or a risk.
    Implication,
    /// What someone said of a talk or proposal.
    Reaction,
    /// A source of claims.
    Source,
    /// A tie between two things.
    Relation,
    /// A saved view of the map.
    View,
    /// A deck of slides.
    Brief,
    /// A finding that was waived with a reason.
    Waiver,
    /// A member of a party's delegation.
    Delegate,
    /// An interest of a party.
    Interest,
    /// A need of a party.
    Need,
    /// A red line of a party.
    RedLine,
    /// An option of an issue (`Option` is taken by the language).
    Choice,
    /// A provision of a proposal.
    Provision,
    /// A mechanism that watches or enforces delivery.
    Mechanism,
    /// A benchmark of a commitment.
    Benchmark,
    /// Dated evidence of implementation.
    Evidence,
    /// A slide of a brief.
    Slide,
}

impl Kind {
    /// The kinds of card, in the order of the boards.
    pub const CARDS: [Self; 13] = [
        Self::Talk,
        Self::Party,
        Self::Issue,
        Self::Proposal,
        Self::Position,
        Self::Commitment,
        Self::Implication,
        Self::Reaction,
        Self::Source,
        Self::Relation,
        Self::View,
        Self::Brief,
        Self::Waiver,
    ];

    /// Whether things of this kind stand in a list of the scenario, rather than inside a card.
    pub fn is_card(self) -> bool {
        Self::CARDS.contains(&self)
    }

    /// What one is called, in lower case; it also begins new ids (with spaces as hyphens).
    pub fn noun(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Party => "party",
            Self::Issue => "issue",
            Self::Proposal => "proposal",
            Self::Position => "position",
            Self::Commitment => "commitment",
            Self::Implication => "implication",
            Self::Reaction => "reaction",
            Self::Source => "source",
            Self::Relation => "relation",
            Self::View => "view",
            Self::Brief => "brief",
            Self::Waiver => "waiver",
            Self::Delegate => "delegate",
            Self::Interest => "interest",
            Self::Need => "need",
            Self::RedLine => "red line",
            Self::Choice => "option",
            Self::Provision => "provision",
            Self::Mechanism => "mechanism",
            Self::Benchmark => "benchmark",
            Self::Evidence => "evidence",
            Self::Slide => "slide",
        }
    }

    /// What several are called, capitalised: the title of a board.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Talk => "Talks",
            Self::Party => "Parties",
            Self::Issue => "Issues",
            Self::Proposal => "Proposals",
            Self::Position => "Positions",
            Self::Commitment => "Commitments",
            Self::Implication => "Implications",
            Self::Reaction => "Reactions",
            Self::Source => "Sources",
            Self::Relation => "Relations",
            Self::View => "Map views",
            Self::Brief => "Briefs",
            Self::Waiver => "Waivers",
            Self::Delegate => "Delegates",
            Self::Interest => "Interests",
            Self::Need => "Needs",
            Self::RedLine => "Red lines",
            Self::Choice => "Options",
            Self::Provision => "Provisions",
            Self::Mechanism => "Mechanisms",
            Self::Benchmark => "Benchmarks",
            Self::Evidence => "Evidence",
            Self::Slide => "Slides",
        }
    }

    /// `1 party`, `3 parties`.
    pub fn count(self, number: usize) -> String {
        if number == 1 {
            format!("1 {}", self.noun())
        } else {
            format!("{number} {}", self.plural().to_lowercase())
        }
    }
}
