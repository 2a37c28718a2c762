//! The lists of words of the format. A word that is not on its list is kept as read.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::field::{Field, Visit};

/// A word from a list.
pub trait Word: Clone + PartialEq + 'static {
    /// The words on the list, in the list's order.
    const ALL: &'static [Self];
    /// The word with this spelling, on the list or not.
    fn from_word(word: &str) -> Self;
    /// How the file spells it.
    fn word(&self) -> &str;
    /// How a reader sees it: sentence case.
    fn label(&self) -> &str;
}

macro_rules! words {
    ($(#[doc = $doc:literal])* $name:ident { $($variant:ident = $word:literal $label:literal,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = $label] $variant,)*
            /// A word that is not on the list, kept as read.
            Unlisted(String),
        }

        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),*];

            fn from_word(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    _ => Self::Unlisted(word.to_owned()),
                }
            }

            fn word(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Unlisted(word) => word,
                }
            }

            fn label(&self) -> &str {
                match self {
                    $(Self::$variant => $label,)*
                    Self::Unlisted(word) => word,
                }
            }
        }

        impl Field for $name {
            fn is_blank(&self) -> bool {
                matches!(self, Self::Unlisted(word) if word.is_empty())
            }

            fn walk(&self, visit: &mut dyn Visit) {
                visit.word(self.label());
            }
        }
    };
}

macro_rules! as_text {
    ($($name:ident),* $(,)?) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::record::read_text(deserializer, Self::from_word)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let words: Vec<&str> = Self::ALL.iter().map(Word::word).collect();
                json_schema!({
                    "type": "string",
                    "description": format!("one of: {}; other words are kept", words.join(", ")),
                    "examples": words,
                })
            }
        }
    )*};
}

