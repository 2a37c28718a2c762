//! The lanes as strips, below the axis.

use egui::{pos2, vec2};

use super::{
    axis::Axis,
    events::{Told, ToldEvent, ToldLane},
    label::{Placed, Room, placed, rows},
    marks,
};
use crate::{
    model::PartialDate,
    present::{
        set::{Line, Piece, Sheet, Strip, broken, draw},
        slide::{FLOOR, Frame},
    },
    scene::{self, FaceName, Item, Stroke},
    theme::Tokens,
};

/// How wide words beside a mark are, before they are broken.
const LABEL: f32 = 430.0;
/// The part of the width for the names of lanes, and for what has no date.
const NAMES: f32 = 0.15;
const SIDE: f32 = 0.25;
const GAP: f32 = 36.0;
/// Above and below a row, and above a lane.
const AIR: f32 = 6.0;
const OVER_LANE: f32 = 12.0;

/// Where the columns are, at a part of the full size.
struct Plan<'a> {
    frame: &'a Frame<'a>,
    part: f32,
    axis: Axis,
    /// Where the axis is.
    left: f32,
    right: f32,
    /// Where what has no date begins; none: everything has one.
    side: Option<f32>,
    /// How large the names of the lanes are, all alike.
    name_size: f32,
    /// Where the lines of the axis are, today's the last and in another colour.
    lines: Vec<(f32, Stroke)>,
}

impl Plan<'_> {
    fn x(&self, share: f32) -> f32 {
        let inset = marks::HALF + 4.0;
        self.left + inset + share * (self.right - self.left - 2.0 * inset).max(1.0)
    }

    /// The lines of the axis through a strip.
    fn rule(&self, strip: &mut Strip) {
        let height = strip.height;
        let lines = self.lines.iter().map(|(x, stroke)| {
            Item::from(scene::Line {
                from: pos2(*x, 0.0),
                to: pos2(*x, height),
                stroke: *stroke,
            })
        });
        strip.items.splice(0..0, lines);
    }
}

/// The whole at a part of the full size.
pub(super) fn of(frame: &Frame<'_>, told: &Told, part: f32) -> Sheet {
    let axis = Axis::of(told);
    let width = frame.width();
    let has_side = told.events().any(|event| axis.span(event.span).is_none());
    let left = (width * NAMES).round();
    let side = match (has_side, &axis) {
        (false, _) => None,
        (true, Axis::None) => Some(left),
        (true, _) => Some((width * (1.0 - SIDE)).round()),
    };
    let mut plan = Plan {
        frame,
        part,
        left,
        right: side.map_or(width, |side| (side - GAP).max(left)),
        side,
        axis,
        name_size: name_size(frame, told, left - GAP, part),
        lines: Vec::new(),
    };
    let head = head(&mut plan, told);
    let mut body = Vec::new();
    for (place, lane) in told.lanes.iter().enumerate() {
        body.extend(self::lane(&plan, lane, place > 0));
    }
    Sheet {
        head,
        body,
        foot: marks::legend(frame, told),
    }
}

