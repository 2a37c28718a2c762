//! What names in a table mean: exactly, else the only thing that they nearly name.

use std::collections::{BTreeMap, HashMap};

use super::cells;
use crate::{
    analysis::fold::fold,
    commands::quick::{
        Names,
        shared::{Fit, Found, words},
    },
    model::{Id, Kind, Scenario},
};

/// What can be taken a stance on.
pub(super) const TARGETS: [Kind; 3] = [Kind::Choice, Kind::Provision, Kind::Proposal];

/// What can be asked for in return.
pub(super) const CONDITIONS: [Kind; 2] = [Kind::Choice, Kind::Provision];

/// How many names may be compared in all when looking for what is nearly meant. It is enough for
/// a thousand unknown names among twenty thousand, and takes seconds at most.
const MOST_COMPARED: usize = 20_000_000;

/// How well a name is one; the first is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Title,
    ShortName,
    Qualified,
    Id,
}

/// A thing that can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    pub(super) id: Id,
    pub(super) kind: Kind,
}

/// What a name means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meant {
    /// This, by its name.
    This(Thing),
    /// This is the only one that it nearly names.
    Nearly(Thing),
    /// One of these: what each is called, with what tells it from the others.
    Several(Vec<String>),
    /// Nothing.
    Nothing,
}

/// All that a table can name.
pub(super) struct Known {
    exact: HashMap<String, Vec<(Rank, Thing)>>,
    /// Titles by id, with the issue or proposal that a part belongs to.
    titles: HashMap<Id, (String, String)>,
    nearly: Names,
    count: usize,
    compared: usize,
    /// What was asked before.
    asked: HashMap<(String, Vec<Kind>), Meant>,
}

/// A name made comparable.
pub(super) fn key(name: &str) -> String {
    let words = words(name);
    if words.is_empty() {
        fold(name.trim())
    } else {
        words.join(" ")
    }
}

impl Known {
    pub(super) fn of(scenario: &Scenario) -> Self {
        let mut known = Self {
            exact: HashMap::new(),
            titles: HashMap::new(),
            nearly: Names::of(scenario),
            count: 0,
            compared: 0,
            asked: HashMap::new(),
        };
        for party in scenario.parties.iter() {
            let thing = known.add(&party.id, Kind::Party, &party.name, "");
            known.name(&party.short_name, Rank::ShortName, &thing);
        }
        for talk in scenario.talks.iter() {
            known.add(&talk.id, Kind::Talk, &talk.title, "");
        }
        for issue in scenario.issues.iter() {
            for option in &issue.options {
                known.add(&option.id, Kind::Choice, &option.title, &issue.title);
            }
        }
        for proposal in scenario.proposals.iter() {
            known.add(&proposal.id, Kind::Proposal, &proposal.title, "");
            for part in &proposal.provisions {
                known.add(&part.id, Kind::Provision, &part.heading, &proposal.title);
            }
        }
        for source in scenario.sources.iter() {
            let thing = known.add(&source.id, Kind::Source, &source.title, "");
            known.name(&source.publisher, Rank::ShortName, &thing);
            known.name(&source.url, Rank::ShortName, &thing);
        }
        known
    }

    fn add(&mut self, id: &Id, kind: Kind, title: &str, whole: &str) -> Thing {
        let thing = Thing {
            id: id.clone(),
            kind,
        };
        self.count += 1;
        let titles = (title.to_owned(), whole.to_owned());
        self.titles.entry(id.clone()).or_insert(titles);
        self.name(title, Rank::Title, &thing);
        self.name(id.as_str(), Rank::Id, &thing);
        if !whole.is_empty() && !title.is_empty() {
            for qualified in [
                format!("{whole} {title}"),
                format!("{title} {whole}"),
                format!("{title} of {whole}"),
            ] {
                self.name(&qualified, Rank::Qualified, &thing);
            }
        }
        thing
    }

    fn name(&mut self, name: &str, rank: Rank, thing: &Thing) {
        let key = key(name);
        if !key.is_empty() {
            let things = self.exact.entry(key).or_default();
            things.push((rank, thing.clone()));
        }
    }

