//! What is missing for an agreement to hold: for the team only.

use super::{Body, Content, Frame};
use crate::{
    analysis::Reports,
    model::{Slide, validation::Severity},
    present::set::{Column, Piece, Sheet, row},
    scene::FaceName,
    theme::{Tokens, icons},
};

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let stage = frame.stage;
    let mut content = Content {
        title: String::new(),
        subtitle: String::new(),
        sources: Vec::new(),
        body: Body::Nothing,
    };
    if !stage.is_team() {
        return content;
    }
    let reports = Reports::on(stage.scenario(), stage.day());
    let is_asked = |told: &crate::analysis::check::Told| {
        slide.of.is_empty()
            || slide
                .of
                .iter()
                .any(|of| *of.id() == told.item || Some(of.id()) == told.card.as_ref())
    };
    let findings: Vec<(Severity, String, String)> = reports
        .findings
        .iter()
        .map(|finding| finding.told(stage.scenario(), stage.index(), stage.month_first()))
        .filter(is_asked)
        .map(|told| (told.severity, told.title, told.message))
        .collect();
    if !findings.is_empty() {
        content.subtitle = match findings.len() {
            1 => "1 finding".to_owned(),
            number => format!("{number} findings, the gravest first"),
        };
        content.body = Body::Strips(Box::new(move |part| sheet(frame, &findings, part)));
    }
    content
}

fn sheet(frame: &Frame<'_>, findings: &[(Severity, String, String)], part: f32) -> Sheet {
    let title = Frame::look(FaceName::SerifMedium, 31.0, part);
    let plain = Frame::look(FaceName::Sans, 29.0, part);
    let left = (frame.width() * 0.4).round();
    let mut body = Vec::new();
    for (severity, name, message) in findings {
        let (icon, colour) = match severity {
            Severity::Error => (icons::ERROR, Tokens::LIGHT.danger),
            Severity::Warning => (icons::WARNING, Tokens::LIGHT.warn),
            Severity::Note => (icons::INFO, Tokens::LIGHT.ink_soft),
        };
        let name = [
            Piece::Icon(icon, title.size, colour),
            Piece::Words(name.clone(), title),
        ];
        let message = [Piece::Words(message.clone(), plain)];
        let columns = [
            Column {
                left: 0.0,
                width: left - 36.0,
                pieces: &name,
                is_right: false,
            },
            Column {
                left,
                width: frame.width() - left,
                pieces: &message,
                is_right: false,
            },
        ];
        body.extend(row(
            frame.stage.ruler(),
            &columns,
            13.0 * part,
            Some(frame.width()),
        ));
    }
    Sheet {
        body,
        ..Sheet::default()
    }
}
