//! Numbers: on a scale, in named grades, or just typed.

use std::sync::Arc;

use super::form::{Form, NOT_KNOWN};
use crate::{
    commands::Command,
    model::{Amount, Scale},
    widgets::{choice, draft::TextField, scale},
};

/// Reads a number as people write it; `Ok(None)` for nothing.
fn read_number(text: &str) -> Result<Option<Amount>, ()> {
    let text = text.trim().replace(',', ".").replace('−', "-");
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Some(Amount(number))),
        _ => Err(()),
    }
}

impl<P: 'static> Form<'_, '_, P> {
    /// A number on a scale, or none.
    pub(super) fn scale<const MIN: i64, const MAX: i64>(
        &mut self,
        label: &str,
        value: Option<Scale<MIN, MAX>>,
        set: impl Fn(&mut P, Option<Scale<MIN, MAX>>) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        let event = scale::show(self.ui, label, value.map(Scale::get), MIN, MAX, &named_by);
        match event {
            None => {}
            Some(scale::ScaleEvent::Cleared) => self.set(label, move |part| set(part, None)),
            Some(scale::ScaleEvent::Set { value, is_dragging }) => {
                let value = i32::try_from(value).ok().map(Scale::of);
                let key = format!("{label} of {}", self.lens.card_id());
                let mut transaction = self.lens.change(label, move |part| set(part, value));
                if is_dragging {
                    transaction = transaction.merging(key);
                }
                self.push(transaction);
                if !is_dragging {
                    self.cx.push(Command::Seal);
                }
            }
        }
    }

    /// A number on a scale whose steps have names, or none.
    pub(super) fn grade<const MIN: i64, const MAX: i64>(
        &mut self,
        label: &str,
        names: &[&str],
        value: Option<Scale<MIN, MAX>>,
        set: impl Fn(&mut P, Option<Scale<MIN, MAX>>) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        let steps: Vec<String> = (MIN..=MAX)
            .zip(names)
            .map(|(step, name)| format!("{step}: {name}"))
            .collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let current = value
            .and_then(|value| usize::try_from(value.get() - MIN).ok())
            .and_then(|place| steps.get(place).copied());
        let chosen = choice::show(self.ui, label, Some(NOT_KNOWN), current, &steps, &named_by);
        if let Some(chosen) = chosen {
            let value = chosen
                .and_then(|place| i32::try_from(place).ok())
                .and_then(|place| i32::try_from(MIN).ok().map(|min| Scale::of(min + place)));
            self.set(label, move |part| set(part, value));
        }
    }

    /// A number that is typed, or none.
    pub(super) fn number(
        &mut self,
        label: &str,
        value: Option<Amount>,
        set: impl Fn(&mut P, Option<Amount>) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        let shown = value.map(|amount| amount.0.to_string()).unwrap_or_default();
        let lens = self.lens.clone();
        let name = label.to_owned();
        let set = Arc::new(set);
        let response = TextField::line().hint("Not set").show(
            self.ui,
            self.cx.drafts,
            label,
            &shown,
            move |text| match read_number(&text) {
                Ok(number) => {
                    let set = Arc::clone(&set);
                    Command::Edit(lens.change(&name, move |part| set(part, number)))
                }
                Err(()) => Command::Notify(format!(
                    "“{}” is no number; “{name}” stays as it was",
                    text.trim()
                )),
            },
        );
        response.labelled_by(named_by.id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in [("30", 30.0), (" 1,5 ", 1.5), ("−2", -2.0), ("0.25", 0.25)] {
            assert_eq!(read_number(text), Ok(Some(Amount(number))), "{text}");
        }
        assert_eq!(read_number("  "), Ok(None));
        for text in ["soon", "inf", "1.2.3"] {
            assert_eq!(read_number(text), Err(()), "{text}");
        }
    }
}
