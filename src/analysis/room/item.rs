//! What each thing brings before a room, and what it means nothing without.

use crate::model::{
    Brief, Commitment, Id, Implication, Issue, Kind, Mechanism, Moment, Names, Party, Position,
    Proposal, Reaction, Ref, Relation, Slide, Source, Talk, View,
    handling::{Handling, Room, part_visible_in},
    word::SlideKind,
};

use super::views::known_filters;

/// Ids and the kinds that each may be of (none: any), one of which has to be shown.
pub(super) type Need<'a> = Vec<(&'a Id, &'static [Kind])>;

/// A card or a slide.
pub(super) trait Item {
    /// What it is.
    const KIND: Kind;

    /// Whether its marks allow that it is shown.
    fn is_allowed(&self, room: &Room) -> bool;

    /// The ids that it bears, its own and those of its parts that are shown with it.
    fn bears<'a>(&'a self, room: &Room, add: &mut dyn FnMut(&'a Id, Kind));

    /// What it means nothing without.
    fn needs<'a>(&'a self, _add: &mut dyn FnMut(Need<'a>)) {}
}

fn name<T: Names>(reference: &Ref<T>) -> (&Id, &'static [Kind]) {
    (reference.id(), T::KINDS)
}

fn any<T: Names>(references: &[Ref<T>]) -> Need<'_> {
    references.iter().map(name).collect()
}

/// A moment that something is shown at is needed: at another it would show something else.
fn need_moment<'a>(moment: &'a Moment, add: &mut dyn FnMut(Need<'a>)) {
    match (&moment.date, &moment.talk) {
        (Some(date), _) if date.is_possible() => {}
        (Some(_), _) => add(Vec::new()),
        (None, Some(talk)) => add(vec![name(talk)]),
        (None, None) => {}
    }
}

fn part(room: &Room, mark: Option<&Handling>) -> bool {
    part_visible_in(&Handling::Public, mark, room)
}

fn bear_mechanisms<'a>(mechanisms: &'a [Mechanism], add: &mut dyn FnMut(&'a Id, Kind)) {
    for mechanism in mechanisms {
        add(&mechanism.id, Kind::Mechanism);
    }
}

impl Item for Party {
    const KIND: Kind = Kind::Party;

    fn is_allowed(&self, room: &Room) -> bool {
        self.handling.visible_in(room)
    }

    fn bears<'a>(&'a self, room: &Room, add: &mut dyn FnMut(&'a Id, Kind)) {
        add(&self.id, Self::KIND);
        for delegate in &self.delegation {
            add(&delegate.id, Kind::Delegate);
        }
        for interest in &self.interests {
            if part(room, Some(&interest.handling)) {
                add(&interest.id, Kind::Interest);
            }
        }
        for need in &self.needs {
            if part(room, Some(&need.handling)) {
                add(&need.id, Kind::Need);
            }
        }
    }
}

impl Item for Issue {
    const KIND: Kind = Kind::Issue;

    fn is_allowed(&self, room: &Room) -> bool {
        self.handling.visible_in(room)
    }

    fn bears<'a>(&'a self, room: &Room, add: &mut dyn FnMut(&'a Id, Kind)) {
        add(&self.id, Self::KIND);
        for option in &self.options {
            if part(room, option.handling.as_ref()) {
                add(&option.id, Kind::Choice);
            }
        }
    }
}

impl Item for Proposal {
    const KIND: Kind = Kind::Proposal;

    fn is_allowed(&self, room: &Room) -> bool {
        self.handling.visible_in(room)
    }

    fn bears<'a>(&'a self, room: &Room, add: &mut dyn FnMut(&'a Id, Kind)) {
        add(&self.id, Self::KIND);
        for provision in &self.provisions {
            if part(room, provision.handling.as_ref()) {
                add(&provision.id, Kind::Provision);
                bear_mechanisms(&provision.mechanisms, add);
            }
        }
    }
}

impl Item for Position {
    const KIND: Kind = Kind::Position;

    fn is_allowed(&self, room: &Room) -> bool {
        self.handling.visible_in(room) && !self.private
    }

    fn bears<'a>(&'a self, _: &Room, add: &mut dyn FnMut(&'a Id, Kind)) {
        add(&self.id, Self::KIND);
    }

