//! A brief that makes itself: where we are, who is at the table, what is on it, where the parties
//! stand, what moved, what has been done and is due, next steps.
//!
//! It is made from a stage, so that it fits what those before it may see, and is a brief like any
//! other, that can be saved and edited. What would be empty is left out.

use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    analysis::delivery::{Level, rows},
    model::{
        Amount, Brief, Id, Kind, Moment, Party, Proposal, Ref, Relation, RoomChoice, RoomOf, Slide,
        Talk,
        handling::{Handling, Room},
        to,
        word::{CommitmentKind, PartyRole, ProposalStatus, RelationKind, SlideKind, TalkStatus},
    },
    present::{Stage, slide},
};

/// How many rows of cards are shown unasked.
const MOST_CARDS: usize = 10;
/// How many proposals and deadlines stand beside the talks where it is told where we are.
const MOST_PROPOSALS: usize = 3;
const MOST_DEADLINES: usize = 4;
/// How many parties are on a map that can still be read.
const MOST_ON_MAP: usize = 12;
/// How long a slide takes to tell, in minutes.
const MINUTES: f64 = 1.5;

/// A brief for a room; none: for the team. `fresh` gives a new id for a thing of a kind.
///
/// It is marked so that the room may see it: someone made it for that room.
pub fn automatic(stage: &Stage, room: Option<&Room>, fresh: &mut dyn FnMut(Kind) -> Id) -> Brief {
    let mut slides = slides(stage);
    slides.retain(|slide| slide.kind == Some(SlideKind::Title) || !slide::is_empty(stage, slide));
    // A title and a summary with nothing to follow are no brief.
    let is_told = |slide: &Slide| matches!(slide.kind, Some(SlideKind::Title | SlideKind::Text));
    if slides.iter().all(is_told) {
        slides.clear();
    }
    for slide in &mut slides {
        slide.id = fresh(Kind::Slide);
    }
    let parties: Vec<Ref<to::Party>> = room
        .map(|room| room.parties().iter().map(Ref::from).collect())
        .unwrap_or_default();
    let title = stage.scenario().title.trim();
    Brief {
        id: fresh(Kind::Brief),
        title: match title {
            "" => "Brief".to_owned(),
            title => format!("{title}: brief"),
        },
        minutes: (!slides.is_empty()).then(|| Amount((slides.len() as f64 * MINUTES).ceil())),
        handling: match (room, parties.is_empty()) {
            (None, _) => Handling::Team,
            (Some(_), true) => Handling::Public,
            (Some(_), false) => Handling::shared_with(parties.clone()),
        },
        room: match parties.is_empty() {
            true => RoomChoice::Unsaid,
            false => RoomChoice::Of(RoomOf {
                parties,
                ..RoomOf::default()
            }),
        },
        slides,
        ..Brief::default()
    }
}

fn slide(kind: SlideKind, title: &str) -> Slide {
    Slide {
        kind: Some(kind),
        title: title.to_owned(),
        ..Slide::default()
    }
}

fn of<'a>(slide: Slide, ids: impl IntoIterator<Item = &'a Id>) -> Slide {
    Slide {
        of: ids.into_iter().map(Ref::from).collect(),
        ..slide
    }
}

/// All slides that there could be, the empty ones too.
fn slides(stage: &Stage) -> Vec<Slide> {
    let scenario = stage.scenario();
    let summary = scenario.summary.trim();
    let told = |kind, title: &str, text: &str| Slide {
        text: text.to_owned(),
        ..slide(kind, title)
    };
    let mut slides = match lead(summary) {
        lead if lead == summary => vec![told(SlideKind::Title, "", summary)],
        lead => {
            // The cover and the next page are read one after the other.
            let rest = summary.strip_prefix(lead).unwrap_or(summary).trim();
            vec![
                told(SlideKind::Title, "", lead),
                told(SlideKind::Text, "In short", rest),
            ]
        }
    };
    let latest = latest_talk(stage);
    slides.extend(where_we_are(stage, latest));
    slides.extend(who(stage, latest));
    slides.extend(what_is_on_it(stage, latest));
    // What was held before an agreement is not what is held since.
    let is_agreed = |it: &Proposal| it.standing() == Some(&ProposalStatus::Agreed);
    let title = match scenario.proposals.iter().any(is_agreed) {
        true => "Where the parties stood",
        false => "Where the parties stand",
    };
    slides.push(slide(SlideKind::Positions, title));
    slides.push(slide(SlideKind::Shifts, "What moved"));
    slides.extend(what_was_done(stage));
    slides.extend(what_is_due(stage));
    slides.extend(next_steps(stage));
    slides
}