words! {
    /// What kind of actor a party is.
    PartyKind {
        State = "state" "State",
        Government = "government" "Government",
        ArmedGroup = "armed-group" "Armed group",
        Alliance = "alliance" "Alliance",
        InternationalOrganisation = "international-organisation" "International organisation",
        CivilSociety = "civil-society" "Civil society",
        Envoy = "envoy" "Envoy",
        Public = "public" "Public opinion",
        Other = "other" "Other",
    }
}
words! {
    /// What part a party plays, in the process or at one talk.
    PartyRole {
        ConflictParty = "conflict-party" "Conflict party",
        Mediator = "mediator" "Mediator",
        Facilitator = "facilitator" "Facilitator",
        Guarantor = "guarantor" "Guarantor",
        Signatory = "signatory" "Signatory",
        Host = "host" "Host",
        Observer = "observer" "Observer",
        Supporter = "supporter" "Supporter",
        Critic = "critic" "Critic",
        Spoiler = "spoiler" "Spoiler",
        Other = "other" "Other",
    }
}
words! {
    /// The track of diplomacy. The file has it as a number.
    Track {
        One = "1" "Track 1",
        OneAndHalf = "1.5" "Track 1.5",
        Two = "2" "Track 2",
    }
}
words! {
    /// How a talk is held.
    TalkFormat {
        Plenary = "plenary" "Plenary",
        Bilateral = "bilateral" "Bilateral",
        Trilateral = "trilateral" "Trilateral",
        Proximity = "proximity" "Proximity talks",
        Shuttle = "shuttle" "Shuttle mediation",
        WorkingGroup = "working-group" "Working group",
        Other = "other" "Other",
    }
}
words! {
    /// Where a talk stands.
    TalkStatus {
        Planned = "planned" "Planned",
        UnderWay = "under-way" "Under way",
        Concluded = "concluded" "Concluded",
        Suspended = "suspended" "Suspended",
        Cancelled = "cancelled" "Cancelled",
    }
}
words! {
    /// What field of an agreement an issue belongs to.
    Theme {
        Security = "security" "Security",
        Territory = "territory" "Territory",
        Governance = "governance" "Governance",
        Humanitarian = "humanitarian" "Humanitarian",
        Economic = "economic" "Economic",
        Justice = "justice" "Justice",
        Implementation = "implementation" "Implementation",
        Other = "other" "Other",
    }
}
words! {
    /// What kind of text a proposal is.
    ProposalKind {
        NonPaper = "non-paper" "Non-paper",
        Draft = "draft" "Draft",
        CounterProposal = "counter-proposal" "Counter-proposal",
        Framework = "framework" "Framework",
        SingleText = "single-text" "Single negotiating text",
        Other = "other" "Other",
    }
}
words! {
    /// Where a proposal stands.
    ProposalStatus {
        Floated = "floated" "Floated",
        Tabled = "tabled" "Tabled",
        UnderDiscussion = "under-discussion" "Under discussion",
        Agreed = "agreed" "Agreed",
        Rejected = "rejected" "Rejected",
        Withdrawn = "withdrawn" "Withdrawn",
        Superseded = "superseded" "Superseded",
    }
}
words! {
    /// What a mechanism does.
    MechanismKind {
        Monitoring = "monitoring" "Monitoring",
        Verification = "verification" "Verification",
        Investigation = "investigation" "Investigation",
        DisputeResolution = "dispute-resolution" "Dispute resolution",
        Enforcement = "enforcement" "Enforcement",
    }
}
words! {
    /// A party's stance, from the most to the least favourable, then not known.
    Stance {
        Demands = "demands" "Demands",
        Supports = "supports" "Supports",
        Accepts = "accepts" "Accepts",
        Undecided = "undecided" "Undecided",
        Reluctant = "reluctant" "Reluctant",
        Opposes = "opposes" "Opposes",
        Rejects = "rejects" "Rejects",
        NotKnown = "unknown" "Not known",
    }
}
words! {
    /// How sure we are of a position.
    Confidence {
        High = "high" "High",
        Medium = "medium" "Medium",
        Low = "low" "Low",
    }
}
words! {
    /// What kind of promise a commitment is.
    CommitmentKind {
        Commitment = "commitment" "Commitment",
        Milestone = "milestone" "Milestone",
        NextStep = "next-step" "Next step",
    }
}
words! {
    /// How far a commitment is implemented: 0 to 3 on the Peace Accords Matrix scale.
    ImplementationStatus {
        NotInitiated = "not-initiated" "Not initiated",
        Minimal = "minimal" "Minimal",
        Intermediate = "intermediate" "Intermediate",
        Full = "full" "Full",
    }
}
words! {
    /// Whether an implication is for better or worse.
    Effect {
        Benefit = "benefit" "Benefit",
        Risk = "risk" "Risk",
    }
}
words! {
    /// When an implication is felt.
    Horizon {
        Immediate = "immediate" "Immediate",
        Medium = "medium" "Medium term",
        Long = "long" "Long term",
    }
}
words! {
    /// The tone of a reaction.
    Tone {
        Welcomes = "welcomes" "Welcomes",
        Neutral = "neutral" "Neutral",
        Cautious = "cautious" "Cautious",
        Critical = "critical" "Critical",
    }
}
words! {
    /// What kind of source it is.
    SourceKind {
        Article = "article" "Article",
        Statement = "statement" "Statement",
        Interview = "interview" "Interview",
        Communique = "communique" "Communiqué",
        Leak = "leak" "Leak",
        Report = "report" "Report",
        Observation = "observation" "Observation",
        Other = "other" "Other",
    }
}
words! {
    /// How reliable a source is (Admiralty code).
    Reliability {
        A = "A" "A: completely reliable",
        B = "B" "B: usually reliable",
        C = "C" "C: fairly reliable",
        D = "D" "D: not usually reliable",
        E = "E" "E: unreliable",
        F = "F" "F: cannot be judged",
    }
}
words! {
    /// On what terms something was said.
    Basis {
        OnTheRecord = "on-the-record" "On the record",
        OnBackground = "on-background" "On background",
        UnnamedOfficials = "unnamed-officials" "Unnamed officials",
        SourcesClose = "sources-close" "Sources close to the talks",
        Analysts = "analysts" "Analysts",
        Observers = "observers" "Observers",
        Critics = "critics" "Critics",
        OwnAssessment = "own-assessment" "Own assessment",
    }
}
words! {
    /// What ties two things.
    RelationKind {
        Ally = "ally" "Ally of",
        Member = "member" "Member of",
        Supports = "supports" "Supports",
        Opposes = "opposes" "Opposes",
        Mediates = "mediates" "Mediates",
        Guarantees = "guarantees" "Guarantees",
        Pressures = "pressures" "Pressures",
        Other = "other" "Other",
    }
}
words! {
    /// How a map is laid out.
    LayoutKind {
        Stress = "stress" "Stress",
        Columns = "columns" "Columns",
        Radial = "radial" "Radial",
        Layered = "layered" "Layered",
        Free = "free" "Free",
    }
}
words! {
    /// What question a map answers.
    Lens {
        Everything = "everything" "Everything",
        Meetings = "meetings" "Meetings",
        Tabling = "tabling" "Tabling",
        Stances = "stances" "Stances",
        Guarantees = "guarantees" "Guarantees",
        Conditions = "conditions" "Conditions",
        Alliances = "alliances" "Alliances",
    }
}
words! {
    /// The proportions of a slide.
    Aspect {
        Wide = "16:9" "16:9",
        Classic = "4:3" "4:3",
    }
}
words! {
    /// What a slide shows.
    SlideKind {
        Title = "title" "Title",
        Text = "text" "Text",
        Card = "card" "Card",
        Cards = "cards" "Cards",
        Positions = "positions" "Positions",
        Shifts = "shifts" "Shifts",
        Map = "map" "Map",
        Timeline = "timeline" "Timeline",
        Commitments = "commitments" "Commitments",
        Comparison = "comparison" "Comparison",
        Check = "check" "Check",
    }
}

