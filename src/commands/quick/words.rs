//! The lists of words of the format, as people write them.

use super::line::words;
use crate::model::word::{
    Basis, CommitmentKind, Confidence, Effect, Horizon, ImplementationStatus, PartyKind, PartyRole,
    ProposalKind, ProposalStatus, SourceKind, TalkFormat, TalkStatus, Theme, Track, Word,
};

/// A list of words with other ways of writing them.
pub(in crate::commands) trait Written: Word {
    /// Other ways of writing them, in lower case and without accents.
    const OTHERS: &'static [(&'static str, Self)] = &[];
    /// Whether it is a word that says nothing when it stands alone.
    fn is_offered(&self) -> bool {
        self.word() != "other"
    }
}

macro_rules! written {
    ($($ty:ident { $($other:literal $variant:ident),* $(,)? })*) => {$(
        impl Written for $ty {
            const OTHERS: &'static [(&'static str, Self)] = &[$(($other, $ty::$variant)),*];
        }
    )*};
}

written! {
    PartyKind {
        "states" State, "country" State, "international organization" InternationalOrganisation,
        "rebel group" ArmedGroup, "ngo" CivilSociety, "person" Envoy,
    }
    PartyRole { "party to the conflict" ConflictParty, "mediators" Mediator, "observers" Observer }
    TalkFormat {
        "proximity" Proximity, "shuttle" Shuttle, "shuttle diplomacy" Shuttle,
    }
    TalkStatus {
        "underway" UnderWay, "ongoing" UnderWay, "canceled" Cancelled, "done" Concluded,
        "ended" Concluded,
    }
    Track {
        "track one" One, "track one and a half" OneAndHalf, "track two" Two, "track i" One,
        "track ii" Two,
    }
    Theme { "economy" Economic }
    ProposalKind { "nonpaper" NonPaper, "counterproposal" CounterProposal }
    ProposalStatus { "discussed" UnderDiscussion }
    Confidence {
        "high confidence" High, "medium confidence" Medium, "low confidence" Low,
        "confidence high" High, "confidence medium" Medium, "confidence low" Low,
    }
    CommitmentKind {}
    Effect {}
    ImplementationStatus {
        "fully implemented" Full, "implemented" Full, "not started" NotInitiated,
        "partly implemented" Intermediate,
    }
    Horizon { "short term" Immediate, "medium" Medium, "long" Long }
    SourceKind { "press statement" Statement, "communique" Communique, "news" Article }
    Basis {
        "officials" UnnamedOfficials, "official" UnnamedOfficials, "unnamed officials" UnnamedOfficials,
        "unnamed official" UnnamedOfficials, "background" OnBackground, "record" OnTheRecord,
        "sources close" SourcesClose, "insiders" SourcesClose, "sources" SourcesClose,
        "analyst" Analysts, "experts" Analysts, "observer" Observers, "critic" Critics,
        "own assessment" OwnAssessment, "assessment" OwnAssessment, "our assessment" OwnAssessment,
    }
}

/// The word of the list that a text is.
pub(in crate::commands) fn read<W: Written>(text: &str) -> Option<W> {
    let typed = words(text);
    if typed.is_empty() {
        return None;
    }
    let is = |word: &&W| words(word.label()) == typed || words(word.word()) == typed;
    W::ALL.iter().find(is).cloned().or_else(|| {
        let joined = typed.join(" ");
        let other = W::OTHERS.iter().find(|(other, _)| *other == joined)?;
        Some(other.1.clone())
    })
}

/// The words of a list, as they are offered.
pub(super) fn offered<W: Written>() -> impl Iterator<Item = String> {
    W::ALL
        .iter()
        .filter(|word| word.is_offered())
        .map(|word| word.label().to_lowercase())
}

/// The basis that is named somewhere in a text: `Kyiv officials`.
pub(in crate::commands) fn basis_within(text: &str) -> Option<Basis> {
    let typed = words(text);
    let named = |word: &String| match word.as_str() {
        "officials" | "official" | "diplomats" | "diplomat" => Some(Basis::UnnamedOfficials),
        "analysts" | "analyst" | "experts" => Some(Basis::Analysts),
        "observers" => Some(Basis::Observers),
        "critics" => Some(Basis::Critics),
        _ => None,
    };
    let close = typed.windows(2).any(|two| two == ["sources", "close"]);
    typed
        .iter()
        .rev()
        .find_map(named)
        .or(close.then_some(Basis::SourcesClose))
}

/// A number that a text gives after a word: `likelihood 4`, `impact 5`, `worth 60`.
pub(super) fn number_after(text: &str, names: &[&str]) -> Option<i32> {
    let typed = words(text);
    let [name, number] = typed.as_slice() else {
        return None;
    };
    names
        .contains(&name.as_str())
        .then(|| number.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_any_case_and_spelling() {
        assert_eq!(
            read::<PartyKind>("Armed group"),
            Some(PartyKind::ArmedGroup)
        );
        assert_eq!(
            read::<PartyKind>("armed-group"),
            Some(PartyKind::ArmedGroup)
        );
        assert_eq!(
            read::<PartyKind>("international organization"),
            Some(PartyKind::InternationalOrganisation)
        );
        assert_eq!(read::<Track>("track 1.5"), Some(Track::OneAndHalf));
        assert_eq!(
            read::<SourceKind>("communiqué"),
            Some(SourceKind::Communique)
        );
        assert_eq!(read::<TalkStatus>("Geneva"), None);
        assert_eq!(
            basis_within("two Kyiv officials"),
            Some(Basis::UnnamedOfficials)
        );
        assert_eq!(
            basis_within("sources close to GAM"),
            Some(Basis::SourcesClose)
        );
        assert_eq!(basis_within("BBC News"), None);
    }
}
