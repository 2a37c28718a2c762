//! The forms that a line can have. The parser reads this table, and so does the page of help: what
//! help says is what can be written.

use super::{
    attribution, delivery, maker::Maker, parties, process, sources, statements, substance,
};
use crate::model::{
    Kind,
    word::{MechanismKind, PartyRole},
};

/// What a keyword leads in.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum K {
    /// A talk or a date.
    At,
    /// A date.
    On,
    Since,
    Until,
    /// Parties.
    By,
    With,
    Role(PartyRole),
    MemberOf,
    LedBy,
    SignedBy,
    GuaranteedBy,
    Watched(MechanismKind),
    For,
    /// Other things.
    About,
    Follows,
    PartOf,
    In,
    Of,
    Supersedes,
    After,
    If,
    Return,
    /// When something is due.
    Due,
    Within,
    /// Texts.
    Text,
    Outcome,
    Because,
    Short,
    /// Of any line.
    Notes,
    Per,
    Shared,
}

/// A keyword.
#[derive(Debug)]
pub(super) struct Key {
    /// How it is written, in lower case.
    pub(super) phrase: &'static str,
    /// What it leads in.
    pub(super) is: K,
    /// What it can name; none: anything.
    pub(super) wants: &'static [Kind],
    /// Whether a date can follow.
    pub(super) dates: bool,
}

const fn key(phrase: &'static str, is: K, wants: &'static [Kind]) -> Key {
    Key {
        phrase,
        is,
        wants,
        dates: false,
    }
}

const fn dated(phrase: &'static str, is: K, wants: &'static [Kind]) -> Key {
    Key {
        phrase,
        is,
        wants,
        dates: true,
    }
}

const PARTY: &[Kind] = &[Kind::Party];
const TALK: &[Kind] = &[Kind::Talk];
const CITED: &[Kind] = &[Kind::Source, Kind::Party];
const NONE: &[Kind] = &[Kind::View];

/// A form of line.
#[derive(Debug)]
pub struct Form {
    /// The words that it begins with; none: it says who does what.
    pub starts: &'static [&'static str],
    /// What it makes.
    pub kind: Kind,
    /// How it is written.
    pub pattern: &'static str,
    /// Examples that can be typed as they are.
    pub examples: &'static [&'static str],
    pub(super) keys: &'static [Key],
    pub(super) read: fn(&mut Maker<'_>),
}

static TALK_KEYS: [Key; 15] = [
    key("with", K::With, PARTY),
    key("about", K::About, &[Kind::Issue]),
    key("follows", K::Follows, TALK),
    key("after", K::Follows, TALK),
    key("part of", K::PartOf, TALK),
    key("hosted by", K::Role(PartyRole::Host), PARTY),
    key("mediated by", K::Role(PartyRole::Mediator), PARTY),
    key("facilitated by", K::Role(PartyRole::Facilitator), PARTY),
    key("observed by", K::Role(PartyRole::Observer), PARTY),
    dated("on", K::On, NONE),
    dated("from", K::On, NONE),
    key("in", K::In, NONE),
    key("outcome", K::Outcome, NONE),
    key("per", K::Per, CITED),
    key("shared with", K::Shared, PARTY),
];

static PARTY_KEYS: [Key; 6] = [
    key("member of", K::MemberOf, PARTY),
    key("led by", K::LedBy, NONE),
    key("headed by", K::LedBy, NONE),
    key("short", K::Short, NONE),
    key("per", K::Per, CITED),
    key("shared with", K::Shared, PARTY),
];

/// Of what belongs to a party.
static PARTY_PART_KEYS: [Key; 5] = [
    key("", K::Text, NONE),
    key("of", K::Of, PARTY),
    key("against", K::For, &[Kind::Choice]),
    key("per", K::Per, CITED),
    key("shared with", K::Shared, PARTY),
];

static CITE_KEYS: [Key; 1] = [key("per", K::Per, CITED)];

