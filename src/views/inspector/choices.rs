//! References: chips that lead to what they name, and pickers that make what they don't find.

use std::sync::Arc;

use egui::{AtomExt as _, Color32};

use super::form::{self, Form};
use crate::{
    commands::{Command, parts},
    document::{Edit, Transaction},
    model::{Id, Issue, Kind, Names, Ref, to},
    theme::{self, Tokens, icons},
    views::Context,
    widgets::{
        button,
        chip::{self, ChipEvent},
        choice, label,
        picker::{self, Entry, Icon2, Picked},
    },
};

/// What can be picked for a reference to one of `kinds`, in the order of the lists.
pub(super) fn candidates(cx: &Context<'_>, kinds: &[Kind], without: &[&Id]) -> Vec<(Id, Entry)> {
    let scenario = cx.scenario();
    let mut found = Vec::new();
    let mut add = |id: &Id, kind: Kind, detail: String| {
        if !without.contains(&id) {
            let entry = Entry {
                title: cx.title(id),
                detail,
                icon: Some(Icon2(icons::of_kind(kind))),
            };
            found.push((id.clone(), entry));
        }
    };
    let wanted: Vec<Kind> = if kinds.is_empty() {
        Kind::CARDS
            .into_iter()
            .chain([Kind::Choice, Kind::Provision])
            .collect()
    } else {
        kinds.to_vec()
    };
    for kind in wanted {
        match kind {
            Kind::Choice => {
                for issue in scenario.issues.iter() {
                    for option in &issue.options {
                        add(&option.id, kind, cx.title(&issue.id));
                    }
                }
            }
            Kind::Provision => {
                for proposal in scenario.proposals.iter() {
                    for provision in &proposal.provisions {
                        add(&provision.id, kind, cx.title(&proposal.id));
                    }
                }
            }
            _ => {
                for card in scenario.cards(kind) {
                    add(card.id(), kind, kind.noun().to_owned());
                }
            }
        }
    }
    found
}

/// The kind of thing that a picker for `kinds` can make: a card that needs no more than a title.
fn makeable(kinds: &[Kind]) -> Option<Kind> {
    match kinds {
        [
            kind @ (Kind::Party
            | Kind::Talk
            | Kind::Issue
            | Kind::Proposal
            | Kind::Source
            | Kind::Commitment
            | Kind::View),
        ] => Some(*kind),
        _ => None,
    }
}

/// The colour of a party, for the dot before its name.
pub(super) fn dot(cx: &Context<'_>, id: &Id) -> Option<Color32> {
    cx.scenario()
        .parties
        .get(id)?
        .colour
        .rgb()
        .map(theme::colour)
}

/// What a picker has come to: an id, and the edit that makes the thing if it is new.
pub(super) struct Chosen {
    pub(super) id: Id,
    pub(super) made: Option<Edit>,
}

/// Shows a picker below a button.
pub(super) fn pick(
    cx: &mut Context<'_>,
    button: &egui::Response,
    kinds: &[Kind],
    without: &[&Id],
    present: &[&Id],
) -> Option<Chosen> {
    let noun = makeable(kinds).map(Kind::noun);
    let mut ids = Vec::new();
    let picked = picker::below(
        button,
        || {
            let (found, entries): (Vec<Id>, Vec<Entry>) =
                candidates(cx, kinds, without).into_iter().unzip();
            ids = found;
            let mark = |(id, entry): (&Id, Entry)| Entry {
                detail: if present.contains(&id) {
                    "already there".to_owned()
                } else {
                    entry.detail
                },
                ..entry
            };
            ids.iter().zip(entries).map(mark).collect()
        },
        noun,
    )?;
    match picked {
        Picked::Entry(place) => {
            ids.get(place)
                .filter(|id| !present.contains(id))
                .map(|id| Chosen {
                    id: id.clone(),
                    made: None,
                })
        }
        Picked::New(title) => {
            let kind = makeable(kinds)?;
            let (id, edit) = parts::create(cx.ids, cx.scenario(), kind, &title)?;
            Some(Chosen {
                id,
                made: Some(edit),
            })
        }
    }
}

/// The noun for a reference to one of `kinds`.
pub(super) fn noun_of(kinds: &[Kind]) -> String {
    if kinds.is_empty() {
        return "card".to_owned();
    }
    let nouns: Vec<&str> = kinds.iter().map(|kind| kind.noun()).collect();
    match nouns.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => nouns.concat(),
    }
}

