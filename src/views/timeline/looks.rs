//! How lanes and events look: icons, type, colours.

use egui::Color32;

use crate::{
    analysis::{delivery::Lateness, shifts::ShiftKind, timeline::Lane},
    model::{
        Kind,
        word::{ProposalStatus, Stance, TalkStatus, Tone},
    },
    theme::{
        Face, Tokens,
        icons::{self, Icon},
        stance,
    },
};

/// The type of a label.
pub(super) const LABEL: (Face, f32) = (Face::Sans, 12.5);
/// The type of what stands after it.
pub(super) const DETAIL: (Face, f32) = (Face::Sans, 11.5);
/// The type in a chip.
pub(super) const BADGE: (Face, f32) = (Face::CondensedSemibold, 11.5);
/// What a chip is wider than its word: two icons and the air around them.
pub(super) const BADGE_EXTRA: f32 = 40.0;

/// What a lane is called, if it is not a party's.
pub(super) fn lane_name(lane: &Lane) -> &'static str {
    match lane {
        Lane::Talks => "Talks",
        Lane::Proposals => "Proposals",
        Lane::Shifts(_) => "Shifts",
        Lane::Commitments => "Commitments",
        Lane::Reactions => "Reactions",
    }
}

pub(super) fn lane_icon(lane: &Lane) -> Icon {
    icons::of_kind(lane_kind(lane))
}

/// The kind of card that stands in a lane.
pub(super) fn lane_kind(lane: &Lane) -> Kind {
    match lane {
        Lane::Talks => Kind::Talk,
        Lane::Proposals => Kind::Proposal,
        Lane::Shifts(_) => Kind::Position,
        Lane::Commitments => Kind::Commitment,
        Lane::Reactions => Kind::Reaction,
    }
}

/// A bar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    pub(super) fill: Color32,
    pub(super) border: Color32,
    pub(super) text: Color32,
    pub(super) is_dashed: bool,
}

/// A talk by its status.
pub(super) fn talk(status: Option<&TalkStatus>, tokens: &Tokens) -> Bar {
    let held = Bar {
        fill: tokens.accent_wash.lerp_to_gamma(tokens.accent, 0.12),
        border: tokens.accent.gamma_multiply(0.55),
        text: tokens.ink,
        is_dashed: false,
    };
    match status {
        Some(TalkStatus::UnderWay) => Bar {
            fill: tokens.accent,
            border: tokens.accent,
            text: tokens.on_accent,
            ..held
        },
        Some(TalkStatus::Planned) => Bar {
            fill: tokens.paper,
            border: tokens.accent,
            is_dashed: true,
            ..held
        },
        Some(TalkStatus::Suspended) => Bar {
            fill: tokens.paper,
            border: tokens.warn,
            ..held
        },
        Some(TalkStatus::Cancelled) => Bar {
            fill: tokens.paper,
            border: tokens.hairline,
            text: tokens.ink_soft,
            ..held
        },
        _ => held,
    }
}

/// What stands in the bar of a talk that is not as planned.
pub(super) fn talk_icon(status: Option<&TalkStatus>) -> Option<Icon> {
    match status {
        Some(TalkStatus::Suspended) => Some(icons::PAUSE),
        Some(TalkStatus::Cancelled) => Some(icons::REMOVE),
        _ => None,
    }
}

/// A round mark: a filled disc, or a ring, with an icon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) fill: Color32,
    pub(super) ring: Color32,
    pub(super) icon: Option<Icon>,
    pub(super) ink: Color32,
}

/// What became of a proposal.
pub(super) fn record(status: Option<&ProposalStatus>, tokens: &Tokens) -> Mark {
    let (colour, icon) = match status {
        Some(ProposalStatus::Floated) => (tokens.ink_soft, icons::FLOATED),
        Some(ProposalStatus::UnderDiscussion) => (tokens.ink_soft, icons::TALK),
        Some(ProposalStatus::Agreed) => (tokens.accent, icons::DONE),
        Some(ProposalStatus::Rejected) => (tokens.danger, icons::REMOVE),
        Some(ProposalStatus::Withdrawn) => (tokens.ink_soft, icons::UNDO),
        Some(ProposalStatus::Superseded) => (tokens.ink_soft, icons::HISTORY),
        _ => (tokens.ink, icons::PROPOSAL),
    };
    let is_agreed = status == Some(&ProposalStatus::Agreed);
    Mark {
        fill: if is_agreed { colour } else { tokens.paper },
        ring: colour,
        icon: Some(icon),
        ink: if is_agreed { tokens.on_accent } else { colour },
    }
}

/// A deadline by how it stands to it.
pub(super) fn deadline(lateness: Lateness, tokens: &Tokens) -> Mark {
    match lateness {
        Lateness::Done | Lateness::DoneLate(_) => Mark {
            fill: tokens.accent,
            ring: tokens.accent,
            icon: Some(icons::DONE),
            ink: tokens.on_accent,
        },
        Lateness::Overdue(_) => Mark {
            fill: tokens.danger,
            ring: tokens.danger,
            icon: Some(icons::DEMANDS),
            ink: tokens.paper,
        },
        Lateness::Open(_) | Lateness::NoDeadline => Mark {
            fill: tokens.paper,
            ring: tokens.ink_soft,
            icon: None,
            ink: tokens.ink_soft,
        },
    }
}

/// A reaction by its tone.
pub(super) fn reaction(tone: Option<&Tone>) -> Mark {
    let stance = match tone {
        Some(Tone::Welcomes) => Stance::Supports,
        Some(Tone::Cautious) => Stance::Reluctant,
        Some(Tone::Critical) => Stance::Opposes,
        Some(Tone::Neutral) => Stance::Undecided,
        _ => Stance::NotKnown,
    };
    let look = stance::look(&stance);
    Mark {
        fill: look.fill,
        ring: look.fill,
        icon: Some(look.icon),
        ink: look.text,
    }
}

/// The chip of a shift.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chip {
    pub(super) look: stance::Look,
    /// Whether the stance does not stand any more.
    pub(super) is_hollow: bool,
    /// The arrow of a move.
    pub(super) arrow: Option<Icon>,
}

pub(super) fn shift(kind: ShiftKind) -> Chip {
    let stance = match kind {
        ShiftKind::Moved { to, .. } | ShiftKind::First(to) | ShiftKind::Again(to) => to.stance(),
        ShiftKind::Retracted(from) => from.stance(),
        ShiftKind::Lost(_) => Stance::NotKnown,
    };
    Chip {
        look: stance::look(&stance),
        is_hollow: matches!(kind, ShiftKind::Retracted(_)),
        arrow: kind.is_towards().map(|is_towards| {
            if is_towards {
                icons::MOVED
            } else {
                icons::MOVED_AWAY
            }
        }),
    }
}
