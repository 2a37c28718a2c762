//! Stances taken and retracted in the matrix: a shift adds to the record, and nothing on it is
//! overwritten.

use std::sync::Arc;

use super::{Level, Workspace};
use crate::{
    analysis::{
        moments::{AsOf, Rank},
        standing::{Entry, Sight, holding},
    },
    document::{Edit, Transaction},
    io::sheet,
    model::{
        AnyCard, Id, Kind, Moment, Position, Ref, Target,
        word::{Stance, Word as _},
    },
};

/// What is done about where parties stand.
#[derive(Clone, Debug, PartialEq)]
pub enum StandCommand {
    /// Puts a stance on record, of each party on each target.
    Take(Vec<(Id, Id, Stance)>),
    /// Retracts the position of each party on each target.
    Retract(Vec<(Id, Id)>),
    /// Puts a stance on record, and opens the new entry for what belongs to it.
    Record(Id, Id, Stance),
}

/// What taking one stance comes to.
enum Taking {
    /// It is on record already.
    Nothing,
    /// A bare entry of the same moment says something else: it was not meant.
    Correct(Id),
    /// An entry of the same moment has its reasons or sources: it is not written over.
    Documented(Id),
    /// What is on record begins after the moment.
    TooEarly(Id),
    /// It is a new entry.
    New,
}

impl Workspace {
    /// The moment at which a stance goes on record: the one that one looks from, or today.
    pub fn moment_of_record(&self) -> Moment {
        match self.as_of() {
            AsOf::At(moment) => moment,
            AsOf::Now => Moment::on(self.today()),
        }
    }

    pub(super) fn stand(&mut self, command: StandCommand) {
        match command {
            StandCommand::Take(stands) => self.take_stands(&stands, false),
            StandCommand::Record(party, target, stance) => {
                self.take_stands(&[(party, target, stance)], true);
            }
            StandCommand::Retract(stands) => self.retract_stands(&stands),
        }
    }

    fn take_stands(&mut self, stands: &[(Id, Id, Stance)], opens: bool) {
        let Some(open) = &self.open else { return };
        let scenario = open.document.scenario();
        let since = self.moment_of_record();
        let rank = open.reports.moments.rank(&since);
        let is_back = matches!(self.as_of(), AsOf::At(_));
        let mut edits = Vec::new();
        let mut at = scenario.count(Kind::Position);
        let mut made = None;
        let mut refused = None;
        for (party, target, stance) in stands {
            let history = open.reports.standing.history(party, target);
            match taking(history, rank, stance, is_back) {
                Taking::Nothing => {}
                Taking::Correct(id) => {
                    let stance = stance.clone();
                    made = Some(id.clone());
                    edits.push(Edit::update(&id, move |position: &mut Position| {
                        position.stance = Some(stance.clone());
                    }));
                }
                Taking::Documented(id) => refused = Some((id, party.clone(), true)),
                Taking::TooEarly(id) => refused = Some((id, party.clone(), false)),
                Taking::New => {
                    let Some(place) = open.reports.index.place(target) else {
                        continue;
                    };
                    let position = Position {
                        id: self.ids.fresh(Kind::Position),
                        party: Ref::from(party),
                        on: Target::of(place.kind, target),
                        stance: Some(stance.clone()),
                        since: since.clone(),
                        handling: scenario.default_handling.clone(),
                        ..Position::default()
                    };
                    made = Some(position.id.clone());
                    edits.push(Edit::Insert(AnyCard::Position(Arc::new(position)), at));
                    at += 1;
                }
            }
        }
        let said = refused.map(|(entry, party, is_documented)| {
            let party = open.reports.index.title(scenario, &party);
            let sentence = if is_documented {
                format!(
                    "What {party} holds since then is on record with its reasons: correct that \
                     entry, or look from another moment to record a shift"
                )
            } else {
                format!(
                    "What {party} holds is on record since a later moment than that: look from \
                     there to record a shift"
                )
            };
            (entry, sentence)
        });
        if !edits.is_empty() {
            let label = match stands {
                [(.., stance)] => format!("record “{}”", stance.label().to_lowercase()),
                _ => format!("record {}", Kind::Position.count(edits.len())),
            };
            let transaction = Transaction::of(label, edits);
            self.edit(transaction);
            if opens && let Some(made) = made {
                self.select(Some(made));
                self.settings.inspector = true;
            }
        }
        if let Some((entry, sentence)) = said {
            self.notify(Level::Info, sentence);
            self.select(Some(entry));
            self.settings.inspector = true;
        }
    }

    fn retract_stands(&mut self, stands: &[(Id, Id)]) {
        let Some(open) = &self.open else { return };
        let until = self.moment_of_record();
        let rank = open.reports.moments.end(&until);
        let looks_from = self.as_of_rank();
        let mut edits = Vec::new();
        for (party, target) in stands {
            let history = open.reports.standing.history(party, target);
            let Some(entry) = holding(history, looks_from, Sight::Team) else {
                continue;
            };
            let id = &entry.position.id;
            if is_bare(&entry.position) && Some(entry.since) == rank {
                // It was put on record at this very moment: a slip, and nothing to be kept.
                edits.push(Edit::Remove(id.clone()));
            } else {
                let until = until.clone();
                edits.push(Edit::update(id, move |position: &mut Position| {
                    position.until = until.clone();
                }));
            }
        }
        if !edits.is_empty() {
            let label = match edits.len() {
                1 => "retract position".to_owned(),
                many => format!("retract {}", Kind::Position.count(many)),
            };
            self.edit(Transaction::of(label, edits));
        }
    }
}

/// What taking a stance at a place in time comes to. `is_back` tells that the user looks from
/// there, and not from now.
fn taking(history: &[Entry], at: Option<Rank>, stance: &Stance, is_back: bool) -> Taking {
    let at = at.unwrap_or(Rank::END);
    let says = |entry: &Entry| {
        let own = entry.position.stance.as_ref().unwrap_or(&Stance::NotKnown);
        own == stance && entry.until.is_none()
    };
    if let Some(last) = history.last()
        && !is_back
        && last.since > at
    {
        return Taking::TooEarly(last.position.id.clone());
    }
    match holding(history, at, Sight::Team) {
        Some(entry) if says(entry) => Taking::Nothing,
        Some(entry) if entry.since == at && is_bare(&entry.position) => {
            Taking::Correct(entry.position.id.clone())
        }
        Some(entry) if entry.since == at => Taking::Documented(entry.position.id.clone()),
        _ => Taking::New,
    }
}

/// Whether an entry says nothing but a stance.
fn is_bare(position: &Position) -> bool {
    position.rationale.trim().is_empty()
        && position.notes.trim().is_empty()
        && position.sources.is_empty()
        && position.conditions.is_empty()
}

/// The rows of a table that is pasted, blank ones too, without spaces around the words.
///
/// # Errors
/// Why it is none.
pub fn pasted_rows(text: &str) -> Result<Vec<Vec<String>>, String> {
    let table = sheet::read_text(text).map_err(|why| why.to_string())?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in table.rows {
        rows.resize_with(row.number.saturating_sub(1).max(rows.len()), Vec::new);
        rows.push(
            row.cells
                .iter()
                .map(|cell| cell.trim().to_owned())
                .collect(),
        );
    }
    Ok(rows)
}
