//! A show: where in a deck it is, what covers it, what points at it. No window is needed.

mod clock;
mod find;
mod frozen;
mod keys;
mod zoom;

use egui::{Pos2, Rect, Vec2};

use super::Page;

pub use clock::{Time, clock};
pub use find::found;
pub use frozen::while_frozen;
pub use keys::{Asked, asked};
pub use zoom::{around, region};

/// What covers the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Curtain {
    /// Nothing.
    #[default]
    Up,
    /// Black.
    Black,
    /// White.
    White,
}

/// What points at the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pointer {
    /// Nothing.
    #[default]
    Off,
    /// A dot.
    Dot,
    /// A light; what is around it is dim.
    Spotlight,
}

impl Pointer {
    fn next(self) -> Self {
        match self {
            Self::Off => Self::Dot,
            Self::Dot => Self::Spotlight,
            Self::Spotlight => Self::Off,
        }
    }
}

/// Where a show is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Show {
    /// The page, counted from 0.
    pub page: usize,
    /// How many steps of it have been revealed.
    pub step: usize,
    /// What covers it.
    pub curtain: Curtain,
    /// Whether the pages stay as they are while the scenario is edited.
    pub is_frozen: bool,
    /// Whether the presenter sees all pages.
    pub is_overview: bool,
    /// The number of the page to jump to, as far as it was typed.
    pub number: Option<usize>,
    /// What points at the page.
    pub pointer: Pointer,
    /// Where it points, in slide units.
    pub points_at: Option<Pos2>,
    /// The part of the page that is shown as large as the whole, in slide units.
    pub zoom: Option<Rect>,
    /// What is looked for among all pages.
    pub search: Option<String>,
}

/// What came of what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// The show goes on.
    GoesOn,
    /// It ends.
    Ends,
}

