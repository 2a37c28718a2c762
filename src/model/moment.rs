//! Moments and time frames: when something holds, and when it is due.

use super::{
    date::PartialDate,
    id::{Ref, to},
    number::Amount,
    record::record,
};

record! {
    /// A date or a talk. Blank means from the beginning (as a start) or never (as an end).
    pub struct Moment {
        /// The date.
        date: Option<PartialDate>,
        /// The talk.
        talk: Option<Ref<to::Talk>>,
    }
}

impl Moment {
    /// At this talk.
    pub fn at_talk(talk: Ref<to::Talk>) -> Self {
        Self {
            talk: Some(talk),
            ..Self::default()
        }
    }

    /// At a time that is not said: neither from the beginning, nor never. A room gets it in place
    /// of a talk that it does not see.
    pub fn unsaid() -> Self {
        Self::at_talk(Ref::default())
    }

    /// Whether it is at a time that is not said.
    pub fn is_unsaid(&self) -> bool {
        let talk = self.talk.as_ref();
        self.date.is_none() && talk.is_some_and(|talk| talk.id().as_str().is_empty())
    }

    /// On this date.
    pub fn on(date: PartialDate) -> Self {
        Self {
            date: Some(date),
            ..Self::default()
        }
    }
}

record! {
    /// When something is due: by a date, or so many days after another thing.
    pub struct TimeFrame {
        /// The date.
        date: Option<PartialDate>,
        /// How many days after the other thing.
        days: Option<Amount>,
        /// The other thing.
        after: Option<Ref<to::Any>>,
    }
}
