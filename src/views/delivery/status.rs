//! The status of a commitment: a disc that fills, a word, and the menu that changes it.

use egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Sense, Shape, Stroke, Ui, Vec2, epaint::PathShape,
};
use jiff::civil::Date;

use super::{cells, record};
use crate::{
    analysis::delivery::Level,
    commands::{Act, Command, table},
    model::{Commitment, Kind},
    theme::{Face, Tokens, fonts::size, space},
    views::Context,
    widgets::label,
};

const RADIUS: f32 = 6.5;
/// How wide the menu is.
const MENU: f32 = 236.0;

/// Paints a disc that is filled as far as something is implemented; dotted if that is not known.
pub(super) fn glyph(painter: &Painter, centre: Pos2, level: Option<Level>, tokens: &Tokens) {
    let ring = Stroke::new(1.5, colour(level, tokens));
    let Some(level) = level else {
        let dots = 9;
        for dot in 0..dots {
            let at = around(centre, RADIUS, dot as f32 / dots as f32);
            painter.circle_filled(at, 0.9, tokens.ink_soft);
        }
        return;
    };
    if level == Level::FULL {
        painter.circle_filled(centre, RADIUS + 0.75, ring.color);
        let tick = [(-3.2, 0.2), (-1.0, 2.4), (3.2, -2.2)].map(|(x, y)| centre + Vec2::new(x, y));
        let stroke = Stroke::new(1.6, tokens.paper);
        painter.add(Shape::line(tick.to_vec(), stroke));
        return;
    }
    painter.circle_stroke(centre, RADIUS, ring);
    let filled = f32::from(level.number()) / 3.0;
    // Of more than half a disc each part is convex, and they overlap.
    let mut begin = 0.0;
    while begin < filled {
        let end = (begin + 0.45).min(filled);
        let mut points = vec![centre];
        let steps = 14;
        let arc = (0..=steps).map(|step| {
            let part = step as f32 / steps as f32;
            around(centre, RADIUS - 2.2, begin + (end - begin) * part)
        });
        points.extend(arc);
        painter.add(PathShape::convex_polygon(points, ring.color, Stroke::NONE));
        begin += 0.3;
    }
}

/// A place on a circle: so much of a turn, clockwise from the top.
fn around(centre: Pos2, radius: f32, turn: f32) -> Pos2 {
    let angle = turn * std::f32::consts::TAU;
    centre + Vec2::new(angle.sin(), -angle.cos()) * radius
}

/// The colour of a level: less and less of the accent.
pub(super) fn colour(level: Option<Level>, tokens: &Tokens) -> Color32 {
    match level.map(Level::number) {
        None => tokens.ink_soft,
        Some(0) => tokens.ink_soft,
        Some(_) => tokens.accent,
    }
}

/// How far it can be put, by a key or the menu.
pub(super) fn record(cx: &mut Context<'_>, commitment: &Commitment, level: Level, day: Date) {
    let ids = &mut *cx.ids;
    let step = record::progress(commitment, level, day, || ids.fresh(Kind::Evidence));
    match step {
        Some(step) => cx.push(Command::Edit(step)),
        None => cx.push(Command::Notify(format!(
            "{} is on record as {} already",
            cx.title(&commitment.id),
            cells::status(Some(level)).to_lowercase()
        ))),
    }
}

/// The day on which what is recorded now was observed: while one looks back, that one.
pub(super) fn day(cx: &Context<'_>) -> Date {
    let today = cx.reports().today(cx.scenario());
    let day = super::state::then(cx).or(today);
    day.unwrap_or_else(|| cx.workspace.clock.day())
}

/// What the menu of the status offers.
pub(super) fn menu(ui: &mut Ui, cx: &mut Context<'_>, commitment: &Commitment) {
    ui.set_width(MENU);
    let day = day(cx);
    let looks_back = super::state::then(cx).is_some();
    let now = record::level(commitment, day, looks_back);
    let today = cx.date(&day.into());
    heading(ui, &format!("Record progress on {today}"));
    for level in Level::ALL {
        let word = cells::status(Some(level));
        let name = format!("Record {}", word.to_lowercase());
        let key = level.number().to_string();
        if entry(ui, level, &word, &name, &key, now == Some(level)) {
            record(cx, commitment, level, day);
            ui.close();
        }
    }
    if looks_back && now.is_none() {
        // Nothing that was on record then could be corrected.
        return;
    }
    ui.separator();
    let entry_date = record::counting(commitment, day)
        .and_then(|place| commitment.evidence.get(place)?.date.as_ref())
        .map(|date| cx.date(date));
    let what = match entry_date {
        Some(date) => format!("Correct the entry of {date}"),
        None => "Correct what is on record".to_owned(),
    };
    heading(ui, &what);
    for level in Level::ALL {
        let word = cells::status(Some(level));
        let name = format!("Correct to {}", word.to_lowercase());
        if entry(ui, level, &word, &name, "", now == Some(level)) {
            cx.push(Command::Edit(record::correct(commitment, level, day)));
            ui.close();
        }
    }
}

/// The menu of a row: its status, and what else can be done with it.
pub(super) fn row_menu(ui: &mut Ui, cx: &mut Context<'_>, commitment: &Commitment) {
    menu(ui, cx, commitment);
    ui.separator();
    for act in [Act::EditCard, Act::Page, Act::Duplicate, Act::Delete] {
        let spec = table::spec(act);
        let name = match act {
            Act::EditCard => "Edit",
            Act::Page => "Open as a page",
            _ => spec.name,
        };
        let shortcut = spec.shortcut_text().unwrap_or_default();
        let button = egui::Button::new(name).shortcut_text(shortcut);
        if ui.add(button).clicked() {
            cx.push(Command::Select(Some(commitment.id.clone())));
            cx.push(Command::Act(act));
            ui.close();
        }
    }
}

fn heading(ui: &mut Ui, text: &str) {
    ui.label(label::soft(text, ui).size(size::LABEL));
}

fn entry(ui: &mut Ui, level: Level, word: &str, name: &str, key: &str, is_now: bool) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(MENU, space::TARGET), Sense::click());
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::MenuItemRadio, true, is_now, name));
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        let radius = CornerRadius::same(space::CONTROL_RADIUS);
        painter.rect_filled(rect, radius, tokens.hover);
    }
    let centre = rect.left_center() + Vec2::new(14.0, 0.0);
    glyph(painter, centre, Some(level), &tokens);
    let face = if is_now { Face::SansMedium } else { Face::Sans };
    painter.text(
        centre + Vec2::new(16.0, 0.0),
        Align2::LEFT_CENTER,
        word,
        face.at(size::BODY),
        tokens.ink,
    );
    painter.text(
        rect.right_center() - Vec2::new(10.0, 0.0),
        Align2::RIGHT_CENTER,
        key,
        Face::Sans.at(size::BODY),
        tokens.ink_soft,
    );
    response.clicked()
}
