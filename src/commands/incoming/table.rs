//! A table of positions: what its columns are, what would come of it, and adding it.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    commands::{
        Dialog, DialogAnswer, Incoming, Level, OpenScenario, Workspace,
        import_positions::{Mapping, Preview, Setting, Use, guess, preview},
        incoming::Ties,
    },
    io::sheet::{self, Table},
    model::{Kind, Scenario},
};

/// How a table is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadAs {
    /// What its columns are.
    pub mapping: Mapping,
    /// The names of parties and sources that are made anew.
    pub create: BTreeSet<(Kind, String)>,
}

/// A table that may come in.
#[derive(Clone, Debug)]
pub struct TableIn {
    /// The file's name; none: it was pasted.
    pub file: Option<String>,
    /// The table.
    pub table: Arc<Table>,
    /// How it is read.
    pub read_as: ReadAs,
    /// What would come of it.
    pub preview: Arc<Preview>,
    /// The same file as a list of ties, if it is one.
    pub ties: Option<Box<Incoming>>,
    /// The revision of the scenario that the preview is for.
    revision: u64,
}

/// The preview follows from the rest.
impl PartialEq for TableIn {
    fn eq(&self, other: &Self) -> bool {
        self.file == other.file
            && Arc::ptr_eq(&self.table, &other.table)
            && self.read_as == other.read_as
            && self.ties == other.ties
            && self.revision == other.revision
    }
}

impl TableIn {
    /// How many positions would be added.
    pub fn new_ones(&self) -> usize {
        let [new, ..] = self.preview.counts();
        new
    }
}

/// Whether a table is one of positions rather than a list of ties: it has stances, and unless it is
/// surely a list of ties that is enough.
pub fn holds_positions(mapping: &Mapping, ties: Option<&Ties>) -> bool {
    let Some(ties) = ties else { return true };
    let has = |column: Use| mapping.columns.contains(&column);
    let has_stances = [Use::Stance, Use::StanceOn, Use::StanceOf]
        .into_iter()
        .any(has);
    let is_whole =
        (has(Use::Party) || has(Use::StanceOf)) && (has(Use::Target) || has(Use::StanceOn));
    has_stances && (is_whole || !ties.is_sure)
}

impl Workspace {
    /// What is asked about a table: positions, unless it is rather a list of ties. None, if there
    /// is no scenario that its positions could go into.
    pub(super) fn look_at_table(
        &mut self,
        file: &str,
        table: Table,
        ties: Option<Ties>,
    ) -> Option<Dialog> {
        let none = Scenario::default();
        let scenario = self.open.as_ref().map(|open| open.document.scenario());
        let mapping = guess(&table, scenario.unwrap_or(&none));
        if let Some(ties) = &ties
            && !holds_positions(&mapping, Some(ties))
        {
            return Some(Dialog::Import(ties.incoming.clone()));
        }
        let read_as = ReadAs {
            mapping,
            ..ReadAs::default()
        };
        let shown = self.previewed(Some(file.to_owned()), Arc::new(table), read_as)?;
        let ties = ties.map(|ties| ties.incoming);
        Some(Dialog::Table(Box::new(TableIn { ties, ..shown })))
    }

    /// Shows what positions a table would make that was pasted.
    pub(in crate::commands) fn import_pasted(&mut self, text: &str) {
        let Some(open) = &self.open else { return };
        match sheet::read_text(text) {
            Ok(table) => {
                let mapping = guess(&table, open.document.scenario());
                let read_as = ReadAs {
                    mapping,
                    ..ReadAs::default()
                };
                let shown = self.previewed(None, Arc::new(table), read_as);
                self.dialog = shown.map(|shown| Dialog::Table(Box::new(shown)));
            }
            Err(why) => {
                let why = super::ending_of(&why.to_string());
                self.notify(Level::Error, format!("Could not paste the table: {why}"));
            }
        }
    }

    fn previewed(
        &mut self,
        file: Option<String>,
        table: Arc<Table>,
        read_as: ReadAs,
    ) -> Option<TableIn> {
        let today = self.today();
        let open = self.open.as_ref()?;
        let set = Setting {
            scenario: open.document.scenario(),
            today: &today,
            create: &read_as.create,
        };
        let preview = preview(&table, &read_as.mapping, set, &mut self.ids);
        Some(TableIn {
            file,
            table,
            read_as,
            preview: Arc::new(preview),
            ties: None,
            revision: open.document.revision(),
        })
    }

    fn show_table_again(&mut self, table: TableIn, read_as: ReadAs) {
        let TableIn {
            file, table, ties, ..
        } = table;
        let shown = self.previewed(file, table, read_as);
        self.dialog = shown.map(|shown| Dialog::Table(Box::new(TableIn { ties, ..shown })));
    }

    /// Does what was answered when a table was shown.
    pub(in crate::commands) fn table_answered(&mut self, table: TableIn, answer: DialogAnswer) {
        match answer {
            DialogAnswer::ReadAs(read_as) => self.show_table_again(table, *read_as),
            DialogAnswer::ReadAsTies => self.dialog = table.ties.map(Dialog::Import),
            DialogAnswer::Add => self.add_table(table),
            _ => {}
        }
    }

    /// Adds the positions of a table, in one step that can be taken back.
    fn add_table(&mut self, table: TableIn) {
        let is_of = |open: &OpenScenario| open.document.revision() == table.revision;
        if !self.open.as_ref().is_some_and(is_of) {
            // It is another scenario than was looked at: so it is looked at again.
            let read_as = table.read_as.clone();
            self.show_table_again(table, read_as);
            return;
        }
        let Some(step) = table.preview.transaction(|_| true) else {
            self.dialog = Some(Dialog::Table(Box::new(table)));
            return;
        };
        let [new, known, waiting, refused] = table.preview.counts();
        self.edit(step);
        let mut text = format!("Added {}", Kind::Position.count(new));
        for (count, what) in [(known, "known already"), (waiting + refused, "left out")] {
            if count > 0 {
                text.push_str(&format!(", {count} {what}"));
            }
        }
        self.notify(Level::Info, text);
    }
}
