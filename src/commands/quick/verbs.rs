//! What a party can be said to do: take a stance, react, be tied to another.

use super::line::{Line, words};
use crate::model::word::{RelationKind, Stance, Tone};

/// What a verb says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Verb {
    /// A stance; `supports` and `opposes` also tie one party to another.
    Stance(Stance),
    /// A stance is held no longer.
    Drops(Option<Stance>),
    /// A tone of a reaction.
    Tone(Tone),
    /// A tie; whether it holds both ways.
    Tie(RelationKind, bool),
    /// A tie in words of one's own.
    Label(&'static str),
}

/// Where a verb stands.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) verb: Verb,
    /// The place of its first word, and how many words it has.
    pub(super) at: usize,
    pub(super) count: usize,
}

const STANCES: &[(Stance, &str, &[&str])] = &[
    (
        Stance::Demands,
        "demands",
        &[
            "demand",
            "demands",
            "demanded",
            "is demanding",
            "are demanding",
            "insist on",
            "insists on",
            "insisted on",
            "call for",
            "calls for",
            "called for",
        ],
    ),
    (
        Stance::Supports,
        "supports",
        &[
            "support",
            "supports",
            "supported",
            "is supporting",
            "back",
            "backs",
            "backed",
            "favour",
            "favours",
            "favoured",
            "favor",
            "favors",
            "favored",
            "is in favour of",
            "are in favour of",
            "is in favor of",
            "endorse",
            "endorses",
            "endorsed",
        ],
    ),
    (
        Stance::Accepts,
        "accepts",
        &[
            "accept",
            "accepts",
            "accepted",
            "is willing to accept",
            "are willing to accept",
            "is ready to accept",
            "are ready to accept",
            "agree to",
            "agrees to",
            "agreed to",
            "concede",
            "concedes",
            "conceded",
            "does not oppose",
            "do not oppose",
        ],
    ),
    (
        Stance::Undecided,
        "is undecided on",
        &[
            "undecided on",
            "undecided about",
            "is undecided on",
            "are undecided on",
            "was undecided on",
            "were undecided on",
            "is undecided about",
            "are undecided about",
            "was undecided about",
            "has not decided on",
            "have not decided on",
            "considers",
            "considered",
            "is considering",
            "are considering",
            "weighs",
            "is weighing",
        ],
    ),
    (
        Stance::Reluctant,
        "is reluctant on",
        &[
            "reluctant on",
            "reluctant about",
            "is reluctant on",
            "are reluctant on",
            "was reluctant on",
            "is reluctant about",
            "are reluctant about",
            "was reluctant about",
            "is reluctant to accept",
            "are reluctant to accept",
            "was reluctant to accept",
            "hesitates on",
            "hesitates over",
            "hesitated on",
            "hesitated over",
        ],
    ),
    (
        Stance::Opposes,
        "opposes",
        &[
            "oppose",
            "opposes",
            "opposed",
            "is opposed to",
            "are opposed to",
            "is against",
            "are against",
            "was against",
            "object to",
            "objects to",
            "objected to",
            "does not support",
            "do not support",
            "did not support",
        ],
    ),
    (
        Stance::Rejects,
        "rejects",
        &[
            "reject",
            "rejects",
            "rejected",
            "refuse",
            "refuses",
            "refused",
            "rule out",
            "rules out",
            "ruled out",
            "does not accept",
            "do not accept",
            "did not accept",
            "will not accept",
        ],
    ),
    (
        Stance::NotKnown,
        "is not known on",
        &[
            "is not known on",
            "are not known on",
            "not known on",
            "is unknown on",
            "unknown on",
            "is silent on",
            "are silent on",
            "was silent on",
            "were silent on",
            "has no known position on",
            "does not say on",
            "does not know",
            "do not know",
        ],
    ),
];

const DROPS: &[&str] = &[
    "drop",
    "drops",
    "dropped",
    "give up",
    "gives up",
    "gave up",
    "abandon",
    "abandons",
    "abandoned",
    "retract",
    "retracts",
    "retracted",
];

const TONES: &[(Tone, &str, &[&str])] = &[
    (
        Tone::Welcomes,
        "welcomes",
        &[
            "welcome", "welcomes", "welcomed", "praise", "praises", "praised",
        ],
    ),
    (
        Tone::Neutral,
        "takes note of",
        &[
            "take note of",
            "takes note of",
            "took note of",
            "is neutral on",
            "are neutral on",
            "was neutral on",
            "is neutral about",
        ],
    ),
    (
        Tone::Cautious,
        "is cautious about",
        &[
            "is cautious about",
            "are cautious about",
            "was cautious about",
            "is cautious on",
            "are cautious on",
            "was cautious on",
            "were cautious about",
            "cautious about",
        ],
    ),
    (
        Tone::Critical,
        "criticises",
        &[
            "criticise",
            "criticises",
            "criticised",
            "criticize",
            "criticizes",
            "criticized",
            "condemn",
            "condemns",
            "condemned",
            "is critical of",
            "are critical of",
            "was critical of",
            "were critical of",
            "critical of",
        ],
    ),
];

