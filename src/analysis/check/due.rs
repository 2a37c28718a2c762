//! The days on which commitments and provisions are due, and nothing else about them.
//!
//! What counts as the day of each thing is the schedule's to say; but the schedule also tells why
//! there is none and what slips, and this is computed anew with every edit that moves a deadline.

use std::collections::{HashMap, hash_map::Entry};

use foldhash::fast::RandomState;
use jiff::civil::Date;

use crate::{
    analysis::schedule::day::{add, agreed_on, days, talk_ends},
    model::{Id, PartialDate, Scenario, TimeFrame},
};

/// The days on which things are due.
#[derive(Debug, Default)]
pub(super) struct Dues<'a> {
    /// Each thing by a number.
    numbers: HashMap<&'a Id, usize, RandomState>,
    frames: Vec<Frame<'a>>,
}

/// What is known of when something is.
#[derive(Clone, Copy, Debug)]
enum Frame<'a> {
    /// On this day; none: that cannot be computed.
    On(Option<Date>),
    /// As this says.
    As(&'a TimeFrame),
}

impl<'a> Dues<'a> {
    /// Computes them for all commitments and provisions of a scenario.
    ///
    /// What is due so many days after a talk is counted from its last day; after a proposal, from
    /// when it was last agreed, else from its date; after a reaction, a source or evidence, from its date;
    /// after a commitment or a provision, from when that is due itself.
    pub(super) fn of(scenario: &'a Scenario) -> Self {
        let provisions = scenario.proposals.iter().map(|text| text.provisions.len());
        let count = scenario.talks.len()
            + scenario.commitments.len()
            + scenario.proposals.len()
            + scenario.reactions.len()
            + scenario.sources.len()
            + provisions.sum::<usize>();
        let mut dues = Self {
            numbers: HashMap::with_capacity_and_hasher(count, RandomState::default()),
            frames: Vec::with_capacity(count),
        };
        for talk in scenario.talks.iter() {
            dues.add(&talk.id, Frame::On(talk_ends(talk)));
        }
        for commitment in scenario.commitments.iter() {
            dues.add(&commitment.id, Frame::As(&commitment.due));
        }
        for proposal in scenario.proposals.iter() {
            dues.add(&proposal.id, Frame::On(agreed_on(proposal, scenario)));
        }
        for reaction in scenario.reactions.iter() {
            dues.add(&reaction.id, Frame::On(last_day(reaction.date.as_ref())));
        }
        for source in scenario.sources.iter() {
            dues.add(&source.id, Frame::On(last_day(source.date.as_ref())));
        }
        for evidence in scenario.commitments.iter().flat_map(|it| &it.evidence) {
            dues.add(&evidence.id, Frame::On(last_day(evidence.date.as_ref())));
        }
        for provision in scenario.proposals.iter().flat_map(|text| &text.provisions) {
            dues.add(&provision.id, Frame::As(&provision.timeframe));
        }
        for number in 0..dues.frames.len() {
            dues.settle(number);
        }
        dues
    }

    fn add(&mut self, id: &'a Id, frame: Frame<'a>) {
        // Of several things with one id the first is meant, and a card rather than a part.
        if let Entry::Vacant(place) = self.numbers.entry(id) {
            place.insert(self.frames.len());
            self.frames.push(frame);
        }
    }

    /// Follows a chain of relative deadlines to where it hangs on a day. A circle hangs on none.
    fn settle(&mut self, number: usize) {
        let mut chain: Vec<(usize, i32)> = Vec::new();
        let mut at = Some(number);
        let mut day = loop {
            let Some(number) = at else { break None };
            let Some(place) = self.frames.get_mut(number) else {
                break None;
            };
            let frame = match *place {
                Frame::On(day) => break day,
                Frame::As(frame) => frame,
            };
            // Until the end of the chain is known, who comes by again has gone in a circle.
            *place = Frame::On(None);
            if let Some(date) = &frame.date {
                chain.push((number, 0));
                break date.last_day();
            }
            let (Some(days), Some(after)) = (days(frame), &frame.after) else {
                break None;
            };
            chain.push((number, days));
            at = self.number(after.id());
        };
        for (number, days) in chain.into_iter().rev() {
            day = day.and_then(|day| add(day, days));
            if let Some(place) = self.frames.get_mut(number) {
                *place = Frame::On(day);
            }
        }
    }

    /// The number of the thing with this id.
    pub(super) fn number(&self, id: &Id) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    /// How many things have a number.
    pub(super) fn len(&self) -> usize {
        self.frames.len()
    }

    /// The last day by which the thing with this number is due; none if that cannot be computed.
    pub(super) fn day(&self, number: usize) -> Option<Date> {
        match self.frames.get(number) {
            Some(Frame::On(day)) => *day,
            _ => None,
        }
    }
}

