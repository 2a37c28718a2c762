//! What a report says.

use super::{Block, Cell, Report, Section};
use crate::{
    analysis::{
        matrix::{Axes, ColumnKind, Matrix, Query, When},
        moments::Rank,
        shifts,
        standing::State,
    },
    model::{
        Attribution, Id, Kind, Proposal, Source, naming,
        word::{Basis, Word},
    },
    present::{
        Stage,
        facts::{self, Fact, Value, dotted},
    },
};

/// The report of what a stage shows.
pub fn of(stage: &Stage) -> Report {
    let scenario = stage.scenario();
    let mut sections = vec![
        cards(stage, "Parties", Kind::Party),
        cards(stage, "Talks", Kind::Talk),
        cards(stage, "Issues", Kind::Issue),
        positions(stage),
        proposals(stage),
        commitments(stage),
        cards(stage, "Benefits and risks", Kind::Implication),
        cards(stage, "Reactions", Kind::Reaction),
        cards(stage, "Relations", Kind::Relation),
        sources(stage),
    ];
    sections.retain(|section| !section.blocks.is_empty());
    Report {
        title: match scenario.title.trim() {
            "" => "Report".to_owned(),
            title => title.to_owned(),
        },
        language: scenario.language.clone(),
        date: scenario
            .today
            .as_ref()
            .map(|date| stage.date(date))
            .unwrap_or_default(),
        is_team: stage.is_team(),
        summary: scenario.summary.clone(),
        sections,
    }
}

/// All cards of a kind, one after another.
fn cards(stage: &Stage, title: &str, kind: Kind) -> Section {
    let ids = stage.scenario().cards(kind).map(|card| card.id().clone());
    Section {
        title: title.to_owned(),
        blocks: ids.flat_map(|id| card(stage, &id)).collect(),
    }
}

fn card(stage: &Stage, id: &Id) -> Vec<Block> {
    let Some(facts) = facts::of(stage, id) else {
        return Vec::new();
    };
    let mut blocks = vec![Block::Heading(facts.title)];
    blocks.extend((!facts.line.is_empty()).then_some(Block::Line(facts.line)));
    blocks.extend(fields(stage, &facts.all));
    if stage
        .index()
        .place(id)
        .is_some_and(|place| place.kind.is_card())
    {
        blocks.extend(cited(stage, facts::cited(stage, id)));
    }
    blocks
}

fn fields(stage: &Stage, facts: &[Fact]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for fact in facts {
        let label = fact.label.to_owned();
        match &fact.value {
            Value::Words(words) => fields.push((label, vec![words.clone()])),
            Value::Parties(parties) => {
                let names: Vec<String> = parties.iter().map(|it| stage.title(it)).collect();
                fields.push((label, vec![names.join(", ")]));
            }
            Value::List(list) => fields.push((label, list.clone())),
            Value::Text(text) => {
                if !fields.is_empty() {
                    blocks.push(Block::Fields(std::mem::take(&mut fields)));
                }
                blocks.extend((!label.is_empty()).then_some(Block::Line(label)));
                blocks.push(Block::Text(text.clone()));
            }
        }
    }
    if !fields.is_empty() {
        blocks.push(Block::Fields(fields));
    }
    blocks
}

/// What something rests on, source by source.
fn cited(stage: &Stage, sources: &[Attribution]) -> Option<Block> {
    let told: Vec<String> = sources
        .iter()
        .map(|it| {
            let basis = it.basis.as_ref().map(Basis::label).unwrap_or_default();
            let mut text = dotted([
                it.who.as_str(),
                basis,
                &stage.title(it.source.id()),
                it.locator.as_str(),
            ]);
            if !it.quote.trim().is_empty() {
                text.push_str(&format!(": “{}”", it.quote.trim()));
            }
            text
        })
        .collect();
    (!told.is_empty()).then_some(Block::Sources(told))
}

/// The matrices as of now, then what moved, then each position in words.
fn positions(stage: &Stage) -> Section {
    let mut blocks = Vec::new();
    for columns in [
        ColumnKind::Options,
        ColumnKind::Provisions,
        ColumnKind::Proposals,
    ] {
        let query = Query {
            columns,
            on_record_only: true,
            ..Query::default()
        };
        let axes = Axes::of(stage.scenario(), stage.standing(), &query);
        let when = When {
            now: Rank::END,
            then: None,
            sight: stage.sight(),
        };
        let matrix = Matrix::at(&axes, stage.standing(), when);
        blocks.extend(matrix_table(&axes, &matrix));
    }
    let moved = shifts::between(
        stage.scenario(),
        stage.standing(),
        Rank::BEGINNING,
        Rank::END,
        stage.sight(),
    );
    if !moved.is_empty() {
        blocks.push(Block::Heading("What moved".to_owned()));
        let told = stage.with_names(|names| {
            let told = moved.iter().map(|shift| shift.in_words(names).to_string());
            told.collect()
        });
        blocks.push(Block::List(told));
    }
    let own = cards(stage, "", Kind::Position).blocks;
    blocks.extend(own);
    Section {
        title: "Where the parties stand".to_owned(),
        blocks,
    }
}

