//! A picture as PNG.

mod bands;

use ::png::{BitDepth, ColorType, Decoder, Encoder, EncodingError, PixelDimensions, Unit};
use std::io::Write as _;

use emath::Vec2;
use resvg::usvg;

use super::{Fonts, Scene, is_paintable};
use bands::Bands;

/// The most pixels that a PNG may have.
const MOST_PIXELS: f32 = 400e6;
/// How much of the file is written at once, in bytes.
const CHUNK: usize = 1 << 16;
/// Units in a metre: a unit is a 96th of an inch.
const UNITS_IN_A_METRE: f32 = 96.0 / 0.0254;

/// Why there is no PNG.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The area has no width or no height.
    #[error("The picture is empty: it has no size.")]
    Empty,
    /// The scale isn't finite and above zero.
    #[error("A picture can't be made {0} times as large.")]
    Scale(f32),
    /// There would be more than 400 million pixels.
    #[error(
        "The picture would be {width} by {height} pixels, and at most 400 megapixels can be \
         written: choose a smaller scale."
    )]
    TooLarge {
        /// How wide it would be, in pixels.
        width: f32,
        /// How high it would be, in pixels.
        height: f32,
    },
    /// The picture could not be painted, as with more than a million items.
    #[error("The picture could not be painted: {0}.")]
    Paint(#[from] usvg::Error),
    /// The pixels could not be written as PNG.
    #[error("The picture could not be written as PNG: {0}.")]
    Encode(#[from] EncodingError),
}

/// The picture as a PNG with this many pixels to a unit, 2 for an export, at least one by one pixel.
/// Where nothing is painted it is transparent. The text is set in `fonts`, and in none of the
/// system's.
///
/// It is painted from what [`super::svg`] writes, so that the two show the same: in bands, several at
/// a time, so that a large one takes neither long nor much memory. The same picture gives the same
/// bytes, on however many threads.
pub fn write(scene: &Scene, scale: f32, fonts: &Fonts) -> Result<Vec<u8>, PngError> {
    let (width, height) = pixels(scene.size, scale)?;
    let bands = Bands::new(scene, scale, fonts, width);
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    // So that a document which takes the picture in shows it in its own size, not twice as large.
    let density = (UNITS_IN_A_METRE * scale).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: density,
        yppu: density,
        unit: Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    let mut stream = writer.stream_writer_with_size(CHUNK)?;
    bands.paint(height, |rows| {
        stream
            .write_all(&rows)
            .map_err(|error| PngError::Encode(error.into()))
    })?;
    stream.finish()?;
    writer.finish()?;
    Ok(out)
}

/// The width and height of a PNG that [`write`] has made, and its pixels as red, green, blue and
/// opacity, row after row; none, if it is something else.
pub fn read(png: &[u8]) -> Option<([usize; 2], Vec<u8>)> {
    let mut reader = Decoder::new(std::io::Cursor::new(png)).read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut pixels).ok()?;
    let is_ours = info.color_type == ColorType::Rgba && info.bit_depth == BitDepth::Eight;
    pixels.truncate(info.buffer_size());
    is_ours.then_some(([info.width as usize, info.height as usize], pixels))
}

/// The width and height in pixels.
fn pixels(size: Vec2, scale: f32) -> Result<(u32, u32), PngError> {
    if !(scale.is_finite() && scale > 0.0) {
        return Err(PngError::Scale(scale));
    }
    // Not a number is neither.
    if !(size.x > 0.0 && size.y > 0.0 && is_paintable(size.x) && is_paintable(size.y)) {
        return Err(PngError::Empty);
    }
    let [width, height] = [size.x, size.y].map(|side| (side * scale).round().max(1.0));
    if width * height > MOST_PIXELS {
        return Err(PngError::TooLarge { width, height });
    }
    Ok((width as u32, height as u32))
}
