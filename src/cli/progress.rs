//! Progress on standard error, for terminals only, and the clocks behind `--timings`.

use std::fmt;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{HumanDuration, ProgressBar, ProgressState, ProgressStyle};

use super::report::Terminal;
use super::timings::Timings;
use crate::analyze::Watch;
use crate::pipeline::Progress;
use crate::read::{self, Meter};

/// A bar that shows how far reading, extracting and measuring have come, with the time left.
pub(super) struct Bar {
    shown: ProgressBar,
    timings: Timings,
    /// How many bytes were read, of how many.
    reading: OnceLock<(Meter, u64)>,
    /// How many steps the running measure has, as the bar shows them.
    total: AtomicU64,
}

/// Stages that run for less than this show no bar.
const PATIENCE: Duration = Duration::from_millis(120);

impl Bar {
    /// Makes a bar; it stays hidden where nobody watches.
    pub(super) fn new(terminal: &Terminal, timings: Timings) -> Self {
        let shown = if terminal.shows_progress() {
            let bar = ProgressBar::no_length();
            bar.enable_steady_tick(PATIENCE);
            bar
        } else {
            ProgressBar::hidden()
        };
        Self {
            shown,
            timings,
            reading: OnceLock::new(),
            total: AtomicU64::new(0),
        }
    }

    /// Watches how much of the inputs has been read, where that shows how far the work has come.
    pub(super) fn watch(&self, inputs: &[PathBuf], options: &read::Options) {
        if !self.shown.is_hidden()
            && let Some(total) = read::size(inputs)
        {
            // A second call would change nothing: the inputs stay the same.
            let _ = self.reading.set((options.meter.clone(), total));
            self.shown.set_style(self.counting());
        }
    }

    /// Shows how many articles are done, where nobody knows how many there are, and how much of
    /// the inputs is read.
    fn counting(&self) -> ProgressStyle {
        let style = ProgressStyle::with_template("{msg}{read}{rate}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        let reading = self.reading.get().cloned();
        let read = move |state: &ProgressState, out: &mut dyn fmt::Write| {
            if let Some((meter, total)) = &reading {
                share(meter.taken(), *total, state.elapsed(), out);
            }
        };
        style.with_key("rate", rate).with_key("read", read)
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

/// Draws how much of the inputs has been read, and says how long the rest will take.
#[expect(clippy::cast_precision_loss, reason = "nobody waits by the byte")]
fn share(taken: u64, total: u64, elapsed: Duration, out: &mut dyn fmt::Write) {
    const CELLS: u64 = 24;
    let taken = taken.min(total);
    if taken == 0 {
        return;
    }
    let bar: String = (0..CELLS)
        .map(|cell| {
            if cell < CELLS * taken / total {
                '█'
            } else {
                '░'
            }
        })
        .collect();
    let left = elapsed.mul_f64((total - taken) as f64 / taken as f64);
    // A bar that cannot be written is no reason to stop.
    let _ = write!(
        out,
        " {bar} {} %, {:#} left",
        100 * taken / total,
        HumanDuration(left)
    );
}

/// Writes how many articles are done, and how many in a second, once there are any.
fn rate(state: &ProgressState, out: &mut dyn fmt::Write) {
    // A rate that cannot be written is no reason to stop.
    if state.pos() > 0 {
        let _ = write!(out, " · {} articles", state.pos());
    }
    if state.per_sec() >= 1.0 {
        let _ = write!(out, " · {:.0} a second", state.per_sec());
    }
}

impl Progress for Bar {
    fn start(&self, what: &'static str, total: Option<u64>) {
        self.timings.start(what);
        self.shown.set_message(what);
        self.shown.set_position(0);
        self.shown.reset_elapsed();
        let Some(total) = total else {
            self.shown.set_style(self.counting());
            return;
        };
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
        let was_gone = self.shown.is_finished();
        self.shown.reset();
        if was_gone && !self.shown.is_hidden() {
            self.shown.enable_steady_tick(PATIENCE);
        }
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
