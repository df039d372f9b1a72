//! Measures the tagging layers on corpora: how often they are right, and how fast they are.
//!
//! `cargo run --release --example measure -- ../shared/corpora`, and behind it a folder of models
//! to measure in place of those compiled in.

#![expect(clippy::print_stdout, reason = "a program prints its figures")]
#![expect(clippy::cast_precision_loss, reason = "shares need no more digits")]

#[expect(dead_code, reason = "nothing is learned here")]
mod crf;
#[expect(dead_code, reason = "only words and their tags are needed")]
mod gum;
#[expect(dead_code, reason = "nothing is learned here")]
mod names;
mod random;
#[expect(dead_code, reason = "nothing is learned here")]
mod speech;
mod tokens;

use std::path::PathBuf;

use names::Who;
use sayso::extract::names_training::{KINDS, NamesLesson};
use sayso::extract::speech_training::SpeechLesson;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let corpora = PathBuf::from(arguments.next().unwrap_or("../shared/corpora".to_owned()));
    if let Some(models) = arguments.next().map(PathBuf::from) {
        let read = |name: &str| std::fs::read(models.join(name));
        let early = sayso::extract::speech_training::install(read("speech.bin")?)
            && sayso::extract::names_training::install(read("names.bin")?);
        assert!(early, "models are installed before they are used");
    }
    parts_of_speech(&corpora)?;
    all_names(&corpora)?;
    Ok(())
}

fn parts_of_speech(corpora: &std::path::Path) -> std::io::Result<()> {
    let test = speech::treebank(&corpora.join("pos"), "test")?;
    let mut sets = vec![("EWT test".to_owned(), test)];
    for kind in ["news", "interview", "speech", "bio"] {
        let texts = speech::gum(&corpora.join("gum"), &[kind])?;
        sets.push((format!("GUM {kind}"), texts));
    }
    for (name, texts) in &sets {
        let [all, same] = speech::measure(texts);
        println!(
            "{name:14} {:6} tokens, right {}; cut alike {:6}, right {}",
            all.0,
            percent(all.1, all.0),
            same.0,
            percent(same.1, same.0)
        );
    }
    let lessons: Vec<_> = sets
        .iter()
        .flat_map(|(_, texts)| texts)
        .map(|t| SpeechLesson::new(&t.text))
        .collect();
    let start = cpu_seconds();
    let tokens: usize = lessons.iter().map(|lesson| lesson.tag().len()).sum();
    let speed = tokens as f64 / (cpu_seconds() - start);
    println!("parts of speech: {tokens} tokens, {speed:.0} a second");
    Ok(())
}

/// Measures names: by the rules alone, by the tagger alone, and as extraction uses them.
fn all_names(corpora: &std::path::Path) -> std::io::Result<()> {
    let news = names::polnear(corpora, "dev")?;
    let wiki = names::corpus(&corpora.join("ner/wikigold.tsv.gz"))?;
    for (title, texts) in [("news", &news), ("wikigold", &wiki)] {
        for who in [Who::Rules, Who::Tagger, Who::Both] {
            print_score(title, who, names::measure(texts, who));
        }
    }
    let bins = names::reliability(&news);
    let all: usize = bins.iter().map(|bin| bin.0).sum();
    let mut error = 0.0;
    for (n, (count, right, sum)) in bins.into_iter().enumerate() {
        println!(
            "chance {n}0 %: {count:5} names, right {}",
            percent(right, count)
        );
        error += (f64::from(sum) - right as f64).abs() / all as f64;
    }
    println!("expected calibration error {error:.3}");
    let lessons: Vec<_> = news
        .iter()
        .map(|text| NamesLesson::new(&text.text))
        .collect();
    let start = cpu_seconds();
    let found: usize = lessons.iter().map(|lesson| lesson.decided().len()).sum();
    let time = (cpu_seconds() - start) * 1000.0 / lessons.len() as f64;
    println!("names: {found} names, {time:.2} ms for an article");
    Ok(())
}

/// Prints precision, recall and F1 of each kind, and of all.
fn print_score(title: &str, who: Who, score: names::Score) {
    let mut all = [0; 3];
    let mut line = format!("{title:9} {:7}", format!("{who:?}"));
    let rate = |[found, marked, both]: [usize; 3]| {
        let share = |whole: usize| 100.0 * both as f64 / whole.max(1) as f64;
        let f1 = 200.0 * both as f64 / (found + marked).max(1) as f64;
        format!("{:5.1} {:5.1} {f1:5.1}", share(found), share(marked))
    };
    for (kind, counts) in KINDS.iter().zip(score) {
        line.push_str(" | ");
        line.push_str(kind);
        line.push(' ');
        line.push_str(&rate(counts));
        for (sum, count) in all.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    println!("{line} | all {}", rate(all));
}

/// Writes a share with two decimals.
fn percent(part: usize, whole: usize) -> String {
    let hundredths = 10_000 * part / whole.max(1);
    format!("{}.{:02} %", hundredths / 100, hundredths % 100)
}

/// Returns the seconds that this program has spent computing, where the system tells them.
fn cpu_seconds() -> f64 {
    let times = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = times.split(' ').next().and_then(|n| n.parse::<f64>().ok());
    nanoseconds.unwrap_or(0.0) / 1e9
}
