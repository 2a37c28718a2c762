//! Random edits of what the check looks at.

use nonpaper::{
    document::{Edit, IdSource},
    model::{
        Amount, Attribution, Commitment, Evidence, Id, Issue, Kind, Moment, PartialDate, Party,
        Position, Proposal, Ref, Relation, Scenario, Talk, Target, TimeFrame, Waiver,
        field::own_ids,
        word::{
            Basis, CommitmentKind, ImplementationStatus, MechanismKind, PartyRole, ProposalStatus,
            RelationKind, Stance, Word,
        },
    },
};

struct Dice<'a>(&'a mut fastrand::Rng, &'a Scenario);

impl Dice<'_> {
    fn anything(&mut self) -> Id {
        let ids = own_ids(self.1);
        if ids.is_empty() || self.0.u8(..20) == 0 {
            return Id::from("nothing");
        }
        ids[self.0.usize(..ids.len())].clone()
    }

    fn card(&mut self, kind: Kind) -> Id {
        let count = self.1.count(kind).max(1);
        let card = self.1.card_at(kind, self.0.usize(..count));
        card.map_or_else(|| Id::from("nothing"), |card| card.id().clone())
    }

    fn one_of(&mut self, all: &[&Id]) -> Id {
        if all.is_empty() {
            Id::from("nothing")
        } else {
            all[self.0.usize(..all.len())].clone()
        }
    }

    /// An option, more often than not one that a text picks or a red line excludes.
    fn option(&mut self) -> Id {
        let provisions = self.1.proposals.iter().flat_map(|text| &text.provisions);
        let lines = self.1.parties.iter().flat_map(|party| &party.red_lines);
        let all: Vec<&Id> = match self.0.u8(..4) {
            0 => lines
                .filter_map(|line| line.option.as_ref())
                .map(|option| option.id())
                .collect(),
            1 | 2 => provisions
                .filter_map(|part| part.option.as_ref())
                .map(|option| option.id())
                .collect(),
            _ => {
                let options = self.1.issues.iter().flat_map(|issue| &issue.options);
                options.map(|option| &option.id).collect()
            }
        };
        self.one_of(&all)
    }

    fn provision(&mut self) -> Id {
        let provisions = self.1.proposals.iter().flat_map(|text| &text.provisions);
        self.one_of(&provisions.map(|part| &part.id).collect::<Vec<_>>())
    }

    /// A party, more often than not one that has to carry something out.
    fn party(&mut self) -> Id {
        let provisions = self.1.proposals.iter().flat_map(|text| &text.provisions);
        let busy: Vec<&Id> = provisions
            .flat_map(|part| &part.responsible)
            .map(|party| party.id())
            .collect();
        if busy.is_empty() || self.0.u8(..3) == 0 {
            self.card(Kind::Party)
        } else {
            self.one_of(&busy)
        }
    }

    fn word<T: Word>(&mut self) -> Option<T> {
        (self.0.u8(..6) > 0).then(|| T::ALL[self.0.usize(..T::ALL.len())].clone())
    }

    fn date(&mut self) -> Option<PartialDate> {
        let dates = [
            "2005",
            "2005-08",
            "2005-07-17",
            "2006-12-15",
            "2007-01",
            "2005-13",
        ];
        (self.0.u8(..5) > 0).then(|| PartialDate::parse(dates[self.0.usize(..dates.len())]))
    }

    fn moment(&mut self) -> Moment {
        match self.0.u8(..3) {
            0 => Moment::default(),
            1 => Moment {
                date: self.date(),
                ..Moment::default()
            },
            _ => Moment::at_talk(Ref::from(&self.card(Kind::Talk))),
        }
    }

    fn frame(&mut self) -> TimeFrame {
        let after = match self.0.u8(..4) {
            0 => self.card(Kind::Talk),
            1 => self.provision(),
            2 => self.card(Kind::Commitment),
            _ => self.anything(),
        };
        match self.0.u8(..4) {
            0 => TimeFrame::default(),
            1 => TimeFrame {
                date: self.date(),
                ..TimeFrame::default()
            },
            2 => TimeFrame {
                days: Some(Amount(10.0)),
                ..TimeFrame::default()
            },
            _ => TimeFrame {
                days: Some(Amount(f64::from(self.0.i16(-40..400)))),
                after: Some(Ref::from(&after)),
                ..TimeFrame::default()
            },
        }
    }
}

