//! The fields of a brief and its slides.

use super::{
    attribution,
    form::{Form, NOT_CHOSEN},
    records::{List, Row},
};
use crate::{
    model::{Brief, Kind, Ref, RoomChoice, RoomOf, Slide, word::Word as _},
    widgets::choice,
};

pub(super) fn show(form: &mut Form<'_, '_, Brief>, brief: &Brief) {
    form.head(brief);
    form.title("Title", &brief.title, |brief, text| brief.title = text);
    room(form, brief);
    form.pair(
        |form| {
            form.number("Minutes", brief.minutes, |brief, minutes| {
                brief.minutes = minutes
            })
        },
        |form| {
            form.word_or(
                "Proportions",
                NOT_CHOSEN,
                brief.aspect.as_ref(),
                |brief, word| brief.aspect = word,
            )
        },
    );
    form.section("Slides", Some(brief.slides.len()), |form| {
        slides(form, brief);
    });
    attribution::common(form, brief, Brief::KEYS);
}

const PUBLIC: &str = "The public";
const TALK: &str = "The participants of a talk";
const PARTIES: &str = "Certain parties";

/// What the choice says for a room; none: nothing was said.
fn name_of(room: &RoomChoice) -> Option<&str> {
    match room {
        RoomChoice::Unsaid => None,
        RoomChoice::Named(name) if name == "public" => Some(PUBLIC),
        RoomChoice::Named(name) => Some(name),
        RoomChoice::Of(room) if room.talk.is_some() => Some(TALK),
        RoomChoice::Of(_) => Some(PARTIES),
    }
}

fn room(form: &mut Form<'_, '_, Brief>, brief: &Brief) {
    const LABEL: &str = "Room";
    let named_by = form.label(LABEL);
    let chosen = choice::show(
        form.ui,
        LABEL,
        Some("Not said: as for the public"),
        name_of(&brief.room),
        &[PUBLIC, TALK, PARTIES],
        &named_by,
    );
    if let Some(chosen) = chosen {
        // The latest talk is the one to come, or the last that was.
        let talk = form.cx.reports().moments.talks().last().map(Ref::from);
        let room = match chosen {
            None => RoomChoice::Unsaid,
            Some(0) => RoomChoice::Named("public".to_owned()),
            Some(1) => RoomChoice::Of(RoomOf {
                talk: Some(talk.unwrap_or_default()),
                ..RoomOf::default()
            }),
            Some(_) => RoomChoice::Of(RoomOf::default()),
        };
        form.set(LABEL, move |brief| brief.room = room.clone());
    }
    let RoomChoice::Of(of) = &brief.room else {
        return;
    };
    form.part("room", named_room, |form| match &of.talk {
        Some(talk) => form.essential("Talk", talk, |room, talk| room.talk = Some(talk)),
        None => form.references("Parties in the room", &of.parties, |room| &mut room.parties),
    });
}

/// The talk or the parties of a room that is given by them.
fn named_room(brief: &mut Brief) -> Option<&mut RoomOf> {
    match &mut brief.room {
        RoomChoice::Of(room) => Some(room),
        RoomChoice::Unsaid | RoomChoice::Named(_) => None,
    }
}

fn slides(form: &mut Form<'_, '_, Brief>, brief: &Brief) {
    let list = List {
        noun: "Slide",
        get: |brief: &mut Brief| &mut brief.slides,
        id: |item: &Slide| Some(&item.id),
        fresh: |ids| Slide {
            id: ids.fresh(Kind::Slide),
            ..Slide::default()
        },
        row: |cx, item| Row {
            // Many slides take their title from what they show.
            title: match (item.title.trim(), item.of.as_slice(), &item.kind) {
                ("", [one], _) => cx.title(one.id()),
                ("", _, Some(kind)) => kind.label().to_owned(),
                (own, ..) => own.to_owned(),
            },
            detail: [
                item.kind.as_ref().map(|kind| kind.label().to_lowercase()),
                item.hidden.then(|| "left out".to_owned()),
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
            ..Row::default()
        },
    };
    form.records(list, &brief.slides, slide);
}

fn slide(form: &mut Form<'_, '_, Slide>, item: &Slide) {
    form.text("Slide’s title", &item.title, |item, text| {
        item.title = text
    });
    form.word_or(
        "What it shows",
        NOT_CHOSEN,
        item.kind.as_ref(),
        |item, word| item.kind = word,
    );
    form.references("Subjects", &item.of, |item| &mut item.of);
    form.reference("Map view", item.view.as_ref(), |item, id| item.view = id);
    form.roomy_pair(
        |form| {
            form.moment("As of", "Now", &item.as_of, |item, moment| {
                item.as_of = moment;
            })
        },
        |form| {
            form.moment("Compared with", "Nothing", &item.from, |item, moment| {
                item.from = moment;
            })
        },
    );
    form.prose("Text on the slide", &item.text, |item, text| {
        item.text = text
    });
    form.flag("Revealed step by step", item.steps, |item, steps| {
        item.steps = steps
    });
    form.flag("Left out when shown", item.hidden, |item, hidden| {
        item.hidden = hidden
    });
    form.prose("Notes for the presenter", &item.notes, |item, text| {
        item.notes = text
    });
}