static ISSUE_KEYS: [Key; 4] = [
    key("", K::Text, NONE),
    key("of", K::Of, &[Kind::Issue]),
    key("per", K::Per, CITED),
    key("shared with", K::Shared, PARTY),
];

static PROPOSAL_KEYS: [Key; 10] = [
    key("", K::Text, NONE),
    key("by", K::By, PARTY),
    key("tabled by", K::By, PARTY),
    dated("at", K::At, TALK),
    dated("tabled at", K::At, TALK),
    dated("on", K::On, NONE),
    key("supersedes", K::Supersedes, &[Kind::Proposal]),
    key("signed by", K::SignedBy, PARTY),
    key("per", K::Per, CITED),
    key("shared with", K::Shared, PARTY),
];

static PROVISION_KEYS: [Key; 16] = [
    key("", K::Text, NONE),
    key("in", K::In, &[Kind::Proposal]),
    key("by", K::By, PARTY),
    dated("due", K::Due, NONE),
    key("within", K::Within, NONE),
    key("guaranteed by", K::GuaranteedBy, PARTY),
    key(
        "verified by",
        K::Watched(MechanismKind::Verification),
        PARTY,
    ),
    key("monitored by", K::Watched(MechanismKind::Monitoring), PARTY),
    key(
        "investigated by",
        K::Watched(MechanismKind::Investigation),
        PARTY,
    ),
    key("enforced by", K::Watched(MechanismKind::Enforcement), PARTY),
    key(
        "disputes to",
        K::Watched(MechanismKind::DisputeResolution),
        PARTY,
    ),
    key("settles", K::Of, &[Kind::Choice, Kind::Issue]),
    key("if", K::If, &[Kind::Provision]),
    key("agreed at", K::At, TALK),
    key("per", K::Per, CITED),
    key("shared with", K::Shared, PARTY),
];

static COMMITMENT_KEYS: [Key; 14] = [
    key("", K::Text, NONE),
    key("by", K::By, PARTY),
    dated("due", K::Due, NONE),
    key("within", K::Within, NONE),
    key(
        "verified by",
        K::Watched(MechanismKind::Verification),
        PARTY,
    ),
    key("monitored by", K::Watched(MechanismKind::Monitoring), PARTY),
    key(
        "investigated by",
        K::Watched(MechanismKind::Investigation),
        PARTY,
    ),
    key("enforced by", K::Watched(MechanismKind::Enforcement), PARTY),
    key(
        "disputes to",
        K::Watched(MechanismKind::DisputeResolution),
        PARTY,
    ),
    key("delivers", K::Of, &[Kind::Provision]),
    key("after", K::After, &[Kind::Commitment]),
    key("depends on", K::After, &[Kind::Commitment]),
    key("per", K::Per, CITED),
    key("shared with", K::Shared, PARTY),
];

static EVIDENCE_KEYS: [Key; 4] = [
    key("", K::Text, NONE),
    key("for", K::For, &[Kind::Commitment]),
    dated("on", K::On, NONE),
    key("per", K::Per, CITED),
];

static CLAIM_KEYS: [Key; 5] = [
    key("", K::Text, NONE),
    key(
        "of",
        K::Of,
        &[Kind::Proposal, Kind::Provision, Kind::Choice, Kind::Talk],
    ),
    key("for", K::For, PARTY),
    key("per", K::Per, CITED),
    key("shared with", K::Shared, PARTY),
];

static SOURCE_KEYS: [Key; 4] = [
    key("by", K::By, NONE),
    key("published by", K::By, NONE),
    dated("on", K::On, NONE),
    key("shared with", K::Shared, PARTY),
];

static RELATION_KEYS: [Key; 6] = [
    key("", K::Text, NONE),
    key("to", K::Of, NONE),
    dated("since", K::Since, TALK),
    dated("until", K::Until, TALK),
    key("per", K::Per, CITED),
    key("shared with", K::Shared, PARTY),
];