    /// What the thing with this id is called; empty if nobody knows it.
    pub(super) fn title(&self, id: &Id) -> &str {
        self.titles.get(id).map_or("", |(title, _)| title)
    }

    /// Notes what a new thing is called.
    pub(super) fn learn(&mut self, id: &Id, title: &str) {
        let titles = (title.to_owned(), String::new());
        self.titles.insert(id.clone(), titles);
    }

    /// What a name exactly means, among these kinds.
    pub(super) fn exactly(&self, name: &str, kinds: &[Kind]) -> Meant {
        let named = self.exact.get(&key(name)).map_or(&[][..], Vec::as_slice);
        let mut best: BTreeMap<Rank, Vec<&Thing>> = BTreeMap::new();
        for (rank, thing) in named
            .iter()
            .filter(|(_, thing)| kinds.contains(&thing.kind))
        {
            let things = best.entry(*rank).or_default();
            if !things.contains(&thing) {
                things.push(thing);
            }
        }
        match best.into_values().next().as_deref() {
            None => Meant::Nothing,
            Some([only]) => Meant::This(Thing::clone(only)),
            Some(several) => Meant::Several(several.iter().map(|thing| self.full(thing)).collect()),
        }
    }

    /// The names that a cell lists, parted by semicolons or line breaks; a name that has semicolons
    /// itself is one where something is called just so.
    pub(super) fn list(&self, text: &str, kinds: &[Kind]) -> Vec<String> {
        const MOST: usize = 4;
        let pieces: Vec<&str> = cells::list(text).collect();
        let mut names = Vec::new();
        let mut left = pieces.as_slice();
        while let Some((first, _)) = left.split_first() {
            let joined = |count: &usize| left.get(..*count).map(|some| some.join("; "));
            let most = (2..=left.len().min(MOST)).rev();
            let whole = most.filter_map(|count| Some((count, joined(&count)?)));
            let known = whole
                .into_iter()
                .find(|(_, name)| self.exactly(name, kinds) != Meant::Nothing);
            let (count, name) = known.unwrap_or_else(|| (1, (*first).to_owned()));
            names.push(name);
            left = left.get(count..).unwrap_or_default();
        }
        names
    }

    /// What a name means, among these kinds; if nothing is called so, what it nearly names.
    pub(super) fn find(&mut self, name: &str, kinds: &[Kind]) -> Meant {
        let asked = (key(name), kinds.to_vec());
        if let Some(meant) = self.asked.get(&asked) {
            return meant.clone();
        }
        let meant = match self.exactly(name, kinds) {
            Meant::Nothing => self.nearly(name, kinds),
            meant => meant,
        };
        self.asked.insert(asked, meant.clone());
        meant
    }

    fn nearly(&mut self, name: &str, kinds: &[Kind]) -> Meant {
        if self.compared > MOST_COMPARED || key(name).is_empty() {
            return Meant::Nothing;
        }
        self.compared += self.count.max(1) * name.len().div_ceil(32);
        let thing = |name: &crate::commands::quick::shared::Name| Thing {
            id: name.id.clone(),
            kind: name.kind,
        };
        match self.nearly.find(name, kinds, Fit::Part) {
            Found::One(found) => Meant::Nearly(thing(found)),
            Found::Several(several) => {
                Meant::Several(several.iter().map(|name| name.qualified()).collect())
            }
            Found::Nothing => self
                .nearly
                .near(name, kinds)
                .map_or(Meant::Nothing, |found| Meant::Nearly(thing(found))),
        }
    }

    /// What a thing is called, with what tells it from others of its title: as a table may write
    /// it.
    fn full(&self, thing: &Thing) -> String {
        match self.titles.get(&thing.id) {
            Some((title, whole)) if !whole.is_empty() => format!("{whole}: {title}"),
            _ => format!("{} {}", thing.kind.noun(), self.title(&thing.id)),
        }
    }
}
