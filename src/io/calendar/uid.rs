//! UIDs: how an entry is known again when it comes back from another program.

use std::collections::HashMap;

use crate::model::Id;

const DOMAIN: &str = "@nonpaper";

/// The UIDs of cards in order; where a file wrongly has an id twice, the later ones are numbered.
#[derive(Default)]
pub(super) struct Uids<'a>(HashMap<&'a Id, usize>);

impl<'a> Uids<'a> {
    /// The UID of the next card with this id.
    pub(super) fn next(&mut self, id: &'a Id) -> String {
        let times = self.0.entry(id).or_default();
        *times += 1;
        match *times {
            1 => format!("{id}{DOMAIN}"),
            times => format!("{id}.{times}{DOMAIN}"),
        }
    }
}

/// The ids that a UID can mean, and which card of that id.
pub(super) fn read(uid: &str) -> Vec<(Id, usize)> {
    let Some(whole) = uid.strip_suffix(DOMAIN) else {
        return Vec::new();
    };
    let numbered = whole
        .rsplit_once('.')
        .and_then(|(id, number)| Some((Id::from(id), number.parse().ok()?)));
    std::iter::once((Id::from(whole), 1))
        .chain(numbered)
        .collect()
}
