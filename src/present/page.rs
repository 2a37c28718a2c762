//! A page: a slide, or a part of one, as it is shown and printed.

use crate::{model::Id, scene::Scene};

/// A page of a deck.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// All of it, in slide units: what is printed. Its title is that of the slide.
    pub scene: Scene,
    /// For each item of the picture the step at which it is revealed; what is beyond the list is
    /// there from the first.
    pub revealed_at: Vec<u16>,
    /// The slide that it is of; blank: of none, as where there is nothing to be shown.
    pub slide: Id,
    /// Which part of its slide it is, from 0, and of how many.
    pub part: (usize, usize),
}

impl Page {
    /// How many steps there are after the first: 0 if all is shown at once.
    pub fn steps(&self) -> usize {
        usize::from(self.revealed_at.iter().copied().max().unwrap_or(0))
    }

    /// What is seen after so many steps. At [`Page::steps`] and beyond it is all.
    pub fn at_step(&self, step: usize) -> Scene {
        let mut scene = Scene {
            items: Vec::new(),
            title: self.scene.title.clone(),
            ..self.scene
        };
        let seen = |place: usize| {
            let at = self.revealed_at.get(place).copied().unwrap_or(0);
            usize::from(at) <= step
        };
        let items = self.scene.items.iter().enumerate();
        scene.items = items
            .filter(|(place, _)| seen(*place))
            .map(|(_, item)| item.clone())
            .collect();
        scene
    }
}
