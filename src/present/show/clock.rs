//! How long a show has taken, and may still take.

use jiff::Timestamp;

/// The time of a show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Since it began, in seconds.
    pub elapsed: i64,
    /// How long it may take, in seconds, if that is planned.
    pub planned: Option<i64>,
}

impl Time {
    /// Now, of a show that began then and may take so many minutes.
    pub fn of(since: Timestamp, now: Timestamp, minutes: Option<f64>) -> Self {
        let planned = minutes.filter(|minutes| minutes.is_finite() && *minutes > 0.0);
        Self {
            elapsed: (now.as_second() - since.as_second()).max(0),
            planned: planned.map(|minutes| (minutes * 60.0).round() as i64),
        }
    }

    /// Whether it takes longer than planned.
    pub fn is_over(self) -> bool {
        self.planned.is_some_and(|planned| self.elapsed > planned)
    }

    /// Whether the last tenth of the time has begun.
    pub fn is_short(self) -> bool {
        self.planned
            .is_some_and(|planned| self.elapsed * 10 >= planned * 9)
    }

    /// How much of the planned time is gone, from 0 to 1.
    pub fn part(self) -> Option<f32> {
        let planned = self.planned?;
        Some((self.elapsed as f32 / planned.max(1) as f32).clamp(0.0, 1.0))
    }

    /// What is left of it, or by how much it is over.
    pub fn rest(self) -> Option<String> {
        let rest = self.planned? - self.elapsed;
        Some(match rest {
            0.. => format!("{} left", clock(rest)),
            _ => format!("{} over", clock(-rest)),
        })
    }
}

/// Seconds as a clock shows them: `06:12`, `1:06:12`.
pub fn clock(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes:02}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_is_left_and_when_it_is_over() {
        let since: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
        let after = |seconds: i64| {
            let now = Timestamp::from_second(since.as_second() + seconds).unwrap();
            Time::of(since, now, Some(10.0))
        };
        assert_eq!(clock(after(372).elapsed), "06:12");
        assert_eq!(clock(3972), "1:06:12");
        assert_eq!(after(372).rest().unwrap(), "03:48 left");
        assert!(!after(539).is_short() && after(540).is_short() && !after(600).is_over());
        assert!(after(601).is_over());
        assert_eq!(after(665).rest().unwrap(), "01:05 over");
        assert_eq!(Time::of(since, since, None).rest(), None);
        assert_eq!(Time::of(since, since, Some(f64::NAN)).planned, None);
    }
}
