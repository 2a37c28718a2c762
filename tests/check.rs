//! The check as a whole: its order, waivers, remedies, the samples, and that what is kept up is what
//! a look at the whole scenario finds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod common;
#[path = "check/edits.rs"]
mod edits;

use std::collections::BTreeMap;

use nonpaper::{
    analysis::{
        Reports,
        check::{Change, Finding, RULES, Remedy, Told, rule},
    },
    commands::remedy::{transaction, waiver},
    document::{Document, Edit, IdSource, Transaction},
    io::samples::Template,
    model::{
        Id, PartialDate, Ref, Scenario, Talk, Waiver,
        validation::{Severity, validate},
    },
};

fn counts(scenario: &Scenario) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in Reports::of(scenario).findings.iter() {
        *counts.entry(finding.rule).or_default() += 1;
    }
    counts
}

#[test]
fn what_the_berlin_sample_lacks() {
    // One article, silent on most: what a text under discussion would need is said once each.
    let scenario = Template::BerlinTalks.scenario().unwrap();
    let expected = [
        ("no-deadline", 5),
        ("no-guarantor", 1),
        ("no-responsible", 4),
        ("no-time-frame", 1),
        ("no-verification", 1),
        ("option-without-support", 1),
        ("talk-without-participants", 1),
    ];
    assert_eq!(counts(&scenario), expected.into_iter().collect());
}

#[test]
fn what_the_aceh_sample_lacks() {
    // An agreed text of nineteen provisions, a year and a half after the signing.
    let scenario = Template::Aceh.scenario().unwrap();
    let expected = [
        ("deliverer-without-position", 1),
        ("no-deadline", 5),
        ("no-guarantor", 1),
        ("no-option", 4),
        ("no-responsible", 2),
        ("no-time-frame", 4),
        ("no-verification", 8),
        ("provision-without-commitment", 4),
    ];
    assert_eq!(counts(&scenario), expected.into_iter().collect());
}

#[test]
fn every_rule_has_its_words() {
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    for id in [
        "no-responsible",
        "no-time-frame",
        "no-deadline",
        "no-verification",
        "no-guarantor",
        "no-option",
        "self-verification",
        "circular-condition",
        "circular-dependency",
        "deadline-before-dependency",
        "overdue",
        "commitment-without-provision",
        "provision-without-commitment",
        "deliverer-without-position",
        "deliverer-opposes",
        "contradictory-positions",
        "red-line-crossed",
        "option-without-support",
        "unsourced-claim",
        "unnamed-only",
        "talk-without-participants",
        "talk-before-predecessor",
        "dangling-reference",
        "duplicate-id",
        "ill-formed-id",
        "impossible-date",
        "out-of-range",
        "ill-formed-colour",
    ] {
        assert_eq!(ids.iter().filter(|other| **other == id).count(), 1, "{id}");
    }
    assert_eq!(ids.len(), 28);
    for rule in RULES {
        assert!(
            rule.help.len() > 140 && rule.help.ends_with('.'),
            "{}",
            rule.id
        );
        assert!(
            !rule.why.ends_with('.') && rule.why.len() > 30,
            "{}",
            rule.id
        );
        assert!(
            !rule.name.is_empty() && !rule.help.contains("  "),
            "{}",
            rule.id
        );
    }
}

/// Nothing is said twice, and all is in order.
fn assert_well_told(scenario: &Scenario) {
    let reports = Reports::of(scenario);
    let told: Vec<_> = reports
        .findings
        .iter()
        .map(|finding| finding.told(scenario, &reports.index, false))
        .collect();
    assert!(told.is_sorted_by_key(|finding| finding.severity));
    // Two things with one id are told of alike.
    let has_doubles = told.iter().any(|finding| finding.rule == "duplicate-id");
    for (place, finding) in told.iter().enumerate() {
        // A file that names one missing thing twice on a card is told so twice.
        if finding.severity != Severity::Error && !has_doubles {
            assert!(!told[..place].contains(finding), "{finding:?}");
        }
        assert!(rule(finding.rule).is_some(), "{}", finding.rule);
        assert!(
            finding.severity >= rule(finding.rule).unwrap().severity,
            "{finding:?}"
        );
        assert!(
            !finding.message.ends_with('.') && !finding.message.contains("  "),
            "{finding:?}"
        );
    }
    assert_eq!(reports.findings.len(), told.len());
    assert_eq!(reports.findings.iter().count(), told.len());
    // What is wrong with the file is among it, all of it.
    let all: Vec<_> = reports
        .findings
        .iter()
        .chain(reports.findings.waived())
        .map(|finding| finding.told(scenario, &reports.index, false))
        .collect();
    for finding in validate(scenario) {
        let same = |told: &&Told| told.message == finding.message && told.item == finding.item;
        assert!(all.iter().any(|told| same(&told)), "{finding:?}");
    }
}

#[test]
fn the_samples_are_told_once_and_in_order() {
    for template in Template::ALL {
        assert_well_told(&template.scenario().unwrap());
    }
}

