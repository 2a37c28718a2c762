//! What a room may see of a scenario: the one function by which anything is shown to others.
//!
//! [`for_room`] builds a projection: a scenario that is made anew, from visible items, of allowed
//! fields, and holds nothing else. Presenting and every export for others take its result and
//! never the document. It depends on nothing that is not shown: changing, adding or removing
//! something hidden changes nothing in it.
//!
//! What `design/format.md` leaves open is decided so:
//!
//! - A reference that names nothing, or something of another kind than it should, is treated like
//!   one to what is hidden: whether a thing is hidden or not there makes no difference to a room.
//!   Of an id that is borne twice, what is shown counts.
//! - Words that are not on their list and dates that are none are left out like unknown fields.
//! - *Which position holds* is computed from what is shown, so that an older stance stands as the
//!   current one where a later one is private or hidden. For the room it is: it has not been told
//!   otherwise, and to leave it out would tell that there is something else. The presenter is
//!   told by [`outline`](mod@outline).
//! - A position or relation since or until a talk that is not shown stays, with a moment that is
//!   not said ([`Moment::unsaid`]). A blank one would say that it holds from the beginning, or
//!   still does. Since a moment that is not said it takes its place by the list; until such a
//!   moment it no longer holds.
//! - A view or slide that is as of a talk that is not shown goes, because it would show another
//!   moment; so does a view whose subject or focus, or every one of the parties it is narrowed to,
//!   is not shown.
//! - An attribution goes with the field that it supports. Those of interests and needs, which have
//!   marks of their own, always go.

mod actors;
mod briefs;
mod copy;
mod delivery;
pub mod halves;
mod item;
pub mod mentions;
pub mod outline;
mod project;
mod sight;
pub mod spec;
mod standing;
pub mod standins;
mod statements;
mod substance;
mod views;
pub mod widening;

pub use copy::{copy_for_room, renumbered};

use project::Project;
use sight::Sight;

use crate::model::{
    Brief, FormatName, FormatVersion, Id, Kind, List, Scenario, View,
    card::{Card, Listed},
    handling::{Handling, Room},
    record::Unknown,
};

/// What a room may see of a scenario, with none of its briefs.
#[must_use]
pub fn for_room(scenario: &Scenario, room: &Room) -> Scenario {
    project(scenario, &Sight::of(scenario, room, None), None)
}

/// What a room may see of a scenario while the brief with this id is shown to it. Like any card,
/// the brief itself is left out unless its mark allows the room to see it.
#[must_use]
pub fn for_room_with_brief(scenario: &Scenario, room: &Room, brief: &Id) -> Scenario {
    let brief = scenario.briefs.get(brief);
    project(scenario, &Sight::of(scenario, room, brief), brief)
}

/// What a room may see of a view that someone has before them, saved or not: to be shown with the
/// projection of the scenario, whatever the view's own mark, because someone chose to show it.
/// What it is called is left out unless its mark allows it. None, if the room does not see what
/// the view is about.
#[must_use]
pub fn view_for_room(scenario: &Scenario, room: &Room, view: &View) -> Option<View> {
    let sight = Sight::of(scenario, room, None);
    let is_named = view.handling.visible_in(room);
    sight.stands(view).then(|| {
        let mut shown = view.project(&sight);
        if !is_named {
            shown.title.clear();
            shown.sources.clear();
        }
        shown
    })
}

fn project(scenario: &Scenario, sight: &Sight<'_>, brief: Option<&Brief>) -> Scenario {
    let Scenario {
        format: FormatName,
        version: FormatVersion,
        title,
        summary,
        language,
        today,
        team: _,
        default_handling: _,
        parties,
        talks,
        issues,
        proposals,
        positions,
        commitments,
        implications,
        reactions,
        sources,
        relations,
        views,
        briefs: _,
        waivers: _,
        unknown: _,
    } = scenario;
    Scenario {
        format: FormatName,
        version: FormatVersion,
        title: title.clone(),
        summary: summary.clone(),
        language: language.clone(),
        today: sight::date(today),
        team: Vec::new(),
        default_handling: Handling::Team,
        parties: list(parties, sight),
        talks: list(talks, sight),
        issues: list(issues, sight),
        proposals: list(proposals, sight),
        positions: list(positions, sight),
        commitments: list(commitments, sight),
        implications: list(implications, sight),
        reactions: list(reactions, sight),
        sources: list(sources, sight),
        relations: list(relations, sight),
        views: list(views, sight),
        briefs: brief
            .filter(|brief| sight.shows(Kind::Brief, 0, *brief))
            .map(|brief| brief.project(sight))
            .into_iter()
            .collect(),
        waivers: List::default(),
        unknown: Unknown::new(),
    }
}

fn list<T: Listed + Card + item::Item + Project>(list: &List<T>, sight: &Sight<'_>) -> List<T> {
    list.iter()
        .enumerate()
        .filter(|(place, card)| sight.shows(<T as Listed>::KIND, *place, *card))
        .map(|(_, card)| card.project(sight))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        io::samples::Template,
        model::{Ref, Spot},
    };

    #[test]
    fn a_view_before_someone_is_shown_without_what_is_hidden() {
        let mut scenario = Template::BerlinTalks.scenario().unwrap();
        let hidden = scenario.parties.at(0).unwrap().id.clone();
        let seen = scenario.parties.at(1).unwrap().id.clone();
        scenario.parties.at_mut(0).unwrap().handling = Handling::Team;
        let mut view = View {
            title: "Back channel".to_owned(),
            notes: "For us".to_owned(),
            focus: Some(Ref::from(&seen)),
            pinned: vec![Ref::from(&hidden), Ref::from(&seen)],
            ..View::default()
        };
        view.places.insert(hidden.clone(), Spot::default());
        view.places.insert(seen.clone(), Spot::default());
        let room = Room::public();
        let shown = view_for_room(&scenario, &room, &view).unwrap();
        assert_eq!(shown.title, "");
        assert_eq!(shown.notes, "");
        assert_eq!(shown.pinned, [Ref::from(&seen)]);
        assert_eq!(shown.places.keys().collect::<Vec<_>>(), [&seen]);
        view.handling = Handling::Public;
        let shown = view_for_room(&scenario, &room, &view).unwrap();
        assert_eq!(shown.title, "Back channel");
        view.focus = Some(Ref::from(&hidden));
        assert_eq!(view_for_room(&scenario, &room, &view), None);
    }
}
