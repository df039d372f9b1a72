//! The declared attributes of a GraphML file, and what may be wrong with their values.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{rules_of_declarations as of_declarations, rules_of_keys as rules};
use crate::check::Findings;
use crate::check::values::{Kind, is_beyond_int, is_inexact, is_token, is_zero, offset_in};
use crate::check::xml::{Tag, plain};
use crate::read::quoted;

/// What Gephi draws nodes by, as text or as numbers.
const NODE_TEXTS: [&str; 3] = ["label", "nodelabel", "color"];
const NODE_NUMBERS: [&str; 10] = ["x", "y", "z", "xpos", "ypos", "zpos", "size", "r", "g", "b"];
const EDGE_TEXTS: [&str; 3] = ["label", "edgelabel", "color"];
const EDGE_NUMBERS: [&str; 5] = ["weight", "Edge Weight", "r", "g", "b"];

/// The declared attributes.
#[derive(Default)]
pub(super) struct Keys<'a> {
    all: Vec<Key<'a>>,
    places: HashMap<&'a str, usize>,
    /// The keys of values that are declared nowhere so far.
    unknown: Vec<&'a str>,
    /// The names, by what has them and in lower case.
    names: HashMap<(&'a str, String), &'a str>,
    /// The byte where the file's first element starts.
    pub(super) root: usize,
    /// The byte of the first key for yEd's drawings.
    drawings: Option<usize>,
}

/// A declared attribute.
pub(super) struct Key<'a> {
    id: &'a str,
    name: &'a str,
    owner: &'a str,
    kind: Kind,
    is_int: bool,
    /// The key of the same id that is declared before it.
    before: Option<usize>,
    /// Whether a key of the same id and of another name or type is declared behind it.
    is_shared: bool,
    /// The number of the last element that has a value of it.
    last: u64,
}

impl<'a> Keys<'a> {
    /// Takes the declaration of an attribute.
    pub(super) fn declare(&mut self, tag: &Tag<'a>, text: &'a str, findings: &mut Findings) {
        let names = ["id", "for", "attr.name", "attr.type", "yfiles.type"];
        let [id, owner, name, kind, drawing] = tag.attributes(names);
        if drawing.is_some() {
            self.drawings.get_or_insert(tag.at);
        }
        let id = id.unwrap_or_default();
        let key = Key {
            id,
            name: name.unwrap_or(id),
            owner: owner.unwrap_or("all"),
            kind: kind.map_or(Kind::Text, read_kind),
            is_int: kind == Some("int"),
            before: self.places.get(id).copied(),
            is_shared: false,
            last: 0,
        };
        if let Some(kind) = kind
            && !["boolean", "int", "long", "float", "double", "string"].contains(&kind)
        {
            let at = offset_in(text, kind);
            findings.add(&rules::TYPE, at, || {
                format!(
                    "the attribute {} has the type {}",
                    quoted(key.name),
                    quoted(kind)
                )
            });
        }
        if key.owner == "all" && drawing.is_none() {
            let at = owner.map_or(tag.at, |owner| offset_in(text, owner));
            let words = || {
                format!(
                    "the attribute {} is declared for all elements",
                    quoted(key.name)
                )
            };
            findings.add(&rules::FOR_ALL, at, words);
        }
        if name.is_none() && drawing.is_none() {
            let words = || format!("the key {} has no attr.name", quoted(id));
            findings.add(&of_declarations::KEY_NAME, tag.at, words);
        }
        self.check_before(&key, tag.at, findings);
        if let Some(name) = name {
            self.check_name(&key, offset_in(text, name), findings);
        }
        let places = [id, name.unwrap_or(id)].map(|piece| offset_in(text, piece));
        key.check_special(places, findings);
        self.places.insert(id, self.all.len());
        self.all.push(key);
    }

    /// Compares a key with the one of the same id that is declared before it.
    fn check_before(&mut self, key: &Key<'a>, at: usize, findings: &mut Findings) {
        let Some(other) = key.before.and_then(|place| self.all.get_mut(place)) else {
            return;
        };
        let rule = if other.owner == key.owner {
            &of_declarations::KEY_TWICE
        } else if (other.name, other.kind, other.is_int) == (key.name, key.kind, key.is_int) {
            &of_declarations::KEY_SHARED
        } else {
            other.is_shared = true;
            &of_declarations::KEY_MIXED
        };
        let owner = other.owner;
        findings.add(rule, at, || {
            format!(
                "the key {} stands above, for {}",
                quoted(key.id),
                quoted(owner)
            )
        });
    }

