//! On whose word something is said, in words.

use super::sentence::{Names, Part, Sentence};
use crate::model::{
    Attribution,
    word::{Basis, Word as _},
};

/// Adds on whose word: `, according to President Volodymyr Zelenskyy, on the record`.
///
/// Of several attributions one is named: one that supports the first of `fields` before the
/// others, then one that is on better terms. Without who said it, the source's publisher or title
/// is named.
pub fn add_to(
    sentence: Sentence,
    names: &Names<'_>,
    sources: &[Attribution],
    fields: &[&str],
) -> Sentence {
    let Some(attribution) = best(sources, fields) else {
        return sentence.plain(", with no source");
    };
    let basis = attribution.basis.as_ref();
    let Some(who) = who(names, attribution) else {
        return match basis.and_then(|basis| terms(basis, "")) {
            Some(terms) => sentence.plain(", ").plain(terms),
            None => sentence.plain(", with no source"),
        };
    };
    let source = Some(attribution.source.id());
    let sentence = sentence
        .plain(", according to ")
        .add(Part::Who, &who, source);
    match basis.and_then(|basis| terms(basis, &who)) {
        Some(terms) => sentence.plain(", ").plain(terms),
        None => sentence,
    }
}

/// How a claim is marked that someone is named for, but that is our own reading of them.
pub const OUR_READING: &str = " (our reading)";

/// The one whom a list of sources names, and on what terms if they are known and say more than the
/// name: none, if nobody is named. It stands by itself, so a source is called by its name where
/// the text that cites it says no more than "the article".
pub fn named(names: &Names<'_>, sources: &[Attribution], fields: &[&str]) -> Option<String> {
    let attribution = best(sources, fields)?;
    let basis = attribution.basis.as_ref();
    let Some(who) = by_name(names, attribution).or_else(|| who(names, attribution)) else {
        return basis
            .and_then(|basis| terms(basis, ""))
            .map(ToOwned::to_owned);
    };
    let terms = basis.and_then(|basis| terms(basis, &who));
    Some(match (basis, terms) {
        // Beside a name these say what it is, not on what terms it spoke.
        (Some(Basis::Analysts | Basis::Observers | Basis::Critics), _) | (_, None) => who,
        (Some(Basis::OwnAssessment), _) => format!("{who}{OUR_READING}"),
        (_, Some(terms)) => format!("{who}, {terms}"),
    })
}

/// The attribution that a sentence names.
pub fn best<'a>(sources: &'a [Attribution], fields: &[&str]) -> Option<&'a Attribution> {
    sources.iter().min_by_key(|attribution| {
        let field = fields.iter().position(|field| attribution.field == *field);
        let unfit = if attribution.field.is_empty() {
            fields.len()
        } else {
            fields.len() + 1
        };
        (field.unwrap_or(unfit), weakness(attribution.basis.as_ref()))
    })
}

fn who(names: &Names<'_>, attribution: &Attribution) -> Option<String> {
    let said = attribution.who.trim();
    if !said.is_empty() {
        return Some(said.to_owned());
    }
    let source = names.source(attribution.source.id())?;
    let texts = [source.publisher.trim(), source.title.trim()];
    let text = texts.into_iter().find(|text| !text.is_empty())?;
    Some(text.to_owned())
}

/// What a source is called of which nothing is said but of what kind it is: "the article".
fn by_name(names: &Names<'_>, attribution: &Attribution) -> Option<String> {
    let source = names.source(attribution.source.id())?;
    let kind = source.kind.as_ref()?.label().to_lowercase();
    let said = attribution.who.trim().to_lowercase();
    if said.strip_prefix("the ") != Some(kind.as_str()) {
        return None;
    }
    match (source.publisher.trim(), source.title.trim()) {
        ("", "") => None,
        ("", title) => Some(format!("“{title}”")),
        (publisher, _) => Some(publisher.to_owned()),
    }
}

/// The weaker the terms, the higher: what is on the record weighs most, one's own view least.
fn weakness(basis: Option<&Basis>) -> usize {
    match basis {
        Some(Basis::OnTheRecord) => 0,
        Some(Basis::OnBackground) => 1,
        Some(Basis::UnnamedOfficials) => 2,
        Some(Basis::SourcesClose) => 3,
        Some(Basis::Observers) => 4,
        Some(Basis::Analysts) => 5,
        Some(Basis::Critics) => 6,
        None | Some(Basis::Unlisted(_)) => 7,
        Some(Basis::OwnAssessment) => 8,
    }
}

