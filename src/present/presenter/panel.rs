//! What a room will see: what stays out and why, and where texts name it all the same. For the
//! presenter's eyes.

use egui::{RichText, Ui};

use crate::{
    analysis::room::{
        mentions::Warning,
        outline::{NEVER_SHOWN, OfKind, Out, Why, remaining},
    },
    commands::{Command, presenting},
    model::{Id, Kind, Scenario, handling::Room, naming},
    present::desk::{Context, Desk, Findings, Sharing, names},
    theme::{Face, Tokens, fonts::size, icons, space},
    widgets::{button, label},
};

/// How much stays out, in a few words.
pub(in crate::present) fn sum(ui: &mut Ui, findings: &Findings) {
    let tokens = Tokens::of(ui);
    let out: usize = findings
        .outline
        .kinds
        .iter()
        .map(|kind| kind.out.len())
        .sum();
    let text = match out {
        0 => "Nothing stays out".to_owned(),
        1 => "1 thing stays out".to_owned(),
        some => format!("{some} things stay out"),
    };
    ui.label(label::soft(text, ui));
    let named: usize = findings.warnings.iter().map(|it| it.places.len()).sum();
    if named > 0 {
        let text = match named {
            1 => "1 text may tell what is hidden".to_owned(),
            some => format!("{some} texts may tell what is hidden"),
        };
        ui.label(RichText::new(text).color(tokens.warn));
        ui.label(label::icon(icons::WARNING, size::ICON, tokens.warn));
    }
}

/// All of it while the show goes on: where the room sees this window too, what remains alone.
pub(super) fn of_show(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    let is_overlooked = desk.is_overlooked();
    let Some(live) = &desk.live else { return };
    if is_overlooked {
        remains(ui, &live.shown);
    } else {
        show(ui, cx, &live.findings, &mut desk.sharing);
    }
}

/// What remains, and nothing else.
pub(in crate::present) fn remains(ui: &mut Ui, seen: &Scenario) {
    title(ui);
    for (kind, entries) in remaining(seen) {
        ui.add_space(space::SMALL);
        label::overline(ui, kind.plural());
        for entry in entries {
            ui.add(egui::Label::new(entry.title).wrap());
        }
    }
}

fn title(ui: &mut Ui) {
    ui.label(RichText::new("What this room will see").font(Face::SerifMedium.at(size::CARD_TITLE)));
}

/// What stays out of it and why. What is only marked so can be shared from here.
pub(in crate::present) fn show(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    findings: &Findings,
    sharing: &mut Sharing,
) {
    let tokens = Tokens::of(ui);
    title(ui);
    for warning in &findings.warnings {
        ui.horizontal_top(|ui| {
            ui.label(label::icon(icons::WARNING, size::ICON, tokens.warn));
            ui.vertical(|ui| named(ui, warning));
        });
    }
    if let Some(room) = &findings.room {
        share(ui, cx, findings, room, sharing);
    }
    let scenario = cx.scenario();
    let title = |id: &Id| cx.open.reports.index.title(scenario, id);
    let kinds = || findings.outline.kinds.iter();
    for kind in kinds().filter(|kind| !kind.out.is_empty()) {
        ui.add_space(space::SMALL);
        of_kind(ui, kind, &title, sharing);
    }
    if !findings.outline.cuts.is_empty() {
        ui.add_space(space::SMALL);
        label::overline(ui, "Left out of what is seen");
        for cut in &findings.outline.cuts {
            ui.add(egui::Label::new(cut.sentence(&title)).wrap());
        }
    }
    let whole: Vec<String> = kinds()
        .filter(|kind| kind.out.is_empty() && !kind.shown.is_empty())
        .map(|kind| kind.kind.count(kind.shown.len()))
        .collect();
    if !whole.is_empty() {
        ui.add_space(space::SMALL);
        label::overline(ui, "Seen, with none left out");
        ui.add(egui::Label::new(whole.join(", ")).wrap());
    }
    ui.add_space(space::SMALL);
    ui.add(egui::Label::new(label::soft(NEVER_SHOWN, ui)).wrap());
}

