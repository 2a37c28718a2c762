//! Implications, reactions and relations.

use super::{
    project::Project,
    sight::{Sight, date, word},
};
use crate::model::{Implication, Reaction, Relation, record::Unknown};

impl Project for Implication {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            title,
            effect,
            of,
            for_whom,
            likelihood,
            impact,
            horizon,
            text,
            tags: _,
            notes: _,
            handling,
            sources,
            unknown: _,
        } = self;
        let mut shown = Self {
            id: id.clone(),
            title: title.clone(),
            effect: word(effect),
            of: sight.all(of),
            for_whom: sight.all(for_whom),
            likelihood: *likelihood,
            impact: *impact,
            horizon: word(horizon),
            text: text.clone(),
            tags: Vec::new(),
            notes: String::new(),
            handling: sight.handling(handling),
            sources: Vec::new(),
            unknown: Unknown::new(),
        };
        shown.sources = sight.attributions(sources, |key| shown.has(key));
        shown
    }
}

impl Project for Reaction {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            by,
            to,
            tone,
            date: day,
            text,
            tags: _,
            notes: _,
            handling,
            sources,
            unknown: _,
        } = self;
        let mut shown = Self {
            id: id.clone(),
            by: by.clone(),
            to: to.clone(),
            tone: word(tone),
            date: date(day),
            text: text.clone(),
            tags: Vec::new(),
            notes: String::new(),
            handling: sight.handling(handling),
            sources: Vec::new(),
            unknown: Unknown::new(),
        };
        shown.sources = sight.attributions(sources, |key| shown.has(key));
        shown
    }
}

impl Project for Relation {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            from,
            to,
            kind,
            label,
            mutual,
            strength,
            since,
            until,
            tags: _,
            notes: _,
            handling,
            sources,
            unknown: _,
        } = self;
        let mut shown = Self {
            id: id.clone(),
            from: from.clone(),
            to: to.clone(),
            kind: word(kind),
            label: label.clone(),
            mutual: *mutual,
            strength: *strength,
            since: sight.bound(since),
            until: sight.bound(until),
            tags: Vec::new(),
            notes: String::new(),
            handling: sight.handling(handling),
            sources: Vec::new(),
            unknown: Unknown::new(),
        };
        shown.sources = sight.attributions(sources, |key| shown.has(key));
        shown
    }
}
