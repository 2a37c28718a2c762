//! Search, filters and orders, on the sample and on scenarios made for the purpose.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

use nonpaper::{
    analysis::{
        Reports,
        filter::{Filter, Findings, HandlingMark, Sort, SortBy, arrange},
        query::Query,
        search::{Memory, Results, Row, row, search},
    },
    io::samples::Template,
    model::{
        Attribution, Choice, Delegate, Id, Issue, Kind, Moment, PartialDate, Party, Position,
        Proposal, Provision, Ref, Scenario, Source, Talk, Target,
        handling::Handling,
        word::{Stance, TalkStatus},
    },
};

fn sample() -> Scenario {
    Template::BerlinTalks.scenario().unwrap()
}

/// Something in every sort of field.
fn made() -> Scenario {
    let mut scenario = Scenario::default();
    scenario.parties.push(Party {
        id: "party-ci".into(),
        name: "Côte d’Ivoire".into(),
        short_name: "RCI".into(),
        notes: "Says little about Genève.".into(),
        delegation: vec![Delegate {
            id: "delegate-a".into(),
            name: "Awa Traoré".into(),
            ..Delegate::default()
        }],
        ..Party::default()
    });
    scenario.talks.push(Talk {
        id: "talk-geneva".into(),
        title: "Genève 2".into(),
        start: Some(PartialDate::parse("2025-12-14")),
        status: Some(TalkStatus::UnderWay),
        tags: vec!["Détente".into()],
        handling: Handling::Public,
        ..Talk::default()
    });
    scenario.talks.push(Talk {
        id: "talk-ten".into(),
        title: "Genève 10".into(),
        outcome: "The mediators spoke of a long and winding list of matters before anyone came to \
                  the frozen assets, which are held in three countries and claimed by two, and to \
                  what else was left open at the end of the day."
            .into(),
        tags: vec!["winding".into()],
        ..Talk::default()
    });
    scenario.issues.push(Issue {
        id: "issue-assets".into(),
        title: "Assets".into(),
        options: vec![Choice {
            id: "option-release".into(),
            title: "Released in tranches".into(),
            ..Choice::default()
        }],
        ..Issue::default()
    });
    scenario.proposals.push(Proposal {
        id: "proposal-a".into(),
        title: "A draft".into(),
        provisions: vec![Provision {
            id: "provision-a".into(),
            heading: "Escrow".into(),
            text: "Kept by a third party until verified.".into(),
            responsible: vec![Ref::new("party-ci")],
            ..Provision::default()
        }],
        sources: vec![Attribution {
            source: Ref::new("source-a"),
            who: "an aide".into(),
            quote: "nobody wants the escrow".into(),
            ..Attribution::default()
        }],
        handling: Handling::shared_with(vec![Ref::new("party-ci")]),
        ..Proposal::default()
    });
    scenario.positions.push(Position {
        id: "position-a".into(),
        party: Ref::new("party-ci"),
        on: Target {
            option: Some(Ref::new("option-release")),
            ..Target::default()
        },
        stance: Some(Stance::Reluctant),
        since: Moment::at_talk(Ref::new("talk-geneva")),
        ..Position::default()
    });
    scenario.sources.push(Source {
        id: "source-a".into(),
        title: "The long wait".into(),
        publisher: "BBC".into(),
        ..Source::default()
    });
    scenario
}

struct Asked {
    scenario: Scenario,
    reports: Reports,
}

impl Asked {
    fn of(scenario: Scenario) -> Self {
        let reports = Reports::of(&scenario);
        Self { scenario, reports }
    }

    fn results(&self, typed: &str) -> Results {
        let query = Query::parse(typed, &self.scenario, &self.reports);
        search(
            &self.scenario,
            &self.reports,
            &query,
            &mut Memory::default(),
        )
    }

    fn ids(&self, typed: &str) -> Vec<String> {
        let found = self.results(typed).found;
        found.iter().map(|found| found.card.to_string()).collect()
    }

