//! What commands work on: the open scenario, where one is, the settings. No window is needed.

use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    sync::Arc,
};

use jiff::{Timestamp, Zoned, civil::Date, tz::TimeZone};

use super::{
    Act, Command, Dialog,
    arrangement::{Arrangement, Shape},
    delivery::DeliveryLook,
    job::Job,
    look_back::LookBack,
    map::MapPlace,
    navigation::{Board, Location, Screen},
    selection::{BoardLayout, Step},
};
use crate::{
    analysis::Reports,
    document::{Document, IdSource, Transaction},
    io::{
        file::Fingerprint,
        library::{self, Summary},
        places::Places,
        recovery::Kept,
        settings::{Settings, ThemeChoice},
    },
    model::{Id, PartialDate, Scenario},
};

/// Where a scenario's file is, and what we know of it.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file; none yet: it has no place.
    pub path: Option<PathBuf>,
    /// Whether it is in the library, so that it saves itself.
    pub in_library: bool,
    /// What the file was when we last read or wrote it.
    pub fingerprint: Option<Fingerprint>,
    /// When we last saved it.
    pub saved_at: Option<Timestamp>,
    /// What is being written now.
    pub(super) saving: Option<Arc<Scenario>>,
    /// Asked to save while that was going on, and what is to happen then.
    pub(super) save_again: Option<Option<super::Then>>,
    /// Someone else has changed the file, and the user has not said yet what to do.
    pub(super) has_conflict: bool,
    /// The revision that recovery has, if it has one.
    pub(super) kept_revision: Option<u64>,
    /// What the copy in recovery is called.
    pub(super) recovery_name: String,
}

/// The scenario that is open.
#[derive(Clone, Debug)]
pub struct OpenScenario {
    /// The scenario and its history.
    pub document: Document,
    /// What is computed from it.
    pub reports: Arc<Reports>,
    /// The scenario that the reports are on.
    reported: Arc<Scenario>,
    /// Its file.
    pub place: Place,
}

impl OpenScenario {
    /// `day` is the computer's day.
    pub(super) fn new(scenario: Scenario, place: Place, day: Date) -> Self {
        let document = Document::new(scenario);
        Self {
            reports: Arc::new(Reports::on(document.scenario(), Some(day))),
            reported: document.snapshot(),
            document,
            place,
        }
    }

    /// Brings the reports up to date.
    pub(super) fn refresh(&mut self) {
        let now = self.document.snapshot();
        if !Arc::ptr_eq(&now, &self.reported) {
            Arc::make_mut(&mut self.reports).update(&self.reported, &now);
            self.reported = now;
        }
    }

    /// Looks at the scenario from another day of the computer's.
    pub(super) fn set_day(&mut self, day: Date) {
        if self.reports.day() != Some(day) {
            Arc::make_mut(&mut self.reports).set_day(&self.reported, Some(day));
        }
    }

    /// What the scenario is called.
    pub fn title(&self) -> String {
        let path = self.place.path.clone().unwrap_or_default();
        library::title_or_name(self.document.scenario(), &path)
    }

    /// Whether it is being written just now.
    pub fn is_saving(&self) -> bool {
        self.place.saving.is_some()
    }
}

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Good to know.
    Info,
    /// Something went wrong.
    Error,
}

/// What the program tells the user; it stays in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub level: Level,
    /// One sentence.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// What time it is: the computer's, or always the same in tests and pictures.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The computer's.
    #[default]
    System,
    /// Always this, in UTC.
    Fixed(Timestamp),
}

impl Clock {
    /// Now.
    pub fn now(self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Fixed(at) => at,
        }
    }

    /// A time as the user's clock shows it.
    pub fn local(self, at: Timestamp) -> Zoned {
        match self {
            Self::System => at.to_zoned(TimeZone::system()),
            Self::Fixed(_) => at.to_zoned(TimeZone::UTC),
        }
    }

    /// What day it is.
    pub fn day(self) -> Date {
        self.local(self.now()).date()
    }
}

/// What the home screen lists.
#[derive(Clone, Debug, Default)]
pub struct HomeLists {
    /// The recent scenarios, the latest first, each with when it was opened.
    pub recent: Vec<(Summary, Timestamp)>,
    /// The scenarios in the library that are not among the recent ones.
    pub library: Vec<Summary>,
    /// What was kept when the program ended without saving.
    pub kept: Vec<(Kept, Summary)>,
}

