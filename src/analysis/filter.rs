//! Which cards are shown: the filter of boards and of search, and the order that cards stand in.
//!
//! Within one facet any of its values will do; of several facets all must hold.

use super::{Reports, fold::fold, index::Slot, texts};
use crate::model::{Id, Kind, Scenario, card::Card, handling::Handling};

pub use super::sort::{Sort, SortBy};

/// A handling mark without the parties that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HandlingMark {
    /// Public.
    Public,
    /// Shared with parties.
    Shared,
    /// Team only, or marked with a word that is not known and so treated alike.
    Team,
}

impl HandlingMark {
    /// All of them, from the widest to the narrowest.
    pub const ALL: [Self; 3] = [Self::Public, Self::Shared, Self::Team];

    /// The mark of a handling.
    pub fn of(handling: &Handling) -> Self {
        match handling {
            Handling::Public => Self::Public,
            Handling::SharedWith(_) => Self::Shared,
            Handling::Team | Handling::Unlisted(_) => Self::Team,
        }
    }

    /// How a query spells it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Shared => "shared",
            Self::Team => "team",
        }
    }

    /// How a reader sees it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Public => "Public",
            Self::Shared => "Shared",
            Self::Team => "Team only",
        }
    }
}

/// Which findings a card must have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Findings {
    /// It does not matter.
    #[default]
    Any,
    /// At least one.
    Some,
    /// One of these rules.
    Of(Vec<String>),
}

/// Which cards are shown. The blank one shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Their kinds; none: all.
    pub kinds: Vec<Kind>,
    /// The parties that they are, or are about (to be shared with one is not to be about it).
    pub parties: Vec<Id>,
    /// Their tags, whatever the case.
    pub tags: Vec<String>,
    /// Who may see them.
    pub handling: Vec<HandlingMark>,
    /// The sources that they are, or cite.
    pub sources: Vec<Id>,
    /// What is wrong with them.
    pub findings: Findings,
    /// Words that all stand somewhere on the card, or in the names of what it refers to.
    pub text: String,
}

impl Filter {
    /// Whether it lets everything through.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.is_only_text()
    }

    /// Whether it has no facet but perhaps a text.
    pub fn is_only_text(&self) -> bool {
        self.kinds.is_empty()
            && self.parties.is_empty()
            && self.tags.is_empty()
            && self.handling.is_empty()
            && self.sources.is_empty()
            && self.findings == Findings::Any
    }

    /// Whether a card is shown. For many cards, [`Filter::sieve`] is made once.
    pub fn matches(&self, scenario: &Scenario, reports: &Reports, card: &dyn Card) -> bool {
        self.sieve(scenario, reports).passes(card)
    }

    /// The filter made ready for a scenario.
    pub fn sieve<'a>(&'a self, scenario: &Scenario, reports: &'a Reports) -> Sieve<'a> {
        let words: Vec<String> = fold(&self.text)
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        Sieve {
            filter: self,
            reports,
            tags: self.tags.iter().map(|tag| fold(tag)).collect(),
            parties: concerned(scenario, reports, &self.parties),
            sources: concerned(scenario, reports, &self.sources),
            with_words: (!words.is_empty())
                .then(|| reports.search.have_words(&reports.index, &words)),
        }
    }
}

/// By slot whether a card is one of these, or refers to one; none: it does not matter.
fn concerned(scenario: &Scenario, reports: &Reports, ids: &[Id]) -> Option<Vec<bool>> {
    if ids.is_empty() {
        return None;
    }
    let mut concerned = vec![false; reports.index.slot_count()];
    for id in ids {
        let own = reports
            .index
            .card(scenario, id)
            .filter(|card| card.id() == id);
        let own = own.and_then(|card| reports.index.slot(card.id()));
        for slot in reports.index.slots_referring(id).iter().chain(&own) {
            if let Some(place) = concerned.get_mut(slot.number()) {
                *place = true;
            }
        }
    }
    Some(concerned)
}

/// A filter made ready for a scenario.
#[derive(Debug)]
pub struct Sieve<'a> {
    filter: &'a Filter,
    reports: &'a Reports,
    tags: Vec<String>,
    parties: Option<Vec<bool>>,
    sources: Option<Vec<bool>>,
    with_words: Option<Vec<bool>>,
}

impl Sieve<'_> {
    /// Whether a card of the scenario is shown.
    pub fn passes(&self, card: &dyn Card) -> bool {
        let slot = self.reports.index.slot(card.id());
        slot.is_some_and(|slot| self.passes_in(slot, card))
    }

    /// Whether the card in this slot is shown.
    pub(super) fn passes_in(&self, slot: Slot, card: &dyn Card) -> bool {
        let filter = self.filter;
        let common = card.common();
        let is_among = |slots: &Option<Vec<bool>>| {
            let slots = slots.as_ref();
            slots.is_none_or(|slots| slots.get(slot.number()).copied().unwrap_or_default())
        };
        (filter.kinds.is_empty() || filter.kinds.contains(&card.kind()))
            && (filter.handling.is_empty()
                || filter.handling.contains(&HandlingMark::of(common.handling)))
            && is_among(&self.with_words)
            && is_among(&self.sources)
            && is_among(&self.parties)
            && self.is_about_parties(card)
            && (self.tags.is_empty()
                || common.tags.iter().any(|tag| self.tags.contains(&fold(tag))))
            && self.has_findings(slot)
    }

    /// Whether a card is about one of the parties, not only shared with it.
    fn is_about_parties(&self, card: &dyn Card) -> bool {
        let parties = &self.filter.parties;
        let is_shared = matches!(card.common().handling, Handling::SharedWith(_))
            || matches!(card.kind(), Kind::Party | Kind::Issue | Kind::Proposal);
        parties.is_empty()
            || !is_shared
            || parties.contains(card.id())
            || parties.iter().any(|party| is_about(card, party))
    }

    fn has_findings(&self, slot: Slot) -> bool {
        let findings = || self.reports.findings.in_slot(slot);
        match &self.filter.findings {
            Findings::Any => true,
            Findings::Some => !findings().is_empty(),
            Findings::Of(rules) => findings()
                .iter()
                .any(|finding| rules.iter().any(|rule| rule == finding.rule)),
        }
    }
}

/// Whether a card refers to a party other than by being shared with it.
fn is_about(card: &dyn Card, party: &Id) -> bool {
    let mut found = false;
    texts::read(card, &mut |spot, content| {
        found |= content == texts::Content::Reference(party) && spot.key != "handling";
    });
    found
}

/// The cards of these kinds that the filter shows, in the order that is asked for; what that
/// leaves open is decided by the order of the kinds, then by the user's own.
pub fn arrange(
    scenario: &Scenario,
    reports: &Reports,
    kinds: &[Kind],
    filter: &Filter,
    sort: &Sort,
) -> Vec<Id> {
    let sieve = filter.sieve(scenario, reports);
    let mut cards: Vec<&dyn Card> = kinds
        .iter()
        .flat_map(|kind| scenario.cards(*kind).zip(reports.index.slots_of(*kind)))
        .filter(|(card, slot)| sieve.passes_in(**slot, *card))
        .map(|(card, _)| card)
        .collect();
    sort.apply(scenario, reports, &mut cards);
    cards.into_iter().map(|card| card.id().clone()).collect()
}
