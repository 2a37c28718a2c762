//! From a prepared view to a picture, in map units.

use egui::{Color32, Pos2, Rect, Vec2, pos2, vec2};

use super::prepare::{LABEL, LABEL_GAP, Line, Prepared, Spot};
use crate::{
    analysis::network::{Tie, TieKind},
    model::{Kind, word::Stance},
    scene::{Anchor, Block, Circle, Dash, FaceName, Item, Path, Scene, Step, Stroke, Text},
    theme::{self, Tokens, icons, stance},
};

/// What stands out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Emphasis {
    /// How far it is zoomed out, in tenths of a halving; 0: not at all.
    pub(super) zoom_step: i32,
    /// The one that is selected.
    pub(super) selected: Option<usize>,
    /// The one whose ties stand out.
    pub(super) centre: Option<usize>,
    /// Those that are lit; none: all alike.
    pub(super) lit: Option<Vec<bool>>,
}

/// How a tie is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) colour: Color32,
    pub(super) dash: Dash,
    pub(super) width: f32,
}

/// The words on a line are smaller than those of a node.
const TIE_LABEL: f32 = 10.5;
const ARROW: f32 = 9.0;
/// Words that would be smaller on the screen give way to fewer and larger ones.
const LEAST_LABEL: f32 = 8.5;

/// The picture of a view.
pub(super) fn scene(prepared: &Prepared, emphasis: &Emphasis, tokens: &Tokens) -> Scene {
    let mut items = Vec::new();
    let is_lit = |place: usize| {
        let lit = emphasis.lit.as_ref();
        lit.is_none_or(|lit| lit.get(place) == Some(&true))
    };
    let is_line_lit = |line: &Line| {
        emphasis
            .centre
            .is_none_or(|centre| line.ends.contains(&centre))
    };
    let zoom = (emphasis.zoom_step as f32 / 10.0).exp2();
    let is_near = LABEL * zoom >= LEAST_LABEL;
    let mut taken: Vec<Rect> = prepared.spots.iter().map(Spot::rect).collect();
    // What is lit lies above what is not.
    for turn in [false, true] {
        for (place, line) in prepared.lines.iter().enumerate() {
            if is_line_lit(line) == turn {
                let has_words = is_near && turn;
                let is_circular = prepared.circular.contains(&place);
                tie(
                    &mut items,
                    prepared,
                    line,
                    [turn, is_circular, has_words],
                    tokens,
                    &mut taken,
                );
            }
        }
    }
    for (place, spot) in prepared.spots.iter().enumerate() {
        let is_selected = emphasis.selected == Some(place);
        let is_lit = is_lit(place);
        node(&mut items, prepared, spot, is_lit, is_selected, tokens);
        if is_near {
            own_words(&mut items, spot, is_lit, is_selected, tokens);
        }
    }
    if !is_near {
        few_words(&mut items, prepared, &is_lit, emphasis, zoom, tokens);
    }
    let bounds = prepared.bounds().unwrap_or(Rect::ZERO);
    let mut scene = Scene::new("", bounds.size());
    scene.items = items;
    scene
}

