//! What positions would come in from a table, and what its columns are.

use egui::{Context, RichText, ScrollArea, Ui};

use super::dialogs::{answer, foot, show};
use crate::{
    commands::{
        Command, DialogAnswer, Workspace,
        import_positions::{DateOrder, NameNote, Outcome, Row, Use},
        incoming::{ReadAs, TableIn},
    },
    model::{Kind, Moment, Ref, Scenario, handling::Handling, naming},
    theme::{Tokens, fonts::size, icons, icons::Icon, space},
    widgets::{button, chip, choice, label},
};

/// How wide a column of the table is shown, how many rows of it, and how many columns.
const WIDE: f32 = 168.0;
const SAMPLE: usize = 3;
const MOST_COLUMNS: usize = 60;

/// How high a row of the preview is.
const HIGH: f32 = 26.0;

/// Which rows of the preview are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filter {
    #[default]
    All,
    New,
    Known,
    Waiting,
    Refused,
}

impl Filter {
    const ALL: [Self; 5] = [
        Self::All,
        Self::New,
        Self::Known,
        Self::Waiting,
        Self::Refused,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::New => "New",
            Self::Known => "Known already",
            Self::Waiting => "Waiting for a name",
            Self::Refused => "Not understood",
        }
    }

    fn shows(self, outcome: &Outcome) -> bool {
        match self {
            Self::All => true,
            Self::New => matches!(outcome, Outcome::Make(_)),
            Self::Known => *outcome == Outcome::Known,
            Self::Waiting => *outcome == Outcome::Waits,
            Self::Refused => *outcome == Outcome::Refused,
        }
    }
}

pub(super) fn dialog(
    ctx: &Context,
    workspace: &Workspace,
    queue: &mut Vec<Command>,
    table: &TableIn,
    filter: &mut Filter,
) {
    let Some(open) = &workspace.open else { return };
    let scenario = open.document.scenario();
    let title = match &table.file {
        Some(file) => format!("Import positions from {file}"),
        None => "Paste positions".to_owned(),
    };
    let mut next = table.read_as.clone();
    show(ctx, queue, "table", 940.0, &title, |ui, queue| {
        for warning in &table.table.warnings {
            warned(ui, warning);
        }
        columns(ui, table, &mut next);
        settings(ui, scenario, table, &mut next);
        names(ui, &table.preview.names, &mut next);
        ui.separator();
        match &table.preview.problem {
            Some(problem) => warned(ui, problem),
            None => ui.scope(|ui| preview(ui, table, filter)).inner,
        }
        ui.add(egui::Label::new(label::soft(handling(scenario), ui)).wrap());
        foot(ui, |ui| {
            let new = table.new_ones();
            let name = match new {
                0 => "Add positions".to_owned(),
                new => format!("Add {}", Kind::Position.count(new)),
            };
            let add = ui.add_enabled_ui(new > 0, |ui| button::primary(ui, &name));
            if add.inner.clicked() {
                answer(queue, DialogAnswer::Add);
            }
            if button::secondary(ui, "Cancel").clicked() {
                answer(queue, DialogAnswer::Cancel);
            }
            if table.ties.is_some() && button::quiet(ui, "Read it as a list of ties").clicked() {
                answer(queue, DialogAnswer::ReadAsTies);
            }
        });
    });
    if next != table.read_as {
        answer(queue, DialogAnswer::ReadAs(Box::new(next)));
    }
}

/// Whether there is little room from top to bottom.
fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < 720.0
}

fn warned(ui: &mut Ui, text: &str) {
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        ui.label(label::icon(icons::WARNING, size::ICON, tokens.warn));
        ui.add(egui::Label::new(text).wrap());
    });
}

/// The name of a column as spreadsheets have it: A, B, …, Z, AA.
fn letters(place: usize) -> String {
    let mut name = String::new();
    let mut left = place + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    name
}

