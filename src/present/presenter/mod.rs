//! The presenter's screen: what is shown and what comes next, the notes, the time.

mod overview;
pub(super) mod panel;
mod side;

use egui::{
    Align, CentralPanel, Frame, Layout, Margin, Panel, Rect, RichText, ScrollArea, Sense,
    StrokeKind, Ui, Vec2,
};

use super::{
    audience,
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
    let is_small = ui.available_height() < 560.0;
    if desk.show().is_some_and(|show| !show.is_overview) && !is_small {
        Panel::bottom("all slides")
            .resizable(false)
            .show_separator_line(false)
            .frame(frame(24, 24, 8, 12))
            .show(ui, |ui| overview::strip(ui, cx, desk));
    }
    let width = (ui.available_width() * 0.36).clamp(220.0, 560.0);
    Panel::right("beside the slide")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame(10, 24, 6, 6))
        .show(ui, |ui| match desk.is_outline {
            true => {
                if let Some(live) = &desk.live {
                    ScrollArea::vertical().show(ui, |ui| panel::show(ui, cx, &live.findings));
                }
            }
            false => side::show(ui, cx, desk),
        });
    CentralPanel::default()
        .frame(frame(24, 10, 6, 6))
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
                if let Some(live) = &desk.live {
                    panel::sum(ui, &live.findings);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = format!("The room: {room}");
                ui.add(egui::Label::new(label::soft(text, ui)).truncate());
            });
        });
    });
}

/// What is shown, the buttons under it, the notes.
fn centre(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    const BUTTONS: f32 = 42.0;
    const NOTES: f32 = 130.0;
    let available = ui.available_size();
    let most = (available.y - BUTTONS - NOTES).max(120.0);
    let slide = desk
        .pages()
        .first()
        .map_or(Vec2::new(16.0, 9.0), |page| page.scene.size);
    let height = (available.x * slide.y / slide.x.max(1.0)).min(most);
    let (room, response) = ui.allocate_exact_size(Vec2::new(available.x, height), Sense::hover());
    if let Some(live) = &mut desk.live {
        current(ui, live, room, &response);
    }
    ui.add_space(6.0);
    buttons(ui, cx, desk);
    ui.add_space(6.0);
    notes(ui, cx, desk);
}

fn current(ui: &Ui, live: &mut super::desk::Live, room: Rect, response: &egui::Response) {
    let tokens = Tokens::of(ui);
    let show = &mut live.show;
    let Some(page) = live.pages.get(show.page) else {
        return;
    };
    let room = Rect::from_min_size(room.min, audience::placed(room, page.scene.size).0.size());
    let on = audience::page(ui.painter(), page, show.step, room);
    let says = match (show.curtain, show.is_frozen) {
        (Curtain::Black, _) => Some("The room sees black"),
        (Curtain::White, _) => Some("The room sees white"),
        (Curtain::Up, true) => Some("Frozen: the room sees this while you edit"),
        (Curtain::Up, false) => None,
    };
    if show.curtain != Curtain::Up {
        ui.painter().rect_filled(on.0, 0.0, tokens.veil);
    }
    // Where the hand is over the slide, there the pointer is for the room.
    let hand = ui.input(|input| input.pointer.hover_pos());
    show.points_at = hand
        .filter(|hand| on.0.contains(*hand))
        .map(|hand| on.1.back(hand));
    if show.pointer != Pointer::Off {
        audience::pointer(ui.painter(), show.pointer, show.points_at, on);
    }
    let colour = if says.is_some() {
        tokens.warn
    } else {
        tokens.accent
    };
    ui.painter().rect_stroke(
        on.0,
        2.0,
        egui::Stroke::new(2.0, colour),
        StrokeKind::Outside,
    );
    if let Some(says) = says {
        let font = Face::SansSemibold.at(size::BODY);
        let galley = label::laid_out(ui, says, font, tokens.on_warn, on.0.width(), 1);
        let pill = Rect::from_min_size(
            on.0.left_bottom() - Vec2::new(-10.0, galley.size().y + 18.0),
            galley.size() + Vec2::new(16.0, 8.0),
        );
        ui.painter().rect_filled(pill, 4.0, tokens.warn);
        ui.painter()
            .galley(pill.min + Vec2::new(8.0, 4.0), galley, tokens.on_warn);
    }
    let name = format!(
        "Now: {} of {}, {}{}",
        show.page + 1,
        live.pages.len(),
        page.scene.title,
        says.map(|says| format!(". {says}")).unwrap_or_default()
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
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
        let wide = ui.available_width() > 560.0;
        for (name, key, is_on, asked) in [
            ("Black", "B", show.curtain == Curtain::Black, Asked::Black),
            ("White", "W", show.curtain == Curtain::White, Asked::White),
            ("Freeze", "F", show.is_frozen, Asked::Freeze),
            ("Pointer", "L", show.pointer != Pointer::Off, Asked::Pointer),
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
