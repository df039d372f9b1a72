//! What programs do with DOT, statements and names: the rules, as data.

use Harm::{Changed, Dropped, Emptied, Refused};
use Program::{Gephi, Graphviz, Jgrapht, Networkx};

use crate::check::{Effect, Harm, Program, Rule};

pub(super) static SYNTAX: Rule = Rule {
    name: "dot-syntax",
    when: "the file breaks the grammar of Graphviz",
    effects: &[
        Effect {
            programs: &[Graphviz, Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi],
            harm: Emptied,
            outcome: "the rest is read as it comes, or not at all",
        },
        Effect {
            programs: &[Networkx],
            harm: Changed,
            outcome: "the file is refused, or read otherwise than Graphviz would",
        },
    ],
    hint: "put every id and value between quotation marks, and look at what stands before this place",
    source: "Graphviz 2.43 and networkx 3.6 run",
};

pub(super) static BACKSLASH_END: Rule = Rule {
    name: "dot-backslash-end",
    when: "a text ends in a backslash, which takes the quotation mark behind it into the text",
    effects: &[
        Effect {
            programs: &[Graphviz, Networkx, Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi],
            harm: Emptied,
            outcome: "what follows is swallowed",
        },
    ],
    hint: "double the backslash at the end of the text",
    source: "Graphviz 2.43 and networkx 3.6 run",
};

pub(super) static EDGE_SIGN: Rule = Rule {
    name: "dot-edge-sign",
    when: "-- stands in a directed graph, or -> in one that is not",
    effects: &[Effect {
        programs: &[Graphviz],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write -> in a digraph and -- in a graph",
    source: "Graphviz 2.43 run",
};

pub(super) static MARK: Rule = Rule {
    name: "dot-mark",
    when: "the file starts with a byte order mark",
    effects: &[Effect {
        programs: &[Graphviz, Networkx, Jgrapht],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "save the file as UTF-8 without the mark",
    source: "Graphviz 2.43, networkx 3.6 and JGraphT 1.5 run",
};

pub(super) static ENCODING: Rule = Rule {
    name: "dot-encoding",
    when: "the text is not in UTF-8",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Graphviz],
            harm: Changed,
            outcome: "the letters are guessed, with a warning",
        },
    ],
    hint: "save the file as UTF-8, or write charset=\"latin1\" for Graphviz",
    source: "Graphviz 2.43 and networkx 3.6 run",
};

pub(super) static DEFAULTS: Rule = Rule {
    name: "dot-defaults",
    when: "a statement sets attributes for all nodes, edges or the graph",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Emptied,
        outcome: "the graph is empty",
    }],
    hint: "write the attributes on each node and edge, or use `sayso export --to dot-plain`",
    source: "Gephi 0.11 run",
};

pub(super) static GRAPH_ATTRIBUTE: Rule = Rule {
    name: "dot-graph-attribute",
    when: "an attribute of the graph stands by itself",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "its name and its value become nodes",
    }],
    hint: "leave it out, and give it to Graphviz as -Gname=value",
    source: "Gephi 0.11 run",
};

pub(super) static SUBGRAPH: Rule = Rule {
    name: "dot-subgraph",
    when: "nodes stand in a subgraph",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Dropped,
        outcome: "nodes and edges in it are lost, unless they stand outside, too",
    }],
    hint: "write all nodes and edges outside of subgraphs, and the group as an attribute",
    source: "networkx 3.6 with pydot 4.0 run",
};

pub(super) static SUBGRAPH_NAME: Rule = Rule {
    name: "dot-subgraph-name",
    when: "a subgraph has the word subgraph before it",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the word and the name become nodes",
    }],
    hint: "write all nodes and edges outside of subgraphs, and the group as an attribute",
    source: "Gephi's importer, read",
};

pub(super) static GROUP: Rule = Rule {
    name: "dot-group",
    when: "an edge starts from a group, or has more than two ends",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Dropped,
        outcome: "the first edge alone is read, or none",
    }],
    hint: "write one statement for each edge",
    source: "Gephi's importer, read",
};

