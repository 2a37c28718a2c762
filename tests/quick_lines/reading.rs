//! How lines are read, whatever they are about.

use super::*;

#[test]
fn every_example_of_the_help_can_be_typed_as_it_stands() {
    let scenario = berlin();
    for form in FORMS {
        assert!(!form.examples.is_empty(), "{} has no example", form.pattern);
        for example in form.examples {
            let next = after(&scenario, example);
            let kind = reading(&scenario, example).entry.unwrap().kind;
            assert_eq!(kind, form.kind, "{example}");
            assert!(field::own_ids(&next).len() >= field::own_ids(&scenario).len());
            assert!(
                nonpaper::model::validation::validate(&next).is_empty(),
                "{example}"
            );
        }
    }
}

#[test]
fn a_title_may_hold_commas_and_words_of_the_grammar() {
    let scenario = berlin();
    let next = after(
        &scenario,
        "Russia rejects Ceasefire monitoring, withdrawal and verification at Berlin talks",
    );
    let on = last!(next, positions).on;
    assert_eq!(
        on.proposal.unwrap().id().as_str(),
        "proposal-monitoring-verification"
    );
    let talk = last!(
        after(&scenario, "talk Meeting with the press, Berlin"),
        talks
    );
    assert_eq!(
        (talk.title.as_str(), talk.venue.as_str()),
        ("Meeting with the press", "Berlin")
    );
    let talk = last!(
        after(&scenario, "talk “Round 2, with Ukraine”, Berlin"),
        talks
    );
    assert_eq!(
        (talk.title.as_str(), talk.participants.len()),
        ("Round 2, with Ukraine", 0)
    );
    let card = last!(
        after(
            &scenario,
            "commitment Cut forces to 14,700 soldiers, due December 31, 2026"
        ),
        commitments
    );
    assert_eq!(card.title, "Cut forces to 14,700 soldiers");
    assert_eq!(card.due.date.unwrap().to_string(), "2026-12-31");
}

#[test]
fn what_is_not_there_is_made_along_in_one_step() {
    let scenario = berlin();
    let line = "Norway accepts new Local parties of “Status of Aceh” at Helsinki round";
    let entry = reading(&scenario, line).entry.unwrap();
    assert_eq!(
        entry.makes,
        [
            (Kind::Party, "Norway".to_owned()),
            (Kind::Issue, "Status of Aceh".to_owned()),
            (Kind::Choice, "Local parties".to_owned()),
            (Kind::Talk, "Helsinki round".to_owned()),
        ]
    );
    let mut document = Document::new(scenario.clone());
    document.apply(reading(&scenario, line).transaction.unwrap());
    assert_eq!(
        last!(document.scenario(), issues).options[0].title,
        "Local parties"
    );
    assert_eq!(
        last!(document.scenario(), positions).on.id(),
        Some(&last!(document.scenario(), issues).options[0].id)
    );
    document.undo();
    assert_eq!(*document.scenario(), scenario);
    // An option that is not there goes into an issue that is, without more ado.
    let next = after(
        &scenario,
        "Russia demands Neutrality of Security assurances",
    );
    let issue = next
        .issues
        .get(&Id::from("issue-security-assurances"))
        .unwrap();
    assert_eq!(issue.options.last().unwrap().title, "Neutrality");
}

