//! ISO 8601 dates that keep the precision with which they were written.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A date as precise as its source: `2025`, `2025-09`, `2025-09-10`, or with a time of day and,
/// where known, a zone: `2025-09-10T18:30:00+02:00`.
///
/// Dates order by the calendar as written, a coarser date before the finer ones inside it; zones
/// are kept but not converted.
///
/// ```
/// use sayso::model::Date;
///
/// let month: Date = "2025-09".parse()?;
/// let day: Date = "2025-09-10".parse()?;
/// assert!(month < day);
/// assert_eq!(month.to_string(), "2025-09");
/// # Ok::<(), sayso::model::DateError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(
    // The canonical text: its byte order is the order of the calendar, for years 0000 to 9999.
    Box<str>,
);

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// The text that was read.
    pub text: String,
    /// What is wrong with it, where more can be said than that it has another form.
    pub cause: Option<String>,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a date", self.text)
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// Returns the date as it is written in records.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the calendar part without a time of day.
    #[must_use]
    pub fn day(&self) -> &str {
        self.0.split('T').next().unwrap_or(&self.0)
    }

    /// Tells whether this date, with the precision it has, can lie on or after `since`.
    ///
    /// `2025` can lie on or after `2025-09-10`, because some of that year does.
    #[must_use]
    pub fn reaches(&self, since: &Self) -> bool {
        let (mine, bound) = (self.day(), since.day());
        let common = mine.len().min(bound.len());
        mine.as_bytes()[..common] >= bound.as_bytes()[..common]
    }

    /// Tells whether this date, with the precision it has, can lie on or before `until`.
    #[must_use]
    pub fn precedes(&self, until: &Self) -> bool {
        until.reaches(self)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        parse(text.trim())
            .map(|date| Self(date.into()))
            .map_err(|cause| DateError {
                text: text.to_owned(),
                cause,
            })
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.0.into()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Checks a date and returns its canonical form, or what is wrong with it.
fn parse(text: &str) -> Result<String, Option<String>> {
    let (day, time) = match text.split_once(['T', 't', ' ']) {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let parts: Vec<&str> = day.split('-').collect();
    let well_formed = parts.len() <= 3
        && parts
            .iter()
            .zip([4, 2, 2])
            .all(|(part, length)| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()));
    if !well_formed {
        return Err(day_first(day));
    }
    let mut numbers = parts.iter().map(|part| part.parse::<u16>().unwrap_or(0));
    let year = numbers.next().unwrap_or(0);
    let (month, day_of_month) = (numbers.next(), numbers.next());
    check_calendar(year, month.unwrap_or(1), day_of_month.unwrap_or(1)).map_err(Some)?;
    match (time, day_of_month) {
        (None, _) => Ok(day.to_owned()),
        (Some(_), None) => Err(Some("a time of day needs a day".to_owned())),
        (Some(time), Some(_)) => {
            check_time(time).map_err(Some)?;
            Ok(format!("{day}T{}", time.replace('z', "Z")))
        }
    }
}

/// Says why year, month and day are no day of the calendar.
fn check_calendar(year: u16, month: u16, day: u16) -> Result<(), String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let Some(name) = usize::from(month)
        .checked_sub(1)
        .and_then(|index| MONTHS.get(index))
    else {
        return Err(format!("there is no month {month:02}"));
    };
    let narrow = |number: u16| i8::try_from(number).unwrap_or(i8::MAX);
    let year = i16::try_from(year).unwrap_or(i16::MAX);
    jiff::civil::Date::new(year, narrow(month), narrow(day))
        .map(drop)
        .map_err(|_| format!("day {day} is out of range for {name}"))
}

/// Checks `HH:MM`, `HH:MM:SS` and fractions, with an optional zone (`Z`, `+02:00`).
fn check_time(time: &str) -> Result<(), String> {
    let time = time.trim();
    let clock_end = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(clock_end);
    let zone_is_known = matches!(zone, "" | "Z" | "z")
        || zone.len() == 6
            && zone
                .get(1..)
                .is_some_and(|z| z.parse::<jiff::civil::Time>().is_ok());
    if !zone_is_known {
        return Err(format!("{zone:?} is not a time zone such as Z or +02:00"));
    }
    clock
        .parse::<jiff::civil::Time>()
        .map(drop)
        .map_err(|_| format!("{clock:?} is not a time of day such as 18:30:00"))
}

/// Recognises the day-month-year order of spreadsheets, to say what is wrong with it.
fn day_first(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    let (day, month): (u16, u16) = (day.parse().ok()?, month.parse().ok()?);
    if year.len() != 4 {
        return None;
    }
    let year: u16 = year.parse().ok()?;
    Some(match check_calendar(year, month, day) {
        Err(cause) => cause,
        Ok(()) if month != day && day <= 12 => {
            format!("it could mean {year}-{month:02}-{day:02} or {year}-{day:02}-{month:02}")
        }
        Ok(()) => format!("if it means {year}-{month:02}-{day:02}, write it so"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_kept() {
        for text in [
            "2025",
            "2025-09",
            "2025-09-10",
            "2025-09-10T18:30",
            "2025-09-10T18:30:00+02:00",
        ] {
            assert_eq!(text.parse::<Date>().map(String::from).as_deref(), Ok(text));
        }
        assert_eq!(
            "2025-09-10 18:30Z".parse::<Date>().unwrap().as_str(),
            "2025-09-10T18:30Z"
        );
    }

    #[test]
    fn bad_dates_say_why() {
        for (text, cause) in [
            ("31-02-2024", Some("day 31 is out of range for February")),
            ("2023-02-29", Some("day 29 is out of range for February")),
            ("2024-13-01", Some("there is no month 13")),
            ("01.02.2024", Some("it could mean 2024-02-01 or 2024-01-02")),
            (
                "2024-02-01T25:00",
                Some("\"25:00\" is not a time of day such as 18:30:00"),
            ),
            ("2024T10:00", Some("a time of day needs a day")),
            ("yesterday", None),
            ("", None),
            ("2024-2-1", None),
        ] {
            let error = text.parse::<Date>().unwrap_err();
            assert_eq!(error.cause.as_deref(), cause, "{text}");
        }
    }

    #[test]
    fn order_is_that_of_the_calendar() {
        let dates: Vec<Date> = [
            "1999-12-31",
            "2024",
            "2024-02",
            "2024-02-01",
            "2024-02-01T08:00",
        ]
        .iter()
        .map(|text| text.parse().unwrap())
        .collect();
        assert!(dates.is_sorted());
    }

    #[test]
    fn a_coarse_date_is_within_any_bound_that_it_touches() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert!(date("2025").reaches(&date("2025-09-10")));
        assert!(date("2025").precedes(&date("2025-01-01")));
        assert!(!date("2024").reaches(&date("2025-09-10")));
        assert!(date("2025-09-10T23:00").precedes(&date("2025-09-10")));
        assert!(!date("2025-09-11").precedes(&date("2025-09-10")));
    }
}
