//! Choosing measures by name, and showing their values.

use super::report::Failure;
use super::spelling::did_you_mean;
use crate::Error;
use crate::analyze::{self, Family, MEASURES, Measure};
use crate::graph::Value;

/// Finds the measures with some names; `all` names every one, `none` no one.
pub(super) fn choose(names: &[String]) -> Result<Vec<&'static dyn Measure>, Failure> {
    let mut chosen: Vec<&'static dyn Measure> = Vec::new();
    for name in names.iter().map(|name| name.trim()) {
        match (name, analyze::find(name)) {
            ("all", _) => chosen.extend(MEASURES),
            ("none" | "", _) => {}
            (_, _) if family(name).is_some() => {
                let is_in = |measure: &&&dyn Measure| Some(measure.about().family) == family(name);
                chosen.extend(MEASURES.iter().filter(is_in));
            }
            (_, Some(measure)) => chosen.push(measure),
            (_, None) => {
                let known: Vec<&str> = MEASURES.iter().map(|measure| measure.name()).collect();
                let hint = format!(
                    "the measures are: {}, centrality, communities, structure, all, none",
                    known.join(", ")
                );
                let error = Error::new(format!("there is no measure {name:?}"));
                let hint = did_you_mean(name, &known, &hint);
                return Err(Failure::Usage(error.hint(hint)));
            }
        }
    }
    let mut seen = Vec::new();
    chosen.retain(|measure| {
        let new = !seen.contains(&measure.name());
        seen.push(measure.name());
        new
    });
    Ok(chosen)
}

/// Finds the family of measures with a name.
fn family(name: &str) -> Option<Family> {
    Family::ALL
        .into_iter()
        .find(|family| family.as_str() == name)
}

/// Gives each node of an order its rank, from one; equal values share a rank.
pub(super) fn ranks(order: &[usize], values: &[Value]) -> Vec<usize> {
    let mut ranks: Vec<usize> = Vec::new();
    for (place, &number) in order.iter().enumerate() {
        let ties = place > 0 && values[order[place - 1]] == values[number];
        ranks.push(if ties { ranks[place - 1] } else { place + 1 });
    }
    ranks
}

/// Writes a value for a table: four digits behind the point, and a power of ten where whole digits
/// would be more than a number has.
pub(super) fn cell(value: &Value) -> String {
    match value {
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Float(value) if value.fract() == 0.0 && value.abs() < 1e15 => value.to_string(),
        Value::Float(value) if value.abs() >= 1e15 => format!("{value:.4e}"),
        Value::Float(value) => format!("{value:.4}"),
        Value::Text(value) => value.clone(),
    }
}

/// Writes a value with all its digits, for files.
pub(super) fn exact(value: &Value) -> String {
    match value {
        Value::Float(value) => value.to_string(),
        value => cell(value),
    }
}
