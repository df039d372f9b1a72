//! Boilerplate: what stands around an article and is no part of it, from share buttons to credits.
//!
//! Extraction does not see such paragraphs: they say nothing and name nobody. The text and its
//! places stay as they are.

use super::english::{Form, Place, Sign, Tags, is_writer, signs};
use super::paragraph::paragraphs;
use super::text::{Piece, Text};
use super::token::Shape;

/// The longest paragraph that is looked at, in tokens: notes about cookies run on.
const LONGEST: usize = 80;

/// How many paragraphs at the start may hold a byline.
const FIRST: usize = 6;

/// How many paragraphs at the end may speak of who wrote the article.
const LAST: usize = 4;

/// Leaves out the tokens of paragraphs that are no part of the article.
pub(super) fn leave_out(text: &mut Text<'_>) {
    let all = paragraphs(text);
    let boilerplate = |(number, &paragraph): (usize, &Piece)| {
        let reader = Reader { text, paragraph };
        let all_of_it = reader.is_around_the_article()
            || number < FIRST && reader.is_byline()
            || all.len() > LAST && number + LAST >= all.len() && reader.is_about_a_writer();
        if all_of_it {
            Some(paragraph)
        } else {
            reader.credit_of_caption()
        }
    };
    let found: Vec<Piece> = (all.iter().enumerate()).filter_map(boilerplate).collect();
    if !found.is_empty() {
        text.leave_out(&found);
    }
}

/// A paragraph that is looked at.
struct Reader<'a, 't> {
    text: &'a Text<'t>,
    paragraph: Piece,
}

impl Reader<'_, '_> {
    fn is_around_the_article(&self) -> bool {
        if self.paragraph.end - self.paragraph.start > LONGEST {
            return false;
        }
        let start = self.paragraph.start;
        // A bullet, an arrow or a bracket may come first.
        let first_word = (start..self.paragraph.end.min(start + 3))
            .find(|&at| self.text.token(at).is_word())
            .unwrap_or(start);
        let shows = |at: usize| {
            let word = self.lower(at);
            signs(&word).iter().any(|sign| self.shows(sign, at))
        };
        shows(start)
            || first_word > start && shows(first_word)
            || signs("").iter().any(|sign| self.shows(sign, start))
            || self.is_credit()
    }

    /// Finds what is to be left out of a caption that ends in a credit: the credit, so that the
    /// names in the caption are known, but all of it where it might be taken for a statement.
    fn credit_of_caption(&self) -> Option<Piece> {
        const LIKELY: u8 = 4;
        let Piece { start, end } = self.paragraph;
        if end - start > LONGEST {
            return None;
        }
        let credit = self.credit_at_end()?;
        let reports = |at: usize| {
            let cue = self.text.token(at).cue;
            cue.is_some_and(|cue| {
                cue.weight >= LIKELY && matches!(cue.form, Form::Past | Form::Present)
            })
        };
        let states = self.quotes() || (start..credit).any(reports);
        Some(Piece::new(if states { start } else { credit }, end))
    }

    fn shows(&self, sign: &Sign, start: usize) -> bool {
        let end = start + sign.words.len();
        if !self.matches(&sign.words, start) {
            return false;
        }
        match sign.place {
            Place::Is => (end..self.paragraph.end).all(|at| !self.text.token(at).is_word()),
            Place::Label => end < self.paragraph.end && self.text.word(end) == ":",
            Place::Opens => {
                let later = sign.later.is_empty()
                    || (end..self.paragraph.end).any(|at| self.matches(&sign.later, at));
                later && !self.quotes()
            }
            Place::Agency => false,
        }
    }

    /// "Ann Orr/Agency", "Ann Orr via Agency".
    fn is_credit(&self) -> bool {
        const LONGEST: usize = 12;
        let Piece { start, end } = self.paragraph;
        let names = |at: usize| {
            let token = self.text.token(at);
            !token.is_word() || token.is_capital() || matches!(self.text.word(at), "via" | "for")
        };
        end - start <= LONGEST && (start..end).all(names) && self.agency(start).is_some()
    }

    /// "The quay at noon. Photograph: Ann Orr/Agency", "The quay at noon. (AP Photo/Ann Orr)"
    fn credit_at_end(&self) -> Option<usize> {
        let Piece { start, end } = self.paragraph;
        let stops = |at: &usize| matches!(self.text.word(*at), "." | "!" | "?" | ")");
        let last = (start..end.saturating_sub(1)).rev().filter(stops);
        let mut starts = last.map(|at| at + 1).take(2);
        starts.find(|&from| {
            let bare = from + usize::from(self.text.word(from) == "(");
            let labels = |sign: &Sign| {
                sign.place == Place::Label && is_of_pictures(sign) && self.shows(sign, bare)
            };
            let word = self.lower(bare);
            signs(&word).iter().any(labels)
                || self.matches(&["ap", "photo", "/"], bare)
                || self.matches(&["reuters", "/"], bare)
        })
    }

