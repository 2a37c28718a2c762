//! Two proposals side by side: what each provides on an issue.

use super::{Body, Content, Frame, told};
use crate::{
    model::{Id, Kind, Proposal, Provision, Slide, naming, word::Word as _},
    present::{
        facts::{self, dotted},
        set::{Column, Piece, Sheet, row},
    },
    scene::FaceName,
};

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let stage = frame.stage;
    let found: Vec<&Proposal> = slide
        .of
        .iter()
        .filter_map(|of| stage.scenario().proposals.get(of.id()))
        .take(2)
        .collect();
    let (body, sources) = match found.as_slice() {
        [one, other] => {
            let (one, other) = (*one, *other);
            let cited = [one, other].map(|it| facts::cited(stage, &it.id));
            (
                Body::Strips(Box::new(move |part| sheet(frame, one, other, part))),
                told(stage, cited.into_iter(), &[]),
            )
        }
        _ => (Body::Nothing, Vec::new()),
    };
    Content {
        title: String::new(),
        subtitle: "What is not agreed stands in [brackets]".to_owned(),
        sources,
        body,
    }
}

/// On what a provision is: its issue, or that of its option; none: it stands for itself.
fn issue_of<'a>(frame: &'a Frame<'_>, part: &'a Provision) -> Option<&'a Id> {
    let issue = part.issue.as_ref().map(|issue| issue.id());
    issue.or_else(|| {
        let (issue, _) = frame.stage.scenario().choice(part.option.as_ref()?.id())?;
        Some(&issue.id)
    })
}

/// What each of the two provides on an issue; what is on none stands by itself.
fn pairs<'a>(
    frame: &'a Frame<'_>,
    one: &'a Proposal,
    other: &'a Proposal,
) -> Vec<(Option<&'a Id>, [Vec<&'a Provision>; 2])> {
    let mut pairs: Vec<(Option<&Id>, [Vec<&Provision>; 2])> = Vec::new();
    for (side, proposal) in [one, other].into_iter().enumerate() {
        for part in &proposal.provisions {
            let issue = issue_of(frame, part);
            let known = pairs
                .iter_mut()
                .find(|(on, _)| issue.is_some() && *on == issue);
            let sides = match known {
                Some((_, sides)) => Some(sides),
                None => {
                    pairs.push((issue, [Vec::new(), Vec::new()]));
                    pairs.last_mut().map(|(_, sides)| sides)
                }
            };
            if let Some(list) = sides.and_then(|sides| sides.get_mut(side)) {
                list.push(part);
            }
        }
    }
    pairs
}

fn sheet(frame: &Frame<'_>, one: &Proposal, other: &Proposal, part: f32) -> Sheet {
    let ruler = frame.stage.ruler();
    let width = frame.width();
    let lefts = [0.0, 0.22, 0.62].map(|share: f32| (share * width).round());
    let heading = Frame::look(FaceName::SerifMedium, 32.0, part);
    let plain = Frame::look(FaceName::Sans, 29.0, part);
    let soft = Frame::soft(FaceName::Sans, 27.0, part);
    let columns = |first: &[Piece], second: &[Piece], third: &[Piece], is_head: bool| {
        let column = |at: usize, pieces| {
            let left = lefts.get(at).copied().unwrap_or_default();
            let end = lefts.get(at + 1).copied().unwrap_or(width + 36.0);
            Column {
                left,
                width: end - left - 36.0,
                pieces,
                is_right: false,
            }
        };
        let columns = [column(0, first), column(1, second), column(2, third)];
        row(
            ruler,
            &columns,
            if is_head { 8.0 } else { 13.0 * part },
            Some(width),
        )
    };
    let name = |it: &Proposal| {
        let title = naming::or_untitled(&it.title, Kind::Proposal);
        let status = it
            .standing()
            .map(|status| status.label())
            .unwrap_or_default();
        vec![
            Piece::Words(format!("{title}\n"), heading),
            Piece::Words(dotted([status]), soft),
        ]
    };
    let mut head = columns(&[], &name(one), &name(other), true);
    for strip in &mut head {
        strip.lines = 0;
        strip.begins = false;
    }
    let mut body = Vec::new();
    for (issue, sides) in pairs(frame, one, other) {
        let on = issue
            .map(|issue| frame.stage.title(issue))
            .unwrap_or_default();
        let on = [Piece::Words(on, soft)];
        let [first, second] = sides.map(|list| {
            if list.is_empty() {
                return vec![Piece::Words("nothing on this".to_owned(), soft)];
            }
            let texts = list.iter().map(|part| {
                let text = naming::or_untitled(&part.heading, Kind::Provision);
                let text = if part.agreed {
                    text
                } else {
                    format!("[{text}]")
                };
                Piece::Words(format!("{text}\n"), plain)
            });
            texts.collect()
        });
        body.extend(columns(&on, &first, &second, false));
    }
    if body.is_empty() {
        return super::text::plain(frame, "Neither has provisions", part);
    }
    Sheet {
        head,
        body,
        ..Sheet::default()
    }
}
