//! Pictures as the pages of a PDF: shapes as shapes, text as text that can be selected, in the
//! typefaces themselves, of which only the letters that occur are put into the file.
//!
//! The file holds the pages, what they are called, and the language; no author, no program, no
//! date. The same pages give the same bytes.

mod paint;
mod text;

use krilla::{
    Document, SerializeSettings,
    destination::XyzDestination,
    geom::{Point, Transform},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
};

use super::{Fonts, Scene, is_paintable};
use text::Faces;

/// Points in a unit: a unit is a 96th of an inch, a point a 72nd.
const POINTS: f32 = 0.75;

/// What a PDF is called, and how it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Its title. May be empty.
    pub title: String,
    /// The language of its text, as `en`. May be empty.
    pub language: String,
    /// Whether what is on the pages can be read in the bytes of the file. It is then larger.
    pub is_plain: bool,
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// There is no page.
    #[error("There is no page to be written as PDF.")]
    NoPages,
    /// A page has no width or no height.
    #[error("A page is empty: it has no size.")]
    Empty,
    /// The library refused.
    #[error("The pages could not be written as PDF: {0}.")]
    Write(String),
}

/// The pictures as the pages of a PDF, in order. What each is called becomes its bookmark; of
/// several in a row with one title the first is marked.
///
/// # Errors
/// If there is no page, or one without a size, or a typeface can't be put in.
pub fn write(pages: &[&Scene], options: &Options, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    if pages.is_empty() {
        return Err(PdfError::NoPages);
    }
    let mut document = Document::new_with(SerializeSettings {
        compress_content_streams: !options.is_plain,
        xmp_metadata: false,
        enable_tagging: false,
        ..SerializeSettings::default()
    });
    let mut faces = Faces::new(fonts);
    let mut outline = Outline::new();
    let mut before = "";
    for (place, scene) in pages.iter().enumerate() {
        let [width, height] = [scene.size.x, scene.size.y].map(|side| side * POINTS);
        let settings = PageSettings::from_wh(width, height)
            .filter(|_| is_paintable(width) && is_paintable(height))
            .ok_or(PdfError::Empty)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(POINTS, POINTS));
        paint::scene(&mut surface, scene, &mut faces);
        surface.pop();
        surface.finish();
        page.finish();
        let title = scene.title.trim();
        if !title.is_empty() && title != before {
            let top = XyzDestination::new(place, Point::from_xy(0.0, 0.0));
            outline.push_child(OutlineNode::new(title.to_owned(), top));
        }
        before = title;
    }
    document.set_outline(outline);
    let mut metadata = Metadata::new().title(options.title.clone());
    if !options.language.is_empty() {
        metadata = metadata.language(options.language.clone());
    }
    document.set_metadata(metadata);
    document
        .finish()
        .map_err(|error| PdfError::Write(format!("{error:?}")))
}
