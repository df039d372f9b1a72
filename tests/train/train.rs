//! Learns the weights in `data/models/` from the corpora.
//!
//! `cargo run --release --example train -- ../shared/corpora data/models`, and behind it, where
//! only a part is wanted: every how many articles to read, and which models to learn (`speech`,
//! `names`, `attribution`).

#![expect(clippy::print_stderr, reason = "a program tells how far it has come")]

mod attribution;
mod corpus;
mod crf;
mod links;
#[expect(dead_code, reason = "nothing is measured here")]
mod names;
mod random;
#[expect(dead_code, reason = "nothing is measured here")]
mod speech;
mod tokens;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let corpora = PathBuf::from(arguments.next().unwrap_or("../shared/corpora".to_owned()));
    let models = PathBuf::from(arguments.next().unwrap_or("data/models".to_owned()));
    let every: usize = arguments.next().map_or(Ok(1), |n| n.parse())?;
    let mut parts: Vec<String> = arguments.collect();
    let silver = parts.iter().position(|part| part == "--silver").map(|at| {
        let folder = parts.drain(at..).nth(1);
        PathBuf::from(folder.unwrap_or_default())
    });
    let start = Instant::now();
    let say = |what: &str| eprintln!("{:6.1} s  {what}", start.elapsed().as_secs_f32());
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|p| p == part);
    fs::create_dir_all(&models)?;
    if wanted("speech") {
        train_speech(&corpora, &models, every, &say)?;
    }
    if let Some(folder) = silver
        .as_deref()
        .filter(|_| parts.iter().any(|p| p == "known"))
    {
        let list = fs::read_to_string(folder.join("known.tsv"))?;
        let lines = list.lines().filter_map(|line| line.split_once('\t'));
        let names = lines.filter_map(|(name, bits)| Some((name, bits.parse().ok()?)));
        let bytes = sayso::extract::names_training::compile(names);
        fs::write(models.join("names-known.bin"), bytes)?;
        say("known names: build again to use them");
    }
    if wanted("names") {
        train_names(&corpora, &models, every, &say)?;
    }
    if wanted("attribution") {
        train_attribution(&corpora, &models, every, &say)?;
    }
    say("done");
    Ok(())
}

/// Learns parts of speech; the layers that stand on it use what was learned.
fn train_speech(corpora: &Path, models: &Path, every: usize, say: &dyn Fn(&str)) -> Outcome {
    let texts: Vec<_> = speech::texts(corpora)?.into_iter().step_by(every).collect();
    say(&format!("parts of speech: {} texts", texts.len()));
    let bytes = speech::train(&texts, speech::options())?;
    fs::write(models.join("speech.bin"), &bytes)?;
    if !sayso::extract::speech_training::install(bytes) {
        return Err("parts of speech were asked for before they were learned".into());
    }
    Ok(())
}

/// Learns names; the layers that stand on them use what was learned.
fn train_names(corpora: &Path, models: &Path, every: usize, say: &dyn Fn(&str)) -> Outcome {
    let mut texts = names::polnear(corpora, "train")?;
    texts.extend(names::corpus(&corpora.join("ner/wnut_train.tsv.gz"))?);
    texts.extend(names::corpus(&corpora.join("ner/wikigold.tsv.gz"))?);
    let texts: Vec<_> = texts.into_iter().step_by(every).collect();
    let count: usize = texts.iter().map(|text| text.names.len()).sum();
    say(&format!("names: {} texts, {count} names", texts.len()));
    let bytes = names::train(&texts, names::options())?;
    fs::write(models.join("names.bin"), &bytes)?;
    if !sayso::extract::names_training::install(bytes) {
        return Err("names were asked for before they were learned".into());
    }
    Ok(())
}

fn train_attribution(corpora: &Path, models: &Path, every: usize, say: &dyn Fn(&str)) -> Outcome {
    let articles = corpus::polnear(&corpora.join("polnear/train"))?;
    let articles: Vec<_> = articles.into_iter().step_by(every).collect();
    say(&format!("attribution: {} articles", articles.len()));
    let files = attribution::train(&articles, attribution::Plan::default(), say)?;
    fs::write(models.join("attribution-1.bin"), files.first)?;
    fs::write(models.join("attribution-2.bin"), files.second)?;
    fs::write(models.join("links.bin"), files.links)?;
    Ok(())
}
