//! The map without a window: the same picture, for files.

use std::{collections::HashMap, sync::Arc};

use egui::{RawInput, Rect, Theme, Vec2};

use super::{draw, prepare::Prepared};
use crate::{
    analysis::{
        moments::{AsOf, Moments},
        network,
    },
    commands::exchange::Seat,
    layout::Progress,
    model::{Id, Scenario, View, word::Word as _},
    scene::{Drawing, FaceName, Fonts, Item, Scene, Stroke},
    theme::{self, Tokens},
};

/// A view of the map as a picture, and where everything is on it.
#[derive(Clone, Debug)]
pub struct MapPicture {
    /// What is drawn.
    pub scene: Scene,
    /// What it shows.
    pub network: network::Network,
    /// Which of it.
    pub seen: network::Seen,
    /// Where everything is.
    pub seats: HashMap<Id, Seat>,
}

/// Around the picture, in its units.
const MARGIN: f32 = 24.0;

/// The picture of a view of a scenario at a moment. For a room, both are what it may see of them
/// (`analysis::room`): what is drawn knows nothing else.
pub fn picture(scenario: &Scenario, view: &View, as_of: &AsOf) -> MapPicture {
    let (prepared, tokens) = prepared(scenario, view, as_of);
    let mut scene = draw::scene(&prepared, &draw::Emphasis::default(), &tokens, None, true);
    scene.title.clone_from(&view.title);
    scene.background = Some(tokens.desk);
    scene.fit(MARGIN);
    if scene.size.min_elem() <= 0.0 {
        scene.size = Vec2::splat(2.0 * MARGIN);
    }
    MapPicture {
        scene,
        seats: prepared.seats(),
        seen: Arc::unwrap_or_clone(prepared.seen),
        network: Arc::unwrap_or_clone(prepared.network),
    }
}

/// The same view without words, for a slide, which sets the names itself.
pub fn drawing(scenario: &Scenario, view: &View, as_of: &AsOf) -> Drawing {
    let (prepared, tokens) = prepared(scenario, view, as_of);
    let emphasis = draw::Emphasis::default();
    let (mut scene, ties) = draw::scene_and_ties(&prepared, &emphasis, &tokens, None, false);
    let is_kept = |item: &Item| !matches!(item, Item::Text(text) if text.face != FaceName::Icons);
    // How many items before each place are kept.
    let mut kept = vec![0];
    for item in &scene.items {
        kept.push(kept.last().copied().unwrap_or(0) + usize::from(is_kept(item)));
    }
    let now = |place: usize| kept.get(place).copied().unwrap_or_default();
    let ties = ties
        .iter()
        .map(|tie| now(tie.start)..now(tie.end))
        .collect();
    scene.items.retain(is_kept);
    let name = |place: &u32| {
        let spot = prepared.spots.get(*place as usize)?;
        let node = prepared.network.nodes.get(spot.node)?;
        let shape = Rect::from_center_size(spot.centre(), spot.shape);
        Some((node.title.clone(), shape))
    };
    let mut legend: Vec<(String, Stroke)> = Vec::new();
    for (line, look) in prepared.lines.iter().zip(prepared.looks.iter()) {
        let Some(tie) = prepared.network.ties.get(line.tie) else {
            continue;
        };
        let says = match &tie.stance {
            Some(stance) => stance.label(),
            None => tie.kind.label(),
        };
        if !legend.iter().any(|(known, _)| known == says) {
            let stroke = Stroke::new(look.width, look.colour).dashed(look.dash);
            legend.push((says.to_owned(), stroke));
        }
    }
    Drawing {
        scene,
        ties,
        names: prepared.by_weight.iter().filter_map(name).collect(),
        legend,
    }
}

/// A view, measured and laid out.
fn prepared(scenario: &Scenario, view: &View, as_of: &AsOf) -> (Prepared, Tokens) {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    ctx.set_theme(Theme::Light);
    let moments = Moments::of(scenario);
    let network = network::of(scenario, &moments, as_of);
    let network = network::fold(&network, &view.collapsed.iter().map(|id| id.id()).collect());
    let mut prepared = Prepared::default();
    let mut network = Some(network);
    let mut output = ctx.run_ui(RawInput::default(), |ui| {
        if let Some(network) = network.take() {
            prepared = Prepared::of(ui, network, scenario, view, true);
        }
    });
    // Nothing is painted: the glyphs were only measured.
    output.textures_delta.clear();
    let plan = prepared.plan(view, &HashMap::new());
    let places = plan.carry_out(Progress::none()).unwrap_or_default();
    prepared.put(&places);
    (prepared, Tokens::for_theme(false))
}

/// The typefaces that pictures in files are set in.
pub fn picture_fonts() -> Fonts {
    crate::widgets::scene::fonts()
}
