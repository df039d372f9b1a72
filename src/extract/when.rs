//! When something was said: the time beside a cue, resolved against the date of its article.

use jiff::civil::{Date as Day, Weekday};
use jiff::{Span, ToSpan};

use super::attribution::{Attribution, Source};
use super::english::{Tags, When, expression};
use super::quote::Quotes;
use super::text::{Piece, Text};
use super::token::Shape;
use crate::model::Date;

/// How far behind a cue, or before its source, a time may stand, in tokens.
const FARTHEST: usize = 25;

/// The longest expression of time, in tokens.
const LONGEST: usize = 9;

/// Finds when the words of an attribution were said, where its own clause says so.
///
/// Only a time that belongs to the cue counts: "said on Monday", "on Monday said", "On Monday,
/// Orr said". Without the date of the article only a date in full can be resolved.
pub(super) fn said(
    text: &Text<'_>,
    quotes: &Quotes,
    attribution: &Attribution,
    published: Option<&Date>,
) -> Option<Date> {
    let today = published.and_then(Date::civil);
    let clause = Clause {
        text,
        quotes,
        attribution,
    };
    clause.time().and_then(|when| resolve(when, today))
}

/// The words around a cue.
struct Clause<'a, 't> {
    text: &'a Text<'t>,
    quotes: &'a Quotes,
    attribution: &'a Attribution,
}

impl Clause<'_, '_> {
    fn time(&self) -> Option<When> {
        let (first, last) = (self.attribution.cue.first()?, self.attribution.cue.last()?);
        // "will say on Friday": nothing was said yet.
        let before = self.text.token(first.start.wrapping_sub(1));
        if before.is(Tags::MODAL) || self.text.word(first.start.wrapping_sub(1)) == "to" {
            return None;
        }
        let source = match self.attribution.source {
            Source::Phrase(piece) => Some(piece),
            _ => None,
        };
        let follows = source.filter(|piece| piece.start >= last.end && piece.start < last.end + 3);
        let addressee = (self.attribution.addressee).filter(|piece| piece.start >= last.end);
        let from = [follows, addressee].into_iter().flatten();
        let from = from.fold(last.end, |end, piece| end.max(piece.end));
        // The cue may have taken the time in: "said earlier this month".
        self.within(Piece::new(first.start + 1, last.end))
            .or_else(|| self.within(Piece::new(from, from + FARTHEST)))
            .or_else(|| follows.and_then(|_| self.behind_apposition(from)))
            .or_else(|| {
                let precedes = source.filter(|piece| piece.end <= first.start)?;
                let between = Piece::new(precedes.end, first.start);
                let is_near = between.end - between.start <= FARTHEST;
                let between = is_near.then(|| self.within(between)).flatten();
                between.or_else(|| self.at_the_start(precedes))
            })
    }

    /// Finds a time in a range, up to where another clause starts.
    fn within(&self, range: Piece) -> Option<When> {
        let end = range.end.min(self.text.tokens.len());
        for at in range.start..end {
            if self.is_over(at) {
                return None;
            }
            if let Some((when, _)) = self.at(at) {
                return Some(when);
            }
            if self.leads_away(at) {
                return None;
            }
        }
        None
    }

    /// "said Ann Orr, the mayor of Lund, on Monday"
    fn behind_apposition(&self, comma: usize) -> Option<When> {
        if self.text.word(comma) != "," {
            return None;
        }
        let close = (comma + 1..comma + FARTHEST).find(|&at| self.text.word(at) == ",")?;
        if (comma + 1..close).any(|at| self.is_over(at)) || self.is_content(close + 1) {
            return None;
        }
        self.at(close + 1).map(|(when, _)| when)
    }

    /// "On Monday, Ann Orr said", "In a letter on Monday, Ann Orr said"
    fn at_the_start(&self, source: Piece) -> Option<When> {
        let start = self.attribution.sentence.start;
        let start = start + usize::from(matches!(self.text.word(start), "But" | "And" | "Then"));
        if source.start <= start || source.start - start > FARTHEST {
            return None;
        }
        if let Some((when, end)) = self.at(start) {
            let end = end + usize::from(self.text.word(end) == ",");
            return (end == source.start).then_some(when);
        }
        let opens = matches!(self.text.word(start), "In" | "At" | "During" | "Speaking");
        let comma = source.start - 1;
        let is_adjunct = opens && self.text.word(comma) == ",";
        is_adjunct.then(|| self.within(Piece::new(start + 1, comma)))?
    }