as_text!(
    PartyKind,
    PartyRole,
    TalkFormat,
    TalkStatus,
    Theme,
    ProposalKind,
    ProposalStatus,
    MechanismKind,
    Stance,
    Confidence,
    CommitmentKind,
    ImplementationStatus,
    Effect,
    Horizon,
    Tone,
    SourceKind,
    Reliability,
    Basis,
    RelationKind,
    LayoutKind,
    Lens,
    Aspect,
    SlideKind,
);

impl Serialize for Track {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One => serializer.serialize_i64(1),
            Self::OneAndHalf => serializer.serialize_f64(1.5),
            Self::Two => serializer.serialize_i64(2),
            Self::Unlisted(word) => match word.parse::<serde_json::Number>() {
                Ok(number) => number.serialize(serializer),
                Err(_) => serializer.serialize_str(word),
            },
        }
    }
}

impl<'de> Deserialize<'de> for Track {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// Programs write the track as a number or, as it is one of a list of words, as a text.
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "a track: 1, 1.5 or 2")]
        enum Written {
            Number(serde_json::Number),
            Text(String),
        }
        Written::deserialize(deserializer).map(|written| match written {
            Written::Number(number) => match number.as_f64() {
                Some(1.0) => Self::One,
                Some(2.0) => Self::Two,
                _ => Self::from_word(&number.to_string()),
            },
            Written::Text(text) => Self::from_word(&text),
        })
    }
}

impl JsonSchema for Track {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Track".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["number", "string"],
            "description": "1, 1.5 or 2",
            "examples": [1, 1.5, 2],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_not_listed_is_kept() {
        let stance: Stance = serde_json::from_str("\"hesitates\"").unwrap();
        assert_eq!(stance, Stance::Unlisted("hesitates".into()));
        assert_eq!(serde_json::to_string(&stance).unwrap(), "\"hesitates\"");
        assert_eq!(Stance::from_word("unknown"), Stance::NotKnown);
    }

    #[test]
    fn a_track_is_a_number_in_the_file() {
        for (read, written) in [
            ("1", "1"),
            ("1.0", "1"),
            ("1.5", "1.5"),
            ("\"1.5\"", "1.5"),
            ("2", "2"),
            ("3", "3"),
            ("\"back channel\"", "\"back channel\""),
        ] {
            let track: Track = serde_json::from_str(read).unwrap();
            assert_eq!(serde_json::to_string(&track).unwrap(), written, "{read}");
        }
        assert!(serde_json::from_str::<Track>("[1]").is_err());
    }
}
