//! The commands.

use std::path::PathBuf;

use super::{
    arrangement::Shape,
    import::Incoming,
    look_back::LookBackCommand,
    navigation::{Board, Screen},
    out::Export,
    selection::{BoardLayout, Choosing},
    stands::StandCommand,
};
use crate::{
    document::Transaction,
    io::{file::Fingerprint, recovery::Kept, samples::Template},
    model::{Id, Kind, Scenario},
};

/// A command without parameters: a row of the [`table`](super::table).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum Act {
    NewScenario,
    Open,
    Save,
    SaveAs,
    SaveCopy,
    Import,
    Export,
    Revert,
    CloseScenario,
    Quit,
    Undo,
    Redo,
    NewCard,
    NewTalk,
    NewParty,
    NewIssue,
    NewProposal,
    NewPosition,
    QuickEntry,
    EditCard,
    Page,
    Duplicate,
    Delete,
    MoveUp,
    MoveDown,
    MoveFirst,
    MoveLast,
    Cut,
    Copy,
    CopyAsText,
    Paste,
    SelectUp,
    SelectDown,
    SelectLeft,
    SelectRight,
    SelectFirst,
    SelectLast,
    SelectPageUp,
    SelectPageDown,
    ExtendUp,
    ExtendDown,
    ExtendLeft,
    ExtendRight,
    ExtendFirst,
    ExtendLast,
    SelectAll,
    Deselect,
    Filter,
    ClearFilter,
    Home,
    Cards,
    Positions,
    Map,
    Timeline,
    Delivery,
    Check,
    PresentScreen,
    Present,
    AddSlide,
    Black,
    EndPresenting,
    Protect,
    Earlier,
    Later,
    LookFromNow,
    Play,
    Back,
    Forward,
    Inspector,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Palette,
    Search,
    Shortcuts,
    Hints,
    Messages,
    About,
}

/// What a view asks for.
#[derive(Clone, Debug)]
pub enum Command {
    /// A command of the table.
    Act(Act),
    /// A change to the scenario.
    Edit(Transaction),
    /// Ends a run of changes that are one step to undo.
    Seal,
    /// Selects a card or a part of one.
    Select(Option<Id>),
    /// Follows a reference to a card or part.
    GoTo(Id),
    /// Shows something to be mended: beside the check, if that is shown; else where it stands.
    Mend(Id),
    /// Waives what a rule has found of an item, with a reason.
    Waive {
        /// The id of the rule.
        rule: &'static str,
        /// The item.
        item: Id,
        /// Why it is not to be mended.
        reason: String,
    },
    /// Does what the check proposes.
    Remedy(crate::analysis::check::Change),
    /// Shows what was searched: on the map, if that is shown and it is on it; else as a card.
    JumpTo(Id),
    /// Shows a screen.
    Show(Screen),
    /// Shows a board of the cards.
    ShowBoard(Board),
    /// Makes a new card of this kind.
    New(Kind),
    /// Selects a card, perhaps with others.
    Choose(Id, Choosing),
    /// Chooses the cards among these things, and no others.
    ChooseThese(Vec<Id>),
    /// Shows other cards on the board, or in another order.
    Shape(Shape),
    /// Puts what was on the clipboard into the scenario.
    Paste(String),
    /// Tells how the board is laid out, for moving among its cards by key.
    BoardLayout(BoardLayout),
    /// Moves the moment from which the scenario is looked at.
    LookBack(LookBackCommand),
    /// Puts stances on record, or retracts them.
    Stand(StandCommand),
    /// Looks at delivery in another way.
    Delivery(super::DeliveryLook),
    /// Does something to the map.
    Map(super::map::MapCommand),
    /// Presents, and prepares it.
    Present(super::PresentCommand),
    /// Adds what was written in quick entry.
    Note(super::quick::Note),
    /// Opens a scenario.
    OpenPath(PathBuf),
    /// Makes a new scenario.
    NewFrom(Template),
    /// Opens what was kept when the program ended without saving.
    Recover(Kept),
    /// Throws away what was kept.
    DropKept(Kept),
    /// Moves a scenario's file to the trash.
    Trash(PathBuf),
    /// Takes a scenario off the list of recent ones.
    Forget(PathBuf),
    /// Shows this hint, counted from 0; none: no more of them.
    ShowHint(Option<usize>),
    /// Writes something to a file that is asked for.
    Export(Export),
    /// Asks for whom and how a table or calendar is exported, then where to.
    AskExport(super::sheets::What),
    /// Puts a table on the clipboard, whole as the team sees it, as spreadsheets paste it.
    CopyTable(super::sheets::What),
    /// Shows what positions a table that was pasted from a spreadsheet would make.
    ImportTable(String),
    /// Answers the dialog that is open.
    Answer(DialogAnswer),
    /// Tells the user something.
    Notify(String),
}

