//! What the check finds, as a table: for the team only.

use super::{Seen, tones};
use crate::{
    analysis::check::Finding,
    io::sheet::{Cell, Column, ColumnKind, Row, Sheet},
    model::validation::Severity,
};

pub(super) fn sheet(seen: &Seen) -> Sheet {
    let text = |head: &str, wide| Column::new(head, ColumnKind::Text).wide(wide);
    let findings = &seen.reports.findings;
    let rows: Vec<Row> = findings
        .iter()
        .chain(findings.waived())
        .map(|finding| row(seen, finding))
        .collect();
    let mut subtitles = vec![seen.stamp(), format!("As of {}", seen.today())];
    subtitles.push(match (findings.len(), findings.waived().count()) {
        (0, 0) => "Nothing was found".to_owned(),
        (open, 0) => format!("{open} open"),
        (open, waived) => format!("{open} open, {waived} waived"),
    });
    Sheet {
        name: "Findings".to_owned(),
        title: seen.title("Findings of the check"),
        subtitles,
        columns: vec![
            text("Severity", 10),
            text("On", 36),
            text("What", 56),
            text("Why it matters", 56),
            text("Rule", 24),
            Column::new("Waived", ColumnKind::Flag).wide(9),
            text("Why it was waived", 36),
            text("Waived by", 20),
        ],
        rows,
        ..Sheet::default()
    }
}

fn row(seen: &Seen, finding: &Finding) -> Row {
    let told = finding.told(&seen.scenario, &seen.reports.index, false);
    let severity = match told.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    };
    let waiver = finding.waiver.as_ref();
    let tone = match waiver {
        Some(_) => "",
        None => tones::of_severity(told.severity),
    };
    Row {
        cells: vec![
            Cell::from(severity).toned(tone),
            Cell::from(told.title),
            Cell::from(told.message),
            Cell::from(told.why),
            Cell::from(told.rule),
            Cell::from(waiver.is_some()),
            Cell::from(told.waived),
            Cell::from(waiver.map(|waiver| waiver.by.clone())),
        ],
        ..Row::default()
    }
}
