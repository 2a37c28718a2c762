//! What counts as the day of each thing, and days so many days later.

use jiff::{Span, civil::Date};

use crate::model::{Moment, Proposal, Scenario, Talk, TimeFrame, word::ProposalStatus};

/// The days of a time frame, whole.
pub(in crate::analysis) fn days(frame: &TimeFrame) -> Option<i32> {
    let days = frame.days?.0.round();
    // A calendar has fewer than ten million days.
    #[expect(clippy::cast_possible_truncation, reason = "within ten million")]
    (days.abs() < 1e7).then_some(days as i32)
}

/// So many days after a day; none beyond the calendar.
pub(in crate::analysis) fn add(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The last day of when a text was last agreed, else of its date.
pub(in crate::analysis) fn agreed_on(proposal: &Proposal, scenario: &Scenario) -> Option<Date> {
    let agreed = proposal.record.iter().rev();
    let mut agreed = agreed.filter(|it| it.status == Some(ProposalStatus::Agreed));
    let day = agreed.find_map(|entry| moment_ends(scenario, &entry.at));
    day.or_else(|| proposal.date.as_ref()?.last_day())
}

/// The last day of a talk, or of when it starts.
pub(in crate::analysis) fn talk_ends(talk: &Talk) -> Option<Date> {
    let [end, start] = [&talk.end, &talk.start].map(|date| date.as_ref()?.last_day());
    end.or(start)
}

fn moment_ends(scenario: &Scenario, moment: &Moment) -> Option<Date> {
    match (&moment.date, &moment.talk) {
        (Some(date), _) => date.last_day(),
        (None, Some(talk)) => talk_ends(scenario.talks.get(talk.id())?),
        (None, None) => None,
    }
}
