//! Above the matrix: what it shows, in what order, and what its signs mean.

use egui::{Align, Layout, Popup, PopupCloseBehavior, RichText, Ui, text::LayoutJob};

use super::{
    cell,
    state::{Shape, State, Turn},
};
use crate::{
    analysis::matrix::{ColumnKind, ColumnOrder, Grouping, Query, RowGrouping, RowOrder},
    commands::{
        Command,
        sheets::{MatrixShape, What},
    },
    model::word::{Stance, Theme, Word as _},
    theme::{Face, Tokens, fonts::size, icons, icons::Icon, space},
    views::Context,
    widgets::{button, label},
};

/// Shows the title and the buttons.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    ui.horizontal(|ui| {
        label::view_title(ui, "Positions");
        if cx.workspace.looks_back() {
            let title = |id: &crate::model::Id| cx.title(id);
            let date = |date: &crate::model::PartialDate| cx.date(date);
            let moment = cx.workspace.as_of().label(&title, &date);
            let says = format!("as of {}", label::shortened(&moment, 40));
            let warn = Tokens::of(ui).warn;
            ui.label(
                RichText::new(says)
                    .font(Face::SerifMedium.at(size::CARD_TITLE))
                    .color(warn),
            );
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if button::icon(ui, icons::EXPORT, "Export…").clicked() {
                cx.push(Command::AskExport(What::Positions(Box::new(shape_of(
                    &state.shape,
                )))));
            }
            if !state.is_then_and_now {
                groups(ui, &mut state.shape);
                turn(ui, &mut state.shape);
            }
            let says = if state.is_then_and_now {
                "Back to the matrix"
            } else {
                "Then and now"
            };
            if button::secondary(ui, says).clicked() {
                state.is_then_and_now = !state.is_then_and_now;
            }
        });
    });
    ui.add_space(space::TIGHT);
    if !state.is_then_and_now {
        legend(ui, cx);
    }
}

/// The matrix for a file, as it is on the screen.
fn shape_of(shape: &Shape) -> MatrixShape {
    MatrixShape {
        query: Some(Query {
            sets_silent_apart: false,
            ..shape.query.clone()
        }),
        is_turned: shape.turn == Turn::TargetsDown,
        columns: shape.columns,
        rows: shape.rows,
    }
}

/// What the colours and signs mean.
fn legend(ui: &mut Ui, cx: &Context<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let scale = Stance::ALL.iter().take(7).rev();
        for (value, width) in scale.zip([62.0, 68.0, 74.0, 78.0, 68.0, 72.0, 74.0]) {
            let key = cell::key_of(value).map_or("", |key| key.name());
            let says = format!("{}: the key {key} puts it on record", value.label());
            cell::legend(ui, value, width).on_hover_text(says);
        }
        ui.add_space(space::SMALL);
        let since = match (&cx.workspace.since().talk, &cx.workspace.since().date) {
            (Some(talk), _) => label::shortened(&cx.title(talk.id()), 24),
            (None, Some(date)) => cx.date(date),
            (None, None) => "the beginning".to_owned(),
        };
        let marks = [
            (Some(icons::TOWARDS), format!("moved since {since}")),
            (Some(icons::IN_RETURN), "conditional".to_owned()),
            (Some(icons::PRIVATE), "private".to_owned()),
            (None, "hollow: low confidence".to_owned()),
            (None, "bold: the status quo".to_owned()),
        ];
        for (icon, says) in marks {
            ui.label(mark(ui, icon, &says));
            ui.add_space(4.0);
        }
    });
    ui.add_space(space::SMALL);
}

/// A sign and what it means, as one text, so that no line breaks between them.
fn mark(ui: &Ui, icon: Option<Icon>, says: &str) -> LayoutJob {
    let colour = Tokens::of(ui).ink_soft;
    let mut job = LayoutJob::default();
    let format = |face: Face, points: f32| egui::TextFormat {
        valign: Align::Center,
        ..egui::TextFormat::simple(face.at(points), colour)
    };
    if let Some(icon) = icon {
        job.append(icon.codepoint, 0.0, format(Face::Icons, 12.0));
    }
    let left = if icon.is_some() { 5.0 } else { 0.0 };
    job.append(says, left, format(Face::Condensed, size::LABEL + 1.0));
    job.wrap.max_width = f32::INFINITY;
    job
}

