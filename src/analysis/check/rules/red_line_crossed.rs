//! `red-line-crossed`: a text does what a party has said it will never accept.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        finding::Found,
        look::Look,
        remedy::Remedy,
        sentence::{Piece, name, say, text, title},
        stage::Stage,
        standing::is_for,
    },
    model::{Id, Party, Proposal, RedLine, validation::Severity, word::Stance},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "red-line-crossed",
    name: "Red line crossed",
    severity: Severity::Warning,
    why: "A text that crosses a red line fails at the table, or worse, after the signing",
    help: "Red lines are said for an audience, and some of them move; but a text that ignores one will \
           meet it again, in the ratification, in the street, or in the ranks. Ask whether the line is \
           still held, what lies behind it, and whether the same end can be reached by another option. \
           If the party has come to accept the option, its red line has moved: change the entry, and \
           keep the source.\n\n\
           A red line is crossed by a provision of a text that is not given up, if it picks the option \
           that the red line excludes, unless the party itself accepts, supports or demands that \
           option by now. In that case the finding is on the red line.",
    runs: &[Run::Proposal(texts), Run::Party(own)],
};

/// Whether a party has come to accept what its red line excludes.
fn has_moved(look: &Look<'_>, party: &Id, option: &Id) -> bool {
    look.held(party, option).is_some_and(is_for)
}

fn excludes<'a>(party: &'a Party, option: &Id) -> Option<&'a RedLine> {
    let mut lines = party.red_lines.iter();
    lines.find(|line| line.option.as_ref().is_some_and(|of| of.id() == option))
}

fn texts(look: &Look<'_>, proposal: &Proposal, found: &mut Found) {
    if Stage::of(proposal) == Stage::Dead {
        return;
    }
    for provision in &proposal.provisions {
        let Some(option) = provision.option.as_ref().map(|option| option.id()) else {
            continue;
        };
        let crossed: Vec<(&Party, &RedLine)> = look
            .referring::<Party>(option)
            .filter_map(|party| Some((party, excludes(party, option)?)))
            .filter(|(party, _)| {
                !has_moved(look, &party.id, option) && !has_moved(look, &party.id, &provision.id)
            })
            .collect();
        let sentence = match crossed.as_slice() {
            [] => continue,
            [(party, line)] => say([
                text("It crosses a red line of "),
                name(&party.id),
                text(": "),
                title(&line.id),
            ]),
            several => say([
                text("It crosses red lines of "),
                Piece::Names(several.iter().map(|(party, _)| party.id.clone()).collect()),
            ]),
        };
        let severity = match Stage::of_provision(proposal, provision) {
            Stage::Floated => Severity::Note,
            _ => Severity::Warning,
        };
        let remedy = Remedy::open(&provision.id, "option", "Open its option");
        found.push(severity, &provision.id, sentence, remedy);
    }
}

fn own(look: &Look<'_>, party: &Party, found: &mut Found) {
    for line in &party.red_lines {
        let Some(option) = line.option.as_ref().map(|option| option.id()) else {
            continue;
        };
        let position = look.held(&party.id, option);
        let Some(position) = position.filter(|position| is_for(position)) else {
            continue;
        };
        let stance = match position.stance {
            Some(Stance::Demands) => ", by now demanded by ",
            Some(Stance::Supports) => ", by now supported by ",
            _ => ", by now accepted by ",
        };
        let sentence = say([
            text("It excludes "),
            title(option),
            text(stance),
            name(&party.id),
        ]);
        let remedy = Remedy::open(&line.id, "text", "Open the red line");
        found.push(Severity::Note, &line.id, sentence, remedy);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "red-line-crossed";

    fn with(status: &str, positions: &Value) -> Value {
        let provisions =
            json!([{ "id": "a", "option": "hand-over" }, { "id": "b", "option": "keep" }]);
        json!({
            "parties": [{ "id": "north", "name": "North", "red_lines": [
                { "id": "line", "text": "Never without arms", "option": "hand-over" },
            ]}],
            "proposals": text(status, provisions),
            "positions": positions,
        })
    }

    #[test]
    fn fires_on_the_text_or_on_a_line_that_has_moved() {
        assert_eq!(
            told(RULE, with("tabled", &json!([]))),
            ["a: It crosses a red line of North: “Never without arms”"]
        );
        let accepts = json!([
            { "id": "p", "party": "north", "on": { "option": "hand-over" }, "stance": "accepts" },
        ]);
        assert_eq!(
            told(RULE, with("tabled", &accepts)),
            ["line: It excludes “Hand over”, by now accepted by North"]
        );
    }

    #[test]
    fn does_not_where_no_living_text_crosses_it() {
        for status in ["rejected", "withdrawn", "superseded"] {
            assert!(told(RULE, with(status, &json!([]))).is_empty(), "{status}");
        }
        let undecided = json!([
            { "id": "p", "party": "north", "on": { "option": "hand-over" }, "stance": "undecided" },
        ]);
        assert!(told(RULE, with("rejected", &undecided)).is_empty());
    }
}