    /// Reads the time that starts at a position; returns where it ends.
    fn at(&self, start: usize) -> Option<(When, usize)> {
        let limit = (start + LONGEST).min(self.text.tokens.len());
        let lower: Vec<String> = (start..limit)
            .take_while(|&at| !self.is_content(at))
            .map(|at| self.text.word(at).to_lowercase())
            .collect();
        let words: Vec<&str> = lower.iter().map(String::as_str).collect();
        let found = expression(&words)?;
        let end = start + found.length;
        let next = self.text.token(end);
        let goes_on = !self.is_content(end)
            && end < self.text.tokens.len()
            && next.breaks == 0
            && (matches!(self.text.word(end), "'s" | "’s" | "'" | "’" | "-")
                || next.is_capital()
                || !found.is_certain && next.shape == Shape::Lower && !self.is_plain(end));
        let before = self.text.token(start.wrapping_sub(1));
        let governed = before.is(Tags::PREPOSITION
            .with(Tags::DETERMINER)
            .with(Tags::POSSESSIVE))
            || matches!(
                self.text.word(start.wrapping_sub(1)),
                "next" | "coming" | "every"
            );
        // "until Monday", "the Sunday": the time belongs to another word.
        let is_governed = start > 0 && governed && !self.is_content(start - 1);
        (!goes_on && !is_governed).then_some((found.when, end))
    }

    /// Tells whether a word cannot be what a day describes: "said Monday the bridge …".
    fn is_plain(&self, at: usize) -> bool {
        let plain = Tags::PREPOSITION
            .with(Tags::DETERMINER)
            .with(Tags::CONJUNCTION)
            .with(Tags::SUBORDINATOR)
            .with(Tags::SUBJECT)
            .with(Tags::POSSESSIVE)
            .with(Tags::ADVERB);
        self.text.token(at).is(plain)
    }

    fn is_content(&self, at: usize) -> bool {
        let content = &self.attribution.content;
        content.iter().any(|piece| piece.contains(at)) || self.quotes.is_inside(at)
    }

    /// Tells whether what belongs to the cue has ended before a token.
    fn is_over(&self, at: usize) -> bool {
        let token = self.text.token(at);
        at >= self.attribution.sentence.end
            || token.breaks > 0
            || self.is_content(at)
            || token.is(Tags::RELATIVE.with(Tags::AUXILIARY).with(Tags::VERB))
            || token.cue.is_some() && token.shape == Shape::Lower && !self.is_speech(at)
            || matches!(
                self.text.word(at),
                "," | ";" | ":" | "—" | "–" | "--" | "." | "that"
            )
    }

    /// Tells whether a word that may report is a noun here: "in a report on Monday".
    fn is_speech(&self, at: usize) -> bool {
        self.text.token(at).is(Tags::PLACE_OF_SPEECH)
    }

    /// Tells whether a word ties what follows it to another time: "after the vote on Monday".
    fn leads_away(&self, at: usize) -> bool {
        matches!(
            self.text.word(at),
            "after" | "before" | "since" | "until" | "following" | "ahead" | "because" | "while"
        )
    }
}

/// Resolves a time against the day of the article.
fn resolve(when: When, today: Option<Day>) -> Option<Date> {
    if let When::Day {
        month,
        day,
        year: Some(year),
    } = when
    {
        return Date::of_day(Day::new(year, month, day).ok()?);
    }
    let today = today?;
    match when {
        When::Weekday { day, last } => {
            let back = i64::from(today.weekday().since(day));
            let back = if last && back == 0 { 7 } else { back };
            Date::of_day(minus(today, back.days())?)
        }
        When::Day { month, day, .. } => latest_day(today, month, day),
        When::Month { month, year } => {
            let before = i16::from(month > today.month());
            of_month(year.unwrap_or(today.year() - before), month)
        }
        When::Year(year) => (year <= today.year()).then(|| of_year(year))?,
        When::Weekend => {
            let back = i64::from(today.weekday().since(Weekday::Saturday));
            Date::of_day(minus(today, back.days())?)
        }
        When::Days(back) => Date::of_day(minus(today, back.days())?),
        When::Weeks(back) => {
            let monday = i64::from(today.weekday().to_monday_zero_offset());
            let first = minus(today, (monday + 7 * i64::from(back)).days())?;
            let last = if back == 0 {
                today
            } else {
                first.checked_add(6.days()).ok()?
            };
            common(first, last)
        }
        When::Months(back) => {
            let then = minus(today, back.months())?;
            of_month(then.year(), then.month())
        }
        When::Years(back) => of_year(minus(today, back.years())?.year()),
    }
}

/// Returns the last such day of a year up to the article's.
///
/// A day shortly behind the article's is no day of the year before: the article was changed later.
fn latest_day(today: Day, month: i8, day: i8) -> Option<Date> {
    const SOON: i32 = 31;
    let this_year = Day::new(today.year(), month, day);
    match this_year {
        Ok(found) if found <= today => Date::of_day(found),
        Ok(found) if found.since(today).is_ok_and(|gap| gap.get_days() <= SOON) => None,
        _ => Date::of_day(Day::new(today.year() - 1, month, day).ok()?),
    }
}

fn minus(day: Day, span: Span) -> Option<Day> {
    day.checked_sub(span).ok()
}

fn of_month(year: i16, month: i8) -> Option<Date> {
    format!("{year:04}-{month:02}").parse().ok()
}

fn of_year(year: i16) -> Option<Date> {
    format!("{year:04}").parse().ok()
}

/// Returns the month, else the year, in which both days lie.
fn common(first: Day, last: Day) -> Option<Date> {
    if first.year() != last.year() {
        None
    } else if first.month() == last.month() {
        of_month(first.year(), first.month())
    } else {
        of_year(first.year())
    }
}
