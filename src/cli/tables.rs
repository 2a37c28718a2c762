//! `nonpaper export` of tables and calendars.

use anyhow::bail;

use super::export::{Asked, Due, ExportFormat, ExportView, TableOf};
use crate::{
    analysis::{
        matrix::{ColumnKind, Query},
        moments::{AsOf, Moments},
        room::spec::Audience,
    },
    commands::{
        Clock,
        sheets::{self, Format, MatrixShape, Source, What, Wish},
    },
    io::calendar::DueAs,
};

pub(super) fn made(asked: &Asked) -> anyhow::Result<Vec<u8>> {
    let what = what(asked);
    let Some(format) = format_of(asked, &what) else {
        let formats: Vec<&str> = match what {
            What::Calendar => vec!["ics"],
            _ => vec!["csv", "xlsx", "md"],
        };
        bail!(
            "this view is not written as {}, but as {}",
            asked.format.word(),
            formats.join(", ")
        );
    };
    if what.is_for_team_only() && asked.audience != Audience::Team {
        bail!(
            "findings are for the team only, for they tell what is missing and what others must not see: add --room team"
        );
    }
    let as_of = asked.as_of.clone().unwrap_or_default();
    if what == What::Commitments
        && let AsOf::At(_) = &as_of
        && as_of.rank(&Moments::of(&asked.scenario)).day().is_none()
    {
        bail!("how far commitments are depends on the day, and this moment has none: give a date");
    }
    let source = Source {
        scenario: asked.scenario.clone(),
        reports: None,
        as_of,
        clock: Clock::System,
    };
    let wish = Wish {
        what,
        format,
        audience: asked.audience.clone(),
    };
    sheets::write(&wish, &source).map_err(anyhow::Error::msg)
}

fn what(asked: &Asked) -> What {
    let columns = match asked.of_view.of {
        Some(TableOf::Options) => Some(ColumnKind::Options),
        Some(TableOf::Provisions) => Some(ColumnKind::Provisions),
        Some(TableOf::Proposals) => Some(ColumnKind::Proposals),
        Some(TableOf::Record) | None => None,
    };
    let query = columns.map(|columns| Query {
        columns,
        ..Query::default()
    });
    match asked.view {
        ExportView::Commitments => What::Commitments,
        ExportView::Check => What::Findings,
        ExportView::Timeline => What::Calendar,
        ExportView::Positions | ExportView::Map if asked.of_view.of == Some(TableOf::Record) => {
            What::Record
        }
        ExportView::Positions | ExportView::Map => What::Positions(Box::new(MatrixShape {
            query,
            ..MatrixShape::default()
        })),
    }
}

/// The format that is meant, if this is written in it.
fn format_of(asked: &Asked, what: &What) -> Option<Format> {
    let format = match asked.format {
        ExportFormat::Csv => Format::Csv,
        ExportFormat::Xlsx => Format::Xlsx,
        ExportFormat::Md => Format::Markdown,
        ExportFormat::Ics => Format::Ics(match asked.of_view.due {
            Some(Due::Day) => DueAs::Event,
            Some(Due::Task) | None => DueAs::Todo,
        }),
        _ => return None,
    };
    what.formats().contains(&format).then_some(format)
}
