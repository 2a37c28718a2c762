//! Where the audience looks: which monitor is theirs.

/// A monitor, as the system tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Monitor {
    /// Its place in the system's list.
    pub number: usize,
    /// What the system calls it.
    pub name: String,
    /// Its top left corner among all monitors, in pixels.
    pub at: (i32, i32),
    /// Its width and height, in pixels.
    pub size: (u32, u32),
    /// Whether the presenter's window is on it.
    pub is_here: bool,
}

impl Monitor {
    /// Whether it shows the same as another one.
    fn mirrors(&self, other: &Self) -> bool {
        self.at == other.at
    }

    /// Whether a point among all monitors, in pixels, is on it.
    pub fn contains(&self, (x, y): (f32, f32)) -> bool {
        let from = (self.at.0 as f32, self.at.1 as f32);
        let size = (self.size.0 as f32, self.size.1 as f32);
        (from.0..from.0 + size.0).contains(&x) && (from.1..from.1 + size.1).contains(&y)
    }

    /// What it is called before a reader who has to choose among some.
    pub fn says(&self) -> String {
        let (width, height) = self.size;
        match self.name.trim() {
            "" => format!("Screen {}, {width} × {height}", self.number + 1),
            name => format!("{name}, {width} × {height}"),
        }
    }
}

/// Where the audience looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Wall {
    /// Not known yet.
    #[default]
    Unknown,
    /// The presenter has to say at which of these.
    Asking(Vec<Monitor>),
    /// At a window of its own on this monitor.
    Monitor(Monitor),
    /// At this window: there is no other screen, or it shows the same.
    Here,
    /// At a monitor that is not there any more.
    Gone {
        /// What the system calls it.
        name: String,
        /// Whether the system lists it all the same (not every system tells when one is taken
        /// away): then it is tried again when the presenter says so.
        is_listed: bool,
    },
    /// At nothing: there can be no other window.
    Nowhere,
}

/// Which monitor the audience looks at. `remembered` is the name of the one that was chosen last.
///
/// Monitors that show the same as the presenter's are none of the audience's own.
pub fn choose(monitors: &[Monitor], remembered: Option<&str>) -> Wall {
    let here = monitors.iter().find(|monitor| monitor.is_here);
    let others: Vec<&Monitor> = monitors
        .iter()
        .filter(|monitor| !monitor.is_here && !here.is_some_and(|here| monitor.mirrors(here)))
        .collect();
    let known = others
        .iter()
        .find(|monitor| !monitor.name.is_empty() && Some(monitor.name.as_str()) == remembered);
    match (known, others.as_slice()) {
        (Some(known), _) => Wall::Monitor(Monitor::clone(known)),
        (None, []) => Wall::Here,
        // Without knowing where this window is, the only other one may be this one.
        (None, [one]) if here.is_some() => Wall::Monitor(Monitor::clone(one)),
        (None, [_]) => Wall::Here,
        (None, some) => Wall::Asking(some.iter().copied().cloned().collect()),
    }
}

/// Whether whoever looks at another monitor sees this window too.
pub fn is_mirrored(monitors: &[Monitor]) -> bool {
    let here = monitors.iter().find(|monitor| monitor.is_here);
    here.is_some_and(|here| {
        let mut others = monitors.iter().filter(|monitor| !monitor.is_here);
        others.any(|other| other.mirrors(here))
    })
}