    fn check_name(&mut self, key: &Key<'a>, at: usize, findings: &mut Findings) {
        let name = key.name;
        if !is_token(&plain(name)) {
            let words = || format!("the attribute name {} is no NMTOKEN", quoted(name));
            findings.add(&rules::NAME_TOKEN, at, words);
        }
        if name == "id" {
            findings.add(&rules::NAME_ID, at, || {
                "an attribute has the name \"id\"".to_owned()
            });
        }
        let other = *match self.names.entry((key.owner, name.to_lowercase())) {
            Entry::Vacant(place) => {
                place.insert(name);
                return;
            }
            Entry::Occupied(place) => place.into_mut(),
        };
        if other == name {
            let words = || format!("another key has the name {}", quoted(name));
            findings.add(&of_declarations::NAME_TWICE, at, words);
        } else {
            let words = || {
                format!(
                    "the names {} and {} differ in case alone",
                    quoted(other),
                    quoted(name)
                )
            };
            findings.add(&rules::NAME_CASE, at, words);
        }
    }

    /// Finds a key by its id: the one for an owner, or the last.
    pub(super) fn find(&self, owner: &str, id: &str) -> Option<usize> {
        let last = self.places.get(id).copied()?;
        let mut next = Some(last);
        while let Some(place) = next {
            let key = self.all.get(place)?;
            if key.owner == owner {
                return Some(place);
            }
            next = key.before;
        }
        Some(last)
    }

    /// Takes note of a value whose key is declared nowhere so far.
    pub(super) fn note_unknown(&mut self, id: &'a str) {
        self.unknown.push(id);
    }

    /// Checks a value of a key against the one of the same id that is declared last.
    pub(super) fn check_shared(&self, key: &Key, at: usize, text: &str, findings: &mut Findings) {
        if !key.is_shared {
            return;
        }
        let last = self
            .places
            .get(key.id)
            .and_then(|place| self.all.get(*place));
        if let Some(kind) = last.map(|last| last.kind)
            && key.kind.holds(text)
            && !kind.holds(text)
        {
            let words = || {
                let value = quoted(text.trim());
                format!(
                    "the value {value} of {} is not {}",
                    quoted(key.name),
                    kind.in_words()
                )
            };
            findings.add(&of_declarations::KEY_VALUE, at, words);
        }
    }

    /// Returns a key.
    pub(super) fn get(&self, place: usize) -> Option<&Key<'a>> {
        self.all.get(place)
    }

    /// Takes note that an element has a value of a key; `false` where it has one already.
    pub(super) fn note(&mut self, place: usize, element: u64) -> bool {
        let Some(key) = self.all.get_mut(place) else {
            return true;
        };
        std::mem::replace(&mut key.last, element) != element
    }

    /// Returns the key that was declared last.
    pub(super) fn last(&self) -> Option<usize> {
        self.all.len().checked_sub(1)
    }

    /// Tells what the file as a whole lacks.
    pub(super) fn finish(&self, text: &str, findings: &mut Findings) {
        let unknown = self
            .unknown
            .iter()
            .filter(|id| !self.places.contains_key(*id));
        for id in unknown {
            let words = || format!("the key {} is not declared", quoted(id));
            findings.add(&rules::KEY_UNKNOWN, offset_in(text, id), words);
        }
        let has = |owner: &str, name: &str| {
            self.all
                .iter()
                .any(|key| key.name == name && [owner, "all"].contains(&key.owner))
        };
        let lacks: Vec<&str> = [
            ("node", "name", "nodes have no attribute \"name\""),
            (
                "edge",
                "interaction",
                "edges have no attribute \"interaction\"",
            ),
        ]
        .into_iter()
        .filter(|(owner, name, _)| !has(owner, name))
        .map(|(_, _, words)| words)
        .collect();
        if !lacks.is_empty() {
            findings.add(&rules::CYTOSCAPE_NAMES, self.root, || lacks.join(" and "));
        }
        if let Some(at) = self.drawings {
            findings.add(&rules::YFILES, at, || {
                "a key is for yEd's drawings".to_owned()
            });
        } else {
            let words = || "the file has no drawings for yEd".to_owned();
            findings.add(&rules::YED_GRAPHICS, self.root, words);
        }
    }
}

