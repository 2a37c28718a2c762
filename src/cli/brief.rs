//! `nonpaper export --brief`: slides and reports, for a room or for the team.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use super::{Outcome, print};
use crate::{
    analysis::room::spec::Audience,
    commands::Clock,
    document::IdSource,
    io::file::load,
    model::{Brief, Scenario, handling::Room},
    present::{Craft, Stage, deck, out, out::Format},
    views::map,
};

/// Which brief is written, for whom, and how.
#[derive(Debug, Args)]
pub struct BriefArgs {
    /// The scenario.
    pub file: PathBuf,
    /// The brief with this title; `auto` makes one.
    #[arg(long, value_name = "TITLE")]
    pub brief: String,
    /// Who it is for: `public`, the id of a talk, ids of parties with commas between them, or `team`, which sees everything.
    #[arg(long, value_name = "ROOM", default_value = "public")]
    pub room: String,
    /// The format.
    #[arg(long, value_enum)]
    pub format: BriefFormat,
    /// Slides in the proportions 4:3.
    #[arg(long)]
    pub classic: bool,
    /// A handout with the notes, as PDF; for the team only.
    #[arg(long)]
    pub notes: bool,
    /// The file to write; of several pages each goes to a file of its own, OUT-01 and so on. `-` is standard output.
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// A format of slides or of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BriefFormat {
    /// All slides in one document.
    Pdf,
    /// Each slide as a picture.
    Png,
    /// Each slide as a drawing, whose text is text.
    Svg,
    /// A report in one file that a browser shows.
    Html,
    /// A report as Markdown.
    Md,
    /// A report for a word processor.
    Docx,
    /// A copy of the scenario for the room.
    Nonpaper,
}

impl From<BriefFormat> for Format {
    fn from(format: BriefFormat) -> Self {
        match format {
            BriefFormat::Pdf => Self::Pdf,
            BriefFormat::Png => Self::Png,
            BriefFormat::Svg => Self::Svg,
            BriefFormat::Html => Self::Html,
            BriefFormat::Md => Self::Markdown,
            BriefFormat::Docx => Self::Docx,
            BriefFormat::Nonpaper => Self::Nonpaper,
        }
    }
}

pub(super) fn export(args: &BriefArgs) -> anyhow::Result<Outcome> {
    let scenario = load(&args.file)?.scenario;
    let audience = Audience::read(&scenario, &args.room)?;
    let craft = Craft {
        fonts: map::picture_fonts(),
        draw_map: map::drawing,
        day: Some(Clock::System.day()),
        month_first: false,
    };
    let (stage, mut brief) = match &audience {
        Audience::Team => on_stage(&scenario, None, args, &craft)?,
        Audience::Room(room) => on_stage(&scenario, Some(room), args, &craft)?,
    };
    if args.classic {
        brief = deck::in_aspect(brief, crate::model::word::Aspect::Classic);
    }
    let files = if args.notes {
        if args.format != BriefFormat::Pdf {
            bail!("a handout with notes is written as PDF only");
        }
        vec![out::handout(&stage, &brief).map_err(anyhow::Error::msg)?]
    } else {
        out::write(&stage, &brief, args.format.into()).map_err(anyhow::Error::msg)?
    };
    put(&args.output, &files)?;
    Ok(Outcome::Fine)
}

fn on_stage(
    scenario: &Scenario,
    room: Option<&Room>,
    args: &BriefArgs,
    craft: &Craft,
) -> anyhow::Result<(Stage, Brief)> {
    let staged = |brief| match room {
        Some(room) => Stage::for_room(scenario, room, brief, craft),
        None => Stage::for_team(scenario, craft),
    };
    if args.brief == "auto" {
        let stage = staged(None);
        // Nobody is to tell one run from the next by the ids.
        let mut ids = IdSource::seeded(1);
        let brief = deck::automatic(&stage, room, &mut |kind| ids.fresh(kind));
        return Ok((stage, brief));
    }
    let found = scenario
        .briefs
        .iter()
        .find(|brief| brief.title == args.brief);
    let id = found
        .map(|brief| brief.id.clone())
        .with_context(|| format!("no brief is called {}", args.brief))?;
    let stage = staged(Some(&id));
    let brief = deck::on_stage(&stage, &id)
        .cloned()
        .with_context(|| format!("the brief {} is not for this room", args.brief))?;
    Ok((stage, brief))
}

/// Writes one file, or several with numbers in their names.
fn put(output: &Path, files: &[Vec<u8>]) -> anyhow::Result<()> {
    if let [file] = files {
        if output == Path::new("-") {
            return print(file);
        }
        return write(output, file);
    }
    if output == Path::new("-") {
        bail!("{} pages do not go into one file: name one", files.len());
    }
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let ending = output
        .extension()
        .map(|it| format!(".{}", it.to_string_lossy()));
    let digits = files.len().to_string().len().max(2);
    for (number, file) in (1..).zip(files) {
        let ending = ending.as_deref().unwrap_or_default();
        let name = format!("{stem}-{number:0digits$}{ending}");
        write(&output.with_file_name(name), file)?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