/// What commands work on.
#[derive(Debug)]
pub struct Workspace {
    /// The scenario that is open.
    pub open: Option<OpenScenario>,
    /// The screen that is shown.
    pub screen: Screen,
    /// The board that is shown among the cards.
    pub board: Board,
    pub(super) board_layout: BoardLayout,
    pub(super) shapes: HashMap<Board, Shape>,
    pub(super) arrangement: Arrangement,
    pub(super) map: MapPlace,
    pub(super) look_back: LookBack,
    pub(super) delivery: DeliveryLook,
    pub(super) present_look: super::PresentLook,
    pub(super) presenting: Option<super::Presenting>,
    /// The cards that are chosen together, if more than one is.
    pub(super) chosen: HashSet<Id>,
    /// Where choosing several began.
    pub(super) anchor: Option<Id>,
    /// What is to go to the clipboard.
    pub(super) to_clipboard: Option<String>,
    /// Whether the clipboard is to be read.
    pub(super) wants_paste: bool,
    /// Whether the selected card is shown as a page, in the place of the board.
    pub(super) is_page: bool,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// What is to be scrolled into view, and its fields opened.
    pub reveal: Option<Id>,
    /// Asks the inspector to put the cursor into its first field.
    pub wants_field_focus: bool,
    /// Lines that quick entry is to read.
    pub lines_to_note: Option<String>,
    /// Asks the board to put the cursor into its filter.
    pub wants_filter_focus: bool,
    /// Whether the room's screen is to turn black, or no longer.
    pub wants_black: bool,
    /// What the user has chosen.
    pub settings: Settings,
    /// What the home screen lists.
    pub home: HomeLists,
    /// Where things are kept.
    pub places: Places,
    /// Where new ids come from.
    pub ids: IdSource,
    /// What time it is.
    pub clock: Clock,
    /// What the program has told the user, the earliest first.
    pub notices: Vec<Notice>,
    /// How many of them have been overtaken: what they offered to take back has been.
    pub overtaken: usize,
    /// Whether the program is to end.
    pub quits: bool,
    pub(super) back: Vec<Location>,
    pub(super) forward: Vec<Location>,
    pub(super) jobs: Vec<Job>,
}

impl Workspace {
    /// A workspace with nothing open.
    pub fn new(places: Places, settings: Settings, ids: IdSource, clock: Clock) -> Self {
        let mut workspace = Self {
            open: None,
            screen: Screen::Home,
            board: Board::Desk,
            board_layout: BoardLayout::default(),
            shapes: HashMap::new(),
            arrangement: Arrangement::default(),
            map: MapPlace::default(),
            look_back: LookBack::default(),
            delivery: DeliveryLook::default(),
            present_look: super::PresentLook::default(),
            presenting: None,
            chosen: HashSet::new(),
            anchor: None,
            to_clipboard: None,
            wants_paste: false,
            is_page: false,
            dialog: None,
            reveal: None,
            wants_field_focus: false,
            lines_to_note: None,
            wants_filter_focus: false,
            wants_black: false,
            settings,
            home: HomeLists::default(),
            places,
            ids,
            clock,
            notices: Vec::new(),
            overtaken: 0,
            quits: false,
            back: Vec::new(),
            forward: Vec::new(),
            jobs: Vec::new(),
        };
        workspace.list_home();
        workspace
    }

    /// The jobs that commands have asked for since the last call.
    pub fn take_jobs(&mut self) -> Vec<Job> {
        std::mem::take(&mut self.jobs)
    }

    /// How the board is laid out, as the view has told.
    pub fn board_layout(&self) -> BoardLayout {
        self.board_layout
    }

    /// What commands have put on the clipboard since the last call.
    pub fn take_clipboard(&mut self) -> Option<String> {
        self.to_clipboard.take()
    }

    /// Whether a command has asked since the last call for what is on the clipboard.
    pub fn take_paste_wish(&mut self) -> bool {
        std::mem::take(&mut self.wants_paste)
    }

    /// The card that is selected, or that holds the part that is.
    pub fn selected_card(&self) -> Option<Id> {
        let open = self.open.as_ref()?;
        let place = open.reports.index.place(open.document.selection()?)?;
        Some(place.card.clone())
    }

    /// The day that the scenario is looked at from.
    pub fn today(&self) -> PartialDate {
        self.open
            .as_ref()
            .and_then(|open| open.document.scenario().today.clone())
            .unwrap_or_else(|| PartialDate::Day(self.clock.local(self.clock.now()).date()))
    }

    /// Tells the user something.
    pub(super) fn notify(&mut self, level: Level, text: impl Into<String>) {
        let text = text.into();
        tracing::info!(?level, text, "notice");
        self.notices.push(Notice {
            level,
            text,
            at: self.clock.now(),
        });
    }