    fn row(&self, typed: &str, card: &str) -> Row {
        let query = Query::parse(typed, &self.scenario, &self.reports);
        let by_letters = self.results(typed).is_by_letters;
        let card = Id::from(card);
        row(
            &self.scenario,
            &self.reports,
            &card,
            query.words(),
            by_letters,
        )
    }
}

fn marked(text: &str, marks: &[std::ops::Range<usize>]) -> Vec<String> {
    marks
        .iter()
        .map(|mark| text[mark.clone()].to_owned())
        .collect()
}

#[test]
fn everything_that_a_card_says_is_found_whatever_the_case_and_accents() {
    let asked = Asked::of(made());
    for (typed, card) in [
        ("cote ivoire", "party-ci"),
        ("CÔTE D'IV", "party-ci"),
        ("rci", "party-ci"),
        ("traore", "party-ci"),
        ("says little", "party-ci"),
        ("detente", "talk-geneva"),
        ("2025-12-14", "talk-geneva"),
        ("14 december", "talk-geneva"),
        ("under way", "talk-geneva"),
        ("frozen assets", "talk-ten"),
        ("tranches", "issue-assets"),
        ("verified", "proposal-a"),
        ("aide", "proposal-a"),
        ("nobody wants", "proposal-a"),
        ("reluctant", "position-a"),
        ("bbc", "source-a"),
    ] {
        assert_eq!(asked.ids(typed)[0], card, "{typed}");
    }
    // By the names of what it refers to, in whatever part of it.
    assert!(asked.ids("ivoire").contains(&"proposal-a".to_owned()));
    assert_eq!(asked.ids("ivoire reluctant tranches"), ["position-a"]);
    assert!(asked.ids("ivoire unheard-of").is_empty());
}

#[test]
fn what_is_called_so_comes_before_what_only_says_so() {
    let asked = Asked::of(made());
    // The party is called so, its position after it; the proposal only refers to it.
    assert_eq!(asked.ids("cote"), ["party-ci", "position-a", "proposal-a"]);
    // In its title; in a tag; in a text.
    assert_eq!(asked.ids("geneve")[..2], ["talk-geneva", "talk-ten"]);
    assert_eq!(asked.ids("assets"), ["issue-assets", "talk-ten"]);
    // The whole title before one that goes on.
    assert_eq!(asked.ids("geneve 10")[0], "talk-ten");
    // A heading before a quotation: both are on one card, and the heading is shown.
    let row = asked.row("escrow", "proposal-a");
    assert_eq!(
        (row.place.as_str(), row.snippet.as_str()),
        ("Provision", "Escrow")
    );
    assert_eq!(row.target, Some(Id::from("provision-a")));
}

#[test]
fn only_when_no_card_has_the_words_their_letters_will_do() {
    let asked = Asked::of(made());
    let results = asked.results("gnve");
    assert!(results.is_by_letters);
    assert_eq!(results.found[0].card, Id::from("talk-geneva"));
    let row = asked.row("gnve", "talk-geneva");
    assert_eq!(marked(&row.title, &row.title_marks), ["G", "n", "ve"]);
    assert!(!asked.results("gen").is_by_letters);
    assert!(asked.results("xqzw").found.is_empty());
    // Letters that are strewn over a long name are not what is meant.
    let asked = Asked::of(sample());
    assert!(asked.results("grntee").found.len() < asked.scenario.all_cards().count() / 2);
}

