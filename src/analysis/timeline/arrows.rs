//! The arrows of dependency.

use std::collections::HashMap;

use super::{Arrow, Event, EventKind};
use crate::{analysis::schedule::Schedule, model::Id};

/// The arrows between events, as the schedule links them.
pub(super) fn between(schedule: &Schedule, events: &[Event]) -> Vec<Arrow> {
    let mut places: HashMap<&Id, usize> = HashMap::new();
    for (place, event) in events.iter().enumerate() {
        // A proposal has many; the last of its record is what others are due after.
        if !matches!(event.kind, EventKind::Shift { .. }) {
            places.insert(&event.id, place);
        }
    }
    let place = |at: usize| {
        let thing = schedule.things.get(at)?;
        Some((*places.get(&thing.id)?, thing.is_critical()))
    };
    let arrows = schedule.links.iter().filter_map(|link| {
        let (from, is_from_critical) = place(link.before)?;
        let (to, is_to_critical) = place(link.after)?;
        let gap = schedule.gap(link);
        Some(Arrow {
            from,
            to,
            kind: link.kind,
            is_critical: is_from_critical && is_to_critical && gap.is_some_and(|gap| gap <= 0),
            is_broken: link.is_circular || gap.is_some_and(|gap| gap < 0),
        })
    });
    arrows.collect()
}
