//! A report: the whole scenario in words, as far as its stage shows it.

mod docx;
mod html;
mod make;
mod markdown;

pub use docx::docx;
pub use html::html;
pub use make::of;
pub use markdown::markdown;

use crate::model::word::Stance;

/// A scenario in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What it is called.
    pub title: String,
    /// The language of its texts; may be blank.
    pub language: String,
    /// The day that it is as of; blank if the scenario says none.
    pub date: String,
    /// Whether it is for our own team only: then it says so on top.
    pub is_team: bool,
    /// What it is about (Markdown).
    pub summary: String,
    /// Its parts.
    pub sections: Vec<Section>,
}

/// A part of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// What it is called.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// What a report says.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// What the next blocks are about.
    Heading(String),
    /// Where and when, and where it stands, under a heading.
    Line(String),
    /// A text (Markdown).
    Text(String),
    /// Fields: what each is and what it says.
    Fields(Vec<(String, Vec<String>)>),
    /// One thing after another.
    List(Vec<String>),
    /// A table: its head, and its rows.
    Table(Vec<String>, Vec<Vec<Cell>>),
    /// On whose word.
    Sources(Vec<String>),
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// The stance that it is, to be coloured.
    pub stance: Option<Stance>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, stance: None }
    }
}
