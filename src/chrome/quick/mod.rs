//! The sheet of quick entry: a line of notes, what it will become, what can stand at the cursor.

mod field;
mod from;
mod help;
mod preview;
mod rows;

use std::sync::Arc;

use egui::{Context, Id, Modal, Ui};

use crate::{
    commands::{
        Act, Command, DialogAnswer, OpenScenario, Workspace,
        quick::{self, Cited, Names, Note, Read, Reading, Setting},
    },
    document::IdSource,
    model::{Id as ItemId, Kind, Scenario, naming::or_untitled},
    theme::{Tokens, fonts::size, icons, space},
    widgets::{button, label},
};

const WIDTH: f32 = 720.0;
const TOP: f32 = 52.0;
/// How long a board may take to give the focus to a new card, in frames.
const FRAMES: u8 = 3;
/// How many lines that were added can be brought back by key.
const MOST_LINES: usize = 50;

/// What is typed into quick entry. It stays when the sheet is closed: a line is never lost.
#[derive(Debug, Default)]
pub(super) struct Quick {
    text: String,
    /// Where the cursor is, in bytes.
    cursor: usize,
    /// The completion that is highlighted by key.
    row: Option<usize>,
    /// What every line rests on.
    from: Option<Cited>,
    /// A source that is being made, to be stood on as soon as it is there.
    from_to_come: Option<String>,
    /// The kind of a bare list, where the user has chosen one or none.
    kind: Option<Option<Kind>>,
    /// The lines that were added, the latest last, and how many of those can be taken back here.
    lines: Vec<String>,
    added: usize,
    /// What was done last.
    said: Option<String>,
    shows_help: bool,
    /// How far the page of help is to go down in this frame.
    scroll: f32,
    is_open: bool,
    /// For how many frames the field takes the focus back: a board gives it to a card that is new.
    refocus: u8,
    /// Puts the cursor here in the next frame.
    put_cursor: Option<usize>,
    seen: Option<Seen>,
}

/// What was read, and from what: read again only when that changes.
#[derive(Debug)]
struct Seen {
    scenario: Arc<Scenario>,
    names: Names,
    note: Note,
    cursor: usize,
    outcome: Outcome,
}

/// What became of what is typed.
#[derive(Debug)]
enum Outcome {
    Line(Box<Reading>),
    Lines(Read),
}

impl Outcome {
    fn is_ready(&self) -> bool {
        match self {
            Self::Line(reading) => reading.is_ready(),
            Self::Lines(read) => read.transaction.is_some(),
        }
    }

    fn completions(&self) -> &[quick::Completion] {
        match self {
            Self::Line(reading) => &reading.completions,
            Self::Lines(_) => &[],
        }
    }
}

impl Quick {
    /// Notes that the sheet is closed. What is typed and what every line rests on stay.
    pub(super) fn close(&mut self) {
        self.is_open = false;
        self.shows_help = false;
        self.row = None;
        self.added = 0;
        self.said = None;
        self.seen = None;
    }

