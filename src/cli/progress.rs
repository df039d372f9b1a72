//! Progress on standard error, for terminals only, and the clocks behind `--timings`.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::report::Terminal;
use super::timings::Timings;
use crate::analyze::Watch;
use crate::pipeline::Progress;

/// A bar that shows how far reading, extracting and measuring have come, with the time left.
pub(super) struct Bar {
    shown: ProgressBar,
    timings: Timings,
    /// How many steps the running measure has, as the bar shows them.
    total: AtomicU64,
}

/// Stages that run for less than this show no bar.
const PATIENCE: Duration = Duration::from_millis(120);

impl Bar {
    /// Makes a bar; it stays hidden where nobody watches.
    pub(super) fn new(terminal: &Terminal, timings: Timings) -> Self {
        let shown = if terminal.shows_progress() {
            let bar = ProgressBar::no_length().with_style(counting());
            bar.enable_steady_tick(PATIENCE);
            bar
        } else {
            ProgressBar::hidden()
        };
        Self {
            shown,
            timings,
            total: AtomicU64::new(0),
        }
    }

    /// Takes the bar away and returns the clocks, for what is to be timed after it.
    pub(super) fn finish(&self) -> &Timings {
        self.shown.finish_and_clear();
        &self.timings
    }

    fn style(&self, template: &str) {
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.shown.set_style(style);
        }
    }
}

/// Shows how many articles are done, where nobody knows how many there are.
fn counting() -> ProgressStyle {
    let style = ProgressStyle::with_template("{spinner} {msg} {rate}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    style.with_key("rate", rate)
}

/// Writes how many articles are done, and how many in a second, once there are any.
fn rate(state: &ProgressState, out: &mut dyn fmt::Write) {
    if state.pos() > 0 {
        // A rate that cannot be written is no reason to stop.
        let _ = write!(
            out,
            "{} articles, {:.0} a second",
            state.pos(),
            state.per_sec()
        );
    }
}

impl Progress for Bar {
    fn start(&self, what: &'static str, total: Option<u64>) {
        self.timings.start(what);
        self.shown.set_message(what);
        self.shown.set_position(0);
        let Some(total) = total else { return };
        self.shown.set_length(total);
        self.style("{msg} {wide_bar} {human_pos} of {human_len} articles, {eta} left");
    }

    fn advance(&self, by: u64) {
        self.shown.inc(by);
    }
}

impl Watch for Bar {
    fn start(&self, stage: &'static str) {
        self.timings.start(stage);
        self.total.store(0, Ordering::Relaxed);
        self.shown.reset();
        self.shown.set_message(stage);
        self.style("{spinner} {msg}");
    }

    fn advance(&self, done: u64, total: u64) {
        if self.total.swap(total, Ordering::Relaxed) != total {
            self.shown.set_length(total);
            self.style("{msg} {wide_bar} {percent} %, {eta} left");
        }
        self.shown.set_position(done);
    }

    fn is_stopped(&self) -> bool {
        // Ctrl-C ends the program on the spot.
        false
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.shown.finish_and_clear();
    }
}
