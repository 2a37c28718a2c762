//! What the check finds, and how it is told.

use std::sync::Arc;

use serde::Serialize;

use super::{Rule, remedy::Remedy, rule, sentence::Sentence};
use crate::{
    analysis::index::Index,
    model::{Id, Kind, Scenario, Waiver, naming, validation::Severity},
};

/// Something that is wrong or missing, and where.
///
/// It wraps what [`validation`](crate::model::validation) finds rather than being it: the model
/// says what is wrong with a file, while this knows remedies and waivers, and puts the names of
/// things in only when it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The id of the rule that found it.
    pub rule: &'static str,
    /// How much it matters here.
    pub severity: Severity,
    /// The innermost thing that it concerns; blank: the scenario itself.
    pub item: Id,
    /// What is the matter.
    pub sentence: Sentence,
    /// What can be done about it.
    pub remedy: Option<Remedy>,
    /// The waiver, if someone has decided to live with it.
    pub waiver: Option<Arc<Waiver>>,
}

/// A finding for a reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The id of the rule.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The innermost thing; blank: the scenario itself.
    pub item: Id,
    /// What that thing is called.
    pub title: String,
    /// The card that it is, or is part of; none: the scenario itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<Id>,
    /// What is the matter, in one sentence.
    pub message: String,
    /// Why it matters, in one sentence.
    pub why: &'static str,
    /// Why it was waived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<String>,
}

impl Finding {
    /// Its rule.
    pub fn rule(&self) -> Option<&'static Rule> {
        rule(self.rule)
    }

    /// The finding for a reader.
    pub fn told(&self, scenario: &Scenario, index: &Index, month_first: bool) -> Told {
        let title = |id: &Id| index.title(scenario, id);
        let place = index.place(&self.item);
        let own_title = if self.item.as_str().is_empty() {
            naming::or_untitled(&scenario.title, Kind::Talk).replace("talk", "scenario")
        } else {
            title(&self.item)
        };
        Told {
            rule: self.rule,
            severity: self.severity,
            item: self.item.clone(),
            title: own_title,
            card: place.map(|place| place.card),
            message: self.sentence.read(&title, month_first),
            why: self.rule().map_or("", |rule| rule.why),
            waived: self.waiver.as_ref().map(|waiver| waiver.reason.clone()),
        }
    }
}

/// Collects what one rule after another finds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) rule: &'static str,
    pub(super) list: Vec<Finding>,
}

impl Found {
    /// Adds a finding of the rule at hand.
    pub(super) fn push(
        &mut self,
        severity: Severity,
        item: &Id,
        sentence: Sentence,
        remedy: impl Into<Option<Remedy>>,
    ) {
        self.list.push(Finding {
            rule: self.rule,
            severity,
            item: item.clone(),
            sentence,
            remedy: remedy.into(),
            waiver: None,
        });
    }
}
