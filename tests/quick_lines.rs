//! Quick entry without a window: what lines become, against the Berlin sample.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

use nonpaper::{
    commands::quick::{Cited, FORMS, Names, Note, Reading, Setting, read, read_all},
    document::{Document, IdSource},
    io::samples::Template,
    model::{
        Id, Kind, PartialDate, Scenario, field,
        handling::Handling,
        word::{
            Basis, CommitmentKind, Confidence, Effect, ImplementationStatus, MechanismKind,
            PartyKind, PartyRole, ProposalKind, ProposalStatus, RelationKind, Reliability,
            SourceKind, Stance, TalkFormat, TalkStatus, Theme, Tone,
        },
    },
};

fn berlin() -> Scenario {
    Template::BerlinTalks.scenario().unwrap()
}

fn today() -> PartialDate {
    PartialDate::parse("2026-11-23")
}

/// What a line is read as, with the cursor at its end.
fn reading(scenario: &Scenario, line: &str) -> Reading {
    let names = Names::of(scenario);
    let set = Setting {
        scenario,
        names: &names,
        today: today(),
        from: None,
        here: None,
    };
    read(line, line.len(), &set, &mut IdSource::random())
}

/// The scenario after a line was added to it.
fn after(scenario: &Scenario, line: &str) -> Scenario {
    let reading = reading(scenario, line);
    assert_eq!(reading.problem, None, "{line}");
    let mut document = Document::new(scenario.clone());
    assert!(document.apply(reading.transaction.unwrap()), "{line}");
    document.scenario().clone()
}

fn problem(scenario: &Scenario, line: &str) -> String {
    let reading = reading(scenario, line);
    assert!(
        reading.transaction.is_none(),
        "{line} was taken for {:?}",
        reading.entry
    );
    reading
        .problem
        .unwrap_or_else(|| panic!("{line}: nothing is said"))
}

/// The titles that are offered where the cursor is.
fn offered(scenario: &Scenario, line: &str) -> Vec<String> {
    reading(scenario, line)
        .completions
        .into_iter()
        .map(|one| one.title)
        .collect()
}

macro_rules! last {
    ($scenario:expr, $list:ident) => {
        $scenario.$list.iter().last().unwrap().clone()
    };
}

fn ids<T>(refs: &[nonpaper::model::Ref<T>]) -> Vec<&str> {
    refs.iter().map(|one| one.id().as_str()).collect()
}

fn talk_of(moment: &nonpaper::model::Moment) -> &str {
    moment.talk.as_ref().unwrap().id().as_str()
}

#[test]
fn the_three_lines_of_a_meeting() {
    let scenario = berlin();
    let talk = last!(
        after(&scenario, "talk Geneva round, 2026-02, Geneva"),
        talks
    );
    assert_eq!(
        (talk.title.as_str(), talk.venue.as_str(), talk.start),
        (
            "Geneva round",
            "Geneva",
            Some(PartialDate::parse("2026-02"))
        )
    );
    let party = last!(after(&scenario, "party Norway state facilitator"), parties);
    assert_eq!(
        (party.name.as_str(), party.kind, party.role),
        (
            "Norway",
            Some(PartyKind::State),
            Some(PartyRole::Facilitator)
        )
    );
    let line = "Ukraine accepts Pause the accession talks at Berlin talks per officials";
    let next = after(&scenario, line);
    let position = last!(next, positions);
    assert_eq!(position.party.id().as_str(), "party-ukraine");
    assert_eq!(
        position.on.provision.unwrap().id().as_str(),
        "provision-pause"
    );
    assert_eq!(position.stance, Some(Stance::Accepts));
    assert_eq!(talk_of(&position.since), "talk-berlin");
    // The line names no source: the officials are the source, and it is nobody else's claim.
    assert_eq!(position.sources[0].basis, Some(Basis::UnnamedOfficials));
    assert_eq!(last!(next, sources).title, "Officials");
    assert_eq!(next.positions.len(), scenario.positions.len() + 1);
}

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
        for start in form.starts {
            assert!(form.pattern.contains("PARTY") || form.starts[0].starts_with(form.starts[0]));
            assert!(!start.is_empty());
        }
    }
}

