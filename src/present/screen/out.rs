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

const FORMATS: [Format; 5] = [
    Format::Pdf,
    Format::Html,
    Format::Markdown,
    Format::Docx,
    Format::Nonpaper,
];

/// The button, and the formats to choose from.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, desk: &Desk, brief: &Brief) {
    let opener = button::secondary(ui, "Export");
    let mut wish = None;
    Popup::menu(&opener).show(|ui| {
        ui.set_min_width(240.0);
        for format in FORMATS {
            if ui.button(format!("{}…", format.name())).clicked() {
                wish = Some(Some(format));
            }
        }
        if desk.slide.is_some() && ui.button("This slide as a picture (PNG)…").clicked() {
            wish = Some(None);
        }
    });
    if let Some(format) = wish {
        let export = export(cx, desk, brief, format);
        cx.push(Command::Export(export));
    }
}

/// The file, made when it is written; without a format a picture of the slide that is chosen.
fn export(cx: &Context<'_>, desk: &Desk, brief: &Brief, format: Option<Format>) -> Export {
    let title = match brief.title.trim() {
        "" => cx.open.title(),
        title => title.to_owned(),
    };
    let name = match format {
        Some(format) => format!("{title}.{}", format.ending()),
        None => format!("{title}, slide.png"),
    };
    let scenario = cx.open.document.snapshot();
    let for_team = cx.workspace.present_look().for_team;
    let craft = desk.craft(cx.workspace, cx.month_first);
    let (id, chosen) = (brief.id.clone(), desk.slide.clone());
    Export::new(name, move || {
        let stage = if for_team {
            Stage::for_team(&scenario, &craft)
        } else {
            let room = room_of(&scenario, &id).map_err(|error| error.to_string())?;
            Stage::for_room(&scenario, &room, Some(&id), &craft)
        };
        let brief = deck::on_stage(&stage, &id)
            .ok_or("The brief is marked so that its room may not see it")?;
        match format {
            Some(format) => {
                let files = out::write(&stage, brief, format)?;
                files
                    .into_iter()
                    .next()
                    .ok_or_else(|| "There is nothing to be written".to_owned())
            }
            None => picture(&stage, brief, chosen.as_ref()),
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
