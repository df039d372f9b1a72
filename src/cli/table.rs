//! Tables for the terminal: columns as wide as what stands in them, numbers to the right.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// The narrowest that a column of text is made to fit a screen.
const NARROWEST: usize = 8;
/// The narrowest that a column is made whose words go on in the next line.
const NARROWEST_WRAPPED: usize = 24;
/// What stands before each column.
const GAP: &str = "  ";

/// Lays rows out in columns, two spaces apart, each line behind an indent of two.
///
/// Cells wider than `widest` columns of the terminal are cut, with an ellipsis. Where the table is
/// wider than the screen, the words of a last column go on below; of a table that ends in numbers,
/// the widest texts are cut.
pub(super) fn layout(
    rows: &[Vec<String>],
    align: &[Align],
    widest: usize,
    screen: usize,
) -> String {
    let cut: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| fit(cell, widest)).collect())
        .collect();
    let width = |column: usize| {
        let cells = cut.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or_default()
    };
    let mut widths: Vec<usize> = (0..align.len()).map(width).collect();
    narrow(&mut widths, align, screen);
    let mut text = String::new();
    for row in &cut {
        write_row(row, &widths, align, &mut text);
    }
    text
}

/// Makes columns narrower until they fit the screen, or nothing is left to be cut.
fn narrow(widths: &mut [usize], align: &[Align], screen: usize) {
    let total: usize = widths.iter().map(|width| width + GAP.len()).sum();
    let mut excess = total.saturating_sub(screen);
    if let (Some(last), Some(Align::Left)) = (widths.last_mut(), align.last()) {
        *last = last
            .saturating_sub(excess)
            .max(NARROWEST_WRAPPED.min(*last));
        return;
    }
    while excess > 0 {
        let texts = widths.iter_mut().zip(align);
        let texts = texts.filter(|(width, align)| **align == Align::Left && **width > NARROWEST);
        // Of equally wide columns the last is cut: names stand first.
        let Some((widest, _)) = texts.max_by_key(|(width, _)| **width) else {
            return;
        };
        *widest -= 1;
        excess -= 1;
    }
}

/// Writes one row; a last text that is too wide goes on in lines of its own.
fn write_row(row: &[String], widths: &[usize], align: &[Align], text: &mut String) {
    let mut line = String::new();
    let mut further = Vec::new();
    for (number, ((cell, &width), &align)) in row.iter().zip(widths).zip(align).enumerate() {
        let cell = if align == Align::Left && number + 1 == widths.len() {
            let mut lines = textwrap::wrap(cell, width.max(1)).into_iter();
            let first = lines.next().unwrap_or_default().into_owned();
            further.extend(lines.map(Cow::into_owned));
            first
        } else {
            fit(cell, width)
        };
        let gap = " ".repeat(width.saturating_sub(cell.width()));
        line.push_str(GAP);
        match align {
            Align::Left => line.extend([cell.as_str(), &gap]),
            Align::Right => line.extend([&gap, cell.as_str()]),
        }
    }
    text.extend([line.trim_end(), "\n"]);
    let before = widths.iter().rev().skip(1);
    let indent: usize = before.map(|width| width + GAP.len()).sum::<usize>() + GAP.len();
    for line in further {
        text.extend([" ".repeat(indent).as_str(), line.trim_end(), "\n"]);
    }
}

/// Breaks a text between words to fit the screen; what goes on is indented.
pub(super) fn wrap(text: &str, screen: usize, indent: &str) -> String {
    // Dates and names such as "2026-03-02" stay whole.
    let options = textwrap::Options::new(screen.max(NARROWEST_WRAPPED))
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .subsequent_indent(indent);
    textwrap::fill(text, options)
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
        let align = [Align::Right, Align::Left, Align::Right];
        let text = layout(&rows, &align, 20, usize::MAX);
        assert_eq!(text, "   1  東京都        0.25\n  10  Ada Lovelace     1\n");
    }

    #[test]
    fn tables_fit_the_screen() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [row(["1", "Residents' Forum Old Harbour", "0.25"])];
        let mut align = [Align::Right, Align::Left, Align::Right];
        let text = layout(&rows, &align, 40, 28);
        assert_eq!(text, "  1  Residents' Forum…  0.25\n");
        align[2] = Align::Left;
        let rows = [row([
            "1",
            "graph.dot",
            "a picture that Graphviz draws of the graph",
        ])];
        let text = layout(&rows, &align, 80, 42);
        let expected =
            "  1  graph.dot  a picture that Graphviz\n                draws of the graph\n";
        assert_eq!(text, expected);
        assert_eq!(layout(&rows, &align, 80, 80).lines().count(), 1);
    }

    #[test]
    fn words_go_on_behind_an_indent() {
        let text = wrap("Found  9 statements, 2 people, 1 place", 24, "       ");
        assert_eq!(text, "Found  9 statements, 2\n       people, 1 place");
    }

    #[test]
    fn long_cells_are_cut_at_the_column() {
        assert_eq!(fit("a long name", 6), "a lon…");
        assert_eq!(fit("東京都庁", 5), "東京…");
        assert_eq!(fit("short", 6), "short");
    }
}