#[test]
fn words_are_marked_where_they_stand_and_long_texts_are_cut_around_them() {
    let asked = Asked::of(made());
    let row = asked.row("cote ivoire", "party-ci");
    assert_eq!(marked(&row.title, &row.title_marks), ["Côte", "Ivoire"]);
    assert_eq!((row.place.as_str(), row.snippet.as_str()), ("", ""));

    let row = asked.row("frozen assets", "talk-ten");
    assert_eq!(row.place, "Outcome");
    assert!(
        row.snippet.starts_with('…') && row.snippet.ends_with('…'),
        "{row:?}"
    );
    assert!(row.snippet.chars().count() < 120);
    assert_eq!(
        marked(&row.snippet, &row.snippet_marks),
        ["frozen", "assets"]
    );

    let row = asked.row("geneve 2025-12", "talk-geneva");
    assert_eq!(marked(&row.title, &row.title_marks), ["Genève"]);
    assert_eq!(row.place, "Start");
    assert_eq!(row.snippet, "14 December 2025 (2025-12-14)");

    let row = asked.row("traoré", "party-ci");
    assert_eq!(
        (row.place.as_str(), row.snippet.as_str()),
        ("Delegate", "Awa Traoré")
    );
    let row = asked.row("kept escrow", "proposal-a");
    assert_eq!(row.place, "Provision");
    let row = asked.row("kept by", "proposal-a");
    assert_eq!(row.place, "Provision, wording");
    let row = asked.row("ivoire", "proposal-a");
    assert_eq!(row.place, "Provision, responsible");
    let row = asked.row("aide", "proposal-a");
    assert_eq!(row.place, "Who said it");
}

#[test]
fn filters_are_typed_among_the_words() {
    let asked = Asked::of(made());
    assert_eq!(asked.ids("kind:talk"), ["talk-geneva", "talk-ten"]);
    assert_eq!(asked.ids("kind:talk,source")[2], "source-a");
    assert_eq!(asked.ids("KIND:Talks geneve 10"), ["talk-ten"]);
    // About it, not only shared with it; by its short name too, and in quotes.
    assert_eq!(
        asked.ids("party:rci"),
        ["party-ci", "proposal-a", "position-a"]
    );
    assert_eq!(
        asked.ids("party:\"cote d'iv\" kind:position"),
        ["position-a"]
    );
    assert_eq!(asked.ids("tag:det"), ["talk-geneva"]);
    assert_eq!(asked.ids("handling:public"), ["talk-geneva"]);
    assert_eq!(asked.ids("handling:shared"), ["proposal-a"]);
    assert_eq!(asked.ids("source:bbc"), ["proposal-a", "source-a"]);
    assert!(asked.ids("finding:dangling").is_empty());
    // What is not finished narrows nothing, what is no filter is a word.
    assert_eq!(asked.ids("kind: rci")[0], "party-ci");
    assert!(asked.ids("who:knows").is_empty());

    let query = Query::parse(
        "kind:talk party:atlantis x",
        &asked.scenario,
        &asked.reports,
    );
    let labels: Vec<&str> = query.chips.iter().map(|chip| chip.label.as_str()).collect();
    assert_eq!(labels, ["Kind: talk", "Party: “atlantis”"]);
    assert_eq!(
        query.chips[1].unknown.as_deref(),
        Some("No party is called “atlantis”")
    );
    assert_eq!(query.chips[1].range, 10..24);
    assert!(query.is_impossible());
}

#[test]
fn what_is_only_shared_with_a_party_is_not_about_it() {
    let mut scenario = made();
    scenario.talks.at_mut(1).unwrap().handling = Handling::shared_with(vec![Ref::new("party-ci")]);
    let asked = Asked::of(scenario);
    assert!(!asked.ids("party:rci").contains(&"talk-ten".to_owned()));
}

#[test]
fn findings_are_filtered_by_their_rules() {
    let mut scenario = made();
    scenario.talks.at_mut(0).unwrap().start = Some(PartialDate::parse("soon"));
    scenario.parties.at_mut(0).unwrap().member_of = vec![Ref::new("party-gone")];
    let asked = Asked::of(scenario);
    for card in ["talk-geneva", "party-ci"] {
        assert!(asked.ids("finding:").contains(&card.to_owned()), "{card}");
    }
    assert_eq!(asked.ids("finding:date"), ["talk-geneva"]);
    assert_eq!(asked.ids("finding:dangling"), ["party-ci"]);
    assert!(asked.ids("finding:colour").is_empty());
}

