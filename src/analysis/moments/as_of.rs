//! The moment from which a scenario is looked at.

use jiff::civil::Date;

use super::{Moments, Rank};
use crate::model::{Id, Moment, PartialDate};

/// The moment from which a scenario is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum AsOf {
    /// All that is on record has come.
    #[default]
    Now,
    /// A moment; a blank one is the beginning.
    At(Moment),
}

impl AsOf {
    /// The day of the moment, as far as that has come: what is late can be told as of it. None for
    /// now, for the beginning, and for a talk of which no day is known.
    pub fn day(&self, moments: &Moments, today: Date) -> Option<Date> {
        match self {
            Self::Now => None,
            Self::At(_) => self.rank(moments).day().filter(|day| *day <= today),
        }
    }

    /// As of when it is told what is done and what is late, while one looks back, given
    /// [`AsOf::day`]: where that has none, it is told as of today. Blank for now.
    pub fn told(
        &self,
        day: Option<Date>,
        title: &dyn Fn(&Id) -> String,
        date: &dyn Fn(&PartialDate) -> String,
    ) -> String {
        match (self, day) {
            (Self::Now, _) => String::new(),
            (Self::At(_), None) => "as of today".to_owned(),
            (Self::At(_), Some(_)) => format!("as of {}", self.label(title, date)),
        }
    }

    /// What a saved view or slide has: there, blank means now.
    pub fn of_view(moment: &Moment) -> Self {
        if *moment == Moment::default() {
            Self::Now
        } else {
            Self::At(moment.clone())
        }
    }

    /// What a view or slide keeps of it. The beginning can't be kept: there, blank means now.
    pub fn for_view(&self) -> Moment {
        match self {
            Self::Now => Moment::default(),
            Self::At(moment) => moment.clone(),
        }
    }

    /// The place in time; now, if it names nothing that is there any more.
    pub fn rank(&self, moments: &Moments) -> Rank {
        match self {
            Self::Now => Rank::END,
            Self::At(moment) => moments.as_of(moment).unwrap_or(Rank::END),
        }
    }

    /// What a reader calls it. `title` tells what a talk is called, `date` how dates are written.
    pub fn label(
        &self,
        title: &dyn Fn(&Id) -> String,
        date: &dyn Fn(&PartialDate) -> String,
    ) -> String {
        let Self::At(moment) = self else {
            return "now".to_owned();
        };
        match (&moment.talk, &moment.date) {
            (Some(talk), _) => title(talk.id()),
            (None, Some(day)) => date(day),
            (None, None) => "the beginning".to_owned(),
        }
    }
}
