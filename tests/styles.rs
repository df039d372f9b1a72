//! Extraction in styles of writing that the corpora lack: one file of invented cases for each.
//!
//! `tests/styles/NAME.txt` opens with what the style is and with the least that has to be reached,
//! then come the cases that the rules were worked on with and those held out. A case is a title,
//! a text with a line for each paragraph, and a line for each statement in it:
//!
//! ```text
//! > speaker | cue | content | mode | to addressee | via reporter | about mention, mention
//! ? a statement that may be found or not
//! ```
//!
//! Pieces of content are joined with ` + `, and ` ~ ` stands for the words between. `;` parts
//! names for one speaker. `SAYSO_STYLE=british/worked_on` prints what goes wrong there.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed test is meant to stop"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use sayso::extract::extract;
use sayso::model::{Document, Id, Records, Span, Statement};

const STYLES: [&str; 11] = [
    "british",
    "reuters",
    "paragraphs",
    "transcripts",
    "posts",
    "nested",
    "sources",
    "parts",
    "marks",
    "grammar",
    "nothing",
];
const PARTS: [&str; 2] = ["worked_on", "held_out"];

/// A statement as a case describes it.
struct Expected {
    optional: bool,
    speakers: Vec<String>,
    cue: String,
    /// The places of its letters and digits.
    places: BTreeSet<usize>,
    modes: String,
    addressee: Option<String>,
    reporter: Option<String>,
    mentions: Option<String>,
}

/// What was counted over the cases of a style.
#[derive(Default)]
struct Counts {
    cases: usize,
    expected: usize,
    found: usize,
    speaker: usize,
    wrong: usize,
    cue: usize,
    mode: usize,
    addressee: usize,
    reporter: usize,
    mentions: usize,
}

#[test]
fn every_style_reaches_its_bar() {
    let wanted = std::env::var("SAYSO_STYLE").unwrap_or_default();
    let mut table = String::from(
        "style        part       cases  statements found speaker false   cue  mode addressee reporter mentions\n",
    );
    let mut short = Vec::new();
    for part in PARTS {
        let mut all = Counts::default();
        for style in STYLES {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/styles");
            let file = std::fs::read_to_string(folder.join(format!("{style}.txt"))).unwrap();
            let mut misses = String::new();
            let counts = check(&file, part, &mut misses);
            row(&mut table, style, part, &counts);
            if wanted == format!("{style}/{part}") {
                table.push_str(&misses);
            }
            let [found, right, wrong] = least(&file, part);
            if counts.found < found || counts.speaker < right || counts.wrong > wrong {
                short.push(format!("{style}/{part}"));
            }
            all.add(&counts);
        }
        row(&mut table, "all", part, &all);
    }
    // Written past the capture of the test runner: the table is worth a look when all is well.
    std::io::stderr().write_all(table.as_bytes()).unwrap();
    assert!(short.is_empty(), "below the least of its file: {short:?}");
}

/// Reads the least that a part of a file has to reach: found, right speakers, false ones.
fn least(file: &str, part: &str) -> [usize; 3] {
    let title = format!("least {part}:");
    let line = file.lines().find(|line| line.starts_with(&title)).unwrap();
    let mut numbers = line.split(' ').filter_map(|word| word.parse().ok());
    std::array::from_fn(|_| numbers.next().unwrap())
}

/// Runs the cases of one part of a file and counts what was found.
fn check(file: &str, part: &str, misses: &mut String) -> Counts {
    let body = file.split("\n## ").find_map(|p| p.strip_prefix(part));
    let mut counts = Counts::default();
    for case in body.unwrap().split("\n### ").skip(1) {
        let (title, lines) = case.split_once('\n').unwrap();
        let (told, text): (Vec<&str>, Vec<&str>) = lines
            .lines()
            .filter(|line| !line.is_empty())
            .partition(|line| line.starts_with("> ") || line.starts_with("? "));
        let text = text.join("\n");
        let expected: Vec<Expected> = told.iter().map(|line| expect(line, &text)).collect();
        let before = misses.len();
        counts.cases += 1;
        count(&text, &expected, &told, &mut counts, misses);
        if misses.len() > before {
            misses.insert_str(before, &format!("  {title}\n"));
        }
    }
    counts
}

