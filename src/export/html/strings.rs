//! All texts of a page in one table, each once; columns hold their numbers.

use std::borrow::Cow;
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::export::output::Buffer;

/// The texts, by number.
#[derive(Default)]
pub(super) struct Strings<'a> {
    texts: Vec<Cow<'a, str>>,
    /// The numbers, found by their texts.
    numbers: HashTable<usize>,
    hasher: DefaultHashBuilder,
}

impl<'a> Strings<'a> {
    /// Returns the number of a text.
    pub(super) fn number(&mut self, text: impl Into<Cow<'a, str>>) -> usize {
        let text = text.into();
        let Self {
            texts,
            numbers,
            hasher,
        } = self;
        let hash = hasher.hash_one(&*text);
        if let Some(&known) = numbers.find(hash, |&known| texts[known] == text) {
            return known;
        }
        let number = texts.len();
        texts.push(text);
        numbers.insert_unique(hash, number, |&known| hasher.hash_one(&*texts[known]));
        number
    }

    /// Returns the texts.
    pub(super) fn into_texts(self) -> Vec<Cow<'a, str>> {
        self.texts
    }
}

/// Writes a string of JSON that nothing on a page can take for markup, wherever it stands.
pub(super) fn write_string(out: &mut Buffer, text: &str) {
    let is_special = |c| matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}');
    if !text.contains(is_special) {
        return out.json(text);
    }
    // Every text is a string of JSON.
    let json = serde_json::to_string(text).unwrap_or_default();
    let mut rest = json.as_str();
    while let Some(at) = rest.find(is_special) {
        out.raw(&rest[..at]);
        let mut further = rest[at..].chars();
        if let Some(c) = further.next() {
            out.raw(&format!("\\u{:04x}", u32::from(c)));
        }
        rest = further.as_str();
    }
    out.raw(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_number() {
        let mut strings = Strings::default();
        let numbers = ["a", "b", "a", ""].map(|text| strings.number(text));
        assert_eq!(numbers, [0, 1, 0, 2]);
        assert_eq!(strings.into_texts(), ["a", "b", ""]);
    }

    #[test]
    fn no_string_holds_markup_and_all_read_back() {
        for text in [
            "",
            "plain \"text\"",
            "</script><!--&\u{2028}\u{2029}\\",
            "é<漢",
        ] {
            let mut out = Buffer::default();
            write_string(&mut out, text);
            assert!(!out.text().contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
            assert_eq!(serde_json::from_str::<String>(out.text()).unwrap(), text);
        }
    }
}
