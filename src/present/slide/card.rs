//! One card: a talk, a party, a proposal ... with what it says.

use super::{Body, Content, Frame, told};
use crate::{
    model::{Attribution, Id, Slide},
    present::{
        Stage,
        facts::{self, Fact, Facts, Value, dotted},
        set::{Column, Piece, Sheet, Strip, broken, row, space},
    },
    scene::FaceName,
};

/// The fields that matter most for what a slide tells of a card.
const TOLD: [&str; 4] = ["outcome", "summary", "text", "description"];
/// A list of more than so many entries is set in columns, if each has room there.
const FEW: usize = 7;
/// Between two columns of a list.
const BETWEEN: f32 = 40.0;

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let stage = frame.stage;
    let id = slide.of.first().map(|of| of.id());
    let found = id.and_then(|id| Some((id, facts::of(stage, id)?)));
    let Some((id, facts)) = found else {
        return Content {
            title: String::new(),
            subtitle: String::new(),
            sources: Vec::new(),
            body: Body::Nothing,
        };
    };
    // Under a title of one's own it is said what it is of.
    let has_own_title = !slide.title.trim().is_empty() && slide.title.trim() != facts.title.trim();
    Content {
        title: facts.title.clone(),
        subtitle: match has_own_title {
            true => dotted([facts.title.as_str(), &facts.line]),
            false => facts.line.clone(),
        },
        sources: sources(stage, facts::cited(stage, id)),
        body: Body::Strips(Box::new(move |part| Sheet {
            body: strips(frame, &facts, &slide.text, part),
            ..Sheet::default()
        })),
    }
}

/// On whose words what is told rests: on all of them, since one text may have several.
fn sources(stage: &Stage, cited: &[Attribution]) -> Vec<String> {
    let is_told = |it: &&Attribution| TOLD.contains(&it.field.as_str());
    let all = told(
        stage,
        cited.iter().filter(is_told).map(std::slice::from_ref),
        &TOLD,
    );
    match all.is_empty() {
        true => told(stage, std::iter::once(cited), &TOLD),
        false => all,
    }
}

fn strips(frame: &Frame<'_>, facts: &Facts, text: &str, part: f32) -> Vec<Strip> {
    let mut strips = Vec::new();
    if !text.trim().is_empty() {
        strips.extend(super::text::strips(frame, text, part, frame.width() * 0.86));
        strips.push(space(30.0 * part));
    }
    for fact in told_of(facts) {
        if !strips.is_empty() {
            strips.push(space(20.0 * part));
        }
        strips.extend(self::fact(frame, fact, part));
    }
    strips
}

/// What a slide tells of a card: of a talk that has an outcome that alone, for who took part and
/// what was on the table have slides of their own.
fn told_of(facts: &Facts) -> Vec<&Fact> {
    let outcome = facts.all.iter().find(|fact| fact.label == "Outcome");
    match outcome {
        Some(outcome) => vec![outcome],
        None => facts.all.iter().collect(),
    }
}

/// A field: its label at the left, what it says at the right.
fn fact(frame: &Frame<'_>, fact: &Fact, part: f32) -> Vec<Strip> {
    let ruler = frame.stage.ruler();
    let label_width = (frame.width() * 0.17).max(210.0);
    let left = label_width + 30.0;
    let width = (frame.width() - left) * 0.95;
    let plain = Frame::look(FaceName::Sans, 32.0, part);
    let label = Frame::soft(FaceName::Sans, 28.0, part);
    let label = [Piece::Words(fact.label.to_owned(), label)];
    let labelled = |first: bool, pieces: &[Piece]| {
        let label: &[Piece] = if first { &label } else { &[] };
        let columns = [
            Column {
                left: 0.0,
                width: label_width,
                pieces: label,
                is_right: false,
            },
            Column {
                left,
                width,
                pieces,
                is_right: false,
            },
        ];
        row(ruler, &columns, 2.0, None)
    };
    match &fact.value {
        Value::Words(words) => labelled(true, &[Piece::Words(words.clone(), plain)]),
        Value::Parties(parties) => labelled(true, &party_pieces(frame, parties, part)),
        Value::List(list) => {
            let mut strips: Vec<Strip> = Vec::new();
            let pieces = |entry: &String| [Piece::Words(entry.clone(), plain)];
            let wide = |across: usize| (width + BETWEEN) / across as f32 - BETWEEN;
            let across = [3, 2].into_iter().find(|across| {
                let fits = |entry| broken(ruler, &pieces(entry), wide(*across)).len() == 1;
                list.len() >= FEW * (across - 1) && list.iter().all(fits)
            });
            let across = across.unwrap_or(1);
            let down = list.len().div_ceil(across);
            for place in 0..down {
                // Down the first column, then down the next.
                let entries: Vec<[Piece; 1]> = (0..across)
                    .filter_map(|column| list.get(column * down + place).map(pieces))
                    .collect();
                let label: &[Piece] = if place == 0 { &label } else { &[] };
                let mut columns = vec![Column {
                    left: 0.0,
                    width: label_width,
                    pieces: label,
                    is_right: false,
                }];
                columns.extend(entries.iter().enumerate().map(|(at, pieces)| Column {
                    left: left + at as f32 * (wide(across) + BETWEEN),
                    width: wide(across),
                    pieces,
                    is_right: false,
                }));
                strips.extend(row(ruler, &columns, 2.0, None));
            }
            strips
        }
        Value::Text(text) if fact.label.is_empty() || fact.label == "Outcome" => {
            let part = part * super::text::scale_of(text);
            super::text::strips(frame, text, part, frame.width() * 0.86)
        }
        Value::Text(text) => {
            let mut strips = super::text::strips(frame, text, part * 0.9, width);
            for strip in &mut strips {
                for item in &mut strip.items {
                    item.translate(egui::vec2(left, 0.0));
                }
            }
            if let Some(first) = strips.first_mut() {
                let columns = [Column {
                    left: 0.0,
                    width: label_width,
                    pieces: &label,
                    is_right: false,
                }];
                let head = row(ruler, &columns, 0.0, None).into_iter().next();
                first
                    .items
                    .extend(head.into_iter().flat_map(|strip| strip.items));
            }
            strips
        }
    }
}

/// Parties, each with the dot of its colour.
pub(super) fn party_pieces(frame: &Frame<'_>, parties: &[Id], part: f32) -> Vec<Piece> {
    let look = Frame::look(FaceName::Sans, 32.0, part);
    let mut pieces = Vec::new();
    for party in parties {
        pieces.push(Piece::Dot(frame.stage.colour_of(party), look.size));
        pieces.push(Piece::Words(format!("{} ", frame.stage.title(party)), look));
    }
    pieces
}
