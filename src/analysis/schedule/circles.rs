//! What comes before what, and what goes in circles.

use super::Link;

/// An order in which each thing comes after all that it hangs on, except within a circle.
#[derive(Debug, Default)]
pub(super) struct Order {
    pub(super) order: Vec<usize>,
    pub(super) circles: Vec<Vec<usize>>,
    /// For each thing the number of the circle, or of itself alone, that it belongs to.
    component: Vec<usize>,
}

impl Order {
    /// Whether two things are in one circle, or are the same.
    pub(super) fn are_together(&self, one: usize, other: usize) -> bool {
        self.component.get(one) == self.component.get(other)
    }
}

/// Puts things in order by the strongly connected components of their links (Kosaraju and Sharir),
/// with a stack of its own, so that a chain of any length is followed.
pub(super) fn order(count: usize, links: &[Link]) -> Order {
    let mut next = vec![Vec::new(); count];
    let mut back = vec![Vec::new(); count];
    let mut is_own = vec![false; count];
    for link in links {
        if let Some(list) = next.get_mut(link.before) {
            list.push(link.after);
        }
        if let Some(list) = back.get_mut(link.after) {
            list.push(link.before);
        }
        if link.before == link.after
            && let Some(is_own) = is_own.get_mut(link.before)
        {
            *is_own = true;
        }
    }
    let mut seen = vec![false; count];
    let mut finished = Vec::with_capacity(count);
    // The last first, so that what hangs on nothing stays in its order.
    for start in (0..count).rev() {
        visit(start, &next, &mut seen, &mut finished);
    }
    seen.fill(false);
    let mut found = Order {
        component: vec![0; count],
        ..Order::default()
    };
    for (number, start) in finished.into_iter().rev().enumerate() {
        let mut members = Vec::new();
        visit(start, &back, &mut seen, &mut members);
        for member in &members {
            if let Some(component) = found.component.get_mut(*member) {
                *component = number;
            }
        }
        if members.len() > 1
            || members
                .iter()
                .any(|member| is_own.get(*member) == Some(&true))
        {
            let mut circle = members.clone();
            circle.sort_unstable();
            found.circles.push(circle);
        }
        found.order.extend(members);
    }
    found
}

/// Adds what can be reached and was not seen, each after all that is reached from it.
fn visit(start: usize, lists: &[Vec<usize>], seen: &mut [bool], finished: &mut Vec<usize>) {
    let enter = |place: usize, seen: &mut [bool]| match seen.get_mut(place) {
        Some(seen) if !*seen => {
            *seen = true;
            true
        }
        _ => false,
    };
    if !enter(start, seen) {
        return;
    }
    let mut stack = vec![(start, 0)];
    while let Some((place, at)) = stack.last_mut() {
        let following = lists.get(*place).and_then(|list| list.get(*at)).copied();
        *at += 1;
        match following {
            Some(following) => {
                if enter(following, seen) {
                    stack.push((following, 0));
                }
            }
            None => {
                finished.push(*place);
                stack.pop();
            }
        }
    }
}
