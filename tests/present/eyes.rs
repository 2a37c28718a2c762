//! The automatic briefs of the samples, for eyes: drawn into `target/slides`, compared with nothing.
//!
//! `cargo test --features pictures,real-window --test present -- --ignored`

use std::fs;

use nonpaper::{
    io::samples::Template,
    model::{
        handling::Room,
        word::{Aspect, Word as _},
    },
    present::{Stage, deck},
    scene::png,
};

use crate::support::{automatic, craft, sample};

#[test]
#[ignore = "for eyes: it compares nothing"]
fn the_automatic_briefs() {
    let craft = craft();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/slides");
    fs::create_dir_all(&folder).unwrap();
    for (name, template) in [
        ("berlin", Template::BerlinTalks),
        ("aceh", Template::Aceh),
        ("mediated", Template::Mediated),
    ] {
        let scenario = sample(template);
        let room = Room::public();
        let stage = Stage::for_room(&scenario, &room, None, &craft);
        for aspect in Aspect::ALL {
            let brief = deck::in_aspect(automatic(&stage, Some(&room)), aspect.clone());
            for (number, page) in (1..).zip(deck::pages(&stage, &brief)) {
                let shape = aspect.word().replace(':', "-");
                let file = folder.join(format!("{name}-{shape}-{number:02}.png"));
                fs::write(file, png::write(&page.scene, 1.0, &craft.fonts).unwrap()).unwrap();
            }
        }
    }
}
