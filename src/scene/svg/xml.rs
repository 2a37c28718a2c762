//! XML, as far as it is needed here.

use std::fmt::Write as _;

use ecolor::Color32;

/// Writes the number with at most three decimals, never with an exponent.
pub(super) fn number(out: &mut String, value: f32) {
    let rounded = (f64::from(value) * 1000.0).round() / 1000.0;
    // Adding zero makes -0 a 0. Writing to a string can't fail.
    let _ = write!(out, "{}", rounded + 0.0);
}

/// Writes the text so that it can stand between tags and in quoted attributes. What XML 1.0 does not
/// allow is left out; so are the other control characters. Tabs and ends of lines become spaces.
pub(super) fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
}

/// A tag that is being written.
pub(super) struct Element<'a> {
    pub(super) out: &'a mut String,
    name: &'static str,
}

impl<'a> Element<'a> {
    /// Begins a tag.
    pub(super) fn open(out: &'a mut String, name: &'static str) -> Self {
        out.push('<');
        out.push_str(name);
        Self { out, name }
    }

    /// An attribute; its value must need no escaping.
    pub(super) fn plain(self, name: &str, value: &str) -> Self {
        self.attribute(name, |out| out.push_str(value))
    }

    pub(super) fn number(self, name: &str, value: f32) -> Self {
        self.attribute(name, |out| number(out, value))
    }

    /// An attribute whose value is written by `value`.
    pub(super) fn attribute(self, name: &str, value: impl FnOnce(&mut String)) -> Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        value(self.out);
        self.out.push('"');
        self
    }

    /// The colour as `fill` or `stroke`, and its opacity if it isn't opaque.
    pub(super) fn colour(self, name: &str, colour: Color32) -> Self {
        let [red, green, blue, alpha] = colour.to_srgba_unmultiplied();
        let element = self.attribute(name, |out| {
            let _ = write!(out, "#{red:02x}{green:02x}{blue:02x}");
        });
        if alpha == u8::MAX {
            return element;
        }
        let name = match name {
            "fill" => "fill-opacity",
            _ => "stroke-opacity",
        };
        element.number(name, f32::from(alpha) / f32::from(u8::MAX))
    }

    /// Ends a tag without content.
    pub(super) fn close(self) {
        self.out.push_str("/>\n");
    }

    /// Ends the tag around this text.
    pub(super) fn close_around(self, text: &str) {
        self.out.push('>');
        escape(self.out, text);
        self.out.push_str("</");
        self.out.push_str(self.name);
        self.out.push_str(">\n");
    }
}
