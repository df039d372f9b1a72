//! Reading corpora of tokens with labels, and finding where their tokens stand in a text.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::GzDecoder;

/// A word of a corpus with its label.
pub(crate) type Labelled = (String, String);

/// A text and where the labelled tokens of a corpus stand in it, in bytes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marked {
    /// The text.
    pub(crate) text: String,
    /// The tokens: first byte, byte after the last, label.
    pub(crate) tokens: Vec<(usize, usize, String)>,
}

/// Reads a whole compressed file.
pub(crate) fn unpack(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    GzDecoder::new(File::open(path)?).read_to_string(&mut text)?;
    Ok(text)
}

/// Reads sentences of `token<TAB>label` lines with blank lines between them.
pub(crate) fn sentences(path: &Path) -> io::Result<Vec<Vec<Labelled>>> {
    let text = unpack(path)?;
    let mut sentences = vec![Vec::new()];
    for line in text.lines().filter(|line| *line != "#cols") {
        match line.split_once('\t') {
            Some((word, label)) => {
                if let Some(sentence) = sentences.last_mut() {
                    sentence.push((word.to_owned(), label.to_owned()));
                }
            }
            None => sentences.push(Vec::new()),
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    Ok(sentences)
}

/// Writes sentences as a text, with blank space where a writer would put it.
pub(crate) fn join(sentences: &[Vec<Labelled>]) -> Marked {
    let mut marked = Marked::default();
    for sentence in sentences {
        let mut open = [false; 2];
        let mut glued = true;
        for (word, label) in sentence {
            let quote = ["\"", "'"].iter().position(|mark| mark == word);
            let opens = match quote {
                Some(quote) => {
                    open[quote] = !open[quote];
                    open[quote]
                }
                None => matches!(
                    word.as_str(),
                    "(" | "[" | "{" | "$" | "``" | "“" | "‘" | "#"
                ),
            };
            let closes = quote.is_some() && !opens || clings(word);
            if !glued && !closes {
                marked.text.push(' ');
            }
            let start = marked.text.len();
            marked.text.push_str(word);
            marked
                .tokens
                .push((start, marked.text.len(), label.clone()));
            glued = opens || label == "HYPH";
        }
        // Where a sentence has no end, as in headings, the line ends.
        let ended = marked.text.ends_with(['.', '!', '?', '"', '”']);
        marked.text.push(if ended { ' ' } else { '\n' });
    }
    marked
}

/// Tells whether a word stands directly behind the one before it.
fn clings(word: &str) -> bool {
    const MARKS: [&str; 14] = [
        ",", ".", ":", ";", "!", "?", ")", "]", "}", "%", "''", "”", "...", "n't",
    ];
    let short = word.len() <= 5 && (word.starts_with('\'') || word.starts_with('’'));
    MARKS.contains(&word) || short && word.chars().count() > 1 || word == "n’t"
}

/// Finds labelled tokens in texts, whose order may be another; blank space does not count. Texts
/// that the tokens do not begin are left out.
pub(crate) fn align(texts: Vec<String>, tokens: &[Labelled]) -> Vec<Marked> {
    const ENOUGH: usize = 60;
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    let mut all = String::new();
    let mut starts = Vec::with_capacity(tokens.len());
    for (word, _) in tokens {
        starts.push(all.len());
        all.push_str(&solid(word));
    }
    let mut found = Vec::with_capacity(texts.len());
    for text in texts {
        let letters: String = solid(&text).chars().take(ENOUGH).collect();
        let Some(first) = all.find(&letters) else {
            continue;
        };
        let first = starts.partition_point(|&start| start < first);
        let mut marked = Vec::new();
        let mut at = 0;
        for (word, label) in &tokens[first..] {
            let Some((start, end)) = find(&text, at, word) else {
                break;
            };
            marked.push((start, end, label.clone()));
            at = end;
        }
        found.push(Marked {
            text: text.get(..at).unwrap_or_default().to_owned(),
            tokens: marked,
        });
    }
    found
}

/// Finds a token at a place, or behind blank space.
fn find(text: &str, from: usize, token: &str) -> Option<(usize, usize)> {
    let start = text.len() - text[from..].trim_start().len();
    let mut end = start;
    for expected in token.chars().filter(|c| !c.is_whitespace()) {
        let rest = text[end..].trim_start();
        end = text.len() - rest.len();
        if !rest.starts_with(expected) {
            return None;
        }
        end += expected.len_utf8();
    }
    Some((start, end))
}
