//! What programs do with GEXF, attributes, drawings and times: the rules, as data.

use Harm::{Changed, Refused, Shown};
use Program::{Gephi, GephiLite, Jgrapht, Networkit, Networkx};

use crate::check::{Effect, Harm, Program, Rule};

pub(super) static ATTRIBUTE_ID: Rule = Rule {
    name: "gexf-attribute-id",
    when: "the id of an attribute is no number",
    effects: &[Effect {
        programs: &[GephiLite],
        harm: Changed,
        outcome: "the attribute has its id as its name",
    }],
    hint: "use the ids 0, 1, 2 and so on",
    source: "graphology-gexf 0.13 run",
};

pub(super) static BLOCKS: Rule = Rule {
    name: "gexf-attribute-blocks",
    when: "there are two blocks of attributes for nodes, or for edges",
    effects: &[Effect {
        programs: &[GephiLite],
        harm: Refused,
        outcome: "the file is refused, or names and types are lost",
    }],
    hint: "put all attributes into one block; keep a file with times for Gephi",
    source: "graphology-gexf 0.13 run",
};

pub(super) static ANY_URI: Rule = Rule {
    name: "gexf-any-uri",
    when: "an attribute has the type anyURI",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the attribute is lost",
    }],
    hint: "declare it a string",
    source: "Gephi 0.11 run",
};

pub(super) static TYPE: Rule = Rule {
    name: "gexf-type",
    when: "the type of an attribute is not one of GEXF",
    effects: &[
        Effect {
            programs: &[Networkx, Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi],
            harm: Changed,
            outcome: "the attribute is lost",
        },
        Effect {
            programs: &[GephiLite],
            harm: Changed,
            outcome: "the values are texts",
        },
    ],
    hint: "use integer, long, float, double, boolean, string or liststring",
    source: "networkx 3.6, JGraphT 1.5 and graphology-gexf 0.13 run",
};

pub(super) static ATTRIBUTE_UNKNOWN: Rule = Rule {
    name: "gexf-attribute-unknown",
    when: "a value belongs to an attribute that is declared nowhere",
    effects: &[
        Effect {
            programs: &[GephiLite, Networkx, Jgrapht],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi],
            harm: Changed,
            outcome: "the value is lost",
        },
    ],
    hint: "declare the attribute before the nodes",
    source: "networkx 3.6, JGraphT 1.5 and graphology-gexf 0.13 run",
};

pub(super) static VALUE: Rule = Rule {
    name: "gexf-value",
    when: "a value is not of the type that its attribute declares, or a weight is no number",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi, GephiLite],
            harm: Changed,
            outcome: "the value is lost",
        },
    ],
    hint: "mend the value, leave it out, or declare the attribute a string",
    source: "networkx 3.6 and graphology-gexf 0.13 run",
};

pub(super) static EMPTY_NUMBER: Rule = Rule {
    name: "gexf-empty-number",
    when: "a number is empty",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[GephiLite],
            harm: Changed,
            outcome: "the value is 0",
        },
    ],
    hint: "leave the value out where there is none",
    source: "networkx 3.6 and graphology-gexf 0.13 run",
};

pub(super) static INT_RANGE: Rule = Rule {
    name: "gexf-int-range",
    when: "a value of the type integer does not fit into 32 bits",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the value is lost",
    }],
    hint: "declare the attribute long, or string where the number is a name",
    source: "Gephi's importer, read",
};

pub(super) static PRECISION: Rule = Rule {
    name: "gexf-precision",
    when: "a whole number beyond 2^53 is none that floating-point numbers hold",
    effects: &[Effect {
        programs: &[GephiLite],
        harm: Changed,
        outcome: "the number is rounded",
    }],
    hint: "declare the attribute a string where the number is a name",
    source: "graphology-gexf 0.13 run",
};

pub(super) static INF_TEXT: Rule = Rule {
    name: "gexf-inf-text",
    when: "a text holds the letters INF",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the letters become \"Infinity\"",
    }],
    hint: "nothing in the file helps: keep the text in a table beside it",
    source: "Gephi 0.11 run; labels are safe",
};

