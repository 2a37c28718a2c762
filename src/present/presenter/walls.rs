//! Which screen the room looks at: asked where it is in doubt, changed at any time.

use egui::{Popup, RichText, Ui, Vec2};

use crate::{
    commands::PresentCommand,
    present::{
        Monitor, Wall,
        desk::{Context, Desk},
    },
    theme::{Face, Tokens, fonts::size, icons, space},
    widgets::{button, label},
};

/// Asks where the room looks. Nothing is shown to it before that is known.
pub(super) fn ask(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk, among: &[Monitor]) {
    let title = RichText::new("Which screen does the room look at?");
    ui.label(title.font(Face::SerifMedium.at(size::CARD_TITLE)));
    let text = "The pages appear there and nowhere else. The choice is remembered by the \
        screen’s name.";
    ui.add(egui::Label::new(label::soft(text, ui)).wrap());
    ui.add_space(space::SECTION);
    for monitor in among {
        let says = format!("{}, {}", monitor.says(), beside(monitor, &desk.monitors));
        let row = egui::Button::new(says).min_size(Vec2::new(320.0, space::TARGET + 8.0));
        if ui.add(row).clicked() {
            take(cx, desk, monitor);
            cx.present(PresentCommand::StartClock);
        }
    }
    ui.add_space(space::SMALL);
    if button::quiet(ui, "None of them: show it in this window").clicked() {
        desk.wall = Wall::Here;
        cx.present(PresentCommand::StartClock);
    }
}

/// Where a monitor stands as seen from this window's.
fn beside(monitor: &Monitor, all: &[Monitor]) -> &'static str {
    let Some(here) = all.iter().find(|it| it.is_here) else {
        return "another screen";
    };
    let (x, y) = (
        i64::from(monitor.at.0) - i64::from(here.at.0),
        i64::from(monitor.at.1) - i64::from(here.at.1),
    );
    match (x.abs() >= y.abs(), x > 0, y > 0) {
        (true, true, _) => "to the right of this one",
        (true, false, _) => "to the left of this one",
        (false, _, true) => "below this one",
        (false, _, false) => "above this one",
    }
}

fn take(cx: &mut Context<'_>, desk: &mut Desk, monitor: &Monitor) {
    cx.present(PresentCommand::AudienceOn(monitor.name.clone()));
    desk.wall = Wall::Monitor(monitor.clone());
}

/// The screen that the room looks at, where there are others to choose from.
pub(super) fn choice(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    let others: Vec<Monitor> = desk
        .monitors
        .iter()
        .filter(|monitor| !monitor.is_here)
        .cloned()
        .collect();
    let Wall::Monitor(now) = &desk.wall else {
        return;
    };
    let now = now.clone();
    if others.len() < 2 {
        return;
    }
    let opener = button::secondary(ui, &format!("Screen: {}", label::shortened(&now.name, 16)));
    let mut wish = None;
    Popup::menu(&opener).show(|ui| {
        ui.set_min_width(240.0);
        for monitor in &others {
            let row = egui::Button::selectable(monitor.number == now.number, monitor.says());
            if ui
                .add(row.min_size(Vec2::new(240.0, space::TARGET)))
                .clicked()
            {
                wish = Some(monitor.clone());
            }
        }
    });
    if let Some(monitor) = wish {
        take(cx, desk, &monitor);
    }
}

/// Says that the room sees nothing because its screen is gone, and what can be done.
pub(super) fn missing(ui: &mut Ui, desk: &mut Desk) {
    let tokens = Tokens::of(ui);
    let text = match &desk.wall {
        Wall::Gone {
            name,
            is_listed: false,
        } => {
            format!("The room’s screen is gone ({name}): connect it again and the pages are back")
        }
        Wall::Gone { name, .. } => format!("The room’s screen is gone ({name})"),
        Wall::Nowhere => {
            "There can be no second window here: the room sees what you see".to_owned()
        }
        _ => return,
    };
    egui::Panel::top("no screen")
        .resizable(false)
        .show_separator_line(false)
        .frame(
            egui::Frame::new()
                .fill(tokens.desk)
                .inner_margin(egui::Margin::symmetric(24, 4)),
        )
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(label::icon(icons::WARNING, size::ICON, tokens.warn));
                ui.label(RichText::new(text).color(tokens.warn));
                let is_listed = matches!(
                    desk.wall,
                    Wall::Gone {
                        is_listed: true,
                        ..
                    }
                );
                if is_listed && button::secondary(ui, "Show it there again").clicked() {
                    desk.try_again();
                }
                if button::secondary(ui, "Show it in this window").clicked() {
                    desk.wall = Wall::Here;
                }
            });
        });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_is_told_by_its_side() {
        let monitor = |x: i32, y: i32, is_here: bool| Monitor {
            at: (x, y),
            is_here,
            ..Monitor::default()
        };
        let all = [monitor(0, 0, true)];
        let side = |x, y| beside(&monitor(x, y, false), &all);
        assert_eq!(side(1920, 0), "to the right of this one");
        assert_eq!(side(-1920, 100), "to the left of this one");
        assert_eq!(side(0, 1080), "below this one");
        assert_eq!(side(0, -1080), "above this one");
        assert_eq!(beside(&all[0], &[]), "another screen");
    }
}
