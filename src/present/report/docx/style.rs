//! How a report looks in a word processor: pages, type, tables. Lengths are twips, twentieths of a
//! point, and sizes of type half points, as the format has them.

use docx_rs::{
    BorderType, Docx, LineSpacing, LineSpacingType, PageMargin, RunFonts, SpecialIndentType, Style,
    StyleType, Table, TableBorder, TableBorderPosition, TableCellMargins, TableLayoutType,
    TableRow, WidthType,
};

use crate::theme::Tokens;

/// A4, with two centimetres at its sides.
const PAGE: (u32, u32) = (11_906, 16_838);
const SIDE: i32 = 1_134;
/// How wide a text is.
const WIDTH: usize = 9_638;
/// The share of a table that is for what its rows are called.
const FIRST: f32 = 0.36;

/// How far the words of a list stand in, and by how much its dots stand out.
pub(super) const INDENT: i32 = 360;
const DOT: i32 = 220;

/// A colour as the format has it.
pub(super) fn hex(colour: egui::Color32) -> String {
    format!("{:02X}{:02X}{:02X}", colour.r(), colour.g(), colour.b())
}

/// A document with the house's styles. Its texts are set in the house's type, if it is there.
pub(super) fn styled(docx: Docx) -> Docx {
    const SERIF: &str = "IBM Plex Serif";
    const SANS: &str = "IBM Plex Sans";
    let fonts = |name: &str| RunFonts::new().ascii(name).hi_ansi(name).cs(name);
    let style = |id: &str, name: &str, font: &str, size: usize, (before, after): (u32, u32)| {
        // Prose has more air than what is set large.
        let line = if size > 24 { 260 } else { 300 };
        let spacing = LineSpacing::new()
            .line_rule(LineSpacingType::Auto)
            .line(line)
            .before(before)
            .after(after);
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .fonts(fonts(font))
            .size(size)
            .line_spacing(spacing)
    };
    let soft = hex(Tokens::LIGHT.ink_soft);
    let list = style("ListItem", "List item", SANS, 21, (0, 30)).indent(
        Some(INDENT),
        Some(SpecialIndentType::Hanging(DOT)),
        None,
        None,
    );
    docx.page_size(PAGE.0, PAGE.1)
        .page_margin(
            PageMargin::new()
                .left(SIDE)
                .right(SIDE)
                .top(1_300)
                .bottom(1_300),
        )
        .default_fonts(fonts(SANS))
        .default_size(21)
        .add_style(style("Title", "Title", SERIF, 64, (2_400, 120)))
        .add_style(style("Lead", "Lead", SANS, 24, (240, 120)))
        .add_style(style("Heading1", "heading 1", SERIF, 36, (480, 160)).outline_lvl(0))
        .add_style(style("Heading2", "heading 2", SERIF, 26, (320, 30)).outline_lvl(1))
        .add_style(style("Heading3", "heading 3", SANS, 22, (160, 40)).bold())
        .add_style(style("Prose", "Prose", SANS, 21, (0, 90)))
        .add_style(list)
        .add_style(style("Soft", "Soft", SANS, 20, (0, 70)).color(&soft))
        .add_style(style("Source", "Source", SANS, 17, (0, 20)).color(&soft))
        .add_style(style("Cell", "Cell", SANS, 19, (0, 0)))
}

/// A table of so many columns as wide as the text, with hairlines between its rows.
pub(super) fn ruled(rows: Vec<TableRow>, columns: usize) -> Table {
    let line = |at| {
        TableBorder::new(at)
            .border_type(BorderType::Single)
            .size(4)
            .color(hex(Tokens::LIGHT.hairline))
    };
    let margins = TableCellMargins::new().margin(50, 90, 50, 0);
    Table::without_borders(rows)
        .set_grid(widths(columns))
        .layout(TableLayoutType::Fixed)
        .width(WIDTH, WidthType::Dxa)
        .margins(margins)
        .set_border(line(TableBorderPosition::InsideH))
        .set_border(line(TableBorderPosition::Bottom))
}

/// How wide each column of a table is: the first tells what its row is about.
pub(super) fn widths(columns: usize) -> Vec<usize> {
    if columns < 2 {
        return vec![WIDTH; columns];
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a part of a small width"
    )]
    let first = (WIDTH as f32 * FIRST) as usize;
    let other = (WIDTH - first) / (columns - 1);
    std::iter::once(first)
        .chain(std::iter::repeat_n(other, columns - 1))
        .collect()
}
