//! `nonpaper check`.

use std::path::Path;

use serde_json::json;

use super::{Outcome, print};
use crate::{
    io::file::load,
    model::validation::{Severity, validate},
};

pub(super) fn run(file: &Path, as_json: bool) -> anyhow::Result<Outcome> {
    let findings = validate(&load(file)?.scenario);
    if as_json {
        let mut text = serde_json::to_vec_pretty(&json!({ "findings": findings }))?;
        text.push(b'\n');
        print(&text)?;
    } else {
        let mut text = String::new();
        for finding in &findings {
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            text.push_str(&format!(
                "{severity}: {} ({}): {} [{}]\n",
                finding.title, finding.item, finding.message, finding.rule
            ));
        }
        text.push_str(&match findings.len() {
            0 => "Sound: nothing was found\n".to_owned(),
            1 => "1 finding\n".to_owned(),
            number => format!("{number} findings\n"),
        });
        print(text.as_bytes())?;
    }
    Ok(if findings.is_empty() {
        Outcome::Fine
    } else {
        Outcome::Findings
    })
}
