//! A map of many things, seen from far away: one mesh of lines and silhouettes.
//!
//! A picture of shapes, each laid out and turned into triangles by itself, takes too long for ten
//! thousand of them in every frame. From far away nobody sees more than a silhouette: so the
//! triangles are made here at once, as few as the size on the screen asks for.

use std::sync::Arc;

use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Vec2, vec2};

use super::{
    draw::{Emphasis, Look, dimmed, faint},
    prepare::{Prepared, Spot},
};
use crate::{
    model::Kind,
    scene::Dash,
    theme::{self, Face, Tokens},
    widgets::scene::Placing,
};

/// How soft an edge is, in points.
const FEATHER: f32 = 1.0;
/// Lines are never thinner on the screen.
const LEAST_WIDTH: f32 = 0.7;
/// Shapes that are smaller on the screen are dots.
const LEAST_SHAPE: f32 = 5.0;
/// Icons that would be smaller are left out.
const LEAST_ICON: f32 = 10.0;
/// The largest icon, in map units.
const LARGEST_ICON: f32 = 22.0;
/// Heads of arrows that would be smaller are left out.
const LEAST_ARROW: f32 = 3.5;
/// Gaps of dashes that would be smaller close.
const LEAST_GAP: f32 = 1.5;
/// Dashes are never drawn at less than this share of their length.
const LEAST_DASH: f32 = 0.55;

/// Of more lines nobody sees whether their edges are soft, unless it is from as near as [`NEAR`].
const MOST_SOFT: usize = 12_000;
const NEAR: f32 = 0.35;
/// Lines that would be shorter on the screen are left out.
const LEAST_LINE: f32 = 0.7;

/// Paints what of the map is within the clip. The mesh is kept from frame to frame, so that its
/// memory is asked for once.
pub(super) fn paint(
    painter: &Painter,
    prepared: &Prepared,
    emphasis: &Emphasis,
    placing: Placing,
    mesh: &mut Arc<Mesh>,
    tokens: &Tokens,
) {
    let clip = painter.clip_rect();
    let clip = Rect::from_two_pos(placing.back(clip.min), placing.back(clip.max));
    let clip = clip.expand(2.0 / placing.scale.max(1e-3));
    // Whoever painted it last has let go of it by now; if not, another one is begun.
    if Arc::get_mut(mesh).is_none() {
        *mesh = Arc::default();
    }
    let Some(clean) = Arc::get_mut(mesh) else {
        return;
    };
    clean.clear();
    let mut ink = Ink {
        mesh: clean,
        placing,
        is_soft: prepared.curves.len() <= MOST_SOFT || placing.scale >= NEAR,
    };
    // What is lit lies above what is not.
    for turn in [false, true] {
        if emphasis.lit.is_none() && !turn {
            continue;
        }
        lines(&mut ink, prepared, emphasis, clip, turn, tokens);
    }
    // In their own order, if most are seen: what lies together in memory is quicker to read.
    let is_most = 2 * prepared.grid.count(clip) > prepared.spots.len();
    let seen: Vec<usize> = if is_most {
        (0..prepared.spots.len()).collect()
    } else {
        prepared.grid.within(clip).collect()
    };
    for place in &seen {
        if let Some(spot) = prepared.spots.get(*place) {
            let state = (emphasis.is_lit(*place), emphasis.is_selected(*place));
            silhouette(&mut ink, spot, state, tokens);
        }
    }
    // In a clip of its own it is copied once when the frame is put together, and never grown.
    let apart = painter.with_clip_rect(painter.clip_rect().expand(0.5));
    apart.add(Shape::Mesh(Arc::clone(mesh)));
    if LARGEST_ICON * placing.scale < LEAST_ICON {
        return;
    }
    for place in seen {
        if let Some(spot) = prepared.spots.get(place) {
            icon(painter, spot, emphasis.is_lit(place), placing, tokens);
        }
    }
}

