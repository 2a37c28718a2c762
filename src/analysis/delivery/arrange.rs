//! The implementation matrix as it is read: which rows, in which groups, in which order.

use std::collections::{BTreeMap, HashMap};

use super::{Lateness, Level, Row, Timing, progress};
use crate::{
    analysis::{
        Reports,
        filter::Filter,
        fold::fold,
        sentence::{Names, Part, Sentence},
    },
    model::{
        Id, Scenario,
        word::{Theme, Word as _},
    },
};

/// What stands together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GroupBy {
    /// What is overdue, due next, without a deadline, done: what is urgent comes first.
    #[default]
    Timing,
    /// What is about one theme.
    Theme,
    /// What one text asks for.
    Proposal,
    /// What one provision asks for.
    Provision,
    /// What the same parties are responsible for.
    Party,
    /// No groups.
    Nothing,
}

impl GroupBy {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Timing,
        Self::Theme,
        Self::Proposal,
        Self::Provision,
        Self::Party,
        Self::Nothing,
    ];

    /// How a reader sees it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Timing => "Timing",
            Self::Theme => "Theme",
            Self::Proposal => "Proposal",
            Self::Provision => "Provision",
            Self::Party => "Party",
            Self::Nothing => "No groups",
        }
    }
}

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OrderBy {
    /// When they are due, the earliest first; what has no date last.
    #[default]
    Due,
    /// How late they are: what is overdue longest first.
    Lateness,
    /// How far they are implemented, the least first; what is not known last.
    Status,
    /// What they are called.
    What,
    /// Who is responsible, by name; nobody last.
    Who,
    /// The provision that they deliver, as the texts have them.
    Provision,
    /// As the scenario has them.
    Listed,
}

impl OrderBy {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Due,
        Self::Lateness,
        Self::Status,
        Self::What,
        Self::Who,
        Self::Provision,
        Self::Listed,
    ];

    /// How a reader sees it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Due => "Due",
            Self::Lateness => "Timing",
            Self::Status => "Status",
            Self::What => "Title",
            Self::Who => "Who",
            Self::Provision => "Provision",
            Self::Listed => "As listed",
        }
    }
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Standing {
    /// All.
    #[default]
    All,
    /// What is not fully implemented.
    Open,
    /// What is late and not fully implemented.
    Overdue,
    /// What is fully implemented.
    Done,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::All, Self::Open, Self::Overdue, Self::Done];

    /// How a reader sees it.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Open => "Open",
            Self::Overdue => "Overdue",
            Self::Done => "Done",
        }
    }

    /// Whether it lets a row through.
    pub fn has(self, row: &Row<'_>) -> bool {
        let is_full = row.level == Some(Level::FULL);
        match self {
            Self::All => true,
            Self::Open => !is_full,
            Self::Overdue => row.lateness.is_overdue(),
            Self::Done => is_full,
        }
    }
}

/// How the matrix is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arranging {
    /// What stands together.
    pub group_by: GroupBy,
    /// What rows are sorted by.
    pub order_by: OrderBy,
    /// Whether the other way round; what has nothing to be sorted by stays last.
    pub is_reversed: bool,
    /// Which rows, by how they stand.
    pub standing: Standing,
    /// Only what this party is responsible for.
    pub party: Option<Id>,
    /// Only what has these words.
    pub words: String,
}

impl Arranging {
    /// Whether every row is shown.
    pub fn shows_all(&self) -> bool {
        self.standing == Standing::All && self.party.is_none() && self.words.trim().is_empty()
    }
}

/// What a group is of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum GroupKey {
    /// Everything: there are no groups.
    All,
    /// How they stand to their deadlines.
    Timing(Timing),
    /// A theme; none: of no theme, or under no provision.
    Theme(Option<Theme>),
    /// A proposal or provision; none: under no provision.
    Under(Option<Id>),
    /// Those who are responsible; nobody if there are none.
    By(Vec<Id>),
}

impl GroupKey {
    /// What it is called.
    pub fn title(&self, names: &Names<'_>) -> String {
        match self {
            Self::All => "All commitments".to_owned(),
            Self::Timing(timing) => timing.label().to_owned(),
            Self::Theme(Some(theme)) => theme.label().to_owned(),
            Self::Theme(None) => "No theme".to_owned(),
            Self::Under(Some(id)) => names.title(id),
            Self::Under(None) => "Under no provision".to_owned(),
            Self::By(ids) if ids.is_empty() => "Nobody is named".to_owned(),
            Self::By(ids) => Sentence::default()
                .list(Part::Party, names, ids.iter())
                .to_string(),
        }
    }
}

/// Rows that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is of.
    pub key: GroupKey,
    /// Its rows, in order: places among all.
    pub rows: Vec<usize>,
}