/// What of a summary stands below the title: all of it, if that is little; else how it begins.
fn lead(summary: &str) -> &str {
    /// How many bytes are few enough, and how many a sentence has that is not an abbreviation.
    const FEW: usize = 240;
    const LEAST: usize = 50;
    if summary.len() <= FEW {
        return summary;
    }
    let ends = summary
        .split_sentence_bound_indices()
        .map(|(start, sentence)| start + sentence.len());
    let end = ends.into_iter().find(|end| *end >= LEAST);
    let lead = end.and_then(|end| summary.get(..end)).map(str::trim);
    // A sentence without an end, or a list, is told where there is room for it.
    lead.filter(|lead| lead.len() <= FEW && !lead.contains('\n'))
        .unwrap_or_default()
}

/// The talk at which we are: the last that is under way or was held; else the first that is
/// planned.
fn latest_talk(stage: &Stage) -> Option<&Talk> {
    let talks = || {
        let order = stage.moments().talks().iter();
        order.filter_map(|id| stage.scenario().talks.get(id))
    };
    let was_held = |talk: &&Talk| {
        matches!(
            talk.status,
            Some(TalkStatus::Concluded | TalkStatus::UnderWay | TalkStatus::Suspended)
        )
    };
    let held = talks().filter(was_held).last();
    held.or_else(|| talks().find(|talk| talk.status != Some(TalkStatus::Cancelled)))
}

fn where_we_are(stage: &Stage, latest: Option<&Talk>) -> Vec<Slide> {
    let mut slides = Vec::new();
    let talks: Vec<&Id> = stage.moments().talks().iter().collect();
    if talks.len() > 1 {
        let last = talks.iter().rev().take(MOST_CARDS).rev().copied();
        let live = stage.scenario().proposals.iter().filter(|it| is_live(it));
        let live = live.map(|proposal| &proposal.id).take(MOST_PROPOSALS);
        let due = open(stage).into_iter().filter(|id| has_day(stage, id));
        let due = due.take(MOST_DEADLINES);
        let shown: Vec<&Id> = last.chain(live).chain(due).collect();
        slides.push(of(slide(SlideKind::Timeline, "Where we are"), shown));
    }
    if let Some(latest) = latest {
        // The heading promises what the slide tells.
        let title = match (&latest.status, latest.outcome.trim().is_empty()) {
            (_, true) => "",
            (Some(TalkStatus::Concluded), false) => "What came of it",
            (_, false) => "How far it is",
        };
        slides.push(of(slide(SlideKind::Card, title), [&latest.id]));
    }
    slides
}

fn who(stage: &Stage, latest: Option<&Talk>) -> Vec<Slide> {
    let scenario = stage.scenario();
    let mut slides = Vec::new();
    let table: Vec<&Id> = latest
        .into_iter()
        .flat_map(|talk| &talk.participants)
        .map(|it| it.party.id())
        .collect();
    let title = match latest.and_then(|talk| talk.status.as_ref()) {
        Some(TalkStatus::Concluded) => "Who was at the table",
        _ => "Who is at the table",
    };
    let mut at_table = of(slide(SlideKind::Cards, title), table.iter().copied());
    if let Some(latest) = latest.filter(|_| !table.is_empty()) {
        at_table.as_of = Moment::at_talk(Ref::from(&latest.id));
        at_table.text.clone_from(&latest.title);
    }
    slides.push(at_table);
    let seated: HashSet<&Id> = table.into_iter().collect();
    let has_said = |party: &Party| {
        let mut positions = scenario.positions.iter();
        positions.any(|it| *it.party.id() == party.id)
    };
    let weight = |party: &Party| match party.role.as_ref() {
        Some(PartyRole::ConflictParty) => Some(0),
        Some(PartyRole::Mediator | PartyRole::Facilitator) => Some(1),
        Some(PartyRole::Guarantor | PartyRole::Signatory) => Some(2),
        Some(PartyRole::Host | PartyRole::Observer) => Some(3),
        Some(PartyRole::Supporter) => Some(4),
        Some(PartyRole::Critic | PartyRole::Spoiler) => Some(5),
        // Whoever stands in the table of positions is introduced.
        Some(PartyRole::Other) if has_said(party) => Some(6),
        _ => None,
    };
    let mut others: Vec<(i32, &Id)> = scenario
        .parties
        .iter()
        .filter(|party| !seated.contains(&party.id))
        .filter_map(|party| Some((weight(party)?, &party.id)))
        .collect();
    // Stable: in one role they stay in the scenario's order.
    others.sort_by_key(|(weight, _)| *weight);
    let others = others.into_iter().map(|(_, id)| id).take(MOST_CARDS);
    let title = if seated.is_empty() {
        "Who is involved"
    } else {
        "Who else is involved"
    };
    slides.push(of(slide(SlideKind::Cards, title), others));
    slides
}

