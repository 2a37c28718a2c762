//! Three hints for the first run: slips of paper beside what they speak of. They never take the
//! keys, cover no more than themselves, and go away for good.

use egui::{
    Align2, Area, Context, Frame, Id, Margin, Pos2, Rect, RichText, Shape, Stroke, Ui, Vec2,
};

use crate::{
    commands::{Act, Command, Screen, Workspace, table},
    theme::{Face, Tokens, fonts::size, space},
    widgets::{button, label, landmark::Landmark},
};

const WIDTH: f32 = 288.0;
/// How far the tip of the slip reaches towards what it points at.
const TIP: f32 = 9.0;

struct Hint {
    title: &'static str,
    text: String,
    of: Landmark,
}

fn hints() -> [Hint; 3] {
    [
        Hint {
            title: "Change anything",
            text: "Pick a card: its fields are here, in the inspector. Every change can be undone."
                .to_owned(),
            of: Landmark::Inspector,
        },
        Hint {
            title: "One board for each kind",
            text: "Talks, parties, positions and all the rest are a click away.".to_owned(),
            of: Landmark::Boards,
        },
        Hint {
            title: "Find anything",
            text: finding(),
            of: Landmark::Search,
        },
    ]
}

fn finding() -> String {
    let palette = table::spec(Act::Palette).shortcut_text();
    let mut text = format!("{} finds any card or command", palette.unwrap_or_default());
    let notes = "Ctrl+Shift+N";
    let has_notes = |spec: &table::Spec| spec.shortcut_texts().iter().any(|keys| keys == notes);
    if table::TABLE.iter().any(has_notes) {
        text.push_str(&format!(
            ". {notes} writes down a line of notes from anywhere."
        ));
    }
    text
}

/// Shows the hint whose turn it is, where what it speaks of is on the screen.
pub fn show(ctx: &Context, workspace: &Workspace, queue: &mut Vec<Command>) {
    let Some(turn) = workspace.settings.hint else {
        return;
    };
    let is_board = workspace.screen == Screen::Cards && workspace.page().is_none();
    if workspace.open.is_none() || !is_board {
        return;
    }
    let hints = hints();
    let Some(hint) = hints.get(turn) else { return };
    let of = hint
        .of
        .find(ctx)
        .filter(|_| hint.of != Landmark::Inspector || workspace.settings.inspector);
    let (pivot, at) = place(ctx.content_rect(), hint.of, of);
    let name = format!("Hint {} of {}", turn + 1, hints.len());
    let shown = Area::new(Id::unique(("hint", turn)))
        .pivot(pivot)
        .fixed_pos(at)
        .movable(false)
        .accessible_name(name.as_str())
        .role(egui::Role::Note)
        .show(ctx, |ui| slip(ui, hint, &name, turn + 1 < hints.len()));
    if let Some(of) = of {
        let painter = ctx.layer_painter(shown.response.layer_id);
        painter.extend(tip(
            &Tokens::of_context(ctx),
            hint.of,
            shown.response.rect,
            of,
        ));
    }
    match shown.inner {
        Some(Answer::Next) => {
            let next = Some(turn + 1).filter(|next| *next < hints.len());
            queue.push(Command::ShowHint(next));
        }
        Some(Answer::Skip) => queue.push(Command::ShowHint(None)),
        None => {}
    }
}

enum Answer {
    Next,
    Skip,
}

/// Where the slip stands, and which of its corners that is. Without what it speaks of it stands in
/// the corner of the window.
fn place(window: Rect, landmark: Landmark, of: Option<Rect>) -> (Align2, Pos2) {
    let Some(of) = of else {
        let corner = window.right_bottom() - Vec2::splat(2.0 * space::SECTION);
        return (Align2::RIGHT_BOTTOM, corner);
    };
    let away = TIP + space::TIGHT;
    match landmark {
        // Low, where there are fewer cards to cover.
        Landmark::Inspector => (
            Align2::RIGHT_BOTTOM,
            of.left_bottom() - Vec2::new(away, space::SECTION),
        ),
        Landmark::Boards => (Align2::LEFT_TOP, of.left_bottom() + Vec2::new(0.0, away)),
        Landmark::Search => (Align2::RIGHT_TOP, of.right_bottom() + Vec2::new(0.0, away)),
    }
}

fn slip(ui: &mut Ui, hint: &Hint, name: &str, has_next: bool) -> Option<Answer> {
    let tokens = Tokens::of(ui);
    let frame = Frame::new()
        .fill(tokens.paper)
        .stroke(Stroke::new(1.0, tokens.accent))
        .corner_radius(egui::CornerRadius::same(space::CARD_RADIUS))
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::same(16));
    frame
        .show(ui, |ui| {
            ui.set_width(WIDTH - 32.0);
            ui.spacing_mut().item_spacing.y = space::TIGHT;
            ui.label(label::soft(name, ui).size(size::LABEL));
            let title = RichText::new(hint.title)
                .font(Face::SerifMedium.at(size::CARD_TITLE))
                .color(tokens.ink);
            ui.label(title);
            ui.add(egui::Label::new(RichText::new(&hint.text).color(tokens.ink)).wrap());
            ui.add_space(space::SMALL);
            buttons(ui, has_next)
        })
        .inner
}

fn buttons(ui: &mut Ui, has_next: bool) -> Option<Answer> {
    let mut answer = None;
    ui.horizontal(|ui| {
        let (next, name) = if has_next {
            ("Next", "Next hint")
        } else {
            ("Done", "Done with the hints")
        };
        if button::named(button::primary(ui, next), name).clicked() {
            answer = Some(Answer::Next);
        }
        if has_next && button::named(button::secondary(ui, "Skip"), "Skip the hints").clicked() {
            answer = Some(Answer::Skip);
        }
    });
    answer
}

/// The tip of the slip, towards what it speaks of.
fn tip(tokens: &Tokens, landmark: Landmark, slip: Rect, of: Rect) -> [Shape; 3] {
    // The foot lies inside, so that no border runs through it.
    let (foot, along, out) = match landmark {
        Landmark::Inspector => {
            let foot = Pos2::new(slip.right() - 1.0, slip.center().y);
            (foot, Vec2::DOWN, Vec2::RIGHT)
        }
        Landmark::Boards | Landmark::Search => {
            let x = of.center().x.clamp(slip.left() + 32.0, slip.right() - 32.0);
            (Pos2::new(x, slip.top() + 1.0), Vec2::RIGHT, Vec2::UP)
        }
    };
    let (one, end, other) = (foot - along * TIP, foot + out * TIP, foot + along * TIP);
    let line = Stroke::new(1.0, tokens.accent);
    [
        Shape::convex_polygon(vec![one, end, other], tokens.paper, Stroke::NONE),
        Shape::line_segment([one, end], line),
        Shape::line_segment([end, other], line),
    ]
}
