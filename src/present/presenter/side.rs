//! Beside the slide: what comes next, and the time.

use egui::{RichText, Sense, StrokeKind, Ui, Vec2};

use crate::{
    present::{
        audience,
        desk::{Context, Desk},
        show::{Time, clock},
    },
    theme::{Face, Tokens, fonts::size, space},
    widgets::label,
};

pub(super) fn show(ui: &mut Ui, cx: &Context<'_>, desk: &Desk) {
    label::overline(ui, "Next");
    next(ui, desk);
    ui.add_space(space::SECTION);
    time(ui, cx);
}

/// The time that has gone, and what is left of what is planned.
pub(super) fn time(ui: &mut Ui, cx: &Context<'_>) {
    if let Some(time) = Desk::time(cx.workspace) {
        show_time(ui, cx, time);
    }
}

fn next(ui: &mut Ui, desk: &Desk) {
    let tokens = Tokens::of(ui);
    let Some(live) = &desk.live else { return };
    let Some(page) = live.show.next_of(&live.pages) else {
        ui.label(label::soft("This is the last slide", ui));
        return;
    };
    let width = ui.available_width();
    let size = page.scene.size;
    let most = (ui.available_height() - 110.0).max(80.0);
    let height = (width * size.y / size.x.max(1.0)).min(most);
    let (room, response) = ui.allocate_exact_size(
        Vec2::new(height * size.x / size.y.max(1.0), height),
        Sense::hover(),
    );
    audience::page(ui.painter(), page, 0, room);
    let here = live.show.page;
    audience::prepare(ui.painter(), live, &[here, here + 2], room);
    let line = egui::Stroke::new(1.0, tokens.hairline);
    ui.painter()
        .rect_stroke(room, 2.0, line, StrokeKind::Outside);
    let name = format!("Next: {}", page.scene.title);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
}

fn show_time(ui: &mut Ui, cx: &Context<'_>, time: Time) {
    let tokens = Tokens::of(ui);
    let colour = match (time.is_over(), time.is_short()) {
        (true, _) => tokens.danger,
        (false, true) => tokens.warn,
        (false, false) => tokens.ink,
    };
    ui.horizontal(|ui| {
        let elapsed = RichText::new(clock(time.elapsed));
        ui.label(elapsed.font(Face::SerifMedium.at(40.0)).color(colour));
        ui.vertical(|ui| {
            let now = cx.workspace.clock.local(cx.workspace.clock.now());
            ui.label(label::soft(format!("It is {}", now.strftime("%H:%M")), ui));
            if let (Some(planned), Some(rest)) = (time.planned, time.rest()) {
                let text = format!("{rest} of {}", clock(planned));
                ui.label(RichText::new(text).size(size::BODY).color(match colour {
                    it if it == tokens.ink => tokens.ink_soft,
                    it => it,
                }));
            }
        });
    });
    if let Some(part) = time.part() {
        let size = Vec2::new(ui.available_width(), 4.0);
        let (bar, _) = ui.allocate_exact_size(size, Sense::hover());
        ui.painter().rect_filled(bar, 2.0, tokens.hairline);
        let mut gone = bar;
        gone.set_width(bar.width() * part);
        let colour = if colour == tokens.ink {
            tokens.accent
        } else {
            colour
        };
        ui.painter().rect_filled(gone, 2.0, colour);
    }
}