    /// Does what a view or a key asks for.
    pub fn perform(&mut self, command: Command) {
        match command {
            Command::Act(act) => self.act(act),
            Command::Edit(transaction) => self.edit(transaction),
            Command::Seal => {
                if let Some(open) = &mut self.open {
                    open.document.seal();
                }
            }
            Command::Select(id) => self.select(id),
            Command::Choose(id, how) => self.choose(id, how),
            Command::Export(export) => self.ask_path(super::PathPurpose::Export(export)),
            Command::AskExport(what) => self.ask_export(what),
            Command::CopyTable(what) => {
                self.copy_table(&what, &crate::analysis::room::spec::Audience::Team);
            }
            Command::ImportTable(text) => self.import_pasted(&text),
            Command::ChooseThese(ids) => self.choose_cards_among(ids),
            Command::Shape(shape) => self.set_shape(shape),
            Command::Paste(text) => self.paste(&text),
            Command::GoTo(id) => self.go_to(&id),
            Command::Remedy(change) => self.remedy(&change),
            Command::Mend(id) => self.mend(&id),
            Command::Waive { rule, item, reason } => self.waive(rule, &item, &reason),
            Command::JumpTo(id) if self.screen == Screen::Map && self.is_on_map(&id) => {
                self.select(Some(id.clone()));
                self.reveal = Some(id);
            }
            Command::JumpTo(id) if self.screen == Screen::Delivery && self.is_commitment(&id) => {
                self.select(Some(id.clone()));
                self.reveal = Some(id);
            }
            Command::JumpTo(id) => self.go_to(&id),
            Command::Show(screen) => self.show(screen),
            Command::ShowBoard(board) => self.show_board(board),
            Command::New(kind) => self.new_card(kind),
            Command::BoardLayout(layout) => self.board_layout = layout,
            Command::Note(note) => self.note(&note),
            Command::Stand(command) => self.stand(command),
            Command::LookBack(command) => self.look_back(command),
            Command::Map(command) => self.map(command),
            Command::Present(command) => self.present(command),
            Command::Delivery(look) => self.delivery = look,
            Command::OpenPath(path) => self.open_path(path),
            Command::NewFrom(template) => self.leave_for(super::Then::New(template)),
            Command::Recover(kept) => self.recover(kept),
            Command::DropKept(kept) => {
                self.jobs.push(Job::DropKept(kept));
                self.list_home();
            }
            Command::Trash(path) => self.trash(path),
            Command::Forget(path) => {
                self.settings.forget(&path);
                self.save_settings();
                self.list_home();
            }
            Command::ShowHint(hint) => self.show_hint(hint),
            Command::Answer(answer) => self.answer(answer),
            Command::Notify(text) => self.notify(Level::Info, text),
        }
        self.refresh();
    }

    /// Brings everything up to date that is computed from the scenario.
    pub(super) fn refresh(&mut self) {
        let day = self.clock.day();
        if let Some(open) = &mut self.open {
            open.refresh();
            open.set_day(day);
        }
        self.keep_presenting();
        self.arrange();
    }

