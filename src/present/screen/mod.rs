//! The screen of presenting: briefs and their slides; while one is shown, the presenter's screen.

mod edits;
mod make;
mod out;
mod sheets;

use egui::{
    Align, CentralPanel, Frame, Layout, Margin, Panel, Popup, Rect, RichText, ScrollArea, Sense,
    StrokeKind, Ui, Vec2,
};

use super::{
    audience,
    desk::{Context, Desk, Sheet, room_name},
    presenter,
};
use crate::{
    commands::{Act, Command, PresentCommand, presenting::shared_with_its_room, table},
    model::{Brief, handling::Handling},
    theme::{Tokens, fonts::size, icons, space},
    widgets::{button, label},
};

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    if desk.live.is_some() {
        presenter::show(ui, cx, desk);
        return;
    }
    let tokens = Tokens::of(ui);
    let frame = |left, right| {
        let margin = Margin {
            left,
            right,
            top: 8,
            bottom: 8,
        };
        Frame::new().fill(tokens.desk).inner_margin(margin)
    };
    let workspace = cx.workspace;
    let brief = workspace.brief_at_hand();
    if let Some(brief) = brief {
        desk.arrange(cx, brief);
    }
    Panel::top("brief")
        .resizable(false)
        .show_separator_line(false)
        .frame(frame(24, 24))
        .show(ui, |ui| head(ui, cx, desk, brief));
    let Some(brief) = brief else {
        CentralPanel::default().frame(frame(24, 24)).show(ui, |ui| {
            if let Some(says) = &desk.refusal {
                warning(ui, says);
            }
            let text = "A brief is a deck of slides, made from what stands in the scenario and \
                cut to what a room may see. Make one to begin with: it can be edited like any card.";
            ui.add(egui::Label::new(label::soft(text, ui)).wrap());
        });
        return;
    };
    Panel::left("slides")
        .exact_size(196.0)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame(24, 4))
        .show(ui, |ui| sheets::show(ui, cx, desk, brief));
    CentralPanel::default().frame(frame(8, 24)).show(ui, |ui| {
        said(ui, cx, desk, brief);
        match (&desk.draft, desk.is_outline) {
            (Some(draft), true) => {
                ScrollArea::vertical()
                    .auto_shrink([false, false])
                    .show(ui, |ui| presenter::panel::show(ui, cx, &draft.findings));
            }
            (Some(draft), false) => {
                let sheet = draft
                    .sheets
                    .iter()
                    .find(|it| Some(&it.id) == desk.slide.as_ref());
                preview(ui, brief, sheet);
            }
            (None, _) => {}
        }
    });
}

fn head(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk, brief: Option<&Brief>) {
    ui.horizontal(|ui| {
        label::view_title(ui, "Present");
        if brief.is_some() {
            briefs(ui, cx, desk);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if let Some(brief) = brief {
                let keys = table::spec(Act::Present).shortcut_text();
                if button::primary_with_shortcut(ui, "Present", keys).clicked() {
                    cx.push(Command::Act(Act::Present));
                }
                out::show(ui, cx, desk, brief);
            }
            make::show(ui, cx, desk);
        });
    });
    let Some(brief) = brief else { return };
    let for_team = cx.workspace.present_look().for_team;
    ui.horizontal(|ui| {
        let tokens = Tokens::of(ui);
        let icon = if for_team { icons::TEAM } else { icons::SHARED };
        ui.label(label::icon(icon, size::ICON, tokens.ink_soft));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::SMALL;
            let says = if for_team {
                "Show it to its room"
            } else {
                "Show it to our own team"
            };
            if button::quiet(ui, says).clicked() {
                cx.present(PresentCommand::ForTeam(!for_team));
            }
            if !for_team {
                let says = if desk.is_outline {
                    "Back to the slide"
                } else {
                    "What this room will see"
                };
                if button::quiet(ui, says).clicked() {
                    desk.is_outline = !desk.is_outline;
                }
                if let Some(draft) = desk.draft.as_ref().filter(|_| ui.available_width() > 420.0) {
                    presenter::panel::sum(ui, &draft.findings);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = format!("The room: {}", room_name(cx, &brief.id, for_team));
                ui.add(egui::Label::new(label::soft(text, ui)).truncate());
            });
        });
    });
}

