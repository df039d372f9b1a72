//! Numbers that JSON does not have, and Python writes: `NaN`, `Infinity` and `-Infinity`.

use std::borrow::Cow;
use std::sync::Arc;

use memchr::memmem;

use super::builder::Builder;
use super::top_level::end_of_string;
use crate::{Error, Place};

const NUMBERS: [&str; 3] = ["NaN", "Infinity", "-Infinity"];

/// Returns a text in which what is no number is `null`, and notes how many were.
pub(super) fn finite<'a>(file: &Arc<str>, text: &'a str, graph: &mut Builder) -> Cow<'a, str> {
    // Where the words stand nowhere, which is nearly everywhere, nothing has to be taken apart.
    let mut words = NUMBERS[..2].iter();
    if !words.any(|word| memmem::find(text.as_bytes(), word.as_bytes()).is_some()) {
        return Cow::Borrowed(text);
    }
    let (replaced, count) = replaced(text);
    if count > 0 {
        let what = if count == 1 {
            "1 value is NaN or infinite, which JSON does not have, and counts as missing".to_owned()
        } else {
            format!(
                "{count} values are NaN or infinite, which JSON does not have, and count as missing"
            )
        };
        graph.note(Error::new(what).at(Place::file(file.clone())));
    }
    Cow::Owned(replaced)
}

/// Replaces what is no number, and counts it.
fn replaced(text: &str) -> (String, usize) {
    let bytes = text.as_bytes();
    let mut replaced = String::with_capacity(text.len() + 8);
    let (mut at, mut copied, mut count) = (0, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => match end_of_string(bytes, at + 1) {
                Some(end) => at = end + 1,
                None => break,
            },
            b'N' | b'I' | b'-' => {
                let Some(number) = number_at(text, at) else {
                    at += 1;
                    continue;
                };
                replaced.push_str(&text[copied..at]);
                // What stands behind it keeps its place, as a rule: Python puts a space before
                // values.
                if number.len() < "null".len() && replaced.ends_with(' ') {
                    replaced.pop();
                }
                replaced.push_str("null");
                at += number.len();
                while replaced.len() < at {
                    replaced.push(' ');
                }
                copied = at;
                count += 1;
            }
            _ => at += 1,
        }
    }
    replaced.push_str(&text[copied..]);
    (replaced, count)
}

/// Finds what is no number, whole, at some byte.
fn number_at(text: &str, at: usize) -> Option<&'static str> {
    let rest = text.get(at..)?;
    let number = NUMBERS.iter().find(|number| rest.starts_with(**number))?;
    let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let behind = rest.as_bytes().get(number.len());
    let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    (is_edge(before) && is_edge(behind)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_missing_and_the_rest_keeps_its_place() {
        for (text, expected, count) in [
            (r#"{"a": NaN, "b": 1}"#, r#"{"a":null, "b": 1}"#, 1),
            ("[-Infinity, Infinity, -1]", "[null     , null    , -1]", 2),
            ("[NaN,NaN]", "[null,null]", 2),
            (
                r#"{"NaN": "a \" NaN", "é": -2}"#,
                r#"{"NaN": "a \" NaN", "é": -2}"#,
                0,
            ),
            (r#"[NaNa, xNaN, "NaN"#, r#"[NaNa, xNaN, "NaN"#, 0),
        ] {
            assert_eq!(replaced(text), (expected.to_owned(), count), "{text}");
        }
    }
}
