//! The problems found while reading: the first of each kind in full, the rest as counts.

use std::collections::BTreeMap;

use crate::Error;

/// How many problems of one kind are kept.
const KEPT_OF_A_KIND: u64 = 1000;

/// Problems in the order in which they were found.
///
/// Two problems are of one kind where their messages differ only in numbers and in what stands
/// between quotation marks. Of each kind the first 1,000 are kept and the others are counted, so
/// that a large file full of mistakes cannot fill the memory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    kept: Vec<Error>,
    kinds: BTreeMap<String, u64>,
}

impl Problems {
    /// Adds a problem.
    pub fn push(&mut self, problem: Error) {
        let count = self.kinds.entry(kind(problem.message())).or_default();
        *count += 1;
        if *count <= KEPT_OF_A_KIND {
            self.kept.push(problem);
        }
    }

    /// Adds the problems of another list.
    pub fn append(&mut self, other: Self) {
        let not_kept = other.kinds;
        for problem in other.kept {
            self.push(problem);
        }
        for (kind, count) in not_kept {
            *self.kinds.entry(kind).or_default() += count.saturating_sub(KEPT_OF_A_KIND);
        }
    }

    /// Returns how many problems there are, those that were only counted among them.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.kinds.values().sum()
    }

    /// Tells whether there is no problem.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Returns the problems that were kept.
    #[must_use]
    pub fn as_slice(&self) -> &[Error] {
        &self.kept
    }

    /// Returns the problems that were kept, and for each kind that had more of them a last one
    /// that says how many.
    #[must_use]
    pub fn into_errors(self) -> Vec<Error> {
        let more = self
            .kinds
            .iter()
            .filter(|(_, count)| **count > KEPT_OF_A_KIND);
        let more = more.map(|(kind, count)| {
            Error::new(format!(
                "{} more problems like: {kind}",
                count - KEPT_OF_A_KIND
            ))
        });
        let more: Vec<Error> = more.collect();
        self.kept.into_iter().chain(more).collect()
    }
}

impl Extend<Error> for Problems {
    fn extend<T: IntoIterator<Item = Error>>(&mut self, problems: T) {
        problems.into_iter().for_each(|problem| self.push(problem));
    }
}

/// Returns a message without its numbers and without what is quoted.
fn kind(message: &str) -> String {
    let mut kind = String::new();
    let mut letters = message.chars();
    while let Some(c) = letters.next() {
        if c == '"' {
            kind.push('…');
            while let Some(quoted) = letters.next() {
                match quoted {
                    '"' => break,
                    '\\' => drop(letters.next()),
                    _ => {}
                }
            }
        } else if !c.is_ascii_digit() {
            kind.push(c);
        } else if !kind.ends_with('#') {
            kind.push('#');
        }
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_text_and_numbers_make_no_kind_of_their_own() {
        assert_eq!(kind(r#""a \" b" is not a date"#), "… is not a date");
        assert_eq!(kind("the row has 12 cells"), "the row has # cells");
        assert_eq!(kind("an open \"quotation"), "an open …");
    }

    #[test]
    fn a_flood_is_counted_and_other_kinds_are_kept() {
        let mut problems = Problems::default();
        problems.extend((0..2500).map(|n| Error::new(format!("\"{n}\" is not a date"))));
        problems.push(Error::new("the file is empty"));
        assert_eq!(problems.count(), 2501);
        assert_eq!(problems.as_slice().len(), 1001);
        let errors = problems.into_errors();
        assert_eq!(errors[1000].message(), "the file is empty");
        assert_eq!(
            errors[1001].message(),
            "1500 more problems like: … is not a date"
        );
    }
}
