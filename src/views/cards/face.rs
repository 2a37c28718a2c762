//! What the face of a card says, whatever its kind.

use egui::Color32;

use crate::{
    analysis::stances,
    model::{
        Commitment, Id, Implication, Issue, Kind, Party, Position, Proposal, Reaction, Relation,
        Source, Talk,
        card::Card,
        handling::Handling,
        word::{Confidence, Stance, Word},
    },
    theme::{self, icons, icons::Icon},
    views::Context,
};

/// A stance, with words.
pub(super) struct Badge {
    pub(super) stance: Stance,
    pub(super) text: String,
    /// It is held with low confidence: an outline, not a fill.
    pub(super) is_hollow: bool,
}

/// A small icon and a number or word at the foot of a card.
pub(super) struct Mark {
    pub(super) icon: Icon,
    pub(super) text: String,
    pub(super) is_warning: bool,
}

/// The face of a card.
pub(super) struct Face {
    pub(super) id: Id,
    pub(super) kind: Kind,
    pub(super) eyebrow: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) spine: Option<Color32>,
    pub(super) badges: Vec<Badge>,
    pub(super) marks: Vec<Mark>,
}

impl Face {
    /// The face of a card.
    pub(super) fn of(cx: &Context<'_>, card: &dyn Card) -> Self {
        let mut face = Self {
            id: card.id().clone(),
            kind: card.kind(),
            eyebrow: String::new(),
            title: cx.title(card.id()),
            body: String::new(),
            spine: None,
            badges: Vec::new(),
            marks: Vec::new(),
        };
        let any = card.as_any();
        if let Some(talk) = any.downcast_ref::<Talk>() {
            face.talk(cx, talk);
        } else if let Some(party) = any.downcast_ref::<Party>() {
            face.party(cx, party);
        } else if let Some(issue) = any.downcast_ref::<Issue>() {
            face.issue(issue);
        } else if let Some(proposal) = any.downcast_ref::<Proposal>() {
            face.proposal(cx, proposal);
        } else if let Some(position) = any.downcast_ref::<Position>() {
            face.position(cx, position);
        } else if let Some(commitment) = any.downcast_ref::<Commitment>() {
            face.commitment(cx, commitment);
        } else if let Some(implication) = any.downcast_ref::<Implication>() {
            face.implication(cx, implication);
        } else if let Some(reaction) = any.downcast_ref::<Reaction>() {
            face.reaction(cx, reaction);
        } else if let Some(relation) = any.downcast_ref::<Relation>() {
            face.relation(cx, relation);
        } else if let Some(source) = any.downcast_ref::<Source>() {
            face.source(cx, source);
        }
        face.common(cx, card);
        if face.eyebrow.is_empty() {
            face.eyebrow = face.kind.noun().to_owned();
        }
        face.eyebrow = sentence_case(&face.eyebrow);
        face
    }

    fn talk(&mut self, cx: &Context<'_>, talk: &Talk) {
        let when = talk.start.as_ref().map(|start| cx.date(start));
        self.eyebrow = joined([
            label(talk.track.as_ref()),
            label(talk.format.as_ref()),
            label(talk.status.as_ref()),
            when,
        ]);
        self.body = first_of([&talk.outcome, &in_one_sentence(&talk.aims)]);
        let counts: Vec<String> = [
            (Kind::Party, talk.participants.len()),
            (Kind::Issue, talk.agenda.len()),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| kind.count(count))
        .collect();
        if !counts.is_empty() {
            self.marks.push(Mark {
                icon: if talk.participants.is_empty() {
                    icons::of_kind(Kind::Issue)
                } else {
                    icons::PEOPLE
                },
                text: counts.join(" · "),
                is_warning: false,
            });
        }
    }

    fn party(&mut self, cx: &Context<'_>, party: &Party) {
        self.eyebrow = joined([label(party.kind.as_ref()), label(party.role.as_ref())]);
        let wants: Vec<&str> = party
            .needs
            .iter()
            .map(|need| need.text.as_str())
            .chain(
                party
                    .interests
                    .iter()
                    .map(|interest| interest.text.as_str()),
            )
            .map(|text| text.trim_end_matches('.'))
            .collect();
        let wants = in_one_sentence(&wants);
        let head = party.delegation.iter().find(|delegate| delegate.head);
        self.body = match (wants.is_empty(), head) {
            (true, None) => plain(&party.notes),
            (true, Some(head)) => format!("Head of delegation: {}", head.name),
            (false, None) => wants,
            (false, Some(head)) => format!("{wants}. Head of delegation: {}", head.name),
        };
        self.spine = party.colour.rgb().map(theme::colour);
        let reports = cx.reports();
        let at = cx.workspace.as_of_rank();
        if let Some(shift) = stances::shifts(cx.scenario(), reports, &party.id, at).last()
            && let (Some(stance), Some(target)) = (&shift.to.stance, shift.to.on.id())
        {
            let text = format!("→ {}: {}", stance.label().to_lowercase(), cx.title(target));
            self.badges.push(Badge {
                stance: stance.clone(),
                text,
                is_hollow: shift.to.confidence == Some(Confidence::Low),
            });
        }
    }

