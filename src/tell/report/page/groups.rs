//! Coalitions: who is for and against what, and who keeps together.

use super::super::super::page::Markup;
use super::super::super::quotation::Named;
use super::super::super::words::plural;
use super::super::{Cited, Coalition, Report};
use super::{cites, heading};

/// Adds who takes which position, where somebody coded that.
pub(super) fn positions(main: &mut Markup, report: &Report<'_>) {
    heading(main, "coalitions");
    if report.positions.is_empty() {
        return;
    }
    main.words("h3", &[], "Who is for and against what");
    main.element("div", &[("class", "wide")], |wide| {
        wide.element("table", &[], |table| {
            table.element("thead", &[], |head| {
                head.element("tr", &[], |row| {
                    row.words("th", &[], "concept");
                    row.words("th", &[("class", "number")], "statements");
                    for title in ["for", "against", "undecided"] {
                        row.words("th", &[], title);
                    }
                });
            });
            table.element("tbody", &[], |body| {
                for position in &report.positions {
                    body.element("tr", &[], |row| {
                        row.element("td", &[], |cell| {
                            cell.element("strong", &[], |strong| {
                                strong.name(&position.concept.name);
                            });
                        });
                        let count = position.statements.to_string();
                        row.words("td", &[("class", "number")], &count);
                        for side in [&position.supporters, &position.opponents, &position.others] {
                            row.element("td", &[], |cell| people(cell, side));
                        }
                    });
                }
            });
        });
    });
}

fn people(cell: &mut Markup, side: &[(Named, Cited)]) {
    if side.is_empty() {
        cell.words("span", &[("class", "faint")], "–");
    }
    for (person, cited) in side {
        cell.element("div", &[], |line| {
            line.name(&person.name);
            line.element("span", &[("class", "small")], |small| cites(small, cited));
        });
    }
}

/// Adds who keeps together, by positions and by ties.
pub(super) fn coalitions(main: &mut Markup, report: &Report<'_>) {
    if !report.positions.is_empty() {
        main.words("h3", &[], "Who agrees with whom");
        let about = "A tie between two actors is as heavy as they take the same side on concepts more \
                     often than different ones; the Leiden method finds who keeps together.";
        main.words("p", &[("class", "small faint")], about);
        groups(main, &report.by_stance, "No two actors agree on anything.");
        if report.ungrouped > 0 {
            let actors = plural(report.ungrouped, "actor", "actors");
            let text = format!("{actors} with fewer positions than those here were left out.");
            main.words("p", &[("class", "small faint")], &text);
        }
    }
    main.words("h3", &[], "Who keeps together by ties");
    let about = "Groups with more ties among themselves than chance would give them (Leiden). Ties are \
                 attention and membership: those who speak of each other need not agree.";
    main.words("p", &[("class", "small faint")], about);
    groups(main, &report.by_ties, "Nobody is tied to anybody.");
    let modularity = report
        .scores
        .figures
        .iter()
        .find(|(name, _)| *name == "leiden_modularity");
    if let Some(value) = modularity.and_then(|(_, value)| value.number()) {
        let text =
            format!("Modularity {value:.3}; from about 0.3 on the groups are more than chance.");
        main.words("p", &[("class", "small faint")], &text);
    }
}

fn groups(main: &mut Markup, coalitions: &[Coalition], none: &str) {
    if coalitions.is_empty() {
        main.words("p", &[], none);
        return;
    }
    main.element("ol", &[("class", "groups")], |list| {
        for coalition in coalitions {
            list.element("li", &[], |item| {
                for (place, member) in coalition.members.iter().enumerate() {
                    item.text(if place > 0 { ", " } else { "" });
                    item.name(&member.name);
                }
                if coalition.more > 0 {
                    item.text(&format!(" and {} more", coalition.more));
                }
                if !coalition.shared.is_empty() {
                    item.element("div", &[("class", "small faint")], |small| {
                        for (place, (words, cited)) in coalition.shared.iter().enumerate() {
                            small.text(if place > 0 { "; " } else { "" });
                            small.words("bdi", &[], words);
                            cites(small, cited);
                        }
                    });
                }
            });
        }
    });
}
