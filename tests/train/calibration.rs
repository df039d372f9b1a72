//! How far confidence can be trusted: what it says, and how often it is right.

use std::fmt::Write;

use sayso::extract::training::{Gold, Lesson};
use sayso::extract::{Options, Preference, extract_with};
use sayso::model::{Document, Id, Span, Statement};

use crate::corpus::Article;

/// Extracts articles with the weights that are compiled in and returns, as Markdown, how often
/// statements of each confidence are right, and what each preference reaches.
pub(crate) fn table(articles: &[Article]) -> Result<String, std::fmt::Error> {
    let mut text = String::from("| preference | precision | recall | F1 |\n|---|---|---|---|\n");
    let preferences = [
        ("balanced", Preference::Balanced),
        ("recall", Preference::Recall),
        ("precision", Preference::Precision),
    ];
    let mut reliability = String::new();
    for (name, preference) in preferences {
        let mut bins = [Bin::default(); 10];
        let mut gold = 0;
        for article in articles {
            gold += article
                .gold
                .iter()
                .filter(|g| !g.content.is_empty())
                .count();
            count(article, preference, &mut bins);
        }
        let total = bins.iter().fold(Bin::default(), Bin::plus);
        let precision = total.right / total.count.max(1.0);
        let recall = total.right / f64::from(u32::try_from(gold).unwrap_or(u32::MAX)).max(1.0);
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        let percent = |share: f64| format!("{:.1}", share * 100.0);
        let figures = [precision, recall, f1].map(percent).join(" | ");
        writeln!(text, "| {name} | {figures} |")?;
        if preference == Preference::Balanced {
            reliability = describe(&bins)?;
        }
    }
    Ok(format!("{text}\n{reliability}"))
}

/// Statements of about one confidence.
#[derive(Debug, Clone, Copy, Default)]
struct Bin {
    count: f64,
    right: f64,
    confidence: f64,
}

impl Bin {
    fn plus(self, other: &Self) -> Self {
        Self {
            count: self.count + other.count,
            right: self.right + other.right,
            confidence: self.confidence + other.confidence,
        }
    }
}

/// Counts the statements found in an article; each statement by hand is found once.
fn count(article: &Article, preference: Preference, bins: &mut [Bin; 10]) {
    let lesson = Lesson::new(&article.text);
    let mut document = Document::new(Id::from(article.name.as_str()));
    document.text = Some(article.text.clone());
    let records = extract_with(&document, &Options::preferring(preference));
    let mut found: Vec<&Statement> = records.statements.values().collect();
    let confidence = |statement: &Statement| statement.confidence.unwrap_or(1.0);
    found.sort_by(|a, b| {
        confidence(b)
            .total_cmp(&confidence(a))
            .then(a.id.cmp(&b.id))
    });
    let mut left: Vec<Gold> = article.gold.clone();
    for statement in found {
        let spans = |spans: &[Span]| spans.iter().map(|s| (s.start, s.end)).collect();
        let guess = Gold {
            source: spans(&statement.spans.source),
            cue: spans(&statement.spans.cue),
            content: spans(&statement.spans.content),
        };
        let answer = lesson.answer(&guess, &left);
        // What goes on is part of a statement that others are part of, too.
        if let Some(number) = answer.filter(|_| !guess.cue.is_empty()) {
            left.swap_remove(number);
        }
        let confidence = confidence(statement);
        // The steps are tenths.
        let step = (1..10)
            .filter(|&n| confidence >= f64::from(n) / 10.0)
            .count();
        bins[step] = bins[step].plus(&Bin {
            count: 1.0,
            right: f64::from(u8::from(answer.is_some())),
            confidence,
        });
    }
}

fn describe(bins: &[Bin; 10]) -> Result<String, std::fmt::Error> {
    let mut text = String::from("| confidence | statements | mean | right |\n|---|---|---|---|\n");
    let (mut error, mut all) = (0.0, 0.0);
    for (number, bin) in bins.iter().enumerate().filter(|(_, bin)| bin.count > 0.0) {
        let (mean, right) = (bin.confidence / bin.count, bin.right / bin.count);
        writeln!(
            text,
            "| 0.{number} | {} | {mean:.2} | {right:.2} |",
            bin.count
        )?;
        error += (bin.confidence - bin.right).abs();
        all += bin.count;
    }
    writeln!(
        text,
        "\nExpected calibration error: {:.3}",
        error / f64::max(all, 1.0)
    )?;
    Ok(text)
}
