//! Home: recent scenarios, the library, templates.

mod ago;

use egui::{Margin, RichText, ScrollArea, Sense, Ui, Vec2, pos2};
use jiff::Timestamp;

use crate::{
    commands::{Act, Command, Workspace, table},
    io::{library::Summary, samples::Template},
    theme::{Face, Tokens, fonts::size, icons, space},
    widgets::{button, card, label},
};

/// Shows the home screen.
pub fn show(ui: &mut Ui, workspace: &Workspace, queue: &mut Vec<Command>) {
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let room = ui.available_width();
            let width = (room - 2.0 * space::SECTION).min(860.0);
            let margin = ((room - width) / 2.0).max(space::SECTION);
            egui::Frame::new()
                .inner_margin(Margin {
                    left: margin as i8,
                    ..Margin::ZERO
                })
                .show(ui, |_| {});
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(margin);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing = Vec2::splat(space::SMALL);
                    contents(ui, workspace, queue);
                });
            });
        });
}

fn contents(ui: &mut Ui, workspace: &Workspace, queue: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    ui.add_space(40.0);
    ui.label(RichText::new("Nonpaper").font(Face::SerifMedium.at(size::HOME_TITLE)));
    ui.label(
        RichText::new(
            "The desk for talks: what is on the table, who stands where, and what is still missing",
        )
        .font(Face::Sans.at(15.0))
        .color(tokens.ink_soft),
    );
    ui.add_space(space::CARD);
    ui.horizontal(|ui| {
        let new = table::spec(Act::NewScenario);
        if button::primary_with_shortcut(ui, new.name, new.shortcut_text())
            .on_hover_text(new.tooltip)
            .clicked()
        {
            queue.push(Command::Act(Act::NewScenario));
        }
        let open = table::spec(Act::Open);
        if button::secondary_with_shortcut(ui, open.name, open.shortcut_text())
            .on_hover_text(open.tooltip)
            .clicked()
        {
            queue.push(Command::Act(Act::Open));
        }
    });
    recovered(ui, workspace, queue);
    if !workspace.home.recent.is_empty() {
        heading(ui, "Recent");
        for (summary, opened) in &workspace.home.recent {
            row(ui, workspace, queue, summary, Some(*opened));
        }
    }
    if !workspace.home.library.is_empty() {
        heading(ui, "In the library");
        for summary in &workspace.home.library {
            row(ui, workspace, queue, summary, None);
        }
    }
    heading(ui, "Start from");
    templates(ui, queue);
    ui.add_space(space::SECTION * 2.0);
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(space::FIELD);
    label::overline(ui, text);
}

/// What was kept when the program ended without saving.
fn recovered(ui: &mut Ui, workspace: &Workspace, queue: &mut Vec<Command>) {
    if workspace.home.kept.is_empty() {
        return;
    }
    heading(ui, "Not saved when the program ended");
    for (kept, summary) in &workspace.home.kept {
        let tokens = Tokens::of(ui);
        card::frame(&tokens)
            .stroke(egui::Stroke::new(1.0, tokens.warn))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal(|ui| {
                    ui.label(label::icon(icons::RESTORE, 20.0, tokens.warn));
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        let title = summary.title.clone().unwrap_or_else(|error| error);
                        ui.label(RichText::new(&title).font(Face::SerifMedium.at(16.0)));
                        let of = match &kept.original {
                            Some(path) => format!("changes to {}", path.display()),
                            None => "had no file yet".to_owned(),
                        };
                        ui.label(label::soft(of, ui).size(size::LABEL));
                    });
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        if button::secondary(ui, "Recover").clicked() {
                            queue.push(Command::Recover(kept.clone()));
                        }
                        if button::danger(ui, "Throw away").clicked() {
                            queue.push(Command::DropKept(kept.clone()));
                        }
                    });
                });
            });
    }
}

