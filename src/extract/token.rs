//! Tokens: words, numbers and marks, each with its place in bytes and in code points.

use super::english::{Cue, Tags, is_abbreviation, look_up};

/// The outward form of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shape {
    /// A word that starts with a small letter, or in a script without capitals.
    Lower,
    /// A word that starts with a capital letter.
    Capital,
    /// A word of two and more letters, all of them capital.
    Upper,
    /// A word that starts with a digit.
    Number,
    /// Anything else: one mark, or a pair that stands for one.
    #[default]
    Mark,
}

/// A word or a mark.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Token {
    /// The first byte, within the text that was cut.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The first code point, within the document.
    pub from: u32,
    /// The code point after the last.
    pub to: u32,
    /// How many line breaks stand before it, two at most.
    pub breaks: u8,
    /// Whether blank space, or the start of the text, stands before it.
    pub spaced: bool,
    /// The outward form.
    pub shape: Shape,
    /// The classes of the word.
    pub tags: Tags,
    /// Its use as a reporting verb.
    pub cue: Option<Cue>,
}

impl Token {
    /// Tells whether the word has one of the classes.
    pub(super) const fn is(&self, tags: Tags) -> bool {
        self.tags.any(tags)
    }

    /// Tells whether it is a word or a number.
    pub(super) fn is_word(&self) -> bool {
        self.shape != Shape::Mark
    }

    /// Tells whether it is a word that starts with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }
}

/// Cuts a text into tokens; `before` code points stand before it in the document.
pub(super) fn tokenize(text: &str, before: u32) -> Vec<Token> {
    let mut cutter = Cutter {
        text,
        byte: 0,
        point: before,
        tokens: Vec::with_capacity(text.len() / 5),
    };
    cutter.run();
    cutter.tokens
}

struct Cutter<'a> {
    text: &'a str,
    byte: usize,
    point: u32,
    tokens: Vec<Token>,
}

impl Cutter<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.byte..).unwrap_or_default()
    }

    fn run(&mut self) {
        let (mut breaks, mut spaced) = (0_u8, true);
        while let Some(c) = self.rest().chars().next() {
            if c.is_whitespace() || c == '\0' || c == '\u{feff}' {
                breaks = (breaks + u8::from(self.ends_line(c))).min(2);
                spaced = true;
                self.skip(c);
                continue;
            }
            let follows_word = !spaced && self.tokens.last().is_some_and(Token::is_word);
            let rest = self.rest();
            let length = match c {
                _ if c.is_alphanumeric() => word_length(rest),
                '\'' | '’' if follows_word => clitic_length(rest),
                '\'' if rest.starts_with("''") => 2,
                '`' if rest.starts_with("``") => 2,
                '-' | '.' => rest.len() - rest.trim_start_matches(c).len(),
                _ => c.len_utf8(),
            };
            self.push(length, breaks, spaced);
            (breaks, spaced) = (0, false);
        }
    }

    /// Tells whether the line ends here, in any of the ways in which lines end.
    fn ends_line(&self, c: char) -> bool {
        match c {
            '\r' => !self.rest().starts_with("\r\n"),
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => true,
            _ => false,
        }
    }

    fn skip(&mut self, c: char) {
        self.byte += c.len_utf8();
        self.point += 1;
    }

    fn push(&mut self, length: usize, breaks: u8, spaced: bool) {
        let word = self.rest().get(..length).unwrap_or_default();
        let points = u32::try_from(word.chars().count()).unwrap_or(0);
        let entry = look_up(word);
        let place = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        self.tokens.push(Token {
            start: place(self.byte),
            end: place(self.byte + length),
            from: self.point,
            to: self.point + points,
            breaks,
            spaced,
            shape: shape(word),
            tags: entry.tags,
            cue: entry.cue,
        });
        self.byte += length;
        self.point += points;
    }
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars();
    match letters.next() {
        Some(c) if c.is_numeric() => Shape::Number,
        Some(c) if c.is_uppercase() => {
            let mut others = letters.filter(|c| c.is_alphabetic()).peekable();
            if others.peek().is_some() && others.all(char::is_uppercase) {
                Shape::Upper
            } else {
                Shape::Capital
            }
        }
        Some(c) if c.is_alphanumeric() => Shape::Lower,
        Some('\'' | '’') if letters.next().is_some_and(char::is_alphabetic) => Shape::Lower,
        _ => Shape::Mark,
    }
}

