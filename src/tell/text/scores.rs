//! Scores as prose: the value, the rank, and a table of what the value is made of.

use super::super::words::{number, percent, plural};
use super::super::{AccountOf, Explained, Explanation, Named, PartOf, Score};
use super::Page;
use super::lines::{bold, faint, plain};

impl Page {
    /// Tells each score, and how it came about.
    pub(super) fn scores(&mut self, explanation: &Explanation) {
        if explanation.scores.is_empty() {
            return;
        }
        self.heading("Scores");
        for score in &explanation.scores {
            self.lines.gap();
            let runs = [
                bold(score.measure),
                plain(format!(" {}{}", value(score), rank(score))),
            ];
            self.lines.paragraph("  ", &runs);
            self.lines.paragraph("  ", &[faint(score.meaning)]);
            match &score.account {
                Some(account) => self.account(account),
                None if explanation.explains == Explained::Tie => {}
                None => {
                    let text =
                        "to find out how it came about would take minutes on so large a graph";
                    self.lines.paragraph("  ", &[faint(text)]);
                }
            }
        }
        if !explanation.other_scores.is_empty() {
            let scores = explanation.other_scores.iter();
            let scores =
                scores.map(|score| format!("{} {}{}", score.measure, value(score), rank(score)));
            let text = format!("Also: {}.", scores.collect::<Vec<_>>().join("; "));
            self.lines.gap();
            self.lines.paragraph("  ", &[plain(text)]);
        }
        self.lines.gap();
        self.lines.paragraph("  ", &[faint(&explanation.settings)]);
    }

    fn account(&mut self, account: &AccountOf) {
        self.lines.paragraph("  = ", &[plain(&account.rule)]);
        let shown: Vec<&PartOf> = account.parts.iter().take(self.top).collect();
        let is_whole = account.parts.iter().all(|part| part.amount.fract() == 0.0);
        // Digits stand below each other.
        let number = |amount: f64| {
            if is_whole || (amount != 0.0 && amount.abs() < 1e-4) {
                number(amount)
            } else {
                format!("{amount:.4}")
            }
        };
        let amounts: Vec<String> = shown.iter().map(|part| number(part.amount)).collect();
        let rest = account.parts.get(shown.len()..).unwrap_or_default();
        let left = rest.iter().fold(0.0, |sum, part| sum + part.amount);
        let rest_of = number(left);
        let sum = number(account.sum);
        let widest = amounts
            .iter()
            .chain([&rest_of, &sum])
            .map(String::len)
            .max()
            .unwrap_or(0);
        for (part, amount) in shown.into_iter().zip(&amounts) {
            let share = percent(part.amount, account.sum);
            let mark = format!("    {amount:>widest$}  {share:>4}  ");
            let names = names(part);
            let mut runs = vec![plain(&names)];
            if !part.what.is_empty() {
                let gap = if names.is_empty() { "" } else { ": " };
                runs.push(faint(format!("{gap}{}", part.what)));
            }
            self.lines.paragraph(&mark, &runs);
        }
        if !rest.is_empty() {
            let share = percent(left, account.sum);
            let mark = format!("    {rest_of:>widest$}  {share:>4}  ");
            self.lines.paragraph(&mark, &[faint(left_out(rest))]);
        }
        if account.parts.len() > 1 {
            let mark = format!("    {sum:>widest$}  100%  ");
            self.lines.paragraph(&mark, &[faint("together")]);
        }
        if !account.members.is_empty() {
            let names: Vec<&str> = account
                .members
                .iter()
                .map(|named| named.name.as_str())
                .collect();
            let shown = names.len().min(2 * self.top);
            let mut list = names[..shown].join(", ");
            if names.len() > shown {
                list = format!("{list} and {} more", names.len() - shown);
            }
            self.lines.paragraph("    with ", &[plain(list)]);
        }
    }
}

/// Writes a value as people read it.
pub(in super::super) fn value(score: &Score) -> String {
    match score.value.as_f64() {
        Some(value) => number(value),
        None => score.value.to_string(),
    }
}

/// Says which rank a value has.
pub(in super::super) fn rank(score: &Score) -> String {
    let equal = match score.equal {
        0 => String::new(),
        count => format!(", as {}", plural(count, "other has", "others have")),
    };
    match score.rank {
        // Nothing is no rank.
        Some(rank) if score.value.as_f64() != Some(0.0) => {
            format!(", rank {rank} of {}{equal}", score.of)
        }
        Some(_) => equal,
        None => String::new(),
    }
}

/// Says how many parts are left out.
pub(in super::super) fn left_out(rest: &[PartOf]) -> String {
    match rest.split_last() {
        // The last one may stand for many pairs.
        Some((last, [])) if last.who.is_empty() => last.what.clone(),
        Some((last, before)) if last.who.is_empty() && last.is_path => {
            format!("{} more, and {}", before.len(), last.what)
        }
        _ => format!("{} more", rest.len()),
    }
}

/// Names whom a part concerns: a pair with an arrow, of several the first.
pub(in super::super) fn names(part: &PartOf) -> String {
    let name = |named: &Named| named.name.clone();
    match part.who.as_slice() {
        [] => String::new(),
        [one] => name(one),
        [one, other] if part.is_path => format!("{} → {}", name(one), name(other)),
        several => {
            let shown: Vec<String> = several.iter().take(4).map(name).collect();
            let more = several.len() - shown.len() + part.more;
            let list = shown.join(", ");
            if more > 0 {
                format!("{list} and {more} more")
            } else {
                list
            }
        }
    }
}
