//! What programs do with GraphML, graphs and nodes that not everyone expects: the rules, as data.

use Harm::{Changed, Dropped, Refused};
use Program::{GephiLite, Igraph, Jgrapht, Networkit, Networkx};

use crate::check::{Effect, Harm, Program, Rule};

pub(super) static NODE_ID: Rule = Rule {
    name: "graphml-node-id",
    when: "a node has no id",
    effects: &[
        Effect {
            programs: &[Igraph, Networkit],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Jgrapht],
            harm: Refused,
            outcome: "the file is refused, unless validation is off",
        },
        Effect {
            programs: &[Networkx],
            harm: Changed,
            outcome: "its id is the text None",
        },
        Effect {
            programs: &[GephiLite],
            harm: Changed,
            outcome: "its id is an empty text",
        },
    ],
    hint: "give every node an id of its own",
    source: "GraphML 1.0 schema; igraph 1.0, NetworKit 11, networkx 3.6 and graphology 0.26 run",
};

pub(super) static HYPEREDGE: Rule = Rule {
    name: "graphml-hyperedge",
    when: "an edge joins any number of nodes",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Igraph, GephiLite, Networkit],
            harm: Dropped,
            outcome: "the edge is lost",
        },
    ],
    hint: "write an edge for every two of the nodes, or a node in the middle",
    source: "networkx 3.6, igraph 1.0, NetworKit 11 and graphology 0.26 run",
};

pub(super) static GRAPHS: Rule = Rule {
    name: "graphml-graphs",
    when: "there are two graphs",
    effects: &[
        Effect {
            programs: &[Networkx, Igraph, Networkit],
            harm: Dropped,
            outcome: "the first graph alone is read",
        },
        Effect {
            programs: &[GephiLite],
            harm: Changed,
            outcome: "the graphs become one",
        },
    ],
    hint: "write every graph into a file of its own",
    source: "networkx 3.6, igraph 1.0, NetworKit 11 and graphology 0.26 run",
};
