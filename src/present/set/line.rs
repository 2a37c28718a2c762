//! Words, dots and chips, broken into lines.

use egui::{Color32, Pos2, Rect, Vec2, pos2, vec2};

use super::Ruler;
use crate::{
    scene::{Block, Circle, FaceName, Item, Stroke, Text},
    theme::icons::Icon,
};

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::present) struct Look {
    /// The typeface.
    pub(in crate::present) face: FaceName,
    /// The size of the type, in units.
    pub(in crate::present) size: f32,
    /// The colour of the letters.
    pub(in crate::present) colour: Color32,
}

/// A word in a box of its own.
#[derive(Clone, Debug)]
pub(in crate::present) struct Chip {
    /// What it says.
    pub(in crate::present) text: String,
    /// What stands before that.
    pub(in crate::present) icon: Option<Icon>,
    /// How it is set; its colour is that of the text.
    pub(in crate::present) look: Look,
    /// Behind the text; none: an outline in the colour of the text.
    pub(in crate::present) fill: Option<Color32>,
}

/// What stands in a line.
#[derive(Clone, Debug)]
pub(in crate::present) enum Piece {
    /// Words, between which a line may be broken.
    Words(String, Look),
    /// A word in a box.
    Chip(Chip),
    /// A dot of the colour of a party, as large as fits words of this size.
    Dot(Color32, f32),
    /// An icon.
    Icon(Icon, f32, Color32),
}

/// What stands where in a line.
#[derive(Clone, Debug)]
enum Placed {
    Words(String, Look, f32),
    Chip(Chip, f32),
    Dot(Color32, f32),
    Icon(Icon, f32, Color32),
}

/// A line.
#[derive(Clone, Debug, Default)]
pub(in crate::present) struct Line {
    placed: Vec<(f32, Placed)>,
    /// How wide it is.
    pub(in crate::present) width: f32,
    /// The size of its largest type.
    pub(in crate::present) size: f32,
    /// How high it is.
    pub(in crate::present) height: f32,
}

impl Line {
    /// From its top to the line that its words stand on.
    pub(in crate::present) fn baseline(&self) -> f32 {
        self.height / 2.0 + BASELINE * self.size
    }
}

/// From the middle of a line to what its words stand on, in sizes of its type.
const BASELINE: f32 = 0.34;
/// The height of a line, in sizes of its type: no letter of one line touches the next.
const LEADING: f32 = 1.36;
/// The height of a chip, and the room beside its text.
const CHIP: f32 = 1.44;
const CHIP_SIDE: f32 = 0.5;
/// From a chip or an icon to what follows.
const AFTER: f32 = 0.45;
const DOT: f32 = 0.42;
/// From words to the dot of what follows.
const BEFORE_DOT: f32 = 0.9;

impl Chip {
    fn width(&self, ruler: &Ruler) -> f32 {
        let size = self.look.size;
        let icon = self.icon.map_or(0.0, |_| size * 1.15);
        icon + ruler.width(self.look.face, size, &self.text) + 2.0 * CHIP_SIDE * size
    }
}

/// What cannot be broken, and what may come before it.
#[derive(Debug)]
struct Atom<'a> {
    parts: Vec<(&'a Piece, &'a str)>,
    is_after_blank: bool,
    is_new_line: bool,
}

/// Breaks pieces into lines of a width. A word that is wider than a line is broken within.
pub(in crate::present) fn broken(ruler: &Ruler, pieces: &[Piece], width: f32) -> Vec<Line> {
    let width = width.max(1.0);
    let mut setter = Setter {
        ruler,
        width,
        hang: hang(pieces, width),
        lines: Vec::new(),
        line: Line::default(),
    };
    for atom in atoms(pieces) {
        if atom.is_new_line {
            setter.end_line();
        }
        setter.add(&atom);
    }
    setter.end_line();
    setter.lines
}

/// How far the lines after the first are set in: below a name with a dot before it, as far as the
/// name.
fn hang(pieces: &[Piece], width: f32) -> f32 {
    let dots = pieces.iter().filter(|it| matches!(it, Piece::Dot(..)));
    match (pieces.first(), dots.count()) {
        (Some(Piece::Dot(_, size)), 1) => ((DOT + AFTER) * size).min(width / 4.0),
        _ => 0.0,
    }
}

