//! What programs do with graphs in JSON: the rules, as data.

use Harm::{Changed, Dropped, Refused};
use Program::{Cytoscape, GephiLite, Jgrapht, Networkx};

use crate::check::{Effect, Harm, Program, Rule};

pub(super) static SYNTAX: Rule = Rule {
    name: "json-syntax",
    when: "the file is no JSON",
    effects: &[Effect {
        programs: &[GephiLite, Cytoscape, Networkx, Jgrapht],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write the file again with the program that made it, or mend this place",
    source: "RFC 8259; networkx 3.6 run",
};

pub(super) static NUMBER: Rule = Rule {
    name: "json-nan",
    when: "NaN or Infinity stands as a value, which JSON does not know",
    effects: &[Effect {
        programs: &[GephiLite, Cytoscape, Jgrapht],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write null, or leave the value out",
    source: "RFC 8259; JGraphT 1.5 run; Python alone reads it",
};

pub(super) static MARK: Rule = Rule {
    name: "json-mark",
    when: "the file starts with a byte order mark",
    effects: &[Effect {
        programs: &[Networkx, Jgrapht],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "save the file as UTF-8 without the mark",
    source: "Python 3.11 and JGraphT 1.5 run",
};

pub(super) static ENCODING: Rule = Rule {
    name: "json-encoding",
    when: "the text is not in UTF-8",
    effects: &[Effect {
        programs: &[Networkx, GephiLite, Cytoscape],
        harm: Refused,
        outcome: "the file is refused, or its letters are wrong",
    }],
    hint: "save the file as UTF-8",
    source: "RFC 8259; Python 3.11 run",
};

pub(super) static LINKS: Rule = Rule {
    name: "json-node-link-links",
    when: "edges are called links, not edges",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "version 3.6 and later refuse the file",
        },
        Effect {
            programs: &[Jgrapht],
            harm: Dropped,
            outcome: "all edges are lost",
        },
    ],
    hint: "call them edges, or read them with node_link_graph(data, edges=\"links\")",
    source: "networkx 3.6 and JGraphT 1.5 run",
};

pub(super) static ENDS: Rule = Rule {
    name: "json-node-link-ends",
    when: "an edge has no source or no target",
    effects: &[Effect {
        programs: &[Networkx, Jgrapht],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "call the ends of edges source and target",
    source: "networkx 3.6 and JGraphT 1.5 run",
};

pub(super) static DIRECTED: Rule = Rule {
    name: "json-node-link-directed",
    when: "the file does not say whether edges are directed",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Changed,
        outcome: "all edges are taken for undirected",
    }],
    hint: "write \"directed\": true or false",
    source: "networkx 3.6 run",
};

pub(super) static SINGLE: Rule = Rule {
    name: "json-node-link-parallel",
    when: "two edges join the same two nodes, and \"multigraph\" is false, or their keys are the same",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Dropped,
        outcome: "the last edge alone is kept",
    }],
    hint: "write \"multigraph\": true, and a key of its own on every edge",
    source: "networkx 3.6 run",
};

pub(super) static NODE_TWICE: Rule = Rule {
    name: "json-node-link-twice",
    when: "two nodes have the same id",
    effects: &[
        Effect {
            programs: &[Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Networkx],
            harm: Dropped,
            outcome: "the two become one node",
        },
    ],
    hint: "give every node an id of its own",
    source: "networkx 3.6 and JGraphT 1.5 run",
};

pub(super) static UNDECLARED: Rule = Rule {
    name: "json-node-link-undeclared",
    when: "an edge leads to or from a node that the file does not have",
    effects: &[
        Effect {
            programs: &[Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Networkx],
            harm: Changed,
            outcome: "a node without attributes is added",
        },
    ],
    hint: "add the node, or mend the id in the edge",
    source: "networkx 3.6 and JGraphT 1.5 run",
};

pub(super) static G_PARALLEL: Rule = Rule {
    name: "json-graphology-parallel",
    when: "two edges join the same two nodes, and options.multi is not true",
    effects: &[Effect {
        programs: &[GephiLite],
        harm: Refused,
        outcome: "the import crashes",
    }],
    hint: "write \"options\": {\"multi\": true}",
    source: "graphology 0.26 run",
};

pub(super) static G_TWICE: Rule = Rule {
    name: "json-graphology-twice",
    when: "two nodes, or two edges, have the same key",
    effects: &[Effect {
        programs: &[GephiLite],
        harm: Refused,
        outcome: "the import crashes",
    }],
    hint: "give every node and every edge a key of its own",
    source: "graphology 0.26 run",
};

pub(super) static G_UNDECLARED: Rule = Rule {
    name: "json-graphology-undeclared",
    when: "an edge leads to or from a node that the file does not have",
    effects: &[Effect {
        programs: &[GephiLite],
        harm: Refused,
        outcome: "the import crashes",
    }],
    hint: "add the node, or mend the key in the edge",
    source: "graphology 0.26 run",
};

pub(super) static G_LOOP: Rule = Rule {
    name: "json-graphology-loop",
    when: "an edge joins a node to itself, and options.allowSelfLoops is false",
    effects: &[Effect {
        programs: &[GephiLite],
        harm: Refused,
        outcome: "the import crashes",
    }],
    hint: "write \"allowSelfLoops\": true",
    source: "graphology 0.26 run",
};

pub(super) static G_TYPE: Rule = Rule {
    name: "json-graphology-type",
    when: "an edge is undirected, and options.type is directed",
    effects: &[Effect {
        programs: &[GephiLite],
        harm: Refused,
        outcome: "the import crashes",
    }],
    hint: "write \"type\": \"mixed\"",
    source: "graphology 0.26 run",
};

pub(super) static G_PRECISION: Rule = Rule {
    name: "json-graphology-precision",
    when: "a whole number beyond 2^53 is none that floating-point numbers hold",
    effects: &[Effect {
        programs: &[GephiLite],
        harm: Changed,
        outcome: "the number is rounded",
    }],
    hint: "write the number as a text",
    source: "graphology 0.26 run",
};

pub(super) static C_TWICE: Rule = Rule {
    name: "json-cytoscape-twice",
    when: "two nodes, or two edges, have the same id",
    effects: &[Effect {
        programs: &[Cytoscape],
        harm: Dropped,
        outcome: "the second one is left out",
    }],
    hint: "give every node and every edge an id of its own",
    source: "Cytoscape.js 3.34 run",
};

pub(super) static C_UNDECLARED: Rule = Rule {
    name: "json-cytoscape-undeclared",
    when: "an edge leads to or from a node that the file does not have",
    effects: &[Effect {
        programs: &[Cytoscape],
        harm: Refused,
        outcome: "the import crashes",
    }],
    hint: "add the node, or mend the id in the edge",
    source: "Cytoscape.js 3.34 run",
};

pub(super) static C_NETWORKX: Rule = Rule {
    name: "json-cytoscape-networkx",
    when: "the file lacks \"data\", a node has no \"value\", or all stand in one list",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Refused,
        outcome: "cytoscape_graph refuses the file",
    }],
    hint: "write \"elements\": {\"nodes\": [...], \"edges\": [...]}, \"data\": [] beside them, and \"value\" into every node's data",
    source: "networkx 3.6 run",
};

pub(super) static X_ID: Rule = Rule {
    name: "json-cx2-id",
    when: "an id is no whole number",
    effects: &[Effect {
        programs: &[Cytoscape],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "number nodes and edges, and keep the old ids as an attribute",
    source: "ndex2 3.12 run",
};

pub(super) static X_ORDER: Rule = Rule {
    name: "json-cx2-order",
    when: "attributeDeclarations come after nodes or edges",
    effects: &[Effect {
        programs: &[Cytoscape],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "put attributeDeclarations before nodes and edges",
    source: "CX2 specification",
};

pub(super) static X_STATUS: Rule = Rule {
    name: "json-cx2-status",
    when: "the last part is no status",
    effects: &[Effect {
        programs: &[Cytoscape],
        harm: Refused,
        outcome: "the file is refused as cut off",
    }],
    hint: "end with {\"status\": [{\"success\": true}]}",
    source: "CX2 specification",
};

pub(super) static X_TYPE: Rule = Rule {
    name: "json-cx2-type",
    when: "the type of an attribute is none of CX2",
    effects: &[Effect {
        programs: &[Cytoscape],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "use string, long, integer, double, boolean, or list_of_ and one of these",
    source: "CX2 specification",
};
