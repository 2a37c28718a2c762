//! `nonpaper export`: what of a scenario, for whom, as of when, in which format.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, bail};
use clap::{ArgGroup, Args, ValueEnum};

use super::{Outcome, brief, map, print, tables};
use crate::{
    analysis::{
        moments::{AsOf, Moments},
        room::spec::Audience,
    },
    io::file::load,
    model::{Id, Moment, PartialDate, Ref, Scenario},
};

/// What is written, and how.
#[derive(Debug, Args)]
#[command(
    group(ArgGroup::new("what").args(["view", "brief"]).required(true)),
    after_help = EXAMPLES
)]
pub struct ExportArgs {
    /// The scenario.
    file: PathBuf,
    /// Write a view of it.
    #[arg(long, value_enum)]
    view: Option<ExportView>,
    /// Write the slides of the brief with this title, or a report; `auto` makes a brief.
    #[arg(long, value_name = "TITLE|auto")]
    brief: Option<String>,
    /// Who it is for: `public`, the id of a talk, ids of parties with commas between them, or `team`, which gets everything.
    #[arg(long, default_value = "public", value_name = "ROOM")]
    room: String,
    /// The format. Of a brief: pdf, png or svg for slides, html, md or docx for a report, nonpaper for a copy. Of the map: png, svg, graphml, gexf, dot, csv or kumu. Of tables: csv, xlsx or md. Of the timeline: ics.
    #[arg(long, value_enum, hide_possible_values = true)]
    format: ExportFormat,
    /// The file to write; `-` is standard output. Slides as pictures go each to a file of its own: OUT-01.png, OUT-02.png and so on.
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// What matters to views only.
    #[command(flatten)]
    of_view: OfView,
    /// What matters to briefs only.
    #[command(flatten)]
    of_brief: OfBrief,
}

const EXAMPLES: &str = "\
Examples:
  nonpaper export talks.nonpaper --brief auto --format pdf -o talks.pdf
  nonpaper export talks.nonpaper --brief auto --room talk-berlin --format svg -o slide.svg
  nonpaper export talks.nonpaper --view map --lens stances --room team --format png -o map.png
  nonpaper export talks.nonpaper --view positions --as-of 2025-12 --format xlsx -o matrix.xlsx";

/// What matters to views only.
#[derive(Debug, Args)]
#[command(next_help_heading = "With --view")]
pub(super) struct OfView {
    /// As of a date (2025, 2025-12 or 2025-12-14) or a talk (its id or title).
    #[arg(long, value_name = "DATE|TALK", conflicts_with = "brief")]
    as_of: Option<String>,
    /// Of positions: which table; without it a workbook or text has all of them, and a CSV the first.
    #[arg(long, value_enum, value_name = "TABLE", conflicts_with = "brief")]
    pub(super) of: Option<TableOf>,
    /// Of the timeline: whether what is due is a task or a whole day (Google Calendar and Outlook show no tasks).
    #[arg(long, value_enum, conflicts_with = "brief")]
    pub(super) due: Option<Due>,
    /// Of the map: the saved view with this title.
    #[arg(long, value_name = "TITLE", conflicts_with = "brief")]
    pub(super) map_view: Option<String>,
    /// Of the map: the question that it answers: everything, meetings, tabling, stances, guarantees, conditions, alliances.
    #[arg(long, value_name = "LENS", conflicts_with = "brief")]
    pub(super) lens: Option<String>,
    /// Of the map: how it is laid out: stress, columns, radial, layered.
    #[arg(long, value_name = "LAYOUT", conflicts_with = "brief")]
    pub(super) layout: Option<String>,
}

/// What matters to briefs only.
#[derive(Debug, Args)]
#[command(next_help_heading = "With --brief")]
pub(super) struct OfBrief {
    /// Slides in the proportions 4:3 instead of 16:9.
    #[arg(long, conflicts_with = "view")]
    pub(super) classic: bool,
    /// A handout as PDF: the slides with their notes, for the team only.
    #[arg(long, conflicts_with = "view")]
    pub(super) notes: bool,
}

/// What of a scenario is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportView {
    /// The map of relationships.
    Map,
    /// The matrix of positions, and the record of all entries.
    Positions,
    /// The implementation matrix.
    Commitments,
    /// What the check finds; for the team only.
    Check,
    /// Talks and what is due, for calendars.
    Timeline,
}

/// A table of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableOf {
    /// Parties by the options of issues.
    Options,
    /// Parties by the provisions of proposals.
    Provisions,
    /// Parties by whole proposals.
    Proposals,
    /// All entries, one in each row.
    Record,
}