#[test]
fn within_a_severity_findings_stand_in_the_order_of_the_file() {
    let scenario = Template::Aceh.scenario().unwrap();
    let reports = Reports::of(&scenario);
    let mut order = nonpaper::model::field::own_ids(&scenario);
    order.insert(0, Id::default());
    let place = |finding: &Finding| order.iter().position(|id| *id == finding.item);
    let all: Vec<_> = reports
        .findings
        .iter()
        .map(|f| (f.severity, place(f)))
        .collect();
    assert!(all.is_sorted(), "{all:?}");
}

#[test]
fn a_waived_finding_is_kept_apart_with_its_reason() {
    let mut scenario = Template::BerlinTalks.scenario().unwrap();
    let before = Reports::of(&scenario);
    let first = before.findings.get(0).unwrap().clone();
    let mut ids = IdSource::seeded(1);
    let today = PartialDate::parse("2026-01-02");
    let step = waiver(
        &first,
        (" Nobody asks for it ", "The desk"),
        &today,
        &scenario,
        &mut ids,
    );
    let mut document = Document::new(scenario.clone());
    assert!(document.apply(step.unwrap()));
    let after = Reports::of(document.scenario());
    assert_eq!(after.findings.len(), before.findings.len() - 1);
    assert!(
        !after
            .findings
            .iter()
            .any(|f| f.rule == first.rule && f.item == first.item)
    );
    let waived: Vec<_> = after.findings.waived().collect();
    assert_eq!(waived.len(), 1);
    assert_eq!((waived[0].rule, &waived[0].item), (first.rule, &first.item));
    let told = waived[0].told(document.scenario(), &after.index, false);
    assert_eq!(told.waived.as_deref(), Some("Nobody asks for it"));
    assert!(
        after
            .findings_of(&first.item)
            .iter()
            .all(|f| f.rule != first.rule)
    );
    // Another rule, or another thing, is not waived by it.
    scenario.waivers.push(Waiver {
        id: Id::from("waiver"),
        rule: "overdue".to_owned(),
        item: Ref::from(&first.item),
        ..Waiver::default()
    });
    assert_eq!(Reports::of(&scenario).findings.len(), before.findings.len());
}

#[test]
fn every_change_that_is_proposed_does_something_and_most_settle_the_finding() {
    let mut broken = Template::Aceh.scenario().unwrap();
    broken
        .talks
        .at_mut(0)
        .unwrap()
        .agenda
        .push(Ref::new("gone"));
    broken.team.push(Ref::new("gone"));
    broken.commitments.at_mut(0).unwrap().due = Default::default();
    broken.commitments.at_mut(0).unwrap().evidence.clear();
    broken.commitments.at_mut(0).unwrap().status = None;
    broken.commitments.at_mut(0).unwrap().responsible.clear();
    let mut done = BTreeMap::new();
    for scenario in [Template::BerlinTalks.scenario().unwrap(), broken] {
        let before = Reports::of(&scenario);
        for finding in before.findings.iter() {
            let Some(Remedy::Do(change)) = &finding.remedy else {
                continue;
            };
            let mut document = Document::new(scenario.clone());
            let step = transaction(change, &scenario, &mut IdSource::seeded(7)).unwrap();
            assert!(document.apply(step), "{finding:?}");
            let after = Reports::of(document.scenario());
            let is_same = |other: &Finding| {
                other.rule == finding.rule
                    && other.item == finding.item
                    && other.sentence == finding.sentence
            };
            // A position that is not known yet still is not; whoever added it is asked for it.
            let stays = matches!(change, Change::DraftPosition { .. });
            assert_eq!(after.findings.iter().any(is_same), stays, "{finding:?}");
            assert!(validate(document.scenario()).len() <= validate(&scenario).len());
            let name = format!("{change:?}");
            let name = name.split(' ').next().unwrap().to_owned();
            *done.entry(name).or_insert(0) += 1;
            document.undo();
            assert_eq!(*document.scenario(), scenario);
        }
    }
    assert_eq!(done.len(), 6, "every kind of change was tried: {done:?}");
}

#[test]
fn a_drafted_commitment_takes_over_what_the_provision_says() {
    let scenario = Template::Aceh.scenario().unwrap();
    let provision = Id::from("provision-6-1-disputes");
    let change = Change::DraftCommitments {
        provisions: vec![provision.clone()],
    };
    let mut document = Document::new(scenario.clone());
    document.apply(transaction(&change, &scenario, &mut IdSource::seeded(3)).unwrap());
    let all = &document.scenario().commitments;
    let draft = all.at(all.len() - 1).unwrap();
    let (_, of) = scenario.provision(&provision).unwrap();
    assert_eq!(draft.title, of.heading);
    assert_eq!(draft.responsible, of.responsible);
    assert_eq!(draft.due, of.timeframe);
    assert_eq!(document.selection(), Some(&draft.id));
}

