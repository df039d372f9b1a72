//! Lines of words and quoted names, as Pajek and UCINET have them.

/// A line of a file, and where it starts in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) offset: usize,
    pub(super) text: &'a str,
}

/// Lists the lines that are not empty.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    let lines = text.split_inclusive(['\n', '\r']).map(move |line| {
        let offset = start;
        start += line.len();
        Line {
            offset,
            text: line.trim(),
        }
    });
    lines.filter(|line| !line.text.is_empty())
}

/// The words of a line. A name between quotation marks is one word, whatever stands in it.
#[derive(Debug, Clone)]
pub(super) struct Words<'a> {
    rest: &'a str,
    /// Characters that stand between words, beside white space.
    between: &'static [char],
}

impl<'a> Words<'a> {
    pub(super) const fn new(text: &'a str, between: &'static [char]) -> Self {
        Self {
            rest: text,
            between,
        }
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let is_between = |c: char| c.is_whitespace() || self.between.contains(&c);
        let rest = self.rest.trim_start_matches(is_between);
        let first = rest.chars().next()?;
        if matches!(first, '"' | '\'')
            && let Some(end) = rest[1..].find(first)
        {
            self.rest = &rest[end + 2..];
            return Some(&rest[1..=end]);
        }
        let end = rest.find(is_between).unwrap_or(rest.len());
        let (word, rest) = rest.split_at(end);
        self.rest = rest;
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_between_quotation_marks_are_one_word() {
        for (text, expected) in [
            ("1 \"Ada Brook\" 0.5", &["1", "Ada Brook", "0.5"][..]),
            ("a,b , 'c d'", &["a", "b", "c d"]),
            ("O'Neil \"\" \"open", &["O'Neil", "", "\"open"]),
            ("", &[]),
        ] {
            let words: Vec<&str> = Words::new(text, &[',']).collect();
            assert_eq!(words, expected, "{text}");
        }
    }

    #[test]
    fn lines_know_where_they_start() {
        let found: Vec<(usize, &str)> = lines("a\r\n\n b\rc")
            .map(|line| (line.offset, line.text))
            .collect();
        assert_eq!(found, [(0, "a"), (4, "b"), (7, "c")]);
    }
}
