//! What is the same on every slide: the proportions, the title, the sources, the number, the mark
//! of what is for the team only.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::Content;
use crate::{
    analysis::attribution::OUR_READING,
    model::word::Aspect,
    present::{
        Stage,
        set::{Chip, Look, Piece, Sheet, Strip, broken, draw, paragraph},
    },
    scene::{FaceName, Item, Scene, Text},
    theme::{Tokens, icons},
};

/// The height of a slide, in units; its type is sized for this.
pub(super) const HEIGHT: f32 = 1080.0;
/// The smallest type: it can be read from the back of a room.
pub const FLOOR: f32 = 24.0;
const TITLE: [f32; 3] = [60.0, 50.0, 42.0];
const SUBTITLE: f32 = 32.0;
const TITLE_LINES: usize = 3;
const TOP: f32 = 84.0;
const LAST_LINE: f32 = 1024.0;
/// From the title to what is below it.
const UNDER_TITLE: f32 = 40.0;
const OVER_FOOT: f32 = 26.0;

/// The width and height of a slide, in units: 1080 high.
pub fn size_of(aspect: Option<&Aspect>) -> Vec2 {
    match aspect {
        Some(Aspect::Classic) => vec2(1440.0, HEIGHT),
        _ => vec2(1920.0, HEIGHT),
    }
}

/// A slide without what it is about.
#[derive(Clone, Debug)]
pub(super) struct Frame<'a> {
    pub(super) stage: &'a Stage,
    pub(super) size: Vec2,
    /// From the left edge to the text, and from there to the right edge.
    pub(super) margin: f32,
}

impl<'a> Frame<'a> {
    pub(super) fn new(stage: &'a Stage, aspect: Option<&Aspect>) -> Self {
        let size = size_of(aspect);
        Self {
            stage,
            size,
            margin: (size.x * 0.0575).round(),
        }
    }

    /// How wide what is told may be.
    pub(super) fn width(&self) -> f32 {
        self.size.x - 2.0 * self.margin
    }

    /// How words of a size are set, at a part of their full size.
    pub(super) fn look(face: FaceName, size: f32, part: f32) -> Look {
        Look {
            face,
            size: (size * part).max(FLOOR),
            colour: Tokens::LIGHT.ink,
        }
    }

    pub(super) fn soft(face: FaceName, size: f32, part: f32) -> Look {
        Look {
            colour: Tokens::LIGHT.ink_soft,
            ..Self::look(face, size, part)
        }
    }

    /// The title, what stands under it and the rest of the frame; where there is room for what is
    /// told; and what of the title has to be told there, because it is too long.
    pub(super) fn head(&self, content: &Content) -> Head {
        let ruler = self.stage.ruler();
        let mut head = Head::default();
        let title = |size: f32| {
            let look = Self::look(FaceName::SerifMedium, size, 1.0);
            let pieces = [Piece::Words(content.title.clone(), look)];
            broken(ruler, &pieces, self.width())
        };
        let sizes = TITLE.iter().map(|size| title(*size));
        let mut lines = Vec::new();
        for (try_lines, most) in sizes.zip([1, 2, TITLE_LINES]) {
            lines = try_lines;
            if lines.len() <= most {
                break;
            }
        }
        if lines.len() > TITLE_LINES {
            // It is told in full below; here as much as there is room for.
            head.overflow.push(content.title.clone());
            lines.truncate(1);
        }
        let mut top = TOP;
        for line in &lines {
            draw(&mut head.items, line, pos2(self.margin, top));
            head.title_end = pos2(self.margin + line.width, top + line.height * 0.61);
            top += line.height * 0.94;
        }
        if !content.subtitle.trim().is_empty() {
            let look = Self::soft(FaceName::Sans, SUBTITLE, 1.0);
            let pieces = [Piece::Words(content.subtitle.clone(), look)];
            let lines = broken(ruler, &pieces, self.width());
            if lines.len() > 2 {
                head.overflow.push(content.subtitle.clone());
            } else {
                top += 8.0;
                for line in &lines {
                    draw(&mut head.items, line, pos2(self.margin, top));
                    top += line.height;
                }
            }
        }
        if self.stage.is_team() {
            self.mark(&mut head.items);
        }
        head.sources.clone_from(&content.sources);
        // No page has more of them than all of the slide.
        let sources = self.sources(&content.sources);
        let foot = LAST_LINE - sources.iter().map(|line| line.height).sum::<f32>();
        let foot = foot.min(LAST_LINE - FLOOR * 1.4);
        head.room = Rect::from_min_max(
            pos2(self.margin, top + UNDER_TITLE),
            pos2(self.size.x - self.margin, foot - OVER_FOOT),
        );
        head
    }

    /// What must be told in full because the title has no room for it.
    pub(super) fn overflow(&self, overflow: &[String], part: f32) -> Vec<Strip> {
        let look = Self::look(FaceName::Sans, 30.0, part);
        let each = overflow.iter().flat_map(|text| {
            let pieces = [Piece::Words(text.clone(), look)];
            paragraph(self.stage.ruler(), &pieces, 0.0, self.width(), None)
        });
        each.collect()
    }

    /// The mark that a page is for our own team.
    pub(super) fn mark(&self, items: &mut Vec<Item>) {
        let look = Look {
            face: FaceName::SansSemibold,
            size: FLOOR,
            colour: Tokens::LIGHT.danger,
        };
        let chip = Chip {
            text: "Team only".to_owned(),
            icon: Some(icons::TEAM),
            look,
            fill: None,
        };
        let lines = broken(self.stage.ruler(), &[Piece::Chip(chip)], self.width());
        for line in &lines {
            let left = self.size.x - self.margin - line.width;
            draw(items, line, pos2(left, 30.0));
        }
    }

