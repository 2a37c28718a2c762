//! Markdown as it reads: headings, lists, quotations, emphasis and links, in the house's type.
//! HTML and images are shown as text; nothing is ever fetched.
//!
//! `egui_commonmark` is not used here: to egui “strong” is a colour and not a weight, so bold
//! would look like everything else.

use std::{ops::Range, sync::Arc};

use egui::{
    Color32, Galley, OpenUrl, Rect, Sense, Stroke, TextFormat, Ui, Vec2,
    text::{CCursor, LayoutJob},
};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::theme::{Face, Tokens, fonts::size, space};

/// A stretch of text that is set in one way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// How it is set.
    pub look: Look,
    /// Where it leads.
    pub link: Option<String>,
}

/// How a stretch of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// Letters of one width.
    pub code: bool,
    /// Struck through.
    pub struck: bool,
}

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A paragraph.
    Paragraph,
    /// A heading; 1 is the largest.
    Heading(u8),
    /// Text whose lines stay as they are.
    Code,
    /// A line across.
    Rule,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub shape: Shape,
    /// In how many lists it stands.
    pub depth: usize,
    /// What stands before it in its list.
    pub marker: Option<String>,
    /// Whether it is quoted.
    pub is_quote: bool,
    /// Its text.
    pub runs: Vec<Run>,
}

/// Whether a link may be followed: to a page or an address, never to a file or a program.
pub fn may_follow(link: &str) -> bool {
    let link = link.to_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| link.starts_with(scheme))
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    runs: Vec<Run>,
    look: Look,
    link: Option<String>,
    /// For each list that we are in, the number of its next item.
    lists: Vec<Option<u64>>,
    marker: Option<String>,
    quotes: usize,
}

impl Reader {
    fn push(&mut self, text: &str) {
        if let Some(last) = self.runs.last_mut()
            && last.look == self.look
            && last.link == self.link
        {
            last.text.push_str(text);
            return;
        }
        self.runs.push(Run {
            text: text.to_owned(),
            look: self.look,
            link: self.link.clone(),
        });
    }

    fn end_block(&mut self, shape: Shape) {
        let mut runs = std::mem::take(&mut self.runs);
        if matches!(shape, Shape::Code | Shape::Paragraph)
            && let Some(last) = runs.last_mut()
        {
            last.text.truncate(last.text.trim_end_matches('\n').len());
        }
        if runs.iter().all(|run| run.text.is_empty()) && shape != Shape::Rule {
            return;
        }
        self.blocks.push(Block {
            shape,
            depth: self.lists.len(),
            marker: self.marker.take(),
            is_quote: self.quotes > 0,
            runs,
        });
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::BlockQuote(_) => {
                self.end_block(Shape::Paragraph);
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.end_block(Shape::Paragraph);
                self.look.code = true;
            }
            Tag::List(first) => {
                self.end_block(Shape::Paragraph);
                self.lists.push(first);
            }
            Tag::Item => {
                self.marker = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let marker = format!("{number}.");
                        *number += 1;
                        marker
                    }
                    _ => "•".to_owned(),
                });
            }
            Tag::Emphasis => self.look.emphasis = true,
            Tag::Strong => self.look.strong = true,
            Tag::Strikethrough => self.look.struck = true,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.link = Some(dest_url.into_string());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.end_block(Shape::Heading(number_of(level))),
            TagEnd::CodeBlock => {
                self.look.code = false;
                self.end_block(Shape::Code);
            }
            TagEnd::BlockQuote(_) => {
                self.end_block(Shape::Paragraph);
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::HtmlBlock => {
                self.end_block(Shape::Paragraph);
            }
            TagEnd::Emphasis => self.look.emphasis = false,
            TagEnd::Strong => self.look.strong = false,
            TagEnd::Strikethrough => self.look.struck = false,
            TagEnd::Link | TagEnd::Image => self.end_link(),
            _ => {}
        }
    }

    /// A link that says nothing says where it leads.
    fn end_link(&mut self) {
        if let Some(link) = self.link.clone() {
            if self.runs.last().is_none_or(|run| run.link != self.link) {
                self.push(&link);
            }
            self.link = None;
        }
    }
}

fn number_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        _ => 4,
    }
}