pub(super) static STATEMENT_KEYS: [Key; 11] = [
    key("", K::Text, NONE),
    dated("at", K::At, TALK),
    dated("on", K::On, NONE),
    dated("since", K::Since, TALK),
    dated("until", K::Until, TALK),
    key("in return for", K::Return, &[Kind::Choice, Kind::Provision]),
    key(
        "in exchange for",
        K::Return,
        &[Kind::Choice, Kind::Provision],
    ),
    key("because", K::Because, NONE),
    key("per", K::Per, CITED),
    key("according to", K::Per, CITED),
    key("shared with", K::Shared, PARTY),
];

/// The forms, in the order of the page of help.
pub static FORMS: &[Form] = &[
    Form {
        starts: &["talk", "meeting"],
        kind: Kind::Talk,
        pattern: "talk TITLE, DATE, VENUE, format, status, with PARTIES, about ISSUES, follows TALK",
        examples: &[
            "talk Geneva round, 2026-02, Geneva",
            "talk Second round, 21 to 23 Feb 2026, Vienna, bilateral, planned, with Ukraine and United States, about NATO membership, follows Berlin talks",
        ],
        keys: &TALK_KEYS,
        read: process::talk,
    },
    Form {
        starts: &["party"],
        kind: Kind::Party,
        pattern: "party NAME (SHORT) kind role, member of PARTY, led by PERSON",
        examples: &[
            "party Norway state facilitator",
            "party Aceh Monitoring Mission (AMM), international organisation, observer, member of European Union",
        ],
        keys: &PARTY_KEYS,
        read: process::party,
    },
    Form {
        starts: &["delegate"],
        kind: Kind::Delegate,
        pattern: "delegate NAME of PARTY: function, head",
        examples: &["delegate Volodymyr Zelenskyy of Ukraine: President, head"],
        keys: &PARTY_PART_KEYS,
        read: parties::delegate,
    },
    Form {
        starts: &["interest"],
        kind: Kind::Interest,
        pattern: "interest TEXT of PARTY",
        examples: &["interest Faster negotiations of Ukraine, public"],
        keys: &PARTY_PART_KEYS,
        read: parties::interest,
    },
    Form {
        starts: &["need"],
        kind: Kind::Need,
        pattern: "need TEXT of PARTY",
        examples: &["need Guarantees that deter of Ukraine, team only"],
        keys: &PARTY_PART_KEYS,
        read: parties::need,
    },
    Form {
        starts: &["red line"],
        kind: Kind::RedLine,
        pattern: "red line TEXT of PARTY against OPTION",
        examples: &["red line No territory is given up of Ukraine"],
        keys: &PARTY_PART_KEYS,
        read: parties::red_line,
    },
    Form {
        starts: &["issue"],
        kind: Kind::Issue,
        pattern: "issue TITLE, theme: OPTION / OPTION",
        examples: &["issue Prisoners, humanitarian: All are released / None is released"],
        keys: &ISSUE_KEYS,
        read: substance::issue,
    },
    Form {
        starts: &["option"],
        kind: Kind::Choice,
        pattern: "option TITLE of ISSUE: description",
        examples: &["option Phased withdrawal of Withdrawal from disputed zones"],
        keys: &ISSUE_KEYS,
        read: substance::option,
    },
    Form {
        starts: &["proposal"],
        kind: Kind::Proposal,
        pattern: "proposal TITLE, kind, status, by PARTIES, at TALK, DATE, supersedes PROPOSAL",
        examples: &["proposal Non-paper on prisoners, draft, by Norway, at Berlin talks, 2026-02"],
        keys: &PROPOSAL_KEYS,
        read: substance::proposal,
    },
    Form {
        starts: &["provision"],
        kind: Kind::Provision,
        pattern: "provision HEADING: text in PROPOSAL, by PARTIES, due DATE, within 15 days of THING, guaranteed by PARTY, verified by PARTY, agreed",
        examples: &[
            "provision 1.1 Amnesty: all prisoners go free in Security guarantees with a clear timetable, by Ukraine, within 15 days of Berlin talks, agreed",
        ],
        keys: &PROVISION_KEYS,
        read: substance::provision,
    },
    Form {
        starts: &[],
        kind: Kind::Position,
        pattern: "PARTY accepts OPTION at TALK per SOURCE, in return for OPTION, high confidence, private because REASON",
        examples: &[
            "Ukraine accepts Pause the accession talks at Berlin talks per officials",
            "United States demands Security guarantees that deter since 3 Feb 2026, high confidence because it wants a lasting peace",
            "Ukraine no longer supports Security guarantees that deter at Further round",
        ],
        keys: &STATEMENT_KEYS,
        read: statements::statement,
    },
    Form {
        starts: &["reaction"],
        kind: Kind::Reaction,
        pattern: "PARTY welcomes TALK on DATE: quote",
        examples: &["Norway welcomes Berlin talks: “a step on a long road”"],
        keys: &STATEMENT_KEYS,
        read: statements::statement,
    },
    Form {
        starts: &["relation"],
        kind: Kind::Relation,
        pattern: "PARTY mediates TALK since DATE",
        examples: &[
            "United States mediates Further round",
            "Norway is an ally of United States",
            "relation Norway to Ukraine: hosts talks for",
        ],
        keys: &RELATION_KEYS,
        read: statements::statement,
    },
    Form {
        starts: &["commitment", "milestone", "next step"],
        kind: Kind::Commitment,
        pattern: "commitment TITLE, by PARTIES, due DATE, verified by PARTY, status, delivers PROVISION, after COMMITMENT",
        examples: &[
            "commitment GAM hands over 840 arms, by Free Aceh Movement, due 2005-12-31, verified by AMM, full",
            "next step Draft the agenda, by Ukraine, due tomorrow",
        ],
        keys: &COMMITMENT_KEYS,
        read: delivery::commitment,
    },
    Form {
        starts: &["evidence"],
        kind: Kind::Evidence,
        pattern: "evidence DATE for COMMITMENT: text, status",
        examples: &[
            "evidence 2026-01-19 for Draft concrete milestones: 4 of 10 drafted, intermediate",
        ],
        keys: &EVIDENCE_KEYS,
        read: delivery::evidence,
    },
    Form {
        starts: &["risk", "benefit"],
        kind: Kind::Implication,
        pattern: "risk TITLE of PROPOSAL for PARTY, likelihood 1-5, impact 1-5, horizon: text",
        examples: &[
            "risk Front lines freeze of Pause the NATO accession talks for Ukraine, likelihood 3, impact 5, long term",
        ],
        keys: &CLAIM_KEYS,
        read: sources::implication,
    },
    Form {
        starts: &["source"],
        kind: Kind::Source,
        pattern: "source TITLE, DATE, kind, A2, link, by PUBLISHER",
        examples: &["source BBC News, 23 February 2005, article, A2, https://news.bbc.co.uk/"],
        keys: &SOURCE_KEYS,
        read: sources::source,
    },
    Form {
        starts: &["cite"],
        kind: Kind::Source,
        pattern: "cite CARD per PERSON in SOURCE (FIELD: place)",
        examples: &["cite Ukraine per officials (interests: last paragraph)"],
        keys: &CITE_KEYS,
        read: attribution::cite,
    },
];

/// What can be added to any line.
pub const ANYWHERE: &[(&str, &str)] = &[
    ("#word", "a tag"),
    (
        "per SOURCE, basis",
        "what it rests on: a source, or words such as officials, observers, analysts, critics, on the record",
    ),
    (
        "per PERSON in SOURCE (stance: p. 3)",
        "on whose word, what it supports, and where in the source",
    ),
    (
        "…, notes TEXT",
        "notes for the team, to the end of the line",
    ),
    ("public, team only, shared with PARTY", "who may see it"),
    ("“…”", "a title with words that would mean something else"),
    (
        "new NAME",
        "something new, though something of a like name is there",
    ),
];
