//! The program without a window: frames that are laid out and turned into triangles, but not
//! painted.

use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, Vec2, pos2};
use nonpaper::{
    app::App,
    commands::{Act, Board, Clock, Command, Workspace},
    document::IdSource,
    io::{format, places::Places, settings::Settings},
    model::{Id, Kind, Scenario},
};

/// How often a frame comes, in seconds.
const PACE: f64 = 1.0 / 60.0;

pub(crate) struct Frames {
    ctx: egui::Context,
    app: App,
    time: f64,
    _folder: tempfile::TempDir,
}

impl Frames {
    /// The program with a scenario, in a window of 1920 by 1080.
    pub(crate) fn with(scenario: &Scenario) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.nonpaper");
        std::fs::write(&path, format::write(scenario)).unwrap();
        let ctx = egui::Context::default();
        ctx.enable_accesskit();
        let workspace = Workspace::new(
            Places::below(folder.path()),
            Settings::default(),
            IdSource::seeded(1),
            Clock::System,
        );
        let mut app = App::new(&ctx, workspace);
        app.keep_system_out();
        app.perform(Command::OpenPath(path));
        let mut frames = Self {
            ctx,
            app,
            time: 0.0,
            _folder: folder,
        };
        while frames.app.is_busy() || frames.app.workspace.open.is_none() {
            frames.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
        }
        frames
    }

    /// One frame; how long it took, in ms.
    pub(crate) fn frame(&mut self, events: Vec<Event>) -> f64 {
        self.time += PACE;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                pos2(0.0, 0.0),
                Vec2::new(1920.0, 1080.0),
            )),
            time: Some(self.time),
            predicted_dt: PACE as f32,
            focused: true,
            events,
            ..Default::default()
        };
        let start = Instant::now();
        let app = &mut self.app;
        let output = self.ctx.run_ui(input, |ui| app.show(ui));
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let time = start.elapsed().as_secs_f64() * 1000.0;
        std::hint::black_box(triangles);
        time
    }

    fn settle(&mut self) {
        for _ in 0..30 {
            self.frame(Vec::new());
        }
    }

    fn key(&mut self, key: Key) -> f64 {
        let event = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![event(true), event(false)])
    }

    /// Letters typed into the title of a card: a frame for each. The last is that in which the
    /// typing ends, so that the scenario changes.
    pub(crate) fn keystrokes(&mut self, card: &str, text: &str) -> Vec<f64> {
        self.app.perform(Command::GoTo(Id::from(card)));
        self.settle();
        self.app.perform(Command::Act(Act::EditCard));
        self.settle();
        let mut times: Vec<f64> = text
            .chars()
            .map(|letter| self.frame(vec![Event::Text(letter.to_string())]))
            .collect();
        times.push(self.key(Key::Tab));
        times.push(self.frame(Vec::new()));
        let open = self.app.workspace.open.as_ref().unwrap();
        let title = open
            .reports
            .index
            .title(open.document.scenario(), &Id::from(card));
        assert!(
            title.contains(text.trim()),
            "what was typed is not there: {title}"
        );
        times
    }

    /// Frames of a board that is scrolled with the wheel.
    pub(crate) fn scrolling(&mut self, kind: Kind, frames: usize) -> Vec<f64> {
        self.app.perform(Command::ShowBoard(Board::Of(kind)));
        self.settle();
        let pointer = pos2(700.0, 600.0);
        self.frame(vec![Event::PointerMoved(pointer)]);
        (0..frames)
            .map(|_| {
                self.frame(vec![Event::MouseWheel {
                    unit: MouseWheelUnit::Point,
                    delta: Vec2::new(0.0, -120.0),
                    phase: TouchPhase::Move,
                    source: MouseWheelSource::Wheel,
                    modifiers: Modifiers::NONE,
                }])
            })
            .collect()
    }
}
