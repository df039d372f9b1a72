//! Tables for the terminal: columns as wide as what stands in them, numbers to the right.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// Lays rows out in columns, two spaces apart, each line behind an indent of two.
///
/// Cells wider than `widest` columns of the terminal are cut, with an ellipsis.
pub(super) fn layout(rows: &[Vec<String>], align: &[Align], widest: usize) -> String {
    let cut: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| fit(cell, widest)).collect())
        .collect();
    let widths: Vec<usize> = (0..align.len())
        .map(|i| {
            cut.iter()
                .filter_map(|row| row.get(i))
                .map(|cell| cell.width())
                .max()
        })
        .map(Option::unwrap_or_default)
        .collect();
    let mut text = String::new();
    for row in &cut {
        let mut line = String::new();
        for ((cell, &width), &align) in row.iter().zip(&widths).zip(align) {
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            line.push_str("  ");
            match align {
                Align::Left => line.extend([cell.as_str(), &gap]),
                Align::Right => line.extend([&gap, cell.as_str()]),
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Makes a text fit a number of terminal columns, on one line and without control characters.
pub(super) fn fit(text: &str, widest: usize) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control())
        .collect();
    if clean.width() <= widest {
        return clean;
    }
    let mut cut = String::new();
    let mut width = 1;
    for c in clean.chars() {
        width += c.width().unwrap_or(0);
        if width > widest {
            break;
        }
        cut.push(c);
    }
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_whatever_the_script() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["1", "東京都", "0.25"]),
            row(["10", "Ada\nLovelace", "1"]),
        ];
        let text = layout(&rows, &[Align::Right, Align::Left, Align::Right], 20);
        assert_eq!(text, "   1  東京都        0.25\n  10  Ada Lovelace     1\n");
    }

    #[test]
    fn long_cells_are_cut_at_the_column() {
        assert_eq!(fit("a long name", 6), "a lon…");
        assert_eq!(fit("東京都庁", 5), "東京…");
        assert_eq!(fit("short", 6), "short");
    }
}