/// Returns the length of `'s` at the start of a text, else of the apostrophe alone, or of two.
fn clitic_length(rest: &str) -> usize {
    let mut letters = rest.chars();
    let mark = letters.next().map_or(0, char::len_utf8);
    let (letter, next) = (letters.next(), letters.next());
    if matches!(letter, Some('s' | 'S')) && !next.is_some_and(char::is_alphanumeric) {
        return mark + 1;
    }
    if rest.starts_with("''") { 2 } else { mark }
}

/// Returns the length of the word at the start of a text.
///
/// Apostrophes and hyphens between letters, dots in acronyms and web addresses, and marks
/// between digits belong to the word; so does the full stop of an abbreviation.
fn word_length(rest: &str) -> usize {
    let mut letters = rest.char_indices().peekable();
    let mut last = ' ';
    let mut dot: Option<usize> = None;
    let mut end = rest.len();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map_or(' ', |&(_, next)| next);
        if c.is_alphanumeric() || c == '_' {
            last = c;
            continue;
        }
        // Combining marks stay with their letter.
        if ('\u{300}'..='\u{36f}').contains(&c) || c == '\u{ad}' {
            continue;
        }
        let inside = match c {
            '\'' | '’' => next.is_alphabetic() && !is_possessive(rest.get(at..).unwrap_or("")),
            '-' | '\u{2010}' | '\u{2011}' => next.is_alphanumeric(),
            '.' => {
                let since = rest.get(dot.map_or(0, |d| d + 1)..at).unwrap_or("");
                let acronym = since.chars().count() == 1 && last.is_alphabetic();
                let inner = next.is_lowercase() && last.is_lowercase() && !is_glued(rest, at);
                let number = last.is_numeric() && next.is_numeric();
                acronym && next.is_alphabetic() || inner || number
            }
            ',' | ':' => last.is_numeric() && next.is_numeric(),
            '&' => last.is_uppercase() && next.is_uppercase(),
            _ => false,
        };
        if !inside {
            end = at;
            break;
        }
        if c == '.' {
            dot = Some(at);
        }
        last = c;
    }
    let word = rest.get(..end).unwrap_or_default();
    let stopped = rest.get(end..).is_some_and(|r| {
        r.starts_with('.') && !r[1..].starts_with(|c: char| c == '.' || c.is_alphanumeric())
    });
    let tail = dot.map_or(word, |d| word.get(d + 1..).unwrap_or(""));
    let is_acronym = dot.is_some() && tail.chars().count() == 1;
    let is_initial =
        word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    if stopped && (is_acronym || is_initial || is_abbreviation(word)) {
        end + 1
    } else {
        end
    }
}

/// Tells whether a text starts with an apostrophe and an "s" that ends the word.
fn is_possessive(rest: &str) -> bool {
    let mut letters = rest.chars().skip(1);
    matches!(letters.next(), Some('s' | 'S')) && !letters.next().is_some_and(char::is_alphanumeric)
}

/// Tells whether a dot glues two sentences rather than the parts of an address: the part before
/// an address's dot is followed by a short ending.
fn is_glued(rest: &str, at: usize) -> bool {
    let after = rest.get(at + 1..).unwrap_or("");
    let length = after
        .chars()
        .take(8)
        .take_while(|c| c.is_alphanumeric())
        .count();
    length > 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let words: Vec<&str> = tokenize(text, 0)
            .iter()
            .map(|t| &text[t.start as usize..t.end as usize])
            .collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        check("Oslo's mayor", &["Oslo", "'s", "mayor"]);
        check("the U.S. didn’t", &["the", "U.S.", "didn’t"]);
        check("Mr. O'Neil", &["Mr.", "O'Neil"]);
        check("1,500.25 at 9:30", &["1,500.25", "at", "9:30"]);
        check("a well-made plan.", &["a", "well-made", "plan", "."]);
        check("``Yes,'' she", &["``", "Yes", ",", "''", "she"]);
        check("the ministers' plan", &["the", "ministers", "'", "plan"]);
        check("go -- now...", &["go", "--", "now", "..."]);
        check("J. K. Smith", &["J.", "K.", "Smith"]);
    }

    #[test]
    fn places_count_code_points() {
        let tokens = tokenize("é 😀 añb", 10);
        let places: Vec<(u32, u32)> = tokens.iter().map(|t| (t.from, t.to)).collect();
        assert_eq!(places, [(10, 11), (12, 13), (14, 17)]);
    }
}
