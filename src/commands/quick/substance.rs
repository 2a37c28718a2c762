//! Issues, options, proposals and provisions.

use std::ops::Range;

use super::{
    grammar::K,
    line::Clause,
    maker::Maker,
    names::{Fit, Found},
};
use crate::model::{
    Amount, Choice, Id, Issue, Kind, Mechanism, Moment, Proposal, Provision, Ref, TimeFrame,
    handling::Handling,
    word::{MechanismKind, ProposalKind, ProposalStatus, Theme, Word as _},
};

/// `issue Withdrawal, security: option one / option two`
pub(super) fn issue(m: &mut Maker<'_>) {
    let clauses = m.clauses(true);
    let mut issue: Issue = m.blank();
    let mut options: Option<String> = None;
    for (place, clause) in clauses.iter().enumerate() {
        let text = m.plain(&clause.at);
        match &clause.key {
            None if place == 0 => {
                m.must_be_new(Kind::Issue, &text);
                issue.title = text;
            }
            Some(K::Text) => options = Some(text),
            None if options.is_some() => {
                options = options.map(|options| m.line.continued(&options, &clause.at));
            }
            None => match m.word::<Theme>("Theme", &text) {
                Some(theme) => issue.theme = Some(theme),
                None => m.not_understood(&clause.at),
            },
            Some(_) => m.not_understood(&clause.at),
        }
    }
    for title in options
        .iter()
        .flat_map(|options| options.split('/'))
        .map(str::trim)
    {
        if title.is_empty() {
            continue;
        }
        m.show("Options", title);
        let id = m.ids.fresh(Kind::Choice);
        issue.options.push(Choice {
            id,
            title: title.to_owned(),
            ..Choice::default()
        });
    }
    m.add(issue);
}

/// `option Phased withdrawal of Withdrawal: over six months`
pub(super) fn option(m: &mut Maker<'_>) {
    let clauses = m.clauses(true);
    let mut head = m.body.end..m.body.end;
    let mut of = None;
    let mut description = String::new();
    for (place, clause) in clauses.iter().enumerate() {
        match &clause.key {
            None if place == 0 => head = clause.at.clone(),
            Some(K::Of) => of = Some(clause.at.clone()),
            Some(K::Text) => description = m.plain(&clause.at),
            None if !description.is_empty() => {
                description = m.line.continued(&description, &clause.at);
            }
            _ => m.not_understood(&clause.at),
        }
    }
    // An issue that is not there is named after the last “of”.
    if of.is_none()
        && let Some(at) = of_issue(m, &head)
    {
        of = Some(m.line.trimmed(at.end..head.end));
        head = m.line.trimmed(head.start..at.start);
    }
    let title = m.plain(&head);
    if title.is_empty() {
        m.object("Say what the option is called");
    }
    let issue = match (&of, here_as_issue(m)) {
        (Some(at), _) => m.one("Issue", at, &[Kind::Issue], Some(Kind::Issue)),
        (None, Some(issue)) => {
            let shown = m.title(&issue);
            m.show("Issue", shown);
            Some(issue)
        }
        (None, None) => {
            m.object("Say which issue it settles: of ISSUE");
            None
        }
    };
    if !description.is_empty() {
        m.show("Description", description.clone());
    }
    let Some(issue) = issue else { return };
    let option = Choice {
        id: m.ids.fresh(Kind::Choice),
        title: title.clone(),
        description,
        handling: m.handling(),
        ..Choice::default()
    };
    let id = option.id.clone();
    m.update(&issue, move |issue: &mut Issue| {
        issue.options.push(option.clone())
    });
    m.finish(Kind::Choice, title, "add option".to_owned(), id);
}

fn here_as_issue(m: &Maker<'_>) -> Option<Id> {
    let here = m.set.here.as_ref()?;
    let scenario = m.set.scenario;
    let issue = scenario
        .issues
        .get(here)
        .or_else(|| Some(scenario.choice(here)?.0))?;
    Some(issue.id.clone())
}

/// Where the “of” stands that leads in the issue: one that is followed by an issue that is there,
/// else the last that has something on both sides.
fn of_issue(m: &Maker<'_>, within: &Range<usize>) -> Option<Range<usize>> {
    let tokens = m.line.tokens_in(within);
    let last = tokens.last()?.at.start;
    let all: Vec<Range<usize>> = tokens
        .iter()
        .skip(1)
        .filter(|token| token.word == "of" && token.at.start < last)
        .map(|token| token.at.clone())
        .filter(|at| !m.line.is_shut(at.start))
        .collect();
    let known = all.iter().find(|at| is_issue(m, &(at.end..within.end)));
    known.or(all.last()).cloned()
}

fn is_issue(m: &Maker<'_>, at: &Range<usize>) -> bool {
    let found = m.set.names.find(&m.plain(at), &[Kind::Issue], Fit::Nearly);
    matches!(found, Found::One(_))
}

