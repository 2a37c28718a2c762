//! The presenter's screen: what is shown and what comes next, the notes, the time.

mod current;
mod overview;
pub(super) mod panel;
mod side;
mod walls;

use egui::{
    Align, CentralPanel, Frame, Layout, Margin, Panel, RichText, ScrollArea, Sense, Ui, Vec2,
};

use super::{
    Wall,
    desk::{Context, Desk, room_name},
    show::{Asked, Curtain, Pointer},
};
use crate::{
    commands::PresentCommand,
    theme::{Face, Tokens, fonts::size, icons, space},
    widgets::{button, label},
};

/// Shows it.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    // The clock goes on.
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_millis(500));
    let tokens = Tokens::of(ui);
    let frame = |left, right, top, bottom| {
        let margin = Margin {
            left,
            right,
            top,
            bottom,
        };
        Frame::new().fill(tokens.desk).inner_margin(margin)
    };
    Panel::top("presenting")
        .resizable(false)
        .show_separator_line(false)
        .frame(frame(24, 24, 14, 6))
        .show(ui, |ui| head(ui, cx, desk));
    walls::missing(ui, desk);
    if let Wall::Asking(among) = &desk.wall {
        let among = among.clone();
        CentralPanel::default()
            .frame(frame(24, 24, 6, 6))
            .show(ui, |ui| walls::ask(ui, cx, desk, &among));
        return;
    }
    let is_small = ui.available_height() < 560.0;
    if desk.show().is_some_and(|show| !show.is_overview) && !is_small {
        Panel::bottom("all slides")
            .resizable(false)
            .show_separator_line(false)
            .frame(frame(24, 24, 8, 12))
            .show(ui, |ui| overview::strip(ui, cx, desk));
    }
    Panel::right("beside the slide")
        .exact_size(beside(ui.available_size(), slide_size(desk)))
        .resizable(false)
        .show_separator_line(false)
        .frame(frame(10, 24, 6, 6))
        .show(ui, |ui| {
            let for_team = cx.workspace.presenting().is_some_and(|it| it.for_team);
            if !desk.is_outline || for_team {
                side::show(ui, cx, desk);
                return;
            }
            Panel::bottom("time")
                .resizable(false)
                .show_separator_line(false)
                .frame(frame(0, 0, 12, 6))
                .show(ui, |ui| side::time(ui, cx));
            ScrollArea::vertical()
                .auto_shrink([false, false])
                .show(ui, |ui| panel::of_show(ui, cx, desk));
        });
    CentralPanel::default()
        .frame(frame(SIDES.0, SIDES.1, 6, 6))
        .show(ui, |ui| {
            if desk.show().is_some_and(|show| show.is_overview) {
                overview::show(ui, cx, desk);
            } else {
                centre(ui, cx, desk);
            }
        });
}

fn head(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    let Some(presenting) = cx.workspace.presenting() else {
        return;
    };
    let room = room_name(cx, &presenting.brief, presenting.for_team);
    let for_team = presenting.for_team;
    ui.horizontal(|ui| {
        label::view_title(ui, "Presenting");
        ui.add_space(space::SMALL);
        let tokens = Tokens::of(ui);
        // Among all slides the one that the room sees does not say it.
        let covered = desk.show().filter(|show| show.is_overview);
        if let Some(says) = covered.and_then(|show| show.sees_instead()) {
            ui.label(RichText::new(says).color(tokens.warn));
            ui.add_space(space::SMALL);
        }
        ui.label(label::icon(icons::SHARED, size::ICON, tokens.ink_soft));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::SMALL;
            if !for_team {
                let says = if desk.is_outline {
                    "Back to the next slide"
                } else {
                    "What this room will see"
                };
                if button::secondary(ui, says).clicked() {
                    desk.is_outline = !desk.is_outline;
                }
                if let Some(live) = &desk.live
                    && !desk.is_overlooked()
                {
                    panel::sum(ui, &live.findings);
                }
            }
            walls::choice(ui, cx, desk);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = format!("The room: {room}");
                ui.add(egui::Label::new(label::soft(text, ui)).truncate());
            });
        });
    });
}

/// What the buttons and the notes take under the slide.
const UNDER: f32 = 172.0;

/// The room to the left of what stands in the middle, and to its right.
const SIDES: (i8, i8) = (24, 10);

fn slide_size(desk: &Desk) -> Vec2 {
    let first = desk.pages().first();
    first.map_or(Vec2::new(16.0, 9.0), |page| page.scene.size)
}

