//! Where the parties stand at a moment: options in rows, parties in columns.

mod sheet;
mod table;

use std::collections::HashSet;

use super::{Body, Content, Frame, Make, as_of};
use crate::{analysis::matrix::ColumnKind, model::Slide};
use sheet::{said, sheet};
use table::{Table, add, not_known, sources, table};

/// How wide a party's column is at least, in units.
const LEAST_COLUMN: f32 = 182.0;
/// The share of the width that is for what they stand on; and where all parties have room beside
/// each other with less.
const FIRST: f32 = 0.33;
const LEAST_FIRST: f32 = 0.25;

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let stage = frame.stage;
    let kinds = [
        ColumnKind::Options,
        ColumnKind::Provisions,
        ColumnKind::Proposals,
    ];
    let mut targets = HashSet::new();
    let mut rows = Vec::new();
    for kind in kinds {
        add(stage, slide, kind, &mut rows, &mut targets);
    }
    let asked = slide.of.iter().map(|of| of.id().clone()).collect();
    let table = table(stage, rows, &asked);
    let unknown = not_known(stage, &table.silent);
    let sources = sources(stage, slide, targets.iter());
    let moment = as_of(stage, slide);
    Content {
        title: String::new(),
        subtitle: match moment.as_str() {
            "" => "Each position as reported; blank: not known".to_owned(),
            moment => format!("As of {moment}, each position as reported; blank: not known"),
        },
        sources,
        body: body(frame, table, &unknown),
    }
}

/// A table for so many parties as there are columns for, and then one for the others.
fn body<'a>(frame: &'a Frame<'a>, table: Table, unknown: &str) -> Body<'a> {
    let count = table.parties.len();
    if count == 0 {
        return Body::Nothing;
    }
    let most = |first: f32| {
        let room = frame.width() * (1.0 - first);
        (room / LEAST_COLUMN).floor().max(1.0) as usize
    };
    let first = match most(FIRST) < count && count <= most(LEAST_FIRST) {
        true => LEAST_FIRST,
        false => FIRST,
    };
    let most = most(first);
    // As many columns in each part as in the others, rather than a last one by itself.
    let across = count.div_ceil(count.div_ceil(most));
    let table = std::rc::Rc::new(table);
    let parts = (1..).zip(table.parties.chunks(across.max(1)));
    let parts = parts.map(|(turn, parties)| {
        let (parties, table) = (parties.to_vec(), std::rc::Rc::clone(&table));
        // It is said once, and last.
        let unknown = if turn * across >= count {
            unknown.to_owned()
        } else {
            String::new()
        };
        let among = match count > across {
            true => {
                let before = (turn - 1) * across;
                let last = before + parties.len();
                format!("Parties {} to {last} of {count}", before + 1)
            }
            false => String::new(),
        };
        let make: Make<'a> = Box::new(move |part| {
            let mut sheet = sheet(frame, &table.rows, &parties, (across, first), part);
            sheet.body.extend(said(frame, &unknown, part));
            let mut among = said(frame, &among, part);
            among.append(&mut sheet.head);
            sheet.head = among;
            sheet
        });
        make
    });
    Body::Parts(parts.collect())
}
