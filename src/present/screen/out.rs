//! The brief at hand as a file: what the room that it is for may see, or all of it for the team.

use egui::{Popup, Ui};

use crate::{
    commands::{Command, Export, presenting::room_of},
    model::{Brief, Id},
    present::{
        Stage, deck,
        desk::{Context, Desk},
        out::{self, Format},
        slide,
    },
    scene::png,
    widgets::button,
};

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// All of the brief.
    Brief(Format),
    /// The slide that is chosen, as a picture.
    Slide,
    /// The slides with the notes.
    Handout,
}

/// The button, and the formats to choose from.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, desk: &Desk, brief: &Brief) {
    let opener = button::secondary(ui, "Export");
    let for_team = cx.workspace.present_look().is_for_team(&brief.id);
    let mut wish = None;
    Popup::menu(&opener).show(|ui| {
        ui.set_min_width(260.0);
        let slides = [Format::Pdf, Format::Png, Format::Svg];
        let reports = [Format::Html, Format::Markdown, Format::Docx];
        for format in slides {
            if ui.button(format!("{}…", format.name())).clicked() {
                wish = Some(What::Brief(format));
            }
        }
        if desk.slide.is_some() && ui.button("This slide as a picture (PNG)…").clicked() {
            wish = Some(What::Slide);
        }
        let handout = ui.add_enabled(for_team, egui::Button::new("Handout with notes (PDF)…"));
        let why = "Notes are for the team: show the brief to our own team first";
        if handout.on_disabled_hover_text(why).clicked() {
            wish = Some(What::Handout);
        }
        ui.separator();
        for format in reports {
            if ui.button(format!("{}…", format.name())).clicked() {
                wish = Some(What::Brief(format));
            }
        }
        ui.separator();
        if ui.button(format!("{}…", Format::Nonpaper.name())).clicked() {
            wish = Some(What::Brief(Format::Nonpaper));
        }
    });
    if let Some(what) = wish {
        let export = export(cx, desk, brief, what);
        cx.push(Command::Export(export));
    }
}

/// The files, made when they are written.
fn export(cx: &Context<'_>, desk: &Desk, brief: &Brief, what: What) -> Export {
    let title = match brief.title.trim() {
        "" => cx.open.title(),
        title => title.to_owned(),
    };
    let name = match what {
        What::Brief(format) => format!("{title}.{}", format.ending()),
        What::Slide => format!("{title}, slide.png"),
        What::Handout => format!("{title}, handout.pdf"),
    };
    let scenario = cx.open.document.snapshot();
    let for_team = cx.workspace.present_look().is_for_team(&brief.id);
    let craft = desk.craft(cx.workspace, cx.month_first);
    let (id, chosen) = (brief.id.clone(), desk.slide.clone());
    Export::several(name, move || {
        let stage = if for_team {
            Stage::for_team(&scenario, &craft)
        } else {
            let room = room_of(&scenario, &id).map_err(|error| error.to_string())?;
            Stage::for_room(&scenario, &room, Some(&id), &craft)
        };
        let brief = deck::on_stage(&stage, &id)
            .ok_or("The brief is marked so that its room may not see it")?;
        let files = match what {
            What::Brief(format) => out::write(&stage, brief, format)?,
            What::Slide => vec![picture(&stage, brief, chosen.as_ref())?],
            What::Handout => vec![out::handout(&stage, brief)?],
        };
        match files.is_empty() {
            true => Err("There is nothing to be written".to_owned()),
            false => Ok(files),
        }
    })
}

fn picture(stage: &Stage, brief: &Brief, chosen: Option<&Id>) -> Result<Vec<u8>, String> {
    let own = brief.slides.iter().find(|slide| Some(&slide.id) == chosen);
    let own = own.ok_or("This slide is not for this room")?;
    let pages = slide::pages(stage, own, brief.aspect.as_ref(), 1);
    let page = pages.first().ok_or("There is nothing to be written")?;
    png::write(&page.scene, 1.0, stage.fonts()).map_err(|error| error.to_string())
}
