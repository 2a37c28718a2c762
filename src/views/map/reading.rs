//! What the map says, in words: who is well placed, what holds it together, what strains it.

use std::sync::OnceLock;

use egui::{Align2, Rect, RichText, Ui, vec2};

use super::{
    asked::{self, Asked},
    prepare::Prepared,
    state::State,
};
use crate::{
    analysis::network::{self, Reading, TieKind, Triad},
    commands::Command,
    model::{Id, word::Lens},
    theme::{Tokens, fonts::size, icons, space},
    views::Context,
    widgets::{button, card, label},
};

/// Of more things nobody computes what lies between all of them while the user waits.
const MOST: usize = 1_500;
/// How many of each are named.
const NAMED: usize = 3;
const WIDTH: f32 = 288.0;

/// What is read from a map, once it is asked for.
#[derive(Debug, Default)]
pub(super) struct Readings {
    readings: OnceLock<Vec<Reading>>,
    strains: OnceLock<Vec<Triad>>,
    parts: OnceLock<network::Parts>,
}

impl Readings {
    fn readings(&self, prepared: &Prepared) -> &[Reading] {
        self.readings
            .get_or_init(|| network::reading(&prepared.network, &prepared.seen))
    }

    pub(super) fn strains(&self, prepared: &Prepared) -> &[Triad] {
        self.strains
            .get_or_init(|| network::unbalanced(&prepared.network, &prepared.seen))
    }

    fn parts(&self, prepared: &Prepared) -> &network::Parts {
        self.parts
            .get_or_init(|| network::parts(&prepared.network, &prepared.seen))
    }
}

/// A line about what is selected or was asked, below the questions.
pub(super) fn line(ui: &mut Ui, cx: &Context<'_>, state: &mut State) {
    let prepared = std::sync::Arc::clone(&state.prepared);
    if prepared.left_out > 0 {
        ui.horizontal(|ui| {
            let shown = prepared.spots.len();
            let says = format!(
                "{} things are more than anyone can read: these are the {shown} around what has most ties",
                shown + prepared.left_out
            );
            ui.label(label::soft(says, ui));
            if button::link(ui, "Show all").clicked() {
                state.wants_all = true;
                state.made_for = None;
                state.wants_fit = true;
            }
        });
        return;
    }
    let selected = cx.open.document.selection();
    let place = selected.and_then(|id| prepared.spot_of(id));
    let says = match (&state.asked, place) {
        (Some(asked), _) => asked.says(&prepared),
        (None, Some(place)) if prepared.spots.len() <= MOST => {
            let name = selected.map(|id| cx.title(id)).unwrap_or_default();
            of_one(&prepared, place, &label::shortened(&name, 40))
        }
        _ => format!("{}{}", counts(&prepared), remarks(cx, &prepared)),
    };
    ui.horizontal(|ui| {
        if state.asked.is_some() && button::icon(ui, icons::REMOVE, "Ask no more (Esc)").clicked() {
            state.asked = None;
        }
        let text = RichText::new(says).color(Tokens::of(ui).ink_soft);
        ui.add(egui::Label::new(text.size(12.0)).truncate());
    });
}

/// What one should know of the picture as a whole.
fn remarks(cx: &Context<'_>, prepared: &Prepared) -> String {
    let view = cx.workspace.map_view();
    let mut remarks = String::new();
    let has = |kind: TieKind| prepared.tie_kinds.contains_key(&kind);
    match view.lens {
        Some(Lens::Guarantees) if !has(TieKind::Guarantees) && !has(TieKind::Verifies) => {
            remarks.push_str("; nobody guarantees or verifies anything yet");
        }
        Some(Lens::Conditions) => match prepared.circles {
            0 => {}
            1 => remarks.push_str("; 1 circle, in red: each waits for the other"),
            many => remarks.push_str(&format!(
                "; {many} circles, in red: each waits for the other"
            )),
        },
        Some(Lens::Stances) => match prepared.seen.unasked {
            0 => {}
            1 => remarks.push_str("; on one more option or provision no position is known"),
            many => remarks.push_str(&format!(
                "; on {many} more options and provisions no position is known"
            )),
        },
        _ => {}
    }
    if !view.kinds.is_empty() {
        remarks.push_str("; some kinds are filtered out");
    }
    if !view.hidden.is_empty() {
        remarks.push_str(&format!("; {} hidden", view.hidden.len()));
    }
    remarks
}