    fn issue(&mut self, issue: &Issue) {
        self.eyebrow = label(issue.theme.as_ref()).unwrap_or_default();
        let options: Vec<&str> = issue
            .options
            .iter()
            .map(|option| option.title.as_str())
            .collect();
        self.body = if options.is_empty() {
            plain(&issue.description)
        } else {
            options.join(" · ")
        };
        self.marks.push(Mark {
            icon: icons::CHOICE,
            text: Kind::Choice.count(issue.options.len()),
            is_warning: false,
        });
    }

    fn proposal(&mut self, cx: &Context<'_>, proposal: &Proposal) {
        let at = proposal
            .tabled_at
            .as_ref()
            .map(|talk| format!(" at {}", cx.title(talk.id())))
            .unwrap_or_default();
        let status = label(proposal.standing()).map(|status| format!("{status}{at}"));
        self.eyebrow = joined([label(proposal.kind.as_ref()), status]);
        let bracketed = proposal
            .provisions
            .iter()
            .filter(|part| !part.agreed)
            .count();
        let counts = match (proposal.provisions.len(), bracketed) {
            (0, _) => String::new(),
            (all, 0) => format!("{}. ", Kind::Provision.count(all)),
            (all, some) if all == some => format!("{}, bracketed. ", Kind::Provision.count(all)),
            (all, some) => format!("{}, {some} of them bracketed. ", Kind::Provision.count(all)),
        };
        self.body = format!("{counts}{}", plain(&proposal.summary))
            .trim_end()
            .to_owned();
        let at = cx.workspace.as_of_rank();
        for (stance, count) in stances::tally(cx.scenario(), cx.reports(), proposal, at) {
            let word = stance.label().to_lowercase();
            // `2 support`, `1 opposes`; what is no verb stays as it is.
            let word = if count > 1 {
                word.strip_suffix('s').unwrap_or(&word)
            } else {
                &word
            };
            self.badges.push(Badge {
                text: format!("{count} {word}"),
                stance,
                is_hollow: false,
            });
        }
    }

    fn position(&mut self, cx: &Context<'_>, position: &Position) {
        let issue = (position.on.option.as_ref())
            .and_then(|option| cx.scenario().choice(option.id()))
            .map(|(issue, _)| cx.title(&issue.id));
        let since = match (&position.since.talk, &position.since.date) {
            (Some(talk), _) => Some(format!("since {}", cx.title(talk.id()))),
            (None, Some(date)) => Some(format!("since {}", cx.date(date))),
            (None, None) => Some("from the beginning".to_owned()),
        };
        let confidence = position
            .confidence
            .as_ref()
            .map(|confidence| format!("{} confidence", confidence.label().to_lowercase()));
        let private = position.private.then(|| "private".to_owned());
        self.eyebrow = joined([issue, since, confidence, private]);
        self.body = plain(&position.rationale);
        self.spine = spine_of(cx, position.party.id());
        if let Some(stance) = &position.stance {
            self.badges.push(Badge {
                stance: stance.clone(),
                is_hollow: position.confidence == Some(Confidence::Low),
                text: stance.label().to_lowercase(),
            });
        }
    }

    fn commitment(&mut self, cx: &Context<'_>, commitment: &Commitment) {
        let due = commitment
            .due
            .date
            .as_ref()
            .map(|date| format!("due {}", cx.date(date)));
        self.eyebrow = joined([
            label(commitment.kind.as_ref()),
            label(commitment.status.as_ref()),
            due,
        ]);
        self.body = plain(&commitment.text);
        if !commitment.responsible.is_empty() {
            let names: Vec<String> = commitment
                .responsible
                .iter()
                .map(|party| cx.title(party.id()))
                .collect();
            self.body = format!("{}. {}", names.join(", "), self.body)
                .trim_end()
                .to_owned();
        }
    }

    fn implication(&mut self, cx: &Context<'_>, implication: &Implication) {
        self.eyebrow = joined([
            label(implication.effect.as_ref()),
            label(implication.horizon.as_ref()),
            implication
                .of
                .first()
                .map(|of| format!("of “{}”", cx.title(of.id()))),
        ]);
        self.body = plain(&implication.text);
    }

    fn reaction(&mut self, cx: &Context<'_>, reaction: &Reaction) {
        self.eyebrow = joined([
            label(reaction.tone.as_ref()),
            reaction.date.as_ref().map(|date| cx.date(date)),
        ]);
        self.body = plain(&reaction.text);
        self.spine = spine_of(cx, reaction.by.id());
    }

