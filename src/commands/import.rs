//! What comes in from other programs: read, shown, and only then added.

use std::{collections::HashMap, path::Path};

use serde_json::Value;

use super::{ReadScenario, Then, Workspace, clipboard::COPIED, exchange};
use crate::{
    document::renumbered,
    io::graph,
    model::{Id, Kind, Scenario, naming},
};

/// How the names of files end that can be imported, without the dot.
pub const ENDINGS_IN: [&str; 7] = ["graphml", "gexf", "json", "csv", "tsv", "xml", "ics"];

/// What would come in from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// The file's name.
    pub file: String,
    /// What kind of file it is, as a person calls it.
    pub format: &'static str,
    /// What would be made of it.
    pub scenario: Scenario,
    /// What was odd about it, one sentence each.
    pub warnings: Vec<String>,
}

impl Incoming {
    /// What is in the bytes of a file of this name.
    ///
    /// # Errors
    /// The end of a sentence that says why it can't be read.
    pub fn of(bytes: &[u8], file: &str) -> Result<Self, String> {
        let format = graph::detect(bytes, file).ok_or(
            "it is none of the kinds that can be imported: tables of positions as CSV, calendars \
             (ICS), GraphML, GEXF, Kumu’s JSON and tables, and lists of ties as CSV",
        )?;
        let (network, warnings) = graph::read(bytes, format).map_err(|error| error.to_string())?;
        let stem = Path::new(file).file_stem().unwrap_or_default();
        let scenario = exchange::scenario_from(&network, &stem.to_string_lossy());
        if scenario.all_cards().next().is_none() {
            return Err("there is nothing in it".to_owned());
        }
        Ok(Self {
            file: file.to_owned(),
            format: format.name(),
            scenario,
            warnings,
        })
    }

    /// The kinds of cards that would be made, and how many of each.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        let count = |kind: &Kind| (*kind, self.scenario.count(*kind));
        let counts = Kind::CARDS.iter().map(count);
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// The parties that a scenario has already, by their names, and which of its own each is: no
    /// second ones are made.
    pub fn known_in(&self, scenario: &Scenario) -> HashMap<Id, Id> {
        let plain = |name: &str| name.trim().to_lowercase();
        let mut own: HashMap<String, &Id> = HashMap::new();
        for party in scenario.parties.iter() {
            for name in [&party.name, &party.short_name] {
                if !name.trim().is_empty() {
                    own.entry(plain(name)).or_insert(&party.id);
                }
            }
        }
        let parties = self.scenario.parties.iter();
        parties
            .filter_map(|party| Some((party.id.clone(), (*own.get(&plain(&party.name))?).clone())))
            .collect()
    }

    /// The titles of what would be made of a kind.
    pub fn titles(&self, kind: Kind) -> impl Iterator<Item = String> {
        let cards = self.scenario.cards(kind);
        cards.map(|card| naming::card_title(&self.scenario, card))
    }
}

impl Workspace {
    /// Adds what came in to the open scenario, in one step that can be taken back.
    pub(super) fn add_incoming(&mut self, incoming: &Incoming) {
        let Some(open) = &self.open else { return };
        let known = incoming.known_in(open.document.scenario());
        let new = incoming.scenario.all_cards().map(|card| card.id());
        let new = new.filter(|id| !known.contains_key(id));
        let new: Vec<Value> = new.map(|id| Value::String(id.to_string())).collect();
        // Those that are known are called as they are here; the rest is called anew.
        let mut part = Scenario::default();
        for kind in Kind::CARDS {
            let cards = 0..incoming.scenario.count(kind);
            let cards = cards.filter_map(|at| incoming.scenario.shared_at(kind, at));
            for card in cards {
                part.insert(renumbered(&card, &known), usize::MAX);
            }
        }
        part.unknown.insert(COPIED.to_owned(), Value::Array(new));
        self.take_in(&part, ["import", "Imported"]);
    }

    /// Makes a scenario of what came in.
    pub(super) fn open_incoming(&mut self, incoming: Incoming) {
        self.leave_for(Then::Show(Box::new(ReadScenario {
            scenario: incoming.scenario,
            path: None,
            fingerprint: None,
            kept: None,
        })));
    }
}
