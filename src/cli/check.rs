//! `nonpaper check`.

use std::path::Path;

use serde_json::json;

use super::{Outcome, print};
use crate::{
    analysis::{
        Reports,
        check::{Finding, Told},
    },
    commands::Clock,
    io::file::load,
    model::validation::Severity,
};

pub(super) fn run(file: &Path, as_json: bool, all: bool) -> anyhow::Result<Outcome> {
    let scenario = load(file)?.scenario;
    let reports = Reports::on(&scenario, Some(Clock::System.day()));
    let told = |finding: &Finding| finding.told(&scenario, &reports.index, false);
    let open: Vec<Told> = reports.findings.iter().map(told).collect();
    let waived: Vec<Told> = reports.findings.waived().map(told).collect();
    let text = if as_json {
        let list = if all {
            json!({ "findings": open, "waived": waived })
        } else {
            json!({ "findings": open })
        };
        let mut text = serde_json::to_vec_pretty(&list)?;
        text.push(b'\n');
        text
    } else {
        in_words(&open, &waived, all).into_bytes()
    };
    print(&text)?;
    Ok(if open.is_empty() {
        Outcome::Fine
    } else {
        Outcome::Findings
    })
}

fn in_words(open: &[Told], waived: &[Told], all: bool) -> String {
    let mut text = String::new();
    for finding in open {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        text.push_str(&format!("{severity}: {}\n", line(finding)));
    }
    for finding in waived.iter().filter(|_| all) {
        text.push_str(&format!("waived: {}", line(finding)));
        match finding.waived.as_deref() {
            Some(reason) if !reason.is_empty() => text.push_str(&format!(": {reason}\n")),
            _ => text.push('\n'),
        }
    }
    text.push_str(&match open.len() {
        0 => "Sound: nothing was found".to_owned(),
        1 => "1 finding".to_owned(),
        number => format!("{number} findings"),
    });
    if !waived.is_empty() {
        text.push_str(&format!(", {} waived", waived.len()));
    }
    text.push('\n');
    text
}

fn line(finding: &Told) -> String {
    let Told {
        title,
        item,
        message,
        rule,
        ..
    } = finding;
    format!("{title} ({item}): {message} [{rule}]")
}
