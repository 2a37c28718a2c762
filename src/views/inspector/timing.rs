//! Dates, moments and time frames.

use std::sync::Arc;

use super::form::{Form, NOT_KNOWN};
use crate::{
    commands::Command,
    model::{Amount, Kind, Moment, PartialDate, Ref, TimeFrame},
    theme::{Tokens, fonts::size, icons, space},
    widgets::{button, choice, date, draft::TextField},
};

/// Puts another date in the place of one.
type SetDate<P> = Arc<dyn Fn(&mut P, Option<PartialDate>) + Send + Sync>;

/// Reads a date as people write it. What cannot be read is kept.
pub(super) fn read_date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let iso = PartialDate::parse(text);
    if iso.is_possible() {
        return Some(iso);
    }
    // Numbers between dots stand day first wherever dots are used.
    for format in [
        "%d %B %Y",
        "%d %b %Y",
        "%B %d, %Y",
        "%b %d, %Y",
        "%d. %B %Y",
        "%d.%m.%Y",
    ] {
        if let Ok(day) = jiff::civil::Date::strptime(format, text) {
            return Some(PartialDate::Day(day));
        }
    }
    for format in ["%d %B %Y", "%d %b %Y"] {
        if let Ok(day) = jiff::civil::Date::strptime(format, format!("1 {text}")) {
            return Some(PartialDate::Month(day.year(), day.month()));
        }
    }
    Some(iso)
}

