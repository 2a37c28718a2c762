//! The document: a scenario, what is selected in it, and its history.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use super::edit::Transaction;
use crate::model::{Id, Scenario};

/// How many steps can be undone. A step shares all that it did not change.
const MOST_STEPS: usize = 2_000;

/// An open scenario with its history.
#[derive(Clone, Debug)]
pub struct Document {
    scenario: Arc<Scenario>,
    saved: Arc<Scenario>,
    revision: u64,
    undo: Vec<Step>,
    redo: Vec<Step>,
    selection: Option<Id>,
}

#[derive(Clone, Debug)]
struct Step {
    label: String,
    before: Arc<Scenario>,
    after: Arc<Scenario>,
    selected_before: Option<Id>,
    selected_after: Option<Id>,
    merge: Option<String>,
}

/// What an undo or redo did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The label of the step.
    pub label: String,
}

fn fresh_revision() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

impl Document {
    /// Opens a scenario that is as its file has it.
    pub fn new(scenario: Scenario) -> Self {
        let scenario = Arc::new(scenario);
        Self {
            saved: Arc::clone(&scenario),
            scenario,
            revision: fresh_revision(),
            undo: Vec::new(),
            redo: Vec::new(),
            selection: None,
        }
    }

    /// The scenario as it is now.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The scenario as it is now, shared: for work on another thread.
    pub fn snapshot(&self) -> Arc<Scenario> {
        Arc::clone(&self.scenario)
    }

    /// A number that no other state has, of this document or of another one: what was computed for
    /// one scenario is never taken for what another one needs.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What is selected: a card, or a part of one.
    pub fn selection(&self) -> Option<&Id> {
        self.selection.as_ref()
    }

    /// Selects a card or part.
    pub fn select(&mut self, id: Option<Id>) {
        self.selection = id;
    }

    /// Whether there is anything that the file does not have.
    pub fn is_unsaved(&self) -> bool {
        !Arc::ptr_eq(&self.scenario, &self.saved) && *self.scenario != *self.saved
    }

    /// Notes that the file now has this snapshot.
    pub fn mark_saved(&mut self, snapshot: Arc<Scenario>) {
        self.saved = snapshot;
    }

    /// Notes that no file has the scenario: it was recovered.
    pub fn mark_unsaved(&mut self) {
        self.saved = Arc::new(Scenario {
            // Differs from every scenario that is open.
            title: format!("{}\u{0}", self.scenario.title),
            ..Scenario::default()
        });
    }

    /// Applies the edits as one step; tells whether anything changed. What changes nothing leaves
    /// no step.
    pub fn apply(&mut self, transaction: Transaction) -> bool {
        let Transaction {
            label,
            edits,
            merge,
            select,
        } = transaction;
        let before = Arc::clone(&self.scenario);
        let selected_before = self.selection.clone();
        let mut after = Scenario::clone(&before);
        let mut changed = false;
        for edit in &edits {
            changed |= edit.apply(&mut after);
        }
        if let Some(select) = select {
            self.selection = select;
        }
        if !changed {
            return false;
        }
        self.forget_missing_selection(&after);
        self.scenario = Arc::new(after);
        self.revision = fresh_revision();
        self.redo.clear();
        if let (Some(key), Some(last)) = (&merge, self.undo.last_mut())
            && last.merge.as_ref() == Some(key)
        {
            last.after = Arc::clone(&self.scenario);
            last.selected_after.clone_from(&self.selection);
            if *last.before == *last.after {
                // Dragged back to where it was.
                self.undo.pop();
            }
            return true;
        }
        self.undo.push(Step {
            label,
            before,
            after: Arc::clone(&self.scenario),
            selected_before,
            selected_after: self.selection.clone(),
            merge,
        });
        if self.undo.len() > MOST_STEPS {
            self.undo.remove(0);
        }
        true
    }

    /// Ends a run of steps that merge: what comes next is a step of its own.
    pub fn seal(&mut self) {
        if let Some(last) = self.undo.last_mut() {
            last.merge = None;
        }
    }

    /// Takes back the run of steps with this key as if it had never been.
    pub fn abort(&mut self, merge_key: &str) -> bool {
        match self.undo.pop() {
            Some(step) if step.merge.as_deref() == Some(merge_key) => {
                self.go_to(step.before, step.selected_before);
                true
            }
            Some(step) => {
                self.undo.push(step);
                false
            }
            None => false,
        }
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|step| step.label.as_str())
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Option<Undone> {
        let step = self.undo.pop()?;
        self.go_to(Arc::clone(&step.before), step.selected_before.clone());
        let label = step.label.clone();
        self.redo.push(Step {
            merge: None,
            ..step
        });
        Some(Undone { label })
    }

    /// Does the last step again that was taken back.
    pub fn redo(&mut self) -> Option<Undone> {
        let step = self.redo.pop()?;
        self.go_to(Arc::clone(&step.after), step.selected_after.clone());
        let label = step.label.clone();
        self.undo.push(step);
        Some(Undone { label })
    }

    fn go_to(&mut self, scenario: Arc<Scenario>, selection: Option<Id>) {
        self.scenario = scenario;
        self.selection = selection;
        self.revision = fresh_revision();
    }

    fn forget_missing_selection(&mut self, scenario: &Scenario) {
        let missing = |id: &Id| {
            scenario.card(id).is_none()
                && scenario.choice(id).is_none()
                && scenario.provision(id).is_none()
        };
        if self.selection.as_ref().is_some_and(missing) {
            self.selection = None;
        }
    }
}
