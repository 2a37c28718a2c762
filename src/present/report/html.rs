//! A report as one HTML file: nothing in it is fetched from elsewhere, nothing runs.

use super::{Block, Report};
use crate::{
    model::word::Word as _,
    theme::stance,
    widgets::markdown::{self as read, Run, Shape, may_follow},
};

const STYLE: &str = "\
:root{color-scheme:light}\
body{margin:0;background:#efece6;color:#1e2126;font:17px/1.5 'IBM Plex Sans',system-ui,sans-serif}\
main{max-width:56rem;margin:0 auto;padding:3rem 2.5rem 5rem;background:#fcfbf8}\
h1,h2,h3{font-family:'IBM Plex Serif',Georgia,serif;font-weight:500;line-height:1.2;text-wrap:balance}\
h1{font-size:2.8rem;margin:4rem 0 1rem}h2{font-size:1.9rem;margin:4rem 0 1rem;padding-top:1rem;border-top:1px solid #d9d4ca}\
h3{font-size:1.25rem;margin:2.2rem 0 .2rem}h4{font-size:1rem;margin:1.2rem 0 .3rem}\
p{margin:.5rem 0;max-width:44rem}.soft,.sources{color:#5c6068}.sources{font-size:.85rem}\
.team{display:inline-block;color:#a3261b;border:1px solid;border-radius:4px;padding:.1rem .6rem;font-weight:600}\
dl{display:grid;grid-template-columns:10rem 1fr;gap:.25rem 1.2rem;margin:.6rem 0}dt{color:#5c6068}dd{margin:0}\
ul,ol{margin:.4rem 0;padding-left:1.4rem}blockquote{margin:.6rem 0;padding-left:1rem;border-left:3px solid #d9d4ca;color:#5c6068}\
.wide{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0;font-size:.9rem}\
th,td{text-align:left;vertical-align:top;padding:.4rem .7rem;border-bottom:1px solid #d9d4ca}\
nav ul{list-style:none;padding:0;columns:2}a{color:#1f4e79}\
@media(max-width:40rem){dl{grid-template-columns:1fr}nav ul{columns:1}}\
@media print{body,main{background:#fff;padding:0}h2{break-before:page}h3{break-after:avoid}}";

/// The report as an HTML document.
pub fn html(report: &Report) -> String {
    let mut out = String::from("<!doctype html>\n<html");
    if !report.language.is_empty() {
        out.push_str(&format!(" lang=\"{}\"", escaped(&report.language)));
    }
    let title = escaped(&report.title);
    out.push_str(&format!(
        ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<style>{STYLE}"
    ));
    for known in crate::model::word::Stance::ALL {
        let look = stance::look(known);
        out.push_str(&format!(
            ".{}{{background:{};color:{}}}",
            known.word(),
            hex(look.fill),
            hex(look.text)
        ));
    }
    out.push_str("</style>\n</head>\n<body>\n<main>\n");
    if report.is_team {
        out.push_str("<p class=\"team\">Team only</p>\n");
    }
    out.push_str(&format!("<h1>{title}</h1>\n"));
    if !report.date.is_empty() {
        out.push_str(&format!(
            "<p class=\"soft\">{}</p>\n",
            escaped(&report.date)
        ));
    }
    text(&mut out, &report.summary);
    out.push_str("<nav><ul>\n");
    for (place, section) in report.sections.iter().enumerate() {
        out.push_str(&format!(
            "<li><a href=\"#s{place}\">{}</a></li>\n",
            escaped(&section.title)
        ));
    }
    out.push_str("</ul></nav>\n");
    for (place, section) in report.sections.iter().enumerate() {
        out.push_str(&format!(
            "<section>\n<h2 id=\"s{place}\">{}</h2>\n",
            escaped(&section.title)
        ));
        for block in &section.blocks {
            self::block(&mut out, block);
        }
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn hex(colour: egui::Color32) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.r(), colour.g(), colour.b())
}

