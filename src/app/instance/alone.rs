//! Where programs cannot meet yet: each goes on by itself.

use std::{io, time::Duration};

use super::{Arrival, Asked, Request};
use crate::io::meeting::Meeting;

/// Nobody is the first here.
#[derive(Debug)]
pub(in crate::app) enum First {}

impl First {
    pub(in crate::app) fn listen(&mut self, _: impl Fn(Asked) + Send + 'static) {
        match *self {}
    }

    pub(in crate::app) fn stop(&mut self) {
        match *self {}
    }
}

pub(super) fn arrive(_: &Meeting, _: &Request, _: Duration) -> io::Result<Arrival> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}
