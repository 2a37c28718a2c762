//! Talks and parties.

use super::{
    grammar::K,
    maker::Maker,
    words::{self, Written},
};
use crate::model::{
    Delegate, Kind, Participant, Party, Ref, Talk,
    word::{PartyKind, PartyRole, TalkFormat, TalkStatus, Track},
};

/// `talk Geneva round, 2026-02, Geneva, bilateral, with Ukraine and Norway`
pub(super) fn talk(m: &mut Maker<'_>) {
    let clauses = m.clauses(true);
    let mut talk: Talk = m.blank();
    for (place, clause) in clauses.iter().enumerate() {
        let text = m.plain(&clause.at);
        match &clause.key {
            None if place == 0 => {
                m.must_be_new(Kind::Talk, &text);
                talk.title = text;
            }
            None | Some(K::On) => {
                if let Some((start, end)) = super::dates::span(&text, &m.set.today) {
                    m.show("Start", start.in_words(false));
                    talk.start = Some(start);
                    if let Some(end) = end {
                        m.show("End", end.in_words(false));
                        talk.end = Some(end);
                    }
                } else if let Some(format) = m.word::<TalkFormat>("Format", &text) {
                    talk.format = Some(format);
                } else if let Some(status) = m.word::<TalkStatus>("Status", &text) {
                    talk.status = Some(status);
                } else if let Some(track) = m.word::<Track>("Track", &text) {
                    talk.track = Some(track);
                } else if talk.venue.is_empty() && clause.key.is_none() && !text.is_empty() {
                    m.show("Venue", text.clone());
                    talk.venue = text;
                } else {
                    m.not_understood(&clause.at);
                }
            }
            Some(K::In) => {
                m.show("Venue", text.clone());
                talk.venue = text;
            }
            Some(K::With) => take_part(m, &mut talk, "With", &clause.at, None),
            Some(K::Role(role)) => {
                let label = match role {
                    PartyRole::Host => "Hosted by",
                    PartyRole::Mediator => "Mediated by",
                    PartyRole::Facilitator => "Facilitated by",
                    _ => "Observed by",
                };
                take_part(m, &mut talk, label, &clause.at, Some(role));
            }
            Some(K::About) => {
                let issues = m.many("Agenda", &clause.at, Kind::Issue);
                talk.agenda.extend(issues.iter().map(Ref::from));
            }
            Some(K::Follows) => {
                let before = m.one("Follows", &clause.at, &[Kind::Talk], Some(Kind::Talk));
                talk.follows = before.as_ref().map(Ref::from);
            }
            Some(K::PartOf) => {
                let whole = m.one("Part of", &clause.at, &[Kind::Talk], Some(Kind::Talk));
                talk.part_of = whole.as_ref().map(Ref::from);
            }
            Some(K::Outcome) => {
                m.show("Outcome", text.clone());
                talk.outcome = text;
            }
            Some(_) => m.not_understood(&clause.at),
        }
    }
    // What is still to come is planned; whether a past talk took place the line must say.
    let is_to_come = match (&talk.start, m.set.today.first_day()) {
        (Some(start), Some(today)) => start.first_day().is_some_and(|start| start > today),
        _ => false,
    };
    if talk.status.is_none() && is_to_come {
        talk.status = m.word("Status", "planned");
    }
    m.add(talk);
}

fn take_part(
    m: &mut Maker<'_>,
    talk: &mut Talk,
    label: &'static str,
    at: &std::ops::Range<usize>,
    role: Option<&PartyRole>,
) {
    for party in m.many(label, at, Kind::Party) {
        talk.participants.push(Participant {
            party: Ref::from(&party),
            role: role.cloned(),
            ..Participant::default()
        });
    }
}

