//! JSON taken apart with places, in one pass and without recursion.

/// How deep arrays and objects may stand in each other.
const DEEPEST: usize = 512;

/// A step down into a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// Into the value of a key.
    Key(&'a str),
    /// Into an item of an array.
    Item,
}

/// What is met on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// An object or an array begins.
    Open { is_object: bool },
    /// An object or an array ends.
    Close,
    /// A text, as it stands between its quotation marks.
    Text(&'a str),
    /// A number, true, false or null, as it is written.
    Plain(&'a str),
}

/// What breaks the grammar, and where.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: &'static str,
}

/// Walks over a document, and hands on every value with the steps down to it and its byte.
pub(super) fn walk<'a>(
    text: &'a str,
    visit: &mut impl FnMut(&[Step<'a>], usize, Value<'a>),
) -> Result<(), Fault> {
    let mut reader = Reader { text, at: 0 };
    let mut steps: Vec<Step<'a>> = Vec::new();
    loop {
        // A value stands here.
        reader.skip_blanks();
        let at = reader.at;
        let value = reader.value()?;
        let is_open = matches!(value, Value::Open { .. });
        visit(&steps, at, value);
        if let Value::Open { is_object } = value {
            if steps.len() == DEEPEST {
                let what = "arrays and objects stand in each other more than 512 deep";
                return Err(Fault { at, what });
            }
            reader.skip_blanks();
            if reader.take(if is_object { '}' } else { ']' }) {
                visit(&steps, reader.at - 1, Value::Close);
            } else {
                steps.push(if is_object {
                    Step::Key(reader.key()?)
                } else {
                    Step::Item
                });
                continue;
            }
        }
        debug_assert!(!is_open || reader.at > at, "an open value was passed");
        // What is over may be the last part of what is around it.
        loop {
            let Some(step) = steps.last_mut() else {
                reader.skip_blanks();
                if reader.at < text.len() {
                    return Err(reader.fault("nothing may follow the last bracket"));
                }
                return Ok(());
            };
            reader.skip_blanks();
            if reader.take(',') {
                reader.skip_blanks();
                if let Step::Key(key) = step {
                    *key = reader.key()?;
                }
                break;
            }
            let end = if *step == Step::Item { ']' } else { '}' };
            if !reader.take(end) {
                return Err(reader.fault("a comma or a closing bracket is missing here"));
            }
            steps.pop();
            visit(&steps, reader.at - 1, Value::Close);
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn fault(&self, what: &'static str) -> Fault {
        Fault { at: self.at, what }
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    fn take(&mut self, sign: char) -> bool {
        let is_here = self.rest().starts_with(sign);
        self.at += usize::from(is_here);
        is_here
    }

    /// Reads a key and the colon behind it.
    fn key(&mut self) -> Result<&'a str, Fault> {
        if !self.rest().starts_with('"') {
            return Err(self.fault("a key between quotation marks is missing here"));
        }
        let key = self.string()?;
        self.skip_blanks();
        if self.take(':') {
            return Ok(key);
        }
        Err(self.fault("a colon is missing here"))
    }

    fn value(&mut self) -> Result<Value<'a>, Fault> {
        let rest = self.rest();
        match rest.chars().next() {
            Some(first @ ('{' | '[')) => {
                self.at += 1;
                Ok(Value::Open {
                    is_object: first == '{',
                })
            }
            Some('"') => self.string().map(Value::Text),
            Some(c) if c.is_ascii_alphanumeric() || c == '-' => {
                let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
                let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
                let word = &rest[..length];
                let known = ["true", "false", "null", "NaN", "Infinity", "-Infinity"];
                if !known.contains(&word) && !is_number(word) {
                    return Err(
                        self.fault("this is neither a number nor a text between quotation marks")
                    );
                }
                self.at += length;
                Ok(Value::Plain(word))
            }
            Some(_) => Err(self.fault("a value is missing here")),
            None => Err(self.fault("the file ends too early")),
        }
    }

    /// Reads a text, whose quotation mark is not read.
    fn string(&mut self) -> Result<&'a str, Fault> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let mut at = start;
        loop {
            match bytes.get(at) {
                None => return Err(self.fault("a text starts here and is never closed")),
                Some(b'"') => {
                    self.at = at + 1;
                    return Ok(&self.text[start..at]);
                }
                Some(b'\\') => {
                    let escapes = b"\"\\/bfnrtu";
                    if !bytes.get(at + 1).is_some_and(|byte| escapes.contains(byte)) {
                        self.at = at;
                        return Err(self.fault("this is no escape of JSON"));
                    }
                    at += 2;
                }
                Some(0..=31) => {
                    self.at = at;
                    return Err(self.fault("a line break or a control character stands in a text"));
                }
                Some(_) => at += 1,
            }
        }
    }
}

/// Tells whether a word is a number of JSON.
fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let word = word.strip_prefix('-').unwrap_or(word);
    let (base, power) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let (whole, part) = base.split_once('.').unwrap_or((base, "0"));
    let is_padded = whole.len() > 1 && whole.starts_with('0');
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    digits(whole) && !is_padded && digits(part) && digits(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_serde_reads() {
        for text in [
            "{}",
            "[]",
            " [1, -2.5e+3, true, null, \"a\\\"b\"] ",
            "{\"a\": {\"b\": []}, \"c\": 0}",
            "",
            "{",
            "[1,]",
            "{\"a\" 1}",
            "{\"a\": 1,}",
            "[01]",
            "[1.]",
            "[.5]",
            "[1 2]",
            "[\"a\nb\"]",
            "[\"\\x\"]",
            "{} {}",
            "nul",
            "[-]",
            "{a: 1}",
            "[\"a]",
            "1e5",
            "[[],[[]]]",
            "\u{e9}",
        ] {
            let found = walk(text, &mut |_, _, _| {}).is_ok();
            let wanted = serde_json::from_str::<serde_json::Value>(text).is_ok();
            assert_eq!(found, wanted, "{text:?}");
        }
    }

    #[test]
    fn values_have_their_steps_and_bytes() {
        let mut found = Vec::new();
        walk("{\"a\": [1, {}], \"b\": \"x\"}", &mut |steps, at, value| {
            found.push(format!("{} {at} {value:?}", steps.len()));
        })
        .unwrap();
        assert_eq!(
            found,
            [
                "0 0 Open { is_object: true }",
                "1 6 Open { is_object: false }",
                "2 7 Plain(\"1\")",
                "2 10 Open { is_object: true }",
                "2 11 Close",
                "1 12 Close",
                "1 20 Text(\"x\")",
                "0 23 Close",
            ]
        );
    }

    #[test]
    fn depth_is_bounded() {
        let text = "[".repeat(100_000);
        assert!(walk(&text, &mut |_, _, _| {}).is_err());
    }
}
