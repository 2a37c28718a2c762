//! `nonpaper export`: what of a scenario, for whom, as of when, in which format.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use super::{Outcome, map, print, tables};
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
pub struct ExportArgs {
    /// The scenario.
    file: PathBuf,
    /// What of it.
    #[arg(long, value_enum)]
    pub(super) view: ExportView,
    /// Of positions: which table; without it a workbook or text has all of them, and a CSV the first.
    #[arg(long, value_enum, value_name = "TABLE")]
    pub(super) of: Option<TableOf>,
    /// Of a calendar: whether what is due is a task or a whole day (Google Calendar and Outlook show no tasks).
    #[arg(long, value_enum)]
    pub(super) due: Option<Due>,
    /// Of the map: the saved view with this title.
    #[arg(long, value_name = "TITLE")]
    pub(super) map_view: Option<String>,
    /// The question that the map answers: everything, meetings, tabling, stances, guarantees, conditions, alliances.
    #[arg(long, value_name = "LENS")]
    pub(super) lens: Option<String>,
    /// How the map is laid out: stress, columns, radial, layered.
    #[arg(long, value_name = "LAYOUT")]
    pub(super) layout: Option<String>,
    /// As of a date (2025, 2025-12 or 2025-12-14) or a talk (its id or title).
    #[arg(long, value_name = "DATE|TALK")]
    as_of: Option<String>,
    /// Who it is for: `team` gets everything, `public` only what is public; a talk's id or the ids of parties, what they may see.
    #[arg(long, default_value = "public", value_name = "team|public|IDS")]
    room: String,
    /// The format.
    #[arg(long, value_enum)]
    pub(super) format: ExportFormat,
    /// The file to write; `-` is standard output.
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
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
    /// A picture, twice its size in points.
    Png,
    /// A picture whose text is text.
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
    /// Tables in Markdown.
    Md,
    /// A calendar.
    Ics,
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
    pub(super) scenario: Arc<Scenario>,
    pub(super) audience: Audience,
    /// None: nothing was said.
    pub(super) as_of: Option<AsOf>,
}

pub(super) fn run(args: &ExportArgs) -> anyhow::Result<Outcome> {
    refuse_what_does_not_fit(args)?;
    let scenario = Arc::new(load(&args.file)?.scenario);
    let as_of = args.as_of.as_deref();
    let asked = Asked {
        audience: Audience::read(&scenario, &args.room)?,
        as_of: as_of.map(|text| moment(text, &scenario)).transpose()?,
        scenario,
    };
    let bytes = match args.view {
        ExportView::Map => map::made(args, &asked)?,
        _ => tables::made(args, &asked)?,
    };
    if args.output == Path::new("-") {
        print(&bytes)?;
    } else {
        std::fs::write(&args.output, bytes)
            .with_context(|| format!("cannot write {}", args.output.display()))?;
    }
    Ok(Outcome::Fine)
}

/// An option that means nothing for a view is refused: whoever gave it expected something of it.
fn refuse_what_does_not_fit(args: &ExportArgs) -> anyhow::Result<()> {
    let is_map = args.view == ExportView::Map;
    for (option, is_given, fits) in [
        ("--map-view", args.map_view.is_some(), is_map),
        ("--lens", args.lens.is_some(), is_map),
        ("--layout", args.layout.is_some(), is_map),
        (
            "--of",
            args.of.is_some(),
            args.view == ExportView::Positions,
        ),
        (
            "--due",
            args.due.is_some(),
            args.view == ExportView::Timeline,
        ),
        (
            "--as-of",
            args.as_of.is_some(),
            !matches!(args.view, ExportView::Check | ExportView::Timeline),
        ),
    ] {
        if is_given && !fits {
            let view = args.view.to_possible_value();
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