/// How a tie looks: its kind by colour and dash, its sign by both, its strength by its width.
pub(super) fn look(tie: &Tie, tokens: &Tokens) -> Look {
    let width = 1.0 + 0.6 * f32::from(tie.strength.clamp(1, 3));
    let of = |colour, dash, width| Look {
        colour,
        dash,
        width,
    };
    if let Some(stance) = &tie.stance {
        let dash = match tie.sign {
            -1 => Dash::Dashed,
            0 => Dash::Dotted,
            _ => Dash::Solid,
        };
        let colour = match stance {
            Stance::Undecided => tokens.ink_soft,
            known => stance::look(known).fill,
        };
        return of(colour, dash, width);
    }
    let against = stance::look(&Stance::Rejects).fill;
    let favour = stance::look(&Stance::Supports).fill;
    match (tie.kind, tie.sign) {
        (TieKind::Condition | TieKind::InReturn, _) => of(tokens.warn, Dash::Dotted, 1.8),
        (TieKind::Guarantees | TieKind::Verifies, _) => {
            of(stance::look(&Stance::Demands).fill, Dash::Solid, width)
        }
        (TieKind::Mediates, 0) => of(theme::colour(theme::PARTY_COLOURS[4]), Dash::Solid, width),
        (_, -1) => of(against, Dash::Dashed, width),
        (_, 1) => of(favour, Dash::Solid, width),
        (TieKind::Cites | TieKind::PartOf, _) => of(faint(tokens), Dash::Solid, 1.0),
        _ => of(
            tokens.ink_soft.lerp_to_gamma(tokens.desk, 0.35),
            Dash::Solid,
            1.3,
        ),
    }
}

/// Half-way along a line.
fn middle_of(from: Pos2, control: Pos2, to: Pos2) -> Pos2 {
    from.lerp(control, 0.5).lerp(control.lerp(to, 0.5), 0.5)
}

fn faint(tokens: &Tokens) -> Color32 {
    tokens.ink_soft.lerp_to_gamma(tokens.desk, 0.6)
}

fn dimmed(colour: Color32, tokens: &Tokens) -> Color32 {
    colour.lerp_to_gamma(tokens.desk, 0.72)
}

/// Whether its words stand on the line: what nobody could read from its look.
fn says_so(tie: &Tie) -> bool {
    !tie.label.is_empty()
        || matches!(
            tie.kind,
            TieKind::Condition | TieKind::InReturn | TieKind::Guarantees | TieKind::Verifies
        )
}

fn tie(
    items: &mut Vec<Item>,
    prepared: &Prepared,
    line: &Line,
    [is_lit, is_circular, has_words]: [bool; 3],
    tokens: &Tokens,
    taken: &mut Vec<Rect>,
) {
    let [Some(from), Some(to)] = line.ends.map(|end| prepared.spots.get(end)) else {
        return;
    };
    let Some(tie) = prepared.network.ties.get(line.tie) else {
        return;
    };
    let mut look = look(tie, tokens);
    if is_circular {
        look.colour = tokens.danger;
        look.width += 0.8;
    }
    if !is_lit {
        look.colour = dimmed(look.colour, tokens);
    }
    let Some((start, control, end)) = curve(from, to, line.bend) else {
        return;
    };
    items.push(Item::Path(Path {
        from: start,
        steps: vec![Step::Quad(control, end)],
        closed: false,
        fill: None,
        stroke: Some(Stroke {
            width: look.width,
            colour: look.colour,
            dash: look.dash,
        }),
    }));
    if tie.kind != TieKind::PartOf {
        arrowhead(items, end, end - control, look);
        if tie.mutual {
            arrowhead(items, start, start - control, look);
        }
    }
    if says_so(tie) && is_lit && has_words {
        words(
            items,
            &tie.says(),
            middle_of(start, control, end),
            look.colour,
            tokens,
            taken,
        );
    }
}

/// From the edge of one shape to that of the other.
fn curve(from: &Spot, to: &Spot, bend: f32) -> Option<(Pos2, Pos2, Pos2)> {
    let (a, b) = (from.centre(), to.centre());
    let way = b - a;
    let length = way.length();
    if !length.is_finite() || length < 1.0 {
        return None;
    }
    let aside = Vec2::new(-way.y, way.x) / length;
    let control = a + way * 0.5 + aside * bend * 2.0;
    let start = leave(from, control)?;
    let end = leave(to, control)?;
    Some((start, control, end))
}