/// `party Norway (NO) state facilitator, member of NATO, led by the foreign minister`
pub(super) fn party(m: &mut Maker<'_>) {
    let clauses = m.clauses(true);
    let mut party: Party = m.blank();
    party.colour = m.colour(0);
    for (place, clause) in clauses.iter().enumerate() {
        let text = m.plain(&clause.at);
        match &clause.key {
            None if place == 0 => {
                let head = head_of(&text);
                m.must_be_new(Kind::Party, &head.name);
                if let Some(kind) = head.kind {
                    party.kind = m.word("Kind", &kind);
                }
                if let Some(role) = head.role {
                    party.role = m.word("Role", &role);
                }
                if let Some(short) = head.short {
                    m.show("Short name", short.clone());
                    party.short_name = short;
                }
                party.name = head.name;
            }
            None => {
                if party.kind.is_none()
                    && let Some(kind) = m.word::<PartyKind>("Kind", &text)
                {
                    party.kind = Some(kind);
                } else if let Some(role) = m.word::<PartyRole>("Role", &text) {
                    party.role = Some(role);
                } else if !m.takes_handling(&text) {
                    m.not_understood(&clause.at);
                }
            }
            Some(K::MemberOf) => party.member_of.extend(m.parties("Member of", &clause.at)),
            Some(K::LedBy) => {
                for item in m.line.items(&clause.at) {
                    let name = m.plain(&item);
                    m.show("Led by", name.clone());
                    let id = m.ids.fresh(Kind::Delegate);
                    party.delegation.push(Delegate {
                        id,
                        name,
                        head: true,
                        ..Delegate::default()
                    });
                }
            }
            Some(K::Short) => {
                m.show("Short name", text.clone());
                party.short_name = text;
            }
            Some(_) => m.not_understood(&clause.at),
        }
    }
    m.add(party);
}

#[derive(Debug, Default, PartialEq)]
struct Head {
    name: String,
    short: Option<String>,
    kind: Option<String>,
    role: Option<String>,
}

/// A name, then what kind of party it is and its role, in lower case: `Norway state facilitator`,
/// but not `Swiss Government`.
fn head_of(text: &str) -> Head {
    let mut head = Head::default();
    let mut left: Vec<&str> = text.split_whitespace().collect();
    loop {
        let role = (head.kind.is_none() && head.role.is_none())
            .then(|| last_words::<PartyRole>(&left))
            .flatten();
        let kind = (head.kind.is_none())
            .then(|| last_words::<PartyKind>(&left))
            .flatten();
        match (role, kind) {
            (Some(count), _) => head.role = take_last(&mut left, count),
            (None, Some(count)) => head.kind = take_last(&mut left, count),
            (None, None) => break,
        }
    }
    let name = left.join(" ");
    match name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once('('))
    {
        Some((name, short)) if !name.trim().is_empty() => {
            head.name = name.trim().to_owned();
            head.short = Some(short.trim().to_owned()).filter(|short| !short.is_empty());
        }
        _ => head.name = name,
    }
    head
}

/// How many of the last words are a word of the list; at least one is left for the name.
fn last_words<W: Written>(left: &[&str]) -> Option<usize> {
    (1..=4.min(left.len().saturating_sub(1)))
        .rev()
        .find(|count| {
            let last = left.get(left.len() - count..).unwrap_or_default();
            let is_lower = last
                .iter()
                .all(|word| word.chars().next().is_some_and(char::is_lowercase));
            is_lower && words::read::<W>(&last.join(" ")).is_some_and(|word| word.is_offered())
        })
}

fn take_last(left: &mut Vec<&str>, count: usize) -> Option<String> {
    let last = left.split_off(left.len().saturating_sub(count));
    Some(last.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Option<String>, Option<String>, Option<String>) {
        let head = head_of(text);
        (head.name, head.short, head.kind, head.role)
    }

    #[test]
    fn a_name_ends_where_what_it_is_begins() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            read("Norway state facilitator"),
            ("Norway".into(), None, some("state"), some("facilitator"))
        );
        assert_eq!(
            read("Swiss Government"),
            ("Swiss Government".into(), None, None, None)
        );
        assert_eq!(
            read("Free Aceh Movement (GAM) armed group conflict party"),
            (
                "Free Aceh Movement".into(),
                some("GAM"),
                some("armed group"),
                some("conflict party")
            )
        );
        assert_eq!(read("state"), ("state".into(), None, None, None));
    }
}
