//! Boards: cards of one height in lanes, of which only those on the screen are laid out.

use egui::{Pos2, Rect, RichText, ScrollArea, Ui, UiBuilder, Vec2, pos2};

use super::{drag, empty, face::Face, paper};
use crate::{
    commands::{Board, BoardLayout, Command, Lane},
    model::{Id, Kind},
    theme::{self, Tokens, icons, space},
    views::Context,
    widgets::{button, label},
};

/// The least width of a card on a board of one lane.
const LEAST_CARD_WIDTH: f32 = 280.0;
/// Between the columns of the desk.
const DESK_GAP: f32 = 20.0;
const HEADING_HEIGHT: f32 = 32.0;

/// How the cards of a lane are laid out: one card high and wide after the other, row by row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// Where the first card begins.
    pub(super) origin: Pos2,
    /// How wide a card is.
    pub(super) width: f32,
    /// How many stand side by side.
    pub(super) columns: usize,
    /// How many there are.
    pub(super) count: usize,
}

impl Grid {
    const PITCH: f32 = paper::HEIGHT + space::CARD;

    /// How high all the rows are.
    pub(super) fn height(&self) -> f32 {
        self.count.div_ceil(self.columns) as f32 * Self::PITCH
    }

    /// Where a card stands.
    pub(super) fn rect(&self, place: usize) -> Rect {
        let row = (place / self.columns) as f32;
        let column = (place % self.columns) as f32;
        let offset = Vec2::new(column * (self.width + space::CARD), row * Self::PITCH);
        Rect::from_min_size(self.origin + offset, Vec2::new(self.width, paper::HEIGHT))
    }

    /// The cards that are at least partly within these heights.
    fn visible(&self, top: f32, bottom: f32) -> std::ops::Range<usize> {
        let row = |y: f32| ((y - self.origin.y) / Self::PITCH).max(0.0);
        let first = row(top).floor() as usize * self.columns;
        let last = row(bottom).ceil() as usize * self.columns;
        first.min(self.count)..last.min(self.count)
    }

    /// Before which card something would come to stand that is dropped here.
    pub(super) fn slot(&self, at: Pos2) -> usize {
        let row = ((at.y - self.origin.y) / Self::PITCH).max(0.0);
        if self.columns == 1 {
            return (row.round() as usize).min(self.count);
        }
        let column = ((at.x - self.origin.x) / (self.width + space::CARD)).round();
        let column = column.clamp(0.0, self.columns as f32) as usize;
        (row.floor() as usize * self.columns + column).min(self.count)
    }
}

/// Shows the board that is chosen.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let lanes: Vec<Lane> = cx.workspace.arrangement().lanes().to_vec();
    match (cx.workspace.board, lanes.as_slice()) {
        (Board::Desk, _) => desk(ui, cx, &lanes),
        (board, [lane]) if lane.unfiltered == 0 => match board {
            Board::Of(kind) => empty::board(ui, cx, kind),
            _ => empty::everything(ui, cx),
        },
        (_, [lane]) if lane.cards.is_empty() => empty::filtered(ui, cx),
        (_, [lane]) => grid(ui, cx, lane),
        _ => {}
    }
}