fn counts(prepared: &Prepared) -> String {
    let of = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    format!(
        "{}, {}",
        of(prepared.spots.len(), "thing", "things"),
        of(prepared.lines.len(), "tie", "ties")
    )
}

fn of_one(prepared: &Prepared, place: usize, name: &str) -> String {
    let all = prepared.readings.readings(prepared);
    let own = all.get(place).copied().unwrap_or_default();
    let rank = |value: &dyn Fn(&Reading) -> f64| {
        all.iter()
            .filter(|other| value(other) > value(&own))
            .count()
    };
    let tied = match (own.degree, rank(&|reading| reading.degree as f64)) {
        (0, _) => return format!("{name} is tied to nothing that is shown here"),
        (1, _) => "tied to one other".to_owned(),
        (degree, 0) => format!("tied to {degree} others, more than anything else here"),
        (degree, _) => format!("tied to {degree} others"),
    };
    let between = match rank(&|reading| reading.betweenness) {
        0 if own.betweenness > 0.0 => "; it stands between others more often than anything else",
        1 | 2 if own.betweenness > 0.02 => {
            "; one of the three that stand between others most often"
        }
        _ => "",
    };
    format!("{name}: {tied}{between}")
}

fn share(part: f64) -> String {
    if part > 0.0 && part < 0.005 {
        return "less than 1 %".to_owned();
    }
    format!("{:.0} %", part * 100.0)
}

/// The panel with all that is read from the map.
pub(super) fn panel(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State, room: Rect) {
    if !state.is_reading {
        return;
    }
    let prepared = std::sync::Arc::clone(&state.prepared);
    egui::Area::new(egui::Id::unique("map reading"))
        .order(egui::Order::Middle)
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(room.right_top() + vec2(-12.0, 12.0))
        .show(ui.ctx(), |ui| {
            let tokens = Tokens::of(ui);
            card::frame(&tokens)
                .inner_margin(egui::Margin::same(12))
                .show(ui, |ui| {
                    ui.set_width(WIDTH);
                    egui::ScrollArea::vertical()
                        .max_height((room.height() - 60.0).max(120.0))
                        .show(ui, |ui| {
                            ui.spacing_mut().item_spacing.y = space::TIGHT;
                            body(ui, cx, state, &prepared);
                        });
                });
        });
}

fn body(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State, prepared: &Prepared) {
    paragraph(ui, &format!("{}.", whole(prepared)));
    if prepared.spots.len() > MOST {
        paragraph(
            ui,
            "Too many to tell who is well placed: focus on one, or filter.",
        );
        return;
    }
    let lens = cx.workspace.map_view().lens.clone();
    if lens == Some(Lens::Alliances) {
        strains(ui, state, prepared);
    }
    if lens == Some(Lens::Conditions) {
        circles(ui, prepared);
    }
    placed(ui, cx, prepared);
}

/// How many there are, and in how many parts.
fn whole(prepared: &Prepared) -> String {
    let parts = prepared.readings.parts(prepared);
    let alone = match parts.alone {
        0 => String::new(),
        1 => "; one is tied to nothing".to_owned(),
        count => format!("; {count} are tied to nothing"),
    };
    let groups = match parts.groups {
        0 | 1 => String::new(),
        count => format!(" in {count} separate parts"),
    };
    format!("{}{groups}{alone}", counts(prepared))
}

