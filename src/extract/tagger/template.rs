//! Templates: which symbols around a token are joined to features.

use super::columns::{Columns, Place};
use super::hash::mix;

/// What the hashes of two templates that follow one another start apart by.
const STRIDE: u64 = 0x9e37_79b9_7f4a_7c15;

/// Templates, read from their notation.
///
/// `w[-1..1]` stands for three templates with the column `w` at one offset each, and `w[0]|q[-1]`
/// for one that joins two symbols. A column without an offset is read at the token itself.
#[derive(Debug, Clone)]
pub struct Templates {
    /// For each template, the places of its symbols around a token.
    places: Vec<Vec<Place>>,
    /// How many templates are numbered before the first.
    before: usize,
}

impl Templates {
    /// Reads templates; what names no column of `names` is an error and is returned.
    ///
    /// # Errors
    ///
    /// The first template that cannot be read.
    pub fn parse(text: &str, names: &[&str]) -> Result<Self, String> {
        let mut places = Vec::new();
        for item in text.split_whitespace() {
            let wrong = || item.to_owned();
            if let Some((column, first, last)) = range(item) {
                let column = position(names, column).ok_or_else(wrong)?;
                for offset in first..=last {
                    places.push(vec![Place::new(column, offset).ok_or_else(wrong)?]);
                }
                continue;
            }
            let parts: Option<Vec<Place>> =
                item.split('|').map(|part| place(part, names)).collect();
            places.push(parts.ok_or_else(wrong)?);
        }
        Ok(Self { places, before: 0 })
    }

    /// Numbers these templates behind others, as if both had been read from one notation.
    #[must_use]
    pub fn behind(mut self, others: &Self) -> Self {
        self.before = others.before + others.len();
        self
    }

    /// Returns how many features each token has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Tells whether there is no template.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Appends the numbers of the rows of weights of one token's features; there are 2^`bits`.
    pub fn rows(&self, columns: &Columns, at: usize, bits: u32, rows: &mut Vec<u32>) {
        let mut row = [0];
        for template in 0..self.len() {
            self.rows_of(template, columns, at, bits, &mut row);
            rows.push(u32::try_from(row[0]).unwrap_or(0));
        }
    }

    /// Finds the rows of weights of one template's features of tokens, from the token `first` on.
    ///
    /// One template for many tokens is several times as fast as all templates for one token.
    pub(super) fn rows_of(
        &self,
        template: usize,
        columns: &Columns,
        first: usize,
        bits: u32,
        rows: &mut [u64],
    ) {
        let number = (self.before + template + 1) as u64;
        let seed = STRIDE.wrapping_mul(number).wrapping_add(u64::from(bits));
        // What is not a number of a row yet is a hash.
        let places = self.places.get(template).map_or(&[][..], Vec::as_slice);
        for (n, &place) in places.iter().enumerate() {
            let symbols = columns.symbols(place, first);
            if n == 0 {
                for (hash, &symbol) in rows.iter_mut().zip(symbols) {
                    *hash = mix(seed, symbol);
                }
            } else {
                for (hash, &symbol) in rows.iter_mut().zip(symbols) {
                    *hash = mix(*hash, symbol);
                }
            }
        }
        for row in rows {
            // The upper bits are mixed best.
            *row >>= 64 - bits;
        }
    }
}

/// Reads `w[-1..1]`.
fn range(item: &str) -> Option<(&str, isize, isize)> {
    let (column, rest) = item.split_once('[')?;
    let (first, last) = rest.strip_suffix(']')?.split_once("..")?;
    Some((column, first.parse().ok()?, last.parse().ok()?))
}

/// Reads `w[-1]` or `w`.
fn place(part: &str, names: &[&str]) -> Option<Place> {
    let (column, offset) = match part.split_once('[') {
        Some((column, rest)) => (column, rest.strip_suffix(']')?.parse().ok()?),
        None => (part, 0),
    };
    Place::new(position(names, column)?, offset)
}

fn position(names: &[&str], column: &str) -> Option<usize> {
    names.iter().position(|name| *name == column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notation_is_read() {
        let names = ["w", "q"];
        let check = |text: &str| Templates::parse(text, &names).map(|t| t.len());
        assert_eq!(check("w[-1..1] q w|q[2]"), Ok(5));
        assert_eq!(check("w x"), Err("x".to_owned()));
        assert_eq!(check("w[9]"), Err("w[9]".to_owned()));
    }

    #[test]
    fn features_depend_on_the_symbols_they_name_alone() {
        let templates = Templates::parse("w[-1] w|q", &["w", "q"]).unwrap_or_else(|e| {
            assert_eq!(e, "");
            Templates {
                places: Vec::new(),
                before: 0,
            }
        });
        let rows = |columns: &Columns| {
            let mut rows = Vec::new();
            templates.rows(columns, 1, 16, &mut rows);
            rows
        };
        let mut columns = Columns::new(3, 2);
        let before = rows(&columns);
        columns.set(1, 1, 9);
        let after = rows(&columns);
        assert_eq!(before[0], after[0]);
        assert_ne!(before[1], after[1]);
        columns.set(2, 0, 9);
        assert_eq!(rows(&columns), after);
    }

    #[test]
    fn templates_behind_others_are_numbered_on() {
        let names = ["w", "q"];
        let parse = |text: &str| Templates::parse(text, &names);
        let mut columns = Columns::new(2, 2);
        columns.set(0, 0, 3);
        columns.set(0, 1, 4);
        let rows = |templates: &Templates| {
            let mut rows = Vec::new();
            templates.rows(&columns, 0, 20, &mut rows);
            rows
        };
        let all = parse("w q w|q").map(|all| rows(&all));
        let parts = parse("w").and_then(|first| {
            let others = parse("q w|q")?.behind(&first);
            Ok([rows(&first), rows(&others)].concat())
        });
        assert_eq!(all, parts);
        assert!(all.is_ok_and(|rows| rows.len() == 3));
    }
}
