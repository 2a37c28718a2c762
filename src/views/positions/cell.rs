//! A cell of the matrix: a stance with its marks, and the same in words.

use egui::{Align2, Color32, CornerRadius, Rect, Stroke, StrokeKind, Ui, Vec2, pos2};

use crate::{
    analysis::matrix::{Cell, Change, State, Sureness},
    model::word::{Stance, Word as _},
    theme::{Face, Tokens, fonts::size, icons, icons::Icon, stance},
    widgets::label,
};

/// The height of a chip.
pub(super) const CHIP: f32 = 20.0;

/// What is on record, if something is.
pub(super) fn stance_of(state: State) -> Option<Stance> {
    match state {
        State::Nothing => None,
        State::NotKnown => Some(Stance::NotKnown),
        State::Known(degree) => Some(degree.stance()),
    }
}

/// Paints a cell into its room.
pub(super) fn paint(ui: &Ui, room: Rect, cell: Cell) {
    let tokens = Tokens::of(ui);
    let rect = Rect::from_center_size(
        room.center(),
        Vec2::new((room.width() - 10.0).max(24.0), CHIP),
    );
    match stance_of(cell.state) {
        Some(stance) => chip(ui, rect, &stance, cell),
        None => {
            if let Change::Retracted(_) = cell.change {
                let at = rect.left_center() + Vec2::new(7.0, 0.0);
                text(
                    ui,
                    at,
                    "retracted",
                    Face::Condensed,
                    tokens.ink_soft,
                    rect.width(),
                );
            } else {
                let dot = rect.left_center() + Vec2::new(8.0, 0.0);
                ui.painter()
                    .circle_filled(dot, 1.2, tokens.ink_soft.gamma_multiply(0.6));
            }
        }
    }
}

fn chip(ui: &Ui, rect: Rect, value: &Stance, cell: Cell) {
    let tokens = Tokens::of(ui);
    let look = stance::look(value);
    let is_known = cell.state.degree().is_some();
    let is_hollow = cell.sureness == Sureness::Low || !is_known;
    let (fill, ink, border) = if is_hollow {
        let border = if is_known { look.fill } else { tokens.hairline };
        let ink = if is_known {
            tokens.ink
        } else {
            tokens.ink_soft
        };
        (Color32::TRANSPARENT, ink, border)
    } else {
        (look.fill, look.text, look.fill)
    };
    let painter = ui.painter();
    let radius = CornerRadius::same(3);
    painter.rect(
        rect,
        radius,
        fill,
        Stroke::new(1.2, border),
        StrokeKind::Inside,
    );
    let middle = rect.center().y;
    glyph(ui, pos2(rect.left() + 11.0, middle), look.icon, ink);
    let mut right = rect.right() - 4.0;
    let mut mark = |icon: Icon| {
        right -= 13.0;
        glyph(ui, pos2(right + 6.5, middle), icon, ink);
    };
    match cell.change {
        Change::Towards(_) => mark(icons::TOWARDS),
        Change::Away(_) | Change::Lost(_) => mark(icons::AWAY),
        Change::None | Change::New | Change::Retracted(_) => {}
    }
    if cell.is_conditional {
        mark(icons::IN_RETURN);
    }
    if cell.is_private {
        mark(icons::PRIVATE);
    }
    let word = value.label().to_lowercase();
    let at = pos2(rect.left() + 21.0, middle);
    text(ui, at, &word, Face::CondensedSemibold, ink, right - at.x);
}

/// A chip of a legend or list: a stance alone. Returns where it is.
pub(super) fn legend(ui: &mut Ui, value: &Stance, width: f32) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, CHIP), egui::Sense::hover());
    let state = crate::analysis::standing::Degree::of(value).map_or(State::NotKnown, State::Known);
    let cell = Cell {
        state,
        ..Cell::default()
    };
    chip(ui, rect, value, cell);
    response
}

fn glyph(ui: &Ui, at: egui::Pos2, icon: Icon, colour: Color32) {
    let font = Face::Icons.at(12.0);
    ui.painter()
        .text(at, Align2::CENTER_CENTER, icon.codepoint, font, colour);
}

fn text(ui: &Ui, at: egui::Pos2, text: &str, face: Face, colour: Color32, width: f32) {
    let galley = label::laid_out(ui, text, face.at(size::LABEL), colour, width, 1);
    let at = at - Vec2::new(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
}

/// A cell in words, for a tooltip and a screen reader.
pub(super) fn in_words(party: &str, target: &str, cell: Cell, since: &str) -> String {
    let mut words = match stance_of(cell.state) {
        None => format!("{party} on {target}: nothing on record"),
        Some(stance) => format!("{party} on {target}: {}", stance.label().to_lowercase()),
    };
    let mut add = |text: &str| {
        words.push_str(", ");
        words.push_str(text);
    };
    match cell.change {
        Change::None | Change::New => {}
        Change::Towards(from) | Change::Away(from) => {
            add(&format!("moved from {} since {since}", from.word()));
        }
        Change::Retracted(from) => add(&format!("retracted; {} {since}", from.word())),
        Change::Lost(from) => add(&format!("not known any more; {} {since}", from.word())),
    }
    match cell.sureness {
        Sureness::NotSaid => {}
        Sureness::Low => add("confidence low"),
        Sureness::Medium => add("confidence medium"),
        Sureness::High => add("confidence high"),
    }
    if cell.is_conditional {
        add("in return for something");
    }
    if cell.is_private {
        add("held in private only");
    }
    words
}

/// The key that puts a stance on record in the matrix.
pub(super) fn key_of(value: &Stance) -> Option<egui::Key> {
    Some(match value {
        Stance::Demands => egui::Key::D,
        Stance::Supports => egui::Key::S,
        Stance::Accepts => egui::Key::A,
        Stance::Undecided => egui::Key::U,
        Stance::Reluctant => egui::Key::L,
        Stance::Opposes => egui::Key::O,
        Stance::Rejects => egui::Key::R,
        Stance::NotKnown => egui::Key::N,
        Stance::Unlisted(_) => return None,
    })
}