/// The blocks of a text, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(tag) => reader.start(tag),
            Event::End(tag) => reader.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => reader.push(&text),
            Event::Code(text) => {
                reader.look.code = true;
                reader.push(&text);
                reader.look.code = false;
            }
            Event::SoftBreak => reader.push(" "),
            Event::HardBreak => reader.push("\n"),
            Event::Rule => reader.end_block(Shape::Rule),
            _ => {}
        }
    }
    reader.end_block(Shape::Paragraph);
    reader.blocks
}

/// A text on one line, without its marks.
pub fn plain(text: &str) -> String {
    let blocks = blocks(text);
    let lines: Vec<String> = blocks
        .iter()
        .map(|block| block.runs.iter().map(|run| run.text.as_str()).collect())
        .collect();
    lines.join(" ").replace('\n', " ")
}

/// Shows a text as it reads.
pub fn show(ui: &mut Ui, text: &str) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let blocks = blocks(text);
    for (place, block) in blocks.iter().enumerate() {
        if place > 0 {
            ui.add_space(match block.shape {
                Shape::Heading(_) => space::CARD,
                // The items of a list stand close together.
                _ if block.marker.is_some() && block.depth > 0 => 3.0,
                _ => space::SMALL,
            });
        }
        show_block(ui, place, block);
    }
}

