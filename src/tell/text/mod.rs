//! Explanations as prose for the terminal.

mod lines;
mod opening;
mod scores;

use anstyle::Style;

use self::lines::{BOLD, FAINT, Lines, PLAIN, Run, bold, faint, plain, styled};
pub(super) use self::opening::opening;
pub(super) use self::scores::{left_out, names, rank, value};
use super::words::number;
use super::{Explained, Explanation, Mark, Named, Part, Quotation, Role, Source, Tie, Told};
use crate::model::Mode;

/// How an explanation is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// How many columns a line has.
    pub width: usize,
    /// How many statements, ties and parts of a kind are shown.
    pub top: usize,
}

/// Writes an explanation as prose, with styles as the terminal knows them.
#[must_use]
pub fn prose(explanation: &Explanation, layout: Layout) -> String {
    let mut page = Page {
        lines: Lines::new(layout.width),
        top: layout.top,
    };
    page.opening(explanation);
    page.roles(&explanation.relations);
    let has_passages = explanation
        .statements
        .iter()
        .any(|told| !told.quotation.passage.is_empty());
    for part in [
        Part::Itself,
        Part::Said,
        Part::Mentioned,
        Part::Addressed,
        Part::PassedOn,
    ] {
        page.statements(explanation, part);
    }
    if has_passages {
        page.lines.gap();
        let key = "Marks: [words that name the speaker], {words that report}, «what is said».";
        page.lines.paragraph("", &[faint(key)]);
    }
    if explanation.explains != Explained::Tie {
        page.ties(&explanation.ties);
    }
    page.scores(explanation);
    for note in &explanation.notes {
        page.lines.gap();
        page.lines.paragraph("", &[faint("note: "), plain(note)]);
    }
    page.lines.into_text()
}

struct Page {
    lines: Lines,
    top: usize,
}

impl Page {
    fn heading(&mut self, text: &str) {
        self.lines.gap();
        self.lines.paragraph("", &[bold(text)]);
    }

    fn more(&mut self, mark: &str, left: usize) {
        if left > 0 {
            let more = format!("and {left} more; --top shows as many as you like");
            self.lines.paragraph(mark, &[faint(more)]);
        }
    }

    /// Says who or what it is, and what there is to it.
    fn opening(&mut self, explanation: &Explanation) {
        let names: Vec<Run> = match explanation.subject.as_slice() {
            [one] => vec![
                bold(&one.name),
                faint(format!(" ({}, {})", one.kind, one.id)),
            ],
            [one, other] => vec![
                bold(&one.name),
                plain(" and "),
                bold(&other.name),
                faint(format!(" ({}, {})", one.id, other.id)),
            ],
            _ => Vec::new(),
        };
        self.lines.paragraph("", &names);
        self.lines.paragraph("", &[plain(opening(explanation))]);
    }

    fn roles(&mut self, roles: &[Role]) {
        if roles.is_empty() {
            return;
        }
        self.heading("Roles and memberships");
        for role in roles.iter().take(self.top) {
            let mut runs = vec![
                bold(&role.holder.name),
                plain(format!(": {}", role_words(role))),
            ];
            if let Some(words) = &role.words {
                runs.push(plain(format!(" “{words}”")));
            }
            let facts = facts([
                role.source.as_ref().map(place),
                role.confidence.map(|sure| format!("confidence {sure:.2}")),
            ]);
            runs.push(faint(format!(" {facts}")));
            self.lines.paragraph("  ", &runs);
        }
        self.more("  ", roles.len().saturating_sub(self.top));
    }

    fn statements(&mut self, explanation: &Explanation, part: Part) {
        let told: Vec<&Told> = explanation
            .statements
            .iter()
            .filter(|t| t.part == part)
            .collect();
        if told.is_empty() {
            return;
        }
        let heading = heading(explanation, part);
        self.heading(&format!("{heading} ({})", told.len()));
        let digits = self.top.min(told.len()).to_string().len();
        for (place, told) in told.iter().take(self.top).enumerate() {
            let mark = format!("{:>width$}. ", place + 1, width = digits + 1);
            self.quotation(&mark, &told.quotation);
        }
        self.more("  ", told.len().saturating_sub(self.top));
    }

    fn quotation(&mut self, mark: &str, quotation: &Quotation) {
        let facts = facts([
            quotation.date.as_ref().map(|date| date.as_str().to_owned()),
            quotation.source.as_ref().map(place),
            quotation.mode.map(|mode| mode_words(mode).to_owned()),
            quotation
                .confidence
                .map(|sure| format!("confidence {sure:.2}")),
        ]);
        self.lines.paragraph(mark, &words(quotation));
        let below = " ".repeat(mark.len());
        let mut about = resolution(quotation);
        about.extend(concerns(quotation));
        if !facts.is_empty() {
            self.lines.paragraph(&below, &[faint(facts)]);
        }
        if !about.is_empty() {
            self.lines.paragraph(&below, &[faint(about.join(" "))]);
        }
    }

    fn ties(&mut self, ties: &[Tie]) {
        if ties.is_empty() {
            return;
        }
        self.heading(&format!("Ties ({})", ties.len()));
        for tie in ties.iter().take(self.top) {
            let arrow = match tie.leads {
                "to" => "→",
                "from" => "←",
                _ => "—",
            };
            let kind = tie.kind.replace('_', " ");
            let weight = format!(": {kind}, {}", heaviness(tie));
            let runs = [plain(format!("{arrow} {}", tie.other.name)), faint(weight)];
            self.lines.paragraph("  ", &runs);
        }
        self.more("  ", ties.len().saturating_sub(self.top));
    }
}

