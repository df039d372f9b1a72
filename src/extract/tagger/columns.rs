//! Columns: a grid of symbols, one row for each token, with room around it.

/// How far a template may look left and right.
const MARGIN: usize = 5;

/// A grid of symbols, which templates read.
#[derive(Debug, Clone)]
pub struct Columns {
    width: usize,
    cells: Vec<u32>,
}

impl Columns {
    /// Makes a grid of rows that are all empty.
    #[must_use]
    pub fn new(length: usize, width: usize) -> Self {
        Self {
            width,
            cells: vec![0; (length + 2 * MARGIN) * width],
        }
    }

    /// Returns the number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        (self.cells.len() / self.width.max(1)).saturating_sub(2 * MARGIN)
    }

    /// Tells whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes a symbol; outside of the grid, nothing happens.
    pub fn set(&mut self, row: usize, column: usize, symbol: u32) {
        if let Some(cell) = self.cells.get_mut((row + MARGIN) * self.width + column) {
            *cell = symbol;
        }
    }

    /// Returns a symbol; outside of the grid, 0.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> u32 {
        let cell = self.cells.get((row + MARGIN) * self.width + column);
        cell.copied().unwrap_or(0)
    }

    /// Returns the rows that a template may look at from a row, as one slice.
    pub(super) fn around(&self, row: usize) -> &[u32] {
        let range = row * self.width..(row + 2 * MARGIN + 1) * self.width;
        self.cells.get(range).unwrap_or_default()
    }

    /// Returns the place of a column within [`Columns::around`], for an offset in rows.
    pub(super) fn place(width: usize, column: usize, offset: isize) -> Option<usize> {
        let row = MARGIN.checked_add_signed(offset)?;
        (row <= 2 * MARGIN).then_some(row * width + column)
    }
}
