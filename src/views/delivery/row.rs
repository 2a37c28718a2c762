//! A row of the matrix: painted, not laid out, so that thousands scroll.

use egui::{
    Color32, CornerRadius, EventFilter, Id, Popup, Pos2, Rect, Response, Sense, Stroke, StrokeKind,
    Ui, Vec2, pos2,
    text::{LayoutJob, TextWrapping},
};

use super::{
    cells::{Cells, Tone},
    columns::{Column, Columns},
    status,
};
use crate::{
    commands::{Act, Command},
    model::Commitment,
    theme::{Face, Tokens, fonts::size, space},
    views::Context,
    widgets::label,
};

/// The focus of a row.
pub(super) fn focus_id(place: usize) -> Id {
    Id::unique(("delivery row", place))
}

/// Where the two lines of a cell begin.
const FIRST: f32 = 6.0;
const SECOND: f32 = 24.0;

/// A row that is to be shown.
pub(super) struct Shown<'a> {
    pub(super) place: usize,
    pub(super) commitment: &'a Commitment,
    pub(super) cells: &'a Cells,
    pub(super) is_selected: bool,
    /// Whether the sheet ends with it.
    pub(super) is_last: bool,
}

/// Shows a row.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    rect: Rect,
    columns: &Columns,
    it: &Shown<'_>,
) {
    let tokens = Tokens::of(ui);
    let id = focus_id(it.place);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Row, true, it.is_selected, &it.cells.name)
    });
    let filter = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    ground(ui, rect, &response, it, &tokens);
    let mut tooltip = None;
    for (column, cell) in columns.cells(rect) {
        if column == Column::Status {
            status_cell(ui, cx, cell, it, &tokens);
        } else {
            paint(ui, column, cell, columns, it.cells, &tokens);
        }
        let is_here = |pos: Pos2| cell.x_range().contains(pos.x);
        if response.hover_pos().is_some_and(is_here) {
            tooltip = tip(column, it.cells);
        }
    }
    if response.clicked() || response.secondary_clicked() {
        cx.push(Command::Select(Some(it.commitment.id.clone())));
        response.request_focus();
    }
    if response.double_clicked() {
        cx.push(Command::Act(Act::EditCard));
    }
    response.context_menu(|ui| status::row_menu(ui, cx, it.commitment));
    if let Some(tooltip) = tooltip {
        response.on_hover_text_at_pointer(tooltip);
    }
}

fn ground(ui: &Ui, rect: Rect, response: &Response, it: &Shown<'_>, tokens: &Tokens) {
    let painter = ui.painter();
    let mut corners = CornerRadius::ZERO;
    if it.is_last {
        (corners.sw, corners.se) = (space::CARD_RADIUS, space::CARD_RADIUS);
    }
    if it.is_selected {
        let wash = tokens.paper.lerp_to_gamma(tokens.accent_wash, 0.55);
        painter.rect_filled(rect, corners, wash);
        let bar = Rect::from_min_size(rect.min, Vec2::new(3.0, rect.height()));
        corners.se = 0;
        painter.rect_filled(bar, corners, tokens.accent);
    } else if response.hovered() {
        painter.rect_filled(rect, corners, tokens.hover);
    }
    if !it.is_last {
        let line = Stroke::new(1.0, tokens.hairline.gamma_multiply(0.7));
        painter.hline(rect.x_range(), rect.bottom(), line);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, tokens.accent);
        painter.rect_stroke(rect, 2.0, stroke, StrokeKind::Inside);
    }
}

fn colour(tone: Tone, tokens: &Tokens) -> Color32 {
    match tone {
        Tone::Plain => tokens.ink,
        Tone::Soft => tokens.ink_soft,
        Tone::Wrong => tokens.warn,
        Tone::Overdue => tokens.danger,
    }
}

/// Whether dates have to be brief in so narrow a column, lest one of them is cut.
fn is_narrow(ui: &Ui, width: f32) -> bool {
    const WIDEST: &str = "30 September 2026";
    let font = Face::Condensed.at(size::BODY);
    let widest = label::laid_out(ui, WIDEST, font, Color32::PLACEHOLDER, f32::INFINITY, 1);
    widest.size().x > width
}

