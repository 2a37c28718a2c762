//! From a prepared view to a picture, in map units.

use egui::{Color32, Pos2, Rect, Vec2, pos2, vec2};

use super::{
    blocs,
    curve::Curve,
    prepare::{LABEL, LABEL_GAP, Prepared, Spot},
    runs::Run,
};
use crate::{
    analysis::network::{Tie, TieKind},
    model::{Kind, word::Stance},
    scene::{Anchor, Block, Circle, Dash, FaceName, Item, Path, Scene, Step, Stroke, Text},
    theme::{self, Tokens, icons, stance},
};

/// What stands out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Emphasis {
    /// Those that are selected, in order.
    pub(super) selected: Vec<usize>,
    /// What is lit; none: all alike.
    pub(super) lit: Option<Lit>,
}

/// What is lit, place by place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lit {
    pub(super) spots: Vec<bool>,
    pub(super) lines: Vec<bool>,
}

impl Lit {
    /// Nothing is lit.
    pub(super) fn none(prepared: &Prepared) -> Self {
        Self {
            spots: vec![false; prepared.spots.len()],
            lines: vec![false; prepared.lines.len()],
        }
    }

    pub(super) fn light(&mut self, spot: usize) {
        if let Some(one) = self.spots.get_mut(spot) {
            *one = true;
        }
    }

    /// Lights a line and both of its ends.
    pub(super) fn light_line(&mut self, prepared: &Prepared, line: usize) {
        if let (Some(one), Some(line)) = (self.lines.get_mut(line), prepared.lines.get(line)) {
            *one = true;
            line.ends.into_iter().for_each(|end| self.light(end));
        }
    }
}

impl Emphasis {
    pub(super) fn is_selected(&self, place: usize) -> bool {
        self.selected.binary_search(&place).is_ok()
    }

    pub(super) fn is_lit(&self, place: usize) -> bool {
        self.lit
            .as_ref()
            .is_none_or(|lit| lit.spots.get(place) == Some(&true))
    }

    pub(super) fn is_line_lit(&self, place: usize) -> bool {
        self.lit
            .as_ref()
            .is_none_or(|lit| lit.lines.get(place) == Some(&true))
    }
}

/// How a tie is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) colour: Color32,
    pub(super) dash: Dash,
    pub(super) width: f32,
}

impl Look {
    /// Not to be seen.
    pub(super) const NONE: Self = Self {
        colour: Color32::TRANSPARENT,
        dash: Dash::Solid,
        width: 0.0,
    };
}

/// The words on a line are smaller than those of a node.
pub(super) const TIE_LABEL: f32 = 10.5;
pub(super) const ARROW: f32 = 9.0;
/// The picture of a view, or of an area of it: what touches it, with a little around it. Without
/// words those of the things are left to others.
pub(super) fn scene(
    prepared: &Prepared,
    emphasis: &Emphasis,
    tokens: &Tokens,
    area: Option<Rect>,
    has_words: bool,
) -> Scene {
    scene_and_ties(prepared, emphasis, tokens, area, has_words).0
}

/// The same picture, and for each tie the items that draw it.
pub(super) fn scene_and_ties(
    prepared: &Prepared,
    emphasis: &Emphasis,
    tokens: &Tokens,
    area: Option<Rect>,
    has_words: bool,
) -> (Scene, Vec<std::ops::Range<usize>>) {
    let mut items = Vec::new();
    let mut ties = Vec::new();
    let spots: Vec<usize> = match area {
        Some(area) => prepared.grid.within(area).collect(),
        None => (0..prepared.spots.len()).collect(),
    };
    blocs::frames(&mut items, prepared, emphasis, tokens);
    let is_near = |curve: &Curve| area.is_none_or(|area| area.intersects(curve.bounds()));
    let of = |run: Run| if has_words { run.worded } else { run.bare };
    let lines: Vec<(usize, Curve)> = (0..)
        .zip(&prepared.curves)
        .filter_map(|(place, run)| Some((place, of((*run)?))))
        .filter(|(_, curve)| is_near(curve))
        .collect();
    let shapes = spots.iter().filter_map(|place| prepared.spots.get(*place));
    let mut taken: Vec<Rect> = shapes.map(Spot::rect).collect();
    // What is lit lies above what is not.
    for turn in [false, true] {
        for (place, curve) in &lines {
            if emphasis.is_line_lit(*place) == turn {
                let begin = items.len();
                tie(&mut items, prepared, *place, *curve, turn, tokens);
                ties.push(begin..items.len());
            }
        }
    }
    if has_words {
        for (place, curve) in lines
            .iter()
            .filter(|(place, _)| emphasis.is_line_lit(*place))
        {
            tie_words(&mut items, prepared, *place, *curve, tokens, &mut taken);
        }
    }
    for place in spots {
        let Some(spot) = prepared.spots.get(place) else {
            continue;
        };
        let (is_lit, is_selected) = (emphasis.is_lit(place), emphasis.is_selected(place));
        node(&mut items, prepared, spot, is_lit, is_selected, tokens);
        if has_words {
            own_words(&mut items, spot, is_lit, is_selected, tokens);
        }
    }
    let bounds = area.or(prepared.bounds()).unwrap_or(Rect::ZERO);
    let mut scene = Scene::new("", bounds.size());
    scene.items = items;
    (scene, ties)
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
            // Pale fills are for boxes; a line is thin, and has to stand out from the ground.
            Stance::Accepts | Stance::Reluctant if !tokens.is_dark => {
                stance::look(stance).fill.lerp_to_gamma(tokens.ink, 0.34)
            }
            Stance::Rejects | Stance::Demands if tokens.is_dark => {
                stance::look(stance).fill.lerp_to_gamma(tokens.ink, 0.34)
            }
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
        (TieKind::Tabled, _) => of(tokens.ink, Dash::Solid, 1.8),
        (TieKind::Signed, _) => of(tokens.accent, Dash::Solid, 2.6),
        (TieKind::TabledAt, _) => of(tokens.ink_soft, Dash::Dotted, 1.8),
        (TieKind::Supersedes, _) => of(tokens.ink_soft, Dash::Dashed, 1.8),
        (TieKind::Cites | TieKind::PartOf, _) => of(faint(tokens), Dash::Solid, 1.0),
        _ => of(
            tokens.ink_soft.lerp_to_gamma(tokens.desk, 0.35),
            Dash::Solid,
            1.3,
        ),
    }
}