/// Any edit.
pub(crate) fn any(random: &mut fastrand::Rng, ids: &mut IdSource, scenario: &Scenario) -> Edit {
    let mut dice = Dice(random, scenario);
    let (party, talk, option, provision) = (
        dice.party(),
        dice.card(Kind::Talk),
        dice.option(),
        dice.provision(),
    );
    let yes = dice.0.bool();
    match dice.0.u8(..30) {
        0 => Edit::Remove(dice.anything()),
        1 => Edit::Move(dice.anything(), dice.0.usize(..8)),
        2 => match scenario
            .find(&dice.anything())
            .and_then(|(kind, at)| scenario.shared_at(kind, at))
        {
            Some(card) if dice.0.u8(..8) == 0 => Edit::Insert(card, dice.0.usize(..8)),
            Some(card) => Edit::Insert(ids.copy(&card), dice.0.usize(..8)),
            None => Edit::Detach(vec![dice.anything()]),
        },
        3 => {
            let kind = Kind::CARDS[dice.0.usize(..Kind::CARDS.len())];
            Edit::Insert(ids.card(scenario, kind).unwrap(), dice.0.usize(..8))
        }
        4..=7 => {
            let (stance, since, until) = (dice.word::<Stance>(), dice.moment(), dice.moment());
            let target = match dice.0.u8(..3) {
                0 => Target {
                    provision: Some(Ref::from(&provision)),
                    ..Target::default()
                },
                1 => Target {
                    proposal: Some(Ref::from(&dice.card(Kind::Proposal))),
                    ..Target::default()
                },
                _ => Target {
                    option: Some(Ref::from(&option)),
                    ..Target::default()
                },
            };
            let what = dice.0.u8(..6);
            Edit::update(
                &dice.card(Kind::Position),
                move |position: &mut Position| match what {
                    0 => position.on = target.clone(),
                    1 => position.since = since.clone(),
                    2 => position.until = until.clone(),
                    3 => position.party = Ref::from(&party),
                    4 => position.private = yes,
                    _ => position.stance = stance.clone(),
                },
            )
        }
        8..=10 => {
            let (frame, status) = (dice.frame(), dice.word::<ImplementationStatus>());
            let (other, date, kind) = (
                dice.card(Kind::Commitment),
                dice.date(),
                dice.word::<CommitmentKind>(),
            );
            let what = dice.0.u8(..7);
            Edit::update(
                &dice.card(Kind::Commitment),
                move |commitment: &mut Commitment| match what {
                    0 => commitment.due = frame.clone(),
                    1 => commitment.depends_on.push(Ref::from(&other)),
                    2 => commitment.provision = yes.then(|| Ref::from(&provision)),
                    3 => commitment.kind = kind.clone(),
                    4 => commitment.evidence.push(Evidence {
                        date: date.clone(),
                        status: status.clone(),
                        ..Evidence::default()
                    }),
                    5 => {
                        commitment.responsible =
                            yes.then(|| Ref::from(&party)).into_iter().collect()
                    }
                    _ => {
                        commitment.evidence.clear();
                        commitment.status = status.clone();
                    }
                },
            )
        }
        11..=14 => {
            let (frame, status, kind) = (
                dice.frame(),
                dice.word::<ProposalStatus>(),
                dice.word::<MechanismKind>(),
            );
            let (nth, what) = (dice.0.usize(..20), dice.0.u8(..12));
            Edit::update(
                &dice.card(Kind::Proposal),
                move |proposal: &mut Proposal| {
                    let count = proposal.provisions.len().max(1);
                    if what == 0 {
                        proposal.record.clear();
                        proposal.status = status.clone();
                    }
                    let Some(part) = proposal.provisions.get_mut(nth % count) else {
                        return;
                    };
                    match what {
                        1 => part.option = yes.then(|| Ref::from(&option)),
                        2 => part.conditions.push(Ref::from(&provision)),
                        3 => part.timeframe = frame.clone(),
                        4 => part.agreed = yes,
                        5 => {
                            part.responsible = yes.then(|| Ref::from(&party)).into_iter().collect()
                        }
                        6 => part.guarantors = yes.then(|| Ref::from(&party)).into_iter().collect(),
                        7 => part.mechanisms.clear(),
                        8 => {
                            if let Some(mechanism) = part.mechanisms.first_mut() {
                                mechanism.kind = kind.clone();
                                mechanism.by = vec![Ref::from(&party)];
                            }
                        }
                        9 => part.heading.push('!'),
                        10 => {
                            proposal.provisions.remove(nth % count);
                        }
                        11 => proposal.signatories.push(Ref::from(&party)),
                        _ => {}
                    }
                },
            )
        }
        15 | 16 => {
            let (role, what) = (dice.word::<PartyRole>(), dice.0.u8(..4));
            Edit::update(&party, move |party: &mut Party| match what {
                0 => party.role = role.clone(),
                1 => party.red_lines.clear(),
                2 => party.name.push('!'),
                _ => {
                    if let Some(line) = party.red_lines.first_mut() {
                        line.option = Some(Ref::from(&option));
                    }
                }
            })
        }
        17 | 18 => {
            let (other, date, what) = (dice.card(Kind::Talk), dice.date(), dice.0.u8(..6));
            Edit::update(&talk, move |talk: &mut Talk| match what {
                0 | 1 => talk.start = date.clone(),
                2 => talk.end = date.clone(),
                3 => talk.follows = yes.then(|| Ref::from(&other)),
                4 => talk.part_of = yes.then(|| Ref::from(&other)),
                _ => talk.participants.clear(),
            })
        }
        19 => {
            let (to, kind) = (dice.anything(), dice.word::<RelationKind>());
            let to = if yes { to } else { provision.clone() };
            Edit::update(
                &dice.card(Kind::Relation),
                move |relation: &mut Relation| {
                    relation.to = Ref::from(&to);
                    if yes {
                        relation.mutual = true;
                        relation.from = Ref::from(&provision);
                    }
                    relation.kind = kind.clone();
                },
            )
        }
        20 => {
            let (basis, kind) = (
                dice.word::<Basis>(),
                [Kind::Position, Kind::Relation, Kind::Commitment][dice.0.usize(..3)],
            );
            Edit::update_cards(&[dice.card(kind)], move |card| {
                let sources = card.common_mut().sources;
                sources.clear();
                if yes {
                    sources.push(Attribution {
                        basis: basis.clone(),
                        ..Attribution::default()
                    });
                }
            })
        }
        21 => {
            let findings = nonpaper::analysis::Reports::of(scenario);
            let findings: Vec<_> = findings.findings.iter().collect();
            if findings.is_empty() || yes && !scenario.waivers.is_empty() {
                let item = dice.anything();
                return Edit::update(&dice.card(Kind::Waiver), move |waiver: &mut Waiver| {
                    waiver.item = Ref::from(&item);
                    waiver.reason.push('!');
                });
            }
            let finding = findings[dice.0.usize(..findings.len())];
            let waiver = Waiver {
                id: ids.fresh(Kind::Waiver),
                rule: finding.rule.to_owned(),
                item: Ref::from(&finding.item),
                ..Waiver::default()
            };
            Edit::Insert(nonpaper::model::AnyCard::Waiver(waiver.into()), 0)
        }
        // What one position says, another says otherwise.
        23 | 24 => {
            let position = dice.card(Kind::Position);
            match scenario.positions.get(&position) {
                Some(of) if yes => {
                    let mut other = of.clone();
                    other.id = ids.fresh(Kind::Position);
                    other.stance = dice.word();
                    let at = dice.0.usize(..=scenario.positions.len());
                    Edit::Insert(nonpaper::model::AnyCard::Position(other.into()), at)
                }
                _ => Edit::Move(position, dice.0.usize(..=scenario.positions.len())),
            }
        }
        // A party is against what it has to carry out, from a talk on.
        25 | 26 => {
            let all: Vec<_> = scenario
                .proposals
                .iter()
                .flat_map(|text| &text.provisions)
                .filter(|part| part.option.is_some() && !part.responsible.is_empty())
                .collect();
            if all.is_empty() {
                return Edit::Detach(vec![dice.anything()]);
            }
            let part = all[dice.0.usize(..all.len())];
            let on = if yes {
                Target {
                    provision: Some(Ref::from(&part.id)),
                    ..Target::default()
                }
            } else {
                Target {
                    option: part.option.clone(),
                    ..Target::default()
                }
            };
            let position = Position {
                id: ids.fresh(Kind::Position),
                party: part.responsible[0].clone(),
                on,
                stance: [Stance::Rejects, Stance::Accepts, Stance::Opposes]
                    .get(dice.0.usize(..3))
                    .cloned(),
                since: Moment::at_talk(Ref::from(&talk)),
                ..Position::default()
            };
            Edit::Insert(nonpaper::model::AnyCard::Position(position.into()), 3)
        }
        // A party watches over itself; which role it plays tells whether that counts.
        27 => {
            let commitment = dice.card(Kind::Commitment);
            Edit::update(&commitment, move |commitment: &mut Commitment| {
                commitment.responsible = vec![Ref::from(&party)];
                for mechanism in &mut commitment.mechanisms {
                    mechanism.by = vec![Ref::from(&party)];
                }
            })
        }
        // A talk changes places with its neighbours.
        28 => Edit::Move(talk, dice.0.usize(..8)),
        22 => {
            let from = dice.card(Kind::Issue);
            Edit::update(&from, move |issue: &mut Issue| {
                if yes {
                    issue.options.pop();
                } else {
                    issue.options.reverse();
                }
            })
        }
        _ => {
            let date = dice.date();
            Edit::scenario(move |scenario| {
                if yes {
                    scenario.today.clone_from(&date);
                } else {
                    scenario.team.push(Ref::from(&party));
                }
            })
        }
    }
}
