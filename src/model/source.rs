//! Sources, and how a card cites them.

use super::{
    date::PartialDate,
    id::{Ref, to},
    number::Scale,
    record::{card, record},
    word::{Basis, Reliability, SourceKind},
};

card! {
    /// A source of claims.
    #[is(Source)]
    pub struct Source {
        /// Its title.
        title: String,
        /// What kind of source it is.
        kind: Option<SourceKind>,
        /// Who published it.
        publisher: String,
        /// When it was published.
        date: Option<PartialDate>,
        /// Where it can be read.
        url: String,
        /// How reliable the source is.
        reliability: Option<Reliability>,
        /// How credible what it says is, 1 (confirmed) to 6 (cannot be judged).
        credibility: Option<Scale<1, 6>>,
    }
}

record! {
    /// A claim's attribution: a source, and on whose word.
    #[essential(source)]
    pub struct Attribution {
        /// The source.
        source: Ref<to::Source>,
        /// On what terms it was said.
        basis: Option<Basis>,
        /// Who said it, in the source's words.
        who: String,
        /// The field that it supports.
        field: String,
        /// The words themselves.
        quote: String,
        /// Where in the source: a page, a paragraph.
        locator: String,
    }
}
