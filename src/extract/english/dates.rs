//! Expressions of time: "on Wednesday", "Sept. 9", "over the weekend", "three days ago".

use jiff::civil::Weekday;

use crate::model::{day_number, month_by_name, year_number};

/// A time as a text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum When {
    /// A day of the week; after "last" not the article's own day.
    Weekday {
        /// The day.
        day: Weekday,
        /// Whether "last" stands before it.
        last: bool,
    },
    /// A day of a month.
    Day {
        /// The month.
        month: i8,
        /// The day.
        day: i8,
        /// The year, where it is given.
        year: Option<i16>,
    },
    /// A month.
    Month {
        /// The month.
        month: i8,
        /// The year, where it is given.
        year: Option<i16>,
    },
    /// A year.
    Year(i16),
    /// The last weekend.
    Weekend,
    /// So many days back.
    Days(i32),
    /// So many calendar weeks back.
    Weeks(i32),
    /// So many months back.
    Months(i32),
    /// So many years back.
    Years(i32),
}

/// A time, and how its words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) struct Expression {
    /// The time.
    pub when: When,
    /// How many words it takes.
    pub length: usize,
    /// Whether it needs no preposition and can be nothing else: "yesterday", "last week".
    pub is_certain: bool,
}

/// Reads the expression of time that starts with the first of some words, in small letters.
pub(in crate::extract) fn expression(words: &[&str]) -> Option<Expression> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let mut at = 0;
    if matches!(word(at), "early" | "late" | "earlier" | "later") {
        at += 1;
    }
    let is_prepositional = matches!(word(at), "on" | "in" | "over" | "at" | "during");
    let inside = word(at) == "in";
    if is_prepositional {
        at += 1;
        if matches!(word(at), "early" | "late" | "mid") {
            at += 1;
        }
    }
    let (when, end) = plain(words.get(at..)?, inside)?;
    let certain = !matches!(when, When::Weekday { last: false, .. } | When::Day { .. });
    Some(Expression {
        when,
        length: at + end,
        is_certain: certain || is_prepositional,
    })
}

/// Reads a time without what stands before it; returns how many words it takes.
fn plain(words: &[&str], inside: bool) -> Option<(When, usize)> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    if let Some(day) = weekday(word(0)) {
        let at = 1 + usize::from(is_part_of_day(word(1)));
        let date_at = at + usize::from(word(at) == ",");
        let date = words.get(date_at..).and_then(day_of_month);
        let weekday = When::Weekday { day, last: false };
        return Some(date.map_or((weekday, at), |(date, length)| (date, date_at + length)));
    }
    if let Some((date, length)) = day_of_month(words) {
        return Some((date, length));
    }
    match word(0) {
        "yesterday" => Some((When::Days(1), 1 + usize::from(is_part_of_day(word(1))))),
        "today" | "tonight" | "overnight" => Some((When::Days(0), 1)),
        "the" if word(1) == "weekend" => Some((When::Weekend, 2)),
        "last" | "past" | "previous" | "this" => relative(words),
        first if inside => {
            if let Some(month) = month_by_name(first) {
                let comma = usize::from(word(1) == ",");
                let year = year_number(word(1 + comma));
                let length = year.map_or(1, |_| 2 + comma);
                return Some((When::Month { month, year }, length));
            }
            year_number(first).map(|year| (When::Year(year), 1))
        }
        _ => ago(words),
    }
}

/// "last Friday", "this month", "this past weekend"
fn relative(words: &[&str]) -> Option<(When, usize)> {
    let first = words.first().copied().unwrap_or_default();
    let at = if first == "this" && words.get(1) == Some(&"past") {
        2
    } else {
        1
    };
    let back = i32::from(first != "this" || at == 2);
    let noun = words.get(at).copied().unwrap_or_default();
    let when = match noun {
        "week" => When::Weeks(back),
        "weekend" => When::Weekend,
        "month" => When::Months(back),
        "year" => When::Years(back),
        "night" if back == 1 => When::Days(1),
        "morning" | "afternoon" | "evening" if back == 0 => When::Days(0),
        _ if back == 1 => {
            if let Some(day) = weekday(noun) {
                When::Weekday { day, last: true }
            } else {
                let month = month_by_name(noun)?;
                When::Month { month, year: None }
            }
        }
        _ => return None,
    };
    Some((when, at + 1))
}

