//! Presenting, as the window does it: where the audience looks, and whose the keys are.

use egui::{Context, Ui, ViewportCommand, ViewportId};

use super::App;
use crate::{
    commands::{Command, Dialog, PresentCommand, Screen, Workspace, table},
    present::{Desk, Monitor, Wall, audience, show::Asked, wall},
};

/// Whether the presenter's screen is shown.
pub(super) fn is_presenters(workspace: &Workspace) -> bool {
    workspace.screen == Screen::Present && workspace.presenting().is_some()
}

impl App {
    /// What is presented, for tests.
    pub fn present(&self) -> &Desk {
        &self.present
    }

    /// Where the audience looks, for tests: the window that nobody sees knows no monitors.
    pub fn set_wall(&mut self, wall: Wall) {
        self.present.wall = wall;
    }

    /// Which monitors there are, for tests.
    pub fn set_monitors(&mut self, monitors: Vec<Monitor>) {
        self.present.monitors = monitors;
    }

    /// Finds where the audience is to look, and whether that is still there.
    pub(super) fn find_wall(&mut self, ctx: &Context, frame: &eframe::Frame) {
        let is_shown = self.workspace.presenting().is_some();
        if !is_shown && self.workspace.screen != Screen::Present {
            return;
        }
        // Without a window nobody looks on.
        let Some(window) = frame.winit_window() else {
            return;
        };
        let can_have_others = !ctx.embed_viewports();
        self.present.monitors.clear();
        if can_have_others {
            let here = window.current_monitor();
            let all = window.available_monitors().enumerate();
            self.present
                .monitors
                .extend(all.map(|(number, monitor)| Monitor {
                    number,
                    name: monitor.name().unwrap_or_default(),
                    at: monitor.position().into(),
                    size: monitor.size().into(),
                    is_here: here.as_ref() == Some(&monitor),
                }));
        }
        if !is_shown {
            return;
        }
        let monitors = &self.present.monitors;
        let wall = match &self.present.wall {
            Wall::Unknown | Wall::Asking(_) if can_have_others => {
                wall::choose(monitors, self.workspace.settings.audience.as_deref())
            }
            Wall::Unknown => Wall::Nowhere,
            known => wall::keep(known, monitors),
        };
        if wall != self.present.wall {
            self.present.wall = wall;
            ctx.request_repaint();
        }
    }

    /// Whether this window is what the audience looks at.
    pub(super) fn is_wall(&self) -> bool {
        self.present.wall == Wall::Here && self.workspace.presenting().is_some()
    }

    pub(super) fn follow_show(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let month_first = self.appearance.month_first;
        self.present.follow(&self.workspace, month_first, now);
        if std::mem::take(&mut self.workspace.wants_black) {
            self.ask_show(Asked::Black);
            ctx.request_repaint();
        }
        if self.is_protected != self.workspace.settings.protected {
            self.is_protected = self.workspace.settings.protected;
            ctx.send_viewport_cmd(ViewportCommand::ContentProtected(self.is_protected));
        }
        if self.fills_screen != self.is_wall() {
            self.fills_screen = self.is_wall();
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(self.fills_screen));
        }
    }

    /// Shows the audience's page in this window and nothing else, if it has no other; tells
    /// whether it did.
    pub(super) fn shows_here(&mut self, ui: &mut Ui) -> bool {
        if !self.is_wall() {
            return false;
        }
        let ctx = ui.ctx().clone();
        let mut asked = ctx.input(|input| audience::keys_of(&input.events));
        // What only the presenter may see has no place here.
        asked.retain(|asked| !matches!(asked, Asked::Overview | Asked::Search));
        // No other key may do anything that the room would see.
        ctx.input_mut(|input| {
            input
                .events
                .retain(|event| !matches!(event, egui::Event::Key { .. }))
        });
        ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        for asked in asked {
            self.ask_show(asked);
        }
        // Whoever leaves is asked, and not before the room. All else that wants an answer waits:
        // what comes up by itself must not bare the screen behind the page.
        if let Some(Dialog::Close { .. } | Dialog::Conflict { then: Some(_), .. }) =
            &self.workspace.dialog
        {
            self.queue.push(Command::Present(PresentCommand::End));
        }
        audience::here(ui, &mut self.present);
        self.run_queue(&ctx);
        // The window may have been resized, or covered, in between.
        ctx.request_repaint_after(std::time::Duration::from_millis(500));
        self.autosave(&ctx);
        self.show_title(&ctx);
        true
    }

    /// The audience's own window.
    pub(super) fn show_audience(&mut self, ctx: &Context) {
        let Wall::Monitor(monitor) = self.present.wall.clone() else {
            return;
        };
        if self.workspace.presenting().is_none() {
            return;
        }
        let seen = audience::window(ctx, &self.present, &monitor);
        if !self.present.stands(seen.is_in_place) {
            // Its screen was taken away, and it now covers the presenter's.
            self.present.wall = Wall::Gone {
                name: monitor.name,
                is_listed: true,
            };
            ctx.request_repaint();
        }
        if seen.has_focus && !self.audience_had_focus {
            // Not every system keeps a new window from taking the keys. They are the presenter's.
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
        }
        self.audience_had_focus = seen.has_focus;
        for asked in seen.asked {
            self.ask_show(asked);
            ctx.request_repaint();
        }
    }

    /// Takes the keys of the show. On other screens it has those for black only.
    pub(super) fn take_show_keys(&mut self, ctx: &Context) {
        if self.workspace.presenting().is_none() || self.workspace.dialog.is_some() {
            return;
        }
        let focus = self.focus(ctx);
        let is_here = self.workspace.screen == Screen::Present;
        if focus == table::Focus::Text || egui::Popup::is_any_open(ctx) {
            return;
        }
        if !is_here && focus != table::Focus::Cards {
            return;
        }
        let mut asked = Vec::new();
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let mut found = audience::keys_of(std::slice::from_ref(event));
                found.retain(|asked| is_here || *asked == Asked::Black);
                let is_ours = !found.is_empty();
                asked.append(&mut found);
                !is_ours
            });
        });
        if asked.is_empty() {
            return;
        }
        ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        for asked in asked {
            self.ask_show(asked);
        }
        ctx.request_repaint();
    }

    fn ask_show(&mut self, asked: Asked) {
        self.present.take(asked, &mut self.queue);
        // A page that was frozen is made anew at once.
        let (month_first, now) = (self.appearance.month_first, self.present.now());
        self.present.follow(&self.workspace, month_first, now);
    }
}
