//! What belongs to a party: its delegation, interests, needs and red lines.

use std::ops::Range;

use super::{grammar::K, maker::Maker};
use crate::model::{Delegate, Id, Interest, Kind, Need, Party, RedLine, Ref, handling::Handling};

/// What any line says that adds to a party.
struct Part {
    party: Id,
    /// What it is called.
    head: String,
    /// What stands after a colon.
    text: String,
    /// Whether it is said to be the head of the delegation.
    is_head: bool,
    /// The option that it is against.
    against: Option<Id>,
}

/// `delegate Sofyan Djalil of Indonesia: Minister of Communication, head`
pub(super) fn delegate(m: &mut Maker<'_>) {
    let Some(part) = part(m) else { return };
    if !part.text.is_empty() {
        m.show("Function", part.text.clone());
    }
    if part.is_head {
        m.show("Delegation", "Head");
    }
    let delegate = Delegate {
        id: m.ids.fresh(Kind::Delegate),
        name: part.head.clone(),
        title: part.text,
        head: part.is_head,
        ..Delegate::default()
    };
    let id = delegate.id.clone();
    m.update(&part.party, move |party: &mut Party| {
        party.delegation.push(delegate.clone());
    });
    m.finish(Kind::Delegate, part.head, "add delegate".to_owned(), id);
}

/// `interest Aceh is rebuilt of Indonesia, public`
pub(super) fn interest(m: &mut Maker<'_>) {
    let Some(part) = part(m) else { return };
    let interest = Interest {
        id: m.ids.fresh(Kind::Interest),
        text: part.head.clone(),
        handling: m.handling().unwrap_or(Handling::Team),
        ..Interest::default()
    };
    let id = interest.id.clone();
    m.update(&part.party, move |party: &mut Party| {
        party.interests.push(interest.clone());
    });
    m.finish(Kind::Interest, part.head, "add interest".to_owned(), id);
}

/// `need Safety of its fighters of GAM`
pub(super) fn need(m: &mut Maker<'_>) {
    let Some(part) = part(m) else { return };
    let need = Need {
        id: m.ids.fresh(Kind::Need),
        text: part.head.clone(),
        handling: m.handling().unwrap_or(Handling::Team),
        ..Need::default()
    };
    let id = need.id.clone();
    m.update(&part.party, move |party: &mut Party| {
        party.needs.push(need.clone());
    });
    m.finish(Kind::Need, part.head, "add need".to_owned(), id);
}

/// `red line Aceh never leaves of Indonesia against Independence`
pub(super) fn red_line(m: &mut Maker<'_>) {
    let Some(part) = part(m) else { return };
    let red_line = RedLine {
        id: m.ids.fresh(Kind::RedLine),
        text: part.head.clone(),
        option: part.against.as_ref().map(Ref::from),
        ..RedLine::default()
    };
    let id = red_line.id.clone();
    m.update(&part.party, move |party: &mut Party| {
        party.red_lines.push(red_line.clone());
    });
    m.finish(Kind::RedLine, part.head, "add red line".to_owned(), id);
}

fn part(m: &mut Maker<'_>) -> Option<Part> {
    let clauses = m.clauses(true);
    let mut head = m.body.end..m.body.end;
    let mut of: Option<Range<usize>> = None;
    let (mut text, mut is_head, mut against) = (String::new(), false, None);
    for (place, clause) in clauses.iter().enumerate() {
        match &clause.key {
            None if place == 0 => head = clause.at.clone(),
            Some(K::Of) => of = Some(clause.at.clone()),
            Some(K::Text) => text = m.plain(&clause.at),
            Some(K::For) if m.form.kind == Kind::RedLine => {
                against = m.one("Against", &clause.at, &[Kind::Choice], None);
            }
            None if m.form.kind == Kind::Delegate
                && matches!(
                    m.plain(&clause.at).to_lowercase().as_str(),
                    "head" | "heads it"
                ) =>
            {
                is_head = true;
            }
            None if of.is_none() => head.end = clause.at.end,
            None if !text.is_empty() => text = m.line.continued(&text, &clause.at),
            _ => m.not_understood(&clause.at),
        }
    }
    let head = m.plain(&head);
    if head.is_empty() {
        m.object(format!("Say what the {} is", m.start));
    }
    let party = match of {
        Some(at) => m.one("Party", &at, &[Kind::Party], Some(Kind::Party)),
        None => party_at_hand(m),
    };
    if party.is_none() {
        m.object("Say whose it is: of PARTY");
    }
    Some(Part {
        party: party?,
        head,
        text,
        is_head,
        against,
    })
}

/// The party that is selected.
fn party_at_hand(m: &mut Maker<'_>) -> Option<Id> {
    let here = m.set.here.as_ref()?;
    let scenario = m.set.scenario;
    let party = scenario.parties.iter().find(|party| {
        party.id == *here
            || party.delegation.iter().any(|part| part.id == *here)
            || party.interests.iter().any(|part| part.id == *here)
            || party.needs.iter().any(|part| part.id == *here)
            || party.red_lines.iter().any(|part| part.id == *here)
    })?;
    m.show("Party", party.name.clone());
    Some(party.id.clone())
}
