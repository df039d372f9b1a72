//! What programs do with graphs in JSON, nodes and edges that a spelling does not allow: the rules,
//! as data.

use Harm::{Changed, Dropped, Refused};
use Program::{Cytoscape, GephiLite, Networkx};

use crate::check::{Effect, Harm, Program, Rule};

pub(super) static N_NODES: Rule = Rule {
    name: "json-node-link-nodes",
    when: "the nodes are no list of objects",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write \"nodes\": [{\"id\": ...}, ...]",
    source: "networkx 3.6 run",
};

pub(super) static N_ID: Rule = Rule {
    name: "json-node-link-id",
    when: "the id of a node, or the end of an edge, is null or an object",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "give every node a text or a number as its id",
    source: "networkx 3.6 run",
};

pub(super) static G_ENDS: Rule = Rule {
    name: "json-graphology-ends",
    when: "an edge has no source or no target",
    effects: &[Effect {
        programs: &[GephiLite],
        harm: Refused,
        outcome: "the import crashes",
    }],
    hint: "write source and target, or delete the edge",
    source: "graphology 0.26 run",
};

pub(super) static C_ENDS: Rule = Rule {
    name: "json-cytoscape-ends",
    when: "an edge has no source or no target",
    effects: &[Effect {
        programs: &[Cytoscape],
        harm: Refused,
        outcome: "the import crashes",
    }],
    hint: "write source and target, or delete the edge",
    source: "Cytoscape.js 3.34 run",
};

pub(super) static X_UNDECLARED: Rule = Rule {
    name: "json-cx2-undeclared",
    when: "an edge leads to or from a node that the file does not have",
    effects: &[Effect {
        programs: &[Cytoscape],
        harm: Dropped,
        outcome: "the file is refused, or the edge is lost",
    }],
    hint: "add the node, or mend the id in the edge",
    source: "CX2 specification",
};

pub(super) static X_VALUE: Rule = Rule {
    name: "json-cx2-value",
    when: "a value is not of the type that its attribute declares",
    effects: &[Effect {
        programs: &[Cytoscape],
        harm: Changed,
        outcome: "the file is refused, or the value is lost",
    }],
    hint: "mend the value, or declare the attribute a string and write it as one",
    source: "CX2 specification",
};

pub(super) static J_TWICE: Rule = Rule {
    name: "json-jgf-twice",
    when: "two nodes have the same id",
    effects: &[Effect {
        programs: &[],
        harm: Dropped,
        outcome: "the last one alone is kept",
    }],
    hint: "give every node an id of its own",
    source: "JSON Graph Format 2, RFC 8259",
};

pub(super) static J_ENDS: Rule = Rule {
    name: "json-jgf-ends",
    when: "an edge has no source or no target",
    effects: &[Effect {
        programs: &[],
        harm: Dropped,
        outcome: "the edge joins nothing",
    }],
    hint: "write source and target, or delete the edge",
    source: "JSON Graph Format 2",
};

pub(super) static J_UNDECLARED: Rule = Rule {
    name: "json-jgf-undeclared",
    when: "an edge leads to or from a node that the file does not have",
    effects: &[Effect {
        programs: &[],
        harm: Dropped,
        outcome: "the edge leads nowhere",
    }],
    hint: "add the node, or mend the id in the edge",
    source: "JSON Graph Format 2",
};
