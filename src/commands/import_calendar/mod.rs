//! Talks and commitments from a calendar: what would be made or changed, and the transaction.
//!
//! An entry that we wrote is known again by its UID and only changes dates, or calls the talk off.
//! Everything else becomes a new card, for the team only: nobody knows who may see what came in.

mod sentences;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use crate::{
    analysis::fold::fold,
    document::{Edit, IdSource, Transaction},
    io::calendar::{Delivery, Incoming, Item, Status, What, span},
    model::{
        Commitment, Id, Kind, PartialDate, Scenario, Talk, TimeFrame,
        card::Card as _,
        handling::Handling,
        word::{ImplementationStatus, TalkStatus},
    },
};

/// What an entry would do.
#[derive(Clone, Debug)]
pub struct Row {
    /// What the entry is called.
    pub title: String,
    /// What would be done, or why nothing is: one plain sentence.
    pub says: String,
    /// What is lost or guessed, one plain sentence each.
    pub notes: Vec<String>,
    /// The edit; none if nothing is done.
    pub edit: Option<Edit>,
    /// The card that is made or changed.
    pub card: Option<(Kind, Id)>,
    /// Whether that card is new.
    pub is_new: bool,
}

/// What a calendar would do.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// Its entries, in order.
    pub rows: Vec<Row>,
}

impl Preview {
    /// The transaction of the rows that are wanted, by their place; one step to undo. None if
    /// they do nothing.
    pub fn transaction(&self, is_wanted: impl Fn(usize) -> bool) -> Option<Transaction> {
        let rows = self.rows.iter().enumerate();
        let wanted: Vec<&Row> = rows
            .filter(|(place, row)| row.edit.is_some() && is_wanted(*place))
            .map(|(_, row)| row)
            .collect();
        let edits: Vec<Edit> = wanted.iter().filter_map(|row| row.edit.clone()).collect();
        let first = wanted.iter().find_map(|row| row.card.clone());
        (!edits.is_empty())
            .then(|| Transaction::of("import calendar", edits).selecting(first.map(|(_, id)| id)))
    }
}

/// What the preview is made with.
pub struct Setting<'a> {
    /// The scenario that it comes into.
    pub scenario: &'a Scenario,
    /// What is known of a commitment's due date and status.
    pub delivery: &'a dyn Fn(&Commitment) -> Delivery,
    /// Today: what is after it is planned.
    pub today: &'a PartialDate,
    /// How dates are written; see [`PartialDate::in_words`].
    pub month_first: bool,
}

/// What a calendar would do to a scenario.
pub fn preview(incoming: &Incoming, set: &Setting<'_>, ids: &mut IdSource) -> Preview {
    let mut reader = Reader {
        set,
        known: Known::of(set.scenario),
        seen: HashSet::new(),
    };
    let rows = incoming.items.iter().map(|item| reader.row(item, ids));
    Preview {
        rows: rows.collect(),
    }
}

/// Where the cards are, by their ids and by what they are called.
struct Known<'a> {
    talks: HashMap<&'a Id, Vec<&'a Talk>>,
    commitments: HashMap<&'a Id, Vec<&'a Commitment>>,
    /// Kinds, folded titles and last days of what is there.
    there: HashSet<(Kind, String, Option<jiff::civil::Date>)>,
}

impl<'a> Known<'a> {
    fn of(scenario: &'a Scenario) -> Self {
        let mut known = Self {
            talks: HashMap::new(),
            commitments: HashMap::new(),
            there: HashSet::new(),
        };
        for talk in scenario.talks.iter() {
            known.talks.entry(&talk.id).or_default().push(talk);
            let last = span(talk.start.as_ref(), talk.end.as_ref()).map(|(_, last)| last);
            known
                .there
                .insert((Kind::Talk, fold(talk.title.trim()), last));
        }
        for commitment in scenario.commitments.iter() {
            let of_id = known.commitments.entry(&commitment.id).or_default();
            of_id.push(commitment);
            let last = commitment.due.date.as_ref().and_then(PartialDate::last_day);
            let title = fold(commitment.title.trim());
            known.there.insert((Kind::Commitment, title, last));
        }
        known
    }
}

struct Reader<'a> {
    set: &'a Setting<'a>,
    known: Known<'a>,
    /// The UIDs of the entries before.
    seen: HashSet<&'a str>,
}

impl<'a> Reader<'a> {
    fn row(&mut self, item: &'a Item, ids: &mut IdSource) -> Row {
        if item.is_exception {
            return sentences::left_out(
                item,
                "It is one time of a meeting that comes back; only the first is read",
            );
        }
        if !item.uid.is_empty() && !self.seen.insert(&item.uid) {
            return sentences::left_out(item, "The same entry stands in the file before");
        }
        for (id, nth) in item.own_ids() {
            let talks = self.known.talks.get(&id).map_or(&[][..], Vec::as_slice);
            let commitments = self.known.commitments.get(&id);
            let commitments = commitments.map_or(&[][..], Vec::as_slice);
            match (talks, commitments, nth) {
                ([], [], _) => {}
                ([talk], [], 1) => return self.update_talk(item, talk),
                ([], [commitment], 1) => return self.update_commitment(item, commitment),
                _ => {
                    return sentences::left_out(
                        item,
                        "Several cards share one id, so it is not sure which is meant; see the check",
                    );
                }
            }
        }
        self.make(item, ids)
    }

