//! The typefaces, and a PNG's pixels.

use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

use ecolor::Color32;
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

use super::super::{FaceName, Fonts};

/// Where the files may be: beside the crate, or in the program's assets.
const FOLDERS: [&str; 2] = ["fonts", "assets/fonts"];

fn file(name: &str) -> Option<&'static [u8]> {
    static FILES: OnceLock<HashMap<&str, &[u8]>> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let top = Path::new(env!("CARGO_MANIFEST_DIR"));
        let read = |name: &'static str| {
            let data = FOLDERS
                .iter()
                .find_map(|folder| std::fs::read(top.join(folder).join(name)).ok())?;
            Some((name, &*data.leak()))
        };
        [
            "IBMPlexSans-Variable.ttf",
            "IBMPlexSerif-Regular.ttf",
            "IBMPlexSerif-Medium.ttf",
            "MaterialSymbolsRounded-Regular.ttf",
        ]
        .into_iter()
        .filter_map(read)
        .collect()
    });
    files.get(name).copied()
}

pub(super) fn data(face: FaceName) -> Option<&'static [u8]> {
    file(match face {
        FaceName::Serif => "IBMPlexSerif-Regular.ttf",
        FaceName::SerifMedium => "IBMPlexSerif-Medium.ttf",
        FaceName::Icons => "MaterialSymbolsRounded-Regular.ttf",
        _ => "IBMPlexSans-Variable.ttf",
    })
}

/// No typeface at all.
pub(super) fn no_fonts() -> Fonts {
    Fonts::new([])
}

/// All of them, if their files are there.
pub(in crate::scene) fn fonts() -> Option<Fonts> {
    let faces: Option<Vec<_>> = FaceName::ALL
        .into_iter()
        .map(|face| Some((face, data(face)?)))
        .collect();
    let fonts = Fonts::new(faces?);
    assert!(FaceName::ALL.into_iter().all(|face| fonts.has(face)));
    Some(fonts)
}

/// How wide the text is, kerning aside.
pub(super) fn width(face: FaceName, text: &str, size: f32) -> f32 {
    let font = FontRef::new(data(face).unwrap()).unwrap();
    let place = font
        .axes()
        .location([("wght", f32::from(face.weight())), ("wdth", face.stretch())]);
    let metrics = font.glyph_metrics(Size::new(size), LocationRef::from(&place));
    text.chars()
        .map(|letter| {
            let glyph = font.charmap().map(letter).unwrap_or_default();
            metrics.advance_width(glyph).unwrap_or_default()
        })
        .sum()
}

/// The pixels of a PNG.
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    data: Vec<u8>,
}

impl Pixels {
    pub(super) fn read(data: &[u8]) -> Self {
        let mut reader = ::png::Decoder::new(std::io::Cursor::new(data))
            .read_info()
            .unwrap();
        let mut data = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut data).unwrap();
        assert_eq!(info.color_type, ::png::ColorType::Rgba);
        Self {
            width: info.width,
            height: info.height,
            data,
        }
    }

    #[allow(clippy::disallowed_methods)]
    pub(super) fn at(&self, x: u32, y: u32) -> Color32 {
        let start = 4 * (y * self.width + x) as usize;
        let [red, green, blue, alpha] = self.data[start..start + 4].try_into().unwrap();
        Color32::from_rgba_unmultiplied(red, green, blue, alpha)
    }

    /// How much of this row of pixels is covered, from 0 to 1 each.
    pub(super) fn cover(&self, y: u32) -> Vec<f32> {
        (0..self.width)
            .map(|x| f32::from(self.at(x, y).a()) / 255.0)
            .collect()
    }

    /// The columns from and to which there is ink, and how many pixels have some.
    pub(super) fn ink(&self) -> Option<(u32, u32, usize)> {
        let mut columns = Vec::new();
        for y in 0..self.height {
            columns.extend((0..self.width).filter(|x| self.at(*x, y).a() > 127));
        }
        Some((
            *columns.iter().min()?,
            *columns.iter().max()?,
            columns.len(),
        ))
    }
}
