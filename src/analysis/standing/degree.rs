//! Stances as numbers.

use crate::{
    analysis::stances::scale_place,
    model::word::{Stance, Word as _},
};

/// How favourable a known stance is: a step on the scale of seven, from -3 (rejects) through 0
/// (undecided) to 3 (demands). What is not known is on no step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Degree(i8);

impl Degree {
    /// How many steps the scale has.
    pub const COUNT: usize = 7;

    /// The number of steps from one end of the scale to the other.
    pub const SPAN: u32 = 6;

    /// How favourable a stance is; none if it is not known.
    pub fn of(stance: &Stance) -> Option<Self> {
        let place = i8::try_from(scale_place(stance)?).ok()?;
        Some(Self(3 - place))
    }

    /// The number, -3 to 3.
    pub fn number(self) -> i8 {
        self.0
    }

    /// The place on the scale, 0 (demands) to 6 (rejects), as the words are listed.
    pub fn place(self) -> usize {
        usize::from((3 - self.0).unsigned_abs())
    }

    /// The stance.
    pub fn stance(self) -> Stance {
        let stance = Stance::ALL.get(self.place());
        stance.cloned().unwrap_or(Stance::NotKnown)
    }

    /// Whether it is accepted or better.
    pub fn is_for(self) -> bool {
        self.0 > 0
    }

    /// Whether it is met with reluctance or worse.
    pub fn is_against(self) -> bool {
        self.0 < 0
    }

    /// The stance as in *moved from rejects to accepts*.
    pub fn word(self) -> String {
        self.stance().label().to_lowercase()
    }

    /// The stance as in *on record as supporting it*, and the word before what it is on.
    pub fn participle(self) -> (&'static str, &'static str) {
        match self.0 {
            3 => ("demanding", " "),
            2 => ("supporting", " "),
            1 => ("accepting", " "),
            0 => ("undecided", " on "),
            -1 => ("reluctant", " on "),
            -2 => ("opposing", " "),
            _ => ("rejecting", " "),
        }
    }
}

/// What is on record of where a party stands on something, at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    /// Nothing holds: never taken, or retracted.
    #[default]
    Nothing,
    /// A position holds, and says that the stance is not known (or a word that is not on the list).
    NotKnown,
    /// A known stance.
    Known(Degree),
}

impl State {
    /// The stance, if it is known.
    pub fn degree(self) -> Option<Degree> {
        match self {
            Self::Known(degree) => Some(degree),
            Self::Nothing | Self::NotKnown => None,
        }
    }
}

/// How what is on record differs between two moments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Change {
    /// It does not, or neither is known.
    #[default]
    None,
    /// It moved from this stance to a more favourable one.
    Towards(Degree),
    /// It moved from this stance to a less favourable one.
    Away(Degree),
    /// A stance is known that was not: no move.
    New,
    /// The position, with this stance then, was retracted.
    Retracted(Degree),
    /// The stance, this one then, is not known any more.
    Lost(Degree),
}

impl Change {
    /// How two states differ.
    pub fn between(then: State, now: State) -> Self {
        match (then, now) {
            (State::Known(then), State::Known(now)) if now > then => Self::Towards(then),
            (State::Known(then), State::Known(now)) if now < then => Self::Away(then),
            (State::Known(then), State::Nothing) => Self::Retracted(then),
            (State::Known(then), State::NotKnown) => Self::Lost(then),
            (State::Nothing | State::NotKnown, State::Known(_)) => Self::New,
            _ => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_runs_from_rejects_to_demands_without_the_not_known() {
        let numbers: Vec<Option<i8>> = Stance::ALL
            .iter()
            .map(|stance| Degree::of(stance).map(Degree::number))
            .collect();
        let expected = [3, 2, 1, 0, -1, -2, -3].map(Some);
        assert_eq!(numbers[..7], expected);
        assert_eq!(numbers[7], None, "not known");
        assert_eq!(Degree::of(&Stance::Unlisted("hesitates".into())), None);
        for stance in &Stance::ALL[..7] {
            assert_eq!(Degree::of(stance).unwrap().stance(), *stance);
        }
    }

    #[test]
    fn what_was_not_known_is_no_move() {
        let known = |stance| State::Known(Degree::of(&stance).unwrap());
        let (rejects, accepts) = (known(Stance::Rejects), known(Stance::Accepts));
        let rejected = rejects.degree().unwrap();
        assert_eq!(Change::between(rejects, accepts), Change::Towards(rejected));
        assert!(matches!(Change::between(accepts, rejects), Change::Away(_)));
        assert_eq!(Change::between(State::NotKnown, accepts), Change::New);
        assert_eq!(Change::between(State::Nothing, accepts), Change::New);
        assert_eq!(Change::between(rejects, rejects), Change::None);
        assert_eq!(
            Change::between(State::Nothing, State::NotKnown),
            Change::None
        );
        assert_eq!(
            Change::between(rejects, State::Nothing),
            Change::Retracted(rejected)
        );
        assert_eq!(
            Change::between(rejects, State::NotKnown),
            Change::Lost(rejected)
        );
    }
}
