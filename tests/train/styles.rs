//! Invented texts in styles that the corpora lack, from `styles.txt`: to learn from, not to measure.

use sayso::extract::training::Gold;

use crate::corpus::Article;

/// How texts spell double quotation marks by turns: as they stand, curly, and single.
const MARKS: [Option<[&str; 2]>; 3] = [None, Some(["“", "”"]), Some(["‘", "’"])];

/// Reads the invented texts, which bear numbers from `first` on.
///
/// # Errors
///
/// A piece that is not closed or not known.
pub(crate) fn articles(first: usize) -> Result<Vec<Article>, String> {
    let file = include_str!("styles.txt");
    let blocks = file.split("\n\n").filter(|block| !block.starts_with('#'));
    let texts = blocks.map(str::trim).enumerate().map(|(number, block)| {
        let spelled = match MARKS[number % MARKS.len()] {
            Some(marks) => spell(block, marks),
            None => block.to_owned(),
        };
        let (text, gold) = parse(&spelled)?;
        Ok(Article {
            name: format!("style-{number}"),
            text,
            gold,
            number: first + number,
        })
    });
    texts.collect()
}

/// Replaces straight double marks by others.
fn spell(block: &str, [open, close]: [&str; 2]) -> String {
    let mut spelled = String::with_capacity(block.len());
    let mut before = '\n';
    for c in block.chars() {
        match c {
            '"' if before.is_whitespace() || before == ':' || before == '(' => {
                spelled.push_str(open);
            }
            '"' => spelled.push_str(close),
            _ => spelled.push(c),
        }
        before = c;
    }
    spelled
}

/// Takes the pieces out of a text: `{s:…}`, `{c:…}` and `{w:…}`, with the digits of their statements.
fn parse(marked: &str) -> Result<(String, Vec<Gold>), String> {
    let wrong = |what: &str| format!("{what} in {marked:?}");
    let mut text = String::with_capacity(marked.len());
    let mut gold: Vec<Gold> = Vec::new();
    let mut open: Vec<(&str, u32)> = Vec::new();
    let (mut rest, mut place) = (marked, 0);
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '{' => {
                let (label, words) = rest.split_once(':').ok_or(wrong("no label"))?;
                open.push((label, place));
                rest = words;
            }
            '}' => {
                let (label, from) = open.pop().ok_or(wrong("nothing to close"))?;
                let (role, digits) = label.split_at(1);
                for digit in if digits.is_empty() { "1" } else { digits }.chars() {
                    let digit = digit.to_digit(10).ok_or(wrong("no number"))? as usize;
                    gold.resize_with(gold.len().max(digit), Gold::default);
                    let statement = &mut gold[digit - 1];
                    match role {
                        "s" => statement.source.push((from, place)),
                        "c" => statement.cue.push((from, place)),
                        "w" => statement.content.push((from, place)),
                        _ => return Err(wrong("no such piece")),
                    }
                }
            }
            _ => {
                text.push(c);
                place += 1;
            }
        }
    }
    if open.is_empty() {
        Ok((text, gold))
    } else {
        Err(wrong("an open piece"))
    }
}