#[test]
fn a_talk_takes_all_that_is_said_of_it() {
    let next = after(
        &berlin(),
        "talk Second round, 21 to 23 Feb 2027, Vienna, bilateral, track 1.5, with Ukraine, United States and Norway, \
         mediated by Switzerland, about NATO membership, follows Berlin talks #round #feb",
    );
    let talk = last!(next, talks);
    assert_eq!(talk.start.unwrap().to_string(), "2027-02-21");
    assert_eq!(talk.end.unwrap().to_string(), "2027-02-23");
    assert_eq!(talk.venue, "Vienna");
    assert_eq!(talk.format, Some(TalkFormat::Bilateral));
    assert_eq!(
        talk.status,
        Some(TalkStatus::Planned),
        "it is still to come"
    );
    assert_eq!(talk.tags, ["round", "feb"]);
    let parties: Vec<(String, Option<PartyRole>)> = talk
        .participants
        .iter()
        .map(|one| {
            let party = next.parties.get(one.party.id()).unwrap();
            (party.name.clone(), one.role.clone())
        })
        .collect();
    assert_eq!(
        parties,
        [
            ("Ukraine".to_owned(), None),
            ("United States".to_owned(), None),
            ("Norway".to_owned(), None),
            ("Switzerland".to_owned(), Some(PartyRole::Mediator)),
        ]
    );
    assert_eq!(ids(&talk.agenda), ["issue-nato-membership"]);
    assert_eq!(talk.follows.unwrap().id().as_str(), "talk-berlin");
    // Two parties that were not there have two colours.
    let new: Vec<_> = next
        .parties
        .iter()
        .rev()
        .take(2)
        .map(|party| party.colour.clone())
        .collect();
    assert_ne!(new[0], new[1]);
}

#[test]
fn a_past_talk_is_not_said_to_have_been_held() {
    let talk = last!(after(&berlin(), "talk Oslo channel, 1993"), talks);
    assert_eq!(talk.status, None);
    let talk = last!(
        after(&berlin(), "talk Oslo channel, 1993, concluded"),
        talks
    );
    assert_eq!(talk.status, Some(TalkStatus::Concluded));
}

#[test]
fn a_party_takes_all_that_is_said_of_it() {
    let next = after(
        &berlin(),
        "party Aceh Monitoring Mission (AMM), international organisation, observer, member of European Union, \
         led by Pieter Feith, public",
    );
    let party = last!(next, parties);
    assert_eq!(party.name, "Aceh Monitoring Mission");
    assert_eq!(party.short_name, "AMM");
    assert_eq!(party.kind, Some(PartyKind::InternationalOrganisation));
    assert_eq!(party.role, Some(PartyRole::Observer));
    assert_eq!(
        (party.delegation[0].name.as_str(), party.delegation[0].head),
        ("Pieter Feith", true)
    );
    let union = next.parties.get(party.member_of[0].id()).unwrap();
    assert_eq!(union.name, "European Union");
    // What is made along with a public card is public too, or the room would see half of it.
    assert_eq!(
        (&party.handling, &union.handling),
        (&Handling::Public, &Handling::Public)
    );
}

