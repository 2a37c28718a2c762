//! `nonpaper export` and `nonpaper import`: the map for other programs, and graphs from them.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use super::{Outcome, print};
use crate::{
    commands::exchange,
    io::{file::load, graph, save::save},
    model::{
        View,
        handling::Room,
        word::{LayoutKind, Lens, Word},
    },
    scene::{png, svg},
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
    let mut picture = map::picture(&scenario, &view, room);
    if picture.scene.title.is_empty() {
        picture.scene.title.clone_from(&scenario.title);
    }
    let network = || {
        exchange::out(
            &scenario.title,
            &picture.network,
            &picture.seen,
            &picture.seats,
        )
    };
    let bytes = match args.format {
        ExportFormat::Png => png::write(&picture.scene, 2.0, &map::picture_fonts())?,
        ExportFormat::Svg => svg::write(&picture.scene, &map::picture_fonts()).into_bytes(),
        ExportFormat::Graphml => graph::write(&network(), graph::Format::GraphMl),
        ExportFormat::Gexf => graph::write(&network(), graph::Format::Gexf),
        ExportFormat::Dot => graph::write(&network(), graph::Format::Dot),
        ExportFormat::Csv => graph::write(&network(), graph::Format::Csv),
        ExportFormat::Kumu => graph::write(&network(), graph::Format::Kumu),
    };
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
    let bytes = std::fs::read(input).with_context(|| format!("cannot read {}", input.display()))?;
    let name = input.file_name().unwrap_or_default().to_string_lossy();
    let format = graph::detect(&bytes, &name).with_context(|| {
        format!("{name} is no graph that can be read: GraphML, GEXF, Kumu's JSON or CSV, or a CSV of ties")
    })?;
    let (network, odd) =
        graph::read(&bytes, format).with_context(|| format!("cannot read {name}"))?;
    let stem = input.file_stem().unwrap_or_default().to_string_lossy();
    let scenario = exchange::scenario_from(&network, &stem);
    for sentence in &odd {
        eprintln!("nonpaper: {sentence}");
    }
    eprintln!(
        "nonpaper: {} parties and {} relations from {} ({format})",
        scenario.parties.len(),
        scenario.relations.len(),
        name
    );
    save(output, &scenario)?;
    Ok(Outcome::Fine)
}
