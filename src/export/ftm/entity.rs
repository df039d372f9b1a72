//! Entities of FollowTheMoney: a schema, an id and properties, all of which are lists of texts.

use std::collections::BTreeMap;

use crate::export::json_text::Members;
use crate::export::losses::Loss;
use crate::export::output::Buffer;
use crate::export::xml::can_hold;
use crate::graph::Value;
use crate::model::Date;

/// An entity in the making.
pub(super) struct Entity<'a> {
    id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<String>>,
    out: &'a mut Buffer,
}

/// How many characters a name, a line and a text may have.
const LONGEST_NAME: usize = 384;
const LONGEST_LINE: usize = 1024;
const LONGEST_TEXT: usize = 65_000;

impl<'a> Entity<'a> {
    /// Starts an entity; losses are counted in the buffer that it is written to.
    pub(super) const fn new(id: String, schema: &'static str, out: &'a mut Buffer) -> Self {
        Self {
            id,
            schema,
            properties: BTreeMap::new(),
            out,
        }
    }

    /// Adds a name: a line without white space around it or side by side.
    pub(super) fn name(&mut self, property: &'static str, text: &str) {
        self.line_of(property, text, LONGEST_NAME);
    }

    /// Adds a line.
    pub(super) fn line(&mut self, property: &'static str, text: &str) {
        self.line_of(property, text, LONGEST_LINE);
    }

    /// Adds a text of any number of lines.
    pub(super) fn text(&mut self, property: &'static str, text: &str) {
        let text = self.storable(text);
        self.add(property, &text, LONGEST_TEXT);
    }

    /// Adds what no property is made for, as a text that names it: `pagerank: 0.1`.
    pub(super) fn note(&mut self, property: &'static str, name: &str, value: &str) {
        self.text(property, &format!("{name}: {value}"));
    }

    /// Adds a date, a time of day in universal time; tells whether it is one.
    pub(super) fn date(&mut self, property: &'static str, text: &str) -> bool {
        let date = date(text);
        if let Some(date) = &date {
            self.add(property, date, LONGEST_LINE);
        }
        date.is_some()
    }

    /// Adds a web address; tells whether it is one.
    pub(super) fn url(&mut self, property: &'static str, text: &str) -> bool {
        let rest = ["https://", "http://"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme));
        let is_host = |c: char| c.is_alphanumeric() || "-.:[]".contains(c);
        let is_url = rest.is_some_and(|rest| {
            rest.starts_with(is_host) && rest.chars().all(|c| !c.is_whitespace() && !c.is_control())
        });
        if is_url {
            self.add(property, text, LONGEST_TEXT);
        }
        is_url
    }

    /// Adds the id of the entity that a record is.
    pub(super) fn refer(&mut self, property: &'static str, id: &str) {
        self.add(property, &entity_id(id), LONGEST_LINE);
    }

    /// Counts a number that is not finite.
    pub(super) fn lose_number(&mut self, name: &str, value: &Value) {
        self.out
            .lose(Loss::Numbers, || format!("{value} as {name}"));
    }

    /// Tells whether a property has a value.
    pub(super) fn has(&self, property: &str) -> bool {
        self.properties.contains_key(property)
    }

    /// Writes the entity on a line.
    pub(super) fn finish(self) {
        let out = self.out;
        out.raw("{");
        let mut members = Members::new();
        members.text(out, "id", &self.id);
        members.text(out, "schema", self.schema);
        members.name(out, "properties");
        out.raw("{");
        let mut members = Members::new();
        for (property, values) in &self.properties {
            members.name(out, property);
            out.raw("[");
            for (number, value) in values.iter().enumerate() {
                out.raw(if number == 0 { "" } else { ", " });
                out.json(value);
            }
            out.raw("]");
        }
        out.raw("}}\n");
    }

    fn line_of(&mut self, property: &'static str, text: &str, longest: usize) {
        let text = self.storable(text);
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lost = text.chars().count() - line.chars().count();
        self.out
            .lose_many(Loss::Characters, lost as u64, || text.clone());
        self.add(property, &line, longest);
    }

    /// Adds a value, once; FollowTheMoney drops empty ones.
    fn add(&mut self, property: &'static str, value: &str, longest: usize) {
        let mut value = value.trim();
        if value.is_empty() {
            return;
        }
        if let Some((end, _)) = value.char_indices().nth(longest) {
            self.out.lose(Loss::CutTexts, || value.to_owned());
            value = value[..end].trim_end();
        }
        let values = self.properties.entry(property).or_default();
        if !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
    }

    /// Returns a text without the characters that FollowTheMoney drops.
    fn storable(&mut self, text: &str) -> String {
        let is_kept = |c: char| {
            let is_odd = matches!(
                c,
                '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}'
            );
            can_hold(c) && !is_odd
        };
        for c in text.chars().filter(|c| !is_kept(*c)) {
            self.out.lose(Loss::Characters, || c.to_string());
        }
        text.chars().filter(|c| is_kept(*c)).collect()
    }
}