fn placed(ui: &mut Ui, cx: &mut Context<'_>, prepared: &Prepared) {
    let all = prepared.readings.readings(prepared);
    let ranked = |value: &dyn Fn(&Reading) -> f64| {
        let mut places: Vec<usize> = (0..all.len()).collect();
        let of = |place: &usize| all.get(*place).map_or(0.0, value);
        places.sort_by(|a, b| of(b).total_cmp(&of(a)));
        places.retain(|place| of(place) > 0.0);
        places.truncate(NAMED);
        places
    };
    let most = ranked(&|reading| reading.degree as f64);
    if !most.is_empty() {
        label::overline(ui, "Most ties");
        for place in most {
            let degree = all.get(place).map_or(0, |reading| reading.degree);
            thing(ui, cx, prepared, place, &format!("tied to {degree} others"));
        }
    }
    let brokers = ranked(&|reading| reading.betweenness);
    if !brokers.is_empty() {
        label::overline(ui, "Brokers");
        for place in brokers {
            let between = all.get(place).map_or(0.0, |reading| reading.betweenness);
            let says = format!("on {} of the shortest ways between others", share(between));
            thing(ui, cx, prepared, place, &says);
        }
    }
    let parts = prepared.readings.parts(prepared);
    if !parts.joints.is_empty() {
        label::overline(ui, "What holds it together");
        for (node, cut) in parts.joints.iter().take(NAMED) {
            let Some(place) = prepared.spots.iter().position(|spot| spot.node == *node) else {
                continue;
            };
            let says = match cut {
                1 => "without it one other would be cut off".to_owned(),
                count => format!("without it {count} others would be cut off"),
            };
            thing(ui, cx, prepared, place, &says);
        }
    }
}

/// A name that leads to the thing, and what is to be said of it.
fn thing(ui: &mut Ui, cx: &mut Context<'_>, prepared: &Prepared, place: usize, says: &str) {
    let Some(id) = prepared.spots.get(place).and_then(|spot| prepared.id(spot)) else {
        return;
    };
    let title = cx.title(id);
    if button::link(ui, &label::shortened(&title, 40)).clicked() {
        cx.push(Command::Select(Some(id.clone())));
    }
    ui.label(label::soft(says, ui));
}

fn strains(ui: &mut Ui, state: &mut State, prepared: &Prepared) {
    label::overline(ui, "Out of balance");
    let triads = prepared.readings.strains(prepared);
    if triads.is_empty() {
        paragraph(
            ui,
            "No three parties pull against themselves: friends of friends are friends here.",
        );
        return;
    }
    paragraph(
        ui,
        "Three parties whose ties do not go together are under strain, and one of the ties tends to give way.",
    );
    for triad in triads {
        let Some(parties) = asked::ids_of(prepared, triad) else {
            continue;
        };
        let is_lit = state.asked == Some(Asked::Strain(parties.clone()));
        let text = RichText::new(&triad.says).size(size::LABEL + 1.0);
        let row = egui::Button::selectable(is_lit, text).wrap();
        if ui.add(row).clicked() {
            state.asked = (!is_lit).then_some(Asked::Strain(parties));
        }
    }
}

fn circles(ui: &mut Ui, prepared: &Prepared) {
    let circles = network::circles(&prepared.network, &prepared.seen);
    if circles.is_empty() {
        return;
    }
    label::overline(ui, "Circles");
    for circle in circles {
        let names: Vec<String> = circle
            .iter()
            .filter_map(|place| prepared.network.nodes.get(*place))
            .map(|node| node.title.clone())
            .collect();
        paragraph(
            ui,
            &format!(
                "Each waits for the other, so none can come first: {}.",
                names.join("; ")
            ),
        );
    }
}

fn paragraph(ui: &mut Ui, text: &str) {
    let text = RichText::new(text).size(size::LABEL + 1.0);
    ui.add(egui::Label::new(text).wrap());
}

/// The triad of these parties.
pub(super) fn strain_of<'a>(prepared: &'a Prepared, parties: &[Id; 3]) -> Option<&'a Triad> {
    let triads = prepared.readings.strains(prepared);
    triads
        .iter()
        .find(|triad| asked::ids_of(prepared, triad).as_ref() == Some(parties))
}
