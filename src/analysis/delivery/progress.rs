//! Progress over time: over all, by theme and by party.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::course::{Course, Level};
use crate::model::{
    Id, Scenario,
    word::{Theme, Word as _},
};

/// How far several commitments are implemented, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// From this day on.
    pub day: Date,
    /// How many are at each level, from not initiated to full.
    pub counts: [u32; Level::COUNT],
    /// How many there are.
    pub of: u32,
}

impl Point {
    /// Of how many it is known.
    pub fn known(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// The share that is shown to be implemented, 0 to 1: a commitment counts a third for each
    /// level. What is not known is not shown to be implemented, so this is a lower bound;
    /// [`Point::upper_share`] is the other.
    pub fn share(&self) -> f32 {
        self.share_of(self.thirds())
    }

    /// The share that may be implemented: as if all of which nothing is known were done.
    pub fn upper_share(&self) -> f32 {
        self.share_of(self.thirds() + 3 * (self.of - self.known()))
    }

    fn thirds(&self) -> u32 {
        let [_, minimal, intermediate, full] = self.counts;
        minimal + 2 * intermediate + 3 * full
    }

    #[expect(clippy::cast_precision_loss, reason = "a share, to be shown")]
    fn share_of(&self, thirds: u32) -> f32 {
        if self.of == 0 {
            return 0.0;
        }
        thirds as f32 / (3 * self.of) as f32
    }

    /// In words, for a tooltip.
    pub fn in_words(&self) -> String {
        let [none, minimal, intermediate, full] = self.counts;
        format!(
            "{full} full, {intermediate} intermediate, {minimal} minimal and {none} not initiated, of {} known among {}: {:.0} of 100 shown to be implemented",
            self.known(),
            self.of,
            self.share() * 100.0
        )
    }
}

/// Whose or of what the progress is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// All commitments.
    All,
    /// Those under provisions on issues of a theme; none: of no theme, or under no provision.
    Theme(Option<Theme>),
    /// Those that a party is responsible for.
    Party(Id),
}

/// Progress as steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Whose or of what.
    pub subject: Subject,
    /// From the first evidence to today; at least today's.
    pub points: Vec<Point>,
}

/// The progress of a whole scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// Over all.
    pub all: Series,
    /// By theme, in the order of the list; none last.
    pub themes: Vec<Series>,
    /// By party, in the order of the scenario; who is responsible for nothing is left out.
    pub parties: Vec<Series>,
}

impl Progress {
    /// The progress up to `today`.
    pub fn of(scenario: &Scenario, today: Date) -> Self {
        let courses: Vec<Course> = scenario.commitments.iter().map(Course::of).collect();
        let themes = themes(scenario);
        let mut by_theme: BTreeMap<usize, (Option<Theme>, Vec<&Course>)> = BTreeMap::new();
        let mut by_party: HashMap<&Id, Vec<&Course>> = HashMap::new();
        for (commitment, course) in scenario.commitments.iter().zip(&courses) {
            let provision = commitment.provision.as_ref();
            let theme = provision.and_then(|it| themes.get(it.id()).copied());
            let order = theme.map_or(usize::MAX, |theme| {
                let place = Theme::ALL.iter().position(|other| other == theme);
                place.unwrap_or(Theme::ALL.len())
            });
            let of_theme = by_theme.entry(order);
            let (_, courses) = of_theme.or_insert_with(|| (theme.cloned(), Vec::new()));
            courses.push(course);
            for (at, party) in commitment.responsible.iter().enumerate() {
                let before = commitment.responsible.iter().take(at);
                if !before.into_iter().any(|other| other == party) {
                    by_party.entry(party.id()).or_default().push(course);
                }
            }
        }
        let all: Vec<&Course> = courses.iter().collect();
        let parties = scenario.parties.iter().filter_map(|party| {
            // Taken out, so that of two parties with one id the first is shown.
            let courses = by_party.remove(&party.id)?;
            Some(series(Subject::Party(party.id.clone()), &courses, today))
        });
        Self {
            all: series(Subject::All, &all, today),
            parties: parties.collect(),
            themes: by_theme
                .into_values()
                .map(|(theme, courses)| series(Subject::Theme(theme), &courses, today))
                .collect(),
        }
    }
}

/// The theme of each provision: of the issue that it settles, or of the one whose option it picks.
pub(super) fn themes(scenario: &Scenario) -> HashMap<&Id, &Theme> {
    let mut of_issue: HashMap<&Id, &Theme> = HashMap::new();
    for issue in scenario.issues.iter() {
        if let Some(theme) = &issue.theme {
            for id in std::iter::once(&issue.id).chain(issue.options.iter().map(|it| &it.id)) {
                of_issue.entry(id).or_insert(theme);
            }
        }
    }
    let mut found = HashMap::new();
    for part in scenario.proposals.iter().flat_map(|it| &it.provisions) {
        let issue = part.issue.as_ref().and_then(|it| of_issue.get(it.id()));
        let option = || part.option.as_ref().and_then(|it| of_issue.get(it.id()));
        if let Some(theme) = issue.or_else(option) {
            found.entry(&part.id).or_insert(*theme);
        }
    }
    found
}

fn series(subject: Subject, courses: &[&Course], today: Date) -> Series {
    let mut changes: Vec<(Date, Option<Level>, Level)> = Vec::new();
    for course in courses {
        let mut before = None;
        for (day, level) in course.steps.iter().filter(|(day, _)| *day <= today) {
            changes.push((*day, before, *level));
            before = Some(*level);
        }
        if let (None, Some(level)) = (before, course.undated) {
            changes.push((today, None, level));
        }
    }
    changes.sort_by_key(|(day, ..)| *day);
    let mut point = Point {
        day: today,
        counts: [0; Level::COUNT],
        of: u32::try_from(courses.len()).unwrap_or(u32::MAX),
    };
    let mut points: Vec<Point> = Vec::new();
    for (day, before, after) in changes {
        point.day = day;
        for (level, is_gain) in [(before, false), (Some(after), true)] {
            let count = level.and_then(|it| point.counts.get_mut(usize::from(it.number())));
            if let Some(count) = count {
                *count = if is_gain {
                    *count + 1
                } else {
                    count.saturating_sub(1)
                };
            }
        }
        match points.last_mut().filter(|last| last.day == day) {
            Some(last) => *last = point,
            None => points.push(point),
        }
    }
    if points.last().is_none_or(|last| last.day < today) {
        points.push(Point {
            day: today,
            ..point
        });
    }
    Series { subject, points }
}
