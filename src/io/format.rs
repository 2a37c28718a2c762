//! The scenario file as bytes: reading with a sentence for each refusal, and canonical writing.

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};
use serde_json::{Value, error::Category};

use crate::model::{FormatName, FormatVersion, Scenario};

/// Why bytes are not a scenario. Each is the end of a sentence that begins with the file's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("is empty")]
    Empty,
    /// It is encrypted.
    #[error("is protected with a passphrase, which this version of Nonpaper cannot open")]
    Encrypted,
    /// It is not text.
    #[error("is not a text in UTF-8 (byte {0})")]
    NotUtf8(usize),
    /// It is not JSON.
    #[error("is broken at line {line}, column {column}: {what}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1.
        column: usize,
        /// What is wrong there.
        what: String,
    },
    /// It is JSON, but something else.
    #[error("is not a Nonpaper scenario")]
    OtherFormat,
    /// It does not tell its version.
    #[error("does not say which version of the Nonpaper format it is in")]
    NoVersion,
    /// It is of a version that this program does not know.
    #[error(
        "was made by a newer version of Nonpaper (format {0}; this one reads up to {max}); update Nonpaper to open it",
        max = FormatVersion::NUMBER
    )]
    Newer(String),
    /// A value has another type than the format says.
    #[error("does not follow the format at {place}: {what}")]
    WrongType {
        /// The place, as `talks[2].start (line 40)`.
        place: String,
        /// What is wrong there.
        what: String,
    },
}

/// What is read first: everything else may mean something else in another version.
#[derive(Default)]
struct Header {
    format: Option<Value>,
    version: Option<Value>,
}

impl Header {
    /// Reads no farther than to where both are known, which in a file of ours is its beginning.
    fn read(text: &str) -> Result<Self, serde_json::Error> {
        let mut header = Self::default();
        let mut reader = serde_json::Deserializer::from_str(text);
        let read = reader.deserialize_map(HeaderReader(&mut header));
        // To have stopped early is an error to the deserializer, but not to us.
        if header.is_known() {
            return Ok(header);
        }
        read.and_then(|()| reader.end())?;
        Ok(header)
    }

    fn is_known(&self) -> bool {
        self.format.is_some() && self.version.is_some()
    }
}

struct HeaderReader<'a>(&'a mut Header);

impl<'de> Visitor<'de> for HeaderReader<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while !self.0.is_known() {
            let Some(key) = map.next_key::<std::borrow::Cow<'_, str>>()? else {
                break;
            };
            match &*key {
                "format" => self.0.format = Some(map.next_value()?),
                "version" => self.0.version = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// Reads a scenario.
///
/// # Errors
/// If the bytes are not a scenario of a version that this program knows.
pub fn read(bytes: &[u8]) -> Result<Scenario, ReadError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.starts_with(b"age-encryption.org/") || bytes.starts_with(b"-----BEGIN AGE") {
        return Err(ReadError::Encrypted);
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| ReadError::NotUtf8(error.valid_up_to()))?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let header = Header::read(text).map_err(|error| match error.classify() {
        Category::Data => ReadError::OtherFormat,
        _ => not_json(&error),
    })?;
    if header.format.as_ref().and_then(Value::as_str) != Some(FormatName::NAME) {
        return Err(ReadError::OtherFormat);
    }
    match header.version {
        None => return Err(ReadError::NoVersion),
        Some(Value::Number(number)) => match number.as_u64() {
            Some(FormatVersion::NUMBER) => {}
            Some(newer) if newer > FormatVersion::NUMBER => {
                return Err(ReadError::Newer(newer.to_string()));
            }
            _ => return Err(unknown_version(&number.to_string())),
        },
        Some(other) => return Err(unknown_version(&other.to_string())),
    }
    serde_json::from_str(text).map_err(|error| refused(text, &error))
}

fn unknown_version(found: &str) -> ReadError {
    ReadError::WrongType {
        place: "version".to_owned(),
        what: format!("expected {}, found {found}", FormatVersion::NUMBER),
    }
}

/// Why the text was refused, with the place. Following the path costs time, so that is done only
/// when reading has failed.
fn refused(text: &str, error: &serde_json::Error) -> ReadError {
    if error.classify() != Category::Data {
        return not_json(error);
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    match serde_path_to_error::deserialize::<_, Scenario>(&mut reader) {
        Err(with_path) => ReadError::WrongType {
            place: format!("{} (line {})", with_path.path(), with_path.inner().line()),
            what: without_place(with_path.inner()),
        },
        Ok(_) => not_json(error),
    }
}

fn not_json(error: &serde_json::Error) -> ReadError {
    ReadError::NotJson {
        line: error.line(),
        column: error.column(),
        what: match error.classify() {
            Category::Eof => "the text ends too early".to_owned(),
            _ => without_place(error),
        },
    }
}

/// The message without the place that `serde_json` puts at its end.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(at) => text.get(..at).unwrap_or(&text).to_owned(),
        None => text,
    }
}

/// Writes a scenario canonically: the same scenario always gives the same bytes.
pub fn write(scenario: &Scenario) -> Vec<u8> {
    // Cannot fail: every key is a text and every number finite. An empty file would be refused by
    // the reader, and `save` refuses to write one.
    let mut bytes = serde_json::to_vec_pretty(scenario).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The JSON schema of the format, as `assets/scenario.schema.json` has it.
pub fn schema() -> Value {
    let mut schema = schemars::generate::SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Scenario>();
    schema.insert(
        "required".to_owned(),
        serde_json::json!(["format", "version"]),
    );
    schema.to_value()
}
