//! `unnamed-only`: nobody who can be named stands behind a claim.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        finding::Found,
        look::Look,
        remedy::Remedy,
        sentence::{say, text},
    },
    model::{card::Card, field::Field as _, validation::Severity, word::Basis},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "unnamed-only",
    name: "Only unnamed sources",
    severity: Severity::Note,
    why: "Whoever speaks without a name may be testing a reaction, and can take it back",
    help: "Unnamed officials and people close to the talks are often right, and often have a purpose: a \
           trial balloon, pressure on the other side, a fight within the delegation. Do not brief it as \
           the party's position. Look for someone on the record, a second and independent source, or a \
           document; until then mark the confidence as low.\n\n\
           It is asked of positions, implications, reactions, relations and commitments whose every \
           attribution is to unnamed officials or to sources close to the talks. An attribution that \
           does not say on what terms something was said is not counted among them.",
    runs: &[Run::Claim(check)],
};

fn check(_: &Look<'_>, card: &dyn Card, found: &mut Found) {
    let mut said = card
        .common()
        .sources
        .iter()
        .filter(|source| !source.is_blank())
        .peekable();
    if said.peek().is_none() {
        return;
    }
    let is_unnamed = |basis: Option<&Basis>| {
        matches!(basis, Some(Basis::UnnamedOfficials | Basis::SourcesClose))
    };
    if said.all(|source| is_unnamed(source.basis.as_ref())) {
        found.push(
            Severity::Note,
            card.id(),
            say([text("Only people who are not named stand behind it")]),
            Remedy::open(card.id(), "sources", "Add a source…"),
        );
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::analysis::check::testing::told;

    const RULE: &str = "unnamed-only";

    fn said(bases: &[&str]) -> Value {
        let sources: Vec<Value> = bases
            .iter()
            .map(|basis| match *basis {
                "" => json!({ "who": "the article" }),
                basis => json!({ "basis": basis }),
            })
            .collect();
        json!({ "reactions": [{ "id": "r", "by": "north", "to": "issue", "sources": sources }] })
    }

    #[test]
    fn fires_where_nobody_has_a_name() {
        for bases in [
            &["unnamed-officials"][..],
            &["sources-close", "unnamed-officials"],
        ] {
            assert_eq!(
                told(RULE, said(bases)),
                ["r: Only people who are not named stand behind it"]
            );
        }
    }

    #[test]
    fn does_not_where_someone_has_or_nobody_is_cited() {
        for bases in [
            &["unnamed-officials", "on-the-record"][..],
            &["unnamed-officials", ""],
            &["analysts"],
            &[],
        ] {
            assert!(told(RULE, said(bases)).is_empty(), "{bases:?}");
        }
    }
}
