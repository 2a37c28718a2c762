//! The fields of a proposal, its provisions and their mechanisms.

use super::{
    attribution,
    form::{Folds, Form},
    records::{List, Row},
};
use crate::model::{Kind, Mechanism, Proposal, Provision, RecordEntry, Ref, word::Word as _};

pub(super) fn show(form: &mut Form<'_, '_, Proposal>, proposal: &Proposal) {
    form.head(proposal);
    form.title("Title", &proposal.title, |proposal, text| {
        proposal.title = text
    });
    form.pair(
        |form| {
            form.word("Kind", proposal.kind.as_ref(), |proposal, word| {
                proposal.kind = word
            })
        },
        |form| {
            // The record, where there is one, gives the status.
            form.word("Status", proposal.standing(), |proposal, word| {
                if let Some(last) = proposal.record.last_mut() {
                    last.status.clone_from(&word);
                }
                proposal.status = word;
            });
        },
    );
    form.references("Tabled by", &proposal.tabled_by, |proposal| {
        &mut proposal.tabled_by
    });
    form.reference("Tabled at", proposal.tabled_at.as_ref(), |proposal, id| {
        proposal.tabled_at = id;
    });
    form.date("Date", proposal.date.as_ref(), |proposal, date| {
        proposal.date = date
    });
    form.prose("Summary", &proposal.summary, |proposal, text| {
        proposal.summary = text
    });
    form.section("Provisions", Some(proposal.provisions.len()), |form| {
        provisions(form, proposal);
    });
    form.beside("Record", Folds::of(Some(proposal.record.len())), |form| {
        record(form, proposal)
    });
    form.reference(
        "Supersedes",
        proposal.supersedes.as_ref(),
        |proposal, id| {
            proposal.supersedes = id;
        },
    );
    form.references("Signatories", &proposal.signatories, |proposal| {
        &mut proposal.signatories
    });
    attribution::common(form, proposal, Proposal::KEYS);
}

fn record(form: &mut Form<'_, '_, Proposal>, proposal: &Proposal) {
    let list = List {
        noun: "Step",
        get: |proposal: &mut Proposal| &mut proposal.record,
        id: |_| None,
        fresh: |_| RecordEntry::default(),
        row: |cx, item: &RecordEntry| Row {
            title: item.status.as_ref().map_or_else(
                || "Not known".to_owned(),
                |status| status.label().to_owned(),
            ),
            detail: match (&item.at.talk, &item.at.date) {
                (_, Some(date)) => cx.date(date),
                (Some(talk), None) => cx.title(talk.id()),
                (None, None) => String::new(),
            },
            ..Row::default()
        },
    };
    form.records(list, &proposal.record, |form, item| {
        form.word("Became", item.status.as_ref(), |item, word| {
            item.status = word
        });
        form.moment("When", "Not known", &item.at, |item, moment| {
            item.at = moment
        });
    });
}

fn provisions(form: &mut Form<'_, '_, Proposal>, proposal: &Proposal) {
    let list = List {
        noun: "Provision",
        get: |proposal: &mut Proposal| &mut proposal.provisions,
        id: |item: &Provision| Some(&item.id),
        fresh: |ids| Provision {
            id: ids.fresh(Kind::Provision),
            ..Provision::default()
        },
        row: |_, item| Row {
            title: item.heading.clone(),
            detail: if item.agreed { "agreed" } else { "bracketed" }.to_owned(),
            ..Row::default()
        },
    };
    form.records(list, &proposal.provisions, provision);
}

fn provision(form: &mut Form<'_, '_, Provision>, item: &Provision) {
    form.text("Heading", &item.heading, |item, text| item.heading = text);
    form.prose("Wording", &item.text, |item, text| item.text = text);
    form.flag("Agreed (else bracketed)", item.agreed, |item, agreed| {
        item.agreed = agreed
    });
    if item.agreed || item.agreed_at != Default::default() {
        form.moment(
            "Agreed when",
            "Not known",
            &item.agreed_at,
            |item, moment| {
                item.agreed_at = moment;
            },
        );
    }
    form.reference("Settles the issue", item.issue.as_ref(), |item, id| {
        item.issue = id
    });
    option_picked(form, item);
    form.references("Conditional on", &item.conditions, |item| {
        &mut item.conditions
    });
    form.time_frame("Time frame", &item.timeframe, |item| &mut item.timeframe);
    form.references("Responsible", &item.responsible, |item| {
        &mut item.responsible
    });
    form.references("Guarantors", &item.guarantors, |item| &mut item.guarantors);
    form.section("Mechanisms", Some(item.mechanisms.len()), |form| {
        mechanisms(form, &item.mechanisms, |item: &mut Provision| {
            &mut item.mechanisms
        });
    });
    form.part_handling(item.handling.as_ref(), |item, handling| {
        item.handling = handling
    });
    form.offer(Kind::Position, "Record a position on it", &item.id);
    form.offer(Kind::Commitment, "Add a commitment to deliver it", &item.id);
}

/// An option of the provision’s issue; of any issue while it has none. Picking one picks its issue.
fn option_picked(form: &mut Form<'_, '_, Provision>, item: &Provision) {
    const LABEL: &str = "Picks the option";
    let issue = item
        .issue
        .as_ref()
        .and_then(|issue| form.cx.scenario().issues.get(issue.id()));
    let Some(issue) = issue else {
        let issues: Vec<_> = form
            .cx
            .scenario()
            .issues
            .iter()
            .flat_map(|issue| {
                issue
                    .options
                    .iter()
                    .map(move |o| (o.id.clone(), issue.id.clone()))
            })
            .collect();
        form.reference_to(
            LABEL,
            item.option.as_ref().map(Ref::id),
            &[Kind::Choice],
            move |item, id| {
                item.option = id.map(Ref::from);
                let of = id.and_then(|id| issues.iter().find(|(option, _)| option == id));
                if let Some((_, issue)) = of {
                    item.issue = Some(Ref::from(issue));
                }
            },
        );
        return;
    };
    let now = item.option.as_ref();
    form.option_of(issue, LABEL, "None yet", now, |item, option| {
        item.option = option
    });
}

/// How delivery is watched and enforced.
pub(super) fn mechanisms<P: 'static>(
    form: &mut Form<'_, '_, P>,
    items: &[Mechanism],
    get: fn(&mut P) -> &mut Vec<Mechanism>,
) {
    let list = List {
        noun: "Mechanism",
        get,
        id: |item: &Mechanism| Some(&item.id),
        fresh: |ids| Mechanism {
            id: ids.fresh(Kind::Mechanism),
            ..Mechanism::default()
        },
        row: |cx, item| Row {
            title: item
                .kind
                .as_ref()
                .map_or_else(|| item.method.clone(), |kind| kind.label().to_owned()),
            detail: item
                .by
                .iter()
                .map(|party| cx.title(party.id()))
                .collect::<Vec<_>>()
                .join(", "),
            ..Row::default()
        },
    };
    form.records(list, items, |form, item| {
        form.word("What it does", item.kind.as_ref(), |item, word| {
            item.kind = word
        });
        form.references("Run by", &item.by, |item| &mut item.by);
        form.passage("How it works", &item.method, |item, text| {
            item.method = text
        });
    });
}
