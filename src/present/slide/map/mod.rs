//! A view of the map, with names that can be read from afar.

mod cut;
mod names;

use std::collections::HashSet;

use egui::{Pos2, Rect, pos2, vec2};

use super::{Body, Content, FLOOR, Frame, as_of, told};
use crate::{
    analysis::{
        moments::AsOf,
        network::{TieKind, kind_key},
    },
    model::{Id, Kind, Ref, Relation, Slide, View, word::RelationKind},
    present::{
        Stage,
        set::{Piece, Strip, broken, draw},
    },
    scene::{Drawing, FaceName, Item, Line, Scene, Stroke},
};

/// What is drawn around a thing.
const RING: f32 = 8.0;
/// How many things are shown unasked.
const MOST_UNASKED: usize = 24;
/// No shape is larger than so many times its size on the screen.
const MOST_SCALE: f32 = 2.2;
/// How large a point of the screen is on a page, when a part of the map is shown: so that a page
/// shows about as much of it as a window does.
const ZOOMED: f32 = 1.15;
/// Room for names at the edges.
const SIDE: f32 = 110.0;
const BELOW: f32 = 100.0;

pub(super) fn content<'a>(stage: &'a Stage, slide: &'a Slide) -> Content<'a> {
    let mut content = Content {
        title: String::new(),
        subtitle: String::new(),
        sources: Vec::new(),
        body: Body::Nothing,
    };
    let mut view = view(stage, slide);
    content.title.clone_from(&view.title);
    let moment = match AsOf::of_view(&slide.as_of) {
        AsOf::Now => AsOf::of_view(&view.as_of),
        moment => moment,
    };
    let draw = |view: &View| stage.draw_map()(stage.scenario(), view, &moment);
    let mut drawing = draw(&view);
    // A tie of another kind means nothing without its own words, which are not on a slide, and a
    // frame tells who belongs together without lines within it: unless a view asks for them, they
    // are left out, as long as others are there.
    if slide.view.is_none() {
        let is_told = |kind: &&TieKind| !matches!(kind, TieKind::Other | TieKind::Member);
        let told = TieKind::ALL.iter().filter(is_told);
        let ties: Vec<String> = told.map(|kind| kind.key().to_owned()).collect();
        let clear = View {
            ties,
            ..view.clone()
        };
        let drawn = draw(&clear);
        if !drawn.ties.is_empty() {
            (view, drawing) = (clear, drawn);
        }
    }
    // Everything at once can be read by nobody: unless it is asked for, it is the parties and the
    // talks, as long as anything ties them.
    if slide.view.is_none() && slide.of.is_empty() && drawing.names.len() > MOST_UNASKED {
        let kinds = [Kind::Party, Kind::Talk].map(|kind| kind_key(kind).to_owned());
        let fewer = draw(&View {
            kinds: kinds.into(),
            ..view.clone()
        });
        if !fewer.ties.is_empty() {
            drawing = fewer;
        }
    }
    if drawing.names.is_empty() {
        return content;
    }
    let moment = as_of(stage, slide);
    if !moment.is_empty() {
        content.subtitle = format!("As of {moment}");
    }
    if slide.view.is_none() {
        content.sources = sources(stage, slide);
    }
    let part = part_of(&view);
    content.body = Body::Picture(Box::new(move |room| laid(stage, &drawing, part, room)));
    content
}

/// On whose word the relations rest that are on a picture of what a slide is of.
fn sources(stage: &Stage, slide: &Slide) -> Vec<String> {
    let asked: HashSet<&Id> = slide.of.iter().map(|of| of.id()).collect();
    let is_shown = |relation: &&Relation| {
        let ends = [relation.from.id(), relation.to.id()];
        let is_told = relation.kind != Some(RelationKind::Other);
        is_told && (asked.is_empty() || ends.iter().all(|end| asked.contains(end)))
    };
    let relations = stage.scenario().relations.iter().filter(is_shown);
    told(stage, relations.map(|it| it.sources.as_slice()), &["kind"])
}

