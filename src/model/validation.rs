//! What can be wrong with a scenario that can be read: findings, never refusals.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::{
    PartialDate, Scenario,
    field::{Field as _, Visit, own_kinds},
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
    /// The scenario says something that is probably not meant.
    Warning,
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
}

/// What is wrong with the scenario, in the order of the file.
pub fn validate(scenario: &Scenario) -> Vec<Finding> {
    let mut kinds: HashMap<Id, Vec<Kind>> = HashMap::new();
    for (id, kind) in own_kinds(scenario) {
        kinds.entry(id).or_default().push(kind);
    }
    let mut check = Check {
        kinds: &kinds,
        seen: HashSet::new(),
        owners: Vec::new(),
        field: "",
        found: Vec::new(),
    };
    scenario.walk(&mut check);
    check
        .found
        .into_iter()
        .map(|raw| Finding {
            rule: raw.rule,
            severity: raw.severity,
            title: if raw.item.as_str().is_empty() {
                raw.kind.map_or_else(
                    || naming::or_untitled(&scenario.title, Kind::Talk).replace("talk", "scenario"),
                    |kind| naming::or_untitled("", kind),
                )
            } else {
                naming::title_of(scenario, &raw.item)
            },
            item: raw.item,
            message: raw.message,
        })
        .collect()
}

struct Raw {
    rule: &'static str,
    severity: Severity,
    item: Id,
    kind: Option<Kind>,
    message: String,
}

struct Check<'a> {
    kinds: &'a HashMap<Id, Vec<Kind>>,
    seen: HashSet<Id>,
    /// The records that we are in: their kind and id.
    owners: Vec<(Option<Kind>, Id)>,
    field: &'static str,
    found: Vec<Raw>,
}

impl Check<'_> {
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
        });
    }

    /// The field that we are in, for a reader: `agreed_at` as “agreed at”.
    fn field_name(&self) -> String {
        self.field.replace('_', " ")
    }
}

impl Visit for Check<'_> {
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
        if !id.as_str().is_empty() && !self.seen.insert(id.clone()) {
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
        let field = self.field_name();
        match self.kinds.get(id) {
            None => self.find(
                "dangling-reference",
                Severity::Error,
                format!("Its {field} names “{id}”, which is not in the scenario"),
            ),
            Some(found) if !kinds.is_empty() && !found.iter().any(|kind| kinds.contains(kind)) => {
                let wanted: Vec<&str> = kinds.iter().map(|kind| kind.noun()).collect();
                let found = found.first().map_or("thing", |kind| kind.noun());
                self.find(
                    "dangling-reference",
                    Severity::Error,
                    format!(
                        "Its {field} names the {found} “{id}” where a {} belongs",
                        wanted.join(" or ")
                    ),
                );
            }
            Some(_) => {}
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
