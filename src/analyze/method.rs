//! Exact or estimated: how the values of a measure came about, where there is a choice.

use std::borrow::Cow;

use crate::graph::Value;

/// How a measure of paths came to its values, and why so.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Method {
    /// Whether the values are those of a sample.
    pub is_estimated: bool,
    /// How far off an estimate is at most, with a confidence of 0.9; absent where values are exact,
    /// and where a sample cannot tell.
    pub error: Option<f64>,
    /// Why it was done so.
    pub why: Cow<'static, str>,
}

impl Method {
    /// Says in a few words what was done.
    ///
    /// ```
    /// use sayso::analyze::Method;
    ///
    /// assert_eq!(Method::default().words(), "exact");
    /// let estimated = Method { is_estimated: true, error: Some(0.01), why: "".into() };
    /// assert_eq!(estimated.words(), "estimated, error at most 0.01");
    /// ```
    #[must_use]
    pub fn words(&self) -> String {
        match (self.is_estimated, self.error) {
            (false, _) => "exact".to_owned(),
            (true, None) => "estimated".to_owned(),
            (true, Some(error)) => format!("estimated, error at most {}", short(error)),
        }
    }

    /// Returns what a graph file tells of the measure of some name: `NAME_method`, and `NAME_error`
    /// where values are estimates whose error is known.
    #[must_use]
    pub fn figures(&self, name: &str) -> Vec<(String, Value)> {
        let method = if self.is_estimated {
            "estimated"
        } else {
            "exact"
        };
        let mut figures = vec![(format!("{name}_method"), Value::Text(method.to_owned()))];
        figures.extend(
            self.error
                .map(|error| (format!("{name}_error"), Value::Float(error))),
        );
        figures
    }

    /// Says that ranks are not settled, where the greatest value is below the error.
    pub(super) fn doubt(&self, values: &[Value]) -> Option<String> {
        let greatest = values.iter().map(Value::rank).fold(0.0, f64::max);
        let error = self.error.filter(|error| greatest < *error)?;
        Some(format!(
            "the greatest value, {}, is below the error of {}, so that ranks are not settled; allow \
             a smaller error with --sample",
            short(greatest),
            short(error)
        ))
    }
}

/// Writes a number with three digits.
pub(super) fn short(number: f64) -> String {
    let rounded = format!("{number:.2e}").parse();
    let rounded = rounded.unwrap_or(number);
    if (1e-4..1e6).contains(&rounded) || rounded == 0.0 {
        rounded.to_string()
    } else {
        format!("{rounded:e}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (number, expected) in [
            (0.450_000_000_000_000_07, "0.45"),
            (0.012_345, "0.0123"),
            (3e10, "3e10"),
            (1.5e-7, "1.5e-7"),
            (0.0, "0"),
        ] {
            assert_eq!(short(number), expected);
        }
    }

    #[test]
    fn ranks_below_the_error_are_doubted() {
        let estimated = |error| Method {
            is_estimated: true,
            error,
            ..Method::default()
        };
        let values = [Value::Float(0.002), Value::Float(0.001)];
        assert!(estimated(Some(0.01)).doubt(&values).is_some());
        assert!(estimated(Some(0.001)).doubt(&values).is_none());
        assert!(estimated(None).doubt(&values).is_none());
        assert!(Method::default().doubt(&values).is_none());
    }
}
