//! Commitments, milestones and next steps.

use super::{
    date::PartialDate,
    id::{Id, Ref, to},
    moment::TimeFrame,
    proposal::Mechanism,
    record::{card, record},
    source::Attribution,
    word::{CommitmentKind, ImplementationStatus},
};

card! {
    /// What someone has promised, or is to do next.
    #[is(Commitment)]
    pub struct Commitment {
        /// Its title.
        title: String,
        /// What kind of promise it is.
        kind: Option<CommitmentKind>,
        /// What is to be done (Markdown).
        text: String,
        /// The provision that it delivers.
        provision: Option<Ref<to::Provision>>,
        /// Who is to do it.
        responsible: Vec<Ref<to::Party>>,
        /// When it is due.
        due: TimeFrame,
        /// What has to be done before.
        depends_on: Vec<Ref<to::Commitment>>,
        /// By what it is measured.
        benchmarks: Vec<Benchmark>,
        /// How it is watched and enforced.
        mechanisms: Vec<Mechanism>,
        /// How far it is implemented.
        status: Option<ImplementationStatus>,
        /// What shows how far it is implemented; the latest overrides the status.
        evidence: Vec<Evidence>,
    }
}

record! {
    /// A measure of progress.
    #[is(Benchmark)]
    pub struct Benchmark {
        /// Its stable name, unique in the file.
        id: Id,
        /// The measure.
        text: String,
        /// Whether it is reached.
        done: bool,
    }
}

record! {
    /// Dated evidence of implementation.
    #[is(Evidence)]
    pub struct Evidence {
        /// Its stable name, unique in the file.
        id: Id,
        /// When it was observed.
        date: Option<PartialDate>,
        /// What it shows.
        status: Option<ImplementationStatus>,
        /// What was observed (Markdown).
        text: String,
        /// What it rests on.
        sources: Vec<Attribution>,
    }
}
