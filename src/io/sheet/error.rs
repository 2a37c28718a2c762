//! Why a table is not read or written, in one sentence for a person.

use super::{MAX_CELLS, MAX_COLUMNS};

/// Why a table is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("There is nothing in the table.")]
    Empty,
    /// More than [`limits::MAX_BYTES`](crate::io::graph::limits::MAX_BYTES).
    #[error(
        "The file is larger than {} MB, which is the most that is read.",
        crate::io::graph::limits::MAX_BYTES / 1024 / 1024
    )]
    TooLarge,
    /// A workbook, as its first bytes tell.
    #[error("This is a workbook; open it in a spreadsheet program and save the sheet as CSV.")]
    Workbook,
    /// Not a text at all.
    #[error("The file is not a text; save the sheet as CSV in the spreadsheet program.")]
    NotText,
    /// More than [`MAX_COLUMNS`] in one row.
    #[error("Row {row} has more than {MAX_COLUMNS} columns, which is the most that is read.")]
    TooManyColumns {
        /// Which row, from 1.
        row: usize,
    },
    /// More than [`MAX_CELLS`].
    #[error("The table has more than {MAX_CELLS} cells, which is the most that is read.")]
    TooManyCells,
    /// What the reader of rows does not accept.
    #[error("Row {row} cannot be read.")]
    Broken {
        /// Which row, from 1.
        row: usize,
    },
}

/// Why a workbook is not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// More rows than a spreadsheet has.
    #[error("The table “{0}” has more rows than a spreadsheet can hold; export it as CSV.")]
    TooManyRows(String),
    /// More columns than a spreadsheet has.
    #[error("The table “{0}” has more columns than a spreadsheet can hold; export it as CSV.")]
    TooManyColumns(String),
    /// Something else that the writer does not accept.
    #[error("The workbook cannot be written: {0}.")]
    Other(#[from] rust_xlsxwriter::XlsxError),
}