/// Which brief is at hand, and the others.
fn briefs(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    let Some(now) = cx.workspace.brief_at_hand() else {
        return;
    };
    let title = |brief: &Brief| {
        let title = cx.open.reports.index.title(cx.scenario(), &brief.id);
        label::shortened(&title, 32)
    };
    let opener = button::secondary(ui, &format!("Brief: {}", title(now)));
    let mut wish = None;
    Popup::menu(&opener).show(|ui| {
        ui.set_min_width(240.0);
        for brief in cx.scenario().briefs.iter() {
            let row = egui::Button::selectable(brief.id == now.id, title(brief));
            if ui
                .add(row.min_size(Vec2::new(240.0, space::TARGET)))
                .clicked()
            {
                wish = Some(brief.id.clone());
            }
        }
    });
    if let Some(wish) = wish {
        desk.slide = None;
        desk.refusal = None;
        cx.present(PresentCommand::Choose(wish));
    }
}

/// What has to be said before the brief is shown.
fn said(ui: &mut Ui, cx: &mut Context<'_>, desk: &Desk, brief: &Brief) {
    if let Some(says) = &desk.refusal {
        warning(ui, says);
    }
    let for_team = cx.workspace.present_look().for_team;
    let Some(draft) = desk.draft.as_ref().filter(|_| !for_team) else {
        return;
    };
    let is_blank = draft.sheets.iter().all(|sheet| sheet.pages.is_empty());
    if brief.handling == Handling::Team {
        let text = "This brief is for the team only, so its room sees nothing of it";
        warning(ui, text);
        if button::secondary(ui, "Share the brief with its room").clicked() {
            let handling = shared_with_its_room(cx.scenario(), brief);
            cx.push(Command::Edit(edits::marked(&brief.id, handling)));
        }
        ui.add_space(space::SMALL);
    } else if is_blank && !brief.slides.is_empty() {
        let text = "The room sees none of these slides: what they show is for the team only. \
            “What this room will see” says why";
        warning(ui, text);
    }
}

fn warning(ui: &mut Ui, text: &str) {
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        ui.label(label::icon(icons::WARNING, size::ICON, tokens.warn));
        ui.add(egui::Label::new(RichText::new(text)).wrap());
    });
    ui.add_space(space::SMALL);
}

/// The slide that is chosen, as large as there is room, all its pages under each other.
fn preview(ui: &mut Ui, brief: &Brief, sheet: Option<&Sheet>) {
    let Some(sheet) = sheet else {
        let text = "There are no slides in this brief";
        ui.label(label::soft(text, ui));
        return;
    };
    let tokens = Tokens::of(ui);
    if sheet.pages.is_empty() {
        let text = match sheet.is_hidden {
            true => "This slide is hidden: it is left out when the brief is shown",
            false => "The room sees nothing of this slide: what it shows is not for it",
        };
        ui.add(egui::Label::new(label::soft(text, ui)).wrap());
        return;
    }
    let slide = super::slide::size_of(brief.aspect.as_ref());
    let available = ui.available_size();
    let scale = (available.x / slide.x)
        .min((available.y - 4.0) / slide.y)
        .max(0.05);
    ScrollArea::vertical()
        .id_salt("preview")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            for (place, page) in sheet.pages.iter().enumerate() {
                let (rect, response) = ui.allocate_exact_size(slide * scale, Sense::hover());
                let rect = Rect::from_min_size(rect.min, slide * scale);
                audience::page(ui.painter(), page, page.steps(), rect);
                let line = egui::Stroke::new(1.0, tokens.hairline);
                ui.painter()
                    .rect_stroke(rect, 2.0, line, StrokeKind::Inside);
                let name = format!(
                    "Preview, page {} of {}: {}",
                    place + 1,
                    sheet.pages.len(),
                    sheet.title
                );
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
            }
        });
}
