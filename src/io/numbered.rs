//! Several files beside each other, for what does not go into one.

use std::path::{Path, PathBuf};

use super::save;

/// The names of so many files: of one as it is given, of several with numbers, `talks-01.svg`,
/// `talks-02.svg` and so on, as many digits as the last needs, and two at least.
pub fn names(path: &Path, count: usize) -> Vec<PathBuf> {
    if count == 1 {
        return vec![path.to_owned()];
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension();
    let ending = ending.map(|it| format!(".{}", it.to_string_lossy()));
    let ending = ending.unwrap_or_default();
    let digits = count.to_string().len().max(2);
    (1..=count)
        .map(|number| path.with_file_name(format!("{stem}-{number:0digits$}{ending}")))
        .collect()
}

/// Writes files with these names, and tells the first and the last of them. Of several none may be there already: whoever chose the first
/// name has not been asked about the others.
///
/// # Errors
/// One sentence, if one is there or can't be written.
pub fn write(path: &Path, files: &[Vec<u8>]) -> Result<(PathBuf, Option<PathBuf>), String> {
    let names = names(path, files.len());
    if let [_, _, ..] = names.as_slice()
        && let Some(there) = names.iter().find(|name| name.exists())
    {
        let there = there.display();
        return Err(format!("{there} is there already: choose another name"));
    }
    for (name, bytes) in names.iter().zip(files) {
        save::write_atomically(name, bytes).map_err(|error| save::why_not(name, error))?;
    }
    let last = names.last().filter(|_| names.len() > 1).cloned();
    Ok((names.into_iter().next().unwrap_or_default(), last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_keeps_its_name_and_several_are_numbered() {
        let names = |count| names(Path::new("/a/talks.in Berlin.svg"), count);
        assert_eq!(names(1), [Path::new("/a/talks.in Berlin.svg")]);
        let twelve = names(12);
        assert_eq!(twelve[0], Path::new("/a/talks.in Berlin-01.svg"));
        assert_eq!(twelve[11], Path::new("/a/talks.in Berlin-12.svg"));
        assert_eq!(names(100)[0], Path::new("/a/talks.in Berlin-001.svg"));
    }

    #[test]
    fn of_several_none_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talks.png");
        let files = [vec![1], vec![2]];
        let (first, last) = write(&path, &files).unwrap();
        assert!(first.ends_with("talks-01.png") && last.unwrap().ends_with("talks-02.png"));
        assert_eq!(
            std::fs::read(folder.path().join("talks-02.png")).unwrap(),
            [2]
        );
        let again = write(&path, &[vec![3], vec![4]]).unwrap_err();
        assert!(again.contains("talks-01.png is there already"), "{again}");
        assert_eq!(
            std::fs::read(folder.path().join("talks-01.png")).unwrap(),
            [1]
        );
        // One alone has been asked about.
        write(&path, &[vec![5]]).unwrap();
        write(&path, &[vec![6]]).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), [6]);
    }
}