fn lines(
    ink: &mut Ink,
    prepared: &Prepared,
    emphasis: &Emphasis,
    clip: Rect,
    turn: bool,
    tokens: &Tokens,
) {
    let scale = ink.placing.scale;
    let looks = prepared.looks.iter();
    for (place, (run, look)) in prepared.curves.iter().zip(looks).enumerate() {
        let Some(curve) = run.map(|run| run.bare) else {
            continue;
        };
        let is_lit = emphasis.is_line_lit(place);
        let least = if ink.is_soft {
            LEAST_LINE
        } else {
            2.0 * LEAST_LINE
        };
        let is_long = (curve.end - curve.start).length_sq() * scale * scale > least * least;
        if is_lit != turn || !is_long || !clip.intersects(curve.bounds()) {
            continue;
        }
        let colour = if is_lit {
            look.colour
        } else {
            dimmed(look.colour, tokens)
        };
        let width = (look.width * scale).max(LEAST_WIDTH);
        // As many pieces as keep it within a third of a point of the curve.
        let pieces = (curve.sag() * scale * 1.5).sqrt().ceil().clamp(1.0, 12.0) as usize;
        let placing = ink.placing;
        let point = |step: usize| placing.there(curve.at(step as f32 / pieces as f32));
        if let Some((dash, gap)) = gaps(*look, scale) {
            let points: Vec<Pos2> = (0..=pieces).map(point).collect();
            ink.dashes(&points, dash, gap, width, colour);
        } else {
            let mut before = placing.there(curve.start);
            if pieces == 1 {
                ink.stroke(before, placing.there(curve.end), width, colour);
            }
            for step in (1..=pieces).filter(|_| pieces > 1) {
                let next = point(step);
                ink.stroke(before, next, width, colour);
                before = next;
            }
        }
        let head = (super::draw::ARROW + look.width) * scale;
        if head < LEAST_ARROW {
            continue;
        }
        let tie = prepared.lines.get(place);
        let tie = tie.and_then(|line| prepared.network.ties.get(line.tie));
        if let Some(tie) = tie.filter(|tie| tie.has_head()) {
            ink.arrow(curve.end, curve.end - curve.control, head, colour);
            if tie.mutual {
                ink.arrow(curve.start, curve.start - curve.control, head, colour);
            }
        }
    }
}

/// The dashes of a line and the gaps between them on the screen; none: they can't be told apart.
fn gaps(look: Look, scale: f32) -> Option<(f32, f32)> {
    let stroke = crate::scene::Stroke {
        width: look.width,
        colour: look.colour,
        dash: look.dash,
    };
    if look.dash == Dash::Solid {
        return None;
    }
    // From far away they keep a length that can be seen.
    let [dash, gap] = stroke
        .pattern()?
        .map(|length| length * scale.max(LEAST_DASH));
    (gap >= LEAST_GAP).then_some((dash, gap))
}

fn silhouette(ink: &mut Ink, spot: &Spot, (is_lit, is_selected): (bool, bool), tokens: &Tokens) {
    let fade = |colour: Color32| {
        if is_lit {
            colour
        } else {
            dimmed(colour, tokens)
        }
    };
    let own = spot.colour.map_or_else(|| faint(tokens), theme::colour);
    let half = spot.shape / 2.0 * ink.placing.scale;
    let centre = ink.placing.there(spot.centre());
    let is_party = spot.kind == Kind::Party;
    let edge = if is_selected {
        tokens.accent
    } else {
        fade(tokens.ink_soft)
    };
    if 2.0 * half.max_elem() < LEAST_SHAPE && !is_selected {
        let colour = if is_party { fade(own) } else { edge };
        ink.dot(centre, half.max(Vec2::splat(0.8)), colour);
        return;
    }
    let outline = if is_selected {
        2.5
    } else {
        1.2_f32.min(half.min_elem() * 0.3)
    };
    let fill = fade(if is_party { own } else { tokens.paper });
    if is_party && !is_selected {
        ink.shape(spot.kind, centre, half, fill);
        return;
    }
    ink.shape(spot.kind, centre, half + Vec2::splat(outline / 2.0), edge);
    ink.shape(spot.kind, centre, half - Vec2::splat(outline / 2.0), fill);
}

fn icon(painter: &Painter, spot: &Spot, is_lit: bool, placing: Placing, tokens: &Tokens) {
    let size = (spot.shape.min_elem() * 0.5).clamp(12.0, LARGEST_ICON) * placing.scale;
    if size < LEAST_ICON {
        return;
    }
    let colour = match spot.kind {
        Kind::Party => theme::readable_on(spot.colour.map_or_else(|| faint(tokens), theme::colour)),
        _ => tokens.ink,
    };
    let colour = if is_lit {
        colour
    } else {
        dimmed(colour, tokens)
    };
    // Whole points: each size of type costs room in the atlas of glyphs.
    painter.text(
        placing.there(spot.centre()),
        egui::Align2::CENTER_CENTER,
        spot.icon.codepoint,
        Face::Icons.at(size.round()),
        colour,
    );
}

/// What is drawn so far, in points of the screen.
struct Ink<'a> {
    mesh: &'a mut Mesh,
    placing: Placing,
    /// Whether the edges of lines are soft.
    is_soft: bool,
}