/// As what a calendar has what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Due {
    /// As a task.
    Task,
    /// As a whole day.
    Day,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// Pictures of points.
    Png,
    /// Pictures whose text is text.
    Svg,
    /// For Gephi, yEd, networkx.
    Graphml,
    /// For Gephi.
    Gexf,
    /// For Graphviz.
    Dot,
    /// One plain table; of the map a list of the ties.
    Csv,
    /// For Kumu.
    Kumu,
    /// A workbook.
    Xlsx,
    /// Tables, or a report, in Markdown.
    Md,
    /// A calendar.
    Ics,
    /// All slides in one document.
    Pdf,
    /// A report in one file that a browser shows.
    Html,
    /// A report for a word processor.
    Docx,
    /// A copy of the scenario.
    Nonpaper,
}

impl ExportFormat {
    /// How it is written on the command line.
    pub(super) fn word(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// What was asked for, read.
pub(super) struct Asked {
    pub(super) view: ExportView,
    pub(super) of_view: OfView,
    pub(super) format: ExportFormat,
    pub(super) scenario: Arc<Scenario>,
    pub(super) audience: Audience,
    /// None: nothing was said.
    pub(super) as_of: Option<AsOf>,
}

pub(super) fn run(args: ExportArgs) -> anyhow::Result<Outcome> {
    if let Some(view) = args.view {
        refuse_what_does_not_fit(&args.of_view, view)?;
    }
    let scenario = Arc::new(load(&args.file)?.scenario);
    let audience = Audience::read(&scenario, &args.room)?;
    let files = match (args.view, &args.brief) {
        (_, Some(brief)) => brief::made(&scenario, &audience, brief, &args.of_brief, args.format)?,
        (view, None) => {
            let as_of = args.of_view.as_of.as_deref();
            let asked = Asked {
                view: view.context("nothing was asked for: add --view or --brief")?,
                as_of: as_of.map(|text| moment(text, &scenario)).transpose()?,
                of_view: args.of_view,
                format: args.format,
                scenario,
                audience,
            };
            vec![match asked.view {
                ExportView::Map => map::made(&asked)?,
                _ => tables::made(&asked)?,
            }]
        }
    };
    put(&args.output, &files)?;
    Ok(Outcome::Fine)
}

/// Writes one file, or several with numbers in their names.
fn put(output: &Path, files: &[Vec<u8>]) -> anyhow::Result<()> {
    let is_standard_output = output == Path::new("-");
    match files {
        [file] if is_standard_output => return print(file),
        several if is_standard_output => {
            bail!("{} pages do not go into one file: name one", several.len())
        }
        _ => {}
    }
    let names = crate::io::numbered::names(output, files.len());
    for (path, bytes) in names.iter().zip(files) {
        std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// An option that means nothing for a view is refused: whoever gave it expected something of it.
fn refuse_what_does_not_fit(of_view: &OfView, view: ExportView) -> anyhow::Result<()> {
    let is_map = view == ExportView::Map;
    for (option, is_given, fits) in [
        ("--map-view", of_view.map_view.is_some(), is_map),
        ("--lens", of_view.lens.is_some(), is_map),
        ("--layout", of_view.layout.is_some(), is_map),
        ("--of", of_view.of.is_some(), view == ExportView::Positions),
        ("--due", of_view.due.is_some(), view == ExportView::Timeline),
        (
            "--as-of",
            of_view.as_of.is_some(),
            !matches!(view, ExportView::Check | ExportView::Timeline),
        ),
    ] {
        if is_given && !fits {
            let view = view.to_possible_value();
            let view = view.as_ref().map_or("", |view| view.get_name());
            bail!("{option} means nothing for the view {view}");
        }
    }
    Ok(())
}

/// The moment that is meant: a date, a talk by its id or title, `now` or `beginning`.
fn moment(text: &str, scenario: &Scenario) -> anyhow::Result<AsOf> {
    let text = text.trim();
    match text {
        "now" => return Ok(AsOf::Now),
        "beginning" => return Ok(AsOf::At(Moment::default())),
        _ => {}
    }
    let id = Id::from(text);
    let mut talks = scenario.talks.iter();
    let talk = scenario
        .talks
        .get(&id)
        .or_else(|| talks.find(|talk| talk.title == text));
    let moment = match (talk, PartialDate::parse(text)) {
        (Some(talk), _) => Moment::at_talk(Ref::new(talk.id.clone())),
        (None, date) if date.is_possible() => Moment::on(date),
        (None, _) => bail!("{text} is neither a date nor a talk of the scenario"),
    };
    if Moments::of(scenario).as_of(&moment).is_none() {
        bail!("{text} is at no time that can be told");
    }
    Ok(AsOf::At(moment))
}
