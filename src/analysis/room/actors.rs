//! Parties and talks.

use super::{
    project::{Project, each},
    sight::{Sight, date, word},
};
use crate::model::{
    Batna, Colour, Delegate, Interest, Need, Participant, Party, Talk, record::Unknown,
};

impl Project for Party {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            name,
            short_name,
            kind,
            role,
            colour,
            member_of,
            delegation,
            interests,
            needs,
            red_lines: _,
            batna: _,
            influence: _,
            priorities: _,
            tags: _,
            notes: _,
            handling,
            sources,
            unknown: _,
        } = self;
        let mut shown = Self {
            id: id.clone(),
            name: name.clone(),
            short_name: short_name.clone(),
            kind: word(kind),
            role: word(role),
            colour: if colour.rgb().is_some() {
                colour.clone()
            } else {
                Colour::default()
            },
            member_of: sight.all(member_of),
            delegation: each(delegation, sight),
            interests: interests
                .iter()
                .filter(|interest| sight.shows_part(Some(&interest.handling)))
                .map(|interest| interest.project(sight))
                .collect(),
            needs: needs
                .iter()
                .filter(|need| sight.shows_part(Some(&need.handling)))
                .map(|need| need.project(sight))
                .collect(),
            red_lines: Vec::new(),
            batna: Batna::default(),
            influence: None,
            priorities: Vec::new(),
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

impl Project for Delegate {
    fn project(&self, _: &Sight<'_>) -> Self {
        let Self {
            id,
            name,
            title,
            head,
            unknown: _,
        } = self;
        Self {
            id: id.clone(),
            name: name.clone(),
            title: title.clone(),
            head: *head,
            unknown: Unknown::new(),
        }
    }
}

impl Project for Interest {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            text,
            handling,
            unknown: _,
        } = self;
        Self {
            id: id.clone(),
            text: text.clone(),
            handling: sight.handling(handling),
            unknown: Unknown::new(),
        }
    }
}

impl Project for Need {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            text,
            handling,
            unknown: _,
        } = self;
        Self {
            id: id.clone(),
            text: text.clone(),
            handling: sight.handling(handling),
            unknown: Unknown::new(),
        }
    }
}

impl Project for Talk {
    fn project(&self, sight: &Sight<'_>) -> Self {
        let Self {
            id,
            title,
            venue,
            start,
            end,
            track,
            format,
            status,
            participants,
            agenda,
            aims,
            outcome,
            momentum: _,
            follows,
            part_of,
            tags: _,
            notes: _,
            handling,
            sources,
            unknown: _,
        } = self;
        let mut shown = Self {
            id: id.clone(),
            title: title.clone(),
            venue: venue.clone(),
            start: date(start),
            end: date(end),
            track: word(track),
            format: word(format),
            status: word(status),
            participants: participants
                .iter()
                .filter(|one| sight.sees(&one.party))
                .map(|one| one.project(sight))
                .collect(),
            agenda: sight.all(agenda),
            aims: aims.clone(),
            outcome: outcome.clone(),
            momentum: None,
            follows: sight.one(follows),
            part_of: sight.one(part_of),
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

impl Project for Participant {
    fn project(&self, _: &Sight<'_>) -> Self {
        let Self {
            party,
            role,
            head,
            unknown: _,
        } = self;
        Self {
            party: party.clone(),
            role: word(role),
            head: head.clone(),
            unknown: Unknown::new(),
        }
    }
}
