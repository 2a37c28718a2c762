//! Making cards where one points, and giving dates to what has none.

use super::{lay::LaneAt, looks, prepare, state::State};
use crate::{
    analysis::timeline::Lane,
    commands::{
        Act, Command,
        dated::{self, When},
    },
    model::{Id, Kind},
    views::Context,
};

/// Makes a card, selects it, and puts the cursor into its title.
pub(super) fn make(cx: &mut Context<'_>, kind: Kind, when: &When, party: Option<&Id>) {
    let today = cx.workspace.today();
    let about = (cx.open.document.scenario(), cx.open.reports.as_ref());
    if let Some((id, step)) = dated::card(cx.ids, about, kind, when, party, &today) {
        cx.push(Command::Edit(step));
        cx.push(Command::Select(Some(id)));
        cx.push(Command::Act(Act::EditCard));
    }
}

/// Makes a card in a lane at a place of the axis.
pub(super) fn in_lane(cx: &mut Context<'_>, state: &mut State, lane: &Lane, day: f64) {
    state.lane = Some(lane.clone());
    let party = match lane {
        Lane::Shifts(party) => Some(party),
        _ => None,
    };
    let when = when(state, day);
    make(cx, looks::lane_kind(lane), &when, party);
}

/// Makes a card in a lane: today if that is in sight, else in the middle of what is.
pub(super) fn in_sight(cx: &mut Context<'_>, state: &mut State, lane: &Lane) {
    let today = f64::from(crate::analysis::timeline::day_number(super::today(cx)));
    let scale = state.scale_now();
    let seen = state
        .track
        .map(|track| (scale.day(0.0), scale.day(track.width())));
    let day = match seen {
        Some((first, last)) if !(first..=last).contains(&today) => f64::midpoint(first, last),
        _ => today,
    };
    in_lane(cx, state, lane, day);
}

/// When what is made at a place of the axis is.
pub(super) fn when(state: &mut State, day: f64) -> When {
    if state.prepared.is_in_order() {
        let before = state
            .prepared
            .columns
            .iter()
            .rev()
            .find(|it| it.first <= day);
        return before.map_or(When::Unsaid, |column| When::At(column.talk.clone()));
    }
    let per_day = state.scale_now().pixels_per_day;
    When::On(prepare::date_at(day, per_day))
}

/// The lane with a place among those that are laid out.
pub(super) fn lane_named(state: &State, at: &LaneAt) -> Option<Lane> {
    state
        .prepared
        .lanes
        .get(at.lane)
        .map(|info| info.lane.clone())
}

/// The lane in which a key makes something: that of what is selected, else the one used last.
pub(super) fn lane_at_hand(state: &State, selected: Option<&Id>) -> Lane {
    let current = state.current(selected);
    let lane = current.and_then(|place| state.prepared.lane_of(place));
    lane.map(|info| info.lane.clone())
        .or_else(|| state.lane.clone())
        .unwrap_or(Lane::Talks)
}
