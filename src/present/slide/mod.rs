//! Slides: each laid out once, in slide units, as one page or several.

mod card;
mod cards;
mod check;
mod commitments;
mod comparison;
mod cover;
mod frame;
mod map;
mod positions;
mod shifts;
mod stance;
mod text;
mod timeline;

use super::{
    Page, Stage,
    set::{Sheet, flow},
};
use crate::{
    analysis::{
        attribution::OUR_READING,
        moments::{AsOf, Rank},
    },
    model::{
        Id, Slide,
        word::{Aspect, SlideKind},
    },
    scene::Scene,
};
use frame::Frame;

pub use frame::{FLOOR, size_of};

/// What a slide is about.
struct Content<'a> {
    title: String,
    subtitle: String,
    /// On whose word, each once.
    sources: Vec<String>,
    body: Body<'a>,
}

/// Makes strips at a part of the full size.
type Make<'a> = Box<dyn Fn(f32) -> Sheet + 'a>;

/// How it is told.
enum Body<'a> {
    /// In strips.
    Strips(Make<'a>),
    /// In strips, each part of them on pages of its own.
    Parts(Vec<Make<'a>>),
    /// As a picture that fills the room, with the step at which each item is revealed.
    Picture(Box<dyn Fn(egui::Rect) -> (Scene, Vec<u16>) + 'a>),
    /// As the first slide of all.
    Cover(String),
    /// There is nothing.
    Nothing,
}

/// What a slide without a title of its own is called.
pub fn default_title(kind: Option<&SlideKind>) -> &'static str {
    match kind {
        Some(SlideKind::Positions) => "Where the parties stand",
        Some(SlideKind::Shifts) => "What moved",
        Some(SlideKind::Map) => "How they are tied",
        Some(SlideKind::Timeline) => "What happened when",
        Some(SlideKind::Commitments) => "What is due",
        Some(SlideKind::Comparison) => "Two proposals side by side",
        Some(SlideKind::Check) => "What is missing",
        _ => "",
    }
}

/// Whether a slide has anything to show on this stage.
pub fn is_empty(stage: &Stage, slide: &Slide) -> bool {
    matches!(
        content(stage, slide, &Frame::new(stage, None)).body,
        Body::Nothing
    )
}

/// A slide as pages, the first of which has this number. There is always one: if the slide has
/// nothing to show, it says so.
pub fn pages(stage: &Stage, slide: &Slide, aspect: Option<&Aspect>, number: usize) -> Vec<Page> {
    let frame = Frame::new(stage, aspect);
    let mut content = content(stage, slide, &frame);
    if content.title.trim().is_empty() {
        content.title = default_title(slide.kind.as_ref()).to_owned();
    }
    let mut pages = match &content.body {
        Body::Cover(text) => cover::pages(&frame, &content.title, text, number),
        Body::Nothing => {
            let text = nothing(stage);
            let body = Body::Strips(Box::new(|part| text::plain(&frame, text, part)));
            let content = Content { body, ..content };
            laid(&frame, &content, slide.steps, number)
        }
        Body::Strips(_) | Body::Parts(_) | Body::Picture(_) => {
            laid(&frame, &content, slide.steps, number)
        }
    };
    let count = pages.len();
    for (place, page) in pages.iter_mut().enumerate() {
        page.slide = slide.id.clone();
        page.part = (place, count);
        if !slide.steps {
            page.revealed_at.clear();
        }
    }
    pages
}

/// The one page of a deck that has nothing to show.
pub fn empty_page(stage: &Stage, aspect: Option<&Aspect>) -> Page {
    let frame = Frame::new(stage, aspect);
    let pages = cover::pages(&frame, nothing(stage), "", 1);
    pages.into_iter().next().unwrap_or_else(|| Page {
        scene: Scene::new("", size_of(aspect)),
        revealed_at: Vec::new(),
        slide: Id::default(),
        part: (0, 1),
    })
}

/// Notes for the presenter, as strips of a width.
pub(super) fn notes(stage: &Stage, notes: &str, part: f32, width: f32) -> Vec<super::set::Strip> {
    text::strips(&Frame::new(stage, None), notes, part * 0.85, width)
}

fn nothing(stage: &Stage) -> &'static str {
    match stage.is_team() {
        true => "There is nothing here yet",
        false => "Nothing here is for this room",
    }
}

