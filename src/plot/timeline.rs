//! Time lines: how much happened in each day, month or year, and where nothing did.

use std::collections::BTreeMap;

use super::calendar::Unit;
use super::screen::float;
use super::{Chart, Frame, Part, Screen, Theme, timeline_svg, timeline_text};
use crate::model::Date;

/// What happened when.
///
/// Whether days, months or years are counted follows from the time that is covered, and from how
/// much of it a terminal has room for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {
    /// The heading.
    pub title: String,
    /// What is counted, below the heading; may be empty.
    pub subtitle: String,
    /// Where the numbers come from, below the chart; may be empty.
    pub caption: String,
    /// What happened, in any order.
    pub events: Vec<Event>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub date: Date,
    /// What it belongs to, where the line is split: its speaker, its stance.
    pub series: Option<String>,
}

/// How many series have a color of their own; the others are one.
const SERIES: usize = 6;

/// Events, counted.
pub(super) struct Slots {
    pub(super) unit: Unit,
    /// The number of the first slot.
    pub(super) first: i64,
    /// The series, the largest first, each with the count of every slot.
    pub(super) series: Vec<Series>,
    /// How many events have dates that tell no slot.
    pub(super) untold: usize,
}

/// The events of one series, counted.
pub(super) struct Series {
    /// What the series is called; nothing where there is only one.
    pub(super) name: String,
    /// Whether it is all that have no color of their own.
    pub(super) is_rest: bool,
    pub(super) counts: Vec<usize>,
}

impl Series {
    pub(super) fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

impl Slots {
    /// Counts events in at most so many slots.
    pub(super) fn count(events: &[Event], most: usize) -> Self {
        let dates: Vec<&Date> = events.iter().map(|event| &event.date).collect();
        let unit = Unit::choose(&dates, most.max(12));
        let told: Vec<(i64, Option<&str>)> = events
            .iter()
            .filter_map(|event| Some((unit.slot(&event.date)?, event.series.as_deref())))
            .collect();
        let first = told.iter().map(|(slot, _)| *slot).min().unwrap_or(0);
        let last = told.iter().map(|(slot, _)| *slot).max();
        let length = last.map_or(0, |last| usize::try_from(last - first).unwrap_or(0) + 1);
        let mut counted: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
        for (slot, series) in &told {
            let counts = counted.entry(*series).or_insert_with(|| vec![0; length]);
            let place = usize::try_from(slot - first).unwrap_or(0);
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
        Self {
            unit,
            first,
            series: sorted(counted),
            untold: events.len() - told.len(),
        }
    }

    /// Returns how many slots there are.
    pub(super) fn len(&self) -> usize {
        self.series.first().map_or(0, |series| series.counts.len())
    }

    /// Returns how much happened in a slot, in all series.
    pub(super) fn sum(&self, place: usize) -> usize {
        self.series.iter().map(|series| series.counts[place]).sum()
    }

    /// Returns how much happened in the fullest slot.
    pub(super) fn highest(&self) -> usize {
        (0..self.len())
            .map(|place| self.sum(place))
            .max()
            .unwrap_or(0)
    }

    /// Tells whether there are series to tell apart.
    pub(super) fn is_split(&self) -> bool {
        self.series.iter().any(|series| !series.name.is_empty())
    }

    /// Returns the number of a slot by its place.
    pub(super) fn slot(&self, place: usize) -> i64 {
        self.first + i64::try_from(place).unwrap_or(0)
    }

    /// Returns the marks on the axis: the place of each and its words, with the year in the first
    /// and wherever a year begins; no two are closer than `room` allows, given how wide words are.
    pub(super) fn marks(&self, width: f64, measured: impl Fn(&str) -> f64) -> Vec<(usize, String)> {
        let length = self.len();
        let words = |place: usize, is_first: bool| {
            let slot = self.slot(place);
            if is_first || self.unit.begins_year(slot) || self.unit == Unit::Month {
                self.unit.name(slot)
            } else {
                self.unit.short(slot)
            }
        };
        for step in self.unit.steps() {
            let places = (0..length).filter(|place| match self.unit {
                Unit::Day => i64::try_from(*place).unwrap_or(0) % step == 0,
                _ => self.slot(*place).rem_euclid(*step) == 0,
            });
            let marks: Vec<(usize, String)> = places
                .enumerate()
                .map(|(number, place)| (place, words(place, number == 0)))
                .collect();
            let is_free = |pair: &[(usize, String)]| {
                let between = float(pair[1].0 - pair[0].0) * width;
                between >= measured(&pair[0].1).max(measured(&pair[1].1))
            };
            if marks.windows(2).all(is_free) && !marks.is_empty() {
                return marks;
            }
        }
        vec![(0, words(0, true))]
    }

    /// Says how much of what is not shown, and why.
    pub(super) fn note(&self) -> Option<String> {
        (self.untold > 0).then(|| {
            let dates = if self.untold == 1 {
                "1 is left out, whose date does"
            } else {
                &format!("{} are left out, whose dates do", self.untold)
            };
            format!("{dates} not tell the {}.", self.unit.word())
        })
    }
}

/// Orders series by size, and puts all but the largest together.
fn sorted(counted: BTreeMap<Option<&str>, Vec<usize>>) -> Vec<Series> {
    let is_split = counted.keys().any(Option::is_some);
    let mut series: Vec<Series> = counted
        .into_iter()
        .map(|(name, counts)| Series {
            name: match name {
                Some(name) => name.to_owned(),
                None if is_split => "unknown".to_owned(),
                None => String::new(),
            },
            is_rest: is_split && name.is_none(),
            counts,
        })
        .collect();
    series.sort_by_key(|series| std::cmp::Reverse((!series.is_rest, series.total())));
    let own = series.iter().filter(|series| !series.is_rest).count();
    if own > SERIES {
        let mut rest = series.split_off(SERIES - 1).into_iter();
        if let Some(mut others) = rest.next() {
            let mut count = 1;
            for one in rest {
                count += 1;
                for (sum, more) in others.counts.iter_mut().zip(one.counts) {
                    *sum += more;
                }
            }
            others.name = format!("{count} others");
            others.is_rest = true;
            series.push(others);
        }
    }
    series
}

impl Timeline {
    pub(super) const fn frame(&self) -> Frame<'_> {
        Frame {
            title: self.title.as_str(),
            subtitle: self.subtitle.as_str(),
            caption: self.caption.as_str(),
        }
    }
}

impl Chart for Timeline {
    fn title(&self) -> &str {
        &self.title
    }

