//! The fields of a commitment, its benchmarks and the evidence of its implementation.

use super::{
    attribution,
    form::{Folds, Form},
    proposal::mechanisms,
    records::{List, Row},
};
use crate::{
    model::{
        Benchmark, Commitment, Evidence, Kind,
        word::{ImplementationStatus, Word as _},
    },
    theme::fonts::size,
    widgets::label,
};

pub(super) fn show(form: &mut Form<'_, '_, Commitment>, commitment: &Commitment) {
    form.head(commitment);
    form.title("Title", &commitment.title, |commitment, text| {
        commitment.title = text
    });
    form.pair(
        |form| {
            form.word("Kind", commitment.kind.as_ref(), |commitment, word| {
                commitment.kind = word
            })
        },
        |form| {
            form.word("Status", commitment.status.as_ref(), |commitment, word| {
                commitment.status = word
            })
        },
    );
    overridden(form, commitment);
    form.prose(
        "What is to be done",
        &commitment.text,
        |commitment, text| commitment.text = text,
    );
    form.references("Responsible", &commitment.responsible, |commitment| {
        &mut commitment.responsible
    });
    form.time_frame("Due", &commitment.due, |commitment| &mut commitment.due);
    form.reference(
        "Delivers the provision",
        commitment.provision.as_ref(),
        |commitment, id| commitment.provision = id,
    );
    form.references("Depends on", &commitment.depends_on, |commitment| {
        &mut commitment.depends_on
    });
    form.section("Benchmarks", Some(commitment.benchmarks.len()), |form| {
        benchmarks(form, commitment);
    });
    form.section("Evidence", Some(commitment.evidence.len()), |form| {
        evidence(form, commitment);
    });
    let count = Some(commitment.mechanisms.len());
    form.beside("Mechanisms", Folds::of(count), |form| {
        mechanisms(form, &commitment.mechanisms, |commitment| {
            &mut commitment.mechanisms
        });
    });
    attribution::common(form, commitment, Commitment::KEYS);
}

/// What the evidence says the status is: of what is dated the latest, of one date the last.
fn shown_by_evidence(commitment: &Commitment) -> Option<&ImplementationStatus> {
    let mut latest: Option<&Evidence> = None;
    for item in commitment
        .evidence
        .iter()
        .filter(|item| item.status.is_some())
    {
        let day = |item: &Evidence| item.date.as_ref().and_then(|date| date.last_day());
        if latest.is_none_or(|before| day(item) >= day(before)) {
            latest = Some(item);
        }
    }
    latest?.status.as_ref()
}

/// Says so where the evidence overrides the status.
fn overridden(form: &mut Form<'_, '_, Commitment>, commitment: &Commitment) {
    let Some(shown) = shown_by_evidence(commitment) else {
        return;
    };
    if commitment.status.as_ref() != Some(shown) {
        let text = format!(
            "The latest evidence says: {}, and that is what counts",
            shown.label().to_lowercase()
        );
        form.ui.label(label::soft(text, form.ui).size(size::LABEL));
    }
}

fn benchmarks(form: &mut Form<'_, '_, Commitment>, commitment: &Commitment) {
    let list = List {
        noun: "Benchmark",
        get: |commitment: &mut Commitment| &mut commitment.benchmarks,
        id: |item: &Benchmark| Some(&item.id),
        fresh: |ids| Benchmark {
            id: ids.fresh(Kind::Benchmark),
            ..Benchmark::default()
        },
        row: |_, item| Row {
            title: item.text.clone(),
            detail: if item.done { "reached" } else { "" }.to_owned(),
            ..Row::default()
        },
    };
    form.records(list, &commitment.benchmarks, |form, item| {
        form.prose("What is measured", &item.text, |item, text| {
            item.text = text
        });
        form.flag("Reached", item.done, |item, done| item.done = done);
    });
}

fn evidence(form: &mut Form<'_, '_, Commitment>, commitment: &Commitment) {
    let list = List {
        noun: "Piece of evidence",
        get: |commitment: &mut Commitment| &mut commitment.evidence,
        id: |item: &Evidence| Some(&item.id),
        fresh: |ids| Evidence {
            id: ids.fresh(Kind::Evidence),
            ..Evidence::default()
        },
        row: |cx, item| Row {
            title: match (&item.status, item.text.as_str()) {
                (Some(status), "") => status.label().to_owned(),
                (Some(status), text) => format!("{}: {text}", status.label()),
                (None, text) => text.to_owned(),
            },
            detail: item
                .date
                .as_ref()
                .map(|date| cx.date(date))
                .unwrap_or_default(),
            ..Row::default()
        },
    };
    form.records(list, &commitment.evidence, |form, item| {
        form.roomy_pair(
            |form| {
                form.date("Observed", item.date.as_ref(), |item, date| {
                    item.date = date
                })
            },
            |form| {
                form.word("It shows", item.status.as_ref(), |item, word| {
                    item.status = word
                })
            },
        );
        form.prose("What was observed", &item.text, |item, text| {
            item.text = text
        });
        form.section(
            "Sources of the evidence",
            Some(item.sources.len()),
            |form| {
                form.attributions(
                    "Source of the evidence",
                    &item.sources,
                    Evidence::KEYS,
                    |item| &mut item.sources,
                );
            },
        );
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartialDate;

    #[test]
    fn the_latest_evidence_counts_and_of_one_date_the_last() {
        let piece = |date: &str, status: &str| Evidence {
            date: Some(PartialDate::parse(date)),
            status: Some(ImplementationStatus::from_word(status)),
            ..Evidence::default()
        };
        let of = |evidence: Vec<Evidence>| {
            let commitment = Commitment {
                evidence,
                ..Commitment::default()
            };
            shown_by_evidence(&commitment).cloned()
        };
        assert_eq!(of(vec![]), None);
        assert_eq!(
            of(vec![piece("2026-02", "full"), piece("2026-01", "minimal")]),
            Some(ImplementationStatus::Full)
        );
        assert_eq!(
            of(vec![piece("2026", "full"), piece("2026-12-31", "minimal")]),
            Some(ImplementationStatus::Minimal)
        );
        let undated = Evidence {
            status: Some(ImplementationStatus::Full),
            ..Evidence::default()
        };
        assert_eq!(
            of(vec![piece("2026", "minimal"), undated]),
            Some(ImplementationStatus::Minimal)
        );
    }
}
