//! Whether something that was promised is late.

use jiff::civil::Date;

use super::course::Course;

/// How something stands to its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lateness {
    /// It has none, or none that can be computed.
    NoDeadline,
    /// It is not done, and so many days are left; 0 on the last day.
    Open(i32),
    /// It is not done, and was due so many days ago.
    Overdue(i32),
    /// It was done in time, or on a day that is not known.
    Done,
    /// So many days after its deadline it was first on record as done.
    DoneLate(i32),
}

/// How many days from one to another; negative if it comes before.
pub(in crate::analysis) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

impl Lateness {
    /// How a course stands to a deadline at `today`.
    ///
    /// Of evidence that names only a month or a year the first day counts, so that nothing is
    /// called late that may not have been.
    pub fn of(course: &Course, due: Option<Date>, today: Date) -> Self {
        let is_full = course.is_full(today, today);
        let Some(due) = due else {
            return if is_full {
                Self::Done
            } else {
                Self::NoDeadline
            };
        };
        if is_full {
            return match course.full_since(today) {
                Some(day) if day > due => Self::DoneLate(days_between(due, day)),
                _ => Self::Done,
            };
        }
        if due < today {
            Self::Overdue(days_between(due, today))
        } else {
            Self::Open(days_between(today, due))
        }
    }

    /// By how many days it is late, or was done on record after its deadline.
    pub fn days_late(self) -> Option<i32> {
        match self {
            Self::Overdue(days) | Self::DoneLate(days) => Some(days),
            Self::NoDeadline | Self::Open(_) | Self::Done => None,
        }
    }

    /// Whether it is late and not done.
    pub fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue(_))
    }

    /// In words, for a cell.
    pub fn in_words(self) -> String {
        match self {
            Self::NoDeadline => "No deadline".to_owned(),
            Self::Open(0) => "Due today".to_owned(),
            Self::Open(left) => format!("Due in {}", days(left)),
            Self::Overdue(late) => format!("{} overdue", days(late)),
            Self::Done => "Done".to_owned(),
            // Evidence may come long after the deed.
            Self::DoneLate(late) => format!("Done on record {} after", days(late)),
        }
    }
}

/// How things stand to their deadlines, in few words: what stands together by that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timing {
    /// Late and not done.
    Overdue,
    /// Not done, with time left.
    Next,
    /// Not done, with no deadline.
    NoDeadline,
    /// Done, in time or not.
    Done,
}

impl Timing {
    /// What something that stands so belongs to.
    pub fn of(lateness: Lateness) -> Self {
        match lateness {
            Lateness::Overdue(_) => Self::Overdue,
            Lateness::Open(_) => Self::Next,
            Lateness::NoDeadline => Self::NoDeadline,
            Lateness::Done | Lateness::DoneLate(_) => Self::Done,
        }
    }

    /// How a reader sees it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Overdue => "Overdue",
            Self::Next => "Due next",
            Self::NoDeadline => "No deadline",
            Self::Done => "Done",
        }
    }
}

/// `1 day`, `5 days`.
pub fn days(number: i32) -> String {
    match number {
        1 => "1 day".to_owned(),
        number => format!("{number} days"),
    }
}