/// What each column is, and how its first rows read.
fn columns(ui: &mut Ui, table: &TableIn, next: &mut ReadAs) {
    let width = table.table.width();
    let head = table.read_as.mapping.head;
    let below = head.map_or(0, |head| head + 1);
    let labels = Use::ALL.map(Use::label);
    ScrollArea::horizontal()
        .id_salt("columns")
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::SMALL;
                for place in 0..width.min(MOST_COLUMNS) {
                    ui.push_id(place, |ui| {
                        ui.vertical(|ui| {
                            ui.set_width(WIDE);
                            ui.spacing_mut().item_spacing.y = space::TIGHT;
                            let own = head.and_then(|head| table.table.rows.get(head));
                            let own = own.map_or("", |row| row.cell(place));
                            let name = match own {
                                "" => format!("Column {}", letters(place)),
                                own => format!("{}: {}", letters(place), label::shortened(own, 24)),
                            };
                            let named_by = label::field(ui, &name);
                            let now = table.read_as.mapping.columns.get(place).copied();
                            let now = now.unwrap_or_default();
                            let chosen = choice::show(
                                ui,
                                "use",
                                None,
                                Some(now.label()),
                                &labels,
                                &named_by,
                            );
                            if let Some(Some(chosen)) = chosen
                                && let Some(chosen) = Use::ALL.get(chosen)
                            {
                                let columns = &mut next.mapping.columns;
                                if columns.len() <= place {
                                    columns.resize(place + 1, Use::Skip);
                                }
                                if let Some(column) = columns.get_mut(place) {
                                    *column = *chosen;
                                }
                            }
                            sample(ui, table, below, place);
                        });
                    });
                }
            });
        });
    if width > MOST_COLUMNS {
        let text = format!(
            "and {} more columns, read as they were guessed",
            width - MOST_COLUMNS
        );
        ui.label(label::soft(text, ui));
    }
}

fn sample(ui: &mut Ui, table: &TableIn, below: usize, place: usize) {
    let rows = if is_low(ui) { SAMPLE - 1 } else { SAMPLE };
    for row in table.table.rows.iter().skip(below).take(rows) {
        let cell = row.cell(place).replace('\n', " ");
        let text = if cell.is_empty() {
            " ".to_owned()
        } else {
            cell
        };
        let text = label::soft(text, ui).size(size::LABEL + 1.0);
        ui.add(egui::Label::new(text).truncate());
    }
}

/// Where the heads are, since when positions hold that don't say it, and how dates are written.
fn settings(ui: &mut Ui, scenario: &Scenario, table: &TableIn, next: &mut ReadAs) {
    let mapping = &table.read_as.mapping;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::FIELD;
        heads(ui, table, next);
        since(ui, scenario, next);
        let has_dates = |column: &Use| matches!(column, Use::Since | Use::Until);
        if mapping.columns.iter().any(has_dates) {
            dates(ui, next);
        }
    });
}

/// A choice with its label above it.
fn labelled(ui: &mut Ui, name: &str, width: f32, current: &str, labels: &[&str]) -> Option<usize> {
    ui.push_id(name, |ui| {
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = space::TIGHT;
            let named_by = label::field(ui, name);
            choice::show(ui, "choice", None, Some(current), labels, &named_by).flatten()
        })
        .inner
    })
    .inner
}

fn heads(ui: &mut Ui, table: &TableIn, next: &mut ReadAs) {
    const MOST: usize = 12;
    let rows = table.table.rows.iter().take(MOST);
    let mut names = vec!["No heads".to_owned()];
    names.extend(rows.map(|row| format!("In row {}", row.number)));
    let labels: Vec<&str> = names.iter().map(String::as_str).collect();
    let now = next.mapping.head.map_or(0, |head| head + 1);
    let current = labels.get(now).copied().unwrap_or_default();
    if let Some(chosen) = labelled(ui, "Heads of the columns", 150.0, current, &labels) {
        next.mapping.head = chosen.checked_sub(1);
    }
}

fn since(ui: &mut Ui, scenario: &Scenario, next: &mut ReadAs) {
    let mut names = vec![
        "From today, if a stance is on record".to_owned(),
        "From the beginning".to_owned(),
    ];
    let mut moments = vec![None, Some(Moment::default())];
    for talk in scenario.talks.iter() {
        names.push(naming::or_untitled(&talk.title, Kind::Talk));
        moments.push(Some(Moment::at_talk(Ref::new(talk.id.clone()))));
    }
    let labels: Vec<&str> = names.iter().map(String::as_str).collect();
    let now = moments
        .iter()
        .position(|moment| *moment == next.mapping.since);
    let current = now.and_then(|now| labels.get(now)).copied();
    let chosen = labelled(
        ui,
        "Since when, where the table doesn’t say",
        270.0,
        current.unwrap_or_default(),
        &labels,
    );
    if let Some(moment) = chosen.and_then(|chosen| moments.into_iter().nth(chosen)) {
        next.mapping.since = moment;
    }
}

fn dates(ui: &mut Ui, next: &mut ReadAs) {
    let orders = [
        (None, "Not said"),
        (Some(DateOrder::DayFirst), "3 February: day first"),
        (Some(DateOrder::MonthFirst), "2 March: month first"),
    ];
    let labels = orders.map(|(_, label)| label);
    let now = orders
        .iter()
        .find(|(order, _)| *order == next.mapping.dates);
    let current = now.map_or("", |(_, label)| label);
    let chosen = labelled(ui, "A date such as 3/2/2026 is", 190.0, current, &labels);
    if let Some((order, _)) = chosen.and_then(|chosen| orders.get(chosen)) {
        next.mapping.dates = *order;
    }
}

