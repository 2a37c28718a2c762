//! The screen of presenting: briefs and their slides; while one is shown, the presenter's screen.

mod add;
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
    presenter, wall,
};
use crate::{
    commands::{Act, Command, PresentCommand, presenting, table},
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
            ScrollArea::vertical()
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    if desk.refusal.is_some() {
                        refused(ui, cx, desk);
                    } else {
                        make::first(ui, cx, desk);
                    }
                });
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
        if desk.refusal.is_some() {
            ScrollArea::vertical()
                .auto_shrink([false, false])
                .show(ui, |ui| refused(ui, cx, desk));
            return;
        }
        said(ui, cx, desk, brief);
        let is_overlooked = wall::is_mirrored(&desk.monitors);
        // From our own team nothing stays out.
        let is_outline = desk.is_outline && !cx.workspace.present_look().is_for_team(&brief.id);
        match (&desk.draft, is_outline) {
            (Some(draft), true) => {
                let sharing = &mut desk.sharing;
                ScrollArea::vertical().auto_shrink([false, false]).show(
                    ui,
                    |ui| match is_overlooked {
                        true => presenter::panel::remains(ui, &draft.seen),
                        false => presenter::panel::show(ui, cx, &draft.findings, sharing),
                    },
                );
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
                make::show(ui, cx, desk);
            }
        });
    });
    let Some(brief) = brief else { return };
    let for_team = cx.workspace.present_look().is_for_team(&brief.id);
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
                if let Some(draft) = desk
                    .draft
                    .as_ref()
                    .filter(|_| ui.available_width() > 420.0 && !wall::is_mirrored(&desk.monitors))
                {
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
    // The buttons at the other end keep their room.
    const OTHERS: f32 = 360.0;
    const LETTER: f32 = 8.0;
    let room = ((ui.available_width() - OTHERS) / LETTER).clamp(12.0, 32.0) as usize;
    let name = format!("Brief: {}", label::shortened(&title(now), room));
    let opener = button::secondary(ui, &name);
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
fn said(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk, brief: &Brief) {
    let for_team = cx.workspace.present_look().is_for_team(&brief.id);
    let Some(draft) = desk.draft.as_ref().filter(|_| !for_team) else {
        return;
    };
    let is_blank = draft.sheets.iter().all(|sheet| sheet.pages.is_empty());
    if brief.handling == Handling::Team {
        let text = "This brief is for the team only, so its room sees nothing of it";
        warning(ui, text);
        if button::secondary(ui, "Share the brief with its room").clicked() {
            let room = draft.findings.room.clone().unwrap_or_default();
            let ids = std::slice::from_ref(&brief.id);
            cx.push(Command::Edit(presenting::shared(ids, &room)));
        }
        ui.add_space(space::SMALL);
    } else if is_blank && !brief.slides.is_empty() {
        let text = "The room sees none of these slides: all that they show is for the team only";
        warning(ui, text);
        if !desk.is_outline && button::secondary(ui, "Share these…").clicked() {
            desk.is_outline = true;
        }
        ui.add_space(space::SMALL);
    }
}

/// Why no brief was made, and what could be shared so that one can be.
fn refused(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    let Some((says, findings)) = &desk.refusal else {
        return;
    };
    warning(ui, says);
    let before = cx.queue.len();
    presenter::panel::show(ui, cx, findings, &mut desk.sharing);
    ui.add_space(space::SMALL);
    // Once something is shared the brief can be asked for again.
    if button::secondary(ui, "Close").clicked() || cx.queue.len() > before {
        desk.refusal = None;
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
