//! Waivers: findings that someone has decided to live with.

use super::{
    date::PartialDate,
    id::{Ref, to},
    record::card,
};

card! {
    /// A finding that was waived, by whom and why.
    #[is(Waiver)]
    #[essential(item)]
    pub struct Waiver {
        /// The rule that is waived.
        rule: String,
        /// The thing it is waived for.
        item: Ref<to::Any>,
        /// Why.
        reason: String,
        /// By whom.
        by: String,
        /// When.
        date: Option<PartialDate>,
    }
}
