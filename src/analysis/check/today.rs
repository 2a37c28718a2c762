//! The day from which a scenario is looked at.

use jiff::civil::Date;

use crate::model::Scenario;

/// The day from which a scenario is looked at: a span, where only its month or year is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// The first day of the span: what was due before it is surely overdue.
    pub first: Date,
    /// The last day of the span: what began by then may have begun.
    pub last: Date,
}

impl Today {
    /// The scenario's own day, else the computer's, which only the caller can know.
    pub fn of(scenario: &Scenario, computers: Option<Date>) -> Option<Self> {
        let own = scenario.today.as_ref().and_then(|today| {
            Some(Self {
                first: today.first_day()?,
                last: today.last_day()?,
            })
        });
        own.or(computers.map(Self::on))
    }

    /// This very day.
    pub fn on(day: Date) -> Self {
        Self {
            first: day,
            last: day,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartialDate;

    #[test]
    fn the_scenarios_day_comes_before_the_computers() {
        let computers: Date = "2026-11-23".parse().unwrap();
        let mut scenario = Scenario::default();
        assert_eq!(Today::of(&scenario, None), None);
        assert_eq!(
            Today::of(&scenario, Some(computers)),
            Some(Today::on(computers))
        );
        scenario.today = Some(PartialDate::parse("2006-02"));
        let today = Today::of(&scenario, Some(computers)).unwrap();
        assert_eq!(today.first.to_string(), "2006-02-01");
        assert_eq!(today.last.to_string(), "2006-02-28");
        scenario.today = Some(PartialDate::parse("soon"));
        assert_eq!(
            Today::of(&scenario, Some(computers)),
            Some(Today::on(computers))
        );
    }
}
