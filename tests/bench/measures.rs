//! Times every kernel of measures on graphs of three kinds, on one thread.
//!
//! `cargo bench --bench measures`; a part of a group's or a graph's name chooses, as in
//! `cargo bench --bench measures -- betweenness`.

#![expect(clippy::unwrap_used, reason = "a failed bench is meant to stop")]

mod graphs;
mod numbers;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use graphs::Generated;
use sayso::analyze::{Distance, Frozen, Options, Sampling, find};

/// Graphs of about a hundred thousand edges.
fn graphs() -> [Generated; 3] {
    [
        graphs::rmat(14, 100_000, 1),
        graphs::planted(10_000, 100_000, 2),
        graphs::statements(70_000, 3),
    ]
}

/// Times some measures on every graph, read as the options say.
fn group(criterion: &mut Criterion, name: &str, measures: &[&str], options: &Options) {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10);
    let threads = rayon::ThreadPoolBuilder::new().num_threads(1);
    let one = threads.build().unwrap();
    for generated in graphs() {
        let edges = generated.edges.iter().copied();
        let graph = Frozen::from_edges(generated.node_count, edges, options);
        group.throughput(Throughput::Elements(generated.edges.len() as u64));
        for measure in measures.iter().map(|name| find(name).unwrap()) {
            let name = format!("{} {}", measure.name(), generated.name);
            group.bench_function(name, |b| {
                // A fresh copy each time: a graph remembers what several measures need.
                let run = |graph: Frozen| one.install(|| measure.values(black_box(&graph)));
                b.iter_batched(|| graph.clone(), run, BatchSize::LargeInput);
            });
        }
    }
    group.finish();
}

/// Options of undirected graphs.
fn undirected(distance: Distance, sampling: Sampling) -> Options {
    Options {
        directed: false,
        distance,
        sampling,
        ..Options::default()
    }
}

fn paths(criterion: &mut Criterion) {
    let passing = ["betweenness", "edge_betweenness"];
    let far = ["closeness", "eccentricity"];
    let hops = |sampling| undirected(Distance::Hops, sampling);
    group(criterion, "paths, hops", &far, &hops(Sampling::Never));
    group(criterion, "paths, hops", &passing, &hops(Sampling::Never));
    group(
        criterion,
        "paths, sampled",
        &passing,
        &hops(Sampling::Within(0.01)),
    );
    let by_weight = undirected(Distance::InverseWeight, Sampling::Never);
    group(
        criterion,
        "paths, by weight",
        &["betweenness", "closeness"],
        &by_weight,
    );
}

fn ranks(criterion: &mut Criterion) {
    let flows = ["pagerank", "eigenvector", "katz", "hub"];
    group(criterion, "ranks", &flows, &Options::default());
}

fn structure(criterion: &mut Criterion) {
    let both_ways = ["core", "clustering", "constraint", "articulation"];
    let options = undirected(Distance::Hops, Sampling::Never);
    group(criterion, "structure", &both_ways, &options);
    let components = ["weak_component", "strong_component"];
    group(criterion, "components", &components, &Options::default());
}

fn communities(criterion: &mut Criterion) {
    let found = ["louvain", "leiden", "label_propagation"];
    let options = undirected(Distance::Hops, Sampling::Never);
    group(criterion, "communities", &found, &options);
}

criterion_group!(benches, paths, ranks, structure, communities);
criterion_main!(benches);
