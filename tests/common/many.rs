//! A made-up agreement with many commitments.

use nonpaper::{io::format, model::Scenario};

/// So many commitments of twelve parties under forty provisions, some of them in chains.
pub fn commitments(count: usize) -> Scenario {
    let mut random = fastrand::Rng::with_seed(7);
    let themes = [
        "security",
        "territory",
        "governance",
        "humanitarian",
        "economic",
        "justice",
    ];
    let issues: Vec<_> = themes
        .iter()
        .map(|theme| serde_json::json!({"id": format!("issue-{theme}"), "title": format!("Questions of {theme}"), "theme": theme}))
        .collect();
    let colours = ["#0072B2", "#D55E00", "#009E73"];
    let parties: Vec<_> = (0..12)
        .map(|at| serde_json::json!({"id": format!("party-{at}"), "name": format!("Council of region {at}"), "colour": colours[at % 3]}))
        .collect();
    let provisions: Vec<_> = (0..40)
        .map(|at| serde_json::json!({"id": format!("provision-{at}"), "heading": format!("Article {}", at + 1), "issue": format!("issue-{}", themes[at % 6])}))
        .collect();
    let statuses = ["not-initiated", "minimal", "intermediate", "full"];
    let commitments: Vec<_> = (0..count)
        .map(|at| {
            let (year, month, day) = (random.u16(2024..2027), random.u8(1..13), random.u8(1..28));
            let due = if at % 4 == 1 {
                serde_json::json!({"days": random.u8(10..90), "after": format!("commitment-{}", at - 1)})
            } else {
                serde_json::json!({"date": format!("{year}-{month:02}-{day:02}")})
            };
            let depends: Vec<String> = if at % 4 == 2 { vec![format!("commitment-{}", at - 1)] } else { Vec::new() };
            serde_json::json!({"id": format!("commitment-{at}"), "title": format!("Measure {} of region {}", at + 1, at % 12),
                "provision": format!("provision-{}", random.u8(0..40)), "responsible": [format!("party-{}", at % 12)],
                "due": due, "depends_on": depends,
                "evidence": [{"id": format!("evidence-{at}"), "date": format!("2025-{month:02}-{day:02}"), "status": statuses[random.usize(0..4)], "text": "Observed on the ground by the mission"}]})
        })
        .collect();
    let file = serde_json::json!({"format": "nonpaper-scenario", "version": 1, "title": "A made-up agreement", "today": "2026-03-01",
        "parties": parties, "issues": issues, "proposals": [{"id": "proposal-0", "title": "The agreement", "provisions": provisions}],
        "commitments": commitments});
    format::read(file.to_string().as_bytes()).unwrap()
}
