//! What may be wrong with one value of a DOT file, whoever has it.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::lexer::{Form, Word};
use super::rules_of_values as rules;
use crate::check::Findings;
use crate::check::values::is_zero;
use crate::read::quoted;

/// The length in bytes from which on old versions of Graphviz do not read a text; they start to
/// count anew at every backslash, or at every angle bracket in HTML.
const TOO_LONG: usize = 16_382;

/// The color schemes of Brewer, with how many colors the largest of each has.
const SCHEMES: [(&str, u32); 35] = [
    ("accent", 8),
    ("blues", 9),
    ("brbg", 11),
    ("bugn", 9),
    ("bupu", 9),
    ("dark2", 8),
    ("gnbu", 9),
    ("greens", 9),
    ("greys", 9),
    ("oranges", 9),
    ("orrd", 9),
    ("paired", 12),
    ("pastel1", 9),
    ("pastel2", 8),
    ("piyg", 11),
    ("prgn", 11),
    ("pubu", 9),
    ("pubugn", 9),
    ("puor", 11),
    ("purd", 9),
    ("purples", 9),
    ("rdbu", 11),
    ("rdgy", 11),
    ("rdpu", 9),
    ("rdylbu", 11),
    ("rdylgn", 11),
    ("reds", 9),
    ("set1", 9),
    ("set2", 8),
    ("set3", 12),
    ("spectral", 11),
    ("ylgn", 9),
    ("ylgnbu", 9),
    ("ylorbr", 9),
    ("ylorrd", 9),
];

/// Checks a word, wherever it stands.
pub(super) fn check_word(word: Word<'_>, findings: &mut Findings) {
    if word.text.len() >= TOO_LONG && longest_piece(word) >= TOO_LONG {
        let words = || format!("the text has {} bytes", word.text.len());
        findings.add(&rules::LONG, word.at, words);
    }
    if matches!(word.form, Form::Plain | Form::Number) {
        return;
    }
    let is_control = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r');
    if let Some(offset) = word.text.find('\0') {
        let words = || "the control character U+0000".to_owned();
        findings.add(&rules::NUL, word.at + 1 + offset, words);
    } else if let Some((offset, c)) = word.text.char_indices().find(|(_, c)| is_control(*c)) {
        let words = || format!("the control character U+{:04X}", u32::from(c));
        findings.add(&rules::CHARACTER, word.at + 1 + offset, words);
    }
    if word.form == Form::Html {
        findings.add(&rules::HTML, word.at, || {
            "a value between < and >".to_owned()
        });
        if let Some(why) = html_error(word.text) {
            findings.add(&rules::HTML_BROKEN, word.at, || {
                format!("the HTML is broken: {why}")
            });
        }
    }
}

/// Returns the length of the longest piece that Graphviz reads of a text at once.
fn longest_piece(word: Word<'_>) -> usize {
    let ends: &[char] = match word.form {
        Form::Plain | Form::Number => &[],
        Form::Quoted => &['\\'],
        Form::Html => &['<', '>'],
    };
    let pieces = word.text.split(ends);
    pieces.map(str::len).max().unwrap_or_default()
}

/// What has an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Node,
    Edge,
    /// The graph, a subgraph, or all nodes or edges.
    Default,
}

/// Checks an attribute.
pub(super) fn check(owner: Owner, name: &str, value: Word<'_>, findings: &mut Findings) {
    let text = value.text;
    if ["label", "xlabel", "headlabel", "taillabel"].contains(&name)
        && value.form == Form::Quoted
        && let Some(entity) = entity(text)
    {
        findings.add(&rules::ENTITY, value.at, || {
            format!("the label holds {}", quoted(entity))
        });
    }
    if owner == Owner::Edge && name == "weight" && is_zero(text) {
        findings.add(&rules::WEIGHT_ZERO, value.at, || {
            "the weight is 0".to_owned()
        });
    }
    if owner != Owner::Default && name == "color" && text.starts_with('#') {
        let rule = if text.len() > 7 {
            &rules::ALPHA_COLOR
        } else {
            &rules::HASH_COLOR
        };
        findings.add(rule, value.at, || format!("the color {}", quoted(text)));
    }
}

/// Checks a color that is a number in a scheme.
pub(super) fn check_scheme(scheme: &str, value: Word<'_>, findings: &mut Findings) {
    let Ok(number) = value.text.parse::<u32>() else {
        return;
    };
    if let Some(size) = scheme_size(scheme)
        && (number == 0 || number > size)
    {
        let words = || format!("the color {number} of the scheme {scheme}, which has {size}");
        findings.add(&rules::SCHEME, value.at, words);
    }
}

/// Returns how many colors a scheme of Brewer has.
fn scheme_size(scheme: &str) -> Option<u32> {
    let scheme = scheme.to_ascii_lowercase();
    SCHEMES.iter().find_map(|(name, most)| {
        let size: u32 = scheme.strip_prefix(name)?.parse().ok()?;
        (3..=*most).contains(&size).then_some(size)
    })
}

/// Returns the first entity of a text.
fn entity(text: &str) -> Option<&str> {
    text.match_indices('&').find_map(|(at, _)| {
        let end = text[at..].bytes().take(14).position(|byte| byte == b';')?;
        let name = text.get(at + 1..at + end)?;
        let digits = name.strip_prefix('#');
        let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let fits = (2..12).contains(&name.len()) && is_name(digits.unwrap_or(name));
        fits.then(|| &text[at..=at + end])
    })
}

/// Says what keeps HTML from being well-formed.
fn html_error(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) if depth > 0 => return Some("a tag is never closed".to_owned()),
            Ok(Event::Eof) => return None,
            Ok(_) => {}
            Err(error) => return Some(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_have_the_size_in_their_name() {
        for (scheme, expected) in [
            ("set19", Some(9)),
            ("set312", Some(12)),
            ("Blues3", Some(3)),
            ("blues10", None),
            ("x11", None),
            ("", None),
        ] {
            assert_eq!(scheme_size(scheme), expected, "{scheme}");
        }
    }

    #[test]
    fn entities_are_told_from_ampersands() {
        for (text, expected) in [
            ("R&amp;D", Some("&amp;")),
            ("a & b; c", None),
            ("R&D", None),
            ("&#60;b", Some("&#60;")),
            ("&;", None),
        ] {
            assert_eq!(entity(text), expected, "{text}");
        }
    }

    #[test]
    fn graphviz_reads_long_texts_in_pieces() {
        for (form, text, expected) in [
            (Form::Plain, "abc", 3),
            (Form::Quoted, r#"ab\"c <d>\\e"#, 6),
            (Form::Html, r"ab<b>\\c</b>", 3),
        ] {
            let word = Word { at: 0, text, form };
            assert_eq!(longest_piece(word), expected, "{text}");
        }
    }

    #[test]
    fn broken_html_is_told() {
        assert_eq!(html_error("<b>x</b> &amp; <br/>"), None);
        for text in ["<b>x</i>", "<b>x", "R & D"] {
            assert!(html_error(text).is_some(), "{text}");
        }
    }
}
