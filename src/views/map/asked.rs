//! What was asked of the map: a way between two things, or what strains an alliance.

use super::{draw::Lit, prepare::Prepared, reading};
use crate::{
    analysis::network::{self, Triad},
    model::Id,
};

/// A question whose answer is lit on the map.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Asked {
    /// The shortest way between two things.
    Way(Id, Id),
    /// Three parties out of balance.
    Strain([Id; 3]),
}

impl Asked {
    /// The way that leads there, as places of things in the network.
    fn way(&self, prepared: &Prepared) -> Option<Vec<usize>> {
        let Self::Way(from, to) = self else {
            return None;
        };
        let network = &prepared.network;
        let (from, to) = (network.place(from)?, network.place(to)?);
        network::path(network, &prepared.seen, from, to)
    }

    /// What of the map is the answer.
    pub(super) fn lit(&self, prepared: &Prepared) -> Lit {
        let mut lit = Lit::none(prepared);
        let spot_of = |id: &Id| prepared.spot_of(id);
        let ids: Vec<&Id> = match self {
            Self::Way(from, to) => vec![from, to],
            Self::Strain(parties) => parties.iter().collect(),
        };
        ids.into_iter()
            .filter_map(spot_of)
            .for_each(|spot| lit.light(spot));
        match self {
            Self::Way(..) => {
                let way = self.way(prepared).unwrap_or_default();
                for pair in way.windows(2) {
                    let &[a, b] = pair else { continue };
                    light_between(&mut lit, prepared, a, b);
                }
            }
            Self::Strain(parties) => {
                let triad = reading::strain_of(prepared, parties);
                for line in 0..prepared.lines.len() {
                    let tie = prepared.lines.get(line).map(|line| line.tie);
                    let is_in = |triad: &Triad| tie.is_some_and(|tie| triad.ties.contains(&tie));
                    if triad.is_some_and(is_in) {
                        lit.light_line(prepared, line);
                    }
                }
            }
        }
        lit
    }

    /// The answer in words.
    pub(super) fn says(&self, prepared: &Prepared) -> String {
        let name = |place: usize| {
            let node = prepared.network.nodes.get(place);
            node.map(|node| node.title.clone()).unwrap_or_default()
        };
        match self {
            Self::Way(from, to) => match self.way(prepared) {
                Some(way) => {
                    let steps = way.len().saturating_sub(1);
                    let steps = if steps == 1 {
                        "1 step".to_owned()
                    } else {
                        format!("{steps} steps")
                    };
                    let names: Vec<String> = way.into_iter().map(name).collect();
                    format!("{steps}: {}", names.join(" – "))
                }
                None => {
                    let title = |id: &Id| prepared.network.place(id).map(name).unwrap_or_default();
                    format!(
                        "Nothing that is shown leads from {} to {}",
                        title(from),
                        title(to)
                    )
                }
            },
            Self::Strain(parties) => reading::strain_of(prepared, parties).map_or_else(
                || "These three are in balance now".to_owned(),
                |triad| triad.says.clone(),
            ),
        }
    }
}

fn light_between(lit: &mut Lit, prepared: &Prepared, a: usize, b: usize) {
    for (place, line) in prepared.lines.iter().enumerate() {
        let tie = prepared.network.ties.get(line.tie);
        let joins =
            |tie: &network::Tie| (tie.from, tie.to) == (a, b) || (tie.from, tie.to) == (b, a);
        if tie.is_some_and(joins) {
            lit.light_line(prepared, place);
        }
    }
}

/// The parties of a triad.
pub(super) fn ids_of(prepared: &Prepared, triad: &Triad) -> Option<[Id; 3]> {
    let id = |place: usize| Some(prepared.network.nodes.get(place)?.id.clone());
    let [a, b, c] = triad.parties;
    Some([id(a)?, id(b)?, id(c)?])
}