/// How wide what stands beside the slide is: what a slide that is as high as it can be leaves.
fn beside(available: Vec2, slide: Vec2) -> f32 {
    let highest = (available.y - UNDER - 12.0).max(120.0);
    let slide = highest * slide.x / slide.y.max(1.0);
    let sides = f32::from(SIDES.0) + f32::from(SIDES.1);
    let left = available.x - slide - sides;
    left.max(available.x * 0.36).clamp(220.0, 720.0)
}

/// What is shown, the buttons under it, the notes.
fn centre(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    /// Narrower they would stand in each other's way.
    const BUTTONS: f32 = 600.0;
    let available = ui.available_size();
    let most = (available.y - UNDER).max(120.0);
    let slide = slide_size(desk);
    let height = (available.x * slide.y / slide.x.max(1.0)).min(most);
    let size = Vec2::new(height * slide.x / slide.y.max(1.0), height);
    let (room, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    if let Some(live) = &mut desk.live {
        current::show(ui, live, room, &response);
    }
    ui.add_space(6.0);
    ui.scope(|ui| {
        ui.set_max_width(size.x.max(BUTTONS).min(available.x));
        buttons(ui, cx, desk);
    });
    ui.add_space(6.0);
    notes(ui, cx, desk);
}

fn buttons(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    let Some(show) = desk.show() else { return };
    let show = show.clone();
    let count = desk.pages().len();
    let mut wish = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if button::icon(ui, icons::LEFT, "Back").clicked() {
            wish = Some(Asked::Back);
        }
        if button::icon(ui, icons::RIGHT, "Forward").clicked() {
            wish = Some(Asked::Forward);
        }
        let wide = ui.available_width() > 650.0;
        for (name, key, is_on, asked) in [
            ("Black", "B", show.curtain == Curtain::Black, Asked::Black),
            ("White", "W", show.curtain == Curtain::White, Asked::White),
            ("Freeze", "F", show.is_frozen, Asked::Freeze),
            ("Pointer", "L", show.pointer != Pointer::Off, Asked::Pointer),
            ("Zoom", "Z", show.zoom.is_some(), Asked::Zoom),
            ("Overview", "O", show.is_overview, Asked::Overview),
        ] {
            if switch(ui, name, wide.then_some(key), is_on) {
                wish = Some(asked);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button::danger(ui, "End").on_hover_text("Esc").clicked() {
                cx.present(PresentCommand::End);
            }
            let place = match show.number {
                Some(number) => format!("To slide {number}: Enter"),
                None => format!("{} of {count}", show.page + 1),
            };
            ui.label(label::soft(place, ui));
        });
    });
    if let Some(wish) = wish {
        desk.take(wish, cx.queue);
    }
}

fn switch(ui: &mut Ui, name: &str, key: Option<&str>, is_on: bool) -> bool {
    let tokens = Tokens::of(ui);
    let mut switch = egui::Button::new(RichText::new(name).font(Face::SansMedium.at(size::BODY)))
        .min_size(Vec2::new(0.0, space::TARGET + 2.0));
    if let Some(key) = key {
        switch = switch.shortcut_text(RichText::new(key).color(tokens.ink_soft));
    }
    if is_on {
        switch = switch
            .fill(tokens.accent_wash)
            .stroke(egui::Stroke::new(1.0, tokens.accent));
    }
    let response = ui.add(switch);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_on, name));
    response.clicked()
}

fn notes(ui: &mut Ui, cx: &Context<'_>, desk: &mut Desk) {
    ui.horizontal(|ui| {
        label::overline(ui, "Notes");
        if button::icon(ui, icons::MINUS, "Smaller notes").clicked() {
            desk.notes_size = (desk.notes_size - 2.0).max(12.0);
        }
        if button::icon(ui, icons::ADD, "Larger notes").clicked() {
            desk.notes_size = (desk.notes_size + 2.0).min(48.0);
        }
    });
    if desk.is_overlooked() {
        let text = "Notes are not shown while the room may see this screen";
        ui.label(label::soft(text, ui));
        return;
    }
    let slide = desk
        .live
        .as_ref()
        .and_then(|live| live.show.page_of(&live.pages));
    let notes = slide.and_then(|page| {
        let brief = cx.workspace.presenting().map(|it| &it.brief)?;
        let brief = cx.scenario().briefs.get(brief)?;
        let slide = brief.slides.iter().find(|slide| slide.id == page.slide)?;
        Some(slide.notes.trim()).filter(|notes| !notes.is_empty())
    });
    ScrollArea::vertical()
        .id_salt("notes")
        .auto_shrink([false, false])
        .show(ui, |ui| match notes {
            Some(notes) => {
                let text = RichText::new(notes).font(Face::Serif.at(desk.notes_size));
                ui.add(egui::Label::new(text).wrap());
            }
            None => {
                ui.label(label::soft("No notes on this slide", ui));
            }
        });
}
