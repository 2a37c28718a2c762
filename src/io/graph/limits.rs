//! How much is read at most. What is above is refused with a sentence, or left out.

/// The longest file, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The most nodes, those that were only named by ties included.
pub const MAX_NODES: usize = 500_000;

/// The most ties.
pub const MAX_EDGES: usize = 2_000_000;

/// The most elements within elements in an XML file. JSON stops at 128.
pub const MAX_DEPTH: usize = 256;

/// The longest value, in bytes, that a file may give to all nodes or ties at once; longer ones
/// are left out, or else a short file could fill the memory.
pub const MAX_DEFAULT: usize = 200;

/// The farthest a place may be from the origin, in points; farther ones are left out.
pub const MAX_PLACE: f32 = 1.0e7;

/// The widest and highest a node may be, in points; larger sizes are left out.
pub const MAX_SIZE: f32 = 1.0e5;

/// The most warnings about one file.
pub const MAX_WARNINGS: usize = 20;

/// The most characters that a warning quotes from a file.
pub const MAX_QUOTE: usize = 60;
