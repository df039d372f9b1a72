//! What programs do with GraphML, declarations of attributes: the rules, as data.

use Harm::{Changed, Refused};
use Program::{GephiLite, Igraph, Jgrapht, Networkit, Networkx};

use crate::check::{Effect, Harm, Program, Rule};

pub(super) static KEY_NAME: Rule = Rule {
    name: "graphml-key-name",
    when: "a key has no attr.name",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[GephiLite],
            harm: Changed,
            outcome: "the attribute has no name",
        },
    ],
    hint: "write attr.name=\"...\" into every key",
    source: "networkx 3.6 and graphology 0.26 run",
};

pub(super) static KEY_TWICE: Rule = Rule {
    name: "graphml-key-twice",
    when: "two keys for the same kind of element have the same id",
    effects: &[
        Effect {
            programs: &[Igraph],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Jgrapht],
            harm: Refused,
            outcome: "the file is refused, unless validation is off",
        },
        Effect {
            programs: &[Networkx, GephiLite],
            harm: Changed,
            outcome: "the last declaration alone counts",
        },
    ],
    hint: "give every key an id of its own",
    source: "GraphML 1.0 schema; igraph 1.0, networkx 3.6 and graphology 0.26 run",
};

pub(super) static KEY_SHARED: Rule = Rule {
    name: "graphml-key-shared",
    when: "a key for nodes and one for edges have the same id",
    effects: &[Effect {
        programs: &[Jgrapht],
        harm: Refused,
        outcome: "the file is refused, unless validation is off",
    }],
    hint: "give every key an id of its own: in networkx, without named_key_ids",
    source: "GraphML 1.0 schema",
};

pub(super) static KEY_MIXED: Rule = Rule {
    name: "graphml-key-mixed",
    when: "a key for nodes and one for edges have the same id, and another name or type",
    effects: &[
        Effect {
            programs: &[Jgrapht],
            harm: Refused,
            outcome: "the file is refused, unless validation is off",
        },
        Effect {
            programs: &[Networkx, GephiLite],
            harm: Changed,
            outcome: "the last declaration counts for nodes and edges alike",
        },
    ],
    hint: "give every key an id of its own: in networkx, without named_key_ids",
    source: "GraphML 1.0 schema; networkx 3.6 and graphology 0.26 run",
};

pub(super) static KEY_VALUE: Rule = Rule {
    name: "graphml-key-value",
    when: "a value does not fit a key of the same id that is declared for other elements",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Refused,
        outcome: "the file is refused",
    }],
    hint: "give every key an id of its own: in networkx, without named_key_ids",
    source: "networkx 3.6 run",
};

pub(super) static KEY_LATE: Rule = Rule {
    name: "graphml-key-late",
    when: "a key is declared behind the graph",
    effects: &[
        Effect {
            programs: &[Jgrapht],
            harm: Refused,
            outcome: "the file is refused, unless validation is off",
        },
        Effect {
            programs: &[Igraph],
            harm: Changed,
            outcome: "its values are lost",
        },
    ],
    hint: "move all keys before the graph",
    source: "GraphML 1.0 schema; igraph 1.0 run; networkx and graphology read it",
};

pub(super) static NAME_TWICE: Rule = Rule {
    name: "graphml-name-twice",
    when: "two keys for the same kind of element have the same name",
    effects: &[
        Effect {
            programs: &[Igraph],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Networkx, GephiLite],
            harm: Changed,
            outcome: "the last value alone is kept",
        },
    ],
    hint: "rename one of the two",
    source: "igraph 1.0, networkx 3.6 and graphology 0.26 run",
};

pub(super) static DATA_KEY: Rule = Rule {
    name: "graphml-data-key",
    when: "a value names no key",
    effects: &[
        Effect {
            programs: &[Networkx, Networkit],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Jgrapht],
            harm: Refused,
            outcome: "the file is refused, unless validation is off",
        },
        Effect {
            programs: &[Igraph],
            harm: Changed,
            outcome: "the value is lost",
        },
        Effect {
            programs: &[GephiLite],
            harm: Changed,
            outcome: "the attribute has no name",
        },
    ],
    hint: "write <data key=\"...\"> with the id of its key",
    source: "GraphML 1.0 schema; networkx 3.6, NetworKit 11, igraph 1.0 and graphology 0.26 run",
};
