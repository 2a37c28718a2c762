//! What is written is read again.

use std::collections::HashMap;

use super::super::{Edge, Format, Network, build, read, write};
use super::random;

#[test]
fn all_of_it_comes_back_from_graphml_gexf_and_kumu() {
    for seed in 0..150 {
        let network = random(seed, (seed % 23) as usize, (seed % 41) as usize);
        let whole = build::tidied(&network);
        for format in [Format::GraphMl, Format::Gexf, Format::Kumu] {
            let bytes = write(&network, format);
            let (back, warnings) = read(&bytes, format).unwrap();
            assert_eq!(back, whole, "{format}, seed {seed}");
            assert_eq!(warnings, Vec::<String>::new(), "{format}, seed {seed}");
            // And again the same bytes.
            assert_eq!(write(&back, format), bytes);
        }
    }
}

#[test]
fn ties_come_back_from_csv_between_the_same_nodes() {
    for seed in 0..150 {
        let network = random(seed, 1 + (seed % 23) as usize, (seed % 41) as usize);
        let whole = build::tidied(&network);
        let (back, warnings) = read(&write(&network, Format::Csv), Format::Csv).unwrap();
        assert_eq!(warnings, Vec::<String>::new(), "seed {seed}");
        assert_eq!(back.edges.len(), whole.edges.len(), "seed {seed}");
        // One name for each id, and no name for two of them.
        let mut names: HashMap<&str, &str> = HashMap::new();
        let mut ids: HashMap<&str, &str> = HashMap::new();
        for (old, new) in whole.edges.iter().zip(&back.edges) {
            for (id, name) in [(&old.source, &new.source), (&old.target, &new.target)] {
                assert_eq!(names.entry(id).or_insert(name), name, "seed {seed}");
                assert_eq!(ids.entry(name).or_insert(id), id, "seed {seed}");
            }
            let same = Edge {
                source: new.source.clone(),
                target: new.target.clone(),
                label: old.label.trim().to_owned(),
                kind: old.kind.trim().to_owned(),
                description: String::new(),
                ..old.clone()
            };
            assert_eq!(*new, same, "seed {seed}");
        }
    }
}

#[test]
fn nothing_is_a_network_too() {
    for format in Format::ALL_IN {
        let bytes = write(&Network::default(), format);
        assert_eq!(read(&bytes, format).unwrap().0, Network::default());
    }
}

#[test]
fn dot_is_written_and_not_read() {
    let bytes = write(&random(1, 4, 4), Format::Dot);
    let error = read(&bytes, Format::Dot).unwrap_err();
    assert!(error.to_string().contains("GraphML"), "{error}");
}
