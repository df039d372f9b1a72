//! An explanation as a page to read and to print.

use super::super::text::{heading, heaviness, opening};
use super::super::{Explained, Explanation, Named, Part};
use super::score::score;
use super::{Markup, key, page, quote, role};

/// Writes an explanation as a page: one file, without script, ready to be printed.
///
/// At most so many statements, roles and ties are shown of each kind.
#[must_use]
pub fn explanation_page(explanation: &Explanation, top: usize) -> String {
    let names: Vec<&str> = explanation
        .subject
        .iter()
        .map(|named| named.name.as_str())
        .collect();
    let title = names.join(" and ");
    page(&title, |body| {
        body.element("main", &[], |main| {
            main.element("header", &[], |header| {
                header.element("h1", &[], |h1| h1.name(&title));
                header.element("p", &[("class", "faint small")], |p| {
                    for (place, named) in explanation.subject.iter().enumerate() {
                        p.text(if place > 0 { " · " } else { "" });
                        subject(p, named);
                    }
                });
                header.element("p", &[("class", "lead")], |p| {
                    p.words("bdi", &[], &opening(explanation));
                });
            });
            roles(main, explanation, top);
            statements(main, explanation, top);
            if explanation.explains != Explained::Tie {
                ties(main, explanation, top);
            }
            scores(main, explanation);
            for note in &explanation.notes {
                main.words("p", &[("class", "small faint")], &format!("Note: {note}."));
            }
        });
        body.element("footer", &[("class", "small faint")], |footer| {
            footer.words(
                "p",
                &[],
                concat!("Made with sayso ", env!("CARGO_PKG_VERSION"), "."),
            );
        });
    })
}

fn subject(p: &mut Markup, named: &Named) {
    p.text(&format!("{} ", named.kind));
    p.words("code", &[], &named.id);
}

fn roles(main: &mut Markup, explanation: &Explanation, top: usize) {
    if explanation.relations.is_empty() {
        return;
    }
    main.words("h2", &[], "Roles and memberships");
    main.element("ul", &[("class", "roles")], |list| {
        for relation in explanation.relations.iter().take(top) {
            role(list, relation, None);
        }
    });
    more(main, explanation.relations.len().saturating_sub(top));
}

fn statements(main: &mut Markup, explanation: &Explanation, top: usize) {
    let mut has_key = false;
    for part in [
        Part::Itself,
        Part::Said,
        Part::Mentioned,
        Part::Addressed,
        Part::PassedOn,
    ] {
        let told = explanation
            .statements
            .iter()
            .filter(|told| told.part == part);
        let told: Vec<_> = told.collect();
        if told.is_empty() {
            continue;
        }
        let title = format!("{} ({})", heading(explanation, part), told.len());
        main.words("h2", &[], &title);
        if !has_key && told.iter().any(|told| !told.quotation.passage.is_empty()) {
            key(main);
            has_key = true;
        }
        for told in told.iter().take(top) {
            quote(main, &told.quotation);
        }
        more(main, told.len().saturating_sub(top));
    }
}

fn ties(main: &mut Markup, explanation: &Explanation, top: usize) {
    if explanation.ties.is_empty() {
        return;
    }
    main.words("h2", &[], &format!("Ties ({})", explanation.ties.len()));
    main.element("table", &[], |table| {
        table.element("tbody", &[], |body| {
            for tie in explanation.ties.iter().take(top) {
                body.element("tr", &[], |row| {
                    let arrow = match tie.leads {
                        "to" => "→",
                        "from" => "←",
                        _ => "—",
                    };
                    row.element("td", &[], |cell| {
                        cell.text(&format!("{arrow} "));
                        cell.name(&tie.other.name);
                    });
                    row.words("td", &[("class", "faint")], &tie.kind.replace('_', " "));
                    row.words("td", &[("class", "number")], &heaviness(tie));
                });
            }
        });
    });
    more(main, explanation.ties.len().saturating_sub(top));
}

fn scores(main: &mut Markup, explanation: &Explanation) {
    if explanation.scores.is_empty() {
        return;
    }
    main.words("h2", &[], "Scores");
    for one in &explanation.scores {
        score(main, one);
    }
    if !explanation.other_scores.is_empty() {
        main.words("h3", &[], "Other scores");
        main.element("ul", &[], |list| {
            for other in &explanation.other_scores {
                let text = format!(
                    "{} {}{}",
                    other.measure,
                    super::super::text::value(other),
                    super::super::text::rank(other)
                );
                list.words("li", &[], &text);
            }
        });
    }
    let settings = format!("Measured: {}.", explanation.settings);
    main.words("p", &[("class", "small faint")], &settings);
}

fn more(main: &mut Markup, left: usize) {
    if left > 0 {
        main.words(
            "p",
            &[("class", "small faint")],
            &format!("and {left} more"),
        );
    }
}