fn laid(frame: &Frame<'_>, content: &Content<'_>, steps: bool, number: usize) -> Vec<Page> {
    let head = frame.head(content);
    let page = |scene, revealed_at| Page {
        scene,
        revealed_at,
        slide: Id::default(),
        part: (0, 1),
    };
    match &content.body {
        Body::Picture(make) => {
            let mut scene = frame.page(&head, &content.title, &head.sources, number);
            let mut revealed_at = vec![0; scene.items.len()];
            let (picture, steps) = make(head.room);
            revealed_at.extend(steps);
            scene.append(picture);
            vec![page(scene, revealed_at)]
        }
        Body::Strips(make) => strips(
            frame,
            content,
            &head,
            std::slice::from_ref(make),
            steps,
            number,
        ),
        Body::Parts(makes) => strips(frame, content, &head, makes, steps, number),
        Body::Cover(_) | Body::Nothing => Vec::new(),
    }
}

fn strips(
    frame: &Frame<'_>,
    content: &Content<'_>,
    head: &frame::Head,
    makes: &[Make<'_>],
    steps: bool,
    number: usize,
) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for (turn, make) in makes.iter().enumerate() {
        let make = |part: f32| {
            let mut sheet = make(part);
            if turn == 0 && !head.overflow.is_empty() {
                let mut body = frame.overflow(&head.overflow, part);
                body.append(&mut sheet.body);
                sheet.body = body;
            }
            sheet
        };
        let sets = flow(head.room.height(), &make);
        let strips = || sets.iter().flat_map(|set| &set.body);
        let by_strip = strips().any(|strip| !strip.sources.is_empty());
        for set in sets {
            let sources = head.sources_of(&set.body, by_strip);
            let mut scene = frame.page(head, &content.title, &sources, number + pages.len());
            if !pages.is_empty() {
                frame.continued(head, &mut scene);
            }
            let mut revealed_at = Vec::new();
            let mut step = 0;
            let steps = steps.then_some(&mut step);
            frame::place(&mut scene, head.room, set, steps, &mut revealed_at);
            pages.push(Page {
                scene,
                revealed_at,
                slide: Id::default(),
                part: (0, 1),
            });
        }
    }
    pages
}

fn content<'a>(stage: &'a Stage, slide: &'a Slide, frame: &'a Frame<'a>) -> Content<'a> {
    let mut content = match &slide.kind {
        Some(SlideKind::Title) => cover::content(stage, slide),
        Some(SlideKind::Card) => card::content(frame, slide),
        Some(SlideKind::Cards) => cards::content(frame, slide),
        Some(SlideKind::Positions) => positions::content(frame, slide),
        Some(SlideKind::Shifts) => shifts::content(frame, slide),
        Some(SlideKind::Map) => map::content(stage, slide),
        Some(SlideKind::Timeline) => timeline::content(frame, slide),
        Some(SlideKind::Commitments) => commitments::content(frame, slide),
        Some(SlideKind::Comparison) => comparison::content(frame, slide),
        Some(SlideKind::Check) => check::content(frame, slide),
        Some(SlideKind::Text | SlideKind::Unlisted(_)) | None => text::content(frame, slide),
    };
    if !slide.title.trim().is_empty() {
        content.title.clone_from(&slide.title);
    }
    content
}

/// The place in time that a slide shows.
fn now(stage: &Stage, slide: &Slide) -> Rank {
    AsOf::of_view(&slide.as_of).rank(stage.moments())
}

/// Words for the moment that a slide shows: `as of Berlin talks`; blank for now.
fn as_of(stage: &Stage, slide: &Slide) -> String {
    match AsOf::of_view(&slide.as_of) {
        AsOf::Now => String::new(),
        moment => moment.label(&|id| stage.title(id), &|date| stage.date(date)),
    }
}

/// What several things rest on, each once, in order; what is our own reading comes last.
fn told<'a>(
    stage: &Stage,
    sources: impl Iterator<Item = &'a [crate::model::Attribution]>,
    fields: &[&str],
) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for sources in sources {
        if let Some(who) = super::facts::who(stage, sources, fields)
            && !all.contains(&who)
        {
            all.push(who);
        }
    }
    all.sort_by_key(|said| said.ends_with(OUR_READING));
    all
}