fn what_is_on_it(stage: &Stage, latest: Option<&Talk>) -> Vec<Slide> {
    let scenario = stage.scenario();
    let agenda: Vec<&Id> = latest
        .into_iter()
        .flat_map(|talk| &talk.agenda)
        .map(Ref::id)
        .collect();
    let (title, issues): (&str, Vec<&Id>) = match agenda.is_empty() {
        false => ("What is on the table", agenda),
        true => {
            let issues = scenario.issues.iter();
            ("The issues", issues.map(|issue| &issue.id).collect())
        }
    };
    let proposals = scenario
        .proposals
        .iter()
        .filter(|proposal| is_live(proposal))
        .map(|proposal| &proposal.id)
        .take(MOST_CARDS);
    let proposals: Vec<&Id> = proposals.collect();
    let mut on_it = of(slide(SlideKind::Cards, title), issues);
    // There may be other issues, on which parties stand all the same.
    if let Some(latest) = latest.filter(|latest| !latest.agenda.is_empty()) {
        on_it.text = format!("On the agenda of {}", stage.title(&latest.id));
    }
    let proposals = match proposals.as_slice() {
        [only] => of(slide(SlideKind::Card, ""), [*only]),
        several => of(
            slide(SlideKind::Cards, "Proposals"),
            several.iter().copied(),
        ),
    };
    vec![on_it, proposals, on_the_map(stage)]
}

/// Whether a proposal is still on the table.
fn is_live(proposal: &Proposal) -> bool {
    !matches!(
        proposal.standing(),
        Some(ProposalStatus::Superseded | ProposalStatus::Rejected | ProposalStatus::Withdrawn)
    )
}

/// The parties that have a relation with each other, if they are few enough to be read, and no
/// party to the conflict is missing: without it the picture would tell half.
fn on_the_map(stage: &Stage) -> Slide {
    let mut tied: Vec<&Id> = Vec::new();
    let scenario = stage.scenario();
    // Ties of another kind are told in words of their own, for which a picture has no room.
    let is_told = |relation: &&Relation| {
        relation.until == Moment::default() && relation.kind != Some(RelationKind::Other)
    };
    let mut tie = |id| {
        if !tied.contains(&id) {
            tied.push(id);
        }
    };
    for relation in scenario.relations.iter().filter(is_told) {
        let (from, to) = (relation.from.id(), relation.to.id());
        if scenario.parties.get(from).is_none() {
            continue;
        }
        let talk = scenario.talks.get(to);
        if let Some(talk) = talk.filter(|_| relation.kind == Some(RelationKind::Mediates)) {
            // Whoever mediates does so between those at the table.
            let seats = talk.participants.iter().map(|it| it.party.id());
            [from, to].into_iter().chain(seats).for_each(&mut tie);
        } else if scenario.parties.get(to).is_some() {
            [from, to].into_iter().for_each(&mut tie);
        }
    }
    let is_missing =
        |party: &Party| party.role == Some(PartyRole::ConflictParty) && !tied.contains(&&party.id);
    let is_half = scenario.parties.iter().any(is_missing);
    if tied.is_empty() || is_half || tied.len() > MOST_ON_MAP {
        return slide(SlideKind::Cards, "");
    }
    of(slide(SlideKind::Map, "How the parties relate"), tied)
}

