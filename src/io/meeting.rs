//! Where the programs of one user meet: the first to start over a data directory listens there,
//! and a second one hands over what it was asked to open.

use std::path::{Path, PathBuf};

use super::places::Places;

/// The files by which two programs find each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The folder of the two, which only the user may look into.
    pub folder: PathBuf,
    /// Where the first one listens.
    pub socket: PathBuf,
    /// Held by the first one for as long as it runs.
    pub lock: PathBuf,
}

impl Meeting {
    /// Where they can meet, the best place first: the folder that the system keeps for the running
    /// programs of a user, or else one beside the data.
    pub fn places(places: &Places) -> Vec<Self> {
        let system = directories::BaseDirs::new()
            .and_then(|dirs| dirs.runtime_dir().map(|dir| dir.join("nonpaper")));
        let data = data_folder(places).join("run");
        system
            .into_iter()
            .chain([data])
            .map(|folder| Self::below(folder, places))
            .collect()
    }

    /// The files below a folder, named after the data: another data directory, another program.
    pub fn below(folder: PathBuf, places: &Places) -> Self {
        let name = fingerprint(&settled(&data_folder(places)));
        Self {
            socket: folder.join(format!("{name:016x}.socket")),
            lock: folder.join(format!("{name:016x}.lock")),
            folder,
        }
    }
}

fn data_folder(places: &Places) -> PathBuf {
    places
        .library
        .parent()
        .unwrap_or(&places.library)
        .to_owned()
}

/// The one path of a folder, whatever links lead to it; also of one that is not there yet.
fn settled(folder: &Path) -> PathBuf {
    let known = folder
        .ancestors()
        .find_map(|known| Some((known, known.canonicalize().ok()?)));
    match known {
        Some((known, real)) => match folder.strip_prefix(known) {
            Ok(rest) if !rest.as_os_str().is_empty() => real.join(rest),
            _ => real,
        },
        None => folder.to_owned(),
    }
}

/// FNV-1a: unlike the standard library's hash it is the same in every build of the program.
fn fingerprint(path: &Path) -> u64 {
    path.as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn socket(data: &Path) -> PathBuf {
        Meeting::below(PathBuf::from("/run"), &Places::below(data)).socket
    }

    #[test]
    fn another_data_directory_is_another_program() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one"), folder.path().join("two"));
        assert_ne!(socket(&one), socket(&two));
        assert_eq!(socket(&one), socket(&one));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_data_directory_leads_to_the_same_program_before_and_after_it_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real");
        std::fs::create_dir(&real).unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let before = socket(&link.join("data"));
        assert_eq!(before, socket(&real.join("data")));
        std::fs::create_dir(real.join("data")).unwrap();
        assert_eq!(before, socket(&link.join("data")));
    }
}