    fn description(&self) -> String {
        let slots = Slots::count(&self.events, timeline_svg::SLOTS);
        let mut told: Vec<String> = (0..slots.len())
            .filter(|place| slots.sum(*place) > 0)
            .map(|place| {
                format!(
                    "{} {}",
                    slots.unit.name(slots.slot(place)),
                    slots.sum(place)
                )
            })
            .collect();
        told.extend(slots.note());
        format!("Time line by {}: {}.", slots.unit.word(), told.join(", "))
    }

    fn draw(&self, theme: Theme) -> Part {
        timeline_svg::draw(self, theme)
    }

    fn to_text(&self, screen: &Screen) -> String {
        timeline_text::lay_out(self, screen)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Makes a time line of dates, each with a series or none.
    pub(in crate::plot) fn timeline(events: &[(&str, &str)]) -> Timeline {
        let events = events.iter().map(|(date, series)| Event {
            date: date.parse().unwrap(),
            series: (!series.is_empty()).then(|| (*series).to_owned()),
        });
        Timeline {
            title: "Statements".to_owned(),
            events: events.collect(),
            ..Timeline::default()
        }
    }

    #[test]
    fn gaps_stay_and_coarse_dates_are_counted_apart() {
        let mut events = vec![("2025-09-01", ""); 19];
        events.extend([("2025-09-04T10:00", ""), ("2025-09", "")]);
        let slots = Slots::count(&timeline(&events).events, 60);
        assert_eq!(slots.unit, Unit::Day);
        assert_eq!(slots.series[0].counts, [19, 0, 0, 1]);
        let note = "1 is left out, whose date does not tell the day.";
        assert_eq!(slots.note().as_deref(), Some(note));
        assert!(!slots.is_split());
    }

    #[test]
    fn small_series_are_put_together_and_the_nameless_come_last() {
        let mut events = Vec::new();
        for (number, name) in ["a", "b", "c", "d", "e", "f", "g", ""].iter().enumerate() {
            events.extend(vec![("2025", *name); number + 1]);
        }
        let slots = Slots::count(&timeline(&events).events, 60);
        let told: Vec<_> = slots
            .series
            .iter()
            .map(|s| (s.name.as_str(), s.total()))
            .collect();
        let expected = [
            ("g", 7),
            ("f", 6),
            ("e", 5),
            ("d", 4),
            ("c", 3),
            ("3 others", 11),
        ];
        assert_eq!(told, expected);
        let some = Slots::count(
            &timeline(&[("2025", "a"), ("2025", ""), ("2025", "")]).events,
            60,
        );
        let told: Vec<_> = some
            .series
            .iter()
            .map(|s| (s.name.as_str(), s.total()))
            .collect();
        assert_eq!(told, [("a", 1), ("unknown", 2)]);
    }

    #[test]
    fn marks_leave_room_for_their_words() {
        let events = [("2025-11-20", ""), ("2026-01-10", "")];
        let slots = Slots::count(&timeline(&events).events, 60);
        let marks = slots.marks(1.5, |words| float(words.len() + 2));
        let told: Vec<&str> = marks.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(told, ["20 Nov 2025", "4 Dec", "18 Dec", "1 Jan 2026"]);
    }
}
