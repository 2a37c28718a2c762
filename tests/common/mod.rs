//! What the tests of the interface share: a program with a clock, ids and folders of its own.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "each test file uses some of it"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

pub mod law;
pub mod many;
pub mod no_window;
pub mod random;

use std::path::Path;

use egui_kittest::{Harness, kittest::Queryable as _};
use nonpaper::{
    app::App,
    commands::{Clock, Command, Workspace},
    document::IdSource,
    io::{
        places::Places,
        samples::Template,
        settings::{Settings, ThemeChoice},
    },
    model::Scenario,
};

/// The program in a window that nobody sees, with folders that go away with it.
pub struct Desk {
    pub harness: Harness<'static, App>,
    pub folder: tempfile::TempDir,
}

/// How the program is to look.
pub struct Look {
    pub size: [f32; 2],
    pub theme: ThemeChoice,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            size: [1280.0, 800.0],
            theme: ThemeChoice::Light,
        }
    }
}

pub fn clock() -> Clock {
    Clock::Fixed("2026-11-23T10:42:00Z".parse().unwrap())
}

pub fn workspace(folder: &Path) -> Workspace {
    Workspace::new(
        Places::below(folder),
        Settings::default(),
        IdSource::seeded(1),
        clock(),
    )
}

impl Desk {
    /// The program at its home screen.
    pub fn home(look: &Look) -> Self {
        // The system's dialogs are not for tests: they would open on the screen of whoever runs them.
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_owned();
        let theme = look.theme;
        let harness = Harness::builder()
            .with_size(look.size)
            .with_max_steps(60)
            .build_eframe(move |creation| {
                let mut workspace = workspace(&path);
                workspace.settings.theme = theme;
                let mut app = App::new(&creation.egui_ctx, workspace);
                app.keep_system_out();
                app
            });
        let mut desk = Self { harness, folder };
        desk.settle();
        desk
    }

    /// The program with a scenario from a template.
    pub fn with(template: Template, look: &Look) -> Self {
        let mut desk = Self::home(look);
        desk.perform(Command::NewFrom(template));
        desk
    }

    /// The program with this scenario, opened from a file outside the library.
    pub fn with_scenario(scenario: &Scenario, look: &Look) -> Self {
        let mut desk = Self::home(look);
        let path = desk.folder.path().join("scenario.nonpaper");
        std::fs::write(&path, nonpaper::io::format::write(scenario)).unwrap();
        desk.perform(Command::OpenPath(path));
        desk
    }

    pub fn berlin() -> Self {
        Self::with(Template::BerlinTalks, &Look::default())
    }

    /// Does something, and waits until it is done.
    pub fn perform(&mut self, command: Command) {
        self.harness.state_mut().perform(command);
        self.settle();
    }

    /// Draws until nothing changes and no file is being written.
    pub fn settle(&mut self) {
        for _ in 0..400 {
            self.harness.run_steps(2);
            if !self.harness.state().is_busy() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        self.harness.run_steps(4);
        // A dialog that has just come takes a few frames to find its place.
        for _ in 0..6 {
            if !self.harness.ctx.has_requested_repaint() {
                break;
            }
            self.harness.run_steps(1);
        }
    }

    pub fn scenario(&self) -> &Scenario {
        self.harness
            .state()
            .workspace
            .open
            .as_ref()
            .unwrap()
            .document
            .scenario()
    }

    pub fn workspace(&self) -> &Workspace {
        &self.harness.state().workspace
    }

    /// Clicks what has this role and name.
    pub fn click(&mut self, role: egui::Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).click();
        self.settle();
    }

    /// Puts the cursor into a field, replaces its text, and leaves it.
    pub fn write(&mut self, name: &str, text: &str) {
        let role = [egui::Role::TextInput, egui::Role::MultilineTextInput]
            .into_iter()
            .find(|role| {
                self.harness
                    .query_all_by_role_and_label(*role, name)
                    .count()
                    == 1
            })
            .unwrap_or_else(|| panic!("there is not just one field {name}"));
        self.reach(role, name);
        self.harness.get_by_role_and_label(role, name).focus();
        self.harness.run_steps(2);
        self.harness
            .key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        self.harness.run_steps(1);
        self.harness
            .get_by_role_and_label(role, name)
            .type_text(text);
        self.harness.run_steps(2);
        // Elsewhere: editing ends.
        self.harness.key_press(egui::Key::Tab);
        self.settle();
    }

    /// Scrolls something into view.
    pub fn reach(&mut self, role: egui::Role, name: &str) {
        self.harness
            .get_by_role_and_label(role, name)
            .scroll_to_me();
        self.settle();
    }

    /// Chooses an entry of a combo box.
    pub fn choose(&mut self, name: &str, entry: &str) {
        self.reach(egui::Role::ComboBox, name);
        self.click(egui::Role::ComboBox, name);
        let found: Vec<_> = self.harness.get_all_by_label(entry).collect();
        found.last().unwrap().click();
        self.settle();
    }

    pub fn key(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }
}
