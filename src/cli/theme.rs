//! What pictures are drawn on: charts and networks alike.

use clap::{Args, ValueEnum};

use crate::plot;

/// What pictures are drawn on.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct ThemeArguments {
    /// In SVG and PNG, what pictures are drawn on
    #[arg(
        long,
        value_name = "THEME",
        default_value = "print",
        env = "SAYSO_THEME",
        hide_env_values = true
    )]
    theme: Theme,
}

/// A color scheme, as users name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Theme {
    /// White paper
    Print,
    /// A dark screen
    Dark,
}

impl ThemeArguments {
    /// Returns the theme that was asked for.
    pub(super) const fn theme(self) -> plot::Theme {
        match self.theme {
            Theme::Print => plot::Theme::Print,
            Theme::Dark => plot::Theme::Dark,
        }
    }
}
