//! The verdict: what the findings come to, in one sentence.

use super::{Finding, KeptFindings};
use crate::{
    analysis::index::Index,
    model::{Scenario, validation::Severity},
};

/// The rules on whether an agreement would hold, those first that weigh most. What the others find
/// is about what is on record.
const OF_THE_AGREEMENT: [&str; 16] = [
    "red-line-crossed",
    "deliverer-opposes",
    "overdue",
    "circular-condition",
    "circular-dependency",
    "deadline-before-dependency",
    "option-without-support",
    "self-verification",
    "no-responsible",
    "no-guarantor",
    "no-verification",
    "deliverer-without-position",
    "no-time-frame",
    "no-deadline",
    "provision-without-commitment",
    "commitment-without-provision",
];

/// What the findings come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How much the gravest of them matters; none: there is none.
    pub severity: Option<Severity>,
    /// The same in a sentence.
    pub sentence: String,
}

impl Verdict {
    /// What the findings on a scenario come to.
    pub fn of(
        findings: &KeptFindings,
        scenario: &Scenario,
        index: &Index,
        month_first: bool,
    ) -> Self {
        let gravest = findings.iter().min_by_key(|finding| weight(finding));
        let told = gravest.map(|finding| {
            let told = finding.told(scenario, index, month_first);
            format!("{}: {}", shortened(&told.title), told.message)
        });
        let has_agreement = !scenario.commitments.is_empty()
            || scenario
                .proposals
                .iter()
                .any(|proposal| !proposal.provisions.is_empty());
        let counts = Severity::ALL.map(|severity| findings.count(severity));
        let mut sentence = sentence(
            has_agreement,
            gravest.map(|finding| (finding.severity, place(finding).is_some())),
            counts,
            told.as_deref().unwrap_or_default(),
        );
        let waived = findings.waived_len();
        if waived > 0 {
            sentence.push_str(&format!("; {waived} waived"));
        }
        Self {
            severity: gravest.map(|finding| finding.severity),
            sentence,
        }
    }
}

/// A title of so many letters at most.
fn shortened(title: &str) -> String {
    const MOST: usize = 80;
    match title.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", title.get(..end).unwrap_or(title).trim_end()),
        None => title.to_owned(),
    }
}

/// The place of a finding's rule among those on the agreement.
fn place(finding: &Finding) -> Option<usize> {
    OF_THE_AGREEMENT
        .iter()
        .position(|rule| *rule == finding.rule)
}

/// What weighs most comes first: what keeps an agreement from holding before what is wrong on
/// record, and notes last.
pub fn weight(finding: &Finding) -> Weight {
    let place = place(finding);
    Weight(
        finding.severity == Severity::Note,
        place.is_none(),
        place.unwrap_or_default(),
        finding.severity,
    )
}

/// How much a finding weighs: less than what has a greater one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight(bool, bool, usize, Severity);

/// The sentence, given the gravest finding, and whether that is on the agreement.
fn sentence(
    has_agreement: bool,
    gravest: Option<(Severity, bool)>,
    [errors, warnings, notes]: [usize; 3],
    told: &str,
) -> String {
    let grave = [(errors, "error"), (warnings, "warning")];
    let grave: Vec<String> = grave
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(count, word))
        .collect();
    let grave = grave.join(" and ");
    let besides = match notes {
        0 => String::new(),
        notes => format!("; besides, {}", counted(notes, "note")),
    };
    let first = if errors + warnings > 1 {
        "first of all "
    } else {
        ""
    };
    match (gravest, has_agreement) {
        (None, true) => "Nothing was found that would keep this agreement from holding".to_owned(),
        (None, false) => "There is nothing to check yet".to_owned(),
        (Some((Severity::Note, _)), true) => format!(
            "Nothing was found that would keep this agreement from holding; {} on what it will need",
            counted(notes, "note")
        ),
        (Some((Severity::Note, _)), false) => format!(
            "There is no agreement to check yet; {} on what is on record",
            counted(notes, "note")
        ),
        (Some((_, true)), _) => {
            format!("This agreement would not hold yet: {grave}, {first}{told}{besides}")
        }
        (Some((_, false)), true) => format!(
            "Nothing keeps this agreement from holding, but there is something wrong on record: \
             {grave}, {first}{told}{besides}"
        ),
        (Some((_, false)), false) => {
            format!("There is something wrong on record: {grave}, {first}{told}{besides}")
        }
    }
}