/// What a saved view has in its middle, and how large it shows it; none: all of it. Before a room
/// it is always all: its projection lays views out again.
fn part_of(view: &View) -> Option<(Pos2, f32)> {
    let (centre, zoom) = (view.centre.as_ref()?, view.zoom?);
    #[expect(clippy::cast_possible_truncation, reason = "places on a picture")]
    let (centre, zoom) = (pos2(centre.x as f32, centre.y as f32), zoom.0 as f32);
    let is_place = centre.x.is_finite() && centre.y.is_finite() && zoom.is_finite();
    (is_place && zoom > 0.0).then_some((centre, zoom))
}

/// The saved view that a slide shows; without one, everything, or only what it is of.
fn view(stage: &Stage, slide: &Slide) -> View {
    let scenario = stage.scenario();
    let saved = slide
        .view
        .as_ref()
        .and_then(|view| scenario.views.get(view.id()));
    if let Some(saved) = saved {
        return saved.clone();
    }
    let mut view = View::default();
    if slide.of.is_empty() {
        return view;
    }
    let asked: HashSet<&Id> = slide.of.iter().map(|of| of.id()).collect();
    let mut hide = |id: &Id| {
        if !asked.contains(id) {
            view.hidden.push(Ref::from(id));
        }
    };
    for kind in Kind::CARDS {
        scenario.cards(kind).for_each(|card| hide(card.id()));
    }
    let options = scenario.issues.iter().flat_map(|issue| &issue.options);
    options.for_each(|option| hide(&option.id));
    let parts = scenario
        .proposals
        .iter()
        .flat_map(|proposal| &proposal.provisions);
    parts.for_each(|part| hide(&part.id));
    view
}

fn laid(
    stage: &Stage,
    drawing: &Drawing,
    part: Option<(Pos2, f32)>,
    room: Rect,
) -> (Scene, Vec<u16>) {
    let shapes = drawing.names.iter().map(|(_, shape)| *shape);
    let bounds = shapes.chain(drawing.scene.bounds()).reduce(Rect::union);
    let bounds = bounds.unwrap_or(Rect::ZERO);
    let legend = legend(stage, drawing, room);
    let whole = room;
    let room = room.with_max_y(room.bottom() - legend.height);
    let open = Rect::from_min_max(room.min + vec2(SIDE, 0.0), room.max - vec2(SIDE, BELOW));
    // The last line is for telling what has no room.
    let pictured = room.with_max_y(room.bottom() - FLOOR * 1.7);
    let (middle, scale, is_part) = middle_and_scale(bounds, part, pictured, open);
    let there = |at: Pos2| middle.1 + (at - middle.0) * scale;
    let mut picture = drawing.scene.clone();
    picture.scale(scale);
    picture.translate(there(pos2(0.0, 0.0)).to_vec2());
    let mut steps = vec![0_u16; picture.items.len()];
    for (step, tie) in (1_u16..).zip(&drawing.ties) {
        if let Some(items) = steps.get_mut(tie.clone()) {
            items.fill(step);
        }
    }
    let mut scene = Scene::new(picture.title.clone(), picture.size);
    let mut seen: Vec<(&str, Rect)> = drawing
        .names
        .iter()
        .map(|(name, shape)| {
            let shape = Rect::from_min_max(there(shape.min), there(shape.max));
            (name.as_str(), shape)
        })
        .collect();
    let mut revealed_at = Vec::new();
    if is_part {
        // A thing at the edge is left out with all that is drawn of it.
        let is_whole = |shape: &Rect| pictured.contains_rect(shape.expand(RING));
        let cut: Vec<Rect> = seen
            .iter()
            .map(|(_, shape)| shape.expand(RING))
            .filter(|shape| !pictured.contains_rect(*shape))
            .collect();
        let of_cut = |item: &Item| {
            let middle = item.bounds().map(|bounds| bounds.center());
            let is_line = matches!(item, Item::Path(_) | Item::Line(_));
            !is_line && middle.is_some_and(|at| cut.iter().any(|shape| shape.contains(at)))
        };
        for (item, step) in picture.items.iter().zip(steps) {
            if let Some(item) = cut::within(item, pictured).filter(|_| !of_cut(item)) {
                scene.items.push(item);
                revealed_at.push(step);
            }
        }
        seen.retain(|(_, shape)| is_whole(shape));
    } else {
        scene.items = picture.items;
        revealed_at = steps;
    }
    // Steps at which nothing comes, for its tie is out of the picture, are not waited for.
    close_up(&mut revealed_at);
    for mut item in legend.items {
        item.translate(vec2(whole.left(), whole.bottom() - legend.height));
        scene.items.push(item);
    }
    let left_out = names::set(stage, &seen, room, &mut scene.items);
    if left_out > 0 {
        let text = match left_out {
            1 => "1 name has no room here".to_owned(),
            number => format!("{number} names have no room here"),
        };
        let look = Frame::soft(FaceName::Sans, FLOOR, 1.0);
        for line in broken(stage.ruler(), &[Piece::Words(text, look)], room.width()) {
            let at = pos2(room.right() - line.width, room.bottom() - line.height);
            draw(&mut scene.items, &line, at);
        }
    }
    revealed_at.resize(scene.items.len(), 0);
    (scene, revealed_at)
}

