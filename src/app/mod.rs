//! The program with its window: the order of a frame, and who may change what when.

mod appearance;
mod instance;
mod jobs;
mod showing;
mod strips;
mod window;

use std::time::Duration;

use egui::{CentralPanel, Frame, Margin, Panel, Stroke, Ui, UserAttentionType, ViewportCommand};

use crate::{
    chrome,
    commands::{Act, Command, Dialog, LookBackCommand, Screen, Workspace, job::Done, table},
    document::IdSource,
    present,
    theme::Tokens,
    views,
    widgets::{draft::Drafts, landmark::Landmark},
};
use appearance::Appearance;
use instance::Request;
use jobs::{Jobs, Report};

pub use window::{Start, run};

/// How long the user has to pause before changes are saved by themselves.
const PAUSE: Duration = Duration::from_millis(1000);

/// How long one looks from each moment while they are played.
const STOP: Duration = Duration::from_millis(1400);

/// The program.
pub struct App {
    /// What commands work on.
    pub workspace: Workspace,
    drafts: Drafts<Command>,
    queue: Vec<Command>,
    ids: IdSource,
    jobs: Jobs,
    dialogs: chrome::DialogState,
    toasts: chrome::Toasts,
    present: present::Desk,
    appearance: Appearance,
    /// When autosave may run, in the seconds of egui's clock.
    saves_at: Option<f64>,
    seen_revision: u64,
    /// When what is typed goes into the scenario though typing goes on.
    checkpoint_at: f64,
    seen_edits: u64,
    shown_title: String,
    is_closing: bool,
    /// Whether the window has asked for attention.
    calls: bool,
    has_shown_a_frame: bool,
    /// Whether a text had the focus when the last frame ended.
    had_text_focus: bool,
    /// When the moment moves on, while it does so by itself, in the seconds of egui's clock.
    plays_on_at: Option<f64>,
    /// Whether the window fills the screen because the audience looks at it.
    fills_screen: bool,
    /// Whether the audience's window had the keys in the last frame.
    audience_had_focus: bool,
    /// Whether the window is kept out of screen sharing.
    is_protected: bool,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("workspace", &self.workspace)
            .finish_non_exhaustive()
    }
}

