//! The fields of a saved view of the map.

use std::collections::BTreeMap;

use egui::RichText;

use super::{
    attribution, choices,
    form::{Folds, Form, NOT_CHOSEN},
};
use crate::{
    model::{
        Amount, Id, Kind, Point, Spot, View,
        word::{RelationKind, Word as _},
    },
    theme::icons,
    widgets::button,
};

pub(super) fn show(form: &mut Form<'_, '_, View>, view: &View) {
    form.head(view);
    form.title("Title", &view.title, |view, text| view.title = text);
    form.pair(
        |form| {
            form.word_or("Question", NOT_CHOSEN, view.lens.as_ref(), |view, word| {
                view.lens = word
            })
        },
        |form| {
            form.word_or("Layout", NOT_CHOSEN, view.layout.as_ref(), |view, word| {
                view.layout = word
            })
        },
    );
    form.reference("About", view.subject.as_ref(), |view, id| view.subject = id);
    form.moment("As of", "Now", &view.as_of, |view, moment| {
        view.as_of = moment
    });
    form.reference("In focus", view.focus.as_ref(), |view, id| view.focus = id);
    form.number("Steps from the focus", view.degrees, |view, degrees| {
        view.degrees = degrees
    });
    let is_blank = view.kinds.is_empty()
        && view.ties.is_empty()
        && view.parties.is_empty()
        && view.tags.is_empty()
        && view.hidden.is_empty()
        && view.collapsed.is_empty();
    form.beside("What it shows", Folds::away_if(is_blank), |form| {
        contents(form, view);
    });
    form.beside("Where things stand", Folds::Away, |form| {
        standing(form, view);
    });
    attribution::sources(form, view, View::KEYS);
    form.beside("Notes", Folds::away_if(view.notes.is_empty()), |form| {
        attribution::notes(form, view);
    });
}

fn contents(form: &mut Form<'_, '_, View>, view: &View) {
    let kinds: Vec<(String, String)> = Kind::CARDS
        .into_iter()
        .chain([Kind::Choice, Kind::Provision])
        .map(|kind| (kind.noun().to_owned(), kind.plural().to_owned()))
        .collect();
    let ties: Vec<(String, String)> = RelationKind::ALL
        .iter()
        .map(|kind| (kind.word().to_owned(), kind.label().to_owned()))
        .collect();
    form.words("Only these kinds", "kind", &view.kinds, &kinds, |view| {
        &mut view.kinds
    });
    form.words("Only these ties", "tie", &view.ties, &ties, |view| {
        &mut view.ties
    });
    form.references("Only these parties", &view.parties, |view| {
        &mut view.parties
    });
    form.tags("Only these tags", &view.tags, |view| &mut view.tags);
    form.references("Hidden", &view.hidden, |view| &mut view.hidden);
    form.references("Collapsed groups", &view.collapsed, |view| {
        &mut view.collapsed
    });
}

/// What the map itself will set; rarely typed.
fn standing(form: &mut Form<'_, '_, View>, view: &View) {
    form.number("Zoom", view.zoom, |view, zoom| view.zoom = zoom);
    let centre = view.centre;
    form.pair(
        |form| {
            let across = centre.map(|centre| Amount(centre.x));
            form.number("Centre, across", across, |view, x| {
                view.centre = moved(view.centre, x, None);
            });
        },
        |form| {
            let down = centre.map(|centre| Amount(centre.y));
            form.number("Centre, down", down, |view, y| {
                view.centre = moved(view.centre, None, y);
            });
        },
    );
    form.references("Pinned", &view.pinned, |view| &mut view.pinned);
    form.label("Places");
    form.part(
        "places",
        |view: &mut View| Some(&mut view.places),
        |form| places(form, &view.places),
    );
}

/// The centre with another number in it; none at all once both are gone.
fn moved(centre: Option<Point>, x: Option<Amount>, y: Option<Amount>) -> Option<Point> {
    match (x, y) {
        (None, None) => None,
        _ => {
            let before = centre.unwrap_or_default();
            Some(Point {
                x: x.map_or(before.x, |x| x.0),
                y: y.map_or(before.y, |y| y.0),
            })
        }
    }
}

type Places = BTreeMap<Id, Spot>;

fn places(form: &mut Form<'_, '_, Places>, all: &Places) {
    for (id, spot) in all {
        let title = form.cx.title(id);
        let mut is_removed = false;
        form.ui.push_id(id.as_str(), |ui| {
            ui.horizontal(|ui| {
                let width = ui.available_width() - crate::theme::space::TARGET - 8.0;
                ui.scope(|ui| {
                    ui.set_max_width(width);
                    ui.add(egui::Label::new(RichText::new(&title)).truncate());
                });
                let name = format!("Remove the place of {title}");
                is_removed = button::icon(ui, icons::REMOVE, &name).clicked();
            });
        });
        if is_removed {
            let gone = id.clone();
            form.set("places", move |places| {
                places.remove(&gone);
            });
        }
        let wanted = id.clone();
        form.part(
            id.as_str(),
            move |places: &mut Places| places.get_mut(&wanted),
            |form| coordinates(form, &title, *spot),
        );
    }
    let button = form.add_button("Places", "Add a place");
    let present: Vec<&Id> = all.keys().collect();
    if let Some(chosen) = choices::pick(form.cx, &button, &[], &[], &present) {
        form.set_chosen("places", chosen, |places, id| {
            places.insert(id.clone(), Spot::default());
        });
    }
}

fn coordinates(form: &mut Form<'_, '_, Spot>, title: &str, spot: Spot) {
    form.pair(
        |form| {
            let label = format!("{title}, across");
            form.number(&label, Some(Amount(spot.0.x)), |spot, x| {
                spot.0.x = x.unwrap_or_default().0;
            });
        },
        |form| {
            let label = format!("{title}, down");
            form.number(&label, Some(Amount(spot.0.y)), |spot, y| {
                spot.0.y = y.unwrap_or_default().0;
            });
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_centre_comes_with_its_first_number_and_goes_with_either() {
        let at = |x, y| Some(Point { x, y });
        assert_eq!(moved(None, Some(Amount(3.0)), None), at(3.0, 0.0));
        assert_eq!(moved(at(3.0, 1.0), None, Some(Amount(2.0))), at(3.0, 2.0));
        assert_eq!(moved(at(3.0, 1.0), None, None), None);
    }
}