/// Talks, parties and proposals side by side.
fn desk(ui: &mut Ui, cx: &mut Context<'_>, lanes: &[Lane]) {
    let room = ui.available_width() - space::SECTION;
    let count = lanes.len().max(1) as f32;
    let width = (room - DESK_GAP * (count - 1.0)) / count;
    let left = ui.cursor().left();
    let column = |place: usize| left + place as f32 * (width + DESK_GAP);
    let top = ui.cursor().top();
    for (place, lane) in lanes.iter().enumerate() {
        let rect = Rect::from_min_size(pos2(column(place), top), Vec2::new(width, HEADING_HEIGHT));
        let mut heading_ui = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(&lane.kinds));
        heading(&mut heading_ui, cx, lane);
    }
    ui.advance_cursor_after_rect(Rect::from_min_size(
        pos2(left, top),
        Vec2::new(room, HEADING_HEIGHT),
    ));
    scrolled(ui, cx, |ui, cx, viewport| {
        let origin = ui.max_rect().min;
        let mut height = 0.0_f32;
        for (place, lane) in lanes.iter().enumerate() {
            let grid = Grid {
                origin: pos2(column(place), origin.y),
                width,
                columns: 1,
                count: lane.cards.len(),
            };
            if lane.cards.is_empty() {
                let rect = Rect::from_min_size(grid.origin, Vec2::new(width, f32::INFINITY));
                let salt = ("empty", &lane.kinds);
                let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
                match lane.kinds.first() {
                    Some(kind) if lane.unfiltered == 0 => empty::column(&mut child, cx, *kind),
                    _ => empty::filtered_column(&mut child, cx),
                }
                height = height.max(child.min_rect().height());
            }
            cards(ui, cx, lane, grid, viewport);
            height = height.max(grid.height());
        }
        height
    });
}

/// All cards of a lane, in as many columns as there is room for.
fn grid(ui: &mut Ui, cx: &mut Context<'_>, lane: &Lane) {
    let room = ui.available_width() - space::SECTION;
    let columns =
        (((room + space::CARD) / (LEAST_CARD_WIDTH + space::CARD)).floor() as usize).clamp(1, 6);
    let width = (room - space::CARD * (columns - 1) as f32) / columns as f32;
    scrolled(ui, cx, |ui, cx, viewport| {
        let grid = Grid {
            origin: ui.max_rect().min,
            width,
            columns,
            count: lane.cards.len(),
        };
        let layout = BoardLayout {
            columns,
            rows: (viewport.height() / Grid::PITCH).floor().max(1.0) as usize,
        };
        if cx.workspace.board_layout() != layout {
            cx.push(Command::BoardLayout(layout));
        }
        cards(ui, cx, lane, grid, viewport);
        grid.height()
    });
}

/// A scroll area that knows which part of it is seen; `body` tells how high it is.
fn scrolled<'a>(
    ui: &mut Ui,
    cx: &mut Context<'a>,
    body: impl FnOnce(&mut Ui, &mut Context<'a>, Rect) -> f32,
) {
    ScrollArea::vertical()
        .id_salt(cx.workspace.board)
        .auto_shrink([false, false])
        .show_viewport(ui, |ui, viewport| {
            let seen = viewport.translate(ui.max_rect().min.to_vec2());
            let height = body(ui, cx, seen);
            let size = Vec2::new(ui.available_width(), height + space::SECTION);
            ui.allocate_rect(
                Rect::from_min_size(ui.max_rect().min, size),
                egui::Sense::hover(),
            );
            drag::scroll_at_the_edges(ui);
        });
}

fn heading(ui: &mut Ui, cx: &mut Context<'_>, lane: &Lane) {
    let Some(kind) = lane.kinds.first().copied() else {
        return;
    };
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.label(RichText::new(kind.plural()).font(theme::Face::SansSemibold.at(13.0)));
        let count = if lane.cards.len() == lane.unfiltered {
            lane.unfiltered.to_string()
        } else {
            format!("{} of {}", lane.cards.len(), lane.unfiltered)
        };
        ui.label(RichText::new(count).color(tokens.ink_soft));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = format!("New {}", kind.noun());
            if button::icon(ui, icons::ADD, &name).clicked() {
                cx.push(Command::New(kind));
            }
        });
    });
}

