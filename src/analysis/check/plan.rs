//! What waits for what: commitments and provisions as two graphs, with their days.

use jiff::civil::Date;

use super::{
    delivery::{is_done, is_promise},
    due::Dues,
    graph::{Edges, Graph},
    look::Look,
    stage::Stage,
};
use crate::model::{Commitment, Id, Provision, TimeFrame};

/// Something that is to be done.
pub(super) struct Step<'a> {
    /// Its id.
    pub(super) id: &'a Id,
    /// The commitment, unless it is a provision.
    pub(super) commitment: Option<&'a Commitment>,
    /// By when it is due, as the last day of its span.
    pub(super) due: Option<Date>,
    /// Whether it is done, so that nothing waits for it.
    pub(super) is_done: bool,
}

/// The steps of a scenario, in the order of the file: the provisions of the texts that are still
/// alive, then the commitments.
pub(super) struct Plan<'a> {
    /// The steps.
    pub(super) steps: Vec<Step<'a>>,
    /// Conditions between provisions.
    pub(super) conditions: Graph,
    /// Dependencies between commitments, and deadlines that count from another step's.
    pub(super) dependencies: Graph,
    /// For each step the steps that have to be done before: conditions or dependencies.
    pub(super) needs: Edges,
}

impl<'a> Plan<'a> {
    /// Reads the plan of a scenario.
    pub(super) fn of(look: &Look<'a>) -> Self {
        let scenario = look.scenario;
        let dues = Dues::of(scenario);
        let living = scenario
            .proposals
            .iter()
            .filter(|proposal| Stage::of(proposal) != Stage::Dead);
        let provisions: Vec<&Provision> = living.flat_map(|text| &text.provisions).collect();
        // For each number the step.
        let mut places: Vec<Option<usize>> = vec![None; dues.len()];
        let mut number = |id: &Id, step: usize| {
            let number = dues.number(id)?;
            places.get_mut(number)?.get_or_insert(step);
            Some(number)
        };
        let mut steps = Vec::with_capacity(provisions.len() + scenario.commitments.len());
        // A commitment that wrongly bears a provision's id is the one that is meant.
        let commitments = scenario.commitments.iter().enumerate();
        let numbers: Vec<Option<usize>> = commitments
            .map(|(nth, commitment)| number(&commitment.id, provisions.len() + nth))
            .collect();
        for (nth, provision) in provisions.iter().enumerate() {
            let number = number(&provision.id, nth);
            steps.push(Step {
                id: &provision.id,
                commitment: None,
                due: number.and_then(|number| dues.day(number)),
                is_done: false,
            });
        }
        let place = |id: &Id| places.get(dues.number(id)?).copied().flatten();
        // For each provision whether it has a promise, and one that is not done.
        let mut promised = vec![(false, false); provisions.len()];
        for (commitment, number) in scenario.commitments.iter().zip(numbers) {
            let is_done = is_done(commitment, look.today);
            let of = commitment
                .provision
                .as_ref()
                .filter(|_| is_promise(commitment));
            let of = of.and_then(|of| place(of.id()));
            if let Some((any, open)) = of.and_then(|of| promised.get_mut(of)) {
                *any = true;
                *open |= !is_done;
            }
            steps.push(Step {
                id: &commitment.id,
                commitment: Some(commitment),
                due: number.and_then(|number| dues.day(number)),
                is_done,
            });
        }
        for (step, (any, open)) in steps.iter_mut().zip(promised) {
            step.is_done = any && !open;
        }
        let after = |frame: &'a TimeFrame| {
            let counts = frame.date.is_none() && frame.days.is_some();
            frame
                .after
                .as_ref()
                .filter(|_| counts)
                .and_then(|after| place(after.id()))
        };
        let is_provision = |place: &usize| *place < provisions.len();
        let (mut conditions, mut dependencies) = (Edges::default(), Edges::default());
        let mut needs = Edges::default();
        for provision in &provisions {
            let on = provision.conditions.iter().filter_map(|on| place(on.id()));
            let row: Vec<usize> = on.filter(is_provision).collect();
            conditions.push(row.iter().copied());
            dependencies.push(after(&provision.timeframe));
            needs.push(row);
        }
        for commitment in scenario.commitments.iter() {
            let on = commitment.depends_on.iter().filter_map(|on| place(on.id()));
            let row: Vec<usize> = on.filter(|place| !is_provision(place)).collect();
            conditions.push(None);
            dependencies.push(row.iter().copied().chain(after(&commitment.due)));
            needs.push(row);
        }
        Self {
            steps,
            conditions: Graph::of(conditions),
            dependencies: Graph::of(dependencies),
            needs,
        }
    }

    /// What stands at a place.
    pub(super) fn step(&self, place: usize) -> Option<&Step<'a>> {
        self.steps.get(place)
    }
}
