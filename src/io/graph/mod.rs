//! Graphs of relationships for other programs, and from them: GraphML, GEXF, DOT, CSV and Kumu.
//!
//! Places are those of a screen: x to the right, y **down**, in points; the formats in which y
//! goes up are turned over on the way out and in. Both ways the same rules make a network whole
//! (see `build`): every node has an id of its own, every tie ends at a node that is there, and no
//! text holds a control character other than tab and line breaks.

mod build;
mod csv_write;
mod detect;
mod dot;
mod error;
mod format;
mod gexf_read;
mod gexf_write;
mod graphml_read;
mod graphml_write;
mod kumu_read;
mod kumu_write;
pub mod limits;
mod oddities;
mod property;
mod table;
mod text;
mod values;
mod xml;

#[cfg(test)]
mod tests;

pub use detect::detect;
pub use error::ReadError;
pub use format::Format;
pub(in crate::io) use {csv_write::cell as csv_cell, table::unguarded, text::decode};

/// A graph of relationships, as other programs know it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// What it is called; may be empty.
    pub title: String,
    /// The nodes, in the order of the file.
    pub nodes: Vec<Node>,
    /// The ties between them, in the order of the file; parallel ones and loops are allowed.
    pub edges: Vec<Edge>,
}

/// One thing on the graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// What the edges call it; unique in a network that was read.
    pub id: String,
    /// What people call it; the id where a file gives no label.
    pub label: String,
    /// What kind of thing it is; may be empty.
    pub kind: String,
    /// The colour it is filled with: red, green and blue, 0 to 255.
    pub colour: Option<[u8; 3]>,
    /// Its centre in points, y growing downward.
    pub place: Option<[f32; 2]>,
    /// Its width and height in points.
    pub size: Option<[f32; 2]>,
    /// A longer text; may be empty.
    pub description: String,
    /// Its tags. A tag holds no `|`: most formats keep all of them in one text, parted by it.
    pub tags: Vec<String>,
}

/// One tie between two nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edge {
    /// The id of the node it starts at.
    pub source: String,
    /// The id of the node it ends at.
    pub target: String,
    /// What is written along it; may be empty.
    pub label: String,
    /// What kind of tie it is; may be empty.
    pub kind: String,
    /// Whether it leads from source to target only. Ties that other programs call mutual hold
    /// both ways and are not directed here.
    pub directed: bool,
    /// How strong it is, in whatever measure the file has.
    pub weight: Option<f64>,
    /// -1 against, 1 in favour, 0 not known or neither.
    pub sign: i8,
    /// A longer text; may be empty. The CSV edge list has no room for it.
    pub description: String,
}

/// The bytes of a file in this format.
///
/// What cannot be written as it is, is made whole as when reading: a second node with an id gets
/// another one, a tie to a node that is not there makes one, a tie without an end is left out.
/// The CSV edge list has ties only; nodes without any are not in it.
pub fn write(network: &Network, format: Format) -> Vec<u8> {
    let network = build::tidied(network);
    match format {
        Format::GraphMl => graphml_write::write(&network),
        Format::Gexf => gexf_write::write(&network),
        Format::Dot => dot::write(&network),
        Format::Csv => csv_write::write(&network),
        Format::Kumu => kumu_write::write(&network),
    }
    .into_bytes()
}

/// The network in a file of this format, and what was odd about the file: one plain sentence
/// each, at most [`limits::MAX_WARNINGS`] of them.
///
/// Time and memory are linear in the length of the file. A tie to a node that the file does not
/// list makes a node; the warnings say so.
///
/// # Errors
///
/// [`ReadError`], one sentence for a person, if the file is broken, too large or something else.
pub fn read(bytes: &[u8], format: Format) -> Result<(Network, Vec<String>), ReadError> {
    if format == Format::Dot {
        return Err(ReadError::OnlyWritten);
    }
    let (text, guessed) = decode(bytes)?;
    let mut builder = build::Builder::default();
    if guessed {
        builder.oddities.note(oddities::Oddity::Encoding, "");
    }
    match format {
        Format::GraphMl => graphml_read::read(&text, builder),
        Format::Gexf => gexf_read::read(&text, builder),
        Format::Csv => table::read(&text, builder, format),
        Format::Kumu if text.trim_start().starts_with(['{', '[']) => {
            kumu_read::read(&text, builder)
        }
        Format::Kumu => table::read(&text, builder, format),
        Format::Dot => Err(ReadError::OnlyWritten),
    }
}
