//! Packs rectangles: components side by side, neatly.

use emath::{Pos2, Rect, Vec2};

/// The width to height that a packed drawing should have.
const ASPECT: f32 = 1.6;

/// Where each of the rectangles of these sizes goes (its low corner), with `gap` between them.
///
/// A skyline heuristic (bottom-left with the least waste): the highest rectangle first, each at the
/// lowest place, then the leftmost. Several widths are tried and the one kept whose drawing fits
/// best into 16:10.
pub fn pack(sizes: &[Vec2], gap: f32) -> Vec<Pos2> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    let size = |at: usize| sizes.get(at).copied().unwrap_or(Vec2::ZERO) + Vec2::splat(gap);
    order.sort_by(|&a, &b| {
        let (a, b) = (size(a), size(b));
        b.y.total_cmp(&a.y).then(b.x.total_cmp(&a.x))
    });
    let area: f32 = sizes.iter().map(|&s| (s.x + gap) * (s.y + gap)).sum();
    let widest = (0..sizes.len()).map(|at| size(at).x).fold(0.0, f32::max);
    let ideal = (area * ASPECT).sqrt().max(widest);
    // Fewer tries when each takes long.
    let tries = (400_000 / sizes.len().max(1)).clamp(4, 24);
    let mut best: Option<(f32, Vec<Pos2>)> = None;
    for attempt in 0..tries {
        let width = (ideal * (0.85 + 0.9 * attempt as f32 / tries as f32)).max(widest);
        let (places, used) = skyline(&order, &size, width);
        let cost = (used.x / ASPECT).max(used.y);
        if best.as_ref().is_none_or(|(least, _)| cost < least * 0.999) {
            best = Some((cost, places));
        }
    }
    best.map(|(_, places)| places).unwrap_or_default()
}

/// Places rectangles in this order in a strip of this width; also the extent that they take.
fn skyline(order: &[usize], size: &impl Fn(usize) -> Vec2, width: f32) -> (Vec<Pos2>, Vec2) {
    // Steps of the outline: from where, to where, and how high it is there.
    let mut steps: Vec<(f32, f32, f32)> = vec![(0.0, width, 0.0)];
    let mut places = vec![Pos2::ZERO; order.len()];
    let mut used = Vec2::ZERO;
    // Rounding must not keep out what fits exactly.
    let slack = width * 1e-5;
    for &at in order {
        let size = size(at);
        let mut best: Option<(f32, f32)> = None;
        for (index, &(left, _, _)) in steps.iter().enumerate() {
            if left + size.x > width + slack {
                break;
            }
            let mut top = 0.0_f32;
            for &(from, _, height) in steps.iter().skip(index) {
                if from >= left + size.x - slack {
                    break;
                }
                top = top.max(height);
            }
            if best.is_none_or(|(least, _)| top < least) {
                best = Some((top, left));
            }
        }
        let (top, left) = best.unwrap_or((used.y, 0.0));
        if let Some(place) = places.get_mut(at) {
            *place = Pos2::new(left, top);
        }
        let right = left + size.x;
        used = used.max(Vec2::new(right, top + size.y));
        let mut next = Vec::with_capacity(steps.len() + 2);
        let mut risen = false;
        for &(from, to, height) in &steps {
            if from < left {
                next.push((from, to.min(left), height));
            }
            if !risen && to > left {
                next.push((left, right, top + size.y));
                risen = true;
            }
            if to > right + slack {
                next.push((from.max(right), to, height));
            }
        }
        next.retain(|&(from, to, _)| to > from);
        steps.clear();
        for (from, to, height) in next {
            match steps.last_mut() {
                Some(last) if (last.2 - height).abs() <= slack => last.1 = to,
                _ => steps.push((from, to, height)),
            }
        }
    }
    (places, used)
}

/// The place for a drawing of this size beside one that is there: to the right or below, whichever
/// leaves the whole nearer to 16:10. Returns its low corner.
pub(crate) fn beside(there: Rect, size: Vec2, gap: f32) -> Pos2 {
    let cost = |width: f32, height: f32| (width / ASPECT).max(height);
    let right = cost(there.width() + gap + size.x, there.height().max(size.y));
    let below = cost(there.width().max(size.x), there.height() + gap + size.y);
    if right <= below {
        Pos2::new(there.max.x + gap, there.min.y)
    } else {
        Pos2::new(there.min.x, there.max.y + gap)
    }
}

/// The rectangle around these boxes, by centre and size; none around no box.
pub fn bounds(boxes: impl IntoIterator<Item = (Pos2, Vec2)>) -> Option<Rect> {
    boxes
        .into_iter()
        .map(|(centre, size)| Rect::from_center_size(centre, size))
        .reduce(|all, one| all.union(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_do_not_touch_and_fill_a_screen() {
        let mut rng = fastrand::Rng::with_seed(5);
        for count in [0, 1, 2, 7, 60, 500] {
            let sizes: Vec<Vec2> = (0..count)
                .map(|_| Vec2::new(20.0 + 100.0 * rng.f32(), 10.0 + 60.0 * rng.f32()))
                .collect();
            let places = pack(&sizes, 8.0);
            assert_eq!(places, pack(&sizes, 8.0));
            let rects: Vec<Rect> = places
                .iter()
                .zip(&sizes)
                .map(|(&place, &size)| Rect::from_min_size(place, size))
                .collect();
            for (at, a) in rects.iter().enumerate() {
                for b in &rects[at + 1..] {
                    assert!(!a.expand(3.9).intersects(b.expand(3.9)));
                }
            }
            if count > 50 {
                let all = rects.iter().copied().reduce(Rect::union).unwrap();
                let filled: f32 = sizes.iter().map(|s| (s.x + 8.0) * (s.y + 8.0)).sum();
                assert!(
                    filled / all.area() > 0.8,
                    "{count}: {}",
                    filled / all.area()
                );
                assert!((1.2..2.2).contains(&all.aspect_ratio()));
            }
        }
    }
}
