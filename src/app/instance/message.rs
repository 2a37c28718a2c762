//! How a request is put into bytes: a line with a word and the time at which it becomes void, then
//! what it is about. A path is any bytes.

use std::{
    ffi::OsString,
    os::unix::ffi::{OsStrExt as _, OsStringExt as _},
    path::PathBuf,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use clap::ValueEnum as _;

use super::Request;
use crate::io::samples::Template;

/// More is no request.
pub(super) const MOST_BYTES: u64 = 64 * 1024;

/// A request, void from `end` on.
pub(super) fn write(request: &Request, end: SystemTime) -> Vec<u8> {
    let end = end.duration_since(UNIX_EPOCH).unwrap_or_default();
    let head = |word| format!("{word} {}\n", end.as_millis()).into_bytes();
    match request {
        Request::Show => head("show"),
        Request::Open(path) => [&head("open"), path.as_os_str().as_bytes()].concat(),
        Request::Template(template) => {
            let value = template.to_possible_value();
            let name = value.as_ref().map_or("", |value| value.get_name());
            [&head("template"), name.as_bytes()].concat()
        }
    }
}

/// `None` if a newer program asks for what this one does not know.
pub(super) fn read(bytes: &[u8]) -> Option<(Request, SystemTime)> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (head, rest) = bytes.split_at_checked(end)?;
    let rest = rest.get(1..)?;
    let (word, end) = std::str::from_utf8(head).ok()?.split_once(' ')?;
    let end = UNIX_EPOCH.checked_add(Duration::from_millis(end.parse().ok()?))?;
    let request = match word {
        "show" => Request::Show,
        "open" => {
            let path = PathBuf::from(OsString::from_vec(rest.to_vec()));
            path.is_absolute().then_some(Request::Open(path))?
        }
        "template" => {
            let name = std::str::from_utf8(rest).ok()?;
            Request::Template(Template::from_str(name, false).ok()?)
        }
        _ => return None,
    };
    Some((request, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_also_of_names_that_are_no_text() {
        let odd = OsString::from_vec(b"/tmp/a\nb\xFF.nonpaper".to_vec());
        let end = UNIX_EPOCH + Duration::from_millis(1_795_000_000_123);
        for request in [
            Request::Show,
            Request::Open(PathBuf::from("/home/ann/Geneva talks.nonpaper")),
            Request::Open(PathBuf::from(odd)),
            Request::Template(Template::BerlinTalks),
        ] {
            assert_eq!(read(&write(&request, end)), Some((request, end)));
        }
    }

    #[test]
    fn what_is_not_understood_is_left_alone() {
        for bytes in [
            &b""[..],
            b"show 1",
            b"show\n",
            b"show never\n",
            b"show 18446744073709551616\n",
            b"burn 1\n/tmp/a",
            b"open 1\nrelative.nonpaper",
            b"template 1\nunheard-of",
            b"template 1\n\xFF",
        ] {
            assert_eq!(read(bytes), None, "{bytes:?}");
        }
    }
}