/// What is hidden and named all the same: the first of the texts, and all of them when asked.
fn named(ui: &mut Ui, warning: &Warning) {
    const FEW: usize = 3;
    ui.add(egui::Label::new(warning.says.as_str()).wrap());
    let [_, _, ..] = warning.places.as_slice() else {
        return;
    };
    let id = ui.make_persistent_id(("named", &warning.says));
    let shows_all = ui.data(|data| data.get_temp(id).unwrap_or(false));
    let most = if shows_all { usize::MAX } else { FEW };
    let places: Vec<&str> = warning
        .places
        .iter()
        .map(String::as_str)
        .take(most)
        .collect();
    ui.add(egui::Label::new(label::soft(places.join("; "), ui)).wrap());
    let more = warning.places.len().saturating_sub(places.len());
    if more > 0 {
        let text = format!("Show {more} more");
        let name = format!("{text}: {}", warning.says);
        if button::named(button::link(ui, &text), &name).clicked() {
            ui.data_mut(|data| data.insert_temp(id, true));
        }
    }
}

/// Whether all that keeps it from the room is how it is marked.
fn can_share(kind: Kind, out: &Out) -> bool {
    let is_marked = matches!(
        out.why,
        Why::TeamOnly | Why::NotPublic | Why::NotSharedWith(_)
    );
    is_marked && Kind::CARDS.contains(&kind)
}

fn of_kind(ui: &mut Ui, of: &OfKind, title: naming::Lookup<'_>, sharing: &mut Sharing) {
    let can_share: Vec<&Out> = of
        .out
        .iter()
        .filter(|out| can_share(of.kind, out))
        .collect();
    ui.horizontal(|ui| {
        label::overline(ui, of.kind.plural());
        let seen = match of.shown.len() {
            0 => "none is seen".to_owned(),
            1 => "1 is seen".to_owned(),
            some => format!("{some} are seen"),
        };
        ui.label(label::soft(seen, ui));
        if can_share.len() > 1 {
            let all = format!("Choose all {}", can_share.len());
            let link = button::named(
                button::link(ui, &all),
                &format!("{all} {}", of.kind.plural()),
            );
            if link.clicked() {
                let ids = can_share.iter().map(|out| out.id.clone());
                sharing.chosen.extend(ids);
            }
        }
    });
    for out in &of.out {
        let why = label::soft(out.why.label(title), ui);
        if !self::can_share(of.kind, out) {
            ui.add(egui::Label::new(out.title.as_str()).wrap());
            ui.add(egui::Label::new(why).wrap());
            continue;
        }
        let mut is_chosen = sharing.chosen.contains(&out.id);
        let text = label::shortened(&out.title, 90);
        if ui
            .checkbox(&mut is_chosen, text)
            .on_hover_text(&out.title)
            .changed()
        {
            if is_chosen {
                sharing.chosen.insert(out.id.clone());
            } else {
                sharing.chosen.remove(&out.id);
            }
        }
        ui.horizontal(|ui| {
            ui.add_space(ui.spacing().icon_width + ui.spacing().icon_spacing);
            ui.add(egui::Label::new(why).wrap());
        });
    }
}

/// What was chosen is shared with the room, after one more question.
fn share(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    findings: &Findings,
    room: &Room,
    sharing: &mut Sharing,
) {
    let mut outs = findings.outline.kinds.iter().flat_map(|of| {
        let outs = of.out.iter().filter(|out| can_share(of.kind, out));
        outs.map(|out| &out.id)
    });
    if outs.clone().next().is_none() {
        sharing.chosen.clear();
        return;
    }
    // What was shared, or is gone, is chosen no longer.
    sharing
        .chosen
        .retain(|id| outs.clone().any(|out| out == id));
    let count = sharing.chosen.len();
    let is_any = outs.any(|_| true) && count > 0;
    sharing.asks &= is_any;
    if !sharing.asks {
        ui.add_enabled_ui(is_any, |ui| {
            if button::secondary(ui, "Share these…").clicked() {
                sharing.asks = true;
            }
        });
        if !is_any {
            let text = "Choose below what the room may see as well";
            ui.label(label::soft(text, ui));
        }
        return;
    }
    let what = match count {
        1 => "this card".to_owned(),
        some => format!("these {some} cards"),
    };
    let who = names(cx.scenario(), room);
    let text = format!(
        "Let {who} see {what}? They see them from now on, here and in every export for them"
    );
    ui.add(egui::Label::new(RichText::new(text)).wrap());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        if button::secondary(ui, "Never mind").clicked() {
            sharing.asks = false;
        }
        if button::danger(ui, "Share them").clicked() {
            let ids: Vec<Id> = std::mem::take(&mut sharing.chosen).into_iter().collect();
            cx.push(Command::Edit(presenting::shared(&ids, room)));
            sharing.asks = false;
        }
    });
}
