//! Makes cards from the clauses of a line, and what the line names along with them.

use std::{ops::Range, sync::Arc};

use super::{
    attribution::add_line,
    complete::{Expect, Slot},
    grammar::{Form, K, Key},
    line::{Clause, Line},
    names::{Fit, Found},
    reading::{Entry, Reading, Setting, Shown},
    words::{self, Written},
};
use crate::{
    analysis::moments::Moments,
    commands::parts,
    document::{Edit, IdSource, Transaction},
    model::{
        AnyCard, Attribution, Colour, Id, Kind, Moment, PartialDate, Ref, card::Listed,
        handling::Handling, naming,
    },
};

/// Something that is made along with what a line is about.
#[derive(Clone, Debug)]
struct Made {
    kind: Kind,
    id: Id,
    title: String,
}

/// What is being made of a line.
pub(super) struct Maker<'a> {
    pub(super) set: &'a Setting<'a>,
    pub(super) ids: &'a mut IdSource,
    pub(super) line: Line<'a>,
    pub(super) form: &'static Form,
    /// The keywords that count.
    pub(super) keys: &'static [Key],
    /// The line without the word that it begins with.
    pub(super) body: Range<usize>,
    /// The word that it begins with.
    pub(super) start: &'static str,
    pub(super) slots: Vec<Slot>,
    pub(super) note: Option<String>,
    pub(super) cites: Vec<Attribution>,
    /// For the team's eyes, on the card.
    pub(super) notes: String,
    problem: Option<String>,
    handling: Option<Handling>,
    edits: Vec<Edit>,
    made: Vec<Made>,
    fields: Vec<Shown>,
    entry: Option<Entry>,
    label: String,
    select: Option<Id>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(
        set: &'a Setting<'a>,
        ids: &'a mut IdSource,
        line: Line<'a>,
        form: &'static Form,
        start: &'static str,
        body: Range<usize>,
    ) -> Self {
        Self {
            set,
            ids,
            line,
            form,
            keys: form.keys,
            body,
            start,
            slots: Vec::new(),
            note: None,
            cites: Vec::new(),
            notes: String::new(),
            problem: None,
            handling: None,
            edits: Vec::new(),
            made: Vec::new(),
            fields: Vec::new(),
            entry: None,
            label: String::new(),
            select: None,
        }
    }

    /// What became of it, and where something can be completed.
    pub(super) fn done(self) -> (Reading, Vec<Slot>) {
        let transaction = (self.problem.is_none() && self.entry.is_some())
            .then(|| Transaction::of(self.label, self.edits).selecting(self.select));
        let would_make = self.problem.is_some().then(|| {
            let clauses = self.line.clauses(self.body.clone(), self.keys, true);
            let head = clauses.first().map(|clause| self.line.plain(&clause.at));
            (self.form.kind, head.unwrap_or_default())
        });
        let reading = Reading {
            would_make,
            entry: self.entry,
            problem: self.problem,
            transaction,
            ..Reading::default()
        };
        (reading, self.slots)
    }

    pub(super) fn plain(&self, at: &Range<usize>) -> String {
        self.line.plain(at)
    }

    /// Says what is wrong; the first thing that is counts.
    pub(super) fn object(&mut self, sentence: impl Into<String>) {
        self.problem.get_or_insert_with(|| sentence.into());
    }

    pub(super) fn show(&mut self, label: &'static str, value: impl Into<String>) {
        let value = value.into();
        match self.fields.iter_mut().find(|shown| shown.label == label) {
            Some(shown) => shown.value = format!("{}, {value}", shown.value),
            None => self.fields.push(Shown { label, value }),
        }
    }

    pub(super) fn not_understood(&mut self, at: &Range<usize>) {
        let text = self.plain(at);
        if !text.is_empty() {
            self.object(format!("“{text}” was not understood here"));
        }
    }

    /// The clauses of the line, the head first; what any line can have is taken out of them.
    pub(super) fn clauses(&mut self, is_title: bool) -> Vec<Clause> {
        let mut all = self.line.clauses(self.body.clone(), self.keys, is_title);
        self.continue_lists(&mut all);
        let mut left = Vec::new();
        let mut cites = false;
        for (place, clause) in all.into_iter().enumerate() {
            if place > 0 {
                self.slot(clause.at.clone(), Expect::Clause(clause.key.is_none()));
            }
            let text = self.plain(&clause.at);
            match clause.key {
                Some(K::Per) => {
                    self.cite(&clause.at);
                    cites = true;
                }
                Some(K::Notes) => {
                    self.show("Notes", text.clone());
                    self.notes = text;
                }
                Some(K::Shared) => {
                    let parties = self.many("Handling", &clause.at, Kind::Party);
                    self.handling = Some(Handling::shared_with(
                        parties.iter().map(Ref::from).collect(),
                    ));
                }
                None if place > 0
                    && cites
                    && words::read::<crate::model::word::Basis>(&text).is_some() =>
                {
                    self.add_basis(&text);
                }
                None if place > 0
                    && self.form.kind != Kind::Party
                    && self.takes_handling(&text) => {}
                _ => left.push(clause),
            }
        }
        left
    }

    /// Takes `public` and `team only`; tells whether it was one of them.
    pub(super) fn takes_handling(&mut self, text: &str) -> bool {
        let handling = match super::line::words(text).join(" ").as_str() {
            "public" => Handling::Public,
            "team only" | "team" | "confidential" => Handling::Team,
            _ => return false,
        };
        let shown = if handling == Handling::Public {
            "Public"
        } else {
            "Team only"
        };
        self.show("Handling", shown);
        self.handling = Some(handling);
        true
    }

    /// `with Ukraine, Russia and Norway`: what follows the comma goes on with the list, if something
    /// of it is there already.
    fn continue_lists(&self, clauses: &mut [Clause]) {
        let mut list: Option<(K, &'static [Kind])> = None;
        for clause in clauses {
            if let Some(is) = &clause.key {
                let key = self.keys.iter().find(|key| key.is == *is);
                list = key
                    .filter(|key| !key.wants.is_empty() && !key.dates)
                    .map(|key| (is.clone(), key.wants));
                continue;
            }
            let Some((is, kinds)) = &list else { continue };
            let items = self.line.items(&clause.at);
            let is_there = |item: &Range<usize>| {
                !matches!(
                    self.set.names.find(&self.plain(item), kinds, Fit::Nearly),
                    Found::Nothing
                )
            };
            if items.iter().any(is_there) {
                clause.key = Some(is.clone());
            } else {
                list = None;
            }
        }
    }

    pub(super) fn slot(&mut self, at: Range<usize>, expect: Expect) {
        self.slots.push(Slot { at, expect });
    }

    /// The thing that is named there. If there is none, one of the kind `makes` is made.
    pub(super) fn one(
        &mut self,
        label: &'static str,
        at: &Range<usize>,
        kinds: &[Kind],
        makes: Option<Kind>,
    ) -> Option<Id> {
        self.slot(at.clone(), Expect::Names(kinds.to_vec()));
        let text = self.plain(at);
        let nouns = nouns(kinds);
        if text.is_empty() {
            self.object(format!("Say which {nouns}"));
            return None;
        }
        let forced = text
            .strip_prefix("new ")
            .or_else(|| text.strip_prefix("New "));
        if let (Some(title), Some(kind)) = (forced, makes) {
            return self.make(label, kind, title.trim());
        }
        let made = self.made.iter().find(|made| {
            kinds.contains(&made.kind)
                && super::line::words(&made.title) == super::line::words(&text)
        });
        if let Some(made) = made.cloned() {
            self.show(label, made.title);
            return Some(made.id);
        }
        let worst = if makes.is_some() {
            Fit::Begins
        } else {
            Fit::Part
        };
        match self.set.names.find(&text, kinds, worst) {
            Found::One(name) => {
                let shown = match &name.parent {
                    Some(parent) => format!("{} ({} of {parent})", name.title, name.kind.noun()),
                    None => name.title.clone(),
                };
                self.show(label, shown);
                Some(name.id.clone())
            }
            Found::Several(several) => {
                let titles: Vec<String> = several
                    .iter()
                    .take(3)
                    .map(|name| format!("“{}”", name.title))
                    .collect();
                let more = if several.len() > 3 { " and others" } else { "" };
                self.object(format!(
                    "“{text}” could be {}{more}; pick one",
                    titles.join(" or ")
                ));
                None
            }
            Found::Nothing => {
                // A word that is still being typed, or cut short, makes nothing of that name.
                if let Some(longer) = self.set.names.begun(&text, kinds, makes.is_none()) {
                    let title = longer.title.clone();
                    self.object(match makes {
                        Some(_) => {
                            format!("“{text}” may be {title}; pick it, or write “new {text}”")
                        }
                        None => format!("Which {nouns} is “{text}”? Pick one"),
                    });
                    return None;
                }
                if let Some(near) = self.set.names.near(&text, kinds) {
                    let title = near.title.clone();
                    self.object(match makes {
                        Some(_) => format!(
                            "“{text}” is not there, but {title} is; pick it, or write “new {text}”"
                        ),
                        None => format!("“{text}” is not there, but “{title}” is; pick it"),
                    });
                    return None;
                }
                match makes {
                    Some(kind) => self.make(label, kind, &text),
                    None => {
                        self.object(format!("No {nouns} is called “{text}”"));
                        None
                    }
                }
            }
        }
    }

    /// Makes a thing that the line names and that is not there.
    pub(super) fn make(&mut self, label: &'static str, kind: Kind, title: &str) -> Option<Id> {
        let (id, edit) = parts::create(self.ids, self.set.scenario, kind, title)?;
        let edit = match edit {
            Edit::Insert(mut card, at) => {
                let number = self.made.iter().filter(|made| made.kind == kind).count();
                if let AnyCard::Party(party) = &mut card {
                    Arc::make_mut(party).colour =
                        self.colour(number + usize::from(self.form.kind == Kind::Party));
                }
                Edit::Insert(card, at + number)
            }
            other => other,
        };
        self.edits.push(edit);
        self.made.push(Made {
            kind,
            id: id.clone(),
            title: title.to_owned(),
        });
        self.show(label, title);
        Some(id)
    }

    /// The colour of a new party, the `number`th of its line.
    pub(super) fn colour(&self, number: usize) -> Colour {
        parts::fresh_colour(self.set.scenario, number)
    }

    /// The things of a list, made where they are not there.
    pub(super) fn many(&mut self, label: &'static str, at: &Range<usize>, kind: Kind) -> Vec<Id> {
        self.many_of(label, at, &[kind], Some(kind))
    }

    pub(super) fn many_of(
        &mut self,
        label: &'static str,
        at: &Range<usize>,
        kinds: &[Kind],
        makes: Option<Kind>,
    ) -> Vec<Id> {
        let items = self.line.items(at);
        if items.is_empty() {
            self.one(label, at, kinds, None);
            return Vec::new();
        }
        items
            .iter()
            .filter_map(|item| self.one(label, item, kinds, makes))
            .collect()
    }

    pub(super) fn parties<T>(&mut self, label: &'static str, at: &Range<usize>) -> Vec<Ref<T>> {
        self.many(label, at, Kind::Party)
            .iter()
            .map(Ref::from)
            .collect()
    }

    /// A word of a list, if the text is one.
    pub(super) fn word<W: Written>(&mut self, label: &'static str, text: &str) -> Option<W> {
        let word = words::read::<W>(text)?;
        self.show(label, word.label());
        Some(word)
    }

    /// A date, if the text is one.
    pub(super) fn date(&mut self, label: &'static str, text: &str) -> Option<PartialDate> {
        let date = super::dates::date(text, &self.set.today)?;
        self.show(label, date.in_words(false));
        Some(date)
    }

    /// A date or a talk.
    pub(super) fn moment(&mut self, label: &'static str, at: &Range<usize>) -> Moment {
        let text = self.plain(at);
        if let Some(date) = self.date(label, &text) {
            return Moment::on(date);
        }
        match self.one(label, at, &[Kind::Talk], Some(Kind::Talk)) {
            Some(talk) => Moment::at_talk(Ref::from(&talk)),
            None => Moment::default(),
        }
    }

    /// When a moment is; a talk that is only being made is after all others.
    pub(super) fn is_before(&self, moment: &Moment, other: &Moment) -> bool {
        let moments = Moments::of(self.set.scenario);
        match (moments.rank(moment), moments.rank(other)) {
            (Some(own), Some(other)) => own < other,
            _ => false,
        }
    }

    /// What the thing with this id is called.
    pub(super) fn title(&self, id: &Id) -> String {
        let made = self
            .made
            .iter()
            .find(|made| made.id == *id)
            .map(|made| made.title.clone());
        made.or_else(|| self.set.names.get(id).map(|name| name.title.clone()))
            .unwrap_or_else(|| naming::title_of(self.set.scenario, id))
    }

    /// An empty card with a new id.
    pub(super) fn blank<T: Listed>(&mut self) -> T {
        let mut card = T::default();
        let common = card.common_mut();
        *common.id = self.ids.fresh(T::KIND);
        *common.handling = self.set.scenario.default_handling.clone();
        card
    }

    /// Adds the card that the line is about.
    pub(super) fn add<T: Listed>(&mut self, mut card: T) {
        self.cite_standing_source();
        let tags = self.tags();
        {
            let common = card.common_mut();
            *common.tags = tags;
            common.sources.clone_from(&self.cites);
            add_line(common.notes, &self.notes);
            if let Some(handling) = &self.handling {
                *common.handling = handling.clone();
            }
        }
        let title = naming::card_title_with(&|id| self.title(id), &card);
        let id = card.id().clone();
        let made = self.made.iter().filter(|made| made.kind == T::KIND).count();
        let at = self.set.scenario.count(T::KIND) + made;
        self.edits
            .push(Edit::Insert(Arc::new(card).into_any_card(), at));
        self.finish(T::KIND, title, format!("add {}", T::KIND.noun()), id);
    }

    /// Changes a card and leaves the rest of it as it is.
    pub(super) fn change<T: Listed>(
        &mut self,
        card: &Id,
        change: impl Fn(&mut T) + Send + Sync + 'static,
    ) {
        self.edits.push(Edit::update(card, change));
    }

    /// Does something more.
    pub(super) fn edit(&mut self, edit: Edit) {
        self.edits.push(edit);
    }

    /// Notes that a part was made along with the line.
    pub(super) fn made_part(&mut self, kind: Kind, id: &Id, title: &str) {
        self.made.push(Made {
            kind,
            id: id.clone(),
            title: title.to_owned(),
        });
    }

    /// Says that there is such a thing already, if there is.
    pub(super) fn must_be_new(&mut self, kind: Kind, title: &str) {
        if title.is_empty() {
            self.object(format!("Say what the {} is called", kind.noun()));
        } else if let Found::One(name) = self.set.names.find(title, &[kind], Fit::Exact)
            && name.kind == kind
            && super::line::words(&name.title) == super::line::words(title)
        {
            let title = name.title.clone();
            self.object(format!(
                "There is {} called {title} already",
                article(kind.noun())
            ));
        }
    }

    /// Changes a card that is there, or is being made along with this: adds a part to it, say.
    /// The card takes the tags and the sources of the line.
    pub(super) fn update<T: Listed>(
        &mut self,
        card: &Id,
        change: impl Fn(&mut T) + Send + Sync + 'static,
    ) {
        self.edits.push(Edit::update(card, change));
        self.cite_standing_source();
        let (tags, cites, notes) = (self.tags(), self.cites.clone(), self.notes.clone());
        self.edits.push(Edit::update(card, move |card: &mut T| {
            let common = card.common_mut();
            for tag in &tags {
                if !common.tags.contains(tag) {
                    common.tags.push(tag.clone());
                }
            }
            for cite in &cites {
                if !common.sources.contains(cite) {
                    common.sources.push(cite.clone());
                }
            }
            add_line(common.notes, &notes);
        }));
    }

    /// Ends the line: what it is about is a thing of this kind.
    pub(super) fn finish(&mut self, kind: Kind, title: String, label: String, select: Id) {
        if let Some(handling) = self.handling.clone() {
            for made in self.made.clone() {
                self.edits.extend(mark(made.kind, &made.id, &handling));
            }
        }
        self.label = label;
        self.select = Some(select);
        self.entry = Some(Entry {
            kind,
            title,
            fields: in_order(std::mem::take(&mut self.fields)),
            makes: self
                .made
                .iter()
                .map(|made| (made.kind, made.title.clone()))
                .collect(),
            note: self.note.take(),
        });
    }

    /// The mark that the line gives.
    pub(super) fn handling(&self) -> Option<Handling> {
        self.handling.clone()
    }

    fn tags(&mut self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for (_, tag) in &self.line.tags {
            if !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        if !tags.is_empty() {
            self.show("Tags", tags.join(", "));
        }
        tags
    }
}

/// What any card can have comes last.
fn in_order(mut fields: Vec<Shown>) -> Vec<Shown> {
    let is_common = |shown: &Shown| {
        matches!(
            shown.label,
            "Source" | "Basis" | "Said by" | "Handling" | "Tags"
        )
    };
    fields.sort_by_key(is_common);
    fields
}

/// The edit that marks a card that is made along with another.
fn mark(kind: Kind, id: &Id, handling: &Handling) -> Option<Edit> {
    fn on<T: Listed>(id: &Id, handling: Handling) -> Edit {
        Edit::update(id, move |card: &mut T| {
            *card.common_mut().handling = handling.clone();
        })
    }
    let handling = handling.clone();
    Some(match kind {
        Kind::Party => on::<crate::model::Party>(id, handling),
        Kind::Talk => on::<crate::model::Talk>(id, handling),
        Kind::Issue => on::<crate::model::Issue>(id, handling),
        Kind::Proposal => on::<crate::model::Proposal>(id, handling),
        Kind::Source => on::<crate::model::Source>(id, handling),
        _ => return None,
    })
}

fn article(noun: &str) -> String {
    let an = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if an { "an" } else { "a" })
}

/// `option, provision or proposal`.
fn nouns(kinds: &[Kind]) -> String {
    let nouns: Vec<&str> = kinds.iter().map(|kind| kind.noun()).collect();
    match nouns.as_slice() {
        [] => "thing".to_owned(),
        [only] => (*only).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}
