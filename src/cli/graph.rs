//! `nonpaper export` and `nonpaper import`: the map for other programs, and graphs from them.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use super::{Outcome, print};
use crate::{
    analysis::moments::AsOf,
    commands::{Incoming, exchange::MapFormat},
    io::{file::load, graph, save::save},
    model::{
        View,
        handling::Room,
        word::{LayoutKind, Lens, Word},
    },
    views::map,
};

/// What is written, and how.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The scenario.
    file: PathBuf,
    /// What of it.
    #[arg(long, value_enum)]
    view: ExportView,
    /// The saved view of the map with this title.
    #[arg(long, value_name = "TITLE")]
    map_view: Option<String>,
    /// The question that the map answers: everything, meetings, tabling, stances, guarantees, conditions, alliances.
    #[arg(long, value_name = "LENS")]
    lens: Option<String>,
    /// How the map is laid out: stress, columns, radial, layered.
    #[arg(long, value_name = "LAYOUT")]
    layout: Option<String>,
    /// Who it is for: `team` sees everything, `public` only what is public.
    #[arg(long, value_enum, default_value = "public")]
    room: ExportRoom,
    /// The format.
    #[arg(long, value_enum)]
    format: ExportFormat,
    /// The file to write; `-` is standard output.
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
}

/// What of a scenario is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportView {
    /// The map of relationships.
    Map,
}

/// Who an export is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportRoom {
    /// Only what is public.
    Public,
    /// Everything.
    Team,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
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
    /// A list of the ties.
    Csv,
    /// For Kumu.
    Kumu,
}

impl From<ExportFormat> for MapFormat {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Png => Self::Png,
            ExportFormat::Svg => Self::Svg,
            ExportFormat::Graphml => Self::Graph(graph::Format::GraphMl),
            ExportFormat::Gexf => Self::Graph(graph::Format::Gexf),
            ExportFormat::Dot => Self::Graph(graph::Format::Dot),
            ExportFormat::Csv => Self::Graph(graph::Format::Csv),
            ExportFormat::Kumu => Self::Graph(graph::Format::Kumu),
        }
    }
}

pub(super) fn export(args: &ExportArgs) -> anyhow::Result<Outcome> {
    let ExportView::Map = args.view;
    let scenario = load(&args.file)?.scenario;
    let mut view = match &args.map_view {
        Some(title) => {
            let found = scenario.views.iter().find(|view| view.title == *title);
            found
                .cloned()
                .with_context(|| format!("no view of the map is called {title}"))?
        }
        None => View::default(),
    };
    if let Some(lens) = &args.lens {
        view.lens = Some(word::<Lens>(lens, "lens")?);
    }
    if let Some(layout) = &args.layout {
        view.layout = Some(word::<LayoutKind>(layout, "layout")?);
        view.places.clear();
    }
    let public = Room::public();
    let room = (args.room == ExportRoom::Public).then_some(&public);
    let as_of = AsOf::of_view(&view.as_of);
    let bytes = map::export(&scenario, &view, &as_of, room, args.format.into())
        .map_err(anyhow::Error::msg)?;
    if args.output == Path::new("-") {
        print(&bytes)?;
    } else {
        std::fs::write(&args.output, bytes)
            .with_context(|| format!("cannot write {}", args.output.display()))?;
    }
    Ok(Outcome::Fine)
}

fn word<W: Word + PartialEq>(text: &str, what: &str) -> anyhow::Result<W> {
    let word = W::from_word(text);
    if !W::ALL.contains(&word) {
        let known: Vec<&str> = W::ALL.iter().map(Word::word).collect();
        bail!("there is no {what} {text}; there are {}", known.join(", "));
    }
    Ok(word)
}

pub(super) fn import(input: &Path, output: &Path) -> anyhow::Result<Outcome> {
    if output.exists() {
        bail!("{}: it is there already", output.display());
    }
    let incoming = Incoming::read(input)
        .map_err(|why| anyhow::anyhow!("cannot read {}: {why}", input.display()))?;
    for sentence in &incoming.warnings {
        eprintln!("nonpaper: {sentence}");
    }
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
