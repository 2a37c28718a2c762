//! `nonpaper export --brief`: slides and reports, for a room or for the team.

use anyhow::{Context as _, bail};

use super::export::{ExportFormat, OfBrief};
use crate::{
    analysis::room::spec::Audience,
    commands::Clock,
    document::IdSource,
    model::{Brief, Scenario, handling::Room, word::Aspect},
    present::{Craft, Stage, deck, out, out::Format},
    views::map,
};

/// The format that is meant, if a brief is written in it.
fn format_of(format: ExportFormat) -> Option<Format> {
    Some(match format {
        ExportFormat::Pdf => Format::Pdf,
        ExportFormat::Png => Format::Png,
        ExportFormat::Svg => Format::Svg,
        ExportFormat::Html => Format::Html,
        ExportFormat::Md => Format::Markdown,
        ExportFormat::Docx => Format::Docx,
        ExportFormat::Nonpaper => Format::Nonpaper,
        _ => return None,
    })
}

/// The files of the brief with this title.
pub(super) fn made(
    scenario: &Scenario,
    audience: &Audience,
    title: &str,
    asked: &OfBrief,
    format: ExportFormat,
) -> anyhow::Result<Vec<Vec<u8>>> {
    let Some(meant) = format_of(format) else {
        bail!(
            "a brief is not written as {}, but as pdf, png, svg, html, md, docx or nonpaper",
            format.word()
        );
    };
    if asked.notes && meant != Format::Pdf {
        bail!("a handout with notes is written as PDF only");
    }
    let craft = Craft {
        fonts: map::picture_fonts(),
        draw_map: map::drawing,
        day: Some(Clock::System.day()),
        month_first: false,
    };
    let room = match audience {
        Audience::Team => None,
        Audience::Room(room) => Some(room),
    };
    let (stage, mut brief) = on_stage(scenario, room, title, &craft)?;
    if asked.classic {
        brief = deck::in_aspect(brief, Aspect::Classic);
    }
    let files = match asked.notes {
        true => out::handout(&stage, &brief).map(|file| vec![file]),
        false => out::write(&stage, &brief, meant),
    };
    files.map_err(anyhow::Error::msg)
}

fn on_stage(
    scenario: &Scenario,
    room: Option<&Room>,
    title: &str,
    craft: &Craft,
) -> anyhow::Result<(Stage, Brief)> {
    let staged = |brief| match room {
        Some(room) => Stage::for_room(scenario, room, brief, craft),
        None => Stage::for_team(scenario, craft),
    };
    if title == "auto" {
        let stage = staged(None);
        // Nobody is to tell one run from the next by the ids.
        let mut ids = IdSource::seeded(1);
        let brief = deck::automatic(&stage, room, &mut |kind| ids.fresh(kind));
        return Ok((stage, brief));
    }
    let found = scenario.briefs.iter().find(|brief| brief.title == title);
    let id = found
        .map(|brief| brief.id.clone())
        .with_context(|| format!("no brief is called {title}"))?;
    let stage = staged(Some(&id));
    let brief = deck::on_stage(&stage, &id)
        .cloned()
        .with_context(|| format!("the brief {title} is not for this room"))?;
    Ok((stage, brief))
}
