//! The types that CX2 declares for attributes, and the values that are not of them.

use std::collections::HashMap;

use super::shape::Piece;
use super::walk::{Step, Value};

/// What a document in CX2 says of types.
#[derive(Debug, Default)]
pub(super) struct Typed<'a> {
    /// The types that are declared.
    pub(super) types: Vec<Piece<'a>>,
    /// The values that are not of their types.
    pub(super) misfits: Vec<Misfit<'a>>,
    /// The types by what has them, and by name.
    declared: HashMap<(&'a str, &'a str), &'a str>,
}

/// A value that is not of its type.
#[derive(Debug)]
pub(super) struct Misfit<'a> {
    pub(super) value: Piece<'a>,
    pub(super) name: &'a str,
    pub(super) kind: &'a str,
}

impl<'a> Typed<'a> {
    /// Takes the types that CX2 declares, and the values that do not fit them.
    pub(super) fn take(&mut self, steps: &[Step<'a>], at: usize, value: Value<'a>) {
        let (text, is_text) = match value {
            Value::Text(text) => (text, true),
            Value::Plain(text) => (text, false),
            _ => return,
        };
        match steps {
            [
                Step::Item,
                Step::Key("attributeDeclarations"),
                ..,
                Step::Key(owner),
                Step::Key(name),
                Step::Key("d"),
            ] if is_text => {
                self.types.push(Piece { text, at, is_text });
                self.declared.insert((owner, name), text);
            }
            [
                Step::Item,
                Step::Key(owner @ ("nodes" | "edges")),
                Step::Item,
                Step::Key("v"),
                Step::Key(name),
            ] => {
                if let Some(kind) = self.declared.get(&(*owner, *name))
                    && !fits(kind, text, is_text)
                {
                    self.misfits.push(Misfit {
                        value: Piece { text, at, is_text },
                        name,
                        kind,
                    });
                }
            }
            _ => {}
        }
    }
}

/// Tells whether a value is of a type of CX2; lists are not looked into.
fn fits(kind: &str, text: &str, is_text: bool) -> bool {
    match kind {
        "string" => is_text,
        "boolean" => !is_text && ["true", "false"].contains(&text),
        "integer" | "long" => !is_text && text.parse::<i64>().is_ok(),
        "double" => !is_text && text.parse::<f64>().is_ok(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_fit_the_types_of_cx2() {
        for (kind, text, is_text, expected) in [
            ("string", "a", true, true),
            ("string", "1", false, false),
            ("integer", "1", false, true),
            ("long", "1", true, false),
            ("integer", "1.5", false, false),
            ("double", "1.5", false, true),
            ("boolean", "true", false, true),
            ("boolean", "true", true, false),
            ("list_of_string", "a", true, true),
        ] {
            assert_eq!(fits(kind, text, is_text), expected, "{kind} {text}");
        }
    }
}
