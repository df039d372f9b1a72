//! What somebody may have meant who misspelled a name.

/// Names that are less alike than this, from 0 to 1, are no guess.
const LEAST: f64 = 0.6;

/// Begins a hint with the known name that is most like what was typed, where one is.
pub(super) fn did_you_mean(typed: &str, known: &[&str], hint: &str) -> String {
    let likeness = |name: &str| strsim::normalized_damerau_levenshtein(name, typed);
    let best = known
        .iter()
        .map(|name| (likeness(name), *name))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((alike, name)) if alike >= LEAST => format!("did you mean {name:?}? {hint}"),
        _ => hint.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_alike_is_guessed() {
        let known = ["betweenness", "degree", "in_degree"];
        for (typed, expected) in [
            (
                "betwenness",
                "did you mean \"betweenness\"? there are three",
            ),
            ("degre", "did you mean \"degree\"? there are three"),
            ("friendship", "there are three"),
        ] {
            assert_eq!(did_you_mean(typed, &known, "there are three"), expected);
        }
    }
}
