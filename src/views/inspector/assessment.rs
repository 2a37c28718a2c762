//! The fields of implications and reactions.

use super::{attribution, form::Form};
use crate::model::{Implication, Reaction};

/// The steps of likelihood, 1 to 5.
const LIKELIHOOD: [&str; 5] = [
    "very unlikely",
    "unlikely",
    "about even",
    "likely",
    "very likely",
];

/// The steps of impact, 1 to 5.
const IMPACT: [&str; 5] = ["very small", "small", "moderate", "large", "very large"];

pub(super) fn implication(form: &mut Form<'_, '_, Implication>, implication: &Implication) {
    form.head(implication);
    form.title("Title", &implication.title, |implication, text| {
        implication.title = text
    });
    form.pair(
        |form| {
            form.word(
                "Effect",
                implication.effect.as_ref(),
                |implication, word| implication.effect = word,
            )
        },
        |form| {
            form.word(
                "Horizon",
                implication.horizon.as_ref(),
                |implication, word| implication.horizon = word,
            )
        },
    );
    form.references("Follows from", &implication.of, |implication| {
        &mut implication.of
    });
    form.references("Concerns", &implication.for_whom, |implication| {
        &mut implication.for_whom
    });
    form.roomy_pair(
        |form| {
            form.grade(
                "Likelihood",
                &LIKELIHOOD,
                implication.likelihood,
                |implication, step| implication.likelihood = step,
            )
        },
        |form| {
            form.grade(
                "Impact",
                &IMPACT,
                implication.impact,
                |implication, step| implication.impact = step,
            )
        },
    );
    form.prose("What it is", &implication.text, |implication, text| {
        implication.text = text
    });
    attribution::common(form, implication, Implication::KEYS);
}

pub(super) fn reaction(form: &mut Form<'_, '_, Reaction>, reaction: &Reaction) {
    form.head(reaction);
    form.made_title(&reaction.id);
    form.essential("By", &reaction.by, |reaction, party| reaction.by = party);
    form.essential("To", &reaction.to, |reaction, thing| reaction.to = thing);
    form.roomy_pair(
        |form| {
            form.word("Tone", reaction.tone.as_ref(), |reaction, word| {
                reaction.tone = word
            })
        },
        |form| {
            form.date("Date", reaction.date.as_ref(), |reaction, date| {
                reaction.date = date
            })
        },
    );
    form.prose("What was said", &reaction.text, |reaction, text| {
        reaction.text = text
    });
    attribution::common(form, reaction, Reaction::KEYS);
}
