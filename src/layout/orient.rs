//! Turns a drawing to fit a wide screen.

use emath::{Pos2, Rect, Vec2};

/// The width to height of the screen.
const ASPECT: f32 = 1.6;

/// Turns places about their middle, which goes to (0, 0), so that they fit best into 16:10.
pub fn widen(places: &mut [Pos2]) {
    turn(places, |all| (all.width() / ASPECT).max(all.height()));
}

/// Turns places about their middle, which goes to (0, 0), so that they take the least area and are
/// wider than high, each with a box of this size.
pub fn flatten(places: &mut [Pos2], box_: Vec2) {
    turn(places, |all| {
        let tall = if all.height() > all.width() { 2.0 } else { 1.0 };
        (all.width() + box_.x) * (all.height() + box_.y) * tall
    });
}

/// Turns places so that the rectangle around them costs least.
fn turn(places: &mut [Pos2], cost: impl Fn(Rect) -> f32) {
    const ANGLES: usize = 36;
    if places.is_empty() {
        return;
    }
    let extent = |turn: (f32, f32)| {
        let mut all = Rect::NOTHING;
        for place in places.iter() {
            all.extend_with(turned(*place, turn));
        }
        all
    };
    let mut best = ((1.0, 0.0), extent((1.0, 0.0)));
    for step in 1..ANGLES {
        let (sin, cos) = (std::f32::consts::PI * step as f32 / ANGLES as f32).sin_cos();
        let all = extent((cos, sin));
        // Better by more than rounding, or what is equally good would be chosen by chance.
        if cost(all) < cost(best.1) * 0.999 {
            best = ((cos, sin), all);
        }
    }
    let (turn, all) = best;
    for place in places {
        *place = (turned(*place, turn) - all.center()).to_pos2();
    }
}

fn turned(place: Pos2, (cos, sin): (f32, f32)) -> Pos2 {
    Pos2::new(cos * place.x - sin * place.y, sin * place.x + cos * place.y)
}

/// Scales and shifts places, all axes alike, so that they with their boxes fit into `area`.
///
/// The boxes keep their size, as labels do on a screen. Returns the scale.
pub fn fit(places: &mut [Pos2], sizes: &[Vec2], area: Rect) -> f32 {
    let mut points = Rect::NOTHING;
    for place in places.iter() {
        points.extend_with(*place);
    }
    if !points.is_finite() || !area.is_finite() {
        return 1.0;
    }
    // Half of the largest box is kept free at each side.
    let most = sizes.iter().fold(Vec2::ZERO, |most, size| most.max(*size));
    let room = (area.size() - most).max(Vec2::splat(1.0));
    let need = points.size();
    let mut scale = (room.x / need.x).min(room.y / need.y);
    if !scale.is_finite() {
        scale = 1.0;
    }
    for place in places {
        *place = area.center() + (*place - points.center()) * scale;
    }
    scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_steep_line_is_laid_along_the_diagonal_and_fitted() {
        let mut places: Vec<Pos2> = (0..10)
            .map(|at| Pos2::new(3.0 + at as f32, 40.0 * at as f32))
            .collect();
        widen(&mut places);
        // Along the diagonal of the screen it can be drawn largest.
        let wide = places.iter().map(|p| p.x.abs()).fold(0.0, f32::max);
        let tall = places.iter().map(|p| p.y.abs()).fold(0.0, f32::max);
        assert!((1.4..1.8).contains(&(wide / tall)));
        let area = Rect::from_min_size(Pos2::ZERO, Vec2::new(1600.0, 1000.0));
        let size = Vec2::new(80.0, 16.0);
        fit(&mut places, &[size; 10], area);
        for place in &places {
            assert!(
                area.expand(0.1)
                    .contains_rect(Rect::from_center_size(*place, size))
            );
        }
        let mut one = [Pos2::new(7.0, 7.0)];
        widen(&mut one);
        assert_eq!(fit(&mut one, &[], area), 1.0);
        assert_eq!(one[0], area.center());
    }
}
