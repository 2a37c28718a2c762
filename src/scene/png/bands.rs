//! The rows of a picture, a band of them at a time.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use emath::Rangef;
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg,
};

use super::super::{Fonts, Item, Scene, Step, svg};
use super::PngError;

/// About how many pixels are in a band: it takes four times as many bytes.
const PIXELS: u32 = 8 << 20;
/// The most bands that are painted at the same time.
const MOST_THREADS: usize = 8;

/// A picture that is to be painted in bands.
pub(super) struct Bands<'a> {
    scene: &'a Scene,
    /// Pixels to a unit.
    scale: f32,
    fonts: &'a Fonts,
    width: u32,
    /// The rows of a band.
    rows: u32,
    /// What is painted, and between which heights, in units.
    items: Vec<(&'a Item, Rangef)>,
}

impl<'a> Bands<'a> {
    pub(super) fn new(scene: &'a Scene, scale: f32, fonts: &'a Fonts, width: u32) -> Self {
        Self {
            scene,
            scale,
            fonts,
            width,
            // Of nothing else than the picture, so that it looks the same everywhere.
            rows: (PIXELS / width.max(1)).max(1),
            items: scene
                .items
                .iter()
                .filter_map(|item| Some((item, reach(item)?)))
                .collect(),
        }
    }

    /// Hands over the picture's rows from the top, band by band, as RGBA that isn't premultiplied.
    pub(super) fn paint(
        &self,
        height: u32,
        mut take: impl FnMut(Vec<u8>) -> Result<(), PngError>,
    ) -> Result<(), PngError> {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let tops: Vec<u32> = (0..height).step_by(self.rows as usize).collect();
        let rows = |top: &u32| self.rows.min(height - top);
        if let [top] = *tops {
            return take(self.band(top, rows(&top))?);
        }
        for some in tops.chunks(threads.min(MOST_THREADS)) {
            let painted: Vec<_> = thread::scope(|scope| {
                let started: Vec<_> = some
                    .iter()
                    .map(|top| scope.spawn(|| self.band(*top, rows(top))))
                    .collect();
                started.into_iter().map(|band| band.join()).collect()
            });
            for band in painted {
                take(band.unwrap_or_else(|panic| resume_unwind(panic))?)?;
            }
        }
        Ok(())
    }

    /// This many rows from this one on.
    fn band(&self, top: u32, rows: u32) -> Result<Vec<u8>, PngError> {
        // One pixel more on either side, for edges that are smoothed.
        let [from, to] = [top as f32 - 1.0, (top + rows) as f32 + 1.0].map(|row| row / self.scale);
        let here = Rangef::new(from, to);
        let items = self.items.iter();
        let some = items.filter_map(|(item, reach)| reach.intersects(here).then_some(*item));
        let svg = svg::write_some(self.scene.size, some, self.fonts);
        let options = usvg::Options {
            font_resolver: self.fonts.resolver(),
            fontdb: self.fonts.database(),
            ..usvg::Options::default()
        };
        let tree = usvg::Tree::from_str(&svg, &options)?;
        drop(svg);
        let mut pixmap = Pixmap::new(self.width, rows).ok_or(PngError::Empty)?;
        if let Some(colour) = self.scene.background {
            let [red, green, blue, alpha] = colour.to_srgba_unmultiplied();
            pixmap.fill(Color::from_rgba8(red, green, blue, alpha));
        }
        let place = Transform::from_row(self.scale, 0.0, 0.0, self.scale, 0.0, -(top as f32));
        resvg::render(&tree, place, &mut pixmap.as_mut());
        Ok(pixmap.take_demultiplied())
    }
}

/// Between which heights the item leaves anything, at most, in units.
fn reach(item: &Item) -> Option<Rangef> {
    let reach = match item {
        // A curve lies between its control points, and that is quicker to tell than its bounds.
        Item::Path(path) => {
            let mut reach = Rangef::point(path.from.y);
            for step in &path.steps {
                let heights = match *step {
                    Step::Line(end) => [end.y; 3],
                    Step::Quad(control, end) => [control.y, end.y, end.y],
                    Step::Cubic(first, second, end) => [first.y, second.y, end.y],
                };
                for height in heights {
                    reach = Rangef::new(reach.min.min(height), reach.max.max(height));
                }
            }
            reach.expand(path.stroke.map_or(0.0, |stroke| stroke.width.max(0.0)))
        }
        // Letters of other scripts, and their marks, may reach farther than ours.
        Item::Text(text) => text.bounds()?.y_range().expand(2.0 * text.size),
        item => item.bounds()?.y_range(),
    };
    Some(reach)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{fonts_or_none, sample};
    use super::*;

    #[test]
    fn bands_join_without_a_seam() {
        let (scene, fonts) = (sample(), fonts_or_none());
        let (width, height) = (1600, 1040);
        let painted = |rows| {
            let mut bands = Bands::new(&scene, 2.0, &fonts, width);
            bands.rows = rows;
            let mut out = Vec::new();
            let mut count = 0;
            let take = |rows: Vec<u8>| {
                out.extend(rows);
                count += 1;
                Ok(())
            };
            bands.paint(height, take).unwrap();
            assert_eq!(count, height.div_ceil(rows));
            assert_eq!(out.len(), (4 * width * height) as usize);
            out
        };
        let whole = painted(height);
        for rows in [1039, 100, 37] {
            let bands = painted(rows);
            assert_eq!(bands, painted(rows));
            let off = whole.iter().zip(&bands).filter(|(one, other)| one != other);
            let most = off.clone().map(|(one, other)| one.abs_diff(*other)).max();
            assert!(most.unwrap_or_default() <= 64, "{rows}: {most:?}");
            assert!(off.count() < whole.len() / 1000, "{rows}");
        }
    }
}
