//! A report for a word processor.

use docx_rs::{
    Docx, Paragraph, Run, RunFonts, Shading, Style, StyleType, Table, TableCell, TableRow,
    WidthType,
};

use super::{Block, Cell, Report, html::plain};
use crate::{
    theme::{Tokens, stance},
    widgets::markdown::{self as read, Shape},
};

/// The report as a DOCX file. Its texts are set in the house's type, if it is there.
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

fn hex(colour: egui::Color32) -> String {
    format!("{:02X}{:02X}{:02X}", colour.r(), colour.g(), colour.b())
}

fn styled(docx: Docx) -> Docx {
    const SERIF: &str = "IBM Plex Serif";
    const SANS: &str = "IBM Plex Sans";
    let fonts = |name: &str| RunFonts::new().ascii(name).hi_ansi(name).cs(name);
    let style = |id: &str, name: &str, font: &str, half_points: usize| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .fonts(fonts(font))
            .size(half_points)
    };
    docx.default_fonts(fonts(SANS))
        .default_size(21)
        .add_style(style("Title", "Title", SERIF, 56))
        .add_style(style("Heading1", "heading 1", SERIF, 36))
        .add_style(style("Heading2", "heading 2", SERIF, 26))
        .add_style(style("Heading3", "heading 3", SANS, 22).bold())
        .add_style(style("Soft", "Soft", SANS, 20).color(hex(Tokens::LIGHT.ink_soft)))
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
        self.text(&report.summary);
        for section in &report.sections {
            self.words("Heading1", &section.title);
            for block in &section.blocks {
                self.block(block);
            }
        }
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

    fn words(&mut self, style: &str, text: &str) {
        let run = Run::new().add_text(plain(text));
        let line = self.paragraph().style(style).add_run(run);
        self.add(line);
    }

    fn item(&mut self, text: &str) {
        let run = Run::new().add_text(format!("• {}", plain(text)));
        let line = self.paragraph().indent(Some(360), None, None, None);
        self.add(line.add_run(run));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(title) => self.words("Heading2", title),
            Block::Line(line) => self.words("Soft", line),
            Block::Text(words) => self.text(words),
            Block::List(list) => list.iter().for_each(|entry| self.item(entry)),
            Block::Sources(list) => {
                let each = list.iter();
                each.for_each(|entry| self.words("Soft", &format!("Source: {entry}")));
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
        let run = Run::new().add_text(format!("{label}: ")).bold();
        let line = self.paragraph().add_run(run);
        if let [one] = values {
            self.add(line.add_run(Run::new().add_text(plain(one))));
        } else {
            self.add(line);
            values.iter().for_each(|value| self.item(value));
        }
    }

    fn table(&mut self, head: &[String], rows: &[Vec<Cell>]) {
        let head: Vec<Cell> = head.iter().cloned().map(Cell::from).collect();
        let mut all = vec![self.row(&head, true)];
        for row in rows {
            all.push(self.row(row, false));
        }
        let table = Table::new(all).width(5000, WidthType::Pct);
        self.docx = std::mem::take(&mut self.docx).add_table(table);
        let after = self.paragraph();
        self.add(after);
    }

    fn row(&mut self, cells: &[Cell], is_head: bool) -> TableRow {
        let cells = cells.iter().map(|it| {
            let mut run = Run::new().add_text(plain(&it.text));
            if is_head {
                run = run.bold();
            }
            let mut cell = TableCell::new();
            if let Some(known) = &it.stance {
                let look = stance::look(known);
                run = run.color(hex(look.text));
                cell = cell.shading(Shading::new().fill(hex(look.fill)));
            }
            cell.add_paragraph(self.paragraph().add_run(run))
        });
        TableRow::new(cells.collect())
    }

    fn text(&mut self, text: &str) {
        for block in read::blocks(text) {
            let mut line = self.paragraph();
            line = match block.shape {
                Shape::Heading(_) => line.style("Heading3"),
                _ if block.is_quote => line.style("Soft"),
                _ => line,
            };
            if block.depth > 0 || block.is_quote {
                let steps = i32::try_from(block.depth.clamp(1, 8)).unwrap_or(1);
                line = line.indent(Some(360 * steps), None, None, None);
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