/// The cards of a lane that are seen.
fn cards(ui: &mut Ui, cx: &mut Context<'_>, lane: &Lane, grid: Grid, seen: Rect) {
    reveal(ui, cx, lane, &grid);
    let visible = grid.visible(seen.top(), seen.bottom());
    // A board is one stop for Tab: among its cards one goes with the arrows. Where the selected
    // card is not seen, the first one that is stands in for it.
    let selected = cx.workspace.selected_card();
    let stop = selected
        .as_ref()
        .and_then(|card| cx.workspace.arrangement().stand(card))
        .filter(|stand| {
            let own = cx.workspace.arrangement().lanes().get(stand.lane);
            own.is_none_or(|own| own.kinds != lane.kinds) || visible.contains(&stand.place)
        });
    for place in visible.clone() {
        let Some(id) = lane.cards.get(place) else {
            continue;
        };
        let Some(card) = cx.reports().index.card(cx.scenario(), id) else {
            continue;
        };
        let face = Face::of(cx, card);
        let is_stop = match &stop {
            Some(_) => selected.as_ref() == Some(id),
            None => place == visible.start,
        };
        let response = paper::show(ui, cx, &face, grid.rect(place), is_stop);
        drag::begin(ui, cx, &response, id, &lane.kinds);
    }
    drag::target(ui, cx, lane, &grid);
}

/// Scrolls to the card that is to be seen, though it may not have been laid out yet.
fn reveal(ui: &Ui, cx: &Context<'_>, lane: &Lane, grid: &Grid) {
    let Some(id) = cx.workspace.reveal.as_ref() else {
        return;
    };
    let place = cx.reports().index.place(id);
    let card = place.as_ref().map_or(id, |place| &place.card);
    let Some(stand) = cx.workspace.arrangement().stand(card) else {
        return;
    };
    if lane.cards.get(stand.place) == Some(card) {
        ui.scroll_to_rect(grid.rect(stand.place).expand(space::CARD), None);
    }
}

/// How many cards the board shows of how many, when it does not show all.
pub(super) fn filtered_count(lanes: &[Lane]) -> Option<String> {
    let shown: usize = lanes.iter().map(|lane| lane.cards.len()).sum();
    let all: usize = lanes.iter().map(|lane| lane.unfiltered).sum();
    (shown != all).then(|| format!("{shown} of {all}"))
}

/// What the ghost of dragged cards says.
pub(super) fn ghost(ui: &mut Ui, cx: &mut Context<'_>, ids: &[Id], rect: Rect) {
    let Some(card) = ids
        .first()
        .and_then(|id| cx.reports().index.card(cx.scenario(), id))
    else {
        return;
    };
    let face = Face::of(cx, card);
    paper::paint_lifted(ui, &face, rect);
    if ids.len() > 1 {
        let tokens = Tokens::of(ui);
        let text = label::laid_out(
            ui,
            &ids.len().to_string(),
            theme::Face::SansSemibold.at(12.0),
            tokens.on_accent,
            f32::INFINITY,
            1,
        );
        let centre = rect.right_top();
        ui.painter().circle_filled(centre, 12.0, tokens.accent);
        ui.painter()
            .galley(centre - text.size() / 2.0, text, tokens.on_accent);
    }
}

/// The kinds of a board that new cards can be made of from its head.
pub(super) fn kind_of(board: Board) -> Option<Kind> {
    match board {
        Board::Of(kind) => Some(kind),
        Board::Desk | Board::All => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Grid = Grid {
        origin: Pos2::new(10.0, 100.0),
        width: 300.0,
        columns: 3,
        count: 8,
    };

    #[test]
    fn only_what_is_seen_is_laid_out() {
        assert_eq!(GRID.visible(100.0, 100.0 + Grid::PITCH), 0..3);
        assert_eq!(GRID.visible(100.0 + Grid::PITCH, 10_000.0), 3..8);
        assert_eq!(GRID.visible(-500.0, -100.0), 0..0);
        for place in 0..GRID.count {
            let rect = GRID.rect(place);
            assert!(GRID.visible(rect.top(), rect.bottom()).contains(&place));
        }
    }

    #[test]
    fn a_drop_lands_before_the_card_it_points_at() {
        for place in 0..GRID.count {
            let rect = GRID.rect(place);
            assert_eq!(GRID.slot(rect.min + Vec2::new(5.0, 20.0)), place);
        }
        assert_eq!(GRID.slot(pos2(10_000.0, 10_000.0)), GRID.count);
        let lane = Grid { columns: 1, ..GRID };
        assert_eq!(lane.slot(lane.rect(2).center_top()), 2);
        assert_eq!(lane.slot(lane.rect(2).center_bottom()), 3);
    }
}
