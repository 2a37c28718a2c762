//! What a new scenario can start from. All of it is in the binary.

use super::format::{self, ReadError};
use crate::model::Scenario;

/// A template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Template {
    /// An empty desk.
    Blank,
    /// Two parties that talk directly.
    Bilateral,
    /// Two parties, a mediator, guarantors.
    Mediated,
    /// The round of talks on Ukraine held in Berlin: the first sample.
    BerlinTalks,
    /// The Helsinki talks on Aceh: a whole process, from the first round to what was delivered.
    #[value(name = "aceh-2005")]
    Aceh,
}

impl Template {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Blank,
        Self::Bilateral,
        Self::Mediated,
        Self::BerlinTalks,
        Self::Aceh,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blank => "Blank",
            Self::Bilateral => "Two parties",
            Self::Mediated => "Mediated",
            Self::BerlinTalks => "The Berlin talks",
            Self::Aceh => "Aceh, 2005",
        }
    }

    /// What one gets.
    pub fn about(self) -> &'static str {
        match self {
            Self::Blank => "An empty desk",
            Self::Bilateral => "Direct talks, no mediator",
            Self::Mediated => "Two parties, a mediator, guarantors",
            Self::BerlinTalks => "A worked example from one article",
            Self::Aceh => "A whole process, from sixty sources",
        }
    }

    /// The file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Blank => include_bytes!("../../assets/templates/blank.nonpaper"),
            Self::Bilateral => include_bytes!("../../assets/templates/bilateral.nonpaper"),
            Self::Mediated => include_bytes!("../../assets/templates/mediated.nonpaper"),
            Self::BerlinTalks => include_bytes!("../../assets/samples/berlin-talks.nonpaper"),
            Self::Aceh => include_bytes!("../../assets/samples/aceh-2005.nonpaper"),
        }
    }

    /// The scenario.
    ///
    /// # Errors
    /// Never for those in the binary, by test.
    pub fn scenario(self) -> Result<Scenario, ReadError> {
        format::read(self.bytes())
    }
}
