//! A scenario of the size that the format is made for: the same each time it is made.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "measurements and tests use some of it, and should say where they fail"
)]

use nonpaper::model::{
    Amount, Attribution, Benchmark, Brief, Choice, Commitment, Delegate, Evidence, Id, Implication,
    Interest, Issue, Kind, Mechanism, Moment, Names, Need, PartialDate, Participant, Party,
    Position, Proposal, Provision, Reaction, Ref, Relation, Scale, Scenario, Slide, Source, Talk,
    Target, TimeFrame, View, Waiver,
    field::references,
    handling::Handling,
    word::{
        Basis, CommitmentKind, Confidence, Effect, Horizon, ImplementationStatus, MechanismKind,
        PartyKind, PartyRole, ProposalKind, ProposalStatus, RelationKind, Reliability, SlideKind,
        SourceKind, Stance, TalkFormat, TalkStatus, Theme, Tone, Track, Word,
    },
};

/// How many cards the scenario has.
pub const CARDS: usize = 10_000;
/// How many references they make.
pub const REFERENCES: usize = 20_000;

/// How many cards of each kind; together [`CARDS`].
const COUNTS: [(Kind, usize); 13] = [
    (Kind::Party, 300),
    (Kind::Talk, 800),
    (Kind::Issue, 400),
    (Kind::Proposal, 300),
    (Kind::Position, 5000),
    (Kind::Commitment, 1000),
    (Kind::Implication, 500),
    (Kind::Reaction, 600),
    (Kind::Source, 600),
    (Kind::Relation, 400),
    (Kind::View, 20),
    (Kind::Brief, 20),
    (Kind::Waiver, 60),
];
const OPTIONS: usize = 3;
const PROVISIONS: usize = 4;

const PLACES: [&str; 20] = [
    "Geneva",
    "Oslo",
    "Doha",
    "Nairobi",
    "Vienna",
    "Helsinki",
    "Jakarta",
    "Havana",
    "Addis Ababa",
    "Bogotá",
    "Minsk",
    "Astana",
    "Cairo",
    "Kampala",
    "Dayton",
    "Muscat",
    "Montreux",
    "Zürich",
    "Ouagadougou",
    "Colombo",
];
const ACTORS: [&str; 16] = [
    "Government of",
    "Liberation Front of",
    "People's Army of",
    "Republic of",
    "Movement for",
    "Council of",
    "Union of",
    "Coalition for",
    "Envoy to",
    "Alliance of",
    "Assembly of",
    "Observer Group for",
    "Civil Forum of",
    "Kingdom of",
    "Provisional Authority of",
    "League of",
];
const MATTERS: [&str; 24] = [
    "security guarantees",
    "withdrawal of forces",
    "prisoner exchange",
    "amnesty",
    "disarmament",
    "border crossings",
    "elections",
    "power sharing",
    "humanitarian access",
    "return of refugees",
    "reparations",
    "sanctions relief",
    "demilitarised zone",
    "verification mission",
    "language rights",
    "land restitution",
    "revenue sharing",
    "transitional justice",
    "airspace closure",
    "local police",
    "ceasefire monitoring",
    "constitutional reform",
    "port access",
    "electricity supply",
];
const WORDS: [&str; 64] = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "that",
    "a",
    "for",
    "on",
    "with",
    "delegation",
    "mediators",
    "officials",
    "said",
    "would",
    "accept",
    "reject",
    "discuss",
    "text",
    "draft",
    "paragraph",
    "annex",
    "deadline",
    "guarantee",
    "monitoring",
    "commission",
    "forces",
    "line",
    "contact",
    "exchange",
    "prisoners",
    "agreement",
    "proposal",
    "round",
    "talks",
    "before",
    "after",
    "unless",
    "until",
    "both",
    "sides",
    "joint",
    "statement",
    "window",
    "pressure",
    "observers",
    "third",
    "party",
    "implementation",
    "phase",
    "verified",
    "withdrawal",
    "corridor",
    "humanitarian",
    "convoy",
    "weeks",
    "months",
    "capital",
    "region",
    "council",
    "vote",
    "reservation",
    "language",
    "bracketed",
];
const TAGS: [&str; 10] = [
    "urgent",
    "shift",
    "open source",
    "capital",
    "annex A",
    "gender",
    "détente",
    "red team",
    "follow up",
    "economy",
];

struct Maker(fastrand::Rng);

fn id(kind: Kind, number: usize) -> Id {
    Id::from(format!("{}-{number:06}", kind.noun().replace(' ', "-")))
}

