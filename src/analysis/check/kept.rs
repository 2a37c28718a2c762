//! What the check finds, kept up as the scenario changes.

use std::{
    collections::HashSet,
    sync::{Arc, OnceLock},
};

use super::{
    finding::Finding,
    look::Look,
    today::Today,
    touch::{Touching, are_talks_touched, is_plan_touched},
    units::{self, BySlot},
};
use crate::{
    analysis::{
        changes::Change,
        index::{Slot, Touched},
        standing::Standing,
    },
    model::{
        Id, Scenario, Waiver,
        validation::{Rules, Severity},
    },
};

/// The findings on a scenario, the gravest first, then in the order of the file; those that are
/// waived apart.
#[derive(Clone, Debug, Default)]
pub struct KeptFindings {
    /// The day on which they were found.
    today: Option<Today>,
    /// On the scenario's own fields.
    own: Vec<Finding>,
    /// By slot on each card, in the order of its parts.
    open: Vec<Vec<Finding>>,
    /// The same for what is waived.
    waived: Vec<Vec<Finding>>,
    /// What was found by looking at all that is to be done.
    plan: BySlot,
    /// What was found by looking at all talks.
    talks: BySlot,
    /// How many are open, by severity, and how many are waived.
    counts: Counts,
    /// The slots of all cards, in the order of the file.
    order: Vec<Arc<Vec<Slot>>>,
    /// What is open and what is waived, in the order in which it is listed; made when the list is
    /// first asked for, for it is of all cards and most edits are of one.
    rows: OnceLock<[Vec<Row>; 2]>,
}

/// How many findings there are.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    /// Open ones, by severity: errors, warnings, notes.
    open: [usize; 3],
    waived: usize,
}

impl Counts {
    fn place(severity: Severity) -> usize {
        match severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        }
    }

    fn count(&mut self, open: &[Finding], waived: &[Finding], comes: bool) {
        let step = |count: &mut usize| {
            *count = if comes {
                *count + 1
            } else {
                count.saturating_sub(1)
            };
        };
        for finding in open {
            if let Some(count) = self.open.get_mut(Self::place(finding.severity)) {
                step(count);
            }
        }
        waived.iter().for_each(|_| step(&mut self.waived));
    }
}

/// Where a finding is.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// On this card; none: on the scenario's own fields.
    slot: Option<Slot>,
    nth: usize,
}

impl PartialEq for KeptFindings {
    /// Whether they say the same.
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter()) && self.waived().eq(other.waived())
    }
}

impl<'a> IntoIterator for &'a KeptFindings {
    type Item = &'a Finding;
    type IntoIter = Box<dyn Iterator<Item = &'a Finding> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl KeptFindings {
    /// Looks at the whole scenario.
    pub(in crate::analysis) fn of(look: &Look<'_>) -> Self {
        let mut kept = Self {
            today: look.today,
            plan: units::on_plan(look),
            talks: units::on_talks(look),
            ..Self::default()
        };
        kept.make_room(look);
        let no_title = |_: &Id| String::new();
        let mut rules = Rules::new(look.index, &no_title, look.index.has_doubles());
        kept.look_at_own_fields(look, &mut rules);
        for kind in Scenario::LISTS {
            for slot in look.index.slots_of(kind) {
                kept.look_at(look, &mut rules, *slot);
            }
        }
        kept.list(look);
        kept
    }

    /// Looks again at what was touched and at what is around it. `before` is who stood where before,
    /// if the talks have changed their order or their days.
    pub(in crate::analysis) fn update(
        &mut self,
        look: &Look<'_>,
        changes: &[Change<'_>],
        touched: &Touched,
        before: Option<&Standing>,
    ) {
        if self.today != look.today {
            *self = Self::of(look);
            return;
        }
        self.make_room(look);
        for slot in &touched.emptied {
            self.put(*slot, Vec::new());
        }
        let mut touching = Touching {
            scenario: look.scenario,
            index: look.index,
            slots: HashSet::default(),
        };
        touching.all(changes, touched);
        if let Some(before) = before {
            touching.moved(look, before);
        }
        let mut again = touching.slots;
        if is_plan_touched(changes, look.today) {
            let plan = units::on_plan(look);
            again.extend(differing(&self.plan, &plan));
            self.plan = plan;
        }
        if are_talks_touched(changes) {
            let talks = units::on_talks(look);
            again.extend(differing(&self.talks, &talks));
            self.talks = talks;
        }
        for slot in &touched.emptied {
            again.remove(slot);
        }
        let no_title = |_: &Id| String::new();
        let mut rules = Rules::new(look.index, &no_title, false);
        self.look_at_own_fields(look, &mut rules);
        for slot in again {
            self.look_at(look, &mut rules, slot);
        }
        self.list(look);
    }

    fn make_room(&mut self, look: &Look<'_>) {
        let slots = look.index.slot_count();
        self.open.resize_with(slots, Vec::new);
        self.waived.resize_with(slots, Vec::new);
    }

    fn look_at_own_fields(
        &mut self,
        look: &Look<'_>,
        rules: &mut Rules<'_, crate::analysis::index::Index>,
    ) {
        let found = rules.own_fields(look.scenario);
        let found = found.into_iter();
        let own: Vec<Finding> = found
            .map(|found| units::of_the_file(look.scenario, None, found))
            .collect();
        self.counts.count(&self.own, &[], false);
        self.counts.count(&own, &[], true);
        self.own = own;
    }

    /// Looks at the card in a slot.
    fn look_at(
        &mut self,
        look: &Look<'_>,
        rules: &mut Rules<'_, crate::analysis::index::Index>,
        slot: Slot,
    ) {
        let Some(card) = look.index.card_in(look.scenario, slot) else {
            return;
        };
        let place = look.index.order_of(slot);
        let wrong = rules.card(card).into_iter();
        let mut found: Vec<Finding> = wrong
            .map(|found| units::of_the_file(look.scenario, place, found))
            .collect();
        found.extend(units::on_card(look, card));
        for of_whole in [&self.plan, &self.talks] {
            found.extend(of_whole.get(&slot).into_iter().flatten().cloned());
        }
        units::put_in_order(card, &mut found);
        if !look.scenario.waivers.is_empty() {
            for finding in &mut found {
                finding.waiver = waiver(look, finding);
            }
        }
        self.put(slot, found);
    }

    fn put(&mut self, slot: Slot, found: Vec<Finding>) {
        let (waived, open): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|found| found.waiver.is_some());
        let number = slot.number();
        if let (Some(was_open), Some(was_waived)) =
            (self.open.get_mut(number), self.waived.get_mut(number))
        {
            self.counts.count(was_open, was_waived, false);
            self.counts.count(&open, &waived, true);
            (*was_open, *was_waived) = (open, waived);
        }
    }

