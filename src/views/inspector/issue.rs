//! The fields of an issue and its options.

use super::{
    attribution,
    form::{Form, NOT_KNOWN},
    records::{List, Row},
};
use crate::model::{Choice, Issue, Kind};

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
    let now = issue.status_quo.as_ref();
    form.option_of(issue, "Status quo", NOT_KNOWN, now, |issue, option| {
        issue.status_quo = option
    });
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
        form.offer(Kind::Position, "Record a position on it", &item.id);
    });
}
