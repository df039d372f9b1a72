//! Dates as people and feeds write them: "10 September 2025", "Wed, 10 Sep 2025 14:05:00 GMT".

use super::Date;

/// The months by the first three letters of their names.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The names of the months in full.
const NAMES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Returns the number of a month by its English name, in full or short, with or without a dot.
#[must_use]
pub fn month_by_name(name: &str) -> Option<i8> {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let is_it = |(full, short): (&&str, &&str)| {
        name == **full || name == **short || name == "sept" && *short == "sep"
    };
    let found = NAMES.iter().zip(&MONTHS).position(is_it)?;
    i8::try_from(found + 1).ok()
}

impl Date {
    /// Reads a date as people and feeds write it: ISO 8601 and its relatives, names of months,
    /// seconds since 1970.
    ///
    /// A time of day is kept where its zone is certain or where there is none; `None` where the
    /// text is no date, or may be one of two: `10/09/2025`.
    ///
    /// ```
    /// use sayso::model::Date;
    ///
    /// let date = |text| Date::read(text).map(String::from);
    /// assert_eq!(date("Sept. 10, 2025").as_deref(), Some("2025-09-10"));
    /// assert_eq!(date("Wed, 10 Sep 2025 14:05 GMT").as_deref(), Some("2025-09-10T14:05Z"));
    /// assert_eq!(date("last week"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(date) = text.parse() {
            return Some(date);
        }
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return by_digits(text);
        }
        near_iso(text).or_else(|| in_words(text))
    }

    /// Makes a date from the numbers of year, month and day.
    pub(crate) fn of_day(day: jiff::civil::Date) -> Option<Self> {
        day.to_string().parse().ok()
    }

    /// Returns the day as the calendar knows it; none where the date is coarser.
    pub(crate) fn civil(&self) -> Option<jiff::civil::Date> {
        self.day().parse().ok()
    }
}

/// Reads `20250910`, and seconds or milliseconds since 1970.
fn by_digits(text: &str) -> Option<Date> {
    let part = |from: usize, to: usize| text.get(from..to);
    match text.len() {
        8 => format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?)
            .parse()
            .ok(),
        14 => {
            let day = by_digits(part(0, 8)?)?;
            let (hour, minute, second) = (part(8, 10)?, part(10, 12)?, part(12, 14)?);
            format!("{day}T{hour}:{minute}:{second}").parse().ok()
        }
        10 | 13 => {
            let seconds = text.get(..10)?.parse().ok()?;
            let time = jiff::Timestamp::from_second(seconds).ok()?;
            time.to_string().parse().ok()
        }
        _ => None,
    }
}

/// Reads `2025/09/10`, `20250910T140500Z`, `2025-09-10T14:05:00+0000`, `2025-09-10 14:05 UTC`.
fn near_iso(text: &str) -> Option<Date> {
    let head_end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (head, time) = text.split_at(head_end);
    let head = head.replace(['/', '.'], "-");
    let day: Date = if head.len() == 8 {
        by_digits(&head)?
    } else if head.len() == 10 {
        head.parse().ok()?
    } else {
        return None;
    };
    let time = time.trim_start_matches(['T', 't', ' ']);
    if time.is_empty() {
        return Some(day);
    }
    Some(with_time(&day, time).unwrap_or(day))
}

/// Adds a time of day, where it is one and its zone is certain.
fn with_time(day: &Date, time: &str) -> Option<Date> {
    let end = time
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.'))
        .unwrap_or(time.len());
    let (clock, zone) = time.split_at(end);
    let clock = match clock.len() {
        6 if !clock.contains(':') => format!("{}:{}:{}", &clock[..2], &clock[2..4], &clock[4..]),
        4 if clock.find(':') == Some(1) => format!("0{clock}"),
        _ => clock.to_owned(),
    };
    let zone = zone.trim();
    let digits = zone.get(1..).unwrap_or_default();
    let zone = match zone {
        "" => String::new(),
        "Z" | "z" | "GMT" | "UTC" => "Z".to_owned(),
        _ if zone.starts_with(['+', '-']) && digits.len() == 4 && !digits.contains(':') => {
            format!("{}{}:{}", &zone[..1], digits.get(..2)?, digits.get(2..)?)
        }
        _ => zone.to_owned(),
    };
    format!("{}T{clock}{zone}", day.day()).parse().ok()
}

/// Reads a date with the name of its month: day and year stand beside it.
fn in_words(text: &str) -> Option<Date> {
    const MOST_WORDS: usize = 12;
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .collect();
    let mut months = (0..words.len()).filter(|&at| month_by_name(words[at]).is_some());
    let (at, None) = (months.next()?, months.next()) else {
        return None;
    };
    let month = month_by_name(words.get(at)?)?;
    let after = words.get(at + 1).copied().unwrap_or_default();
    let before = at.checked_sub(1).map_or("", |before| words[before]);
    let (day, year_at) = match (day_number(after), day_number(before)) {
        (Some(day), _) => (Some(day), at + 2),
        (None, Some(day)) => (Some(day), at + 1),
        (None, None) => (None, at + 1),
    };
    let year = words.get(year_at).and_then(|word| year_number(word))?;
    let Some(day) = day else {
        return format!("{year:04}-{month:02}").parse().ok();
    };
    let day: Date = format!("{year:04}-{month:02}-{day:02}").parse().ok()?;
    let rest = words.get(year_at + 1..).unwrap_or_default().join(" ");
    Some(with_time(&day, &rest).unwrap_or(day))
}

/// Reads the number of a day: "10", "10th".
pub(crate) fn day_number(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let is_short = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| is_short)?;
    (1..=31).contains(&number).then_some(number)
}

/// Reads a year of the time in which there have been newspapers.
pub(crate) fn year_number(word: &str) -> Option<i16> {
    let is_year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let number = word.parse().ok().filter(|_| is_year)?;
    (1700..2100).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        for (text, expected) in [
            (
                "2025-09-10T14:05:00+0000",
                Some("2025-09-10T14:05:00+00:00"),
            ),
            ("2025-09-10 14:05:00 UTC", Some("2025-09-10T14:05:00Z")),
            ("2025/09/10", Some("2025-09-10")),
            ("20250910", Some("2025-09-10")),
            ("20250910T140500Z", Some("2025-09-10T14:05:00Z")),
            ("20250910140500", Some("2025-09-10T14:05:00")),
            ("1757513100", Some("2025-09-10T14:05:00Z")),
            ("1757513100000", Some("2025-09-10T14:05:00Z")),
            ("10 September 2025", Some("2025-09-10")),
            ("September 10th, 2025", Some("2025-09-10")),
            ("Sept. 10, 2025, 14:05 BST", Some("2025-09-10")),
            (
                "Wed, 10 Sep 2025 14:05:00 +0200",
                Some("2025-09-10T14:05:00+02:00"),
            ),
            ("Wed September 10, 2025", Some("2025-09-10")),
            ("September 10, 2025, 2:15 PM ET", Some("2025-09-10")),
            ("September 2025", Some("2025-09")),
            ("10/09/2025", None),
            ("September 31, 2025", None),
            ("10 September", None),
            ("last week", None),
            ("May I?", None),
            ("12", None),
            ("", None),
        ] {
            let found = Date::read(text).map(String::from);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
