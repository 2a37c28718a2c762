//! Light or dark, how large, with or without motion: what the user has chosen, or else the system.

use egui::{Context, Theme, ThemePreference};

use crate::io::settings::{Settings, ThemeChoice};

/// What the system says of its looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Whether it is dark; none: it does not say.
    pub(super) is_dark: Option<bool>,
    /// Whether motion should be kept to a minimum.
    pub(super) less_motion: bool,
}

/// What is in force.
#[derive(Debug)]
pub(super) struct Appearance {
    found: Option<Found>,
    applied: Option<(ThemeChoice, Option<Found>)>,
    /// Whether dates are read with the month first here.
    pub(super) month_first: bool,
}

impl Default for Appearance {
    fn default() -> Self {
        Self {
            found: None,
            applied: None,
            month_first: month_first(
                ["LC_ALL", "LC_TIME", "LANG"]
                    .into_iter()
                    .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty())),
            ),
        }
    }
}

/// Whether dates are written with the month first in this locale.
fn month_first(locale: Option<String>) -> bool {
    locale.is_some_and(|locale| locale.starts_with("en_US") || locale.starts_with("en_PH"))
}

impl Appearance {
    pub(super) fn found(&mut self, found: Found) {
        self.found = Some(found);
    }

    /// Puts into force what has changed.
    pub(super) fn apply(&mut self, ctx: &Context, settings: &Settings) {
        if (ctx.zoom_factor() - settings.zoom).abs() > 0.001 {
            ctx.set_zoom_factor(settings.zoom);
        }
        let wanted = (settings.theme, self.found);
        if self.applied == Some(wanted) {
            return;
        }
        self.applied = Some(wanted);
        let of_system = self.found.and_then(|found| found.is_dark);
        let theme = match (settings.theme, of_system) {
            (ThemeChoice::Light, _) => ThemePreference::Light,
            (ThemeChoice::Dark, _) => ThemePreference::Dark,
            (ThemeChoice::System, Some(true)) => Theme::Dark.into(),
            (ThemeChoice::System, Some(false)) => Theme::Light.into(),
            // The window library may know (it does on Windows and macOS).
            (ThemeChoice::System, None) => ThemePreference::System,
        };
        ctx.set_theme(theme);
        let less_motion = self.found.is_some_and(|found| found.less_motion);
        ctx.all_styles_mut(|style| {
            style.animation_time = if less_motion { 0.0 } else { 0.12 };
            style.scroll_animation = if less_motion {
                egui::style::ScrollAnimation::none()
            } else {
                egui::style::ScrollAnimation::duration(0.12)
            };
        });
    }
}

/// Asks the system. `None` if there is nobody to ask.
#[cfg(target_os = "linux")]
pub(super) fn ask() -> Option<Found> {
    use ashpd::desktop::settings::{ColorScheme, ReducedMotion, Settings};
    pollster::block_on(async {
        let settings = Settings::new().await.ok()?;
        let is_dark = match settings.color_scheme().await {
            Ok(ColorScheme::PreferDark) => Some(true),
            Ok(ColorScheme::PreferLight | ColorScheme::NoPreference) => Some(false),
            Err(_) => None,
        };
        let less_motion = matches!(
            settings.reduced_motion().await,
            Ok(ReducedMotion::ReducedMotion)
        );
        Some(Found {
            is_dark,
            less_motion,
        })
    })
}

/// Elsewhere the window library knows the theme.
#[cfg(not(target_os = "linux"))]
pub(super) fn ask() -> Option<Found> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_some_places_put_the_month_first() {
        assert!(month_first(Some("en_US.UTF-8".into())));
        assert!(!month_first(Some("en_GB.UTF-8".into())));
        assert!(!month_first(Some("C".into())));
        assert!(!month_first(None));
    }
}
