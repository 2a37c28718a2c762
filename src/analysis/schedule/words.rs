//! Deadlines and slips in words.

use super::{Due, LinkKind, Schedule, Slip};
use crate::{
    analysis::{
        delivery::lateness::{days, days_between},
        sentence::{Names, Part, Sentence},
    },
    model::TimeFrame,
};

impl Due {
    /// The day, or why there is none.
    pub fn in_words(&self, names: &Names<'_>) -> String {
        match self {
            Self::Unsaid => "No deadline".to_owned(),
            Self::On(day) => (names.date)(&(*day).into()),
            Self::Impossible => "No possible date".to_owned(),
            Self::HalfSaid => "It does not say how many days after what".to_owned(),
            Self::Dangling(_) => "After something that is not in the scenario".to_owned(),
            Self::AfterUndated(id) => format!("After {}, which has no date", names.title(id)),
            Self::Circle => "After itself, in a circle of deadlines".to_owned(),
        }
    }
}

/// A time frame as it is said: `15 days after Signing of the MoU`; blank if it says nothing.
pub fn time_frame(frame: &TimeFrame, names: &Names<'_>) -> String {
    match (&frame.date, &frame.after, super::day::days(frame)) {
        (Some(date), ..) => (names.date)(date),
        (None, Some(after), Some(0)) => format!("With {}", names.title(after.id())),
        (None, Some(after), Some(number)) if number < 0 => {
            format!(
                "{} before {}",
                days(number.saturating_neg()),
                names.title(after.id())
            )
        }
        (None, Some(after), Some(number)) => {
            format!("{} after {}", days(number), names.title(after.id()))
        }
        (None, Some(after), None) => format!("After {}", names.title(after.id())),
        (None, None, Some(number)) => days(number),
        (None, None, None) => String::new(),
    }
}

impl Schedule {
    /// A slip as a sentence: *Hold local elections slips by 10 days, to 25 December 2006, because
    /// it depends on Pass the new law*.
    pub fn slip_in_words(&self, slip: &Slip, names: &Names<'_>) -> Sentence {
        let name = |sentence: Sentence, place: usize| match self.things.get(place) {
            Some(thing) => sentence.add(Part::Target, &names.title(&thing.id), Some(&thing.id)),
            None => sentence,
        };
        let sentence = name(Sentence::default(), slip.place);
        let by = days(days_between(slip.from, slip.to));
        let sentence = sentence.plain(&format!(" slips by {by}, to "));
        let sentence = sentence.add(Part::Moment, &(names.date)(&slip.to.into()), None);
        let mut links = self.before(slip.place);
        let link = links.find(|link| link.before == slip.because);
        let why = match link.map(|link| link.kind) {
            Some(LinkKind::DaysAfter(0)) => ", because it is due with ".to_owned(),
            Some(LinkKind::DaysAfter(number)) => {
                format!(", because it is due {} after ", days(number))
            }
            _ => ", because it depends on ".to_owned(),
        };
        name(sentence.plain(&why), slip.because)
    }
}
