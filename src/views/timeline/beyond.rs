//! Where a lane has nothing in sight: how many are before and after, and a way there.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::{canvas::View, lay::Laid, state::State};
use crate::{
    theme::{icons, space},
    widgets::button,
};

pub(super) fn show(ui: &mut Ui, state: &mut State, view: &View, laid: &Laid) {
    let prepared = std::sync::Arc::clone(&state.prepared);
    let (first, last) = (view.day(view.track.left()), view.day(view.track.right()));
    let mut goes_to = None;
    for lane in laid.lanes.iter().filter(|lane| !lane.is_folded) {
        let Some(info) = prepared.lanes.get(lane.lane) else {
            continue;
        };
        let middle = (lane.top + lane.height.min(40.0) / 2.0) - state.scroll + view.track.top();
        if info.things.is_empty() || !view.track.y_range().contains(middle) {
            continue;
        }
        let things = info.things.clone();
        let days = |place: usize| {
            prepared
                .things
                .get(place)
                .map(|it| (it.first, it.last + 1.0))
        };
        let before: Vec<usize> = things
            .clone()
            .filter(|place| days(*place).is_some_and(|days| days.1 < first))
            .collect();
        let after: Vec<usize> = things
            .clone()
            .filter(|place| days(*place).is_some_and(|days| days.0 > last))
            .collect();
        if before.len() + after.len() < things.len() {
            continue;
        }
        if let Some(place) = before.last() {
            let text = format!("{} earlier", before.len());
            let at = pos2(view.track.left() + 8.0, middle);
            if edge(ui, &info.name, &text, at, true) {
                goes_to = Some(*place);
            }
        }
        if let Some(place) = after.first() {
            let text = format!("{} later", after.len());
            let at = pos2(view.track.right() - 88.0, middle);
            if edge(ui, &info.name, &text, at, false) {
                goes_to = Some(*place);
            }
        }
    }
    if let Some(place) = goes_to {
        super::canvas::follow(state, place, view.track);
    }
}

fn edge(ui: &mut Ui, lane: &str, text: &str, at: egui::Pos2, is_before: bool) -> bool {
    let rect = Rect::from_min_size(
        at - vec2(0.0, space::TARGET / 2.0),
        vec2(90.0, space::TARGET),
    );
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt((lane, is_before)));
    let icon = if is_before { icons::LEFT } else { icons::RIGHT };
    let response = button::with_icon(&mut child, icon, text);
    let name = format!("{lane}: {text}");
    button::named(response, &name).clicked()
}
