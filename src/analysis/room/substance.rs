//! Issues, proposals and positions.

use super::{
    project::{Project, each},
    sight::{Sight, date, word},
};
use crate::model::{
    Choice, Issue, Mechanism, Position, Proposal, Provision, RecordEntry, Target, record::Unknown,
};

impl Project for Issue {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            title,
            theme,
            description,
            options,
            status_quo,
            tags: _,
            notes: _,
            handling,
            sources,
            unknown: _,
        } = self;
        let mut shown = Self {
            id: id.clone(),
            title: title.clone(),
            theme: word(theme),
            description: description.clone(),
            options: options
                .iter()
                .filter(|option| sight.shows_part(option.handling.as_ref()))
                .map(|option| option.project(sight))
                .collect(),
            status_quo: sight.one(status_quo),
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

impl Project for Choice {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            title,
            description,
            handling,
            unknown: _,
        } = self;
        Self {
            id: id.clone(),
            title: title.clone(),
            description: description.clone(),
            handling: handling.as_ref().map(|handling| sight.handling(handling)),
            unknown: Unknown::new(),
        }
    }
}

impl Project for Proposal {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            title,
            kind,
            tabled_by,
            tabled_at,
            date: day,
            status,
            record,
            supersedes,
            signatories,
            summary,
            provisions,
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
            tabled_by: sight.all(tabled_by),
            tabled_at: sight.one(tabled_at),
            date: date(day),
            status: word(status).filter(|_| !is_standing_strange(record)),
            record: since_strange(record)
                .iter()
                .map(|entry| entry.project(sight))
                .collect(),
            supersedes: sight.one(supersedes),
            signatories: sight.all(signatories),
            summary: summary.clone(),
            provisions: provisions
                .iter()
                .filter(|provision| sight.shows_part(provision.handling.as_ref()))
                .map(|provision| provision.project(sight))
                .collect(),
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

/// The entries after the last one with a word that is not on the list. Those before it were
/// superseded by it: left alone, they would tell where the proposal no longer stands.
fn since_strange(record: &[RecordEntry]) -> &[RecordEntry] {
    let is_strange = |entry: &RecordEntry| entry.status.is_some() && word(&entry.status).is_none();
    let after = record.iter().rposition(is_strange).map_or(0, |at| at + 1);
    record.get(after..).unwrap_or_default()
}

/// Whether the last word of a record is not on the list.
fn is_standing_strange(record: &[RecordEntry]) -> bool {
    let rest = since_strange(record);
    rest.len() < record.len() && rest.iter().all(|entry| entry.status.is_none())
}

impl Project for RecordEntry {
    /// The entry stays where its talk is not shown: the last one tells where the proposal stands.
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            at,
            status,
            unknown: _,
        } = self;
        Self {
            at: sight.moment(at),
            status: word(status),
            unknown: Unknown::new(),
        }
    }
}

impl Project for Provision {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            heading,
            text,
            issue,
            option,
            agreed,
            agreed_at,
            conditions,
            timeframe,
            responsible,
            guarantors,
            mechanisms,
            handling,
            unknown: _,
        } = self;
        Self {
            id: id.clone(),
            heading: heading.clone(),
            text: text.clone(),
            issue: sight.one(issue),
            option: sight.one(option),
            agreed: *agreed,
            agreed_at: sight.moment(agreed_at),
            conditions: sight.all(conditions),
            timeframe: sight.time_frame(timeframe),
            responsible: sight.all(responsible),
            guarantors: sight.all(guarantors),
            mechanisms: each(mechanisms, sight),
            handling: handling.as_ref().map(|handling| sight.handling(handling)),
            unknown: Unknown::new(),
        }
    }
}

impl Project for Mechanism {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            kind,
            by,
            method,
            unknown: _,
        } = self;
        Self {
            id: id.clone(),
            kind: word(kind),
            by: sight.all(by),
            method: method.clone(),
            unknown: Unknown::new(),
        }
    }
}

impl Project for Position {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            party,
            on,
            stance,
            conditions,
            value: _,
            confidence: _,
            private: _,
            since,
            until,
            rationale,
            tags: _,
            notes: _,
            handling,
            sources,
            unknown: _,
        } = self;
        let mut shown = Self {
            id: id.clone(),
            party: party.clone(),
            on: on.project(sight),
            stance: word(stance),
            conditions: sight.all(conditions),
            value: None,
            confidence: None,
            private: false,
            since: sight.bound(since),
            until: sight.bound(until),
            rationale: rationale.clone(),
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

impl Project for Target {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            option,
            provision,
            proposal,
            unknown: _,
        } = self;
        Self {
            option: sight.one(option),
            provision: sight.one(provision),
            proposal: sight.one(proposal),
            unknown: Unknown::new(),
        }
    }
}