impl Show {
    /// The page that is shown.
    pub fn page_of<'a>(&self, pages: &'a [Page]) -> Option<&'a Page> {
        pages.get(self.page)
    }

    /// What comes next, if anything does.
    pub fn next_of<'a>(&self, pages: &'a [Page]) -> Option<&'a Page> {
        pages.get(self.page + 1)
    }

    /// What the room sees, where it is not the page as it is now.
    pub fn sees_instead(&self) -> Option<&'static str> {
        match (self.curtain, self.is_frozen) {
            (Curtain::Black, _) => Some("The room sees black"),
            (Curtain::White, _) => Some("The room sees white"),
            (Curtain::Up, true) => Some("Frozen: the room sees this while you edit"),
            (Curtain::Up, false) => None,
        }
    }

    /// Does what was asked.
    pub fn take(&mut self, asked: Asked, pages: &[Page]) -> Came {
        let last = pages.len().saturating_sub(1);
        let number = self.number.take();
        match asked {
            Asked::Forward => self.forward(pages),
            Asked::Back => self.back(pages),
            Asked::First => self.go_to(0, last),
            Asked::Last => self.go_to(last, last),
            Asked::Page(place) => {
                self.go_to(place, last);
                self.is_overview = false;
                self.search = None;
            }
            Asked::Black => self.draw_curtain(Curtain::Black),
            Asked::White => self.draw_curtain(Curtain::White),
            Asked::Freeze => self.is_frozen = !self.is_frozen,
            Asked::Pointer => self.pointer = self.pointer.next(),
            Asked::Zoom => {
                self.zoom = match (self.zoom, self.page_of(pages)) {
                    (None, Some(page)) => Some(around(self.points_at, page.scene.size)),
                    _ => None,
                };
            }
            Asked::Overview => {
                self.is_overview = !self.is_overview;
                self.search = None;
            }
            Asked::Search => {
                self.is_overview = true;
                self.search = Some(String::new());
            }
            Asked::Digit(digit) => {
                const MOST: usize = 9_999;
                self.number = Some((number.unwrap_or(0) * 10 + digit).min(MOST));
            }
            Asked::Enter => match number.or_else(|| self.first_found(pages)) {
                Some(number) => {
                    self.go_to(number.saturating_sub(1), last);
                    self.is_overview = false;
                    self.search = None;
                }
                None if self.is_overview => self.is_overview = false,
                None => self.forward(pages),
            },
            // What is nearer goes first.
            Asked::Out if number.is_some() => {}
            Asked::Out if self.is_overview => {
                self.is_overview = false;
                self.search = None;
            }
            Asked::Out if self.zoom.is_some() => self.zoom = None,
            Asked::Out | Asked::End => return Came::Ends,
        }
        Came::GoesOn
    }

    /// The number of the first page that has the words that are looked for.
    fn first_found(&self, pages: &[Page]) -> Option<usize> {
        let words = self.search.as_ref().filter(|words| !words.is_empty())?;
        found(pages, words).first().map(|place| place + 1)
    }

    fn draw_curtain(&mut self, curtain: Curtain) {
        self.curtain = if self.curtain == curtain {
            Curtain::Up
        } else {
            curtain
        };
    }

    fn go_to(&mut self, place: usize, last: usize) {
        self.page = place.min(last);
        self.step = 0;
        self.zoom = None;
    }

    /// Shows a part of the page as large as the whole. What is hardly a part is none.
    pub fn zoom_to(&mut self, part: Rect, size: Vec2) {
        self.zoom = region(part, size);
    }

    fn forward(&mut self, pages: &[Page]) {
        let steps = self.page_of(pages).map_or(0, Page::steps);
        if self.step < steps && !self.is_overview {
            self.step += 1;
        } else if self.page + 1 < pages.len() {
            self.page += 1;
            self.step = 0;
            self.zoom = None;
        }
    }

    /// Back to a page it is as it was left: all of it revealed.
    fn back(&mut self, pages: &[Page]) {
        if self.step > 0 && !self.is_overview {
            self.step -= 1;
        } else if let Some(before) = self.page.checked_sub(1) {
            self.page = before;
            self.zoom = None;
            self.step = self.page_of(pages).map_or(0, Page::steps);
        }
    }

    /// Stays where it is though the deck is another one: on the same part of the same slide; else
    /// on its first part; else at the same place.
    pub fn follow(&mut self, before: &[Page], after: &[Page]) {
        if let Some(here) = before.get(self.page) {
            if after.get(self.page).map(|page| &page.slide) != Some(&here.slide) {
                self.zoom = None;
            }
            let of_slide = |page: &&Page| page.slide == here.slide;
            let same = after
                .iter()
                .position(|page| of_slide(&page) && page.part.0 == here.part.0)
                .or_else(|| after.iter().position(|page| of_slide(&page)));
            if let Some(same) = same {
                self.page = same;
            }
        }
        self.page = self.page.min(after.len().saturating_sub(1));
        self.step = self.step.min(self.page_of(after).map_or(0, Page::steps));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Id, scene::Scene};

    /// Pages, each with so many steps.
    fn pages(steps: &[u16]) -> Vec<Page> {
        let page = |(place, steps): (usize, &u16)| Page {
            scene: Scene::new(format!("Page {place}"), egui::vec2(1920.0, 1080.0)),
            revealed_at: (0..=*steps).collect(),
            slide: Id::from(format!("slide-{place}")),
            part: (0, 1),
        };
        steps.iter().enumerate().map(page).collect()
    }

    fn after(pages: &[Page], asked: &[Asked]) -> Show {
        let mut show = Show::default();
        for asked in asked {
            assert_eq!(show.take(*asked, pages), Came::GoesOn);
        }
        show
    }

    #[test]
    fn it_goes_step_by_step_and_stops_at_the_ends() {
        use Asked::{Back, Forward, Last};
        let pages = pages(&[0, 2, 0]);
        let at = |asked: &[Asked]| {
            let show = after(&pages, asked);
            (show.page, show.step)
        };
        assert_eq!(at(&[]), (0, 0));
        assert_eq!(at(&[Back]), (0, 0));
        assert_eq!(at(&[Forward]), (1, 0));
        assert_eq!(at(&[Forward, Forward]), (1, 1));
        assert_eq!(at(&[Forward; 4]), (2, 0));
        assert_eq!(at(&[Forward; 9]), (2, 0));
        assert_eq!(at(&[Last, Back]), (1, 2));
        assert_eq!(at(&[Last, Back, Back, Back, Back]), (0, 0));
    }

    #[test]
    fn a_number_and_enter_jump() {
        let pages = pages(&[0; 12]);
        use Asked::{Digit, Enter, Forward, Out};
        assert_eq!(after(&pages, &[Digit(1), Digit(1), Enter]).page, 10);
        assert_eq!(after(&pages, &[Digit(9), Digit(9), Enter]).page, 11);
        assert_eq!(after(&pages, &[Digit(0), Enter]).page, 0);
        // Without a number it goes on; Esc takes the number back and nothing else.
        assert_eq!(after(&pages, &[Enter]).page, 1);
        assert_eq!(after(&pages, &[Digit(5), Out, Enter]).page, 1);
        assert_eq!(after(&pages, &[Digit(5), Forward, Enter]).page, 2);
    }

    #[test]
    fn black_is_on_and_off_and_esc_ends_what_is_nearest() {
        let pages = pages(&[0; 3]);
        use Asked::{Black, Forward, Freeze, Out, Overview, White};
        assert_eq!(after(&pages, &[Black]).curtain, Curtain::Black);
        assert_eq!(after(&pages, &[Black, White]).curtain, Curtain::White);
        assert_eq!(after(&pages, &[Black, Black]).curtain, Curtain::Up);
        assert_eq!(after(&pages, &[Black, Forward]).curtain, Curtain::Black);
        assert!(after(&pages, &[Freeze]).is_frozen);
        let mut show = after(&pages, &[Overview]);
        assert_eq!(show.take(Out, &pages), Came::GoesOn);
        assert!(!show.is_overview);
        assert_eq!(show.take(Out, &pages), Came::Ends);
    }

    #[test]
    fn a_part_is_shown_large_until_the_page_is_left() {
        use Asked::{Back, Forward, Out, Zoom};
        let pages = pages(&[1, 0]);
        let zoomed = |asked: &[Asked]| after(&pages, asked).zoom.is_some();
        assert!(zoomed(&[Zoom]));
        assert!(!zoomed(&[Zoom, Zoom]));
        assert!(zoomed(&[Zoom, Forward]), "a step is no other page");
        assert!(!zoomed(&[Zoom, Forward, Forward]));
        assert!(!zoomed(&[Forward, Forward, Zoom, Back]));
        assert!(!zoomed(&[Zoom, Out]), "Esc ends the zoom, not the show");
    }

    #[test]
    fn a_page_is_looked_for_among_all() {
        let pages = pages(&[0; 3]);
        let looking = after(&pages, &[Asked::Search]);
        assert!(looking.is_overview && looking.search.is_some());
        let found = after(&pages, &[Asked::Search, Asked::Page(2)]);
        assert_eq!(
            (found.page, found.is_overview, found.search),
            (2, false, None)
        );
        let mut typed = after(&pages, &[Asked::Search]);
        typed.search = Some("page 1".to_owned());
        typed.take(Asked::Enter, &pages);
        assert_eq!((typed.page, typed.is_overview), (1, false));
    }

    #[test]
    fn it_stays_on_its_slide_when_the_deck_changes() {
        let before = pages(&[0, 2, 0, 0]);
        let mut show = after(&before, &[Asked::Page(2)]);
        let mut fewer = before.clone();
        fewer.remove(0);
        show.follow(&before, &fewer);
        assert_eq!(show.page, 1);
        show.follow(&fewer, &before[..1]);
        assert_eq!(show.page, 0);
        let mut show = after(&before, &[Asked::Page(1), Asked::Forward, Asked::Forward]);
        assert_eq!(show.step, 2);
        show.follow(&before, &pages(&[0, 1]));
        assert_eq!((show.page, show.step), (1, 1));
        show.follow(&before, &[]);
        assert_eq!((show.page, show.step), (0, 0));
    }
}