#[test]
fn the_computers_day_counts_where_the_scenario_has_none() {
    let mut scenario = Template::Aceh.scenario().unwrap();
    let overdue = |reports: &Reports| {
        reports
            .findings
            .iter()
            .filter(|f| f.rule == "overdue")
            .count()
    };
    scenario.today = None;
    let mut reports = Reports::of(&scenario);
    assert_eq!(overdue(&reports), 0, "nobody knows what day it is");
    reports.set_day(&scenario, "2006-04-01".parse().ok());
    assert!(reports.findings == Reports::on(&scenario, "2006-04-01".parse().ok()).findings);
    assert!(overdue(&reports) > 0);
}

#[test]
fn findings_that_are_kept_up_are_those_found_anew() {
    for seed in 0..150 {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut ids = IdSource::seeded(seed);
        let template = [Template::Aceh, Template::BerlinTalks, Template::Mediated];
        let start = template[random.usize(..3)].scenario().unwrap();
        let mut document = Document::new(start);
        let mut kept = Reports::of(document.scenario());
        for step in 0..30 {
            let before = document.snapshot();
            match random.u8(..8) {
                0 => {
                    document.undo();
                }
                1 => {
                    document.redo();
                }
                2 => {
                    // What is proposed is an edit like any other.
                    let changes: Vec<Change> = kept
                        .findings
                        .iter()
                        .filter_map(|finding| match &finding.remedy {
                            Some(Remedy::Do(change)) => Some(change.clone()),
                            _ => None,
                        })
                        .collect();
                    if !changes.is_empty() {
                        let change = &changes[random.usize(..changes.len())];
                        let step = transaction(change, document.scenario(), &mut ids);
                        document.apply(step.unwrap_or_default());
                    }
                }
                _ => {
                    let edits = (0..random.usize(1..4))
                        .map(|_| edits::any(&mut random, &mut ids, document.scenario()))
                        .collect();
                    document.apply(Transaction::of("step", edits));
                }
            }
            kept.update(&before, document.scenario());
            let anew = Reports::of(document.scenario());
            if kept.findings != anew.findings {
                let list = |reports: &Reports| -> Vec<_> {
                    reports
                        .findings
                        .iter()
                        .chain(reports.findings.waived())
                        .cloned()
                        .collect()
                };
                let (kept, anew) = (list(&kept), list(&anew));
                let only = |a: &[Finding], b: &[Finding]| -> Vec<Finding> {
                    a.iter().filter(|f| !b.contains(f)).cloned().collect()
                };
                panic!(
                    "seed {seed}, step {step}: only kept {:#?}, only anew {:#?}",
                    only(&kept, &anew),
                    only(&anew, &kept)
                );
            }
            for finding in anew.findings.iter() {
                assert_eq!(
                    kept.findings_of(&finding.item),
                    anew.findings_of(&finding.item)
                );
            }
        }
        assert_well_told(document.scenario());
    }
}

#[test]
fn an_edit_elsewhere_leaves_findings_as_they_are() {
    let scenario = Template::Aceh.scenario().unwrap();
    let mut document = Document::new(scenario.clone());
    let mut kept = Reports::of(&scenario);
    document.apply(Transaction::new(
        "rename",
        Edit::update(&Id::from("talk-first-round"), |talk: &mut Talk| {
            talk.title = "Helsinki, first".to_owned();
        }),
    ));
    kept.update(&scenario, document.scenario());
    assert!(kept.findings == Reports::of(&scenario).findings);
}

#[test]
fn the_window_counts_what_the_verdict_counts() {
    use common::{Desk, Look};
    use egui::Role;
    use egui_kittest::kittest::Queryable as _;
    use nonpaper::commands::{Act, Command};
    let says = |desk: &Desk, text: &str| desk.harness.query_all_by_label_contains(text).count() > 0;
    let mut desk = Desk::with_scenario(&common::law::before_the_law(), &Look::default());
    let findings = &desk.workspace().open.as_ref().unwrap().reports.findings;
    let (grave, notes) = (findings.grave_len(), findings.count(Severity::Note));
    assert_eq!(grave + notes, findings.len());
    desk.click(Role::Button, &format!("{grave} warnings"));
    let verdict = format!("This agreement would not hold yet: {grave} warnings, first of all ");
    assert!(says(&desk, &verdict));
    assert!(says(&desk, &format!("besides, {notes} notes")));
    // What is told first is also listed first.
    let listed = desk.harness.query_all_by_role(Role::ListItem).next();
    let listed = listed.unwrap().rect().top();
    let overdue = desk
        .harness
        .query_all_by_label_contains("Pass the new law: It was due by")
        .map(|node| node.rect().top())
        .find(|top| *top == listed);
    assert!(overdue.is_some());
    // A blank scenario has nothing to be judged.
    let mut desk = Desk::with(Template::Blank, &Look::default());
    desk.perform(Command::Act(Act::Check));
    assert!(says(&desk, "Nothing to check yet"));
    assert!(!says(&desk, "would not hold"));
    desk.harness
        .get_by_role_and_label(Role::Button, "No findings");
}
