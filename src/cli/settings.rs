//! Settings files: `sayso.toml` in the working folder, then in the user's configuration folder.
//!
//! A setting is a long option under the name of its subcommand, or above them all for options
//! that every subcommand takes:
//!
//! ```toml
//! threads = 2
//!
//! [export]
//! to = ["gexf", "csv"]
//! view = "actors"
//! ```
//!
//! Flags win over `SAYSO_*` variables, those over settings, those of the working folder over the
//! user's own.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches};

use super::Arguments;
use crate::{Error, Place};

/// Why the arguments could not be understood.
pub(super) enum Failure {
    /// The command line is wrong, or asks for help.
    Usage(clap::Error),
    /// A settings file is wrong.
    Settings(Error),
}

/// Parses the command line, with the settings of the files for what it leaves open.
pub(super) fn parse_with_settings(mut arguments: Vec<OsString>) -> Result<Arguments, Failure> {
    let command = Arguments::command();
    let matches = command
        .clone()
        .try_get_matches_from(&arguments)
        .map_err(Failure::Usage)?;
    let Some((name, chosen)) = matches.subcommand() else {
        return Arguments::from_arg_matches(&matches).map_err(Failure::Usage);
    };
    let mut taken: Vec<String> = Vec::new();
    let mut added: Vec<OsString> = Vec::new();
    let mut source = None;
    for path in files() {
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                let error = Error::new("the settings cannot be read").because(error);
                let place = Place::file(path.to_string_lossy());
                return Err(Failure::Settings(error.at(place)));
            }
        };
        let stronger = taken.clone();
        for (key, value) in settings(&text, &path, name, &command).map_err(Failure::Settings)? {
            let is_taken = stronger.contains(&key) || stronger.iter().any(|k| excludes(k, &key));
            if !is_taken && !is_set(chosen, &key) && !is_decided(chosen, &key) {
                added.extend(as_arguments(&key, &value));
                taken.push(key);
                source.get_or_insert_with(|| path.to_string_lossy().into_owned());
            }
        }
    }
    // Settings stand right behind the subcommand, where every option may stand.
    let place = arguments
        .iter()
        .position(|argument| argument == name)
        .unwrap_or(0)
        + 1;
    arguments.splice(place..place, added);
    // The command line was right before: what does not fit now stands in the settings.
    let matches = command.try_get_matches_from(&arguments).map_err(|error| {
        let text = error.to_string();
        let cause = text.lines().next().unwrap_or_default();
        let settings = Error::new("the settings do not fit");
        let settings = settings.because(cause.trim_start_matches("error: "));
        Failure::Settings(settings.at(Place::file(source.unwrap_or_default())))
    })?;
    Arguments::from_arg_matches(&matches).map_err(Failure::Usage)
}

/// Lists the places where a settings file may be, the strongest first.
fn files() -> Vec<PathBuf> {
    const NAME: &str = "sayso.toml";
    let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    let home = variable("XDG_CONFIG_HOME")
        .or_else(|| variable("APPDATA"))
        .map(PathBuf::from)
        .or_else(|| variable("HOME").map(|home| Path::new(&home).join(".config")));
    let mut files = vec![PathBuf::from(NAME)];
    files.extend(home.map(|folder| folder.join("sayso").join(NAME)));
    files
}

/// Tells whether the user gave an option, as a flag or as a variable.
fn is_set(matches: &ArgMatches, key: &str) -> bool {
    let id = key.replace('-', "_");
    let known = matches.ids().any(|known| known.as_str() == id);
    known
        && matches!(
            matches.value_source(&id),
            Some(ValueSource::CommandLine | ValueSource::EnvVariable)
        )
}

/// Tells whether another flag decides what a setting would: `--for`, or the ending of the output,
/// chooses the format; of two flags that exclude each other, one decides both.
fn is_decided(matches: &ArgMatches, key: &str) -> bool {
    let has_ending = || {
        let output = matches.try_get_one::<PathBuf>("output").ok().flatten();
        let ends = output.is_some_and(|path| path.extension().is_some());
        ends && is_set(matches, "output")
    };
    let is_excluded = ["recall", "precision"]
        .iter()
        .any(|other| excludes(other, key) && is_set(matches, other));
    is_excluded || key == "to" && (is_set(matches, "program") || has_ending())
}

