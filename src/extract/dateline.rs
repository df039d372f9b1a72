//! Datelines: when an article was published, by its own first lines.

use super::english::{is_date_word, is_dateline_label};
use crate::model::{Date, Document, day_number, month_by_name, year_number};

/// How many lines at the start are looked at, and how many characters of each.
const LINES: usize = 12;
const LONGEST: usize = 120;

/// Finds when an article was published: by its own first lines, else by its address.
///
/// `None` where neither gives a whole date: a dateline such as "WARSAW, Sept 10 (Reuters) -" needs
/// the year from the address.
#[must_use]
pub fn date_from_text(document: &Document) -> Option<Date> {
    let text = document.text.as_deref().unwrap_or_default();
    let address = document.url.as_deref().and_then(by_address);
    let lines = || {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.take(LINES)
    };
    let is_short = |line: &&str| line.chars().nth(LONGEST).is_none();
    let labelled = lines().filter(is_short).filter_map(labelled);
    // Of two labels the lesser number is that of the first publication.
    let labelled = labelled.min_by_key(|(rank, _)| *rank).map(|(_, date)| date);
    let alone = || {
        let mut dates: Vec<Date> = lines().filter(is_short).filter_map(alone).collect();
        dates.dedup();
        (dates.len() == 1).then(|| dates.remove(0))
    };
    let year = address
        .as_ref()
        .and_then(|date| year_number(date.as_str().get(..4)?));
    labelled
        .or_else(alone)
        .or_else(|| lines().find_map(|line| dateline(line, year)))
        .or(address)
}

/// "Published 10 September 2025", "Updated 2:15 PM ET, Wed September 10, 2025"
fn labelled(line: &str) -> Option<(usize, Date)> {
    let end = line.find([' ', ':'])?;
    let (label, rest) = line.split_at(end);
    if label.eq_ignore_ascii_case("last") {
        return labelled(rest.trim_start()).map(|(_, date)| (2, date));
    }
    if label.eq_ignore_ascii_case("first") {
        return labelled(rest.trim_start()).map(|(_, date)| (0, date));
    }
    let rank = is_dateline_label(label)?;
    Some((rank, only_date(rest.trim_start_matches([' ', ':']))?))
}

/// A line that is nothing but a date, and a line "By Ann Orr | Sept. 10, 2025".
fn alone(line: &str) -> Option<Date> {
    let line = match line.rsplit_once(['|', '·', '•']) {
        Some((_, date)) if line.len() < LONGEST => date.trim(),
        _ => line,
    };
    only_date(line)
}

/// Reads words that are nothing but one date with its time of day.
fn only_date(text: &str) -> Option<Date> {
    let words = || {
        text.split([' ', ',', '|', '\u{a0}'])
            .filter(|word| !word.is_empty())
    };
    if words().count() > 12 || !words().all(is_date_word) {
        return None;
    }
    if let Some(date) = words().find_map(whole) {
        return Some(date);
    }
    let month_at = words().position(|word| month_by_name(word).is_some())?;
    // The time of day may stand before the date: only the day before the month belongs to it.
    let day_before = words().nth(month_at.wrapping_sub(1)).and_then(day_number);
    let from = month_at - usize::from(day_before.is_some() && month_at > 0);
    let date: Vec<&str> = words().skip(from).collect();
    Date::read(&date.join(" ")).filter(|date| date.day().len() == 10)
}

/// Reads a date of one word that gives year, month and day: "2025-09-10".
fn whole(word: &str) -> Option<Date> {
    let digits = word.get(..10)?.bytes().filter(u8::is_ascii_digit).count();
    (digits == 8).then(|| Date::read(word))?
}

