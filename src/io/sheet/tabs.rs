//! How the cells of a workbook look.

use std::{borrow::Cow, collections::HashMap};

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::{Cell, ColumnKind, Tones, Value};

const LINES: Color = Color::RGB(0x00D0_CFCA);
const HEADS: Color = Color::RGB(0x00E9_E8E3);
const SUBTITLES: Color = Color::RGB(0x0055_5550);

/// How a cell looks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Look {
    /// The title of the sheet.
    Title,
    /// What is said of the whole.
    Subtitle,
    /// The head of a group of columns.
    GroupHead,
    /// The head of a column.
    Head,
    /// A cell of the table.
    Cell {
        /// What it holds.
        kind: ColumnKind,
        /// Whether it names its row.
        is_lead: bool,
        /// Whether a group of rows begins with it.
        begins: bool,
        /// The name of its colour.
        tone: Cow<'static, str>,
    },
}

impl Look {
    /// Of a cell in a column of this kind: what it holds decides, text in a column of dates is
    /// text.
    pub(super) fn cell(kind: ColumnKind, is_lead: bool, begins: bool, cell: &Cell) -> Self {
        let kind = match &cell.value {
            Value::Integer(_) => ColumnKind::Integer,
            Value::Number(_) => ColumnKind::Number,
            Value::Date(_) => ColumnKind::Date,
            Value::Flag(_) => ColumnKind::Flag,
            Value::Text(_) => ColumnKind::Text,
            Value::Blank => kind,
        };
        Self::Cell {
            kind,
            is_lead,
            begins,
            tone: cell.tone.clone(),
        }
    }
}

/// The formats, each made once.
pub(super) struct Formats<'a> {
    tones: &'a Tones,
    made: HashMap<Look, Format>,
}

impl<'a> Formats<'a> {
    pub(super) fn new(tones: &'a Tones) -> Self {
        Self {
            tones,
            made: HashMap::new(),
        }
    }

    /// The format of a look.
    pub(super) fn of(&mut self, look: &Look) -> &Format {
        let tones = self.tones;
        self.made
            .entry(look.clone())
            .or_insert_with(|| format(look, tones))
    }
}

fn format(look: &Look, tones: &Tones) -> Format {
    let bordered = |format: Format| {
        format
            .set_border(FormatBorder::Thin)
            .set_border_color(LINES)
    };
    let head = || {
        bordered(Format::new())
            .set_bold()
            .set_text_wrap()
            .set_background_color(HEADS)
    };
    match look {
        Look::Title => Format::new().set_bold().set_font_size(14),
        Look::Subtitle => Format::new().set_font_color(SUBTITLES),
        // At its left end it is in sight, however far the group reaches.
        Look::GroupHead => head().set_align(FormatAlign::Left),
        Look::Head => head().set_align(FormatAlign::Bottom),
        Look::Cell {
            kind,
            is_lead,
            begins,
            tone,
        } => {
            let mut format = bordered(Format::new()).set_align(FormatAlign::Top);
            format = match kind {
                ColumnKind::Text => format.set_text_wrap(),
                ColumnKind::Integer => format.set_num_format("0"),
                ColumnKind::Number => format,
                ColumnKind::Date => format
                    .set_num_format("yyyy-mm-dd")
                    .set_align(FormatAlign::Left),
                ColumnKind::Flag => format.set_align(FormatAlign::Center),
            };
            if *is_lead {
                format = format.set_bold();
            }
            if *begins {
                format = format.set_border_top(FormatBorder::Medium);
            }
            match tones.get(tone) {
                Some(tone) => format
                    .set_background_color(rgb(tone.fill))
                    .set_font_color(rgb(tone.text)),
                None => format,
            }
        }
    }
}

fn rgb([red, green, blue]: [u8; 3]) -> Color {
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}