/// The days over the axis, and what the column at the side is.
fn head(plan: &mut Plan<'_>, told: &Told) -> Vec<Strip> {
    const OVER: f32 = 8.0;
    let frame = plan.frame;
    let stage = frame.stage;
    let ruler = stage.ruler();
    let tokens = Tokens::LIGHT;
    let soft = Frame::soft(FaceName::Sans, FLOOR, 1.0);
    let mut strip = Strip::default();
    let line = |words: String, look| broken(ruler, &[Piece::Words(words, look)], frame.width());
    let widest = |words: &str| ruler.width(soft.face, soft.size, words) + 24.0;
    let width = plan.right - plan.left;
    let mut ticks = plan.axis.ticks(width, widest("September 2005"));
    if ticks
        .iter()
        .any(|tick| matches!(tick.date, PartialDate::Day(_)))
    {
        ticks = plan.axis.ticks(width, widest("30 September 2005"));
    }
    let days = matches!(plan.axis, Axis::Days(..));
    let today = told.today.filter(|_| days);
    let today = today.and_then(|today| Some((today, plan.axis.place(today)?)));
    let today_at = today.map(|(_, share)| plan.x(share));
    let mut ends = f32::MIN;
    for tick in ticks {
        let Some(x) = plan.axis.place(tick.day).map(|share| plan.x(share)) else {
            continue;
        };
        plan.lines.push((x, Stroke::new(1.5, tokens.hairline)));
        for line in line(stage.date(&tick.date), soft) {
            let left = (x - line.width / 2.0).max(plan.left);
            // Between a line and its caption stands nothing.
            let is_under = today_at.is_some_and(|x| (left..left + line.width).contains(&x));
            if left > ends && left + line.width <= plan.right && !is_under {
                draw(&mut strip.items, &line, pos2(left, 0.0));
                strip.height = strip.height.max(line.height + OVER);
                ends = left + line.width + 20.0;
            }
        }
    }
    if let Some(side) = plan.side {
        for line in line("Date not known".to_owned(), soft).iter().take(1) {
            draw(&mut strip.items, line, pos2(side, 0.0));
            strip.height = strip.height.max(line.height + OVER);
        }
    }
    let mut strips = Vec::new();
    if let Some((today, share)) = today {
        let x = plan.x(share);
        let look = crate::present::set::Look {
            face: FaceName::SansSemibold,
            colour: tokens.accent,
            ..soft
        };
        let mut words = Strip::default();
        for line in line(format!("As of {}", stage.date(&today.into())), look) {
            let most = plan.right - line.width;
            let left = (x - line.width / 2.0).min(most).max(plan.left);
            draw(&mut words.items, &line, pos2(left, 0.0));
            words.height = words.height.max(line.height);
        }
        strips.push(words);
        plan.lines.push((x, Stroke::new(3.0, tokens.accent)));
    }
    if !strip.items.is_empty() {
        strips.push(strip);
    }
    strips
}

/// A lane: its name at the left, and as many rows as it takes that no words meet.
fn lane(plan: &Plan<'_>, lane: &ToldLane, is_next: bool) -> Vec<Strip> {
    let frame = plan.frame;
    let name = name(plan, lane);
    let mut strips = Vec::new();
    for row in rows_of(plan, lane) {
        strips.extend(self::row(&row, strips.is_empty() && is_next));
    }
    // The name may take more lines than all that is in the lane.
    for (place, line) in name.iter().enumerate() {
        if strips.len() <= place {
            if let Some(last) = strips.last_mut() {
                last.holds_next = true;
            }
            strips.push(Strip::default());
        }
        if let Some(strip) = strips.get_mut(place) {
            let top = first_top(place == 0, place == 0 && is_next);
            strip.height = strip.height.max(top + line.height);
            draw(&mut strip.items, line, pos2(0.0, top));
        }
    }
    if let [only] = name.as_slice() {
        for strip in strips.iter_mut().skip(1).filter(|strip| strip.begins) {
            draw(&mut strip.again, only, pos2(0.0, AIR));
        }
    }
    for (place, strip) in strips.iter_mut().enumerate() {
        plan.rule(strip);
        if place == 0 && is_next {
            let line = scene::Line {
                from: pos2(0.0, 0.0),
                to: pos2(frame.width(), 0.0),
                stroke: Stroke::new(1.5, Tokens::LIGHT.hairline),
            };
            strip.items.push(line.into());
        }
    }
    strips
}

fn first_top(is_first: bool, is_next: bool) -> f32 {
    match (is_first, is_next) {
        (true, true) => AIR + OVER_LANE,
        (true, false) => AIR,
        (false, _) => 0.0,
    }
}

