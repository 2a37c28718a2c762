//! egui's style, made from the tokens.

use egui::{
    Context, CornerRadius, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, Vec2, Visuals,
    style::{ScrollStyle, Selection, WidgetVisuals},
};

use super::{
    Face, Tokens,
    fonts::{self, size},
    space,
};

/// Gives the context our fonts and both our styles.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    ctx.set_style_of(Theme::Light, style(&Tokens::LIGHT));
    ctx.set_style_of(Theme::Dark, style(&Tokens::DARK));
}

fn style(tokens: &Tokens) -> Style {
    let mut style = Style {
        text_styles: [
            (TextStyle::Small, Face::Sans.at(size::LABEL)),
            (TextStyle::Body, Face::Sans.at(size::BODY)),
            (TextStyle::Button, Face::Sans.at(size::BODY)),
            (TextStyle::Heading, Face::SerifMedium.at(size::VIEW_TITLE)),
            (TextStyle::Monospace, FontId::monospace(12.0)),
        ]
        .into(),
        visuals: visuals(tokens),
        animation_time: 0.12,
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(space::SMALL, space::SMALL);
    spacing.button_padding = Vec2::new(space::CARD, 5.0);
    spacing.interact_size = Vec2::new(40.0, space::TARGET);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(6);
    spacing.menu_width = 220.0;
    spacing.menu_spacing = 2.0;
    spacing.combo_width = 60.0;
    spacing.combo_height = 320.0;
    spacing.slider_width = 160.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 10.0;
    spacing.tooltip_width = 360.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 3.0,
        ..ScrollStyle::floating()
    };
    style.interaction.tooltip_delay = 0.5;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(tokens: &Tokens) -> Visuals {
    let mut visuals = if tokens.is_dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let radius = CornerRadius::same(space::CONTROL_RADIUS);
    let hairline = Stroke::new(1.0, tokens.hairline);
    let accent = Stroke::new(1.5, tokens.accent);
    let widget = |fill, border, text| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: border,
        corner_radius: radius,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(tokens.paper, hairline, tokens.ink);
    // A control stands out more than a line between things.
    let outline = Stroke::new(1.0, tokens.hairline.lerp_to_gamma(tokens.ink_soft, 0.35));
    widgets.inactive = widget(tokens.paper, outline, tokens.ink);
    widgets.hovered = widget(tokens.hover, Stroke::new(1.0, tokens.ink_soft), tokens.ink);
    widgets.active = widget(tokens.accent_wash, accent, tokens.ink);
    widgets.open = widget(tokens.hover, hairline, tokens.ink);
    visuals.selection = Selection {
        bg_fill: tokens.accent_wash,
        stroke: Stroke::new(1.5, tokens.accent),
    };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(tokens.ink_soft);
    visuals.hyperlink_color = tokens.accent;
    visuals.faint_bg_color = tokens.hover;
    visuals.extreme_bg_color = tokens.field;
    visuals.text_edit_bg_color = Some(tokens.field);
    visuals.code_bg_color = tokens.field;
    visuals.warn_fg_color = tokens.warn;
    visuals.error_fg_color = tokens.danger;
    visuals.window_fill = tokens.paper;
    visuals.panel_fill = tokens.paper;
    visuals.window_stroke = hairline;
    visuals.window_corner_radius = CornerRadius::same(space::CARD_RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(space::CARD_RADIUS);
    let shadow = Shadow {
        offset: [0, 6],
        blur: 20,
        spread: 0,
        color: egui::Color32::from_black_alpha(if tokens.is_dark { 110 } else { 36 }),
    };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.indent_has_left_vline = false;
    visuals.collapsing_header_frame = false;
    visuals.slider_trailing_fill = true;
    visuals
}
