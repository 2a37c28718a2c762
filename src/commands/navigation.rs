//! Where one is: screens, boards, and the way back.

use super::Workspace;
use crate::model::{Id, Kind};

/// A screen of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// Recent scenarios, the library, templates.
    #[default]
    Home,
    /// The cards.
    Cards,
    /// Who stands where, as a matrix.
    Positions,
    /// The relationships, as a graph.
    Map,
    /// What happens when, on lanes.
    Timeline,
    /// What was promised, and what has become of it.
    Delivery,
    /// What is wrong.
    Check,
    /// Briefs, and presenting them.
    Present,
}

/// A board of the cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Board {
    /// Talks, parties and proposals side by side.
    #[default]
    Desk,
    /// All cards, kind after kind.
    All,
    /// The cards of one kind.
    Of(Kind),
}

/// A group of boards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is called.
    pub name: &'static str,
    /// Its boards.
    pub kinds: &'static [Kind],
}

impl Board {
    /// The kinds whose cards stand on the desk, from left to right.
    pub const DESK: [Kind; 3] = [Kind::Talk, Kind::Party, Kind::Proposal];

    /// The other boards, in their groups.
    pub const GROUPS: [Group; 5] = [
        Group {
            name: "Process",
            kinds: &[Kind::Talk, Kind::Reaction],
        },
        Group {
            name: "Actors",
            kinds: &[Kind::Party, Kind::Relation],
        },
        Group {
            name: "Substance",
            kinds: &[
                Kind::Issue,
                Kind::Proposal,
                Kind::Position,
                Kind::Implication,
            ],
        },
        Group {
            name: "Delivery",
            kinds: &[Kind::Commitment, Kind::Source, Kind::Waiver],
        },
        Group {
            name: "Presenting",
            kinds: &[Kind::View, Kind::Brief],
        },
    ];

    /// Whether cards of this kind stand on the board.
    pub fn shows(self, kind: Kind) -> bool {
        match self {
            Self::Desk => Self::DESK.contains(&kind),
            Self::All => true,
            Self::Of(own) => own == kind,
        }
    }

    /// The kinds of its cards, lane after lane.
    pub fn lanes(self) -> Vec<Vec<Kind>> {
        match self {
            Self::Desk => Self::DESK.into_iter().map(|kind| vec![kind]).collect(),
            Self::All => vec![Kind::CARDS.to_vec()],
            Self::Of(kind) => vec![vec![kind]],
        }
    }
}

/// A place that one can go back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Location {
    screen: Screen,
    board: Board,
    selection: Option<Id>,
    is_page: bool,
}

/// How many places one can go back through.
const MOST_PLACES: usize = 100;

impl Workspace {
    fn location(&self) -> Location {
        Location {
            screen: self.screen,
            board: self.board,
            selection: self
                .open
                .as_ref()
                .and_then(|open| open.document.selection().cloned()),
            is_page: self.is_page,
        }
    }

    /// Notes where one is, before going elsewhere.
    fn leave_location(&mut self) {
        let here = self.location();
        if self.back.last() != Some(&here) {
            self.back.push(here);
            if self.back.len() > MOST_PLACES {
                self.back.remove(0);
            }
        }
        self.forward.clear();
    }

    /// Whether there is a place to go back to.
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a place to go forward to.
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    pub(super) fn go_back(&mut self) {
        let here = self.location();
        while let Some(place) = self.back.pop() {
            if place != here && self.arrive(&place) {
                self.forward.push(here);
                return;
            }
        }
    }

    pub(super) fn go_forward(&mut self) {
        let here = self.location();
        while let Some(place) = self.forward.pop() {
            if place != here && self.arrive(&place) {
                self.back.push(here);
                return;
            }
        }
    }

    /// Goes to a place, unless there is nothing there any more.
    fn arrive(&mut self, place: &Location) -> bool {
        if let Some(open) = &mut self.open {
            if place
                .selection
                .as_ref()
                .is_some_and(|id| open.reports.index.place(id).is_none())
            {
                return false;
            }
            self.chosen.clear();
            open.document.select(place.selection.clone());
        } else if place.screen != Screen::Home {
            return false;
        }
        self.screen = place.screen;
        self.board = place.board;
        self.is_page = place.is_page;
        self.reveal = place.selection.clone();
        true
    }

    /// Forgets the way back, which belongs to the scenario that was open.
    pub(super) fn forget_way_back(&mut self) {
        self.back.clear();
        self.forward.clear();
        self.is_page = false;
        self.map = super::MapPlace::default();
        self.look_back = super::LookBack::default();
        self.delivery = super::DeliveryLook::default();
        self.present_look = super::PresentLook::default();
        self.presenting = None;
    }

    /// The card that is shown as a page, in the place of the board: the one that is selected.
    pub fn page(&self) -> Option<Id> {
        if self.is_page && self.screen == Screen::Cards {
            self.selected_card()
        } else {
            None
        }
    }

    /// Opens the selected card as a page, or goes back to the board.
    pub(super) fn toggle_page(&mut self) {
        if self.page().is_some() {
            self.is_page = false;
            self.reveal = self.selected_card();
            return;
        }
        self.leave_location();
        self.screen = Screen::Cards;
        self.is_page = true;
    }

    pub(super) fn show(&mut self, screen: Screen) {
        if self.screen == screen && screen == Screen::Cards {
            self.is_page = false;
        }
        if self.screen == screen || (screen != Screen::Home && self.open.is_none()) {
            return;
        }
        if self.open.is_some() {
            self.leave_location();
        }
        self.is_page = false;
        self.screen = screen;
        if screen == Screen::Home {
            self.list_home();
        }
    }

    pub(super) fn show_board(&mut self, board: Board) {
        let is_here = self.screen == Screen::Cards && self.board == board && !self.is_page;
        if self.open.is_none() || is_here {
            return;
        }
        self.leave_location();
        self.is_page = false;
        self.screen = Screen::Cards;
        self.board = board;
    }

    /// Follows a reference.
    pub(super) fn go_to(&mut self, id: &Id) {
        let Some(place) = self
            .open
            .as_ref()
            .and_then(|open| open.reports.index.place(id))
        else {
            return;
        };
        let kind = place.card_kind;
        self.leave_location();
        if self.screen != Screen::Cards {
            self.screen = Screen::Cards;
        }
        if !self.board.shows(kind) {
            self.board = if Board::Desk.shows(kind) {
                Board::Desk
            } else {
                Board::Of(kind)
            };
        }
        let card = place.card.clone();
        self.select(Some(id.clone()));
        self.unhide(&card);
        self.settings.inspector = true;
        self.reveal = Some(id.clone());
    }
}
