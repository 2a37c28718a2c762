//! Commitments, and sources.

use super::{
    project::{Project, each},
    sight::{Sight, date, word},
};
use crate::model::{Benchmark, Commitment, Evidence, Source, record::Unknown};

impl Project for Commitment {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            title,
            kind,
            text,
            provision,
            responsible,
            due,
            depends_on,
            benchmarks,
            mechanisms,
            status,
            evidence,
            tags: _,
            notes: _,
            handling,
            sources,
            unknown: _,
        } = self;
        // The latest evidence tells how far it is. Where a word of it is not on the list, no other
        // may tell instead.
        let is_strange = |one: &Evidence| one.status.is_some() && word(&one.status).is_none();
        let is_status_known = !evidence.iter().any(is_strange);
        let evidence = evidence
            .iter()
            .map(|one| {
                let mut one = one.clone();
                one.status = one.status.filter(|_| is_status_known);
                one.project(sight)
            })
            .collect();
        let mut shown = Self {
            id: id.clone(),
            title: title.clone(),
            kind: word(kind),
            text: text.clone(),
            provision: sight.one(provision),
            responsible: sight.all(responsible),
            due: sight.time_frame(due),
            depends_on: sight.all(depends_on),
            benchmarks: each(benchmarks, sight),
            mechanisms: each(mechanisms, sight),
            status: word(status).filter(|_| is_status_known),
            evidence,
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

impl Project for Benchmark {
    fn project(&self, _: &Sight<'_>) -> Self {
        let Self {
            id,
            text,
            done,
            unknown: _,
        } = self;
        Self {
            id: id.clone(),
            text: text.clone(),
            done: *done,
            unknown: Unknown::new(),
        }
    }
}

impl Project for Evidence {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            date: day,
            status,
            text,
            sources,
            unknown: _,
        } = self;
        let mut shown = Self {
            id: id.clone(),
            date: date(day),
            status: word(status),
            text: text.clone(),
            sources: Vec::new(),
            unknown: Unknown::new(),
        };
        shown.sources = sight.attributions(sources, |key| shown.has(key));
        shown
    }
}

impl Project for Source {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            title,
            kind,
            publisher,
            date: day,
            url,
            reliability: _,
            credibility: _,
            tags: _,
            notes: _,
            handling,
            sources,
            unknown: _,
        } = self;
        let mut shown = Self {
            id: id.clone(),
            title: title.clone(),
            kind: word(kind),
            publisher: publisher.clone(),
            date: date(day),
            url: url.clone(),
            reliability: None,
            credibility: None,
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