    /// Finds a slash or "via" with the name of an agency behind it that ends the paragraph.
    fn agency(&self, start: usize) -> Option<usize> {
        let joins = |at: &usize| matches!(self.text.word(*at), "/" | "via");
        (start + 1..self.paragraph.end).filter(joins).find(|&at| {
            let word = self.lower(at + 1);
            signs(&word).iter().any(|sign| {
                let end = at + 1 + sign.words.len();
                sign.place == Place::Agency
                    && self.matches(&sign.words, at + 1)
                    && (end..self.paragraph.end).all(|at| !self.text.token(at).is_word())
            })
        })
    }

    /// "By Ann Orr and Bo Berg, Staff Writers"
    fn is_byline(&self) -> bool {
        const LONGEST: usize = 14;
        let Piece { start, end } = self.paragraph;
        let names = |at: usize| {
            let token = self.text.token(at);
            token.is_capital() && !token.is(Tags::DAY.with(Tags::MONTH))
                || matches!(
                    self.text.word(at),
                    "and" | "in" | "for" | "of" | "," | "|" | "&"
                )
        };
        matches!(self.text.word(start), "By" | "BY" | "by")
            && (3..=LONGEST).contains(&(end - start))
            && (start + 1..end).all(names)
    }

    /// "Ann Orr is a reporter at the Harbour Mail."
    fn is_about_a_writer(&self) -> bool {
        const LONGEST: usize = 60;
        const LONGEST_NAME: usize = 5;
        const NEAR: usize = 12;
        let Piece { start, end } = self.paragraph;
        if end - start > LONGEST || self.quotes() {
            return false;
        }
        let name_end = (start..end)
            .find(|&at| !self.text.token(at).is_capital())
            .unwrap_or(end);
        let article = self.text.word(name_end + 1);
        (start + 2..=start + LONGEST_NAME).contains(&name_end)
            && self.text.word(name_end) == "is"
            && matches!(article, "a" | "an" | "the")
            && (name_end + 2..end.min(name_end + NEAR)).any(|at| is_writer(&self.lower(at)))
            && (start..end).all(|at| self.text.token(at).cue.is_none_or(|cue| cue.weight < 7))
    }

    /// Tells whether words stand at a position, whatever their case.
    fn matches(&self, words: &[&str], start: usize) -> bool {
        start + words.len() <= self.paragraph.end
            && words.iter().zip(start..).all(|(&word, at)| {
                if word == "1" {
                    return self.text.token(at).shape == Shape::Number;
                }
                self.text.word(at).eq_ignore_ascii_case(word)
            })
    }

    fn quotes(&self) -> bool {
        (self.paragraph.start..self.paragraph.end)
            .any(|at| matches!(self.text.word(at), "\"" | "“" | "”" | "''" | "«"))
    }

    fn lower(&self, at: usize) -> String {
        self.text.word(at).to_lowercase()
    }
}