/// Where a line towards a point leaves the shape, with a little air.
fn leave(spot: &Spot, towards: Pos2) -> Option<Pos2> {
    let centre = spot.centre();
    let way = towards - centre;
    let length = way.length();
    if length < 0.5 {
        return None;
    }
    let unit = way / length;
    let half = spot.shape / 2.0 + Vec2::splat(3.0);
    // A round shape and a box alike: the nearer of the box's sides, but no farther than a circle
    // around its corners would be.
    let to_side = (half.x / unit.x.abs().max(1e-4)).min(half.y / unit.y.abs().max(1e-4));
    let at_shape = to_side.min(half.x.max(half.y) * 1.1);
    // Words in the way are passed over.
    let words = Rect::from_min_max(
        pos2(spot.rect().left(), centre.y + spot.shape.y / 2.0),
        spot.rect().max,
    );
    let beyond = through(words, centre, unit)
        .filter(|(enters, _)| *enters <= at_shape + LABEL_GAP + 4.0)
        .map_or(at_shape, |(_, leaves)| leaves.max(at_shape) + 2.0);
    Some(centre + unit * beyond.min(length * 0.48))
}

/// How far along a ray a box is entered and left; none: the ray misses it.
fn through(rect: Rect, from: Pos2, way: Vec2) -> Option<(f32, f32)> {
    let across = |low: f32, high: f32, start: f32, step: f32| {
        if step.abs() < 1e-5 {
            let is_within = low <= start && start <= high;
            return is_within.then_some((f32::NEG_INFINITY, f32::INFINITY));
        }
        let (a, b) = ((low - start) / step, (high - start) / step);
        Some((a.min(b), a.max(b)))
    };
    let (in_x, out_x) = across(rect.left(), rect.right(), from.x, way.x)?;
    let (in_y, out_y) = across(rect.top(), rect.bottom(), from.y, way.y)?;
    let (enters, leaves) = (in_x.max(in_y), out_x.min(out_y));
    (enters <= leaves && leaves > 0.0).then_some((enters, leaves))
}

fn arrowhead(items: &mut Vec<Item>, tip: Pos2, direction: Vec2, look: Look) {
    let length = direction.length();
    if length < 0.01 {
        return;
    }
    let along = direction / length;
    let aside = vec2(-along.y, along.x);
    let size = ARROW + look.width;
    let back = tip - along * size;
    items.push(Item::Path(Path {
        from: tip,
        steps: vec![
            Step::Line(back + aside * size * 0.42),
            Step::Line(back - aside * size * 0.42),
        ],
        closed: true,
        fill: Some(look.colour),
        stroke: None,
    }));
}

/// Words on a line, unless they would lie on something.
fn words(
    items: &mut Vec<Item>,
    text: &str,
    middle: Pos2,
    colour: Color32,
    tokens: &Tokens,
    taken: &mut Vec<Rect>,
) {
    const MOST: usize = 34;
    let text = crate::widgets::label::shortened(text, MOST);
    // Measured roughly: a little wide rather than too narrow.
    let width = text.chars().count() as f32 * TIE_LABEL * 0.54;
    let rect = Rect::from_center_size(middle, vec2(width + 6.0, TIE_LABEL + 4.0));
    if taken.iter().any(|other| other.intersects(rect)) {
        return;
    }
    taken.push(rect);
    items.push(Item::Block(Block {
        rect,
        radius: 3.0,
        fill: Some(tokens.desk),
        stroke: None,
    }));
    items.push(Item::Text(Text {
        at: middle + vec2(0.0, TIE_LABEL * 0.34),
        anchor: Anchor::Middle,
        text,
        face: FaceName::Sans,
        size: TIE_LABEL,
        colour: colour.lerp_to_gamma(tokens.ink, 0.45),
        width: None,
    }));
}