/// Without what no document may hold: control characters; lines become one.
pub(super) fn plain(text: &str) -> String {
    let one = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_letter =
        |letter: &char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
    one.chars().filter(is_letter).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

fn list(out: &mut String, class: &str, list: &[String]) {
    out.push_str(&format!("<ul{class}>\n"));
    for entry in list {
        out.push_str(&format!("<li>{}</li>\n", escaped(entry)));
    }
    out.push_str("</ul>\n");
}

fn block(out: &mut String, block: &Block) {
    match block {
        Block::Heading(title) => out.push_str(&format!("<h3>{}</h3>\n", escaped(title))),
        Block::Line(line) => out.push_str(&format!("<p class=\"soft\">{}</p>\n", escaped(line))),
        Block::Text(words) => text(out, words),
        Block::List(entries) => list(out, "", entries),
        Block::Sources(entries) => list(out, " class=\"sources\"", entries),
        Block::Fields(fields) => {
            out.push_str("<dl>\n");
            for (label, values) in fields {
                out.push_str(&format!("<dt>{}</dt><dd>", escaped(label)));
                match values.as_slice() {
                    [one] => out.push_str(&escaped(one)),
                    several => list(out, "", several),
                }
                out.push_str("</dd>\n");
            }
            out.push_str("</dl>\n");
        }
        Block::Table(head, rows) => {
            out.push_str("<div class=\"wide\"><table>\n<thead><tr>");
            for cell in head {
                out.push_str(&format!("<th>{}</th>", escaped(cell)));
            }
            out.push_str("</tr></thead>\n<tbody>\n");
            for row in rows {
                out.push_str("<tr>");
                for cell in row {
                    let class = cell
                        .stance
                        .as_ref()
                        .map(|it| format!(" class=\"{}\"", escaped(it.word())));
                    let class = class.unwrap_or_default();
                    out.push_str(&format!("<td{class}>{}</td>", escaped(&cell.text)));
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</tbody></table></div>\n");
        }
    }
}

fn text(out: &mut String, text: &str) {
    let mut open: Option<&str> = None;
    for block in read::blocks(text) {
        let words: String = block.runs.iter().map(run).collect();
        let wanted = block.marker.as_deref().map(|marker| match marker {
            "•" => "ul",
            _ => "ol",
        });
        // What stands in a list without a mark of its own goes on with the item before.
        if open != wanted && !(wanted.is_none() && block.depth > 0) {
            out.push_str(&open.map(|list| format!("</{list}>\n")).unwrap_or_default());
            out.push_str(&wanted.map(|list| format!("<{list}>\n")).unwrap_or_default());
            open = wanted;
        }
        let line = match (block.shape, &block.marker) {
            (Shape::Rule, _) => "<hr>\n".to_owned(),
            (_, Some(_)) => format!("<li>{words}</li>\n"),
            (Shape::Heading(_), None) => format!("<h4>{words}</h4>\n"),
            _ if block.is_quote => format!("<blockquote>{words}</blockquote>\n"),
            _ => format!("<p>{words}</p>\n"),
        };
        out.push_str(&line);
    }
    out.push_str(&open.map(|list| format!("</{list}>\n")).unwrap_or_default());
}

fn run(run: &Run) -> String {
    let mut words = escaped(&run.text);
    let looks = [
        (run.look.code, "code"),
        (run.look.strong, "strong"),
        (run.look.emphasis, "em"),
        (run.look.struck, "s"),
    ];
    for (_, tag) in looks.into_iter().filter(|(is_set, _)| *is_set) {
        words = format!("<{tag}>{words}</{tag}>");
    }
    match run.link.as_deref().filter(|link| may_follow(link)) {
        Some(link) => format!(
            "<a href=\"{}\" rel=\"noreferrer\">{words}</a>",
            escaped(link)
        ),
        None => words,
    }
}
