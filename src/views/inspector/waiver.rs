//! The fields of a waiver.

use super::{attribution, form::Form};
use crate::model::Waiver;

pub(super) fn show(form: &mut Form<'_, '_, Waiver>, waiver: &Waiver) {
    form.head(waiver);
    form.made_title(&waiver.id);
    form.essential("Waived for", &waiver.item, |waiver, item| {
        waiver.item = item
    });
    form.text("Rule", &waiver.rule, |waiver, text| waiver.rule = text);
    form.passage("Reason", &waiver.reason, |waiver, text| {
        waiver.reason = text
    });
    form.roomy_pair(
        |form| form.text("Waived by", &waiver.by, |waiver, text| waiver.by = text),
        |form| {
            form.date("Date", waiver.date.as_ref(), |waiver, date| {
                waiver.date = date
            })
        },
    );
    attribution::common(form, waiver, Waiver::KEYS);
}
