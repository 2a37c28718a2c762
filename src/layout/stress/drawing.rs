//! Coordinates during a descent.
#![allow(
    clippy::indexing_slicing,
    reason = "held nodes are those of the drawing, whose arrays are equally long"
)]

use fastrand::Rng;

/// Places in hops, x and y apart so that vector code can stream them.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawing {
    pub(super) xs: Vec<f32>,
    pub(super) ys: Vec<f32>,
    /// Nodes that must stay, and where.
    held: Vec<(u32, f32, f32)>,
}

impl Drawing {
    /// Nodes at random in a square of this side.
    pub(super) fn random(nodes: usize, side: f32, rng: &mut Rng) -> Self {
        let mut draw = || (0..nodes).map(|_| (rng.f32() - 0.5) * side).collect();
        Self {
            xs: draw(),
            ys: draw(),
            held: Vec::new(),
        }
    }

    /// From now on these nodes are held where they are said to be.
    pub(super) fn pin(&mut self, held: Vec<(u32, f32, f32)>) {
        self.held = held;
        self.hold();
    }

    /// Puts the held nodes back. Done after each round, in which a node is moved at most once or
    /// twice, it equals never moving them.
    #[inline]
    pub(super) fn hold(&mut self) {
        for &(node, x, y) in &self.held {
            self.xs[node as usize] = x;
            self.ys[node as usize] = y;
        }
    }

    /// Turns, mirrors and shifts the drawing so that nodes come as near as possible to where they
    /// are wanted (orthogonal Procrustes problem in the plane).
    pub(super) fn align(&mut self, wanted: &[(u32, f32, f32)]) {
        let count = wanted.len() as f64;
        if wanted.is_empty() {
            return;
        }
        let (mut from, mut to) = ([0.0; 2], [0.0; 2]);
        for &(node, x, y) in wanted {
            from[0] += f64::from(self.xs[node as usize]) / count;
            from[1] += f64::from(self.ys[node as usize]) / count;
            to[0] += f64::from(x) / count;
            to[1] += f64::from(y) / count;
        }
        // Sums of products, from which the best turn follows, plain and mirrored.
        let (mut cos, mut sin, mut mirrored_cos, mut mirrored_sin) = (0.0, 0.0, 0.0, 0.0);
        for &(node, x, y) in wanted {
            let ax = f64::from(self.xs[node as usize]) - from[0];
            let ay = f64::from(self.ys[node as usize]) - from[1];
            let (bx, by) = (f64::from(x) - to[0], f64::from(y) - to[1]);
            cos += ax * bx + ay * by;
            sin += ax * by - ay * bx;
            mirrored_cos += ax * bx - ay * by;
            mirrored_sin += ax * by + ay * bx;
        }
        // With one or two nodes both are as good: leave the drawing as it is then.
        let flip = mirrored_cos.hypot(mirrored_sin) > cos.hypot(sin) * 1.000_001;
        let (cos, sin, sign) = if flip {
            (mirrored_cos, mirrored_sin, -1.0)
        } else {
            (cos, sin, 1.0)
        };
        let length = cos.hypot(sin);
        let (cos, sin) = if length > 1e-12 {
            (cos / length, sin / length)
        } else {
            (1.0, 0.0)
        };
        for (x, y) in self.xs.iter_mut().zip(&mut self.ys) {
            let (ax, ay) = (f64::from(*x) - from[0], (f64::from(*y) - from[1]) * sign);
            *x = (cos * ax - sin * ay + to[0]) as f32;
            *y = (sin * ax + cos * ay + to[1]) as f32;
        }
    }

    /// Takes places out of an order in which the nodes were renumbered.
    pub(super) fn reorder(&self, order: &[u32]) -> Self {
        let mut to = Self {
            xs: vec![0.0; order.len()],
            ys: vec![0.0; order.len()],
            held: Vec::new(),
        };
        for (&node, (&x, &y)) in order.iter().zip(self.xs.iter().zip(&self.ys)) {
            to.xs[node as usize] = x;
            to.ys[node as usize] = y;
        }
        to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_and_mirrored_drawing_is_brought_back() {
        let mut rng = Rng::with_seed(2);
        let drawing = Drawing::random(9, 10.0, &mut rng);
        let wanted: Vec<_> = (0..9_u32)
            .map(|node| (node, drawing.xs[node as usize], drawing.ys[node as usize]))
            .collect();
        let mut moved = drawing.clone();
        for (x, y) in moved.xs.iter_mut().zip(&mut moved.ys) {
            (*x, *y) = (3.0 + *y, *x - 7.0);
        }
        moved.align(&wanted);
        for node in 0..9 {
            assert!((moved.xs[node] - drawing.xs[node]).abs() < 1e-4);
            assert!((moved.ys[node] - drawing.ys[node]).abs() < 1e-4);
        }
    }
}