fn atoms(pieces: &[Piece]) -> Vec<Atom<'_>> {
    let mut atoms: Vec<Atom<'_>> = Vec::new();
    let mut is_after_blank = true;
    let mut is_new_line = false;
    for piece in pieces {
        let Piece::Words(text, _) = piece else {
            atoms.push(Atom {
                parts: vec![(piece, "")],
                is_after_blank: std::mem::take(&mut is_after_blank),
                is_new_line: std::mem::take(&mut is_new_line),
            });
            // What follows a mark stands apart from it, but on its line.
            is_after_blank = !matches!(piece, Piece::Dot(..) | Piece::Icon(..));
            continue;
        };
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            if !word.is_empty() {
                match atoms.last_mut().filter(|_| !is_after_blank && !is_new_line) {
                    Some(last) => last.parts.push((piece, word)),
                    None => atoms.push(Atom {
                        parts: vec![(piece, word)],
                        is_after_blank,
                        is_new_line,
                    }),
                }
                (is_after_blank, is_new_line) = (false, false);
            }
            let blanks = after.len() - after.trim_start().len();
            let (blank, after) = after.split_at(blanks);
            if !blank.is_empty() {
                is_after_blank = true;
                is_new_line |= blank.contains('\n') && !atoms.is_empty();
            }
            rest = after;
        }
    }
    atoms
}

struct Setter<'a> {
    ruler: &'a Ruler,
    width: f32,
    hang: f32,
    lines: Vec<Line>,
    line: Line,
}

impl Setter<'_> {
    fn add(&mut self, atom: &Atom<'_>) {
        let widths: Vec<f32> = atom
            .parts
            .iter()
            .map(|part| self.part_width(part))
            .collect();
        let air: f32 = atom.parts.iter().map(|(piece, _)| air_after(piece)).sum();
        let whole: f32 = widths.iter().sum::<f32>() + air;
        let blank = self.blank_before(atom);
        if !self.line.placed.is_empty() && self.line.width + blank + whole > self.width {
            self.end_line();
        }
        let mut blank = if self.line.placed.is_empty() {
            0.0
        } else {
            blank
        };
        for ((piece, word), width) in atom.parts.iter().zip(widths) {
            match piece {
                Piece::Words(_, look) if width > self.width => {
                    self.add_letters(word, *look, blank);
                }
                Piece::Words(_, look) => self.place_words(word, *look, width, blank),
                // A box that is wider than the line would be cut: its words are not.
                Piece::Chip(chip) if width > self.width => {
                    for atom in atoms(&[Piece::Words(chip.text.clone(), chip.look)]) {
                        self.add(&atom);
                    }
                }
                Piece::Chip(chip) => {
                    self.place(Placed::Chip(chip.clone(), width), width, blank);
                }
                Piece::Dot(colour, size) => {
                    self.place(Placed::Dot(*colour, *size), width, blank);
                }
                Piece::Icon(icon, size, colour) => {
                    self.place(Placed::Icon(*icon, *size, *colour), width, blank);
                }
            }
            blank = air_after(piece);
        }
    }

    fn part_width(&self, (piece, word): &(&Piece, &str)) -> f32 {
        match piece {
            Piece::Words(_, look) => self.ruler.width(look.face, look.size, word),
            Piece::Chip(chip) => chip.width(self.ruler),
            Piece::Dot(_, size) => DOT * size,
            Piece::Icon(_, size, _) => *size,
        }
    }

    fn blank_before(&self, atom: &Atom<'_>) -> f32 {
        let size = atom.parts.first().map_or(0.0, |(piece, _)| size_of(piece));
        let is_dot = matches!(atom.parts.first(), Some((Piece::Dot(..), _)));
        match self.line.placed.last() {
            None => 0.0,
            // A dot belongs to what follows it.
            Some((_, Placed::Words(..))) if is_dot => BEFORE_DOT * size,
            Some((_, Placed::Words(_, look, _))) if atom.is_after_blank => {
                self.ruler.width(look.face, look.size, " ")
            }
            Some((_, Placed::Words(..))) => match atom.parts.first() {
                Some((Piece::Words(..), _)) | None => 0.0,
                Some(_) => AFTER * size,
            },
            Some(_) => AFTER * size,
        }
    }

    /// A word that is wider than a line, letter by letter.
    fn add_letters(&mut self, word: &str, look: Look, blank: f32) {
        if !self.line.placed.is_empty() {
            self.end_line();
        }
        let _ = blank;
        let mut part = String::new();
        for letter in word.chars() {
            part.push(letter);
            if self.ruler.fonts.width(look.face, look.size, &part) > self.width {
                part.pop();
                if !part.is_empty() {
                    let width = self.ruler.fonts.width(look.face, look.size, &part);
                    self.place_words(&part, look, width, 0.0);
                    self.end_line();
                }
                part.clear();
                part.push(letter);
            }
        }
        let width = self.ruler.fonts.width(look.face, look.size, &part);
        self.place_words(&part, look, width, 0.0);
    }

    fn place_words(&mut self, word: &str, look: Look, width: f32, blank: f32) {
        if let Some((_, Placed::Words(text, last, wide))) = self.line.placed.last_mut()
            && *last == look
        {
            if blank > 0.0 {
                text.push(' ');
            }
            text.push_str(word);
            *wide += blank + width;
            self.line.width += blank + width;
            return;
        }
        self.place(Placed::Words(word.to_owned(), look, width), width, blank);
    }

    fn place(&mut self, placed: Placed, width: f32, blank: f32) {
        let (size, height) = match &placed {
            Placed::Words(_, look, _) => (look.size, look.size * LEADING),
            Placed::Chip(chip, _) => (chip.look.size, chip.look.size * (CHIP + 0.1)),
            Placed::Dot(_, size) | Placed::Icon(_, size, _) => (*size, *size * LEADING),
        };
        let at = self.line.width + blank;
        self.line.placed.push((at, placed));
        self.line.width = at + width;
        self.line.size = self.line.size.max(size);
        self.line.height = self.line.height.max(height);
    }

    fn end_line(&mut self) {
        if !self.line.placed.is_empty() {
            self.lines.push(std::mem::take(&mut self.line));
            self.line.width = self.hang;
        }
    }
}

