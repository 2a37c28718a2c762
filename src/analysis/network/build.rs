//! From the scenario to its graph.

use std::collections::HashMap;

use super::{Network, Node, Tie, TieKind};
use crate::{
    analysis::{
        moments::{AsOf, Moments},
        stances,
    },
    model::{
        Id, Kind, Mechanism, Moment, Names, Ref, Scenario, naming,
        word::{Effect, RelationKind, Stance, Tone},
    },
};

/// The graph of a scenario at a moment; now all that came has come.
///
/// What has no beginning holds from the beginning; what has ended by then is left out. A reference
/// that leads nowhere makes no tie.
pub fn of(scenario: &Scenario, moments: &Moments, as_of: &AsOf) -> Network {
    let mut making = Making {
        scenario,
        moments,
        as_of,
        places: HashMap::new(),
        network: Network::default(),
    };
    making.nodes();
    making.process();
    making.substance();
    making.delivery();
    making.statements();
    making.sources();
    making.network
}

struct Making<'a> {
    scenario: &'a Scenario,
    moments: &'a Moments,
    as_of: &'a AsOf,
    places: HashMap<Id, usize>,
    network: Network,
}

impl Making<'_> {
    fn node(&mut self, id: &Id, kind: Kind, title: String, whole: Option<&Id>) {
        // Of an id that is borne twice, the first counts.
        if id.as_str().is_empty() || self.places.contains_key(id) {
            return;
        }
        self.places.insert(id.clone(), self.network.nodes.len());
        self.network.nodes.push(Node {
            id: id.clone(),
            kind,
            title,
            colour: None,
            actor: None,
            whole: whole.cloned(),
            holds: 0,
        });
    }

    fn nodes(&mut self) {
        let scenario = self.scenario;
        for party in scenario.parties.iter() {
            let title = naming::or_untitled(naming::short_name(party), Kind::Party);
            self.node(&party.id, Kind::Party, title, None);
            if let Some(node) = self.network.nodes.last_mut() {
                node.colour = party.colour.rgb();
                node.actor.clone_from(&party.kind);
            }
        }
        for kind in [Kind::Talk, Kind::Issue, Kind::Proposal] {
            for card in scenario.cards(kind) {
                let title = naming::card_title(scenario, card);
                self.node(card.id(), kind, title, None);
            }
        }
        for issue in scenario.issues.iter() {
            for option in &issue.options {
                let title = naming::or_untitled(&option.title, Kind::Choice);
                self.node(&option.id, Kind::Choice, title, Some(&issue.id));
            }
        }
        for proposal in scenario.proposals.iter() {
            for part in &proposal.provisions {
                let title = naming::or_untitled(&part.heading, Kind::Provision);
                self.node(&part.id, Kind::Provision, title, Some(&proposal.id));
            }
        }
        for kind in [Kind::Commitment, Kind::Implication, Kind::Source] {
            for card in scenario.cards(kind) {
                let title = naming::card_title(scenario, card);
                self.node(card.id(), kind, title, None);
            }
        }
    }

    /// Adds a tie, if both ends are there; the caller says more about it.
    fn tie(&mut self, from: &Id, kind: TieKind, to: &Id) -> Option<&mut Tie> {
        let (from, to) = (*self.places.get(from)?, *self.places.get(to)?);
        self.network.ties.push(Tie {
            from,
            to,
            kind,
            stance: None,
            label: String::new(),
            sign: 0,
            strength: 1,
            mutual: false,
            card: None,
        });
        self.network.ties.last_mut()
    }

    fn ties_from<N: Names>(&mut self, from: &[Ref<N>], kind: TieKind, to: &Id) {
        for one in from {
            self.tie(one.id(), kind, to);
        }
    }

    fn ties_to<N: Names>(&mut self, from: &Id, kind: TieKind, to: &[Ref<N>]) {
        for one in to {
            self.tie(from, kind, one.id());
        }
    }

    fn process(&mut self) {
        let scenario = self.scenario;
        for party in scenario.parties.iter() {
            self.ties_to(&party.id, TieKind::Member, &party.member_of);
        }
        for talk in scenario.talks.iter() {
            for one in &talk.participants {
                self.tie(one.party.id(), TieKind::TakesPart, &talk.id);
            }
            self.ties_to(&talk.id, TieKind::Agenda, &talk.agenda);
            self.ties_to(&talk.id, TieKind::Follows, talk.follows.as_slice());
            self.ties_to(&talk.id, TieKind::PartOf, talk.part_of.as_slice());
        }
    }

    fn substance(&mut self) {
        let scenario = self.scenario;
        for issue in scenario.issues.iter() {
            for option in &issue.options {
                self.tie(&option.id, TieKind::PartOf, &issue.id);
            }
        }
        for proposal in scenario.proposals.iter() {
            self.ties_from(&proposal.tabled_by, TieKind::Tabled, &proposal.id);
            self.ties_from(&proposal.signatories, TieKind::Signed, &proposal.id);
            self.ties_to(
                &proposal.id,
                TieKind::TabledAt,
                proposal.tabled_at.as_slice(),
            );
            self.ties_to(
                &proposal.id,
                TieKind::Supersedes,
                proposal.supersedes.as_slice(),
            );
            for part in &proposal.provisions {
                self.tie(&part.id, TieKind::PartOf, &proposal.id);
                if part.option.is_some() {
                    self.ties_to(&part.id, TieKind::Settles, part.option.as_slice());
                } else {
                    self.ties_to(&part.id, TieKind::Settles, part.issue.as_slice());
                }
                self.ties_to(&part.id, TieKind::Condition, &part.conditions);
                self.ties_from(&part.responsible, TieKind::Responsible, &part.id);
                self.ties_from(&part.guarantors, TieKind::Guarantees, &part.id);
                self.mechanisms(&part.mechanisms, &part.id);
            }
        }
    }

    fn mechanisms(&mut self, mechanisms: &[Mechanism], of: &Id) {
        for one in mechanisms {
            self.ties_from(&one.by, TieKind::Verifies, of);
        }
    }

    fn delivery(&mut self) {
        let scenario = self.scenario;
        for one in scenario.commitments.iter() {
            self.ties_to(&one.id, TieKind::Delivers, one.provision.as_slice());
            self.ties_from(&one.responsible, TieKind::Responsible, &one.id);
            self.ties_to(&one.id, TieKind::DependsOn, &one.depends_on);
            self.mechanisms(&one.mechanisms, &one.id);
        }
        for one in scenario.implications.iter() {
            let sign = match one.effect {
                Some(Effect::Benefit) => 1,
                Some(Effect::Risk) => -1,
                _ => 0,
            };
            self.ties_to(&one.id, TieKind::FollowsFrom, &one.of);
            for party in &one.for_whom {
                if let Some(tie) = self.tie(&one.id, TieKind::Bears, party.id()) {
                    tie.sign = sign;
                }
            }
        }
    }

    /// Whether something that begins and ends so holds at the moment.
    fn holds(&self, since: &Moment, until: &Moment) -> bool {
        if *self.as_of == AsOf::Now {
            return *until == Moment::default();
        }
        let now = self.as_of.rank(self.moments);
        // Where it is not said when, nothing is claimed of any moment but now.
        let has_begun =
            !since.is_unsaid() && self.moments.rank(since).is_none_or(|since| since <= now);
        let has_ended = until.is_unsaid() || self.moments.end(until).is_some_and(|end| end <= now);
        has_begun && !has_ended
    }

    /// What parties hold, say, and are to each other.
    fn statements(&mut self) {
        let scenario = self.scenario;
        let mut standing: HashMap<(&Id, &Id), Vec<_>> = HashMap::new();
        let mut order = Vec::new();
        for position in scenario.positions.iter() {
            let Some(target) = position.on.id() else {
                continue;
            };
            let begun = *self.as_of == AsOf::Now || self.holds(&position.since, &Moment::default());
            if begun {
                let key = (position.party.id(), target);
                let all = standing.entry(key).or_default();
                if all.is_empty() {
                    order.push(key);
                }
                all.push(position);
            }
        }
        for key @ (party, target) in order {
            let positions = standing.remove(&key).unwrap_or_default();
            let history =
                stances::history_among(positions.into_iter(), self.moments, party, target);
            let Some((_, position)) = history.last() else {
                continue;
            };
            if !self.holds(&position.since, &position.until) {
                continue;
            }
            let Some(stance) = position.stance.clone().filter(|it| *it != Stance::NotKnown) else {
                continue;
            };
            let (id, conditions) = (position.id.clone(), position.conditions.clone());
            if let Some(tie) = self.tie(party, TieKind::Stance, target) {
                (tie.sign, tie.strength) = weight(&stance);
                tie.stance = Some(stance);
                tie.card = Some(id.clone());
            }
            for condition in &conditions {
                if let Some(tie) = self.tie(target, TieKind::InReturn, condition.id()) {
                    tie.card = Some(id.clone());
                }
            }
        }
        for reaction in scenario.reactions.iter() {
            let sign = match reaction.tone {
                Some(Tone::Welcomes) => 1,
                Some(Tone::Critical) => -1,
                _ => 0,
            };
            if let Some(tie) = self.tie(reaction.by.id(), TieKind::Reacts, reaction.to.id()) {
                tie.sign = sign;
                tie.card = Some(reaction.id.clone());
            }
        }
        for relation in scenario.relations.iter() {
            if !self.holds(&relation.since, &relation.until) {
                continue;
            }
            let kind = relation.kind.as_ref().map_or(TieKind::Other, kind_of);
            let strength = relation.strength.map(|scale| scale.get());
            if let Some(tie) = self.tie(relation.from.id(), kind, relation.to.id()) {
                tie.label.clone_from(&relation.label);
                tie.mutual = relation.mutual || kind == TieKind::Ally;
                tie.sign = match strength {
                    Some(number) if number != 0 => i8::try_from(number.signum()).unwrap_or(0),
                    _ => sign_of(kind),
                };
                tie.strength = strength
                    .and_then(|number| u8::try_from(number.unsigned_abs()).ok())
                    .unwrap_or(1)
                    .clamp(1, 3);
                tie.card = Some(relation.id.clone());
            }
        }
    }

    fn sources(&mut self) {
        let scenario = self.scenario;
        for card in scenario.all_cards() {
            let mut cited: Vec<&Id> = Vec::new();
            for one in card.common().sources {
                if !cited.contains(&one.source.id()) {
                    cited.push(one.source.id());
                }
            }
            for source in cited {
                self.tie(card.id(), TieKind::Cites, source);
            }
        }
    }
}

