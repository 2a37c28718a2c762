//! Cards as plain text, for a letter or a mail.
//!
//! What goes into a letter leaves the team: as in a room, notes, tags and assessments stay behind.

use super::{
    Reports,
    texts::{self, Content, Spot},
};
use crate::model::{Kind, Scenario, card::Card};

/// The cards one below the other: the title, what it is, then its fields.
pub fn write(scenario: &Scenario, reports: &Reports, cards: &[&dyn Card]) -> String {
    let letters: Vec<String> = cards
        .iter()
        .map(|card| one(scenario, reports, *card))
        .collect();
    letters.join("\n")
}

fn one(scenario: &Scenario, reports: &Reports, card: &dyn Card) -> String {
    let kind = card.kind();
    let title = reports.index.title(scenario, card.id());
    let mut letter = format!("{title}\n");
    // Fields with the same label, one after the other, share a line.
    let mut lines: Vec<(String, Vec<String>)> = vec![];
    texts::read(card, &mut |spot, content| {
        if is_for_the_team(kind, spot)
            || spot.part.is_none() && (spot.is_name() || spot.names_card(kind))
        {
            return;
        }
        let text = match content {
            Content::Text(text) | Content::Word(text) => text.trim().to_owned(),
            Content::Date(date) => date.in_words(false),
            Content::Reference(id) => reports.index.title(scenario, id),
        };
        let label = spot.label(kind);
        match lines.last_mut() {
            Some((last, texts)) if *last == label => texts.push(text),
            _ => lines.push((label, vec![text])),
        }
    });
    for (label, texts) in lines {
        letter.push_str(&format!("{label}: {}\n", texts.join("; ")));
    }
    letter
}

/// What never goes to a room does not go into a letter either.
fn is_for_the_team(card: Kind, spot: &Spot) -> bool {
    let part = spot.part.as_ref().map(|(kind, _)| *kind);
    if matches!(part, Some(Kind::RedLine | Kind::Interest | Kind::Need)) {
        return true;
    }
    let is_assessment = match part.unwrap_or(card) {
        Kind::Party => matches!(spot.outer, Some("batna" | "priorities")),
        Kind::Position => spot.key == "confidence",
        Kind::Source => matches!(spot.key, "reliability" | "credibility"),
        Kind::Slide => spot.key == "notes",
        _ => false,
    };
    is_assessment
        || matches!(spot.key, "notes" | "tags" | "handling")
        || spot.outer == Some("handling")
}