/// What is to happen once the open scenario is out of the way.
#[derive(Clone, Debug, PartialEq)]
pub enum Then {
    /// The program ends.
    Quit,
    /// Home is shown.
    Close,
    /// Another scenario is shown, which has been read already: what cannot be read never closes
    /// what is open.
    Show(Box<ReadScenario>),
    /// A new one is made.
    New(Template),
}

/// A scenario that has been read and is to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadScenario {
    /// The scenario.
    pub scenario: Scenario,
    /// Its file.
    pub path: Option<PathBuf>,
    /// What the file was.
    pub fingerprint: Option<Fingerprint>,
    /// The copy that it was recovered from, if it was.
    pub kept: Option<Kept>,
}

/// What a path is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum PathPurpose {
    /// To open it.
    Open,
    /// To save there from now on; then, perhaps, to close.
    SaveAs(Option<Then>),
    /// To save a copy there.
    SaveCopy,
    /// To write something else there.
    Export(Export),
    /// To read something of another program's.
    Import,
}

impl PathPurpose {
    /// Whether a file that is there is wanted, rather than a new one.
    pub fn wants_a_file(&self) -> bool {
        matches!(self, Self::Open | Self::Import)
    }
}

/// A dialog that is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Commands and cards by name.
    Palette,
    /// Cards by name.
    Find,
    /// Lines that become cards.
    QuickEntry,
    /// The shortcuts.
    Shortcuts,
    /// What the program has said.
    Messages,
    /// What program this is.
    About,
    /// Asks for a path.
    Path {
        /// What for.
        purpose: PathPurpose,
        /// What is in the field to begin with.
        suggested: String,
        /// What was wrong with the last answer.
        error: Option<String>,
        /// A file that is there already, which the answer would overwrite.
        overwrite: Option<PathBuf>,
    },
    /// Asks whether to save before the scenario is closed.
    Close {
        /// What happens then.
        then: Then,
        /// Why it could not be saved, if that was tried.
        error: Option<String>,
    },
    /// Shows what would come in from another program's file.
    Import(Box<Incoming>),
    /// Shows what positions a table would make, and what its columns are.
    Table(Box<super::incoming::TableIn>),
    /// Shows what a calendar would make and change.
    Calendar(Box<super::incoming::CalendarIn>),
    /// Asks what is exported, for whom and how.
    Export(Box<super::sheets::AskedExport>),
    /// Tells that someone else has changed the file.
    Conflict {
        /// The file.
        path: PathBuf,
        /// What was to happen after saving.
        then: Option<Then>,
    },
}

/// An answer to a dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum DialogAnswer {
    /// Never mind.
    Cancel,
    /// This path.
    Path(String),
    /// Overwrite what is there.
    Overwrite,
    /// Let the system ask for the path.
    Browse,
    /// Save first.
    Save,
    /// Don't save.
    Discard,
    /// Save somewhere else.
    SaveElsewhere,
    /// Take what is on the disk.
    Reload,
    /// Add what came in to the open scenario.
    Add,
    /// Make a scenario of what came in.
    New,
    /// Read the table in this way.
    ReadAs(Box<super::incoming::ReadAs>),
    /// Read the table as a list of ties.
    ReadAsTies,
    /// Take this entry of the calendar in, by its place, or not.
    Want(usize, bool),
    /// Export this, in this format, for this audience.
    Wish(Box<super::sheets::AskedExport>),
    /// Put what would be exported on the clipboard.
    Copy,
    /// Go on and ask for the file.
    GoOn,
}
