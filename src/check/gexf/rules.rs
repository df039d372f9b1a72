//! What programs do with GEXF, nodes and edges: the rules, as data.

use Harm::{Alone, Changed, Dropped, Refused, Shown};
use Program::{Gephi, GephiLite, Jgrapht, Networkit, Networkx};

use crate::check::{Effect, Harm, Program, Rule};

pub(super) static BROKEN: Rule = Rule {
    name: "gexf-broken",
    when: "the XML is not well-formed",
    effects: &[Effect {
        programs: &[Gephi, GephiLite, Networkx, Networkit, Jgrapht],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write the file again with the program that made it, or mend this place",
    source: "XML 1.0; networkx 3.6 run",
};

pub(super) static ENCODING: Rule = Rule {
    name: "gexf-encoding",
    when: "the text is not in UTF-8, and its first line does not name its encoding",
    effects: &[
        Effect {
            programs: &[Networkx, Networkit],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Jgrapht],
            harm: Changed,
            outcome: "letters beyond a to z are wrong",
        },
    ],
    hint: "save the file as UTF-8, or name the encoding in the first line",
    source: "XML 1.0; networkx 3.6 and JGraphT 1.5 run",
};

pub(super) static CHARACTER: Rule = Rule {
    name: "gexf-control-character",
    when: "a character stands in the file that no XML may hold, as itself or as a reference",
    effects: &[Effect {
        programs: &[Gephi, GephiLite, Networkx, Networkit, Jgrapht],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "delete the character, or put a space in its place",
    source: "XML 1.0; Gephi 0.11 and networkx 3.6 run",
};

pub(super) static PREFIX: Rule = Rule {
    name: "gexf-prefix",
    when: "a name has a prefix that no xmlns:... declares",
    effects: &[Effect {
        programs: &[Gephi, Networkx, Jgrapht],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write xmlns:viz=\"http://gexf.net/1.3/viz\" into the first element",
    source: "Namespaces in XML; networkx 3.6 run",
};

pub(super) static ENDING: Rule = Rule {
    name: "gexf-ending",
    when: "the file's name does not end in .gexf",
    effects: &[Effect {
        programs: &[GephiLite],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "call the file by the ending .gexf, and unpack it before",
    source: "Gephi Lite, which goes by the ending",
};

pub(super) static NAMESPACE: Rule = Rule {
    name: "gexf-namespace",
    when: "the namespace is none of GEXF 1.1, 1.2 and 1.3",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write <gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">, without www",
    source: "networkx 3.6 run; GEXF 1.3 schema",
};

pub(super) static VERSION: Rule = Rule {
    name: "gexf-version",
    when: "the file is in GEXF 1.3",
    effects: &[Effect {
        programs: &[Jgrapht],
        harm: Alone,
        outcome: "the file is refused, unless validation is off",
    }],
    hint: "switch the validation off, or write GEXF 1.2",
    source: "JGraphT 1.5 run",
};

pub(super) static MIXED: Rule = Rule {
    name: "gexf-mixed",
    when: "an edge has another direction than defaultedgetype says",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi],
            harm: Dropped,
            outcome: "the edge is dropped",
        },
    ],
    hint: "leave defaultedgetype out, and write a type on every edge",
    source: "Gephi 0.11 and networkx 3.6 run",
};

pub(super) static MIXED_FREE: Rule = Rule {
    name: "gexf-mixed-free",
    when: "an edge is directed, and there is no defaultedgetype",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write defaultedgetype=\"directed\" where all edges are",
    source: "networkx 3.6 run",
};

pub(super) static MUTUAL: Rule = Rule {
    name: "gexf-mutual",
    when: "an edge has the type mutual",
    effects: &[
        Effect {
            programs: &[GephiLite],
            harm: Refused,
            outcome: "the import crashes",
        },
        Effect {
            programs: &[Gephi],
            harm: Changed,
            outcome: "the edge has no type",
        },
        Effect {
            programs: &[Networkx],
            harm: Changed,
            outcome: "the edge becomes two",
        },
    ],
    hint: "write two directed edges, or one that is undirected",
    source: "Gephi 0.11, graphology 0.26 and networkx 3.6 run",
};

pub(super) static EDGE_TYPE: Rule = Rule {
    name: "gexf-edge-type",
    when: "the type of an edge is no direction",
    effects: &[
        Effect {
            programs: &[GephiLite],
            harm: Refused,
            outcome: "the import crashes",
        },
        Effect {
            programs: &[Gephi],
            harm: Changed,
            outcome: "the word is lost",
        },
        Effect {
            programs: &[Networkx],
            harm: Changed,
            outcome: "the word is lost",
        },
    ],
    hint: "write directed or undirected; put what kind of edge it is into kind",
    source: "Gephi 0.11, graphology 0.26 and networkx 3.6 run",
};

pub(super) static PARALLEL: Rule = Rule {
    name: "gexf-parallel",
    when: "two edges of one kind join the same two nodes in the same direction",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the edges become one, unless \"Don't merge\" is chosen on import",
    }],
    hint: "write a kind that tells the edges apart, or choose how they are merged",
    source: "Gephi 0.11 run; GEXF 1.3 schema",
};

pub(super) static KIND: Rule = Rule {
    name: "gexf-kind",
    when: "edges have a kind, and no attribute says the same",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Changed,
        outcome: "the kind of every edge is lost",
    }],
    hint: "write the kind as an attribute, too",
    source: "networkx 3.6 run",
};

