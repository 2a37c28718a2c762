//! `nonpaper import`: a new scenario from a graph, or positions and talks into one that is there.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::{anyhow, bail};
use clap::Args;

use super::Outcome;
use crate::{
    analysis::Reports,
    commands::{
        Clock, Incoming, import_calendar,
        import_positions::{self, Outcome as RowOutcome, guess},
        incoming::{ReadFile, holds_positions},
        sheets::due_dates,
    },
    document::{Document, IdSource, Transaction},
    io::{calendar, file::load, save::save, sheet::Table},
    model::{Kind, PartialDate, Scenario},
};

/// What comes in, and where it goes.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// A graph (GraphML, GEXF, Kumu's JSON or CSV, a CSV of ties), a table of positions (CSV) or a calendar (ICS).
    input: PathBuf,
    /// Of a graph: the scenario to make; it must not be there yet.
    #[arg(short, long, required_unless_present = "into", conflicts_with = "into")]
    output: Option<PathBuf>,
    /// Of positions or a calendar: the scenario that they go into.
    #[arg(long, value_name = "SCENARIO")]
    into: Option<PathBuf>,
    /// Of positions: make the parties and sources that the scenario doesn't have.
    #[arg(long, requires = "into")]
    create: bool,
}

pub(super) fn run(args: &ImportArgs) -> anyhow::Result<Outcome> {
    if let Some(output) = args.output.as_deref().filter(|output| output.exists()) {
        bail!("{}: it is there already", output.display());
    }
    let read = ReadFile::read(&args.input)
        .map_err(|why| anyhow!("cannot read {}: {why}", args.input.display()))?;
    match (&args.output, &args.into, read) {
        (Some(output), _, ReadFile::Graph(graph)) => make(&graph, output),
        (Some(output), _, ReadFile::Table(table, Some(ties)))
            if !holds_positions(&guess(&table, &Scenario::default()), Some(&ties)) =>
        {
            make(&ties.incoming, output)
        }
        (Some(_), _, _) => bail!(
            "{} goes into a scenario that is there: give it with --into",
            args.input.display()
        ),
        (None, Some(into), ReadFile::Table(table, _)) => positions(&table, into, args.create),
        (None, Some(into), ReadFile::Calendar(read)) => dates(&read, into),
        (None, _, _) => bail!(
            "{} is a graph, of which a new scenario is made: give its file with -o",
            args.input.display()
        ),
    }
}

fn make(incoming: &Incoming, output: &Path) -> anyhow::Result<Outcome> {
    warn(&incoming.warnings);
    let counts: Vec<String> = incoming
        .counts()
        .into_iter()
        .map(|(kind, count)| kind.count(count))
        .collect();
    eprintln!(
        "nonpaper: {} from {} ({})",
        counts.join(", "),
        incoming.file,
        incoming.format
    );
    save(output, &incoming.scenario)?;
    Ok(Outcome::Fine)
}

fn warn(sentences: &[String]) {
    for sentence in sentences {
        eprintln!("nonpaper: {sentence}");
    }
}

/// Adds the positions of a table; those that cannot be made are told.
fn positions(table: &Table, into: &Path, create: bool) -> anyhow::Result<Outcome> {
    let scenario = load(into)?.scenario;
    let today = today(&scenario);
    let mapping = guess(table, &scenario);
    let mut ids = IdSource::random();
    let mut create_these: BTreeSet<(Kind, String)> = BTreeSet::new();
    let mut previewed = |create: &BTreeSet<(Kind, String)>| {
        let set = import_positions::Setting {
            scenario: &scenario,
            today: &today,
            create,
        };
        import_positions::preview(table, &mapping, set, &mut ids)
    };
    let mut preview = previewed(&create_these);
    if create {
        let unknown = preview.names.iter().filter(|name| name.taken_for.is_none());
        create_these.extend(unknown.map(|name| (name.kind, name.name.clone())));
        preview = previewed(&create_these);
    }
    if let Some(problem) = &preview.problem {
        bail!("what the columns of the table are can't be told: {problem}");
    }
    warn(&table.warnings);
    let mut is_whole = true;
    for row in &preview.rows {
        if matches!(row.outcome, RowOutcome::Waits | RowOutcome::Refused) {
            is_whole = false;
            eprintln!("nonpaper: row {}: {}", row.number, row.says);
        }
    }
    let [new, known, waiting, refused] = preview.counts();
    apply(scenario, into, preview.transaction(|_| true))?;
    eprintln!(
        "nonpaper: {} added, {known} known already, {} left out",
        Kind::Position.count(new),
        waiting + refused
    );
    Ok(told(is_whole))
}

/// Takes in the talks and commitments of a calendar.
fn dates(read: &calendar::Incoming, into: &Path) -> anyhow::Result<Outcome> {
    let scenario = load(into)?.scenario;
    let clock_day = Clock::System.day();
    let reports = Reports::on(&scenario, Some(clock_day));
    let day = reports.today(&scenario).unwrap_or(clock_day);
    let delivery = due_dates(reports.schedule(&scenario), day);
    let set = import_calendar::Setting {
        scenario: &scenario,
        delivery: &delivery,
        today: &today(&scenario),
        month_first: false,
    };
    let preview = import_calendar::preview(read, &set, &mut IdSource::random());
    warn(&read.warnings);
    for row in &preview.rows {
        eprintln!("nonpaper: {}: {}", row.title, row.says);
    }
    let step = preview.transaction(|_| true);
    apply(scenario.clone(), into, step)?;
    Ok(Outcome::Fine)
}

fn today(scenario: &Scenario) -> PartialDate {
    let today = scenario.today.clone();
    today.unwrap_or_else(|| PartialDate::Day(Clock::System.day()))
}

fn told(is_whole: bool) -> Outcome {
    if is_whole {
        Outcome::Fine
    } else {
        Outcome::Findings
    }
}

/// Changes the scenario and saves it, if there is anything to change.
fn apply(scenario: Scenario, into: &Path, step: Option<Transaction>) -> anyhow::Result<()> {
    if let Some(step) = step {
        let mut document = Document::new(scenario);
        document.apply(step);
        save(into, document.scenario())?;
    }
    Ok(())
}
