//! `nonpaper export --view map`: the map for other programs, or as a picture.

use anyhow::{Context as _, bail};

use super::export::{Asked, ExportFormat};
use crate::{
    analysis::{moments::AsOf, room::spec::Audience},
    commands::exchange::MapFormat,
    io::graph,
    model::{
        View,
        word::{LayoutKind, Lens, Word},
    },
    views::map,
};

/// The format of the map that is meant, if the map is written in it.
fn format_of(format: ExportFormat) -> Option<MapFormat> {
    Some(match format {
        ExportFormat::Png => MapFormat::Png,
        ExportFormat::Svg => MapFormat::Svg,
        ExportFormat::Graphml => MapFormat::Graph(graph::Format::GraphMl),
        ExportFormat::Gexf => MapFormat::Graph(graph::Format::Gexf),
        ExportFormat::Dot => MapFormat::Graph(graph::Format::Dot),
        ExportFormat::Csv => MapFormat::Graph(graph::Format::Csv),
        ExportFormat::Kumu => MapFormat::Graph(graph::Format::Kumu),
        _ => return None,
    })
}

pub(super) fn made(asked: &Asked) -> anyhow::Result<Vec<u8>> {
    let Some(format) = format_of(asked.format) else {
        bail!(
            "the map is not written as {}, but as png, svg, graphml, gexf, dot, csv or kumu",
            asked.format.word()
        );
    };
    let scenario = &asked.scenario;
    let mut view = match &asked.of_view.map_view {
        Some(title) => {
            let found = scenario.views.iter().find(|view| view.title == *title);
            found
                .cloned()
                .with_context(|| format!("no view of the map is called {title}"))?
        }
        None => View::default(),
    };
    if let Some(lens) = &asked.of_view.lens {
        view.lens = Some(word::<Lens>(lens, "lens")?);
    }
    if let Some(layout) = &asked.of_view.layout {
        view.layout = Some(word::<LayoutKind>(layout, "layout")?);
        view.places.clear();
    }
    let room = match &asked.audience {
        Audience::Team => None,
        Audience::Room(room) => Some(room),
    };
    let as_of = asked.as_of.clone();
    let as_of = as_of.unwrap_or_else(|| AsOf::of_view(&view.as_of));
    map::export(scenario, &view, &as_of, room, format).map_err(anyhow::Error::msg)
}

fn word<W: Word + PartialEq>(text: &str, what: &str) -> anyhow::Result<W> {
    let word = W::from_word(text);
    if !W::ALL.contains(&word) {
        let known: Vec<&str> = W::ALL.iter().map(Word::word).collect();
        bail!("there is no {what} {text}; there are {}", known.join(", "));
    }
    Ok(word)
}
