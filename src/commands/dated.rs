//! New cards that stand at a certain time.

use std::sync::Arc;

use super::fresh::{self, About};
use crate::{
    analysis::Reports,
    document::{Edit, IdSource, Transaction},
    model::{AnyCard, Id, Kind, Moment, PartialDate, Ref, Scenario, word::TalkStatus},
};

/// When a new card is.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// On this date.
    On(PartialDate),
    /// Of it only the order is known: at this talk, or if it is a talk, after it.
    At(Id),
    /// Nobody knows.
    Unsaid,
}

/// A new card at a time, and the change that adds and selects it. `party` is whose it is, if it is
/// someone's.
pub fn card(
    ids: &mut IdSource,
    (scenario, reports): (&Scenario, &Reports),
    kind: Kind,
    when: &When,
    party: Option<&Id>,
    today: &PartialDate,
) -> Option<(Id, Transaction)> {
    let mut card = ids.card(scenario, kind)?;
    let about = About {
        scenario,
        reports,
        selection: party,
        today,
    };
    fresh::fill(&mut card, &about, ids);
    put(&mut card, when);
    if let (AnyCard::Talk(talk), When::On(date)) = (&mut card, when)
        && date.last_day() < today.first_day()
    {
        Arc::make_mut(talk).status = Some(TalkStatus::Concluded);
    }
    let id = card.as_card().id().clone();
    let edit = Edit::Insert(card, scenario.count(kind));
    let step = Transaction::new(format!("add {}", kind.noun()), edit);
    Some((id.clone(), step.selecting(Some(id))))
}

fn put(card: &mut AnyCard, when: &When) {
    let date = match when {
        When::On(date) => Some(date.clone()),
        When::At(_) | When::Unsaid => None,
    };
    let talk = match when {
        When::At(talk) => Some(talk),
        When::On(_) | When::Unsaid => None,
    };
    match card {
        AnyCard::Talk(it) => {
            let it = Arc::make_mut(it);
            it.start = date;
            it.follows = talk.map(Ref::from);
        }
        AnyCard::Proposal(it) => {
            let it = Arc::make_mut(it);
            it.date = date;
            it.tabled_at = talk.map(Ref::from);
        }
        AnyCard::Commitment(it) => Arc::make_mut(it).due.date = date,
        AnyCard::Reaction(it) => {
            let it = Arc::make_mut(it);
            it.date = date;
            if let Some(talk) = talk {
                it.to = Ref::from(talk);
            }
        }
        AnyCard::Position(it) => {
            Arc::make_mut(it).since = match (date, talk) {
                (Some(date), _) => Moment::on(date),
                (None, Some(talk)) => Moment::at_talk(Ref::from(talk)),
                (None, None) => Moment::default(),
            };
        }
        _ => {}
    }
}