/// The terms in words, unless who said it says as much already.
fn terms<'a>(basis: &'a Basis, who: &str) -> Option<&'a str> {
    let (words, signs): (&str, &[&str]) = match basis {
        Basis::OnTheRecord => ("on the record", &["record"]),
        Basis::OnBackground => ("on background", &["background"]),
        Basis::UnnamedOfficials => ("unnamed officials", &["official", "not named", "unnamed"]),
        Basis::SourcesClose => ("sources close to the talks", &["close"]),
        Basis::Analysts => ("analysts", &["analyst"]),
        Basis::Observers => ("observers", &["observer"]),
        Basis::Critics => ("critics", &["critic"]),
        Basis::OwnAssessment => ("by own assessment", &["own assessment"]),
        Basis::Unlisted(word) => (word.as_str(), &[word.as_str()]),
    };
    let who = who.to_lowercase();
    let is_said = signs.iter().any(|sign| who.contains(sign));
    (!words.is_empty() && !is_said).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::index::Index,
        model::{Ref, Scenario, Source, word::SourceKind},
    };

    fn said(who: &str, basis: Option<Basis>, field: &str) -> Attribution {
        Attribution {
            source: Ref::new("s"),
            basis,
            who: who.to_owned(),
            field: field.to_owned(),
            ..Attribution::default()
        }
    }

    fn words(publisher: &str, sources: &[Attribution]) -> String {
        let scenario = Scenario {
            sources: [Source {
                id: "s".into(),
                publisher: publisher.to_owned(),
                title: "A title".to_owned(),
                ..Source::default()
            }]
            .into_iter()
            .collect(),
            ..Scenario::default()
        };
        let index = Index::of(&scenario);
        let names = Names {
            scenario: &scenario,
            index: &index,
            date: &|date| date.to_string(),
        };
        add_to(Sentence::default(), &names, sources, &["stance"]).to_string()
    }

    #[test]
    fn names_who_said_it_and_on_what_terms() {
        assert_eq!(
            words("", &[said("Kyiv", Some(Basis::OnTheRecord), "stance")]),
            ", according to Kyiv, on the record"
        );
        assert_eq!(
            words(
                "",
                &[said("Kyiv officials", Some(Basis::UnnamedOfficials), "")]
            ),
            ", according to Kyiv officials",
            "said once"
        );
        assert_eq!(words("BBC", &[said("", None, "")]), ", according to BBC");
        assert_eq!(words("", &[said("", None, "")]), ", according to A title");
        assert_eq!(words("", &[]), ", with no source");
        let mut own = said("", Some(Basis::OwnAssessment), "");
        own.source = Ref::new("nothing");
        assert_eq!(words("", &[own]), ", by own assessment");
    }

    #[test]
    fn by_itself_a_source_is_called_by_its_name() {
        let told = |publisher: &str, who: &str, basis: Option<Basis>| {
            let source = Source {
                id: "s".into(),
                publisher: publisher.to_owned(),
                title: "On the talks".to_owned(),
                kind: Some(SourceKind::Article),
                ..Source::default()
            };
            let scenario = Scenario {
                sources: [source].into_iter().collect(),
                ..Scenario::default()
            };
            let index = Index::of(&scenario);
            let names = Names {
                scenario: &scenario,
                index: &index,
                date: &|date| date.to_string(),
            };
            named(&names, &[said(who, basis, "")], &[])
        };
        let is = |said: Option<String>, words: &str| assert_eq!(said.as_deref(), Some(words));
        is(told("", "the article", None), "“On the talks”");
        is(told("Post", "The article", None), "Post");
        is(told("", "the report", None), "the report");
        let unnamed = Some(Basis::UnnamedOfficials);
        is(
            told("", "the envoy, not named", unnamed.clone()),
            "the envoy, not named",
        );
        is(told("", "Kyiv", unnamed), "Kyiv, unnamed officials");
        let own = Some(Basis::OwnAssessment);
        is(told("Post", "", own), "Post (our reading)");
    }

    #[test]
    fn what_supports_the_stance_is_named_before_what_is_on_better_terms() {
        let rationale = said("A", Some(Basis::OnTheRecord), "rationale");
        let report = said("B", None, "stance");
        let speaker = said("C", Some(Basis::OnTheRecord), "stance");
        assert_eq!(
            words("", &[rationale.clone(), report.clone()]),
            ", according to B"
        );
        assert_eq!(
            words("", &[rationale, report, speaker]),
            ", according to C, on the record"
        );
    }
}
