//! Commands with no window: every command from every state, navigation, deleting.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod common;

use std::path::Path;

use common::no_window::*;
use nonpaper::{
    commands::{Act, Board, Command, Screen, Workspace, table},
    document::{Edit, Transaction},
    io::samples::Template,
    model::{Id, Kind, Scenario},
};

#[test]
fn every_command_from_every_state_never_panics() {
    let states: Vec<fn(&mut Workspace, &Path)> = vec![
        |_, _| {},
        |w, _| perform(w, Command::NewFrom(Template::Blank)),
        |w, _| perform(w, Command::NewFrom(Template::BerlinTalks)),
        |w, folder| perform(w, Command::OpenPath(outside(folder))),
        |w, _| {
            perform(w, Command::NewFrom(Template::BerlinTalks));
            perform(w, Command::Select(None));
        },
        |w, _| {
            perform(w, Command::NewFrom(Template::Mediated));
            let proposal = w
                .open
                .as_ref()
                .unwrap()
                .document
                .scenario()
                .proposals
                .at(0)
                .unwrap();
            let provision = proposal.provisions[0].id.clone();
            perform(w, Command::GoTo(provision));
        },
        |w, _| {
            perform(w, Command::NewFrom(Template::BerlinTalks));
            perform(w, Command::ShowBoard(Board::Of(Kind::Waiver)));
            perform(w, Command::Select(Some(Id::from("gone"))));
        },
        |w, folder| {
            perform(w, Command::OpenPath(outside(folder)));
            edit_title(w, "Changed");
            act(w, Act::Quit);
        },
        |w, _| {
            perform(w, Command::NewFrom(Template::BerlinTalks));
            act(w, Act::SaveAs);
        },
    ];
    for state in &states {
        for first in table::TABLE {
            let (folder, mut workspace) = start();
            state(&mut workspace, folder.path());
            act(&mut workspace, first.act);
            for second in table::TABLE {
                act(&mut workspace, second.act);
                if let Some(open) = &workspace.open {
                    // The reports belong to the scenario that is shown.
                    let day = open.reports.day();
                    let anew = nonpaper::analysis::Reports::on(open.document.scenario(), day);
                    assert!(open.reports.findings == anew.findings);
                }
            }
        }
    }
}

#[test]
fn random_commands_keep_the_scenario_sound() {
    for seed in 0..60 {
        let (_folder, mut workspace) = start();
        perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
        let mut random = fastrand::Rng::with_seed(seed);
        for _ in 0..60 {
            let ids: Vec<Id> = match &workspace.open {
                Some(open) => nonpaper::model::field::own_ids(open.document.scenario()),
                None => break,
            };
            let id = (!ids.is_empty()).then(|| ids[random.usize(..ids.len())].clone());
            let row = &table::TABLE[random.usize(..table::TABLE.len())];
            match random.u8(..4) {
                0 => perform(&mut workspace, Command::Select(id)),
                1 if id.is_some() => perform(&mut workspace, Command::GoTo(id.unwrap())),
                _ if matches!(row.act, Act::Quit | Act::CloseScenario | Act::NewScenario) => {}
                _ => act(&mut workspace, row.act),
            }
            workspace.dialog = None;
        }
        let open = workspace.open.as_ref().unwrap();
        let wrong = nonpaper::model::validation::validate(open.document.scenario());
        assert_eq!(wrong, [], "seed {seed}");
    }
}

#[cfg(unix)]
#[cfg(unix)]
#[cfg(unix)]
#[test]
fn home_lists_what_was_opened_and_what_is_in_the_library() {
    let (folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::Bilateral));
    let library = open_path(&workspace);
    perform(&mut workspace, Command::OpenPath(outside(folder.path())));
    act(&mut workspace, Act::CloseScenario);
    assert_eq!(workspace.screen, Screen::Home);
    let recent: Vec<_> = workspace
        .home
        .recent
        .iter()
        .map(|(summary, _)| summary.path.clone())
        .collect();
    assert_eq!(
        recent,
        [folder.path().join("talks.nonpaper"), library.clone()]
    );
    assert!(
        workspace.home.library.is_empty(),
        "what is recent is not listed twice"
    );
    perform(&mut workspace, Command::Forget(library.clone()));
    assert_eq!(workspace.home.library.len(), 1);
    perform(&mut workspace, Command::Trash(library.clone()));
    assert!(!library.exists());
    assert!(workspace.home.library.is_empty());
}

#[test]
fn deleting_names_what_referred_to_it_and_is_one_step() {
    let (_folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
    let before: Scenario = workspace.open.as_ref().unwrap().document.scenario().clone();
    perform(
        &mut workspace,
        Command::Select(Some(Id::from("party-ukraine"))),
    );
    act(&mut workspace, Act::Delete);
    let (_, text) = last_notice(&workspace);
    assert!(
        text.starts_with("Deleted Ukraine, with ") && text.contains("positions"),
        "{text}"
    );
    assert!(text.contains("Berlin talks"), "{text}");
    act(&mut workspace, Act::Undo);
    let open = workspace.open.as_ref().unwrap();
    assert_eq!(open.document.scenario(), &before);
    assert_eq!(open.document.selection(), Some(&Id::from("party-ukraine")));
}

#[test]
fn following_a_reference_leads_there_and_back() {
    let (_folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
    let selected = |w: &Workspace| w.selected_card().unwrap().to_string();
    perform(&mut workspace, Command::GoTo(Id::from("party-ukraine")));
    perform(&mut workspace, Command::GoTo(Id::from("source-article")));
    assert_eq!(workspace.board, Board::Of(Kind::Source));
    act(&mut workspace, Act::Back);
    assert_eq!(
        (selected(&workspace), workspace.board),
        ("party-ukraine".into(), Board::Desk)
    );
    act(&mut workspace, Act::Back);
    assert_eq!(selected(&workspace), "talk-berlin");
    act(&mut workspace, Act::Forward);
    assert_eq!(selected(&workspace), "party-ukraine");
    // A place that has gone is passed over.
    perform(&mut workspace, Command::GoTo(Id::from("party-russia")));
    perform(&mut workspace, Command::GoTo(Id::from("talk-berlin")));
    let edit = Edit::Remove(Id::from("party-russia"));
    perform(
        &mut workspace,
        Command::Edit(Transaction::new("delete", edit)),
    );
    act(&mut workspace, Act::Back);
    assert_eq!(selected(&workspace), "party-ukraine");
}

#[test]
fn the_arrows_move_over_the_desk() {
    let (_folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
    let mut selected = |acts: &[Act]| {
        for one in acts {
            act(&mut workspace, *one);
        }
        workspace
            .selected_card()
            .map(|id| id.to_string())
            .unwrap_or_default()
    };
    assert_eq!(selected(&[]), "talk-berlin");
    assert_eq!(selected(&[Act::SelectRight]), "party-ukraine");
    assert_eq!(selected(&[Act::SelectDown]), "party-russia");
    assert_eq!(
        selected(&[Act::SelectLeft, Act::SelectLeft]),
        "talk-further-round"
    );
    assert_eq!(selected(&[Act::SelectUp, Act::SelectUp]), "talk-berlin");
    assert_eq!(selected(&[Act::Deselect]), "");
    assert_eq!(selected(&[Act::SelectDown]), "talk-berlin");
}