fn row(
    ui: &mut Ui,
    workspace: &Workspace,
    queue: &mut Vec<Command>,
    summary: &Summary,
    opened: Option<Timestamp>,
) {
    let tokens = Tokens::of(ui);
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 76.0), Sense::hover());
    let salt = if opened.is_some() {
        "recent"
    } else {
        "library"
    };
    let response = ui.interact(
        rect,
        egui::Id::unique((salt, &summary.path)),
        Sense::click(),
    );
    let title = match &summary.title {
        Ok(title) => title.clone(),
        Err(_) => summary
            .path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default(),
    };
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Open {title}"))
    });
    card::paint(ui, rect, &response, false, None);
    let inner = rect.shrink2(Vec2::new(16.0, 12.0));
    let text_width = inner.width() - 220.0;
    let line = |text: &str, font, colour, width| label::laid_out(ui, text, font, colour, width, 1);
    let painter = ui.painter();
    painter.galley(
        inner.left_top(),
        line(&title, Face::SerifMedium.at(16.0), tokens.ink, text_width),
        tokens.ink,
    );
    let (contents, colour) = match &summary.title {
        Ok(_) => (summary.contents.as_str(), tokens.ink_soft),
        Err(error) => (error.as_str(), tokens.danger),
    };
    painter.galley(
        inner.left_top() + Vec2::new(0.0, 24.0),
        line(contents, Face::Sans.at(12.0), colour, inner.width()),
        colour,
    );
    painter.galley(
        inner.left_top() + Vec2::new(0.0, 42.0),
        line(
            &where_it_is(workspace, summary),
            Face::Sans.at(size::LABEL),
            tokens.ink_soft,
            inner.width(),
        ),
        tokens.ink_soft,
    );
    let mut when = Vec::new();
    if let Some(opened) = opened {
        when.push(format!("opened {}", ago::in_words(workspace.clock, opened)));
    }
    if let Some(saved) = summary
        .saved
        .and_then(|saved| Timestamp::try_from(saved).ok())
    {
        when.push(format!("saved {}", ago::in_words(workspace.clock, saved)));
    }
    for (place, text) in when.iter().enumerate() {
        let galley = line(text, Face::Sans.at(size::LABEL), tokens.ink_soft, 200.0);
        let at = pos2(
            inner.right() - galley.size().x - 32.0,
            inner.top() + 3.0 + 17.0 * place as f32,
        );
        painter.galley(at, galley, tokens.ink_soft);
    }
    let corner = egui::Rect::from_min_size(
        pos2(rect.right() - 36.0, rect.top() + 6.0),
        Vec2::splat(space::TARGET),
    );
    // A child of its own: the rows below must not move for it.
    let corner = egui::UiBuilder::new()
        .max_rect(corner)
        .id_salt((salt, "more", &summary.path));
    let more = button::icon(
        &mut ui.new_child(corner),
        icons::MORE,
        &format!("More for {title}"),
    );
    let menu = |ui: &mut Ui, queue: &mut Vec<Command>| {
        if ui.button("Open").clicked() {
            queue.push(Command::OpenPath(summary.path.clone()));
            ui.close();
        }
        if opened.is_some() && ui.button("Remove from this list").clicked() {
            queue.push(Command::Forget(summary.path.clone()));
            ui.close();
        }
        let delete = RichText::new("Move to the trash").color(tokens.danger);
        if ui.button(delete).clicked() {
            queue.push(Command::Trash(summary.path.clone()));
            ui.close();
        }
    };
    egui::Popup::menu(&more).show(|ui| menu(ui, queue));
    response.context_menu(|ui| menu(ui, queue));
    if response.has_focus()
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Delete))
    {
        queue.push(Command::Trash(summary.path.clone()));
    }
    if response.clicked() {
        queue.push(Command::OpenPath(summary.path.clone()));
    }
}

fn where_it_is(workspace: &Workspace, summary: &Summary) -> String {
    if workspace.places.in_library(&summary.path) {
        return "in the library".to_owned();
    }
    let path = summary.path.display().to_string();
    let home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().display().to_string());
    match home.and_then(|home| path.strip_prefix(&home).map(|rest| format!("~{rest}"))) {
        Some(short) => short,
        None => path,
    }
}

fn templates(ui: &mut Ui, queue: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let gap = space::CARD;
    let count = Template::ALL.len();
    let width = (ui.available_width() - gap * (count - 1) as f32) / count as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for template in Template::ALL {
            let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 122.0), Sense::click());
            let name = format!("New from {}", template.name());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            card::paint(ui, rect, &response, false, None);
            let inner = rect.shrink(14.0);
            let icon = match template {
                Template::Blank => icons::PROPOSAL,
                Template::Bilateral => icons::TALK,
                Template::Mediated => icons::PEOPLE,
                Template::BerlinTalks => icons::RELATION,
                Template::Aceh => icons::DONE,
            };
            let painter = ui.painter();
            painter.text(
                inner.left_top(),
                egui::Align2::LEFT_TOP,
                icon.codepoint,
                Face::Icons.at(22.0),
                tokens.ink,
            );
            let title = label::laid_out(
                ui,
                template.name(),
                Face::SerifMedium.at(size::CARD_TITLE),
                tokens.ink,
                inner.width(),
                1,
            );
            painter.galley(inner.left_top() + Vec2::new(0.0, 34.0), title, tokens.ink);
            let about = label::laid_out(
                ui,
                template.about(),
                Face::Sans.at(12.0),
                tokens.ink_soft,
                inner.width(),
                2,
            );
            painter.galley(
                inner.left_top() + Vec2::new(0.0, 57.0),
                about,
                tokens.ink_soft,
            );
            if response.clicked() {
                queue.push(Command::NewFrom(template));
            }
        }
    });
}
