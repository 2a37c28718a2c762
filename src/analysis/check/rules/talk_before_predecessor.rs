//! `talk-before-predecessor`: a talk that is earlier than the one it follows.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::{Rule, Run};
use crate::{
    analysis::check::{
        finding::Found,
        look::Look,
        remedy::Remedy,
        sentence::{Piece, say, text, title},
    },
    model::{Id, Talk, validation::Severity},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "talk-before-predecessor",
    name: "Talk before its predecessor",
    severity: Severity::Error,
    why: "Positions and shifts hang on the order of the talks, so a wrong order tells a wrong story",
    help: "Most positions are recorded as of a talk. If a talk is dated before the one that it follows, \
           or talks follow each other in a circle, it is no longer sure what came after what, and a \
           shift may be shown the wrong way round. Correct a date, or the talk that it follows.\n\n\
           A talk is held to be earlier if its whole span (a day, a month or a year) lies before the \
           first day of the other one. Of a circle only the first talk in the list is listed.",
    runs: &[Run::Talks(check)],
};

fn check(look: &Look<'_>, found: &mut Found) {
    let mut talks: HashMap<&Id, &Talk, RandomState> = HashMap::default();
    for talk in look.scenario.talks.iter() {
        talks.entry(&talk.id).or_insert(talk);
    }
    let before = |talk: &Talk| talks.get(talk.follows.as_ref()?.id()).copied();
    for talk in look.scenario.talks.iter() {
        let Some(followed) = before(talk) else {
            continue;
        };
        let own = talk.start.as_ref().and_then(|date| date.last_day());
        let other = followed.start.as_ref().and_then(|date| date.first_day());
        if let (Some(own), Some(other)) = (own, other)
            && own < other
        {
            let sentence = say([
                text("It begins by "),
                Piece::Day(own),
                text(", but follows "),
                title(&followed.id),
                text(", which begins on "),
                Piece::Day(other),
            ]);
            let remedy = Remedy::open(&talk.id, "start", "Correct the date…");
            found.push(Severity::Error, &talk.id, sentence, remedy);
        }
    }
    // Each talk follows at most one: along each chain until one comes by that was seen before.
    let mut seen: HashSet<&Id, RandomState> = HashSet::default();
    for talk in look.scenario.talks.iter() {
        let mut chain: Vec<&Id> = Vec::new();
        let mut own: HashSet<&Id, RandomState> = HashSet::default();
        let mut at = Some(talk);
        while let Some(talk) = at.filter(|talk| seen.insert(&talk.id)) {
            chain.push(&talk.id);
            own.insert(&talk.id);
            at = before(talk);
        }
        let Some(again) = at.filter(|talk| own.contains(&talk.id)) else {
            continue;
        };
        let circle = chain.iter().skip_while(|id| **id != &again.id);
        let circle: HashSet<&Id, RandomState> = circle.copied().collect();
        let mut in_order = look.scenario.talks.iter();
        if let Some(first) = in_order.find(|talk| circle.contains(&talk.id)) {
            let sentence = match before(first).filter(|_| circle.len() > 1) {
                Some(followed) => say([
                    text("It follows "),
                    title(&followed.id),
                    text(", and in the end itself"),
                ]),
                None => say([text("It follows itself")]),
            };
            let remedy = Remedy::open(&first.id, "follows", "Correct what it follows…");
            found.push(Severity::Error, &first.id, sentence, remedy);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::check::testing::told;

    const RULE: &str = "talk-before-predecessor";

    #[test]
    fn fires_where_the_order_cannot_be() {
        let list = json!({ "talks": [
            { "id": "second", "start": "2005-01", "follows": "first" },
            { "id": "first", "title": "First", "start": "2005-02-21" },
            { "id": "a", "title": "A", "follows": "b" },
            { "id": "b", "title": "B", "follows": "a" },
            { "id": "into", "follows": "a" },
            { "id": "self", "follows": "self" },
        ]});
        assert_eq!(
            told(RULE, list),
            [
                "second: It begins by 31 January 2005, but follows “First”, which begins on \
                 21 February 2005",
                "a: It follows “B”, and in the end itself",
                "self: It follows itself",
            ]
        );
    }

    #[test]
    fn does_not_where_it_may_be() {
        let list = json!({ "talks": [
            { "id": "first", "start": "2005-02-21" },
            { "id": "month", "start": "2005-02", "follows": "first" },
            { "id": "year", "start": "2005", "follows": "first" },
            { "id": "open", "follows": "first" },
            { "id": "after", "start": "2004", "follows": "open" },
            { "id": "gone", "start": "2004", "follows": "nothing" },
        ]});
        assert!(told(RULE, list).is_empty());
    }
}
