//! XML, read piece by piece and written as text.
//!
//! Names are taken without their prefix. Nothing is fetched or expanded: of the abbreviations
//! (entities) only the five of XML and characters by number are known. Nesting is counted and
//! bounded; nothing here calls itself.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::error::line_at;
use super::{Format, ReadError, limits};

/// What comes next in a file.
pub(super) enum Piece<'a> {
    /// An element begins; [`Pull::depth`] counts it.
    Open(Tag<'a>),
    /// Some text of the element that is open.
    Text(Cow<'a, str>),
    /// An element ends; [`Pull::depth`] counts it no more.
    Close,
    /// The outermost element has ended.
    End,
}

/// The beginning of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// The name without its prefix; nothing if it is no text.
    pub(super) fn name(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.0.local_name().into_inner())
    }

    /// The attribute of that name, with or without a prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        // The check would compare each with each.
        let attributes = attributes.with_checks(false).flatten();
        for attribute in attributes {
            if attribute.key.local_name().into_inner() == name.as_bytes() {
                let value = attribute.normalized_value(XmlVersion::Explicit1_0);
                // With an abbreviation that is not known it stands as it is.
                let raw = || String::from_utf8_lossy(&attribute.value).into_owned();
                return Some(value.map_or_else(|_| raw(), Cow::into_owned));
            }
        }
        None
    }
}

/// Reads a text of XML piece by piece.
pub(super) struct Pull<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    format: Format,
    depth: usize,
    /// The first abbreviation that is not known, and how many.
    pub(super) unknown: Option<(String, usize)>,
}

impl<'a> Pull<'a> {
    /// A reader of the text.
    pub(super) fn new(text: &'a str, format: Format) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            text,
            format,
            depth: 0,
            unknown: None,
        }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// The name of the outermost element, which is then open.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub(super) fn root(&mut self) -> Result<Tag<'a>, ReadError> {
        loop {
            let start = self.position();
            match self.piece() {
                Ok(Piece::Open(tag)) => return Ok(tag),
                Ok(Piece::Text(text)) if text.trim().is_empty() => {}
                Ok(_) | Err(ReadError::Broken { .. }) => {
                    return Err(self.other(start, "it does not begin as one"));
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Opens the outermost element, which must have the name.
    ///
    /// # Errors
    ///
    /// If it has another, or there is none.
    pub(super) fn expect_root(&mut self, name: &str) -> Result<Tag<'a>, ReadError> {
        let tag = self.root()?;
        if tag.name().eq_ignore_ascii_case(name) {
            return Ok(tag);
        }
        let found = super::text::quoted(&tag.name());
        Err(self.other(self.position(), &format!("it begins with {found}")))
    }

    /// What comes next.
    ///
    /// # Errors
    ///
    /// If the file is damaged or nested too deeply.
    pub(super) fn piece(&mut self) -> Result<Piece<'a>, ReadError> {
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = usize::try_from(self.reader.error_position()).unwrap_or(0);
                    let what = super::text::quoted(&error.to_string());
                    return Err(self.broken(at, format!("the XML is wrong: {what}")));
                }
            };
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > limits::MAX_DEPTH {
                        let line = line_at(self.text, self.position());
                        let format = self.format;
                        return Err(ReadError::TooDeep { format, line });
                    }
                    return Ok(Piece::Open(Tag(start)));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    let last = self.depth == 0;
                    return Ok(if last { Piece::End } else { Piece::Close });
                }
                Event::Text(text) => {
                    if let Ok(text) = text.xml10_content() {
                        return Ok(Piece::Text(text));
                    }
                }
                Event::CData(text) => {
                    if let Ok(text) = text.xml10_content() {
                        return Ok(Piece::Text(text));
                    }
                }
                Event::GeneralRef(reference) => {
                    if let Ok(Some(c)) = reference.resolve_char_ref() {
                        return Ok(Piece::Text(Cow::Owned(c.to_string())));
                    }
                    let name = String::from_utf8_lossy(&reference).into_owned();
                    return Ok(Piece::Text(self.abbreviation(&name)));
                }
                Event::Eof => {
                    let what = "it ends too early".to_owned();
                    return Err(self.broken(self.text.len(), what));
                }
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {}
            }
        }
    }

    fn abbreviation(&mut self, name: &str) -> Cow<'a, str> {
        if let Some(known) = resolve_predefined_entity(name) {
            return Cow::Borrowed(known);
        }
        let whole = format!("&{name};");
        let (_, count) = self.unknown.get_or_insert_with(|| (whole.clone(), 0));
        *count += 1;
        Cow::Owned(whole)
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(0)
    }

    fn other(&self, position: usize, found: &str) -> ReadError {
        ReadError::Other {
            format: self.format,
            line: line_at(self.text, position),
            found: found.to_owned(),
        }
    }

    fn broken(&self, position: usize, what: String) -> ReadError {
        ReadError::Broken {
            format: self.format,
            line: line_at(self.text, position),
            what,
        }
    }
}

/// Adds a text as XML writes it, in an element or in an attribute with double quotes.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            // Always, as `]]>` must not be there.
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Readers turn these into others unless they are given by number.
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
}

/// Adds ` name="value"`.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value);
    out.push('"');
}
