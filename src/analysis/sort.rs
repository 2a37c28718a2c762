//! The orders that cards can be put in.

use std::cmp::Ordering;

use super::{
    Reports,
    fold::{fold, in_reading_order},
    moments::Rank,
};
use crate::model::{
    Commitment, Implication, Issue, Kind, Moment, PartialDate, Party, Position, Proposal, Reaction,
    Relation, Scenario, Source, Talk, Waiver, card::Card, naming, word::Word,
};

/// What cards are put in order by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortBy {
    /// The user's own order.
    #[default]
    ListOrder,
    /// What they are called.
    Title,
    /// When they are, begin or are due; what has no date comes last.
    Date,
    /// What sort of their kind they are, in the order of the format's list of words.
    Type,
    /// Where they stand, in the order of the format's list of words.
    Status,
    /// How many findings they have, the most first.
    Findings,
}

/// An order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sort {
    /// What by.
    pub by: SortBy,
    /// The other way round. What has nothing to go by still comes last.
    pub reversed: bool,
}

impl SortBy {
    /// The orders that mean something for cards of this kind.
    pub fn of_kind(kind: Kind) -> Vec<Self> {
        let has_date = matches!(
            kind,
            Kind::Talk
                | Kind::Proposal
                | Kind::Position
                | Kind::Commitment
                | Kind::Reaction
                | Kind::Source
                | Kind::Relation
                | Kind::Waiver
        );
        [
            (Self::ListOrder, true),
            (Self::Title, true),
            (Self::Date, has_date),
            (Self::Type, !Self::Type.label(kind).is_empty()),
            (Self::Status, !Self::Status.label(kind).is_empty()),
            (Self::Findings, true),
        ]
        .into_iter()
        .filter_map(|(by, is_meant)| is_meant.then_some(by))
        .collect()
    }

    /// What the order is called for cards of this kind; blank if they have nothing to go by.
    pub fn label(self, kind: Kind) -> &'static str {
        match self {
            Self::ListOrder => "Own order",
            Self::Title => "Title",
            Self::Findings => "Findings",
            Self::Date => match kind {
                Kind::Talk => "Start",
                Kind::Position | Kind::Relation => "Since",
                Kind::Commitment => "Due",
                _ => "Date",
            },
            Self::Type => match kind {
                Kind::Talk => "Format",
                Kind::Issue => "Theme",
                Kind::Position => "Party",
                Kind::Implication => "Horizon",
                Kind::Party | Kind::Proposal | Kind::Commitment | Kind::Source | Kind::Relation => {
                    "Kind"
                }
                _ => "",
            },
            Self::Status => match kind {
                Kind::Talk | Kind::Proposal | Kind::Commitment => "Status",
                Kind::Party => "Role",
                Kind::Position => "Stance",
                Kind::Implication => "Benefit or risk",
                Kind::Reaction => "Tone",
                Kind::Source => "Reliability",
                _ => "",
            },
        }
    }
}

/// What a card is put in order by; what it lacks is `None`.
#[derive(Debug)]
enum Key {
    Text(String),
    Moment(Rank),
    Place(usize),
}

impl Key {
    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => in_reading_order(a, b),
            (Self::Moment(a), Self::Moment(b)) => a.cmp(b),
            (Self::Place(a), Self::Place(b)) => a.cmp(b),
            // One order makes keys of one sort.
            _ => Ordering::Equal,
        }
    }
}

impl Sort {
    /// The order by this.
    pub fn by(by: SortBy) -> Self {
        Self {
            by,
            reversed: false,
        }
    }

