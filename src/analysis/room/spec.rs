//! Which room: from words, from a brief, from a talk.

use crate::model::{
    Id, Kind, Ref, RoomChoice, RoomOf, Scenario, field::ids, handling::Room, naming::or_untitled,
};

/// A room as someone names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoomSpec {
    /// Everyone.
    Public,
    /// The participants of a talk.
    Talk(Id),
    /// These parties.
    Parties(Vec<Id>),
}

/// Before whom something is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Our own team, which sees everything.
    Team,
    /// A room, which sees its projection.
    Room(Room),
}

/// Why a room cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoomError {
    /// A word that names neither a talk nor a party.
    #[error("No talk and no party has the id “{0}”")]
    NoSuchTalkOrParty(Id),
    /// A talk that is not there.
    #[error("No talk has the id “{0}”")]
    NoSuchTalk(Id),
    /// A party that is not there.
    #[error("No party has the id “{0}”")]
    NoSuchParty(Id),
    /// An id that a talk and a party bear.
    #[error("Both a talk and a party have the id “{0}”")]
    TalkAndParty(Id),
    /// A list of parties with a blank in it: whoever was meant would not be counted.
    #[error("One of the parties of the room is not named")]
    BlankParty,
    /// A talk at which someone takes part who is not in the scenario.
    #[error("“{talk}” has a participant that is not in the scenario")]
    MissingParticipant {
        /// What the talk is called.
        talk: String,
        /// The participant.
        party: Id,
    },
    /// A word for a room that we do not know.
    #[error("No room is called “{0}”")]
    NoSuchRoom(String),
}

impl Audience {
    /// Reads `public`, `team`, the id of a talk, or ids of parties with commas between them. No
    /// word is the public.
    ///
    /// # Errors
    /// If an id names nothing.
    pub fn read(scenario: &Scenario, words: &str) -> Result<Self, RoomError> {
        if words.trim() == "team" {
            return Ok(Self::Team);
        }
        RoomSpec::read(scenario, words)?
            .resolve(scenario)
            .map(Self::Room)
    }
}

impl RoomSpec {
    /// Reads `public`, the id of a talk, or ids of parties with commas between them. No word is
    /// the public.
    ///
    /// # Errors
    /// If an id names neither a talk nor a party, or both.
    pub fn read(scenario: &Scenario, words: &str) -> Result<Self, RoomError> {
        let words: Vec<&str> = words.split(',').map(str::trim).collect();
        match words.as_slice() {
            ["" | "public"] => Ok(Self::Public),
            [word] => {
                let id = Id::from(*word);
                let is_talk = scenario.talks.get(&id).is_some();
                let is_party = scenario.parties.get(&id).is_some();
                match (is_talk, is_party) {
                    (true, true) => Err(RoomError::TalkAndParty(id)),
                    (true, false) => Ok(Self::Talk(id)),
                    (false, true) => Ok(Self::Parties(vec![id])),
                    (false, false) => Err(RoomError::NoSuchTalkOrParty(id)),
                }
            }
            words => Ok(Self::Parties(
                words.iter().map(|word| Id::from(*word)).collect(),
            )),
        }
    }

    /// The room that it is.
    ///
    /// # Errors
    /// If a talk or a party is not in the scenario, or a participant of the talk is not.
    pub fn resolve(&self, scenario: &Scenario) -> Result<Room, RoomError> {
        match self {
            Self::Public => Ok(Room::public()),
            Self::Parties(parties) => {
                for party in parties {
                    if party.as_str().is_empty() {
                        return Err(RoomError::BlankParty);
                    }
                    if scenario.parties.get(party).is_none() {
                        return Err(RoomError::NoSuchParty(party.clone()));
                    }
                }
                Ok(Room::of(parties.iter().cloned(), &scenario.team))
            }
            Self::Talk(id) => {
                let talk = scenario.talks.get(id).filter(|_| !id.as_str().is_empty());
                let Some(talk) = talk else {
                    return Err(RoomError::NoSuchTalk(id.clone()));
                };
                let parties: Vec<Id> = talk
                    .participants
                    .iter()
                    .map(|participant| participant.party.id().clone())
                    .collect();
                let is_missing = |party: &&Id| {
                    party.as_str().is_empty() || scenario.parties.get(party).is_none()
                };
                if let Some(party) = parties.iter().find(is_missing) {
                    return Err(RoomError::MissingParticipant {
                        talk: or_untitled(&talk.title, Kind::Talk),
                        party: party.clone(),
                    });
                }
                Ok(Room::of(parties, &scenario.team))
            }
        }
    }
}

