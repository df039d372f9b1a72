//! Tables: the most central actors, and who speaks about whom.

use super::super::super::page::Markup;
use super::super::super::words::plural;
use super::super::{ActorRow, Report};
use super::{charts, cites, heading};

/// Adds the actors that speak most, and the most central ones.
pub(super) fn actors(main: &mut Markup, report: &Report<'_>) {
    heading(main, "heard");
    if report.heard.is_empty() {
        main.words("p", &[], "Nobody speaks.");
    } else {
        charts::speakers(main, report);
        table(main, &report.heard);
    }
    heading(main, "actors");
    if report.actors.is_empty() {
        main.words("p", &[], "There are no actors.");
        return;
    }
    let about = "PageRank is the share of time that somebody spends at an actor who follows who speaks \
                 of or belongs to whom: high where attention ends up. Betweenness is the share of the \
                 shortest ways between others that lead through an actor.";
    main.words("p", &[("class", "small faint")], about);
    table(main, &report.actors);
}

/// Adds a table of actors.
fn table(main: &mut Markup, actors: &[ActorRow]) {
    main.element("div", &[("class", "wide")], |wide| {
        wide.element("table", &[], |table| {
            table.element("thead", &[], |head| {
                head.element("tr", &[], |row| {
                    row.words("th", &[("class", "rank")], "");
                    row.words("th", &[], "actor");
                    row.words("th", &[], "speaks");
                    row.words("th", &[], "is spoken of");
                    row.words("th", &[("class", "number")], "PageRank");
                    row.words("th", &[("class", "number")], "betweenness");
                });
            });
            table.element("tbody", &[], |body| {
                for actor in actors {
                    body.element("tr", &[], |row| actor_row(row, actor));
                }
            });
        });
    });
}

fn actor_row(row: &mut Markup, actor: &ActorRow) {
    row.words("td", &[("class", "rank")], &actor.rank.to_string());
    row.element("td", &[], |cell| {
        cell.element("strong", &[], |strong| strong.name(&actor.actor.name));
        cell.element("div", &[("class", "small faint")], |small| {
            if actor.roles.is_empty() {
                small.text(actor.actor.kind);
            }
            for (place, (words, number)) in actor.roles.iter().enumerate() {
                small.text(if place > 0 { "; " } else { "" });
                let target = format!("#r{number}");
                small.element("a", &[("href", &target)], |a| a.name(words));
            }
        });
    });
    for (count, cited) in [&actor.speaks, &actor.mentioned] {
        row.element("td", &[], |cell| {
            cell.text(&count.to_string());
            cites(cell, cited);
        });
    }
    row.words(
        "td",
        &[("class", "number")],
        &format!("{:.4}", actor.pagerank),
    );
    row.words(
        "td",
        &[("class", "number")],
        &format!("{:.4}", actor.betweenness),
    );
}

/// Adds who speaks about whom.
pub(super) fn matrix(main: &mut Markup, report: &Report<'_>) {
    heading(main, "matrix");
    let matrix = &report.matrix;
    if matrix.speakers.is_empty() {
        main.words("p", &[], "No statement mentions anybody.");
        return;
    }
    let about = "Each number counts the statements in which the speaker of the row mentions the actor of \
                 the column.";
    main.words("p", &[("class", "small faint")], about);
    let greatest = matrix.greatest().max(1);
    main.element("div", &[("class", "wide")], |wide| {
        wide.element("table", &[("class", "matrix")], |table| {
            table.element("thead", &[], |head| {
                head.element("tr", &[], |row| {
                    row.words("th", &[("scope", "col")], "speaks ↓ about →");
                    for (target, count) in &matrix.targets {
                        row.element("th", &[("scope", "col")], |cell| {
                            cell.name(&target.name);
                            cell.words("span", &[("class", "count")], &format!(" {count}"));
                        });
                    }
                });
            });
            table.element("tbody", &[], |body| {
                for ((speaker, count), cells) in matrix.speakers.iter().zip(&matrix.cells) {
                    body.element("tr", &[], |row| {
                        row.element("th", &[("scope", "row")], |cell| {
                            cell.name(&speaker.name);
                            cell.words("span", &[("class", "count")], &format!(" {count}"));
                        });
                        for (count, cited) in cells {
                            let heat = match (3 * count).div_ceil(greatest) {
                                0 => "none",
                                1 => "heat1",
                                2 => "heat2",
                                _ => "heat3",
                            };
                            row.element("td", &[("class", heat)], |cell| {
                                cell.text(&if *count == 0 {
                                    "·".to_owned()
                                } else {
                                    count.to_string()
                                });
                                cell.element("div", &[("class", "small")], |small| {
                                    cites(small, cited);
                                });
                            });
                        }
                    });
                }
            });
        });
    });
    let [speakers, targets] = matrix.left_out;
    if speakers + targets > 0 {
        let speakers = plural(speakers, "speaker", "speakers");
        let targets = plural(targets, "actor", "actors");
        let text = format!("Not shown: {speakers} and {targets} who are spoken of less often.");
        main.words("p", &[("class", "small faint")], &text);
    }
}
