//! One chart of progress: steps from nothing to all, and above them what is not known.

use egui::{
    Color32, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, Vec2b, pos2, vec2,
};
use egui_plot::{AxisHints, FilledArea, GridMark, Line, Plot, PlotPoint, PlotPoints};
use jiff::civil::Date;

use crate::{
    analysis::{
        delivery::{Point, Series},
        timeline::{day_number, from_day_number, ticks},
    },
    model::PartialDate,
    theme::{Face, Tokens, fonts::size, space},
    views::Context,
    widgets::label,
};

/// What is drawn.
pub(super) struct Chart<'a> {
    pub(super) title: &'a str,
    pub(super) series: &'a Series,
    pub(super) colour: Color32,
    /// Whether the colour is explained beside the title.
    pub(super) has_dot: bool,
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) is_large: bool,
}

/// How much room a label of the time axis needs, on a large chart and a small one.
const LABEL_WIDTHS: [f32; 2] = [112.0, 74.0];
/// The days that are shown at least, so that one day is a place on an axis.
const LEAST_DAYS: i32 = 30;

/// Shows a chart.
pub(super) fn show(ui: &mut Ui, cx: &Context<'_>, chart: &Chart<'_>, size: Vec2) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let radius = CornerRadius::same(space::CARD_RADIUS);
    let hairline = Stroke::new(1.0, tokens.hairline);
    ui.painter()
        .rect(rect, radius, tokens.paper, hairline, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(16.0, 12.0));
    let title_height = title(ui, chart, inner, &tokens);
    let area = Rect::from_min_max(inner.min + vec2(0.0, title_height + 8.0), inner.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt(chart.title));
    plot(&mut child, cx, chart, &tokens);
}

/// The title, and at its right how far it is now.
fn title(ui: &Ui, chart: &Chart<'_>, inner: Rect, tokens: &Tokens) -> f32 {
    let last = chart.series.points.last();
    let now = last.map(percent).unwrap_or_default();
    let figure = if chart.is_large { 20.0 } else { 15.0 };
    let font = Face::SerifMedium.at(figure);
    let now = label::laid_out(ui, &now, font, tokens.ink, f32::INFINITY, 1);
    let painter = ui.painter();
    let x = inner.right() - now.size().x;
    let height = now.size().y;
    let room = x - inner.left() - 24.0;
    painter.galley(pos2(x, inner.top()), now, tokens.ink);
    let mut left = inner.left();
    let middle = inner.top() + height / 2.0;
    if chart.has_dot {
        painter.circle_filled(pos2(left + 4.0, middle), 4.0, chart.colour);
        left += 14.0;
    }
    let face = Face::SansMedium.at(if chart.is_large { 15.0 } else { size::BODY });
    let name = label::laid_out(ui, chart.title, face, tokens.ink, room, 1);
    let name_width = name.size().x;
    let top = middle - name.size().y / 2.0;
    painter.galley(pos2(left, top), name, tokens.ink);
    let of = last.map_or(0, |point| point.of);
    let mut of = match of {
        1 => "1 commitment".to_owned(),
        of => format!("{of} commitments"),
    };
    let has_band = chart.series.points.iter().any(|it| it.known() < it.of);
    if chart.is_large && has_band {
        of.push_str(
            "; the line is what was shown to be implemented, the pale band what was not known",
        );
    }
    let face = Face::Condensed.at(12.0);
    let words = label::laid_out(ui, &of, face, tokens.ink_soft, room - name_width, 1);
    let top = middle - words.size().y / 2.0 + 1.0;
    if !words.elided {
        painter.galley(pos2(left + name_width + 8.0, top), words, tokens.ink_soft);
    }
    height
}

/// `67 %`; with what is not known `33 to 78 %`.
fn percent(point: &Point) -> String {
    let [low, high] = [point.share(), point.upper_share()].map(|share| (share * 100.0).round());
    if (high - low).abs() < 0.5 {
        format!("{low:.0} %")
    } else {
        format!("{low:.0} to {high:.0} %")
    }
}

/// A line of steps through points: each holds until the next, the last to the end.
fn steps(points: &[Point], end: Date, share: impl Fn(&Point) -> f32) -> Vec<[f64; 2]> {
    let mut line: Vec<[f64; 2]> = Vec::new();
    for point in points {
        let day = f64::from(day_number(point.day));
        if let Some([_, before]) = line.last().copied() {
            line.push([day, before]);
        }
        line.push([day, f64::from(share(point)) * 100.0]);
    }
    if let Some([day, before]) = line.last().copied()
        && day < f64::from(day_number(end))
    {
        line.push([f64::from(day_number(end)), before]);
    }
    line
}

/// What was known before the first point: nothing, so it may have been anything.
fn begun(chart: &Chart<'_>) -> Vec<Point> {
    let mut points = chart.series.points.clone();
    if let Some(first) = points.first().copied()
        && first.day > chart.from
    {
        points.insert(
            0,
            Point {
                day: chart.from,
                counts: [0; 4],
                ..first
            },
        );
    }
    points
}