/// Tells whether two options exclude each other.
fn excludes(one: &str, other: &str) -> bool {
    matches!(
        (one, other),
        ("recall", "precision") | ("precision", "recall")
    )
}

/// Reads the settings of one file that concern a subcommand.
fn settings(
    text: &str,
    path: &Path,
    subcommand: &str,
    command: &clap::Command,
) -> Result<Vec<(String, toml::Value)>, Error> {
    let file = path.display().to_string();
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        let (line, column) = position(text, error.span().map_or(0, |span| span.start));
        Error::new("the settings cannot be read")
            .at(Place::column(file.as_str(), line, column))
            .because(error.message())
    })?;
    let mut found = Vec::new();
    for (key, value) in table {
        match value {
            toml::Value::Table(section) => {
                let Some(owner) = command.find_subcommand(&key) else {
                    return Err(unknown(text, &file, &key));
                };
                for (key, value) in section {
                    if !takes(owner, &key) && !takes(command, &key) {
                        return Err(unknown(text, &file, &key));
                    }
                    if owner.get_name() == subcommand {
                        found.push((key, value));
                    }
                }
            }
            value if takes(command, &key) => found.push((key, value)),
            _ => return Err(unknown(text, &file, &key)),
        }
    }
    Ok(found)
}

fn takes(command: &clap::Command, key: &str) -> bool {
    command
        .get_arguments()
        .any(|argument| argument.get_long() == Some(key))
}

fn unknown(text: &str, file: &str, key: &str) -> Error {
    let at = text
        .lines()
        .position(|line| line.trim_start_matches(['[', ' ']).starts_with(key));
    let line = at.map_or(1, |index| index as u64 + 1);
    Error::new(format!("there is no setting {key:?}"))
        .at(Place::line(file, line))
        .hint(
            "a setting is a long option without its dashes, under its subcommand, such as [export]",
        )
}

/// Writes a setting as the arguments that have the same effect.
fn as_arguments(key: &str, value: &toml::Value) -> Option<OsString> {
    let text = |value: &toml::Value| match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match value {
        toml::Value::Boolean(true) => Some(format!("--{key}").into()),
        toml::Value::Boolean(false) => None,
        toml::Value::Array(items) => {
            let items: Vec<String> = items.iter().map(text).collect();
            Some(format!("--{key}={}", items.join(",")).into())
        }
        value => Some(format!("--{key}={}", text(value)).into()),
    }
}

/// Turns a byte offset into line and column, both from one.
fn position(text: &str, offset: usize) -> (u64, u64) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() as u64 + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count() as u64
        + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, subcommand: &str) -> Result<Vec<OsString>, String> {
        let command = Arguments::command();
        settings(text, Path::new("sayso.toml"), subcommand, &command)
            .map(|found| {
                found
                    .iter()
                    .filter_map(|(key, value)| as_arguments(key, value))
                    .collect()
            })
            .map_err(|error| error.to_string())
    }

    #[test]
    fn settings_become_arguments_of_their_subcommand() {
        let text =
            "threads = 2\n[export]\nto = [\"gexf\", \"csv\"]\nlenient = true\n[analyze]\ntop = 5\n";
        let expected = ["--threads=2", "--lenient", "--to=gexf,csv"];
        let mut found = read(text, "export").unwrap();
        found.sort_by_key(|argument| expected.iter().position(|e| argument == e));
        assert_eq!(found, expected);
        assert_eq!(read(text, "extract").unwrap(), ["--threads=2"]);
    }

    #[test]
    fn mistakes_name_their_line() {
        assert_eq!(
            read("quiet = true\n\n[export]\nformat = \"gexf\"\n", "export").unwrap_err(),
            "sayso.toml:4: there is no setting \"format\""
        );
        assert_eq!(
            read("[export]\nto = \n", "export").unwrap_err(),
            "sayso.toml:2:6: the settings cannot be read"
        );
    }
}