    fn update_talk(&self, item: &Item, talk: &Talk) -> Row {
        let before = span(talk.start.as_ref(), talk.end.as_ref());
        let now = item.start.zip(item.end);
        let moves = now.filter(|now| before != Some(*now));
        let is_off =
            item.status == Some(Status::Cancelled) && talk.status != Some(TalkStatus::Cancelled);
        let was = sentences::days(talk.start.as_ref(), talk.end.as_ref(), self.set.month_first);
        let says = sentences::talk_change(&was, moves, is_off, self.set.month_first);
        let edit = (moves.is_some() || is_off).then(|| {
            Edit::update(&talk.id, move |talk: &mut Talk| {
                if let Some((first, last)) = moves {
                    talk.start = Some(PartialDate::Day(first));
                    talk.end = (last != first).then_some(PartialDate::Day(last));
                }
                if is_off {
                    talk.status = Some(TalkStatus::Cancelled);
                }
            })
        });
        self.updated(item, Kind::Talk, talk.id(), &talk.title, says, edit)
    }

    fn update_commitment(&self, item: &Item, commitment: &Commitment) -> Row {
        let due = (self.set.delivery)(commitment).due;
        let before = due.as_ref().and_then(PartialDate::last_day);
        let moves = item.end.filter(|now| before != Some(*now));
        let was = sentences::days(due.as_ref(), None, self.set.month_first);
        let is_relative = commitment.due.date.is_none() && commitment.due.after.is_some();
        let says = sentences::due_change(&was, moves, self.set.month_first);
        let edit = moves.map(|day| {
            Edit::update(&commitment.id, move |commitment: &mut Commitment| {
                commitment.due = TimeFrame {
                    date: Some(PartialDate::Day(day)),
                    unknown: commitment.due.unknown.clone(),
                    ..TimeFrame::default()
                };
            })
        });
        let id = &commitment.id;
        let mut row = self.updated(item, Kind::Commitment, id, &commitment.title, says, edit);
        if is_relative && row.edit.is_some() {
            let note = "It was due so long after something else, and now has a date of its own";
            row.notes.push(note.to_owned());
        }
        row
    }

    fn updated(
        &self,
        item: &Item,
        kind: Kind,
        id: &Id,
        title: &str,
        says: String,
        edit: Option<Edit>,
    ) -> Row {
        let mut notes = Vec::new();
        if fold(item.title.trim()) != fold(title.trim()) && !item.title.is_empty() {
            notes.push(format!(
                "It is called “{}” in the calendar; the title here stays",
                item.title
            ));
        }
        Row {
            title: crate::model::naming::or_untitled(title, kind),
            says,
            notes,
            card: edit.is_some().then(|| (kind, id.clone())),
            edit,
            is_new: false,
        }
    }

    fn make(&mut self, item: &Item, ids: &mut IdSource) -> Row {
        let (kind, start) = match item.what {
            What::Talk => (Kind::Talk, item.start),
            What::Commitment => (Kind::Commitment, None),
        };
        if item.title.is_empty() {
            return sentences::left_out(item, "It has no title");
        }
        if !self.known.there.insert((kind, fold(&item.title), item.end)) {
            let noun = kind.noun();
            return sentences::left_out(
                item,
                &format!("A {noun} of this title on these days is already there"),
            );
        }
        let Some(blank) = ids.card(self.set.scenario, kind) else {
            return sentences::left_out(item, "It is neither an event nor something to do");
        };
        let id = blank.as_card().id().clone();
        let card: crate::model::AnyCard = match item.what {
            What::Talk => {
                let talk = self.talk(item, id.clone());
                crate::model::AnyCard::Talk(talk.into())
            }
            What::Commitment => {
                crate::model::AnyCard::Commitment(commitment(item, id.clone()).into())
            }
        };
        Row {
            title: item.title.clone(),
            says: sentences::made(item, start, self.set.month_first),
            notes: sentences::notes(item),
            edit: Some(Edit::Insert(card, usize::MAX)),
            card: Some((kind, id)),
            is_new: true,
        }
    }

    fn talk(&self, item: &Item, id: Id) -> Talk {
        let is_ahead = item.start > self.set.today.last_day() && item.start.is_some();
        let status = match item.status {
            Some(Status::Cancelled) => Some(TalkStatus::Cancelled),
            _ if is_ahead => Some(TalkStatus::Planned),
            _ => None,
        };
        let times = if item.times.is_empty() {
            String::new()
        } else {
            format!("Time: {}", item.times)
        };
        Talk {
            id,
            title: item.title.clone(),
            venue: item.venue.clone(),
            start: item.start.map(PartialDate::Day),
            end: item
                .end
                .filter(|end| Some(*end) != item.start)
                .map(PartialDate::Day),
            status,
            notes: paragraphs(&[&times, &item.description]),
            handling: Handling::Team,
            ..Talk::default()
        }
    }
}

fn commitment(item: &Item, id: Id) -> Commitment {
    let status = match item.status {
        Some(Status::NeedsAction) => Some(ImplementationStatus::NotInitiated),
        Some(Status::Completed) => Some(ImplementationStatus::Full),
        // Begun may be minimal or more: nobody has said.
        _ => None,
    };
    Commitment {
        id,
        title: item.title.clone(),
        text: item.description.clone(),
        due: TimeFrame {
            date: item.end.map(PartialDate::Day),
            ..TimeFrame::default()
        },
        status,
        handling: Handling::Team,
        ..Commitment::default()
    }
}

/// The texts that are not blank, with a blank line between them.
fn paragraphs(texts: &[&str]) -> String {
    let texts: Vec<&str> = texts
        .iter()
        .copied()
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("\n\n")
}
