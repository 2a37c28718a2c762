//! Asking what is exported, for whom and how.

use super::{Format, Source, What, Wish, copied, write};
use crate::{
    analysis::{
        moments::AsOf,
        room::{for_room, spec::Audience},
    },
    commands::{Dialog, DialogAnswer, Export, Level, PathPurpose, Workspace},
    model::{PartialDate, Scenario, handling::Room},
};

/// An export that is being asked for: the dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedExport {
    /// What is wanted so far.
    pub wish: Wish,
    /// The positions that were asked for, with their shape, so that they come back as they were.
    positions: What,
    /// How much of each is public, and how much there is.
    shown: [Shown; 4],
    /// How many talks and commitments have no date, and are in no calendar.
    undated: usize,
}

/// How many talks and commitments have a date, or may have one that is computed.
fn dated(scenario: &Scenario) -> usize {
    let is_dated = |date: Option<&PartialDate>| date.is_some_and(PartialDate::is_possible);
    let talks = scenario.talks.iter();
    let talks = talks.filter(|talk| is_dated(talk.start.as_ref()) || is_dated(talk.end.as_ref()));
    let commitments = scenario
        .commitments
        .iter()
        .map(|commitment| &commitment.due);
    let commitments = commitments.filter(|due| is_dated(due.date.as_ref()) || due.after.is_some());
    talks.count() + commitments.count()
}

/// How much of something everyone may see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// How much is public.
    pub public: usize,
    /// How much there is.
    pub all: usize,
}

impl AskedExport {
    /// Asks for this; for everyone, unless it is for the team only.
    pub fn of(what: What, scenario: &Scenario, findings: usize) -> Self {
        let public = for_room(scenario, &Room::public());
        let shown = |count: fn(&Scenario) -> usize| Shown {
            public: count(&public),
            all: count(scenario),
        };
        let asked = Self {
            positions: match &what {
                positions @ What::Positions(_) => positions.clone(),
                _ => What::Positions(Box::default()),
            },
            wish: Wish {
                what: What::Commitments,
                format: Format::Xlsx,
                audience: Audience::Room(Room::public()),
            },
            shown: [
                shown(|scenario| scenario.positions.len()),
                shown(|scenario| scenario.commitments.len()),
                Shown {
                    public: 0,
                    all: findings,
                },
                shown(dated),
            ],
            undated: scenario.talks.len() + scenario.commitments.len() - dated(scenario),
        };
        asked.wanting(what)
    }

    /// What can be asked for.
    pub fn choices(&self) -> [What; 4] {
        let [_, commitments, findings, calendar] = What::all();
        [self.positions.clone(), commitments, findings, calendar]
    }

    /// The same, but this is wanted: in a format and for an audience that fit it.
    #[must_use]
    pub fn wanting(mut self, what: What) -> Self {
        if !what.formats().contains(&self.wish.format)
            && let Some(first) = what.formats().first()
        {
            self.wish.format = *first;
        }
        if what.is_for_team_only() {
            self.wish.audience = Audience::Team;
        }
        self.wish.what = what;
        self
    }

    /// How much of what is wanted everyone may see.
    pub fn shown(&self) -> Shown {
        let [positions, commitments, findings, calendar] = self.shown;
        match self.wish.what {
            What::Positions(_) | What::Record => positions,
            What::Commitments => commitments,
            What::Findings => findings,
            What::Calendar => calendar,
        }
    }

    /// How many talks and commitments a calendar leaves out because they have no date.
    pub fn left_out(&self) -> usize {
        match self.wish.what {
            What::Calendar => self.undated,
            _ => 0,
        }
    }

    /// Whether nothing would be in it.
    pub fn is_empty(&self) -> bool {
        match self.wish.audience {
            Audience::Team => self.shown().all == 0,
            Audience::Room(_) => self.shown().public == 0,
        }
    }
}

impl Workspace {
    /// Asks for whom something is exported, and how.
    pub(in crate::commands) fn ask_export(&mut self, what: What) {
        let Some(open) = &self.open else { return };
        let findings = open.reports.findings.len() + open.reports.findings.waived().count();
        let asked = AskedExport::of(what, open.document.scenario(), findings);
        self.dialog = Some(Dialog::Export(Box::new(asked)));
    }

    /// What is exported on the screen that is shown.
    pub(in crate::commands) fn export_at_hand(&self) -> What {
        use crate::commands::Screen;
        match self.screen {
            Screen::Timeline => What::Calendar,
            Screen::Delivery => What::Commitments,
            Screen::Check => What::Findings,
            Screen::Home | Screen::Cards | Screen::Positions | Screen::Map | Screen::Present => {
                What::Positions(Box::default())
            }
        }
    }

    /// What exports are made from. The calendar and the findings are as of today.
    fn source(&self, what: &What) -> Option<Source> {
        let open = self.open.as_ref()?;
        Some(Source {
            scenario: open.document.snapshot(),
            reports: Some(open.reports.clone()),
            as_of: match what {
                What::Positions(_) | What::Record | What::Commitments => self.as_of(),
                What::Findings | What::Calendar => AsOf::Now,
            },
            clock: self.clock,
        })
    }

    /// Does what was answered when it was asked what is exported.
    pub(in crate::commands) fn export_answered(
        &mut self,
        asked: AskedExport,
        answer: DialogAnswer,
    ) {
        match answer {
            DialogAnswer::Wish(asked) => self.dialog = Some(Dialog::Export(asked)),
            DialogAnswer::Copy => self.copy_table(&asked.wish.what, &asked.wish.audience),
            DialogAnswer::GoOn => self.export(asked.wish),
            _ => {}
        }
    }

    /// Asks where to write what is wished for.
    pub(in crate::commands) fn export(&mut self, wish: Wish) {
        let Some((open, source)) = self.open.as_ref().zip(self.source(&wish.what)) else {
            return;
        };
        let name = wish.file_name(&open.title());
        let export = Export::new(name, move || write(&wish, &source));
        self.ask_path(PathPurpose::Export(export));
    }

    /// Puts a table on the clipboard, as spreadsheets paste it.
    pub(in crate::commands) fn copy_table(&mut self, what: &What, audience: &Audience) {
        let Some(source) = self.source(what) else {
            return;
        };
        match copied(what, audience, &source) {
            Ok(text) => {
                self.to_clipboard = Some(text);
                let name = what.name().to_lowercase();
                let text = format!("Copied the {name} as a table, to paste into a spreadsheet");
                self.notify(Level::Info, text);
            }
            Err(why) => self.notify(Level::Error, why),
        }
    }

    /// The table of something as the team sees it, as spreadsheets paste it.
    ///
    /// # Errors
    /// One sentence, if it is no table.
    pub fn table_text(&self, what: &What) -> Result<String, String> {
        let source = self.source(what).ok_or("No scenario is open")?;
        copied(what, &Audience::Team, &source)
    }
}