#[test]
fn what_cannot_be_placed_is_said_and_changes_nothing() {
    let scenario = berlin();
    for (line, said) in [
        (
            "Ukr accepts A ceasefire is monitored",
            "“Ukr” may be Ukraine; pick it, or write “new Ukr”",
        ),
        (
            "Ukraine accepts guar",
            "Which option, provision or proposal is “guar”? Pick one",
        ),
        (
            "Ukraine",
            "Begin with talk, party, issue or the like, or say who does what: Ukraine accepts …",
        ),
        (
            "Ukraine and so on",
            "Say what Ukraine does: accepts, rejects, welcomes, mediates …",
        ),
        (
            "talk Berlin talks",
            "There is a talk called Berlin talks already",
        ),
        (
            "talk Geneva round, Geneva, somewhere",
            "“somewhere” was not understood here",
        ),
        (
            "Ukrane accepts Security guarantees that deter",
            "“Ukrane” is not there, but Ukraine is; pick it, or write “new Ukrane”",
        ),
        (
            "Ukraine accepts Atlantis rising",
            "No option, provision or proposal is called “Atlantis rising”; “new Atlantis rising of ISSUE” adds the option",
        ),
        (
            "Ukraine accepts ",
            "Say which option, provision or proposal",
        ),
        (
            "Ukraine never accepts Security guarantees that deter",
            "Say what it does instead of what it does not: rejects, opposes, is reluctant on",
        ),
        (
            "commitment Cut forces, due soon",
            "“soon” is no date; write 2026-02-03, or 15 days after something",
        ),
        (
            "risk War of Pause the NATO accession talks, likelihood 9",
            "Likelihood is a number from 1 to 5",
        ),
        ("risk War", "Say what it follows from: of PROPOSAL"),
        (
            "evidence 2026-01-01: all done",
            "Say what it is evidence of: for COMMITMENT",
        ),
        (
            "provision Amnesty: all go free",
            "Say which proposal it is part of: in PROPOSAL",
        ),
    ] {
        assert_eq!(problem(&scenario, line), said, "{line}");
    }
    assert!(problem(&scenario, "Ukraine accepts guarantees").contains("could be"));
}

#[test]
fn names_that_fit_several_things_are_listed() {
    let scenario = berlin();
    let titles = offered(&scenario, "Ukraine accepts guarantees");
    assert!(
        titles.contains(&"Security guarantees that deter".to_owned()),
        "{titles:?}"
    );
    assert!(titles.contains(&"Long-term Western guarantees".to_owned()));
    assert!(!titles.contains(&"Ukraine".to_owned()));
}

#[test]
fn completions_come_from_what_exists_and_what_the_place_asks_for() {
    let scenario = berlin();
    assert_eq!(offered(&scenario, "")[0], "talk");
    assert_eq!(offered(&scenario, "Ukr")[0], "Ukraine");
    assert_eq!(offered(&scenario, "Ukraine acc")[0], "accepts");
    assert!(offered(&scenario, "Ukraine ").contains(&"rejects".to_owned()));
    assert_eq!(
        offered(&scenario, "Ukraine accepts goal of join dropped")[0],
        "The goal of joining is dropped"
    );
    assert_eq!(
        offered(
            &scenario,
            "Russia rejects A ceasefire is monitored at Furth"
        )[0],
        "Further round"
    );
    assert_eq!(offered(&scenario, "talk Geneva round, bil")[0], "bilateral");
    assert_eq!(
        offered(&scenario, "talk Geneva round, with Ukraine and Rus")[0],
        "Russia"
    );
    assert!(
        offered(&scenario, "Russia rejects A ceasefire is monitored per ")
            .contains(&"Background of the Berlin Talks".to_owned())
    );
    assert!(offered(&scenario, "talk Geneva round, ").contains(&"about".to_owned()));

    let reading = reading(&scenario, "Ukr");
    let (line, cursor) = reading.completions[0].apply("Ukr");
    assert_eq!((line.as_str(), cursor), ("Ukraine ", 8));
}

#[test]
fn a_completion_always_names_what_it_stands_for() {
    // Two options of one title: what is put in says which.
    let mut scenario = berlin();
    scenario = after(&scenario, "option Neutrality of Security assurances");
    scenario = after(&scenario, "option Neutrality of Enforcement");
    let line = "Russia demands Neutrality";
    assert!(problem(&scenario, line).contains("could be"));
    for completion in reading(&scenario, line).completions.iter().take(2) {
        let (line, _) = completion.apply(line);
        let on = last!(after(&scenario, &line), positions).on;
        let (issue, _) = scenario.choice(on.id().unwrap()).unwrap();
        assert!(completion.detail.contains(&issue.title), "{line}");
    }
}

