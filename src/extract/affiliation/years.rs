//! Years: since when and until when a role is held, from the words behind it.

use super::super::english::Tags;
use super::scene::Scene;
use crate::model::Date;

/// When a role began and ended, as far as it is stated.
#[derive(Debug, Clone, Default)]
pub(super) struct Years {
    /// Since when.
    pub since: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
    /// The token after the last of the words that say it.
    pub end: usize,
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

impl Scene<'_, '_> {
    /// Reads "since 2014", "from 2009 to 2017", "until May 2016", "(2009-2017)"; and, behind a
    /// verb that gives a role, "in May 2016".
    pub(super) fn years(&self, at: usize, begins: bool) -> Years {
        let at = at + usize::from(matches!(self.word(at), "," | "("));
        let mut years = Years::default();
        let word = self.word(at);
        if let Some((first, last)) = word.split_once(['-', '–'])
            && let (Some(first), Some(last)) = (year(first), year(last))
        {
            years.since = first.parse().ok();
            years.until = last.parse().ok();
            years.end = at + 1;
            return years;
        }
        let Some((date, end)) = self.date(at + 1) else {
            return years;
        };
        let other = matches!(
            self.word(end),
            "to" | "until" | "till" | "through" | "and" | "-" | "–"
        )
        .then(|| self.date(end + 1))
        .flatten();
        match (word.to_lowercase().as_str(), other) {
            ("from" | "between", Some((until, end))) => {
                (years.since, years.until, years.end) = (Some(date), Some(until), end);
            }
            ("since" | "from", _) => (years.since, years.end) = (Some(date), end),
            ("until" | "till" | "through", _) => (years.until, years.end) = (Some(date), end),
            ("in", _) if begins => (years.since, years.end) = (Some(date), end),
            _ => {}
        }
        years
    }

    /// Reads "2016" or "May 2016"; returns where it ends, too.
    fn date(&self, at: usize) -> Option<(Date, usize)> {
        if let Some(year) = year(self.word(at)) {
            return Some((year.parse().ok()?, at + 1));
        }
        if !self.token(at).is(Tags::MONTH) {
            return None;
        }
        let start: String = self.word(at).to_lowercase().chars().take(3).collect();
        let month = MONTHS.iter().position(|month| *month == start)? + 1;
        let year = year(self.word(at + 1))?;
        Some((format!("{year}-{month:02}").parse().ok()?, at + 2))
    }
}

/// Tells a year from other numbers.
fn year(word: &str) -> Option<&str> {
    let plain = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    (plain && (word.starts_with("19") || word.starts_with("20") || word.starts_with("18")))
        .then_some(word)
}
