//! The part of a page that is shown as large as the whole.

use egui::{Pos2, Rect, Vec2};

/// How many times as large as before a part is when none was drawn.
const TIMES: f32 = 2.0;
/// A part that is larger than this share of the page, or smaller than that, is not meant.
const LARGEST: f32 = 0.95;
const SMALLEST: f32 = 0.02;

/// The part around a point of a page of this size: half as wide and high, and within it.
pub fn around(point: Option<Pos2>, size: Vec2) -> Rect {
    let page = Rect::from_min_size(Pos2::ZERO, size);
    let part = Rect::from_center_size(point.unwrap_or(page.center()), size / TIMES);
    within(part, page)
}

/// The part that was drawn on a page of this size, in its proportions so that it fills the same
/// room; none if hardly anything was drawn, or all of it.
pub fn region(drawn: Rect, size: Vec2) -> Option<Rect> {
    let page = Rect::from_min_size(Pos2::ZERO, size);
    if !page.is_positive() || !drawn.is_finite() {
        return None;
    }
    let drawn = drawn.intersect(page);
    let share = (drawn.width() / size.x).max(drawn.height() / size.y);
    if !(SMALLEST..LARGEST).contains(&share) {
        return None;
    }
    Some(within(
        Rect::from_center_size(drawn.center(), size * share),
        page,
    ))
}

fn within(part: Rect, page: Rect) -> Rect {
    let most = page.max - part.size();
    let min = part.min.max(page.min).min(most.max(page.min));
    Rect::from_min_size(min, part.size())
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    const SIZE: Vec2 = vec2(1600.0, 900.0);

    #[test]
    fn a_part_is_within_the_page_and_has_its_proportions() {
        let part = around(Some(pos2(10.0, 890.0)), SIZE);
        assert_eq!(part.min, pos2(0.0, 450.0));
        assert_eq!(part.size(), SIZE / 2.0);
        let drawn = Rect::from_min_size(pos2(1500.0, 0.0), vec2(400.0, 20.0));
        let part = region(drawn, SIZE).unwrap();
        assert_eq!(part.size(), SIZE / 16.0);
        assert_eq!(part.right(), 1600.0);
        assert_eq!(part.top(), 0.0);
    }

    #[test]
    fn a_slip_of_the_hand_is_no_part() {
        let slip = Rect::from_min_size(pos2(100.0, 100.0), vec2(3.0, 2.0));
        assert_eq!(region(slip, SIZE), None);
        assert_eq!(region(Rect::from_min_size(Pos2::ZERO, SIZE), SIZE), None);
        assert_eq!(region(Rect::NAN, SIZE), None);
        assert_eq!(region(slip, Vec2::ZERO), None);
    }
}