const TIES: &[(RelationKind, &str, bool, &[&str])] = &[
    (
        RelationKind::Ally,
        "is an ally of",
        false,
        &[
            "ally of",
            "is ally of",
            "is an ally of",
            "are allies of",
            "was an ally of",
        ],
    ),
    (
        RelationKind::Ally,
        "is allied with",
        true,
        &[
            "allied with",
            "is allied with",
            "are allied with",
            "was allied with",
        ],
    ),
    (
        RelationKind::Member,
        "is a member of",
        false,
        &[
            "member of",
            "is member of",
            "is a member of",
            "are members of",
            "was a member of",
        ],
    ),
    (
        RelationKind::Mediates,
        "mediates",
        false,
        &["mediate", "mediates", "mediated", "is mediating"],
    ),
    (
        RelationKind::Guarantees,
        "guarantees",
        false,
        &[
            "guarantee",
            "guarantees",
            "guaranteed",
            "is a guarantor of",
            "is guarantor of",
        ],
    ),
    (
        RelationKind::Pressures,
        "pressures",
        false,
        &[
            "pressure",
            "pressures",
            "pressured",
            "puts pressure on",
            "put pressure on",
            "presses",
            "pressed",
        ],
    ),
];

const LABELS: &[(&str, &[&str])] = &[
    (
        "facilitates",
        &[
            "facilitate",
            "facilitates",
            "facilitated",
            "is facilitating",
        ],
    ),
    ("hosts", &["host", "hosts", "hosted", "is hosting"]),
    ("funds", &["fund", "funds", "funded", "is funding"]),
];

/// The verbs as they are offered.
pub(super) fn offered() -> Vec<&'static str> {
    let mut all: Vec<&str> = STANCES.iter().map(|(_, name, _)| *name).collect();
    all.push("drops");
    all.extend(TONES.iter().map(|(_, name, _)| *name));
    all.extend(TIES.iter().map(|(_, name, _, _)| *name));
    all.extend(LABELS.iter().map(|(name, _)| *name));
    all
}

/// The stance that a text is a way of writing.
pub(in crate::commands) fn stance(text: &str) -> Option<Stance> {
    let typed = words(text).join(" ");
    let is = |forms: &[&str]| forms.contains(&typed.as_str());
    let (stance, ..) = STANCES.iter().find(|(_, _, forms)| is(forms))?;
    Some(stance.clone())
}

/// The verb of a line: the first one that has a subject before it, at its longest.
pub(super) fn find(line: &Line<'_>, first: usize) -> Option<Found> {
    // What comes after a colon is quoted, not said.
    let colon = line.colon();
    let last = line.tokens.partition_point(|token| token.at.start < colon);
    (first..last).find_map(|at| verb_at(line, at))
}

fn verb_at(line: &Line<'_>, at: usize) -> Option<Found> {
    let mut found: Option<Found> = None;
    let take = |verb: Verb, at: usize, count: Option<usize>, found: &mut Option<Found>| {
        let Some(count) = count else { return };
        if found.as_ref().is_none_or(|found| count > found.count) {
            *found = Some(Found { verb, at, count });
        }
    };
    // “no longer demands”: a stance that has ended.
    if line.phrase_at(at, "no longer").is_some()
        && let Some(after) = verb_at(line, at + 2)
        && let Verb::Stance(stance) = after.verb
    {
        return Some(Found {
            verb: Verb::Drops(Some(stance)),
            at,
            count: after.count + 2,
        });
    }
    for (stance, _, phrases) in STANCES {
        for phrase in *phrases {
            take(
                Verb::Stance(stance.clone()),
                at,
                line.phrase_at(at, phrase),
                &mut found,
            );
        }
    }
    for phrase in DROPS {
        take(
            Verb::Drops(None),
            at,
            line.phrase_at(at, phrase),
            &mut found,
        );
    }
    for (tone, _, phrases) in TONES {
        for phrase in *phrases {
            take(
                Verb::Tone(tone.clone()),
                at,
                line.phrase_at(at, phrase),
                &mut found,
            );
        }
    }
    for (kind, _, is_mutual, phrases) in TIES {
        for phrase in *phrases {
            let verb = Verb::Tie(kind.clone(), *is_mutual);
            take(verb, at, line.phrase_at(at, phrase), &mut found);
        }
    }
    for (label, phrases) in LABELS {
        for phrase in *phrases {
            take(
                Verb::Label(label),
                at,
                line.phrase_at(at, phrase),
                &mut found,
            );
        }
    }
    found
}

/// Words that may stand between a party and its verb and say nothing that is kept.
pub(super) fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "now"
            | "still"
            | "also"
            | "again"
            | "would"
            | "will"
            | "could"
            | "may"
            | "has"
            | "have"
            | "had"
            | "publicly"
            | "privately"
            | "reportedly"
            | "strongly"
            | "firmly"
            | "that"
            | "can"
    )
}
