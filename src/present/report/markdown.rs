//! A report as Markdown: texts are written anew, so that what was never markup does not become it.

use super::{Block, Report};
use crate::widgets::markdown::{self as read, Run, Shape, may_follow};

/// The report as Markdown.
pub fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n\n", escaped(&report.title));
    if report.is_team {
        out.push_str("**Team only**\n\n");
    }
    if !report.date.is_empty() {
        out.push_str(&format!("{}\n\n", escaped(&report.date)));
    }
    text(&mut out, &report.summary);
    for section in &report.sections {
        out.push_str(&format!("## {}\n\n", escaped(&section.title)));
        for block in &section.blocks {
            self::block(&mut out, block);
        }
    }
    format!("{}\n", out.trim_end())
}

fn block(out: &mut String, block: &Block) {
    match block {
        Block::Heading(title) => out.push_str(&format!("### {}\n\n", escaped(title))),
        Block::Line(line) => out.push_str(&format!("*{}*\n\n", escaped(line))),
        Block::Text(words) => text(out, words),
        Block::Fields(fields) => {
            for (label, values) in fields {
                match values.as_slice() {
                    [one] => out.push_str(&format!("- **{label}:** {}\n", escaped(one))),
                    several => {
                        out.push_str(&format!("- **{label}:**\n"));
                        for value in several {
                            out.push_str(&format!("  - {}\n", escaped(value)));
                        }
                    }
                }
            }
            out.push('\n');
        }
        Block::List(list) => {
            for entry in list {
                out.push_str(&format!("- {}\n", escaped(entry)));
            }
            out.push('\n');
        }
        Block::Table(head, rows) => {
            let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
            out.push_str(&line(head.iter().map(|it| escaped(it)).collect()));
            out.push_str(&line(head.iter().map(|_| "---".to_owned()).collect()));
            for row in rows {
                out.push_str(&line(row.iter().map(|it| escaped(&it.text)).collect()));
            }
            out.push('\n');
        }
        Block::Sources(sources) => {
            out.push_str("Sources:\n\n");
            for source in sources {
                out.push_str(&format!("- {}\n", escaped(source)));
            }
            out.push('\n');
        }
    }
}

/// Letters that could be markup, with a backslash before them; all on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in super::html::plain(text).chars() {
        if matches!(
            letter,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!' | '~' | '&'
        ) {
            out.push('\\');
        }
        out.push(letter);
    }
    // What would begin a list or a heading does so only at the start.
    let begins = out.starts_with(['-', '+', '=']);
    if begins {
        out.insert(0, '\\');
    }
    out
}

fn text(out: &mut String, text: &str) {
    for block in read::blocks(text) {
        let mut words: String = block.runs.iter().map(run).collect();
        if block.shape == Shape::Rule {
            words = "---".to_owned();
        }
        let indent = "  ".repeat(block.depth.saturating_sub(1));
        let quote = if block.is_quote { "> " } else { "" };
        let marker = match &block.marker {
            Some(marker) if marker == "•" => "- ".to_owned(),
            Some(marker) => format!("{marker} "),
            None => String::new(),
        };
        let level = match block.shape {
            // Below the headings of the report itself.
            Shape::Heading(_) => "#### ",
            _ => "",
        };
        out.push_str(&format!("{quote}{indent}{marker}{level}{words}\n"));
        if block.marker.is_none() {
            out.push('\n');
        }
    }
    if !out.ends_with("\n\n") {
        out.push('\n');
    }
}

fn run(run: &Run) -> String {
    let words = escaped(&run.text);
    let inner = words.trim();
    if inner.is_empty() {
        return words;
    }
    let mark = match (run.look.strong, run.look.emphasis) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    };
    let mut marked = format!("{mark}{inner}{mark}");
    let link = run
        .link
        .as_deref()
        .filter(|link| may_follow(link) && !link.contains(['<', '>']));
    if let Some(link) = link {
        marked = format!("[{marked}](<{link}>)");
    }
    let lead = words.len() - words.trim_start().len();
    let lead = words.get(..lead).unwrap_or_default();
    let trail = words.get(words.trim_end().len()..).unwrap_or_default();
    format!("{lead}{marked}{trail}")
}
