//! Sections of a form that fold away.

use egui::{Id, Response, RichText, Ui, collapsing_header::CollapsingState};

use crate::theme::{Face, Tokens, fonts::size, icons, space};

/// Shows a heading, and what is under it unless it is folded away.
pub fn show(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    title: &str,
    count: Option<usize>,
    opens: Opens,
    body: impl FnOnce(&mut Ui),
) {
    let id = ui.make_persistent_id(salt);
    let mut state = CollapsingState::load_with_default_open(
        ui.ctx(),
        id,
        opens == Opens::Always || opens == Opens::AtFirst,
    );
    if opens == Opens::Always {
        state.set_open(true);
    }
    ui.add_space(space::TIGHT);
    let response = heading(ui, id, title, count, state.is_open());
    if response.clicked() {
        state.toggle(ui);
    }
    state.store(ui.ctx());
    if state.is_open() {
        ui.push_id(id, |ui| body(ui));
        ui.add_space(space::TIGHT);
    }
}

/// Whether a section is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// Until the user folds it away.
    AtFirst,
    /// When the user opens it.
    OnDemand,
    /// Now, whatever the user did: something in it is to be seen.
    Always,
}

fn heading(ui: &mut Ui, id: Id, title: &str, count: Option<usize>, is_open: bool) -> Response {
    let tokens = Tokens::of(ui);
    let arrow = if is_open { icons::EXPAND } else { icons::RIGHT };
    let mut atoms = egui::Atoms::new((
        super::label::icon(arrow, 16.0, tokens.ink_soft),
        RichText::new(title)
            .font(Face::SansMedium.at(size::BODY))
            .color(tokens.ink),
    ));
    if let Some(count) = count.filter(|count| *count > 0) {
        atoms.push_right(RichText::new(count.to_string()).color(tokens.ink_soft));
    }
    atoms.push_right(egui::Atom::grow());
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding.x = 0.0;
            ui.add(
                egui::Button::new(atoms)
                    .frame_when_inactive(false)
                    .min_size(egui::vec2(ui.available_width(), space::TARGET)),
            )
        })
        .inner;
    let _ = id;
    let name = title.to_owned();
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, is_open, &name)
    });
    response
}
