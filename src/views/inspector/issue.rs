//! The fields of an issue and its options.

use super::{
    attribution,
    form::Form,
    records::{List, Row},
};
use crate::model::{Choice, Issue, Kind, Ref};

pub(super) fn show(form: &mut Form<'_, '_, Issue>, issue: &Issue) {
    form.head(issue);
    form.title("Title", &issue.title, |issue, text| issue.title = text);
    form.word("Theme", issue.theme.as_ref(), |issue, word| {
        issue.theme = word
    });
    form.prose("Description", &issue.description, |issue, text| {
        issue.description = text
    });
    form.section("Options", Some(issue.options.len()), |form| {
        options(form, issue)
    });
    status_quo(form, issue);
    attribution::common(form, issue, Issue::KEYS);
}

fn options(form: &mut Form<'_, '_, Issue>, issue: &Issue) {
    let list = List {
        noun: "Option",
        get: |issue: &mut Issue| &mut issue.options,
        id: |item: &Choice| Some(&item.id),
        fresh: |ids| Choice {
            id: ids.fresh(Kind::Choice),
            ..Choice::default()
        },
        row: |_, item| Row {
            title: item.title.clone(),
            ..Row::default()
        },
    };
    form.records(list, &issue.options, |form, item| {
        form.text("Option’s title", &item.title, |item, text| {
            item.title = text
        });
        form.prose("What it means", &item.description, |item, text| {
            item.description = text
        });
        form.part_handling(item.handling.as_ref(), |item, handling| {
            item.handling = handling
        });
    });
}

/// One of the issue’s own options.
fn status_quo(form: &mut Form<'_, '_, Issue>, issue: &Issue) {
    const LABEL: &str = "Status quo";
    let named_by = form.label(LABEL);
    let titles: Vec<String> = issue
        .options
        .iter()
        .map(|option| form.cx.title(&option.id))
        .collect();
    let labels: Vec<&str> = titles.iter().map(String::as_str).collect();
    let current = issue
        .status_quo
        .as_ref()
        .map(|option| form.cx.title(option.id()));
    let chosen = crate::widgets::choice::show(
        form.ui,
        LABEL,
        Some(super::form::NOT_KNOWN),
        current.as_deref(),
        &labels,
        &named_by,
    );
    if let Some(chosen) = chosen {
        let option = chosen
            .and_then(|place| issue.options.get(place))
            .map(|option| Ref::from(&option.id));
        form.set(LABEL, move |issue| issue.status_quo.clone_from(&option));
    }
}
