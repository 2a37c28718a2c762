//! The fields of a position.

use egui::Vec2;

use super::{attribution, form::Form};
use crate::{
    model::{
        Kind, Position, Target,
        word::{Stance, Word as _},
    },
    theme::{Face, Tokens, fonts::size, space, stance},
    widgets::label,
};

pub(super) fn show(form: &mut Form<'_, '_, Position>, position: &Position) {
    form.head(position);
    form.made_title(&position.id);
    form.essential("Party", &position.party, |position, party| {
        position.party = party
    });
    target(form, position);
    stances(form, position);
    form.references("In return for", &position.conditions, |position| {
        &mut position.conditions
    });
    form.roomy_pair(
        |form| {
            form.moment(
                "Since",
                "From the beginning",
                &position.since,
                |position, moment| {
                    position.since = moment;
                },
            )
        },
        |form| {
            form.moment(
                "Until",
                "It still holds",
                &position.until,
                |position, moment| {
                    position.until = moment;
                },
            )
        },
    );
    form.word(
        "Confidence",
        position.confidence.as_ref(),
        |position, word| {
            position.confidence = word;
        },
    );
    form.flag(
        "Held in private only",
        position.private,
        |position, private| {
            position.private = private;
        },
    );
    form.prose("Rationale", &position.rationale, |position, text| {
        position.rationale = text
    });
    form.scale(
        "What it is worth to them (0 to 100)",
        position.value,
        |position, value| {
            position.value = value;
        },
    );
    attribution::common(form, position, Position::KEYS);
}

fn target(form: &mut Form<'_, '_, Position>, position: &Position) {
    let kinds = [Kind::Choice, Kind::Provision, Kind::Proposal];
    let index = form.cx.open.reports.clone();
    form.reference_to("On", position.on.id(), &kinds, move |position, id| {
        let kind = id
            .and_then(|id| index.index.place(id))
            .map(|place| place.kind);
        let unknown = std::mem::take(&mut position.on.unknown);
        position.on = Target {
            unknown,
            ..kind
                .zip(id)
                .map_or_else(Target::default, |(kind, id)| Target::of(kind, id))
        };
    });
}

/// Around a stance that is not chosen: its colour, where that stands out from the paper.
fn outline(tokens: &Tokens, stance: &Stance, fill: egui::Color32) -> egui::Color32 {
    match stance {
        Stance::NotKnown => tokens.hairline,
        Stance::Rejects | Stance::Demands if tokens.is_dark => fill.lerp_to_gamma(tokens.ink, 0.4),
        _ => fill,
    }
}

/// The scale, as buttons in its colours.
fn stances(form: &mut Form<'_, '_, Position>, position: &Position) {
    form.label("Stance");
    let mut chosen = None;
    form.ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(6.0);
        let tokens = Tokens::of(ui);
        for value in Stance::ALL {
            let look = stance::look(value);
            let is_chosen = position.stance.as_ref().unwrap_or(&Stance::NotKnown) == value;
            let text = if is_chosen { look.text } else { tokens.ink };
            let galley = label::laid_out(
                ui,
                value.label(),
                Face::CondensedSemibold.at(12.0),
                text,
                f32::INFINITY,
                1,
            );
            let (rect, response) = ui.allocate_exact_size(
                Vec2::new(galley.size().x + 32.0, space::TARGET),
                egui::Sense::click(),
            );
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, value.label())
            });
            let fill = if is_chosen {
                look.fill
            } else if response.hovered() {
                tokens.hover
            } else {
                tokens.paper
            };
            let stroke = if response.has_focus() {
                egui::Stroke::new(2.0, tokens.accent)
            } else {
                egui::Stroke::new(1.0, outline(&tokens, value, look.fill))
            };
            let painter = ui.painter();
            let radius = egui::CornerRadius::same(space::CONTROL_RADIUS);
            painter.rect(rect, radius, fill, stroke, egui::StrokeKind::Inside);
            painter.text(
                rect.left_center() + Vec2::new(13.0, 0.0),
                egui::Align2::CENTER_CENTER,
                look.icon.codepoint,
                Face::Icons.at(size::BODY),
                text,
            );
            painter.galley(
                rect.left_center() + Vec2::new(24.0, -galley.size().y / 2.0),
                galley,
                text,
            );
            if response.clicked() {
                chosen = Some(value.clone());
            }
        }
    });
    if let Some(stance) = chosen {
        form.set("stance", move |position| {
            position.stance = Some(stance.clone())
        });
    }
}
