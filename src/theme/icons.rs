//! The icons, by what they stand for.

use egui_material_icons::icons as m;

use crate::model::{Kind, word::PartyKind};

/// An icon: a letter of the icon font.
pub type Icon = egui_material_icons::MaterialIcon;

macro_rules! icons {
    ($($name:ident = $icon:ident;)*) => {
        $(#[doc = stringify!($icon)] pub const $name: Icon = m::$icon;)*
        /// All of them, so that a test can see that the font has each.
        pub const ALL: &[Icon] = &[$($name),*];
    };
}

icons! {
    HOME = ICON_HOME;
    CARDS = ICON_DASHBOARD;
    CHECK = ICON_FACT_CHECK;
    POSITIONS = ICON_GRID_ON;
    TIMELINE = ICON_VIEW_TIMELINE;
    DELIVERY = ICON_CHECKLIST;
    PLAY = ICON_PLAY_ARROW;
    PAUSE = ICON_PAUSE;
    MOMENT = ICON_CALENDAR_CLOCK;
    TOWARDS = ICON_NORTH_EAST;
    AWAY = ICON_SOUTH_EAST;
    IN_RETURN = ICON_HANDSHAKE;
    EXPORT = ICON_IOS_SHARE;
    TURN = ICON_PIVOT_TABLE_CHART;
    FOLD = ICON_KEYBOARD_ARROW_DOWN;
    UNFOLD = ICON_KEYBOARD_ARROW_RIGHT;
    TALK = ICON_FORUM;
    PARTY = ICON_FLAG;
    GOVERNMENT = ICON_ACCOUNT_BALANCE;
    ARMED_GROUP = ICON_SHIELD;
    ALLIANCE = ICON_HUB;
    ORGANISATION = ICON_PUBLIC;
    CIVIL_SOCIETY = ICON_GROUPS;
    ENVOY = ICON_PERSON;
    OPINION = ICON_CAMPAIGN;
    ISSUE = ICON_BALANCE;
    PROPOSAL = ICON_DESCRIPTION;
    POSITION = ICON_PLACE;
    COMMITMENT = ICON_TASK_ALT;
    IMPLICATION = ICON_CALL_SPLIT;
    REACTION = ICON_CAMPAIGN;
    SOURCE = ICON_ARTICLE;
    RELATION = ICON_LINK;
    VIEW = ICON_MAP;
    MAP = ICON_HUB;
    MINUS = ICON_REMOVE;
    FIT = ICON_FIT_SCREEN;
    PIN = ICON_KEEP;
    FOCUS = ICON_CENTER_FOCUS_STRONG;
    BRIEF = ICON_SLIDESHOW;
    PRESENT = ICON_CO_PRESENT;
    WAIVER = ICON_FREE_CANCELLATION;
    PROVISION = ICON_SUBJECT;
    CHOICE = ICON_ALT_ROUTE;
    ADD = ICON_ADD;
    REMOVE = ICON_CLOSE;
    DELETE = ICON_DELETE;
    UP = ICON_KEYBOARD_ARROW_UP;
    DOWN = ICON_KEYBOARD_ARROW_DOWN;
    LEFT = ICON_CHEVRON_LEFT;
    RIGHT = ICON_CHEVRON_RIGHT;
    EXPAND = ICON_KEYBOARD_ARROW_DOWN;
    MORE = ICON_MORE_HORIZ;
    SEARCH = ICON_SEARCH;
    FILTER = ICON_FILTER_LIST;
    SORT = ICON_SWAP_VERT;
    TAG = ICON_SELL;
    PUBLIC = ICON_VISIBILITY;
    TEAM = ICON_LOCK;
    SHARED = ICON_GROUP;
    QUOTES = ICON_FORMAT_QUOTE;
    PEOPLE = ICON_GROUPS;
    WARNING = ICON_WARNING;
    ERROR = ICON_ERROR;
    INFO = ICON_INFO;
    DONE = ICON_CHECK;
    CALENDAR = ICON_CALENDAR_MONTH;
    FOLDER = ICON_FOLDER_OPEN;
    BACK = ICON_ARROW_BACK;
    FORWARD = ICON_ARROW_FORWARD;
    BRACKETED = ICON_DATA_ARRAY;
    MOVED = ICON_TRENDING_UP;
    MOVED_AWAY = ICON_TRENDING_DOWN;
    FLOATED = ICON_LIGHTBULB;
    TODAY = ICON_TODAY;
    CRITICAL = ICON_ROUTE;
    PRIVATE = ICON_VISIBILITY_OFF;
    HISTORY = ICON_HISTORY;
    RESTORE = ICON_RESTORE_PAGE;
    COLOUR = ICON_PALETTE;
    COPY = ICON_CONTENT_COPY;
    PAGE = ICON_OPEN_IN_FULL;
    ELSEWHERE = ICON_OPEN_IN_NEW;
    UNDO = ICON_UNDO;
    REDO = ICON_REDO;
    REJECTS = ICON_CLOSE;
    OPPOSES = ICON_REMOVE;
    RELUCTANT = ICON_AIRWAVE;
    UNDECIDED = ICON_SWAP_HORIZ;
    ACCEPTS = ICON_CHECK;
    SUPPORTS = ICON_ADD;
    DEMANDS = ICON_PRIORITY_HIGH;
    NOT_KNOWN = ICON_QUESTION_MARK;
}

/// The icon of a party among others, by what kind of actor it is.
pub fn of_actor(kind: Option<&PartyKind>) -> Icon {
    match kind {
        Some(PartyKind::Government) => GOVERNMENT,
        Some(PartyKind::ArmedGroup) => ARMED_GROUP,
        Some(PartyKind::Alliance) => ALLIANCE,
        Some(PartyKind::InternationalOrganisation) => ORGANISATION,
        Some(PartyKind::CivilSociety) => CIVIL_SOCIETY,
        Some(PartyKind::Envoy) => ENVOY,
        Some(PartyKind::Public) => OPINION,
        Some(PartyKind::State | PartyKind::Other | PartyKind::Unlisted(_)) | None => PARTY,
    }
}

/// The icon of a kind of thing.
pub fn of_kind(kind: Kind) -> Icon {
    match kind {
        Kind::Talk => TALK,
        Kind::Party => PARTY,
        Kind::Issue => ISSUE,
        Kind::Proposal => PROPOSAL,
        Kind::Position => POSITION,
        Kind::Commitment => COMMITMENT,
        Kind::Implication => IMPLICATION,
        Kind::Reaction => REACTION,
        Kind::Source => SOURCE,
        Kind::Relation => RELATION,
        Kind::View => VIEW,
        Kind::Brief | Kind::Slide => BRIEF,
        Kind::Waiver => WAIVER,
        Kind::Delegate => PEOPLE,
        Kind::Interest | Kind::Need | Kind::RedLine => PARTY,
        Kind::Choice => CHOICE,
        Kind::Provision | Kind::Mechanism => PROVISION,
        Kind::Benchmark | Kind::Evidence => COMMITMENT,
    }
}
