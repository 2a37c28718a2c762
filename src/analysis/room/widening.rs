//! Whether an edit shows a room more than it has seen.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;
use serde_json::Value;

use super::{for_room, for_room_with_brief};
use crate::{
    analysis::changes,
    model::{
        Id, Kind, Scenario,
        card::{Card, Listed},
        field::own_ids,
        handling::Room,
    },
};

/// Something that a room sees after an edit and did not see before: an item, a value, a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// The card; none: the scenario itself.
    pub card: Option<(Kind, Id)>,
    /// The key of what is new on it; none: all of it is, or it stands elsewhere in its list.
    pub key: Option<String>,
}

/// Whether what a room sees of `after` is more than what it sees of `before`. Anything that is new
/// or other counts; what only takes away does not. Where the projection of `before` is at hand,
/// [`additions`] saves making it again.
pub fn widens(before: &Scenario, after: &Scenario, room: &Room, brief: Option<&Id>) -> bool {
    if is_untouched(before, after, room) {
        return false;
    }
    let project = |scenario: &Scenario| match brief {
        Some(brief) => for_room_with_brief(scenario, room, brief),
        None => for_room(scenario, room),
    };
    !additions(&project(before), &project(after)).is_empty()
}

/// Whether nothing that differs is for the room's eyes: nothing hidden makes a difference.
fn is_untouched(before: &Scenario, after: &Scenario, room: &Room) -> bool {
    let may_be_seen = |side: Option<(usize, &dyn Card)>| {
        side.is_some_and(|(_, card)| card.common().handling.visible_in(room))
    };
    let own = |scenario: &Scenario| for_room(&scenario.without_cards(), room);
    own(before) == own(after)
        && changes::between(before, after)
            .iter()
            .all(|change| !may_be_seen(change.before) && !may_be_seen(change.after))
}

/// What a room sees in one projection that it does not see in an earlier one.
pub fn additions(before: &Scenario, after: &Scenario) -> Vec<Addition> {
    let mut found = Vec::new();
    let own = |scenario: &Scenario| serde_json::to_value(scenario.without_cards());
    if let (Ok(before), Ok(after)) = (own(before), own(after))
        && let Some(key) = added("", &before, &after)
    {
        found.push(Addition {
            card: None,
            key: Some(key),
        });
    }
    in_list::<crate::model::Party>(before, after, &mut found);
    in_list::<crate::model::Talk>(before, after, &mut found);
    in_list::<crate::model::Issue>(before, after, &mut found);
    in_list::<crate::model::Proposal>(before, after, &mut found);
    in_list::<crate::model::Position>(before, after, &mut found);
    in_list::<crate::model::Commitment>(before, after, &mut found);
    in_list::<crate::model::Implication>(before, after, &mut found);
    in_list::<crate::model::Reaction>(before, after, &mut found);
    in_list::<crate::model::Source>(before, after, &mut found);
    in_list::<crate::model::Relation>(before, after, &mut found);
    in_list::<crate::model::View>(before, after, &mut found);
    in_list::<crate::model::Brief>(before, after, &mut found);
    in_list::<crate::model::Waiver>(before, after, &mut found);
    unhidden(before, after, &mut found);
    found
}

/// The cards of a list that are new, say more, or have come before others: of positions since the
/// same moment the order tells which holds.
fn in_list<T: Listed>(before: &Scenario, after: &Scenario, found: &mut Vec<Addition>) {
    let (old, new) = (T::list(before), T::list(after));
    let mut places: Option<HashMap<&Id, Vec<usize>, RandomState>> = None;
    let mut next = 0;
    for card in new.iter() {
        // Mostly it is the next one, and the same.
        if old.at(next) == Some(card) {
            next += 1;
            continue;
        }
        let places = places.get_or_insert_with(|| {
            let mut places: HashMap<&Id, Vec<usize>, RandomState> = HashMap::default();
            for (place, card) in old.iter().enumerate() {
                places.entry(card.id()).or_default().push(place);
            }
            places
        });
        let all = places.get(card.id()).map_or(&[][..], Vec::as_slice);
        let rest = all.get(all.partition_point(|place| *place < next)..);
        // One, unless an id is borne twice.
        let mut keys = rest.unwrap_or_default().iter().map(|place| {
            let key = old.at(*place).and_then(|earlier| added_to(earlier, card));
            (*place, key)
        });
        let first = keys.next();
        let found_at = match &first {
            Some((place, None)) => Some(*place),
            _ => keys.find(|(_, key)| key.is_none()).map(|(place, _)| place),
        };
        match found_at {
            Some(place) => next = place + 1,
            None => found.push(Addition {
                card: Some((T::KIND, card.id().clone())),
                key: first.and_then(|(_, key)| key),
            }),
        }
    }
}

/// The key at which a card says something that it did not say earlier.
fn added_to<T: Listed>(earlier: &T, card: &T) -> Option<String> {
    if earlier == card {
        return None;
    }
    let earlier = serde_json::to_value(earlier).ok()?;
    added("", &earlier, &serde_json::to_value(card).ok()?)
}

/// The views that no longer hide something that is still shown.
fn unhidden(before: &Scenario, after: &Scenario, found: &mut Vec<Addition>) {
    let mut shown: Option<HashSet<Id>> = None;
    for view in after.views.iter() {
        let Some(earlier) = before.views.get(&view.id) else {
            continue;
        };
        let mut gone = earlier.hidden.iter().filter(|id| !view.hidden.contains(id));
        let is_shown = gone.any(|id| {
            let shown = shown.get_or_insert_with(|| own_ids(after).into_iter().collect());
            shown.contains(id.id())
        });
        if is_shown {
            found.push(Addition {
                card: Some((Kind::View, view.id.clone())),
                key: Some("hidden".to_owned()),
            });
        }
    }
}

/// The keys that are not seen: who may see something shows in whether it is there, and the map is
/// laid out again.
const UNSEEN: [&str; 6] = [
    "handling",
    "room",
    "places",
    "pinned",
    "collapsed",
    "hidden",
];

/// The keys whose absence says more than their presence: that something holds from the beginning
/// or still does, that a view or slide shows everything. None of them goes because something is hidden.
const ABSENCE_SAYS: [&str; 13] = [
    "since", "until", "as_of", "from", "kinds", "ties", "subject", "focus", "degrees", "lens",
    "view", "parties", "of",
];

/// The key at which `after`, which stands at `key`, says something that `before` does not.
fn added(key: &str, before: &Value, after: &Value) -> Option<String> {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let new = after
                .iter()
                .filter(|(key, _)| !UNSEEN.contains(&key.as_str()))
                .find_map(|(key, value)| match before.get(key) {
                    Some(earlier) => added(key, earlier, value),
                    None => (!is_blank(value)).then(|| key.clone()),
                });
            new.or_else(|| {
                let gone = before
                    .keys()
                    .find(|key| !after.contains_key(*key) && ABSENCE_SAYS.contains(&key.as_str()));
                gone.cloned()
            })
        }
        (Value::Array(before), Value::Array(after)) => {
            // What remains must stand in the order in which it stood.
            let mut rest = before.iter();
            let mut is_new =
                |value: &Value| !rest.any(|earlier| added(key, earlier, value).is_none());
            after.iter().any(&mut is_new).then(|| key.to_owned())
        }
        (before, after) => (before != after && !is_blank(after)).then(|| key.to_owned()),
    }
}

fn is_blank(value: &Value) -> bool {
    matches!(value, Value::String(text) if text.is_empty())
}
