//! Which cards are shown: the filter of boards and of search, and the order that cards stand in.
//!
//! Within one facet any of its values will do; of several facets all must hold.

use super::{Reports, fold::fold, texts};
use crate::model::{Id, Kind, Scenario, card::Card, field::references, handling::Handling};

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
    pub fn sieve<'a>(&'a self, scenario: &'a Scenario, reports: &'a Reports) -> Sieve<'a> {
        Sieve {
            filter: self,
            scenario,
            reports,
            tags: self.tags.iter().map(|tag| fold(tag)).collect(),
            words: fold(&self.text)
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
        }
    }
}

/// A filter made ready for a scenario.
#[derive(Debug)]
pub struct Sieve<'a> {
    filter: &'a Filter,
    scenario: &'a Scenario,
    reports: &'a Reports,
    tags: Vec<String>,
    words: Vec<String>,
}

impl Sieve<'_> {
    /// Whether a card is shown.
    pub fn passes(&self, card: &dyn Card) -> bool {
        self.passes_facets(card) && self.has_words(card)
    }

    fn passes_facets(&self, card: &dyn Card) -> bool {
        let filter = self.filter;
        let common = card.common();
        let any = |ids: &[Id], holds: &dyn Fn(&Id) -> bool| ids.is_empty() || ids.iter().any(holds);
        (filter.kinds.is_empty() || filter.kinds.contains(&card.kind()))
            && (filter.handling.is_empty()
                || filter.handling.contains(&HandlingMark::of(common.handling)))
            && (self.tags.is_empty()
                || common.tags.iter().any(|tag| self.tags.contains(&fold(tag))))
            && any(&filter.sources, &|id| card.id() == id || refers(card, id))
            && any(&filter.parties, &|id| card.id() == id || is_about(card, id))
            && self.has_findings(card)
    }

    fn has_findings(&self, card: &dyn Card) -> bool {
        match &self.filter.findings {
            Findings::Any => true,
            Findings::Some => self.reports.findings_of(card.id()).next().is_some(),
            Findings::Of(rules) => self
                .reports
                .findings_of(card.id())
                .any(|finding| rules.iter().any(|rule| rule == finding.rule)),
        }
    }

    fn has_words(&self, card: &dyn Card) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let mut all = String::new();
        texts::read(card, &mut |_, content| {
            all.push('\n');
            all.push_str(&match content {
                texts::Content::Text(text) | texts::Content::Word(text) => fold(text),
                texts::Content::Date(date) => date.to_string(),
                texts::Content::Reference(id) => fold(&self.reports.index.title(self.scenario, id)),
            });
        });
        self.words.iter().all(|word| all.contains(word.as_str()))
    }
}

fn refers(card: &dyn Card, id: &Id) -> bool {
    references(card.as_field()).contains(id)
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
        .flat_map(|kind| scenario.cards(*kind))
        .filter(|card| sieve.passes(*card))
        .collect();
    sort.apply(scenario, reports, &mut cards);
    cards.into_iter().map(|card| card.id().clone()).collect()
}
