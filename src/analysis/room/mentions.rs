//! Names of hidden parties, talks and proposals in texts that a room will see.

use std::collections::{HashMap, HashSet};

use aho_corasick::{AhoCorasick, MatchKind};

use super::sight::Sight;
use crate::{
    analysis::{
        fold::fold,
        texts::{self, Content, Spot},
    },
    model::{Id, Kind, List, Party, Proposal, Scenario, Talk, card::Listed, handling::Room},
};

/// A name in a text that a room will see, of something that it will not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The card that the text stands on; none: the scenario itself.
    pub card: Option<(Kind, Id)>,
    /// Where on the card.
    pub spot: Spot,
    /// The name, as the hidden thing has it.
    pub name: String,
    /// What it is the name of.
    pub hidden: (Kind, Id),
}

impl Mention {
    /// Which text it is; `title` tells what a thing is called.
    pub fn place(&self, title: &dyn Fn(&Id) -> String) -> String {
        match &self.card {
            Some((card, id)) => {
                format!(
                    "{} of the {} “{}”",
                    self.spot.label(*card),
                    card.noun(),
                    title(id)
                )
            }
            None => format!("{} of the scenario", self.spot.label(Kind::Talk)),
        }
    }

    /// The warning, in one sentence; `title` tells what a thing is called.
    pub fn sentence(&self, title: &dyn Fn(&Id) -> String) -> String {
        let (kind, _) = &self.hidden;
        let (noun, name, place) = (kind.noun(), &self.name, self.place(title));
        format!("{place} names the {noun} “{name}”, which this room does not see")
    }
}

/// Something hidden with the texts that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The warning, in one sentence.
    pub says: String,
    /// The texts, each once.
    pub places: Vec<String>,
}

/// The same by what is named, in the order in which it is named first; `title` tells what a thing
/// is called.
pub fn by_thing(mentions: &[Mention], title: &dyn Fn(&Id) -> String) -> Vec<Warning> {
    let mut things: Vec<&(Kind, Id)> = Vec::new();
    for mention in mentions {
        if !things.contains(&&mention.hidden) {
            things.push(&mention.hidden);
        }
    }
    things
        .into_iter()
        .map(|thing| {
            let own = mentions.iter().filter(|mention| mention.hidden == *thing);
            let mut places: Vec<String> = Vec::new();
            for mention in own.clone() {
                let place = mention.place(title);
                if !places.contains(&place) {
                    places.push(place);
                }
            }
            let (kind, id) = thing;
            let says = match (places.len(), own.clone().next()) {
                (1, Some(only)) => only.sentence(title),
                (some, _) => format!(
                    "{some} texts name the {} “{}”, which this room does not see",
                    kind.noun(),
                    title(id)
                ),
            };
            Warning { says, places }
        })
        .collect()
}

/// The fewest letters of a name that is looked for.
const FEWEST_LETTERS: usize = 3;

/// Where `projection`, which is what `room` sees of `scenario`, names what it does not see: whole
/// words, whatever their case and accents. A name that something shown has too tells nothing.
pub fn mentions(scenario: &Scenario, projection: &Scenario, room: &Room) -> Vec<Mention> {
    let names = HiddenNames::of(scenario, room);
    let Some(finder) = names.finder() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let own = [
        ("title", &projection.title),
        ("summary", &projection.summary),
    ];
    for (key, text) in own {
        let spot = Spot {
            key,
            ..Spot::default()
        };
        names.search(&finder, text, None, &spot, &mut found);
    }
    for card in projection.all_cards() {
        let at = (card.kind(), card.id().clone());
        texts::read(card, &mut |spot, content| {
            if let Content::Text(text) = content {
                names.search(&finder, text, Some(&at), spot, &mut found);
            }
        });
    }
    found
}

/// The names of what is hidden, folded and as they are.
struct HiddenNames {
    folded: Vec<String>,
    names: Vec<(String, (Kind, Id))>,
}

impl HiddenNames {
    fn of(scenario: &Scenario, room: &Room) -> Self {
        let sight = Sight::of(scenario, room, None);
        let mut hidden: Vec<(String, (Kind, Id))> = Vec::new();
        let mut shown: HashSet<String> = HashSet::new();
        sort(&sight, &scenario.parties, &mut hidden, &mut shown);
        sort(&sight, &scenario.talks, &mut hidden, &mut shown);
        sort(&sight, &scenario.proposals, &mut hidden, &mut shown);
        let mut own = Self {
            folded: Vec::new(),
            names: Vec::new(),
        };
        // Of several hidden things with one name, the first is told of.
        let mut taken: HashMap<String, ()> = HashMap::new();
        for (name, thing) in hidden {
            let folded = words(&name);
            let letters = folded.chars().filter(|letter| letter.is_alphanumeric());
            let fewest = if folded.chars().any(is_unspaced) {
                FEWEST_LETTERS - 1
            } else {
                FEWEST_LETTERS
            };
            if letters.count() >= fewest
                && !shown.contains(&folded)
                && taken.insert(folded.clone(), ()).is_none()
            {
                own.folded.push(folded);
                own.names.push((name, thing));
            }
        }
        own
    }

    fn finder(&self) -> Option<AhoCorasick> {
        if self.folded.is_empty() {
            return None;
        }
        AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(&self.folded)
            .ok()
    }

    /// Each name is told of once for a text.
    fn search(
        &self,
        finder: &AhoCorasick,
        text: &str,
        card: Option<&(Kind, Id)>,
        spot: &Spot,
        found: &mut Vec<Mention>,
    ) {
        let folded = words(text);
        let mut told: HashSet<usize> = HashSet::new();
        // Overlapping: a long name that is part of a word may hold a short one that is not.
        for hit in finder.find_overlapping_iter(&folded) {
            let number = hit.pattern().as_usize();
            let Some((name, hidden)) = self.names.get(number) else {
                continue;
            };
            if is_whole(&folded, hit.start(), hit.end()) && told.insert(number) {
                found.push(Mention {
                    card: card.cloned(),
                    spot: spot.clone(),
                    name: name.clone(),
                    hidden: hidden.clone(),
                });
            }
        }
    }
}

