//! What parts the columns of a table.

use std::{cmp::Reverse, collections::HashMap};

/// How much of a table is looked at to find out, in bytes and in rows.
const SAMPLE: usize = 64 * 1024;
const SAMPLE_ROWS: usize = 100;

/// What can part columns, the likeliest first.
const ALL: [u8; 3] = *b"\t,;";

/// How well a delimiter fits a table, the best the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// How many of a thousand rows have the most common number of columns above one.
    even: usize,
    /// How many quotation marks stand where none should.
    stray: Reverse<usize>,
    /// What is copied from a spreadsheet has tabs, whatever else its cells hold.
    is_tab: bool,
    /// The most common number of columns.
    columns: usize,
}

/// The delimiter with which the rows are most alike. A comma if nothing parts anything.
pub(super) fn detect(text: &str) -> u8 {
    let sample = text.as_bytes().get(..SAMPLE).unwrap_or(text.as_bytes());
    let fits = ALL.into_iter().filter_map(|delimiter| {
        let fit = fit(sample, delimiter)?;
        Some((fit, delimiter))
    });
    // The last of equals wins, so the likeliest has to come last.
    let best = fits.rev().max_by_key(|(fit, _)| *fit);
    best.map_or(b',', |(_, delimiter)| delimiter)
}

/// Where the reader of a sample is in a cell.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Start,
    Plain,
    Quoted,
    /// After a quotation mark within quotation marks: the end of the cell, or half of a mark.
    Closing,
}

fn fit(sample: &[u8], delimiter: u8) -> Option<Fit> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    let (mut at, mut columns, mut stray, mut rows) = (At::Start, 1, 0, 0);
    let line_end = std::iter::once(&b'\n');
    for byte in sample.iter().chain(line_end) {
        let is_quoted = at == At::Quoted;
        at = match (at, *byte) {
            (At::Quoted, b'"') => At::Closing,
            (At::Quoted, _) => At::Quoted,
            (At::Start | At::Closing, b'"') => At::Quoted,
            (_, byte) if byte == delimiter => {
                columns += 1;
                At::Start
            }
            (_, b'\n' | b'\r') => {
                if at != At::Start || columns > 1 {
                    rows += 1;
                    *counts.entry(columns).or_default() += 1;
                }
                columns = 1;
                At::Start
            }
            (At::Plain, b'"') | (At::Closing, _) => {
                stray += 1;
                At::Plain
            }
            _ => At::Plain,
        };
        if rows == SAMPLE_ROWS && !is_quoted {
            break;
        }
    }
    let even = counts.into_iter().filter(|(columns, _)| *columns > 1);
    let (rows_alike, columns) = even.map(|(columns, rows)| (rows, columns)).max()?;
    Some(Fit {
        even: rows_alike * 1_000 / rows,
        stray: Reverse(stray),
        is_tab: delimiter == b'\t',
        columns,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_parts_the_columns() {
        for (text, delimiter) in [
            ("a,b,c\n1,2,3", b','),
            ("a;b;c\n1,5;2,5;x", b';'),
            ("a\tb\n1, or 2\t3; 4", b'\t'),
            ("party\tstance\nFrance, Germany\taccepts", b'\t'),
            ("France, Germany, Italy\taccept", b'\t'),
            ("\"a;b\",c\n\"d;e\",f", b','),
            ("b,\"x\ty\"", b','),
            ("one\ntwo", b','),
            ("", b','),
            ("a,b;c,d", b','),
            ("Who;What\n\"Long, with commas,\nand a line\";x\ny;z", b';'),
            ("A title, and more\n\na;b;c\nd;e;f\ng;h;i", b';'),
        ] {
            assert_eq!(char::from(detect(text)), char::from(delimiter), "{text}");
        }
    }
}