pub(super) static ARROW_SPACE: Rule = Rule {
    name: "dot-arrow-space",
    when: "no blanks stand around -> or --",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Dropped,
        outcome: "the edge is dropped",
    }],
    hint: "write a -> b, with blanks",
    source: "Gephi 0.11 run",
};

pub(super) static PORT: Rule = Rule {
    name: "dot-port",
    when: "a node has a port",
    effects: &[Effect {
        programs: &[Gephi, Networkx],
        harm: Changed,
        outcome: "the port becomes a part of the name, and another node",
    }],
    hint: "leave ports out, or write tailport and headport",
    source: "networkx 3.6 with pydot 4.0 run; Gephi's importer, read",
};

pub(super) static STRICT: Rule = Rule {
    name: "dot-strict",
    when: "two edges join the same two nodes, and the graph is strict",
    effects: &[Effect {
        programs: &[Graphviz, Networkx],
        harm: Dropped,
        outcome: "the two become one edge",
    }],
    hint: "leave the word strict out",
    source: "Graphviz 2.43 and networkx 3.6 run",
};

pub(super) static PARALLEL: Rule = Rule {
    name: "dot-parallel",
    when: "two edges join the same two nodes in the same direction",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the edges become one, unless \"Don't merge\" is chosen on import",
    }],
    hint: "choose how edges are merged in the import dialog, or use GEXF with a kind for each",
    source: "Gephi 0.11 run",
};

pub(super) static NUMBER_SPLIT: Rule = Rule {
    name: "dot-number-split",
    when: "letters follow a number without quotation marks",
    effects: &[Effect {
        programs: &[Graphviz],
        harm: Changed,
        outcome: "the number and the letters become two nodes, with a warning",
    }],
    hint: "put the id between quotation marks",
    source: "Graphviz 2.43 run",
};

pub(super) static NUMBER_TWINS: Rule = Rule {
    name: "dot-number-twins",
    when: "two ids are the same number, written in two ways",
    effects: &[Effect {
        programs: &[Graphviz, Networkx, Gephi],
        harm: Changed,
        outcome: "they are two nodes",
    }],
    hint: "write the number in one way",
    source: "Graphviz 2.43 and networkx 3.6 run",
};

pub(super) static ID_BACKSLASH: Rule = Rule {
    name: "dot-id-backslash",
    when: "an id holds a backslash",
    effects: &[Effect {
        programs: &[Graphviz, Networkx],
        harm: Changed,
        outcome: "the name keeps every backslash, doubled ones too",
    }],
    hint: "use ids such as n0, and put the text into the label",
    source: "Graphviz 2.43 and networkx 3.6 run",
};

pub(super) static AFTER: Rule = Rule {
    name: "dot-after-end",
    when: "something stands behind the last }",
    effects: &[
        Effect {
            programs: &[Graphviz],
            harm: Changed,
            outcome: "the drawing is made, but the program ends with an error",
        },
        Effect {
            programs: &[Networkx],
            harm: Changed,
            outcome: "what follows is ignored",
        },
    ],
    hint: "delete what follows, or look for a } too many before it",
    source: "Graphviz 2.43 and networkx 3.6 run",
};

pub(super) static TWO: Rule = Rule {
    name: "dot-two-graphs",
    when: "another graph stands behind the first",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Dropped,
            outcome: "the first graph alone is read",
        },
        Effect {
            programs: &[Graphviz],
            harm: Changed,
            outcome: "there are two drawings in one file",
        },
    ],
    hint: "write every graph into a file of its own",
    source: "Graphviz 2.43 and networkx 3.6 run",
};

pub(super) static UTF_16: Rule = Rule {
    name: "dot-utf16",
    when: "the text is in UTF-16",
    effects: &[Effect {
        programs: &[Graphviz, Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "save the file as UTF-8 without a byte order mark",
    source: "Graphviz 2.43 and networkx 3.6 run",
};
