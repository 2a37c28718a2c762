//! Meeting over a socket in a folder that only the user can look into.
//!
//! A lock on a file decides who is first. The system lets go of it when its holder ends, however
//! that happens, so whoever gets it may clear away the socket of a program that is gone.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Read as _, Write as _},
    os::unix::{
        fs::{MetadataExt as _, OpenOptionsExt as _},
        net::{UnixListener, UnixStream},
    },
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread::{self, JoinHandle},
    time::{Duration, SystemTime},
};

use super::{Arrival, Asked, Request, message};
use crate::io::{meeting::Meeting, places::make_private_folder};

/// How long before who asks gives up a request is void, so that both agree on whether it was taken.
const MARGIN: Duration = Duration::from_millis(200);
/// Nobody asks for longer.
const LONGEST: Duration = Duration::from_secs(5);
/// How long one that has connected may take to say what it wants.
const SAYING: Duration = Duration::from_millis(500);
/// Between two looks at the lock and the socket.
const PAUSE: Duration = Duration::from_millis(40);
/// The answer.
const TAKEN: &[u8] = b"taken";

/// The first program: others reach it for as long as it keeps this.
#[derive(Debug)]
pub(in crate::app) struct First {
    socket: PathBuf,
    listener: Option<UnixListener>,
    thread: Option<JoinHandle<()>>,
    is_closing: Arc<AtomicBool>,
    /// Let go of last of all.
    _lock: File,
}

/// Becomes the first program at this place, or hands the request to the one that is.
///
/// # Errors
/// If the place cannot be used.
pub(super) fn arrive(
    meeting: &Meeting,
    request: &Request,
    patience: Duration,
) -> io::Result<Arrival> {
    make_private_folder(&meeting.folder)?;
    check_private(&meeting.folder)?;
    let end = SystemTime::now() + patience;
    loop {
        if let Some(lock) = try_lock(&meeting.lock)? {
            return First::at(meeting, lock).map(Arrival::First);
        }
        // The other one may be starting, or just ending; then nobody listens, and we look again.
        if let Ok(true) = hand_over(&meeting.socket, request, end) {
            return Ok(Arrival::Handed);
        }
        if left(end) <= PAUSE {
            let why = "another Nonpaper is running over the same data and does not answer";
            return Ok(Arrival::Alone(why.to_owned()));
        }
        thread::sleep(PAUSE);
    }
}

/// A folder that was there already may be anybody's.
fn check_private(folder: &Path) -> io::Result<()> {
    let about = fs::symlink_metadata(folder)?;
    let is_ours = about.uid() == rustix::process::getuid().as_raw();
    if about.is_dir() && is_ours && about.mode() & 0o077 == 0 {
        Ok(())
    } else {
        Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "others can look into it",
        ))
    }
}

fn try_lock(path: &Path) -> io::Result<Option<File>> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Asks the first program; whether it has taken the request.
fn hand_over(socket: &Path, request: &Request, end: SystemTime) -> io::Result<bool> {
    let mut stream = UnixStream::connect(socket)?;
    if !is_ours(&stream) {
        return Ok(false);
    }
    // None at all would be for ever.
    let left = left(end).max(Duration::from_millis(1));
    stream.set_read_timeout(Some(left))?;
    stream.set_write_timeout(Some(left))?;
    stream.write_all(&message::write(request, end))?;
    stream.shutdown(std::net::Shutdown::Write)?;
    let mut answer = Vec::new();
    stream.take(16).read_to_end(&mut answer)?;
    Ok(answer == TAKEN)
}

fn left(end: SystemTime) -> Duration {
    end.duration_since(SystemTime::now()).unwrap_or_default()
}

/// Whether the program at the other end is the same user's.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn is_ours(stream: &UnixStream) -> bool {
    rustix::net::sockopt::socket_peercred(stream)
        .is_ok_and(|peer| peer.uid == rustix::process::getuid())
}

/// Elsewhere only the folder keeps others out.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn is_ours(_: &UnixStream) -> bool {
    true
}

impl First {
    fn at(meeting: &Meeting, lock: File) -> io::Result<Self> {
        // Whose it was is gone, else we would not have the lock.
        match fs::remove_file(&meeting.socket) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        Ok(Self {
            socket: meeting.socket.clone(),
            listener: Some(UnixListener::bind(&meeting.socket)?),
            thread: None,
            is_closing: Arc::default(),
            _lock: lock,
        })
    }

    /// Hands on what others ask for from now on, on a thread of its own, which sleeps meanwhile.
    pub(in crate::app) fn listen(&mut self, hand_on: impl Fn(Asked) + Send + 'static) {
        let Some(listener) = self.listener.take() else {
            return;
        };
        let is_closing = Arc::clone(&self.is_closing);
        let started = thread::Builder::new()
            .name("other starts".to_owned())
            .spawn(move || {
                for stream in listener.incoming() {
                    if is_closing.load(Ordering::SeqCst) {
                        return;
                    }
                    match stream {
                        // Who was cut off asks again, or goes on by itself.
                        Ok(stream) => drop(serve(stream, &hand_on)),
                        Err(_) => thread::sleep(Duration::from_millis(200)),
                    }
                }
            });
        self.thread = started.ok();
    }

    /// Takes no more requests: who asks now waits until this program has ended.
    pub(in crate::app) fn stop(&mut self) {
        self.is_closing.store(true, Ordering::SeqCst);
        self.listener = None;
        if let Some(thread) = self.thread.take() {
            // Wakes it up. Where the socket was cleared away nobody else reaches it either, and it
            // ends with the program.
            if UnixStream::connect(&self.socket).is_ok() {
                let _ = thread.join();
            }
        }
        let _ = fs::remove_file(&self.socket);
    }
}

impl Drop for First {
    fn drop(&mut self) {
        self.stop();
    }
}

fn serve(mut stream: UnixStream, hand_on: &impl Fn(Asked)) -> io::Result<()> {
    if !is_ours(&stream) {
        return Ok(());
    }
    stream.set_read_timeout(Some(SAYING))?;
    stream.set_write_timeout(Some(SAYING))?;
    let mut bytes = Vec::new();
    (&mut stream)
        .take(message::MOST_BYTES)
        .read_to_end(&mut bytes)?;
    let Some((request, end)) = message::read(&bytes) else {
        return Ok(());
    };
    let wait = left(end).saturating_sub(MARGIN).min(LONGEST);
    if wait.is_zero() {
        return Ok(());
    }
    // Of no size: it is taken at the moment when it is answered, or not at all.
    let (answer, taken) = mpsc::sync_channel(0);
    hand_on(Asked { request, answer });
    if taken.recv_timeout(wait).is_ok() {
        stream.write_all(TAKEN)?;
    }
    Ok(())
}
