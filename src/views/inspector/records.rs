//! Lists of parts: each a row that opens to its fields.

use egui::{RichText, Ui, collapsing_header::CollapsingState};

use super::form::Form;
use crate::{
    commands::Command,
    document::{Edit, IdSource, Transaction},
    model::{
        Id,
        field::{Field, own_ids},
    },
    theme::{Face, Tokens, fonts::size, icons, space},
    views::Context,
    widgets::{button, label, markdown},
};

/// What a row says before it is opened.
#[derive(Default)]
pub(super) struct Row {
    pub(super) title: String,
    pub(super) detail: String,
    /// More, on a line of its own.
    pub(super) below: String,
    pub(super) dot: Option<egui::Color32>,
}

/// How a list of parts of type `Q` is shown and changed.
pub(super) struct List<P, Q> {
    /// What one is called.
    pub(super) noun: &'static str,
    /// The list.
    pub(super) get: fn(&mut P) -> &mut Vec<Q>,
    /// The id of a part, if parts have one.
    pub(super) id: fn(&Q) -> Option<&Id>,
    /// A new part.
    pub(super) fresh: fn(&mut IdSource) -> Q,
    /// What its row says.
    pub(super) row: fn(&Context<'_>, &Q) -> Row,
}

impl<P, Q> Clone for List<P, Q> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P, Q> Copy for List<P, Q> {}

enum Act {
    Up,
    Down,
    Remove,
}

impl<'a, P: 'static> Form<'_, 'a, P> {
    /// Shows the list; `body` shows the fields of one that is open.
    pub(super) fn records<Q: Field + Clone + Send + Sync + 'static>(
        &mut self,
        list: List<P, Q>,
        items: &[Q],
        mut body: impl FnMut(&mut Form<'_, 'a, Q>, &Q),
    ) {
        let List {
            noun,
            get,
            id,
            fresh,
            row,
        } = list;
        let mut act = None;
        for (place, item) in items.iter().enumerate() {
            // Ids that are missing or borne twice, as other programs may write them, tell nothing.
            let is_alone = |own: &&Id| {
                !own.as_str().is_empty()
                    && items.iter().filter(|other| id(other) == Some(own)).count() == 1
            };
            let item_id = id(item).filter(is_alone).cloned();
            let salt = self.lens.part_key(noun, item_id.as_ref(), place);
            let is_wanted = item_id.is_some() && self.cx.workspace.reveal == item_id;
            let shown = row(self.cx, item);
            let is_open = header(self.ui, salt, noun, &shown, is_wanted);
            let is_new = is_open && take_new_part(self.ui, salt);
            if !is_open {
                continue;
            }
            let step_id = item_id.clone();
            let lens = self.lens.then(salt, move |part: &mut P| {
                let items = get(part);
                match &step_id {
                    Some(wanted) => items.iter_mut().find(|item| id(item) == Some(wanted)),
                    None => items.get_mut(place),
                }
            });
            let cx = &mut *self.cx;
            let frame = egui::Frame::new().inner_margin(egui::Margin {
                left: 14,
                right: 0,
                top: 0,
                bottom: 8,
            });
            let inner = frame.show(self.ui, |ui| {
                ui.push_id(salt, |ui| {
                    body(&mut Form::new(ui, cx, lens).begun(is_new), item);
                    buttons(ui, noun, place, items.len())
                })
                .inner
            });
            let tokens = Tokens::of(self.ui);
            let rect = inner.response.rect;
            self.ui.painter().vline(
                rect.left() + 6.0,
                rect.y_range(),
                egui::Stroke::new(1.0, tokens.hairline),
            );
            if let Some(done) = inner.inner {
                act = Some((place, done));
            }
        }
        if let Some((place, done)) = act
            && let Some(item) = items.get(place)
        {
            let title = row(self.cx, item).title;
            self.change_list(noun, get, place, item, &title, &done);
        }
        let add = format!("Add {}", label::article(noun));
        if self
            .ui
            .push_id(noun, |ui| button::add(ui, &add))
            .inner
            .clicked()
        {
            let item = fresh(self.cx.ids);
            let salt = self.lens.part_key(noun, id(&item), items.len());
            let mut state = CollapsingState::load_with_default_open(self.ui.ctx(), salt, true);
            state.set_open(true);
            state.store(self.ui.ctx());
            // The keyboard goes on in the new part.
            let new_part = egui::Id::unique(NEW_PART);
            self.ui.data_mut(|data| data.insert_temp(new_part, salt));
            let edit = self.lens.edit(move |part| get(part).push(item.clone()));
            self.push(Transaction::new(
                format!("add {}", noun.to_lowercase()),
                edit,
            ));
        }
    }

    fn change_list<Q: Field + Clone + Send + Sync + 'static>(
        &mut self,
        noun: &str,
        get: fn(&mut P) -> &mut Vec<Q>,
        place: usize,
        item: &Q,
        title: &str,
        act: &Act,
    ) {
        let noun = noun.to_lowercase();
        match act {
            Act::Remove => {
                let gone = own_ids(item);
                let update = self.lens.edit(move |part| {
                    let items = get(part);
                    if place < items.len() {
                        items.remove(place);
                    }
                });
                let edits = vec![update, Edit::Detach(gone)];
                self.push(Transaction::of(format!("remove {noun}"), edits));
                let what = if title.trim().is_empty() {
                    label::article(&noun)
                } else {
                    format!("the {noun} {}", markdown::plain(title))
                };
                let text = format!("Removed {what}. Ctrl+Z brings it back");
                self.cx.push(Command::Notify(text));
            }
            Act::Up | Act::Down => {
                let other = if matches!(act, Act::Up) {
                    place.checked_sub(1)
                } else {
                    Some(place + 1)
                };
                let edit = self.lens.edit(move |part| {
                    let items = get(part);
                    if let Some(other) = other
                        && place < items.len()
                        && other < items.len()
                    {
                        items.swap(place, other);
                    }
                });
                self.push(Transaction::new(format!("move {noun}"), edit));
            }
        }
    }
}

