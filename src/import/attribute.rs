//! Attributes as graph files declare and spell them.

use crate::graph::Value;

/// The names under which programs write what a node is called, the most usual first.
pub(super) const LABELS: [&str; 4] = ["label", "name", "title", "node_label"];

/// The names under which programs write how heavy an edge is, the most usual first.
pub(super) const WEIGHTS: [&str; 4] = ["weight", "Weight", "value", "edge_weight"];

/// The type of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    /// True or false.
    Boolean,
    /// Whole numbers.
    Integer,
    /// Any numbers.
    Float,
    /// Text.
    Text,
}

impl Type {
    /// Understands the name of a type in any of the formats.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "boolean" | "bool" => Self::Boolean,
            "int" | "integer" | "long" | "short" | "byte" => Self::Integer,
            "float" | "double" | "bigdecimal" => Self::Float,
            _ => Self::Text,
        }
    }

    /// Reads a value of this type; `None` where the text is no such value.
    pub(super) fn read(self, text: &str) -> Option<Value> {
        let trimmed = text.trim();
        match self {
            Self::Boolean => match trimmed {
                "true" | "True" | "TRUE" | "1" => Some(Value::Boolean(true)),
                "false" | "False" | "FALSE" | "0" => Some(Value::Boolean(false)),
                _ => None,
            },
            Self::Integer => trimmed.parse().ok().map(Value::Integer),
            Self::Float => number(trimmed).map(Value::Float),
            Self::Text => Some(Value::Text(text.to_owned())),
        }
    }

    /// Says in words what values of this type are.
    pub(super) const fn in_words(self) -> &'static str {
        match self {
            Self::Boolean => "true or false",
            Self::Integer => "a whole number",
            Self::Float => "a number",
            Self::Text => "a text",
        }
    }
}

/// Reads a number, also as Java and Python spell what is not finite.
pub(super) fn number(text: &str) -> Option<f64> {
    // Most weights are small counts.
    if (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let digits = text.bytes().map(|byte| u32::from(byte - b'0'));
        return Some(f64::from(
            digits.fold(0, |number, digit| 10 * number + digit),
        ));
    }
    match text {
        "INF" | "Infinity" => Some(f64::INFINITY),
        "-INF" | "-Infinity" => Some(f64::NEG_INFINITY),
        _ => text.parse().ok(),
    }
}

/// Reads a cell that no type is declared for: as a number where writing it again gives the same
/// text, so that `007` stays a text.
pub(super) fn undeclared(text: &str) -> Value {
    match text {
        "true" => return Value::Boolean(true),
        "false" => return Value::Boolean(false),
        _ => {}
    }
    // What starts otherwise is no number that is written again as it was.
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
        return Value::Text(text.to_owned());
    }
    if let Ok(number) = text.parse::<i64>()
        && number.to_string() == text
    {
        return Value::Integer(number);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() && is_spelled(number, text) => Value::Float(number),
        _ => Value::Text(text.to_owned()),
    }
}

/// Tells whether a number would be written as a text has it, by this program, Rust or Python: the
/// exponent may have a sign, and then two digits at least.
fn is_spelled(number: f64, text: &str) -> bool {
    let scientific = || {
        let spelled = format!("{number:e}");
        let (digits, exponent) = spelled.split_once('e')?;
        let (sign, exponent) = match exponent.strip_prefix('-') {
            Some(exponent) => ('-', exponent),
            None => ('+', exponent),
        };
        let given = text.strip_prefix(digits)?.strip_prefix('e')?;
        let signed = given.strip_prefix(sign);
        let is_short = given == exponent && sign == '+' || signed == Some(exponent);
        Some(is_short || signed == Some(&format!("{exponent:0>2}")))
    };
    number.to_string() == text || scientific() == Some(true)
}

/// Tells whether a name is one of some names, whatever its case.
pub(super) fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_by_their_type() {
        for (name, text, expected) in [
            ("boolean", " true ", Some(Value::Boolean(true))),
            ("boolean", "yes", None),
            ("int", "12", Some(Value::Integer(12))),
            ("long", "1.5", None),
            ("double", "1e3", Some(Value::Float(1000.0))),
            ("float", "Infinity", Some(Value::Float(f64::INFINITY))),
            ("string", " a ", Some(" a ".into())),
        ] {
            assert_eq!(Type::named(name).read(text), expected, "{name} {text:?}");
        }
    }

    #[test]
    fn undeclared_cells_lose_nothing() {
        for (text, expected) in [
            ("12", Value::Integer(12)),
            ("0.5", Value::Float(0.5)),
            ("-0", Value::Float(-0.0)),
            ("1e300", Value::Float(1e300)),
            ("1e+300", Value::Float(1e300)),
            ("-1.5e-7", Value::Float(-1.5e-7)),
            ("1e-07", Value::Float(1e-7)),
            ("1e+007", "1e+007".into()),
            ("1e07", "1e07".into()),
            ("true", Value::Boolean(true)),
            ("True", "True".into()),
            ("007", "007".into()),
            ("1.50", "1.50".into()),
            ("NaN", "NaN".into()),
            ("", "".into()),
        ] {
            assert_eq!(undeclared(text), expected);
        }
    }
}
