//! Evidence as web annotations: which words of which document show something, and where they stand.

use oxrdf::NamedNode;

use super::facts::Facts;
use super::names::part;
use super::vocabulary::oa;
use crate::model::Span;

/// Words in a document.
pub(super) struct Place<'a> {
    /// The id of the document.
    pub(super) document: &'a str,
    /// The pieces, in code points, end exclusive.
    pub(super) spans: &'a [Span],
    /// All words, if they are known.
    pub(super) words: Option<&'a str>,
    /// The language of the document.
    pub(super) language: Option<&'a str>,
}

/// Adds an annotation that ties something to its place: one target for each piece, with its
/// position and, where they are known, its words.
pub(super) fn annotate(facts: &mut Facts, annotation: &NamedNode, body: &NamedNode, place: &Place) {
    facts.is_a(annotation, oa::ANNOTATION);
    facts.add(annotation, oa::MOTIVATED_BY, oa::IDENTIFYING.into_owned());
    facts.add(annotation, oa::HAS_BODY, body.clone());
    let pieces: Vec<Option<Span>> = match place.spans {
        // Where no place is known, the words alone are the target.
        [] => vec![None],
        spans => spans.iter().copied().map(Some).collect(),
    };
    let targets: Vec<NamedNode> = (1..=pieces.len())
        .map(|number| part(annotation.as_ref(), &format!("target-{number}")))
        .collect();
    for target in &targets {
        facts.add(annotation, oa::HAS_TARGET, target.clone());
    }
    let words = place
        .words
        .map_or_else(Vec::new, |words| cut(words, place.spans));
    let document = facts.iris.record(place.document);
    for (number, (target, span)) in targets.iter().zip(pieces).enumerate() {
        facts.is_a(target, oa::SPECIFIC_RESOURCE);
        facts.add(target, oa::HAS_SOURCE, document.clone());
        let position = part(target.as_ref(), "position");
        let quote = part(target.as_ref(), "quote");
        let words = words.get(number);
        if span.is_some() {
            facts.add(target, oa::HAS_SELECTOR, position.clone());
        }
        if words.is_some() {
            facts.add(target, oa::HAS_SELECTOR, quote.clone());
        }
        if let Some(span) = span {
            facts.is_a(&position, oa::TEXT_POSITION_SELECTOR);
            facts.count(&position, oa::START, span.start);
            facts.count(&position, oa::END, span.end);
        }
        if let Some(words) = words {
            facts.is_a(&quote, oa::TEXT_QUOTE_SELECTOR);
            facts.words(&quote, oa::EXACT, words, place.language);
        }
    }
}

/// Cuts words into those of each piece, which stand with a space between them; nothing where the
/// lengths do not agree, because then the words are not exactly those of the document.
fn cut<'a>(words: &'a str, spans: &[Span]) -> Vec<&'a str> {
    if spans.len() < 2 {
        return vec![words];
    }
    let mut rest = words;
    let mut pieces = Vec::new();
    for span in spans {
        let length = span.end.saturating_sub(span.start) as usize;
        let mut ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        let Some(end) = ends.nth(length) else {
            return Vec::new();
        };
        let (piece, further) = rest.split_at(end);
        pieces.push(piece);
        match further.strip_prefix(' ') {
            Some(further) => rest = further,
            None if further.is_empty() => rest = further,
            None => return Vec::new(),
        }
    }
    if rest.is_empty() && pieces.len() == spans.len() && pieces.iter().all(|p| !p.is_empty()) {
        pieces
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_the_pieces_end() {
        let spans = [Span::new(3, 6), Span::new(10, 12)];
        for (words, expected) in [
            ("añ🛩 xy", &["añ🛩", "xy"][..]),
            ("añ🛩 x", &[]),
            ("añ🛩 xyz", &[]),
            ("añ🛩xy", &[]),
            ("", &[]),
        ] {
            assert_eq!(cut(words, &spans), expected, "{words}");
        }
        assert_eq!(cut("any words", &spans[..1]), ["any words"]);
        assert_eq!(cut("any words", &[]), ["any words"]);
    }
}
