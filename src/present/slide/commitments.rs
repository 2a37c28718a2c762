//! What was promised: what, by whom, until when, and how far it is.

use egui::Color32;

use super::{Body, Content, Frame, stance, told};
use crate::{
    analysis::delivery::{Lateness, Level, Row, rows},
    model::{Id, Slide, naming, word::Word as _},
    present::{
        Stage, facts,
        set::{Chip, Column, Look, Piece, Sheet, Strip, broken, on_word_of, row},
    },
    scene::FaceName,
    theme::{self, Tokens},
};

/// What attributions are of on whose word something is promised, or done.
const TOLD: [&str; 4] = ["due", "status", "title", "text"];

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let stage = frame.stage;
    let today = stage.today().unwrap_or(jiff::civil::Date::MIN);
    let is_asked = |id: &Id| slide.of.is_empty() || slide.of.iter().any(|of| of.id() == id);
    let (shown, others): (Vec<Row<'a>>, Vec<Row<'a>>) =
        rows(stage.scenario(), stage.schedule(), today)
            .into_iter()
            .partition(|row| is_asked(&row.commitment.id));
    // In the order in which they are asked for.
    let place = |row: &Row<'_>| {
        let mut all = slide.of.iter();
        all.position(|of| *of.id() == row.commitment.id)
    };
    let mut shown = shown;
    shown.sort_by_key(place);
    // What is left out because it is done has been delivered all the same.
    let done = others
        .iter()
        .filter(|row| row.level == Some(Level::FULL))
        .count();
    let mut said = Vec::new();
    if let Some(today) = stage.today()
        && stage.scenario().today.is_some()
    {
        said.push(format!("As of {}", stage.date(&today.into())));
    }
    // Where it is all done it is told when, rather than until when it was due.
    let is_all_done = shown.iter().all(|row| row.level == Some(Level::FULL));
    match done {
        _ if is_all_done => {}
        0 => {}
        1 => said.push("1 more is fully implemented".to_owned()),
        some => said.push(format!("{some} more are fully implemented")),
    }
    let subtitle = said.join("; ");
    let sources = told(
        stage,
        shown.iter().map(|row| row.commitment.sources.as_slice()),
        &TOLD,
    );
    let body = if shown.is_empty() {
        Body::Nothing
    } else {
        Body::Strips(Box::new(move |part| {
            sheet(frame, &shown, is_all_done, part)
        }))
    };
    Content {
        title: String::new(),
        subtitle,
        sources,
        body,
    }
}

/// The level of implementation as a chip, darker the further it is.
fn level(row: &Row<'_>, size: f32) -> Vec<Piece> {
    let Some(level) = row.level else {
        return Vec::new();
    };
    let fill = fill_of(level);
    vec![Piece::Chip(Chip {
        text: level.status().label().to_lowercase(),
        icon: None,
        look: Look {
            face: FaceName::SansSemibold,
            size,
            colour: theme::readable_on(fill),
        },
        fill: Some(fill),
    })]
}

/// Darker the further it is.
fn fill_of(level: Level) -> Color32 {
    let tokens = Tokens::LIGHT;
    match level.number() {
        0 => tokens.hairline,
        number => tokens
            .paper
            .lerp_to_gamma(tokens.accent, f32::from(number) / 3.0),
    }
}

/// What the levels are, from nothing to all, where one is told that is neither.
fn scale(frame: &Frame<'_>, shown: &[Row<'_>]) -> Vec<Strip> {
    let is_between = |level: Level| level != Level::FULL && level.number() > 0;
    if !shown.iter().any(|row| row.level.is_some_and(is_between)) {
        return Vec::new();
    }
    let steps = Level::ALL.map(|level| (level.status().label().to_lowercase(), fill_of(level)));
    stance::steps_of(frame, &steps)
}

