//! What programs do with GraphML, attributes and values: the rules, as data.

use Harm::{Alone, Changed, Dropped, Refused, Shown};
use Program::{Cytoscape, Gephi, GephiLite, Igraph, Jgrapht, Networkx, Visone, Yed};

use crate::check::{Effect, Harm, Program, Rule};

pub(super) static NAME_TOKEN: Rule = Rule {
    name: "graphml-name-token",
    when: "the name of an attribute holds a blank or another character that no NMTOKEN may hold",
    effects: &[Effect {
        programs: &[Jgrapht],
        harm: Refused,
        outcome: "the file is refused, unless validation is off",
    }],
    hint: "write the name with _ in place of the character, such as edge_weight",
    source: "GraphML 1.0 schema; JGraphT 1.5 run",
};

pub(super) static NAME_CASE: Rule = Rule {
    name: "graphml-name-case",
    when: "the names of two attributes differ in upper and lower case alone",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the second attribute is lost",
    }],
    hint: "rename one of the two",
    source: "Gephi 0.11 run",
};

pub(super) static NAME_ID: Rule = Rule {
    name: "graphml-name-id",
    when: "an attribute has the name \"id\"",
    effects: &[
        Effect {
            programs: &[Igraph],
            harm: Changed,
            outcome: "the attribute takes the place of the ids of all nodes or edges",
        },
        Effect {
            programs: &[Networkx],
            harm: Changed,
            outcome: "the attribute of an edge gives way to the id of the edge",
        },
    ],
    hint: "rename the attribute, such as to record_id",
    source: "igraph 1.0 and networkx 3.6 run",
};

pub(super) static NAME_SPECIAL: Rule = Rule {
    name: "graphml-name-special",
    when: "an attribute has a name that means something to Gephi, and a type that does not fit it",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the values are taken for how the graph is drawn, and lost",
    }],
    hint: "rename the attribute, such as to size_",
    source: "Gephi 0.11 run",
};

pub(super) static ID_SPECIAL: Rule = Rule {
    name: "graphml-id-special",
    when: "the id of a key means something to Gephi, and the attribute is another one",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the values are taken for how the graph is drawn",
    }],
    hint: "call the key d0, d1 and so on",
    source: "Gephi 0.11 run",
};

pub(super) static TYPE: Rule = Rule {
    name: "graphml-type",
    when: "the type of an attribute is none of boolean, int, long, float, double and string",
    effects: &[Effect {
        programs: &[GephiLite, Networkx, Igraph, Jgrapht],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "declare it a string; write a list as one text",
    source: "GraphML 1.0 schema; networkx 3.6, igraph 1.0 and graphology 0.26 run",
};

pub(super) static FOR_ALL: Rule = Rule {
    name: "graphml-for-all",
    when: "a key is declared for all kinds of elements",
    effects: &[
        Effect {
            programs: &[GephiLite],
            harm: Refused,
            outcome: "the import crashes",
        },
        Effect {
            programs: &[Igraph],
            harm: Changed,
            outcome: "the attribute is lost",
        },
    ],
    hint: "declare one key for=\"node\" and another one for=\"edge\"",
    source: "graphology 0.26 and igraph 1.0 run",
};

pub(super) static DEFAULT_SPECIAL: Rule = Rule {
    name: "graphml-default-special",
    when: "a key that means something to Gephi has a default",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the default is ignored",
    }],
    hint: "write the value on every node or edge",
    source: "Gephi 0.11 run",
};

pub(super) static DEFAULT_TYPE: Rule = Rule {
    name: "graphml-default-type",
    when: "a number or a truth value has a default",
    effects: &[
        Effect {
            programs: &[GephiLite],
            harm: Changed,
            outcome: "the default is text",
        },
        Effect {
            programs: &[Networkx],
            harm: Changed,
            outcome: "the default is not on the nodes or edges",
        },
    ],
    hint: "write the value on every node or edge",
    source: "graphology 0.26 and networkx 3.6 run",
};

pub(super) static KEY_UNKNOWN: Rule = Rule {
    name: "graphml-key-unknown",
    when: "a value belongs to a key that is declared nowhere",
    effects: &[
        Effect {
            programs: &[Networkx, Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi, Igraph],
            harm: Changed,
            outcome: "the value is lost",
        },
        Effect {
            programs: &[GephiLite],
            harm: Changed,
            outcome: "the attribute has the name of the key",
        },
    ],
    hint: "declare the key before the graph",
    source: "networkx 3.6, igraph 1.0 and graphology 0.26 run",
};

