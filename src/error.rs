//! What went wrong, where it is, and what to do next: one type for failures and for bad records.

use std::fmt;
use std::sync::Arc;

/// Where in the input something stands: a file and, as far as known, line and column.
///
/// Lines and columns count from one; columns count Unicode code points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// The path as the user gave it, or `-` for standard input.
    pub file: Option<Arc<str>>,
    /// The line, from one.
    pub line: Option<u64>,
    /// The column, from one.
    pub column: Option<u64>,
}

impl Place {
    /// Names a whole file.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self {
            file: Some(file.into()),
            line: None,
            column: None,
        }
    }

    /// Names a line of a file.
    pub fn line(file: impl Into<Arc<str>>, line: u64) -> Self {
        Self {
            file: Some(file.into()),
            line: Some(line),
            column: None,
        }
    }

    /// Names a line and a column of a file.
    pub fn column(file: impl Into<Arc<str>>, line: u64, column: u64) -> Self {
        Self {
            file: Some(file.into()),
            line: Some(line),
            column: Some(column),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file.as_deref().unwrap_or(""))?;
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{number}")?;
        }
        Ok(())
    }
}

/// What went wrong, where, why, and what to do next.
///
/// The same type serves a failure (`Result<T, Error>`) and a bad record that was passed over
/// (a list of errors beside the value). `Display` gives one line, `file:line:column: message`;
/// [`Error::cause`] and [`Error::hint`] are printed below it at the edge of the program.
///
/// ```
/// use sayso::{Error, Place};
///
/// let error = Error::new("\"31-02-2024\" is not a date")
///     .at(Place::column("data/statements.csv", 17, 4))
///     .because("day 31 is out of range for February")
///     .hint("write dates as YYYY-MM-DD");
/// assert_eq!(error.to_string(), "data/statements.csv:17:4: \"31-02-2024\" is not a date");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Error(Box<Parts>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Parts {
    place: Place,
    message: String,
    cause: Option<String>,
    hint: Option<String>,
}

/// The result of an operation that can fail as a whole.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// States what went wrong: lower case, no full stop, the user's own text in quotes.
    pub fn new(message: impl Into<String>) -> Self {
        Self(Box::new(Parts {
            place: Place::default(),
            message: message.into(),
            cause: None,
            hint: None,
        }))
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.0.place = place;
        self
    }

    /// Says why.
    #[must_use]
    pub fn because(mut self, cause: impl fmt::Display) -> Self {
        self.0.cause = Some(cause.to_string());
        self
    }

    /// Says what the user can do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    /// Returns where it went wrong.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.0.place
    }

    /// Returns what went wrong, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Returns why, where that is known.
    #[must_use]
    pub fn cause(&self) -> Option<&str> {
        self.0.cause.as_deref()
    }

    /// Returns what the user can do, where there is something.
    #[must_use]
    pub fn hint_text(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.place.file.is_some() {
            write!(f, "{}: ", self.0.place)?;
        }
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}