/// Returns the id of an entity for the id of a record or an edge: letters, digits and hyphens are
/// all that FollowTheMoney allows, so the start of a hash keeps ids apart that read alike.
pub(super) fn entity_id(id: &str) -> String {
    const LONGEST: usize = 60;
    let words = id.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let mut readable = words.join("-");
    readable.truncate(LONGEST);
    let hash = blake3::hash(id.as_bytes()).to_hex();
    let hash = &hash.as_str()[..12];
    match readable.trim_end_matches('-') {
        "" => hash.to_owned(),
        readable => format!("{readable}-{hash}"),
    }
}

/// Returns a date as FollowTheMoney has it, which knows no zones.
fn date(text: &str) -> Option<String> {
    let date: Date = text.parse().ok()?;
    let text = date.as_str();
    let Some((_, time)) = text.split_once('T') else {
        return Some(text.to_owned());
    };
    if time.contains(['Z', '+', '-'])
        && let Ok(moment) = text.parse::<jiff::Timestamp>()
    {
        let text = moment.to_string();
        return text.get(..19).map(str::to_owned);
    }
    text.get(..text.len().min(19)).map(str::to_owned)
}

/// Returns the three letters that FollowTheMoney has for a language.
pub(super) fn language(tag: &str) -> Option<&'static str> {
    const LANGUAGES: [(&str, &str); 24] = [
        ("ar", "ara"),
        ("bg", "bul"),
        ("cs", "ces"),
        ("da", "dan"),
        ("de", "deu"),
        ("el", "ell"),
        ("en", "eng"),
        ("es", "spa"),
        ("fa", "fas"),
        ("fi", "fin"),
        ("fr", "fra"),
        ("he", "heb"),
        ("hu", "hun"),
        ("it", "ita"),
        ("ja", "jpn"),
        ("nl", "nld"),
        ("pl", "pol"),
        ("pt", "por"),
        ("ro", "ron"),
        ("ru", "rus"),
        ("sv", "swe"),
        ("tr", "tur"),
        ("uk", "ukr"),
        ("zh", "zho"),
    ];
    let tag = tag.split(['-', '_']).next()?.to_lowercase();
    let known = LANGUAGES
        .iter()
        .find(|(two, three)| tag == *two || tag == *three);
    known.map(|(_, three)| *three)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_letters_digits_and_hyphens_and_stay_apart() {
        for (id, start) in [
            ("person/ada-brook", "person-ada-brook-"),
            ("person/ada/brook", "person-ada-brook-"),
            ("שלום", ""),
            ("", ""),
        ] {
            let found = entity_id(id);
            assert!(found.starts_with(start), "{found}");
            assert!(
                found
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            );
            assert!(!found.starts_with('-') && !found.ends_with('-'));
        }
        assert_ne!(entity_id("person/ada-brook"), entity_id("person/ada/brook"));
    }

    #[test]
    fn times_are_universal_and_dates_keep_their_precision() {
        for (text, expected) in [
            ("2025", Some("2025")),
            ("2025-09-10", Some("2025-09-10")),
            ("2025-09-10T18:30", Some("2025-09-10T18:30")),
            ("2025-09-10T18:30:15.25", Some("2025-09-10T18:30:15")),
            ("2025-09-10T18:30:00+02:00", Some("2025-09-10T16:30:00")),
            ("2025-09-10T18:30Z", Some("2025-09-10T18:30:00")),
            ("soon", None),
        ] {
            assert_eq!(date(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn values_are_trimmed_cut_and_written_once() {
        let mut out = Buffer::default();
        let mut entity = Entity::new("x".to_owned(), "Person", &mut out);
        entity.name("name", " Ada\n\u{0}Brook ");
        entity.name("name", "Ada Brook");
        entity.name("alias", " ");
        entity.name("alias", &"x".repeat(400));
        assert!(!entity.url("sourceUrl", "page 3") && !entity.date("date", "soon"));
        entity.finish();
        let cut = "x".repeat(LONGEST_NAME);
        let expected = format!(
            "{{\"id\": \"x\", \"schema\": \"Person\", \"properties\": \
             {{\"alias\": [\"{cut}\"], \"name\": [\"Ada Brook\"]}}}}\n"
        );
        assert_eq!(out.text(), expected);
        let losses = out.losses();
        assert_eq!(losses.count(Loss::Characters), 3 + 1);
        assert_eq!(losses.count(Loss::CutTexts), 1);
    }
}
