//! What is written for others: made off the frame, once it is known where it goes.

use std::{fmt, path::Path, sync::Arc};

/// Makes the bytes of files, or says in one sentence why not.
type Maker = dyn Fn() -> Result<Vec<Vec<u8>>, String> + Send + Sync;

/// Something that can be written to a file, or to several whose names are numbered.
#[derive(Clone)]
pub struct Export {
    /// What the file is called unless the user says otherwise, with its ending.
    pub name: String,
    make: Arc<Maker>,
}

impl Export {
    /// A file of this name, made by `make` when it is written.
    pub fn new(
        name: impl Into<String>,
        make: impl Fn() -> Result<Vec<u8>, String> + Send + Sync + 'static,
    ) -> Self {
        Self::several(name, move || Ok(vec![make()?]))
    }

    /// Files, one after the other, named after this name and numbered if there is more than one.
    pub fn several(
        name: impl Into<String>,
        make: impl Fn() -> Result<Vec<Vec<u8>>, String> + Send + Sync + 'static,
    ) -> Self {
        Self {
            name: file_name(&name.into()),
            make: Arc::new(make),
        }
    }

    /// How the names of its files end, without the dot.
    pub fn ending(&self) -> Option<&str> {
        Path::new(&self.name).extension()?.to_str()
    }

    /// What is written, file after file.
    ///
    /// # Errors
    /// One sentence, if it can't be made.
    pub fn files(&self) -> Result<Vec<Vec<u8>>, String> {
        (self.make)()
    }
}

/// A name that every system takes: no slashes, nothing that can't be seen, not too long.
fn file_name(text: &str) -> String {
    const MOST: usize = 120;
    let is_fine = |letter: char| !letter.is_control() && !r#"/\:*?"<>|"#.contains(letter);
    let (stem, ending) = text.rsplit_once('.').unwrap_or((text, ""));
    let stem: String = stem
        .chars()
        .map(|letter| if is_fine(letter) { letter } else { '-' })
        .take(MOST)
        .collect();
    let stem = stem.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    let stem = if stem.is_empty() { "Untitled" } else { stem };
    if ending.is_empty() {
        stem.to_owned()
    } else {
        format!("{stem}.{ending}")
    }
}

impl fmt::Debug for Export {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Export").field(&self.name).finish()
    }
}

/// The same, not merely alike: what is made can't be compared before it is made.
impl PartialEq for Export {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && Arc::ptr_eq(&self.make, &other.make)
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn every_system_takes_the_name() {
        assert_eq!(file_name("Talks: a/b?.svg"), "Talks- a-b-.svg");
        assert_eq!(file_name(" . .png"), "Untitled.png");
        assert_eq!(
            file_name("Berlin talks, Everything.graphml"),
            "Berlin talks, Everything.graphml"
        );
        assert!(file_name(&format!("{}.csv", "x".repeat(900))).len() < 130);
    }
}
