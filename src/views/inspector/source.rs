//! The fields of a source.

use super::{attribution, form::Form};
use crate::{
    model::Source,
    theme::icons,
    widgets::{button, markdown},
};

/// The steps of credibility, 1 to 6 (the Admiralty code).
const CREDIBILITY: [&str; 6] = [
    "confirmed by other sources",
    "probably true",
    "possibly true",
    "doubtful",
    "improbable",
    "truth cannot be judged",
];

pub(super) fn show(form: &mut Form<'_, '_, Source>, source: &Source) {
    form.head(source);
    form.title("Title", &source.title, |source, text| source.title = text);
    form.roomy_pair(
        |form| {
            form.word("Kind", source.kind.as_ref(), |source, word| {
                source.kind = word
            })
        },
        |form| {
            form.date("Date", source.date.as_ref(), |source, date| {
                source.date = date
            })
        },
    );
    form.text("Publisher", &source.publisher, |source, text| {
        source.publisher = text
    });
    form.text("Link", &source.url, |source, text| source.url = text);
    if markdown::may_follow(&source.url) {
        let open = button::with_icon(form.ui, icons::ELSEWHERE, "Open in the browser");
        if open.on_hover_text(&source.url).clicked() {
            form.ui.ctx().open_url(egui::OpenUrl::new_tab(&source.url));
        }
    }
    form.word(
        "Reliability of the source",
        source.reliability.as_ref(),
        |source, word| source.reliability = word,
    );
    form.grade(
        "Credibility of what it says",
        &CREDIBILITY,
        source.credibility,
        |source, step| source.credibility = step,
    );
    attribution::common(form, source, Source::KEYS);
}