fn matrix_table(axes: &Axes, matrix: &Matrix) -> Option<Block> {
    let known = |row: &usize| {
        matrix
            .row(*row)
            .iter()
            .any(|cell| cell.state != State::Nothing)
    };
    let parties: Vec<usize> = (0..axes.rows.len()).filter(known).collect();
    if parties.is_empty() {
        return None;
    }
    let names = parties.iter().filter_map(|place| axes.rows.get(*place));
    let mut head = vec![String::new()];
    head.extend(names.map(|row| row.short_name.clone()));
    let mut rows = Vec::new();
    for (place, column) in axes.columns.iter().enumerate() {
        let cells = parties
            .iter()
            .map(|row| match matrix.cell(*row, place).state {
                State::Nothing => Cell::default(),
                State::NotKnown => Cell::from("not known".to_owned()),
                State::Known(degree) => Cell {
                    text: degree.word(),
                    stance: Some(degree.stance()),
                },
            });
        let cells: Vec<Cell> = cells.collect();
        if cells.iter().all(|cell| cell.text.is_empty()) {
            continue;
        }
        let group = axes
            .groups
            .get(column.group)
            .map(|group| group.title.as_str());
        let title = match group.filter(|group| !group.is_empty() && *group != column.title) {
            Some(group) => format!("{group}: {}", column.title),
            None => column.title.clone(),
        };
        let mut row = vec![Cell::from(title)];
        row.extend(cells);
        rows.push(row);
    }
    Some(Block::Table(head, rows))
}

fn proposals(stage: &Stage) -> Section {
    let mut blocks = Vec::new();
    for proposal in stage.scenario().proposals.iter() {
        let Some(facts) = facts::of(stage, &proposal.id) else {
            continue;
        };
        blocks.push(Block::Heading(facts.title));
        blocks.extend((!facts.line.is_empty()).then_some(Block::Line(facts.line)));
        // Provisions are told below, in full.
        let told: Vec<Fact> = facts
            .all
            .into_iter()
            .filter(|it| it.label != "Provisions")
            .collect();
        blocks.extend(fields(stage, &told));
        blocks.extend(cited(stage, &proposal.sources));
        blocks.extend(provisions(stage, proposal));
    }
    Section {
        title: "Proposals and their provisions".to_owned(),
        blocks,
    }
}

fn provisions(stage: &Stage, proposal: &Proposal) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in &proposal.provisions {
        let heading = naming::or_untitled(&part.heading, Kind::Provision);
        let heading = if part.agreed {
            heading
        } else {
            format!("[{heading}]")
        };
        blocks.push(Block::Heading(heading));
        let facts = facts::of(stage, &part.id).unwrap_or_default();
        blocks.extend(fields(stage, &facts.all));
    }
    blocks
}

fn commitments(stage: &Stage) -> Section {
    let mut blocks = Vec::new();
    let rows: Vec<Vec<Cell>> = stage
        .scenario()
        .commitments
        .iter()
        .map(|it| {
            let who: Vec<String> = it
                .responsible
                .iter()
                .map(|party| stage.title(party.id()))
                .collect();
            let cells = [
                naming::or_untitled(&it.title, Kind::Commitment),
                who.join(", "),
                facts::due(stage, it),
                facts::status_of(stage, it),
            ];
            cells.map(Cell::from).into()
        })
        .collect();
    if !rows.is_empty() {
        let head = ["What", "Responsible", "Due", "Status"].map(str::to_owned);
        blocks.push(Block::Table(head.into(), rows));
        blocks.extend(cards(stage, "", Kind::Commitment).blocks);
    }
    Section {
        title: "Commitments".to_owned(),
        blocks,
    }
}

fn sources(stage: &Stage) -> Section {
    let line = |source: &Source| {
        dotted([
            naming::or_untitled(&source.title, Kind::Source).as_str(),
            &facts::published(stage, source),
            &source.url,
        ])
    };
    let all: Vec<String> = stage.scenario().sources.iter().map(line).collect();
    Section {
        title: "Sources".to_owned(),
        blocks: if all.is_empty() {
            Vec::new()
        } else {
            vec![Block::List(all)]
        },
    }
}
