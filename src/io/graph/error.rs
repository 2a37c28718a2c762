//! Why a file is not read.

use super::{Format, limits};

/// Why a file is not read, in one sentence for a person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("The file is empty.")]
    Empty,
    /// More than [`limits::MAX_BYTES`].
    #[error("The file is larger than {} MB, which is the most that is read.", limits::MAX_BYTES / 1024 / 1024)]
    TooLarge,
    /// Not a text at all.
    #[error(
        "The file is not a text, so it is no graph that can be read; save a spreadsheet as CSV first."
    )]
    NotText,
    /// DOT is for other programs.
    #[error("DOT files can be written but not read; save the graph as GraphML or GEXF instead.")]
    OnlyWritten,
    /// It is something else.
    #[error("Line {line}: this is not a {format} file; {found}.")]
    Other {
        /// What was expected.
        format: Format,
        /// Where, from 1.
        line: usize,
        /// What is there instead.
        found: String,
    },
    /// It is of this format, but damaged.
    #[error("Line {line}: the {format} file is damaged; {what}.")]
    Broken {
        /// The format.
        format: Format,
        /// Where, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// More than [`limits::MAX_DEPTH`] elements within each other.
    #[error(
        "Line {line}: the {format} file has more than {} elements within each other.",
        limits::MAX_DEPTH
    )]
    TooDeep {
        /// The format.
        format: Format,
        /// Where, from 1.
        line: usize,
    },
    /// More than [`limits::MAX_NODES`].
    #[error(
        "The file has more than {} nodes, which is the most that is read.",
        limits::MAX_NODES
    )]
    TooManyNodes,
    /// More than [`limits::MAX_EDGES`].
    #[error(
        "The file has more than {} ties, which is the most that is read.",
        limits::MAX_EDGES
    )]
    TooManyEdges,
}

/// The number of the line that holds the byte at `position`, from 1.
pub(super) fn line_at(text: &str, position: usize) -> usize {
    let before = text.as_bytes().iter().take(position);
    before.filter(|byte| **byte == b'\n').count() + 1
}
