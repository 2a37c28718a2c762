//! Making positions from rows.

use std::{collections::HashMap, sync::Arc};

use super::{
    Mapping, NameNote, Outcome, Preview, Row, Setting, Use,
    cells::{self, Dated, StanceCell},
    known::{Record, Standing},
    names::{CONDITIONS, Known, Meant, TARGETS, Thing, key},
};
use crate::{
    commands::{parts, quick::shared},
    document::IdSource,
    io::sheet::{ReadRow, Table},
    model::{
        AnyCard, Attribution, Id, Kind, Moment, Position, Ref, Scenario, Target, naming,
        word::{Basis, Confidence},
    },
};

/// What a table would do to a scenario.
pub fn preview(table: &Table, mapping: &Mapping, set: Setting<'_>, ids: &mut IdSource) -> Preview {
    let mut maker = Maker {
        set,
        mapping,
        known: Known::of(set.scenario),
        record: Record::of(set.scenario),
        grown: set.scenario.clone(),
        preview: Preview::default(),
        noted: HashMap::new(),
        created: HashMap::new(),
        likely: None,
    };
    maker.preview.problem = problem(mapping);
    if maker.preview.problem.is_none() {
        let heads = mapping.head.and_then(|head| table.rows.get(head));
        let below = mapping.head.map_or(0, |head| head + 1);
        maker.likely = maker.likely_kind(table, heads, below);
        for row in table.rows.iter().skip(below) {
            maker.row(row, heads, ids);
        }
    }
    maker.preview
}

/// What keeps a mapping from making anything.
fn problem(mapping: &Mapping) -> Option<String> {
    let has = |wanted| mapping.columns.contains(&wanted);
    let is_matrix = has(Use::StanceOn) || has(Use::StanceOf);
    let double = Use::ALL.into_iter().find(|column| {
        let columns = mapping.columns.iter().filter(|other| *other == column);
        !column.may_repeat() && columns.count() > 1
    });
    let problem = if let Some(double) = double {
        return Some(format!(
            "Two columns are both “{}”; choose one",
            double.label()
        ));
    } else if has(Use::StanceOn) && has(Use::StanceOf) {
        "Some heads name parties and some what they take a stance on; choose one of the two"
    } else if is_matrix && mapping.head.is_none() {
        "Say which row has the heads"
    } else if !has(Use::StanceOf) && !has(Use::Party) {
        "Say which column has the parties"
    } else if !has(Use::StanceOn) && !has(Use::Target) {
        "Say which column has the options, provisions or proposals"
    } else if !is_matrix && !has(Use::Stance) {
        "Say which column has the stances"
    } else {
        return None;
    };
    Some(problem.to_owned())
}

struct Maker<'a> {
    set: Setting<'a>,
    mapping: &'a Mapping,
    known: Known,
    record: Record<'a>,
    /// The scenario with the parties and sources that were made so far.
    grown: Scenario,
    preview: Preview,
    /// Where the names are in the preview's list.
    noted: HashMap<(Kind, String), usize>,
    created: HashMap<(Kind, String), Id>,
    /// What a matrix is likely on where a title is that of several things.
    likely: Option<Kind>,
}

/// Why nothing is made of a row.
enum Stop {
    /// It waits for a party to be made.
    Waits(String),
    Refused(String),
}

/// What a row has come to so far.
struct Draft {
    party: Id,
    target: Thing,
    position: Position,
    notes: Vec<String>,
    /// What found no place in the position's own fields.
    left_over: Vec<String>,
    is_since_said: bool,
}

