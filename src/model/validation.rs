//! What can be wrong with a scenario that can be read: findings, never refusals.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::{
    PartialDate, Scenario,
    card::Card,
    field::{Field, Visit, own_kinds},
    id::Id,
    kind::Kind,
    naming,
};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scenario says something that cannot be so.
    Error,
    /// The scenario says something that is probably not meant, or lacks what an agreement needs.
    Warning,
    /// Something that will be needed, or is worth a look.
    Note,
}

impl Severity {
    /// All of them, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];
}

/// Something that is wrong or missing, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The innermost thing that it concerns; blank: the scenario itself.
    pub item: Id,
    /// What that thing is called.
    pub title: String,
    /// What is the matter, in one sentence.
    pub message: String,
    /// The key of the field that it is about; none: the thing as a whole.
    #[serde(skip)]
    pub field: &'static str,
    /// The id that is named there and means nothing, if that is the matter.
    #[serde(skip)]
    pub missing: Option<Id>,
}

/// What a scenario has, for the rules on references.
pub trait Known {
    /// The kinds of the things that bear this id: cards before parts, in the order of the boards.
    fn kinds(&self, id: &Id) -> impl Iterator<Item = Kind>;
}

impl Known for HashMap<Id, Vec<Kind>> {
    fn kinds(&self, id: &Id) -> impl Iterator<Item = Kind> {
        self.get(id).into_iter().flatten().copied()
    }
}

/// What is wrong with the scenario, in the order of the file.
pub fn validate(scenario: &Scenario) -> Vec<Finding> {
    let mut kinds: HashMap<Id, Vec<Kind>> = HashMap::new();
    let cards = scenario
        .all_cards()
        .map(|card| (card.id().clone(), card.kind()));
    let parts = scenario
        .all_cards()
        .flat_map(|card| own_kinds(card.as_field()).into_iter().skip(1));
    for (id, kind) in cards.chain(parts) {
        kinds.entry(id).or_default().push(kind);
    }
    let title = |id: &Id| naming::title_of(scenario, id);
    let mut rules = Rules::new(&kinds, &title, true);
    let mut findings = rules.own_fields(scenario);
    for kind in Scenario::LISTS {
        for card in scenario.cards(kind) {
            findings.extend(rules.card(card));
        }
    }
    findings
}

/// The rules, ready to be held against one scenario: its own fields first, then its cards.
///
/// All rules but one look at a card and at what is there to be named. Only whether an id is used
/// twice is a matter of the whole: the second that comes by is told.
pub struct Rules<'a, K> {
    known: &'a K,
    title: &'a dyn Fn(&Id) -> String,
    seen: Option<HashSet<Id>>,
}

impl<'a, K: Known> Rules<'a, K> {
    /// Rules for a scenario that has what is `known`. `title` tells what the thing with an id is
    /// called. If it is known that no id is used twice, `may_have_doubles` saves looking.
    pub fn new(known: &'a K, title: &'a dyn Fn(&Id) -> String, may_have_doubles: bool) -> Self {
        Self {
            known,
            title,
            seen: may_have_doubles.then(HashSet::new),
        }
    }

    /// What is wrong with the scenario's own fields.
    pub fn own_fields(&mut self, scenario: &Scenario) -> Vec<Finding> {
        let own = scenario.without_cards();
        let title = || naming::or_untitled(&scenario.title, Kind::Talk).replace("talk", "scenario");
        self.check(&own, &title)
    }

    /// What is wrong with a card.
    pub fn card(&mut self, card: &dyn Card) -> Vec<Finding> {
        self.check(card.as_field(), &String::new)
    }

    fn check(&mut self, field: &dyn Field, own_title: &dyn Fn() -> String) -> Vec<Finding> {
        let mut check = Check {
            known: self.known,
            seen: self.seen.as_mut(),
            owners: Vec::new(),
            field: "",
            found: Vec::new(),
        };
        field.walk(&mut check);
        check
            .found
            .into_iter()
            .map(|raw| Finding {
                rule: raw.rule,
                severity: raw.severity,
                title: match raw.kind {
                    None => own_title(),
                    Some(kind) if raw.item.as_str().is_empty() => naming::or_untitled("", kind),
                    Some(_) => (self.title)(&raw.item),
                },
                item: raw.item,
                message: raw.message,
                field: raw.field,
                missing: raw.missing,
            })
            .collect()
    }
}

