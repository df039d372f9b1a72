//! Words for people: counts, numbers, shares, lists.

/// Counts something in words: `1 tie`, `12 ties`.
pub(super) fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Writes a number for people: whole ones as they are, others with four digits that count.
pub(super) fn number(value: f64) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{}", value + 0.0);
    }
    let size = value.abs();
    if size >= 1e-4 {
        let digits = if size >= 1000.0 {
            0
        } else if size >= 100.0 {
            1
        } else if size >= 10.0 {
            2
        } else if size >= 1.0 {
            3
        } else {
            4
        };
        let text = format!("{value:.digits$}");
        return match text.split_once('.') {
            Some(_) => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
            None => text,
        };
    }
    format!("{value:.1e}")
}

/// Writes a part of a whole in percent: `43%`, `<1%`.
pub(super) fn percent(part: f64, whole: f64) -> String {
    if whole == 0.0 || !(part / whole).is_finite() {
        return "0%".to_owned();
    }
    let percent = 100.0 * part / whole;
    if percent > 1e-9 && percent < 0.5 {
        return "<1%".to_owned();
    }
    if percent > 99.5 && percent < 100.0 - 1e-9 {
        return ">99%".to_owned();
    }
    format!("{:.0}%", percent + 0.0)
}

/// Joins names as people do: `Ada, Ben and Cleo`.
pub(super) fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_the_digits_that_count() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (3.0, "3"),
            (0.166_249, "0.1662"),
            (0.5, "0.5"),
            (2.333_333, "2.333"),
            (1234.56, "1235"),
            (1200.4, "1200"),
            (0.000_012, "1.2e-5"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn shares_never_claim_all_or_nothing_falsely() {
        for (part, whole, text) in [
            (1.0, 3.0, "33%"),
            (0.001, 1.0, "<1%"),
            (0.999, 1.0, ">99%"),
            (1.0, 1.0, "100%"),
            (0.0, 0.0, "0%"),
        ] {
            assert_eq!(percent(part, whole), text);
        }
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(list(&["Ada", "Ben", "Cleo"]), "Ada, Ben and Cleo");
        assert_eq!(list(&["Ada", "Ben"]), "Ada and Ben");
        assert_eq!(list(&["Ada"]), "Ada");
        assert_eq!(list::<&str>(&[]), "");
    }
}
