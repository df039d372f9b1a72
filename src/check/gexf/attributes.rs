//! The declared attributes of a GEXF file, and what may be wrong with their values.

use std::collections::HashMap;

use super::rules_of_values as rules;
use crate::check::Findings;
use crate::check::values::{Kind, is_beyond_int, is_inexact, offset_in};
use crate::check::xml::Tag;
use crate::read::quoted;

/// The declared attributes.
#[derive(Default)]
pub(super) struct Attributes<'a> {
    /// By whether they are for edges, and by id.
    known: HashMap<(bool, &'a str), Attribute<'a>>,
    /// Whether the block that is open is for edges.
    is_edge: bool,
    /// How many blocks there are for nodes, and for edges.
    blocks: [u32; 2],
    /// Whether edges have an attribute with the title "kind".
    pub(super) has_kind: bool,
}

/// A declared attribute.
struct Attribute<'a> {
    title: &'a str,
    kind: Kind,
    is_integer: bool,
    /// What its declaration lacks, where that is still to be told.
    lacks: Option<(&'static str, usize)>,
}

impl<'a> Attributes<'a> {
    /// Starts a block of declarations.
    pub(super) fn start_block(&mut self, tag: &Tag<'a>, text: &str, findings: &mut Findings) {
        let [class] = tag.attributes(["class"]);
        self.is_edge = class == Some("edge");
        if !matches!(class, Some("node" | "edge")) {
            let words = || match class {
                Some(class) => format!("the attributes have the class {}", quoted(class)),
                None => "the attributes have no class".to_owned(),
            };
            findings.add(&rules::CLASS, tag.at, words);
        }
        let count = &mut self.blocks[usize::from(self.is_edge)];
        *count += 1;
        if *count > 1 {
            let at = class.map_or(tag.at, |class| offset_in(text, class));
            let words = || {
                format!(
                    "another block of attributes for {}s stands above",
                    class.unwrap_or("node")
                )
            };
            findings.add(&rules::BLOCKS, at, words);
        }
    }

    /// Takes the declaration of an attribute.
    pub(super) fn declare(&mut self, tag: &Tag<'a>, text: &str, findings: &mut Findings) {
        let [id, title, kind] = tag.attributes(["id", "title", "type"]);
        let lacks = match (title, kind) {
            (None, _) => Some("title"),
            (_, None) => Some("type"),
            _ => None,
        };
        let id = id.unwrap_or_default();
        let title = title.unwrap_or(id);
        if id.parse::<u64>().is_err() {
            let words = || format!("the attribute {} has the id {}", quoted(title), quoted(id));
            let at = if id.is_empty() {
                tag.at
            } else {
                offset_in(text, id)
            };
            findings.add(&rules::ATTRIBUTE_ID, at, words);
        }
        let name = kind.unwrap_or("string");
        let words = || {
            format!(
                "the attribute {} has the type {}",
                quoted(title),
                quoted(name)
            )
        };
        if name == "anyURI" {
            findings.add(&rules::ANY_URI, offset_in(text, name), words);
        } else if !is_known(name) {
            let at = kind.map_or(tag.at, |kind| offset_in(text, kind));
            findings.add(&rules::TYPE, at, words);
        }
        self.has_kind |= self.is_edge && title == "kind";
        let attribute = Attribute {
            title,
            kind: read_kind(name),
            is_integer: name == "integer",
            lacks: lacks.map(|what| (what, tag.at)),
        };
        self.known.insert((self.is_edge, id), attribute);
    }

    /// Checks a value.
    pub(super) fn check(
        &mut self,
        is_edge: bool,
        tag: &Tag<'a>,
        text: &str,
        findings: &mut Findings,
    ) {
        let [id, old_id, value] = tag.attributes(["for", "id", "value"]);
        if let (None, Some(old_id)) = (id, old_id) {
            let words = || format!("the value has id={0}, not for={0}", quoted(old_id));
            findings.add(&rules::VALUE_ID, tag.at, words);
        }
        let id = id.or(old_id).unwrap_or_default();
        let Some(attribute) = self.known.get_mut(&(is_edge, id)) else {
            let words = || format!("the attribute {} is not declared", quoted(id));
            findings.add(&rules::ATTRIBUTE_UNKNOWN, tag.at, words);
            return;
        };
        if let Some((what, at)) = attribute.lacks.take() {
            let words = || format!("the attribute {} has no {what}", quoted(id));
            findings.add(&rules::HALF, at, words);
        }
        let value = value.unwrap_or_default();
        let at = if value.is_empty() {
            tag.at
        } else {
            offset_in(text, value)
        };
        attribute.check(at, value, findings);
    }
}

impl Attribute<'_> {
    fn check(&self, at: usize, value: &str, findings: &mut Findings) {
        let name = self.title;
        if value.contains(['\n', '\r', '\t']) {
            let words = || {
                format!(
                    "{} of {} has a line break or a tab in it",
                    quoted(value),
                    quoted(name)
                )
            };
            findings.add(&rules::RAW_BREAK, at, words);
        }
        if value.trim().is_empty() {
            if self.kind.is_number() {
                let words = || format!("the number {} is empty", quoted(name));
                findings.add(&rules::EMPTY_NUMBER, at, words);
            }
            return;
        }
        let described = || format!("{} of {}", quoted(value.trim()), quoted(name));
        if !self.kind.holds(value) {
            let words = || format!("the value {} is not {}", described(), self.kind.in_words());
            findings.add(&rules::VALUE, at, words);
        } else if matches!(self.kind, Kind::Integer | Kind::Long) {
            if self.is_integer && is_beyond_int(value) {
                let words = || format!("the value {} has more than 32 bits", described());
                findings.add(&rules::INT_RANGE, at, words);
            }
            if is_inexact(value) {
                let words = || format!("the value {} has more than 53 bits", described());
                findings.add(&rules::PRECISION, at, words);
            }
        }
        if self.kind == Kind::Text && value.contains("INF") {
            findings.add(&rules::INF_TEXT, at, || {
                format!("the letters INF stand in {}", described())
            });
        }
    }
}

/// Tells whether GEXF has a type.
fn is_known(name: &str) -> bool {
    let base = name.strip_prefix("list").unwrap_or(name);
    let types = [
        "integer",
        "long",
        "float",
        "double",
        "boolean",
        "string",
        "short",
        "byte",
        "bigdecimal",
        "biginteger",
        "char",
        "character",
    ];
    types.contains(&base)
}

/// Reads the name of a type; lists and rare types are texts here.
fn read_kind(name: &str) -> Kind {
    match name {
        "boolean" => Kind::Boolean,
        "integer" => Kind::Integer,
        "long" => Kind::Long,
        "float" | "double" => Kind::Float,
        _ => Kind::Text,
    }
}