/// Extracts a text and compares what is found with what is expected.
fn count(text: &str, all: &[Expected], told: &[&str], counts: &mut Counts, misses: &mut String) {
    let mut document = Document::new(Id::from("document/case"));
    document.text = Some(text.to_owned());
    let records = extract(&document);
    let letters: Vec<char> = text.chars().collect();
    let mut left: Vec<&Statement> = records.statements.values().collect();
    left.sort_by_key(|s| s.spans.content.first().map(|span| span.start));
    for statement in &left {
        let words: Vec<String> = (statement.spans.content.iter())
            .map(|span| letters[range(*span)].iter().collect())
            .collect();
        assert_eq!(words.join(" "), statement.text, "spans slice to the words");
    }
    for (expected, line) in all.iter().zip(told) {
        counts.expected += usize::from(!expected.optional);
        let best = (0..left.len())
            .map(|n| (likeness(left[n], expected, &letters, &records), n))
            .filter(|&(likeness, _)| likeness >= 75)
            .max_by_key(|&(likeness, n)| (likeness, std::cmp::Reverse(n)));
        let Some((_, number)) = best else {
            if !expected.optional {
                let _ = writeln!(misses, "    missing {line}");
            }
            continue;
        };
        let statement = left.remove(number);
        if expected.optional {
            continue;
        }
        let (wrong, right) = judge(statement, expected, &records);
        counts.add(&right);
        if !wrong.is_empty() {
            let _ = writeln!(misses, "    {wrong:?} {line}\n      {}", show(statement));
        }
    }
    for statement in left {
        counts.wrong += 1;
        let _ = writeln!(misses, "    false {}", show(statement));
    }
}

/// Says what is wrong about a statement that was found, and counts what is right.
fn judge<'a>(found: &Statement, expected: &Expected, records: &Records) -> (Vec<&'a str>, Counts) {
    let names =
        |ids: &[Id]| -> Vec<String> { ids.iter().flat_map(|id| names_of(records, id)).collect() };
    let holds = |ids: &[Id], name: Option<&String>| match name {
        Some(name) => names(ids).contains(&plain(name)),
        None => ids.is_empty(),
    };
    let cue = found.cue.clone().unwrap_or_default();
    let mode = found.mode.map(|mode| format!("{mode:?}").to_lowercase());
    let mentions = expected.mentions.iter().flat_map(|m| m.split(", "));
    let facts = [
        ("speaker", is_speaker(found, expected, records)),
        (
            "cue",
            expected.cue == "-" && cue.is_empty() || has_words(&cue, &expected.cue),
        ),
        (
            "mode",
            expected
                .modes
                .split(' ')
                .any(|m| Some(m) == mode.as_deref()),
        ),
        (
            "addressee",
            holds(&found.addressees, expected.addressee.as_ref()),
        ),
        (
            "reporter",
            holds(found.reported_by.as_slice(), expected.reporter.as_ref()),
        ),
        (
            "mentions",
            mentions
                .into_iter()
                .all(|m| names(&found.mentions).contains(&plain(m))),
        ),
    ];
    let [speaker, cue, mode, addressee, reporter, mentions] = facts.map(|f| usize::from(f.1));
    let wrong = facts.iter().filter(|f| !f.1).map(|f| f.0).collect();
    let right = Counts {
        found: 1,
        speaker,
        cue,
        mode,
        addressee,
        reporter,
        mentions,
        ..Counts::default()
    };
    (wrong, right)
}

fn has_words(cue: &str, expected: &str) -> bool {
    format!(" {} ", cue.to_lowercase()).contains(&format!(" {} ", expected.to_lowercase()))
}

fn is_speaker(found: &Statement, expected: &Expected, records: &Records) -> bool {
    let names = names_of(records, &found.speaker);
    expected
        .speakers
        .iter()
        .any(|speaker| names.contains(speaker))
}

