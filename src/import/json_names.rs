//! The names of nodes in JSON, where an id is a value of any type, and may be missing.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use super::builder::Builder;
use super::json::plain;
use super::json_graph::NodeRow;
use crate::Error;
use crate::read::quoted;

/// The names of the nodes of a file. Two nodes have one name where they have the same id, and only
/// there: `1` and `"1"` are two ids, as they are for networkx, and so is `""` one.
pub(super) struct JsonNames<'a> {
    list: Vec<Cow<'a, str>>,
    /// The node that has an id first.
    places: HashMap<JsonId<'a>, usize>,
}

/// An id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct JsonId<'a> {
    is_text: bool,
    text: Cow<'a, str>,
}

impl<'a> JsonId<'a> {
    /// Reads an id; `null` and objects are none.
    fn of(json: &'a str) -> Option<Self> {
        let is_text = json.starts_with('"');
        let text = match json {
            _ if json.starts_with('{') => return None,
            "null" => return None,
            _ => plain(json).unwrap_or(Cow::Borrowed(json)),
        };
        Some(Self { is_text, text })
    }

    /// Returns the id that differs in its type alone.
    fn other(&self) -> Self {
        Self {
            is_text: !self.is_text,
            text: self.text.clone(),
        }
    }
}

impl<'a> JsonNames<'a> {
    /// Names some nodes: by their ids where no other has the same text, else by texts that are
    /// free.
    pub(super) fn of(nodes: &[NodeRow<'a>], graph: &mut Builder) -> Self {
        let ids: Vec<Option<JsonId<'a>>> = nodes.iter().map(|n| JsonId::of(n.id?)).collect();
        let mut places: HashMap<JsonId<'a>, usize> = HashMap::new();
        // The ids that stand for themselves come first, whatever stands before them.
        let mut list: Vec<Option<Cow<'a, str>>> = Vec::with_capacity(nodes.len());
        for (number, id) in ids.iter().enumerate() {
            let name = id.as_ref().and_then(|id| {
                if let Some(known) = places.get(id) {
                    return list.get(*known).cloned().flatten();
                }
                places.insert(id.clone(), number);
                let is_free = !id.text.is_empty() && !places.contains_key(&id.other());
                is_free.then(|| id.text.clone())
            });
            list.push(name);
        }
        let mut made: HashSet<String> = HashSet::new();
        let mut renamed = Vec::new();
        for (number, id) in ids.iter().enumerate() {
            if list[number].is_some() {
                continue;
            }
            let known = id.as_ref().and_then(|id| places.get(id)).copied();
            if let Some(name) = known.and_then(|known| list[known].clone()) {
                list[number] = Some(name);
                continue;
            }
            let text = id.as_ref().map_or("", |id| &id.text);
            let is_taken = |name: &str| {
                let id = JsonId {
                    is_text: true,
                    text: Cow::Borrowed(name),
                };
                let has_id = places.contains_key(&id) || places.contains_key(&id.other());
                has_id || made.contains(name) || graph.has_id(name)
            };
            let name = free(text, number, is_taken);
            if id.is_some() {
                renamed.push(quoted(&name));
            }
            made.insert(name.clone());
            list[number] = Some(Cow::Owned(name));
        }
        if let Some(first) = renamed.first() {
            let count = renamed.len();
            let note = format!(
                "{count} nodes have an empty id, or one that differs from another in its type alone; \
                 they are called otherwise, the first of them {first}"
            );
            graph.note(Error::new(note));
        }
        Self {
            list: list.into_iter().flatten().collect(),
            places,
        }
    }

    /// Returns the names, in the order of the nodes.
    pub(super) fn list(&self) -> &[Cow<'a, str>] {
        &self.list
    }

    /// Returns the name of the node that an end of an edge means: its id, of any type if there is
    /// none of this one, or its place in the list. `None` where it means none.
    pub(super) fn find(&self, end: &'a str) -> Option<Cow<'a, str>> {
        let id = JsonId::of(end)?;
        let known = self.places.get(&id);
        let known = known.or_else(|| self.places.get(&id.other()));
        let place = || id.text.parse().ok().filter(|_| !id.is_text);
        let name = known.copied().or_else(place);
        let name = name.and_then(|place: usize| self.list.get(place).cloned());
        name.or_else(|| (!id.text.is_empty()).then_some(id.text))
    }
}

/// Makes a name that is not taken: of a text, or, if that is empty, of a place in the list.
fn free(text: &str, place: usize, is_taken: impl Fn(&str) -> bool) -> String {
    let start = if text.is_empty() {
        place.to_string()
    } else {
        text.to_owned()
    };
    if text.is_empty() && !is_taken(&start) {
        return start;
    }
    let mut names = (2_usize..).map(|number| format!("{start}_{number}"));
    names.find(|name| !is_taken(name)).unwrap_or(start)
}
