//! Stances that stand before a room in place of others, which it does not see.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::{
    analysis::{moments::Moments, stances},
    model::{Id, Position, Scenario, naming},
};

/// A party and a target on which a room sees another stance as the current one than we have on
/// record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandIn {
    /// Whose stance.
    pub party: Id,
    /// On what.
    pub target: Id,
    /// The position that holds among what is shown.
    pub shown: Option<Id>,
    /// The position that holds on our record.
    pub held: Option<Id>,
}

type Key<'a> = (&'a Id, &'a Id);

/// The positions of each party on each target, in the order of the list.
fn grouped(scenario: &Scenario) -> (Vec<Key<'_>>, HashMap<Key<'_>, Vec<&Position>, RandomState>) {
    let mut order = Vec::new();
    let mut groups: HashMap<Key<'_>, Vec<&Position>, RandomState> = HashMap::default();
    for position in scenario.positions.iter() {
        if let Some(target) = position.on.id() {
            let key = (position.party.id(), target);
            let group = groups.entry(key).or_default();
            if group.is_empty() {
                order.push(key);
            }
            group.push(position);
        }
    }
    (order, groups)
}

fn holding<'a>(
    group: Option<&Vec<&'a Position>>,
    moments: &Moments,
    key: Key<'_>,
) -> Option<&'a Id> {
    let (party, target) = key;
    let positions = group?.iter().copied();
    stances::held(stances::history_among(positions, moments, party, target)).map(|it| &it.id)
}

/// Where a room that sees `projection` of `scenario` is not shown the stance that holds on our
/// record: because a later one is private or hidden, or because the order of the talks is not to
/// be told from what is shown. What it sees nothing of is not among it.
pub fn stand_ins(scenario: &Scenario, projection: &Scenario) -> Vec<StandIn> {
    let (ours, shown) = (Moments::of(scenario), Moments::of(projection));
    let (_, all) = grouped(scenario);
    let (order, groups) = grouped(projection);
    order
        .into_iter()
        .filter_map(|key| {
            let shown = holding(groups.get(&key), &shown, key);
            let held = holding(all.get(&key), &ours, key);
            (shown != held).then(|| StandIn {
                party: key.0.clone(),
                target: key.1.clone(),
                shown: shown.cloned(),
                held: held.cloned(),
            })
        })
        .collect()
}

impl StandIn {
    /// The warning, in one sentence; `title` tells what a thing is called.
    pub fn sentence(&self, title: naming::Lookup<'_>) -> String {
        let (party, target) = (title(&self.party), title(&self.target));
        let said = |position: &Option<Id>| match position {
            Some(id) => format!("“{}”", title(id)),
            None => "no stance that still holds".to_owned(),
        };
        format!(
            "{party} on “{target}”: this room sees {}, our record has {}",
            said(&self.shown),
            said(&self.held)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::room::for_room,
        model::{
            Choice, Issue, Moment, Party, Ref, Talk, Target,
            handling::{Handling, Room},
            word::Stance,
        },
    };

    fn position(id: &str, stance: Stance, since: Option<&str>) -> Position {
        Position {
            id: Id::from(id),
            party: Ref::new("p"),
            on: Target {
                option: Some(Ref::new("o")),
                ..Target::default()
            },
            stance: Some(stance),
            since: since.map_or_else(Moment::default, |talk| Moment::at_talk(Ref::new(talk))),
            handling: Handling::Public,
            ..Position::default()
        }
    }

    /// Talks `one`, `hidden` and `three`, of which the second is team only.
    fn scenario(positions: Vec<Position>) -> Scenario {
        let talk = |id: &str, handling| Talk {
            id: Id::from(id),
            handling,
            ..Talk::default()
        };
        Scenario {
            parties: std::iter::once(Party {
                id: Id::from("p"),
                name: "Norland".to_owned(),
                handling: Handling::Public,
                ..Party::default()
            })
            .collect(),
            talks: [
                talk("one", Handling::Public),
                talk("hidden", Handling::Team),
                talk("three", Handling::Public),
            ]
            .into_iter()
            .collect(),
            issues: std::iter::once(Issue {
                id: Id::from("i"),
                options: vec![Choice {
                    id: Id::from("o"),
                    title: "Ceasefire".to_owned(),
                    ..Choice::default()
                }],
                handling: Handling::Public,
                ..Issue::default()
            })
            .collect(),
            positions: positions.into_iter().collect(),
            ..Scenario::default()
        }
    }

    /// The position that the room sees as current, and what the presenter is told.
    fn seen(positions: Vec<Position>) -> (Option<String>, Vec<String>) {
        let scenario = scenario(positions);
        let projection = for_room(&scenario, &Room::public());
        let moments = Moments::of(&projection);
        let (party, target) = (Id::from("p"), Id::from("o"));
        let positions = projection.positions.iter();
        let held = stances::held(stances::history_among(positions, &moments, &party, &target));
        let told = stand_ins(&scenario, &projection)
            .iter()
            .map(|one| one.sentence(&|id| naming::title_of(&scenario, id)))
            .collect();
        (held.map(|held| held.id.to_string()), told)
    }

    #[test]
    fn an_older_stance_stands_in_for_one_that_is_private_and_the_presenter_is_told() {
        let mut later = position("later", Stance::Rejects, Some("three"));
        later.private = true;
        let (held, told) = seen(vec![position("first", Stance::Accepts, None), later]);
        assert_eq!(held.as_deref(), Some("first"));
        assert_eq!(
            told,
            [
                "Norland on “Ceasefire”: this room sees “Norland accepts “Ceasefire””, our record has “Norland rejects “Ceasefire””"
            ]
        );
    }

    #[test]
    fn a_stance_since_a_hidden_talk_holds_by_its_place_in_the_list() {
        let (held, told) = seen(vec![
            position("first", Stance::Accepts, Some("one")),
            position("later", Stance::Rejects, Some("hidden")),
        ]);
        assert_eq!((held.as_deref(), told.len()), (Some("later"), 0));
        let (held, told) = seen(vec![
            position("first", Stance::Accepts, Some("one")),
            position("later", Stance::Rejects, Some("hidden")),
            position("last", Stance::Demands, Some("three")),
        ]);
        assert_eq!((held.as_deref(), told.len()), (Some("last"), 0));
        // Entered late: the list does not tell, and the presenter is told.
        let (held, told) = seen(vec![
            position("first", Stance::Accepts, Some("three")),
            position("later", Stance::Rejects, Some("hidden")),
        ]);
        assert_eq!((held.as_deref(), told.len()), (Some("later"), 1));
    }

    #[test]
    fn a_stance_until_a_hidden_talk_no_longer_holds_and_nor_does_the_one_before() {
        let mut ended = position("ended", Stance::Rejects, Some("one"));
        ended.until = Moment::at_talk(Ref::new("hidden"));
        let (held, told) = seen(vec![position("first", Stance::Accepts, None), ended]);
        assert_eq!((held, told.len()), (None, 0));
    }

    #[test]
    fn the_talk_itself_is_nowhere() {
        let mut both = position("both", Stance::Rejects, Some("hidden"));
        both.until = Moment::at_talk(Ref::new("hidden"));
        let projection = for_room(&scenario(vec![both]), &Room::public());
        let text = serde_json::to_string(&projection).unwrap();
        assert!(!text.contains("hidden") && text.contains("both"), "{text}");
    }
}
