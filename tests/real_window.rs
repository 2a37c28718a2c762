//! The program in a real window, on a virtual display, driven by mouse and keys.
//!
//! Behind the feature `real-window`: it needs Xvfb, openbox, xdotool, wmctrl and ImageMagick,
//! which `packaging/test.sh` installs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]
#![cfg(all(feature = "real-window", target_os = "linux"))]

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
    thread::sleep,
    time::{Duration, Instant},
};

use nonpaper::{
    io::{format, samples::Template, settings::Settings},
    model::{Brief, Scenario, Slide, handling::Handling, word::SlideKind},
};

/// One test at a time: two programs that draw in software are slow on a small machine.
static ALONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A virtual display with a window manager; both end with it.
struct Display {
    name: String,
    children: Vec<Child>,
}

impl Display {
    fn start(size: &str) -> Self {
        let screen = format!("{size}x24");
        // It picks the free number itself, so that two at a time do not get the same one.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &screen])
            .args(["+extension", "GLX", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb");
        let mut number = String::new();
        let mut told = BufReader::new(server.stdout.take().expect("its output"));
        told.read_line(&mut number)
            .expect("the number of the display");
        let name = format!(":{}", number.trim());
        let manager = Command::new("openbox")
            .env("DISPLAY", &name)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("openbox");
        sleep(Duration::from_millis(500));
        Self {
            name,
            children: vec![manager, server],
        }
    }

    fn tool(&self, program: &str, arguments: &[&str]) -> String {
        let output = Command::new(program)
            .args(arguments)
            .env("DISPLAY", &self.name)
            .output()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn keys(&self, keys: &[&str]) {
        for key in keys {
            self.tool("xdotool", &["key", key]);
            sleep(Duration::from_millis(250));
        }
    }

    fn write(&self, text: &str) {
        self.tool("xdotool", &["type", "--delay", "30", "--", text]);
        sleep(Duration::from_millis(400));
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        for child in &mut self.children {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn wait_for(what: &str, mut is_there: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_there() {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "{what} did not come"
        );
        sleep(Duration::from_millis(100));
    }
}

struct Program<'a> {
    display: &'a Display,
    child: Child,
    window: String,
}

impl<'a> Program<'a> {
    fn start(display: &'a Display, data: &Path, arguments: &[&str]) -> Self {
        // Not the first run: no hints.
        let settings = data.join("settings.json");
        if !settings.exists() {
            Settings::default().save(&settings).unwrap();
        }
        let child = Command::new(env!("CARGO_BIN_EXE_nonpaper"))
            .arg("--data-dir")
            .arg(data)
            .args(arguments)
            .env("DISPLAY", &display.name)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .spawn()
            .unwrap();
        let process = child.id().to_string();
        let mut window = String::new();
        wait_for("the window", || {
            let list = display.tool("wmctrl", &["-lp"]);
            let line = list
                .lines()
                .find(|line| line.split_whitespace().nth(2) == Some(&process));
            window = line
                .and_then(|line| line.split_whitespace().next())
                .unwrap_or_default()
                .to_owned();
            !window.is_empty()
        });
        display.tool(
            "wmctrl",
            &[
                "-i",
                "-r",
                &window,
                "-b",
                "add,maximized_vert,maximized_horz",
            ],
        );
        display.tool("wmctrl", &["-i", "-a", &window]);
        sleep(Duration::from_millis(1500));
        Self {
            display,
            child,
            window,
        }
    }

    fn click(&self, x: i32, y: i32) {
        let (x, y) = (x.to_string(), y.to_string());
        self.display
            .tool("xdotool", &["mousemove", "--window", &self.window, &x, &y]);
        sleep(Duration::from_millis(200));
        self.display.tool("xdotool", &["click", "1"]);
        sleep(Duration::from_millis(500));
    }

    fn title(&self) -> String {
        self.display
            .tool("xdotool", &["getwindowname", &self.window])
            .trim()
            .to_owned()
    }

    /// The colour of the screen at a place, as ImageMagick writes it.
    fn pixel(&self, picture: &Path, x: i32, y: i32) -> String {
        let picture = picture.display().to_string();
        self.display.tool("import", &["-window", "root", &picture]);
        let format = format!("%[pixel:p{{{x},{y}}}]");
        self.display
            .tool("identify", &["-format", &format, &picture])
            .trim()
            .to_owned()
    }

    /// How many colours the screen shows: a blank window has a handful.
    fn colours(&self, picture: &Path) -> usize {
        let picture = picture.display().to_string();
        self.display.tool("import", &["-window", "root", &picture]);
        self.display
            .tool("identify", &["-format", "%k", &picture])
            .trim()
            .parse()
            .unwrap_or(0)
    }

    fn quits(mut self) {
        self.display.keys(&["ctrl+q"]);
        let mut status = None;
        wait_for("the end", || {
            status = self.child.try_wait().unwrap();
            status.is_some()
        });
        assert!(status.unwrap().success());
    }
}

impl Drop for Program<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(path: &Path) -> Scenario {
    format::read(&std::fs::read(path).unwrap()).unwrap()
}

fn library_file(data: &Path) -> PathBuf {
    data.join("scenarios").join("Berlin talks.nonpaper")
}

#[test]
fn a_working_session_by_keyboard_and_mouse_survives_quitting() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let display = Display::start("1280x800");
    let program = Program::start(&display, folder.path(), &["--template", "berlin-talks"]);
    assert!(
        program.title().ends_with("Berlin talks – Nonpaper"),
        "{}",
        program.title()
    );
    assert!(
        program.colours(&folder.path().join("start.png")) > 200,
        "the window is blank"
    );

    // The second card of the desk by keyboard, and the first field of its inspector by Enter.
    let path = library_file(folder.path());
    let sample = read(&path);
    display.keys(&["Down", "Return"]);
    display.keys(&["ctrl+a"]);
    display.write("Second round");
    display.keys(&["Return", "ctrl+s"]);
    wait_for("the new title", || {
        read(&path)
            .talks
            .at(1)
            .is_some_and(|talk| talk.title == "Second round")
    });

    // A party of its own, by keyboard.
    display.keys(&["Right", "ctrl+n"]);
    display.write("Norway");
    display.keys(&["Return", "ctrl+s"]);
    wait_for("the new party", || {
        read(&path)
            .parties
            .iter()
            .any(|party| party.name == "Norway")
    });

    // Undo all, redo all.
    display.keys(&["ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+s"]);
    wait_for("the sample again", || read(&path) == sample);
    display.keys(&[
        "ctrl+shift+z",
        "ctrl+shift+z",
        "ctrl+shift+z",
        "ctrl+shift+z",
        "ctrl+s",
    ]);
    wait_for("the changes again", || {
        let scenario = read(&path);
        scenario.parties.iter().any(|party| party.name == "Norway")
            && scenario
                .talks
                .at(1)
                .is_some_and(|talk| talk.title == "Second round")
    });
    program.quits();

    // Again, with the file as the argument; a click on the rail goes home and back.
    let file = path.display().to_string();
    let program = Program::start(&display, folder.path(), &[&file]);
    assert!(
        program.title().ends_with("Berlin talks – Nonpaper"),
        "{}",
        program.title()
    );
    program.click(33, 68);
    program.click(33, 126);
    assert!(program.colours(&folder.path().join("again.png")) > 200);
    program.quits();
    assert!(
        read(&path)
            .parties
            .iter()
            .any(|party| party.name == "Norway")
    );
}

#[test]
fn what_is_not_saved_survives_a_killed_program() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("elsewhere.nonpaper");
    std::fs::write(&path, Template::BerlinTalks.bytes()).unwrap();
    let display = Display::start("1280x800");
    let file = path.display().to_string();
    let program = Program::start(&display, folder.path(), &[&file]);
    display.keys(&["ctrl+n"]);
    display.write("A round that nobody saved");
    display.keys(&["Return"]);
    let recovery = folder.path().join("recovery");
    wait_for("the copy in recovery", || {
        // As the program finds it: a file that is still being written is no copy yet.
        let found = nonpaper::io::recovery::find(&recovery);
        let mut copies = found.iter().map(|kept| std::fs::read_to_string(&kept.copy));
        copies.any(|copy| copy.is_ok_and(|copy| copy.contains("A round that nobody saved")))
    });
    drop(program);
    let kept = nonpaper::io::recovery::find(&folder.path().join("recovery"));
    let kept = kept.first().expect("a copy");
    assert_eq!(kept.original.as_ref(), Some(&path));
    let titles: Vec<String> = read(&kept.copy)
        .talks
        .iter()
        .map(|talk| talk.title.clone())
        .collect();
    assert!(
        titles
            .iter()
            .any(|title| title == "A round that nobody saved"),
        "{titles:?}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), Template::BerlinTalks.bytes());
}

#[test]
fn a_second_start_hands_its_file_to_the_first_whose_window_comes_to_the_front() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Geneva talks.nonpaper");
    let mut scenario = Template::Mediated.scenario().unwrap();
    scenario.title = "Geneva talks".to_owned();
    std::fs::write(&path, format::write(&scenario)).unwrap();
    let display = Display::start("1280x800");
    let mut program = Program::start(&display, folder.path(), &["--template", "berlin-talks"]);
    assert!(program.title().ends_with("Berlin talks – Nonpaper"));
    display.tool("xdotool", &["windowminimize", &program.window]);
    let search = ["search", "--onlyvisible", "--name", "Nonpaper"];
    let is_visible = || !display.tool("xdotool", &search).trim().is_empty();
    wait_for("its being hidden", || !is_visible());

    // From another working directory, by a relative path.
    let second = Command::new(env!("CARGO_BIN_EXE_nonpaper"))
        .arg("--data-dir")
        .arg(folder.path())
        .arg("Geneva talks.nonpaper")
        .current_dir(folder.path())
        .env("DISPLAY", &display.name)
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    assert!(second.status.success(), "{second:?}");
    wait_for("the other scenario", || {
        program.title() == "Geneva talks – Nonpaper"
    });
    wait_for("the window", is_visible);
    let windows = display.tool("wmctrl", &["-l"]);
    assert_eq!(windows.lines().count(), 1, "{windows}");
    assert!(program.child.try_wait().unwrap().is_none());
    program.quits();
    let left = std::fs::read_dir(folder.path().join("run"));
    let sockets = left.into_iter().flatten().flatten();
    assert_eq!(
        sockets
            .filter(|entry| entry.path().extension().is_some_and(|end| end == "socket"))
            .count(),
        0
    );
}

#[test]
fn with_one_screen_the_room_sees_the_page_and_nothing_else() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let mut scenario = Template::BerlinTalks.scenario().unwrap();
    let slide = |number: usize| Slide {
        id: format!("slide-{number}").into(),
        kind: Some(SlideKind::Text),
        title: format!("Slide {number}"),
        text: "What was said".to_owned(),
        ..Slide::default()
    };
    scenario.briefs.push(Brief {
        id: "brief".into(),
        handling: Handling::Public,
        slides: vec![slide(1), slide(2)],
        ..Brief::default()
    });
    let path = folder.path().join("talks.nonpaper");
    std::fs::write(&path, format::write(&scenario)).unwrap();
    let display = Display::start("1280x800");
    let program = Program::start(&display, folder.path(), &[path.to_str().unwrap()]);
    let picture = folder.path().join("show.png");
    // Where the rail, the menu and the status line are, and where the page has nothing.
    let corners = [(12, 300), (20, 12), (1260, 790)];
    let is_all = |colour: &str| {
        let mut corners = corners.iter();
        corners.all(|(x, y)| program.pixel(&picture, *x, *y).contains(colour))
    };
    assert!(!is_all("252,251,248"), "the desk is not a page");
    display.keys(&["F5"]);
    wait_for("the page", || is_all("252,251,248"));
    display.keys(&["Right", "b"]);
    wait_for("black", || program.colours(&picture) == 1);
    display.keys(&["b"]);
    wait_for("the page again", || is_all("252,251,248"));
    display.keys(&["Escape"]);
    wait_for("the desk again", || !is_all("252,251,248"));
    // Nothing was changed, so nothing is asked.
    program.quits();
}
