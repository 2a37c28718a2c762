//! Text as glyphs: how wide it is, before anything is painted, and what a PDF writes down.
//!
//! It is shaped by the same library, with the same settings, as the window and the pictures in
//! files shape it, so that a line that was broken here is as wide everywhere.

use std::{ops::Range, sync::OnceLock};

use harfrust::{FontRef, ShapeOptions, ShaperData, ShaperInstance, UnicodeBuffer, Variation};
use skrifa::{GlyphId, MetadataProvider, Tag};

use super::{FaceName, Fonts, MOST_LETTERS, fonts::Data};

/// What shapes the text of each face, made when it is first needed.
#[derive(Default)]
pub(super) struct Shapers([OnceLock<Vec<Shaper>>; FaceName::ALL.len()]);

/// What shapes text in one file.
pub(super) struct Shaper {
    /// The file.
    pub(super) data: Data,
    /// The face that it is set as; none: as the file is.
    pub(super) face: Option<FaceName>,
    tables: ShaperData,
    instance: ShaperInstance,
}

/// A letter, or several, as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// Which, in its font.
    pub(super) id: u32,
    /// What of the text it stands for, in bytes.
    pub(super) bytes: Range<usize>,
    /// How far on the next one is, in sizes of the type.
    pub(super) advance: f32,
    /// How far from its place it is drawn, in sizes of the type: to the right, upward.
    pub(super) offset: [f32; 2],
}

/// Glyphs of one font, side by side.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Segment {
    /// The place of the font in the chain of the face.
    pub(super) font: usize,
    /// What they stand for, in bytes.
    pub(super) bytes: Range<usize>,
    /// The glyphs, from left to right.
    pub(super) glyphs: Vec<Glyph>,
}

impl Segment {
    /// How wide it is, in sizes of the type.
    pub(super) fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

impl Fonts {
    /// How wide a line of text is, in units, as every medium sets it.
    pub fn width(&self, face: FaceName, size: f32, text: &str) -> f32 {
        if face == FaceName::Icons {
            return size * text.chars().map(|_| 1.0).sum::<f32>();
        }
        let width: f32 = self
            .shape(face, &painted(text))
            .iter()
            .map(Segment::width)
            .sum();
        width * size
    }

    /// The fonts that text in a face is set in.
    pub(super) fn shapers(&self, face: FaceName) -> &[Shaper] {
        let place = FaceName::ALL.iter().position(|other| *other == face);
        let slot = place.and_then(|place| self.shapers.0.get(place));
        slot.map_or(&[], |slot| {
            slot.get_or_init(|| {
                let chain = self.chain(face).into_iter();
                chain
                    .filter_map(|(data, face)| Shaper::of(data, face))
                    .collect()
            })
        })
    }

    /// The glyphs of a line of text, which is as it is painted.
    pub(super) fn shape(&self, face: FaceName, text: &str) -> Vec<Segment> {
        let shapers = self.shapers(face);
        let mut segments: Vec<(usize, Range<usize>)> = Vec::new();
        for (at, letter) in text.char_indices() {
            let has = |shaper: &Shaper| shaper.has(letter);
            let font = shapers.iter().position(has).unwrap_or(0);
            let end = at + letter.len_utf8();
            match segments.last_mut() {
                // A blank goes with what it follows.
                Some((last, bytes)) if *last == font || letter == ' ' => bytes.end = end,
                _ => segments.push((font, at..end)),
            }
        }
        let shaped = segments.into_iter().filter_map(|(font, bytes)| {
            let glyphs = shapers
                .get(font)?
                .glyphs(text.get(bytes.clone())?, bytes.start);
            Some(Segment {
                font,
                bytes,
                glyphs,
            })
        });
        shaped.collect()
    }
}

/// The letters of a run that are painted, as `design` has it for every medium: no control
/// characters, a blank for a tab or the end of a line, and no more than fit on any screen.
pub(super) fn painted(text: &str) -> String {
    let letters = text.chars().take(MOST_LETTERS);
    let letters = letters.filter_map(|letter| match letter {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        letter if letter.is_control() => None,
        letter => Some(letter),
    });
    letters.collect()
}

impl Shaper {
    fn of(data: Data, face: Option<FaceName>) -> Option<Self> {
        let font = FontRef::new(data.as_ref().as_ref()).ok()?;
        let tables = ShaperData::new(&font);
        let instance = ShaperInstance::from_variations(&font, variations(&font, face));
        Some(Self {
            tables,
            instance,
            face,
            data,
        })
    }

