//! What programs do with DOT, values and drawings: the rules, as data.

use Harm::{Changed, Dropped, Refused, Shown};
use Program::{Gephi, Graphviz, Jgrapht, Networkx};

use crate::check::{Effect, Harm, Program, Rule};

pub(super) static LONG: Rule = Rule {
    name: "dot-long-string",
    when: "a text has 16,382 bytes or more without a backslash or a tag",
    effects: &[Effect {
        programs: &[Graphviz],
        harm: Refused,
        outcome: "versions before 3 refuse the file",
    }],
    hint: "cut it in two: \"...\" + \"...\"",
    source: "Graphviz 2.43 run",
};

pub(super) static CONCATENATION: Rule = Rule {
    name: "dot-concatenation",
    when: "a text is put together with +",
    effects: &[
        Effect {
            programs: &[Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi],
            harm: Changed,
            outcome: "what follows the + is lost",
        },
    ],
    hint: "write the text in one piece, below 16,382 bytes for Graphviz",
    source: "Gephi's importer, read; JGraphT 1.5 run",
};

pub(super) static CHARACTER: Rule = Rule {
    name: "dot-control-character",
    when: "a text holds a control character",
    effects: &[Effect {
        programs: &[Graphviz],
        harm: Changed,
        outcome: "a drawing as SVG cannot be opened",
    }],
    hint: "delete the character",
    source: "Graphviz 2.43 run",
};

pub(super) static ENTITY: Rule = Rule {
    name: "dot-entity",
    when: "a label holds an entity",
    effects: &[Effect {
        programs: &[Gephi, Networkx],
        harm: Changed,
        outcome: "it is shown as it stands, as Graphviz alone resolves it",
    }],
    hint: "write the character itself where the file is not for Graphviz",
    source: "Graphviz 2.43 and networkx 3.6 run",
};

pub(super) static HTML: Rule = Rule {
    name: "dot-html",
    when: "a value is HTML",
    effects: &[Effect {
        programs: &[Gephi, Networkx, Jgrapht],
        harm: Changed,
        outcome: "the value is lost, or shown with its tags",
    }],
    hint: "write a plain text between quotation marks",
    source: "Gephi 0.11, networkx 3.6 and JGraphT 1.5 run",
};

pub(super) static HTML_BROKEN: Rule = Rule {
    name: "dot-html-broken",
    when: "HTML is not well-formed",
    effects: &[Effect {
        programs: &[Graphviz],
        harm: Changed,
        outcome: "the label is lost, with an error",
    }],
    hint: "close every tag, and write &amp; for &",
    source: "Graphviz 2.43 run",
};

pub(super) static HASH_COLOR: Rule = Rule {
    name: "dot-hash-color",
    when: "a color is written as #rrggbb",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the node or the edge is transparent",
    }],
    hint: "write the name of a color, or leave it out",
    source: "Gephi 0.11 run",
};

pub(super) static ALPHA_COLOR: Rule = Rule {
    name: "dot-alpha-color",
    when: "a color is written as #rrggbbaa",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Refused,
        outcome: "the import crashes",
    }],
    hint: "write the name of a color, or leave it out",
    source: "Gephi 0.11 run",
};

pub(super) static SCHEME: Rule = Rule {
    name: "dot-color-scheme",
    when: "a color is a number beyond those of its scheme",
    effects: &[Effect {
        programs: &[Graphviz],
        harm: Changed,
        outcome: "the color is black, with a warning",
    }],
    hint: "choose a larger scheme, or start again at 1",
    source: "Graphviz 2.43 run",
};

pub(super) static WEIGHT_ZERO: Rule = Rule {
    name: "dot-weight-zero",
    when: "the weight of an edge is 0",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Dropped,
        outcome: "the edge is dropped",
    }],
    hint: "leave the weight out, or make it greater than 0",
    source: "Gephi 0.11 run",
};

pub(super) static CLUSTER_NAME: Rule = Rule {
    name: "dot-cluster-name",
    when: "a subgraph has a label or a color, and its name does not start with \"cluster\"",
    effects: &[Effect {
        programs: &[Graphviz],
        harm: Shown,
        outcome: "no box is drawn around it",
    }],
    hint: "call it cluster_ and a name",
    source: "Graphviz 2.43 run",
};

pub(super) static TWO_CLUSTERS: Rule = Rule {
    name: "dot-two-clusters",
    when: "a node stands in two clusters",
    effects: &[Effect {
        programs: &[Graphviz],
        harm: Shown,
        outcome: "it is drawn in one of them, and the layout is arbitrary",
    }],
    hint: "leave it out of one of the two",
    source: "Graphviz 2.43 run",
};

pub(super) static LARGE: Rule = Rule {
    name: "dot-large",
    when: "there are more than 300 nodes, and no layout is chosen",
    effects: &[Effect {
        programs: &[Graphviz],
        harm: Shown,
        outcome: "dot takes minutes or hours, and the picture cannot be read",
    }],
    hint: "write graph [layout=\"sfdp\", overlap=\"prism\", splines=\"false\"], or run sfdp",
    source: "Graphviz 2.43 run",
};

pub(super) static NUL: Rule = Rule {
    name: "dot-nul",
    when: "a text holds the character U+0000",
    effects: &[Effect {
        programs: &[Graphviz],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "delete the character",
    source: "Graphviz 2.43 run",
};