/// Whether everybody who is responsible can be named in full, in a column of a width.
fn has_room(stage: &Stage, shown: &[Row<'_>], look: Look, width: f32) -> bool {
    const LINES: usize = 2;
    let fits = |id: &Id| {
        let pieces = [
            Piece::Dot(stage.colour_of(id), look.size),
            Piece::Words(stage.title(id), look),
        ];
        broken(stage.ruler(), &pieces, width).len() <= LINES
    };
    shown.iter().flat_map(Row::responsible).all(fits)
}

/// Who is responsible: in full, one below the other; or by short names.
fn responsible(stage: &Stage, row: &Row<'_>, look: Look, in_full: bool) -> Vec<Piece> {
    let party = |id| stage.scenario().parties.get(id);
    let mut pieces = Vec::new();
    for (place, id) in row.responsible().enumerate() {
        let name = match party(id) {
            Some(party) if !in_full => naming::short_name(party).to_owned(),
            _ => stage.title(id),
        };
        if in_full && place > 0 {
            pieces.push(Piece::Words("\n".to_owned(), look));
        }
        pieces.push(Piece::Dot(stage.colour_of(id), look.size));
        pieces.push(Piece::Words(format!("{name} "), look));
    }
    if pieces.is_empty() {
        pieces.push(Piece::Words("Not named".to_owned(), look));
    }
    pieces
}

/// When it was done; without a day, nothing.
fn when_done(stage: &Stage, row: &Row<'_>, look: Look) -> Vec<Piece> {
    let day = row.full_since.map(|day| stage.date(&day.into()));
    vec![Piece::Words(day.unwrap_or_default(), look)]
}

fn when(stage: &Stage, row: &Row<'_>, look: Look) -> Vec<Piece> {
    let due = facts::due(stage, row.commitment);
    // What is done needs no date any more.
    let due = match due.is_empty() && row.level != Some(Level::FULL) {
        true => "No date set".to_owned(),
        false => due,
    };
    // Said so that it holds whether nothing was done or all but the last of it.
    let late = match row.lateness {
        Lateness::Overdue(1) => "not complete, 1 day past".to_owned(),
        Lateness::Overdue(days) => format!("not complete, {days} days past"),
        Lateness::DoneLate(_) | Lateness::Open(0) => row.lateness.in_words(),
        _ => String::new(),
    };
    let mut pieces = vec![Piece::Words(due, look)];
    if !late.is_empty() {
        let look = Look {
            face: FaceName::SansSemibold,
            colour: Tokens::LIGHT.ink,
            ..look
        };
        pieces.push(Piece::Words(format!("\n{}", late.to_lowercase()), look));
    }
    pieces
}

/// Where the columns are: what, and then those of who, when and how far that say something.
struct Columns {
    /// Where each begins and ends; none: it is left out.
    all: [Option<(f32, f32)>; 4],
}

impl Columns {
    fn of(shown: &[Row<'_>], is_all_done: bool, stage: &Stage, width: f32) -> Self {
        let has_day = |row: &Row<'_>| match is_all_done {
            true => row.full_since.is_some(),
            false => !facts::due(stage, row.commitment).is_empty(),
        };
        let says = [
            true,
            shown.iter().any(|row| row.responsible().next().is_some()),
            shown.iter().any(has_day),
            !is_all_done && shown.iter().any(|row| row.level.is_some()),
        ];
        let shares = [0.37, 0.22, 0.21, 0.20];
        let whole: f32 = says
            .into_iter()
            .zip(shares)
            .filter(|(says, _)| *says)
            .map(|(_, share)| share)
            .sum();
        let mut left = 0.0;
        let all = std::array::from_fn(|at| {
            let says = says.get(at).copied().unwrap_or_default();
            let share: f32 = shares.get(at).copied().unwrap_or_default();
            says.then(|| {
                let begin = left;
                left += (share / whole * width).floor();
                (begin, left - 26.0)
            })
        });
        Self { all }
    }

    fn width_of_who(&self) -> f32 {
        let who = self.all.get(1).copied().flatten();
        who.map_or(0.0, |(left, end)| end - left)
    }

    fn row(&self, frame: &Frame<'_>, cells: [&[Piece]; 4], air: f32) -> Vec<Strip> {
        let columns: Vec<Column<'_>> = self
            .all
            .iter()
            .zip(cells)
            .filter_map(|(place, pieces)| {
                let (left, end) = (*place)?;
                Some(Column {
                    left,
                    width: end - left,
                    pieces,
                    is_right: false,
                })
            })
            .collect();
        row(frame.stage.ruler(), &columns, air, Some(frame.width()))
    }
}

fn sheet(frame: &Frame<'_>, shown: &[Row<'_>], is_all_done: bool, part: f32) -> Sheet {
    let stage = frame.stage;
    let plain = Frame::look(FaceName::Sans, 31.0, part);
    let soft = Frame::soft(FaceName::Sans, 27.0, part);
    let columns = Columns::of(shown, is_all_done, stage, frame.width());
    // The longest word for a level has room in its column.
    let room = columns.all.last().copied().flatten();
    let room = room.map_or(f32::MAX, |(left, end)| end - left);
    let chip = (26.0 * part).min(room / 8.0).max(super::FLOOR);
    // All alike: a party is not called by two names on a page.
    let in_full = has_room(stage, shown, soft, columns.width_of_who());
    let mut body = Vec::new();
    for it in shown {
        let what = [Piece::Words(it.title(), plain)];
        let who = responsible(stage, it, soft, in_full);
        let when = match is_all_done {
            true => when_done(stage, it, soft),
            false => when(stage, it, soft),
        };
        let level = level(it, chip);
        let row = columns.row(frame, [&what, &who, &when, &level], 15.0 * part);
        let sources = std::iter::once(it.commitment.sources.as_slice());
        body.extend(on_word_of(row, told(stage, sources, &TOLD)));
    }
    // What the columns are, unless there is but what and who.
    let label = Frame::soft(FaceName::Sans, super::FLOOR, 1.0);
    let label = |words: &str| [Piece::Words(words.to_owned(), label)];
    let when = if is_all_done {
        "On record as done"
    } else {
        "Due"
    };
    let [what, who, when, level] = ["What", "Who", when, "Progress"].map(label);
    let mut head = Vec::new();
    if columns.all.iter().skip(2).any(Option::is_some) {
        head = columns.row(frame, [&what, &who, &when, &level], 4.0);
    }
    for strip in &mut head {
        strip.lines = 0;
        strip.begins = false;
    }
    Sheet {
        head,
        body,
        foot: scale(frame, shown),
    }
}
