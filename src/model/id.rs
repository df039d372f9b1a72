//! Ids that people can read and that depend on content alone.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The id of a record, such as `person/donald-tusk` or `statement/5f2a…`.
///
/// Cheap to clone. Records that people write may use any text as an id; ids that sayso makes have
/// the form `kind/name`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Id(Arc<str>);

impl Id {
    /// Takes a text as an id, as it is.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// Makes the id of something that is known by its name: `organisation/nato`.
    ///
    /// Two spellings that differ only in case, accents or punctuation give the same id.
    ///
    /// ```
    /// use sayso::model::Id;
    ///
    /// assert_eq!(Id::named("person", "Volodymyr Zelenský").as_str(), "person/volodymyr-zelensky");
    /// ```
    #[must_use]
    pub fn named(kind: &str, name: &str) -> Self {
        Self(format!("{kind}/{}", slug(name)).into())
    }

    /// Makes the id of something that is known by its name within one document only, such as the
    /// source "a senior official": `group/a-senior-official-1b4e28ba`.
    #[must_use]
    pub fn named_within(kind: &str, name: &str, document: &Id) -> Self {
        let hash = hash_hex(&[name.as_bytes(), document.0.as_bytes()], 8);
        Self(format!("{kind}/{}-{hash}", slug(name)).into())
    }

    /// Makes the id of something that is known by its content: `statement/<32 hex digits>`.
    ///
    /// The parts are hashed apart, so that moving a character from one to the next gives another
    /// id.
    #[must_use]
    pub fn hashed(kind: &str, parts: &[&[u8]]) -> Self {
        Self(format!("{kind}/{}", hash_hex(parts, 32)).into())
    }

    /// Makes the id of a document from its name (title, or file without folder and ending) and
    /// its content: `document/<name>-<8 hex digits>`.
    #[must_use]
    pub fn document(name: &str, content: &str) -> Self {
        Self(
            format!(
                "document/{}-{}",
                slug(name),
                hash_hex(&[content.as_bytes()], 8)
            )
            .into(),
        )
    }

    /// Returns the id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns what stands before the first slash: the kind, in ids that sayso made.
    #[must_use]
    pub fn kind(&self) -> Option<&str> {
        self.0.split_once('/').map(|(kind, _)| kind)
    }

    /// Returns a name for a record of which only the id is known: `person/donald-tusk` gives
    /// "Donald Tusk"; an id without a kind is its own name.
    #[must_use]
    pub fn readable_name(&self) -> String {
        let Some((_, name)) = self.0.split_once('/') else {
            return self.0.to_string();
        };
        let words: Vec<String> = name
            .split('-')
            .filter(|w| !w.is_empty())
            .map(capitalize)
            .collect();
        if words.is_empty() {
            self.0.to_string()
        } else {
            words.join(" ")
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.as_ref().to_owned()
    }
}

/// Turns a name into the lower-case ASCII form that ids use: words joined with hyphens.
///
/// Letters of other scripts are transliterated; a name without any letter or digit gives the hash
/// of its bytes, so that no two of them share an id.
///
/// ```
/// assert_eq!(sayso::model::slug("Andrzej Duda’s “Office”"), "andrzej-dudas-office");
/// ```
#[must_use]
pub fn slug(name: &str) -> String {
    const LONGEST: usize = 80;
    let mut slug = String::new();
    for c in deunicode::deunicode(name).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c != '\'' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let length = slug.trim_end_matches('-').len();
    slug.truncate(length);
    if slug.is_empty() {
        return hash_hex(&[name.as_bytes()], 8);
    }
    if slug.len() > LONGEST {
        // What was cut off still counts: the hash keeps long names apart.
        let hash = hash_hex(&[slug.as_bytes()], 8);
        slug.truncate(LONGEST);
        let length = slug.trim_end_matches('-').len();
        slug.truncate(length);
        slug.push('-');
        slug.push_str(&hash);
    }
    slug
}

/// Hashes parts, each with its length before it, and returns the first `digits` hex digits.
fn hash_hex(parts: &[&[u8]], digits: usize) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut hex = hasher.finalize().to_hex().to_string();
    hex.truncate(digits);
    hex
}

fn capitalize(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_and_digits_only() {
        for (name, expected) in [
            ("NATO", "nato"),
            ("  Ursula von der Leyen ", "ursula-von-der-leyen"),
            ("AT&T", "at-t"),
            ("O'Brien", "obrien"),
            ("Łódź", "lodz"),
            ("Article 4", "article-4"),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }

    #[test]
    fn names_without_letters_stay_apart() {
        assert_ne!(slug("???"), slug("!!!"));
        assert!(!slug("").is_empty());
    }

    #[test]
    fn long_names_are_cut_but_stay_apart() {
        let (a, b) = ("x".repeat(20_000), "x".repeat(20_001));
        assert!(slug(&a).len() < 100);
        assert_ne!(slug(&a), slug(&b));
    }

    #[test]
    fn hashed_ids_keep_their_parts_apart() {
        assert_ne!(
            Id::hashed("statement", &[b"ab", b"c"]),
            Id::hashed("statement", &[b"a", b"bc"])
        );
        assert_eq!(
            Id::hashed("statement", &[b"a"]).as_str().len(),
            "statement/".len() + 32
        );
    }

    #[test]
    fn descriptive_sources_differ_from_document_to_document() {
        let (one, two) = (Id::from("document/a"), Id::from("document/b"));
        let name = "a senior official";
        assert_ne!(
            Id::named_within("group", name, &one),
            Id::named_within("group", name, &two)
        );
    }
}
