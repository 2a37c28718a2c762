//! A line with stops, on which one stands: moments in their order.

use egui::{
    Align2, CursorIcon, Key, Modifiers, Pos2, Rangef, Rect, Response, Role, Sense, Stroke, Ui,
    Vec2, pos2,
};

use super::label;
use crate::theme::{Face, Tokens, fonts::size};

/// A stop of the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// What it is called.
    pub label: String,
    /// What is told of it when the pointer is on it.
    pub told: String,
    /// Whether something changes there: it has a full mark.
    pub is_marked: bool,
    /// Whether it is named before others where there is not room for all.
    pub is_major: bool,
}

/// What the user did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Chose to stand at this stop.
    Stand(usize),
    /// Chose to compare with this stop.
    Since(usize),
}

const HEIGHT: f32 = 42.0;
const LINE: f32 = 14.0;
const EDGE: f32 = 14.0;
const GAP: f32 = 12.0;

/// Shows the line over the whole width. `since` is the earlier stop that is compared with.
///
/// A click or a drag stands elsewhere; with Shift held, or begun at the earlier stop, it moves
/// that one. The arrows do the same by keyboard.
pub fn show(ui: &mut Ui, name: &str, stops: &[Stop], at: usize, since: usize) -> Option<Picked> {
    let (rect, response) = ui.allocate_exact_size(
        Vec2::new(ui.available_width(), HEIGHT),
        Sense::click_and_drag(),
    );
    let line = Line {
        rect,
        last: stops.len().saturating_sub(1),
    };
    let label = |place: usize| stops.get(place).map_or("", |stop| stop.label.as_str());
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(Role::Slider, true, name);
        info.current_text_value = Some(label(at).to_owned());
        info
    });
    paint(ui, &response, &line, stops, at, since);
    let picked = by_pointer(ui, &response, &line, at, since)
        .or_else(|| by_key(ui, &response, &line, at, since));
    if let Some(stop) = line.near(ui, &response).and_then(|place| stops.get(place)) {
        response
            .on_hover_cursor(CursorIcon::PointingHand)
            .on_hover_text_at_pointer(&stop.told);
    }
    picked
}

struct Line {
    rect: Rect,
    last: usize,
}

impl Line {
    fn span(&self) -> Rangef {
        Rangef::new(self.rect.left() + EDGE, self.rect.right() - EDGE)
    }

    fn point(&self, place: usize) -> Pos2 {
        let span = self.span();
        let share = if self.last == 0 {
            0.0
        } else {
            place as f32 / self.last as f32
        };
        pos2(span.min + share * span.span(), self.rect.top() + LINE)
    }

    fn nearest(&self, x: f32) -> usize {
        let span = self.span();
        let share = ((x - span.min) / span.span().max(1.0)).clamp(0.0, 1.0);
        (share * self.last as f32).round() as usize
    }

    fn near(&self, ui: &Ui, response: &Response) -> Option<usize> {
        let pointer = ui.input(|input| input.pointer.hover_pos())?;
        response.hovered().then(|| self.nearest(pointer.x))
    }
}

fn by_pointer(
    ui: &Ui,
    response: &Response,
    line: &Line,
    at: usize,
    since: usize,
) -> Option<Picked> {
    let moves_since = response.id.with("since");
    if response.drag_started() || response.clicked() {
        let shift = ui.input(|input| input.modifiers.shift);
        let origin = ui.input(|input| input.pointer.press_origin());
        let on_since = response.drag_started()
            && since != at
            && origin.is_some_and(|origin| line.nearest(origin.x) == since);
        ui.data_mut(|data| data.insert_temp(moves_since, shift || on_since));
    }
    if !(response.dragged() || response.clicked()) {
        return None;
    }
    let place = line.nearest(response.interact_pointer_pos()?.x);
    if ui.data(|data| data.get_temp(moves_since)).unwrap_or(false) {
        (place != since).then_some(Picked::Since(place))
    } else {
        (place != at).then_some(Picked::Stand(place))
    }
}