/// What a position can be on, where the line names an option that is not there: `Neutrality of
/// Security` adds it to that issue; with `new` before it, the issue can be new too.
pub(super) fn new_option(m: &mut Maker<'_>, at: &Range<usize>) -> Option<Id> {
    let text = m.plain(at);
    let forced = text.to_lowercase().starts_with("new ");
    let of = of_issue(m, at)?;
    let whole = m.line.trimmed(of.end..at.end);
    let mut part = m.line.trimmed(at.start..of.start);
    if forced {
        part = m.line.trimmed(part.start + "new ".len()..part.end);
    }
    if !is_issue(m, &whole) && !forced {
        return None;
    }
    let title = m.plain(&part);
    let issue = m.one("Issue", &whole, &[Kind::Issue], Some(Kind::Issue))?;
    let option = Choice {
        id: m.ids.fresh(Kind::Choice),
        title: title.clone(),
        ..Choice::default()
    };
    let id = option.id.clone();
    m.change(&issue, move |issue: &mut Issue| {
        issue.options.push(option.clone())
    });
    m.made_part(Kind::Choice, &id, &title);
    m.show("On", title);
    Some(id)
}

/// `proposal Non-paper on X, draft, by Norway, at Berlin talks, 2026-02`
pub(super) fn proposal(m: &mut Maker<'_>) {
    let clauses = m.clauses(true);
    let mut proposal: Proposal = m.blank();
    for (place, clause) in clauses.iter().enumerate() {
        let text = m.plain(&clause.at);
        match &clause.key {
            None if place == 0 => {
                m.must_be_new(Kind::Proposal, &text);
                proposal.title = text;
            }
            None | Some(K::On) => {
                if let Some(kind) = m.word::<ProposalKind>("Kind", &text) {
                    proposal.kind = Some(kind);
                } else if let Some(status) = m.word::<ProposalStatus>("Status", &text) {
                    proposal.status = Some(status);
                } else if let Some(date) = m.date("Date", &text) {
                    proposal.date = Some(date);
                } else if !proposal.summary.is_empty() {
                    proposal.summary = m.line.continued(&proposal.summary, &clause.at);
                } else {
                    m.not_understood(&clause.at);
                }
            }
            Some(K::Text) => proposal.summary = text,
            Some(K::By) => proposal
                .tabled_by
                .extend(m.parties("Tabled by", &clause.at)),
            Some(K::SignedBy) => proposal
                .signatories
                .extend(m.parties("Signed by", &clause.at)),
            Some(K::At) => {
                if let Some(date) = m.date("Date", &text) {
                    proposal.date = Some(date);
                } else {
                    let talk = m.one("Tabled at", &clause.at, &[Kind::Talk], Some(Kind::Talk));
                    proposal.tabled_at = talk.as_ref().map(Ref::from);
                }
            }
            Some(K::Supersedes) => {
                let old = m.one("Supersedes", &clause.at, &[Kind::Proposal], None);
                proposal.supersedes = old.as_ref().map(Ref::from);
            }
            Some(_) => m.not_understood(&clause.at),
        }
    }
    if !proposal.summary.is_empty() {
        m.show("Summary", proposal.summary.clone());
    }
    if proposal.status.is_none() {
        let is_tabled = proposal.tabled_at.is_some();
        let status = if is_tabled {
            ProposalStatus::Tabled
        } else {
            ProposalStatus::Floated
        };
        m.show("Status", status.label());
        proposal.status = Some(status);
    }
    m.add(proposal);
}

/// `provision 1.1.1 New law: text in PROPOSAL, by PARTY, within 15 days of X, agreed`
pub(super) fn provision(m: &mut Maker<'_>) {
    let clauses = m.clauses(true);
    let mut part = Provision {
        id: m.ids.fresh(Kind::Provision),
        handling: m
            .handling()
            .filter(|handling| *handling != Handling::Public),
        ..Provision::default()
    };
    let mut proposal = None;
    for (place, clause) in clauses.iter().enumerate() {
        let text = m.plain(&clause.at);
        match &clause.key {
            None if place == 0 => {
                if text.is_empty() {
                    m.object("Say what the provision is called");
                }
                part.heading = text;
            }
            None => match text.to_lowercase().as_str() {
                "agreed" => part.agreed = true,
                "bracketed" => part.agreed = false,
                _ if !part.text.is_empty() => part.text = m.line.continued(&part.text, &clause.at),
                _ => m.not_understood(&clause.at),
            },
            Some(K::Text) => part.text = text,
            Some(K::In) => {
                proposal = m.one(
                    "Proposal",
                    &clause.at,
                    &[Kind::Proposal],
                    Some(Kind::Proposal),
                )
            }
            Some(K::GuaranteedBy) => part
                .guarantors
                .extend(m.parties("Guaranteed by", &clause.at)),
            Some(K::Of) => settle(m, &mut part, clause),
            Some(K::If) => {
                let conditions = m.many_of("If", &clause.at, &[Kind::Provision], None);
                part.conditions.extend(conditions.iter().map(Ref::from));
            }
            Some(K::At) => {
                part.agreed = true;
                part.agreed_at = m.moment("Agreed at", &clause.at);
            }
            Some(K::By) => match due(m, &clause.at) {
                Some(due) => part.timeframe = due,
                None => part
                    .responsible
                    .extend(m.parties("Responsible", &clause.at)),
            },
            Some(K::Due | K::Within) => part.timeframe = must_be_due(m, clause),
            Some(K::Watched(kind)) => {
                let mechanism = watched(m, kind, clause);
                part.mechanisms.push(mechanism);
            }
            Some(_) => m.not_understood(&clause.at),
        }
    }
    if !part.text.is_empty() {
        m.show("Text", part.text.clone());
    }
    m.show("Status", if part.agreed { "Agreed" } else { "Bracketed" });
    let Some(proposal) = proposal.or_else(|| proposal_at_hand(m)) else {
        m.object("Say which proposal it is part of: in PROPOSAL");
        return;
    };
    let (id, title) = (part.id.clone(), part.heading.clone());
    m.update(&proposal, move |proposal: &mut Proposal| {
        proposal.provisions.push(part.clone())
    });
    m.finish(Kind::Provision, title, "add provision".to_owned(), id);
}

