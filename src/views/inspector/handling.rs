//! Handling marks: of a card, and of a part, which can only narrow.

use std::sync::Arc;

use egui::{Align, Button, Layout, Popup, RichText, Ui, Vec2};

use super::{
    choices::{dot, pick},
    form::{self, Form},
};
use crate::{
    commands::{Act, Command, table},
    model::{
        Id, Kind, Ref,
        card::{Card, Listed},
        handling::Handling,
    },
    theme::{Face, Tokens, fonts::size, icons, space},
    widgets::{
        button,
        chip::{self, ChipEvent},
        choice, label,
    },
};

const PUBLIC: &str = "Public";
const TEAM: &str = "Team only";
const SHARED: &str = "Shared with…";

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

/// What the line above the title asks for.
#[derive(Default)]
struct HeadEvent {
    handling: Option<Handling>,
    /// To show the card on a page of its own, or back in the inspector.
    page: bool,
}

/// The line above the title: the kind, and on the right who may see the card.
fn head(ui: &mut Ui, card: &dyn Card, is_page: bool) -> HeadEvent {
    let tokens = Tokens::of(ui);
    let mut event = HeadEvent::default();
    ui.horizontal(|ui| {
        let kind = card.kind();
        ui.label(label::icon(icons::of_kind(kind), 15.0, tokens.ink_soft));
        ui.label(
            RichText::new(kind.noun().to_uppercase())
                .font(Face::SansSemibold.at(size::LABEL))
                .extra_letter_spacing(0.8)
                .color(tokens.ink_soft),
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !is_page {
                let name = table::spec(Act::Page).name;
                event.page = button::icon(ui, icons::PAGE, name).clicked();
            }
            let handling = card.common().handling;
            let icon = match handling {
                Handling::Public => icons::PUBLIC,
                Handling::SharedWith(_) => icons::SHARED,
                Handling::Team | Handling::Unlisted(_) => icons::TEAM,
            };
            let name = short_name_of(handling);
            let text = RichText::new(&name).font(Face::SansMedium.at(12.0));
            let icon = label::icon(icon, 14.0, tokens.ink_soft);
            ui.spacing_mut().button_padding.x = 8.0;
            let response =
                ui.add(Button::new((icon, text)).min_size(Vec2::new(0.0, space::TARGET)));
            let said = format!("Who may see it: {name}");
            let response = button::named(response, &said).on_hover_text("Who may see this card");
            Popup::menu(&response).show(|ui| {
                for (place, label) in [PUBLIC, TEAM, SHARED].into_iter().enumerate() {
                    let is_now = name_of(handling) == label;
                    if ui.selectable_label(is_now, label).clicked() {
                        if !is_now {
                            event.handling = Some(of_place(place));
                        }
                        ui.close();
                    }
                }
            });
        });
    });
    event
}

fn short_name_of(handling: &Handling) -> String {
    match handling {
        Handling::Team => "Team".to_owned(),
        Handling::SharedWith(shared) => format!("Shared with {}", shared.parties.len()),
        other => name_of(other),
    }
}

impl<T: Listed> Form<'_, '_, T> {
    /// The line above the title.
    pub(super) fn head(&mut self, card: &T) {
        let is_page = self.cx.workspace.page().is_some();
        let event = head(self.ui, card, is_page);
        if event.page {
            self.cx.push(Command::Act(Act::Page));
        }
        if let Some(handling) = event.handling {
            self.set("handling", move |card| {
                *card.common_mut().handling = handling.clone();
            });
        }
        let set = Arc::new(|card: &mut T, handling| *card.common_mut().handling = handling);
        self.shared_with("Share", card.common().handling, set);
    }
}

/// Who may see several cards at once.
pub(super) fn of_several(form: &mut Form<'_, '_, Handling>, handlings: &[&Handling]) {
    let first = handlings.first().copied();
    let current = first.filter(|first| handlings.iter().all(|handling| handling == first));
    let none = current.is_none().then_some("Not the same for all");
    form.handling_choice("Who may see them", none, current, |own, chosen| {
        // That they differ cannot be chosen.
        if let Some(chosen) = chosen {
            *own = chosen;
        }
    });
    if let Some(current) = current {
        form.shared_with(
            "Share them",
            current,
            Arc::new(|own: &mut Handling, chosen| *own = chosen),
        );
    }
}

impl<P: 'static> Form<'_, '_, P> {
    /// Who may see it.
    pub(super) fn handling(
        &mut self,
        label: &str,
        value: &Handling,
        set: impl Fn(&mut P, Handling) + Send + Sync + 'static,
    ) {
        let set = Arc::new(set);
        self.handling_choice(label, None, Some(value), {
            let set = Arc::clone(&set);
            move |part, handling| set(part, handling.unwrap_or_default())
        });
        self.shared_with("Share this", value, set);
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
            self.shared_with("Share this", value, set);
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
        share: &str,
        value: &Handling,
        set: Arc<impl Fn(&mut P, Handling) + Send + Sync + 'static>,
    ) {
        let Handling::SharedWith(shared) = value else {
            return;
        };
        let mut event = None;
        let cx = &mut *self.cx;
        let width = self.ui.available_width();
        form::chips(self.ui, shared.parties.is_empty(), |ui| {
            for party in &shared.parties {
                let title = cx.title(party.id());
                let dot = dot(cx, party.id());
                if let Some(done) = chip::reference(ui, &title, dot, width) {
                    event = Some((done, party.id().clone()));
                }
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
        let name = format!("{share} with {}", label::article(Kind::Party.noun()));
        let response = self.ui.push_id(share, |ui| button::add(ui, &name)).inner;
        let present: Vec<&Id> = shared.parties.iter().map(Ref::id).collect();
        if let Some(chosen) = pick(self.cx, &response, &[Kind::Party], &[], &present) {
            let handling = change(&|parties| parties.push(Ref::from(&chosen.id)));
            self.set_chosen("handling", chosen, move |part, _| {
                set(part, handling.clone())
            });
        }
    }
}
