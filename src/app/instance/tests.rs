//! Two programs in one, meeting in a folder of their own.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should say where"
)]

use std::{
    fs,
    os::unix::{fs::PermissionsExt as _, net::UnixListener},
    path::{Path, PathBuf},
    sync::mpsc,
    time::{Duration, Instant},
};

use super::{Arrival, Asked, First, Request, system::arrive};
use crate::io::{meeting::Meeting, places::Places};

const PATIENCE: Duration = Duration::from_secs(2);

fn meeting(folder: &Path) -> Meeting {
    Meeting::below(folder.join("run"), &Places::below(folder))
}

fn open(path: &str) -> Request {
    Request::Open(PathBuf::from(path))
}

fn first(meeting: &Meeting) -> First {
    match arrive(meeting, &Request::Show, PATIENCE).unwrap() {
        Arrival::First(first) => first,
        other => panic!("{other:?}"),
    }
}

/// A first program whose window takes what it is asked.
fn answering(meeting: &Meeting) -> (First, mpsc::Receiver<Request>) {
    let (sender, requests) = mpsc::channel();
    let mut first = first(meeting);
    first.listen(move |asked: Asked| {
        let sender = sender.clone();
        // The window is another thread.
        std::thread::spawn(move || {
            if asked.take() {
                let _ = sender.send(asked.request.clone());
            }
        });
    });
    (first, requests)
}

#[test]
fn a_second_start_hands_its_file_to_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let meeting = meeting(folder.path());
    let (_first, requests) = answering(&meeting);
    for request in [open("/tmp/talks.nonpaper"), Request::Show] {
        let arrival = arrive(&meeting, &request, PATIENCE).unwrap();
        assert!(matches!(arrival, Arrival::Handed), "{arrival:?}");
        assert_eq!(requests.recv().unwrap(), request);
    }
    // Others cannot reach it.
    let mode = fs::metadata(&meeting.folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn other_data_has_a_program_of_its_own() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let run = one.path().join("run");
    let _first = first(&Meeting::below(run.clone(), &Places::below(one.path())));
    let _other = first(&Meeting::below(run, &Places::below(two.path())));
}

#[test]
fn what_a_dead_program_left_behind_is_no_hindrance() {
    let folder = tempfile::tempdir().unwrap();
    let meeting = meeting(folder.path());
    fs::create_dir(&meeting.folder).unwrap();
    fs::set_permissions(&meeting.folder, fs::Permissions::from_mode(0o700)).unwrap();
    // A killed program leaves its socket and the file of its lock, but not the lock.
    drop(UnixListener::bind(&meeting.socket).unwrap());
    fs::write(&meeting.lock, "").unwrap();
    assert!(meeting.socket.exists());
    let (_first, requests) = answering(&meeting);
    let arrival = arrive(&meeting, &open("/tmp/a.nonpaper"), PATIENCE).unwrap();
    assert!(matches!(arrival, Arrival::Handed), "{arrival:?}");
    assert_eq!(requests.recv().unwrap(), open("/tmp/a.nonpaper"));
}

#[test]
fn after_the_first_has_ended_the_next_is_first() {
    let folder = tempfile::tempdir().unwrap();
    let meeting = meeting(folder.path());
    let (ending, requests) = answering(&meeting);
    drop(ending);
    assert!(!meeting.socket.exists());
    let _next = first(&meeting);
    assert!(requests.recv().is_err());
}

#[test]
fn a_program_whose_socket_was_cleared_away_ends_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let meeting = meeting(folder.path());
    let (ending, _requests) = answering(&meeting);
    fs::remove_dir_all(&meeting.folder).unwrap();
    let (ended, end) = mpsc::channel();
    std::thread::spawn(move || {
        drop(ending);
        ended.send(()).unwrap();
    });
    end.recv_timeout(PATIENCE).unwrap();
}

#[test]
fn one_that_arrives_while_the_first_ends_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let meeting = meeting(folder.path());
    let mut ending = first(&meeting);
    ending.stop();
    let waiting = std::thread::spawn({
        let meeting = meeting.clone();
        move || arrive(&meeting, &Request::Show, PATIENCE).unwrap()
    });
    // It still writes its files.
    std::thread::sleep(Duration::from_millis(300));
    assert!(!waiting.is_finished());
    drop(ending);
    assert!(matches!(waiting.join().unwrap(), Arrival::First(_)));
}

#[test]
fn of_many_starts_at_once_one_is_first() {
    let folder = tempfile::tempdir().unwrap();
    let meeting = meeting(folder.path());
    let starts: Vec<_> = (0..8)
        .map(|_| {
            let meeting = meeting.clone();
            std::thread::spawn(move || {
                match arrive(&meeting, &Request::Show, PATIENCE).unwrap() {
                    Arrival::First(mut first) => {
                        first.listen(|asked| {
                            std::thread::spawn(move || asked.take());
                        });
                        // It runs longer than the others take to arrive.
                        std::thread::sleep(Duration::from_millis(1500));
                        true
                    }
                    Arrival::Handed => false,
                    Arrival::Alone(why) => panic!("{why}"),
                }
            })
        })
        .collect();
    let firsts = starts
        .into_iter()
        .map(|start| start.join().unwrap())
        .filter(|is_first| *is_first)
        .count();
    assert_eq!(firsts, 1);
}

#[test]
fn a_first_that_does_not_answer_is_not_waited_for_and_does_nothing_later() {
    let folder = tempfile::tempdir().unwrap();
    let meeting = meeting(folder.path());
    let (sender, asked) = mpsc::channel();
    let mut stuck = first(&meeting);
    stuck.listen(move |asked| sender.send(asked).unwrap());
    let start = Instant::now();
    let arrival = arrive(&meeting, &open("/tmp/a.nonpaper"), PATIENCE).unwrap();
    assert!(matches!(arrival, Arrival::Alone(_)), "{arrival:?}");
    assert!(start.elapsed() < PATIENCE + Duration::from_millis(500));
    // When the window comes to itself, the file is open elsewhere.
    let late: Vec<Asked> = asked.try_iter().collect();
    assert!(!late.is_empty());
    assert!(late.iter().all(|asked| !asked.take()));
}

#[test]
fn a_folder_that_others_can_look_into_is_not_used() {
    let folder = tempfile::tempdir().unwrap();
    let meeting = meeting(folder.path());
    fs::create_dir(&meeting.folder).unwrap();
    fs::set_permissions(&meeting.folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(arrive(&meeting, &Request::Show, PATIENCE).is_err());
    assert!(!meeting.socket.exists());
}

#[test]
fn a_listener_sleeps_and_survives_nonsense() {
    use std::{io::Write as _, os::unix::net::UnixStream};
    let folder = tempfile::tempdir().unwrap();
    let meeting = meeting(folder.path());
    let (_first, requests) = answering(&meeting);
    for bytes in [&b""[..], b"burn\n", &[0xFF; 100_000]] {
        let mut stream = UnixStream::connect(&meeting.socket).unwrap();
        // It may have hung up before we were done.
        let _ = stream.write_all(bytes);
    }
    let arrival = arrive(&meeting, &Request::Show, PATIENCE).unwrap();
    assert!(matches!(arrival, Arrival::Handed), "{arrival:?}");
    assert_eq!(requests.recv().unwrap(), Request::Show);
}