fn counted(count: usize, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        many => format!("{many} {word}s"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::analysis::{
        Reports,
        check::{RULES, testing},
    };

    fn verdict(lists: Value) -> Verdict {
        let scenario = testing::scenario(lists);
        let reports = Reports::of(&scenario);
        Verdict::of(&reports.findings, &scenario, &reports.index, false)
    }

    fn said(lists: Value) -> String {
        verdict(lists).sentence
    }

    #[test]
    fn every_rule_on_the_agreement_is_a_rule() {
        for id in OF_THE_AGREEMENT {
            assert!(RULES.iter().any(|rule| rule.id == id), "{id}");
        }
    }

    #[test]
    fn nothing_to_check_and_nothing_found_are_not_the_same() {
        assert_eq!(said(json!({})), "There is nothing to check yet");
        let sound = json!({ "commitments": [{ "id": "c", "title": "Report",
            "kind": "next-step", "responsible": ["north"], "due": { "date": "2007-01-01" },
            "mechanisms": [{ "id": "m", "kind": "verification", "by": ["mission"] }],
            "sources": [{ "attribution": "on-the-record" }] }] });
        let sound = verdict(sound);
        assert_eq!(sound.severity, None, "{}", sound.sentence);
        assert_eq!(
            sound.sentence,
            "Nothing was found that would keep this agreement from holding"
        );
    }

    #[test]
    fn the_gravest_is_told_first_and_only_what_is_there_is_counted() {
        let sentence = |gravest, counts| sentence(true, gravest, counts, "Arms: nobody");
        assert_eq!(
            sentence(Some((Severity::Warning, true)), [0, 1, 0]),
            "This agreement would not hold yet: 1 warning, Arms: nobody"
        );
        assert_eq!(
            sentence(Some((Severity::Error, true)), [2, 1, 3]),
            "This agreement would not hold yet: 2 errors and 1 warning, first of all Arms: nobody; besides, 3 notes"
        );
        assert_eq!(
            sentence(Some((Severity::Note, true)), [0, 0, 1]),
            "Nothing was found that would keep this agreement from holding; 1 note on what it will need"
        );
        // A date that no calendar has says nothing on whether the agreement would hold.
        assert_eq!(
            sentence(Some((Severity::Error, false)), [1, 0, 0]),
            "Nothing keeps this agreement from holding, but there is something wrong on record: 1 error, Arms: nobody"
        );
    }

    #[test]
    fn what_is_overdue_weighs_more_than_what_comes_before_it_in_the_file() {
        let late = json!({ "commitments": [
            { "id": "a", "title": "Report" },
            { "id": "b", "title": "Withdraw", "responsible": ["north"],
              "due": { "date": "2006-12-14" } },
        ] });
        let late = verdict(late);
        assert_eq!(late.severity, Some(Severity::Warning));
        assert!(
            late.sentence
                .starts_with("This agreement would not hold yet: ")
                && late
                    .sentence
                    .contains("Withdraw: It was due by 14 December 2006"),
            "{}",
            late.sentence
        );
    }

    #[test]
    fn of_the_samples_it_is_true() {
        use crate::io::samples::Template;
        let of = |template: Template| {
            let scenario = template.scenario().unwrap();
            let reports = Reports::of(&scenario);
            Verdict::of(&reports.findings, &scenario, &reports.index, false).sentence
        };
        assert_eq!(
            of(Template::Aceh),
            "This agreement would not hold yet: 25 warnings, first of all 2.2 Human Rights Court: Nobody is named to carry it out; besides, 4 notes"
        );
        assert!(
            of(Template::BerlinTalks).starts_with("This agreement would not hold yet: 1 warning, ")
        );
    }
}
