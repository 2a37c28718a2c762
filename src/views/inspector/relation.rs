//! The fields of a relation.

use super::{attribution, form::Form};
use crate::model::Relation;

pub(super) fn show(form: &mut Form<'_, '_, Relation>, relation: &Relation) {
    form.head(relation);
    form.made_title(&relation.id);
    form.essential("From", &relation.from, |relation, thing| {
        relation.from = thing
    });
    form.word("Tie", relation.kind.as_ref(), |relation, word| {
        relation.kind = word
    });
    form.essential("To", &relation.to, |relation, thing| relation.to = thing);
    form.text(
        "In words of one’s own",
        &relation.label,
        |relation, text| relation.label = text,
    );
    form.flag("Holds both ways", relation.mutual, |relation, mutual| {
        relation.mutual = mutual
    });
    form.scale(
        "Strength (−3 against, 3 for)",
        relation.strength,
        |relation, value| relation.strength = value,
    );
    form.roomy_pair(
        |form| {
            form.moment(
                "Since",
                "From the beginning",
                &relation.since,
                |relation, moment| {
                    relation.since = moment;
                },
            )
        },
        |form| {
            form.moment(
                "Until",
                "It still holds",
                &relation.until,
                |relation, moment| {
                    relation.until = moment;
                },
            )
        },
    );
    attribution::common(form, relation, Relation::KEYS);
}