impl<P: 'static> Form<'_, '_, P> {
    /// A date that may be a day, a month or a year, or none.
    pub(super) fn date(
        &mut self,
        label: &str,
        value: Option<&PartialDate>,
        set: impl Fn(&mut P, Option<PartialDate>) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        self.date_control(label, value, &named_by, Arc::new(set));
    }

    fn date_control(
        &mut self,
        label: &str,
        value: Option<&PartialDate>,
        named_by: &egui::Response,
        set: SetDate<P>,
    ) {
        let shown = value.map(|date| self.cx.date(date)).unwrap_or_default();
        let today = self.cx.workspace.today().first_day().unwrap_or_default();
        let lens = self.lens.clone();
        let name = label.to_owned();
        let wants_focus = self.takes_focus();
        let drafts = &mut *self.cx.drafts;
        let typed = Arc::clone(&set);
        let mut picked = None;
        self.ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let width = ui.available_width() - space::TARGET - 2.0;
            ui.scope(|ui| {
                ui.set_max_width(width);
                TextField::line()
                    .hint(NOT_KNOWN)
                    .focused(wants_focus)
                    .show(ui, drafts, label, &shown, move |text| {
                        let date = read_date(&text);
                        let typed = Arc::clone(&typed);
                        Command::Edit(lens.change(&name, move |part| typed(part, date.clone())))
                    })
                    .labelled_by(named_by.id)
                    .on_hover_text("A day, a month or a year: 2025-12-14, December 2025, 2025");
            });
            let calendar = format!("Calendar for {}", label.to_lowercase());
            let button = button::icon(ui, icons::CALENDAR, &calendar);
            picked = date::calendar_below(&button, value.and_then(PartialDate::first_day), today);
        });
        if let Some(day) = picked {
            self.set(label, move |part| set(part, Some(PartialDate::Day(day))));
        }
        if let Some(unreadable) = value.filter(|date| !date.is_possible()) {
            let tokens = Tokens::of(self.ui);
            let text = format!("“{unreadable}” is no day, month or year");
            self.ui.label(
                egui::RichText::new(text)
                    .size(size::LABEL)
                    .color(tokens.danger),
            );
        }
    }

    /// A moment: blank (which `blank` says in words), at a talk, or on a date.
    pub(super) fn moment(
        &mut self,
        label: &str,
        blank: &str,
        value: &Moment,
        set: impl Fn(&mut P, Moment) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        let set = Arc::new(set);
        let talks = self.cx.reports().moments.talks().to_vec();
        let names: Vec<String> = talks
            .iter()
            .map(|talk| format!("At {}", self.cx.title(talk)))
            .collect();
        let on_date = "On a date";
        let labels: Vec<&str> = names.iter().map(String::as_str).chain([on_date]).collect();
        let current = if value.date.is_some() {
            Some(on_date.to_owned())
        } else {
            value
                .talk
                .as_ref()
                .map(|talk| format!("At {}", self.cx.title(talk.id())))
        };
        let chosen = choice::show(
            self.ui,
            label,
            Some(blank),
            current.as_deref(),
            &labels,
            &named_by,
        );
        let begun = egui::Id::unique(("date begun", self.lens.card_id(), label));
        if let Some(chosen) = chosen {
            // What is put in to begin with is to be typed over.
            if chosen.is_some_and(|place| place >= talks.len()) {
                self.ui.data_mut(|data| data.insert_temp(begun, true));
            }
            let moment = match chosen {
                None => Moment::default(),
                Some(place) => match talks.get(place) {
                    Some(talk) => Moment::at_talk(Ref::from(talk)),
                    None => Moment::on(self.cx.workspace.today()),
                },
            };
            let set = Arc::clone(&set);
            self.set(label, move |part| set(part, moment.clone()));
        }
        if let Some(date) = &value.date {
            let moment = value.clone();
            let set: SetDate<P> = Arc::new(move |part, date| {
                set(
                    part,
                    Moment {
                        date,
                        ..moment.clone()
                    },
                );
            });
            let name = format!("{label} (date)");
            let is_begun = self.ui.data_mut(|data| data.remove_temp(begun)) == Some(true);
            self.wants_focus |= is_begun;
            self.date_control(&name, Some(date), &named_by, set);
        }
    }

    /// A time frame: none, by a date, or so many days after something.
    pub(super) fn time_frame(
        &mut self,
        label: &str,
        value: &TimeFrame,
        get: fn(&mut P) -> &mut TimeFrame,
    ) {
        const BY: &str = "By a date";
        const AFTER: &str = "Days after something";
        let named_by = self.label(label);
        let is_relative = value.days.is_some() || value.after.is_some();
        let current = if is_relative {
            Some(AFTER)
        } else {
            value.date.as_ref().map(|_| BY)
        };
        let chosen = choice::show(
            self.ui,
            label,
            Some(NOT_KNOWN),
            current,
            &[BY, AFTER],
            &named_by,
        );
        if let Some(chosen) = chosen {
            let frame = match chosen {
                None => TimeFrame::default(),
                Some(0) => TimeFrame {
                    date: Some(self.cx.workspace.today()),
                    ..TimeFrame::default()
                },
                Some(_) => TimeFrame {
                    days: Some(Amount(30.0)),
                    ..TimeFrame::default()
                },
            };
            self.set(label, move |part| *get(part) = frame.clone());
        }
        if is_relative {
            self.number("Days", value.days, move |part, days| get(part).days = days);
            let kinds = [
                Kind::Commitment,
                Kind::Provision,
                Kind::Talk,
                Kind::Proposal,
            ];
            let after = value.after.as_ref().map(Ref::id);
            self.reference_to("After", after, &kinds, move |part, id| {
                get(part).after = id.map(Ref::from);
            });
        } else if let Some(date) = &value.date {
            let name = format!("{label} (date)");
            let set: SetDate<P> = Arc::new(move |part, date| get(part).date = date);
            self.date_control(&name, Some(date), &named_by, set);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, iso) in [
            ("2025-12-14", "2025-12-14"),
            ("14 December 2025", "2025-12-14"),
            ("December 14, 2025", "2025-12-14"),
            ("14 Dec 2025", "2025-12-14"),
            ("14.12.2025", "2025-12-14"),
            ("December 2025", "2025-12"),
            ("2025-12", "2025-12"),
            (" 2025 ", "2025"),
            ("next week", "next week"),
            ("31 February 2025", "31 February 2025"),
        ] {
            assert_eq!(read_date(text).unwrap().to_string(), iso, "{text}");
        }
        assert_eq!(read_date("  "), None);
    }

    #[test]
    fn what_is_shown_can_be_read_again() {
        for iso in ["2025-12-14", "2025-12", "2025"] {
            for month_first in [false, true] {
                let date = PartialDate::parse(iso);
                assert_eq!(read_date(&date.in_words(month_first)), Some(date));
            }
        }
    }
}