impl Key<'_> {
    /// Lists the texts and the numbers that Gephi takes for how this key's owner is drawn.
    fn special(&self) -> (&'static [&'static str], &'static [&'static str]) {
        match self.owner {
            "node" => (&NODE_TEXTS, &NODE_NUMBERS),
            "edge" => (&EDGE_TEXTS, &EDGE_NUMBERS),
            _ => (&[], &[]),
        }
    }

    /// Tells whether Gephi takes the key for how something is drawn, by its id or by its name.
    fn is_special(&self) -> bool {
        let (texts, numbers) = self.special();
        let means = |name: &str| texts.contains(&name) || numbers.contains(&name);
        !texts.is_empty() && (means(self.id) || means(self.name))
    }

    fn check_special(&self, [id_at, name_at]: [usize; 2], findings: &mut Findings) {
        if !self.is_special() {
            return;
        }
        let (texts, numbers) = self.special();
        let (id, name) = (self.id, self.name);
        let is_taken_by_id = texts.contains(&id) || numbers.contains(&id);
        let (kind, special) = (self.kind, if is_taken_by_id { id } else { name });
        let fits = (texts.contains(&special) && kind == Kind::Text)
            || (numbers.contains(&special) && kind.is_number());
        if is_taken_by_id && meaning(id) != meaning(name) {
            let words = || format!("the attribute {} has the key {}", quoted(name), quoted(id));
            findings.add(&rules::ID_SPECIAL, id_at, words);
        } else if !fits {
            let words = || format!("the attribute {} holds {}", quoted(name), kind.in_words());
            findings.add(&rules::NAME_SPECIAL, name_at, words);
        }
    }

    /// Checks a default.
    pub(super) fn check_default(&self, at: usize, text: &str, findings: &mut Findings) {
        let words = || {
            format!(
                "the attribute {} has the default {}",
                quoted(self.name),
                quoted(text)
            )
        };
        if self.is_special() {
            findings.add(&rules::DEFAULT_SPECIAL, at, words);
        }
        if self.kind != Kind::Text {
            findings.add(&rules::DEFAULT_TYPE, at, words);
        }
    }

    /// Checks a value.
    pub(super) fn check(&self, owner: &str, at: usize, text: &str, findings: &mut Findings) {
        let name = self.name;
        if text.trim().is_empty() {
            if self.kind.is_number() {
                let words = || format!("the number {} is empty", quoted(name));
                findings.add(&rules::EMPTY_NUMBER, at, words);
            }
            return;
        }
        let value = || format!("{} of {}", quoted(text.trim()), quoted(name));
        if !self.kind.holds(text) {
            let words = || format!("the value {} is not {}", value(), self.kind.in_words());
            findings.add(&rules::VALUE, at, words);
        } else if matches!(self.kind, Kind::Integer | Kind::Long) {
            if self.is_int && is_beyond_int(text) {
                let words = || format!("the value {} has more than 32 bits", value());
                findings.add(&rules::INT_RANGE, at, words);
            }
            if is_inexact(text) {
                let words = || format!("the value {} has more than 53 bits", value());
                findings.add(&rules::PRECISION, at, words);
            }
        }
        let is_weight = |name| ["weight", "Edge Weight"].contains(&name);
        if owner == "edge" && (is_weight(name) || is_weight(self.id)) && is_zero(text) {
            findings.add(&rules::WEIGHT_ZERO, at, || "the weight is 0".to_owned());
        }
        if self.kind == Kind::Text && text.contains("INF") && !self.is_special() {
            let words = || format!("the letters INF stand in {}", value());
            findings.add(&rules::INF_TEXT, at, words);
        }
    }

    /// Says that a text holds a carriage return.
    pub(super) fn tell_return(&self, at: usize, findings: &mut Findings) {
        if self.kind == Kind::Text {
            let words = || format!("the text of {} holds a carriage return", quoted(self.name));
            findings.add(&rules::CARRIAGE_RETURN, at, words);
        }
    }
}

/// Returns what a name says in any of the ways to say it: Gephi writes "Edge Weight" for the key
/// `weight`.
fn meaning(name: &str) -> String {
    let name = name.to_lowercase().replace([' ', '_'], "");
    let name = name.trim_start_matches("node").trim_start_matches("edge");
    name.trim_end_matches("pos").to_owned()
}

/// Reads the name of a type.
fn read_kind(name: &str) -> Kind {
    match name {
        "boolean" => Kind::Boolean,
        "int" => Kind::Integer,
        "long" => Kind::Long,
        "float" | "double" => Kind::Float,
        _ => Kind::Text,
    }
}