fn node(
    items: &mut Vec<Item>,
    prepared: &Prepared,
    spot: &Spot,
    is_lit: bool,
    is_selected: bool,
    tokens: &Tokens,
) {
    let Some(of) = prepared.network.nodes.get(spot.node) else {
        return;
    };
    let fade = |colour: Color32| {
        if is_lit {
            colour
        } else {
            dimmed(colour, tokens)
        }
    };
    let centre = spot.centre();
    let own = of.colour.map(theme::colour);
    let fill = match of.kind {
        Kind::Party => fade(own.unwrap_or_else(|| faint(tokens))),
        _ => fade(tokens.paper),
    };
    let outline = Stroke {
        width: if is_selected { 3.0 } else { 1.4 },
        colour: if is_selected {
            tokens.accent
        } else {
            fade(tokens.ink.lerp_to_gamma(tokens.ink_soft, 0.5))
        },
        dash: Dash::Solid,
    };
    let is_bare = of.kind == Kind::Party && !is_selected;
    let stroke = (!is_bare).then_some(outline);
    let rect = Rect::from_center_size(centre, spot.shape);
    match of.kind {
        Kind::Party => items.push(Item::Circle(Circle {
            centre,
            radius: spot.shape.x / 2.0,
            fill: Some(fill),
            stroke,
        })),
        Kind::Choice | Kind::Source => items.push(Item::Circle(Circle {
            centre,
            radius: spot.shape.x / 2.0,
            fill: Some(fill),
            stroke: Some(outline),
        })),
        Kind::Implication => items.push(diamond(centre, spot.shape / 2.0, fill, outline)),
        Kind::Issue => items.push(hexagon(centre, spot.shape / 2.0, fill, outline)),
        kind => items.push(Item::Block(Block {
            rect,
            radius: match kind {
                Kind::Talk => spot.shape.y / 2.0,
                Kind::Commitment => 9.0,
                _ => 3.0,
            },
            fill: Some(fill),
            stroke: Some(outline),
        })),
    }
    let on_colour = match of.kind {
        Kind::Party => theme::readable_on(own.unwrap_or_else(|| faint(tokens))),
        _ => tokens.ink,
    };
    items.push(Item::Text(Text::icon(
        centre,
        icons::of_kind(of.kind).codepoint,
        (spot.shape.min_elem() * 0.5).clamp(12.0, 22.0),
        if is_lit {
            on_colour
        } else {
            dimmed(on_colour, tokens)
        },
    )));
    if spot.is_pinned {
        items.push(Item::Text(Text::icon(
            rect.right_top() + vec2(-1.0, 3.0),
            icons::PIN.codepoint,
            12.0,
            fade(tokens.accent),
        )));
    }
}

/// The words below a node.
fn own_words(items: &mut Vec<Item>, spot: &Spot, is_lit: bool, is_selected: bool, tokens: &Tokens) {
    let fade = |colour: Color32| {
        if is_lit {
            colour
        } else {
            dimmed(colour, tokens)
        }
    };
    let centre = spot.centre();
    let rect = Rect::from_center_size(centre, spot.shape);
    let height = (spot.size.y - spot.shape.y - LABEL_GAP) / spot.lines.len().max(1) as f32;
    for (row, (line, width)) in spot.lines.iter().enumerate() {
        let top = rect.bottom() + LABEL_GAP + height * row as f32;
        items.push(Item::Text(Text {
            at: pos2(centre.x, top + height * 0.74),
            anchor: Anchor::Middle,
            text: line.clone(),
            face: if is_selected {
                FaceName::SansSemibold
            } else {
                FaceName::SansMedium
            },
            size: LABEL,
            colour: fade(tokens.ink),
            width: Some(*width),
        }));
    }
}