/// Heads the statements that have one part in what is explained.
pub(super) fn heading(explanation: &Explanation, part: Part) -> String {
    let name = |place: usize| {
        let named = explanation.subject.get(place);
        named.map_or("", |named: &Named| named.name.as_str())
    };
    match (explanation.explains, part) {
        (Explained::Tie, Part::Said) => format!("What {} says of {}", name(0), name(1)),
        (Explained::Tie, _) => format!("What {} says of {}", name(1), name(0)),
        (_, Part::Said) => format!("What {} says", name(0)),
        (_, Part::Mentioned) => format!("What is said of {}", name(0)),
        (_, Part::Addressed) => format!("What is said to {}", name(0)),
        (_, Part::PassedOn) => format!("What {} passes on", name(0)),
        (Explained::Statement, Part::Itself) => "Its words".to_owned(),
        (_, Part::Itself) => "Statements".to_owned(),
    }
}

/// Returns the passage, its parts marked; where no text is at hand, speaker and words.
fn words(quotation: &Quotation) -> Vec<Run> {
    if quotation.passage.is_empty() {
        let text = quotation.text.trim_matches(['"', '“', '”']);
        return vec![bold(&quotation.speaker.name), plain(format!(": “{text}”"))];
    }
    let run = |text: &str, style: Style| styled(text, style);
    let pieces = quotation.passage.iter().flat_map(|piece| {
        let (open, close, style) = match piece.mark {
            Some(Mark::Source) => ("[", "]", BOLD),
            Some(Mark::Cue) => ("{", "}", BOLD),
            Some(Mark::Content) => ("«", "»", PLAIN),
            None => ("", "", FAINT),
        };
        [run(open, PLAIN), run(&piece.text, style), run(close, PLAIN)]
    });
    pieces.collect()
}

/// Says how the speaker was resolved.
fn resolution(quotation: &Quotation) -> Vec<String> {
    let Some(found) = &quotation.resolution else {
        return Vec::new();
    };
    let sure = found
        .confidence
        .map_or_else(String::new, |sure| format!(" (confidence {sure:.2})"));
    let line = match (
        found.position,
        quotation.source.as_ref().and_then(|s| s.position),
    ) {
        (Some(named), Some(said)) if named.line != said.line => format!(", on line {}", named.line),
        _ => String::new(),
    };
    vec![format!("Speaker: {}{line}{sure}.", found.finding)]
}

/// Says whom and what a statement concerns.
pub(super) fn concerns(quotation: &Quotation) -> Vec<String> {
    let names = |list: &[Named]| {
        let names: Vec<&str> = list.iter().map(|named| named.name.as_str()).collect();
        super::words::list(&names)
    };
    let mut parts = Vec::new();
    if !quotation.mentions.is_empty() {
        parts.push(format!("About {}.", names(&quotation.mentions)));
    }
    if !quotation.addressees.is_empty() {
        parts.push(format!("Said to {}.", names(&quotation.addressees)));
    }
    if let Some(reporter) = &quotation.reported_by {
        parts.push(format!("Passed on by {}.", reporter.name));
    }
    for stance in &quotation.concepts {
        let name = &stance.concept.name;
        parts.push(match stance.stance {
            Some(stance) if stance > 0.0 => format!("For “{name}” ({}).", number(stance)),
            Some(stance) if stance < 0.0 => format!("Against “{name}” ({}).", number(stance)),
            Some(_) => format!("Undecided on “{name}”."),
            None => format!("On “{name}”."),
        });
    }
    parts
}

/// Names the kind of speech.
pub(super) const fn mode_words(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "direct speech",
        Mode::Indirect => "reported speech",
        Mode::Mixed => "partly quoted",
    }
}

/// Says what a relation says: `Prime Minister (Poland), since 2023`.
pub(super) fn role_words(role: &Role) -> String {
    let what = role
        .role
        .clone()
        .unwrap_or_else(|| role.kind.replace('_', " "));
    let since = role.since.as_ref().map(|date| format!(", since {date}"));
    let until = role.until.as_ref().map(|date| format!(", until {date}"));
    let former = if role.former { "former " } else { "" };
    let place = &role.place.name;
    let dates = [since, until].map(Option::unwrap_or_default).concat();
    format!("{former}{what}, {place}{dates}")
}

/// Names a place as compilers do: file, line and column; where the text is not the file, in words.
pub(super) fn place(source: &Source) -> String {
    let file = source.file.as_deref().unwrap_or(&source.label);
    match source.position {
        Some(position) if source.is_its_file() => {
            format!("{file}:{}:{}", position.line, position.column)
        }
        Some(position) => format!("{file}, line {} of its text", position.line),
        None => file.to_owned(),
    }
}

/// Says how heavy a tie is: how often, where statements and relations were counted.
pub(super) fn heaviness(tie: &Tie) -> String {
    match number(tie.weight).as_str() {
        // Graph files of other programs tell a weight, and not what it counts.
        weight if tie.kind == "tie" || tie.weight.fract() != 0.0 => format!("weight {weight}"),
        "1" => "once".to_owned(),
        times => format!("{times} times"),
    }
}

/// Joins what is known.
fn facts<const N: usize>(facts: [Option<String>; N]) -> String {
    facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