impl<P: 'static> Form<'_, '_, P> {
    /// Pushes a change, together with the making of what was picked.
    pub(super) fn set_chosen(
        &mut self,
        label: &str,
        chosen: Chosen,
        change: impl Fn(&mut P, &Id) + Send + Sync + 'static,
    ) {
        let Chosen { id, made } = chosen;
        let edit = self.lens.edit(move |part| change(part, &id));
        let edits = made.into_iter().chain([edit]).collect();
        self.push(Transaction::of(
            format!("edit {}", label.to_lowercase()),
            edits,
        ));
    }

    /// A list of references.
    pub(super) fn references<N: Names>(
        &mut self,
        label: &str,
        values: &[Ref<N>],
        get: fn(&mut P) -> &mut Vec<Ref<N>>,
    ) {
        self.label(label);
        let mut event = None;
        let cx = &mut *self.cx;
        let width = self.ui.available_width();
        form::chips(self.ui, values.is_empty(), |ui| {
            for value in values {
                let title = cx.title(value.id());
                let dot = dot(cx, value.id());
                if let Some(done) = chip::reference(ui, &title, dot, width) {
                    event = Some((done, value.id().clone()));
                }
            }
        });
        match event {
            Some((ChipEvent::Opened, id)) => self.cx.push(Command::GoTo(id)),
            Some((ChipEvent::Removed, id)) => {
                self.set(label, move |part| {
                    get(part).retain(|value| *value.id() != id)
                });
            }
            None => {}
        }
        let add = format!("Add {}", label::article(&noun_of(N::KINDS)));
        let response = self.add_button(label, &add);
        let present: Vec<&Id> = values.iter().map(Ref::id).collect();
        let own = self.lens.card_id().clone();
        if let Some(chosen) = pick(self.cx, &response, N::KINDS, &[&own], &present) {
            self.set_chosen(label, chosen, move |part, id| get(part).push(Ref::from(id)));
        }
    }

    /// One reference, or none.
    pub(super) fn reference<N: Names>(
        &mut self,
        label: &str,
        value: Option<&Ref<N>>,
        set: impl Fn(&mut P, Option<Ref<N>>) + Send + Sync + 'static,
    ) {
        let kinds = N::KINDS;
        self.reference_to(label, value.map(Ref::id), kinds, move |part, id| {
            set(part, id.map(Ref::from));
        });
    }

    /// One reference without which the part means nothing; it may still be to come.
    pub(super) fn essential<N: Names>(
        &mut self,
        label: &str,
        value: &Ref<N>,
        set: impl Fn(&mut P, Ref<N>) + Send + Sync + 'static,
    ) {
        let named = Some(value.id()).filter(|id| !id.as_str().is_empty());
        self.reference_to(label, named, N::KINDS, move |part, id| {
            set(part, id.map(Ref::from).unwrap_or_default());
        });
    }

    /// One reference to one of `kinds`, or none.
    pub(super) fn reference_to(
        &mut self,
        label: &str,
        value: Option<&Id>,
        kinds: &[Kind],
        set: impl Fn(&mut P, Option<&Id>) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        let (takes_focus, is_new) = (self.takes_focus(), self.is_new);
        let set = Arc::new(set);
        let cx = &mut *self.cx;
        let own = self.lens.card_id().clone();
        let mut chosen = None;
        let mut is_cleared = false;
        let mut is_opened = false;
        self.ui.horizontal(|ui| {
            let tokens = Tokens::of(ui);
            let side = theme::space::TARGET + ui.spacing().item_spacing.x;
            let buttons = if value.is_some() { side * 2.0 } else { 0.0 };
            let width = ui.available_width() - buttons;
            let mut atoms = egui::Atoms::new(());
            match value {
                Some(id) => {
                    if let Some(kind) = cx.kind(id) {
                        let colour = dot(cx, id).unwrap_or(tokens.ink_soft);
                        atoms.push_right(label::icon(icons::of_kind(kind), 15.0, colour));
                    }
                    atoms.push_right(egui::RichText::new(cx.title(id)).atom_shrink(true));
                }
                None => atoms.push_right(
                    egui::RichText::new(format!("No {}", noun_of(kinds))).color(tokens.ink_soft),
                ),
            }
            atoms.push_right(egui::Atom::grow());
            let button = egui::Button::new(atoms)
                .truncate()
                .fill(tokens.field)
                .min_size(egui::vec2(width, theme::space::TARGET + 2.0));
            let response = ui
                .scope(|ui| {
                    ui.set_max_width(width);
                    ui.spacing_mut().button_padding.x = 8.0;
                    ui.push_id(label, |ui| ui.add(button)).inner
                })
                .inner
                .labelled_by(named_by.id);
            if takes_focus {
                response.request_focus();
                if is_new {
                    picker::open_below(&response);
                }
            }
            chosen = pick(cx, &response, kinds, &[&own], &[]);
            if let Some(id) = value {
                let there = format!("Go to {}", cx.title(id));
                is_opened = button::icon(ui, icons::FORWARD, &there).clicked();
                is_cleared = button::icon(
                    ui,
                    icons::REMOVE,
                    &format!("Clear {}", label.to_lowercase()),
                )
                .clicked();
            }
        });
        if is_opened && let Some(id) = value {
            self.cx.push(Command::GoTo(id.clone()));
        }
        if is_cleared {
            let set = Arc::clone(&set);
            self.set(label, move |part| set(part, None));
        }
        if let Some(chosen) = chosen {
            self.set_chosen(label, chosen, move |part, id| set(part, Some(id)));
        }
    }

    /// One of an issue's own options, or none.
    pub(super) fn option_of(
        &mut self,
        issue: &Issue,
        label: &str,
        none: &str,
        value: Option<&Ref<to::Choice>>,
        set: impl Fn(&mut P, Option<Ref<to::Choice>>) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        let titles: Vec<String> = issue
            .options
            .iter()
            .map(|option| self.cx.title(&option.id))
            .collect();
        let labels: Vec<&str> = titles.iter().map(String::as_str).collect();
        let current = value.map(|option| self.cx.title(option.id()));
        let chosen = choice::show(
            self.ui,
            label,
            Some(none),
            current.as_deref(),
            &labels,
            &named_by,
        );
        if let Some(chosen) = chosen {
            let option = chosen
                .and_then(|place| issue.options.get(place))
                .map(|option| Ref::from(&option.id));
            self.set(label, move |part| set(part, option.clone()));
        }
    }
}
