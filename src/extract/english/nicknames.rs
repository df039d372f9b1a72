//! First names: which of them may be those of one person.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lines;

/// For each first name, the lines of the list that hold it.
static LINES: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut found: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, line) in lines(include_str!("nicknames.txt")).enumerate() {
        for name in line.split(' ') {
            found.entry(name).or_default().push(number);
        }
    }
    found
});

/// Tells whether two first names may be those of one person: they are the same, one is short for
/// the other, or one is its first letter.
pub(in crate::extract) fn same_first_name(one: &str, other: &str) -> bool {
    if one.eq_ignore_ascii_case(other) {
        return true;
    }
    let initial = |name: &str| {
        name.strip_suffix('.')
            .is_some_and(|n| n.chars().count() == 1)
    };
    if initial(one) || initial(other) {
        return one.chars().next() == other.chars().next();
    }
    match (LINES.get(one), LINES.get(other)) {
        (Some(lines), Some(others)) => lines.iter().any(|line| others.contains(line)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::same_first_name;

    #[test]
    fn short_forms_are_the_same_name() {
        for (one, other, same) in [
            ("Bill", "William", true),
            ("Bob", "Robbie", true),
            ("J.", "Jack", true),
            ("Ann", "ANN", true),
            ("Bill", "Barbara", false),
            ("J.", "Karl", false),
            ("Ann", "Anton", false),
        ] {
            assert_eq!(same_first_name(one, other), same, "{one} {other}");
        }
    }
}
