//! What is there already, by its names.

use std::collections::HashMap;

use super::line::{Token, words};
use crate::model::{Id, Kind, Scenario};

/// Something that a line can name.
#[derive(Clone, Debug)]
pub(in crate::commands) struct Name {
    pub(in crate::commands) id: Id,
    pub(in crate::commands) kind: Kind,
    pub(in crate::commands) title: String,
    /// The issue or proposal that it is part of.
    pub(super) parent: Option<String>,
    /// The day of a source.
    pub(super) date: Option<String>,
    forms: Vec<Vec<String>>,
}

/// All that a line can name.
#[derive(Clone, Debug, Default)]
pub struct Names {
    all: Vec<Name>,
    /// Names by their first word: the place of the thing, and the words of the name.
    by_first: HashMap<String, Vec<(usize, usize)>>,
    /// How many things have a title, by its words.
    times: HashMap<Vec<String>, usize>,
}

/// What a text names.
#[derive(Clone, Debug)]
pub(in crate::commands) enum Found<'a> {
    One(&'a Name),
    Several(Vec<&'a Name>),
    Nothing,
}

/// How well a text fits a name; the first is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::commands) enum Fit {
    /// Word for word.
    Exact,
    /// But for words like “the”.
    Nearly,
    /// The same words in another order or form.
    Same,
    /// The beginning of it.
    Begins,
    /// Some of its words.
    Part,
}

impl Name {
    /// Its title, with what tells it from others of that title.
    pub(in crate::commands) fn qualified(&self) -> String {
        match (&self.parent, &self.date) {
            (Some(parent), _) => format!("{} {} of {parent}", self.kind.noun(), self.title),
            (None, Some(date)) => format!("{} {date}", self.title),
            (None, None) if self.kind == Kind::Source => self.title.clone(),
            (None, None) => format!("{} {}", self.kind.noun(), self.title),
        }
    }
}