    fn font(&self) -> Option<FontRef<'_>> {
        FontRef::new(self.data.as_ref().as_ref()).ok()
    }

    fn has(&self, letter: char) -> bool {
        let glyph = self.font().and_then(|font| font.charmap().map(letter));
        glyph.is_some_and(|glyph| glyph != GlyphId::NOTDEF)
    }

    /// Where on its axes the font is.
    pub(super) fn axes(&self) -> Vec<([u8; 4], f32)> {
        let font = self.font();
        let all = font
            .map(|font| variations(&font, self.face))
            .unwrap_or_default();
        all.into_iter()
            .map(|it| (it.tag.to_be_bytes(), it.value))
            .collect()
    }

    fn glyphs(&self, text: &str, begin: usize) -> Vec<Glyph> {
        let Some(font) = self.font() else {
            return Vec::new();
        };
        let shaper = self.tables.shaper(&font);
        let shaper = shaper.instance(Some(&self.instance)).build();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        #[expect(clippy::cast_precision_loss, reason = "units of a font are few")]
        let em = shaper.units_per_em().max(1) as f32;
        let shaped = shaper.shape(buffer, ShapeOptions::new());
        let mut starts: Vec<usize> = shaped
            .glyph_infos()
            .iter()
            .map(|info| info.cluster as usize)
            .collect();
        starts.sort_unstable();
        starts.dedup();
        let end_of = |start: usize| {
            let next = starts.partition_point(|other| *other <= start);
            starts.get(next).copied().unwrap_or(text.len())
        };
        let both = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        #[expect(clippy::cast_precision_loss, reason = "units of a font are few")]
        let glyphs = both.map(|(info, position)| {
            let start = info.cluster as usize;
            Glyph {
                id: info.glyph_id,
                bytes: begin + start..begin + end_of(start),
                advance: position.x_advance as f32 / em,
                offset: [position.x_offset as f32 / em, position.y_offset as f32 / em],
            }
        });
        glyphs.collect()
    }
}

/// Where on the font's axes a face is; nowhere, if it has none.
fn variations(font: &FontRef<'_>, face: Option<FaceName>) -> Vec<Variation> {
    let Some(face) = face else {
        return Vec::new();
    };
    let wanted = [
        (Tag::new(b"wght"), f32::from(face.weight())),
        (Tag::new(b"wdth"), face.stretch()),
    ];
    let has = |tag: Tag| font.axes().iter().any(|axis| axis.tag() == tag);
    let wanted = wanted.into_iter().filter(|(tag, _)| has(*tag));
    wanted
        .map(|(tag, value)| Variation { tag, value })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::support::fonts;
    use super::*;

    #[test]
    fn text_is_as_wide_as_its_letters() {
        let Some(fonts) = fonts() else { return };
        let width = |text: &str| fonts.width(FaceName::Sans, 20.0, text);
        assert_eq!(width(""), 0.0);
        assert!((width("iii") - 3.0 * width("i")).abs() < 0.01);
        assert!(width("W") > 2.0 * width("i"));
        // Kerned: closer together than apart.
        assert!(width("AV") < width("A") + width("V"));
        assert!((fonts.width(FaceName::Sans, 40.0, "Berlin") - 2.0 * width("Berlin")).abs() < 0.01);
        let condensed = fonts.width(FaceName::Condensed, 20.0, "Berlin");
        assert!(condensed < 0.95 * width("Berlin") && condensed > 0.7 * width("Berlin"));
        assert!(fonts.width(FaceName::SansSemibold, 20.0, "Berlin") > width("Berlin"));
    }

    #[test]
    fn a_letter_that_the_face_lacks_comes_from_another() {
        let Some(fonts) = fonts() else { return };
        let text = "Київ Ελλάδα";
        let segments = fonts.shape(FaceName::SerifMedium, text);
        assert!(segments.len() > 1, "the serif has no Greek");
        assert!(
            segments
                .iter()
                .all(|segment| segment.glyphs.iter().all(|it| it.id != 0))
        );
        let covered: Vec<Range<usize>> = segments.iter().map(|it| it.bytes.clone()).collect();
        assert_eq!(covered.first().unwrap().start, 0);
        assert_eq!(covered.last().unwrap().end, text.len());
    }

    #[test]
    fn what_is_not_painted_has_no_width() {
        assert_eq!(painted("a\u{1}b\tc\nd"), "ab c d");
        assert_eq!(painted(&"x".repeat(MOST_LETTERS + 9)).len(), MOST_LETTERS);
    }
}
