//! Pure geometry: places for the nodes of a graph.
//!
//! Every function here depends on its arguments alone, gives the same places on every run, and
//! never gives one that is not finite. Lengths are in the unit of the boxes (points on the screen);
//! y grows downwards.

pub mod blocs;
pub mod columns;
pub mod free;
pub mod graph;
pub mod lanes;
pub mod layered;
pub mod orient;
pub mod overlap;
pub mod pack;
pub mod progress;
pub mod radial;
pub mod stress;
pub mod warm;

mod bfs;
mod parts;
mod pins;

pub use graph::{Adjacency, Graph};
pub use progress::{Cancelled, Progress};