/// What a provision settles: an option, with its issue, or an issue.
fn settle(m: &mut Maker<'_>, part: &mut Provision, clause: &Clause) {
    let Some(id) = m.one("Settles", &clause.at, &[Kind::Choice, Kind::Issue], None) else {
        return;
    };
    match m.set.scenario.choice(&id) {
        Some((issue, _)) => {
            part.issue = Some(Ref::from(&issue.id));
            part.option = Some(Ref::from(&id));
        }
        None => part.issue = Some(Ref::from(&id)),
    }
}

/// The proposal that is selected, or the only one.
fn proposal_at_hand(m: &mut Maker<'_>) -> Option<Id> {
    let scenario = m.set.scenario;
    let here = m.set.here.as_ref();
    let selected = here.and_then(|id| {
        scenario
            .proposals
            .get(id)
            .or_else(|| Some(scenario.provision(id)?.0))
    });
    let only = (scenario.proposals.len() == 1)
        .then(|| scenario.proposals.at(0))
        .flatten();
    let proposal = selected.or(only)?;
    m.show("Proposal", proposal.title.clone());
    Some(proposal.id.clone())
}

pub(super) fn watched(m: &mut Maker<'_>, kind: &MechanismKind, clause: &Clause) -> Mechanism {
    let label = match kind {
        MechanismKind::Verification => "Verified by",
        MechanismKind::Investigation => "Investigated by",
        MechanismKind::Enforcement => "Enforced by",
        MechanismKind::DisputeResolution => "Disputes to",
        _ => "Monitored by",
    };
    Mechanism {
        id: m.ids.fresh(Kind::Mechanism),
        kind: Some(kind.clone()),
        by: m.parties(label, &clause.at),
        ..Mechanism::default()
    }
}

pub(super) fn must_be_due(m: &mut Maker<'_>, clause: &Clause) -> TimeFrame {
    due(m, &clause.at).unwrap_or_else(|| {
        let text = m.plain(&clause.at);
        m.object(format!(
            "“{text}” is no date; write 2026-02-03, or 15 days after something"
        ));
        TimeFrame::default()
    })
}

/// `2005-12-31`, `within 15 days of Signing`, `2 weeks after Signing`.
pub(super) fn due(m: &mut Maker<'_>, at: &Range<usize>) -> Option<TimeFrame> {
    let text = m.plain(at);
    if let Some(date) = m.date("Due", &text) {
        return Some(TimeFrame {
            date: Some(date),
            ..TimeFrame::default()
        });
    }
    let tokens = m.line.tokens_in(at);
    let word = |place: usize| tokens.get(place).map_or("", |token| token.word.as_str());
    let first = usize::from(word(0) == "within");
    let number: u16 = word(first).parse().ok()?;
    let days = match word(first + 1) {
        "day" | "days" => 1.0,
        "week" | "weeks" => 7.0,
        _ => return None,
    };
    if !matches!(word(first + 2), "of" | "after" | "from") {
        return None;
    }
    let after = tokens.get(first + 3).map_or(at.end, |token| token.at.start);
    let kinds = [
        Kind::Provision,
        Kind::Commitment,
        Kind::Talk,
        Kind::Proposal,
    ];
    let (count, unit) = (word(first).to_owned(), word(first + 1).to_owned());
    let what = m.one("After", &(after..at.end), &kinds, None)?;
    m.show("Due", format!("{count} {unit} after"));
    Some(TimeFrame {
        days: Some(Amount(f64::from(number) * days)),
        after: Some(Ref::from(&what)),
        ..TimeFrame::default()
    })
}

/// A moment for a reader.
pub(super) fn moment_in_words(m: &Maker<'_>, moment: &Moment) -> String {
    match (&moment.date, &moment.talk) {
        (Some(date), _) => date.in_words(false),
        (None, Some(talk)) => m.title(talk.id()),
        (None, None) => "the beginning".to_owned(),
    }
}
