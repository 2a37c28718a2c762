//! Chips: small things in a row that wraps.

use egui::{
    Align2, Color32, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, pos2,
};

use crate::theme::{Face, Tokens, fonts::size, icons, icons::Icon};

const HEIGHT: f32 = 26.0;
const PADDING: f32 = 9.0;

/// What happened to a chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipEvent {
    /// It was clicked.
    Opened,
    /// Its cross was clicked, or Delete pressed on it.
    Removed,
}

/// A chip that names something: a click goes there, its cross takes it out.
pub fn reference(
    ui: &mut Ui,
    text: &str,
    dot: Option<Color32>,
    most_width: f32,
) -> Option<ChipEvent> {
    removable(ui, text, dot, true, most_width)
}

/// A chip that is only a word: its cross takes it out.
pub fn word(ui: &mut Ui, text: &str, most_width: f32) -> Option<ChipEvent> {
    removable(ui, text, None, false, most_width)
}

fn removable(
    ui: &mut Ui,
    text: &str,
    dot: Option<Color32>,
    is_link: bool,
    most_width: f32,
) -> Option<ChipEvent> {
    let tokens = Tokens::of(ui);
    let dot_width = if dot.is_some() { 14.0 } else { 0.0 };
    let cross = 18.0;
    let most = (most_width - PADDING * 2.0 - dot_width - cross).max(24.0);
    let colour = if is_link { tokens.ink } else { tokens.ink_soft };
    let galley = super::label::laid_out(ui, text, Face::Sans.at(12.0), colour, most, 1);
    let width = galley.size().x + PADDING * 2.0 + dot_width + cross;
    let (rect, body) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::click());
    let cross_rect = Rect::from_min_max(pos2(rect.right() - cross - 4.0, rect.top()), rect.max);
    let remove = ui.interact(cross_rect, body.id.with("remove"), Sense::click());
    body.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, text));
    let remove_name = format!("Remove {text}");
    remove.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &remove_name));

    let painter = ui.painter();
    let is_hot = body.hovered() || body.has_focus();
    let fill = if is_hot && is_link {
        tokens.hover
    } else {
        tokens.paper
    };
    let stroke = if body.has_focus() || remove.has_focus() {
        Stroke::new(1.5, tokens.accent)
    } else {
        Stroke::new(1.0, tokens.hairline)
    };
    painter.rect(
        rect,
        CornerRadius::same(13),
        fill,
        stroke,
        StrokeKind::Inside,
    );
    let mut x = rect.left() + PADDING;
    if let Some(dot) = dot {
        painter.circle_filled(pos2(x + 4.0, rect.center().y), 4.0, dot);
        x += dot_width;
    }
    painter.galley(
        pos2(x, rect.center().y - galley.size().y / 2.0),
        galley,
        tokens.ink,
    );
    let cross_colour = if remove.hovered() || remove.has_focus() {
        tokens.danger
    } else {
        tokens.ink_soft
    };
    painter.text(
        cross_rect.center(),
        Align2::CENTER_CENTER,
        icons::REMOVE.codepoint,
        Face::Icons.at(13.0),
        cross_colour,
    );
    let by_key = body.has_focus()
        && ui.input_mut(|input| {
            input.consume_key(egui::Modifiers::NONE, egui::Key::Delete)
                || input.consume_key(egui::Modifiers::NONE, egui::Key::Backspace)
        });
    let removed = remove.clicked() || by_key;
    if is_link {
        body.clone().on_hover_cursor(egui::CursorIcon::PointingHand);
    }
    if removed {
        Some(ChipEvent::Removed)
    } else if body.clicked() && is_link {
        Some(ChipEvent::Opened)
    } else {
        None
    }
}

/// A filter or tab among others.
pub fn tab(ui: &mut Ui, text: &str, count: Option<usize>, is_selected: bool) -> Response {
    let tokens = Tokens::of(ui);
    let face = if is_selected {
        Face::SansMedium
    } else {
        Face::Sans
    };
    let colour = if is_selected {
        tokens.accent
    } else {
        tokens.ink_soft
    };
    let label = match count {
        Some(count) => format!("{text} {count}"),
        None => text.to_owned(),
    };
    let laid_out =
        |face: Face| super::label::laid_out(ui, &label, face.at(12.0), colour, f32::INFINITY, 1);
    let galley = laid_out(face);
    // As wide as it is when it is selected: what stands beside it stays where it is.
    let widest = galley.size().max(laid_out(Face::SansMedium).size());
    let (rect, response) = ui.allocate_exact_size(
        widest + Vec2::new(24.0, 0.0) + Vec2::Y * 12.0,
        Sense::click(),
    );
    let fill = if is_selected {
        tokens.accent_wash
    } else if response.hovered() {
        tokens.hover
    } else {
        Color32::TRANSPARENT
    };
    let stroke = if response.has_focus() {
        Stroke::new(1.5, tokens.accent)
    } else if is_selected {
        Stroke::new(1.0, tokens.accent_wash)
    } else {
        Stroke::new(1.0, tokens.hairline)
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(14),
        fill,
        stroke,
        StrokeKind::Inside,
    );
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, colour);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, is_selected, &label));
    response
}

/// How large a [`badge`] is.
pub fn badge_size(ui: &Ui, icon: Option<Icon>, text: &str) -> Vec2 {
    let galley = super::label::laid_out(
        ui,
        text,
        Face::CondensedSemibold.at(size::LABEL),
        Color32::PLACEHOLDER,
        f32::INFINITY,
        1,
    );
    let icon_width = if icon.is_some() { 15.0 } else { 0.0 };
    Vec2::new(galley.size().x + icon_width + 12.0, 20.0)
}

/// The look of a [`badge`].
#[derive(Clone, Copy, Debug)]
pub struct BadgeLook {
    /// Behind the text.
    pub fill: Color32,
    /// The text.
    pub text: Color32,
    /// The border, if it has one.
    pub border: Option<Color32>,
}

/// Paints a badge: a stance, a status.
pub fn badge(
    ui: &Ui,
    at: egui::Pos2,
    icon: Option<Icon>,
    text: &str,
    most_width: f32,
    look: BadgeLook,
) -> f32 {
    let icon_width = if icon.is_some() { 15.0 } else { 0.0 };
    let galley = super::label::laid_out(
        ui,
        text,
        Face::CondensedSemibold.at(size::LABEL),
        look.text,
        (most_width - icon_width - 12.0).max(8.0),
        1,
    );
    let width = galley.size().x + icon_width + 12.0;
    let rect = Rect::from_min_size(at, Vec2::new(width, 20.0));
    let stroke = look
        .border
        .map_or(Stroke::NONE, |colour| Stroke::new(1.0, colour));
    let painter = ui.painter();
    painter.rect(
        rect,
        CornerRadius::same(3),
        look.fill,
        stroke,
        StrokeKind::Inside,
    );
    let mut x = rect.left() + 6.0;
    if let Some(icon) = icon {
        painter.text(
            pos2(x + 5.5, rect.center().y),
            Align2::CENTER_CENTER,
            icon.codepoint,
            Face::Icons.at(12.0),
            look.text,
        );
        x += icon_width;
    }
    painter.galley(
        pos2(x, rect.center().y - galley.size().y / 2.0),
        galley,
        look.text,
    );
    width
}
