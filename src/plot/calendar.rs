//! The calendar of a time line: days, months or years, numbered without gaps.

use jiff::civil;

use crate::model::Date;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// What one slot of a time line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Month,
    /// So many years.
    Years(i64),
}

impl Unit {
    /// From the finest to the coarsest.
    const ALL: [Self; 6] = [
        Self::Day,
        Self::Month,
        Self::Years(1),
        Self::Years(10),
        Self::Years(100),
        Self::Years(1000),
    ];

    /// Chooses the finest unit in which some dates have at most so many slots; days and months only
    /// where nine of ten dates tell them.
    pub(super) fn choose(dates: &[&Date], most: usize) -> Self {
        let all = dates.len();
        let fits = |unit: &Self| {
            let (mut told, mut first, mut last) = (0, i64::MAX, i64::MIN);
            for slot in dates.iter().filter_map(|date| unit.slot(date)) {
                told += 1;
                (first, last) = (first.min(slot), last.max(slot));
            }
            let slots = last.saturating_sub(first).saturating_add(1);
            told == 0 && all == 0
                || told * 10 >= all * 9 && usize::try_from(slots).is_ok_and(|slots| slots <= most)
        };
        let fitting = Self::ALL.into_iter().find(fits);
        fitting.unwrap_or(Self::Years(1000))
    }

    /// Returns the number of the slot that a date is in; none of a date that does not tell it.
    pub(super) fn slot(self, date: &Date) -> Option<i64> {
        let mut parts = date.day().split('-').map(str::parse::<i16>);
        let mut part = || parts.next()?.ok();
        let year = part()?;
        match self {
            Self::Years(count) => Some(i64::from(year).div_euclid(count)),
            Self::Month => Some(i64::from(year) * 12 + i64::from(part()?) - 1),
            Self::Day => {
                let [month, day] = [part()?, part()?].map(|part| i8::try_from(part).unwrap_or(0));
                let day = civil::Date::new(year, month, day).ok()?;
                Some(i64::from((day - civil::Date::ZERO).get_days()))
            }
        }
    }

    /// Says when a slot is: `10 Sep 2025`, `Sep 2025`, `2025` or `1990s`.
    pub(super) fn name(self, slot: i64) -> String {
        match self {
            Self::Years(1) => slot.to_string(),
            Self::Years(count) => format!("{}s", slot * count),
            Self::Month => format!("{} {}", self.short(slot), slot.div_euclid(12)),
            Self::Day => day(slot).map_or_else(String::new, |day| {
                format!("{} {}", self.short(slot), day.year())
            }),
        }
    }

    /// Says when a slot is, without the year where it has more: `10 Sep`, `Sep`.
    pub(super) fn short(self, slot: i64) -> String {
        let month = |number: i64| {
            let index = usize::try_from(number).unwrap_or(0);
            MONTHS.get(index).copied().unwrap_or_default()
        };
        match self {
            Self::Years(_) => self.name(slot),
            Self::Month => month(slot.rem_euclid(12)).to_owned(),
            Self::Day => day(slot).map_or_else(String::new, |date| {
                format!("{} {}", date.day(), month(i64::from(date.month()) - 1))
            }),
        }
    }

    /// Tells whether a slot begins a year, where a year has several.
    pub(super) fn begins_year(self, slot: i64) -> bool {
        match self {
            Self::Years(_) => false,
            Self::Month => slot.rem_euclid(12) == 0,
            Self::Day => day(slot).is_some_and(|day| day.day() == 1 && day.month() == 1),
        }
    }

    /// Returns what a slot is called.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Years(1) => "year",
            Self::Years(10) => "decade",
            Self::Years(100) => "century",
            Self::Years(_) => "millennium",
        }
    }

    /// The distances that look natural between two marks on the axis, the closest first.
    pub(super) const fn steps(self) -> &'static [i64] {
        match self {
            Self::Day => &[1, 2, 7, 14, 28, 56],
            Self::Month => &[1, 3, 6, 12, 24, 60],
            Self::Years(_) => &[1, 2, 5, 10, 20, 50],
        }
    }
}

/// Writes a date as people do, as exactly as it is known: `10 Sep 2025`, `Sep 2025`, `2025`.
#[must_use]
pub fn date_words(date: &Date) -> String {
    let told = [Unit::Day, Unit::Month, Unit::Years(1)].into_iter();
    let mut told = told.filter_map(|unit| Some(unit.name(unit.slot(date)?)));
    told.next().unwrap_or_else(|| date.to_string())
}

/// Returns the day with a number.
fn day(slot: i64) -> Option<civil::Date> {
    civil::Date::ZERO
        .checked_add(jiff::Span::new().try_days(slot).ok()?)
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(texts: &[&str]) -> Vec<Date> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn slots_follow_each_other_over_months_and_years() {
        for (unit, date, next, name, short) in [
            (
                Unit::Day,
                "2024-02-28",
                "2024-02-29",
                "29 Feb 2024",
                "29 Feb",
            ),
            (
                Unit::Day,
                "2023-12-31",
                "2024-01-01T10:00",
                "1 Jan 2024",
                "1 Jan",
            ),
            (Unit::Month, "2023-12-31", "2024-01", "Jan 2024", "Jan"),
            (Unit::Years(1), "1999", "2000-05", "2000", "2000"),
            (Unit::Years(10), "1999", "2000-05-01", "2000s", "2000s"),
            (Unit::Years(100), "0099", "0100", "100s", "100s"),
        ] {
            let slots: Vec<_> = dates(&[date, next])
                .iter()
                .map(|d| unit.slot(d).unwrap())
                .collect();
            assert_eq!(slots[0] + 1, slots[1], "{date}");
            assert_eq!(
                (unit.name(slots[1]).as_str(), unit.short(slots[1]).as_str()),
                (name, short)
            );
        }
        assert_eq!(Unit::Day.slot(&dates(&["2024-02"])[0]), None);
        assert!(Unit::Day.slot(&dates(&["9999-12-31"])[0]).is_some());
        assert!(Unit::Day.slot(&dates(&["0000-01-01"])[0]).is_some());
    }

    #[test]
    fn the_unit_is_the_finest_that_fits_and_is_told() {
        for (texts, most, expected) in [
            (&["2024-01-01", "2024-01-09"][..], 9, Unit::Day),
            (&["2024-01-01", "2024-01-10"], 9, Unit::Month),
            (&["2024-01", "2024-01-09"], 60, Unit::Month),
            (&["2024", "2024"], 60, Unit::Years(1)),
            (&["1924-01-01", "2024-01-09"], 60, Unit::Years(10)),
            (&["0000", "9999"], 60, Unit::Years(1000)),
            (&[], 60, Unit::Day),
        ] {
            let dates = dates(texts);
            let dates: Vec<&Date> = dates.iter().collect();
            assert_eq!(Unit::choose(&dates, most), expected, "{texts:?}");
        }
    }
}
