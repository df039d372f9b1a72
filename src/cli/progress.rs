//! A progress bar on standard error, for terminals only.

use std::fmt;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::report::Terminal;
use crate::pipeline::Progress;

/// A bar that shows how many articles were read, with rate and time left.
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// Makes a bar; it stays hidden where nobody watches.
    pub(super) fn new(terminal: &Terminal) -> Self {
        if !terminal.shows_progress() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::no_length();
        let style = ProgressStyle::with_template("{spinner} {msg} {rate}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = bar.with_style(style.with_key("rate", rate));
        bar.enable_steady_tick(Duration::from_millis(120));
        Self(bar)
    }
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
        self.0.set_message(what);
        self.0.set_position(0);
        let Some(total) = total else { return };
        self.0.set_length(total);
        let template = "{msg} {wide_bar} {human_pos} of {human_len} articles, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.0.set_style(style);
        }
    }

    fn advance(&self, by: u64) {
        self.0.inc(by);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
