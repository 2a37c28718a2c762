//! The first slide: what it is about, set large.

use egui::pos2;

use super::{Body, Content, Frame, frame::HEIGHT, text};
use crate::{
    model::Slide,
    present::{
        Page, Stage,
        set::{Piece, Sheet, broken, draw, flow},
    },
    scene::{Block, FaceName, Scene},
    theme::Tokens,
};

const TITLE: [f32; 4] = [104.0, 84.0, 64.0, 48.0];
const MOST_LINES: usize = 3;
/// How wide lines may be: more can't be followed from afar.
const WIDTH: f32 = 0.78;

pub(super) fn content<'a>(stage: &'a Stage, slide: &'a Slide) -> Content<'a> {
    let title = stage.scenario().title.clone();
    let title = if title.trim().is_empty() {
        "Brief".to_owned()
    } else {
        title
    };
    Content {
        title,
        subtitle: String::new(),
        sources: Vec::new(),
        body: Body::Cover(slide.text.clone()),
    }
}

/// The title in the upper third, the text below it; on further pages what has no room.
pub(super) fn pages(frame: &Frame<'_>, title: &str, text: &str, number: usize) -> Vec<Page> {
    let ruler = frame.stage.ruler();
    let width = frame.width() * WIDTH;
    let mut lines = Vec::new();
    for (place, size) in TITLE.into_iter().enumerate() {
        let look = Frame::look(FaceName::SerifMedium, size, 1.0);
        lines = broken(ruler, &[Piece::Words(title.to_owned(), look)], width);
        if lines.len() <= (place + 1).min(MOST_LINES) {
            break;
        }
    }
    // A title that is a page of text is told as one.
    let told = if lines.len() > MOST_LINES {
        lines.truncate(1);
        format!("{title}\n\n{text}")
    } else {
        text.to_owned()
    };
    let mut scene = Scene::new(title, frame.size);
    scene.background = Some(Tokens::LIGHT.paper);
    let mut top = HEIGHT * 0.27;
    scene.push(Block {
        rect: egui::Rect::from_min_size(pos2(frame.margin, top - 44.0), egui::vec2(96.0, 8.0)),
        radius: 0.0,
        fill: Some(Tokens::LIGHT.accent),
        stroke: None,
    });
    for line in &lines {
        draw(&mut scene.items, line, pos2(frame.margin, top));
        top += line.height * 0.9;
    }
    if frame.stage.is_team() {
        frame.mark(&mut scene.items);
    }
    let today = frame.stage.today();
    let dated = frame.stage.scenario().today.is_some();
    if let Some(today) = today.filter(|_| dated && !text.is_empty()) {
        let look = Frame::soft(FaceName::Sans, 30.0, 1.0);
        let date = frame.stage.date(&today.into());
        for line in broken(ruler, &[Piece::Words(date, look)], width) {
            draw(&mut scene.items, &line, pos2(frame.margin, HEIGHT - 120.0));
        }
    }
    let page = |scene: Scene| Page {
        revealed_at: Vec::new(),
        scene,
        slide: crate::model::Id::default(),
        part: (0, 1),
    };
    if told.trim().is_empty() {
        return vec![page(scene)];
    }
    top += 36.0;
    let room = egui::Rect::from_min_max(
        pos2(frame.margin, top),
        pos2(frame.margin + width, HEIGHT - 150.0),
    );
    let make = |part: f32| Sheet {
        body: text::strips(frame, &told, part, width),
        ..Sheet::default()
    };
    let sets = flow(room.height(), &make).into_iter().enumerate();
    let pages = sets.map(|(place, set)| {
        let mut scene = scene.clone();
        if place > 0 {
            let content = Content {
                title: String::new(),
                subtitle: String::new(),
                sources: Vec::new(),
                body: Body::Nothing,
            };
            scene = frame.page(&frame.head(&content), title, &[], number + place);
        }
        super::frame::place(&mut scene, room, set, None, &mut Vec::new());
        page(scene)
    });
    pages.collect()
}