/// Behind words, over lines.
pub(super) fn plate(tokens: &Tokens) -> Color32 {
    tokens.desk.gamma_multiply(0.82)
}

pub(super) fn faint(tokens: &Tokens) -> Color32 {
    tokens.ink_soft.lerp_to_gamma(tokens.desk, 0.6)
}

pub(super) fn dimmed(colour: Color32, tokens: &Tokens) -> Color32 {
    colour.lerp_to_gamma(tokens.desk, 0.72)
}

/// Whether its words stand on the line: what nobody could read from its look, and where there are
/// `few` lines also what the legend would have to be asked for.
pub(super) fn says_so(tie: &Tie, few: bool) -> bool {
    use TieKind as T;
    !tie.label.is_empty()
        || matches!(
            tie.kind,
            T::Condition | T::InReturn | T::Guarantees | T::Verifies
        )
        || few
            && matches!(
                tie.kind,
                T::Tabled | T::Signed | T::TabledAt | T::Supersedes | T::Responsible | T::Stance
            )
}

fn tie(
    items: &mut Vec<Item>,
    prepared: &Prepared,
    place: usize,
    curve: Curve,
    is_lit: bool,
    tokens: &Tokens,
) {
    let (Some(line), Some(look)) = (prepared.lines.get(place), prepared.looks.get(place)) else {
        return;
    };
    let Some(tie) = prepared.network.ties.get(line.tie) else {
        return;
    };
    let mut look = *look;
    if !is_lit {
        look.colour = dimmed(look.colour, tokens);
    }
    let Curve {
        start,
        control,
        end,
    } = curve;
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
    if tie.has_head() {
        arrowhead(items, end, end - control, look);
        if tie.mutual {
            arrowhead(items, start, start - control, look);
        }
    }
}

fn tie_words(
    items: &mut Vec<Item>,
    prepared: &Prepared,
    place: usize,
    curve: Curve,
    tokens: &Tokens,
    taken: &mut Vec<Rect>,
) {
    let said = prepared.said.get(place).and_then(Option::as_ref);
    if let (Some(said), Some(look)) = (said, prepared.looks.get(place)) {
        words(items, said, curve, look.colour, tokens, taken);
    }
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

/// Words on a line, where along it they lie on nothing else, if anywhere.
fn words(
    items: &mut Vec<Item>,
    (text, width): &(String, f32),
    curve: Curve,
    colour: Color32,
    tokens: &Tokens,
    taken: &mut Vec<Rect>,
) {
    let size = vec2(width + 6.0, TIE_LABEL + 4.0);
    let rects = [0.5, 0.4, 0.6, 0.3, 0.7].map(|part| Rect::from_center_size(curve.at(part), size));
    let is_free = |rect: &Rect| !taken.iter().any(|other| other.intersects(*rect));
    let Some(rect) = rects.into_iter().find(is_free) else {
        return;
    };
    taken.push(rect);
    items.push(Item::Block(Block {
        rect,
        radius: 3.0,
        fill: Some(tokens.desk),
        stroke: None,
    }));
    items.push(Item::Text(Text {
        at: rect.center() + vec2(0.0, TIE_LABEL * 0.34),
        anchor: Anchor::Middle,
        text: text.clone(),
        face: FaceName::Sans,
        size: TIE_LABEL,
        colour: colour.lerp_to_gamma(tokens.ink, 0.45),
        width: Some(*width),
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
        spot.icon.codepoint,
        (spot.shape.min_elem() * 0.5).clamp(12.0, 22.0),
        if is_lit {
            on_colour
        } else {
            dimmed(on_colour, tokens)
        },
    )));
    if of.holds > 0 {
        // What is folded into it looks out behind it.
        blocs::count(items, rect, of.holds, fade(tokens.ink), fade(tokens.paper));
    }
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
    let height = (spot.size.y - spot.shape.y - LABEL_GAP) / spot.words.len().max(1) as f32;
    let widest = spot.words.iter().map(|(_, width)| *width);
    let widest = widest.fold(0.0, f32::max);
    // A line that runs behind the words leaves them to be read.
    items.push(Item::Block(Block {
        rect: Rect::from_min_max(
            pos2(centre.x - widest / 2.0 - 2.0, rect.bottom() + LABEL_GAP),
            pos2(centre.x + widest / 2.0 + 2.0, spot.rect().bottom()),
        ),
        radius: 3.0,
        fill: Some(plate(tokens)),
        stroke: None,
    }));
    for (row, (line, width)) in spot.words.iter().enumerate() {
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
