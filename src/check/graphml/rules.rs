//! What programs do with GraphML, nodes and edges: the rules, as data.

use crate::check::{Effect, Harm, Program, Rule};
use Harm::{Changed, Dropped, Refused};
use Program::{Cytoscape, Gephi, GephiLite, Igraph, Jgrapht, Networkit, Networkx, Visone, Yed};

pub(super) static BROKEN: Rule = Rule {
    name: "graphml-broken",
    when: "the XML is not well-formed",
    effects: &[Effect {
        programs: &[
            Gephi, GephiLite, Cytoscape, Yed, Visone, Networkx, Igraph, Networkit, Jgrapht,
        ],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write the file again with the program that made it, or mend this place",
    source: "XML 1.0; networkx 3.6, igraph 1.0 and NetworKit 11 run",
};

pub(super) static ENCODING: Rule = Rule {
    name: "graphml-encoding",
    when: "the text is not in UTF-8, and its first line does not name its encoding",
    effects: &[
        Effect {
            programs: &[Networkx, Igraph, Networkit],
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
    source: "networkx 3.6, igraph 1.0, NetworKit 11 and JGraphT 1.5 run",
};

pub(super) static CHARACTER: Rule = Rule {
    name: "graphml-control-character",
    when: "a character stands in the file that no XML may hold, as itself or as a reference",
    effects: &[Effect {
        programs: &[
            Gephi, GephiLite, Cytoscape, Yed, Visone, Networkx, Igraph, Networkit, Jgrapht,
        ],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "delete the character, or put a space in its place",
    source: "XML 1.0; Gephi 0.11, networkx 3.6, igraph 1.0 and NetworKit 11 run",
};

pub(super) static PREFIX: Rule = Rule {
    name: "graphml-prefix",
    when: "a name has a prefix that no xmlns:... declares",
    effects: &[Effect {
        programs: &[Gephi, Networkx, Igraph, Jgrapht],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "declare the prefix in the first element, as xmlns:y=\"...\", or delete it",
    source: "Namespaces in XML; networkx 3.6 and igraph 1.0 run",
};

pub(super) static ENDING: Rule = Rule {
    name: "graphml-ending",
    when: "the file's name does not end in .graphml",
    effects: &[Effect {
        programs: &[GephiLite],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "call the file by the ending .graphml, and unpack it before",
    source: "Gephi Lite, which goes by the ending",
};

pub(super) static NAMESPACE: Rule = Rule {
    name: "graphml-namespace",
    when: "the first element has no namespace",
    effects: &[Effect {
        programs: &[Jgrapht],
        harm: Refused,
        outcome: "the file is refused, unless validation is off",
    }],
    hint: "write <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">",
    source: "GraphML 1.0 schema",
};

pub(super) static NAMESPACE_OTHER: Rule = Rule {
    name: "graphml-namespace-other",
    when: "the first element has the namespace of something else",
    effects: &[Effect {
        programs: &[Networkx, Igraph, Jgrapht],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">",
    source: "networkx 3.6 and igraph 1.0 run; GraphML 1.0 schema",
};

pub(super) static ID_TOKEN: Rule = Rule {
    name: "graphml-id-token",
    when: "an id holds a blank or another character that no NMTOKEN may hold",
    effects: &[Effect {
        programs: &[Jgrapht],
        harm: Refused,
        outcome: "the file is refused, unless validation is off",
    }],
    hint: "use ids such as n0, and keep the old id in a <data> element",
    source: "GraphML 1.0 schema; JGraphT 1.5 run",
};

pub(super) static NODE_TWICE: Rule = Rule {
    name: "graphml-node-twice",
    when: "two nodes have the same id",
    effects: &[
        Effect {
            programs: &[GephiLite, Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi, Networkx, Igraph],
            harm: Dropped,
            outcome: "the two become one node",
        },
        Effect {
            programs: &[Networkit],
            harm: Changed,
            outcome: "a node without edges is added",
        },
    ],
    hint: "give every node an id of its own",
    source: "graphology 0.26, networkx 3.6, igraph 1.0 and NetworKit 11 run",
};

pub(super) static EDGE_TWICE: Rule = Rule {
    name: "graphml-edge-twice",
    when: "two edges have the same id",
    effects: &[
        Effect {
            programs: &[Jgrapht],
            harm: Refused,
            outcome: "the file is refused, unless validation is off",
        },
        Effect {
            programs: &[Gephi],
            harm: Dropped,
            outcome: "the edge is dropped",
        },
        Effect {
            programs: &[GephiLite, Networkx],
            harm: Dropped,
            outcome: "the edge is lost where it joins the same two nodes",
        },
    ],
    hint: "give every edge an id of its own, or none at all",
    source: "Gephi 0.11, graphology 0.26, networkx 3.6 and JGraphT 1.5 run",
};

pub(super) static UNDECLARED: Rule = Rule {
    name: "graphml-undeclared-node",
    when: "an edge leads to or from a node that the file does not have",
    effects: &[
        Effect {
            programs: &[GephiLite, Networkit, Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi, Networkx, Igraph],
            harm: Changed,
            outcome: "a node without a label or attributes is added",
        },
    ],
    hint: "add the node, or mend the id in the edge",
    source: "Gephi 0.11, graphology 0.26, networkx 3.6, igraph 1.0 and NetworKit 11 run",
};

pub(super) static NO_END: Rule = Rule {
    name: "graphml-empty-end",
    when: "the source or the target of an edge is empty or missing",
    effects: &[
        Effect {
            programs: &[GephiLite, Igraph, Networkit, Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi],
            harm: Dropped,
            outcome: "the edge is dropped, or the import breaks off",
        },
        Effect {
            programs: &[Networkx],
            harm: Changed,
            outcome: "a node without a name is added",
        },
    ],
    hint: "fill in the id of the node, or delete the edge",
    source: "graphology 0.26, networkx 3.6, igraph 1.0 and NetworKit 11 run",
};

pub(super) static EDGE_DEFAULT: Rule = Rule {
    name: "graphml-edgedefault",
    when: "the graph does not say whether its edges are directed",
    effects: &[
        Effect {
            programs: &[Networkit, Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[GephiLite, Networkx, Igraph],
            harm: Changed,
            outcome: "all edges are taken for undirected",
        },
    ],
    hint: "write <graph edgedefault=\"directed\"> or \"undirected\"",
    source: "graphology 0.26, networkx 3.6, igraph 1.0 and NetworKit 11 run",
};

pub(super) static EDGE_DEFAULT_VALUE: Rule = Rule {
    name: "graphml-edgedefault-value",
    when: "edgedefault is neither directed nor undirected",
    effects: &[
        Effect {
            programs: &[GephiLite, Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Networkx, Igraph, Networkit],
            harm: Changed,
            outcome: "all edges are taken for undirected",
        },
    ],
    hint: "write edgedefault=\"directed\" or \"undirected\"",
    source: "graphology 0.26, networkx 3.6, igraph 1.0 and NetworKit 11 run",
};

pub(super) static MIXED: Rule = Rule {
    name: "graphml-mixed",
    when: "an edge is undirected in a graph of directed ones",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[GephiLite, Igraph, Networkit, Jgrapht],
            harm: Changed,
            outcome: "the edge is taken for a directed one",
        },
    ],
    hint: "write the directed edges and the others into two files, or GEXF",
    source: "graphology 0.26, networkx 3.6, igraph 1.0 and NetworKit 11 run",
};

pub(super) static MIXED_UNDIRECTED: Rule = Rule {
    name: "graphml-mixed-undirected",
    when: "an edge is directed in a graph of undirected ones",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Igraph, Networkit, Jgrapht],
            harm: Changed,
            outcome: "the edge is taken for an undirected one",
        },
    ],
    hint: "write the directed edges and the others into two files, or GEXF",
    source: "networkx 3.6, igraph 1.0 and NetworKit 11 run",
};

pub(super) static PARALLEL: Rule = Rule {
    name: "graphml-parallel",
    when: "two edges join the same two nodes in the same direction",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the edges become one, unless \"Don't merge\" is chosen on import",
    }],
    hint: "choose how edges are merged in the import dialog, or use GEXF with a kind for each",
    source: "Gephi 0.11 run",
};

pub(super) static EDGE_LABEL: Rule = Rule {
    name: "graphml-edge-label",
    when: "an edge has an attribute \"label\", which GraphML does not know",
    effects: &[Effect {
        programs: &[Jgrapht],
        harm: Refused,
        outcome: "the file is refused, unless validation is off",
    }],
    hint: "declare a key for labels, and write a <data> element",
    source: "GraphML 1.0 schema",
};

pub(super) static NESTED: Rule = Rule {
    name: "graphml-nested",
    when: "a node holds a graph of its own",
    effects: &[
        Effect {
            programs: &[Networkit],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Networkx],
            harm: Dropped,
            outcome: "the nodes in it are lost",
        },
        Effect {
            programs: &[Gephi, Jgrapht],
            harm: Changed,
            outcome: "the nodes in it stand beside the others",
        },
        Effect {
            programs: &[GephiLite],
            harm: Changed,
            outcome: "the nodes in it stand beside the others, and the node gets their attributes",
        },
    ],
    hint: "put all nodes side by side, and the group into an attribute",
    source: "Gephi 0.11, networkx 3.6, graphology 0.26, NetworKit 11 and JGraphT 1.5 run",
};

pub(super) static GRAPH_DATA: Rule = Rule {
    name: "graphml-graph-data",
    when: "the graph itself has an attribute",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the attribute is ignored, with a warning",
    }],
    hint: "keep it elsewhere, or accept the warning",
    source: "Gephi 0.11 run",
};

pub(super) static DESCRIPTION: Rule = Rule {
    name: "graphml-description",
    when: "a node has a description",
    effects: &[
        Effect {
            programs: &[Gephi],
            harm: Changed,
            outcome: "the description becomes the label where it comes last",
        },
        Effect {
            programs: &[Jgrapht],
            harm: Refused,
            outcome: "the file is refused where it does not come first",
        },
    ],
    hint: "write the description as a <data> element",
    source: "Gephi 0.11 run; GraphML 1.0 schema",
};