impl Ink<'_> {
    fn vertex(&mut self, at: Pos2, colour: Color32) -> u32 {
        self.mesh.colored_vertex(at, colour);
        self.mesh.vertices.len() as u32 - 1
    }

    /// A straight line whose edges are soft: full along its middle, nothing at its sides.
    fn stroke(&mut self, from: Pos2, to: Pos2, width: f32, colour: Color32) {
        let way = to - from;
        let length = way.length_sq().sqrt();
        if length < 0.05 || !length.is_finite() {
            return;
        }
        if !self.is_soft {
            // Among so many a line that grows thinner is as good as one that doesn't, and smaller.
            let aside = vec2(-way.y, way.x) * (width * 0.7 / length);
            let [a, b, c] = [from + aside, from - aside, to].map(|at| self.vertex(at, colour));
            self.mesh.add_triangle(a, b, c);
            return;
        }
        let aside = vec2(-way.y, way.x) * ((width / 2.0 + FEATHER / 2.0) / length);
        // A line thinner than its edges are soft is fainter instead.
        let colour = if width < FEATHER {
            colour.gamma_multiply(width / FEATHER)
        } else {
            colour
        };
        let sides = [aside, Vec2::ZERO, -aside];
        let clear = Color32::TRANSPARENT;
        let first = self.mesh.vertices.len() as u32;
        for end in [from, to] {
            for (side, tint) in sides.into_iter().zip([clear, colour, clear]) {
                self.mesh.colored_vertex(end + side, tint);
            }
        }
        for side in 0..2 {
            let at = first + side;
            self.mesh.add_triangle(at, at + 1, at + 3);
            self.mesh.add_triangle(at + 1, at + 3, at + 4);
        }
    }

    /// A line of dashes.
    fn dashes(&mut self, points: &[Pos2], dash: f32, gap: f32, width: f32, colour: Color32) {
        let (mut left, mut is_on) = (dash, true);
        for pair in points.windows(2) {
            let &[mut from, to] = pair else { continue };
            let mut way = (to - from).length();
            while way > left {
                let on = from + (to - from) * (left / way);
                if is_on {
                    self.stroke(from, on, width, colour);
                }
                (from, way) = (on, way - left);
                is_on = !is_on;
                left = if is_on { dash } else { gap };
            }
            if is_on {
                self.stroke(from, to, width, colour);
            }
            left -= way;
        }
    }

    fn arrow(&mut self, tip: Pos2, way: Vec2, size: f32, colour: Color32) {
        let length = way.length();
        if length < 0.01 {
            return;
        }
        let along = way / length;
        let aside = vec2(-along.y, along.x) * size * 0.42;
        let tip = self.placing.there(tip);
        let back = tip - along * size;
        let [a, b, c] = [tip, back + aside, back - aside].map(|at| self.vertex(at, colour));
        self.mesh.add_triangle(a, b, c);
    }

    fn dot(&mut self, centre: Pos2, half: Vec2, colour: Color32) {
        self.mesh
            .add_colored_rect(Rect::from_center_size(centre, 2.0 * half), colour);
    }

    /// The outline of a kind, filled, with soft edges.
    fn shape(&mut self, kind: Kind, centre: Pos2, half: Vec2, colour: Color32) {
        let corners = corners(kind, half.max_elem());
        let (inner, outer) = (
            (half - Vec2::splat(FEATHER / 2.0)).max(Vec2::ZERO),
            half + Vec2::splat(FEATHER / 2.0),
        );
        let count = corners.len() as u32;
        let first = self.mesh.vertices.len() as u32;
        for corner in corners {
            self.mesh.colored_vertex(centre + *corner * inner, colour);
            self.mesh
                .colored_vertex(centre + *corner * outer, Color32::TRANSPARENT);
        }
        let inner = |place: u32| first + 2 * (place % count);
        let outer = |place: u32| inner(place) + 1;
        for place in 0..count {
            if place > 0 && place + 1 < count {
                self.mesh
                    .add_triangle(inner(0), inner(place), inner(place + 1));
            }
            self.mesh
                .add_triangle(inner(place), outer(place), outer(place + 1));
            self.mesh
                .add_triangle(inner(place), outer(place + 1), inner(place + 1));
        }
    }
}