/// Returns all names of an actor or organisation, in small letters and without an article.
fn names_of(records: &Records, id: &Id) -> Vec<String> {
    let actor = records.actors.get(id).map(|a| (&a.name, &a.aliases));
    let organisation = records.organisations.get(id).map(|o| (&o.name, &o.aliases));
    let named = actor.or(organisation).into_iter();
    named
        .flat_map(|(name, aliases)| aliases.iter().chain([name]))
        .map(|name| plain(name))
        .collect()
}

fn plain(name: &str) -> String {
    let lower = name.trim().to_lowercase().replace('’', "'");
    let cut = ["the ", "a ", "an "]
        .iter()
        .find_map(|a| lower.strip_prefix(a));
    cut.unwrap_or(&lower).to_owned()
}

/// Returns how much of the words two statements share, in per cent, and a little more for the
/// same speaker and cue, which tells what somebody says from what another says of it.
fn likeness(found: &Statement, expected: &Expected, text: &[char], records: &Records) -> usize {
    let places: BTreeSet<usize> = (found.spans.content.iter())
        .flat_map(|&span| range(span))
        .filter(|&at| text.get(at).is_some_and(|c| c.is_alphanumeric()))
        .collect();
    let both = places.intersection(&expected.places).count();
    let either = places.union(&expected.places).count().max(1);
    let alike = both * 100 / either;
    if alike < 75 {
        return alike;
    }
    let cue = found.cue.as_deref().unwrap_or("-");
    alike
        + 20 * usize::from(is_speaker(found, expected, records))
        + 20 * usize::from(has_words(cue, &expected.cue))
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}

/// Reads the line of a case that describes a statement.
fn expect(line: &str, text: &str) -> Expected {
    let fields: Vec<&str> = line[2..].split(" | ").map(str::trim).collect();
    let tail = |name: &str| {
        let fields = fields.iter().skip(4);
        fields
            .filter_map(|f| f.strip_prefix(name))
            .map(str::to_owned)
            .next()
    };
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut places = BTreeSet::new();
    let mut from = 0;
    for piece in fields[2].split(" + ") {
        let (first, last) = piece.split_once(" ~ ").unwrap_or((piece, piece));
        let find = |words: &str, from: usize| {
            let at = text[from..].find(words).map(|at| from + at);
            at.unwrap_or_else(|| panic!("no {words:?} in {text:?}"))
        };
        let start = find(first, from);
        let end = find(last, start) + last.len();
        from = end;
        let inside = letters.iter().enumerate();
        let inside =
            inside.filter(|(_, (byte, c))| (start..end).contains(byte) && c.is_alphanumeric());
        places.extend(inside.map(|(at, _)| at));
    }
    Expected {
        optional: line.starts_with('?'),
        speakers: fields[0].split(';').map(plain).collect(),
        cue: fields[1].to_owned(),
        places,
        modes: fields[3].to_owned(),
        addressee: tail("to "),
        reporter: tail("via "),
        mentions: tail("about "),
    }
}

fn show(s: &Statement) -> String {
    let cue = s.cue.as_deref().unwrap_or("-");
    let ids = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" ");
    let (to, via) = (ids(&s.addressees), ids(s.reported_by.as_slice()));
    format!(
        "{} | {cue} | {} | {:?} | to {to} | via {via}",
        s.speaker.as_str(),
        s.text,
        s.mode
    )
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.cases += other.cases;
        self.expected += other.expected;
        self.found += other.found;
        self.speaker += other.speaker;
        self.wrong += other.wrong;
        self.cue += other.cue;
        self.mode += other.mode;
        self.addressee += other.addressee;
        self.reporter += other.reporter;
        self.mentions += other.mentions;
    }
}

fn row(table: &mut String, style: &str, part: &str, c: &Counts) {
    let _ = writeln!(
        table,
        "{style:<12} {part:<10} {:>5} {:>11} {:>5} {:>7} {:>5} {:>5} {:>5} {:>9} {:>8} {:>8}",
        c.cases,
        c.expected,
        c.found,
        c.speaker,
        c.wrong,
        c.cue,
        c.mode,
        c.addressee,
        c.reporter,
        c.mentions
    );
}
