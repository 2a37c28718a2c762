//! The typefaces: IBM Plex from `assets/fonts`, its weights set on the variable font's axes.

use std::sync::{Arc, LazyLock};

use egui::{
    Context, FontData, FontDefinitions, FontFamily, FontId,
    epaint::text::{FontTweak, VariationCoords},
};

const SANS: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-Variable.ttf");
const SANS_ITALIC: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-Italic-Variable.ttf");
const SERIF: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSerif-Regular.ttf");
const SERIF_MEDIUM: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSerif-Medium.ttf");

/// A typeface of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Sans 400: everything that is not something else.
    Sans,
    /// Sans 500: buttons, what is chosen.
    SansMedium,
    /// Sans 600: small labels, table heads.
    SansSemibold,
    /// Sans Italic 400.
    SansItalic,
    /// Serif 400: quotations.
    Serif,
    /// Serif 500: titles.
    SerifMedium,
    /// Condensed 400: dense matrices, chips.
    Condensed,
    /// Condensed 600.
    CondensedSemibold,
    /// The icons.
    Icons,
}

impl Face {
    const ALL: [Self; 9] = [
        Self::Sans,
        Self::SansMedium,
        Self::SansSemibold,
        Self::SansItalic,
        Self::Serif,
        Self::SerifMedium,
        Self::Condensed,
        Self::CondensedSemibold,
        Self::Icons,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Sans => "sans",
            Self::SansMedium => "sans-medium",
            Self::SansSemibold => "sans-semibold",
            Self::SansItalic => "sans-italic",
            Self::Serif => "serif",
            Self::SerifMedium => "serif-medium",
            Self::Condensed => "condensed",
            Self::CondensedSemibold => "condensed-semibold",
            Self::Icons => "icons",
        }
    }

    /// The family in egui.
    pub fn family(self) -> FontFamily {
        match self {
            Self::Sans => FontFamily::Proportional,
            other => FontFamily::Name(other.name().into()),
        }
    }

    /// This face at this size, in points.
    pub fn at(self, size: f32) -> FontId {
        FontId::new(size, self.family())
    }

    fn data(self) -> FontData {
        let variable = |bytes, weight: f32, width: f32| {
            FontData::from_static(bytes).tweak(FontTweak {
                coords: VariationCoords::new([(b"wght", weight), (b"wdth", width)]),
                ..FontTweak::default()
            })
        };
        match self {
            Self::Sans => variable(SANS, 400.0, 100.0),
            Self::SansMedium => variable(SANS, 500.0, 100.0),
            Self::SansSemibold => variable(SANS, 600.0, 100.0),
            Self::SansItalic => variable(SANS_ITALIC, 400.0, 100.0),
            Self::Serif => FontData::from_static(SERIF),
            Self::SerifMedium => FontData::from_static(SERIF_MEDIUM),
            Self::Condensed => variable(SANS, 400.0, 85.0),
            Self::CondensedSemibold => variable(SANS, 600.0, 85.0),
            Self::Icons => egui_material_icons::font_insert().data,
        }
    }
}

/// The file of a typeface, for what sets text itself. A variable one stands for several.
pub fn file(face: Face) -> &'static [u8] {
    /// The crate of the icons hides that its bytes are static; a copy is.
    static ICONS: LazyLock<Vec<u8>> =
        LazyLock::new(|| Face::Icons.data().font.as_ref().as_ref().to_vec());
    match face {
        Face::Sans
        | Face::SansMedium
        | Face::SansSemibold
        | Face::Condensed
        | Face::CondensedSemibold => SANS,
        Face::SansItalic => SANS_ITALIC,
        Face::Serif => SERIF,
        Face::SerifMedium => SERIF_MEDIUM,
        Face::Icons => &ICONS,
    }
}

/// The sizes of type, in points at zoom 1.
pub mod size {
    /// Small labels.
    pub const LABEL: f32 = 11.0;
    /// Body text.
    pub const BODY: f32 = 13.0;
    /// The title of a card.
    pub const CARD_TITLE: f32 = 15.0;
    /// The title of a view, or of what is inspected.
    pub const VIEW_TITLE: f32 = 20.0;
    /// The program's name on the home screen.
    pub const HOME_TITLE: f32 = 34.0;
    /// Icons beside body text.
    pub const ICON: f32 = 16.0;
}

pub(super) fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for face in Face::ALL {
        fonts
            .font_data
            .insert(face.name().to_owned(), Arc::new(face.data()));
        let mut chain = vec![face.name().to_owned()];
        // Serif lacks Greek; all lack what the default fonts have.
        if !matches!(face, Face::Sans | Face::Icons) {
            chain.push(Face::Sans.name().to_owned());
        }
        chain.extend(fallback.iter().cloned());
        fonts.families.insert(face.family(), chain);
    }
    ctx.set_fonts(fonts);
}