/// On a map that is far away: the names of what has most ties, as many as there is room for.
fn few_words(
    items: &mut Vec<Item>,
    prepared: &Prepared,
    is_lit: &dyn Fn(usize) -> bool,
    emphasis: &Emphasis,
    zoom: f32,
    tokens: &Tokens,
) {
    const LETTERS: usize = 24;
    const ON_SCREEN: f32 = 10.0;
    const MOST: usize = 160;
    let size = ON_SCREEN / zoom.max(1e-3);
    let shapes = prepared.spots.iter();
    let shapes: Vec<Rect> = shapes
        .map(|spot| Rect::from_center_size(spot.centre(), spot.shape))
        .collect();
    let mut taken: Vec<Rect> = Vec::new();
    for place in by_weight(prepared, is_lit, emphasis)
        .into_iter()
        .take(4 * MOST)
    {
        let Some(spot) = prepared.spots.get(place) else {
            continue;
        };
        let Some(node) = prepared.network.nodes.get(spot.node) else {
            continue;
        };
        let text = crate::widgets::label::shortened(&node.title, LETTERS);
        let width = text.chars().count() as f32 * size * 0.56;
        let top = spot.centre().y + spot.shape.y / 2.0 + size * 0.15;
        let rect = Rect::from_min_size(
            pos2(spot.centre().x - width / 2.0, top),
            vec2(width, size * 1.15),
        );
        let is_free = taken.len() < MOST
            && !taken.iter().any(|other| other.intersects(rect))
            && !shapes.iter().any(|shape| shape.intersects(rect));
        if !is_free {
            continue;
        }
        taken.push(rect);
        items.push(Item::Text(Text {
            at: pos2(spot.centre().x, top + size * 0.86),
            anchor: Anchor::Middle,
            text,
            face: FaceName::SansMedium,
            size,
            colour: if is_lit(place) {
                tokens.ink
            } else {
                dimmed(tokens.ink, tokens)
            },
            width: None,
        }));
    }
}

/// The nodes, those first whose names matter most: what is looked at, then parties, then what
/// has most ties.
fn by_weight(
    prepared: &Prepared,
    is_lit: &dyn Fn(usize) -> bool,
    emphasis: &Emphasis,
) -> Vec<usize> {
    let mut degrees = vec![0_usize; prepared.spots.len()];
    for end in prepared.lines.iter().flat_map(|line| line.ends) {
        if let Some(degree) = degrees.get_mut(end) {
            *degree += 1;
        }
    }
    let kind = |place: usize| {
        let spot = prepared.spots.get(place)?;
        prepared.network.nodes.get(spot.node).map(|node| node.kind)
    };
    let weight = |place: usize| {
        let is_wanted = emphasis.selected == Some(place) || emphasis.centre == Some(place);
        let of_kind = match kind(place) {
            Some(Kind::Party) => 3,
            Some(Kind::Talk | Kind::Proposal) => 2,
            Some(Kind::Issue) => 1,
            _ => 0,
        };
        let degree = degrees.get(place).copied().unwrap_or_default();
        let lit = emphasis.lit.is_some() && is_lit(place);
        (is_wanted, lit, of_kind, degree)
    };
    let mut order: Vec<usize> = (0..prepared.spots.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(weight(*place)));
    order
}

fn diamond(centre: Pos2, half: Vec2, fill: Color32, stroke: Stroke) -> Item {
    polygon(
        [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)],
        centre,
        half,
        fill,
        stroke,
    )
}

fn hexagon(centre: Pos2, half: Vec2, fill: Color32, stroke: Stroke) -> Item {
    let corners = [
        (-0.5, -0.9),
        (0.5, -0.9),
        (1.0, 0.0),
        (0.5, 0.9),
        (-0.5, 0.9),
        (-1.0, 0.0),
    ];
    polygon(corners, centre, half, fill, stroke)
}

fn polygon<const N: usize>(
    corners: [(f32, f32); N],
    centre: Pos2,
    half: Vec2,
    fill: Color32,
    stroke: Stroke,
) -> Item {
    let at = |(x, y): (f32, f32)| centre + vec2(x, y) * half;
    let mut all = corners.into_iter().map(at);
    Item::Path(Path {
        from: all.next().unwrap_or(centre),
        steps: all.map(Step::Line).collect(),
        closed: true,
        fill: Some(fill),
        stroke: Some(stroke),
    })
}