impl App {
    /// The program over a workspace, in this context.
    pub fn new(ctx: &egui::Context, mut workspace: Workspace) -> Self {
        crate::theme::install(ctx);
        ctx.options_mut(|options| {
            // The table of commands has the keys for it.
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        let ids = workspace.ids.fork();
        let jobs = Jobs::start(ctx.clone(), workspace.places.clone());
        Self {
            workspace,
            drafts: Drafts::default(),
            queue: Vec::new(),
            ids,
            jobs,
            dialogs: chrome::DialogState::default(),
            toasts: chrome::Toasts::default(),
            present: present::Desk::new(views::map::drawing),
            appearance: Appearance::default(),
            saves_at: None,
            seen_revision: 0,
            checkpoint_at: 0.0,
            seen_edits: 0,
            shown_title: String::new(),
            is_closing: false,
            calls: false,
            has_shown_a_frame: false,
            had_text_focus: false,
            plays_on_at: None,
            fills_screen: false,
            audience_had_focus: false,
            is_protected: false,
        }
    }

    /// Asks the system for its theme.
    pub fn follow_system(&mut self) {
        self.jobs.ask_appearance();
    }

    /// Takes what other starts of the program ask for.
    fn answer_other_starts(&mut self, first: instance::First) {
        self.jobs.answer_other_starts(first);
    }

    /// Never opens one of the system's dialogs: for tests, which run on somebody's screen.
    pub fn keep_system_out(&mut self) {
        self.jobs.keep_system_out();
    }

    /// Does something as a view or a key would ask for it.
    pub fn perform(&mut self, command: Command) {
        // A menu command acts on what the user sees, so what is typed is committed first.
        if matches!(
            command,
            Command::Act(_) | Command::OpenPath(_) | Command::NewFrom(_)
        ) {
            self.flush_drafts();
        }
        self.workspace.perform(command);
        self.start_jobs();
    }

    fn flush_drafts(&mut self) {
        self.drafts.flush();
        self.commit_drafts();
    }

    fn commit_drafts(&mut self) {
        for command in self.take_committed() {
            self.workspace.perform(command);
        }
    }

    /// What was typed, as commands; one editing is one step to undo.
    fn take_committed(&mut self) -> Vec<Command> {
        self.drafts
            .take_committed()
            .into_iter()
            .map(|committed| match committed.request {
                Command::Edit(edit) => {
                    Command::Edit(edit.merging(format!("editing {}", committed.editing)))
                }
                other => other,
            })
            .collect()
    }

    fn start_jobs(&mut self) {
        for job in self.workspace.take_jobs() {
            self.jobs.push(job);
        }
    }

    /// Whether jobs are running whose outcome is still to come; for tests.
    pub fn is_busy(&self) -> bool {
        self.jobs.is_busy()
    }

    /// Shows one frame.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.start_jobs();
        self.drain_jobs(&ctx);
        self.appearance.apply(&ctx, &self.workspace.settings);
        self.watch_window(&ctx);
        self.follow_show(&ctx);
        if self.shows_here(ui) {
            return;
        }
        self.take_show_keys(&ctx);
        self.take_keys(&ctx);
        self.trade_clipboard(&ctx);

        let wanted_focus = self.workspace.wants_field_focus;
        let revealed = self.workspace.reveal.clone();
        self.draw(ui);
        chrome::hints(&ctx, &self.workspace, &mut self.queue);
        chrome::dialog(&ctx, &self.workspace, &mut self.queue, &mut self.dialogs);
        // They tell of files and cards: what is said while the room may read it stays in the log.
        if self.workspace.presenting().is_none() || !self.present.is_overlooked() {
            self.toasts.show(&ctx, &self.workspace);
        }
        self.show_audience(&ctx);

        // What was wanted has been done in this frame.
        let has_form = self.workspace.settings.inspector || self.workspace.page().is_some();
        if wanted_focus && has_form {
            self.workspace.wants_field_focus = false;
        }
        if revealed.is_some() {
            self.workspace.reveal = None;
        }
        self.workspace.wants_filter_focus = false;
        if self.workspace.dialog == Some(Dialog::QuickEntry) {
            self.workspace.lines_to_note = None;
        }
        self.run_queue(&ctx);
        self.trade_clipboard(&ctx);
        if ctx.input(|input| input.pointer.any_released()) {
            // A drag is over: what comes next is a step of its own.
            self.workspace.perform(Command::Seal);
        }
        self.play(&ctx);
        self.autosave(&ctx);
        self.show_title(&ctx);
        self.had_text_focus = ctx.text_edit_focused();
        if !self.has_shown_a_frame {
            self.has_shown_a_frame = true;
            tracing::info!(target: "nonpaper::launch", "first frame");
        }
    }

    fn drain_jobs(&mut self, ctx: &egui::Context) {
        for report in self.jobs.reports() {
            match report {
                Report::Done(done) => {
                    // It may show another scenario; what is typed belongs to this one.
                    if matches!(done, Done::Loaded { .. } | Done::Saved { .. }) {
                        self.drafts.checkpoint();
                        self.commit_drafts();
                    }
                    self.workspace.finish(done);
                    self.start_jobs();
                }
                Report::Appearance(found) => self.appearance.found(found),
                Report::Asked(asked) => {
                    if !self.is_closing && asked.take() {
                        self.fulfil(&asked.request);
                        self.raise(ctx);
                    }
                }
            }
            ctx.request_repaint();
        }
    }

    /// Does what this start, or another one, asks for.
    fn fulfil(&mut self, request: &Request) {
        match request {
            Request::Show => {}
            Request::Open(path) => self.perform(Command::OpenPath(path.clone())),
            Request::Template(template) => {
                self.flush_drafts();
                self.workspace.open_template(*template);
                self.start_jobs();
            }
        }
    }

    /// Brings the window to the front, or where the system does not allow that, asks for attention.
    fn raise(&mut self, ctx: &egui::Context) {
        let (is_minimized, is_focused) = ctx.input(|input| {
            let window = input.viewport();
            (window.minimized == Some(true), window.focused == Some(true))
        });
        if is_minimized {
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        }
        ctx.send_viewport_cmd(ViewportCommand::Focus);
        if !is_focused {
            self.calls = true;
            let call = UserAttentionType::Informational;
            ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(call));
        }
    }

