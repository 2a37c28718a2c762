//! A card on a board: what a [`Face`] says, on a sheet of paper.

use std::sync::Arc;

use egui::{Align2, Galley, Rect, Response, Sense, Ui, pos2};

use super::face::{Face, Mark};
use crate::{
    commands::{Act, Choosing, Command, table},
    theme::{self, Face as Type, Tokens, fonts::size, icons, space, stance},
    views::Context,
    widgets::{card, chip, label},
};

/// How high every card is, so that a board knows where each stands without laying out any.
pub(super) const HEIGHT: f32 = 144.0;
const TITLE_ROWS: usize = 2;
const EYEBROW_HEIGHT: f32 = 16.0;
const FOOT_HEIGHT: f32 = 20.0;
const BODY_SIZE: f32 = 12.0;

struct Layout {
    eyebrow: Arc<Galley>,
    title: Arc<Galley>,
    body: Option<Arc<Galley>>,
    /// Badges and counts share the last row when there is room for both.
    has_marks_row: bool,
}

fn lay_out(ui: &Ui, face: &Face, width: f32) -> Layout {
    let tokens = Tokens::of(ui);
    let inner = width - space::CARD * 2.0;
    let eyebrow = label::laid_out(
        ui,
        &face.eyebrow,
        Type::Sans.at(size::LABEL),
        tokens.ink_soft,
        inner - 22.0,
        1,
    );
    let title = label::laid_out(
        ui,
        &face.title,
        Type::SerifMedium.at(size::CARD_TITLE),
        tokens.ink,
        inner,
        TITLE_ROWS,
    );
    let badges: f32 = face
        .badges
        .iter()
        .map(|badge| {
            chip::badge_size(ui, Some(stance::look(&badge.stance).icon), &badge.text).x + 6.0
        })
        .sum();
    let has_marks_row = badges > 0.0 && badges > inner - marks_width(ui, face) - 12.0;
    // The text has what is left.
    let mut room = HEIGHT - space::CARD * 2.0 - EYEBROW_HEIGHT - 4.0 - title.size().y - 4.0;
    room -= FOOT_HEIGHT + 2.0;
    if has_marks_row {
        room -= FOOT_HEIGHT + 4.0;
    }
    let font = Type::Sans.at(BODY_SIZE);
    let row = ui.fonts_mut(|fonts| fonts.row_height(&font));
    let rows = (room / row).floor() as usize;
    let body = (!face.body.is_empty() && rows > 0)
        .then(|| label::laid_out(ui, &face.body, font, tokens.ink_soft, inner, rows));
    Layout {
        eyebrow,
        title,
        body,
        has_marks_row,
    }
}

fn marks_width(ui: &Ui, face: &Face) -> f32 {
    face.marks
        .iter()
        .map(|mark| {
            let galley = label::laid_out(
                ui,
                &mark.text,
                Type::Sans.at(size::LABEL),
                egui::Color32::PLACEHOLDER,
                f32::INFINITY,
                1,
            );
            galley.size().x + 18.0 + 10.0
        })
        .sum()
}

/// Shows the card there. `is_stop`: Tab stops at it.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    face: &Face,
    rect: Rect,
    is_stop: bool,
) -> Response {
    let id = super::focus_id(&face.id);
    let selected = cx.workspace.selected_card();
    let is_selected = selected.as_ref() == Some(&face.id);
    let is_chosen = is_selected || cx.workspace.is_chosen(&face.id);
    let sense = if is_stop {
        Sense::click_and_drag()
    } else {
        Sense::CLICK | Sense::DRAG
    };
    let response = ui.interact(rect, id, sense);
    let name = format!("{}: {}", capitalised(face.kind.noun()), face.title);
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, is_chosen, &name));
    answer(ui, cx, face, &response, is_selected);
    context_menu(&response, cx);
    let layout = lay_out(ui, face, rect.width());
    card::paint(ui, rect, &response, is_chosen, face.spine);
    paint_contents(ui, face, &layout, rect);
    response
}

/// Paints the card as it is carried about.
pub(super) fn paint_lifted(ui: &Ui, face: &Face, rect: Rect) {
    card::paint_lifted(ui, rect, face.spine);
    let layout = lay_out(ui, face, rect.width());
    paint_contents(ui, face, &layout, rect);
}

