//! What is known about English: word classes, reporting verbs, names of the world.
//!
//! The lists stand in the files beside this one; another language would be another folder with
//! the same lists.

mod boilerplate;
mod dates;
mod gazetteer;
mod lexicon;
mod listed;
mod nicknames;
mod nouns;
mod offices;
mod quick;
mod tags;
mod verbs;

pub(super) use boilerplate::{Place, Sign, is_writer, signs};
pub(super) use dates::{When, expression, is_date_word, is_dateline_label};
pub(super) use gazetteer::{Gender, Known, KnownKind, first_name, is_organisation_word, known};
pub(super) use lexicon::{is_abbreviation, look_up, may_end_sentence};
pub use listed::compile;
pub(super) use listed::listed;
pub(super) use nicknames::same_first_name;
pub(super) use nouns::{Noun, noun};
pub(super) use offices::{Office, leads, office, party, state};
pub(super) use tags::Tags;
pub(super) use verbs::{Cue, Form, Frames};

/// Iterates over the lines of a list that hold something.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}
