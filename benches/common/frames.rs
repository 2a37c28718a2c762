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
    present::Wall,
};

/// CPU milliseconds that this thread has worked, if the system tells. The clock steps too coarsely
/// for one frame; over a few hundred it is exact.
#[allow(dead_code, reason = "each bench uses some of it")]
pub(crate) fn worked() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e6)
}

/// How often a frame comes, in seconds.
const PACE: f64 = 1.0 / 60.0;

pub(crate) struct Frames {
    ctx: egui::Context,
    app: App,
    time: f64,
    told: Told,
    _folder: tempfile::TempDir,
}

#[allow(dead_code, reason = "each bench uses some of it")]
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
            told: Told::default(),
            _folder: folder,
        };
        while frames.app.is_busy() || frames.app.workspace.open.is_none() {
            frames.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
        }
        frames
    }

    /// One frame; how many ms it took.
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
        let time = start.elapsed().as_secs_f64() * 1e3;
        std::hint::black_box(triangles);
        if output.platform_output.accesskit_update.is_some() {
            self.told = Told::take(output.platform_output.accesskit_update);
        }
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

/// What is told to screen readers in a frame: the names, and where they are.
#[derive(Default)]
pub(crate) struct Told(Vec<(String, egui::Rect)>);

impl Told {
    fn take(update: Option<egui::accesskit::TreeUpdate>) -> Self {
        let nodes = update.into_iter().flat_map(|update| update.nodes);
        let named = nodes.filter_map(|(_, node)| {
            let name = node.label().or_else(|| node.value())?.to_owned();
            let at = node.bounds()?;
            let rect = egui::Rect::from_min_max(
                pos2(at.x0 as f32, at.y0 as f32),
                pos2(at.x1 as f32, at.y1 as f32),
            );
            Some((name, rect))
        });
        Self(named.collect())
    }

    fn at(&self, name: &str) -> Option<egui::Rect> {
        let found = self.0.iter().find(|(told, _)| told.contains(name));
        found.map(|(_, rect)| *rect)
    }
}

#[allow(dead_code, reason = "each bench uses some of it")]
impl Frames {
    /// The map, all of it; how long the frame took in which it was first seen, in ms.
    pub(crate) fn map(&mut self) -> f64 {
        let first = {
            self.app.perform(Command::Act(Act::Map));
            self.frame(Vec::new())
        };
        self.laid_out();
        if let Some(link) = self.told.at("Show all") {
            self.click(link.center());
            self.frame(Vec::new());
            self.laid_out();
        }
        self.settle();
        first
    }

    /// What the map says of itself.
    pub(crate) fn says(&mut self, text: &str) -> bool {
        self.frame(Vec::new());
        self.told.at(text).is_some()
    }

    fn laid_out(&mut self) {
        self.frame(Vec::new());
        while self.told.at("Cancel").is_some() {
            std::thread::sleep(Duration::from_millis(20));
            self.frame(Vec::new());
        }
    }

    fn click(&mut self, at: egui::Pos2) {
        self.frame(vec![Event::PointerMoved(at)]);
        for pressed in [true, false] {
            self.frame(vec![Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            }]);
        }
    }

    /// Frames of a map that is dragged, or zoomed in and out again with the wheel.
    pub(crate) fn moving(&mut self, frames: usize, zooms: bool) -> Vec<f64> {
        let start = pos2(1500.0, 900.0);
        self.frame(vec![Event::PointerMoved(start)]);
        if zooms {
            let wheel = |step: usize| {
                let way = if step < frames / 2 { 40.0 } else { -40.0 };
                Event::MouseWheel {
                    unit: MouseWheelUnit::Point,
                    delta: Vec2::new(0.0, way),
                    phase: TouchPhase::Move,
                    source: MouseWheelSource::Wheel,
                    modifiers: Modifiers::NONE,
                }
            };
            return (0..frames)
                .map(|step| self.frame(vec![wheel(step)]))
                .collect();
        }
        let button = |pressed, at| Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Middle,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![button(true, start)]);
        let times = (0..frames)
            .map(|step| {
                let turn = step as f32 / frames as f32 * std::f32::consts::TAU;
                let at = start - Vec2::new(300.0 * turn.sin(), 200.0 * (1.0 - turn.cos()));
                self.frame(vec![Event::PointerMoved(at)])
            })
            .collect();
        self.frame(vec![button(false, start)]);
        times
    }
}

#[allow(dead_code, reason = "each bench uses some of it")]
impl Frames {
    /// The positions; how long the frame took in which they were first seen, in ms.
    pub(crate) fn positions(&mut self) -> f64 {
        self.app.perform(Command::Act(Act::Deselect));
        self.app.perform(Command::Act(Act::Positions));
        let first = self.frame(Vec::new());
        self.settle();
        first
    }

    /// Frames of what is under the middle of the window, scrolled there and back with the wheel.
    pub(crate) fn wheel(&mut self, frames: usize, step: Vec2) -> Vec<f64> {
        self.frame(vec![Event::PointerMoved(pos2(900.0, 600.0))]);
        (0..frames)
            .map(|at| {
                let way = if at < frames / 2 { -1.0 } else { 1.0 };
                self.frame(vec![Event::MouseWheel {
                    unit: MouseWheelUnit::Point,
                    delta: step * way,
                    phase: TouchPhase::Move,
                    source: MouseWheelSource::Wheel,
                    modifiers: Modifiers::NONE,
                }])
            })
            .collect()
    }

    /// Shows the brief of the scenario, slide after slide, with the presenter's screen, or with
    /// nothing but the page that the audience sees; how long the frames took in which a slide
    /// changed, and on the audience's those in which it turned.
    pub(crate) fn slides(&mut self, is_audience: bool) -> Vec<f64> {
        const TURN: usize = 6;
        const REST: usize = 6;
        self.app.perform(Command::Act(Act::Present));
        if is_audience {
            self.app.set_wall(Wall::Here);
        }
        self.settle();
        let count = self.app.present().pages().len();
        assert!(count > 1, "nothing is shown");
        let mut times = Vec::new();
        for _ in 1..count {
            times.push(self.key(Key::ArrowRight));
            if is_audience {
                times.extend((0..TURN).map(|_| self.frame(Vec::new())));
            }
            for _ in 0..REST {
                self.frame(Vec::new());
            }
        }
        let at = self.app.present().show().map(|show| show.page + 1);
        assert_eq!(at, Some(count));
        self.app
            .perform(Command::Present(nonpaper::commands::PresentCommand::End));
        times
    }

    /// How long a command took, and the frame after it, in ms.
    pub(crate) fn done(&mut self, command: Command) -> [f64; 2] {
        let start = Instant::now();
        self.app.perform(command);
        let took = start.elapsed().as_secs_f64() * 1e3;
        [took, self.frame(Vec::new())]
    }
}
