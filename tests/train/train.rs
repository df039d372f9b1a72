//! Learns the weights in `data/models/` from the corpora.
//!
//! `cargo run --release --example train -- ../shared/corpora data/models`, and behind it, where
//! only a part is wanted: every how many articles to read, and which models to learn (`speech`,
//! `names`, `attribution`, `pronouns`).
//!
//! - `--silver FOLDER` with the part `known` compiles the list of names that `gazetteers.py` wrote.
//! - `--calibration` learns nothing, but prints how far the confidence of the weights that are
//!   compiled in can be trusted on the dev part.
//! - `--unseen FILE` writes no weights, but the statements of each article of the train part, found
//!   by weights that were learned without it: predictions for the corpus' scorer.

#![expect(clippy::print_stderr, reason = "a program tells how far it has come")]

#[expect(dead_code, reason = "single figures are not asked for here")]
mod answers;
mod attribution;
mod calibration;
mod choices;
mod corpus;
mod crf;
mod gum;
mod links;
#[expect(dead_code, reason = "nothing is measured here")]
mod names;
mod pronouns;
mod random;
#[expect(dead_code, reason = "nothing is measured here")]
mod speech;
mod tokens;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let silver = path_behind(&mut arguments, "--silver");
    let unseen = path_behind(&mut arguments, "--unseen");
    let calibrates = arguments.iter().any(|argument| argument == "--calibration");
    arguments.retain(|argument| argument != "--calibration");
    let mut arguments = arguments.into_iter();
    let corpora = PathBuf::from(arguments.next().unwrap_or("../shared/corpora".to_owned()));
    let models = PathBuf::from(arguments.next().unwrap_or("data/models".to_owned()));
    let every: usize = arguments.next().map_or(Ok(1), |n| n.parse())?;
    let parts: Vec<String> = arguments.collect();
    let start = Instant::now();
    let say = |what: &str| eprintln!("{:6.1} s  {what}", start.elapsed().as_secs_f32());
    if calibrates {
        let articles = corpus::polnear(&corpora.join("polnear/dev"))?;
        eprint!("{}", calibration::table(&articles)?);
        return Ok(());
    }
    if let Some(file) = unseen {
        return write_unseen(&corpora, &file, every, &say);
    }
    let named = |part: &str| parts.iter().any(|p| p == part);
    let wanted = |part: &str| parts.is_empty() || named(part);
    fs::create_dir_all(&models)?;
    if let Some(folder) = silver.filter(|_| named("known")) {
        compile_known(&folder, &models)?;
        say("known names: build again to use them");
    }
    if wanted("speech") {
        train_speech(&corpora, &models, every, &say)?;
    }
    if wanted("names") {
        train_names(&corpora, &models, every, &say)?;
    }
    if wanted("attribution") {
        train_attribution(&corpora, &models, every, &say)?;
    }
    if wanted("pronouns") {
        train_pronouns(&corpora, &models, every, &say)?;
    }
    say("done");
    Ok(())
}

/// Takes an option with the path behind it out of the arguments.
fn path_behind(arguments: &mut Vec<String>, option: &str) -> Option<PathBuf> {
    let at = arguments.iter().position(|argument| argument == option)?;
    let path = arguments.drain(at..arguments.len().min(at + 2)).nth(1);
    Some(PathBuf::from(path.unwrap_or_default()))
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

/// Compiles the list of known names; it is used once the program is built again.
fn compile_known(silver: &Path, models: &Path) -> Outcome {
    let list = fs::read_to_string(silver.join("known.tsv"))?;
    let lines = list.lines().filter_map(|line| line.split_once('\t'));
    let names = lines.filter_map(|(name, bits)| Some((name, bits.parse().ok()?)));
    let bytes = sayso::extract::names_training::compile(names);
    Ok(fs::write(models.join("names-known.bin"), bytes)?)
}

/// Learns attribution on top of all other layers.
fn train_attribution(corpora: &Path, models: &Path, every: usize, say: &dyn Fn(&str)) -> Outcome {
    let articles = articles(corpora, every)?;
    say(&format!("attribution: {} articles", articles.len()));
    let files = attribution::train(&articles, attribution::Plan::default(), say)?;
    fs::write(models.join("attribution-1.bin"), files.first)?;
    fs::write(models.join("attribution-2.bin"), files.second)?;
    fs::write(models.join("links.bin"), files.links)?;
    fs::write(models.join("judge.bin"), files.judge)?;
    Ok(())
}

/// Writes the statements of each article that weights find which were learned without it.
fn write_unseen(corpora: &Path, file: &Path, every: usize, say: &dyn Fn(&str)) -> Outcome {
    let articles = articles(corpora, every)?;
    let found = attribution::find_unseen(&articles, attribution::Plan::default(), say)?;
    Ok(fs::write(file, corpus::predictions(&articles, &found))?)
}

/// Learns whom pronouns mean. Statements are found with the weights of attribution that are
/// compiled in.
fn train_pronouns(corpora: &Path, models: &Path, every: usize, say: &dyn Fn(&str)) -> Outcome {
    let documents = gum::read(&corpora.join("gum"), &gum::GENRES)?;
    let documents: Vec<_> = documents.into_iter().step_by(every).collect();
    // What genders show is learned from every second article only: of all of them it outweighs the
    // marked documents: in an earlier version, of 267 subjects in unseen ones 236 were right for
    // 245.
    let articles = articles(corpora, 2 * every)?;
    let file = pronouns::train(&documents, &articles, pronouns::Plan::default(), say);
    fs::write(models.join("pronouns.tsv"), file)?;
    Ok(())
}

fn articles(corpora: &Path, every: usize) -> std::io::Result<Vec<corpus::Article>> {
    let articles = corpus::polnear(&corpora.join("polnear/train"))?;
    Ok(articles.into_iter().step_by(every).collect())
}
