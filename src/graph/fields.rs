//! Record fields as attributes: typed, and never under a name that graph files use themselves.

use super::{Name, Value, Values};
use crate::model::{Attributes, Span};

/// Attributes in the making.
pub(super) struct Fields {
    values: Values,
    taken: &'static [&'static str],
}

impl Fields {
    /// Starts the attributes of a node.
    pub(super) const fn of_node() -> Self {
        Self {
            values: Values::new(),
            taken: &["id", "label", "kind"],
        }
    }

    /// Starts the attributes of an edge.
    pub(super) const fn of_edge() -> Self {
        Self {
            values: Values::new(),
            taken: &["id", "label", "kind", "source", "target", "weight"],
        }
    }

    /// Adds a field where the record has it; numbers that are none (infinite, not a number) are
    /// left out, because not every format can write them.
    pub(super) fn put(&mut self, name: impl Into<Name>, value: Option<impl Into<Value>>) {
        match value.map(Into::into) {
            None => {}
            Some(Value::Float(number)) if !number.is_finite() => {}
            Some(value) => self.values.insert(name, value),
        }
    }

    /// Adds a list as one text, its items parted by ` | `.
    pub(super) fn list(&mut self, name: &'static str, items: &[String]) {
        self.put(name, (!items.is_empty()).then(|| items.join(" | ")));
    }

    /// Adds places in a text as JSON: `[[12,40],[52,60]]`.
    pub(super) fn spans(&mut self, name: &'static str, spans: &[Span]) {
        let pieces: Vec<String> = spans
            .iter()
            .map(|span| format!("[{},{}]", span.start, span.end))
            .collect();
        self.put(
            name,
            (!pieces.is_empty()).then(|| format!("[{}]", pieces.join(","))),
        );
    }

    /// Adds the further fields of a record: scalars with their type, lists and objects as JSON.
    ///
    /// A name that is taken gets an underscore behind it, so that nothing is overwritten.
    pub(super) fn attributes(&mut self, attributes: &Attributes) {
        for (name, value) in attributes {
            let mut free = name.clone();
            while self.taken.contains(&free.as_str()) || self.values.contains(&free) {
                free.push('_');
            }
            self.put(free, typed(value));
        }
    }

    /// Returns the attributes.
    pub(super) fn into_values(mut self) -> Values {
        self.values.shrink();
        self.values
    }
}

/// Gives a JSON value its type; `null` has none.
fn typed(value: &serde_json::Value) -> Option<Value> {
    Some(match value {
        serde_json::Value::Null => return None,
        serde_json::Value::Bool(value) => Value::Boolean(*value),
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Number(number) => match number.as_i64() {
            Some(whole) => Value::Integer(whole),
            // A whole number beyond 64 bits keeps its digits as text; as a float it would lose
            // some.
            None if number.is_u64() => Value::Text(number.to_string()),
            None => Value::Float(number.as_f64()?),
        },
        list_or_object => Value::Text(list_or_object.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_keep_their_types_and_give_way_to_taken_names() {
        let attributes: Attributes = serde_json::from_str(
            r#"{"kind": "x", "name": 1, "name_": 2.5, "big": 18446744073709551615,
                "on": true, "none": null, "list": [1, "a"]}"#,
        )
        .unwrap();
        let mut fields = Fields::of_node();
        fields.put("name", Some("Ada"));
        fields.put("share", Some(f64::NAN));
        fields.spans("spans", &[Span::new(1, 4), Span::new(6, 9)]);
        fields.attributes(&attributes);
        let expected: [(&str, Value); 8] = [
            ("big", "18446744073709551615".into()),
            ("kind_", "x".into()),
            ("list", r#"[1,"a"]"#.into()),
            ("name", "Ada".into()),
            ("name_", 1.into()),
            ("name__", 2.5.into()),
            ("on", true.into()),
            ("spans", "[[1,4],[6,9]]".into()),
        ];
        assert_eq!(fields.into_values(), Values::from_iter(expected));
    }
}