/// The corners of a kind's shape in a square from -1 to 1, for a size on the screen.
fn corners(kind: Kind, half: f32) -> &'static [Vec2] {
    const fn v(x: f32, y: f32) -> Vec2 {
        Vec2::new(x, y)
    }
    static ROUND_8: [Vec2; 8] = [
        v(1.0, 0.0),
        v(0.707, 0.707),
        v(0.0, 1.0),
        v(-0.707, 0.707),
        v(-1.0, 0.0),
        v(-0.707, -0.707),
        v(0.0, -1.0),
        v(0.707, -0.707),
    ];
    static ROUND_16: [Vec2; 16] = [
        v(1.0, 0.0),
        v(0.924, 0.383),
        v(0.707, 0.707),
        v(0.383, 0.924),
        v(0.0, 1.0),
        v(-0.383, 0.924),
        v(-0.707, 0.707),
        v(-0.924, 0.383),
        v(-1.0, 0.0),
        v(-0.924, -0.383),
        v(-0.707, -0.707),
        v(-0.383, -0.924),
        v(0.0, -1.0),
        v(0.383, -0.924),
        v(0.707, -0.707),
        v(0.924, -0.383),
    ];
    static PILL: [Vec2; 8] = [
        v(1.0, -0.4),
        v(1.0, 0.4),
        v(0.7, 1.0),
        v(-0.7, 1.0),
        v(-1.0, 0.4),
        v(-1.0, -0.4),
        v(-0.7, -1.0),
        v(0.7, -1.0),
    ];
    static SQUARE: [Vec2; 4] = [v(1.0, -1.0), v(1.0, 1.0), v(-1.0, 1.0), v(-1.0, -1.0)];
    static DIAMOND: [Vec2; 4] = [v(0.0, -1.0), v(1.0, 0.0), v(0.0, 1.0), v(-1.0, 0.0)];
    static HEXAGON: [Vec2; 6] = [
        v(-0.5, -0.9),
        v(0.5, -0.9),
        v(1.0, 0.0),
        v(0.5, 0.9),
        v(-0.5, 0.9),
        v(-1.0, 0.0),
    ];
    match kind {
        Kind::Party | Kind::Choice | Kind::Source if half < 6.0 => &ROUND_8,
        Kind::Party | Kind::Choice | Kind::Source => &ROUND_16,
        Kind::Talk => &PILL,
        Kind::Issue => &HEXAGON,
        Kind::Implication => &DIAMOND,
        _ => &SQUARE,
    }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    fn ink(mesh: &mut Mesh) -> Ink<'_> {
        Ink {
            mesh,
            placing: Placing {
                origin: Pos2::ZERO,
                scale: 1.0,
            },
            is_soft: true,
        }
    }

    #[test]
    fn dashes_cover_their_share_of_a_line() {
        let mut mesh = Mesh::default();
        let mut ink = ink(&mut mesh);
        let corner = [pos2(0.0, 0.0), pos2(70.0, 0.0), pos2(70.0, 50.0)];
        ink.dashes(&corner, 6.0, 4.0, 2.0, Color32::BLACK);
        // 120 points: 12 times 6 on and 4 off. Of each stroke the middle vertices are its ends.
        let middles: Vec<Pos2> = ink
            .mesh
            .vertices
            .iter()
            .filter(|vertex| vertex.color == Color32::BLACK)
            .map(|vertex| vertex.pos)
            .collect();
        let inked: f32 = middles
            .chunks(2)
            .map(|ends| (ends[1] - ends[0]).length())
            .sum();
        assert!((inked - 72.0).abs() < 0.5, "{inked}");
        assert!(ink.mesh.is_valid());
    }

    #[test]
    fn every_kind_has_a_silhouette_of_its_size() {
        for kind in Kind::CARDS {
            for half in [3.0, 9.0] {
                let mut mesh = Mesh::default();
                let mut ink = ink(&mut mesh);
                ink.shape(kind, pos2(5.0, 5.0), Vec2::splat(half), Color32::RED);
                assert!(ink.mesh.is_valid());
                let bounds = ink.mesh.calc_bounds();
                assert!((bounds.width() - 2.0 * half - FEATHER).abs() < 0.01);
                assert!(bounds.height() > half);
            }
        }
    }

    #[test]
    fn what_has_no_length_leaves_no_ink() {
        let mut mesh = Mesh::default();
        let mut ink = ink(&mut mesh);
        ink.stroke(pos2(1.0, 1.0), pos2(1.0, 1.0), 2.0, Color32::RED);
        ink.stroke(pos2(1.0, 1.0), pos2(f32::NAN, 1.0), 2.0, Color32::RED);
        ink.arrow(pos2(1.0, 1.0), Vec2::ZERO, 4.0, Color32::RED);
        assert!(ink.mesh.is_empty());
    }
}