/// What is promised and not done yet, the earliest deadline first.
fn open(stage: &Stage) -> Vec<&Id> {
    let today = stage.today().unwrap_or(jiff::civil::Date::MIN);
    let rows = rows(stage.scenario(), stage.schedule(), today);
    let mut open: Vec<_> = rows
        .iter()
        .filter(|row| row.level != Some(Level::FULL))
        .filter(|row| row.commitment.kind != Some(CommitmentKind::NextStep))
        .collect();
    open.sort_by_key(|row| row.due.day().unwrap_or(jiff::civil::Date::MAX));
    open.iter().map(|row| &row.commitment.id).collect()
}

/// Whether a commitment is due on a day that is known.
fn has_day(stage: &Stage, id: &Id) -> bool {
    let thing = stage.schedule().get(id);
    thing.is_some_and(|thing| thing.due.day().is_some())
}

/// What was promised and is done, the first of it first: a list of what is still open alone would
/// look as if nobody had kept their word.
fn what_was_done(stage: &Stage) -> Option<Slide> {
    let today = stage.today().unwrap_or(jiff::civil::Date::MIN);
    let rows = rows(stage.scenario(), stage.schedule(), today);
    let mut done: Vec<_> = rows
        .iter()
        .filter(|row| row.level == Some(Level::FULL))
        .filter(|row| row.commitment.kind != Some(CommitmentKind::NextStep))
        .collect();
    done.sort_by_key(|row| row.full_since.unwrap_or(jiff::civil::Date::MAX));
    let ids = done.iter().map(|row| &row.commitment.id);
    let slide = slide(SlideKind::Commitments, "What has been done");
    (!done.is_empty()).then(|| of(slide, ids))
}

/// What is promised and not done yet. Where none of it has a day, nothing is due.
fn what_is_due(stage: &Stage) -> Option<Slide> {
    let ids = open(stage);
    let title = match (ids.iter().any(|id| has_day(stage, id)), ids.len()) {
        (true, _) if ids.iter().all(|id| has_day(stage, id)) => "What is due",
        (true, _) => "What is still to be done",
        // One promise without a day is no slide.
        (false, ..=1) => return None,
        (false, _) => "What is promised",
    };
    Some(of(slide(SlideKind::Commitments, title), ids))
}

/// What comes next: next steps that are not done, and the talks that are planned.
fn next_steps(stage: &Stage) -> Option<Slide> {
    let today = stage.today().unwrap_or(jiff::civil::Date::MIN);
    let rows = rows(stage.scenario(), stage.schedule(), today);
    let steps = rows
        .iter()
        .filter(|row| row.commitment.kind == Some(CommitmentKind::NextStep))
        .filter(|row| row.level != Some(Level::FULL))
        .map(|row| row.commitment.id.clone());
    let planned = stage.moments().talks().iter().filter(|id| {
        let talk = stage.scenario().talks.get(id);
        talk.is_some_and(|talk| talk.status == Some(TalkStatus::Planned))
    });
    let ids: Vec<Id> = planned.cloned().chain(steps).collect();
    (!ids.is_empty()).then(|| of(slide(SlideKind::Cards, "Next steps"), &ids))
}

#[cfg(test)]
mod tests {
    use super::lead;

    #[test]
    fn a_short_summary_stands_whole_and_a_long_one_begins() {
        let short = "They met. They parted.";
        assert_eq!(lead(short), short);
        let rest = "They went on to the next. ".repeat(10);
        let begins = "The envoys of both sides met in Berlin to look for a way out.";
        assert_eq!(lead(&format!("{begins} {rest}")), begins);
        // A sentence that is cut by an abbreviation is gone on with.
        let begins = "On the day Dr. Aalto came to Helsinki, with all of her staff, it began.";
        assert_eq!(lead(&format!("{begins} {rest}")), begins);
    }

    #[test]
    fn what_cannot_be_begun_is_told_where_there_is_room() {
        for long in ["x".repeat(300), "- one\n- two\n".repeat(30)] {
            assert_eq!(lead(&long), "");
        }
    }
}