fn last_day(date: Option<&PartialDate>) -> Option<Date> {
    date?.last_day()
}

/// Whether a time frame says when something is due, as a day or as days after something.
pub(super) fn is_set(frame: &TimeFrame) -> bool {
    frame.date.is_some() || (frame.days.is_some() && frame.after.is_some())
}

/// Whether a time frame says only a part of it: days without what they are counted from, or what
/// they are counted from without the days.
pub(super) fn is_half_set(frame: &TimeFrame) -> bool {
    !is_set(frame) && (frame.days.is_some() || frame.after.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Amount, Commitment, Moment, Proposal, RecordEntry, Ref, Talk, word::ProposalStatus,
    };

    fn on(id: &str, date: &str) -> Commitment {
        Commitment {
            id: Id::from(id),
            due: TimeFrame {
                date: Some(PartialDate::parse(date)),
                ..TimeFrame::default()
            },
            ..Commitment::default()
        }
    }

    fn after(id: &str, days: f64, other: &str) -> Commitment {
        Commitment {
            id: Id::from(id),
            due: TimeFrame {
                days: Some(Amount(days)),
                after: Some(Ref::new(other)),
                ..TimeFrame::default()
            },
            ..Commitment::default()
        }
    }

    fn scenario(commitments: Vec<Commitment>) -> Scenario {
        Scenario {
            commitments: commitments.into_iter().collect(),
            talks: [Talk {
                id: Id::from("signing"),
                start: Some(PartialDate::parse("2005-08-15")),
                end: Some(PartialDate::parse("2005-08-16")),
                ..Talk::default()
            }]
            .into_iter()
            .collect(),
            ..Scenario::default()
        }
    }

    fn due(scenario: &Scenario, id: &str) -> Option<String> {
        let dues = Dues::of(scenario);
        let day = dues.day(dues.number(&Id::from(id))?)?;
        Some(day.to_string())
    }

    #[test]
    fn a_deadline_counts_to_the_last_day_and_along_a_chain() {
        let made = scenario(vec![
            after("c", 30.0, "b"),
            after("b", 15.0, "a"),
            on("a", "2024-02"),
            after("s", 15.0, "signing"),
            after("t", -1.0, "signing"),
        ]);
        assert_eq!(due(&made, "a").as_deref(), Some("2024-02-29"));
        // 29 February and 15 days: 15 March; and 30 more: 14 April.
        assert_eq!(due(&made, "b").as_deref(), Some("2024-03-15"));
        assert_eq!(due(&made, "c").as_deref(), Some("2024-04-14"));
        assert_eq!(due(&made, "s").as_deref(), Some("2005-08-31"));
        assert_eq!(due(&made, "t").as_deref(), Some("2005-08-15"));
    }

    #[test]
    fn after_a_text_counts_from_when_it_was_agreed() {
        let mut made = scenario(vec![after("c", 10.0, "text")]);
        let mut text = Proposal {
            id: Id::from("text"),
            date: Some(PartialDate::parse("2005-08-01")),
            ..Proposal::default()
        };
        made.proposals.push(text.clone());
        assert_eq!(due(&made, "c").as_deref(), Some("2005-08-11"));
        text.record.push(RecordEntry {
            at: Moment::at_talk(Ref::new("signing")),
            status: Some(ProposalStatus::Agreed),
            ..RecordEntry::default()
        });
        made.proposals.remove(0);
        made.proposals.push(text);
        assert_eq!(due(&made, "c").as_deref(), Some("2005-08-26"));
    }

    #[test]
    fn what_hangs_on_nothing_has_no_day() {
        let made = scenario(vec![
            after("a", 1.0, "b"),
            after("b", 1.0, "a"),
            after("self", 1.0, "self"),
            after("into", 1.0, "a"),
            after("gone", 1.0, "nothing"),
            after("far", 1e12, "signing"),
            after("nan", f64::NAN, "signing"),
            on("soon", "soon"),
            Commitment {
                id: Id::from("bare"),
                ..Commitment::default()
            },
        ]);
        for id in [
            "a", "b", "self", "into", "gone", "far", "nan", "soon", "bare",
        ] {
            assert_eq!(due(&made, id), None, "{id}");
        }
    }

    #[test]
    fn a_long_chain_ends() {
        let mut chain = vec![on("c0", "2025-01-01")];
        chain.extend((1..50_000).map(|n| after(&format!("c{n}"), 1.0, &format!("c{}", n - 1))));
        chain.reverse();
        assert_eq!(due(&scenario(chain), "c365").as_deref(), Some("2026-01-01"));
    }
}
