//! What imports read in the same way as a line.

pub(in crate::commands) use super::{
    dates::date,
    line::words,
    names::{Fit, Found, Name},
    verbs::stance,
    words::{basis_within, read as word},
};
