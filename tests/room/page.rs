//! What a room may see of each thing: the tables of `design/format.md`, less what is never shown.

/// What is allowed of a field.
pub(crate) enum Of {
    /// The own id of a thing of this kind.
    Own(&'static str),
    Text,
    Texts,
    Number,
    Bool,
    Date,
    Colour,
    /// One of these words.
    Word(&'static str),
    Track,
    /// A reference to one of these kinds; `any` is any.
    Ref(&'static str),
    Refs(&'static str),
    /// When something came about.
    Moment,
    /// Since or until when something holds.
    Bound,
    Frame,
    Record(Fields),
    Records(Fields),
    Mark,
    Attributions,
    /// Of views only.
    Known(&'static str),
    Places,
    HiddenInView,
    /// Of briefs only.
    Room,
}

pub(crate) type Fields = &'static [(&'static str, Of)];

use Of::*;

const PARTY_KINDS: &str = "state government armed-group alliance international-organisation \
    civil-society envoy public other";
const ROLES: &str = "conflict-party mediator facilitator guarantor signatory host observer \
    supporter critic spoiler other";
pub(crate) const STATUSES: &str =
    "floated tabled under-discussion agreed rejected withdrawn superseded";
pub(crate) const DONE: &str = "not-initiated minimal intermediate full";
const MECHANISMS: Of = Records(&[
    ("id", Own("mechanism")),
    (
        "kind",
        Word("monitoring verification investigation dispute-resolution enforcement"),
    ),
    ("by", Refs("party")),
    ("method", Text),
]);
const INTERESTS: Of = Records(&[("id", Own("interest")), ("text", Text), ("handling", Mark)]);
const NEEDS: Of = Records(&[("id", Own("need")), ("text", Text), ("handling", Mark)]);

/// The lists, what each thing in them is, and its allowed fields.
pub(crate) const LISTS: [(&str, &str, Fields); 12] = [
    (
        "parties",
        "party",
        &[
            ("id", Own("party")),
            ("name", Text),
            ("short_name", Text),
            ("kind", Word(PARTY_KINDS)),
            ("role", Word(ROLES)),
            ("colour", Colour),
            ("member_of", Refs("party")),
            (
                "delegation",
                Records(&[
                    ("id", Own("delegate")),
                    ("name", Text),
                    ("title", Text),
                    ("head", Bool),
                ]),
            ),
            ("interests", INTERESTS),
            ("needs", NEEDS),
            ("handling", Mark),
            ("sources", Attributions),
        ],
    ),
    (
        "talks",
        "talk",
        &[
            ("id", Own("talk")),
            ("title", Text),
            ("venue", Text),
            ("start", Date),
            ("end", Date),
            ("track", Track),
            (
                "format",
                Word("plenary bilateral trilateral proximity shuttle working-group other"),
            ),
            (
                "status",
                Word("planned under-way concluded suspended cancelled"),
            ),
            (
                "participants",
                Records(&[
                    ("party", Ref("party")),
                    ("role", Word(ROLES)),
                    ("head", Text),
                ]),
            ),
            ("agenda", Refs("issue")),
            ("aims", Texts),
            ("outcome", Text),
            ("follows", Ref("talk")),
            ("part_of", Ref("talk")),
            ("handling", Mark),
            ("sources", Attributions),
        ],
    ),
    (
        "issues",
        "issue",
        &[
            ("id", Own("issue")),
            ("title", Text),
            (
                "theme",
                Word(
                    "security territory governance humanitarian economic justice implementation other",
                ),
            ),
            ("description", Text),
            (
                "options",
                Records(&[
                    ("id", Own("option")),
                    ("title", Text),
                    ("description", Text),
                    ("handling", Mark),
                ]),
            ),
            ("status_quo", Ref("option")),
            ("handling", Mark),
            ("sources", Attributions),
        ],
    ),
    (
        "proposals",
        "proposal",
        &[
            ("id", Own("proposal")),
            ("title", Text),
            (
                "kind",
                Word("non-paper draft counter-proposal framework single-text other"),
            ),
            ("tabled_by", Refs("party")),
            ("tabled_at", Ref("talk")),
            ("date", Date),
            ("status", Word(STATUSES)),
            (
                "record",
                Records(&[("at", Moment), ("status", Word(STATUSES))]),
            ),
            ("supersedes", Ref("proposal")),
            ("signatories", Refs("party")),
            ("summary", Text),
            (
                "provisions",
                Records(&[
                    ("id", Own("provision")),
                    ("heading", Text),
                    ("text", Text),
                    ("issue", Ref("issue")),
                    ("option", Ref("option")),
                    ("agreed", Bool),
                    ("agreed_at", Moment),
                    ("conditions", Refs("provision")),
                    ("timeframe", Frame),
                    ("responsible", Refs("party")),
                    ("guarantors", Refs("party")),
                    ("mechanisms", MECHANISMS),
                    ("handling", Mark),
                ]),
            ),
            ("handling", Mark),
            ("sources", Attributions),
        ],
    ),
    (
        "positions",
        "position",
        &[
            ("id", Own("position")),
            ("party", Ref("party")),
            (
                "on",
                Record(&[
                    ("option", Ref("option")),
                    ("provision", Ref("provision")),
                    ("proposal", Ref("proposal")),
                ]),
            ),
            (
                "stance",
                Word("demands supports accepts undecided reluctant opposes rejects unknown"),
            ),
            ("conditions", Refs("option provision")),
            ("since", Bound),
            ("until", Bound),
            ("rationale", Text),
            ("handling", Mark),
            ("sources", Attributions),
        ],
    ),
    (
        "commitments",
        "commitment",
        &[
            ("id", Own("commitment")),
            ("title", Text),
            ("kind", Word("commitment milestone next-step")),
            ("text", Text),
            ("provision", Ref("provision")),
            ("responsible", Refs("party")),
            ("due", Frame),
            ("depends_on", Refs("commitment")),
            (
                "benchmarks",
                Records(&[("id", Own("benchmark")), ("text", Text), ("done", Bool)]),
            ),
            ("mechanisms", MECHANISMS),
            ("status", Word(DONE)),
            (
                "evidence",
                Records(&[
                    ("id", Own("evidence")),
                    ("date", Date),
                    ("status", Word(DONE)),
                    ("text", Text),
                    ("sources", Attributions),
                ]),
            ),
            ("handling", Mark),
            ("sources", Attributions),
        ],
    ),
    (
        "implications",
        "implication",
        &[
            ("id", Own("implication")),
            ("title", Text),
            ("effect", Word("benefit risk")),
            ("of", Refs("any")),
            ("for", Refs("party")),
            ("likelihood", Number),
            ("impact", Number),
            ("horizon", Word("immediate medium long")),
            ("text", Text),
            ("handling", Mark),
            ("sources", Attributions),
        ],
    ),
    (
        "reactions",
        "reaction",
        &[
            ("id", Own("reaction")),
            ("by", Ref("party")),
            ("to", Ref("any")),
            ("tone", Word("welcomes neutral cautious critical")),
            ("date", Date),
            ("text", Text),
            ("handling", Mark),
            ("sources", Attributions),
        ],
    ),
    (
        "sources",
        "source",
        &[
            ("id", Own("source")),
            ("title", Text),
            (
                "kind",
                Word("article statement interview communique leak report observation other"),
            ),
            ("publisher", Text),
            ("date", Date),
            ("url", Text),
            ("handling", Mark),
            ("sources", Attributions),
        ],
    ),
    (
        "relations",
        "relation",
        &[
            ("id", Own("relation")),
            ("from", Ref("any")),
            ("to", Ref("any")),
            (
                "kind",
                Word("ally member supports opposes mediates guarantees pressures other"),
            ),
            ("label", Text),
            ("mutual", Bool),
            ("strength", Number),
            ("since", Bound),
            ("until", Bound),
            ("handling", Mark),
            ("sources", Attributions),
        ],
    ),
    (
        "views",
        "view",
        &[
            ("id", Own("view")),
            ("title", Text),
            ("layout", Word("stress columns radial layered free")),
            (
                "lens",
                Word("everything meetings tabling stances guarantees conditions alliances"),
            ),
            ("subject", Ref("any")),
            ("kinds", Known(MAP_KINDS)),
            ("ties", Known(MAP_TIES)),
            ("parties", Refs("party")),
            ("hidden", HiddenInView),
            ("collapsed", Refs("any")),
            ("focus", Ref("any")),
            ("degrees", Number),
            ("as_of", Moment),
            ("places", Places),
            ("pinned", Refs("any")),
            ("handling", Mark),
            ("sources", Attributions),
        ],
    ),
    (
        "briefs",
        "brief",
        &[
            ("id", Own("brief")),
            ("title", Text),
            ("room", Room),
            ("minutes", Number),
            ("aspect", Word("16:9 4:3")),
            (
                "slides",
                Records(&[
                    ("id", Own("slide")),
                    (
                        "kind",
                        Word(
                            "title text card cards positions shifts map timeline commitments comparison",
                        ),
                    ),
                    ("title", Text),
                    ("of", Refs("any")),
                    ("view", Ref("view")),
                    ("as_of", Moment),
                    ("from", Moment),
                    ("text", Text),
                    ("steps", Bool),
                ]),
            ),
            ("handling", Mark),
            ("sources", Attributions),
        ],
    ),
];

pub(crate) const MAP_KINDS: &str =
    "party talk issue proposal option provision commitment implication source";
pub(crate) const MAP_TIES: &str = "stance ally supports opposes pressures mediates guarantees verifies \
    responsible condition in-return depends-on delivers settles tabled tabled-at signed supersedes \
    takes-part agenda follows member part-of reacts follows-from bears cites other";

/// What an attribution may say.
pub(crate) const ATTRIBUTION: Fields = &[
    ("source", Text),
    (
        "basis",
        Word(
            "on-the-record on-background unnamed-officials sources-close analysts observers \
             critics own-assessment",
        ),
    ),
    ("who", Text),
    ("field", Text),
    ("quote", Text),
    ("locator", Text),
];

/// The paths of the allowed fields: `talks.participants.role`.
pub(crate) fn allowed_keys() -> Vec<String> {
    fn add(path: &str, fields: Fields, keys: &mut Vec<String>) {
        for (key, of) in fields {
            let path = format!("{path}.{key}");
            match of {
                Record(fields) | Records(fields) => add(&path, fields, keys),
                Attributions => add(&path, ATTRIBUTION, keys),
                Moment => keys.extend(["date", "talk"].map(|key| format!("{path}.{key}"))),
                Bound => keys.extend(["date", "talk"].map(|key| format!("{path}.{key}"))),
                Frame => keys.extend(["date", "days", "after"].map(|key| format!("{path}.{key}"))),
                _ => {}
            }
            keys.push(path);
        }
    }
    let mut keys = ["title", "summary", "language", "today"]
        .map(str::to_owned)
        .to_vec();
    for (list, _, fields) in &LISTS {
        add(list, fields, &mut keys);
    }
    keys
}
