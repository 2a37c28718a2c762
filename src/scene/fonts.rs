//! The typefaces' files.

use std::fmt;
use std::sync::Arc;

use resvg::usvg::{
    FontFamily, FontResolver,
    fontdb::{Database, ID, Source},
};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};

use super::{FaceName, shape::Shapers};

/// The typefaces' files, read once: what a medium needs that sets text itself, or outlines icons.
///
/// Cloning one is cheap.
#[derive(Clone)]
pub struct Fonts {
    database: Arc<Database>,
    faces: Vec<Face>,
    /// What is tried, in this order, for letters that a face lacks, after the program's own.
    fallbacks: Vec<(ID, Data)>,
    /// What shapes text, made when it is first needed.
    pub(super) shapers: Arc<Shapers>,
}

/// The bytes of a font's file.
pub(super) type Data = Arc<dyn AsRef<[u8]> + Send + Sync>;

#[derive(Clone, Copy)]
struct Face {
    name: FaceName,
    data: &'static [u8],
    id: ID,
}

impl Fonts {
    /// Reads the files of the faces: TrueType or OpenType, the first font of a collection. A variable
    /// font may stand for several faces; its weight and width are set on its axes.
    ///
    /// A file that can't be read counts as missing: [`Fonts::has`] tells. Text in a missing face is
    /// set in the sans; without any, it isn't painted, and nor are icons without theirs.
    pub fn new(faces: impl IntoIterator<Item = (FaceName, &'static [u8])>) -> Self {
        let mut database = Database::new();
        let mut read: Vec<Face> = Vec::new();
        for (name, data) in faces {
            let same = read.iter().find(|face| std::ptr::eq(face.data, data));
            let id = match same {
                Some(face) => Some(face.id),
                None => load(&mut database, data),
            };
            if let Some(id) = id {
                read.push(Face { name, data, id });
            }
        }
        Self {
            database: Arc::new(database),
            faces: read,
            fallbacks: Vec::new(),
            shapers: Arc::default(),
        }
    }

    /// The same fonts and one more, from which letters are taken that none of the others has: those of
    /// other scripts. A file that can't be read changes nothing.
    pub fn with_fallback(mut self, data: impl AsRef<[u8]> + Send + Sync + 'static) -> Self {
        let data: Data = Arc::new(data);
        let source = Source::Binary(Arc::clone(&data));
        let found = Arc::make_mut(&mut self.database).load_font_source(source);
        if let Some(id) = found.first() {
            self.fallbacks.push((*id, data));
            self.shapers = Arc::default();
        }
        self
    }

    /// The files that text in this face is set in, in the order in which they are tried for a
    /// letter, each with the face that it is set as; none: as the file is.
    pub(super) fn chain(&self, name: FaceName) -> Vec<(Data, Option<FaceName>)> {
        let own =
            |face: Face| -> (Data, Option<FaceName>) { (Arc::new(face.data), Some(face.name)) };
        let first = self.stand_in(name);
        let second = self.stand_in(FaceName::Sans);
        let second = second.filter(|second| first.is_none_or(|first| first.id != second.id));
        let fallbacks = self.fallbacks.iter();
        let fallbacks = fallbacks.map(|(_, data)| (Arc::clone(data), None));
        first
            .into_iter()
            .chain(second)
            .map(own)
            .chain(fallbacks)
            .collect()
    }

    /// Whether this face has a file that could be read.
    pub fn has(&self, face: FaceName) -> bool {
        self.face(face).is_some()
    }

    fn face(&self, name: FaceName) -> Option<Face> {
        self.faces.iter().find(|face| face.name == name).copied()
    }

    /// The file of this face.
    pub(super) fn data(&self, name: FaceName) -> Option<&'static [u8]> {
        self.face(name).map(|face| face.data)
    }

    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// How text that names its face as our SVG does finds it here, and what stands in for letters
    /// that it lacks.
    pub(super) fn resolver(&self) -> FontResolver<'_> {
        FontResolver {
            select_font: Box::new(|font, _| {
                let families = font.families().iter().filter_map(|family| match family {
                    FontFamily::Named(name) => Some(name.as_str()),
                    _ => None,
                });
                self.id(FaceName::find(families, font.weight()))
            }),
            select_fallback: Box::new(|letter, used, database| {
                let own = self.id(FaceName::Sans);
                own.into_iter()
                    .chain(self.fallbacks.iter().map(|(id, _)| *id))
                    .find(|id| !used.contains(id) && has_letter(database, *id, letter))
            }),
        }
    }

    /// The font of this face, or what stands in for it.
    fn id(&self, name: FaceName) -> Option<ID> {
        self.stand_in(name).map(|face| face.id)
    }

    /// This face, or what stands in for it.
    fn stand_in(&self, name: FaceName) -> Option<Face> {
        let text = |face: &&Face| face.name != FaceName::Icons;
        self.face(name)
            .or_else(|| self.face(FaceName::Sans))
            .or_else(|| self.faces.iter().find(text).copied())
            .map(|face| Face { name, ..face })
    }

    /// Draws the outlines of this icon with a pen, in units of its size, y upward from the baseline,
    /// and tells how wide it is. None if there is no such icon.
    pub(super) fn draw_icon(&self, icon: char, pen: &mut impl OutlinePen) -> Option<f32> {
        let font = FontRef::new(self.data(FaceName::Icons)?).ok()?;
        let glyph = font.charmap().map(icon)?;
        if glyph == GlyphId::NOTDEF {
            return None;
        }
        let (size, place) = (Size::new(1.0), LocationRef::default());
        let outline = font.outline_glyphs().get(glyph)?;
        outline
            .draw(DrawSettings::unhinted(size, place), pen)
            .ok()?;
        font.glyph_metrics(size, place).advance_width(glyph)
    }
}

fn load(database: &mut Database, data: impl AsRef<[u8]> + Send + Sync + 'static) -> Option<ID> {
    database
        .load_font_source(Source::Binary(Arc::new(data)))
        .first()
        .copied()
}

fn has_letter(database: &Database, id: ID, letter: char) -> bool {
    let has = database.with_face_data(id, |data, index| {
        let font = FontRef::from_index(data, index).ok()?;
        font.charmap().map(letter)
    });
    has.flatten().is_some_and(|glyph| glyph != GlyphId::NOTDEF)
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts")
            .field(
                "faces",
                &self.faces.iter().map(|face| face.name).collect::<Vec<_>>(),
            )
            .field("fallbacks", &self.fallbacks.len())
            .finish()
    }
}
