//! The map without a window: the same picture, for files.

use std::{collections::HashMap, sync::Arc};

use egui::{RawInput, Theme, Vec2};

use super::{draw, prepare::Prepared};
use crate::{
    analysis::{
        moments::{AsOf, Moments},
        network,
    },
    commands::exchange::Seat,
    layout::Progress,
    model::{Id, Scenario, View},
    scene::{FaceName, Fonts, Scene},
    theme::{self, Tokens, fonts},
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
    let tokens = Tokens::for_theme(false);
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

/// The typefaces that pictures in files are set in.
pub fn picture_fonts() -> Fonts {
    Fonts::new(FaceName::ALL.into_iter().map(|name| {
        let face = crate::widgets::scene::face(name);
        (name, fonts::file(face))
    }))
}
