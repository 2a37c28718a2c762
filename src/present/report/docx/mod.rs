//! A report for a word processor.

mod style;

use docx_rs::{
    AlignmentType, Docx, Footer, PageNum, Paragraph, Run, Shading, TableCell, TableRow, WidthType,
};

use self::style::{INDENT, hex, ruled, styled, widths};
use super::{Block, Cell, Report, html::plain};
use crate::{
    theme::{Tokens, stance},
    widgets::markdown::{self as read, Shape},
};

/// The report as a DOCX file.
///
/// # Errors
/// One sentence, if it can't be written.
pub fn docx(report: &Report) -> Result<Vec<u8>, String> {
    let mut writer = Writer {
        docx: styled(Docx::new()),
        paragraphs: 0,
    };
    writer.report(report);
    let mut file = std::io::Cursor::new(Vec::new());
    let built = writer.docx.build();
    built
        .pack(&mut file)
        .map_err(|error| format!("The report could not be written: {error}"))?;
    Ok(file.into_inner())
}

struct Writer {
    docx: Docx,
    paragraphs: u32,
}

impl Writer {
    fn report(&mut self, report: &Report) {
        if report.is_team {
            let run = Run::new().add_text("Team only").bold();
            let run = run.color(hex(Tokens::LIGHT.danger));
            let line = self.paragraph().add_run(run);
            self.add(line);
        }
        self.words("Title", &report.title);
        if !report.date.is_empty() {
            self.words("Soft", &report.date);
        }
        self.text("Lead", &report.summary);
        for (place, section) in report.sections.iter().enumerate() {
            // The cover has a page to itself.
            let title = self.line("Heading1", &section.title).keep_next(true);
            self.add(title.page_break_before(place == 0));
            for block in &section.blocks {
                self.block(block);
            }
        }
        let number = self.paragraph().align(AlignmentType::Right).style("Soft");
        let footer = Footer::new().add_paragraph(number.add_page_num(PageNum::new()));
        self.docx = std::mem::take(&mut self.docx).footer(footer);
    }

    /// A paragraph with the next number: the library's own would differ from one report to the
    /// next.
    fn paragraph(&mut self) -> Paragraph {
        self.paragraphs += 1;
        Paragraph::new().id(format!("{:08X}", self.paragraphs))
    }

    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn line(&mut self, style: &str, text: &str) -> Paragraph {
        let run = Run::new().add_text(plain(text));
        self.paragraph().style(style).add_run(run)
    }

    fn words(&mut self, style: &str, text: &str) {
        let line = self.line(style, text);
        self.add(line);
    }

    fn item(&mut self, text: &str) {
        let run = Run::new().add_text("•").add_tab().add_text(plain(text));
        let line = self.paragraph().style("ListItem").add_run(run);
        self.add(line);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(title) => {
                let title = self.line("Heading2", title).keep_next(true);
                self.add(title);
            }
            Block::Line(line) => self.words("Soft", line),
            Block::Text(words) => self.text("Prose", words),
            Block::List(list) => list.iter().for_each(|entry| self.item(entry)),
            Block::Sources(list) => {
                let each = list.iter();
                each.for_each(|entry| self.words("Source", &format!("Source: {entry}")));
            }
            Block::Fields(fields) => {
                for (label, values) in fields {
                    self.field(label, values);
                }
            }
            Block::Table(head, rows) => self.table(head, rows),
        }
    }

    fn field(&mut self, label: &str, values: &[String]) {
        let run = Run::new().add_text(format!("{label}: "));
        let run = run.color(hex(Tokens::LIGHT.ink_soft));
        let line = self.paragraph().style("Prose").add_run(run);
        if let [one] = values {
            self.add(line.add_run(Run::new().add_text(plain(one))));
        } else {
            self.add(line.keep_next(true));
            values.iter().for_each(|value| self.item(value));
        }
    }

    fn table(&mut self, head: &[String], rows: &[Vec<Cell>]) {
        let head: Vec<Cell> = head.iter().cloned().map(Cell::from).collect();
        let mut all = vec![self.row(&head, true)];
        for row in rows {
            all.push(self.row(row, false));
        }
        let table = ruled(all, head.len());
        self.docx = std::mem::take(&mut self.docx).add_table(table);
        let after = self.paragraph();
        self.add(after);
    }

    fn row(&mut self, cells: &[Cell], is_head: bool) -> TableRow {
        let widths = widths(cells.len());
        let cells = cells.iter().zip(widths).map(|(it, width)| {
            let mut run = Run::new();
            run = match &it.stance {
                Some(known) => {
                    let look = stance::look(known);
                    // A chip: blanks that are not broken stand around the word.
                    run.add_text(format!("\u{a0}{}\u{a0}", plain(&it.text)))
                        .color(hex(look.text))
                        .shading(Shading::new().fill(hex(look.fill)))
                }
                None => run.add_text(plain(&it.text)),
            };
            if is_head || it.stance.is_some() {
                run = run.bold();
            }
            let line = self.paragraph().style("Cell").add_run(run);
            TableCell::new()
                .width(width, WidthType::Dxa)
                .add_paragraph(line.keep_next(is_head))
        });
        TableRow::new(cells.collect()).cant_split()
    }

    fn text(&mut self, style: &str, text: &str) {
        for block in read::blocks(text) {
            let mut line = self.paragraph();
            line = match block.shape {
                Shape::Heading(_) => line.style("Heading3").keep_next(true),
                _ if block.is_quote => line.style("Soft"),
                _ => line.style(style),
            };
            if block.depth > 0 || block.is_quote {
                let steps = i32::try_from(block.depth.clamp(1, 8)).unwrap_or(1);
                line = line.indent(Some(INDENT * steps), None, None, None);
            }
            if let Some(marker) = &block.marker {
                line = line.add_run(Run::new().add_text(format!("{marker} ")));
            }
            for run in &block.runs {
                // A blank at the end of a run is kept.
                let words = run.text.replace('\n', " ");
                let words: String = words.chars().filter(|it| !it.is_control()).collect();
                let mut set = Run::new().add_text(words);
                if run.look.strong {
                    set = set.bold();
                }
                if run.look.emphasis {
                    set = set.italic();
                }
                if run.look.struck {
                    set = set.strike();
                }
                line = line.add_run(set);
            }
            self.add(line);
        }
    }
}