/// For or against, and how strongly.
fn weight(stance: &Stance) -> (i8, u8) {
    match stance {
        Stance::Demands => (1, 3),
        Stance::Supports => (1, 2),
        Stance::Accepts => (1, 1),
        Stance::Reluctant => (-1, 1),
        Stance::Opposes => (-1, 2),
        Stance::Rejects => (-1, 3),
        Stance::Undecided | Stance::NotKnown | Stance::Unlisted(_) => (0, 1),
    }
}

fn kind_of(word: &RelationKind) -> TieKind {
    match word {
        RelationKind::Ally => TieKind::Ally,
        RelationKind::Member => TieKind::Member,
        RelationKind::Supports => TieKind::Supports,
        RelationKind::Opposes => TieKind::Opposes,
        RelationKind::Mediates => TieKind::Mediates,
        RelationKind::Guarantees => TieKind::Guarantees,
        RelationKind::Pressures => TieKind::Pressures,
        RelationKind::Other | RelationKind::Unlisted(_) => TieKind::Other,
    }
}

fn sign_of(kind: TieKind) -> i8 {
    match kind {
        TieKind::Ally | TieKind::Supports | TieKind::Guarantees => 1,
        TieKind::Opposes | TieKind::Pressures => -1,
        _ => 0,
    }
}
