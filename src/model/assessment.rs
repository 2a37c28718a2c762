//! What is made of the talks: implications and reactions.

use super::{
    date::PartialDate,
    id::{Ref, to},
    number::Scale,
    record::card,
    word::{Effect, Horizon, Tone},
};

card! {
    /// A benefit or a risk of a provision or proposal.
    #[is(Implication)]
    #[essential(of)]
    pub struct Implication {
        /// Its title.
        title: String,
        /// Whether it is for better or worse.
        effect: Option<Effect>,
        /// What it follows from.
        of: Vec<Ref<to::Any>>,
        /// Whom it concerns.
        for_whom as "for": Vec<Ref<to::Party>>,
        /// How likely it is, 1 to 5.
        likelihood: Option<Scale<1, 5>>,
        /// How much it matters, 1 to 5.
        impact: Option<Scale<1, 5>>,
        /// When it is felt.
        horizon: Option<Horizon>,
        /// What it is (Markdown).
        text: String,
    }
}

card! {
    /// What someone said of a talk or a proposal.
    #[is(Reaction)]
    #[essential(by, to)]
    pub struct Reaction {
        /// Who.
        by: Ref<to::Party>,
        /// Of what.
        to: Ref<to::Any>,
        /// In what tone.
        tone: Option<Tone>,
        /// When.
        date: Option<PartialDate>,
        /// What (Markdown).
        text: String,
    }
}