/// The names that nothing in the scenario has.
fn names(ui: &mut Ui, names: &[NameNote], next: &mut ReadAs) {
    if names.is_empty() {
        return;
    }
    label::overline(ui, "Names that the scenario doesn’t have");
    let rows = if is_low(ui) { 1.7 } else { 3.0 };
    ScrollArea::vertical()
        .id_salt("names")
        .max_height(space::TARGET * rows)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().interact_size.y = space::TARGET;
            ui.spacing_mut().item_spacing.y = 0.0;
            for name in names {
                let key = (name.kind, name.name.clone());
                let mut is_created = next.create.contains(&key);
                if ui.checkbox(&mut is_created, wording(name)).clicked() {
                    if is_created {
                        next.create.insert(key);
                    } else {
                        next.create.remove(&key);
                    }
                }
            }
        });
}

fn wording(name: &NameNote) -> String {
    let rows = match name.count {
        1 => "1 row".to_owned(),
        count => format!("{count} rows"),
    };
    let shown = label::shortened(&name.name, 60);
    let noun = name.kind.noun();
    match &name.taken_for {
        Some(other) => {
            let other = label::shortened(other, 60);
            format!("Make “{shown}” a new {noun} ({rows}); it is taken for {other}")
        }
        None => format!("Make “{shown}” a new {noun} ({rows})"),
    }
}

/// What would come of each row.
fn preview(ui: &mut Ui, table: &TableIn, filter: &mut Filter) {
    let [new, known, waiting, refused] = table.preview.counts();
    let rows = &table.preview.rows;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let counts = [rows.len(), new, known, waiting, refused];
        for (tab, count) in Filter::ALL.into_iter().zip(counts) {
            if chip::tab(ui, tab.name(), Some(count), *filter == tab).clicked() {
                *filter = tab;
            }
        }
    });
    let shown: Vec<&Row> = rows
        .iter()
        .filter(|row| filter.shows(&row.outcome))
        .collect();
    let left = ui.ctx().content_rect().height() - ui.cursor().top() - 140.0;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = HIGH;
    ScrollArea::vertical()
        .id_salt("rows")
        .max_height(left.clamp(HIGH * 3.0, HIGH * 14.0))
        .auto_shrink([false, true])
        .show_rows(ui, HIGH, shown.len(), |ui, seen| {
            for row in shown.get(seen).unwrap_or_default() {
                line(ui, row);
            }
        });
}

fn line(ui: &mut Ui, row: &Row) {
    let tokens = Tokens::of(ui);
    let (icon, colour): (Icon, _) = match row.outcome {
        Outcome::Make(_) => (icons::ADD, tokens.accent),
        Outcome::Known => (icons::DONE, tokens.ink_soft),
        Outcome::Waits => (icons::NOT_KNOWN, tokens.warn),
        Outcome::Refused => (icons::WARNING, tokens.danger),
    };
    let place = match row.head.as_str() {
        "" => format!("Row {}", row.number),
        head => format!("Row {}, {}", row.number, label::shortened(head, 28)),
    };
    let notes = row.notes.join("; ");
    let response = ui
        .horizontal(|ui| {
            ui.set_min_height(HIGH);
            ui.label(label::icon(icon, size::ICON, colour));
            ui.label(label::soft(place, ui).size(size::LABEL + 1.0));
            let says = match row.outcome {
                Outcome::Known => label::soft(&row.says, ui),
                _ => RichText::new(&row.says),
            };
            ui.add(egui::Label::new(says).truncate());
            if !notes.is_empty() {
                ui.add(egui::Label::new(label::soft(&notes, ui)).truncate());
            }
        })
        .response;
    if !notes.is_empty() {
        response.on_hover_text(notes);
    }
}

/// Who may see what is made.
fn handling(scenario: &Scenario) -> &'static str {
    match scenario.default_handling {
        Handling::Public => "New positions are public, as all new cards of this scenario",
        Handling::SharedWith(_) => "New positions are shared as all new cards of this scenario are",
        Handling::Team | Handling::Unlisted(_) => {
            "New positions are for the team only, until you say otherwise"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_called_as_in_spreadsheets() {
        let names = [0, 1, 25, 26, 27, 51, 52, 701, 702].map(letters);
        let expected = ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"];
        assert_eq!(names, expected);
    }
}
