//! The legend: what the shapes and lines mean; a click filters.

use std::sync::Arc;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::{draw, state::State};
use crate::{
    analysis::network::{TieKind, kind_key},
    commands::{Command, MapCommand},
    model::{Kind, word::Word as _},
    scene::{Item, Path, Scene, Step, Stroke},
    theme::{Tokens, fonts::size, icons},
    views::Context,
    widgets::{
        card, label,
        scene::{self, Placing},
    },
};

const KINDS: [Kind; 9] = [
    Kind::Party,
    Kind::Talk,
    Kind::Issue,
    Kind::Choice,
    Kind::Proposal,
    Kind::Provision,
    Kind::Commitment,
    Kind::Implication,
    Kind::Source,
];

const WIDTH: f32 = 206.0;
/// In less room it is folded until it is asked for, in points.
const SMALL: f32 = 960.0;

/// Shows the legend in the corner of the map.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &State, room: Rect) -> Rect {
    let most = (room.height() - 24.0).max(80.0);
    let rect = Rect::from_min_max(
        pos2(room.left() + 12.0, room.top() + 12.0),
        pos2(room.left() + 12.0 + WIDTH, room.bottom() - 12.0),
    );
    let mut child = ui.new_child(UiBuilder::new().id_salt("legend").max_rect(rect));
    let shown = child.scope(|ui| {
        let tokens = Tokens::of(ui);
        card::frame(&tokens)
            .inner_margin(egui::Margin::symmetric(10, 8))
            .show(ui, |ui| {
                ui.vertical(|ui| {
                    ui.set_width(WIDTH - 20.0);
                    ui.spacing_mut().item_spacing.y = 1.0;
                    let folded = egui::Id::unique("legend folded");
                    let mut is_folded: bool = ui
                        .data(|data| data.get_temp(folded))
                        .unwrap_or(room.width() < SMALL);
                    let title = if is_folded {
                        "Legend"
                    } else {
                        "Legend: a click filters"
                    };
                    if crate::widgets::button::with_icon(
                        ui,
                        if is_folded { icons::UP } else { icons::DOWN },
                        title,
                    )
                    .clicked()
                    {
                        is_folded = !is_folded;
                        ui.data_mut(|data| data.insert_temp(folded, is_folded));
                    }
                    if !is_folded {
                        egui::ScrollArea::vertical()
                            .id_salt("legend rows")
                            .max_height(most - 60.0)
                            .show(ui, |ui| {
                                kinds(ui, cx, state);
                                ties(ui, cx, state);
                            });
                    }
                });
            });
    });
    shown.response.rect
}

fn kinds(ui: &mut Ui, cx: &mut Context<'_>, state: &State) {
    let view = cx.workspace.map_view();
    let chosen = view.kinds.clone();
    let scenario = cx.scenario();
    let count = |kind: Kind| match kind {
        Kind::Choice => scenario
            .issues
            .iter()
            .map(|issue| issue.options.len())
            .sum(),
        Kind::Provision => scenario
            .proposals
            .iter()
            .map(|it| it.provisions.len())
            .sum(),
        kind => scenario.count(kind),
    };
    let present: Vec<Kind> = KINDS.into_iter().filter(|kind| count(*kind) > 0).collect();
    let all: Vec<String> = present
        .iter()
        .map(|kind| kind_key(*kind).to_owned())
        .collect();
    for kind in present {
        // What the question is not about needs no explanation.
        if !state.prepared.kinds.contains(&kind) {
            continue;
        }
        let is_on = chosen.is_empty() || chosen.iter().any(|key| key == kind_key(kind));
        let tokens = Tokens::of(ui);
        let clicked = row(ui, kind.plural(), is_on, |ui, rect| {
            let colour = if is_on { tokens.ink } else { tokens.ink_soft };
            ui.painter().text(
                rect.center(),
                egui::Align2::CENTER_CENTER,
                icons::of_kind(kind).codepoint,
                crate::theme::Face::Icons.at(15.0),
                colour,
            );
        });
        if clicked {
            let key = kind_key(kind);
            let all = all.clone();
            cx.push(Command::Map(MapCommand::Look(
                "filter the map",
                Arc::new(move |view| toggle(&mut view.kinds, key, &all)),
            )));
        }
    }
}

