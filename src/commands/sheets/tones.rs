//! The colours of cells: those of the stances, and of what needs attention.

use std::borrow::Cow;

use egui::Color32;

use crate::{
    analysis::delivery::Lateness,
    io::sheet::{Tone, Tones},
    model::{
        validation::Severity,
        word::{Stance, Word as _},
    },
    theme::{self, Tokens},
};

/// How much of its colour a stance keeps of which one is not sure, and a warning.
const PALE: f32 = 0.3;

const ERROR: &str = "error";
const WARNING: &str = "warning";

/// All colours that cells name.
pub(super) fn all() -> Tones {
    let stances = Stance::ALL.iter().flat_map(|stance| {
        let look = theme::stance::look(stance);
        let tone = Tone {
            fill: rgb(look.fill),
            text: rgb(look.text),
        };
        let pale = Tone::on(paled(look.fill));
        [
            (of_stance(stance, false).into_owned(), tone),
            (of_stance(stance, true).into_owned(), pale),
        ]
    });
    let alerts = [(ERROR, Tokens::LIGHT.danger), (WARNING, Tokens::LIGHT.warn)]
        .map(|(name, colour)| (name.to_owned(), Tone::on(paled(colour))));
    stances.chain(alerts).collect()
}

/// The colour of a stance; a paler one if one is hardly sure of it.
pub(super) fn of_stance(stance: &Stance, is_unsure: bool) -> Cow<'static, str> {
    if is_unsure {
        format!("{}, unsure", stance.word()).into()
    } else {
        stance.word().to_owned().into()
    }
}

/// The colour of a severity; notes have none.
pub(super) fn of_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
        Severity::Note => "",
    }
}

/// The colour of what is late and not done; what is over needs no alarm.
pub(super) fn of_lateness(lateness: Lateness) -> &'static str {
    match lateness {
        Lateness::Overdue(_) => ERROR,
        _ => "",
    }
}

fn rgb(colour: Color32) -> [u8; 3] {
    [colour.r(), colour.g(), colour.b()]
}

/// The colour, mixed with the white of the page.
fn paled(colour: Color32) -> [u8; 3] {
    rgb(Color32::WHITE.lerp_to_gamma(colour, PALE))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast of two colours by WCAG 2.
    fn contrast(tone: Tone) -> f64 {
        let light = |rgb: [u8; 3]| {
            let [red, green, blue] = rgb.map(|part| {
                let part = f64::from(part) / 255.0;
                if part <= 0.040_45 {
                    part / 12.92
                } else {
                    ((part + 0.055) / 1.055).powf(2.4)
                }
            });
            0.2126 * red + 0.7152 * green + 0.0722 * blue
        };
        let (a, b) = (light(tone.fill) + 0.05, light(tone.text) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn what_is_written_on_a_colour_can_be_read() {
        let tones = all();
        let stances = Stance::ALL
            .iter()
            .flat_map(|stance| [of_stance(stance, false), of_stance(stance, true)]);
        for name in stances.chain([ERROR.into(), WARNING.into()]) {
            let tone = tones.get(&name).unwrap();
            assert!(contrast(tone) >= 4.5, "{name}: {:.2}", contrast(tone));
        }
    }
}