    fn watch_window(&mut self, ctx: &egui::Context) {
        let (wants_close, dropped) = ctx.input(|input| {
            let dropped: Vec<_> = input
                .raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_owned())
                .collect();
            (input.viewport().close_requested(), dropped)
        });
        if self.calls && ctx.input(|input| input.viewport().focused == Some(true)) {
            self.calls = false;
            let heard = UserAttentionType::Reset;
            ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(heard));
        }
        if let Some(path) = dropped.into_iter().next() {
            self.perform(Command::OpenPath(path));
        }
        if wants_close && !self.is_closing {
            self.perform(Command::Act(Act::Quit));
            if !self.workspace.quits {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
        }
        if self.workspace.quits && !self.is_closing {
            self.is_closing = true;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn take_keys(&mut self, ctx: &egui::Context) {
        let focus = self.focus(ctx);
        let act = ctx.input_mut(|input| table::pressed(&self.workspace, input, focus));
        if let Some(act) = act {
            // egui has already taken an arrow key for a wish to move its own focus.
            ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
            self.perform(Command::Act(act));
            ctx.request_repaint();
        }
    }

    /// What is pasted among the cards, and what commands have put on the clipboard.
    fn trade_clipboard(&mut self, ctx: &egui::Context) {
        let focus = self.focus(ctx);
        if let Some(text) = ctx.input_mut(|input| table::pasted(&self.workspace, input, focus)) {
            self.perform(Command::Paste(text));
        }
        if let Some(text) = self.workspace.take_clipboard() {
            ctx.copy_text(text);
        }
        if self.workspace.take_paste_wish() {
            // What is there comes as an event of the next frame.
            ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        }
    }

    /// Whose the keys are.
    fn focus(&self, ctx: &egui::Context) -> table::Focus {
        // egui takes the focus away before we see Esc; the key was meant for the text all the same.
        let was_left =
            self.had_text_focus && ctx.input(|input| input.key_pressed(egui::Key::Escape));
        if ctx.text_edit_focused() || self.drafts.is_editing() || was_left {
            return table::Focus::Text;
        }
        if egui::Popup::is_any_open(ctx) {
            return table::Focus::Control;
        }
        match ctx.memory(egui::Memory::focused) {
            None => table::Focus::Cards,
            Some(id) => {
                let card = self
                    .workspace
                    .selected_card()
                    .map(|card| views::cards::focus_id(&card));
                if card == Some(id) {
                    table::Focus::Cards
                } else {
                    table::Focus::Control
                }
            }
        }
    }

    fn draw(&mut self, ui: &mut Ui) {
        let tokens = Tokens::of(ui);
        let workspace = &self.workspace;
        let queue = &mut self.queue;
        let month_first = self.appearance.month_first;
        let bar = |fill| {
            Frame::new()
                .fill(fill)
                .inner_margin(Margin::symmetric(12, 0))
        };
        Panel::top("top")
            .exact_size(43.0)
            .resizable(false)
            .frame(bar(tokens.paper))
            .show(ui, |ui| chrome::top(ui, workspace, queue, month_first));
        Panel::bottom("status")
            .exact_size(27.0)
            .resizable(false)
            .frame(bar(tokens.paper))
            .show(ui, |ui| chrome::status(ui, workspace, queue, month_first));
        Panel::left("rail")
            .exact_size(67.0)
            .resizable(false)
            .frame(Frame::new().fill(tokens.desk))
            .show(ui, |ui| chrome::rail(ui, workspace, queue));
        strips::show(ui, workspace, &self.present, queue);
        if workspace.shows_moments() {
            let margin = Margin::symmetric(16, 0);
            Panel::top("moments")
                .exact_size(52.0)
                .resizable(false)
                .show_separator_line(false)
                .frame(Frame::new().fill(tokens.desk).inner_margin(margin))
                .show(ui, |ui| chrome::moments(ui, workspace, queue, month_first));
        }
        let is_page = workspace.page().is_some();
        let has_inspector = workspace.open.is_some()
            && workspace.screen != Screen::Home
            && !is_page
            && !showing::is_presenters(workspace)
            && workspace.settings.inspector;
        if let Some(open) = &workspace.open {
            let mut cx = views::Context {
                workspace,
                open,
                queue,
                drafts: &mut self.drafts,
                ids: &mut self.ids,
                month_first,
            };
            if has_inspector {
                let inspector = Panel::right("inspector")
                    .default_size(336.0)
                    .size_range(288.0..=560.0)
                    .resizable(true)
                    .frame(Frame::new().fill(tokens.paper).stroke(Stroke::NONE))
                    .show(ui, |ui| {
                        let is_history = workspace.screen == Screen::Positions
                            && open.document.selection().is_none()
                            && views::positions::has_cell(ui.ctx(), &cx);
                        if is_history {
                            views::positions::panel(ui, &mut cx);
                        } else {
                            views::inspector::show(ui, &mut cx);
                        }
                    });
                Landmark::Inspector.stands_at(ui.ctx(), inspector.response.rect);
            }
            CentralPanel::default()
                .frame(Frame::new().fill(tokens.desk))
                .show(ui, |ui| match workspace.screen {
                    Screen::Home => views::home::show(ui, workspace, cx.queue),
                    Screen::Cards if is_page => views::inspector::page(ui, &mut cx),
                    Screen::Cards => views::cards::show(ui, &mut cx),
                    Screen::Positions => views::positions::show(ui, &mut cx),
                    Screen::Map => views::map::show(ui, &mut cx),
                    Screen::Timeline => views::timeline::show(ui, &mut cx),
                    Screen::Delivery => views::delivery::show(ui, &mut cx),
                    Screen::Check => views::check::show(ui, &mut cx),
                    Screen::Present => {
                        let mut cx = present::Context {
                            workspace,
                            open,
                            queue: cx.queue,
                            ids: cx.ids,
                            month_first,
                        };
                        present::screen::show(ui, &mut cx, &mut self.present);
                    }
                });
        } else {
            CentralPanel::default()
                .frame(Frame::new().fill(tokens.desk))
                .show(ui, |ui| views::home::show(ui, workspace, queue));
        }
    }

    fn run_queue(&mut self, ctx: &egui::Context) {
        self.drafts.end_frame();
        // What was typed comes first: it was there before the click that ended the typing.
        let mut commands = self.take_committed();
        commands.append(&mut self.queue);
        if commands.is_empty() {
            return;
        }
        for command in commands {
            self.perform(command);
        }
        ctx.request_repaint();
    }

    fn autosave(&mut self, ctx: &egui::Context) {
        let Some(open) = &self.workspace.open else {
            self.saves_at = None;
            return;
        };
        let now = ctx.input(|input| input.time);
        if self.drafts.is_dirty() {
            // Long typing is kept too: the text goes into the scenario, and typing goes on.
            if self.drafts.edits() != self.seen_edits {
                self.seen_edits = self.drafts.edits();
                self.checkpoint_at = now + PAUSE.as_secs_f64();
            }
            if now >= self.checkpoint_at {
                self.drafts.checkpoint();
                self.commit_drafts();
                ctx.request_repaint();
                return;
            }
            ctx.request_repaint_after(Duration::from_secs_f64(self.checkpoint_at - now));
        }
        if open.document.revision() != self.seen_revision {
            self.seen_revision = open.document.revision();
            self.saves_at = Some(now + PAUSE.as_secs_f64());
        }
        if !self.workspace.wants_autosave() {
            return;
        }
        let at = *self.saves_at.get_or_insert(now + PAUSE.as_secs_f64());
        if now >= at {
            self.saves_at = None;
            self.workspace.autosave();
            self.start_jobs();
        } else {
            ctx.request_repaint_after(Duration::from_secs_f64((at - now).max(0.01)));
        }
    }

    /// Moves on from talk to talk, while that is asked for.
    fn play(&mut self, ctx: &egui::Context) {
        if !self.workspace.is_playing() {
            self.plays_on_at = None;
            return;
        }
        let now = ctx.input(|input| input.time);
        let at = *self.plays_on_at.get_or_insert(now + STOP.as_secs_f64());
        if now < at {
            ctx.request_repaint_after(Duration::from_secs_f64(at - now));
            return;
        }
        self.plays_on_at = Some(now + STOP.as_secs_f64());
        self.perform(Command::LookBack(LookBackCommand::PlayOn));
        ctx.request_repaint();
    }

    fn show_title(&mut self, ctx: &egui::Context) {
        let title = match &self.workspace.open {
            // The room reads it too.
            _ if self.is_wall() => "Nonpaper".to_owned(),
            Some(open) if open.document.is_unsaved() => format!("*{} – Nonpaper", open.title()),
            Some(open) => format!("{} – Nonpaper", open.title()),
            None => "Nonpaper".to_owned(),
        };
        if title != self.shown_title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
    }
}

impl eframe::App for App {
    /// Another start may call for the window while it is hidden.
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.start_jobs();
        self.drain_jobs(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.find_wall(ui.ctx(), frame);
        self.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        // The settings, and whatever else is still being written.
        self.jobs.finish();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        Tokens::for_theme(visuals.dark_mode)
            .desk
            .to_normalized_gamma_f32()
    }
}
