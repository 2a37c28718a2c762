//! Buttons.

use egui::{Button, Response, RichText, Stroke, Ui, Vec2};

use crate::theme::{Face, Tokens, fonts::size, icons::Icon, space};

/// A button that is only an icon; `name` is its tooltip and its name to a screen reader.
pub fn icon(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let text = super::label::icon(icon, size::ICON, tokens.ink_soft);
    let button = Button::new(text)
        .frame_when_inactive(false)
        .min_size(Vec2::splat(space::TARGET));
    let padding = ui.spacing().button_padding;
    ui.spacing_mut().button_padding = Vec2::new(4.0, 4.0);
    let response = ui.add(button);
    ui.spacing_mut().button_padding = padding;
    named(response, name).on_hover_text(name)
}

/// The same, for what is on or off.
pub fn toggle(ui: &mut Ui, icon: Icon, name: &str, is_on: bool) -> Response {
    let tokens = Tokens::of(ui);
    let colour = if is_on {
        tokens.accent
    } else {
        tokens.ink_soft
    };
    let mut button = Button::new(super::label::icon(icon, size::ICON, colour))
        .frame_when_inactive(is_on)
        .min_size(Vec2::splat(space::TARGET));
    if is_on {
        button = button.fill(tokens.accent_wash).stroke(Stroke::NONE);
    }
    let padding = ui.spacing().button_padding;
    ui.spacing_mut().button_padding = Vec2::new(4.0, 4.0);
    let response = ui.add(button);
    ui.spacing_mut().button_padding = padding;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_on, name));
    response.on_hover_text(name)
}

/// A button of words alone, in the colour of links.
pub fn quiet(ui: &mut Ui, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    let response = ui.add(
        Button::new(RichText::new(text).color(tokens.accent))
            .frame_when_inactive(false)
            .min_size(Vec2::new(0.0, space::TARGET)),
    );
    named(response, text)
}

/// The one button of a view or dialog that does what one came for.
pub fn primary(ui: &mut Ui, text: &str) -> Response {
    primary_with_shortcut(ui, text, None)
}

/// The same, with its shortcut.
pub fn primary_with_shortcut(ui: &mut Ui, text: &str, shortcut: Option<String>) -> Response {
    let tokens = Tokens::of(ui);
    let mut button = Button::new(
        RichText::new(text)
            .font(Face::SansMedium.at(size::BODY))
            .color(tokens.on_accent),
    )
    .fill(tokens.accent)
    .stroke(Stroke::new(1.0, tokens.accent))
    .min_size(Vec2::new(0.0, space::TARGET + 2.0));
    if let Some(shortcut) = shortcut {
        let soft = tokens.on_accent.gamma_multiply(0.75);
        button = button.shortcut_text(RichText::new(shortcut).color(soft));
    }
    named(ui.add(button), text)
}

/// A button beside the primary one.
pub fn secondary(ui: &mut Ui, text: &str) -> Response {
    secondary_with_shortcut(ui, text, None)
}

/// The same, with its shortcut.
pub fn secondary_with_shortcut(ui: &mut Ui, text: &str, shortcut: Option<String>) -> Response {
    let tokens = Tokens::of(ui);
    let mut button = Button::new(RichText::new(text).font(Face::SansMedium.at(size::BODY)))
        .min_size(Vec2::new(0.0, space::TARGET + 2.0));
    if let Some(shortcut) = shortcut {
        button = button.shortcut_text(RichText::new(shortcut).color(tokens.ink_soft));
    }
    named(ui.add(button), text)
}

/// A button for what throws something away.
pub fn danger(ui: &mut Ui, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    ui.add(
        Button::new(
            RichText::new(text)
                .font(Face::SansMedium.at(size::BODY))
                .color(tokens.danger),
        )
        .min_size(Vec2::new(0.0, space::TARGET + 2.0)),
    )
}

/// A quiet button that adds something: an icon and words, no frame.
pub fn add(ui: &mut Ui, text: &str) -> Response {
    with_icon(ui, crate::theme::icons::ADD, text)
}

/// A quiet button with an icon and words, no frame.
pub fn with_icon(ui: &mut Ui, icon: Icon, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    let padding = ui.spacing().button_padding;
    ui.spacing_mut().button_padding.x = 6.0;
    let response = ui.add(
        Button::new((
            super::label::icon(icon, 14.0, tokens.ink_soft),
            RichText::new(text).color(tokens.ink_soft),
        ))
        .frame_when_inactive(false)
        .min_size(Vec2::new(0.0, space::TARGET)),
    );
    ui.spacing_mut().button_padding = padding;
    named(response, text)
}

/// A link to something in the scenario.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    let response = ui.add(
        egui::Label::new(RichText::new(text).color(tokens.accent))
            .sense(egui::Sense::click())
            .truncate(),
    );
    if response.hovered() || response.has_focus() {
        let line = response.rect.bottom() - 1.0;
        ui.painter().hline(
            response.rect.x_range(),
            line,
            Stroke::new(1.0, tokens.accent),
        );
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, text));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// Gives a button a name that a screen reader can say; the letters of the icon font say nothing.
pub fn named(response: Response, name: &str) -> Response {
    let enabled = response.enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
    response
}
