//! What a card rests on: its sources, and the fields that all cards share.

use super::{
    form::{Folds, Form},
    records::{List, Row},
};
use crate::{
    model::{Attribution, card::Listed, word::Word as _},
    views::Context,
    widgets::choice,
};

/// The label of a key of the format: `tabled_by` as “Tabled by”.
pub(super) fn key_label(key: &str) -> String {
    // Where the form says it in other words than the file.
    let other = match key {
        "conditions" => "In return for",
        "private" => "Held in private only",
        "value" => "What it is worth to them",
        "batna" => "Best alternative to an agreement",
        _ => "",
    };
    if !other.is_empty() {
        return other.to_owned();
    }
    let text = key.replace('_', " ");
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn row(cx: &Context<'_>, attribution: &Attribution) -> Row {
    let basis = attribution.basis.as_ref().map(|basis| basis.label());
    let who = Some(attribution.who.as_str()).filter(|who| !who.is_empty());
    let source = cx.title(attribution.source.id());
    let title = if attribution.quote.is_empty() {
        source.clone()
    } else {
        format!("“{}”", attribution.quote)
    };
    let source = (!attribution.quote.is_empty()).then_some(source.as_str());
    let detail: Vec<&str> = who.or(basis).into_iter().chain(source).collect();
    let field = Some(attribution.field.as_str()).filter(|field| !field.is_empty());
    Row {
        title,
        detail: field.map(key_label).unwrap_or_default(),
        below: detail.join(", "),
        dot: None,
    }
}

impl<P: 'static> Form<'_, '_, P> {
    /// A list of attributions; `keys` are the fields that they can support.
    pub(super) fn attributions(
        &mut self,
        noun: &'static str,
        items: &[Attribution],
        keys: &'static [&'static str],
        get: fn(&mut P) -> &mut Vec<Attribution>,
    ) {
        let list = List {
            noun,
            get,
            id: |_| None,
            fresh: |_| Attribution::default(),
            row,
        };
        self.records(list, items, |form, item| {
            form.essential("Cited source", &item.source, |part, source| {
                part.source = source
            });
            form.roomy_pair(
                |form| {
                    form.word("Basis", item.basis.as_ref(), |part, basis| {
                        part.basis = basis
                    })
                },
                |form| supported_field(form, item, keys),
            );
            form.text("Who said it", &item.who, |part, text| part.who = text);
            form.passage("Quotation", &item.quote, |part, text| part.quote = text);
            form.passage("Where in the source", &item.locator, |part, text| {
                part.locator = text
            });
        });
    }
}

fn supported_field(
    form: &mut Form<'_, '_, Attribution>,
    item: &Attribution,
    keys: &'static [&'static str],
) {
    const LABEL: &str = "Supports";
    let named_by = form.label(LABEL);
    let keys: Vec<&'static str> = keys
        .iter()
        .copied()
        .filter(|key| !matches!(*key, "id" | "tags" | "notes" | "handling" | "sources"))
        .collect();
    let labels: Vec<String> = keys.iter().map(|key| key_label(key)).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let current = (!item.field.is_empty()).then(|| key_label(&item.field));
    let chosen = choice::show(
        form.ui,
        LABEL,
        Some("The whole card"),
        current.as_deref(),
        &labels,
        &named_by,
    );
    if let Some(chosen) = chosen {
        let field = chosen
            .and_then(|place| keys.get(place))
            .copied()
            .unwrap_or_default();
        form.set(LABEL, move |part| field.clone_into(&mut part.field));
    }
}

/// The fields that every card has: sources, tags and notes; its handling stands above its title.
pub(super) fn common<T: Listed>(
    form: &mut Form<'_, '_, T>,
    card: &T,
    keys: &'static [&'static str],
) {
    let common = card.common();
    sources(form, card, keys);
    let is_blank = common.tags.is_empty() && common.notes.is_empty();
    let folds = Folds::away_if(is_blank && !form.has_aside());
    form.beside("Notes and tags", folds, |form| {
        form.tags("Tags", common.tags, |card| card.common_mut().tags);
        notes(form, card);
    });
}

/// What the card rests on.
pub(super) fn sources<T: Listed>(
    form: &mut Form<'_, '_, T>,
    card: &T,
    keys: &'static [&'static str],
) {
    let sources = card.common().sources;
    form.beside("Sources", Folds::of(Some(sources.len())), |form| {
        form.attributions("Source", sources, keys, |card| card.common_mut().sources);
    });
}

/// The notes.
pub(super) fn notes<T: Listed>(form: &mut Form<'_, '_, T>, card: &T) {
    form.prose("Notes for the team", card.common().notes, |card, text| {
        *card.common_mut().notes = text;
    });
}
