//! Everything that can be read on a card, and where on it.

use crate::model::{
    Id, Kind, PartialDate,
    card::Card,
    field::{Field, Visit},
};

/// Where on a card something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The part of the card that it belongs to; none: the card itself.
    pub part: Option<(Kind, Id)>,
    /// The key of its field.
    pub key: &'static str,
    /// The key of the field of the record that the field is in, if that has no id of its own:
    /// `sources` for the `quote` of an attribution.
    pub outer: Option<&'static str>,
}

/// Something that can be read on a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Content<'a> {
    /// A text.
    Text(&'a str),
    /// A word from a list of words, by its label.
    Word(&'a str),
    /// A date.
    Date(&'a PartialDate),
    /// The name of something else, by reference.
    Reference(&'a Id),
}

impl Spot {
    /// Whether what stands here is what the card or part is called.
    pub fn is_name(&self) -> bool {
        if self.outer.is_some() {
            return false;
        }
        match (self.part.as_ref().map(|(kind, _)| *kind), self.key) {
            // The title of a delegate is a function.
            (Some(Kind::Delegate), key) => key == "name",
            (Some(Kind::Interest | Kind::Need | Kind::RedLine | Kind::Benchmark), key) => {
                key == "text"
            }
            (_, key) => matches!(key, "title" | "name" | "short_name" | "heading" | "label"),
        }
    }

    /// Whether what is named here is part of what a card of this kind is called: the party of a
    /// position, both ends of a relation.
    pub fn names_card(&self, kind: Kind) -> bool {
        if self.part.is_some() {
            return false;
        }
        match kind {
            Kind::Position => {
                self.key == "party" && self.outer.is_none() || self.outer == Some("on")
            }
            Kind::Relation => self.outer.is_none() && matches!(self.key, "from" | "to"),
            Kind::Reaction => self.outer.is_none() && matches!(self.key, "by" | "to"),
            Kind::Waiver => self.outer.is_none() && self.key == "item",
            _ => false,
        }
    }

    /// What a reader calls the place: `Provision, wording`.
    pub fn label(&self, card: Kind) -> String {
        let kind = self.part.as_ref().map_or(card, |(kind, _)| *kind);
        let field = self.field_label(kind);
        if self.part.is_none() {
            return field;
        }
        let noun = capitalised(kind.noun());
        if self.is_name() || field == noun {
            noun
        } else {
            format!("{noun}, {}", uncapitalised(&field))
        }
    }

    fn field_label(&self, kind: Kind) -> String {
        let own = match (self.outer, self.key) {
            (Some("sources"), "source") => "Source",
            (Some("sources"), "who") => "Who said it",
            (Some("sources"), "quote") => "Quotation",
            (Some("sources"), "locator") => "Where in the source",
            (Some("sources"), "basis") => "Basis",
            (Some("participants"), "head") => "Head of delegation",
            (Some("participants"), "role") => "Role at this talk",
            (Some("batna"), _) => "BATNA",
            (None, "url") => "Link",
            (None, "text") if kind == Kind::Provision => "Wording",
            (None, "title") if kind == Kind::Delegate => "Function",
            (None, "for") => "For whom",
            (None, "of") => "Of what",
            (None, "handling") => "Who may see it",
            (None, "conditions") if kind == Kind::Position => "In return for",
            (None, "conditions") => "Conditional on",
            (None, "effect") => "Benefit or risk",
            (None, "by") if kind == Kind::Mechanism => "Run by",
            (None, "method") => "How it works",
            _ => "",
        };
        if own.is_empty() {
            capitalised(&self.outer.unwrap_or(self.key).replace('_', " "))
        } else {
            own.to_owned()
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The first letter small, unless the word is an abbreviation.
fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// Shows `see` everything that can be read on the card, in the order of the file.
pub fn read(card: &dyn Card, see: &mut dyn FnMut(&Spot, Content<'_>)) {
    read_field(card.as_field(), see);
}

fn read_field(field: &dyn Field, see: &mut dyn FnMut(&Spot, Content<'_>)) {
    let mut reader = Reader {
        spot: Spot::default(),
        records: Vec::new(),
        see,
    };
    field.walk(&mut reader);
}

struct Reader<'a> {
    spot: Spot,
    /// The records that we are in.
    records: Vec<Record>,
    see: &'a mut dyn FnMut(&Spot, Content<'_>),
}

/// A record that the reader is in, and what to go back to at its end.
struct Record {
    kind: Option<Kind>,
    key: &'static str,
    outer: Option<&'static str>,
    /// The part around it, if it is a part itself.
    around: Option<Option<(Kind, Id)>>,
}

impl Reader<'_> {
    /// What is written for programs.
    fn is_for_programs(&self) -> bool {
        match self.spot.key {
            "field" => self.spot.outer == Some("sources"),
            "kinds" | "ties" | "language" => true,
            _ => false,
        }
    }
}

impl Visit for Reader<'_> {
    fn begin(&mut self, kind: Option<Kind>) {
        self.records.push(Record {
            kind,
            key: self.spot.key,
            outer: self.spot.outer,
            around: None,
        });
        if self.records.len() > 1 {
            self.spot.outer = match kind {
                Some(_) => None,
                None => self.spot.outer.or(Some(self.spot.key)),
            };
        }
    }

    fn end(&mut self) {
        if let Some(record) = self.records.pop() {
            self.spot.key = record.key;
            self.spot.outer = record.outer;
            if let Some(around) = record.around {
                self.spot.part = around;
            }
        }
    }

    fn field(&mut self, name: &'static str) {
        self.spot.key = name;
    }

    fn id(&mut self, id: &Id) {
        if self.records.len() > 1
            && let Some(record) = self.records.last_mut()
            && let Some(kind) = record.kind
        {
            record.around = Some(self.spot.part.replace((kind, id.clone())));
        }
    }

    fn reference(&mut self, id: &Id, _: &'static [Kind]) {
        (self.see)(&self.spot, Content::Reference(id));
    }

    fn date(&mut self, date: &PartialDate) {
        (self.see)(&self.spot, Content::Date(date));
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() && !self.is_for_programs() {
            (self.see)(&self.spot, Content::Text(text));
        }
    }

    fn word(&mut self, label: &str) {
        (self.see)(&self.spot, Content::Word(label));
    }
}
