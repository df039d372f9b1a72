//! Times the way from articles to records: layer by layer, and whole.
//!
//! `cargo bench --bench extract`; the articles are invented, and those of `PolNeAR` dev are timed
//! as well where they are at hand. The time of a layer that needs others holds theirs, too: that of
//! the second pass is `two passes` less `first pass`, that of links `links` less `two passes`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a failed bench is meant to stop"
)]

mod articles;

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso::extract::extract;
use sayso::extract::training::Lesson;
use sayso::model::{Document, Id};
use sayso::write::write_findings;

/// How many articles are invented.
const ARTICLES: usize = 40;

/// A layer: its name, and what runs it.
type Layer = (&'static str, fn(&Lesson<'_>) -> usize);

const LAYERS: [Layer; 7] = [
    ("parts of speech", |lesson| lesson.tag_speech()),
    ("names", |lesson| lesson.find_names()),
    ("rules", |lesson| lesson.follow_rules()),
    ("columns", |lesson| lesson.fill_columns()),
    ("first pass", |lesson| lesson.label_once()),
    ("two passes", |lesson| lesson.label_twice()),
    ("links", |lesson| lesson.link()),
];

fn time(criterion: &mut Criterion, name: &str, texts: &[String]) {
    let mut group = criterion.benchmark_group(name);
    group
        .sample_size(10)
        .throughput(Throughput::Elements(texts.len() as u64));
    group.bench_function("tokens, sentences, speech, names, rules", |b| {
        b.iter(|| {
            texts
                .iter()
                .map(|text| Lesson::new(text).count())
                .sum::<usize>()
        });
    });
    let lessons: Vec<Lesson<'_>> = texts.iter().map(|text| Lesson::new(text)).collect();
    for (layer, run) in LAYERS {
        group.bench_function(layer, |b| {
            b.iter(|| lessons.iter().map(run).sum::<usize>());
        });
    }
    let documents: Vec<Document> = texts.iter().map(|text| document(text)).collect();
    group.bench_function("whole", |b| {
        b.iter(|| {
            for document in &documents {
                black_box(extract(document));
            }
        });
    });
    group.bench_function("whole, written", |b| {
        b.iter(|| {
            let mut lines = Vec::new();
            for document in &documents {
                write_findings(document, &extract(document), &mut lines).unwrap();
            }
            lines.len()
        });
    });
    group.finish();
}

fn document(text: &str) -> Document {
    let mut document = Document::new(Id::document("bench", text));
    document.text = Some(text.to_owned());
    document
}

fn articles(criterion: &mut Criterion) {
    let texts: Vec<String> = (0..ARTICLES).map(articles::article).collect();
    time(criterion, "invented", &texts);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/polnear/dev/text");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: {} is absent", folder.display());
        return;
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let texts: Vec<String> = paths
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    time(criterion, "polnear", &texts);
}

criterion_group!(benches, articles);
criterion_main!(benches);