fn count(kind: Kind) -> usize {
    COUNTS.iter().find(|(of, _)| *of == kind).unwrap().1
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

impl Maker {
    fn one(&mut self, of: &[&'static str]) -> &'static str {
        of[self.0.usize(..of.len())]
    }

    fn is(&mut self, percent: u32) -> bool {
        self.0.u32(..100) < percent
    }

    fn word<T: Word>(&mut self) -> Option<T> {
        self.is(85)
            .then(|| T::ALL[self.0.usize(..T::ALL.len())].clone())
    }

    fn sentence(&mut self, words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| self.one(&WORDS)).collect();
        format!("{}.", capital(&words.join(" ")))
    }

    /// Some sentences, or often none.
    fn prose(&mut self, percent: u32, sentences: usize) -> String {
        if !self.is(percent) {
            return String::new();
        }
        let sentences: Vec<String> = (0..self.0.usize(1..=sentences))
            .map(|_| {
                let words = self.0.usize(6..20);
                self.sentence(words)
            })
            .collect();
        sentences.join(" ")
    }

    fn date(&mut self) -> PartialDate {
        let (year, month, day) = (self.0.u16(1995..2027), self.0.u8(1..13), self.0.u8(1..29));
        PartialDate::parse(&match self.0.u8(..10) {
            0 => format!("{year}"),
            1 | 2 => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        })
    }

    fn to<T: Names>(&mut self, kind: Kind) -> Ref<T> {
        let number = self.0.usize(..count(kind));
        Ref::new(id(kind, number))
    }

    fn option<T: Names>(&mut self) -> Ref<T> {
        let number = self.0.usize(..count(Kind::Issue) * OPTIONS);
        Ref::new(id(Kind::Choice, number))
    }

    fn provision<T: Names>(&mut self) -> Ref<T> {
        let number = self.0.usize(..count(Kind::Proposal) * PROVISIONS);
        Ref::new(id(Kind::Provision, number))
    }

    fn tags(&mut self) -> Vec<String> {
        (0..self.0.usize(..3))
            .map(|_| self.one(&TAGS).to_owned())
            .collect()
    }

    fn handling(&mut self) -> Handling {
        if self.is(40) {
            Handling::Public
        } else {
            Handling::Team
        }
    }

    fn attributions(&mut self, percent: u32) -> Vec<Attribution> {
        if !self.is(percent) {
            return Vec::new();
        }
        vec![Attribution {
            source: self.to(Kind::Source),
            basis: self.word::<Basis>(),
            who: format!("{} officials", self.one(&PLACES)),
            quote: self.prose(60, 1),
            locator: format!("paragraph {}", self.0.u8(1..40)),
            ..Attribution::default()
        }]
    }

    fn mechanism(&mut self, number: usize) -> Mechanism {
        Mechanism {
            id: id(Kind::Mechanism, number),
            kind: self.word::<MechanismKind>(),
            method: self.sentence(8),
            ..Mechanism::default()
        }
    }
}

/// A scenario of [`CARDS`] cards that make [`REFERENCES`] references.
pub fn large() -> Scenario {
    let mut make = Maker(fastrand::Rng::with_seed(20_000));
    let mut scenario = Scenario {
        title: "A long process".to_owned(),
        summary: make.prose(100, 4),
        today: Some(PartialDate::parse("2026-11-23")),
        ..Scenario::default()
    };
    actors(&mut make, &mut scenario);
    substance(&mut make, &mut scenario);
    delivery(&mut make, &mut scenario);
    // Up to the number that is asked for: what is on the agenda of the talks.
    let missing = REFERENCES - references(&scenario).len();
    for number in 0..missing {
        let issue = make.to(Kind::Issue);
        let talks = scenario.talks.len();
        scenario
            .talks
            .at_mut(number % talks)
            .unwrap()
            .agenda
            .push(issue);
    }
    assert_eq!(references(&scenario).len(), REFERENCES);
    assert_eq!(scenario.all_cards().count(), CARDS);
    scenario
}

fn actors(make: &mut Maker, scenario: &mut Scenario) {
    for number in 0..count(Kind::Party) {
        let name = format!("{} {} {number}", make.one(&ACTORS), make.one(&PLACES));
        scenario.parties.push(Party {
            id: id(Kind::Party, number),
            short_name: name
                .split(' ')
                .filter_map(|word| word.chars().next())
                .collect(),
            name,
            kind: make.word::<PartyKind>(),
            role: make.word::<PartyRole>(),
            delegation: (0..2)
                .map(|nth| Delegate {
                    id: id(Kind::Delegate, number * 2 + nth),
                    name: format!("{} {}", capital(make.one(&WORDS)), make.one(&PLACES)),
                    title: "Head of delegation".to_owned(),
                    head: nth == 0,
                    ..Delegate::default()
                })
                .collect(),
            interests: vec![Interest {
                id: id(Kind::Interest, number),
                text: make.sentence(9),
                ..Interest::default()
            }],
            needs: vec![Need {
                id: id(Kind::Need, number),
                text: make.sentence(7),
                ..Need::default()
            }],
            influence: Some(Scale::of(make.0.i32(..101))),
            notes: make.prose(60, 3),
            tags: make.tags(),
            handling: make.handling(),
            ..Party::default()
        });
    }
    for number in 0..count(Kind::Talk) {
        let place = make.one(&PLACES);
        scenario.talks.push(Talk {
            id: id(Kind::Talk, number),
            title: format!("{place} round {number}"),
            venue: place.to_owned(),
            start: Some(make.date()),
            track: make.word::<Track>(),
            format: make.word::<TalkFormat>(),
            status: make.word::<TalkStatus>(),
            participants: (0..2)
                .map(|_| Participant {
                    party: make.to(Kind::Party),
                    role: make.word::<PartyRole>(),
                    head: make.one(&PLACES).to_owned(),
                    ..Participant::default()
                })
                .collect(),
            aims: vec![make.sentence(8)],
            outcome: make.prose(70, 3),
            follows: number
                .checked_sub(1)
                .map(|before| Ref::new(id(Kind::Talk, before))),
            notes: make.prose(40, 2),
            tags: make.tags(),
            handling: make.handling(),
            ..Talk::default()
        });
    }
    for number in 0..count(Kind::Relation) {
        scenario.relations.push(Relation {
            id: id(Kind::Relation, number),
            from: make.to(Kind::Party),
            to: make.to(Kind::Party),
            kind: make.word::<RelationKind>(),
            notes: make.prose(50, 2),
            handling: make.handling(),
            ..Relation::default()
        });
    }
    for number in 0..count(Kind::Reaction) {
        scenario.reactions.push(Reaction {
            id: id(Kind::Reaction, number),
            by: make.to(Kind::Party),
            to: make.to(Kind::Talk),
            tone: make.word::<Tone>(),
            date: Some(make.date()),
            text: make.prose(90, 3),
            tags: make.tags(),
            handling: make.handling(),
            ..Reaction::default()
        });
    }
}

fn substance(make: &mut Maker, scenario: &mut Scenario) {
    for number in 0..count(Kind::Issue) {
        let matter = make.one(&MATTERS);
        scenario.issues.push(Issue {
            id: id(Kind::Issue, number),
            title: format!("{} {number}", capital(matter)),
            theme: make.word::<Theme>(),
            description: make.prose(80, 3),
            options: (0..OPTIONS)
                .map(|nth| Choice {
                    id: id(Kind::Choice, number * OPTIONS + nth),
                    title: format!("{} {matter}", ["No", "Phased", "Full"][nth]),
                    description: make.prose(40, 1),
                    ..Choice::default()
                })
                .collect(),
            tags: make.tags(),
            handling: make.handling(),
            ..Issue::default()
        });
    }
    for number in 0..count(Kind::Proposal) {
        scenario.proposals.push(Proposal {
            id: id(Kind::Proposal, number),
            title: format!("Draft {number} on {}", make.one(&MATTERS)),
            kind: make.word::<ProposalKind>(),
            tabled_by: vec![make.to(Kind::Party)],
            date: Some(make.date()),
            status: make.word::<ProposalStatus>(),
            summary: make.prose(80, 3),
            provisions: (0..PROVISIONS)
                .map(|nth| Provision {
                    id: id(Kind::Provision, number * PROVISIONS + nth),
                    heading: capital(make.one(&MATTERS)),
                    text: make.prose(100, 3),
                    issue: (nth == 0).then(|| make.to(Kind::Issue)),
                    agreed: make.is(30),
                    mechanisms: (nth == 0)
                        .then(|| make.mechanism(number))
                        .into_iter()
                        .collect(),
                    ..Provision::default()
                })
                .collect(),
            tags: make.tags(),
            handling: make.handling(),
            sources: make.attributions(30),
            ..Proposal::default()
        });
    }
    for number in 0..count(Kind::Position) {
        let on = match make.0.u8(..3) {
            0 => Target {
                provision: Some(make.provision()),
                ..Target::default()
            },
            _ => Target {
                option: Some(make.option()),
                ..Target::default()
            },
        };
        scenario.positions.push(Position {
            id: id(Kind::Position, number),
            party: make.to(Kind::Party),
            on,
            stance: make.word::<Stance>(),
            confidence: make.word::<Confidence>(),
            since: if make.is(25) {
                Moment::at_talk(make.to(Kind::Talk))
            } else {
                Moment::on(make.date())
            },
            rationale: make.prose(60, 3),
            tags: make.tags(),
            notes: make.prose(30, 2),
            handling: make.handling(),
            sources: make.attributions(25),
            ..Position::default()
        });
    }
    for number in 0..count(Kind::Implication) {
        scenario.implications.push(Implication {
            id: id(Kind::Implication, number),
            title: format!("{} slips", capital(make.one(&MATTERS))),
            effect: make.word::<Effect>(),
            of: vec![make.provision()],
            for_whom: vec![make.to(Kind::Party)],
            likelihood: Some(Scale::of(make.0.i32(1..6))),
            impact: Some(Scale::of(make.0.i32(1..6))),
            horizon: make.word::<Horizon>(),
            text: make.prose(90, 3),
            handling: make.handling(),
            ..Implication::default()
        });
    }
}

fn delivery(make: &mut Maker, scenario: &mut Scenario) {
    for number in 0..count(Kind::Source) {
        scenario.sources.push(Source {
            id: id(Kind::Source, number),
            title: format!("{} on {}", make.one(&PLACES), make.one(&MATTERS)),
            kind: make.word::<SourceKind>(),
            publisher: format!("{} Gazette", make.one(&PLACES)),
            date: Some(make.date()),
            url: format!("https://example.org/{number}"),
            reliability: make.word::<Reliability>(),
            credibility: Some(Scale::of(make.0.i32(1..7))),
            notes: make.prose(30, 2),
            handling: make.handling(),
            ..Source::default()
        });
    }
    for number in 0..count(Kind::Commitment) {
        scenario.commitments.push(Commitment {
            id: id(Kind::Commitment, number),
            title: format!("{} by {}", capital(make.one(&MATTERS)), make.one(&PLACES)),
            kind: make.word::<CommitmentKind>(),
            text: make.prose(80, 3),
            responsible: vec![make.to(Kind::Party)],
            due: TimeFrame {
                date: Some(make.date()),
                ..TimeFrame::default()
            },
            depends_on: number
                .checked_sub(7)
                .filter(|_| make.is(20))
                .map(|before| Ref::new(id(Kind::Commitment, before)))
                .into_iter()
                .collect(),
            benchmarks: vec![Benchmark {
                id: id(Kind::Benchmark, number),
                text: make.sentence(6),
                done: make.is(40),
                ..Benchmark::default()
            }],
            status: make.word::<ImplementationStatus>(),
            evidence: (0..make.0.usize(..2))
                .map(|_| Evidence {
                    id: id(Kind::Evidence, number),
                    date: Some(make.date()),
                    status: make.word::<ImplementationStatus>(),
                    text: make.prose(100, 2),
                    ..Evidence::default()
                })
                .collect(),
            tags: make.tags(),
            handling: make.handling(),
            ..Commitment::default()
        });
    }
    for number in 0..count(Kind::View) {
        scenario.views.push(View {
            id: id(Kind::View, number),
            title: format!("Who meets whom in {}", make.one(&PLACES)),
            zoom: Some(Amount(1.0)),
            ..View::default()
        });
    }
    for number in 0..count(Kind::Brief) {
        scenario.briefs.push(Brief {
            id: id(Kind::Brief, number),
            title: format!("Ten minutes on {}", make.one(&MATTERS)),
            slides: (0..5)
                .map(|nth| Slide {
                    id: id(Kind::Slide, number * 5 + nth),
                    kind: make.word::<SlideKind>(),
                    title: capital(make.one(&MATTERS)),
                    text: make.prose(80, 2),
                    ..Slide::default()
                })
                .collect(),
            ..Brief::default()
        });
    }
    for number in 0..count(Kind::Waiver) {
        scenario.waivers.push(Waiver {
            id: id(Kind::Waiver, number),
            rule: "no-source".to_owned(),
            item: make.to(Kind::Position),
            reason: make.sentence(8),
            by: "The desk".to_owned(),
            date: Some(make.date()),
            ..Waiver::default()
        });
    }
}