    /// On whose word it is told, in at most two lines; those for which there is no room are
    /// counted.
    fn sources(&self, sources: &[String]) -> Vec<crate::present::set::Line> {
        if sources.is_empty() {
            return Vec::new();
        }
        let look = Self::soft(FaceName::Sans, FLOOR, 1.0);
        let set = |shown: usize| {
            let rest = sources.len() - shown;
            let all = readings_together(sources.iter().take(shown));
            let noun = if sources.len() == 1 {
                "Source"
            } else {
                "Sources"
            };
            let text = match (all.is_empty(), rest) {
                (true, 1) => "1 source".to_owned(),
                (true, rest) => format!("{rest} sources"),
                (false, 0) => format!("{noun}: {}", all.join("; ")),
                (false, rest) => format!("{noun}: {}; and {rest} more", all.join("; ")),
            };
            let pieces = [Piece::Words(text, look)];
            broken(self.stage.ruler(), &pieces, self.width() - 160.0)
        };
        let most = sources.len().min(8);
        let fitting = (0..=most).rev().map(set).find(|lines| lines.len() <= 2);
        fitting.unwrap_or_default()
    }

    /// Says beside the title that a page goes on with what the one before told, if there is room.
    pub(super) fn continued(&self, head: &Head, scene: &mut Scene) {
        let look = Self::soft(FaceName::Sans, 28.0, 1.0);
        let pieces = [Piece::Words("continued".to_owned(), look)];
        let left = head.title_end.x + 28.0;
        for line in broken(self.stage.ruler(), &pieces, self.width()) {
            if left + line.width <= self.size.x - self.margin && head.title_end.x > self.margin {
                let top = head.title_end.y - line.height / 2.0;
                draw(&mut scene.items, &line, pos2(left, top));
            }
        }
    }

    /// A page: the frame, on whose word it is told, its number.
    pub(super) fn page(
        &self,
        head: &Head,
        title: &str,
        sources: &[String],
        number: usize,
    ) -> Scene {
        let mut scene = Scene::new(title, self.size);
        scene.background = Some(Tokens::LIGHT.paper);
        scene.items.clone_from(&head.items);
        let mut foot = LAST_LINE;
        for line in self.sources(sources).iter().rev() {
            foot -= line.height;
            draw(&mut scene.items, line, pos2(self.margin, foot));
        }
        let look = Self::soft(FaceName::Sans, FLOOR, 1.0);
        let text = number.to_string();
        let width = self.stage.ruler().width(look.face, look.size, &text);
        let at = Pos2::new(self.size.x - self.margin - width, LAST_LINE - 9.0);
        scene.push(Text::new(at, text, look.face, look.size, look.colour).measured(width));
        scene
    }
}

/// The same sources; that several are our own reading of them is said once.
fn readings_together<'a>(sources: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut ours: Vec<&str> = Vec::new();
    for source in sources {
        match source.strip_suffix(OUR_READING) {
            Some(own) => ours.push(own),
            None => all.push(source.clone()),
        }
    }
    match ours.as_slice() {
        [] => {}
        [only] => all.push(format!("{only}{OUR_READING}")),
        [first @ .., last] => {
            all.push(format!("our reading of {} and {last}", first.join(", ")));
        }
    }
    all
}

/// What is the same on every page of a slide.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) items: Vec<Item>,
    /// Where what is told stands.
    pub(super) room: Rect,
    /// What has to be told there, because it is too long for the head.
    pub(super) overflow: Vec<String>,
    /// Where the title ends.
    pub(super) title_end: Pos2,
    /// On whose word all of it is told, each once.
    pub(super) sources: Vec<String>,
}

impl Default for Head {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            room: Rect::ZERO,
            overflow: Vec::new(),
            title_end: Pos2::ZERO,
            sources: Vec::new(),
        }
    }
}

impl Head {
    /// On whose word a page is told: those of its strips, or of the whole slide where strips don't
    /// say.
    pub(super) fn sources_of(&self, body: &[Strip], is_told_by_strip: bool) -> Vec<String> {
        let is_here = |source: &&String| {
            let mut strips = body.iter();
            !is_told_by_strip || strips.any(|strip| strip.sources.contains(source))
        };
        self.sources.iter().filter(is_here).cloned().collect()
    }
}

/// Puts a set page into its room. For each item it tells with which strip it begins: what is at
/// the head and the foot comes with none.
pub(super) fn place(
    scene: &mut Scene,
    room: Rect,
    set: Sheet,
    steps: Option<&mut u16>,
    revealed_at: &mut Vec<u16>,
) {
    revealed_at.resize(scene.items.len(), 0);
    let foot: f32 = set.foot.iter().map(|strip| strip.height).sum();
    let mut put = |scene: &mut Scene,
                   strips: Vec<Strip>,
                   mut top: f32,
                   step: &mut dyn FnMut(&Strip) -> u16| {
        for strip in strips {
            let at = step(&strip);
            for mut item in strip.items {
                item.translate(vec2(room.left(), top.round()));
                scene.items.push(item);
                revealed_at.push(at);
            }
            top += strip.height;
        }
        top
    };
    let top = put(scene, set.head, room.top(), &mut |_| 0);
    match steps {
        None => {
            put(scene, set.body, top, &mut |_| 0);
        }
        Some(steps) => {
            put(scene, set.body, top, &mut |strip| {
                if strip.begins {
                    *steps += 1;
                }
                *steps
            });
        }
    }
    put(scene, set.foot, room.bottom() - foot, &mut |_| 0);
}