fn by_key(ui: &Ui, response: &Response, line: &Line, at: usize, since: usize) -> Option<Picked> {
    if !response.has_focus() {
        return None;
    }
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        ..Default::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |held: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(held, key));
    let step = |place: usize, by: isize| {
        let next = place
            .checked_add_signed(by)
            .filter(|next| *next <= line.last);
        next.filter(|next| *next != place)
    };
    for (key, by) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
        if pressed(Modifiers::SHIFT, key) {
            return step(since, by).map(Picked::Since);
        }
        if pressed(Modifiers::NONE, key) {
            return step(at, by).map(Picked::Stand);
        }
    }
    if pressed(Modifiers::NONE, Key::Home) {
        return Some(Picked::Stand(0));
    }
    pressed(Modifiers::NONE, Key::End).then_some(Picked::Stand(line.last))
}

fn paint(ui: &Ui, response: &Response, line: &Line, stops: &[Stop], at: usize, since: usize) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let (first, end) = (line.point(0), line.point(line.last));
    painter.line_segment([first, end], Stroke::new(2.0, tokens.hairline));
    if since < at {
        let passed = [line.point(since), line.point(at)];
        painter.line_segment(passed, Stroke::new(2.0, tokens.accent));
    }
    let near = line.near(ui, response);
    // Marks that would touch say nothing: then only those that are stood at are drawn.
    let is_roomy = line.span().span() > line.last as f32 * 5.0;
    for (place, stop) in stops.iter().enumerate() {
        let is_end = place == at || place == since;
        if !is_roomy && !is_end {
            continue;
        }
        let point = line.point(place);
        let radius = if is_end { 5.5 } else { 3.5 };
        let is_between = since < at && (since..=at).contains(&place);
        let colour = if is_end || is_between {
            tokens.accent
        } else {
            tokens.ink_soft
        };
        let fill = if place == since && place != at || stop.is_marked && !is_end {
            colour
        } else {
            tokens.paper
        };
        painter.circle(point, radius, fill, Stroke::new(2.0, colour));
        if near == Some(place) {
            painter.circle_stroke(point, radius + 3.0, Stroke::new(1.0, colour));
        }
        if place == at && response.has_focus() {
            painter.circle_stroke(point, radius + 4.0, Stroke::new(1.5, tokens.accent));
        }
    }
    labels(ui, line, stops, at, since, near);
}

/// Writes what the stops are called, as far as there is room: first where one stands, then what is
/// compared with, then from the left.
fn labels(ui: &Ui, line: &Line, stops: &[Stop], at: usize, since: usize, near: Option<usize>) {
    let tokens = Tokens::of(ui);
    let mut taken: Vec<Rangef> = Vec::new();
    let first = [Some(at), near, Some(since), Some(line.last)];
    let is_major = |place: &usize| stops.get(*place).is_some_and(|stop| stop.is_major);
    let major = (0..stops.len()).filter(is_major);
    let order = first
        .into_iter()
        .flatten()
        .chain(major)
        .chain(0..stops.len());
    let mut tried = vec![false; stops.len()];
    for place in order {
        let Some(stop) = stops.get(place) else {
            continue;
        };
        match tried.get_mut(place) {
            Some(tried) if !*tried => *tried = true,
            _ => continue,
        }
        if taken.len() > 60 {
            break;
        }
        let is_end = place == at || place == since;
        let (face, colour) = if place == at {
            (Face::SansMedium, tokens.ink)
        } else if is_end {
            (Face::Sans, tokens.ink)
        } else {
            (Face::Sans, tokens.ink_soft)
        };
        let galley = label::laid_out(ui, &stop.label, face.at(size::LABEL), colour, 180.0, 1);
        let half = galley.size().x / 2.0;
        let x = line.point(place).x;
        let middle = x.clamp(
            line.rect.left() + half,
            (line.rect.right() - half).max(line.rect.left() + half),
        );
        let room = Rangef::new(middle - half - GAP, middle + half + GAP);
        if taken.iter().any(|other| other.intersects(room)) {
            continue;
        }
        taken.push(Rangef::new(middle - half, middle + half));
        let at = pos2(middle, line.rect.top() + 26.0);
        let placed = Align2::CENTER_TOP.anchor_size(at, galley.size());
        ui.painter().galley(placed.min, galley, colour);
    }
}