fn name_of(columns: ColumnKind) -> &'static str {
    match columns {
        ColumnKind::Options => "options",
        ColumnKind::Provisions => "provisions",
        ColumnKind::Proposals => "proposals",
    }
}

/// What parties take a stance on, and which way round.
fn turn(ui: &mut Ui, shape: &mut Shape) {
    let kind = name_of(shape.query.columns);
    let says = match shape.turn {
        Turn::TargetsDown => format!("{} by parties", capital(kind)),
        Turn::PartiesDown => format!("Parties by {kind}"),
    };
    let opener = button::secondary(ui, &says);
    Popup::menu(&opener).show(|ui| {
        ui.set_min_width(220.0);
        label::overline(ui, "Stances on");
        for columns in [
            ColumnKind::Options,
            ColumnKind::Provisions,
            ColumnKind::Proposals,
        ] {
            let is_here = shape.query.columns == columns;
            if ui.radio(is_here, capital(name_of(columns))).clicked() {
                shape.query.columns = columns;
            }
        }
        ui.separator();
        for (turn, says) in [
            (Turn::TargetsDown, "Parties across"),
            (Turn::PartiesDown, "Parties down"),
        ] {
            if ui.radio(shape.turn == turn, says).clicked() {
                shape.turn = turn;
            }
        }
    });
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// How they are grouped and ordered, and which of them are shown.
fn groups(ui: &mut Ui, shape: &mut Shape) {
    let card = match shape.query.columns {
        ColumnKind::Options => "issue",
        ColumnKind::Provisions | ColumnKind::Proposals => "proposal",
    };
    let grouping = match shape.query.grouping {
        Grouping::Card => card,
        Grouping::Theme => "theme",
        Grouping::None => "none",
    };
    let opener = button::secondary(ui, &format!("Group: {grouping}"));
    let menu = Popup::menu(&opener).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    menu.show(|ui| {
        ui.set_min_width(250.0);
        ui.spacing_mut().item_spacing.y = 3.0;
        let kind = capital(name_of(shape.query.columns));
        label::overline(ui, &format!("{kind} by"));
        let by_card = capital(card);
        choose(
            ui,
            &mut shape.query.grouping,
            &[
                (Grouping::Card, &by_card),
                (Grouping::Theme, "Theme"),
                (Grouping::None, "Nothing"),
            ],
        );
        label::overline(ui, "Parties by");
        choose(
            ui,
            &mut shape.query.row_grouping,
            &[
                (RowGrouping::None, "Nothing"),
                (RowGrouping::Bloc, "Bloc"),
                (RowGrouping::Role, "Role"),
                (RowGrouping::Kind, "Kind"),
            ],
        );
        ui.separator();
        label::overline(ui, "Order");
        choose(
            ui,
            &mut shape.columns,
            &[
                (ColumnOrder::Scenario, "As in the scenario"),
                (ColumnOrder::Contention, "Most contested first"),
            ],
        );
        label::overline(ui, "Order of parties");
        choose(
            ui,
            &mut shape.rows,
            &[
                (RowOrder::Scenario, "As in the scenario"),
                (RowOrder::Name, "By name"),
                (RowOrder::Isolation, "Farthest from the others first"),
            ],
        );
        ui.separator();
        ui.checkbox(&mut shape.query.on_record_only, "Only what is on record");
        themes(ui, shape);
        if !shape.folded.is_empty() && ui.button("Unfold all").clicked() {
            shape.folded.clear();
        }
    });
}

fn choose<T: PartialEq + Copy>(ui: &mut Ui, value: &mut T, all: &[(T, &str)]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        for (one, says) in all {
            if ui.radio(*value == *one, *says).clicked() {
                *value = *one;
            }
        }
    });
    ui.add_space(space::TIGHT);
}

fn themes(ui: &mut Ui, shape: &mut Shape) {
    let count = shape.query.themes.len();
    let title = match count {
        0 => "All themes".to_owned(),
        1 => "1 theme".to_owned(),
        many => format!("{many} themes"),
    };
    egui::CollapsingHeader::new(RichText::new(title).size(size::BODY))
        .id_salt("themes of the matrix")
        .show(ui, |ui| {
            for theme in Theme::ALL {
                let mut is_in = shape.query.themes.contains(theme);
                if ui.checkbox(&mut is_in, theme.label()).changed() {
                    if is_in {
                        shape.query.themes.push(theme.clone());
                    } else {
                        shape.query.themes.retain(|other| other != theme);
                    }
                }
            }
        });
}