/// "WARSAW, Sept 10, 2025 (Agency) - The board met": the date between the place and the dash.
fn dateline(line: &str, year: Option<i16>) -> Option<Date> {
    const MOST_WORDS: usize = 12;
    let dash = [" - ", " — ", " – ", " -- "];
    let head_end = dash.iter().filter_map(|dash| line.find(dash)).min()?;
    let head = line.get(..head_end)?;
    let words: Vec<&str> = head
        .split([' ', ',', '(', ')'])
        .filter(|word| !word.is_empty())
        .collect();
    let place = words.first()?;
    let is_place = place.chars().count() > 2 && place.chars().all(|c| !c.is_lowercase());
    let is_sentence = words
        .iter()
        .any(|word| word.starts_with(char::is_lowercase));
    if !is_place || is_sentence || words.len() > MOST_WORDS {
        return None;
    }
    let month_at = words
        .iter()
        .position(|word| month_by_name(word).is_some())?;
    let number = |at: usize| words.get(at).copied().and_then(day_number);
    let (day, year_at) = match number(month_at + 1) {
        Some(day) => (day, month_at + 2),
        None => (number(month_at.checked_sub(1)?)?, month_at + 1),
    };
    let year = words.get(year_at).copied().and_then(year_number).or(year)?;
    let month = month_by_name(words.get(month_at)?)?;
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

/// Reads the date in an address: `/2025/09/10/`, `/2025/sep/10/`, `/2025-09-10-`.
fn by_address(address: &str) -> Option<Date> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).skip(1).collect();
    let year_at = parts
        .iter()
        .position(|part| year_number(part).is_some_and(|year| (1990..2100).contains(&year)));
    let Some(at) = year_at else {
        return parts
            .iter()
            .filter(|part| part.len() == 8 && part.starts_with("20"))
            .find_map(|part| Date::read(part));
    };
    let year = year_number(parts.get(at)?)?;
    let month = parts.get(at + 1)?;
    let month = month_by_name(month).or_else(|| day_number(month).filter(|_| month.len() == 2))?;
    let day = parts.get(at + 2).filter(|day| day.len() <= 2);
    let date = match day.and_then(|day| day_number(day)) {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    };
    date.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[track_caller]
    fn check(text: &str, url: Option<&str>, expected: Option<&str>) {
        let mut document = Document::new(Id::from("document/d"));
        document.text = Some(text.to_owned());
        document.url = url.map(str::to_owned);
        let found = date_from_text(&document).map(String::from);
        assert_eq!(found.as_deref(), expected, "{text:?} {url:?}");
    }

    #[test]
    fn the_first_lines_date_an_article() {
        for line in [
            "Sept. 10, 2025, 14:05 BST",
            "10 September 2025",
            "Wednesday, 10 September 2025",
            "Published 10 September 2025",
            "Published: 2025-09-10",
            "Published on September 10, 2025 at 2:15 pm",
            "Updated 2:15 PM ET, Wed September 10, 2025",
            "Last updated: 10 Sep 2025",
            "By Ann Orr | Sept. 10, 2025",
            "LUND, Sept 10, 2025 (Agency) - The quay is shut.",
            "LUND, 10 September 2025 — The quay is shut.",
        ] {
            let text = format!("Quay shut\n\n{line}\n\nThe board met on 3 May 2019.");
            check(&text, None, Some("2025-09-10"));
        }
        check(
            "Updated 11 September 2025\nPublished 10 September 2025\n",
            None,
            Some("2025-09-10"),
        );
    }

    #[test]
    fn what_gives_no_whole_date_dates_nothing() {
        for text in [
            "",
            "LUND, Sept 10 (Agency) - The quay is shut.",
            "LONDON — The quay is shut.",
            "The board met on 10 September 2025.",
            "10 September 2025 was a bad day for the quay.",
            "Published by Harbour Press, 2025",
            "10/09/2025",
            "September",
            "10 September 2025\n\n11 September 2025",
            "ANN ORR, 10 May 2025, said it was late - or so it seemed.",
        ] {
            check(text, None, None);
        }
    }

    #[test]
    fn the_address_gives_what_the_text_leaves_out() {
        let dateline = "LUND, Sept 10 (Agency) - The quay is shut.";
        let mail = |path: &str| format!("https://mail.example/{path}");
        for (path, text, expected) in [
            ("2025/09/11/quay", "The quay.", Some("2025-09-11")),
            ("town/2025/sep/11/quay", "The quay.", Some("2025-09-11")),
            ("2025/09/quay", "The quay.", Some("2025-09")),
            ("2025/09/quay", dateline, Some("2025-09-10")),
            ("quay-2025-09-11", "The quay.", Some("2025-09-11")),
            ("20250911/quay", "The quay.", Some("2025-09-11")),
            ("quay-2025", "The quay.", None),
            ("news/12345678", "The quay.", None),
        ] {
            check(text, Some(&mail(path)), expected);
        }
    }
}