#[test]
fn a_standing_source_goes_with_every_line() {
    let scenario = berlin();
    let names = Names::of(&scenario);
    let set = Setting {
        scenario: &scenario,
        names: &names,
        today: today(),
        from: Some(Cited {
            source: Id::from("source-article"),
            basis: Some(Basis::Observers),
        }),
        here: None,
    };
    let after = |line: &str| {
        let reading = read(line, line.len(), &set, &mut IdSource::seeded(3));
        let mut document = Document::new(scenario.clone());
        document.apply(reading.transaction.unwrap());
        document.scenario().clone()
    };
    let talk = last!(after("talk Geneva round"), talks);
    assert_eq!(talk.sources[0].source.id().as_str(), "source-article");
    assert_eq!(talk.sources[0].basis, Some(Basis::Observers));
    let talk = last!(after("talk Wages per month"), talks);
    assert_eq!(
        talk.title, "Wages per month",
        "in a title “per” is a word like another"
    );
    let talk = last!(after("talk Geneva round per Kyiv officials"), talks);
    assert_eq!(talk.title, "Geneva round");
    assert_eq!(talk.sources.len(), 1);
    assert_eq!(talk.sources[0].source.id().as_str(), "source-article");
    assert_eq!(talk.sources[0].basis, Some(Basis::UnnamedOfficials));
    assert_eq!(talk.sources[0].who, "Kyiv officials");
    let next = after("source BBC News, 2005");
    assert!(last!(next, sources).sources.is_empty());
}

#[test]
fn several_lines_are_one_step_and_name_each_other() {
    let scenario = berlin();
    let note = Note {
        text: "- party Norway state\n- talk Oslo meeting, 2027, with Norway\n\n- what is this\n- Norway welcomes Oslo meeting\n".to_owned(),
        from: None,
        kind: Some(Kind::Party),
        here: None,
    };
    let read = read_all(&note, &scenario, &today(), &mut IdSource::seeded(5));
    assert_eq!(
        (read.rows.len(), read.understood(), read.is_bare),
        (4, 3, false)
    );
    assert_eq!(read.left_over(), "what is this");
    let mut document = Document::new(scenario.clone());
    document.apply(read.transaction.unwrap());
    let next = document.scenario();
    assert_eq!(
        next.parties.len(),
        scenario.parties.len() + 1,
        "Norway is one party"
    );
    assert_eq!(last!(next, reactions).to.id(), &last!(next, talks).id);
    document.undo();
    assert_eq!(*document.scenario(), scenario);
}

#[test]
fn a_bare_list_is_of_the_kind_that_is_chosen() {
    let note = Note {
        text: "1. Norway\n2. Côte d’Ivoire state\n3. Україна-2".to_owned(),
        from: None,
        kind: Some(Kind::Party),
        here: None,
    };
    let scenario = berlin();
    let read = read_all(&note, &scenario, &today(), &mut IdSource::seeded(5));
    assert!(read.is_bare);
    let mut document = Document::new(scenario.clone());
    document.apply(read.transaction.unwrap());
    let names: Vec<String> = document
        .scenario()
        .parties
        .iter()
        .skip(scenario.parties.len())
        .map(|party| party.name.clone())
        .collect();
    assert_eq!(names, ["Norway", "Côte d’Ivoire", "Україна-2"]);
    let without = Note { kind: None, ..note };
    assert_eq!(
        read_all(&without, &scenario, &today(), &mut IdSource::seeded(5)).understood(),
        0
    );
}