struct Raw {
    rule: &'static str,
    severity: Severity,
    item: Id,
    kind: Option<Kind>,
    message: String,
    field: &'static str,
    missing: Option<Id>,
}

struct Check<'a, K> {
    known: &'a K,
    seen: Option<&'a mut HashSet<Id>>,
    /// The records that we are in: their kind and id.
    owners: Vec<(Option<Kind>, Id)>,
    field: &'static str,
    found: Vec<Raw>,
}

impl<K: Known> Check<'_, K> {
    fn find(&mut self, rule: &'static str, severity: Severity, message: String) {
        // The innermost record that has an id; a record without one belongs to its owner.
        let (kind, item) = self
            .owners
            .iter()
            .rev()
            .find(|(kind, _)| kind.is_some())
            .cloned()
            .unwrap_or_default();
        self.found.push(Raw {
            rule,
            severity,
            item,
            kind,
            message,
            field: self.field,
            missing: None,
        });
    }

    /// The field that we are in, for a reader: `agreed_at` as “agreed at”.
    fn field_name(&self) -> String {
        self.field.replace('_', " ")
    }
}

impl<K: Known> Visit for Check<'_, K> {
    fn begin(&mut self, kind: Option<Kind>) {
        self.owners.push((kind, Id::default()));
    }

    fn end(&mut self) {
        self.owners.pop();
    }

    fn field(&mut self, name: &'static str) {
        self.field = name;
    }

    fn id(&mut self, id: &Id) {
        let mut kind = None;
        if let Some(owner) = self.owners.last_mut() {
            owner.1 = id.clone();
            kind = owner.0;
        }
        if !id.is_well_formed() {
            let noun = kind.map_or("thing", Kind::noun);
            let message = if id.as_str().is_empty() {
                format!("This {noun} has no id")
            } else {
                format!(
                    "The id “{id}” is not made of at most 64 lower-case letters, digits and hyphens"
                )
            };
            self.find("ill-formed-id", Severity::Error, message);
        }
        if !id.as_str().is_empty()
            && let Some(seen) = &mut self.seen
            && !seen.insert(id.clone())
        {
            self.find(
                "duplicate-id",
                Severity::Error,
                format!("The id “{id}” is used more than once"),
            );
        }
    }

    fn reference(&mut self, id: &Id, kinds: &'static [Kind]) {
        if id.as_str().is_empty() {
            return;
        }
        let found = self.known.kinds(id).next();
        if found.is_some()
            && (kinds.is_empty() || self.known.kinds(id).any(|kind| kinds.contains(&kind)))
        {
            return;
        }
        let field = self.field_name();
        let message = match found {
            None => format!("Its {field} names “{id}”, which is not in the scenario"),
            Some(found) => {
                let wanted: Vec<&str> = kinds.iter().map(|kind| kind.noun()).collect();
                format!(
                    "Its {field} names the {} “{id}” where a {} belongs",
                    found.noun(),
                    wanted.join(" or ")
                )
            }
        };
        self.find("dangling-reference", Severity::Error, message);
        if found.is_none()
            && let Some(raw) = self.found.last_mut()
        {
            raw.missing = Some(id.clone());
        }
    }

    fn date(&mut self, date: &PartialDate) {
        if !date.is_possible() && !date.is_blank() {
            let field = self.field_name();
            self.find(
                "impossible-date",
                Severity::Error,
                format!("Its {field} is “{date}”, which is no year, month or day"),
            );
        }
    }

    fn number(&mut self, number: f64, min: i64, max: i64) {
        if !(min as f64..=max as f64).contains(&number) {
            let field = self.field_name();
            self.find(
                "out-of-range",
                Severity::Warning,
                format!("Its {field} is {number}, which is not between {min} and {max}"),
            );
        }
    }

    fn colour(&mut self, text: &str, is_colour: bool) {
        if !is_colour && !text.is_empty() {
            self.find(
                "ill-formed-colour",
                Severity::Warning,
                format!("Its colour is “{text}”, which is not of the form #RRGGBB"),
            );
        }
    }
}
