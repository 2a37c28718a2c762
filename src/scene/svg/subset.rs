//! A font's file with the letters that occur, and no others.

use std::collections::BTreeSet;

use skrifa::{FontRef, GlyphId, MetadataProvider};
use subsetter::{GlyphRemapper, Tag, subset_with_variations};
use write_fonts::{
    FontBuilder,
    tables::cmap::Cmap,
    types::{GlyphId as NewId, Tag as TableTag},
};

/// The file of a font at a place on its axes, with these letters only; none if it can't be read or
/// has none of them.
///
/// The subsetter is made for PDF, which finds shapes by number: what else a browser asks for, the
/// table of letters and the one of the whole font's measures, is put back. Ligatures are lost; the
/// words are set to the width that they were measured with.
pub(super) fn of(
    data: &[u8],
    axes: &[([u8; 4], f32)],
    letters: &BTreeSet<char>,
) -> Option<Vec<u8>> {
    let whole = FontRef::new(data).ok()?;
    let charmap = whole.charmap();
    let mut numbers = GlyphRemapper::new();
    let mut shapes: Vec<(char, NewId)> = Vec::new();
    for letter in letters {
        let Some(shape) = charmap.map(*letter).filter(|it| *it != GlyphId::NOTDEF) else {
            continue;
        };
        let number = numbers.remap(u16::try_from(shape.to_u32()).ok()?);
        shapes.push((*letter, NewId::new(u32::from(number))));
    }
    if shapes.is_empty() {
        return None;
    }
    let axes: Vec<(Tag, f32)> = axes.iter().map(|(tag, at)| (Tag::new(tag), *at)).collect();
    let part = subset_with_variations(data, 0, &axes, &numbers).ok()?;
    let part = FontRef::new(&part).ok()?;
    let mut builder = FontBuilder::new();
    for record in part.table_directory().table_records() {
        let bytes = part.table_data(record.tag())?;
        let tag = TableTag::new(&record.tag().to_be_bytes());
        builder.add_raw(tag, bytes.as_bytes());
    }
    for tag in [b"OS/2", b"post"] {
        let bytes = whole.table_data(skrifa::Tag::new(tag));
        if let Some(bytes) = bytes.filter(|_| !builder.contains(TableTag::new(tag))) {
            builder.add_raw(TableTag::new(tag), bytes.as_bytes());
        }
    }
    builder.add_table(&Cmap::from_mappings(shapes).ok()?).ok()?;
    Some(builder.build())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{FaceName, tests::support::fonts};

    #[test]
    fn it_has_the_letters_that_occur_and_no_others() {
        let Some(fonts) = fonts() else { return };
        let data = fonts.data(FaceName::Sans).unwrap();
        let letters: BTreeSet<char> = "Berlin, Київ".chars().collect();
        let axes = [(*b"wght", 600.0), (*b"wdth", 100.0)];
        let part = of(data, &axes, &letters).unwrap();
        assert!(part.len() < data.len() / 20, "{} bytes", part.len());
        let font = FontRef::new(&part).unwrap();
        assert_eq!(font.axes().len(), 0, "it stands at one place of the axes");
        for letter in letters {
            assert!(font.charmap().map(letter).is_some(), "{letter}");
        }
        assert_eq!(font.charmap().map('Z'), None);
        assert_eq!(of(data, &axes, &BTreeSet::from(['\u{10FFFF}'])), None);
    }
}
