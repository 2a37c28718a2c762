//! A brief, or a whole scenario, in a format.

use egui::{pos2, vec2};

use super::{
    Page, Stage, deck, report,
    set::{Sheet, flow},
    slide,
};
use crate::{
    analysis::room::renumbered,
    io::format,
    model::{Brief, Scenario},
    scene::{Scene, pdf, png, svg},
    theme::Tokens,
};

/// A format that a brief can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One document of all pages.
    Pdf,
    /// A picture of points for each page.
    Png,
    /// A drawing for each page, whose text is text.
    Svg,
    /// A report in one file that a browser shows.
    Html,
    /// A report as Markdown.
    Markdown,
    /// A report for a word processor.
    Docx,
    /// A copy of the scenario with the brief.
    Nonpaper,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Pdf,
        Self::Png,
        Self::Svg,
        Self::Html,
        Self::Markdown,
        Self::Docx,
        Self::Nonpaper,
    ];

    /// How the names of its files end, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Nonpaper => "nonpaper",
        }
    }

    /// Whether each page is a file of its own; else all is in one.
    pub fn is_in_pages(self) -> bool {
        matches!(self, Self::Png | Self::Svg)
    }

    /// What it is for, in a menu.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "Slides (PDF)",
            Self::Png => "Slides as pictures (PNG)",
            Self::Svg => "Slides as drawings (SVG), text stays text",
            Self::Html => "Report (HTML)",
            Self::Markdown => "Report (Markdown)",
            Self::Docx => "Report (DOCX)",
            Self::Nonpaper => "Copy for the room",
        }
    }
}

/// A brief on its stage in a format: one file, or, as [`Format::is_in_pages`] tells, one for each
/// page in their order. [`numbered`](crate::io::numbered::names) has the names for them, beside a name
/// that was chosen.
///
/// # Errors
/// One sentence, if it can't be written.
pub fn write(stage: &Stage, brief: &Brief, format: Format) -> Result<Vec<Vec<u8>>, String> {
    let told = |error: &dyn std::fmt::Display| error.to_string();
    match format {
        Format::Pdf => {
            let pages = deck::pages(stage, brief);
            pdf(stage, brief, &pages).map(|file| vec![file])
        }
        Format::Png => {
            let pages = deck::pages(stage, brief);
            let each = pages.iter();
            each.map(|page| png::write(&page.scene, 1.0, stage.fonts()).map_err(|it| told(&it)))
                .collect()
        }
        Format::Svg => {
            let pages = deck::pages(stage, brief);
            let each = pages.iter();
            // It is shown elsewhere, where our fonts are not.
            let options = svg::Options { embed_fonts: true };
            Ok(each
                .map(|page| svg::write_with(&page.scene, stage.fonts(), options).into_bytes())
                .collect())
        }
        Format::Html => Ok(vec![report::html(&report::of(stage)).into_bytes()]),
        Format::Markdown => Ok(vec![report::markdown(&report::of(stage)).into_bytes()]),
        Format::Docx => report::docx(&report::of(stage)).map(|file| vec![file]),
        Format::Nonpaper => Ok(vec![format::write(&copy(stage, brief))]),
    }
}

/// Pages as one PDF.
///
/// # Errors
/// One sentence, if it can't be written.
pub fn pdf(stage: &Stage, brief: &Brief, pages: &[Page]) -> Result<Vec<u8>, String> {
    let scenes: Vec<&Scene> = pages.iter().map(|page| &page.scene).collect();
    let options = options(stage, brief);
    pdf::write(&scenes, &options, stage.fonts()).map_err(|error| error.to_string())
}

fn options(stage: &Stage, brief: &Brief) -> pdf::Options {
    let title = match brief.title.trim() {
        "" => stage.scenario().title.clone(),
        title => title.to_owned(),
    };
    pdf::Options {
        title,
        language: stage.scenario().language.clone(),
        is_plain: false,
    }
}

/// What a stage shows, with this brief, under ids of its own.
fn copy(stage: &Stage, brief: &Brief) -> Scenario {
    let mut copy = stage.scenario().clone();
    if copy.briefs.get(&brief.id).is_none() {
        copy.briefs.push(brief.clone());
    }
    if stage.is_team() {
        copy
    } else {
        renumbered(copy)
    }
}

/// A handout: each page with the notes that go with its slide, on paper (A4). Notes are for the
/// team only; on any other stage there is none.
///
/// # Errors
/// One sentence, if it can't be written, or if it is not the team's.
pub fn handout(stage: &Stage, brief: &Brief) -> Result<Vec<u8>, String> {
    if !stage.is_team() {
        return Err("A handout with notes is for the team only".to_owned());
    }
    let pages = deck::pages(stage, brief);
    let mut sheets = Vec::new();
    for page in &pages {
        let slide = brief.slides.iter().find(|slide| slide.id == page.slide);
        let notes = slide
            .filter(|_| page.part.0 == 0)
            .map_or("", |slide| &slide.notes);
        sheets.extend(sheets_of(stage, page, notes));
    }
    let sheets: Vec<&Scene> = sheets.iter().collect();
    let options = options(stage, brief);
    pdf::write(&sheets, &options, stage.fonts()).map_err(|error| error.to_string())
}

/// The paper, in units, with its margin.
const PAPER: egui::Vec2 = vec2(794.0, 1123.0);
const MARGIN: f32 = 64.0;

fn sheets_of(stage: &Stage, page: &Page, notes: &str) -> Vec<Scene> {
    // Set at twice the size and shrunk, so that the type is as large on paper as it should be.
    const TWICE: f32 = 2.0;
    let width = TWICE * (PAPER.x - 2.0 * MARGIN);
    let scale = width / page.scene.size.x;
    let mut picture = page.scene.clone();
    picture.scale(scale);
    picture.translate(vec2(TWICE * MARGIN, TWICE * MARGIN));
    let top = TWICE * MARGIN + picture.size.y;
    let frame = crate::scene::Block {
        rect: egui::Rect::from_min_max(
            pos2(TWICE * MARGIN, TWICE * MARGIN),
            pos2(TWICE * MARGIN + width, top),
        ),
        radius: 0.0,
        fill: None,
        stroke: Some(crate::scene::Stroke::new(1.5, Tokens::LIGHT.hairline)),
    };
    let height = TWICE * (PAPER.y - MARGIN) - top - 48.0;
    let make = |part: f32| Sheet {
        // On paper it is read from near.
        body: slide::notes(stage, notes, 0.8 * part.min(1.0), width),
        ..Sheet::default()
    };
    let empty = || {
        let mut scene = Scene::new(page.scene.title.clone(), TWICE * PAPER);
        scene.background = Some(egui::Color32::WHITE);
        scene
    };
    let mut sheets = Vec::new();
    for (place, set) in flow(height, &make).into_iter().enumerate() {
        let mut scene = empty();
        let begin = if place == 0 {
            scene.push(frame);
            scene.append(picture.clone());
            top + 48.0
        } else {
            TWICE * MARGIN
        };
        let mut at = begin;
        for strip in set.body {
            for mut item in strip.items {
                item.translate(vec2(TWICE * MARGIN, at));
                scene.items.push(item);
            }
            at += strip.height;
        }
        scene.scale(1.0 / TWICE);
        sheets.push(scene);
    }
    sheets
}