pub(super) static RAW_BREAK: Rule = Rule {
    name: "gexf-raw-line-break",
    when: "a label or a value holds a line break or a tab as itself",
    effects: &[Effect {
        programs: &[Gephi, GephiLite, Networkx, Networkit, Jgrapht],
        harm: Changed,
        outcome: "it becomes a space",
    }],
    hint: "write &#10; for a line break and &#9; for a tab",
    source: "XML 1.0; Gephi 0.11 run",
};

pub(super) static COLOR: Rule = Rule {
    name: "gexf-viz-color",
    when: "a part of a color is no number",
    effects: &[
        Effect {
            programs: &[Gephi, Networkx],
            harm: Refused,
            outcome: "the import crashes",
        },
        Effect {
            programs: &[GephiLite],
            harm: Changed,
            outcome: "the color is lost",
        },
    ],
    hint: "write r, g and b from 0 to 255, and a from 0 to 1 or not at all",
    source: "Gephi's importer, read; networkx 3.6 and graphology-gexf 0.13 run",
};

pub(super) static SIZE: Rule = Rule {
    name: "gexf-viz-size",
    when: "viz:size does not have value as its first attribute",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the size is lost",
    }],
    hint: "write <viz:size value=\"...\"/> and nothing before it",
    source: "Gephi's importer, read",
};

pub(super) static VIZ_IGNORED: Rule = Rule {
    name: "gexf-viz-ignored",
    when: "the file has shapes or thicknesses",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Shown,
        outcome: "they are ignored",
    }],
    hint: "use weights for thickness; nodes are always discs",
    source: "Gephi 0.11 run",
};

pub(super) static TIME_FORMAT: Rule = Rule {
    name: "gexf-time-format",
    when: "a date stands where the graph declares numbers, or nothing, as its timeformat",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the time is lost",
    }],
    hint: "write timeformat=\"date\" or timeformat=\"dateTime\" into <graph>",
    source: "Gephi's importer, read",
};

pub(super) static TIME_KIND: Rule = Rule {
    name: "gexf-time-kind",
    when: "a point in time stands in a graph of intervals, or the other way round",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the time is ignored",
    }],
    hint: "write timerepresentation=\"timestamp\" or \"interval\", and one sort of times",
    source: "Gephi 0.11 run",
};

pub(super) static OPEN_BOUND: Rule = Rule {
    name: "gexf-open-bound",
    when: "an interval has an open bound, which GEXF 1.3 no longer knows",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the bound is taken for a closed one",
    }],
    hint: "write start and end, and leave out the one that is open",
    source: "Gephi's importer, read; GEXF 1.3 schema",
};

pub(super) static CLASS: Rule = Rule {
    name: "gexf-attributes-class",
    when: "a block of attributes is neither for nodes nor for edges",
    effects: &[
        Effect {
            programs: &[GephiLite],
            harm: Refused,
            outcome: "the file is refused where a value is given",
        },
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "the file is refused",
        },
    ],
    hint: "write <attributes class=\"node\"> or \"edge\"",
    source: "networkx 3.6 and graphology-gexf 0.13 run",
};

pub(super) static HALF: Rule = Rule {
    name: "gexf-attribute-half",
    when: "an attribute that has values lacks its title or its type",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write id, title and type into every <attribute>",
    source: "networkx 3.6 run; graphology-gexf reads it",
};

pub(super) static VALUE_ID: Rule = Rule {
    name: "gexf-attvalue-id",
    when: "a value names its attribute by id, as GEXF 1.0 did",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write <attvalue for=\"...\" value=\"...\"/>",
    source: "networkx 3.6 run; graphology-gexf reads it",
};

pub(super) static VIZ_NUMBER: Rule = Rule {
    name: "gexf-viz-number",
    when: "a size, a thickness or a place of a node is no number",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[GephiLite],
            harm: Changed,
            outcome: "it is lost",
        },
    ],
    hint: "write numbers with a decimal point, or leave them out",
    source: "networkx 3.6 and graphology-gexf 0.13 run",
};

pub(super) static COLOR_PART: Rule = Rule {
    name: "gexf-viz-color-part",
    when: "the color of a node lacks r, g or b",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write r, g and b from 0 to 255",
    source: "networkx 3.6 run; graphology-gexf reads hex, too",
};

pub(super) static TIME_TYPE: Rule = Rule {
    name: "gexf-time-type",
    when: "a start or an end is not what timeformat says, or networkx knows no such timeformat",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "write timeformat=\"date\" or \"double\" into <graph>",
    source: "networkx 3.6 run",
};
