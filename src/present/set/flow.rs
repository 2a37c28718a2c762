//! Strips onto pages: shrunk to one page while that can be read, else continued on the next.

use super::Strip;

/// What is to be set, at one size.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::present) struct Sheet {
    /// What stands at the top of every page.
    pub(in crate::present) head: Vec<Strip>,
    /// What is set below it.
    pub(in crate::present) body: Vec<Strip>,
    /// What stands at the foot of every page.
    pub(in crate::present) foot: Vec<Strip>,
}

/// How large things are, the largest first, as parts of their full size; at the last no text is
/// smaller than can be read from the back of a room.
const SIZES: [f32; 7] = [1.2, 1.1, 1.0, 0.92, 0.84, 0.77, 0.71];

/// How many lines a page has at most.
const MOST_LINES: usize = 12;

/// How much of a page may be taken by what stands on each.
const MOST_FRAME: f32 = 0.45;

/// One page's worth.
pub(in crate::present) type Set = Sheet;

/// Sets what `make` makes at a size onto pages of a height: the largest size at which it takes no
/// more pages than at the smallest.
pub(in crate::present) fn flow(height: f32, make: &dyn Fn(f32) -> Sheet) -> Vec<Set> {
    let least = paged(height, make(SIZES.last().copied().unwrap_or(1.0)));
    for size in SIZES {
        let pages = paged(height, make(size));
        if pages.len() <= least.len() {
            return pages;
        }
    }
    least
}

fn height_of(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.height).sum()
}

fn lines_of(strips: &[Strip]) -> usize {
    strips.iter().map(|strip| strip.lines).sum()
}

fn paged(height: f32, sheet: Sheet) -> Vec<Set> {
    let Sheet {
        mut head,
        mut body,
        mut foot,
    } = sheet;
    // What would crowd out what is to be told is told once.
    if height_of(&head) + height_of(&foot) > MOST_FRAME * height {
        head.append(&mut body);
        head.append(&mut foot);
        body = std::mem::take(&mut head);
    }
    let room = height - height_of(&head) - height_of(&foot);
    let mut pages: Vec<Vec<Strip>> = vec![Vec::new()];
    let mut waiting = body.into_iter().peekable();
    while waiting.peek().is_some() {
        let mut group = Vec::new();
        for strip in waiting.by_ref() {
            let holds = strip.holds_next;
            group.push(strip);
            if !holds {
                break;
            }
        }
        add(&mut pages, group, room);
    }
    let pages = pages.into_iter().map(|mut body| {
        while body.last().is_some_and(|strip| strip.items.is_empty()) {
            body.pop();
        }
        Sheet {
            head: head.clone(),
            body,
            foot: foot.clone(),
        }
    });
    pages.collect()
}

/// Adds what is to stay together, on a new page if need be; what no page can hold is parted.
fn add(pages: &mut Vec<Vec<Strip>>, group: Vec<Strip>, room: f32) {
    let fits = |page: &[Strip], more: &[Strip]| {
        height_of(page) + height_of(more) <= room && lines_of(page) + lines_of(more) <= MOST_LINES
    };
    let Some(page) = pages.last_mut() else {
        return;
    };
    let is_blank = group.iter().all(|strip| strip.items.is_empty());
    if is_blank && page.is_empty() {
        return;
    }
    if fits(page, &group) {
        page.extend(group);
    } else if is_blank {
        // The page ends here anyway.
    } else if fits(&[], &group) {
        pages.push(begun(group));
    } else {
        for strip in group {
            match pages.last_mut() {
                Some(page) if page.is_empty() || fits(page, std::slice::from_ref(&strip)) => {
                    page.push(strip);
                }
                _ => pages.push(begun(vec![strip])),
            }
        }
    }
}

/// A page that goes on, whose first strip says again whose it is.
fn begun(mut page: Vec<Strip>) -> Vec<Strip> {
    if let Some(first) = page.first_mut() {
        first.items.append(&mut first.again);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Item, Line, Stroke};

    fn strip(height: f32, holds_next: bool) -> Strip {
        let line = Line {
            from: egui::pos2(0.0, 0.0),
            to: egui::pos2(1.0, 0.0),
            stroke: Stroke::new(1.0, egui::Color32::BLACK),
        };
        Strip {
            height,
            items: vec![Item::Line(line)],
            holds_next,
            lines: 1,
            begins: true,
            ..Strip::default()
        }
    }

    fn counts(height: f32, make: &dyn Fn(f32) -> Sheet) -> Vec<usize> {
        flow(height, make)
            .iter()
            .map(|page| page.body.len())
            .collect()
    }

    fn body(count: usize, height: f32) -> impl Fn(f32) -> Sheet {
        move |size| Sheet {
            body: vec![strip(height * size, false); count],
            ..Sheet::default()
        }
    }

    #[test]
    fn what_fits_is_as_large_as_it_can_be() {
        let page = &flow(100.0, &body(5, 20.0))[0];
        assert_eq!(height_of(&page.body), 100.0);
        // Six fit at 0.83 and less.
        let page = &flow(100.0, &body(6, 20.0))[0];
        assert!((height_of(&page.body) - 6.0 * 20.0 * 0.77).abs() < 0.01);
    }

    #[test]
    fn what_fits_on_no_page_is_continued_and_nothing_is_lost() {
        // At the smallest seven fit on a page, and two pages are needed; at full size it is five.
        assert_eq!(counts(100.0, &body(10, 20.0)), [5, 5]);
        assert_eq!(counts(1e6, &body(30, 20.0)), [12, 12, 6]);
        let all: usize = counts(33.0, &body(100, 20.0)).iter().sum();
        assert_eq!(all, 100);
    }

    #[test]
    fn what_belongs_together_stays_together_where_it_can() {
        let make = |_: f32| Sheet {
            body: vec![
                strip(60.0, false),
                strip(30.0, true),
                strip(30.0, false),
                strip(80.0, true),
                strip(80.0, false),
            ],
            ..Sheet::default()
        };
        assert_eq!(counts(100.0, &make), [1, 2, 1, 1]);
    }

    #[test]
    fn a_head_that_would_take_the_page_stands_once() {
        let make = |_: f32| Sheet {
            head: vec![strip(60.0, false)],
            body: vec![strip(30.0, false); 3],
            foot: Vec::new(),
        };
        let pages = flow(100.0, &make);
        assert!(pages.iter().all(|page| page.head.is_empty()));
        assert_eq!(pages.iter().map(|page| page.body.len()).sum::<usize>(), 4);
    }
}
