//! The map: which view of it is shown, and what changes it.

use std::sync::Arc;

use super::Workspace;
use crate::{
    analysis::{
        moments::AsOf,
        network::{self, kind_key},
    },
    document::{Edit, Transaction},
    model::{AnyCard, Id, Kind, Ref, View, word::Lens},
};

/// A change to a view.
pub type ViewChange = Arc<dyn Fn(&mut View) + Send + Sync>;

/// Which view of the map is shown.
#[derive(Clone, Debug)]
pub struct MapPlace {
    /// The saved one.
    pub(super) view: Option<Id>,
    /// While none is saved: what is asked in passing.
    pub(super) draft: View,
    /// How often that has changed.
    pub(super) changes: u64,
}

/// A view of the map in one of its states: two of the same are alike as long as the scenario is.
#[derive(Clone, Debug, PartialEq)]
pub struct MapLook {
    view: Option<Id>,
    changes: u64,
    as_of: AsOf,
}

impl Default for MapPlace {
    fn default() -> Self {
        Self {
            view: None,
            draft: first_look(Lens::Everything),
            changes: 0,
        }
    }
}

/// What is done to the map.
#[derive(Clone)]
pub enum MapCommand {
    /// Asks another question. It changes no saved view.
    Ask(Lens, Option<Id>),
    /// Shows a saved view.
    Show(Id),
    /// Shows something else in passing: a focus, a filter. A saved view changes with it.
    Look(&'static str, ViewChange),
    /// Changes what is to be remembered, places above all: a view that was not saved is now.
    Keep {
        /// What it does, for the menu.
        label: &'static str,
        /// The change.
        change: ViewChange,
        /// Steps in a row with the same key are one.
        merge: Option<String>,
    },
}

impl std::fmt::Debug for MapCommand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Ask(lens, subject) => f.debug_tuple("Ask").field(lens).field(subject).finish(),
            Self::Show(id) => f.debug_tuple("Show").field(id).finish(),
            Self::Look(label, _) | Self::Keep { label, .. } => f.debug_tuple(label).finish(),
        }
    }
}

impl Workspace {
    /// The view of the map that is shown.
    pub fn map_view(&self) -> &View {
        self.saved_map_view().unwrap_or(&self.map.draft)
    }

    /// The same, if it is one of the scenario's.
    pub fn saved_map_view(&self) -> Option<&View> {
        let open = self.open.as_ref()?;
        open.document.scenario().views.get(self.map.view.as_ref()?)
    }

    /// Which state of which view that is.
    pub fn map_look(&self) -> MapLook {
        MapLook {
            view: self.saved_map_view().map(|view| view.id.clone()),
            changes: self.map.changes,
            as_of: self.as_of(),
        }
    }

    /// Whether the view of the map shows this thing.
    pub(super) fn is_on_map(&self, id: &Id) -> bool {
        let Some(open) = &self.open else { return false };
        let (scenario, view) = (open.document.scenario(), self.map_view());
        let whole = network::of(scenario, &open.reports.moments, &self.as_of());
        let collapsed = view.collapsed.iter().map(|id| id.id()).collect();
        let network = network::fold(&whole, &collapsed);
        let seen = network::see(&network, scenario, view);
        let place = network.place(id);
        place.is_some_and(|place| seen.nodes.binary_search(&place).is_ok())
    }

    pub(super) fn map(&mut self, command: MapCommand) {
        self.map.changes += 1;
        match command {
            MapCommand::Ask(lens, subject) => {
                self.map = MapPlace {
                    view: None,
                    draft: View {
                        subject: subject.as_ref().map(Ref::from),
                        ..first_look(lens)
                    },
                    ..self.map
                };
            }
            MapCommand::Show(id) => {
                // As it was saved: from its own moment.
                self.look_back.stand_at(None);
                self.map.view = Some(id);
            }
            MapCommand::Look(label, change) => {
                if self.saved_map_view().is_some() {
                    self.change_map(label, change, None);
                } else {
                    change(&mut self.map.draft);
                }
            }
            MapCommand::Keep {
                label,
                change,
                merge,
            } => self.change_map(label, change, merge),
        }
    }

    fn change_map(&mut self, label: &'static str, change: ViewChange, merge: Option<String>) {
        let saved = self.saved_map_view().map(|view| view.id.clone());
        let transaction = match saved {
            Some(id) => Transaction::new(
                label,
                Edit::update(&id, move |view: &mut View| change(view)),
            ),
            None => {
                let Some(mut view) = self.map_to_save() else {
                    return;
                };
                change(&mut view);
                let Some(open) = &self.open else { return };
                let at = open.document.scenario().count(Kind::View);
                self.map.view = Some(view.id.clone());
                let insert = Edit::Insert(AnyCard::View(Arc::new(view)), at);
                Transaction::new(label, insert)
            }
        };
        let transaction = match merge {
            Some(key) => transaction.merging(key),
            None => transaction,
        };
        self.edit(transaction);
    }

    /// What the map shows in passing, as a view of the scenario that can be saved.
    pub(super) fn map_to_save(&mut self) -> Option<View> {
        let id = self.ids.fresh(Kind::View);
        let scenario = self.open.as_ref()?.document.scenario();
        Some(View {
            id,
            title: self.free_title(),
            handling: scenario.default_handling.clone(),
            as_of: self.as_of().for_view(),
            ..self.map.draft.clone()
        })
    }

    /// What a view is called that is saved by the way: after its question.
    fn free_title(&self) -> String {
        let name = lens_name(self.map.draft.lens.as_ref().unwrap_or(&Lens::Everything));
        let Some(open) = &self.open else {
            return name.to_owned();
        };
        let views = &open.document.scenario().views;
        let is_free = |title: &str| views.iter().all(|view| view.title != title);
        if is_free(name) {
            return name.to_owned();
        }
        (2_u32..)
            .map(|number| format!("{name} {number}"))
            .find(|title| is_free(title))
            .unwrap_or_default()
    }
}

/// A question as it is asked first. Everything leaves out what is tied to nearly everything else:
/// sources, and what may follow from it all; the legend brings them back.
fn first_look(lens: Lens) -> View {
    let kinds = if lens == Lens::Everything {
        [
            Kind::Party,
            Kind::Talk,
            Kind::Issue,
            Kind::Choice,
            Kind::Proposal,
            Kind::Provision,
            Kind::Commitment,
        ]
        .map(|kind| kind_key(kind).to_owned())
        .to_vec()
    } else {
        Vec::new()
    };
    View {
        lens: Some(lens),
        kinds,
        ..View::default()
    }
}

/// What a question is called on the map.
pub fn lens_name(lens: &Lens) -> &'static str {
    match lens {
        Lens::Everything | Lens::Unlisted(_) => "Everything",
        Lens::Meetings => "Who meets whom",
        Lens::Tabling => "Who tabled what",
        Lens::Stances => "Where parties stand",
        Lens::Guarantees => "Guarantees and verification",
        Lens::Conditions => "Conditions",
        Lens::Alliances => "Alliances and pressure",
    }
}
