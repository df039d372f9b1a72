//! How sure it is, and how it was made: what an editor asks last.

use super::super::super::page::Markup;
use super::super::super::words::{percent, plural};
use super::super::quality::LOW;
use super::super::{MEASURES, Report};
use super::{cites, heading};
use crate::Error;

/// How many problems are printed one by one.
const PROBLEMS: usize = 50;

/// How many names are printed.
const NAMES: usize = 100;

/// Adds what is doubtful and what could not be read.
pub(super) fn quality(main: &mut Markup, report: &Report<'_>) {
    heading(main, "quality");
    let quality = &report.quality;
    let doubts: Vec<_> = quality
        .doubts
        .iter()
        .filter(|doubt| doubt.count > 0)
        .collect();
    if doubts.is_empty() {
        main.words(
            "p",
            &[],
            "Every statement has a named speaker, a date and a place in a text.",
        );
    } else {
        let about = format!(
            "Low means below {LOW}. What people coded has no confidence and counts as sure."
        );
        main.words("p", &[("class", "small faint")], &about);
        main.element("table", &[], |table| {
            table.element("tbody", &[], |body| {
                for doubt in doubts {
                    body.element("tr", &[], |row| {
                        row.words("td", &[("class", "number")], &doubt.count.to_string());
                        #[expect(clippy::cast_precision_loss, reason = "counts stay below 2^52")]
                        let share = percent(doubt.count as f64, doubt.of as f64);
                        row.words("td", &[("class", "number faint")], &share);
                        row.element("td", &[], |cell| {
                            cell.text(doubt.what);
                            cites(cell, &doubt.cited);
                            cell.words("div", &[("class", "small faint")], doubt.meaning);
                        });
                    });
                }
            });
        });
    }
    let reading = report.reading;
    if !reading.left_out.is_empty() {
        main.words("p", &[], &format!("Left out: {}.", reading.left_out));
    }
    names(
        main,
        "Named by records, and defined by none",
        &quality.placeholders,
    );
    names(
        main,
        "Documents in which no statement was found",
        &quality.silent,
    );
    errors(main, "What could not be read", &reading.problems);
    errors(main, "Notes on reading", &reading.notes);
    if !reading.skipped.is_empty() {
        let skipped = reading.skipped.iter();
        let skipped: Vec<String> = skipped
            .map(|(ending, count)| format!("{count} {ending}"))
            .collect();
        main.element("p", &[], |p| {
            p.text("Passed over in folders: ");
            p.words("bdi", &[], &format!("{}.", skipped.join(", ")));
        });
    }
}

/// Adds a list of names, the first of many.
fn names(main: &mut Markup, title: &str, names: &[String]) {
    if names.is_empty() {
        return;
    }
    main.element("p", &[], |p| {
        p.text(&format!("{title} ({}): ", names.len()));
        for (place, name) in names.iter().take(NAMES).enumerate() {
            p.text(if place > 0 { "; " } else { "" });
            p.name(name);
        }
        p.text(if names.len() > NAMES { " …" } else { "." });
    });
}

fn errors(main: &mut Markup, title: &str, errors: &[Error]) {
    if errors.is_empty() {
        return;
    }
    main.words("h3", &[], &format!("{title} ({})", errors.len()));
    main.element("ul", &[("class", "small")], |list| {
        for error in errors.iter().take(PROBLEMS) {
            list.element("li", &[], |item| {
                item.words("bdi", &[], &error.to_string());
                let parts = [("because ", error.cause()), ("hint: ", error.hint_text())];
                for (name, part) in parts {
                    if let Some(part) = part {
                        item.element("div", &[("class", "faint")], |line| {
                            line.text(name);
                            line.words("bdi", &[], part);
                        });
                    }
                }
            });
        }
    });
    if errors.len() > PROBLEMS {
        let more = format!("and {} more", errors.len() - PROBLEMS);
        main.words("p", &[("class", "small faint")], &more);
    }
}

/// Adds how the report was made, so that it can be made again.
pub(super) fn methods(main: &mut Markup, report: &Report<'_>) {
    heading(main, "methods");
    let reading = report.reading;
    let searched = match reading.articles {
        0 => "All records were made by others; sayso searched no article.".to_owned(),
        count => format!(
            "sayso searched {} for sentences that report what somebody said: the words that name the \
             source, the words that report, and what is said. Learned models weigh the findings of \
             rules; the confidence of a statement says how often such findings were right on texts \
             marked by people. Names of one actor are joined within and across articles, and pronouns \
             resolved where that is likelier than not. What it misses or mistakes is not in this \
             report: read the quotations.",
            plural(count, "article", "articles")
        ),
    };
    main.words("p", &[], &searched);
    let network = "In the network, people, groups, places and organisations are tied where a statement of \
                   one mentions the other, and by roles and memberships; a tie is as heavy as the \
                   statements and relations behind it.";
    main.words("p", &[], network);
    main.element("dl", &[], |list| {
        for measure in MEASURES {
            let about = measure.about();
            list.words("dt", &[], about.name);
            let text = format!(
                "{}. Scale: {}. {}.",
                about.summary, about.normalization, about.paper
            );
            list.words("dd", &[], &text);
        }
    });
    for note in &report.scores.notes {
        main.words("p", &[], &format!("Note: {note}."));
    }
    main.words("h3", &[], "Settings");
    main.element("dl", &[("class", "small")], |list| {
        list.words("dt", &[], "version");
        list.words("dd", &[], concat!("sayso ", env!("CARGO_PKG_VERSION")));
        for (name, value) in &reading.settings {
            list.words("dt", &[], name);
            list.words("dd", &[], value);
        }
    });
    main.words("h3", &[], "To make this report again");
    main.element("pre", &[], |pre| pre.words("code", &[], &reading.command));
    main.words("h3", &[], &format!("Files ({})", reading.files.len()));
    main.element("ul", &[("class", "small")], |list| {
        for (path, found) in reading.files.iter().take(NAMES) {
            list.element("li", &[], |item| {
                item.words("code", &[], path);
                item.text(&format!(": {found}"));
            });
        }
    });
    if reading.files.len() > NAMES {
        let more = format!("and {} more", reading.files.len() - NAMES);
        main.words("p", &[("class", "small faint")], &more);
    }
}