impl Names {
    /// What can be named in a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let mut names = Self::default();
        for party in scenario.parties.iter() {
            names.add(
                &party.id,
                Kind::Party,
                &party.name,
                None,
                &[&party.short_name],
            );
        }
        for talk in scenario.talks.iter() {
            names.add(&talk.id, Kind::Talk, &talk.title, None, &[]);
        }
        for issue in scenario.issues.iter() {
            names.add(&issue.id, Kind::Issue, &issue.title, None, &[]);
            for option in &issue.options {
                let parent = Some(issue.title.as_str());
                names.add(&option.id, Kind::Choice, &option.title, parent, &[]);
            }
        }
        for proposal in scenario.proposals.iter() {
            names.add(&proposal.id, Kind::Proposal, &proposal.title, None, &[]);
            for part in &proposal.provisions {
                let parent = Some(proposal.title.as_str());
                names.add(&part.id, Kind::Provision, &part.heading, parent, &[]);
            }
        }
        for commitment in scenario.commitments.iter() {
            let title = &commitment.title;
            names.add(&commitment.id, Kind::Commitment, title, None, &[]);
        }
        for source in scenario.sources.iter() {
            let date = source.date.as_ref().map(ToString::to_string);
            let dated = date.map(|date| format!("{} {date}", source.title));
            let others = [
                source.publisher.as_str(),
                dated.as_deref().unwrap_or_default(),
            ];
            names.add(&source.id, Kind::Source, &source.title, None, &others);
            if let Some(name) = names.all.last_mut() {
                name.date = source.date.as_ref().map(ToString::to_string);
            }
        }
        names
    }

    fn add(&mut self, id: &Id, kind: Kind, title: &str, parent: Option<&str>, others: &[&str]) {
        let place = self.all.len();
        let mut forms = vec![words(title)];
        *self.times.entry(words(title)).or_default() += 1;
        forms.extend(others.iter().map(|other| words(other)));
        forms.retain(|form| !form.is_empty());
        forms.dedup();
        for (form, all) in forms.iter().enumerate() {
            if let Some(first) = all.first() {
                let of = self.by_first.entry(first.clone()).or_default();
                of.push((place, form));
            }
        }
        self.all.push(Name {
            id: id.clone(),
            kind,
            title: title.to_owned(),
            parent: parent.map(str::to_owned),
            date: None,
            forms,
        });
    }

    /// All of these kinds.
    pub(super) fn of_kinds(&self, kinds: &[Kind]) -> impl Iterator<Item = &Name> {
        self.all
            .iter()
            .filter(move |name| kinds.contains(&name.kind))
    }

    /// Whether another thing has the same title.
    pub(super) fn has_twin(&self, name: &Name) -> bool {
        let times = self.times.get(&words(&name.title));
        times.is_some_and(|times| *times > 1)
    }

    /// The name of the thing with this id.
    pub(super) fn get(&self, id: &Id) -> Option<&Name> {
        self.all.iter().find(|name| name.id == *id)
    }

    /// How many words the longest name has that stands at the beginning, and what it names.
    pub(super) fn longest(&self, tokens: &[Token]) -> Option<(usize, Vec<Kind>)> {
        let of = self.by_first.get(&tokens.first()?.word)?;
        let mut longest = 0;
        let mut kinds = Vec::new();
        for (place, form) in of {
            let Some(name) = self.all.get(*place) else {
                continue;
            };
            let Some(form) = name.forms.get(*form) else {
                continue;
            };
            let fits = form.len() >= longest
                && form.len() <= tokens.len()
                && form
                    .iter()
                    .zip(tokens)
                    .all(|(word, token)| *word == token.word);
            if fits {
                if form.len() > longest {
                    kinds.clear();
                }
                longest = form.len();
                kinds.push(name.kind);
            }
        }
        (longest > 0).then_some((longest, kinds))
    }

    /// What a text names among these kinds, if it fits no worse than `worst`. It may say which kind
    /// of thing it means (`option Withdrawal`), and what it is part of (`Withdrawal of Track one`).
    pub(in crate::commands) fn find(&self, text: &str, kinds: &[Kind], worst: Fit) -> Found<'_> {
        let typed = words(text);
        let (fit, found) = self.best(&typed, kinds, worst, None);
        if fit == Some(Fit::Exact) && found.len() == 1 {
            return one_or_several(found);
        }
        if let Some((first, rest)) = typed.split_first()
            && let Some(kind) = kinds.iter().find(|kind| kind.noun() == first)
            && !rest.is_empty()
        {
            let (_, named) = self.best(rest, &[*kind], worst, None);
            if !named.is_empty() {
                return one_or_several(named);
            }
            let within = self.within(rest, &[*kind], worst);
            if !within.is_empty() {
                return one_or_several(within);
            }
        }
        if fit.is_none_or(|fit| fit > Fit::Nearly) {
            let within = self.within(&typed, kinds, worst);
            if !within.is_empty() {
                return one_or_several(within);
            }
        }
        one_or_several(found)
    }

    /// `Withdrawal of Track one`: what is part of something.
    fn within(&self, typed: &[String], kinds: &[Kind], worst: Fit) -> Vec<&Name> {
        for (at, _) in typed
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, word)| *word == "of")
        {
            let (Some(part), Some(whole)) = (typed.get(..at), typed.get(at + 1..)) else {
                continue;
            };
            let (_, found) = self.best(part, kinds, worst, Some(whole));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    fn best(
        &self,
        typed: &[String],
        kinds: &[Kind],
        worst: Fit,
        parent: Option<&[String]>,
    ) -> (Option<Fit>, Vec<&Name>) {
        let mut best = None;
        let mut found: Vec<&Name> = Vec::new();
        for name in self.of_kinds(kinds) {
            let Some(fit) = name.forms.iter().filter_map(|form| fit(typed, form)).min() else {
                continue;
            };
            if fit > worst || best.is_some_and(|best| fit > best) {
                continue;
            }
            let is_within = parent.is_none_or(|whole| {
                let own = name.parent.as_deref().map(words).unwrap_or_default();
                self::fit(whole, &own).is_some()
            });
            if !is_within {
                continue;
            }
            if best != Some(fit) {
                found.clear();
                best = Some(fit);
            }
            found.push(name);
        }
        (best, found)
    }

    /// A thing of whose name the text has words or their beginnings, from its first word on or
    /// `anywhere` in it.
    pub(super) fn begun(&self, text: &str, kinds: &[Kind], anywhere: bool) -> Option<&Name> {
        let typed = words(text);
        let letters: usize = typed.iter().map(|word| word.chars().count()).sum();
        if letters < 2 {
            return None;
        }
        let begins = |form: &Vec<String>| {
            let first = form.first().zip(typed.first());
            let is_first = first.is_some_and(|(name, typed)| name.starts_with(typed.as_str()));
            (anywhere || is_first)
                && typed
                    .iter()
                    .all(|typed| form.iter().any(|word| word.starts_with(typed.as_str())))
        };
        self.of_kinds(kinds)
            .find(|name| name.forms.iter().any(begins))
    }

    /// A thing whose name differs from the text by a slip of the pen.
    pub(in crate::commands) fn near(&self, text: &str, kinds: &[Kind]) -> Option<&Name> {
        let typed = words(text).join(" ");
        let most = match typed.chars().count() {
            0..=4 => return None,
            5..=8 => 1,
            _ => 2,
        };
        self.of_kinds(kinds).find(|name| {
            name.forms
                .iter()
                .any(|form| is_near(&typed, &form.join(" "), most))
        })
    }
}

fn one_or_several(found: Vec<&Name>) -> Found<'_> {
    match found.as_slice() {
        [] => Found::Nothing,
        [one] => Found::One(one),
        _ => Found::Several(found),
    }
}

