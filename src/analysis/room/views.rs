//! Saved views of the map.

use super::{
    project::Project,
    sight::{Sight, word},
};
use crate::{
    analysis::network::{TieKind, kind_key},
    model::{Kind, Ref, View, record::Unknown},
};

/// The kinds of thing that stand on the map.
pub(super) const ON_THE_MAP: [Kind; 9] = [
    Kind::Party,
    Kind::Talk,
    Kind::Issue,
    Kind::Proposal,
    Kind::Choice,
    Kind::Provision,
    Kind::Commitment,
    Kind::Implication,
    Kind::Source,
];

/// The kinds of thing and of tie that a view is narrowed to, less those that we do not know.
pub(super) fn known_filters(view: &View) -> (Vec<String>, Vec<String>) {
    let is_kind = |key: &&String| {
        ON_THE_MAP
            .iter()
            .any(|kind| kind_key(*kind) == key.as_str())
    };
    let is_tie = |key: &&String| TieKind::ALL.iter().any(|tie| tie.key() == key.as_str());
    (
        view.kinds.iter().filter(is_kind).cloned().collect(),
        view.ties.iter().filter(is_tie).cloned().collect(),
    )
}

impl Project for View {
    /// It is laid out again: how large it was and what was in the middle tell of what is not
    /// shown. Tags are never shown, so that what a view leaves out by its tags is hidden by name.
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            title,
            layout,
            lens,
            subject,
            kinds: _,
            ties: _,
            parties,
            tags,
            hidden,
            collapsed,
            focus,
            degrees,
            as_of,
            zoom: _,
            centre: _,
            places,
            pinned,
            notes: _,
            handling,
            sources,
            unknown: _,
        } = self;
        let (kinds, ties) = known_filters(self);
        let mut hidden = sight.all(hidden);
        if !tags.is_empty() {
            let without = sight.without_tags(tags);
            hidden.extend(without.into_iter().map(Ref::new));
        }
        let mut shown = Self {
            id: id.clone(),
            title: title.clone(),
            layout: word(layout),
            lens: word(lens),
            subject: sight.one(subject),
            kinds,
            ties,
            parties: sight.all(parties),
            tags: Vec::new(),
            hidden,
            collapsed: sight.all(collapsed),
            focus: sight.one(focus),
            degrees: *degrees,
            as_of: sight.moment(as_of),
            zoom: None,
            centre: None,
            places: places
                .iter()
                .filter(|(id, _)| sight.sees_kind(id, &[]))
                .map(|(id, spot)| (id.clone(), *spot))
                .collect(),
            pinned: sight.all(pinned),
            notes: String::new(),
            handling: sight.handling(handling),
            sources: Vec::new(),
            unknown: Unknown::new(),
        };
        shown.sources = sight.attributions(sources, |key| shown.has(key));
        shown
    }
}