pub(super) static NODE_TWICE: Rule = Rule {
    name: "gexf-node-twice",
    when: "two nodes have the same id",
    effects: &[
        Effect {
            programs: &[GephiLite],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi, Networkx],
            harm: Dropped,
            outcome: "the two become one node",
        },
    ],
    hint: "give every node an id of its own",
    source: "graphology 0.26 and networkx 3.6 run",
};

pub(super) static EDGE_TWICE: Rule = Rule {
    name: "gexf-edge-twice",
    when: "two edges have the same id",
    effects: &[
        Effect {
            programs: &[GephiLite],
            harm: Refused,
            outcome: "the file is refused, or the edge is lost",
        },
        Effect {
            programs: &[Gephi],
            harm: Dropped,
            outcome: "the edge is dropped",
        },
    ],
    hint: "give every edge an id of its own",
    source: "Gephi 0.11 and graphology 0.26 run",
};

pub(super) static UNDECLARED: Rule = Rule {
    name: "gexf-undeclared-node",
    when: "an edge leads to or from a node that the file does not have",
    effects: &[
        Effect {
            programs: &[GephiLite],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi, Networkx],
            harm: Changed,
            outcome: "a node without a label or attributes is added",
        },
    ],
    hint: "add the node, or mend the id in the edge",
    source: "graphology 0.26 and networkx 3.6 run",
};

pub(super) static ID_BLANKS: Rule = Rule {
    name: "gexf-id-blanks",
    when: "an id has blanks or line breaks around it",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Shown,
        outcome: "there is a warning for each",
    }],
    hint: "take the blanks away, in nodes and edges alike",
    source: "Gephi 0.11 run",
};

pub(super) static PID: Rule = Rule {
    name: "gexf-parent",
    when: "a node stands within another one, or names it as its parent",
    effects: &[Effect {
        programs: &[Gephi, GephiLite],
        harm: Changed,
        outcome: "the grouping is lost",
    }],
    hint: "write the group as an attribute",
    source: "Gephi 0.11 and graphology 0.26 run",
};

pub(super) static WEIGHT_ZERO: Rule = Rule {
    name: "gexf-weight-zero",
    when: "the weight of an edge is 0",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Dropped,
        outcome: "the edge is dropped",
    }],
    hint: "leave the weight out, or make it greater than 0",
    source: "Gephi 0.11 run",
};

pub(super) static WEIGHT_NEGATIVE: Rule = Rule {
    name: "gexf-weight-negative",
    when: "the weight of an edge is below 0",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Shown,
        outcome: "there is a warning for each",
    }],
    hint: "write the sign as an attribute, and the size as the weight",
    source: "Gephi 0.11 run",
};

pub(super) static NODE_ID: Rule = Rule {
    name: "gexf-node-id",
    when: "a node has no id",
    effects: &[Effect {
        programs: &[GephiLite, Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "give every node an id of its own",
    source: "networkx 3.6 and graphology-gexf 0.13 run",
};

pub(super) static EDGE_ENDS: Rule = Rule {
    name: "gexf-edge-ends",
    when: "an edge has no source or no target",
    effects: &[Effect {
        programs: &[GephiLite, Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write source and target, or delete the edge",
    source: "networkx 3.6 and graphology-gexf 0.13 run",
};

pub(super) static NO_GRAPH: Rule = Rule {
    name: "gexf-no-graph",
    when: "there is no <graph>",
    effects: &[Effect {
        programs: &[GephiLite, Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write nodes and edges into <graph>, within <gexf>",
    source: "networkx 3.6 and graphology-gexf 0.13 run",
};