fn ties(ui: &mut Ui, cx: &mut Context<'_>, state: &State) {
    let view = cx.workspace.map_view();
    let chosen = view.ties.clone();
    let present = Arc::clone(&state.prepared.tie_kinds);
    let all: Vec<String> = present.keys().map(|kind| kind.key().to_owned()).collect();
    ui.add_space(4.0);
    for (kind, example) in present.iter().map(|(kind, place)| (*kind, *place)) {
        if kind == TieKind::Stance {
            stances(ui, state);
        }
        let is_on = chosen.is_empty() || chosen.iter().any(|key| key == kind.key());
        let tokens = Tokens::of(ui);
        let tie = state.prepared.network.ties.get(example);
        let clicked = row(ui, kind.label(), is_on, |ui, rect| {
            let Some(tie) = tie else { return };
            let look = draw::look(tie, &tokens);
            let colour = if is_on { look.colour } else { tokens.hairline };
            let (from, to) = (rect.left_center(), rect.right_center());
            sample(ui, look, colour, from + vec2(1.0, 0.0), to - vec2(1.0, 0.0));
        });
        if clicked {
            let all = all.clone();
            cx.push(Command::Map(MapCommand::Look(
                "filter the map",
                Arc::new(move |view| toggle(&mut view.ties, kind.key(), &all)),
            )));
        }
    }
}

/// What the colours of the stances mean, for those that are on the map.
fn stances(ui: &mut Ui, state: &State) {
    let tokens = Tokens::of(ui);
    let network = &state.prepared.network;
    for (stance, example) in state.prepared.stances.iter() {
        let Some(tie) = network.ties.get(*example) else {
            continue;
        };
        let look = draw::look(tie, &tokens);
        let size_of = vec2(ui.available_width(), 19.0);
        let (rect, _) = ui.allocate_exact_size(size_of, egui::Sense::hover());
        let left = rect.left_center() + vec2(5.0, 0.0);
        sample(ui, look, look.colour, left, left + vec2(26.0, 0.0));
        ui.painter().text(
            left + vec2(35.0, 0.0),
            egui::Align2::LEFT_CENTER,
            stance.label().to_lowercase(),
            crate::theme::Face::Sans.at(size::LABEL + 1.0),
            tokens.ink_soft,
        );
    }
}

fn sample(ui: &Ui, look: draw::Look, colour: egui::Color32, from: egui::Pos2, to: egui::Pos2) {
    let line = Item::Path(Path {
        from,
        steps: vec![Step::Line(to)],
        closed: false,
        fill: None,
        stroke: Some(Stroke {
            width: look.width,
            colour,
            dash: look.dash,
        }),
    });
    let mut scene = Scene::new("", egui::Vec2::ZERO);
    scene.push(line);
    let as_it_is = Placing {
        origin: egui::Pos2::ZERO,
        scale: 1.0,
    };
    scene::paint(ui.painter(), &scene, as_it_is);
}

fn row(ui: &mut Ui, name: &str, is_on: bool, swatch_of: impl FnOnce(&Ui, Rect)) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), 23.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, is_on, name));
    if response.hovered() || response.has_focus() {
        ui.painter()
            .rect_filled(rect, egui::CornerRadius::same(3), tokens.hover);
    }
    let swatch = Rect::from_min_size(rect.min + vec2(4.0, 0.0), vec2(28.0, rect.height()));
    swatch_of(ui, swatch);
    let colour = if is_on { tokens.ink } else { tokens.ink_soft };
    let galley = label::laid_out(
        ui,
        name,
        crate::theme::Face::Sans.at(size::LABEL + 1.0),
        colour,
        rect.width() - 44.0,
        1,
    );
    let at = pos2(
        swatch.right() + 8.0,
        rect.center().y - galley.size().y / 2.0,
    );
    let end = at.x + galley.size().x;
    ui.painter().galley(at, galley, colour);
    if !is_on {
        ui.painter().hline(
            at.x..=end,
            rect.center().y,
            egui::Stroke::new(1.0, tokens.ink_soft),
        );
    }
    response.clicked()
}

/// Takes one out of what is shown, or puts it back; an empty list shows all.
fn toggle(chosen: &mut Vec<String>, key: &str, all: &[String]) {
    if chosen.is_empty() {
        *chosen = all.iter().filter(|one| *one != key).cloned().collect();
        // The last one that is taken out leaves nothing to be shown: then all come back.
        return;
    }
    match chosen.iter().position(|one| one == key) {
        Some(place) => {
            chosen.remove(place);
        }
        None => chosen.push(key.to_owned()),
    }
    if all.iter().all(|one| chosen.contains(one)) {
        chosen.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::toggle;

    #[test]
    fn what_is_taken_out_comes_back() {
        let all = ["a", "b", "c"].map(str::to_owned);
        let mut chosen = Vec::new();
        toggle(&mut chosen, "b", &all);
        assert_eq!(chosen, ["a", "c"]);
        toggle(&mut chosen, "a", &all);
        assert_eq!(chosen, ["c"]);
        toggle(&mut chosen, "a", &all);
        toggle(&mut chosen, "b", &all);
        assert!(chosen.is_empty());
    }
}
