//! `talk-without-participants`: nobody is named as taking part.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        finding::Found,
        look::Look,
        remedy::Remedy,
        sentence::{say, text},
    },
    model::{Talk, validation::Severity, word::TalkStatus},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "talk-without-participants",
    name: "Talk without participants",
    severity: Severity::Warning,
    why: "Who is at the table decides what can be agreed there, and what may be shown in its room",
    help: "Who was invited, who came, at what level and in what role is the first thing that a reader \
           of a record looks for, and who was left out is often the later spoiler. Name the parties, \
           their roles and the heads of their delegations. As long as nobody is named, the room of this \
           talk counts as the public: only what is public can be shown in it.\n\n\
           A talk that is only planned is listed as something still to be settled. A cancelled talk is \
           not listed, nor one whose sessions (talks that are part of it) name who took part.",
    runs: &[Run::Talk(check)],
};

fn check(look: &Look<'_>, talk: &Talk, found: &mut Found) {
    if !talk.participants.is_empty() || talk.status == Some(TalkStatus::Cancelled) {
        return;
    }
    let is_session = |session: &&Talk| {
        let part_of = session.part_of.as_ref();
        part_of.is_some_and(|whole| *whole.id() == talk.id)
    };
    let mut sessions = look.referring::<Talk>(&talk.id).filter(is_session);
    if sessions.any(|session| !session.participants.is_empty()) {
        return;
    }
    let (severity, sentence) = match talk.status {
        None | Some(TalkStatus::Planned) => (Severity::Note, "Nobody is named yet as taking part"),
        _ => (Severity::Warning, "Nobody is named as taking part"),
    };
    let remedy = Remedy::open(&talk.id, "participants", "Name who takes part…");
    found.push(severity, &talk.id, say([text(sentence)]), remedy);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::check::testing::told;

    const RULE: &str = "talk-without-participants";

    #[test]
    fn fires_where_nobody_is_named() {
        let list = json!({ "talks": [
            { "id": "held", "status": "concluded" }, { "id": "planned", "status": "planned" },
        ]});
        assert_eq!(
            told(RULE, list),
            [
                "held: Nobody is named as taking part",
                "planned: Nobody is named yet as taking part",
            ]
        );
    }

    #[test]
    fn does_not_where_someone_is_or_its_sessions_say_who() {
        let list = json!({ "talks": [
            { "id": "a", "participants": [{ "party": "north" }] },
            { "id": "b", "status": "cancelled" },
            { "id": "c" },
            { "id": "d", "part_of": "c", "participants": [{ "party": "north" }] },
        ]});
        assert!(told(RULE, list).is_empty());
    }
}
