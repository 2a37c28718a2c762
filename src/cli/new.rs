//! `nonpaper new`.

use std::path::Path;

use anyhow::bail;

use super::Outcome;
use crate::io::{file::name_of, samples::Template, save::save};

pub(super) fn run(out: &Path, template: Template) -> anyhow::Result<Outcome> {
    if out.symlink_metadata().is_ok() {
        bail!("Could not make {}: it is there already", name_of(out));
    }
    save(out, &template.scenario()?)?;
    Ok(Outcome::Fine)
}
