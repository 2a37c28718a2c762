//! `nonpaper convert`.

use std::path::Path;

use super::{Outcome, print};
use crate::io::{file::load, format, save::save};

pub(super) fn run(input: &Path, output: &Path) -> anyhow::Result<Outcome> {
    let loaded = load(input)?;
    if output == Path::new("-") {
        print(&format::write(&loaded.scenario))?;
    } else {
        save(output, &loaded.scenario)?;
    }
    Ok(Outcome::Fine)
}
