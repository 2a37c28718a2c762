//! All pages of the show, in a strip or on the whole screen.

use egui::{Key, Rect, ScrollArea, Sense, StrokeKind, Ui, Vec2};

use crate::{
    present::{
        Page, audience,
        desk::{Context, Desk},
        show::{Asked, found},
    },
    theme::{Face, Tokens, fonts::size},
    widgets::label,
};

/// All pages in rows; those that have certain words, once some are typed.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    let (sought, is_entered) = search(ui, desk);
    let found: Vec<usize> = match &sought {
        Some(words) => found(desk.pages(), words),
        None => (0..desk.pages().len()).collect(),
    };
    if found.is_empty() {
        ui.label(label::soft("No slide has these words", ui));
    }
    let mut wish = is_entered.then_some(Asked::Enter);
    let room = ui.available_width();
    let across = (room / 240.0).floor().max(1.0);
    let width = ((room - 12.0) / across - 12.0).max(60.0);
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(12.0);
            for places in found.chunks(across as usize) {
                ui.horizontal(|ui| {
                    for place in places {
                        if let Some(page) = desk.pages().get(*place)
                            && small(ui, desk, page, *place, width)
                        {
                            wish = Some(Asked::Page(*place));
                        }
                    }
                });
            }
        });
    if let Some(wish) = wish {
        desk.take(wish, cx.queue);
    }
}

/// The field for the words that are looked for, where that was asked for. Tells the words, and
/// whether one is done with them.
fn search(ui: &mut Ui, desk: &mut Desk) -> (Option<String>, bool) {
    let show = desk.live.as_mut().map(|live| &mut live.show);
    let Some(words) = show.and_then(|show| show.search.as_mut()) else {
        return (None, false);
    };
    let is_new = words.is_empty();
    let name = ui.label(label::soft("Slides that have the words", ui));
    let field = egui::TextEdit::singleline(words).desired_width(320.0);
    let response = ui.add(field).labelled_by(name.id);
    if is_new && !response.has_focus() {
        response.request_focus();
    }
    // The key that asked for the field is no word.
    if words == "/" {
        words.clear();
    }
    let enters = ui.input(|input| input.key_pressed(Key::Enter));
    (Some(words.clone()), response.lost_focus() && enters)
}

/// All pages side by side.
pub(super) fn strip(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    let mut wish = None;
    ScrollArea::horizontal()
        .id_salt("strip")
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                for (place, page) in desk.pages().iter().enumerate() {
                    if small(ui, desk, page, place, 112.0) {
                        wish = Some(Asked::Page(place));
                    }
                }
            });
        });
    if let Some(wish) = wish {
        desk.take(wish, cx.queue);
    }
}

fn small(ui: &mut Ui, desk: &Desk, page: &Page, place: usize, width: f32) -> bool {
    let tokens = Tokens::of(ui);
    let height = width * page.scene.size.y / page.scene.size.x.max(1.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height + 18.0), Sense::click());
    let is_here = desk.show().is_some_and(|show| show.page == place);
    let name = format!("Slide {}: {}", place + 1, page.scene.title);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_here, &name));
    if is_here && ui.data(|data| data.get_temp::<usize>(response.id)) != Some(place) {
        response.scroll_to_me(None);
    }
    ui.data_mut(|data| {
        if is_here {
            data.insert_temp(response.id, place);
        } else {
            data.remove::<usize>(response.id);
        }
    });
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    let picture = Rect::from_min_size(rect.min, Vec2::new(width, height));
    audience::page(ui.painter(), page, page.steps(), picture);
    let line = match (is_here, response.hovered() || response.has_focus()) {
        (true, _) => egui::Stroke::new(2.0, tokens.accent),
        (false, true) => egui::Stroke::new(1.5, tokens.ink_soft),
        (false, false) => egui::Stroke::new(1.0, tokens.hairline),
    };
    ui.painter()
        .rect_stroke(picture, 2.0, line, StrokeKind::Inside);
    let colour = if is_here { tokens.ink } else { tokens.ink_soft };
    let text = format!("{} {}", place + 1, page.scene.title);
    let galley = label::laid_out(ui, &text, Face::Sans.at(size::LABEL), colour, width, 1);
    ui.painter()
        .galley(picture.left_bottom() + Vec2::new(0.0, 3.0), galley, colour);
    response.clicked()
}