impl Maker<'_> {
    fn cell<'r>(&self, row: &'r ReadRow, wanted: Use) -> &'r str {
        let mut columns = self.mapping.columns.iter();
        let place = columns.position(|column| *column == wanted);
        place.map_or("", |place| row.cell(place))
    }

    /// The kind of thing that most names of a matrix are. Who compares the options of an issue means
    /// an option by a title that a provision has too.
    fn likely_kind(&self, table: &Table, heads: Option<&ReadRow>, below: usize) -> Option<Kind> {
        let columns = || self.mapping.columns.iter().enumerate();
        let mut counts: HashMap<Kind, usize> = HashMap::new();
        let mut count = |name: &str| {
            if let Meant::This(thing) = self.known.exactly(name, &TARGETS) {
                *counts.entry(thing.kind).or_default() += 1;
            }
        };
        if columns().any(|(_, column)| *column == Use::StanceOf) {
            let rows = table.rows.iter().skip(below);
            rows.for_each(|row| count(self.cell(row, Use::Target)));
        }
        for (place, _) in columns().filter(|(_, column)| **column == Use::StanceOn) {
            count(heads.map_or("", |heads| heads.cell(place)));
        }
        let (kind, _) = counts
            .into_iter()
            .max_by_key(|(kind, count)| (*count, *kind))?;
        Some(kind)
    }

    /// The row makes one position, or in a matrix as many as it has cells.
    fn row(&mut self, row: &ReadRow, heads: Option<&ReadRow>, ids: &mut IdSource) {
        let mapping = self.mapping;
        let mut is_matrix = false;
        for (place, column) in mapping.columns.iter().enumerate() {
            if !matches!(column, Use::StanceOn | Use::StanceOf) {
                continue;
            }
            is_matrix = true;
            let stance = row.cell(place);
            if cells::is_blank(stance) {
                continue;
            }
            let head = heads.map_or("", |heads| heads.cell(place));
            let (party, target) = match column {
                Use::StanceOn => (self.cell(row, Use::Party), head),
                _ => (head, self.cell(row, Use::Target)),
            };
            let made = self.position(row, party, target, stance, ids);
            self.push(row.number, head, made);
        }
        if !is_matrix {
            let stance = self.cell(row, Use::Stance);
            let (party, target) = (self.cell(row, Use::Party), self.cell(row, Use::Target));
            let made = self.position(row, party, target, stance, ids);
            self.push(row.number, "", made);
        }
    }

    fn push(&mut self, number: usize, head: &str, made: Result<Draft, Stop>) {
        let (outcome, says, notes) = match made {
            Err(Stop::Waits(says)) => (Outcome::Waits, says, Vec::new()),
            Err(Stop::Refused(says)) => (Outcome::Refused, says, Vec::new()),
            Ok(draft) => {
                let (position, id) = (&draft.position, &draft.target.id);
                match self
                    .record
                    .standing(position, id, number, draft.is_since_said)
                {
                    Standing::There(says) => (Outcome::Known, says, draft.notes),
                    Standing::New(note) => {
                        let says = self.says(position);
                        let mut notes = draft.notes;
                        notes.extend(note);
                        (Outcome::Make(Arc::new(draft.position)), says, notes)
                    }
                }
            }
        };
        self.preview.rows.push(Row {
            number,
            head: head.to_owned(),
            outcome,
            says,
            notes,
        });
    }

    /// `France accepts “Full withdrawal”, since Geneva`.
    fn says(&self, position: &Position) -> String {
        let title = naming::card_title_with(&|id| self.known.title(id).to_owned(), position);
        let since = match (&position.since.date, &position.since.talk) {
            (Some(date), _) => format!(", since {}", date.in_words(false)),
            (None, Some(talk)) => format!(", since {}", self.known.title(talk.id())),
            (None, None) => String::new(),
        };
        format!("{title}{since}")
    }

    fn position(
        &mut self,
        row: &ReadRow,
        party: &str,
        target: &str,
        stance: &str,
        ids: &mut IdSource,
    ) -> Result<Draft, Stop> {
        let mut notes = Vec::new();
        let said = self.stance(stance)?;
        let target = self.target(row, target, &mut notes)?;
        let party = self.party(party, &mut notes, ids)?;
        let Some(AnyCard::Position(card)) = ids.card(self.set.scenario, Kind::Position) else {
            return Err(Stop::Refused("It cannot be made a position".to_owned()));
        };
        let mut draft = Draft {
            position: Arc::unwrap_or_clone(card),
            party,
            target,
            notes,
            left_over: Vec::new(),
            is_since_said: true,
        };
        draft.position.party = Ref::from(&draft.party);
        draft.position.on = Target::of(draft.target.kind, &draft.target.id);
        draft.position.rationale = self.cell(row, Use::Rationale).to_owned();
        self.certainty(row, &said, &mut draft);
        self.time(row, &mut draft)?;
        self.conditions(row, &said, &mut draft);
        self.sources(row, &mut draft, ids);
        for rest in &said.rest {
            draft.notes.push(format!("“{rest}” was not understood"));
        }
        draft.left_over.extend(said.rest.iter().cloned());
        draft.position.notes = draft.left_over.join("\n\n");
        draft.position.stance = said.stance;
        Ok(draft)
    }

    fn stance(&self, text: &str) -> Result<StanceCell, Stop> {
        if cells::is_blank(text) {
            return Err(Stop::Refused("No stance is given".to_owned()));
        }
        let said = cells::stance_cell(text);
        if said.stance.is_none() {
            let text = shortened(text);
            return Err(Stop::Refused(format!("“{text}” is no stance")));
        }
        Ok(said)
    }

    fn target(
        &mut self,
        row: &ReadRow,
        name: &str,
        notes: &mut Vec<String>,
    ) -> Result<Thing, Stop> {
        if name.is_empty() {
            let why = "No option, provision or proposal is given";
            return Err(Stop::Refused(why.to_owned()));
        }
        let within = self.cell(row, Use::Within);
        let qualified = format!("{within}: {name}");
        let mut meant = Meant::Nothing;
        if !within.is_empty() {
            meant = self.known.exactly(&qualified, &TARGETS);
        }
        if meant == Meant::Nothing {
            meant = self.known.find(name, &TARGETS);
        }
        if let (Meant::Several(_), Some(kind)) = (&meant, self.likely)
            && let Meant::This(thing) = self.known.exactly(name, &[kind])
        {
            notes.push(format!(
                "It is also the title of something that is no {}",
                kind.noun()
            ));
            meant = Meant::This(thing);
        }
        let name = shortened(name);
        match meant {
            Meant::This(thing) => Ok(thing),
            Meant::Nearly(thing) => {
                let title = self.known.title(&thing.id);
                notes.push(format!("“{name}” was taken for “{title}”"));
                Ok(thing)
            }
            Meant::Several(several) => Err(Stop::Refused(format!(
                "“{name}” can mean {}; write it so",
                choices(&several)
            ))),
            Meant::Nothing => Err(Stop::Refused(format!(
                "No option, provision or proposal is called “{name}”"
            ))),
        }
    }

    fn party(
        &mut self,
        name: &str,
        notes: &mut Vec<String>,
        ids: &mut IdSource,
    ) -> Result<Id, Stop> {
        if name.is_empty() {
            return Err(Stop::Refused("No party is given".to_owned()));
        }
        let found = self.named(Kind::Party, name, notes, ids);
        found.map_err(|several| {
            let name = shortened(name);
            if several.is_empty() {
                Stop::Waits(format!("No party is called “{name}”; it can be made"))
            } else {
                let several = choices(&several);
                Stop::Waits(format!(
                    "“{name}” can mean {several}, or be made a new party"
                ))
            }
        })
    }

    /// The party or source of this name; if the user wants it made, a new one. Else what it can
    /// mean.
    fn named(
        &mut self,
        kind: Kind,
        name: &str,
        notes: &mut Vec<String>,
        ids: &mut IdSource,
    ) -> Result<Id, Vec<String>> {
        let mut meant = self.known.exactly(name, &[kind]);
        if let Meant::This(thing) = meant {
            return Ok(thing.id);
        }
        let own = (kind, key(name));
        let note = self.note(&own, name);
        if self.is_wanted(note) {
            return self.create(own, name, note, ids).ok_or_else(Vec::new);
        }
        if meant == Meant::Nothing {
            meant = self.known.find(name, &[kind]);
        }
        match meant {
            Meant::This(thing) | Meant::Nearly(thing) => {
                let title = self.known.title(&thing.id).to_owned();
                notes.push(format!("“{}” was taken for {title}", shortened(name)));
                if let Some(note) = self.preview.names.get_mut(note) {
                    note.taken_for = Some(title);
                }
                Ok(thing.id)
            }
            Meant::Several(several) => Err(several),
            Meant::Nothing => Err(Vec::new()),
        }
    }

    /// The place of the note of a name; it is counted.
    fn note(&mut self, own: &(Kind, String), name: &str) -> usize {
        let names = &mut self.preview.names;
        let place = *self.noted.entry(own.clone()).or_insert_with(|| {
            names.push(NameNote {
                kind: own.0,
                name: name.to_owned(),
                count: 0,
                taken_for: None,
                is_created: false,
            });
            names.len() - 1
        });
        if let Some(note) = names.get_mut(place) {
            note.count += 1;
        }
        place
    }

    fn is_wanted(&self, note: usize) -> bool {
        let note = self.preview.names.get(note);
        note.is_some_and(|note| self.set.create.contains(&(note.kind, note.name.clone())))
    }

    fn create(
        &mut self,
        own: (Kind, String),
        name: &str,
        note: usize,
        ids: &mut IdSource,
    ) -> Option<Id> {
        if let Some(id) = self.created.get(&own) {
            return Some(id.clone());
        }
        let (id, edit) = parts::create(ids, &self.grown, own.0, name)?;
        if let crate::document::Edit::Insert(card, at) = &edit {
            // So that the next one has another colour.
            self.grown.insert(card.clone(), *at);
        }
        self.known.learn(&id, name);
        self.created.insert(own, id.clone());
        self.preview.created.push((id.clone(), edit));
        if let Some(note) = self.preview.names.get_mut(note) {
            note.is_created = true;
        }
        Some(id)
    }

    fn certainty(&self, row: &ReadRow, said: &StanceCell, draft: &mut Draft) {
        let confidence = self.cell(row, Use::Confidence);
        draft.position.confidence = shared::word::<Confidence>(confidence);
        if draft.position.confidence.is_none() && !cells::is_blank(confidence) {
            let text = shortened(confidence);
            draft
                .notes
                .push(format!("“{text}” is no degree of confidence"));
            draft.left_over.push(format!("Confidence: {confidence}"));
        }
        let private = self.cell(row, Use::Private);
        let flag = cells::flag(private);
        draft.position.private = said.is_private || flag == Some(true);
        if flag.is_none() {
            let text = shortened(private);
            draft.notes.push(format!(
                "“{text}” is neither yes nor no; it is not marked private"
            ));
            draft.left_over.push(format!("Private: {private}"));
        }
        if draft.position.confidence.is_none() {
            draft.position.confidence.clone_from(&said.confidence);
        }
    }

    fn time(&mut self, row: &ReadRow, draft: &mut Draft) -> Result<(), Stop> {
        let since = self.cell(row, Use::Since);
        draft.position.since = match (self.moment(since, &mut draft.notes)?, &self.mapping.since) {
            (Some(since), _) => since,
            (None, Some(since)) => since.clone(),
            (None, None) => {
                draft.is_since_said = false;
                let today = self.set.today;
                self.record
                    .unsaid_since(&draft.party, &draft.target.id, today)
            }
        };
        let until = self.cell(row, Use::Until);
        draft.position.until = self.moment(until, &mut draft.notes)?.unwrap_or_default();
        Ok(())
    }

    /// The moment that a cell names; none if it is blank.
    fn moment(&mut self, text: &str, notes: &mut Vec<String>) -> Result<Option<Moment>, Stop> {
        if cells::is_blank(text) {
            return Ok(None);
        }
        let short = shortened(text);
        match cells::date(text, self.mapping.dates, self.set.today) {
            Dated::This(date) => return Ok(Some(Moment::on(date))),
            Dated::Unclear => {
                return Err(Stop::Refused(format!(
                    "“{short}” can be read with the day or the month first; choose which"
                )));
            }
            Dated::Not => {}
        }
        if matches!(
            key(text).as_str(),
            "beginning" | "the beginning" | "from the beginning"
        ) {
            return Ok(Some(Moment::default()));
        }
        match self.known.find(text, &[Kind::Talk]) {
            Meant::This(talk) => Ok(Some(Moment::at_talk(Ref::from(&talk.id)))),
            Meant::Nearly(talk) => {
                let title = self.known.title(&talk.id);
                notes.push(format!("“{short}” was taken for the talk {title}"));
                Ok(Some(Moment::at_talk(Ref::from(&talk.id))))
            }
            Meant::Several(several) => Err(Stop::Refused(format!(
                "“{short}” can mean {}",
                choices(&several)
            ))),
            Meant::Nothing => Err(Stop::Refused(format!(
                "“{short}” is neither a date nor a talk"
            ))),
        }
    }

    fn conditions(&mut self, row: &ReadRow, said: &StanceCell, draft: &mut Draft) {
        let cell = self.cell(row, Use::Conditions);
        let mut names = self.known.list(cell, &CONDITIONS);
        names.extend(self.known.list(&said.conditions, &CONDITIONS));
        for name in &names {
            match self.known.find(name, &CONDITIONS) {
                Meant::This(thing) => draft.position.conditions.push(Ref::from(&thing.id)),
                Meant::Nearly(thing) => {
                    let (short, title) = (shortened(name), self.known.title(&thing.id));
                    draft
                        .notes
                        .push(format!("“{short}” was taken for “{title}”"));
                    draft.position.conditions.push(Ref::from(&thing.id));
                }
                Meant::Several(_) | Meant::Nothing => {
                    let short = shortened(name);
                    draft.notes.push(format!(
                        "No one option or provision is called “{short}”; what is asked for in return goes into the notes"
                    ));
                    draft.left_over.push(format!("In return for: {name}"));
                }
            }
        }
        let mut seen = std::collections::HashSet::new();
        let conditions = &mut draft.position.conditions;
        conditions.retain(|condition| seen.insert(condition.id().clone()));
    }

    fn sources(&mut self, row: &ReadRow, draft: &mut Draft, ids: &mut IdSource) {
        let who = self.cell(row, Use::Who);
        let basis = shared::word::<Basis>(who);
        // A word of the list alone names nobody in particular.
        let named = if basis.is_some() { "" } else { who };
        let basis = basis.or_else(|| shared::basis_within(who));
        let names = self
            .known
            .list(self.cell(row, Use::Source), &[Kind::Source]);
        for name in &names {
            let mut notes = Vec::new();
            if let Ok(id) = self.named(Kind::Source, name, &mut notes, ids) {
                draft.notes.extend(notes);
                draft.position.sources.push(Attribution {
                    source: Ref::from(&id),
                    basis: basis.clone(),
                    who: named.to_owned(),
                    ..Attribution::default()
                });
            } else {
                let short = shortened(name);
                draft.notes.push(format!(
                    "No source is called “{short}”; it goes into the notes unless it is made"
                ));
                draft.left_over.push(format!("Source: {name}"));
            }
        }
        if draft.position.sources.is_empty() && !who.is_empty() {
            let note = "There is no source to name who said it by, so that goes into the notes";
            draft.notes.push(note.to_owned());
            draft.left_over.push(format!("According to: {who}"));
        }
    }
}

/// `a, b or c`, and no more than four.
fn choices(several: &[String]) -> String {
    const MOST: usize = 4;
    let shown: Vec<String> = several
        .iter()
        .take(MOST)
        .map(|name| format!("“{name}”"))
        .collect();
    let more = several.len().saturating_sub(MOST);
    match shown.split_last() {
        Some((last, rest)) if more == 0 && !rest.is_empty() => {
            format!("{} or {last}", rest.join(", "))
        }
        _ if more > 0 => format!("{} or {more} others", shown.join(", ")),
        _ => shown.join(", "),
    }
}

/// The text for a sentence, on one line and not too long.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let words: Vec<&str> = text.split_whitespace().take(MOST).collect();
    let line = words.join(" ");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}
