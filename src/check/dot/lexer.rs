//! DOT cut into tokens, each with its place: Graphviz's own rules.

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// An id, a keyword or a value.
    Word(Word<'a>),
    /// One of `{ } [ ] ; , = : +`.
    Sign(char),
    /// `->`, or `--` where it is not directed.
    Edge { is_directed: bool },
    /// What belongs to no token.
    Stray(char),
    /// A text that is never closed.
    Open,
    /// There is no more.
    End,
}

/// An id, a keyword or a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// The byte where it starts.
    pub(super) at: usize,
    /// What it holds, without quotation marks or angle brackets; escapes stay as they are.
    pub(super) text: &'a str,
    /// How it is written.
    pub(super) form: Form,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Letters, digits and `_`.
    Plain,
    /// A number.
    Number,
    /// Between quotation marks.
    Quoted,
    /// Between angle brackets.
    Html,
}

/// Cuts a text into tokens.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// The byte where the last token starts.
    pub(super) start: usize,
    /// The byte behind the last token.
    pub(super) end: usize,
    /// The first `\"` of all texts so far that looks like the end of one, since it was last taken.
    pub(super) suspect: Option<usize>,
}

impl<'a> Lexer<'a> {
    /// Starts at the start of a text.
    pub(super) const fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            start: 0,
            end: 0,
            suspect: None,
        }
    }

    /// Reads the next token.
    pub(super) fn next(&mut self) -> Token<'a> {
        self.end = self.at;
        self.skip_blanks();
        self.start = self.at;
        let rest = &self.text[self.at..];
        let Some(first) = rest.chars().next() else {
            return Token::End;
        };
        let (token, length) = match first {
            '{' | '}' | '[' | ']' | ';' | ',' | '=' | ':' | '+' => (Token::Sign(first), 1),
            '-' if rest.starts_with("->") => (Token::Edge { is_directed: true }, 2),
            '-' if rest.starts_with("--") => (Token::Edge { is_directed: false }, 2),
            '"' => self.quoted(rest),
            '<' => self.html(rest),
            '-' | '.' | '0'..='9' => match number_length(rest) {
                0 => (Token::Stray(first), first.len_utf8()),
                length => (word(&rest[..length], self.at, Form::Number), length),
            },
            c if is_letter(c) => {
                let length = rest.find(|c: char| !is_letter(c) && !c.is_ascii_digit());
                let length = length.unwrap_or(rest.len());
                (word(&rest[..length], self.at, Form::Plain), length)
            }
            c => (Token::Stray(c), c.len_utf8()),
        };
        self.at += length;
        self.end = self.at;
        token
    }

    /// Tells whether a letter follows the last token.
    pub(super) fn is_followed_by_letter(&self) -> bool {
        self.text[self.end..].starts_with(is_letter)
    }

    /// Tells whether the last token, the sign of an edge, stands right beside a plain id.
    pub(super) fn is_edge_tight(&self) -> bool {
        let is_plain = |c: char| is_letter(c) || c.is_ascii_digit();
        self.text[..self.start].ends_with(is_plain) || self.text[self.end..].starts_with(is_plain)
    }

    /// Passes over white space, comments, and lines of a preprocessor.
    fn skip_blanks(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n', '\u{B}', '\u{C}']);
            self.at += rest.len() - trimmed.len();
            let is_line_start = self.at == 0 || self.text[..self.at].ends_with('\n');
            let skipped = if trimmed.starts_with("//") || trimmed.starts_with('#') && is_line_start
            {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").map_or(trimmed.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += skipped;
        }
    }

    /// Reads a text between quotation marks, in which a backslash takes the next character along.
    fn quoted(&mut self, rest: &'a str) -> (Token<'a>, usize) {
        let bytes = rest.as_bytes();
        let mut at = 1;
        loop {
            match rest[at..].find(['"', '\\']).map(|length| at + length) {
                None => return (Token::Open, rest.len()),
                Some(found) if bytes[found] == b'"' => {
                    let token = word(&rest[1..found], self.at, Form::Quoted);
                    return (token, found + 1);
                }
                Some(found) => {
                    if bytes.get(found + 1) == Some(&b'"') && looks_ended(&rest[found + 2..]) {
                        self.suspect.get_or_insert(self.at + found);
                    }
                    at = found + 1;
                    at += rest[at..].chars().next().map_or(0, char::len_utf8);
                }
            }
        }
    }

    /// Reads a text between angle brackets, which may hold more of them.
    fn html(&mut self, rest: &'a str) -> (Token<'a>, usize) {
        let mut depth = 0_u32;
        for (at, byte) in rest.bytes().enumerate() {
            match byte {
                b'<' => depth += 1,
                b'>' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return (word(&rest[1..at], self.at, Form::Html), at + 1);
            }
        }
        (Token::Open, rest.len())
    }
}

fn word(text: &str, at: usize, form: Form) -> Token<'_> {
    Token::Word(Word { at, text, form })
}

/// Tells whether what follows a quotation mark is what follows the end of a text.
fn looks_ended(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t', '\r', '\n']);
    rest.starts_with([']', ',', ';', '}']) || rest.starts_with("->") || rest.starts_with("--")
}

/// Tells whether Graphviz takes a character for a letter.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || !c.is_ascii()
}

/// Returns the length of the number that a text starts with, 0 where it starts with none.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    let digits = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let whole = digits(at);
    at += whole;
    if bytes.get(at) == Some(&b'.') {
        let part = digits(at + 1);
        if whole + part == 0 {
            return 0;
        }
        return at + 1 + part;
    }
    if whole == 0 { 0 } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut lexer = Lexer::new(text);
        let mut found = Vec::new();
        loop {
            found.push(match lexer.next() {
                Token::End => break,
                Token::Word(word) => format!("{:?} {}", word.form, word.text),
                Token::Sign(sign) => sign.to_string(),
                Token::Edge { is_directed: true } => "->".to_owned(),
                Token::Edge { .. } => "--".to_owned(),
                Token::Stray(c) => format!("stray {c}"),
                Token::Open => "open".to_owned(),
            });
        }
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn tokens_are_those_of_graphviz() {
        check("a->b1", &["Plain a", "->", "Plain b1"]);
        check("été--1.5x", &["Plain été", "--", "Number 1.5", "Plain x"]);
        check("-.5 -a .", &["Number -.5", "stray -", "Plain a", "stray ."]);
        check(
            r#""a\"b" "c\\" "d"#,
            &[r#"Quoted a\"b"#, r"Quoted c\\", "open"],
        );
        check("<a <b>c</b>> <", &["Html a <b>c</b>", "open"]);
        check("a//b\n#c\n/* d */e#", &["Plain a", "Plain e", "stray #"]);
    }
}