/// What clicks and keys on the card ask for.
fn answer(ui: &Ui, cx: &mut Context<'_>, face: &Face, response: &Response, is_selected: bool) {
    let takes_focus = response.gained_focus() && !is_selected && !response.secondary_clicked();
    if response.clicked() || takes_focus {
        let modifiers = ui.input(|input| input.modifiers);
        let how = if !response.clicked() {
            Choosing::Only
        } else if modifiers.command {
            Choosing::Toggle
        } else if modifiers.shift {
            Choosing::Through
        } else {
            Choosing::Only
        };
        // To egui, Enter on a card is a click too; but then the cursor goes into a field.
        if !cx.workspace.wants_field_focus {
            cx.push(Command::Choose(face.id.clone(), how));
            response.request_focus();
        }
    }
    if response.double_clicked() {
        cx.push(Command::Act(Act::EditCard));
    }
    if response.secondary_clicked() && !cx.workspace.is_chosen(&face.id) {
        cx.push(Command::Choose(face.id.clone(), Choosing::Only));
    }
    // The focus goes where the selection is, unless it is wanted elsewhere.
    let is_revealed = is_selected && cx.workspace.reveal.is_some();
    let is_free = ui.memory(|memory| memory.focused().is_none());
    if is_selected
        && (is_revealed || is_free)
        && !cx.drafts.is_editing()
        && !cx.workspace.wants_field_focus
        && cx.workspace.dialog.is_none()
        && !egui::Popup::is_any_open(ui.ctx())
    {
        response.request_focus();
    }
    if response.has_focus() {
        // The arrow keys move among the cards; the command table has them.
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
}

fn context_menu(response: &Response, cx: &mut Context<'_>) {
    response.context_menu(|ui| {
        ui.set_min_width(230.0);
        for act in [
            Act::EditCard,
            Act::Cut,
            Act::Copy,
            Act::CopyAsText,
            Act::Duplicate,
            Act::MoveUp,
            Act::MoveDown,
            Act::Delete,
        ] {
            let spec = table::spec(act);
            let mut name = egui::RichText::new(spec.name);
            if act == Act::Delete {
                ui.separator();
                name = name.color(Tokens::of(ui).danger);
            }
            let mut button = egui::Button::new(name);
            if let Some(shortcut) = spec.shortcut_text() {
                button = button.shortcut_text(shortcut);
            }
            if ui
                .add_enabled(spec.is_enabled(cx.workspace), button)
                .on_hover_text(spec.tooltip)
                .clicked()
            {
                cx.push(Command::Act(act));
                ui.close();
            }
        }
    });
}

fn paint_contents(ui: &Ui, face: &Face, layout: &Layout, rect: Rect) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let inner = rect.shrink(space::CARD);
    let mut y = inner.top();
    painter.text(
        pos2(inner.left() + 7.0, y + 8.0),
        Align2::CENTER_CENTER,
        icons::of_kind(face.kind).codepoint,
        Type::Icons.at(15.0),
        tokens.ink_soft,
    );
    painter.galley(
        pos2(inner.left() + 22.0, y),
        layout.eyebrow.clone(),
        tokens.ink_soft,
    );
    y += EYEBROW_HEIGHT + 4.0;
    painter.galley(pos2(inner.left(), y), layout.title.clone(), tokens.ink);
    y += layout.title.size().y;
    if let Some(body) = &layout.body {
        y += 4.0;
        painter.galley(pos2(inner.left(), y), body.clone(), tokens.ink_soft);
    }
    // The last row stands at the bottom, so that neighbours line up.
    let foot = rect.bottom() - space::CARD - FOOT_HEIGHT + 4.0;
    let badges_at = if layout.has_marks_row {
        foot - FOOT_HEIGHT - 4.0
    } else {
        foot
    };
    paint_badges(ui, face, pos2(inner.left(), badges_at), inner.right());
    paint_marks(ui, &face.marks, inner, foot + FOOT_HEIGHT / 2.0);
}

fn paint_badges(ui: &Ui, face: &Face, at: egui::Pos2, right: f32) {
    const MORE: f32 = 26.0;
    let mut x = at.x;
    for (place, badge) in face.badges.iter().enumerate() {
        let look = stance::look(&badge.stance);
        let room = right - x;
        // A stance is never told by its colour alone: what has no room is counted.
        let left = face.badges.len() - place;
        let needs = chip::badge_size(ui, Some(look.icon), &badge.text).x;
        let keeps = if left > 1 { MORE } else { 0.0 };
        if place > 0 && needs + keeps > room {
            let tokens = Tokens::of(ui);
            ui.painter().text(
                pos2(x + 2.0, at.y + 10.0),
                Align2::LEFT_CENTER,
                format!("+{left}"),
                Type::Sans.at(size::LABEL),
                tokens.ink_soft,
            );
            break;
        }
        let width = chip::badge(
            ui,
            pos2(x, at.y),
            Some(look.icon),
            &badge.text,
            room,
            if badge.is_hollow {
                let tokens = Tokens::of(ui);
                chip::BadgeLook {
                    fill: tokens.paper,
                    text: tokens.ink,
                    border: Some(look.fill),
                }
            } else {
                chip::BadgeLook {
                    fill: look.fill,
                    text: look.text,
                    border: None,
                }
            },
        );
        x += width + 6.0;
    }
}

fn paint_marks(ui: &Ui, marks: &[Mark], inner: Rect, y: f32) {
    let tokens = Tokens::of(ui);
    let mut x = inner.right();
    for mark in marks.iter().rev() {
        let colour = if mark.is_warning {
            tokens.warn
        } else {
            tokens.ink_soft
        };
        let galley = label::laid_out(
            ui,
            &mark.text,
            Type::Sans.at(size::LABEL),
            colour,
            f32::INFINITY,
            1,
        );
        // Where the card is narrow, the first ones give way.
        if x - galley.size().x - 18.0 < inner.left() {
            return;
        }
        x -= galley.size().x;
        let text_at = pos2(x, y - galley.size().y / 2.0);
        ui.painter().galley(text_at, galley, colour);
        x -= 11.0;
        ui.painter().text(
            pos2(x, y),
            Align2::CENTER_CENTER,
            mark.icon.codepoint,
            theme::Face::Icons.at(14.0),
            colour,
        );
        x -= 18.0;
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