    fn relation(&mut self, cx: &Context<'_>, relation: &Relation) {
        self.eyebrow = joined([
            label(relation.kind.as_ref()),
            relation.mutual.then(|| "mutual".to_owned()),
        ]);
        self.body = plain(&relation.notes);
        self.spine = spine_of(cx, relation.from.id());
    }

    fn source(&mut self, cx: &Context<'_>, source: &Source) {
        self.eyebrow = joined([
            label(source.kind.as_ref()),
            Some(source.publisher.clone()).filter(|publisher| !publisher.is_empty()),
            source.date.as_ref().map(|date| cx.date(date)),
        ]);
        self.body = plain(&source.notes);
        let cited = cx.reports().index.referrer_count(&source.id);
        self.marks.push(Mark {
            icon: icons::RELATION,
            text: format!("cited by {cited}"),
            is_warning: false,
        });
    }

    fn common(&mut self, cx: &Context<'_>, card: &dyn Card) {
        let common = card.common();
        let findings = cx.reports().findings_of(&self.id).len();
        if findings > 0 {
            self.marks.push(Mark {
                icon: icons::WARNING,
                text: findings.to_string(),
                is_warning: true,
            });
        }
        if !common.sources.is_empty() {
            self.marks.push(Mark {
                icon: icons::SOURCE,
                text: common.sources.len().to_string(),
                is_warning: false,
            });
        }
        let (icon, text) = handling_mark(common.handling);
        self.marks.push(Mark {
            icon,
            text: text.to_owned(),
            is_warning: false,
        });
    }
}

/// The icon and word of a handling mark.
pub(super) fn handling_mark(handling: &Handling) -> (Icon, &'static str) {
    match handling {
        Handling::Public => (icons::PUBLIC, "public"),
        Handling::SharedWith(_) => (icons::SHARED, "shared"),
        Handling::Team | Handling::Unlisted(_) => (icons::TEAM, "team"),
    }
}

fn spine_of(cx: &Context<'_>, party: &Id) -> Option<Color32> {
    let party = cx.scenario().parties.get(party)?;
    party.colour.rgb().map(theme::colour)
}

fn label<W: Word>(word: Option<&W>) -> Option<String> {
    word.map(|word| lower_first(word.label()))
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    let mut text = String::new();
    for (place, part) in parts.iter().enumerate() {
        // “Other · other” says nothing twice.
        let is_said = |before: &String| before.to_lowercase() == part.to_lowercase();
        if parts.iter().take(place).any(is_said) {
            continue;
        }
        if place > 0 {
            text.push_str(" · ");
        }
        text.push_str(part);
    }
    text
}

/// `A; b; c`.
fn in_one_sentence(parts: &[impl AsRef<str>]) -> String {
    let mut text = String::new();
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            text.push_str("; ");
            text.push_str(&lower_article(part.as_ref()));
        } else {
            text.push_str(part.as_ref());
        }
    }
    text
}

/// Lower case where that is safe: an article or a preposition is no name.
fn lower_article(text: &str) -> String {
    const SMALL: [&str; 8] = ["A ", "An ", "The ", "To ", "In ", "No ", "Less ", "More "];
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if SMALL.iter().any(|word| text.starts_with(word)) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

fn lower_first(text: &str) -> String {
    // A month or a name keeps its capital.
    let first_word = text.split(' ').next().unwrap_or_default();
    if first_word.len() > 1
        && text.starts_with(char::is_uppercase)
        && !text.contains(char::is_numeric)
    {
        let mut letters = text.chars();
        letters
            .next()
            .map(|first| first.to_lowercase().chain(letters).collect())
            .unwrap_or_default()
    } else {
        text.to_owned()
    }
}

fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn first_of<const N: usize>(texts: [&str; N]) -> String {
    texts
        .into_iter()
        .find(|text| !text.is_empty())
        .map(plain)
        .unwrap_or_default()
}

/// Markdown without its marks, on one line: enough for the face of a card.
fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for line in markdown.lines() {
        let line = line.trim().trim_start_matches(['#', '>', '-', '*', ' ']);
        if line.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&line.replace("**", "").replace(['`', '_'], ""));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_loses_its_marks() {
        assert_eq!(plain("# A\n\n- **b** `c`\n> d"), "A b c d");
    }

    #[test]
    fn parts_of_an_eyebrow_are_one_sentence() {
        assert_eq!(
            joined([
                Some("track 1".into()),
                None,
                Some("Havana Gazette".into()),
                Some("14 December 2025".into()),
                Some("Track 1".into()),
            ]),
            "track 1 · Havana Gazette · 14 December 2025"
        );
    }
}