#[test]
fn names_are_found_in_any_script_and_without_accents() {
    let mut scenario = berlin();
    for line in [
        "party Côte d’Ivoire",
        "party Türkiye state",
        "party Україна",
        "party حكومة السودان",
        "party 日本 state",
    ] {
        scenario = after(&scenario, line);
    }
    for (typed, name) in [
        ("Cote d'Ivoire", "Côte d’Ivoire"),
        ("TURKIYE", "Türkiye"),
        ("україна", "Україна"),
        ("حكومة السودان", "حكومة السودان"),
        ("日本", "日本"),
    ] {
        let next = after(&scenario, &format!("{typed} welcomes Berlin talks"));
        assert_eq!(next.parties.len(), scenario.parties.len(), "{typed}");
        let by = last!(next, reactions).by;
        assert_eq!(next.parties.get(by.id()).unwrap().name, name);
    }
}

#[test]
fn nothing_that_can_be_typed_makes_it_panic() {
    let scenario = berlin();
    let names = Names::of(&scenario);
    let mut rng = fastrand::Rng::with_seed(42);
    let words: Vec<&str> = FORMS
        .iter()
        .flat_map(|form| form.examples.iter().chain(form.starts))
        .flat_map(|text| text.split(' '))
        .chain([
            "#", "“", "”", "\"", ",", ":", ";", "ß", "İ", "e\u{301}", "\u{202e}", "🕊", "of", "in",
            "per", "and", "", "\t", "\u{0}",
        ])
        .collect();
    for round in 0..6_000 {
        let text: String = if round % 3 == 0 {
            let bytes: Vec<u8> = (0..rng.usize(..60)).map(|_| rng.u8(..)).collect();
            String::from_utf8_lossy(&bytes).into_owned()
        } else {
            (0..rng.usize(..14))
                .map(|_| format!("{} ", words[rng.usize(..words.len())]))
                .collect()
        };
        let set = Setting {
            scenario: &scenario,
            names: &names,
            today: today(),
            from: None,
            here: None,
        };
        // The cursor may be anywhere, even inside a letter.
        let cursor = rng.usize(..=text.len() + 1);
        let reading = read(&text, cursor, &set, &mut IdSource::seeded(1));
        for completion in &reading.completions {
            let (line, at) = completion.apply(&text);
            assert!(line.is_char_boundary(at), "{text:?}");
        }
        if let Some(transaction) = reading.transaction {
            let mut document = Document::new(scenario.clone());
            document.apply(transaction);
            let after = document.scenario();
            assert!(
                nonpaper::model::validation::validate(after).is_empty(),
                "{text:?}"
            );
            document.undo();
            assert_eq!(*document.scenario(), scenario);
        }
    }
}

