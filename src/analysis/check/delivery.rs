//! How far commitments are delivered.

use jiff::civil::Date;

use super::{look::Look, today::Today};
use crate::model::{
    Commitment, Id,
    word::{CommitmentKind, ImplementationStatus},
};

/// How far a commitment is implemented: what its latest evidence shows, else its status. Evidence
/// from after today is not looked at; evidence without a date comes before all other.
pub(super) fn status_on(
    commitment: &Commitment,
    today: Option<Today>,
) -> Option<&ImplementationStatus> {
    commitment
        .evidence
        .iter()
        .filter_map(|evidence| {
            let day = evidence.date.as_ref().and_then(|date| date.first_day());
            Some((day.unwrap_or(Date::MIN), evidence.status.as_ref()?))
        })
        .filter(|(_, status)| !matches!(status, ImplementationStatus::Unlisted(_)))
        .filter(|(day, _)| today.is_none_or(|today| *day <= today.last))
        // Of several on one day the last in the list is the latest.
        .max_by_key(|(day, _)| *day)
        .map(|(_, status)| status)
        .or(commitment.status.as_ref())
}

/// Whether a commitment is fully implemented.
pub(super) fn is_done(commitment: &Commitment, today: Option<Today>) -> bool {
    status_on(commitment, today) == Some(&ImplementationStatus::Full)
}

/// Whether it is a promise or a milestone of one. A next step is a plan, and promises nothing.
pub(super) fn is_promise(commitment: &Commitment) -> bool {
    commitment.kind != Some(CommitmentKind::NextStep)
}

/// The promises that deliver a provision.
pub(super) fn promises<'a>(
    look: &Look<'a>,
    provision: &Id,
) -> impl Iterator<Item = &'a Commitment> {
    look.referring::<Commitment>(provision)
        .filter(move |commitment| {
            is_promise(commitment)
                && commitment
                    .provision
                    .as_ref()
                    .is_some_and(|of| of.id() == provision)
        })
}

/// Whether a provision is delivered: there is a promise for it, and each of them is fully
/// implemented.
pub(super) fn is_delivered(look: &Look<'_>, provision: &Id) -> bool {
    let mut promises = promises(look, provision).peekable();
    promises.peek().is_some() && promises.all(|promise| is_done(promise, look.today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, PartialDate};

    #[test]
    fn the_latest_evidence_up_to_today_counts() {
        let evidence = |date: &str, status| Evidence {
            date: (!date.is_empty()).then(|| PartialDate::parse(date)),
            status: Some(status),
            ..Evidence::default()
        };
        let mut commitment = Commitment {
            status: Some(ImplementationStatus::Minimal),
            ..Commitment::default()
        };
        let on = |day: &str| Some(Today::on(day.parse().unwrap()));
        let status = |commitment: &Commitment, day| status_on(commitment, on(day)).cloned();
        assert_eq!(
            status(&commitment, "2006-01-01"),
            Some(ImplementationStatus::Minimal)
        );
        commitment.evidence = vec![
            evidence("2006-06-01", ImplementationStatus::Full),
            evidence("2006-03", ImplementationStatus::Intermediate),
            evidence("", ImplementationStatus::NotInitiated),
        ];
        assert_eq!(
            status(&commitment, "2006-01-01"),
            Some(ImplementationStatus::NotInitiated)
        );
        assert_eq!(
            status(&commitment, "2006-03-01"),
            Some(ImplementationStatus::Intermediate)
        );
        assert!(is_done(&commitment, on("2006-06-01")));
        assert!(is_done(&commitment, None));
    }
}
