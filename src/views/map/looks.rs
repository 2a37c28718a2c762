//! How the ties of a map look, what they say, and what of that the legend has to explain.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use egui::Ui;

use super::{
    draw::{Look, TIE_LABEL, look, says_so},
    prepare::{Line, Prepared},
};
use crate::{
    analysis::network::{self, Seen},
    model::{
        View,
        word::{Lens, Stance, Word as _},
    },
    theme::{Face, Tokens},
    widgets::label,
};

impl Prepared {
    /// Notes what the legend has to explain.
    pub(super) fn note_examples(&mut self, unfiltered: &Seen) {
        let mut kinds = BTreeMap::new();
        for place in &unfiltered.ties {
            if let Some(tie) = self.network.ties.get(*place) {
                kinds.entry(tie.kind).or_insert(*place);
            }
        }
        let nodes = unfiltered.nodes.iter();
        let nodes = nodes.filter_map(|place| self.network.nodes.get(*place));
        self.kinds = nodes.map(|node| node.kind).collect::<HashSet<_>>().into();
        let mut stances: Vec<(Stance, usize)> = Vec::new();
        for place in &self.seen.ties {
            let Some(tie) = self.network.ties.get(*place) else {
                continue;
            };
            if let Some(stance) = &tie.stance
                && !stances.iter().any(|(known, _)| known == stance)
            {
                stances.push((stance.clone(), *place));
            }
        }
        let rank = |stance: &Stance| Stance::ALL.iter().position(|known| known == stance);
        stances.sort_by_key(|(stance, _)| rank(stance));
        self.tie_kinds = Arc::new(kinds);
        self.stances = stances.into();
    }

    /// What nobody could read from a line's look, measured.
    pub(super) fn words_on_lines(&self, ui: &Ui) -> Vec<Option<(String, f32)>> {
        const LETTERS: usize = 60;
        const FEW: usize = 24;
        let few = self.lines.len() <= FEW;
        let font = || Face::Sans.at(TIE_LABEL);
        let ink = Tokens::of(ui).ink;
        let said = |line: &Line| {
            let tie = self.network.ties.get(line.tie)?;
            let text = says_so(tie, few).then(|| label::shortened(&tie.says(), LETTERS))?;
            let width = label::laid_out(ui, &text, font(), ink, f32::INFINITY, 1)
                .size()
                .x;
            Some((text, width))
        };
        self.lines.iter().map(said).collect()
    }

    pub(super) fn looks(&self, tokens: &Tokens, view: &View) -> Vec<Look> {
        let circular = if view.lens == Some(Lens::Conditions) {
            self.circles()
        } else {
            HashSet::new()
        };
        let look_of = |(place, line): (usize, &Line)| {
            let tie = self.network.ties.get(line.tie);
            let mut look = tie.map_or(Look::NONE, |tie| look(tie, tokens));
            if circular.contains(&place) {
                look.colour = tokens.danger;
                look.width += 0.8;
            }
            look
        };
        self.lines.iter().enumerate().map(look_of).collect()
    }

    /// The lines of conditions that make a circle.
    fn circles(&self) -> HashSet<usize> {
        let ties = network::circular(&self.network, &self.seen);
        let lines = self.lines.iter().enumerate();
        lines
            .filter(|(_, line)| ties.contains(&line.tie))
            .map(|(place, _)| place)
            .collect()
    }
}