/// How large names of lanes are, so that no word is broken, if it can be read at that size.
fn name_size(frame: &Frame<'_>, told: &Told, room: f32, part: f32) -> f32 {
    let look = Frame::soft(FaceName::SansSemibold, 26.0, part);
    let ruler = frame.stage.ruler();
    let lanes = told.lanes.iter();
    let words = lanes.flat_map(|lane| lane.name.split_whitespace());
    let widest = words.map(|word| ruler.width(look.face, look.size, word));
    let widest = widest.fold(1.0, f32::max);
    (look.size * (room / widest).min(1.0)).max(FLOOR)
}

fn name(plan: &Plan<'_>, lane: &ToldLane) -> Vec<Line> {
    let mut look = Frame::soft(FaceName::SansSemibold, 26.0, plan.part);
    let stage = plan.frame.stage;
    look.size = plan.name_size;
    let room = plan.left - GAP;
    let mut pieces = Vec::new();
    if let Some(party) = &lane.party {
        pieces.push(Piece::Dot(stage.colour_of(party), look.size));
    }
    pieces.push(Piece::Words(lane.name.clone(), look));
    broken(stage.ruler(), &pieces, room.max(1.0))
}

fn rows_of<'a>(plan: &Plan<'_>, lane: &'a ToldLane) -> Vec<Vec<Placed<'a>>> {
    let room = Room {
        left: plan.left,
        right: plan.right,
        most: match plan.axis.step() {
            Some(step) => (step * (plan.right - plan.left) - 3.0 * GAP).max(LABEL * 0.75),
            None => LABEL,
        },
    };
    let on_axis = lane.events.iter().filter_map(|event| {
        let (from, to) = plan.axis.span(event.span)?;
        Some(placed(
            plan.frame,
            event,
            (plan.x(from), plan.x(to)),
            room,
            plan.part,
        ))
    });
    let mut rows = rows(on_axis.collect());
    if let Some(side) = plan.side {
        let at_side = |event: &&ToldEvent| plan.axis.span(event.span).is_none();
        let room = Room {
            left: side,
            right: plan.frame.width(),
            most: (plan.frame.width() - side - 3.0 * GAP).clamp(1.0, 3.0 * LABEL),
        };
        for (place, event) in lane.events.iter().filter(at_side).enumerate() {
            let mark = side + marks::HALF;
            let one = placed(plan.frame, event, (mark, mark), room, plan.part);
            match rows.get_mut(place) {
                Some(row) => row.push(one),
                None => rows.push(vec![one]),
            }
        }
    }
    rows
}

/// A row, line by line: the marks are in the first.
fn row(row: &[Placed<'_>], is_first_of_next: bool) -> Vec<Strip> {
    let count = row.iter().map(|it| it.lines.len()).max().unwrap_or(0);
    let mut strips = Vec::new();
    for at in 0..count {
        let lines = || row.iter().filter_map(|it| Some((it, it.lines.get(at)?)));
        let height = lines().map(|(_, line)| line.height).fold(0.0, f32::max);
        let over = first_top(at == 0, is_first_of_next);
        let mut strip = Strip {
            // Whole units, so that the lines of one strip go on in the next without a seam.
            height: (over + height).ceil(),
            holds_next: at + 1 < count,
            lines: usize::from(at == 0),
            begins: at == 0,
            ..Strip::default()
        };
        for (placed, line) in lines() {
            let at = pos2(placed.words, over + (height - line.height) / 2.0);
            if !placed.is_on {
                let size = vec2(line.width, line.height);
                strip.items.push(marks::behind(at, size));
            }
        }
        if at == 0 {
            for placed in row {
                let event = placed.event;
                let y = over + height / 2.0;
                let marks = marks::mark(event.mark, event.state, placed.spans, placed.mark, y);
                strip.items.extend(marks);
            }
        }
        for (placed, line) in lines() {
            let at = pos2(placed.words, over + (height - line.height) / 2.0);
            draw(&mut strip.items, line, at);
        }
        if at + 1 == count {
            strip.height += AIR;
        }
        strips.push(strip);
    }
    strips
}
