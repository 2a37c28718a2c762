//! The slides of the brief at hand, one under the other: chosen, moved, hidden, doubled, deleted,
//! with the hand or by key.

use egui::{Key, Modifiers, Rect, ScrollArea, Sense, StrokeKind, Ui, Vec2};

use super::edits;
use crate::{
    commands::{Command, PresentCommand},
    model::{Brief, Id, Kind},
    present::{
        audience,
        desk::{Context, Desk, Sheet},
        slide,
    },
    theme::{Face, Tokens, fonts::size, icons},
    widgets::{button, label},
};

/// What is asked of the slide that is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Choose(usize),
    Move(isize),
    Hide,
    Double,
    Delete,
}

/// The column of slides.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk, brief: &Brief) {
    let chosen = brief
        .slides
        .iter()
        .position(|it| Some(&it.id) == desk.slide.as_ref());
    let mut wish = by_key(ui, chosen, brief.slides.len());
    let before: Option<Id> = ui.data(|data| data.get_temp(egui::Id::unique("chosen slide")));
    let has_moved = before != desk.slide;
    if let Some(slide) = &desk.slide {
        ui.data_mut(|data| data.insert_temp(egui::Id::unique("chosen slide"), slide.clone()));
    }
    super::add::show(ui, cx, desk, brief);
    ui.add_space(4.0);
    let buttons = 36.0;
    let room = Vec2::new(ui.available_width(), ui.available_height() - buttons);
    ui.allocate_ui(room, |ui| {
        ScrollArea::vertical()
            .id_salt("slides")
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 8.0;
                let Some(draft) = &desk.draft else { return };
                for (place, sheet) in draft.sheets.iter().enumerate() {
                    let is_chosen = chosen == Some(place);
                    let response = small(ui, brief, sheet, place, is_chosen);
                    if is_chosen && has_moved {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        wish = Some(Wish::Choose(place));
                    }
                }
            });
    });
    let is_hidden = chosen
        .and_then(|at| brief.slides.get(at))
        .is_some_and(|it| it.hidden);
    ui.add_enabled_ui(chosen.is_some(), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let hide = if is_hidden {
                "Show the slide again"
            } else {
                "Hide the slide"
            };
            let eye = if is_hidden {
                icons::PUBLIC
            } else {
                icons::PRIVATE
            };
            for (icon, name, does) in [
                (icons::UP, "Move the slide up", Wish::Move(-1)),
                (icons::DOWN, "Move the slide down", Wish::Move(1)),
                (eye, hide, Wish::Hide),
                (icons::COPY, "Duplicate the slide", Wish::Double),
                (icons::DELETE, "Delete the slide", Wish::Delete),
            ] {
                if button::icon(ui, icon, name).clicked() {
                    wish = Some(does);
                }
            }
        });
    });
    if let Some(wish) = wish {
        fulfil(cx, desk, brief, chosen, wish);
    }
}

/// What a key asks for; a text that is being edited has its keys to itself.
fn by_key(ui: &Ui, chosen: Option<usize>, count: usize) -> Option<Wish> {
    let ctx = ui.ctx();
    if ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) || count == 0 {
        return None;
    }
    let at = chosen.unwrap_or(0);
    let keys = [
        (Modifiers::ALT, Key::ArrowUp, Wish::Move(-1)),
        (Modifiers::ALT, Key::ArrowDown, Wish::Move(1)),
        (Modifiers::COMMAND, Key::D, Wish::Double),
        (
            Modifiers::NONE,
            Key::ArrowUp,
            Wish::Choose(at.saturating_sub(1)),
        ),
        (
            Modifiers::NONE,
            Key::ArrowDown,
            Wish::Choose((at + 1).min(count - 1)),
        ),
        (Modifiers::NONE, Key::Home, Wish::Choose(0)),
        (Modifiers::NONE, Key::End, Wish::Choose(count - 1)),
        (Modifiers::NONE, Key::H, Wish::Hide),
        (Modifiers::NONE, Key::Delete, Wish::Delete),
    ];
    let pressed = ctx.input_mut(|input| {
        let mut keys = keys.iter();
        keys.find(|(held, key, _)| input.consume_key(*held, *key))
            .map(|(.., wish)| *wish)
    });
    if pressed.is_some() {
        // egui has taken an arrow for a wish to move its own focus.
        ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    }
    pressed
}

