//! *What this room will see*: what remains, what stays out and why.

use super::{
    item::{Item, Need},
    sight::Sight,
};
use crate::{
    analysis::{
        index::Index,
        texts::{self, Content, Spot},
    },
    model::{
        Id, Kind, List, Proposal, Scenario,
        card::{Card, Listed},
        handling::{Handling, Room},
        naming,
        word::SlideKind,
    },
};

mod why;

pub use why::{NEVER_SHOWN, Why};

/// What a room will see of a scenario, for the presenter's eyes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Kind after kind, in the order of the boards, parts after cards; kinds of which there is
    /// nothing are left out.
    pub kinds: Vec<OfKind>,
    /// What is missing from what remains.
    pub cuts: Vec<Cut>,
}

/// What a room will see of one kind of thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfKind {
    /// The kind.
    pub kind: Kind,
    /// What remains, in the order of the file.
    pub shown: Vec<Entry>,
    /// What stays out, in the order of the file. Parts of cards that stay out are not listed.
    pub out: Vec<Out>,
}

/// A thing that remains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub id: Id,
    /// What it is called.
    pub title: String,
}

/// A thing that stays out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Out {
    /// Which.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Why.
    pub why: Why,
}

/// A reference of something that remains to something that does not: it is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The card that remains.
    pub card: (Kind, Id),
    /// Where on it.
    pub spot: Spot,
    /// What is left out.
    pub missing: Id,
}

impl Cut {
    /// The cut in one sentence; `title` tells what a thing is called.
    pub fn sentence(&self, title: naming::Lookup<'_>) -> String {
        let (kind, id) = &self.card;
        let (whole, missing) = (title(id), title(&self.missing));
        format!(
            "“{whole}” is shown without “{missing}” ({})",
            self.spot.label(*kind)
        )
    }
}

/// What a room will see while a brief, or none, is shown to it. This tells what is hidden: it is
/// for the presenter alone.
pub fn outline(scenario: &Scenario, index: &Index, room: &Room, brief: Option<&Id>) -> Outline {
    let brief = brief.and_then(|brief| scenario.briefs.get(brief));
    let mut making = Making {
        scenario,
        index,
        room,
        sight: Sight::of(scenario, room, brief),
        outline: Outline::default(),
    };
    making.list(&scenario.talks);
    making.list(&scenario.parties);
    making.list(&scenario.issues);
    making.list(&scenario.proposals);
    making.list(&scenario.positions);
    making.list(&scenario.commitments);
    making.list(&scenario.implications);
    making.list(&scenario.reactions);
    making.list(&scenario.sources);
    making.list(&scenario.relations);
    making.list(&scenario.views);
    for other in scenario.briefs.iter() {
        let is_it = brief.is_some_and(|brief| std::ptr::eq(brief, other));
        if is_it && other.handling.visible_in(room) {
            making.shown(Kind::Brief, &other.id, making.title(other));
            for (place, slide) in other.slides.iter().enumerate() {
                let title = naming::or_untitled(&slide.title, Kind::Slide);
                let why = if slide.kind == Some(SlideKind::Check) {
                    Some(Why::NeverShown)
                } else if slide.hidden {
                    Some(Why::LeftOut)
                } else {
                    let fell = making.sight.fell(Kind::Slide, place);
                    fell.then(|| making.why_fallen(slide))
                };
                making.part(Kind::Slide, &slide.id, title, why);
            }
        } else {
            let why = match is_it {
                true => making.why_marked(&other.handling),
                false => Why::NeverShown,
            };
            making.out(Kind::Brief, &other.id, making.title(other), why);
        }
    }
    for waiver in scenario.waivers.iter() {
        making.out(
            Kind::Waiver,
            &waiver.id,
            making.title(waiver),
            Why::NeverShown,
        );
    }
    making.outline
}

/// What remains, and nothing else: fit to be shown where the room can see it. Made from the
/// projection alone.
pub fn remaining(projection: &Scenario) -> Vec<(Kind, Vec<Entry>)> {
    let index = Index::of(projection);
    Kind::CARDS
        .into_iter()
        .filter(|kind| projection.count(*kind) > 0)
        .map(|kind| {
            let entry = |card: &dyn Card| Entry {
                id: card.id().clone(),
                title: naming::card_title_with(&|id| index.title(projection, id), card),
            };
            (kind, projection.cards(kind).map(entry).collect())
        })
        .collect()
}

struct Making<'a> {
    scenario: &'a Scenario,
    index: &'a Index,
    room: &'a Room,
    sight: Sight<'a>,
    outline: Outline,
}

impl<'a> Making<'a> {
    fn title(&self, card: &dyn Card) -> String {
        naming::card_title_with(&|id| self.index.title(self.scenario, id), card)
    }

    fn of_kind(&mut self, kind: Kind) -> Option<&mut OfKind> {
        let kinds = &mut self.outline.kinds;
        if !kinds.iter().any(|of| of.kind == kind) {
            let at = kinds.partition_point(|of| of.kind < kind);
            let (shown, out) = (Vec::new(), Vec::new());
            kinds.insert(at, OfKind { kind, shown, out });
        }
        kinds.iter_mut().find(|of| of.kind == kind)
    }