fn show_block(ui: &mut Ui, place: usize, block: &Block) {
    const STEP: f32 = 18.0;
    let tokens = Tokens::of(ui);
    let left = STEP * block.depth as f32 + if block.is_quote { 12.0 } else { 0.0 };
    let width = ui.available_width();
    let (job, links) = laid(block, &tokens, (width - left).max(40.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let height = if block.shape == Shape::Rule {
        1.0
    } else {
        galley.size().y
    };
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    if block.shape == Shape::Rule {
        ui.painter().hline(
            rect.x_range(),
            rect.top(),
            Stroke::new(1.0, tokens.hairline),
        );
        return;
    }
    if block.is_quote {
        ui.painter().vline(
            rect.left() + 2.0,
            rect.y_range(),
            Stroke::new(2.0, tokens.hairline),
        );
    }
    if let Some(marker) = &block.marker {
        ui.painter().text(
            rect.left_top() + Vec2::new(left - 6.0, 0.0),
            egui::Align2::RIGHT_TOP,
            marker,
            Face::Sans.at(size::BODY),
            tokens.ink_soft,
        );
    }
    let at = rect.left_top() + Vec2::new(left, 0.0);
    ui.painter().galley(at, Arc::clone(&galley), tokens.ink);
    for (range, link) in &links {
        let id = ui.make_persistent_id(("link", place, range.start));
        show_link(ui, id, &galley, at, range, link);
    }
}

fn show_link(
    ui: &mut Ui,
    id: egui::Id,
    galley: &Galley,
    at: egui::Pos2,
    range: &Range<usize>,
    link: &str,
) {
    let rects = rects_of(galley, range);
    for (row, rect) in rects.into_iter().enumerate() {
        let rect = rect.translate(at.to_vec2());
        let response = ui.interact(rect, id.with(row), Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, link));
        if response.has_focus() {
            let rect = response.rect.expand(1.0);
            ui.painter().rect_stroke(
                rect,
                egui::CornerRadius::same(2),
                Stroke::new(1.5, Tokens::of(ui).accent),
                egui::StrokeKind::Outside,
            );
        }
        let response = response
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .on_hover_text(link);
        if response.clicked() {
            ui.ctx().open_url(OpenUrl::new_tab(link));
        }
    }
}

/// Where letters are, row by row.
fn rects_of(galley: &Galley, range: &Range<usize>) -> Vec<Rect> {
    let mut rects: Vec<Rect> = Vec::new();
    for letter in range.clone() {
        let from = galley.pos_from_cursor(CCursor::new(letter));
        let to = galley.pos_from_cursor(CCursor::new(letter + 1));
        // The letter after which a row is broken ends at the beginning of the next one.
        if to.top() > from.top() {
            continue;
        }
        let rect = from.union(to);
        match rects.last_mut() {
            Some(last) if last.top() == rect.top() => *last = last.union(rect),
            _ => rects.push(rect),
        }
    }
    rects
}

type Links = Vec<(Range<usize>, String)>;

fn laid(block: &Block, tokens: &Tokens, width: f32) -> (LayoutJob, Links) {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut links = Vec::new();
    let mut letters = 0;
    for run in &block.runs {
        let count = run.text.chars().count();
        let link = run.link.as_deref().filter(|link| may_follow(link));
        if let Some(link) = link {
            links.push((letters..letters + count, link.to_owned()));
        }
        letters += count;
        job.append(
            &run.text,
            0.0,
            format_of(block, run, link.is_some(), tokens),
        );
    }
    (job, links)
}

fn format_of(block: &Block, run: &Run, is_link: bool, tokens: &Tokens) -> TextFormat {
    let font = match block.shape {
        Shape::Heading(1) => Face::SerifMedium.at(17.0),
        Shape::Heading(2) => Face::SerifMedium.at(size::CARD_TITLE),
        Shape::Heading(_) => Face::SansSemibold.at(size::BODY),
        _ if run.look.code => egui::FontId::monospace(12.0),
        _ if run.look.strong => Face::SansSemibold.at(size::BODY),
        _ if run.look.emphasis => Face::SansItalic.at(size::BODY),
        _ => Face::Sans.at(size::BODY),
    };
    let line_height = match block.shape {
        Shape::Heading(_) => None,
        // Code has smaller letters on lines of the same height.
        _ => Some(size::BODY * 1.45),
    };
    let colour = if is_link {
        tokens.accent
    } else if block.is_quote {
        tokens.ink_soft
    } else {
        tokens.ink
    };
    let line = |wanted: bool| {
        if wanted {
            Stroke::new(1.0, colour)
        } else {
            Stroke::NONE
        }
    };
    TextFormat {
        font_id: font,
        color: colour,
        background: if run.look.code {
            tokens.hover
        } else {
            Color32::TRANSPARENT
        },
        // Bold italics: there is no such face, so the bold one is slanted.
        italics: run.look.emphasis && run.look.strong,
        underline: line(is_link),
        strikethrough: line(run.look.struck),
        line_height,
        ..TextFormat::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(block: &Block) -> String {
        block.runs.iter().map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn headings_paragraphs_and_emphasis() {
        let found = blocks("# One\n\nTwo *three* **four**\nfive ~~six~~ `seven`");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].shape, Shape::Heading(1));
        assert_eq!(texts(&found[1]), "Two three four five six seven");
        let set = |text: &str| {
            let run = found[1].runs.iter().find(|run| run.text == text).unwrap();
            run.look
        };
        assert!(set("three").emphasis && set("four").strong);
        assert!(set("six").struck && set("seven").code);
        assert_eq!(set("Two "), Look::default());
    }

    #[test]
    fn lists_keep_their_numbers_and_depth() {
        let found = blocks("3. a\n4. b\n   - c\n\nd");
        let shown: Vec<(usize, Option<&str>, String)> = found
            .iter()
            .map(|block| (block.depth, block.marker.as_deref(), texts(block)))
            .collect();
        assert_eq!(
            shown,
            [
                (1, Some("3."), "a".to_owned()),
                (1, Some("4."), "b".to_owned()),
                (2, Some("•"), "c".to_owned()),
                (0, None, "d".to_owned()),
            ]
        );
    }

    #[test]
    fn html_is_text_and_an_image_is_a_link_to_it() {
        let found = blocks("<script>x</script>\n\na <b>c</b> ![map](https://example.org/m.png)");
        assert_eq!(texts(&found[0]), "<script>x</script>");
        assert_eq!(texts(&found[1]), "a <b>c</b> map");
        let link = found[1].runs.last().unwrap().link.clone();
        assert_eq!(link.as_deref(), Some("https://example.org/m.png"));
    }

    #[test]
    fn a_link_that_says_nothing_says_where_it_leads() {
        assert_eq!(
            texts(&blocks("see [](https://example.org)")[0]),
            "see https://example.org"
        );
    }

    #[test]
    fn only_pages_and_addresses_are_followed() {
        assert!(may_follow("https://example.org"));
        assert!(may_follow("MAILTO:a@example.org"));
        for bad in ["file:///etc/passwd", "javascript:x()", "talk-berlin", ""] {
            assert!(!may_follow(bad), "{bad}");
        }
    }

    #[test]
    fn on_one_line_the_marks_are_gone() {
        assert_eq!(plain("# A\n\n- **b**\n- `c`\n\nd\\\ne"), "A b c d e");
        assert_eq!(plain(""), "");
    }

    #[test]
    fn blank_and_broken_texts_do_no_harm() {
        assert!(blocks("").is_empty());
        assert!(blocks("\n\n \n").is_empty());
        assert_eq!(texts(&blocks("**half [open")[0]), "**half [open");
    }
}
