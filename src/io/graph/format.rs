//! The formats, their names and their file names.

use std::fmt;

/// A format of graph files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// GraphML, an XML format that most programs for graphs know.
    GraphMl,
    /// GEXF, the XML format of Gephi; written as version 1.3.
    Gexf,
    /// DOT, the language of Graphviz; written only.
    Dot,
    /// A table of ties with one row for each; also a table of nodes when reading.
    Csv,
    /// Kumu: JSON, and when reading also its two tables.
    Kumu,
}

impl Format {
    /// The formats that can be written.
    pub const ALL_OUT: [Self; 5] = [Self::GraphMl, Self::Gexf, Self::Dot, Self::Csv, Self::Kumu];

    /// The formats that can be read.
    pub const ALL_IN: [Self; 4] = [Self::GraphMl, Self::Gexf, Self::Kumu, Self::Csv];

    /// How the names of its files end, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Dot => "dot",
            Self::Csv => "csv",
            Self::Kumu => "json",
        }
    }

    /// What a person calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::GraphMl => "GraphML",
            Self::Gexf => "GEXF",
            Self::Dot => "DOT (Graphviz)",
            Self::Csv => "CSV edge list",
            Self::Kumu => "Kumu",
        }
    }

    /// The format that files with such an ending usually have, whatever its case; with or without
    /// the dot.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension
            .trim_start_matches('.')
            .to_ascii_lowercase()
            .as_str()
        {
            "graphml" => Some(Self::GraphMl),
            "gexf" => Some(Self::Gexf),
            "dot" | "gv" => Some(Self::Dot),
            "csv" | "tsv" | "tab" => Some(Self::Csv),
            "json" => Some(Self::Kumu),
            _ => None,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
