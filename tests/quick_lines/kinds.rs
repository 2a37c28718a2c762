//! What each form of line becomes.

use super::*;

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
    // The next line per officials rests on the same source, on the same terms.
    let line = "Russia rejects A ceasefire is monitored per officials";
    let again = after(&next, line);
    assert_eq!(again.sources.len(), next.sources.len());
    let cited = &last!(again, positions).sources[0];
    assert_eq!(cited.basis, Some(Basis::UnnamedOfficials));
    assert_eq!(next.positions.len(), scenario.positions.len() + 1);
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
fn a_citation_says_who_where_and_for_what() {
    let mut scenario = berlin();
    for line in [
        "source Deadlock looms in Aceh talks, 2005-07-14",
        "source Aceh talks (second day), 2005-02-23",
        "source Committee on the talks",
        "source Aceh talks end, 2005-02-23",
    ] {
        scenario = after(&scenario, line);
    }
    for (cited, who, source, field, locator) in [
        (
            "per Widodo A.S. in Deadlock looms in Aceh talks",
            "Widodo A.S.",
            "Deadlock looms in Aceh talks",
            "",
            "",
        ),
        (
            "per Widodo A.S. in Deadlock looms (stance: 14 July, on the limits)",
            "Widodo A.S.",
            "Deadlock looms in Aceh talks",
            "stance",
            "14 July, on the limits",
        ),
        (
            "per “Faye Belnis, AMM” in Aceh talks (second day) (p. 3)",
            "Faye Belnis, AMM",
            "Aceh talks (second day)",
            "",
            "p. 3",
        ),
        (
            "per Aceh talks (second day)",
            "",
            "Aceh talks (second day)",
            "",
            "",
        ),
        (
            "per the committee in Committee on the talks (Conditions)",
            "the committee",
            "Committee on the talks",
            "conditions",
            "",
        ),
    ] {
        let line = format!("Russia rejects A ceasefire is monitored {cited}");
        let next = after(&scenario, &line);
        assert_eq!(next.sources.len(), scenario.sources.len(), "{cited}");
        let position = last!(next, positions);
        let [found] = position.sources.as_slice() else {
            panic!("{cited}: {:?}", position.sources);
        };
        let title = &next.sources.get(found.source.id()).unwrap().title;
        assert_eq!(
            (
                found.who.as_str(),
                title.as_str(),
                found.field.as_str(),
                found.locator.as_str()
            ),
            (who, source, field, locator),
            "{cited}"
        );
    }
}

#[test]
fn what_belongs_to_a_party_is_added_to_it() {
    let mut scenario = berlin();
    for line in [
        "delegate Sergio Jaramillo of Ukraine: Adviser, and head of staff, head, notes A guest; not at the table",
        "interest Trade, and roads of Ukraine, public",
        "need Guarantees of Ukraine",
        "red line No land is given up of Ukraine against The goal of joining is dropped",
    ] {
        scenario = after(&scenario, line);
    }
    let party = scenario.parties.get(&Id::from("party-ukraine")).unwrap();
    let delegate = party.delegation.last().unwrap();
    assert_eq!(
        (
            delegate.name.as_str(),
            delegate.title.as_str(),
            delegate.head
        ),
        ("Sergio Jaramillo", "Adviser, and head of staff", true)
    );
    assert!(
        party.notes.ends_with("A guest; not at the table"),
        "{}",
        party.notes
    );
    let interest = party.interests.last().unwrap();
    assert_eq!(interest.text, "Trade, and roads");
    assert_eq!(interest.handling, Handling::Public);
    assert_eq!(party.needs.last().unwrap().handling, Handling::Team);
    let option = party.red_lines.last().unwrap().option.clone().unwrap();
    assert_eq!(option.id().as_str(), "option-goal-dropped");
}

#[test]
fn a_source_more_is_cited_by_a_card_that_is_there() {
    let scenario = berlin();
    let next = after(
        &scenario,
        "cite Ukraine per President Zelenskyy in officials (interests: last paragraph)",
    );
    let before = scenario.parties.get(&Id::from("party-ukraine")).unwrap();
    let party = next.parties.get(&Id::from("party-ukraine")).unwrap();
    assert_eq!(party.sources.len(), before.sources.len() + 1);
    let cited = party.sources.last().unwrap();
    assert_eq!(
        (cited.field.as_str(), cited.locator.as_str()),
        ("interests", "last paragraph")
    );
}

#[test]
fn the_signs_of_a_text_stay_as_they_were_written() {
    let line =
        "issue Forces: Non-local forces leave; ceilings for the rest / They stay, all of them";
    let options = last!(after(&berlin(), line), issues).options;
    let titles: Vec<&str> = options.iter().map(|option| option.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Non-local forces leave; ceilings for the rest",
            "They stay, all of them"
        ]
    );
}
