//! Times every kernel of measures, and the layout, on graphs of three kinds, on one thread.
//!
//! `cargo bench --bench measures`; a part of a group's or a graph's name chooses, as in
//! `cargo bench --bench measures -- betweenness`.

#![expect(clippy::unwrap_used, reason = "a failed bench is meant to stop")]

mod graphs;
mod numbers;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use graphs::Generated;
use sayso::analyze::{
    Distance, Frozen, LayoutOptions, Options, Sampling, Unwatched, find, lay_out,
};

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

/// Times the steps of a layout, with what comes once at its end: 1,000 steps in a second are one in
/// a millisecond.
fn layout(criterion: &mut Criterion) {
    let options = LayoutOptions {
        most_steps: 100,
        ..LayoutOptions::default()
    };
    let mut group = criterion.benchmark_group("layout");
    group.sample_size(10);
    group.throughput(Throughput::Elements(options.most_steps as u64));
    let threads = rayon::ThreadPoolBuilder::new().num_threads(1);
    let one = threads.build().unwrap();
    for generated in graphs() {
        let graph = Frozen::from_edges(generated.node_count, generated.edges, &Options::default());
        let boxes = vec![[20.0, 20.0]; generated.node_count];
        let run = || lay_out(black_box(&graph), &boxes, &options, &Unwatched).unwrap();
        group.bench_function(generated.name, |b| b.iter(|| one.install(run)));
    }
    group.finish();
}

criterion_group!(benches, paths, ranks, structure, communities, layout);
criterion_main!(benches);
