//! The fields of a party.

use super::{
    attribution,
    form::{Folds, Form},
    records::{List, Row},
};
use crate::model::{Delegate, Interest, Kind, Need, Party, Priority, RedLine, handling::Handling};

pub(super) fn show(form: &mut Form<'_, '_, Party>, party: &Party) {
    form.head(party);
    form.title("Name", &party.name, |party, text| party.name = text);
    form.text("Short name", &party.short_name, |party, text| {
        party.short_name = text
    });
    form.pair(
        |form| form.word("Kind", party.kind.as_ref(), |party, word| party.kind = word),
        |form| form.word("Role", party.role.as_ref(), |party, word| party.role = word),
    );
    form.colour("Colour", &party.colour, |party, colour| {
        party.colour = colour
    });
    form.references("Member of", &party.member_of, |party| &mut party.member_of);
    form.section("Delegation", Some(party.delegation.len()), |form| {
        delegation(form, party)
    });
    form.section("Needs", Some(party.needs.len()), |form| needs(form, party));
    form.section("Interests", Some(party.interests.len()), |form| {
        interests(form, party)
    });
    form.section("Red lines", Some(party.red_lines.len()), |form| {
        red_lines(form, party)
    });
    let batna = |form: &mut Form<'_, '_, Party>| {
        form.prose(
            "Best alternative to an agreement (BATNA)",
            &party.batna.text,
            |party, text| {
                party.batna.text = text;
            },
        );
        form.scale(
            "What that is worth to them (0 to 100)",
            party.batna.value,
            |party, value| {
                party.batna.value = value;
            },
        );
        form.scale("Influence (0 to 100)", party.influence, |party, value| {
            party.influence = value;
        });
    };
    let is_blank = party.batna == Default::default() && party.influence.is_none();
    form.beside(
        "Alternatives and influence",
        Folds::away_if(is_blank),
        batna,
    );
    let count = Some(party.priorities.len());
    form.beside("Priorities", Folds::of(count), |form| {
        priorities(form, party)
    });
    attribution::common(form, party, Party::KEYS);
}

fn delegation(form: &mut Form<'_, '_, Party>, party: &Party) {
    let list = List {
        noun: "Delegate",
        get: |party: &mut Party| &mut party.delegation,
        id: |item: &Delegate| Some(&item.id),
        fresh: |ids| Delegate {
            id: ids.fresh(Kind::Delegate),
            ..Delegate::default()
        },
        row: |_, item| Row {
            title: item.name.clone(),
            detail: if item.head {
                "head".to_owned()
            } else {
                item.title.clone()
            },
            ..Row::default()
        },
    };
    form.records(list, &party.delegation, |form, item| {
        form.text("Delegate’s name", &item.name, |item, text| {
            item.name = text
        });
        form.text("Function", &item.title, |item, text| item.title = text);
        form.flag("Head of delegation", item.head, |item, head| {
            item.head = head
        });
    });
}

fn visibility(handling: &Handling) -> String {
    match handling {
        Handling::Team => "team only".to_owned(),
        Handling::Public => "public".to_owned(),
        Handling::SharedWith(_) => "shared".to_owned(),
        Handling::Unlisted(word) => word.clone(),
    }
}

fn needs(form: &mut Form<'_, '_, Party>, party: &Party) {
    let list = List {
        noun: "Need",
        get: |party: &mut Party| &mut party.needs,
        id: |item: &Need| Some(&item.id),
        fresh: |ids| Need {
            id: ids.fresh(Kind::Need),
            ..Need::default()
        },
        row: |_, item| Row {
            title: item.text.clone(),
            detail: visibility(&item.handling),
            ..Row::default()
        },
    };
    form.records(list, &party.needs, |form, item| {
        form.prose("What they cannot do without", &item.text, |item, text| {
            item.text = text
        });
        form.handling("Who may see it", &item.handling, |item, handling| {
            item.handling = handling
        });
    });
}

fn interests(form: &mut Form<'_, '_, Party>, party: &Party) {
    let list = List {
        noun: "Interest",
        get: |party: &mut Party| &mut party.interests,
        id: |item: &Interest| Some(&item.id),
        fresh: |ids| Interest {
            id: ids.fresh(Kind::Interest),
            ..Interest::default()
        },
        row: |_, item| Row {
            title: item.text.clone(),
            detail: visibility(&item.handling),
            ..Row::default()
        },
    };
    form.records(list, &party.interests, |form, item| {
        form.prose("What they want and why", &item.text, |item, text| {
            item.text = text
        });
        form.handling("Who may see it", &item.handling, |item, handling| {
            item.handling = handling
        });
    });
}

fn red_lines(form: &mut Form<'_, '_, Party>, party: &Party) {
    let list = List {
        noun: "Red line",
        get: |party: &mut Party| &mut party.red_lines,
        id: |item: &RedLine| Some(&item.id),
        fresh: |ids| RedLine {
            id: ids.fresh(Kind::RedLine),
            ..RedLine::default()
        },
        row: |_, item| Row {
            title: item.text.clone(),
            ..Row::default()
        },
    };
    form.records(list, &party.red_lines, |form, item| {
        form.prose("What they will not accept", &item.text, |item, text| {
            item.text = text
        });
        form.reference(
            "Option that would cross it",
            item.option.as_ref(),
            |item, id| {
                item.option = id;
            },
        );
    });
}

fn priorities(form: &mut Form<'_, '_, Party>, party: &Party) {
    let list = List {
        noun: "Priority",
        get: |party: &mut Party| &mut party.priorities,
        id: |_| None,
        fresh: |_| Priority::default(),
        row: |cx, item: &Priority| Row {
            title: cx.title(item.issue.id()),
            detail: item
                .weight
                .map(|weight| weight.get().to_string())
                .unwrap_or_default(),
            ..Row::default()
        },
    };
    form.records(list, &party.priorities, |form, item| {
        form.essential("Issue", &item.issue, |item, issue| item.issue = issue);
        form.scale("Weight (0 to 100)", item.weight, |item, value| {
            item.weight = value
        });
    });
}
