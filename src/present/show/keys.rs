//! The keys of a show, those of clickers among them.

use egui::{Key, Modifiers};

/// What is asked of a show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The next step or page.
    Forward,
    /// The step or page before.
    Back,
    /// The first page.
    First,
    /// The last page.
    Last,
    /// This page, counted from 0.
    Page(usize),
    /// Black, or no longer.
    Black,
    /// White, or no longer.
    White,
    /// Pages that stay as they are, or no longer.
    Freeze,
    /// A pointer, a light, or neither.
    Pointer,
    /// A part of the page as large as the whole, or no longer.
    Zoom,
    /// All pages, or no longer.
    Overview,
    /// All pages, to find one by its words.
    Search,
    /// A digit of a page's number.
    Digit(usize),
    /// To the page whose number was typed; else the next step.
    Enter,
    /// Out of what is nearest; in the end out of the show.
    Out,
    /// Out of the show, whatever is near.
    End,
}

/// The keys of a show.
const KEYS: [(Key, Asked); 35] = [
    (Key::ArrowRight, Asked::Forward),
    (Key::ArrowDown, Asked::Forward),
    (Key::PageDown, Asked::Forward),
    (Key::Space, Asked::Forward),
    (Key::N, Asked::Forward),
    (Key::ArrowLeft, Asked::Back),
    (Key::ArrowUp, Asked::Back),
    (Key::PageUp, Asked::Back),
    (Key::Backspace, Asked::Back),
    (Key::P, Asked::Back),
    (Key::Home, Asked::First),
    (Key::End, Asked::Last),
    (Key::B, Asked::Black),
    // Clickers have it for black.
    (Key::Period, Asked::Black),
    (Key::F9, Asked::Black),
    (Key::W, Asked::White),
    (Key::Comma, Asked::White),
    (Key::F, Asked::Freeze),
    (Key::L, Asked::Pointer),
    (Key::Z, Asked::Zoom),
    (Key::O, Asked::Overview),
    (Key::Slash, Asked::Search),
    (Key::Tab, Asked::Overview),
    (Key::Enter, Asked::Enter),
    (Key::Escape, Asked::Out),
    (Key::Num0, Asked::Digit(0)),
    (Key::Num1, Asked::Digit(1)),
    (Key::Num2, Asked::Digit(2)),
    (Key::Num3, Asked::Digit(3)),
    (Key::Num4, Asked::Digit(4)),
    (Key::Num5, Asked::Digit(5)),
    (Key::Num6, Asked::Digit(6)),
    (Key::Num7, Asked::Digit(7)),
    (Key::Num8, Asked::Digit(8)),
    (Key::Num9, Asked::Digit(9)),
];

/// What a key asks for. With Ctrl or Alt it is no key of the show.
pub fn asked(key: Key, modifiers: Modifiers) -> Option<Asked> {
    if modifiers.command || modifiers.ctrl || modifiers.alt {
        return None;
    }
    let mut keys = KEYS.iter();
    keys.find(|(own, _)| *own == key).map(|(_, asked)| *asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_asks_for_one_thing() {
        for (at, (key, _)) in KEYS.iter().enumerate() {
            assert!(
                KEYS[at + 1..].iter().all(|(other, _)| other != key),
                "{key:?}"
            );
        }
        assert_eq!(asked(Key::B, Modifiers::NONE), Some(Asked::Black));
        assert_eq!(asked(Key::Period, Modifiers::SHIFT), Some(Asked::Black));
        assert_eq!(asked(Key::F, Modifiers::COMMAND), None);
        assert_eq!(asked(Key::ArrowLeft, Modifiers::ALT), None);
        assert_eq!(asked(Key::Q, Modifiers::NONE), None);
    }
}
