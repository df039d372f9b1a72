//! The sentence or two that say what there is to an actor, a tie, a statement.

use super::super::words::plural;
use super::super::{Explained, Explanation, Named, Part};
use super::heaviness;

/// Says in a sentence or two what there is to what is explained.
pub(in super::super) fn opening(explanation: &Explanation) -> String {
    match explanation.explains {
        Explained::Actor => actor(explanation),
        Explained::Tie => tie(explanation),
        Explained::Statement => match explanation.statements.first() {
            Some(told) => format!("Said by {}.", told.quotation.speaker.name),
            None => String::new(),
        },
        Explained::Concept => concept(explanation),
        Explained::Document => {
            let statements = explanation.statements.len();
            let statements = plural(statements, "statement stands", "statements stand");
            format!("{statements} in it; {}.", roles(explanation))
        }
    }
}

fn actor(explanation: &Explanation) -> String {
    let parts = [
        (Part::Said, "speaks in"),
        (Part::Mentioned, "is spoken of in"),
        (Part::Addressed, "is spoken to in"),
        (Part::PassedOn, "passes on"),
    ];
    let parts = parts.into_iter().filter_map(|(part, verb)| {
        let count = count(explanation, part);
        (count > 0).then(|| format!("{verb} {}", plural(count, "statement", "statements")))
    });
    let mut parts: Vec<String> = parts.collect();
    if !explanation.relations.is_empty() {
        parts.push(format!("has {}", roles(explanation)));
    }
    let ties = plural(explanation.ties.len(), "tie", "ties");
    parts.push(format!("has {ties} to others"));
    let mut text = parts.join("; ");
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let called = &explanation.aliases;
    if called.is_empty() {
        return format!("{text}.");
    }
    format!("{text}. Also called {}.", called.join(", "))
}

fn tie(explanation: &Explanation) -> String {
    let (one, other) = (name(explanation, 0), name(explanation, 1));
    if explanation.statements.is_empty() && explanation.relations.is_empty() {
        let ties = explanation.ties.iter();
        let ties = ties.map(|tie| match tie.leads {
            "from" => format!("{other} leads to {one}, {}", heaviness(tie)),
            "to" => format!("{one} leads to {other}, {}", heaviness(tie)),
            _ => format!("they share a tie without direction, {}", heaviness(tie)),
        });
        return format!("{}.", ties.collect::<Vec<_>>().join("; "));
    }
    let speaks = |part: Part, one: &str, other: &str| match count(explanation, part) {
        0 => format!("{one} never speaks of {other}"),
        number => {
            let statements = plural(number, "statement", "statements");
            format!("{one} speaks of {other} in {statements}")
        }
    };
    let mut text = format!(
        "{}; {}",
        speaks(Part::Said, one, other),
        speaks(Part::Mentioned, other, one)
    );
    if !explanation.relations.is_empty() {
        text = format!("{text}; {} between them", roles(explanation));
    }
    format!("{text}.")
}

fn concept(explanation: &Explanation) -> String {
    let id = explanation
        .subject
        .first()
        .map_or("", |named| named.id.as_str());
    let stances = explanation
        .statements
        .iter()
        .flat_map(|told| &told.quotation.concepts);
    let stances = stances.filter(|stance| stance.concept.id == id);
    let stances: Vec<f64> = stances.filter_map(|stance| stance.stance).collect();
    let count = |is: fn(f64) -> bool| stances.iter().filter(|stance| is(**stance)).count();
    format!(
        "{} about it: {} for it, {} against it.",
        plural(
            explanation.statements.len(),
            "statement is",
            "statements are"
        ),
        count(|stance| stance > 0.0),
        count(|stance| stance < 0.0)
    )
}

fn count(explanation: &Explanation, part: Part) -> usize {
    let told = explanation.statements.iter();
    told.filter(|told| told.part == part).count()
}

fn roles(explanation: &Explanation) -> String {
    let count = explanation.relations.len();
    plural(count, "role or membership", "roles or memberships")
}

fn name(explanation: &Explanation, place: usize) -> &str {
    let named = explanation.subject.get(place);
    named.map_or("", |named: &Named| named.name.as_str())
}
