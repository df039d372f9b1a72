//! Typed literals: dates and numbers in the forms that XML Schema allows.

use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNodeRef};

use crate::export::number::Digits;
use crate::model::Date;

/// Returns a finite number.
pub(super) fn number(value: f64) -> Literal {
    Literal::new_typed_literal(Digits::new().of(value), xsd::DOUBLE)
}

/// Returns a date with the type of its precision; nothing where it is no date, or none that XML
/// Schema has. Readers of RDF do not check that a date exists, so this does.
pub(super) fn date(text: &str) -> Option<Literal> {
    let date: Date = text.parse().ok()?;
    let text = date.as_str();
    // There is no year 0 in XML Schema 1.0.
    if text.starts_with("0000") {
        return None;
    }
    let typed = |text: &str, datatype: NamedNodeRef<'_>| {
        Some(Literal::new_typed_literal(text, datatype.into_owned()))
    };
    match (text.split_once('T'), text.len()) {
        (Some((day, time)), _) => typed(&format!("{day}T{}", time_of_day(time)?), xsd::DATE_TIME),
        (None, 4) => typed(text, xsd::G_YEAR),
        (None, 7) => typed(text, xsd::G_YEAR_MONTH),
        (None, 10) => typed(text, xsd::DATE),
        _ => None,
    }
}

/// Returns a time of day with seconds, as XML Schema wants it: `18:30:00+02:00`.
fn time_of_day(time: &str) -> Option<String> {
    let end = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(end);
    let mut parts = clock.split(':');
    let hours_and_minutes = two_digits(parts.next()?, 23) && two_digits(parts.next()?, 59);
    let seconds = parts.next();
    let seconds_are_fine = seconds.is_none_or(|seconds| {
        let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
        let is_fraction = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
        two_digits(whole, 59) && is_fraction
    });
    let zone_is_fine = match zone.split_at_checked(1) {
        None | Some(("Z", "")) => true,
        Some((_, hours)) => hours.split_once(':').is_some_and(|(hours, minutes)| {
            two_digits(hours, 13) && two_digits(minutes, 59) || hours == "14" && minutes == "00"
        }),
    };
    let is_fine = hours_and_minutes && seconds_are_fine && zone_is_fine && parts.next().is_none();
    let missing = if seconds.is_none() { ":00" } else { "" };
    is_fine.then(|| format!("{clock}{missing}{zone}"))
}

/// Tells whether a text is a number of two digits, up to a greatest one.
fn two_digits(text: &str, greatest: u8) -> bool {
    text.len() == 2
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse::<u8>().is_ok_and(|number| number <= greatest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_the_type_of_their_precision() {
        for (text, expected) in [
            ("2025", Some("\"2025\"^^gYear")),
            ("2025-09", Some("\"2025-09\"^^gYearMonth")),
            ("2025-09-10", Some("\"2025-09-10\"^^date")),
            (
                "2025-09-10T18:30",
                Some("\"2025-09-10T18:30:00\"^^dateTime"),
            ),
            (
                "2025-09-10 18:30:15.5+02:00",
                Some("\"2025-09-10T18:30:15.5+02:00\"^^dateTime"),
            ),
            (
                "2025-09-10T18:30Z",
                Some("\"2025-09-10T18:30:00Z\"^^dateTime"),
            ),
            ("2025-02-30", None),
            ("2020-13-45", None),
            ("0000", None),
            ("2025-09-10T18", None),
            ("2025-09-10T18:30+15:00", None),
            ("yesterday", None),
        ] {
            let found = date(text).map(|literal| {
                let name = literal
                    .datatype()
                    .as_str()
                    .rsplit('#')
                    .next()
                    .map(str::to_owned);
                format!("{:?}^^{}", literal.value(), name.unwrap_or_default())
            });
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
