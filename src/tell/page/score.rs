//! Scores on a page: the value, the rank, and a table of what the value is made of.

use super::super::text::{left_out, names, rank, value};
use super::super::words::{number, percent};
use super::super::{AccountOf, Score};
use super::Markup;

/// How many parts of a score are shown.
const SHOWN: usize = 30;

/// Adds a score and how it came about.
pub(super) fn score(page: &mut Markup, score: &Score) {
    page.element("h3", &[], |head| {
        head.text(score.measure);
        head.text(&format!(" {}", value(score)));
        head.words("span", &[("class", "faint")], &rank(score));
    });
    page.words("p", &[("class", "faint")], score.meaning);
    if let Some(account) = &score.account {
        page.words("p", &[], &format!("How it came about: {}.", account.rule));
        parts(page, account);
        members(page, account);
    }
}

fn parts(page: &mut Markup, account: &AccountOf) {
    if account.parts.is_empty() {
        return;
    }
    let greatest = account
        .parts
        .iter()
        .fold(0.0_f64, |most, part| most.max(part.amount.abs()));
    page.element("table", &[], |table| {
        table.element("thead", &[], |head| {
            head.element("tr", &[], |row| {
                row.words("th", &[("class", "number")], "adds");
                row.words("th", &[("class", "number")], "share");
                row.words("th", &[("class", "bar")], "");
                row.words("th", &[], "who");
                row.words("th", &[], "how");
            });
        });
        table.element("tbody", &[], |body| {
            for part in account.parts.iter().take(SHOWN) {
                body.element("tr", &[], |row| {
                    row.words("td", &[("class", "number")], &number(part.amount));
                    let share = percent(part.amount, account.sum);
                    row.words("td", &[("class", "number")], &share);
                    row.element("td", &[("class", "bar")], |cell| {
                        bar(cell, part.amount.abs() / greatest.max(f64::MIN_POSITIVE));
                    });
                    row.element("td", &[], |cell| cell.name(&names(part)));
                    row.words("td", &[("class", "faint")], &part.what);
                });
            }
        });
        table.element("tfoot", &[], |foot| sums(foot, account));
    });
}

/// Adds what is left out, and the sum.
fn sums(foot: &mut Markup, account: &AccountOf) {
    let rest = account.parts.get(SHOWN..).unwrap_or_default();
    let left = rest.iter().fold(0.0, |sum, part| sum + part.amount);
    let more = left_out(rest);
    let lines = [(left, more.as_str()), (account.sum, "together")];
    for (amount, what) in lines.into_iter().skip(usize::from(rest.is_empty())) {
        foot.element("tr", &[], |row| {
            row.words("td", &[("class", "number")], &number(amount));
            row.words("td", &[("class", "number")], &percent(amount, account.sum));
            row.words("td", &[("class", "bar")], "");
            row.words("td", &[("colspan", "2")], what);
        });
    }
}

fn members(page: &mut Markup, account: &AccountOf) {
    if account.members.is_empty() {
        return;
    }
    page.element("p", &[], |p| {
        p.text("With it: ");
        for (place, member) in account.members.iter().enumerate() {
            p.text(if place > 0 { ", " } else { "" });
            p.name(&member.name);
        }
    });
}

/// Adds a bar for a share of the greatest part.
fn bar(cell: &mut Markup, share: f64) {
    let width = format!("{:.1}", 100.0 * share.clamp(0.0, 1.0));
    let attributes = [
        ("viewBox", "0 0 100 10"),
        ("preserveAspectRatio", "none"),
        ("aria-hidden", "true"),
    ];
    cell.element("svg", &attributes, |svg| {
        svg.empty("rect", &[("width", &width), ("height", "10")]);
    });
}