/// A line of a cell.
struct Words<'a> {
    text: &'a str,
    face: Face,
    size: f32,
    colour: Color32,
}

/// Paints a line of a cell, so far below its top.
fn line(ui: &Ui, cell: Rect, below: f32, is_right: bool, words: &Words<'_>) {
    if words.text.is_empty() {
        return;
    }
    let font = words.face.at(words.size);
    let mut job = LayoutJob::simple_singleline(words.text.to_owned(), font, words.colour);
    job.wrap = TextWrapping::truncate_at_width(cell.width());
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let x = if is_right {
        cell.right() - galley.size().x
    } else {
        cell.left()
    };
    ui.painter()
        .galley(pos2(x, cell.top() + below), galley, words.colour);
}

fn paint(ui: &Ui, column: Column, cell: Rect, columns: &Columns, it: &Cells, tokens: &Tokens) {
    let is_right = column.is_right_aligned();
    let first = |text: &str, tone: Tone| {
        let face = if tone == Tone::Overdue {
            Face::CondensedSemibold
        } else {
            Face::Condensed
        };
        let colour = colour(tone, tokens);
        let words = Words {
            text,
            face,
            size: size::BODY,
            colour,
        };
        line(ui, cell, FIRST + 1.0, is_right, &words);
    };
    let second = |text: &str, tone: Tone| {
        let colour = colour(tone, tokens);
        let words = Words {
            text,
            face: Face::Condensed,
            size: 12.0,
            colour,
        };
        line(ui, cell, SECOND, is_right, &words);
    };
    match column {
        Column::What => {
            let words = Words {
                text: &it.title,
                face: Face::SansMedium,
                size: size::BODY,
                colour: tokens.ink,
            };
            line(ui, cell, FIRST, false, &words);
            let has_own = columns.have(Column::Provision);
            second(if has_own { &it.kind } else { &it.under }, Tone::Soft);
        }
        Column::Provision => {
            first(&it.provision, Tone::Plain);
            second(&it.proposal, Tone::Soft);
        }
        Column::Who => who(ui, cell, it, tokens),
        Column::Due => {
            let blank = it.due.is_empty();
            let due = if is_narrow(ui, cell.width()) {
                &it.due_brief
            } else {
                &it.due
            };
            first(
                if blank { "No deadline" } else { due },
                if blank { Tone::Soft } else { it.due_tone },
            );
            if columns.have(Column::Late) || it.timing.is_empty() {
                second(&it.frame, Tone::Soft);
            } else {
                second(&it.timing, it.timing_tone);
            }
        }
        Column::Late => {
            first(&it.timing, it.timing_tone);
            second(it.timing_more, Tone::Soft);
        }
        Column::DependsOn => {
            let mut names = it.depends_on.iter();
            first(names.next().map_or("", String::as_str), Tone::Plain);
            let rest: Vec<&str> = names.map(String::as_str).collect();
            second(&rest.join(", "), Tone::Soft);
        }
        Column::Verified => {
            first(&it.verified_by, Tone::Plain);
            second(&it.mechanisms, Tone::Soft);
        }
        Column::Benchmarks => first(&it.benchmarks, Tone::Plain),
        Column::Evidence => {
            let font = Face::Condensed.at(12.0);
            let text = label::laid_out(ui, &it.evidence, font, tokens.ink_soft, cell.width(), 2);
            let at = pos2(cell.left(), cell.top() + FIRST + 1.0);
            ui.painter().galley(at, text, tokens.ink_soft);
        }
        Column::Status => {}
    }
}

