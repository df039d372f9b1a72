//! Where readers put what they find: items to the caller, problems to a list.

use super::{Item, Problems};
use crate::{Error, Result};

/// Takes what a reader finds.
pub struct Sink<'a> {
    give: &'a mut dyn FnMut(Item) -> Result<()>,
    problems: &'a mut Problems,
    records: u64,
    articles: u64,
    caller_stopped: bool,
    foreign: Option<Error>,
    note: Option<Error>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(
        give: &'a mut dyn FnMut(Item) -> Result<()>,
        problems: &'a mut Problems,
    ) -> Self {
        Self {
            give,
            problems,
            records: 0,
            articles: 0,
            caller_stopped: false,
            foreign: None,
            note: None,
        }
    }

    /// Hands on a record or an article.
    ///
    /// # Errors
    ///
    /// Returns the caller's error; the reader must pass it on and stop.
    pub fn item(&mut self, item: Item) -> Result<()> {
        match &item {
            Item::Record(..) => self.records += 1,
            Item::Article(_) => self.articles += 1,
        }
        (self.give)(item).inspect_err(|_| self.caller_stopped = true)
    }

    /// Notes a problem.
    pub fn problem(&mut self, problem: Error) {
        self.problems.push(problem);
    }

    /// Notes several problems.
    pub(super) fn problems(&mut self, problems: Vec<Error>) {
        self.problems.extend(problems);
    }

    /// Notes that the file holds something else altogether: in a folder it is passed over, but
    /// where the user named it this is a problem.
    pub(super) fn foreign(&mut self, problem: Error) {
        self.foreign = Some(problem);
    }

    pub(super) const fn take_foreign(&mut self) -> Option<Error> {
        self.foreign.take()
    }

    /// Notes what is worth knowing about the file and no problem; the first such note is kept.
    pub(super) fn note(&mut self, note: Error) {
        self.note.get_or_insert(note);
    }

    pub(super) const fn take_note(&mut self) -> Option<Error> {
        self.note.take()
    }

    /// Returns how many records and articles were handed on.
    pub(super) const fn counts(&self) -> (u64, u64) {
        (self.records, self.articles)
    }

    /// Tells whether an error is the caller's own.
    pub(super) const fn caller_stopped(&self) -> bool {
        self.caller_stopped
    }
}
