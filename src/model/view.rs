//! Saved views of the map.

use std::collections::BTreeMap;

use super::{
    handling::Handling,
    id::{Id, Ref, to},
    moment::Moment,
    number::{Amount, Point, Spot},
    record::{impl_card, record},
    source::Attribution,
    word::{LayoutKind, Lens},
};

record! {
    /// A saved view of the map: what it shows, and where everything is.
    #[is(View)]
    pub struct View {
        /// Its stable name, unique in the file.
        id: Id,
        /// Its title.
        title: String,
        /// How it is laid out.
        layout: Option<LayoutKind>,
        /// What question it answers.
        lens: Option<Lens>,
        /// What the question is about.
        subject: Option<Ref<to::Any>>,
        /// The kinds of thing that it shows; none: all.
        kinds: Vec<String>,
        /// The kinds of tie that it shows; none: all.
        ties: Vec<String>,
        /// The parties that it shows; none: all.
        parties: Vec<Ref<to::Party>>,
        /// The tags that it shows; none: all. A view has no other tags: the format has one key
        /// for both.
        tags: Vec<String>,
        /// What it hides.
        hidden: Vec<Ref<to::Any>>,
        /// The groups that are collapsed.
        collapsed: Vec<Ref<to::Any>>,
        /// The thing in focus.
        focus: Option<Ref<to::Any>>,
        /// How many steps from the focus it shows.
        degrees: Option<Amount>,
        /// The moment that it shows.
        as_of: Moment,
        /// How large: 1 is one point a map unit.
        zoom: Option<Amount>,
        /// What is in the middle, in map units.
        centre: Option<Point>,
        /// Where each thing is, in map units.
        places: BTreeMap<Id, Spot>,
        /// What stays where it is.
        pinned: Vec<Ref<to::Any>>,
        /// Free notes (Markdown), for the team.
        notes: String,
        /// Who may see it.
        handling: Handling,
        /// What it rests on.
        sources: Vec<Attribution>,
    }
}

impl_card!(View View);
