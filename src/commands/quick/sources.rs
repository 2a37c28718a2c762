//! Sources, and what is made of the talks: risks and benefits.

use super::{grammar::K, maker::Maker, words};
use crate::model::{
    Implication, Kind, Ref, Scale, Source,
    word::{Effect, Horizon, Reliability, SourceKind, Word as _},
};

/// `source BBC News, 23 February 2005, article, A2, https://…`
pub(super) fn source(m: &mut Maker<'_>) {
    let clauses = m.clauses(true);
    let mut source: Source = m.blank();
    for (place, clause) in clauses.iter().enumerate() {
        let text = m.plain(&clause.at);
        match &clause.key {
            None if place == 0 => {
                if text.is_empty() {
                    m.object("Say what the source is called");
                }
                source.title = text;
            }
            None | Some(K::On) => {
                if let Some(date) = m.date("Date", &text) {
                    source.date = Some(date);
                } else if let Some(kind) = m.word::<SourceKind>("Kind", &text) {
                    source.kind = Some(kind);
                } else if let Some((reliability, credibility)) = code(&text) {
                    m.show("Reliability", reliability.label());
                    m.show("Credibility", credibility.to_string());
                    source.reliability = Some(reliability);
                    source.credibility = Some(Scale::of(credibility));
                } else if text.contains("://") || text.starts_with("www.") {
                    m.show("Link", text.clone());
                    source.url = text;
                } else if source.publisher.is_empty() && clause.key.is_none() && !text.is_empty() {
                    m.show("Publisher", text.clone());
                    source.publisher = text;
                } else {
                    m.not_understood(&clause.at);
                }
            }
            Some(K::By) => {
                m.show("Publisher", text.clone());
                source.publisher = text;
            }
            Some(_) => m.not_understood(&clause.at),
        }
    }
    // A paper is a source each day; only the same title of the same day is there already.
    let is_there = m.set.scenario.sources.iter().any(|other| {
        let same = super::line::words(&other.title) == super::line::words(&source.title);
        same && !source.title.is_empty() && other.date == source.date
    });
    if is_there {
        m.object(format!(
            "There is a source called {} of that date already",
            source.title
        ));
    }
    m.add(source);
}

/// The Admiralty code: `A2`.
fn code(text: &str) -> Option<(Reliability, i32)> {
    let mut letters = text.trim().chars();
    let letter = letters.next()?.to_ascii_uppercase();
    let digit = letters
        .next()?
        .to_digit(10)
        .and_then(|digit| i32::try_from(digit).ok())?;
    let reliability = Reliability::ALL
        .iter()
        .find(|one| one.word().starts_with(letter))?;
    (letters.next().is_none() && (1..=6).contains(&digit)).then(|| (reliability.clone(), digit))
}

/// `risk TITLE of PROPOSAL for PARTY, likelihood 3, impact 4, long term: text`
pub(super) fn implication(m: &mut Maker<'_>) {
    let clauses = m.clauses(true);
    let mut card: Implication = m.blank();
    card.effect = m.word::<Effect>("Effect", m.start);
    for (place, clause) in clauses.iter().enumerate() {
        let text = m.plain(&clause.at);
        match &clause.key {
            None if place == 0 => {
                if text.is_empty() {
                    m.object(format!("Say what the {} is", m.start));
                }
                card.title = text;
            }
            None => {
                if let Some(number) =
                    words::number_after(&text, &["likelihood", "likely", "probability"])
                {
                    card.likelihood = scale(m, "Likelihood", number);
                } else if let Some(number) = words::number_after(&text, &["impact"]) {
                    card.impact = scale(m, "Impact", number);
                } else if let Some(horizon) = m.word::<Horizon>("Horizon", &text) {
                    card.horizon = Some(horizon);
                } else if !card.text.is_empty() {
                    card.text = m.line.continued(&card.text, &clause.at);
                } else {
                    m.not_understood(&clause.at);
                }
            }
            Some(K::Text) => card.text = text,
            Some(K::Of) => {
                let kinds = [Kind::Proposal, Kind::Provision, Kind::Choice, Kind::Talk];
                let of = m.many_of("Of", &clause.at, &kinds, None);
                card.of.extend(of.iter().map(Ref::from));
            }
            Some(K::For) => card.for_whom.extend(m.parties("For", &clause.at)),
            Some(_) => m.not_understood(&clause.at),
        }
    }
    if card.of.is_empty() {
        m.object("Say what it follows from: of PROPOSAL");
    }
    if !card.text.is_empty() {
        m.show("Text", card.text.clone());
    }
    m.add(card);
}

fn scale(m: &mut Maker<'_>, label: &'static str, number: i32) -> Option<Scale<1, 5>> {
    if !(1..=5).contains(&number) {
        m.object(format!("{label} is a number from 1 to 5"));
        return None;
    }
    m.show(label, number.to_string());
    Some(Scale::of(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_admiralty_code_is_a_letter_and_a_digit() {
        assert_eq!(code("A2"), Some((Reliability::A, 2)));
        assert_eq!(code("f6"), Some((Reliability::F, 6)));
        for text in ["", "A", "G1", "A7", "A22", "2A"] {
            assert_eq!(code(text), None, "{text}");
        }
    }
}
