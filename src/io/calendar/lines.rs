//! The lines of an iCalendar file (RFC 5545, 3.1), and which component each belongs to.

/// The component that a line belongs to, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The calendar itself.
    Calendar,
    /// An event.
    Event,
    /// A to-do.
    Todo,
}

/// What stands in a file, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// An event or a to-do begins.
    Begin(Part),
    /// It ends; the flag tells whether its end was missing.
    End(bool),
    /// A line of a part: its name in capitals, and the whole line with that.
    Line(Part, String, String),
}

/// The lines, with those put together that were folded.
pub(super) fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // Very old files end their lines with a carriage return only.
    let end = if text.contains('\n') { '\n' } else { '\r' };
    for line in text.split(end) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// Tells each line to which part it belongs. What is inside other components, such as alarms and
/// time zones, is left out. A component within one of the same kind means that an end is missing.
pub(super) fn pieces(lines: &[String], each: &mut dyn FnMut(Piece)) {
    let mut part = Part::Calendar;
    // How many components that do not matter are open.
    let mut foreign: usize = 0;
    for line in lines {
        let end = line.find([':', ';']).unwrap_or(line.len());
        let (name, rest) = line.split_at_checked(end).unwrap_or((line, ""));
        let name = name.trim().to_ascii_uppercase();
        let value = rest.trim_start_matches(':').trim().to_ascii_uppercase();
        let own = match value.as_str() {
            "VEVENT" => Some(Part::Event),
            "VTODO" => Some(Part::Todo),
            _ => None,
        };
        match (name.as_str(), own) {
            ("BEGIN", Some(own)) => {
                if part != Part::Calendar {
                    each(Piece::End(true));
                }
                (part, foreign) = (own, 0);
                each(Piece::Begin(own));
            }
            ("END", Some(_)) => {
                if part != Part::Calendar {
                    each(Piece::End(false));
                }
                (part, foreign) = (Part::Calendar, 0);
            }
            ("BEGIN", None) if value != "VCALENDAR" => foreign += 1,
            ("END", None) if value != "VCALENDAR" => foreign = foreign.saturating_sub(1),
            ("BEGIN" | "END", _) => {
                if part != Part::Calendar {
                    each(Piece::End(true));
                }
                (part, foreign) = (Part::Calendar, 0);
            }
            _ if foreign == 0 && !rest.is_empty() => {
                let line = format!("{name}{rest}");
                each(Piece::Line(part, name, line));
            }
            _ => {}
        }
    }
    if part != Part::Calendar {
        each(Piece::End(true));
    }
}