/// Where the audience looks now that the monitors may have changed: a monitor that was taken away
/// is waited for, rather than the room being shown the presenter's screen. One that has come to
/// show the same as this window is shown the page in it, and nothing else.
pub fn keep(wall: &Wall, monitors: &[Monitor]) -> Wall {
    let name = match wall {
        Wall::Monitor(monitor) => &monitor.name,
        Wall::Gone {
            name,
            is_listed: false,
        } => name,
        _ => return wall.clone(),
    };
    let mut same = monitors
        .iter()
        .filter(|monitor| monitor.name == *name && !monitor.is_here);
    let here = monitors.iter().find(|monitor| monitor.is_here);
    match (same.next(), wall) {
        (Some(monitor), _) if here.is_some_and(|here| monitor.mirrors(here)) => Wall::Here,
        (Some(monitor), Wall::Monitor(before)) if monitor.number == before.number => wall.clone(),
        (Some(monitor), _) => Wall::Monitor(monitor.clone()),
        // The window was moved on to the audience's monitor: it stays where it is.
        (None, Wall::Monitor(before)) if monitors.iter().any(|it| it.name == before.name) => {
            wall.clone()
        }
        (None, _) => Wall::Gone {
            name: name.clone(),
            is_listed: false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn monitor(number: usize, name: &str, x: i32) -> Monitor {
        Monitor {
            number,
            name: name.into(),
            at: (x, 0),
            size: (1920, 1080),
            is_here: number == 0,
        }
    }

    #[test]
    fn one_screen_is_the_audiences_and_of_two_the_other() {
        let (own, wall) = (monitor(0, "eDP-1", 0), monitor(1, "HDMI-1", 1920));
        assert_eq!(choose(&[], None), Wall::Here);
        assert_eq!(
            choose(std::slice::from_ref(&own), Some("HDMI-1")),
            Wall::Here
        );
        let both = [own, wall.clone()];
        assert_eq!(choose(&both, None), Wall::Monitor(wall.clone()));
        // It was this one the last time: now it has the presenter's window on it.
        assert_eq!(choose(&both, Some("eDP-1")), Wall::Monitor(wall));
    }

    #[test]
    fn of_several_the_one_that_was_chosen_and_in_doubt_it_asks() {
        let all = [
            monitor(0, "eDP-1", 0),
            monitor(1, "HDMI-1", 1920),
            monitor(2, "DP-1", 3840),
        ];
        let asked = Wall::Asking(all[1..].to_vec());
        assert_eq!(choose(&all, None), asked);
        assert_eq!(choose(&all, Some("gone")), asked);
        assert_eq!(choose(&all, Some("DP-1")), Wall::Monitor(all[2].clone()));
        // Where this window is cannot be told: it may be on any of them.
        let nowhere: Vec<Monitor> = all
            .iter()
            .map(|it| Monitor {
                is_here: false,
                ..it.clone()
            })
            .collect();
        assert_eq!(choose(&nowhere, None), Wall::Asking(nowhere.clone()));
        assert_eq!(choose(&nowhere[1..2], None), Wall::Here);
    }

    #[test]
    fn a_screen_that_shows_the_same_is_no_other() {
        let same = [monitor(0, "eDP-1", 0), monitor(1, "HDMI-1", 0)];
        assert!(is_mirrored(&same));
        assert_eq!(choose(&same, Some("HDMI-1")), Wall::Here);
        assert!(!is_mirrored(&[
            monitor(0, "eDP-1", 0),
            monitor(1, "HDMI-1", 1920)
        ]));
        assert!(!is_mirrored(&same[..1]));
    }

    #[test]
    fn a_point_is_on_one_monitor() {
        let (own, wall) = (monitor(0, "eDP-1", 0), monitor(1, "HDMI-1", 1920));
        assert!(own.contains((1919.0, 10.0)) && !wall.contains((1919.0, 10.0)));
        assert!(wall.contains((1920.0, 1079.0)) && !wall.contains((1920.0, 1080.0)));
    }

    #[test]
    fn a_monitor_that_is_taken_away_is_waited_for() {
        let (own, wall) = (monitor(0, "eDP-1", 0), monitor(1, "HDMI-1", 1920));
        let shown = Wall::Monitor(wall.clone());
        assert_eq!(keep(&shown, &[own.clone(), wall.clone()]), shown);
        let gone = keep(&shown, std::slice::from_ref(&own));
        let is_gone = |is_listed| Wall::Gone {
            name: "HDMI-1".into(),
            is_listed,
        };
        assert_eq!(gone, is_gone(false));
        // Where the system has not told that it is gone, nor does it tell that it is back.
        let listed = [own.clone(), wall.clone()];
        assert_eq!(keep(&is_gone(true), &listed), is_gone(true));
        // It may have another number when it comes back.
        let back = monitor(2, "HDMI-1", 1920);
        assert_eq!(
            keep(&gone, &[own.clone(), back.clone()]),
            Wall::Monitor(back)
        );
        assert_eq!(keep(&Wall::Here, &[own.clone(), wall.clone()]), Wall::Here);
        // It has come to show the same.
        let same = Monitor { at: own.at, ..wall };
        assert_eq!(keep(&shown, &[own, same]), Wall::Here);
    }
}
