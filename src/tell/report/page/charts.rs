//! Charts in the report: light ones to print, dark ones for dark screens.

use super::super::super::page::Markup;
use super::super::super::words::plural;
use super::super::Report;
use super::{cites, heading};
use crate::plot::{Bar, Bars, Chart, Theme, Timeline};

/// Adds how often those speak who speak most.
pub(super) fn speakers(main: &mut Markup, report: &Report<'_>) {
    if report.heard.len() < 2 {
        return;
    }
    let bars = report.heard.iter().map(|actor| {
        let count = actor.speaks.0;
        // Counts of statements stay far below 2^32.
        let length = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let note = actor.roles.first().map_or("", |(words, _)| words);
        Bar::new(&actor.actor.name, length)
            .shown_as(count.to_string())
            .with_note(note)
    });
    let chart = Bars {
        title: "Who speaks most".to_owned(),
        subtitle: "statements".to_owned(),
        bars: bars.collect(),
        ..Bars::default()
    };
    draw(main, &chart);
}

/// Adds when statements were made.
pub(super) fn timeline(main: &mut Markup, report: &Report<'_>) {
    heading(main, "timeline");
    if report.events.is_empty() {
        main.words("p", &[], "No statement has a date.");
        return;
    }
    let chart = Timeline {
        title: "Statements over time".to_owned(),
        subtitle: "by the date of the statement, else of its document".to_owned(),
        events: report.events.clone(),
        ..Timeline::default()
    };
    draw(main, &chart);
    if report.peaks.len() < 2 {
        return;
    }
    main.words(
        "p",
        &[("class", "small faint")],
        "Most statements were made:",
    );
    main.element("ul", &[], |list| {
        for peak in &report.peaks {
            list.element("li", &[], |item| {
                let statements = plural(peak.statements, "statement", "statements");
                item.text(&format!("{}: {statements}", peak.date));
                cites(item, &peak.cited);
            });
        }
    });
}

/// Draws a chart for paper and for dark screens.
fn draw(main: &mut Markup, chart: &dyn Chart) {
    for (theme, class, is_hidden) in [
        (Theme::Print, "chart light", "false"),
        (Theme::Dark, "chart dark", "true"),
    ] {
        let svg = chart.to_svg(theme);
        // Inside of a page the picture needs no prolog of its own.
        let start = svg.find("<svg").unwrap_or(0);
        let attributes = [("class", class), ("aria-hidden", is_hidden)];
        main.element("div", &attributes, |div| div.markup(&svg[start..]));
    }
}