/// The room that a brief is for.
///
/// # Errors
/// If it names a talk or a party that is not in the scenario, or a room that we do not know.
pub fn of_choice(scenario: &Scenario, choice: &RoomChoice) -> Result<Room, RoomError> {
    let (talk, parties) = match choice {
        RoomChoice::Unsaid => (None, Vec::new()),
        RoomChoice::Named(name) if name == "public" => (None, Vec::new()),
        RoomChoice::Named(name) => return Err(RoomError::NoSuchRoom(name.clone())),
        RoomChoice::Of(RoomOf {
            talk,
            parties,
            unknown: _,
        }) => (talk.as_ref().map(Ref::id), ids(parties).cloned().collect()),
    };
    let of_parties = RoomSpec::Parties(parties.clone()).resolve(scenario)?;
    let Some(talk) = talk else {
        return Ok(of_parties);
    };
    let of_talk = RoomSpec::Talk(talk.clone()).resolve(scenario)?;
    if parties.is_empty() {
        return Ok(of_talk);
    }
    // Only one should be given. If both are, only what both may see is shown.
    let all = [&of_talk, &of_parties];
    if all.iter().any(|room| room.parties().is_empty()) {
        return Ok(Room::public());
    }
    let everyone = all.iter().flat_map(|room| room.parties()).cloned();
    Ok(Room::of(everyone, &scenario.team))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Participant, Party, Talk};

    fn scenario() -> Scenario {
        let party = |id: &str| Party {
            id: Id::from(id),
            ..Party::default()
        };
        let talk = |id: &str, parties: &[&str]| Talk {
            id: Id::from(id),
            title: format!("Talk {id}"),
            participants: parties
                .iter()
                .map(|party| Participant {
                    party: Ref::new(*party),
                    ..Participant::default()
                })
                .collect(),
            ..Talk::default()
        };
        Scenario {
            team: vec![Ref::new("us")],
            parties: ["us", "a", "b", "same"].into_iter().map(party).collect(),
            talks: [
                talk("full", &["b", "us", "a", "b"]),
                talk("empty", &[]),
                talk("ours", &["us"]),
                talk("broken", &["a", "deleted"]),
                talk("blank", &["a", ""]),
                talk("same", &[]),
            ]
            .into_iter()
            .collect(),
            ..Scenario::default()
        }
    }

    fn told(words: &str) -> Result<Vec<String>, String> {
        match Audience::read(&scenario(), words) {
            Ok(Audience::Team) => Ok(vec!["TEAM".to_owned()]),
            Ok(Audience::Room(room)) => Ok(room.parties().iter().map(Id::to_string).collect()),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn a_room_is_named_by_a_word_a_talk_or_parties() {
        for words in ["", " ", "public", " public ", "empty", "ours", "us"] {
            assert_eq!(told(words), Ok(Vec::new()), "{words:?}");
        }
        assert_eq!(told("team"), Ok(vec!["TEAM".to_owned()]));
        for words in ["full", "a,b", " b , a ,us", "b,a,a"] {
            assert_eq!(told(words).unwrap(), ["a", "b"], "{words:?}");
        }
    }

    #[test]
    fn what_names_nothing_is_an_error_in_one_sentence() {
        for (words, error) in [
            ("nobody", "No talk and no party has the id “nobody”"),
            ("a,nobody", "No party has the id “nobody”"),
            ("a,public", "No party has the id “public”"),
            ("a,team", "No party has the id “team”"),
            ("a,full", "No party has the id “full”"),
            ("a,", "One of the parties of the room is not named"),
            (",", "One of the parties of the room is not named"),
            ("same", "Both a talk and a party have the id “same”"),
            (
                "broken",
                "“Talk broken” has a participant that is not in the scenario",
            ),
            (
                "blank",
                "“Talk blank” has a participant that is not in the scenario",
            ),
        ] {
            assert_eq!(told(words), Err(error.to_owned()), "{words:?}");
        }
    }

    #[test]
    fn a_brief_that_names_a_talk_and_parties_is_for_what_both_may_see() {
        let of = |talk: Option<&str>, parties: &[&str]| {
            let choice = RoomChoice::Of(RoomOf {
                talk: talk.map(Ref::new),
                parties: parties.iter().map(|id| Ref::new(*id)).collect(),
                ..RoomOf::default()
            });
            of_choice(&scenario(), &choice)
                .map(|room| room.parties().iter().map(Id::to_string).collect::<Vec<_>>())
        };
        let nobody: Vec<String> = Vec::new();
        assert_eq!(of(None, &[]), Ok(nobody.clone()));
        assert_eq!(of(Some("full"), &[]).unwrap(), ["a", "b"]);
        assert_eq!(of(Some("full"), &["same"]).unwrap(), ["a", "b", "same"]);
        assert_eq!(of(Some("empty"), &["a"]), Ok(nobody.clone()));
        assert_eq!(of(Some("full"), &["us"]), Ok(nobody.clone()));
        assert!(of(Some("gone"), &[]).is_err() && of(None, &["gone"]).is_err());
        assert_eq!(
            of_choice(&scenario(), &RoomChoice::Unsaid),
            Ok(Room::public())
        );
        let named = |name: &str| of_choice(&scenario(), &RoomChoice::Named(name.to_owned()));
        assert_eq!(named("public"), Ok(Room::public()));
        assert_eq!(
            named("cabinet").unwrap_err().to_string(),
            "No room is called “cabinet”"
        );
    }
}