pub(super) static DATA_TWICE: Rule = Rule {
    name: "graphml-data-twice",
    when: "a node or an edge has two values of one key",
    effects: &[
        Effect {
            programs: &[Jgrapht],
            harm: Refused,
            outcome: "the file is refused, unless validation is off",
        },
        Effect {
            programs: &[GephiLite, Networkx, Igraph],
            harm: Changed,
            outcome: "the last value alone is kept",
        },
    ],
    hint: "join the values to one text",
    source: "GraphML 1.0 schema; networkx 3.6, igraph 1.0 and graphology 0.26 run",
};

pub(super) static VALUE: Rule = Rule {
    name: "graphml-value",
    when: "a value is not of the type that its key declares",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Igraph],
            harm: Refused,
            outcome: "the file is refused, or the value is wrong",
        },
        Effect {
            programs: &[Gephi, GephiLite],
            harm: Changed,
            outcome: "the value is lost",
        },
    ],
    hint: "mend the value, leave it out, or declare the key a string",
    source: "networkx 3.6, igraph 1.0 and graphology 0.26 run",
};

pub(super) static EMPTY_NUMBER: Rule = Rule {
    name: "graphml-empty-number",
    when: "a number is empty",
    effects: &[
        Effect {
            programs: &[GephiLite],
            harm: Changed,
            outcome: "the value is 0",
        },
        Effect {
            programs: &[Networkx],
            harm: Changed,
            outcome: "the value is an empty text",
        },
        Effect {
            programs: &[Igraph],
            harm: Changed,
            outcome: "the value is NaN",
        },
    ],
    hint: "leave the <data> element out where there is no value",
    source: "Gephi 0.11, networkx 3.6, igraph 1.0 and graphology 0.26 run",
};

pub(super) static INT_RANGE: Rule = Rule {
    name: "graphml-int-range",
    when: "a value of the type int does not fit into 32 bits",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the value is lost",
    }],
    hint: "declare the key long, or string where the number is a name",
    source: "Gephi 0.11 run",
};

pub(super) static PRECISION: Rule = Rule {
    name: "graphml-precision",
    when: "a whole number beyond 2^53 is none that floating-point numbers hold",
    effects: &[Effect {
        programs: &[GephiLite, Igraph],
        harm: Changed,
        outcome: "the number is rounded",
    }],
    hint: "declare the key a string where the number is a name",
    source: "igraph 1.0 and graphology 0.26 run",
};

pub(super) static WEIGHT_ZERO: Rule = Rule {
    name: "graphml-weight-zero",
    when: "the weight of an edge is 0",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Dropped,
        outcome: "the edge is dropped",
    }],
    hint: "leave the weight out, or make it greater than 0",
    source: "Gephi 0.11 run",
};

pub(super) static INF_TEXT: Rule = Rule {
    name: "graphml-inf-text",
    when: "a text holds the letters INF",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the letters become \"Infinity\"",
    }],
    hint: "nothing in the file helps: keep the text in a table beside it",
    source: "Gephi 0.11 run; labels are safe",
};

pub(super) static CARRIAGE_RETURN: Rule = Rule {
    name: "graphml-carriage-return",
    when: "a text holds a carriage return",
    effects: &[Effect {
        programs: &[
            Gephi, GephiLite, Cytoscape, Yed, Visone, Networkx, Igraph, Jgrapht,
        ],
        harm: Shown,
        outcome: "the line end is a plain line feed",
    }],
    hint: "write line ends as line feeds, or the character as &#13;",
    source: "XML 1.0",
};

pub(super) static CYTOSCAPE_NAMES: Rule = Rule {
    name: "graphml-cytoscape-names",
    when: "nodes have no attribute \"name\", or edges no attribute \"interaction\"",
    effects: &[Effect {
        programs: &[Cytoscape],
        harm: Shown,
        outcome: "nodes and edges are shown without their names",
    }],
    hint: "add text attributes of these names",
    source: "Cytoscape's manual",
};

pub(super) static YED_GRAPHICS: Rule = Rule {
    name: "graphml-yed-graphics",
    when: "no key is declared for yEd's drawings",
    effects: &[Effect {
        programs: &[Yed],
        harm: Shown,
        outcome: "all nodes lie on each other, without labels, until a layout is run",
    }],
    hint: "run a layout and the properties mapper in yEd, or write yEd's own elements",
    source: "yEd's manual",
};

pub(super) static YFILES: Rule = Rule {
    name: "graphml-yfiles",
    when: "keys are declared for yEd's drawings",
    effects: &[Effect {
        programs: &[Jgrapht],
        harm: Alone,
        outcome: "the file is refused, unless validation is off",
    }],
    hint: "switch the validation off, or save the file from a program other than yEd",
    source: "JGraphT 1.5 run",
};
