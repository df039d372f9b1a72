//! Times the way from 100,000 statements to graph files: building, measuring, each format.
//!
//! `cargo bench --bench export`; with `SAYSO_BENCH_FILE=PATH` it writes the statements to a file
//! as well, to time the whole program on them.

#![expect(clippy::unwrap_used, reason = "a failed bench is meant to stop")]

#[path = "../common/files.rs"]
mod files;
mod generate;
mod numbers;

use std::hint::black_box;
use std::io::BufWriter;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso::analyze::{self, MEASURES};
use sayso::export::EXPORTERS;
use sayso::graph::{Filter, Multi, Shape, View, build};
use sayso::pipeline::Network;
use sayso::write;

const STATEMENTS: u64 = 100_000;

fn export(criterion: &mut Criterion) {
    let records = generate::records(STATEMENTS);
    if let Some(path) = std::env::var_os("SAYSO_BENCH_FILE") {
        let mut file = BufWriter::new(std::fs::File::create(path).unwrap());
        write::write_lines(&records, &mut file).unwrap();
    }

    let mut group = criterion.benchmark_group("graph");
    group
        .sample_size(10)
        .throughput(Throughput::Elements(STATEMENTS));
    for view in View::ALL {
        for multi in Multi::ALL {
            let name = format!("{} {}", view.as_str(), multi.as_str());
            group.bench_function(name, |b| {
                b.iter(|| build(black_box(&records), Shape { view, multi }));
            });
        }
    }
    group.finish();

    let filter = Filter::default();
    let mut network = Network::new(&records, View::Actors, &filter);
    let mut group = criterion.benchmark_group("measure");
    group.sample_size(10);
    for &measure in MEASURES {
        group.bench_function(measure.name(), |b| {
            b.iter(|| {
                analyze::analyze(network.measured(), &[measure], &analyze::Options::default())
            });
        });
    }
    group.finish();

    let options = analyze::Options::default();
    let _ = network.measure(MEASURES, &options, &[], &analyze::Unwatched);
    let mut group = criterion.benchmark_group("format");
    group.sample_size(10);
    for exporter in EXPORTERS {
        let graph = network.graph(exporter.about().usual_shape);
        let files = files::written(*exporter, &graph).0;
        let size: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        group.throughput(Throughput::Bytes(size as u64));
        group.bench_function(exporter.name(), |b| {
            b.iter(|| files::written(*exporter, black_box(&graph)));
        });
    }
    group.finish();
}

criterion_group!(benches, export);
criterion_main!(benches);