/// What of the map is where on the page, and how large: what a saved view looks at, unless all of
/// it has room at that size; then all of it, as large as it can be. Tells whether it is a part.
fn middle_and_scale(
    bounds: Rect,
    part: Option<(Pos2, f32)>,
    room: Rect,
    open: Rect,
) -> ((Pos2, Pos2), f32, bool) {
    let fit = (open.size() / bounds.size().max(vec2(1.0, 1.0))).min_elem();
    let all = ((bounds.center(), open.center()), fit.min(MOST_SCALE), false);
    let Some((centre, zoom)) = part else {
        return all;
    };
    let scale = zoom * ZOOMED;
    let seen = Rect::from_center_size(centre, room.size() / scale);
    if seen.contains_rect(bounds) || !seen.intersects(bounds) {
        return all;
    }
    ((centre, room.center()), scale, true)
}

/// Numbers steps anew, so that something comes with each.
fn close_up(steps: &mut [u16]) {
    let mut known: Vec<u16> = steps.iter().copied().filter(|step| *step > 0).collect();
    known.sort_unstable();
    known.dedup();
    for step in steps.iter_mut().filter(|step| **step > 0) {
        let place = known.binary_search(step).unwrap_or_default();
        *step = u16::try_from(place + 1).unwrap_or(u16::MAX);
    }
}

/// What the lines say, side by side at the foot of the map; what has no room there is left out, as
/// many kinds of tie at once explain nothing.
fn legend(stage: &Stage, drawing: &Drawing, room: Rect) -> Strip {
    const SAMPLE: f32 = 56.0;
    const GAP: f32 = 48.0;
    let look = Frame::soft(FaceName::Sans, FLOOR, 1.0);
    let mut strip = Strip::default();
    let mut left = 0.0;
    for (says, stroke) in &drawing.legend {
        let words = [Piece::Words(says.to_lowercase(), look)];
        let lines = broken(stage.ruler(), &words, room.width());
        let [line] = lines.as_slice() else { continue };
        let width = SAMPLE + 14.0 + line.width;
        if left + width > room.width() {
            break;
        }
        let middle = line.height / 2.0 + 12.0;
        strip.items.push(
            Line {
                from: pos2(left, middle),
                to: pos2(left + SAMPLE, middle),
                stroke: Stroke {
                    width: stroke.width * 2.0,
                    ..*stroke
                },
            }
            .into(),
        );
        draw(&mut strip.items, line, pos2(left + SAMPLE + 14.0, 12.0));
        strip.height = strip.height.max(line.height + 12.0);
        left += width + GAP;
    }
    strip
}
