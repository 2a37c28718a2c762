//! Relations that no other field says.

use super::{
    id::{Ref, to},
    moment::Moment,
    number::Scale,
    record::card,
    word::RelationKind,
};

card! {
    /// A tie between two things.
    #[is(Relation)]
    #[essential(from, to)]
    pub struct Relation {
        /// From this thing.
        from: Ref<to::Any>,
        /// To this thing.
        to: Ref<to::Any>,
        /// What ties them.
        kind: Option<RelationKind>,
        /// What ties them, in words of one's own.
        label: String,
        /// Whether it holds both ways.
        mutual: bool,
        /// Sign and strength, -3 to 3.
        strength: Option<Scale<-3, 3>>,
        /// Since when it holds.
        since: Moment,
        /// Until when it holds.
        until: Moment,
    }
}