    /// Puts cards in order; those that are equal stay as they stand.
    pub fn apply(self, scenario: &Scenario, reports: &Reports, cards: &mut Vec<&dyn Card>) {
        if self.by == SortBy::ListOrder {
            if self.reversed {
                cards.reverse();
            }
            return;
        }
        let mut keyed: Vec<(Option<Key>, &dyn Card)> = cards
            .drain(..)
            .map(|card| (self.key(scenario, reports, card), card))
            .collect();
        keyed.sort_by(|(a, _), (b, _)| match (a, b) {
            (Some(a), Some(b)) if self.reversed => b.compare(a),
            (Some(a), Some(b)) => a.compare(b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        cards.extend(keyed.into_iter().map(|(_, card)| card));
    }

    fn key(self, scenario: &Scenario, reports: &Reports, card: &dyn Card) -> Option<Key> {
        let title = |card| naming::card_title_with(&|id| reports.index.title(scenario, id), card);
        match self.by {
            SortBy::ListOrder => None,
            SortBy::Title => Some(Key::Text(fold(&title(card)))),
            SortBy::Date => moment(reports, card).map(Key::Moment),
            SortBy::Type => match card.as_any().downcast_ref::<Position>() {
                Some(position) => {
                    let party = reports.index.title(scenario, position.party.id());
                    Some(Key::Text(fold(&party)))
                }
                None => type_of(card).map(Key::Place),
            },
            SortBy::Status => status_of(card).map(Key::Place),
            SortBy::Findings => {
                let count = reports.findings_of(card.id()).len();
                (count > 0).then(|| Key::Place(usize::MAX - count))
            }
        }
    }
}

fn place<T: Word>(word: Option<&T>) -> Option<usize> {
    // What is on no list comes after what is.
    word.map(|word| {
        let listed = T::ALL.iter().position(|listed| listed == word);
        listed.unwrap_or(T::ALL.len())
    })
}

fn type_of(card: &dyn Card) -> Option<usize> {
    let any = card.as_any();
    match card.kind() {
        Kind::Talk => place(any.downcast_ref::<Talk>()?.format.as_ref()),
        Kind::Party => place(any.downcast_ref::<Party>()?.kind.as_ref()),
        Kind::Issue => place(any.downcast_ref::<Issue>()?.theme.as_ref()),
        Kind::Proposal => place(any.downcast_ref::<Proposal>()?.kind.as_ref()),
        Kind::Commitment => place(any.downcast_ref::<Commitment>()?.kind.as_ref()),
        Kind::Implication => place(any.downcast_ref::<Implication>()?.horizon.as_ref()),
        Kind::Source => place(any.downcast_ref::<Source>()?.kind.as_ref()),
        Kind::Relation => place(any.downcast_ref::<Relation>()?.kind.as_ref()),
        _ => None,
    }
}

fn status_of(card: &dyn Card) -> Option<usize> {
    let any = card.as_any();
    match card.kind() {
        Kind::Talk => place(any.downcast_ref::<Talk>()?.status.as_ref()),
        Kind::Party => place(any.downcast_ref::<Party>()?.role.as_ref()),
        Kind::Proposal => place(any.downcast_ref::<Proposal>()?.standing()),
        Kind::Position => place(any.downcast_ref::<Position>()?.stance.as_ref()),
        Kind::Commitment => place(any.downcast_ref::<Commitment>()?.status.as_ref()),
        Kind::Implication => place(any.downcast_ref::<Implication>()?.effect.as_ref()),
        Kind::Reaction => place(any.downcast_ref::<Reaction>()?.tone.as_ref()),
        Kind::Source => place(any.downcast_ref::<Source>()?.reliability.as_ref()),
        _ => None,
    }
}

/// When a card is, begins or is due.
fn moment(reports: &Reports, card: &dyn Card) -> Option<Rank> {
    let any = card.as_any();
    let on = |date: Option<&PartialDate>| reports.moments.rank(&Moment::on(date?.clone()));
    let at = |moment: &Moment| {
        // From the beginning is no date to go by.
        (*moment != Moment::default()).then(|| reports.moments.rank(moment))?
    };
    match card.kind() {
        Kind::Talk => {
            let talk = any.downcast_ref::<Talk>()?;
            at(&Moment::at_talk(crate::model::Ref::from(&talk.id)))
        }
        Kind::Proposal => {
            let proposal = any.downcast_ref::<Proposal>()?;
            let tabled = proposal.tabled_at.clone().map(Moment::at_talk);
            on(proposal.date.as_ref()).or_else(|| at(&tabled?))
        }
        Kind::Position => at(&any.downcast_ref::<Position>()?.since),
        Kind::Commitment => {
            let due = any.downcast_ref::<Commitment>()?.due.date.as_ref()?;
            on(due.last_day().map(PartialDate::Day).as_ref())
        }
        Kind::Reaction => on(any.downcast_ref::<Reaction>()?.date.as_ref()),
        Kind::Source => on(any.downcast_ref::<Source>()?.date.as_ref()),
        Kind::Relation => at(&any.downcast_ref::<Relation>()?.since),
        Kind::Waiver => on(any.downcast_ref::<Waiver>()?.date.as_ref()),
        _ => None,
    }
}
