//! The PDF, read back by another library.

use std::collections::BTreeSet;

use lopdf::{Document, Object};
use nonpaper::{
    io::samples::Template,
    model::handling::Room,
    present::{
        Stage, deck,
        out::{self, Format},
    },
};

use crate::support::{automatic, craft, read, sample};

/// All that a PDF says: the text of its pages, and every string in it, bookmarks and metadata too.
pub(crate) fn everything(file: &[u8]) -> String {
    let document = Document::load_mem(file).unwrap();
    let numbers: Vec<u32> = document.get_pages().keys().copied().collect();
    let mut all = document.extract_text(&numbers).unwrap();
    for object in document
        .objects
        .values()
        .chain(document.trailer.iter().map(|(_, it)| it))
    {
        strings(object, &mut all);
    }
    all
}

fn strings(object: &Object, all: &mut String) {
    match object {
        Object::String(..) => {
            all.push('\n');
            all.push_str(&lopdf::decode_text_string(object).unwrap_or_default());
        }
        Object::Array(list) => list.iter().for_each(|it| strings(it, all)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, it)| strings(it, all)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, it)| strings(it, all)),
        _ => {}
    }
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| word.len() > 2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_pdf_says_what_its_pages_say_and_has_a_bookmark_for_each_slide() {
    for template in [Template::BerlinTalks, Template::Aceh] {
        let scenario = sample(template);
        let room = Room::public();
        let stage = Stage::for_room(&scenario, &room, None, &craft());
        let brief = automatic(&stage, Some(&room));
        let pages = deck::pages(&stage, &brief);
        let file = out::write(&stage, &brief, Format::Pdf).unwrap().remove(0);
        let document = Document::load_mem(&file).unwrap();
        assert_eq!(document.get_pages().len(), pages.len());
        let text = everything(&file);
        let missing: Vec<String> = words(&read(&pages))
            .difference(&words(&text))
            .cloned()
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
        let mut titles = Vec::new();
        let outline = document
            .catalog()
            .unwrap()
            .get(b"Outlines")
            .unwrap()
            .as_reference()
            .unwrap();
        let outline = document.get_dictionary(outline).unwrap();
        let mut next = outline
            .get(b"First")
            .ok()
            .and_then(|it| it.as_reference().ok());
        while let Some(id) = next {
            let entry = document.get_dictionary(id).unwrap();
            titles.push(lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap());
            next = entry
                .get(b"Next")
                .ok()
                .and_then(|it| it.as_reference().ok());
        }
        let mut expected: Vec<&str> = pages.iter().map(|page| page.scene.title.as_str()).collect();
        expected.dedup();
        assert_eq!(titles, expected);
        assert!(titles.len() >= 6, "{titles:?}");
    }
}

#[test]
fn a_pdf_names_no_author_no_program_and_no_day() {
    let scenario = sample(Template::BerlinTalks);
    let room = Room::public();
    let stage = Stage::for_room(&scenario, &room, None, &craft());
    let brief = automatic(&stage, Some(&room));
    let file = out::write(&stage, &brief, Format::Pdf).unwrap().remove(0);
    let document = Document::load_mem(&file).unwrap();
    let info = document
        .trailer
        .get(b"Info")
        .unwrap()
        .as_reference()
        .unwrap();
    let info = document.get_dictionary(info).unwrap();
    let keys: Vec<String> = info
        .iter()
        .map(|(key, _)| String::from_utf8_lossy(key).into_owned())
        .collect();
    assert_eq!(keys, ["Title"]);
    let language = document.catalog().unwrap().get(b"Lang").unwrap();
    assert_eq!(
        lopdf::decode_text_string(language).unwrap(),
        scenario.language
    );
    for word in [
        "CreationDate",
        "Producer",
        "Author",
        "krilla",
        "Nonpaper",
        "nonpaper",
    ] {
        let found = file
            .windows(word.len())
            .any(|bytes| bytes == word.as_bytes());
        assert!(!found, "{word}");
    }
    assert_eq!(
        file,
        out::write(&stage, &brief, Format::Pdf).unwrap().remove(0)
    );
    // The faces are in it, of each only what is needed.
    assert!(file.len() < 400_000, "{} bytes", file.len());
    let fonts = document.objects.values().filter(|object| {
        let dictionary = object.as_dict().ok();
        dictionary.is_some_and(|it| it.has(b"FontFile2") || it.has(b"FontFile3"))
    });
    assert!(fonts.count() >= 3);
}