fn order(scenario: &Scenario, kind: Kind, filter: &Filter, sort: Sort) -> Vec<String> {
    let reports = Reports::of(scenario);
    let ids = arrange(scenario, &reports, &[kind], filter, &sort);
    ids.iter().map(Id::to_string).collect()
}

#[test]
fn cards_are_put_in_order_and_what_has_nothing_to_go_by_comes_last() {
    let mut scenario = made();
    scenario.talks.push(Talk {
        id: "talk-early".into(),
        title: "Accra".into(),
        start: Some(PartialDate::parse("2003")),
        status: Some(TalkStatus::Concluded),
        ..Talk::default()
    });
    let by = |by, reversed| {
        let sort = Sort { by, reversed };
        order(&scenario, Kind::Talk, &Filter::default(), sort)
    };
    assert_eq!(
        by(SortBy::ListOrder, false),
        ["talk-geneva", "talk-ten", "talk-early"]
    );
    assert_eq!(
        by(SortBy::ListOrder, true),
        ["talk-early", "talk-ten", "talk-geneva"]
    );
    assert_eq!(
        by(SortBy::Title, false),
        ["talk-early", "talk-geneva", "talk-ten"]
    );
    assert_eq!(
        by(SortBy::Title, true),
        ["talk-ten", "talk-geneva", "talk-early"]
    );
    // The talk that has no date stands where it is in the order of the talks.
    assert_eq!(
        by(SortBy::Date, false),
        ["talk-early", "talk-geneva", "talk-ten"]
    );
    assert_eq!(
        by(SortBy::Status, false),
        ["talk-geneva", "talk-early", "talk-ten"]
    );
    assert_eq!(
        by(SortBy::Status, true),
        ["talk-early", "talk-geneva", "talk-ten"]
    );
    assert!(SortBy::of_kind(Kind::Talk).contains(&SortBy::Date));
    assert!(!SortBy::of_kind(Kind::Party).contains(&SortBy::Date));
}

#[test]
fn a_filter_lets_through_what_fits_every_facet() {
    let scenario = made();
    let reports = Reports::of(&scenario);
    let talk = scenario.card(&Id::from("talk-geneva")).unwrap();
    let fits = |filter: Filter| {
        assert!(!filter.is_blank());
        filter.matches(&scenario, &reports, talk)
    };
    let tags = |tag: &str| Filter {
        tags: vec![tag.into()],
        ..Filter::default()
    };
    assert!(fits(tags("détente")) && fits(tags("Detente")) && !fits(tags("det")));
    let text = |text: &str| Filter {
        text: text.into(),
        ..Filter::default()
    };
    assert!(fits(text("GENEVE under")) && !fits(text("geneve concluded")));
    assert!(
        !fits(text("gnve")),
        "a board shows what has the words, not what has their letters"
    );
    let mark = |mark| Filter {
        handling: vec![mark],
        ..Filter::default()
    };
    assert!(fits(mark(HandlingMark::Public)) && !fits(mark(HandlingMark::Team)));
    assert!(!fits(Filter {
        findings: Findings::Of(vec!["dangling-reference".to_owned()]),
        ..Filter::default()
    }));
    assert!(!fits(Filter {
        kinds: vec![Kind::Party],
        ..tags("détente")
    }));
    assert!(Filter::default().is_blank());
    assert!(Filter::default().matches(&scenario, &reports, talk));
}

#[test]
fn a_tie_that_is_tied_to_itself_has_a_title_all_the_same() {
    let mut scenario = Scenario::default();
    scenario.relations.push(nonpaper::model::Relation {
        id: "relation-a".into(),
        from: Ref::new("relation-a"),
        to: Ref::new("relation-a"),
        ..nonpaper::model::Relation::default()
    });
    let reports = Reports::of(&scenario);
    let title = reports.index.title(&scenario, &Id::from("relation-a"));
    assert!(title.contains('…'), "{title}");
    assert_eq!(
        title,
        nonpaper::model::naming::title_of(&scenario, &Id::from("relation-a"))
    );
}
