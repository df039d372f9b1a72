//! Measures the tagging layers on corpora: how often they are right, and how fast they are.
//!
//! `cargo run --release --example measure -- ../shared/corpora`, and behind it a folder of models
//! to measure in place of those compiled in.

#![expect(clippy::print_stdout, reason = "a program prints its figures")]

#[expect(dead_code, reason = "nothing is learned here")]
mod crf;
#[expect(dead_code, reason = "nothing is learned here")]
mod random;
#[expect(dead_code, reason = "nothing is learned here")]
mod speech;
#[expect(dead_code, reason = "nothing is learned here")]
mod tokens;

use std::path::PathBuf;
use std::time::Duration;

use sayso::extract::speech_training::SpeechLesson;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let corpora = PathBuf::from(arguments.next().unwrap_or("../shared/corpora".to_owned()));
    if let Some(models) = arguments.next().map(PathBuf::from) {
        let _ = sayso::extract::speech_training::install(std::fs::read(models.join("speech.bin"))?);
    }
    parts_of_speech(&corpora)?;
    Ok(())
}

fn parts_of_speech(corpora: &std::path::Path) -> std::io::Result<()> {
    let test = speech::treebank(&corpora.join("pos"), "test")?;
    let mut sets = vec![("EWT test".to_owned(), test)];
    for kind in ["news", "interview", "speech", "bio"] {
        let texts = speech::gum(&corpora.join("gum"), &[&format!("_{kind}_")])?;
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
    let start = cpu_time();
    let tokens: usize = lessons.iter().map(|lesson| lesson.tag().len()).sum();
    let speed = tokens as f64 / (cpu_time() - start).as_secs_f64();
    println!("parts of speech: {tokens} tokens, {speed:.0} a second");
    Ok(())
}

/// Writes a share with two decimals.
fn percent(part: usize, whole: usize) -> String {
    let hundredths = 10_000 * part / whole.max(1);
    format!("{}.{:02} %", hundredths / 100, hundredths % 100)
}

/// Returns the time that this program has spent computing, where the system tells it.
fn cpu_time() -> Duration {
    let times = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = times.split(' ').next().and_then(|n| n.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}
