//! A row of what a search has found, with the words marked in it.

use std::ops::Range;

use egui::{
    Color32, CornerRadius, FontId, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2,
    pos2,
    text::{LayoutJob, TextFormat},
};
use std::sync::Arc;

use super::label;
use crate::theme::{Face, Tokens, fonts::size, icons::Icon, space};

/// A text with places in it that are marked, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// The places, in order.
    pub marks: Vec<Range<usize>>,
}

impl From<String> for Marked {
    fn from(text: String) -> Self {
        Self {
            text,
            marks: Vec::new(),
        }
    }
}

/// A row.
#[derive(Clone, Debug)]
pub struct FoundRow {
    /// What sort of thing it is.
    pub icon: Icon,
    /// What it is called.
    pub title: Marked,
    /// What stands at the end of the row: a kind, a shortcut.
    pub detail: String,
    /// Where the words stand that the title does not have.
    pub place: String,
    /// Some of what is written there.
    pub snippet: Marked,
}

impl FoundRow {
    /// What a screen reader says.
    pub fn name(&self) -> String {
        let mut name = self.title.text.clone();
        for more in [&self.detail, &self.place, &self.snippet.text] {
            if !more.is_empty() {
                name.push_str(", ");
                name.push_str(more);
            }
        }
        name
    }
}

const PADDING: f32 = 8.0;
const ICON_WIDTH: f32 = 28.0;
const SECOND_LINE: f32 = 18.0;

/// Shows a row. It is current if Enter in the field above would choose it.
pub fn row(ui: &mut Ui, row: &FoundRow, is_current: bool) -> Response {
    let tokens = Tokens::of(ui);
    let has_more = !row.snippet.text.is_empty();
    let height = space::TARGET + if has_more { SECOND_LINE } else { 0.0 };
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
    let name = row.name();
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_current, &name)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    background(ui, rect, &response, is_current, &tokens);
    let middle = rect.top() + space::TARGET / 2.0;
    let painter = ui.painter();
    painter.text(
        pos2(rect.left() + PADDING, middle),
        egui::Align2::LEFT_CENTER,
        row.icon.codepoint,
        Face::Icons.at(size::ICON),
        tokens.ink_soft,
    );
    let left = rect.left() + PADDING + ICON_WIDTH;
    let right = rect.right() - PADDING;
    let soft = Face::Sans.at(size::LABEL);
    let detail = label::laid_out(ui, &row.detail, soft.clone(), tokens.ink_soft, 160.0, 1);
    let title_width = right - left - detail.size().x - PADDING * 2.0;
    let style = Style {
        font: Face::Sans.at(size::BODY),
        marked: Face::SansSemibold.at(size::BODY),
        colour: tokens.ink,
        mark: tokens.accent,
    };
    let title = one_line(ui, "", &row.title, &style, title_width);
    let painter = ui.painter();
    let centred = |galley: &Galley| middle - galley.size().y / 2.0;
    painter.galley(pos2(left, centred(&title)), title, tokens.ink);
    painter.galley(
        pos2(right - detail.size().x, centred(&detail)),
        detail,
        tokens.ink_soft,
    );
    if has_more {
        let style = Style {
            font: Face::Sans.at(size::LABEL + 1.0),
            marked: Face::SansSemibold.at(size::LABEL + 1.0),
            colour: tokens.ink_soft,
            mark: tokens.accent,
        };
        let place = format!("{}: ", row.place);
        let snippet = one_line(ui, &place, &row.snippet, &style, right - left);
        let top = rect.top() + space::TARGET - 4.0;
        ui.painter()
            .galley(pos2(left, top), snippet, tokens.ink_soft);
    }
    response
}

fn background(ui: &Ui, rect: Rect, response: &Response, is_current: bool, tokens: &Tokens) {
    let radius = CornerRadius::same(space::CONTROL_RADIUS);
    let fill = if is_current {
        Some(tokens.accent_wash)
    } else {
        response.hovered().then_some(tokens.hover)
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, radius, fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, tokens.accent);
        ui.painter()
            .rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    }
}

struct Style {
    font: FontId,
    marked: FontId,
    colour: Color32,
    mark: Color32,
}

/// The text on one line, with an ellipsis where it does not fit. Where the first mark would not be
/// seen, the line begins some words before it: as many as there is room for.
fn one_line(ui: &Ui, before: &str, text: &Marked, style: &Style, width: f32) -> Arc<Galley> {
    const WORDS_BEFORE: [usize; 6] = [16, 12, 8, 5, 3, 1];
    let mut line = laid_out(ui, before, text, style, width);
    let mut shown = text.clone();
    for words in WORDS_BEFORE {
        if shows_mark(&line, before, &shown) {
            break;
        }
        shown = from_mark(text, words);
        line = laid_out(ui, before, &shown, style, width);
    }
    line
}

/// Whether the first mark is seen in a line that may have been cut.
fn shows_mark(line: &Galley, before: &str, text: &Marked) -> bool {
    !line.elided
        || line.rows.first().is_some_and(|row| {
            // The last letter is the ellipsis.
            let shown = usize::from(row.char_count_excluding_newline()).saturating_sub(2);
            let end = text.marks.first().map_or(0, |mark| mark.end);
            let letters = text.text.get(..end).unwrap_or(&text.text).chars();
            before.chars().count() + letters.count() <= shown
        })
}

/// The text from so many words before the first mark.
fn from_mark(text: &Marked, words: usize) -> Marked {
    const ELLIPSIS: &str = "… ";
    let first = text.marks.first().map_or(0, |mark| mark.start);
    let lead = text.text.get(..first).unwrap_or_default();
    let mut starts = lead.rmatch_indices(' ').map(|(at, _)| at + 1);
    let Some(start) = starts.nth(words) else {
        return text.clone();
    };
    let moved = |at: usize| at - start + ELLIPSIS.len();
    Marked {
        text: format!("{ELLIPSIS}{}", text.text.get(start..).unwrap_or_default()),
        marks: text
            .marks
            .iter()
            .map(|mark| moved(mark.start)..moved(mark.end))
            .collect(),
    }
}

fn laid_out(ui: &Ui, before: &str, text: &Marked, style: &Style, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob {
        wrap: egui::text::TextWrapping::truncate_at_width(width.max(1.0)),
        ..LayoutJob::default()
    };
    let format = |font: &FontId, colour| TextFormat::simple(font.clone(), colour);
    let plain = || format(&style.font, style.colour);
    job.append(before, 0.0, plain());
    let mut at = 0;
    for mark in &text.marks {
        let between = text.text.get(at..mark.start).unwrap_or_default();
        job.append(between, 0.0, plain());
        let marked = text.text.get(mark.clone()).unwrap_or_default();
        job.append(marked, 0.0, format(&style.marked, style.mark));
        at = mark.end;
    }
    job.append(text.text.get(at..).unwrap_or_default(), 0.0, plain());
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_can_begin_shortly_before_its_first_mark() {
        let text = "Guarantees that neither side has asked for since the round in Genève";
        let at = text.find("Gen").unwrap();
        let marked = |text: &str, mark| Marked {
            text: text.to_owned(),
            marks: std::iter::once(mark).collect(),
        };
        let short = from_mark(&marked(text, at..text.len()), 2);
        assert_eq!(short.text, "… round in Genève");
        assert_eq!(&short.text[short.marks[0].clone()], "Genève");
        let first = marked("Genève", 0..3);
        assert_eq!(from_mark(&first, 2), first);
    }
}
