//! RDF: who said what as linked data, in four spellings of the same facts.
//!
//! What becomes of nodes and edges is told in `mapping.rs`.

use std::io::{self, Write};

use oxrdf::Quad;

use self::facts::Facts;
use self::mapping::Mapping;
use self::names::Iris;
pub use self::names::check_base;
use self::syntax::{Speller, Syntax};
use self::vocabulary::schema;
use super::output::{Buffer, Output};
use super::{About, Exporter, Losses, Settings};
use crate::graph::GraphView;

mod evidence;
mod facts;
mod json_ld;
mod mapping;
mod names;
mod syntax;
mod ties;
mod typed;
mod vocabulary;

/// Facts in one spelling.
#[derive(Debug)]
pub(super) struct Rdf {
    name: &'static str,
    /// The ending of its files, and other endings.
    endings: &'static [&'static str],
    file: &'static str,
    summary: &'static str,
    syntax: Syntax,
}

/// The spelling that people read best.
pub(super) const TURTLE: Rdf = Rdf {
    name: "turtle",
    endings: &["ttl"],
    file: "graph.ttl",
    summary: "RDF in Turtle: quotations, people and evidence in common vocabularies",
    syntax: Syntax::Turtle,
};

/// The spelling that programs read fastest.
pub(super) const N_TRIPLES: Rdf = Rdf {
    name: "ntriples",
    endings: &["nt"],
    file: "graph.nt",
    summary: "RDF in N-Triples, a fact a line, for triple stores",
    syntax: Syntax::NTriples,
};

/// The spelling that web pages hold.
pub(super) const JSON_LD: Rdf = Rdf {
    name: "jsonld",
    endings: &["jsonld"],
    file: "graph.jsonld",
    summary: "RDF in JSON-LD, for programs that know JSON",
    syntax: Syntax::JsonLd,
};

/// The spelling that says which document each fact is known from.
pub(super) const TRIG: Rdf = Rdf {
    name: "trig",
    endings: &["trig"],
    file: "graph.trig",
    summary: "RDF with the facts of each document in a graph of their own",
    syntax: Syntax::TriG,
};

impl Exporter for Rdf {
    fn about(&self) -> About {
        About {
            name: self.name,
            extensions: self.endings,
            file_name: self.file,
            summary: self.summary,
            ..About::PLAIN
        }
    }

    fn write(
        &self,
        graph: &GraphView,
        settings: &Settings,
        out: &mut dyn Write,
    ) -> io::Result<Losses> {
        let mapping = Mapping::new(graph, Iris::new(&settings.base)?);
        let (speller, head) = Speller::new(self.syntax, &mapping.iris)?;
        let keeps_documents = self.syntax == Syntax::TriG;
        let record = |out: &mut Buffer, is_first: bool, fill: &dyn Fn(&mut Facts)| {
            let mut facts = Facts::new(&mapping.iris, out);
            fill(&mut facts);
            let facts: Vec<Quad> = facts.finish(keeps_documents);
            speller.write(&facts, is_first, out);
        };
        let mut output = Output::new(out);
        output.raw(&head)?;
        output.write(|out| {
            record(out, true, &|facts| {
                let iri = mapping.iris.graph();
                facts.is_a(&iri, schema::DATASET);
                for (name, value) in graph.values().iter() {
                    facts.own(&iri, name, value);
                }
            });
        })?;
        output.each(graph.node_count(), |number, out| {
            record(out, false, &|facts| mapping.node(number, facts));
        })?;
        output.each(graph.edge_count(), |number, out| {
            if let Some(edge) = graph.edge(number) {
                record(out, false, &|facts| mapping.edge(edge, facts));
            }
        })?;
        let named: Vec<_> = mapping.named().into_iter().collect();
        output.each(named.len(), |number, out| {
            let (what, name) = named[number];
            record(out, false, &|facts| what.describe(name, facts));
        })?;
        output.raw(speller.foot())?;
        Ok(output.finish())
    }
}
