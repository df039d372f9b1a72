//! Quoted words without a cue: they go on with the last speaker.

use super::attribution::{Attribution, Attributor, CERTAIN, Source};
use super::content::trim_end;
use super::english::Tags;
use super::phrase::Clause;
use super::text::Piece;

impl Attributor<'_, '_> {
    /// Gives quoted words that no cue has claimed to the one who speaks.
    pub(super) fn quoted_rest(
        &mut self,
        clause: &Clause<'_, '_>,
        first: usize,
        paragraph: usize,
        colon: Option<(Source, Piece)>,
    ) {
        const ENOUGH: usize = 7;
        if self.found.len() > first {
            return;
        }
        let quotations: Vec<Piece> = clause
            .quotes
            .within(clause.sentence)
            .iter()
            .map(|q| q.piece)
            .collect();
        let Some(&quotation) = quotations.first() else {
            return;
        };
        let words = |p: Piece| {
            (p.start..p.end)
                .filter(|&i| clause.token(i).is_word())
                .count()
        };
        let (inside, whole) = (
            quotations.iter().map(|&q| words(q)).sum::<usize>(),
            words(clause.sentence),
        );
        if inside == whole && inside > 0 {
            self.carry(clause, quotation, paragraph, colon);
        } else if words(quotation) >= ENOUGH {
            let subject = clause
                .sentence_subject()
                .filter(|s| s.end <= quotation.start);
            let named = subject.filter(|s| {
                clause.token(s.start).is_capital() || clause.token(s.start).is(Tags::SUBJECT)
            });
            let source = match (named, self.speaker) {
                (Some(subject), _) => Source::Phrase(subject),
                (None, Some(number)) => Source::Continued(number),
                _ => return,
            };
            self.found.push(Attribution {
                source,
                cue: Vec::new(),
                content: quotations
                    .iter()
                    .copied()
                    .filter(|&q| words(q) >= 3)
                    .collect(),
                addressee: None,
                reported_by: None,
                weight: 5,
                chance: None,
                sentence: clause.sentence,
            });
        }
    }

    /// A sentence that is all quoted goes on with the statement before it.
    pub(super) fn carry(
        &mut self,
        clause: &Clause<'_, '_>,
        quotation: Piece,
        paragraph: usize,
        colon: Option<(Source, Piece)>,
    ) {
        let content = Piece::new(
            quotation.start,
            trim_end(clause, quotation.start, clause.sentence.end),
        );
        let last = self.found.len().checked_sub(1).filter(|&n| n >= paragraph);
        if let Some(found) = last.and_then(|n| self.found.get_mut(n)) {
            let quoted = found
                .content
                .iter()
                .any(|c| self.quotes.is_inside(c.end - 1));
            if quoted {
                found.content.push(content);
                return;
            }
        }
        // A mark that was not closed shows that the quotation runs on.
        let runs_on = (quotation.start.checked_sub(1))
            .and_then(|before| self.quotes.at(before))
            .is_some_and(|before| !before.closed);
        let (source, cue) = match (colon, self.speaker) {
            (Some((source, cue)), _) => (source, vec![cue]),
            (None, Some(number)) => (Source::Continued(number), Vec::new()),
            (None, None) => return,
        };
        self.found.push(Attribution {
            source,
            cue,
            content: vec![content],
            addressee: None,
            reported_by: None,
            weight: if runs_on { CERTAIN } else { 7 },
            chance: None,
            sentence: clause.sentence,
        });
        self.speaker = Some(self.found.len() - 1);
    }
}
