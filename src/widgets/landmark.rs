//! Where something stands on the screen, for what points at it from elsewhere.

use egui::{Context, Id, Rect};

/// Something that is pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Landmark {
    /// The way to the boards.
    Boards,
    /// The fields of what is selected.
    Inspector,
    /// The search.
    Search,
}

impl Landmark {
    fn id(self) -> Id {
        Id::unique(("landmark", self))
    }

    /// Notes where it stands in this frame.
    pub fn stands_at(self, ctx: &Context, rect: Rect) {
        ctx.data_mut(|data| data.insert_temp(self.id(), rect));
    }

    /// Where it stood last.
    pub fn find(self, ctx: &Context) -> Option<Rect> {
        ctx.data(|data| data.get_temp(self.id()))
    }
}