fn plot(ui: &mut Ui, cx: &Context<'_>, chart: &Chart<'_>, tokens: &Tokens) {
    let points = begun(chart);
    let low = steps(&points, chart.to, Point::share);
    let high = steps(&points, chart.to, Point::upper_share);
    let last = day_number(chart.to);
    let first = day_number(chart.from).min(last - LEAST_DAYS);
    let (from, to) = (f64::from(first), f64::from(last));
    let width = ui.available_width() - 44.0;
    let [large, small] = LABEL_WIDTHS;
    let label_width = if chart.is_large { large } else { small };
    let least = (to - from) as f32 / (width / label_width).max(1.0);
    // A label stands below its mark, and none leaves the paper.
    let edge = f64::from(least) * 0.45;
    let marks: Vec<(f64, String)> = ticks(from_day_number(first), chart.to, least)
        .into_iter()
        .map(|tick| (f64::from(day_number(tick.day)), cx.date(&tick.date)))
        .filter(|(day, _)| *day > from + edge * 0.2 && *day < to - edge)
        .collect();
    let font = Face::Condensed.at(if chart.is_large { 12.0 } else { size::LABEL });
    let grid = marks.clone();
    let axis = |axis: AxisHints<'static>| {
        axis.tick_label_font(font.clone())
            .tick_label_color(tokens.ink_soft)
            .label_spacing(0.0..=1.0)
    };
    let x_axis = axis(AxisHints::new_x()).formatter(move |mark: GridMark, _: &_| {
        let found = marks.iter().find(|(day, _)| (day - mark.value).abs() < 0.5);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    });
    let y_axis = axis(AxisHints::new_y())
        .min_thickness(36.0)
        .formatter(|mark: GridMark, _: &_| format!("{:.0} %", mark.value));
    let is_large = chart.is_large;
    let step = if is_large { 25.0 } else { 50.0 };
    let plot = Plot::new(("progress", chart.title))
        .height(ui.available_height())
        .show_background(false)
        .show_crosshair(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .sense(Sense::hover())
        .show_grid(Vec2b::new(false, true))
        .grid_color(tokens.hairline)
        .grid_fade(0.0)
        .label_formatter(|_| None)
        .set_margin_fraction(Vec2::ZERO)
        .auto_bounds(false)
        .default_x_bounds(from, to + (to - from) * 0.015)
        .default_y_bounds(-2.0, 104.0)
        .x_grid_spacer(move |_| {
            let mark = |(day, _): &(f64, String)| GridMark {
                value: *day,
                step_size: 1.0e6,
            };
            grid.iter().map(mark).collect()
        })
        .y_grid_spacer(move |_| {
            let mark = |place: u8| GridMark {
                value: f64::from(place) * step,
                step_size: 1.0e6,
            };
            (0..=(100.0 / step) as u8).map(mark).collect()
        })
        .custom_x_axes(vec![x_axis])
        .custom_y_axes(vec![y_axis]);
    let band = tokens.paper.lerp_to_gamma(chart.colour, 0.14);
    let has_band = points.iter().any(|point| point.known() < point.of);
    let shown = plot.show(ui, |plot| {
        if has_band {
            let xs: Vec<f64> = low.iter().map(|[day, _]| *day).collect();
            let bottom: Vec<f64> = low.iter().map(|[_, share]| *share).collect();
            let top: Vec<f64> = high.iter().map(|[_, share]| *share).collect();
            let area = FilledArea::new("not known", &xs, &bottom, &top);
            plot.add(area.fill_color(band).allow_hover(false));
        }
        plot.line(
            Line::new("shown", PlotPoints::from(low.clone()))
                .stroke(Stroke::new(if is_large { 2.5 } else { 2.0 }, chart.colour))
                // Steps are to be steps: a band would take them for noise.
                .allow_band(false)
                .allow_hover(false),
        );
    });
    let name = described(cx, chart);
    let response = shown.response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Figure, true, &name));
    if let Some(share) = low.last() {
        let at = shown
            .transform
            .position_from_point(&PlotPoint::new(share[0], share[1]));
        let radius = if is_large { 4.0 } else { 3.0 };
        ui.painter().circle_filled(at, radius, chart.colour);
    }
    if let Some(pointer) = response.hover_pos() {
        let day = shown.transform.value_from_position(pointer).x;
        if let Some(text) = at_day(cx, chart, &points, day) {
            let line = Stroke::new(1.0, tokens.ink_soft.gamma_multiply(0.6));
            ui.painter().vline(pointer.x, response.rect.y_range(), line);
            response.on_hover_text_at_pointer(text);
        }
    }
}

/// What the chart shows at a day.
fn at_day(cx: &Context<'_>, chart: &Chart<'_>, points: &[Point], day: f64) -> Option<String> {
    let day = from_day_number(day.floor() as i32).min(chart.to);
    let point = points.iter().rev().find(|point| point.day <= day)?;
    let date = cx.date(&PartialDate::Day(day));
    Some(format!("{date}\n{}", point.in_words()))
}

/// The chart in words.
fn described(cx: &Context<'_>, chart: &Chart<'_>) -> String {
    let on = |point: &Point| {
        let date = cx.date(&PartialDate::Day(point.day));
        format!("on {date} {}", point.in_words())
    };
    let points = &chart.series.points;
    let ends = [points.first(), points.last().filter(|_| points.len() > 1)];
    let ends: Vec<String> = ends.into_iter().flatten().map(on).collect();
    format!("Progress of {}: {}", chart.title, ends.join("; "))
}