    fn shown(&mut self, kind: Kind, id: &Id, title: String) {
        let id = id.clone();
        if let Some(of) = self.of_kind(kind) {
            of.shown.push(Entry { id, title });
        }
    }

    fn out(&mut self, kind: Kind, id: &Id, title: String, why: Why) {
        let id = id.clone();
        if let Some(of) = self.of_kind(kind) {
            of.out.push(Out { id, title, why });
        }
    }

    fn part(&mut self, kind: Kind, id: &Id, title: String, why: Option<Why>) {
        match why {
            None => self.shown(kind, id, title),
            Some(why) => self.out(kind, id, title, why),
        }
    }

    fn list<T: Listed + Item>(&mut self, list: &'a List<T>) {
        let kind = <T as Listed>::KIND;
        for (place, card) in list.iter().enumerate() {
            let title = self.title(card);
            if self.sight.shows(kind, place, card) {
                self.shown(kind, card.id(), title);
                self.parts(card);
                self.cuts(card);
                continue;
            }
            let handling = card.common().handling;
            let why = if !handling.visible_in(self.room) {
                self.why_marked(handling)
            } else if !card.is_allowed(self.room) {
                Why::Private
            } else {
                self.why_fallen(card)
            };
            self.out(kind, card.id(), title, why);
        }
    }

    /// The parts that have marks of their own, or are never shown.
    fn parts(&mut self, card: &dyn Card) {
        use crate::model::{Issue, Party};
        let any = card.as_any();
        if let Some(party) = any.downcast_ref::<Party>() {
            for one in &party.interests {
                let title = naming::or_untitled(&one.text, Kind::Interest);
                self.marked(Kind::Interest, &one.id, title, Some(&one.handling));
            }
            for one in &party.needs {
                let title = naming::or_untitled(&one.text, Kind::Need);
                self.marked(Kind::Need, &one.id, title, Some(&one.handling));
            }
            for one in &party.red_lines {
                let title = naming::or_untitled(&one.text, Kind::RedLine);
                self.out(Kind::RedLine, &one.id, title, Why::NeverShown);
            }
        } else if let Some(issue) = any.downcast_ref::<Issue>() {
            for one in &issue.options {
                let title = naming::or_untitled(&one.title, Kind::Choice);
                self.marked(Kind::Choice, &one.id, title, one.handling.as_ref());
            }
        } else if let Some(proposal) = any.downcast_ref::<Proposal>() {
            for one in &proposal.provisions {
                let title = naming::or_untitled(&one.heading, Kind::Provision);
                self.marked(Kind::Provision, &one.id, title, one.handling.as_ref());
            }
        }
    }

    fn marked(&mut self, kind: Kind, id: &Id, title: String, mark: Option<&Handling>) {
        let why = mark
            .filter(|mark| !mark.visible_in(self.room))
            .map(|mark| self.why_marked(mark));
        self.part(kind, id, title, why);
    }

    fn why_marked(&self, mark: &Handling) -> Why {
        match mark {
            Handling::SharedWith(_) if self.room.parties().is_empty() => Why::NotPublic,
            Handling::SharedWith(shared) => {
                let is_missing =
                    |party: &&Id| !shared.parties.iter().any(|with| with.id() == *party);
                let parties = self.room.parties().iter();
                Why::NotSharedWith(parties.filter(is_missing).cloned().collect())
            }
            _ => Why::TeamOnly,
        }
    }

    fn why_fallen<T: Item>(&self, item: &T) -> Why {
        let mut needs: Vec<Need<'_>> = Vec::new();
        item.needs(&mut |need| needs.push(need));
        let is_met = |need: &Need<'_>| {
            need.iter()
                .any(|(id, kinds)| self.sight.sees_kind(id, kinds))
        };
        let unmet = needs.iter().filter(|need| !is_met(need)).flatten();
        let there = |id: &&Id| self.index.place(id).is_some();
        let ids: Vec<Id> = unmet.map(|(id, _)| *id).filter(there).cloned().collect();
        if ids.is_empty() {
            Why::Incomplete
        } else {
            Why::RefersTo(ids)
        }
    }

    fn cuts(&mut self, card: &dyn Card) {
        let mut cuts = Vec::new();
        texts::read(card, &mut |spot, content| {
            let Content::Reference(id) = content else {
                return;
            };
            let is_in_shown_part = spot
                .part
                .as_ref()
                .is_none_or(|(kind, part)| self.sight.sees_kind(part, &[*kind]));
            // What is never shown, and where things stand on the map, is no loss.
            let is_never = matches!(
                spot.key,
                "handling" | "places" | "hidden" | "collapsed" | "pinned"
            ) || spot.outer == Some("priorities");
            if !is_never
                && is_in_shown_part
                && !id.as_str().is_empty()
                && !self.sight.sees_kind(id, &[])
            {
                cuts.push(Cut {
                    card: (card.kind(), card.id().clone()),
                    spot: spot.clone(),
                    missing: id.clone(),
                });
            }
        });
        self.outline.cuts.extend(cuts);
    }
}
