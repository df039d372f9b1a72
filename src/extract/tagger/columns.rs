//! Columns: a grid of symbols, one row for each token, with room around it.

/// How far a template may look left and right.
const MARGIN: usize = 5;

/// A grid of symbols, which templates read.
///
/// Each column lies in one piece, because a template reads a few columns of many tokens.
#[derive(Debug, Clone)]
pub struct Columns {
    /// The cells of a column, with the room around them.
    height: usize,
    cells: Vec<u32>,
}

/// A column, seen from a token some rows before or behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    column: usize,
    /// The offset in rows, counted from the farthest one to the left.
    shift: usize,
}

impl Place {
    /// Names a column at an offset; none where it is too far.
    pub(super) fn new(column: usize, offset: isize) -> Option<Self> {
        let shift = MARGIN.checked_add_signed(offset)?;
        (shift <= 2 * MARGIN).then_some(Self { column, shift })
    }
}

impl Columns {
    /// Makes a grid of rows that are all empty.
    #[must_use]
    pub fn new(length: usize, width: usize) -> Self {
        let height = length + 2 * MARGIN;
        Self {
            height,
            cells: vec![0; height * width],
        }
    }

    /// Returns the number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.height.saturating_sub(2 * MARGIN)
    }

    /// Tells whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes a symbol; outside of the grid, nothing happens.
    pub fn set(&mut self, row: usize, column: usize, symbol: u32) {
        if row < self.len()
            && let Some(cell) = self.cells.get_mut(column * self.height + row + MARGIN)
        {
            *cell = symbol;
        }
    }

    /// Returns a symbol; outside of the grid, 0.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> u32 {
        if row >= self.len() {
            return 0;
        }
        let cell = self.cells.get(column * self.height + row + MARGIN);
        cell.copied().unwrap_or(0)
    }

    /// Returns the symbols that tokens see at a place, from the token `first` on.
    pub(super) fn symbols(&self, place: Place, first: usize) -> &[u32] {
        let start = place.column * self.height;
        let column = self.cells.get(start..start + self.height);
        column
            .and_then(|column| column.get(first + place.shift..))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_seen_at_an_offset_and_nothing_outside() {
        let mut columns = Columns::new(3, 2);
        for row in 0..4 {
            columns.set(row, 1, 7 + u32::try_from(row).unwrap_or(0));
        }
        let see = |offset: isize, first: usize| {
            let place = Place::new(1, offset);
            place.map(|place| columns.symbols(place, first)[..2].to_vec())
        };
        assert_eq!(see(0, 0), Some(vec![7, 8]));
        assert_eq!(see(-1, 0), Some(vec![0, 7]));
        assert_eq!(see(1, 1), Some(vec![9, 0]));
        assert_eq!(see(6, 0), None);
        assert_eq!((columns.get(2, 1), columns.get(3, 1)), (9, 0));
        assert_eq!((columns.len(), columns.get(0, 0)), (3, 0));
    }
}
