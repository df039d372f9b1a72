//! Templates: which symbols around a token are joined to features.

use super::columns::Columns;
use super::hash::mix;

/// Templates, read from their notation.
///
/// `w[-1..1]` stands for three templates with the column `w` at one offset each, and `w[0]|q[-1]`
/// for one that joins two symbols. A column without an offset is read at the token itself.
#[derive(Debug, Clone)]
pub struct Templates {
    /// For each template, the places of its symbols around a token.
    places: Vec<Vec<usize>>,
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
                    let place = Columns::place(names.len(), column, offset);
                    places.push(vec![place.ok_or_else(wrong)?]);
                }
                continue;
            }
            let parts: Option<Vec<usize>> =
                item.split('|').map(|part| place(part, names)).collect();
            places.push(parts.ok_or_else(wrong)?);
        }
        Ok(Self { places })
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
        let around = columns.around(at);
        let mut seed = u64::from(bits);
        for places in &self.places {
            seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let hash = places.iter().fold(seed, |hash, &place| {
                mix(hash, around.get(place).copied().unwrap_or(0))
            });
            rows.push(number(hash, bits));
        }
    }
}

/// Returns the upper bits of a hash.
fn number(hash: u64, bits: u32) -> u32 {
    u32::try_from(hash >> (64 - bits)).unwrap_or(0)
}

/// Reads `w[-1..1]`.
fn range(item: &str) -> Option<(&str, isize, isize)> {
    let (column, rest) = item.split_once('[')?;
    let (first, last) = rest.strip_suffix(']')?.split_once("..")?;
    Some((column, first.parse().ok()?, last.parse().ok()?))
}

/// Reads `w[-1]` or `w`.
fn place(part: &str, names: &[&str]) -> Option<usize> {
    let (column, offset) = match part.split_once('[') {
        Some((column, rest)) => (column, rest.strip_suffix(']')?.parse().ok()?),
        None => (part, 0),
    };
    Columns::place(names.len(), position(names, column)?, offset)
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
            Templates { places: Vec::new() }
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
}
