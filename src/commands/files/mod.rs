//! Opening, saving and closing scenarios.

mod asking;
mod opening;
mod outcome;
mod saving;
