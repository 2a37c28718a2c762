//! One program for each user and data directory: a second start hands what it was asked for to the
//! first, which comes to the front. Two that wrote into one library would take each other's files
//! for changed behind their back.
//!
//! `interprocess` was looked at: its sockets have neither the lock that decides who is first nor a
//! time limit on connecting, so that little but names would be left for it to do on Unix. When the
//! program comes to Windows it may serve there, behind the same interface.

#[cfg(unix)]
mod message;
#[cfg(all(test, unix))]
mod tests;
#[cfg(unix)]
mod unix;
#[cfg(unix)]
use unix as system;

#[cfg(not(unix))]
mod alone;
#[cfg(not(unix))]
use alone as system;

use std::{path::PathBuf, sync::mpsc, time::Duration};

use crate::io::{meeting::Meeting, places::Places, samples::Template};

pub(super) use system::First;

/// How long a start waits for another program's answer, before it goes on by itself.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a start asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Request {
    /// The window.
    Show,
    /// A scenario, by its absolute path.
    Open(PathBuf),
    /// The library's scenario from a template.
    Template(Template),
}

/// How a start turns out.
#[derive(Debug)]
pub(super) enum Arrival {
    /// It is the only one, and the place where others will look for it is its own.
    First(First),
    /// Another one has taken the request.
    Handed,
    /// There is another one that does not answer, or no place to look for one; this one goes on by
    /// itself. The sentence says why.
    Alone(String),
}

/// What another start has asked for.
#[derive(Debug)]
pub(super) struct Asked {
    /// What it asked for.
    pub(super) request: Request,
    /// Whoever waits on the other end hears that it was taken.
    answer: mpsc::SyncSender<()>,
}

impl Asked {
    /// Takes it over. False if the other one has given up waiting and does it by itself: then it
    /// must not be done twice.
    pub(super) fn take(&self) -> bool {
        self.answer.send(()).is_ok()
    }
}

/// Looks for a program that is running over the same data, and hands it the request if there is one.
pub(super) fn arrive(places: &Places, request: &Request) -> Arrival {
    let mut why = "there is no place to meet".to_owned();
    for meeting in Meeting::places(places) {
        match system::arrive(&meeting, request, PATIENCE) {
            Ok(arrival) => return arrival,
            Err(error) => why = format!("{} cannot be used: {error}", meeting.folder.display()),
        }
    }
    Arrival::Alone(why)
}