/// Puts the names of a list's cards with what is hidden or with what is shown.
fn sort<T: Listed + super::item::Item + Named>(
    sight: &Sight<'_>,
    list: &List<T>,
    hidden: &mut Vec<(String, (Kind, Id))>,
    shown: &mut HashSet<String>,
) {
    for (place, card) in list.iter().enumerate() {
        if sight.shows(<T as Listed>::KIND, place, card) {
            shown.extend(card.names().into_iter().map(words));
        } else {
            let thing = (<T as Listed>::KIND, card.id().clone());
            let names = card.names().into_iter();
            hidden.extend(names.map(|name| (name.to_owned(), thing.clone())));
        }
    }
}

/// What a card is called.
trait Named {
    fn names(&self) -> Vec<&str>;
}

impl Named for Party {
    fn names(&self) -> Vec<&str> {
        vec![&self.name, &self.short_name]
    }
}

impl Named for Talk {
    fn names(&self) -> Vec<&str> {
        vec![&self.title]
    }
}

impl Named for Proposal {
    fn names(&self) -> Vec<&str> {
        vec![&self.title]
    }
}

/// The folded text with one space between its words.
fn words(text: &str) -> String {
    let folded = fold(text);
    if !folded.contains("  ") && folded.trim().len() == folded.len() {
        return folded;
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether no letter or digit stands right before or after. Scripts that put no space between
/// words have no such ends.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = (text.get(..start), text.get(end..));
    let found = text.get(start..end).unwrap_or_default();
    let ends = |inside: Option<char>, outside: Option<char>| {
        inside.is_some_and(is_unspaced) || outside.is_none_or(|letter| !letter.is_alphanumeric())
    };
    let outside_before = before.and_then(|text| text.chars().next_back());
    let outside_after = after.and_then(|text| text.chars().next());
    ends(found.chars().next(), outside_before) && ends(found.chars().next_back(), outside_after)
}

/// Whether a letter is of a script that puts no space between words: Thai, Lao, Burmese, Khmer,
/// Chinese, Japanese.
fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::room::for_room, model::handling::Handling};

    fn scenario(outcome: &str) -> Scenario {
        let party = |id: &str, name: &str, short: &str, handling| Party {
            id: Id::from(id),
            name: name.to_owned(),
            short_name: short.to_owned(),
            handling,
            ..Party::default()
        };
        Scenario {
            title: "Round of Gänève".to_owned(),
            parties: [
                party("p1", "Norway", "NO", Handling::Team),
                party("p2", "The Elders", "Elders", Handling::Team),
                party("p3", "Union", "", Handling::Public),
                party("p4", "union", "Ünion", Handling::Team),
                party("p5", "北京", "", Handling::Team),
            ]
            .into_iter()
            .collect(),
            talks: [
                Talk {
                    id: Id::from("t1"),
                    title: "Ganeve".to_owned(),
                    ..Talk::default()
                },
                Talk {
                    id: Id::from("t2"),
                    title: "Session".to_owned(),
                    outcome: outcome.to_owned(),
                    notes: "Norway".to_owned(),
                    handling: Handling::Public,
                    ..Talk::default()
                },
            ]
            .into_iter()
            .collect(),
            ..Scenario::default()
        }
    }

    fn found(outcome: &str) -> Vec<String> {
        let scenario = scenario(outcome);
        let room = Room::public();
        let projection = for_room(&scenario, &room);
        let title = |id: &Id| crate::model::naming::title_of(&scenario, id);
        mentions(&scenario, &projection, &room)
            .iter()
            .filter(|mention| mention.card.is_some())
            .map(|mention| mention.sentence(&title))
            .collect()
    }

    #[test]
    fn finds_whole_words_whatever_their_case_and_accents() {
        assert_eq!(
            found("Held by NÓRWAY."),
            [
                "Outcome of the talk “Session” names the party “Norway”, which this room does not see"
            ]
        );
        assert_eq!(found("norway's paper, Norway again").len(), 1);
        assert_eq!(
            found("**the\n elders**").len(),
            2,
            "the name and the short name"
        );
        assert_eq!(found("我们在北京会谈").len(), 1);
        for nothing in [
            "Norwayan", "Snorway", "NO", "No names", "elder", "Union", "ünion",
        ] {
            assert!(found(nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn the_scenario_itself_is_read_too() {
        let scenario = scenario("");
        let room = Room::public();
        let all = mentions(&scenario, &for_room(&scenario, &room), &room);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].card, None);
        assert_eq!(
            all[0].sentence(&|_| String::new()),
            "Title of the scenario names the talk “Ganeve”, which this room does not see"
        );
    }

    #[test]
    fn what_is_named_often_is_told_of_once() {
        let scenario = scenario("Held by Norway at Ganeve");
        let room = Room::public();
        let title = |id: &Id| crate::model::naming::title_of(&scenario, id);
        let all = mentions(&scenario, &for_room(&scenario, &room), &room);
        let named = by_thing(&all, &title);
        let says: Vec<&str> = named.iter().map(|it| it.says.as_str()).collect();
        assert_eq!(
            says,
            [
                "2 texts name the talk “Ganeve”, which this room does not see",
                "Outcome of the talk “Session” names the party “Norway”, which this room does not see",
            ]
        );
        assert_eq!(
            named[0].places,
            ["Title of the scenario", "Outcome of the talk “Session”"]
        );
    }
}
