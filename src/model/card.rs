//! What all cards have in common, whatever their kind.

use std::{any::Any, sync::Arc};

use super::{field::Field, handling::Handling, id::Id, kind::Kind, source::Attribution};

/// The fields that every card has.
#[derive(Clone, Copy, Debug)]
pub struct Common<'a> {
    /// Words to find and group it by.
    pub tags: &'a [String],
    /// Free notes for the team.
    pub notes: &'a str,
    /// Who may see it.
    pub handling: &'a Handling,
    /// What it rests on.
    pub sources: &'a [Attribution],
}

/// The fields that every card has, to be changed.
#[derive(Debug)]
pub struct CommonMut<'a> {
    /// Its stable name.
    pub id: &'a mut Id,
    /// Words to find and group it by.
    pub tags: &'a mut Vec<String>,
    /// Free notes for the team.
    pub notes: &'a mut String,
    /// Who may see it.
    pub handling: &'a mut Handling,
    /// What it rests on.
    pub sources: &'a mut Vec<Attribution>,
}

/// A card of whatever kind.
pub trait Card: Send + Sync {
    /// Its kind.
    fn kind(&self) -> Kind;
    /// Its stable name.
    fn id(&self) -> &Id;
    /// The common fields.
    fn common(&self) -> Common<'_>;
    /// The common fields, to be changed.
    fn common_mut(&mut self) -> CommonMut<'_>;
    /// Itself, to be cast to its type.
    fn as_any(&self) -> &dyn Any;
    /// Itself, to be walked.
    fn as_field(&self) -> &dyn Field;
}

/// A card that stands in a list of the scenario.
pub trait Listed: Card + Field + Clone + PartialEq + Default + serde::Serialize + 'static {
    /// Its kind.
    const KIND: Kind;
    /// The list.
    fn list(scenario: &super::Scenario) -> &super::List<Self>;
    /// The list, to be changed.
    fn list_mut(scenario: &mut super::Scenario) -> &mut super::List<Self>;
    /// Itself as a card of whatever kind.
    fn into_any_card(self: Arc<Self>) -> super::AnyCard;
}
