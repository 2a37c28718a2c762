//! Quick entry: a line of notes becomes a card, a position or a shift.
//!
//! [`read`] understands one line, [`read_all`] several that were pasted at once. Both only look: what
//! they hand back says what a line would make, what in it was not understood, what can stand at the
//! cursor, and, if all is well, the transaction. [`Workspace`](super::Workspace) applies it.

mod attribution;
mod complete;
mod dates;
mod delivery;
mod grammar;
mod line;
mod maker;
mod names;
mod notes;
mod parties;
mod process;
mod reading;
pub(super) mod shared;
mod sources;
mod statements;
mod substance;
mod verbs;
mod words;

use std::ops::Range;

pub use grammar::{ANYWHERE, FORMS, Form};
pub use names::Names;
pub use notes::{Note, Read, Row, read_all};
pub use reading::{Cited, Completion, Entry, Reading, Setting, Shown};

use crate::{document::IdSource, model::Kind};
use complete::{Expect, Slot, completions};
use line::Line;
use maker::Maker;

/// Reads a line, with the cursor at this byte.
pub fn read(text: &str, cursor: usize, set: &Setting<'_>, ids: &mut IdSource) -> Reading {
    let line = Line::of(text, set.names);
    let Some((form, start, body)) = form_of(&line) else {
        return without_form(&line, cursor, set);
    };
    let mut maker = Maker::new(set, ids, line, form, start, body);
    (form.read)(&mut maker);
    let keys = maker.keys;
    let (mut reading, slots) = maker.done();
    reading.completions = completions(set, text, cursor, Some(form), keys, &slots);
    reading
}

/// The form of a line, the word that it begins with, and where what that word is said of stands.
fn form_of(line: &Line<'_>) -> Option<(&'static Form, &'static str, Range<usize>)> {
    let end = line.text.len();
    for form in FORMS {
        for start in form.starts {
            let Some(count) = line.phrase_at(0, start) else {
                continue;
            };
            let last = line.tokens.get(count - 1)?.at.end;
            let is_more = line
                .text
                .get(last..)
                .is_some_and(|rest| rest.starts_with(char::is_whitespace));
            if is_more {
                return Some((form, *start, last..end));
            }
        }
    }
    verbs::find(line, 1)?;
    let form = FORMS.iter().find(|form| form.starts.is_empty())?;
    Some((form, "", 0..end))
}

/// The form of lines that begin with this word.
fn form_that_makes(kind: Kind) -> Option<(&'static Form, &'static str)> {
    let form = FORMS.iter().find(|form| form.kind == kind)?;
    Some((form, form.starts.first()?))
}

/// Nothing says yet what the line is about: it offers what can come next.
fn without_form(line: &Line<'_>, cursor: usize, set: &Setting<'_>) -> Reading {
    let mut reading = Reading {
        is_bare: !line.text.trim().is_empty(),
        ..Reading::default()
    };
    let begin = line.text.len() - line.text.trim_start().len();
    let start = Slot {
        at: begin..line.text.len(),
        expect: Expect::Start,
    };
    let who = line
        .tokens
        .first()
        .and_then(|first| line.known_at(first.at.start));
    let mut slots = vec![start];
    if let Some(who) = who
        && who.kinds.contains(&Kind::Party)
        && line.tokens.len() > who.count()
    {
        let rest = line.trimmed(who.at.end..line.text.len());
        slots.push(Slot {
            at: rest,
            expect: Expect::Verb,
        });
        let name = line.plain(&who.at);
        reading.problem = Some(format!(
            "Say what {name} does: accepts, rejects, welcomes, mediates …"
        ));
    } else if let Found::One(party) = set.names.find(line.text, &[Kind::Party], Fit::Nearly)
        && line.text.ends_with(char::is_whitespace)
    {
        let end = line.text.len();
        slots.push(Slot {
            at: end..end,
            expect: Expect::Verb,
        });
        reading.problem = Some(format!(
            "Say what {} does: accepts, rejects, welcomes, mediates …",
            party.title
        ));
    } else if reading.is_bare {
        reading.problem = Some(
            "Begin with talk, party, issue or the like, or say who does what: Ukraine accepts …"
                .to_owned(),
        );
    }
    reading.completions = completions(set, line.text, cursor, None, &[], &slots);
    reading
}

use names::{Fit, Found};