    fn needs<'a>(&'a self, add: &mut dyn FnMut(Need<'a>)) {
        add(vec![name(&self.party)]);
        let option = self.on.option.as_ref().map(name);
        let provision = self.on.provision.as_ref().map(name);
        let proposal = self.on.proposal.as_ref().map(name);
        // Only one should be given. If several are, none may name what is not shown: without it
        // the position would be on something else.
        let targets: Vec<_> = [option, provision, proposal]
            .into_iter()
            .flatten()
            .collect();
        if targets.is_empty() {
            add(Vec::new());
        }
        for target in targets {
            add(vec![target]);
        }
    }
}

impl Item for Commitment {
    const KIND: Kind = Kind::Commitment;

    fn is_allowed(&self, room: &Room) -> bool {
        self.handling.visible_in(room)
    }

    fn bears<'a>(&'a self, _: &Room, add: &mut dyn FnMut(&'a Id, Kind)) {
        add(&self.id, Self::KIND);
        for benchmark in &self.benchmarks {
            add(&benchmark.id, Kind::Benchmark);
        }
        bear_mechanisms(&self.mechanisms, add);
        for evidence in &self.evidence {
            add(&evidence.id, Kind::Evidence);
        }
    }
}

impl Item for Implication {
    const KIND: Kind = Kind::Implication;

    fn is_allowed(&self, room: &Room) -> bool {
        self.handling.visible_in(room)
    }

    fn bears<'a>(&'a self, _: &Room, add: &mut dyn FnMut(&'a Id, Kind)) {
        add(&self.id, Self::KIND);
    }

    fn needs<'a>(&'a self, add: &mut dyn FnMut(Need<'a>)) {
        add(any(&self.of));
    }
}

impl Item for Reaction {
    const KIND: Kind = Kind::Reaction;

    fn is_allowed(&self, room: &Room) -> bool {
        self.handling.visible_in(room)
    }

    fn bears<'a>(&'a self, _: &Room, add: &mut dyn FnMut(&'a Id, Kind)) {
        add(&self.id, Self::KIND);
    }

    fn needs<'a>(&'a self, add: &mut dyn FnMut(Need<'a>)) {
        add(vec![name(&self.by)]);
        add(vec![name(&self.to)]);
    }
}

impl Item for Relation {
    const KIND: Kind = Kind::Relation;

    fn is_allowed(&self, room: &Room) -> bool {
        self.handling.visible_in(room)
    }

    fn bears<'a>(&'a self, _: &Room, add: &mut dyn FnMut(&'a Id, Kind)) {
        add(&self.id, Self::KIND);
    }

    fn needs<'a>(&'a self, add: &mut dyn FnMut(Need<'a>)) {
        add(vec![name(&self.from)]);
        add(vec![name(&self.to)]);
    }
}

macro_rules! needs_nothing {
    ($($name:ident),*) => {$(
        impl Item for $name {
            const KIND: Kind = Kind::$name;

            fn is_allowed(&self, room: &Room) -> bool {
                self.handling.visible_in(room)
            }

            fn bears<'a>(&'a self, _: &Room, add: &mut dyn FnMut(&'a Id, Kind)) {
                add(&self.id, Self::KIND);
            }
        }
    )*};
}

needs_nothing!(Talk, Source, Brief);

impl Item for View {
    const KIND: Kind = Kind::View;

    fn is_allowed(&self, room: &Room) -> bool {
        self.handling.visible_in(room)
    }

    fn bears<'a>(&'a self, _: &Room, add: &mut dyn FnMut(&'a Id, Kind)) {
        add(&self.id, Self::KIND);
    }

    /// What it asks about, and something of what it is narrowed to: without it, it would show
    /// everything.
    fn needs<'a>(&'a self, add: &mut dyn FnMut(Need<'a>)) {
        for named in [&self.subject, &self.focus].into_iter().flatten() {
            add(vec![name(named)]);
        }
        if !self.parties.is_empty() {
            add(any(&self.parties));
        }
        let (kinds, ties) = known_filters(self);
        if kinds.is_empty() != self.kinds.is_empty() || ties.is_empty() != self.ties.is_empty() {
            add(Vec::new());
        }
        need_moment(&self.as_of, add);
    }
}

impl Item for Slide {
    const KIND: Kind = Kind::Slide;

    fn is_allowed(&self, _: &Room) -> bool {
        !self.hidden && self.kind != Some(SlideKind::Check)
    }

    fn bears<'a>(&'a self, _: &Room, add: &mut dyn FnMut(&'a Id, Kind)) {
        add(&self.id, Self::KIND);
    }

    fn needs<'a>(&'a self, add: &mut dyn FnMut(Need<'a>)) {
        if !self.of.is_empty() {
            add(any(&self.of));
        }
        if let Some(view) = &self.view {
            add(vec![name(view)]);
        }
        need_moment(&self.as_of, add);
        need_moment(&self.from, add);
    }
}
