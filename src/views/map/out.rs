//! A view of the map as a file: the same for the window's menu and the command line.

use super::picture::{MapPicture, picture, picture_fonts};
use crate::{
    analysis::{
        moments::AsOf,
        room::{for_room, view_for_room},
    },
    commands::exchange::{self, Ids, MapFormat},
    model::{Moment, Scenario, View, handling::Room},
    scene::{png, svg},
};

/// How many points of a PNG stand for one of the map.
const PNG_SCALE: f32 = 2.0;

/// A view of the map at a moment in a format, for a room; none: for the team, which sees all of it.
///
/// # Errors
/// One sentence, if the picture can't be made, or the room does not see what the view is about.
pub fn export(
    scenario: &Scenario,
    view: &View,
    as_of: &AsOf,
    room: Option<&Room>,
    format: MapFormat,
) -> Result<Vec<u8>, String> {
    let shown = match room {
        None => None,
        Some(room) => {
            // The moment goes through the projection too: its talk may not be for this room.
            let view = View {
                as_of: as_of.for_view(),
                ..view.clone()
            };
            let view = view_for_room(scenario, room, &view)
                .ok_or("What this view is about is not for this room")?;
            let as_of = match as_of {
                AsOf::At(moment) if *moment == Moment::default() => as_of.clone(),
                _ => AsOf::of_view(&view.as_of),
            };
            Some((for_room(scenario, room), view, as_of))
        }
    };
    let (scenario, view, as_of) = match &shown {
        None => (scenario, view, as_of),
        Some((scenario, view, as_of)) => (scenario, view, as_of),
    };
    let mut picture = picture(scenario, view, as_of);
    if picture.scene.title.is_empty() {
        picture.scene.title.clone_from(&scenario.title);
    }
    match format {
        MapFormat::Png => {
            let png = png::write(&picture.scene, PNG_SCALE, &picture_fonts());
            png.map_err(|error| error.to_string())
        }
        MapFormat::Svg => Ok(svg::write(&picture.scene, &picture_fonts()).into_bytes()),
        MapFormat::Graph(format) => {
            let MapPicture {
                network,
                seen,
                seats,
                ..
            } = &picture;
            let ids = match room {
                Some(_) => Ids::New,
                None => Ids::Own,
            };
            let graph = exchange::out(&scenario.title, network, seen, seats, ids);
            Ok(exchange::written(&graph, format))
        }
    }
}
