//! The history of one party on one target as a small step chart.

use egui::{Align2, Color32, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, pos2};

use crate::{
    analysis::{moments::Rank, standing::Entry},
    model::word::{Stance, Word as _},
    theme::{Face, Tokens, fonts::size, stance},
    widgets::label,
};

/// Between two stances of the scale.
const STEP: f32 = 17.0;
/// The width of the words at the left.
const WORDS: f32 = 72.0;

/// The height of the names of moments below.
const MOMENTS: f32 = 20.0;

/// What is drawn.
pub(super) struct Chart<'a> {
    pub(super) history: &'a [Entry],
    /// When each step was, in few words.
    pub(super) moments: &'a [String],
    /// Where one stands.
    pub(super) at: Rank,
    pub(super) name: &'a str,
}

/// Shows the steps of a history: from left to right as they came, each as wide as the others, for
/// what matters is their order; below, the talks or days at which they came.
pub(super) fn show(ui: &mut Ui, chart: &Chart<'_>) {
    let Chart {
        history,
        moments,
        at,
        name,
    } = *chart;
    let tokens = Tokens::of(ui);
    let height = STEP * 6.0 + 20.0 + MOMENTS;
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Image, true, name));
    let painter = ui.painter();
    let y_of = |place: f32| rect.top() + 10.0 + place * STEP;
    let bottom = rect.bottom() - MOMENTS;
    let area = Rect::from_x_y_ranges(rect.left() + WORDS..=rect.right(), rect.top()..=bottom);
    for (place, value) in Stance::ALL.iter().take(7).enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "seven steps")]
        let y = y_of(place as f32);
        painter.hline(area.x_range(), y, Stroke::new(1.0, tokens.hairline));
        painter.text(
            pos2(rect.left(), y),
            Align2::LEFT_CENTER,
            value.label().to_lowercase(),
            Face::Condensed.at(size::LABEL),
            tokens.ink_soft,
        );
    }
    #[expect(clippy::cast_precision_loss, reason = "few entries")]
    let step = (area.width() - 24.0) / history.len().max(1) as f32;
    #[expect(clippy::cast_precision_loss, reason = "few entries")]
    let x_of = |place: usize| area.left() + 10.0 + place as f32 * step;
    // Where one stands: between the last entry that has begun and the next.
    let begun = history.iter().filter(|entry| entry.since <= at).count();
    let here = if begun == 0 {
        area.left() + 2.0
    } else {
        x_of(begun) - step * if begun == history.len() { 0.12 } else { 0.4 }
    };
    let dashes = [pos2(here, rect.top() + 2.0), pos2(here, bottom - 2.0)];
    painter.extend(Shape::dashed_line(
        &dashes,
        Stroke::new(1.0, tokens.ink_soft),
        3.0,
        3.0,
    ));
    let mut told = None;
    for (place, moment) in moments.iter().enumerate() {
        let x = x_of(place);
        let tick = Stroke::new(1.0, tokens.ink_soft);
        painter.vline(x, bottom - 4.0..=bottom + 1.0, tick);
        let font = Face::Condensed.at(size::LABEL);
        let room = (rect.right() - x).min(step) - 4.0;
        // As much as there is room for; the entries below have the rest.
        if room > 14.0 {
            let words = label::laid_out(ui, moment, font, tokens.ink_soft, room, 1);
            painter.galley(pos2(x - 2.0, bottom + 3.0), words, tokens.ink_soft);
        }
        let around = x - 5.0..x + step - 5.0;
        if response
            .hover_pos()
            .is_some_and(|pointer| around.contains(&pointer.x))
        {
            told = Some(moment);
        }
    }
    let height_of = |entry: &Entry| {
        let degree = entry.state.degree()?;
        #[expect(clippy::cast_precision_loss, reason = "seven steps")]
        Some(y_of(degree.place() as f32))
    };
    let mut before: Option<Pos2> = None;
    for (place, entry) in history.iter().enumerate() {
        let (x, end) = (x_of(place), x_of(place + 1));
        let ends = entry.until.is_some() && place + 1 == history.len();
        let end = if ends { end - step * 0.35 } else { end };
        let Some(y) = height_of(entry) else {
            before = None;
            continue;
        };
        let line = Stroke::new(2.0, tokens.accent);
        if let Some(before) = before {
            painter.line_segment([before, pos2(x, y)], line);
        }
        painter.line_segment([pos2(x, y), pos2(end, y)], line);
        before = (!ends).then_some(pos2(end, y));
        let look = entry.position.stance.as_ref().map(stance::look);
        let fill = look.map_or(Color32::TRANSPARENT, |look| look.fill);
        painter.circle(pos2(x, y), 4.5, fill, Stroke::new(1.5, tokens.ink));
    }
    if let Some(moment) = told {
        response.on_hover_text_at_pointer(moment);
    }
}
