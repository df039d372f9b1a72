//! `--recall` and `--precision`: two flags, one choice.

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command, FromArgMatches};

use crate::extract::Preference;

/// What the two flags choose.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PreferenceArguments(pub(crate) Preference);

#[derive(Debug, Args)]
struct Flags {
    /// Find more statements, of which more are wrong
    #[arg(long, env = "SAYSO_RECALL", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    recall: bool,
    /// Find fewer statements, of which fewer are wrong; excludes --recall
    #[arg(long, env = "SAYSO_PRECISION", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    precision: bool,
}

impl Args for PreferenceArguments {
    fn augment_args(command: Command) -> Command {
        Flags::augment_args(command)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Flags::augment_args_for_update(command)
    }
}

impl FromArgMatches for PreferenceArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let flags = Flags::from_arg_matches(matches)?;
        let is_flag = |id: &str| matches.value_source(id) == Some(ValueSource::CommandLine);
        let preference = match (flags.recall, flags.precision) {
            (false, false) => Preference::Balanced,
            (true, false) => Preference::Recall,
            (false, true) => Preference::Precision,
            // A flag wins over a variable; two of a kind contradict each other.
            (true, true) => match (is_flag("recall"), is_flag("precision")) {
                (true, false) => Preference::Recall,
                (false, true) => Preference::Precision,
                _ => {
                    let message = "--recall and --precision exclude each other\n";
                    return Err(clap::Error::raw(ErrorKind::ArgumentConflict, message));
                }
            },
        };
        Ok(Self(preference))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