    /// Takes note of the order of the cards; what was listed is listed anew when it is asked for.
    fn list(&mut self, look: &Look<'_>) {
        let kinds = Scenario::LISTS.into_iter();
        self.order = kinds.map(|kind| look.index.shared_slots_of(kind)).collect();
        self.rows.take();
    }

    /// What was found: the gravest first, then in the order of the file.
    fn rows(&self) -> &[Vec<Row>; 2] {
        self.rows.get_or_init(|| {
            let mut open = BySeverity::default();
            for (nth, finding) in self.own.iter().enumerate() {
                open.add(Row { slot: None, nth }, finding.severity);
            }
            let mut waived = BySeverity::default();
            for slot in self.order.iter().flat_map(|slots| slots.iter().copied()) {
                for (all, rows) in [(&self.open, &mut open), (&self.waived, &mut waived)] {
                    let found = all.get(slot.number()).map_or(&[][..], Vec::as_slice);
                    for (nth, finding) in found.iter().enumerate() {
                        let slot = Some(slot);
                        rows.add(Row { slot, nth }, finding.severity);
                    }
                }
            }
            [open.in_order(), waived.in_order()]
        })
    }

    /// How many findings are open.
    pub fn len(&self) -> usize {
        self.counts.open.iter().sum()
    }

    /// How many open findings a badge counts: errors and warnings, for a note is no alarm.
    pub fn grave_len(&self) -> usize {
        self.count(Severity::Error) + self.count(Severity::Warning)
    }

    /// Whether none is open.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many findings are waived.
    pub fn waived_len(&self) -> usize {
        self.counts.waived
    }

    /// The open finding in this row of the list.
    pub fn get(&self, row: usize) -> Option<&Finding> {
        let [open, _] = self.rows();
        self.in_row(&self.open, *open.get(row)?)
    }

    fn in_row<'a>(&'a self, all: &'a [Vec<Finding>], row: Row) -> Option<&'a Finding> {
        let found = match row.slot {
            None => &self.own,
            Some(slot) => all.get(slot.number())?,
        };
        found.get(row.nth)
    }

    /// The open findings in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        let [open, _] = self.rows();
        let rows = open.iter();
        rows.filter_map(|row| self.in_row(&self.open, *row))
    }

    /// The waived findings in their order; each has its waiver.
    pub fn waived(&self) -> impl Iterator<Item = &Finding> {
        let [_, waived] = self.rows();
        let rows = waived.iter();
        rows.filter_map(|row| self.in_row(&self.waived, *row))
    }

    /// How many open findings there are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        let count = self.counts.open.get(Counts::place(severity));
        count.copied().unwrap_or_default()
    }

    /// The open findings on the card in a slot, in the order of its parts.
    pub(in crate::analysis) fn in_slot(&self, slot: Slot) -> &[Finding] {
        self.open.get(slot.number()).map_or(&[], Vec::as_slice)
    }
}

/// Rows by severity.
#[derive(Default)]
struct BySeverity([Vec<Row>; 3]);

impl BySeverity {
    fn add(&mut self, row: Row, severity: Severity) {
        let [errors, warnings, notes] = &mut self.0;
        match severity {
            Severity::Error => errors.push(row),
            Severity::Warning => warnings.push(row),
            Severity::Note => notes.push(row),
        }
    }

    fn in_order(self) -> Vec<Row> {
        self.0.concat()
    }
}

/// The waiver of a finding: the first of its rule for its item.
fn waiver(look: &Look<'_>, finding: &Finding) -> Option<Arc<Waiver>> {
    if finding.item.as_str().is_empty() {
        return None;
    }
    look.referring::<Waiver>(&finding.item)
        .find(|waiver| waiver.rule == finding.rule && *waiver.item.id() == finding.item)
        .map(|waiver| Arc::new(waiver.clone()))
}

/// The cards on which two lists do not say the same.
fn differing<'a>(before: &'a BySlot, after: &'a BySlot) -> impl Iterator<Item = Slot> + 'a {
    let gone = before.keys().filter(|slot| !after.contains_key(slot));
    let new = after
        .iter()
        .filter(|(slot, found)| before.get(slot) != Some(found));
    gone.chain(new.map(|(slot, _)| slot)).copied()
}
