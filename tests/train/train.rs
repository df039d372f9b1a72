//! Learns the weights in `data/models/` from the corpora.
//!
//! `cargo run --release --example train -- ../shared/corpora data/models`

#![expect(clippy::print_stderr, reason = "a program tells how far it has come")]

mod attribution;
mod corpus;
mod crf;
mod links;
mod random;

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let corpora = PathBuf::from(arguments.next().unwrap_or("../shared/corpora".to_owned()));
    let models = PathBuf::from(arguments.next().unwrap_or("data/models".to_owned()));
    let every: usize = arguments.next().map_or(Ok(1), |n| n.parse())?;
    let start = Instant::now();
    let say = |what: &str| eprintln!("{:6.1} s  {what}", start.elapsed().as_secs_f32());
    let articles = corpus::polnear(&corpora.join("polnear/train"))?;
    let articles: Vec<_> = articles.into_iter().step_by(every).collect();
    say(&format!("{} articles", articles.len()));
    let files = attribution::train(&articles, attribution::Plan::default(), &say)?;
    fs::create_dir_all(&models)?;
    fs::write(models.join("attribution-1.bin"), files.first)?;
    fs::write(models.join("attribution-2.bin"), files.second)?;
    fs::write(models.join("links.bin"), files.links)?;
    say("done");
    Ok(())
}