    fn act(&mut self, act: Act) {
        if !super::table::spec(act).is_enabled(self) {
            return;
        }
        match act {
            Act::NewScenario => {
                self.leave_for(super::Then::New(crate::io::samples::Template::Blank))
            }
            Act::Open => self.ask_path(super::PathPurpose::Open),
            Act::Save => self.save(None),
            Act::SaveAs => self.ask_path(super::PathPurpose::SaveAs(None)),
            Act::SaveCopy => self.ask_path(super::PathPurpose::SaveCopy),
            Act::Import => self.ask_path(super::PathPurpose::Import),
            Act::Export => self.ask_export(self.export_at_hand()),
            Act::Revert => self.revert(),
            Act::CloseScenario => self.leave_for(super::Then::Close),
            Act::Quit => self.leave_for(super::Then::Quit),
            Act::Undo if self.admits_history(true) => self.step_history(Document::undo),
            Act::Redo if self.admits_history(false) => self.step_history(Document::redo),
            // It waits for a yes.
            Act::Undo | Act::Redo => {}
            Act::NewCard => self.new_card(self.kind_at_hand()),
            Act::NewTalk => self.new_card(crate::model::Kind::Talk),
            Act::NewParty => self.new_card(crate::model::Kind::Party),
            Act::NewIssue => self.new_card(crate::model::Kind::Issue),
            Act::NewProposal => self.new_card(crate::model::Kind::Proposal),
            Act::NewPosition => self.new_card(crate::model::Kind::Position),
            Act::QuickEntry => self.toggle_dialog(Dialog::QuickEntry),
            Act::EditCard => {
                self.settings.inspector = true;
                self.wants_field_focus = true;
            }
            Act::Duplicate => self.duplicate(),
            Act::Delete => self.delete(),
            Act::MoveUp => self.move_card(-1),
            Act::MoveDown => self.move_card(1),
            Act::MoveFirst => self.move_to_end(true),
            Act::MoveLast => self.move_to_end(false),
            Act::Cut => self.cut(),
            Act::Copy => self.copy(),
            Act::CopyAsText => self.copy_as_text(),
            Act::Paste => self.wants_paste = true,
            Act::SelectUp => self.step(Step::Up, false),
            Act::SelectDown => self.step(Step::Down, false),
            Act::SelectLeft => self.step(Step::Left, false),
            Act::SelectRight => self.step(Step::Right, false),
            Act::SelectFirst => self.step(Step::First, false),
            Act::SelectLast => self.step(Step::Last, false),
            Act::SelectPageUp => self.step(Step::PageUp, false),
            Act::SelectPageDown => self.step(Step::PageDown, false),
            Act::ExtendUp => self.step(Step::Up, true),
            Act::ExtendDown => self.step(Step::Down, true),
            Act::ExtendLeft => self.step(Step::Left, true),
            Act::ExtendRight => self.step(Step::Right, true),
            Act::ExtendFirst => self.step(Step::First, true),
            Act::ExtendLast => self.step(Step::Last, true),
            Act::SelectAll => self.choose_all(),
            Act::Page => self.toggle_page(),
            Act::Deselect if self.page().is_some() => self.is_page = false,
            Act::Deselect => self.back_out(),
            Act::Filter => self.wants_filter_focus = true,
            Act::ClearFilter => self.set_shape(Shape {
                filter: Default::default(),
                sort: self.shape().sort,
            }),
            Act::Home => self.show(Screen::Home),
            Act::Cards => self.show(Screen::Cards),
            Act::Positions => self.show(Screen::Positions),
            Act::Map => self.show(Screen::Map),
            Act::Timeline => self.show(Screen::Timeline),
            Act::Delivery => self.show(Screen::Delivery),
            Act::Check => self.show(Screen::Check),
            Act::PresentScreen => self.show(Screen::Present),
            Act::Present => self.begin_presenting(),
            Act::Black => self.wants_black = !self.wants_black,
            Act::EndPresenting => self.present(super::PresentCommand::End),
            Act::AddSlide => self.put_on_slide(),
            Act::Protect => {
                self.settings.protected = !self.settings.protected;
                self.save_settings();
            }
            Act::Earlier => self.look_back(super::LookBackCommand::Step(-1)),
            Act::Later => self.look_back(super::LookBackCommand::Step(1)),
            Act::LookFromNow => self.look_back(super::LookBackCommand::Stand(None)),
            Act::Play => self.look_back(super::LookBackCommand::TogglePlay),
            Act::Back => self.go_back(),
            Act::Forward => self.go_forward(),
            Act::Inspector => {
                self.settings.inspector = !self.settings.inspector;
                self.save_settings();
            }
            Act::ZoomIn => self.zoom_by(0.1),
            Act::ZoomOut => self.zoom_by(-0.1),
            Act::ZoomReset => self.zoom_by(1.0 - self.settings.zoom),
            Act::ThemeSystem => self.choose_theme(ThemeChoice::System),
            Act::ThemeLight => self.choose_theme(ThemeChoice::Light),
            Act::ThemeDark => self.choose_theme(ThemeChoice::Dark),
            Act::Palette => self.toggle_dialog(Dialog::Palette),
            Act::Search => self.toggle_dialog(Dialog::Find),
            Act::Shortcuts => self.toggle_dialog(Dialog::Shortcuts),
            Act::Hints => self.recall_hints(),
            Act::Messages => self.toggle_dialog(Dialog::Messages),
            Act::About => self.toggle_dialog(Dialog::About),
        }
    }

    pub(super) fn edit(&mut self, transaction: Transaction) {
        if self.admits_edit(&transaction) {
            self.apply(transaction);
        }
    }

    /// Makes an edit that the room may see, if one looks on.
    pub(super) fn apply(&mut self, transaction: Transaction) {
        if let Some(open) = &mut self.open {
            open.document.apply(transaction);
            open.refresh();
        }
    }

    fn step_history(&mut self, step: fn(&mut Document) -> Option<crate::document::Undone>) {
        let Some(open) = &mut self.open else { return };
        if step(&mut open.document).is_none() {
            return;
        }
        open.refresh();
        self.chosen.clear();
        self.overtaken = self.notices.len();
        // Show what changed, wherever that is.
        if let Some(id) = open.document.selection().cloned() {
            self.reveal = Some(id);
        }
    }

    fn toggle_dialog(&mut self, dialog: Dialog) {
        self.dialog = if self.dialog.as_ref() == Some(&dialog) {
            None
        } else {
            Some(dialog)
        };
    }

    fn zoom_by(&mut self, step: f32) {
        let zoom = (self.settings.zoom + step).clamp(0.5, 3.0);
        self.settings.zoom = (zoom * 10.0).round() / 10.0;
        self.save_settings();
    }

    fn choose_theme(&mut self, theme: ThemeChoice) {
        self.settings.theme = theme;
        self.save_settings();
    }

    pub(super) fn save_settings(&mut self) {
        self.jobs.push(Job::SaveSettings(self.settings.clone()));
    }
}
