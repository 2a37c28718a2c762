//! The rooms before which random scenarios are shown.

use nonpaper::{
    analysis::room::spec::RoomSpec,
    model::{Id, Scenario, handling::Room},
};

use super::generator::Generator;

/// The public, two talks and three sets of parties; less those that cannot be told.
pub(crate) fn rooms(generator: &mut Generator, scenario: &Scenario) -> Vec<Room> {
    let mut specs = vec![RoomSpec::Public];
    let talks = scenario.talks.iter().take(2);
    specs.extend(talks.map(|talk| RoomSpec::Talk(talk.id.clone())));
    let parties: Vec<&Id> = scenario.parties.iter().map(|party| &party.id).collect();
    for count in 1..=3 {
        if !parties.is_empty() {
            let of = (0..count).map(|_| parties[generator.below(parties.len())].clone());
            specs.push(RoomSpec::Parties(of.collect()));
        }
    }
    specs
        .iter()
        .filter_map(|spec| spec.resolve(scenario).ok())
        .collect()
}