/// Those who are responsible: on two lines, and how many more.
fn who(ui: &Ui, cell: Rect, it: &Cells, tokens: &Tokens) {
    let count = it.who.len();
    for (at, (name, dot)) in it.who.iter().take(2).enumerate() {
        let below = if at == 0 { FIRST + 1.0 } else { SECOND };
        let text = if at == 1 && count > 2 {
            format!("{name} and {} more", count - 2)
        } else {
            name.clone()
        };
        let middle = cell.top() + below + 8.0;
        if let Some(dot) = dot {
            let at = pos2(cell.left() + 4.0, middle);
            ui.painter().circle_filled(at, 4.0, *dot);
        }
        let beside = Rect::from_min_max(pos2(cell.left() + 14.0, cell.top()), cell.max);
        let words = Words {
            text: &text,
            face: Face::Condensed,
            size: size::BODY,
            colour: tokens.ink,
        };
        line(ui, beside, below, false, &words);
    }
    if count == 0 {
        let words = Words {
            text: "Nobody is named",
            face: Face::Condensed,
            size: size::BODY,
            colour: tokens.ink_soft,
        };
        line(ui, cell, FIRST + 1.0, false, &words);
    }
}

/// The status can be clicked: it opens the menu that changes it.
fn status_cell(ui: &mut Ui, cx: &mut Context<'_>, cell: Rect, it: &Shown<'_>, tokens: &Tokens) {
    let rect = Rect::from_min_max(
        pos2(cell.left() - 6.0, cell.top() + 3.0),
        pos2(cell.right() + 6.0, cell.bottom() - 4.0),
    );
    let id = focus_id(it.place).with("status");
    let response = ui.interact(rect, id, Sense::click());
    let name = format!("Status of {}: {}", it.cells.title, it.cells.status);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(1.0, tokens.ink_soft);
        let radius = CornerRadius::same(space::CONTROL_RADIUS);
        ui.painter()
            .rect(rect, radius, tokens.paper, stroke, StrokeKind::Inside);
    }
    let centre = pos2(cell.left() + 7.0, cell.top() + FIRST + 9.0);
    status::glyph(ui.painter(), centre, it.cells.level, tokens);
    let beside = Rect::from_min_max(pos2(cell.left() + 20.0, cell.top()), cell.max);
    let tone = if it.cells.level.is_some() {
        tokens.ink
    } else {
        tokens.ink_soft
    };
    let words = Words {
        text: &it.cells.status,
        face: Face::Condensed,
        size: size::BODY,
        colour: tone,
    };
    line(ui, beside, FIRST + 1.0, false, &words);
    let is_narrow = is_narrow(ui, beside.width());
    let words = Words {
        text: if is_narrow {
            &it.cells.since_brief
        } else {
            &it.cells.since
        },
        face: Face::Condensed,
        size: 12.0,
        colour: tokens.ink_soft,
    };
    line(ui, beside, SECOND, false, &words);
    if response.clicked() {
        cx.push(Command::Select(Some(it.commitment.id.clone())));
    }
    Popup::menu(&response).show(|ui| status::menu(ui, cx, it.commitment));
    if !it.cells.shown_by.is_empty() {
        response.on_hover_text(&it.cells.shown_by);
    }
}

/// What a cell says in full.
fn tip(column: Column, it: &Cells) -> Option<String> {
    let text = match column {
        Column::What => [it.title.as_str(), it.under.as_str()].join("\n"),
        Column::Provision => [it.provision.as_str(), it.proposal.as_str()].join("\n"),
        Column::Who if it.who.is_empty() => String::new(),
        Column::Who => it.who_in_words(),
        Column::Due => match (it.frame.as_str(), it.due.as_str()) {
            ("", _) => it.sentence.clone(),
            (frame, "") => frame.to_owned(),
            (frame, due) => format!("{frame}: {due}"),
        },
        Column::Late => it.sentence.clone(),
        Column::DependsOn => it.depends_on.join("\n"),
        Column::Verified => [it.mechanisms.as_str(), it.verified_by.as_str()].join(": "),
        Column::Benchmarks | Column::Status => String::new(),
        Column::Evidence => it.evidence.clone(),
    };
    let text = text.trim_matches([' ', ':', '\n']).to_owned();
    (!text.is_empty()).then_some(text)
}
