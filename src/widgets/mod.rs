//! Reusable pieces of interface. They know egui and the theme, and nothing of the model.

pub mod button;
pub mod card;
pub mod chip;
pub mod choice;
pub mod date;
pub mod draft;
pub mod found;
pub mod label;
pub mod landmark;
pub mod markdown;
pub mod picker;
pub mod scale;
pub mod scene;
pub mod section;
pub mod stops;