#[test]
fn issues_options_proposals_and_provisions() {
    let scenario = berlin();
    let issue = last!(
        after(
            &scenario,
            "issue Prisoners, humanitarian: All go free / None goes free, for now"
        ),
        issues
    );
    assert_eq!(issue.theme, Some(Theme::Humanitarian));
    let options: Vec<&str> = issue
        .options
        .iter()
        .map(|option| option.title.as_str())
        .collect();
    assert_eq!(options, ["All go free", "None goes free, for now"]);

    let next = after(
        &scenario,
        "option Phased withdrawal of Withdrawal: over six months, under watch",
    );
    let issue = next.issues.get(&Id::from("issue-withdrawal")).unwrap();
    assert_eq!(issue.options.last().unwrap().title, "Phased withdrawal");
    assert_eq!(
        issue.options.last().unwrap().description,
        "over six months, under watch"
    );

    let next = after(
        &scenario,
        "proposal Non-paper on prisoners, non-paper, by Norway, at Berlin talks, 2026-02",
    );
    let proposal = last!(next, proposals);
    assert_eq!(proposal.title, "Non-paper on prisoners");
    assert_eq!(proposal.kind, Some(ProposalKind::NonPaper));
    assert_eq!(proposal.tabled_at.unwrap().id().as_str(), "talk-berlin");
    assert_eq!(proposal.status, Some(ProposalStatus::Tabled));

    let next = after(
        &scenario,
        "provision 1.1 Amnesty: all go free, without exception in Security guarantees with a clear timetable, \
         by Ukraine and Russia, within 2 weeks of Berlin talks, guaranteed by US, verified by Norway, agreed at Berlin talks",
    );
    let proposal = next
        .proposals
        .get(&Id::from("proposal-guarantees-timetable"))
        .unwrap();
    let part = proposal.provisions.last().unwrap();
    assert_eq!(
        (part.heading.as_str(), part.text.as_str()),
        ("1.1 Amnesty", "all go free, without exception")
    );
    assert_eq!(ids(&part.responsible), ["party-ukraine", "party-russia"]);
    assert_eq!(ids(&part.guarantors), ["party-united-states"]);
    assert_eq!(part.timeframe.days.unwrap().0, 14.0);
    assert_eq!(
        part.timeframe.after.as_ref().unwrap().id().as_str(),
        "talk-berlin"
    );
    assert_eq!(part.mechanisms[0].kind, Some(MechanismKind::Verification));
    assert!(part.agreed);
    assert_eq!(talk_of(&part.agreed_at), "talk-berlin");
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
fn stances_are_understood_as_people_say_them() {
    let scenario = berlin();
    for (verb, stance) in [
        ("demands", Stance::Demands),
        ("demanded", Stance::Demands),
        ("insists on", Stance::Demands),
        ("supports", Stance::Supports),
        ("would accept", Stance::Accepts),
        ("is willing to accept", Stance::Accepts),
        ("is undecided on", Stance::Undecided),
        ("was reluctant about", Stance::Reluctant),
        ("OPPOSED", Stance::Opposes),
        ("is against", Stance::Opposes),
        ("ruled out", Stance::Rejects),
        ("does not accept", Stance::Rejects),
        ("does not know", Stance::NotKnown),
        ("is silent on", Stance::NotKnown),
    ] {
        let line = format!("Russia {verb} A robust verification regime is created");
        let position = last!(after(&scenario, &line), positions);
        assert_eq!(position.stance, Some(stance), "{verb}");
        assert_eq!(
            position.on.option.unwrap().id().as_str(),
            "option-verification-robust"
        );
        assert_eq!(
            position.since,
            Default::default(),
            "there is no record: from the beginning"
        );
    }
}

#[test]
fn a_position_takes_all_that_is_said_of_it() {
    let next = after(
        &berlin(),
        "Russia privately accepts A ceasefire is monitored since 3 Feb 2026 per Kyiv officials in Background of the Berlin Talks, \
         in return for Security guarantees that deter and The question is left open, high confidence, worth 60 \
         because it is tired, it says",
    );
    let position = last!(next, positions);
    assert!(position.private);
    assert_eq!(position.since.date.unwrap().to_string(), "2026-02-03");
    assert_eq!(
        ids(&position.conditions),
        ["option-guarantees-deterrent", "option-borders-open"]
    );
    assert_eq!(position.confidence, Some(Confidence::High));
    assert_eq!(position.value.unwrap().get(), 60);
    assert_eq!(position.rationale, "it is tired, it says");
    let cited = &position.sources[0];
    assert_eq!(cited.source.id().as_str(), "source-article");
    assert_eq!(
        (cited.who.as_str(), &cited.basis),
        ("Kyiv officials", &Some(Basis::UnnamedOfficials))
    );
}

#[test]
fn a_new_stance_is_a_shift_and_overwrites_nothing() {
    let scenario = berlin();
    let line = "Ukraine opposes Pause the NATO accession talks at Further round";
    let note = |line: &str| reading(&scenario, line).entry.unwrap().note;
    assert_eq!(note(line), None, "nothing is on record");
    let line = "Ukraine rejects Security guarantees that deter at Further round";
    assert_eq!(
        note(line).unwrap(),
        "A shift from supports, held since the beginning"
    );
    let next = after(&scenario, line);
    assert_eq!(next.positions.len(), scenario.positions.len() + 1);
    let line = "Ukraine supports Security guarantees that deter at Further round";
    assert!(note(line).unwrap().starts_with("Held already"));
    let line = "Ukraine rejects The goal of joining is dropped at Further round";
    assert_eq!(
        note(line).unwrap(),
        "A shift from accepts, held since Berlin talks"
    );
    // With no moment given it holds from today.
    let position = last!(
        after(&scenario, "Ukraine rejects Security guarantees that deter"),
        positions
    );
    assert_eq!(position.since.date, Some(today()));
}

#[test]
fn what_is_dropped_ends_and_stays_on_record() {
    let scenario = berlin();
    for line in [
        "Ukraine drops Security guarantees that deter at Further round per observers",
        "Ukraine no longer supports Security guarantees that deter at Further round per observers",
    ] {
        let next = after(&scenario, line);
        assert_eq!(next.positions.len(), scenario.positions.len());
        let position = next
            .positions
            .get(&Id::from("position-ukraine-guarantees"))
            .unwrap();
        assert_eq!(talk_of(&position.until), "talk-further-round");
        assert_eq!(position.stance, Some(Stance::Supports));
        assert_eq!(position.sources.last().unwrap().field, "until");
    }
    assert_eq!(
        problem(
            &scenario,
            "Ukraine no longer demands Security guarantees that deter"
        ),
        "The position of Ukraine on “Security guarantees that deter” is: supports"
    );
    assert_eq!(
        problem(&scenario, "Ukraine drops A ceasefire is monitored"),
        "Ukraine holds no position on “A ceasefire is monitored” to drop"
    );
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
fn reactions_relations_and_claims() {
    let scenario = berlin();
    let next = after(
        &scenario,
        "Norway welcomes Berlin talks on 2026-02-03: “a step, on a long road”",
    );
    let reaction = last!(next, reactions);
    assert_eq!(reaction.tone, Some(Tone::Welcomes));
    assert_eq!(reaction.to.id().as_str(), "talk-berlin");
    assert_eq!(reaction.text, "a step, on a long road");
    assert_eq!(reaction.date.unwrap().to_string(), "2026-02-03");

    let relation = last!(
        after(&scenario, "United States mediates Further round"),
        relations
    );
    assert_eq!(relation.kind, Some(RelationKind::Mediates));
    assert_eq!(relation.to.id().as_str(), "talk-further-round");
    let relation = last!(
        after(&scenario, "Norway is allied with US since 1949"),
        relations
    );
    assert_eq!(
        (relation.kind, relation.mutual),
        (Some(RelationKind::Ally), true)
    );
    assert_eq!(relation.since.date.unwrap().to_string(), "1949");
    let relation = last!(after(&scenario, "Norway supports Ukraine"), relations);
    assert_eq!(
        relation.kind,
        Some(RelationKind::Supports),
        "of a party it is a tie, not a stance"
    );
    let relation = last!(
        after(&scenario, "relation Norway to Ukraine: hosts talks for"),
        relations
    );
    assert_eq!(
        (relation.kind, relation.label.as_str()),
        (Some(RelationKind::Other), "hosts talks for")
    );

    let line = "risk Front lines freeze of Pause the NATO accession talks for Ukraine and Russia, likelihood 3, impact 5, long term: it has happened";
    let claim = last!(after(&scenario, line), implications);
    assert_eq!(
        (claim.title.as_str(), claim.effect),
        ("Front lines freeze", Some(Effect::Risk))
    );
    assert_eq!(
        (claim.likelihood.unwrap().get(), claim.impact.unwrap().get()),
        (3, 5)
    );
    assert_eq!(ids(&claim.for_whom), ["party-ukraine", "party-russia"]);
    assert_eq!(ids(&claim.of), ["proposal-pause-accession"]);

    let line = "source BBC News, 23 February 2005, article, A2, https://news.bbc.co.uk/x,y";
    let source = last!(
        after(
            &scenario,
            "source BBC News, 23 February 2005, article, A2, https://news.bbc.co.uk/"
        ),
        sources
    );
    assert_eq!(source.kind, Some(SourceKind::Article));
    assert_eq!(
        (source.reliability, source.credibility.unwrap().get()),
        (Some(Reliability::A), 2)
    );
    assert_eq!(source.url, "https://news.bbc.co.uk/");
    assert_eq!(source.date.unwrap().to_string(), "2005-02-23");
    assert!(!reading(&scenario, line).entry.unwrap().title.is_empty());
}

#[test]
fn commitments_and_evidence() {
    let scenario = berlin();
    let next = after(
        &scenario,
        "milestone GAM hands over 840 arms, by Free Aceh Movement, due 2005-12-31, verified by AMM, after Draft concrete milestones, full",
    );
    let card = last!(next, commitments);
    assert_eq!(card.kind, Some(CommitmentKind::Milestone));
    assert_eq!(card.status, Some(ImplementationStatus::Full));
    assert_eq!(card.due.date.unwrap().to_string(), "2005-12-31");
    assert_eq!(ids(&card.depends_on), ["commitment-milestones"]);
    assert_eq!(card.mechanisms[0].by.len(), 1);

    let next = after(
        &next,
        "evidence 2005-10-19 for GAM hands over 840 arms: 424 of 840 arms, or half, handed over, intermediate per AMM",
    );
    let evidence = last!(next, commitments).evidence[0].clone();
    assert_eq!(evidence.date.unwrap().to_string(), "2005-10-19");
    assert_eq!(evidence.text, "424 of 840 arms, or half, handed over");
    assert_eq!(evidence.status, Some(ImplementationStatus::Intermediate));
    assert_eq!(evidence.sources.len(), 1);
}

#[test]
fn what_cannot_be_placed_is_said_and_changes_nothing() {
    let scenario = berlin();
    for (line, said) in [
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
