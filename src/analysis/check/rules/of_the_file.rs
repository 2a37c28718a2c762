//! The rules on the file itself, which [`validation`](crate::model::validation) holds.

use super::Rule;
use crate::model::validation::Severity;

pub(in crate::analysis::check) const DANGLING_REFERENCE: Rule = Rule {
    id: "dangling-reference",
    name: "Dangling reference",
    severity: Severity::Error,
    why: "A card says that it has to do with something that is not there",
    help: "It comes from files that were merged, edited by other programs or cut short. What is named \
           may be in another copy of the scenario: bring it in and the reference holds again. Otherwise \
           take the mention out; what the card says of it goes with it.",
    runs: &[],
};

pub(in crate::analysis::check) const DUPLICATE_ID: Rule = Rule {
    id: "duplicate-id",
    name: "Id used twice",
    severity: Severity::Error,
    why: "What refers to the id may mean either, and is read as meaning the first",
    help: "Every thing in a scenario has an id of its own, by which others refer to it. Two with the \
           same id come from copying inside a file with another program. Duplicate the second one in \
           Nonpaper, which gives the copy a new id, and delete it.",
    runs: &[],
};

pub(in crate::analysis::check) const ILL_FORMED_ID: Rule = Rule {
    id: "ill-formed-id",
    name: "Ill-formed id",
    severity: Severity::Error,
    why: "Other programs may refuse the file or lose what refers to the id",
    help: "An id is made of at most 64 lower-case letters, digits and hyphens, and does not begin with \
           a hyphen. Other programs made this one. Duplicating the card gives the copy new ids; the \
           original can then be deleted.",
    runs: &[],
};

pub(in crate::analysis::check) const IMPOSSIBLE_DATE: Rule = Rule {
    id: "impossible-date",
    name: "Impossible date",
    severity: Severity::Error,
    why: "The timeline, the order of talks and every computed deadline pass over it",
    help: "A date is a year, a month or a day that the calendar has. What was written is kept as it is, \
           so that nothing is lost; write it again as a date, and put what cannot be said as a date \
           into the notes.",
    runs: &[],
};

pub(in crate::analysis::check) const OUT_OF_RANGE: Rule = Rule {
    id: "out-of-range",
    name: "Number off its scale",
    severity: Severity::Warning,
    why: "Charts and comparisons take the nearest end of the scale in its place",
    help: "Influence, worth and weight run from 0 to 100, likelihood and impact from 1 to 5, momentum \
           from -2 to 2, the strength of a relation from -3 to 3, credibility from 1 to 6. The number \
           is kept as it was read; correct it.",
    runs: &[],
};

pub(in crate::analysis::check) const ILL_FORMED_COLOUR: Rule = Rule {
    id: "ill-formed-colour",
    name: "Ill-formed colour",
    severity: Severity::Warning,
    why: "The party is drawn in grey, and may be taken for another",
    help: "A colour is written as # and six digits from 0 to F: two each for red, green and blue. What \
           was written is kept; choose a colour for the party.",
    runs: &[],
};

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::analysis::check::testing::{scenario, told};

    #[test]
    fn fire_on_a_broken_file() {
        let list = || {
            json!({
                "talks": [{ "id": "t", "start": "2005-13", "agenda": ["gone"] }],
                "sources": [{ "id": "t" }, { "id": "Bad Id" }],
            })
        };
        for (rule, found) in [
            (
                &DANGLING_REFERENCE,
                "t: Its agenda names “gone”, which is not in the scenario",
            ),
            (
                &IMPOSSIBLE_DATE,
                "t: Its start is “2005-13”, which is no year, month or day",
            ),
            (&DUPLICATE_ID, "t: The id “t” is used more than once"),
        ] {
            assert_eq!(told(rule.id, list()), [found]);
        }
        assert_eq!(told(ILL_FORMED_ID.id, list()).len(), 1);
        let list = || json!({ "parties": [{ "id": "p", "influence": 101, "colour": "red" }] });
        assert_eq!(told(OUT_OF_RANGE.id, list()).len(), 1);
        assert_eq!(told(ILL_FORMED_COLOUR.id, list()).len(), 1);
    }

    #[test]
    fn do_not_on_a_sound_one() {
        let list = || {
            json!({
                "talks": [{ "id": "t", "start": "2005-12", "agenda": ["issue"] }],
                "parties": [{ "id": "p", "influence": 100, "colour": "#AA0011" }],
            })
        };
        for rule in [
            &DANGLING_REFERENCE,
            &DUPLICATE_ID,
            &ILL_FORMED_ID,
            &IMPOSSIBLE_DATE,
            &OUT_OF_RANGE,
            &ILL_FORMED_COLOUR,
        ] {
            assert!(told(rule.id, list()).is_empty(), "{}", rule.id);
        }
    }

    #[test]
    fn a_mention_is_taken_out_unless_the_card_would_mean_nothing_without_it() {
        let made = scenario(json!({
            "talks": [{ "id": "t", "agenda": ["gone"], "follows": "north" }],
            "positions": [{ "id": "p", "party": "gone", "on": { "option": "keep" } }],
        }));
        let reports = crate::analysis::Reports::of(&made);
        let remedies: Vec<_> = reports
            .findings
            .iter()
            .filter(|finding| finding.rule == DANGLING_REFERENCE.id)
            .map(|finding| {
                (
                    finding.item.to_string(),
                    finding.remedy.clone().unwrap().label(),
                )
            })
            .collect();
        assert_eq!(
            remedies,
            [
                ("t".to_owned(), "Remove the mention of “gone”".to_owned()),
                ("t".to_owned(), "Open the field".to_owned()),
                ("p".to_owned(), "Open the field".to_owned()),
            ]
        );
    }
}