/// A process typed in from nothing, as a note-taker would: no line is left over, and each claim rests
/// on what it was said to rest on.
#[test]
fn a_whole_process_is_typed_in_from_nothing() {
    let lines = "\
source BBC News, 23 February 2005, article, A2
source Memorandum of Understanding, 15 August 2005, statement, A1
party Government of Indonesia (GoI), state, conflict party, led by Hamid Awaludin
party Free Aceh Movement (GAM) armed group conflict party
party Crisis Management Initiative (CMI), civil society, facilitator, led by Martti Ahtisaari
party Aceh Monitoring Mission (AMM), international organisation, observer, member of European Union
talk First round, late January 2005, Helsinki, concluded, with GoI and GAM, facilitated by CMI
talk Second round, 21 to 23 February 2005, Helsinki, with GoI, GAM, follows First round per BBC News
talk Signing, 15 August 2005, Helsinki, concluded, with GoI and GAM, follows Second round
issue Status of Aceh, governance: Independence / Special autonomy / Self-government
issue Local parties, governance: Local political parties are allowed / Only national parties
GAM demands Independence at First round
GAM rejects Special autonomy at First round per BBC News
GAM is undecided on Independence at Second round per BBC News
GAM no longer demands Independence at Signing
GAM drops Independence at Signing per Memorandum of Understanding
GAM accepts Self-government at Signing, in return for Local political parties are allowed, high confidence
GoI accepts Local political parties are allowed at Signing per Memorandum of Understanding
proposal Memorandum of Understanding on Aceh, framework, agreed, by GoI and GAM, at Signing, 2005-08-15
provision 1.1.1 Law on the Governing of Aceh: a new law, as soon as possible, due 2006-03-31, by GoI, agreed
provision 3.1.1 Amnesty: for all who took part in GAM, within 15 days of Signing, by GoI, agreed at Signing
provision 4.2 Decommissioning: 840 arms are handed over, by GAM, due 31 December 2005, verified by AMM, agreed
commitment GAM hands over 840 arms, by GAM, due 2005-12-31, verified by AMM, delivers 4.2 Decommissioning
evidence 19 October 2005 for GAM hands over 840 arms: 424 of 840 arms handed over, intermediate per AMM
AMM is critical of Signing: “a serious violation”
European Union supports AMM since 2005-09-15";
    let note = Note {
        text: lines.to_owned(),
        from: None,
        kind: None,
        here: None,
    };
    let scenario = Scenario::default();
    let read = read_all(&note, &scenario, &today(), &mut IdSource::seeded(5));
    let left: Vec<(String, Option<String>)> = read
        .rows
        .iter()
        .filter(|row| !row.reading.is_ready())
        .map(|row| (row.text.clone(), row.reading.problem.clone()))
        .collect();
    // It did not demand it any more by then: the line before says so, and is refused.
    assert_eq!(
        left,
        [(
            "GAM no longer demands Independence at Signing".to_owned(),
            Some("The position of Free Aceh Movement on “Independence” is: undecided".to_owned())
        )]
    );
    let mut document = Document::new(scenario);
    document.apply(read.transaction.unwrap());
    let after = document.scenario();
    assert!(nonpaper::model::validation::validate(after).is_empty());
    let counts = [
        after.parties.len(),
        after.talks.len(),
        after.issues.len(),
        after.positions.len(),
        after.commitments.len(),
    ];
    assert_eq!(counts, [5, 3, 2, 5, 1], "nothing twice");
    assert_eq!(last!(after, proposals).provisions.len(), 3);
    let names: Vec<_> = after
        .parties
        .iter()
        .map(|party| party.name.as_str())
        .collect();
    assert_eq!(names[4], "Aceh Monitoring Mission", "{names:?}");
}

#[test]
fn a_line_waits_with_the_line_that_it_needs() {
    let scenario = berlin();
    let text = "commitment Grant amnesty, what is this\n\
                evidence 2026-02-01 for Grant amnesty: done\n\
                evidence 2026-02-01 for Another thing: done";
    let note = Note {
        text: text.to_owned(),
        from: None,
        kind: None,
        here: None,
    };
    let read = read_all(&note, &scenario, &today(), &mut IdSource::random());
    let ready: Vec<bool> = read.rows.iter().map(|row| row.reading.is_ready()).collect();
    assert_eq!(ready, [false, false, true]);
    let problem = read.rows[1].reading.problem.as_deref().unwrap();
    assert_eq!(
        problem,
        "Waits for the line that makes the commitment Grant amnesty"
    );
}

#[test]
fn on_the_record_is_no_date() {
    let next = after(
        &berlin(),
        "talk Third round, 2027-02, per officials, on the record",
    );
    assert_eq!(
        last!(next, talks).sources[0].basis,
        Some(Basis::OnTheRecord)
    );
}

#[test]
fn a_name_may_be_led_in_by_what_it_is() {
    let next = after(
        &berlin(),
        "risk Front lines freeze of proposal Pause the NATO accession talks for party Ukraine",
    );
    let risk = last!(next, implications);
    assert_eq!(risk.title, "Front lines freeze");
    assert_eq!(risk.of[0].id().as_str(), "proposal-pause-accession");
}