    /// Takes in lines that were pasted elsewhere, below what is there already.
    fn take_in(&mut self, lines: &str) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(lines.trim_end());
        self.cursor = self.text.len();
        self.put_cursor = Some(self.cursor);
    }

    pub(super) fn show(&mut self, ctx: &Context, workspace: &Workspace, queue: &mut Vec<Command>) {
        let Some(open) = &workspace.open else {
            queue.push(Command::Answer(DialogAnswer::Cancel));
            return;
        };
        self.keep_source(open);
        if let Some(lines) = &workspace.lines_to_note {
            self.take_in(lines);
        }
        self.look(workspace, open);
        self.take_keys(ctx, queue);
        self.look(workspace, open);
        let area = Modal::default_area(Id::unique("quick"))
            .anchor(egui::Align2::CENTER_TOP, egui::vec2(0.0, TOP));
        let tokens = Tokens::of_context(ctx);
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(egui::Margin::same(16));
        let modal = Modal::new(Id::unique("quick"))
            .area(area)
            .frame(frame)
            .backdrop_color(tokens.veil)
            .show(ctx, |ui| {
                let screen = ui.ctx().content_rect();
                ui.set_width(WIDTH.min(screen.width() - 64.0));
                ui.spacing_mut().item_spacing.y = space::SMALL;
                self.head(ui, open, queue);
                self.field(ui);
                self.look(workspace, open);
                let rest = screen.height() - TOP * 2.0 - 170.0;
                egui::ScrollArea::vertical()
                    .max_height(rest.max(120.0))
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        if self.shows_help {
                            ui.scroll_with_delta(egui::vec2(0.0, -self.scroll));
                            self.scroll = 0.0;
                            help::show(ui);
                        } else {
                            self.body(ui, workspace);
                        }
                    });
                self.foot(ui, queue);
            });
        if modal.should_close() {
            queue.push(Command::Answer(DialogAnswer::Cancel));
        }
        self.is_open = true;
    }

    fn head(&mut self, ui: &mut Ui, open: &OpenScenario, queue: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            ui.set_min_height(space::TARGET);
            label::overline(ui, "Quick entry");
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let name = if self.shows_help {
                    "Hide help"
                } else {
                    "Help: how to write lines (F1)"
                };
                if button::icon(ui, icons::NOT_KNOWN, name).clicked() {
                    self.shows_help = !self.shows_help;
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add_space(space::SMALL);
                    let before = self.from.clone();
                    from::show(ui, &mut self.from, &mut self.from_to_come, open, queue);
                    if self.from != before || self.from_to_come.is_some() {
                        self.refocus = FRAMES;
                    }
                });
            });
        });
    }

    fn body(&mut self, ui: &mut Ui, workspace: &Workspace) {
        let mut chosen = None;
        match self.seen.as_ref().map(|seen| &seen.outcome) {
            Some(Outcome::Line(reading)) => {
                if !self.text.trim().is_empty() {
                    preview::show(ui, reading);
                }
                chosen = rows::completions(ui, &reading.completions, self.row);
            }
            Some(Outcome::Lines(read)) => {
                let kind = self.kind.unwrap_or(Some(workspace.kind_at_hand()));
                if let Some(kind) = rows::lines(ui, read, kind) {
                    self.kind = Some(kind);
                }
            }
            None => {}
        }
        if let Some(place) = chosen {
            self.refocus = FRAMES;
            self.complete(place);
        }
    }

    fn foot(&mut self, ui: &mut Ui, queue: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            ui.set_min_height(space::TARGET);
            let is_ready = self.seen.as_ref().is_some_and(|seen| seen.outcome.is_ready());
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let add = ui.add_enabled_ui(is_ready, |ui| {
                    button::primary_with_shortcut(ui, "Add", Some("Enter".to_owned()))
                });
                if add.inner.clicked() && is_ready {
                    self.submit(queue);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let hint = "Tab completes, Shift+Enter begins another line, Esc closes and keeps the line";
                    let text = self.said.as_deref().unwrap_or(hint);
                    if self.said.is_some() {
                        let tokens = Tokens::of(ui);
                        ui.label(label::icon(icons::DONE, size::ICON, tokens.accent));
                    }
                    ui.add(egui::Label::new(label::soft(text, ui)).truncate());
                });
            });
        });
    }

    /// Reads what is typed, if it or what it is read with has changed.
    fn look(&mut self, workspace: &Workspace, open: &OpenScenario) {
        let note = Note {
            text: self.text.clone(),
            from: self.from.clone(),
            kind: self.kind.unwrap_or(Some(workspace.kind_at_hand())),
            here: open.document.selection().cloned(),
        };
        let scenario = open.document.snapshot();
        let same = self
            .seen
            .take()
            .filter(|seen| Arc::ptr_eq(&seen.scenario, &scenario));
        if let Some(seen) = same {
            if seen.note == note && seen.cursor == self.cursor {
                self.seen = Some(seen);
                return;
            }
            let names = seen.names;
            self.read(workspace, scenario, names, note);
        } else {
            let names = Names::of(&scenario);
            self.read(workspace, scenario, names, note);
        }
    }

    fn read(&mut self, workspace: &Workspace, scenario: Arc<Scenario>, names: Names, note: Note) {
        // Only to look: what is added gets its ids from the workspace.
        let mut ids = IdSource::seeded(0);
        let today = workspace.today();
        let lines = note
            .text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .count();
        let outcome = if lines > 1 {
            Outcome::Lines(quick::read_all(&note, &scenario, &today, &mut ids))
        } else {
            let set = Setting {
                scenario: &scenario,
                names: &names,
                today,
                from: note.from.clone(),
                here: note.here.clone(),
            };
            Outcome::Line(Box::new(quick::read(
                &note.text,
                self.cursor,
                &set,
                &mut ids,
            )))
        };
        self.seen = Some(Seen {
            scenario,
            names,
            note,
            cursor: self.cursor,
            outcome,
        });
    }

    /// A source that is no longer there supports nothing; one that was to come is there now.
    fn keep_source(&mut self, open: &OpenScenario) {
        let scenario = open.document.scenario();
        if let Some(title) = self.from_to_come.take()
            && let Some(source) = scenario
                .sources
                .iter()
                .rev()
                .find(|source| source.title == title)
        {
            self.from = Some(Cited {
                source: source.id.clone(),
                basis: None,
            });
        }
        let is_gone = |from: &Cited| scenario.sources.get(&from.source).is_none();
        if self.from.as_ref().is_some_and(is_gone) {
            self.from = None;
        }
    }

    /// Puts a completion in.
    fn complete(&mut self, place: usize) {
        let Some(seen) = &self.seen else { return };
        let Some(completion) = seen.outcome.completions().get(place) else {
            return;
        };
        let (text, cursor) = completion.apply(&self.text);
        self.text = text;
        self.cursor = cursor;
        self.put_cursor = Some(cursor);
        self.row = None;
        self.said = None;
    }

    /// Adds what was understood; what was not stays.
    fn submit(&mut self, queue: &mut Vec<Command>) {
        let Some(seen) = self.seen.take() else { return };
        if !seen.outcome.is_ready() {
            self.seen = Some(seen);
            return;
        }
        let (said, left) = match &seen.outcome {
            Outcome::Line(reading) => (added(reading), String::new()),
            Outcome::Lines(read) => {
                let number = read.understood();
                let lines = if number == 1 { "line" } else { "lines" };
                (format!("Added {number} {lines}"), read.left_over())
            }
        };
        self.said = Some(said);
        self.lines.push(self.text.trim().to_owned());
        if self.lines.len() > MOST_LINES {
            self.lines.remove(0);
        }
        self.added += 1;
        self.cursor = left.len();
        self.put_cursor = Some(left.len());
        self.text = left;
        self.row = None;
        self.refocus = FRAMES;
        queue.push(Command::Note(seen.note));
    }

    /// Takes back what was added last.
    fn take_back(&mut self, queue: &mut Vec<Command>) {
        if self.added == 0 {
            self.said = Some("Nothing was added here that could be taken back".to_owned());
            return;
        }
        self.added -= 1;
        self.refocus = FRAMES;
        self.said = Some("Took that back; Up brings the line again".to_owned());
        queue.push(Command::Act(Act::Undo));
    }
}

/// What was added, in a sentence.
fn added(reading: &Reading) -> String {
    let Some(entry) = &reading.entry else {
        return "Added".to_owned();
    };
    let mut text = format!(
        "Added {}: {}",
        entry.kind.noun(),
        or_untitled(&entry.title, entry.kind)
    );
    if !entry.makes.is_empty() {
        let makes: Vec<String> = entry
            .makes
            .iter()
            .map(|(kind, title)| format!("{} {title}", kind.noun()))
            .collect();
        text.push_str(&format!(", with {}", makes.join(", ")));
    }
    text
}

/// The title of a source.
fn source_title(open: &OpenScenario, source: &ItemId) -> String {
    let title = open
        .document
        .scenario()
        .sources
        .get(source)
        .map(|source| source.title.as_str());
    or_untitled(title.unwrap_or_default(), Kind::Source)
}