/// Words that tell no title from another.
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "of"
            | "on"
            | "in"
            | "to"
            | "and"
            | "is"
            | "are"
            | "for"
            | "that"
            | "be"
    )
}

fn content(all: &[String]) -> impl Iterator<Item = &String> + Clone {
    let is_all_filler = all.iter().all(|word| is_filler(word));
    all.iter()
        .filter(move |word| is_all_filler || !is_filler(word))
}

fn fit(typed: &[String], name: &[String]) -> Option<Fit> {
    if typed.is_empty() || name.is_empty() {
        return None;
    }
    if typed == name {
        return Some(Fit::Exact);
    }
    let (ours, theirs) = (content(typed), content(name));
    let is_part = ours
        .clone()
        .all(|word| theirs.clone().any(|other| is_like(other, word)));
    if !is_part {
        return None;
    }
    if ours.clone().eq(theirs.clone()) {
        return Some(Fit::Nearly);
    }
    let is_whole = theirs
        .clone()
        .all(|word| ours.clone().any(|other| is_like(other, word)));
    if is_whole {
        return Some(Fit::Same);
    }
    let letters: usize = ours.clone().map(|word| word.chars().count()).sum();
    let begins = ours.zip(theirs).all(|(our, their)| our == their);
    match letters {
        0..3 => None,
        _ if begins => Some(Fit::Begins),
        _ => Some(Fit::Part),
    }
}

/// Whether two words are forms of one: `pause`, `paused`.
fn is_like(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let stem = short.strip_suffix('e').unwrap_or(short);
    short.chars().count() >= 4
        && long.strip_prefix(stem).is_some_and(|ending| {
            matches!(
                ending,
                "s" | "d" | "ed" | "e" | "es" | "ing" | "al" | "ly" | "ation" | "ment"
            )
        })
}

/// Whether it takes at most `most` letters put in, left out or changed to get from one to the other.
fn is_near(a: &str, b: &str, most: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (row, letter) in a.iter().enumerate() {
        let mut left = row + 1;
        let mut corner = row;
        let mut next = vec![left];
        for (other, up) in b.iter().zip(above.iter().skip(1)) {
            let step = corner + usize::from(letter != other);
            left = step.min(left + 1).min(up + 1);
            corner = *up;
            next.push(left);
        }
        above = next;
    }
    above.last().is_some_and(|last| *last <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::samples::Template;

    fn found(text: &str, kinds: &[Kind], worst: Fit) -> Vec<String> {
        let names = Names::of(&Template::BerlinTalks.scenario().unwrap());
        let titles = |found: Vec<&Name>| found.iter().map(|name| name.id.to_string()).collect();
        match names.find(text, kinds, worst) {
            Found::One(name) => vec![name.id.to_string()],
            Found::Several(several) => titles(several),
            Found::Nothing => Vec::new(),
        }
    }

    const TARGETS: &[Kind] = &[Kind::Choice, Kind::Provision, Kind::Proposal];

    #[test]
    fn the_best_fit_wins() {
        assert_eq!(
            found("ukraine", &[Kind::Party], Fit::Begins),
            ["party-ukraine"]
        );
        assert_eq!(
            found("US", &[Kind::Party], Fit::Begins),
            ["party-united-states"]
        );
        assert_eq!(found("Berlin", &[Kind::Talk], Fit::Begins), ["talk-berlin"]);
        assert_eq!(
            found("Pause the accession talks", TARGETS, Fit::Part),
            ["provision-pause"]
        );
        assert_eq!(
            found("accession talks paused", TARGETS, Fit::Part),
            ["option-accession-paused"]
        );
        assert_eq!(
            found("security guarantees", TARGETS, Fit::Part),
            ["provision-security-guarantees"]
        );
        assert!(found("guarantees", TARGETS, Fit::Part).len() > 2);
        assert!(found("Norway", &[Kind::Party], Fit::Begins).is_empty());
    }

    #[test]
    fn a_name_can_say_what_it_is_and_what_it_is_part_of() {
        assert_eq!(
            found("proposal Pause the accession talks", TARGETS, Fit::Part),
            ["proposal-pause-accession"]
        );
        assert_eq!(
            found(
                "enforcement of Security guarantees with a clear timetable",
                TARGETS,
                Fit::Part
            ),
            ["provision-enforcement"]
        );
    }

    #[test]
    fn a_slip_of_the_pen_is_near() {
        let names = Names::of(&Template::BerlinTalks.scenario().unwrap());
        let near = |text| {
            names
                .near(text, &[Kind::Party])
                .map(|name| name.title.clone())
        };
        assert_eq!(near("Ukrane").as_deref(), Some("Ukraine"));
        assert_eq!(near("Unted Sates").as_deref(), Some("United States"));
        assert_eq!(near("Norway"), None);
        assert_eq!(near("US"), None);
    }
}
