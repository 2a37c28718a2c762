//! What takes longer than a frame, and comes later.

use std::sync::{
    Arc,
    mpsc::{Receiver, TryRecvError, channel},
};

use egui::Context as Gui;

/// An answer to a question that another thread looks for; until it comes, the last one.
pub(super) struct Later<Q, A> {
    answer: Option<(Q, Arc<A>)>,
    asked: Option<(Q, Receiver<A>)>,
}

impl<Q, A> Default for Later<Q, A> {
    fn default() -> Self {
        Self {
            answer: None,
            asked: None,
        }
    }
}

impl<Q: PartialEq, A: Send + Sync + 'static> Later<Q, A> {
    /// The answer to a question, or to the one before it while it is looked for. A new question
    /// overtakes an older one. `is_quick` answers at once, in this frame.
    pub(super) fn get(
        &mut self,
        gui: &Gui,
        question: Q,
        is_quick: bool,
        find: impl FnOnce() -> A + Send + 'static,
    ) -> Option<Arc<A>> {
        self.take_up();
        let is_known = self
            .answer
            .as_ref()
            .is_some_and(|(known, _)| *known == question);
        let is_asked = self
            .asked
            .as_ref()
            .is_some_and(|(asked, _)| *asked == question);
        if is_known {
            self.asked = None;
        } else if is_quick {
            self.asked = None;
            self.answer = Some((question, Arc::new(find())));
        } else if !is_asked {
            let (sender, receiver) = channel();
            let gui = gui.clone();
            std::thread::spawn(move || {
                // Nobody waits for it any more if another question has overtaken it.
                let _ = sender.send(find());
                gui.request_repaint();
            });
            self.asked = Some((question, receiver));
        }
        self.answer.as_ref().map(|(_, answer)| Arc::clone(answer))
    }

    fn take_up(&mut self) {
        let Some((question, receiver)) = self.asked.take() else {
            return;
        };
        match receiver.try_recv() {
            Ok(answer) => self.answer = Some((question, Arc::new(answer))),
            Err(TryRecvError::Empty) => self.asked = Some((question, receiver)),
            Err(TryRecvError::Disconnected) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_question_overtakes_an_older_one() {
        let gui = Gui::default();
        let mut later = Later::default();
        assert_eq!(later.get(&gui, 1, true, || "one").as_deref(), Some(&"one"));
        // The last answer stands in until the next has come.
        let stands_in = later.get(&gui, 2, false, || "two");
        assert_eq!(stands_in.as_deref(), Some(&"one"));
        let mut answer = later.get(&gui, 3, false, || "three");
        while answer.as_deref() != Some(&"three") {
            assert_ne!(answer.as_deref(), Some(&"two"));
            std::thread::yield_now();
            answer = later.get(&gui, 3, false, || unreachable!("it was asked already"));
        }
    }
}
