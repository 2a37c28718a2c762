//! A card on a board: what a [`Face`] says, on a sheet of paper.

use std::sync::Arc;

use egui::{Align2, Galley, Rect, Sense, Ui, Vec2, pos2};

use super::face::{Face, Mark};
use crate::{
    commands::{Act, Command, table},
    theme::{self, Face as Type, Tokens, fonts::size, icons, space, stance},
    views::Context,
    widgets::{card, chip, label},
};

const TITLE_ROWS: usize = 3;
const BODY_ROWS: usize = 3;
const FOOT_HEIGHT: f32 = 20.0;

struct Layout {
    eyebrow: Arc<Galley>,
    title: Arc<Galley>,
    body: Option<Arc<Galley>>,
    height: f32,
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
    let body = (!face.body.is_empty()).then(|| {
        label::laid_out(
            ui,
            &face.body,
            Type::Sans.at(12.0),
            tokens.ink_soft,
            inner,
            BODY_ROWS,
        )
    });
    // Badges and counts share the last row when there is room for both.
    let badges: f32 = face
        .badges
        .iter()
        .map(|badge| {
            chip::badge_size(ui, Some(stance::look(&badge.stance).icon), &badge.text).x + 6.0
        })
        .sum();
    let has_marks_row = badges > 0.0 && badges > inner - marks_width(ui, face) - 12.0;
    let mut height = space::CARD + eyebrow.size().y.max(16.0) + 4.0 + title.size().y;
    if let Some(body) = &body {
        height += 4.0 + body.size().y;
    }
    height += 6.0 + FOOT_HEIGHT + space::CARD - 4.0;
    if has_marks_row {
        height += FOOT_HEIGHT + 6.0;
    }
    Layout {
        eyebrow,
        title,
        body,
        height: height.round(),
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

/// How high the card is at this width.
pub(super) fn height(ui: &Ui, face: &Face, width: f32) -> f32 {
    lay_out(ui, face, width).height
}

/// Shows the card, as high as it needs to be.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, face: &Face, width: f32) {
    let layout = lay_out(ui, face, width);
    let height = layout.height;
    show_layout(ui, cx, face, &layout, Vec2::new(width, height));
}

/// Shows the card, as high as its neighbours.
pub(super) fn show_tall(ui: &mut Ui, cx: &mut Context<'_>, face: &Face, width: f32, height: f32) {
    let layout = lay_out(ui, face, width);
    show_layout(ui, cx, face, &layout, Vec2::new(width, height));
}

fn show_layout(ui: &mut Ui, cx: &mut Context<'_>, face: &Face, layout: &Layout, size: Vec2) {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let id = super::focus_id(&face.id);
    let selected = cx.workspace.selected_card();
    let is_selected = selected.as_ref() == Some(&face.id);
    // A board is one stop for Tab: among its cards one goes with the arrows.
    let sense = if is_selected || selected.is_none() {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(rect, id, sense);
    let name = format!("{}: {}", capitalised(face.kind.noun()), face.title);
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, is_selected, &name));

    if response.clicked()
        || (response.gained_focus() && !is_selected && !response.secondary_clicked())
    {
        cx.push(Command::Select(Some(face.id.clone())));
        // To egui, Enter on a card is a click too; but then the cursor goes into a field.
        if !cx.workspace.wants_field_focus {
            response.request_focus();
        }
    }
    if response.double_clicked() {
        cx.push(Command::Act(Act::EditCard));
    }
    if response.secondary_clicked() {
        cx.push(Command::Select(Some(face.id.clone())));
    }
    if is_selected && cx.workspace.reveal.as_ref() == Some(&face.id) {
        ui.scroll_to_rect(rect.expand(space::CARD), None);
        // The focus goes where the selection is, unless something is being typed.
        if !cx.drafts.is_editing() && !cx.workspace.wants_field_focus {
            response.request_focus();
        }
    }
    if response.has_focus() {
        // The arrow keys move among the cards; the command table has them.
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    context_menu(&response, cx);
    if !ui.is_rect_visible(rect) {
        return;
    }
    card::paint(ui, rect, &response, is_selected, face.spine);
    paint_contents(ui, face, layout, rect);
}

fn context_menu(response: &egui::Response, cx: &mut Context<'_>) {
    response.context_menu(|ui| {
        ui.set_min_width(230.0);
        for act in [
            Act::EditCard,
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
    y += layout.eyebrow.size().y.max(16.0) + 4.0;
    painter.galley(pos2(inner.left(), y), layout.title.clone(), tokens.ink);
    y += layout.title.size().y;
    if let Some(body) = &layout.body {
        y += 4.0;
        painter.galley(pos2(inner.left(), y), body.clone(), tokens.ink_soft);
    }
    // The last row stands at the bottom, so that neighbours line up.
    let foot = rect.bottom() - space::CARD - FOOT_HEIGHT + 4.0;
    let badges_at = if layout.has_marks_row {
        foot - FOOT_HEIGHT - 6.0
    } else {
        foot
    };
    paint_badges(ui, face, pos2(inner.left(), badges_at), inner.right());
    paint_marks(ui, &face.marks, inner, foot + FOOT_HEIGHT / 2.0);
}

fn paint_badges(ui: &Ui, face: &Face, at: egui::Pos2, right: f32) {
    let mut x = at.x;
    for badge in &face.badges {
        let look = stance::look(&badge.stance);
        let room = right - x;
        if room < 40.0 {
            break;
        }
        let width = chip::badge(
            ui,
            pos2(x, at.y),
            Some(look.icon),
            &badge.text,
            room,
            chip::BadgeLook {
                fill: look.fill,
                text: look.text,
                border: None,
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
