//! Several cards, one to a row.

use std::collections::HashMap;

use super::{Body, Content, Frame, told};
use crate::{
    model::{
        Id, Kind, Participant, Slide, naming,
        word::{TalkStatus, Word as _},
    },
    present::{
        Stage,
        facts::{self, NO_DATE, dotted},
        set::{Column, Piece, Sheet, row},
    },
    scene::FaceName,
};

/// A row.
struct Entry {
    id: Id,
    title: String,
    detail: String,
    parties: Vec<Id>,
    kind: Kind,
}

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let stage = frame.stage;
    let entries: Vec<Entry> = slide
        .of
        .iter()
        .filter_map(|of| entry(stage, of.id(), slide))
        .collect();
    // Of an issue whose options are not shown nothing is told that rests on a source.
    let with_options = options_fit(stage, slide);
    let has_issue = entries.iter().any(|entry| entry.kind == Kind::Issue);
    let is_told = |entry: &&Entry| with_options || entry.kind != Kind::Issue;
    let cited = entries.iter().filter(is_told);
    let sources = told(
        stage,
        cited.map(|entry| facts::cited(stage, &entry.id)),
        &[],
    );
    let body = if entries.is_empty() {
        Body::Nothing
    } else {
        Body::Strips(Box::new(move |part| sheet(frame, &entries, part)))
    };
    Content {
        title: String::new(),
        subtitle: match (slide.text.lines().next(), with_options && has_issue) {
            // Else a list of options could be read as what is agreed.
            (Some(said), true) => format!("{said}, with the options for each"),
            (None, true) => "With the options for each".to_owned(),
            (Some(said), false) => said.to_owned(),
            (None, false) => String::new(),
        },
        sources,
        body,
    }
}

/// The parties at the talk that a slide is as of, if it is as of one.
fn at_talk<'a>(stage: &'a Stage, slide: &Slide) -> HashMap<&'a Id, &'a Participant> {
    let talk = slide.as_of.talk.as_ref();
    let talk = talk.and_then(|talk| stage.scenario().talks.get(talk.id()));
    let all = talk.into_iter().flat_map(|talk| &talk.participants);
    all.map(|it| (it.party.id(), it)).collect()
}

fn entry(stage: &Stage, id: &Id, slide: &Slide) -> Option<Entry> {
    let kind = stage.index().place(id)?.kind;
    let found = facts::of(stage, id)?;
    let mut entry = Entry {
        id: id.clone(),
        title: found.title,
        detail: found.line,
        parties: found.parties,
        kind,
    };
    match kind {
        Kind::Party => {
            let party = stage.scenario().parties.get(id)?;
            entry.detail = facts::role_of(party);
            // As they sit at that table; else as they are in the process.
            if let Some(participant) = at_talk(stage, slide).get(id) {
                let role = participant.role.as_ref().map(|role| role.label());
                let head = Some(participant.head.as_str()).filter(|head| *head != entry.title);
                entry.detail = dotted([role.unwrap_or_default(), head.unwrap_or_default()]);
            }
            // Critics need not be called critics.
            let (title, detail) = (entry.title.to_lowercase(), entry.detail.to_lowercase());
            if title.contains(&detail) {
                entry.detail.clear();
            }
        }
        Kind::Commitment => {
            let commitment = stage.scenario().commitments.get(id)?;
            entry.detail = facts::outlook(stage, commitment);
        }
        Kind::Talk => {
            let talk = stage.scenario().talks.get(id)?;
            let is_open = talk.status == Some(TalkStatus::Planned);
            if is_open && talk.start.is_none() && talk.end.is_none() {
                entry.detail = dotted([entry.detail.as_str(), NO_DATE]);
            }
            // Who comes to what is planned is told where it is told of.
            entry.parties.clear();
        }
        Kind::Position | Kind::Reaction => entry.parties.clear(),
        Kind::Issue => {
            let issue = stage.scenario().issues.get(id)?;
            let options = issue.options.iter();
            let options = options.map(|it| naming::or_untitled(&it.title, Kind::Choice));
            entry.detail = match options_fit(stage, slide) {
                true => options
                    .map(|it| format!("– {it}"))
                    .collect::<Vec<_>>()
                    .join("\n"),
                // Too many to be read at once: they are told where the parties stand.
                false => issue
                    .theme
                    .as_ref()
                    .map(|it| it.label().to_owned())
                    .unwrap_or_default(),
            };
        }
        _ => {}
    }
    Some(entry)
}

/// Whether the options of all issues of a slide have room on it, one to a line.
fn options_fit(stage: &Stage, slide: &Slide) -> bool {
    const MOST: usize = 12;
    let issues = slide.of.iter();
    let issues = issues.filter_map(|of| stage.scenario().issues.get(of.id()));
    issues
        .map(|issue| issue.options.len().max(1))
        .sum::<usize>()
        <= MOST
}

/// What a party is called for short on other slides, where the name itself doesn't tell.
fn short_for<'a>(stage: &'a Stage, entry: &Entry) -> Option<&'a str> {
    let party = stage.scenario().parties.get(&entry.id)?;
    let short = party.short_name.trim();
    let tells = entry.title.to_lowercase().contains(&short.to_lowercase());
    (!short.is_empty() && !tells).then_some(short)
}

fn sheet(frame: &Frame<'_>, entries: &[Entry], part: f32) -> Sheet {
    let stage = frame.stage;
    let title = Frame::look(FaceName::SerifMedium, 36.0, part);
    let soft = Frame::soft(FaceName::Sans, 30.0, part);
    let gap = 40.0;
    // Parties are short, and the rest is long.
    let all_parties = entries.iter().all(|entry| entry.kind == Kind::Party);
    let share = if all_parties { 0.55 } else { 0.48 };
    let left = (frame.width() * share).round();
    let mut body = Vec::new();
    for entry in entries {
        let mut name = Vec::new();
        if entry.kind == Kind::Party {
            name.push(Piece::Dot(stage.colour_of(&entry.id), title.size));
        }
        name.push(Piece::Words(entry.title.clone(), title));
        if let Some(short) = short_for(stage, entry) {
            name.push(Piece::Words(format!("  {short}"), soft));
        }
        let mut detail = Vec::new();
        if entry.kind != Kind::Party {
            for (place, id) in entry.parties.iter().enumerate() {
                detail.push(Piece::Dot(stage.colour_of(id), soft.size));
                let party = stage.scenario().parties.get(id);
                let name =
                    party.map(|party| naming::or_untitled(naming::short_name(party), Kind::Party));
                let is_last = place + 1 == entry.parties.len();
                let after = match (is_last, entry.detail.is_empty()) {
                    (false, _) => "   ",
                    (true, false) => "  ·  ",
                    (true, true) => "",
                };
                detail.push(Piece::Words(
                    format!("{}{after}", name.unwrap_or_default()),
                    soft,
                ));
            }
        }
        detail.push(Piece::Words(entry.detail.clone(), soft));
        let columns = [
            Column {
                left: 0.0,
                width: left - gap,
                pieces: &name,
                is_right: false,
            },
            Column {
                left,
                width: frame.width() - left,
                pieces: &detail,
                is_right: false,
            },
        ];
        body.extend(row(
            stage.ruler(),
            &columns,
            17.0 * part,
            Some(frame.width()),
        ));
    }
    Sheet {
        body,
        ..Sheet::default()
    }
}
