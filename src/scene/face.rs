//! The typefaces, by name.

/// A typeface of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaceName {
    /// Sans 400: everything that is not something else.
    #[default]
    Sans,
    /// Sans 500: what is chosen.
    SansMedium,
    /// Sans 600: small labels, table heads.
    SansSemibold,
    /// Condensed 400: dense tables, labels of a map.
    Condensed,
    /// Condensed 600.
    CondensedSemibold,
    /// Serif 500: titles.
    SerifMedium,
    /// Serif 400: quotations.
    Serif,
    /// The icons: a private alphabet, whose letters mean nothing in another font.
    Icons,
}

/// What the condensed faces are to be called in a style sheet. It stands first in their list, so it
/// also tells them from the others.
pub(super) const CONDENSED_FAMILY: &str = "IBM Plex Sans Condensed";
pub(super) const SANS_FAMILY: &str = "IBM Plex Sans";
pub(super) const SERIF_FAMILY: &str = "IBM Plex Serif";

impl FaceName {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Sans,
        Self::SansMedium,
        Self::SansSemibold,
        Self::Condensed,
        Self::CondensedSemibold,
        Self::SerifMedium,
        Self::Serif,
        Self::Icons,
    ];

    /// The weight on the scale from 100 to 900.
    pub const fn weight(self) -> u16 {
        match self {
            Self::Sans | Self::Condensed | Self::Serif | Self::Icons => 400,
            Self::SansMedium | Self::SerifMedium => 500,
            Self::SansSemibold | Self::CondensedSemibold => 600,
        }
    }

    /// The width of the letters as a percentage of the normal width: a place on the `wdth` axis.
    pub const fn stretch(self) -> f32 {
        if self.is_condensed() { 85.0 } else { 100.0 }
    }

    pub(super) const fn is_condensed(self) -> bool {
        matches!(self, Self::Condensed | Self::CondensedSemibold)
    }

    /// The families that a reader of the file is to look for, in order.
    pub(super) const fn families(self) -> &'static str {
        match self {
            Self::Sans | Self::SansMedium | Self::SansSemibold => "'IBM Plex Sans', sans-serif",
            Self::Condensed | Self::CondensedSemibold => {
                "'IBM Plex Sans Condensed', 'IBM Plex Sans', sans-serif"
            }
            Self::Serif | Self::SerifMedium => "'IBM Plex Serif', serif",
            Self::Icons => "'Material Symbols Rounded'",
        }
    }

    /// The face that these families and this weight stand for, when they came from `families`.
    pub(super) fn find<'a>(families: impl Iterator<Item = &'a str>, weight: u16) -> Self {
        for family in families {
            match (family, weight) {
                (CONDENSED_FAMILY, ..550) => return Self::Condensed,
                (CONDENSED_FAMILY, _) => return Self::CondensedSemibold,
                (SERIF_FAMILY, ..450) => return Self::Serif,
                (SERIF_FAMILY, _) => return Self::SerifMedium,
                (SANS_FAMILY, ..450) => return Self::Sans,
                (SANS_FAMILY, ..550) => return Self::SansMedium,
                (SANS_FAMILY, _) => return Self::SansSemibold,
                _ => {}
            }
        }
        Self::Sans
    }
}