/// Between a mark and the words that it stands before.
fn air_after(piece: &Piece) -> f32 {
    match piece {
        Piece::Dot(_, size) | Piece::Icon(_, size, _) => AFTER * size,
        Piece::Words(..) | Piece::Chip(_) => 0.0,
    }
}

fn size_of(piece: &Piece) -> f32 {
    match piece {
        Piece::Words(_, look) => look.size,
        Piece::Chip(chip) => chip.look.size,
        Piece::Dot(_, size) | Piece::Icon(_, size, _) => *size,
    }
}

/// Draws a line, its upper left corner here.
pub(in crate::present) fn draw(items: &mut Vec<Item>, line: &Line, at: Pos2) {
    let middle = at.y + line.height / 2.0;
    let baseline = |size: f32| middle + BASELINE * line.size.max(size);
    for (x, placed) in &line.placed {
        let left = at.x + x;
        match placed {
            Placed::Words(text, look, width) => {
                let at = pos2(left, baseline(look.size));
                let run = Text::new(at, text.as_str(), look.face, look.size, look.colour);
                items.push(run.measured(*width).into());
            }
            Placed::Chip(chip, width) => draw_chip(items, chip, *width, pos2(left, middle)),
            Placed::Dot(colour, size) => items.push(
                Circle {
                    centre: pos2(left + DOT * size / 2.0, middle + 0.03 * size),
                    radius: DOT * size / 2.0,
                    fill: Some(*colour),
                    stroke: None,
                }
                .into(),
            ),
            Placed::Icon(icon, size, colour) => {
                let centre = pos2(left + size / 2.0, middle);
                items.push(Text::icon(centre, icon.codepoint, *size, *colour).into());
            }
        }
    }
}

fn draw_chip(items: &mut Vec<Item>, chip: &Chip, width: f32, left_middle: Pos2) {
    let size = chip.look.size;
    let height = CHIP * size;
    let rect = Rect::from_min_size(
        left_middle - vec2(0.0, height / 2.0),
        Vec2::new(width, height),
    );
    let colour = chip.look.colour;
    items.push(
        Block {
            rect,
            radius: 0.2 * size,
            fill: chip.fill,
            stroke: chip
                .fill
                .is_none()
                .then(|| Stroke::new(0.06 * size, colour)),
        }
        .into(),
    );
    let mut left = rect.left() + CHIP_SIDE * size;
    if let Some(icon) = chip.icon {
        let centre = pos2(left + 0.45 * size, left_middle.y);
        items.push(Text::icon(centre, icon.codepoint, 0.9 * size, colour).into());
        left += 1.15 * size;
    }
    let at = pos2(left, left_middle.y + BASELINE * size);
    let run = Text::new(at, chip.text.as_str(), chip.look.face, size, colour);
    items.push(run.measured(rect.right() - CHIP_SIDE * size - left).into());
}