/// Under which name the part is kept that was added last.
const NEW_PART: &str = "new part";

/// Whether this part was added just now; tells it once.
fn take_new_part(ui: &Ui, id: egui::Id) -> bool {
    let new_part = egui::Id::unique(NEW_PART);
    let is_new = ui.data(|data| data.get_temp(new_part)) == Some(id);
    if is_new {
        ui.data_mut(|data| data.remove::<egui::Id>(new_part));
    }
    is_new
}

fn header(ui: &mut Ui, id: egui::Id, noun: &str, row: &Row, is_wanted: bool) -> bool {
    let tokens = Tokens::of(ui);
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, false);
    if is_wanted {
        state.set_open(true);
    }
    let title = if row.title.trim().is_empty() {
        format!("Untitled {}", noun.to_lowercase())
    } else {
        markdown::plain(&row.title)
    };
    let height = match row.below.is_empty() {
        true => space::TARGET + 2.0,
        false => space::TARGET + 16.0,
    };
    let (rect, response) = ui.allocate_exact_size(
        egui::vec2(ui.available_width(), height),
        egui::Sense::click(),
    );
    if is_wanted {
        ui.scroll_to_rect(rect, Some(egui::Align::Center));
    }
    response.widget_info(|| {
        egui::WidgetInfo::selected(
            egui::Role::DisclosureTriangle,
            true,
            state.is_open(),
            format!("{noun}: {title}"),
        )
    });
    if response.clicked() {
        state.toggle(ui);
        // Tab goes on from here, into the fields below.
        response.request_focus();
    }
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(
            rect,
            egui::CornerRadius::same(space::CONTROL_RADIUS),
            tokens.hover,
        );
    }
    if response.has_focus() {
        painter.rect_stroke(
            rect,
            egui::CornerRadius::same(space::CONTROL_RADIUS),
            egui::Stroke::new(1.5, tokens.accent),
            egui::StrokeKind::Inside,
        );
    }
    let mut x = rect.left() + 6.0;
    let arrow = if state.is_open() {
        icons::EXPAND
    } else {
        icons::RIGHT
    };
    painter.text(
        egui::pos2(x, rect.top() + space::TARGET / 2.0 + 1.0),
        egui::Align2::CENTER_CENTER,
        arrow.codepoint,
        Face::Icons.at(15.0),
        tokens.ink_soft,
    );
    x += 12.0;
    if let Some(dot) = row.dot {
        painter.circle_filled(egui::pos2(x + 4.0, rect.center().y), 4.0, dot);
        x += 14.0;
    }
    let room = rect.right() - x - 6.0;
    let detail = label::laid_out(
        ui,
        &row.detail,
        Face::Sans.at(size::LABEL),
        tokens.ink_soft,
        room * 0.5,
        1,
    );
    let detail_width = if row.detail.is_empty() {
        0.0
    } else {
        detail.size().x
    };
    let title = label::laid_out(
        ui,
        &title,
        Face::Sans.at(size::BODY),
        tokens.ink,
        room - detail_width - 8.0,
        1,
    );
    let mut centre = rect.center().y;
    if !row.below.is_empty() {
        centre -= 8.0;
        let below = label::laid_out(
            ui,
            &row.below,
            Face::Sans.at(size::LABEL),
            tokens.ink_soft,
            room,
            1,
        );
        painter.galley(egui::pos2(x, centre + 9.0), below, tokens.ink_soft);
    }
    painter.galley(
        egui::pos2(x, centre - title.size().y / 2.0),
        title,
        tokens.ink,
    );
    painter.galley(
        egui::pos2(
            rect.right() - 6.0 - detail_width,
            centre - detail.size().y / 2.0,
        ),
        detail,
        tokens.ink_soft,
    );
    painter.hline(
        rect.x_range(),
        rect.bottom(),
        egui::Stroke::new(1.0, tokens.hairline),
    );
    let is_open = state.is_open();
    state.store(ui.ctx());
    is_open
}

fn buttons(ui: &mut Ui, noun: &str, place: usize, count: usize) -> Option<Act> {
    let mut act = None;
    let noun = noun.to_lowercase();
    ui.add_space(space::TIGHT);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let tokens = Tokens::of(ui);
        ui.add_enabled_ui(place > 0, |ui| {
            if button::icon(ui, icons::UP, &format!("Move {noun} up")).clicked() {
                act = Some(Act::Up);
            }
        });
        ui.add_enabled_ui(place + 1 < count, |ui| {
            if button::icon(ui, icons::DOWN, &format!("Move {noun} down")).clicked() {
                act = Some(Act::Down);
            }
        });
        let remove = egui::Button::new((
            label::icon(icons::DELETE, 14.0, tokens.ink_soft),
            RichText::new(format!("Remove {noun}")).color(tokens.ink_soft),
        ))
        .frame_when_inactive(false);
        let response = ui.add(remove);
        if button::named(response, &format!("Remove {noun}")).clicked() {
            act = Some(Act::Remove);
        }
    });
    act
}
