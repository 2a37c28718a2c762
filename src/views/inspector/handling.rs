//! Handling marks: of a card, and of a part, which can only narrow.

use std::sync::Arc;

use super::{
    choices::{dot, pick},
    form::{Form, article},
};
use crate::{
    commands::Command,
    model::{Id, Kind, Ref, card::Listed, handling::Handling},
    widgets::{
        button,
        chip::{self, ChipEvent},
        choice,
    },
};

const PUBLIC: &str = "Public";
const TEAM: &str = "Team only";
const SHARED: &str = "Shared with …";

fn name_of(handling: &Handling) -> String {
    match handling {
        Handling::Public => PUBLIC.to_owned(),
        Handling::Team => TEAM.to_owned(),
        Handling::SharedWith(_) => SHARED.to_owned(),
        Handling::Unlisted(word) => word.clone(),
    }
}

fn of_place(place: usize) -> Handling {
    match place {
        0 => Handling::Public,
        1 => Handling::Team,
        _ => Handling::shared_with(Vec::new()),
    }
}

impl<T: Listed, P: 'static> Form<'_, '_, T, P> {
    /// Who may see it.
    pub(super) fn handling(
        &mut self,
        value: &Handling,
        set: impl Fn(&mut P, Handling) + Send + Sync + 'static,
    ) {
        let set = Arc::new(set);
        self.handling_choice("Who may see it", None, Some(value), {
            let set = Arc::clone(&set);
            move |part, handling| set(part, handling.unwrap_or_default())
        });
        self.shared_with(value, set);
    }

    /// Who may see a part, where that is narrower than for the card.
    pub(super) fn part_handling(
        &mut self,
        value: Option<&Handling>,
        set: impl Fn(&mut P, Option<Handling>) + Send + Sync + 'static,
    ) {
        let set = Arc::new(set);
        self.handling_choice("Who may see it", Some("As the whole card"), value, {
            let set = Arc::clone(&set);
            move |part, handling| set(part, handling)
        });
        if let Some(value) = value {
            let set = Arc::new(move |part: &mut P, handling| set(part, Some(handling)));
            self.shared_with(value, set);
        }
    }

    fn handling_choice(
        &mut self,
        label: &str,
        none: Option<&str>,
        value: Option<&Handling>,
        set: impl Fn(&mut P, Option<Handling>) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        let current = value.map(name_of);
        let labels = [PUBLIC, TEAM, SHARED];
        let chosen = choice::show(self.ui, label, none, current.as_deref(), &labels, &named_by);
        if let Some(chosen) = chosen {
            let handling = chosen.map(of_place);
            // Choosing again what it is already must not lose whom it is shared with.
            if handling.as_ref().map(name_of) != current {
                self.set("handling", move |part| set(part, handling.clone()));
            }
        }
    }

    fn shared_with(
        &mut self,
        value: &Handling,
        set: Arc<impl Fn(&mut P, Handling) + Send + Sync + 'static>,
    ) {
        let Handling::SharedWith(shared) = value else {
            return;
        };
        let mut event = None;
        let cx = &mut *self.cx;
        self.ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            for party in &shared.parties {
                ui.push_id(("shared", party.id().as_str()), |ui| {
                    let title = cx.title(party.id());
                    let dot = dot(cx, party.id());
                    if let Some(done) = chip::reference(ui, &title, dot) {
                        event = Some((done, party.id().clone()));
                    }
                });
            }
        });
        let change = |edit: &dyn Fn(&mut Vec<Ref<crate::model::to::Party>>)| {
            let mut shared = shared.clone();
            edit(&mut shared.parties);
            Handling::SharedWith(shared)
        };
        match event {
            Some((ChipEvent::Opened, id)) => self.cx.push(Command::GoTo(id)),
            Some((ChipEvent::Removed, id)) => {
                let handling = change(&|parties| parties.retain(|party| *party.id() != id));
                let set = Arc::clone(&set);
                self.set("handling", move |part| set(part, handling.clone()));
            }
            None => {}
        }
        let name = format!("Share with {}", article(Kind::Party.noun()));
        let response = self.ui.push_id("share", |ui| button::add(ui, &name)).inner;
        let without: Vec<&Id> = shared.parties.iter().map(Ref::id).collect();
        if let Some(chosen) = pick(self.cx, &response, &[Kind::Party], &without) {
            let handling = change(&|parties| parties.push(Ref::from(&chosen.id)));
            self.set_chosen("handling", chosen, move |part, _| set(part, handling.clone()));
        }
    }
}