fn fulfil(cx: &mut Context<'_>, desk: &mut Desk, brief: &Brief, chosen: Option<usize>, wish: Wish) {
    if let Wish::Choose(place) = wish {
        if let Some(slide) = brief.slides.get(place) {
            desk.slide = Some(slide.id.clone());
            desk.is_outline = false;
            cx.present(PresentCommand::Slide(slide.id.clone()));
        }
        return;
    }
    let Some((at, slide)) = chosen.and_then(|at| Some((at, brief.slides.get(at)?))) else {
        return;
    };
    let step = match wish {
        Wish::Choose(_) => return,
        Wish::Move(by) => edits::moved(&brief.id, &slide.id, by),
        Wish::Hide => edits::hidden(&brief.id, &slide.id, !slide.hidden),
        Wish::Double => {
            let fresh = cx.ids.fresh(Kind::Slide);
            desk.slide = Some(fresh.clone());
            edits::doubled(&brief.id, &slide.id, fresh)
        }
        Wish::Delete => {
            let beside = brief
                .slides
                .get(at + 1)
                .or_else(|| brief.slides.get(at.checked_sub(1)?));
            desk.slide = beside.map(|slide| slide.id.clone());
            edits::deleted(&brief.id, &slide.id)
        }
    };
    cx.push(Command::Edit(step));
}

fn small(
    ui: &mut Ui,
    brief: &Brief,
    sheet: &Sheet,
    place: usize,
    is_chosen: bool,
) -> egui::Response {
    let tokens = Tokens::of(ui);
    let slide = slide::size_of(brief.aspect.as_ref());
    let width = (ui.available_width() - 12.0).max(40.0);
    let height = width * slide.y / slide.x;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height + 18.0), Sense::click());
    let state = match (sheet.is_hidden, sheet.pages.is_empty()) {
        (true, _) => ", hidden",
        (false, true) => ", not for this room",
        (false, false) => "",
    };
    let name = format!("Slide {}: {}{state}", place + 1, sheet.title);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let picture = Rect::from_min_size(rect.min, Vec2::new(width, height));
    match sheet.pages.first() {
        Some(page) => {
            audience::page(ui.painter(), page, page.steps(), picture);
        }
        None => {
            ui.painter().rect_filled(picture, 2.0, tokens.field);
            let says = if sheet.is_hidden {
                "Hidden"
            } else {
                "Not for this room"
            };
            let font = Face::Sans.at(size::BODY);
            let galley = label::laid_out(ui, says, font, tokens.ink_soft, width - 8.0, 2);
            let at = picture.center() - galley.size() / 2.0;
            ui.painter().galley(at, galley, tokens.ink_soft);
        }
    }
    let line = match (is_chosen, response.hovered() || response.has_focus()) {
        (true, _) => egui::Stroke::new(2.0, tokens.accent),
        (false, true) => egui::Stroke::new(1.5, tokens.ink_soft),
        (false, false) => egui::Stroke::new(1.0, tokens.hairline),
    };
    ui.painter()
        .rect_stroke(picture, 2.0, line, StrokeKind::Inside);
    let colour = if is_chosen {
        tokens.ink
    } else {
        tokens.ink_soft
    };
    let text = format!("{} {}", place + 1, sheet.title);
    let galley = label::laid_out(ui, &text, Face::Sans.at(size::LABEL), colour, width, 1);
    ui.painter()
        .galley(picture.left_bottom() + Vec2::new(0.0, 3.0), galley, colour);
    response
}
