//! How a table is driven: a new card, one field after another, and each time a look at the
//! document.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use nonpaper::{
    commands::{Act, Command},
    io::samples::Template,
    model::{Id, Kind, naming},
};
use serde_json::Value;

use crate::common::{Desk, Look};

/// Something done to the interface, by the accessible name of what it is done to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// Replaces the text of a field.
    Write(&'static str, &'static str),
    /// Chooses an entry of a combo box.
    Choose(&'static str, &'static str),
    /// Opens a picker, types into it, and takes the first that is found.
    Pick(&'static str, &'static str),
    /// Clicks a check box.
    Tick(&'static str),
    /// Clicks one of several buttons of which one is chosen.
    Radio(&'static str),
    /// Clicks a button.
    Press(&'static str),
    /// Chooses from the menu of a button.
    Menu(&'static str, &'static str),
    /// Opens what is folded away.
    Open(&'static str),
    /// Says that something is known, and moves the slider by one step.
    Slide(&'static str),
}

/// What the document must say.
#[derive(Clone, Debug)]
pub(crate) enum Says {
    /// This.
    Is(Value),
    /// The id of the thing that is called this.
    Names(&'static str),
}

/// A line of a table.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) path: String,
    pub(crate) steps: Vec<Step>,
    pub(crate) says: Says,
}

/// The value of a field is to be this.
pub(crate) fn is(path: &str, steps: &[Step], says: impl Into<Value>) -> Case {
    Case {
        path: path.to_owned(),
        steps: steps.to_vec(),
        says: Says::Is(says.into()),
    }
}

/// The field is to name the thing that is called this.
pub(crate) fn names(path: &str, steps: &[Step], title: &'static str) -> Case {
    Case {
        path: path.to_owned(),
        steps: steps.to_vec(),
        says: Says::Names(title),
    }
}

/// A table, and what it is about: a new card of a kind, or the scenario itself.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) kind: Option<Kind>,
    pub(crate) cases: Vec<Case>,
}

impl Run {
    pub(crate) fn of(kind: Kind, cases: Vec<Case>) -> Self {
        Self {
            kind: Some(kind),
            cases,
        }
    }
}

/// Changes one field after another, and looks at the document after each.
pub(crate) fn drive(run: &Run) {
    // High, so that little has to be scrolled.
    let look = Look {
        size: [1280.0, 1800.0],
        ..Look::default()
    };
    let mut desk = Desk::with(Template::BerlinTalks, &look);
    desk.perform(Command::Act(Act::Deselect));
    let card = run.kind.map(|kind| {
        desk.perform(Command::New(kind));
        desk.workspace().selected_card().unwrap()
    });
    for case in &run.cases {
        let before = value_at(&desk, card.as_ref(), &case.path);
        for step in &case.steps {
            act(&mut desk, *step, &case.path);
        }
        let now = value_at(&desk, card.as_ref(), &case.path);
        match &case.says {
            Says::Is(wanted) => {
                assert_eq!(&now, wanted, "{}", case.path);
            }
            Says::Names(title) => {
                let id = Id::from(now.as_str().unwrap_or_default());
                let named = naming::title_of(desk.scenario(), &id);
                assert_eq!(&named, title, "{}", case.path);
            }
        }
        assert_ne!(before, now, "{} was so before", case.path);
    }
}

/// What the document has at a path; of each list on the way the last entry.
fn value_at(desk: &Desk, card: Option<&Id>, path: &str) -> Value {
    let (mut here, rest) = match card {
        None => (serde_json::to_value(desk.scenario()).unwrap(), path),
        Some(id) => {
            let (kind, index) = desk.scenario().find(id).unwrap();
            let shared = desk.scenario().shared_at(kind, index).unwrap();
            (shared.to_value(), path.split_once("[].").unwrap().1)
        }
    };
    for key in rest.split('.') {
        let (name, is_list, is_map) = match (key.strip_suffix("[]"), key.strip_suffix("{}")) {
            (Some(name), _) => (name, true, false),
            (None, Some(name)) => (name, false, true),
            (None, None) => (key, false, false),
        };
        here = here.get(name).cloned().unwrap_or_default();
        if is_list {
            let last = here.as_array().and_then(|list| list.last());
            here = last.cloned().unwrap_or_default();
        } else if is_map {
            let last = here.as_object().and_then(|map| map.values().next_back());
            here = last.cloned().unwrap_or_default();
        }
    }
    here
}

/// Waits with a better word than the library's for what is not there.
fn only(desk: &Desk, role: Role, name: &str, path: &str) {
    let found = desk.harness.query_all_by_role_and_label(role, name).count();
    assert_eq!(found, 1, "{path}: not just one {role:?} “{name}”");
}

fn click(desk: &mut Desk, role: Role, name: &str, path: &str) {
    only(desk, role, name, path);
    desk.reach(role, name);
    desk.click(role, name);
}

pub(crate) fn act(desk: &mut Desk, step: Step, path: &str) {
    match step {
        Step::Write(name, text) => desk.write(name, text),
        Step::Choose(name, entry) => {
            only(desk, Role::ComboBox, name, path);
            desk.choose(name, entry);
        }
        Step::Pick(name, typed) => {
            // It is open already where what it is in was added just now.
            if !egui::Popup::is_any_open(&desk.harness.ctx) {
                click(desk, Role::Button, name, path);
            }
            desk.harness.event(egui::Event::Text(typed.into()));
            desk.harness.run_steps(2);
            desk.key(Modifiers::NONE, Key::Enter);
        }
        Step::Tick(name) => click(desk, Role::CheckBox, name, path),
        Step::Radio(name) => click(desk, Role::RadioButton, name, path),
        Step::Press(name) => click(desk, Role::Button, name, path),
        Step::Menu(name, entry) => {
            click(desk, Role::Button, name, path);
            let found: Vec<_> = desk.harness.get_all_by_label(entry).collect();
            found.last().unwrap().click();
            desk.settle();
        }
        Step::Open(name) => {
            only(desk, Role::DisclosureTriangle, name, path);
            let node = desk
                .harness
                .get_by_role_and_label(Role::DisclosureTriangle, name);
            let is_open = node.accesskit_node().is_selected() == Some(true);
            if !is_open {
                click(desk, Role::DisclosureTriangle, name, path);
            }
        }
        Step::Slide(name) => {
            let steps = desk
                .harness
                .query_all_by_role_and_label(Role::RadioButton, "1");
            if steps.count() == 1 {
                click(desk, Role::RadioButton, "1", path);
                return;
            }
            click(desk, Role::Button, name, path);
            only(desk, Role::Slider, name, path);
            desk.harness
                .get_by_role_and_label(Role::Slider, name)
                .focus();
            desk.settle();
            desk.key(Modifiers::NONE, Key::ArrowRight);
        }
    }
}