/// "three days ago"
fn ago(words: &[&str]) -> Option<(When, usize)> {
    let [number, unit, "ago", ..] = *words else {
        return None;
    };
    let number = match number {
        "a" | "an" | "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        digits => i32::from(day_number(digits)?),
    };
    let when = match unit {
        "day" | "days" => When::Days(number),
        "week" | "weeks" => When::Weeks(number),
        "month" | "months" => When::Months(number),
        "year" | "years" => When::Years(number),
        _ => return None,
    };
    Some((when, 3))
}

/// "Sept. 9", "9 September 2025"
fn day_of_month(words: &[&str]) -> Option<(When, usize)> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let (month, day) = match (month_by_name(word(0)), day_number(word(0))) {
        (Some(month), _) => (month, day_number(word(1))?),
        (None, Some(day)) => (month_by_name(word(1))?, day),
        (None, None) => return None,
    };
    let comma = usize::from(word(2) == ",");
    let year = year_number(word(2 + comma));
    let length = year.map_or(2, |_| 3 + comma);
    Some((When::Day { month, day, year }, length))
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon." => Weekday::Monday,
        "tuesday" | "tue." | "tues." => Weekday::Tuesday,
        "wednesday" | "wed." => Weekday::Wednesday,
        "thursday" | "thu." | "thurs." => Weekday::Thursday,
        "friday" | "fri." => Weekday::Friday,
        "saturday" | "sat." => Weekday::Saturday,
        "sunday" | "sun." => Weekday::Sunday,
        _ => return None,
    })
}

fn is_part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night")
}

/// Tells whether a word stands in dates and times alone: "Wed", "Sept.", "14:05", "GMT".
pub(in crate::extract) fn is_date_word(word: &str) -> bool {
    const OTHERS: [&str; 20] = [
        "a.m.", "p.m.", "a.m", "p.m", "am", "pm", "at", "et", "est", "edt", "gmt", "utc", "bst",
        "cet", "cest", "pst", "pdt", "pt", "on", "of",
    ];
    let word = word.to_ascii_lowercase();
    let is_short_day = [
        "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun",
    ]
    .contains(&word.trim_end_matches('.'));
    weekday(&word).is_some()
        || is_short_day
        || month_by_name(&word).is_some()
        || word.starts_with(|c: char| c.is_ascii_digit())
        || OTHERS.contains(&word.as_str())
        || !word.contains(char::is_alphanumeric)
}

/// Tells whether a word labels the date of an article, those of its first publication first.
pub(in crate::extract) fn is_dateline_label(word: &str) -> Option<usize> {
    match word.to_ascii_lowercase().as_str() {
        "published" | "posted" => Some(1),
        "updated" | "modified" => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(When, usize)>) {
        let words: Vec<&str> = text.split(' ').collect();
        let found = expression(&words).map(|found| (found.when, found.length));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn expressions_of_time_are_read() {
        let weekday = |day, last| When::Weekday { day, last };
        let day = |month, day, year| When::Day { month, day, year };
        let friday = weekday(Weekday::Friday, false);
        check("on friday that", Some((friday, 2)));
        check("friday night .", Some((friday, 2)));
        check("late on friday", Some((friday, 3)));
        check("last friday", Some((weekday(Weekday::Friday, true), 2)));
        check("on sept. 9 ,", Some((day(9, 9, None), 3)));
        check("9 september 2025", Some((day(9, 9, Some(2025)), 3)));
        check("tuesday , sept. 9 , 2025", Some((day(9, 9, Some(2025)), 6)));
        let march = |year| When::Month { month: 3, year };
        check("in march", Some((march(None), 2)));
        check("in march 2024", Some((march(Some(2024)), 3)));
        check("in 2024", Some((When::Year(2024), 2)));
        check("over the weekend", Some((When::Weekend, 3)));
        check("this past weekend", Some((When::Weekend, 3)));
        check("yesterday", Some((When::Days(1), 1)));
        check("last night", Some((When::Days(1), 2)));
        check("earlier this month", Some((When::Months(0), 3)));
        check("last week", Some((When::Weeks(1), 2)));
        check("three days ago", Some((When::Days(3), 3)));
        check("a year ago", Some((When::Years(1), 3)));
        for text in [
            "march on",
            "may 40",
            "the week",
            "this friday",
            "next week",
            "in",
            "",
        ] {
            check(text, None);
        }
    }
}