/// The rows that are shown, group after group. The rows and the reports are those of the scenario.
pub fn arrange(
    rows: &[Row<'_>],
    arranging: &Arranging,
    scenario: &Scenario,
    reports: &Reports,
) -> Vec<Group> {
    let provisions = provisions(scenario);
    let filter = Filter {
        text: arranging.words.clone(),
        ..Filter::default()
    };
    let sieve = filter.sieve(scenario, reports);
    let is_shown = |row: &Row<'_>| {
        let is_theirs = |party: &Id| row.responsible().any(|id| id == party);
        arranging.standing.has(row)
            && arranging.party.as_ref().is_none_or(is_theirs)
            && sieve.passes(row.commitment)
    };
    let title = |id: &Id| fold(&reports.index.title(scenario, id));
    let mut sorted: Vec<(Option<Key>, usize)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| is_shown(row))
        .map(|(place, row)| (key(row, arranging.order_by, &provisions, &title), place))
        .collect();
    sorted.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) if arranging.is_reversed => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    if arranging.is_reversed && arranging.order_by == OrderBy::Listed {
        sorted.reverse();
    }
    let themes = progress::themes(scenario);
    let party_places: HashMap<&Id, usize> = scenario
        .parties
        .iter()
        .enumerate()
        .map(|(place, party)| (&party.id, place))
        .collect();
    let mut groups: BTreeMap<Vec<usize>, Group> = BTreeMap::new();
    for (_, place) in sorted {
        let Some(row) = rows.get(place) else { continue };
        let provision = row.commitment.provision.as_ref().map(|it| it.id());
        let found = provision.and_then(|id| provisions.get(id));
        let (order, key) = match arranging.group_by {
            GroupBy::Nothing => (Vec::new(), GroupKey::All),
            GroupBy::Timing => {
                let timing = Timing::of(row.lateness);
                (vec![timing as usize], GroupKey::Timing(timing))
            }
            GroupBy::Theme => {
                let theme = provision.and_then(|id| themes.get(id)).copied();
                let place = theme.map_or(usize::MAX, |theme| {
                    let place = Theme::ALL.iter().position(|other| other == theme);
                    place.unwrap_or(Theme::ALL.len())
                });
                (vec![place], GroupKey::Theme(theme.cloned()))
            }
            GroupBy::Proposal => found.map_or_else(
                || (vec![usize::MAX], GroupKey::Under(None)),
                |it| (vec![it.place.0], GroupKey::Under(Some(it.proposal.clone()))),
            ),
            GroupBy::Provision => match (found, provision) {
                (Some(it), Some(id)) => (
                    vec![it.place.0, it.place.1],
                    GroupKey::Under(Some(id.clone())),
                ),
                _ => (vec![usize::MAX], GroupKey::Under(None)),
            },
            GroupBy::Party => {
                let ids: Vec<Id> = row.responsible().cloned().collect();
                let place = |id| party_places.get(id).copied().unwrap_or(usize::MAX - 1);
                let mut order: Vec<usize> = ids.iter().map(place).collect();
                if order.is_empty() {
                    order.push(usize::MAX);
                }
                (order, GroupKey::By(ids))
            }
        };
        let group = groups.entry(order).or_insert_with(|| Group {
            key,
            rows: Vec::new(),
        });
        group.rows.push(place);
    }
    groups.into_values().collect()
}

/// Where a provision stands.
struct Found<'a> {
    proposal: &'a Id,
    place: (usize, usize),
}

fn provisions(scenario: &Scenario) -> HashMap<&Id, Found<'_>> {
    let mut found = HashMap::new();
    for (at, proposal) in scenario.proposals.iter().enumerate() {
        for (part, provision) in proposal.provisions.iter().enumerate() {
            found.entry(&provision.id).or_insert(Found {
                proposal: &proposal.id,
                place: (at, part),
            });
        }
    }
    found
}

/// What a row is sorted by; all of one order are alike.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Text(String),
    Day(jiff::civil::Date),
    Place(usize, usize),
}

fn key(
    row: &Row<'_>,
    by: OrderBy,
    provisions: &HashMap<&Id, Found<'_>>,
    title: &dyn Fn(&Id) -> String,
) -> Option<Key> {
    match by {
        OrderBy::Listed => None,
        OrderBy::Due => row.due.day().map(Key::Day),
        OrderBy::What => Some(Key::Text(fold(&row.title()))),
        OrderBy::Status => row
            .level
            .map(|level| Key::Place(usize::from(level.number()), 0)),
        OrderBy::Who => {
            let names: Vec<String> = row.responsible().map(title).collect();
            (!names.is_empty()).then(|| Key::Text(names.join(", ")))
        }
        OrderBy::Provision => {
            let provision = row.commitment.provision.as_ref()?;
            let found = provisions.get(provision.id())?;
            Some(Key::Place(found.place.0, found.place.1))
        }
        OrderBy::Lateness => {
            let days = |days: i32| usize::try_from(days).unwrap_or(0);
            let most = |late: i32| usize::MAX - days(late);
            match row.lateness {
                Lateness::Overdue(late) => Some(Key::Place(0, most(late))),
                Lateness::DoneLate(late) => Some(Key::Place(1, most(late))),
                Lateness::Open(left) => Some(Key::Place(2, days(left))),
                Lateness::Done => Some(Key::Place(3, 0)),
                Lateness::NoDeadline => None,
            }
        }
    }
}