/// Tells whether a label stands before the name of who took a picture.
fn is_of_pictures(sign: &Sign) -> bool {
    let first = sign.words.first().copied().unwrap_or_default();
    ["photo", "picture", "image", "credit", "illustration"]
        .iter()
        .any(|word| first.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks which paragraphs are left of an article.
    #[track_caller]
    fn check(article: &str, expected: &[&str]) {
        let mut text = Text::new(article, 0);
        leave_out(&mut text);
        let left: Vec<&str> = paragraphs(&text)
            .iter()
            .map(|&paragraph| text.slice(paragraph))
            .collect();
        assert_eq!(left, expected);
    }

    #[test]
    fn what_stands_around_an_article_is_left_out() {
        for line in [
            "Advertisement",
            "ADVERTISEMENT",
            "Share this article",
            "Read more: ‘It is too late,’ says mayor of Lund",
            "▶ Watch: Mayor says the ferry will sail",
            "Sign up for our weekly newsletter, which Ann Orr says you will love",
            "Follow Ann Orr on Twitter @annorr",
            "Follow us on Facebook and Instagram.",
            "© 2025 Harbour Mail. All rights reserved.",
            "Copyright 2025 Harbour Mail",
            "Reporting by Ann Orr in Lund; Editing by Bo Berg",
            "(Reporting by Ann Orr; editing by Bo Berg)",
            "Ann Orr contributed to this report.",
            "Photograph: Ann Orr/Agency",
            "Ann Orr/Getty Images",
            "Ann Orr via Getty Images.",
            "REUTERS/Ann Orr",
            "Mayor Bo Berg says goodbye at the quay. Photograph: Ann Orr/Agency",
            "We use cookies to say more about how you read us.",
            "Our Standards: The Thomson Reuters Trust Principles.",
        ] {
            let article = format!("The quay is shut.\n\n{line}\n\nIt rained.");
            check(&article, &["The quay is shut.", "It rained."]);
        }
    }

    #[test]
    fn of_a_caption_only_the_credit_goes() {
        check(
            "The quay is shut.\n\nMayor Bo Berg holding a letter written by Ann Orr. Image: Ann Orr.",
            &[
                "The quay is shut.",
                "Mayor Bo Berg holding a letter written by Ann Orr.",
            ],
        );
        check(
            "The quay is shut.\n\nMayor Bo Berg at the quay on Monday. (AP Photo/Ann Orr)\n\nIt rained.",
            &[
                "The quay is shut.",
                "Mayor Bo Berg at the quay on Monday.",
                "It rained.",
            ],
        );
    }

    #[test]
    fn real_prose_stays() {
        for line in [
            "Read more books, the mayor said.",
            "Follow the money, Ann Orr said.",
            "Advertisement is not his trade.",
            "Photographs of the quay show a crack, the board said.",
            "Share prices fell, the bank said.",
            "By Monday Ann Orr had left, the board said.",
            "Related costs were lower, Ann Orr said.",
            "More: \"I never said that.\"",
            "Sign up for the army, he said.",
            "Subscribe to that view, the mayor said, and all is lost.",
            "By signing the bill, the mayor said, the council had won.",
            "Reporting by the Mail showed that the quay was unsafe, the board said.",
            "Get out of here, he told the crowd.",
            "The paper's copyright had run out, Reuters said.",
            "Ann Orr of Lund/Malmo said the ferry had sailed.",
        ] {
            let article = format!("The quay is shut.\n\n{line}\n\nIt rained.");
            check(&article, &["The quay is shut.", line, "It rained."]);
        }
    }

    #[test]
    fn bylines_stand_at_the_start_and_writers_at_the_end() {
        let writer = "Ann Orr is a reporter at the Harbour Mail.";
        let filler = "It rained.\n\n".repeat(6);
        let article = format!("Quay shut\n\nBy Ann Orr and Bo Berg\n\n{filler}{writer}");
        let mut expected = vec!["Quay shut"];
        expected.extend(["It rained."; 6]);
        check(&article, &expected);
        let article = format!("{writer}\n\n{filler}By Ann Orr");
        let mut expected = vec![writer];
        expected.extend(["It rained."; 6]);
        expected.push("By Ann Orr");
        check(&article, &expected);
    }

    #[test]
    fn the_paragraphs_around_a_gap_stay_apart() {
        check(
            "The board met\nShare this article.\nand nobody came.",
            &["The board met", "and nobody came."],
        );
    }

    /// Articles with gold statements: no statement may stand in what is left out.
    #[test]
    fn no_gold_statement_is_left_out() {
        let shared = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
        let part = shared.join("corpora/polnear/dev");
        let Ok(gold) = std::fs::read_to_string(part.join("gold.jsonl")) else {
            println!("skipped: no_gold_statement_is_left_out, which needs ../shared/corpora");
            return;
        };
        let (mut left_out, mut statements) = (0, 0);
        for line in gold.lines() {
            let article: serde_json::Value = serde_json::from_str(line).unwrap();
            let name = format!("text/{}.txt", article["doc"].as_str().unwrap());
            let article_text = std::fs::read_to_string(part.join(name)).unwrap();
            let all = Text::new(&article_text, 0);
            let mut kept = Text::new(&article_text, 0);
            leave_out(&mut kept);
            left_out += all.tokens.len() - kept.tokens.len();
            for span in article["statements"].as_array().unwrap() {
                statements += 1;
                for place in span["content"].as_array().unwrap() {
                    let from = place[0].as_u64().unwrap();
                    let is_there = kept.tokens.iter().any(|t| u64::from(t.from) == from);
                    let was_there = all.tokens.iter().any(|t| u64::from(t.from) == from);
                    assert!(is_there || !was_there, "{}: {from}", article["doc"]);
                }
            }
        }
        assert!(
            statements > 2_000 && left_out > 0,
            "{statements}, {left_out}"
        );
    }
}
