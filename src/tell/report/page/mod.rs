//! The report as a page to read and to print.

mod charts;
mod ending;
mod groups;
mod tables;

use super::super::page::{Markup, key, page, quote, role};
use super::super::words::plural;
use super::highlights::RULE;
use super::{Cited, Report};

/// Writes a report as a page: one file, without script, ready to be printed.
#[must_use]
pub fn report_page(report: &Report<'_>) -> String {
    page(&report.reading.title, |body| {
        body.element("header", &[], |header| opening(header, report));
        body.element("main", &[], |main| {
            tables::actors(main, report);
            tables::matrix(main, report);
            groups::positions(main, report);
            groups::coalitions(main, report);
            charts::timeline(main, report);
            highlights(main, report);
            ending::quality(main, report);
            ending::methods(main, report);
            evidence(main, report);
        });
    })
}

/// The parts of the report, with their anchors.
const PARTS: [(&str, &str); 9] = [
    ("heard", "Who is heard most"),
    ("actors", "Most central actors"),
    ("matrix", "Who speaks about whom"),
    ("coalitions", "Coalitions"),
    ("timeline", "Time line"),
    ("highlights", "Statements worth reading"),
    ("quality", "How sure it is"),
    ("methods", "Methods"),
    ("evidence", "Evidence"),
];

/// Adds the heading of a part, with its anchor.
fn heading(main: &mut Markup, id: &str) {
    let part = PARTS.iter().find(|(known, _)| *known == id);
    main.words("h2", &[("id", id)], part.map_or(id, |(_, title)| title));
}

fn opening(header: &mut Markup, report: &Report<'_>) {
    header.element("h1", &[], |h1| h1.name(&report.reading.title));
    header.element("p", &[("class", "faint")], |p| {
        let files = plural(report.reading.files.len(), "file", "files");
        p.text(&format!("From {files}"));
        if !report.period.is_empty() {
            p.text(&format!("; statements of {}", report.period));
        }
        p.text(". Numbers in brackets lead to the words behind a figure.");
    });
    header.element("ul", &[("class", "figures")], |list| {
        for figure in &report.figures {
            list.element("li", &[], |item| {
                item.words("strong", &[], &figure.number.to_string());
                let target = format!("#{}", figure.part);
                item.words("a", &[("href", &target)], figure.label);
                item.text(" ");
                item.words("span", &[], &figure.note);
            });
        }
    });
    header.element("nav", &[("aria-label", "Parts of this report")], |nav| {
        nav.element("ul", &[], |list| {
            for (id, title) in PARTS {
                list.element("li", &[], |item| {
                    item.words("a", &[("href", &format!("#{id}"))], title);
                });
            }
        });
    });
}

/// Adds links to quotations: `[1] [4] and 3 more`.
fn cites(markup: &mut Markup, cited: &Cited) {
    for number in &cited.numbers {
        markup.text(" ");
        cite(markup, *number);
    }
    if cited.more > 0 && !cited.numbers.is_empty() {
        let more = format!(" and {} more", cited.more);
        markup.words("span", &[("class", "faint small")], &more);
    }
}

/// Adds a link to a quotation: `[1]`.
fn cite(markup: &mut Markup, number: usize) {
    let target = format!("#q{number}");
    markup.words(
        "a",
        &[("class", "cite"), ("href", &target)],
        &format!("[{number}]"),
    );
}

fn highlights(main: &mut Markup, report: &Report<'_>) {
    heading(main, "highlights");
    if report.highlights.is_empty() {
        main.words("p", &[], "There are no statements.");
        return;
    }
    main.words("p", &[("class", "small faint")], RULE);
    key(main);
    for highlight in &report.highlights {
        let quotation = report.evidence.quotations.get(highlight.number - 1);
        if let Some(quotation) = quotation {
            main.element("div", &[("class", "highlight")], |block| {
                quote(block, quotation);
                block.element("p", &[("class", "small faint")], |p| {
                    p.text(&format!("Chosen for: {} ", highlight.reason));
                    cite(p, highlight.number);
                });
            });
        }
    }
}

/// Adds all that the report cites.
fn evidence(main: &mut Markup, report: &Report<'_>) {
    heading(main, "evidence");
    let evidence = &report.evidence;
    if evidence.quotations.is_empty() && evidence.roles.is_empty() {
        main.words("p", &[], "Nothing is cited.");
        return;
    }
    let about =
        "Every quotation that this report cites, by its number. `sayso explain` shows the others.";
    main.words("p", &[("class", "small faint")], about);
    if !evidence.quotations.is_empty() {
        key(main);
    }
    for (place, quotation) in evidence.quotations.iter().enumerate() {
        let id = format!("q{}", place + 1);
        main.element(
            "section",
            &[("class", "numbered"), ("id", &id)],
            |section| {
                section.words("div", &[("class", "tag")], &format!("[{}]", place + 1));
                quote(section, quotation);
            },
        );
    }
    if evidence.roles.is_empty() {
        return;
    }
    main.words("h3", &[], "Roles and memberships");
    main.element("ol", &[("class", "evidence")], |list| {
        for (place, one) in evidence.roles.iter().enumerate() {
            role(list, one, Some(&format!("r{}", place + 1)));
        }
    });
}
