//! What programs do with the rows and cells of a table: the rules, as data.

use Harm::{Changed, Dropped, Emptied, Refused};
use Program::{Excel, Gephi, Neo4j, Networkx};

use crate::check::{Effect, Harm, Program, Rule};

pub(super) static END: Rule = Rule {
    name: "csv-empty-end",
    when: "the source or the target of an edge is empty",
    effects: &[
        Effect {
            programs: &[Gephi],
            harm: Dropped,
            outcome: "the edge is dropped",
        },
        Effect {
            programs: &[Neo4j],
            harm: Refused,
            outcome: "neo4j-admin refuses the row",
        },
    ],
    hint: "fill both cells, or delete the row",
    source: "Gephi 0.11 run; Neo4j's manual",
};

pub(super) static EDGE_TWICE: Rule = Rule {
    name: "csv-edge-twice",
    when: "two edges have the same id",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Dropped,
        outcome: "the edge is dropped",
    }],
    hint: "give every edge an id of its own, or delete the column Id",
    source: "Gephi issue 1772",
};

pub(super) static PARALLEL: Rule = Rule {
    name: "csv-parallel",
    when: "two edges of one kind join the same two nodes",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the edges become one, unless \"Don't merge\" is chosen on import",
    }],
    hint: "add a column Kind that tells the edges apart, or choose how they are merged",
    source: "Gephi 0.11 run",
};

pub(super) static TYPE: Rule = Rule {
    name: "csv-type",
    when: "the column Type holds another word than Directed and Undirected",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the edge is taken for a directed one",
    }],
    hint: "write Directed or Undirected, in English; put what kind of edge it is into a column Kind",
    source: "Gephi 0.11 run",
};

pub(super) static WEIGHT_ZERO: Rule = Rule {
    name: "csv-weight-zero",
    when: "the weight of an edge is 0",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Dropped,
        outcome: "the edge is dropped",
    }],
    hint: "leave the weight empty, or make it greater than 0",
    source: "Gephi 0.11 run",
};

pub(super) static WEIGHT: Rule = Rule {
    name: "csv-weight",
    when: "the weight of an edge is no number",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Changed,
        outcome: "all weights become texts, or nothing can be computed from this one",
    }],
    hint: "write a number with a decimal point, or leave the weight empty",
    source: "pandas 3.1 and networkx 3.6 run",
};

pub(super) static BLANKS: Rule = Rule {
    name: "csv-blanks",
    when: "a name has blanks before or behind it",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the blanks are taken away, and two names may become one",
    }],
    hint: "take the blanks away",
    source: "Gephi 0.11 run",
};

pub(super) static COMMA: Rule = Rule {
    name: "csv-decimal-comma",
    when: "a number has a decimal comma",
    effects: &[
        Effect {
            programs: &[Gephi],
            harm: Changed,
            outcome: "a weight becomes 1, and other numbers become points in time",
        },
        Effect {
            programs: &[Networkx, Neo4j],
            harm: Changed,
            outcome: "the value is no number",
        },
    ],
    hint: "write a decimal point, as 2.5",
    source: "Gephi 0.11 run",
};

pub(super) static LEADING_ZERO: Rule = Rule {
    name: "csv-leading-zero",
    when: "a column of numbers has some that start with 0",
    effects: &[Effect {
        programs: &[Gephi, Excel],
        harm: Changed,
        outcome: "the zeros are lost",
    }],
    hint: "import the column as text, or put a letter before the digits",
    source: "Gephi 0.11 run; Excel's documentation",
};

pub(super) static GUESS: Rule = Rule {
    name: "csv-guessed-type",
    when: "after 25 rows a column holds another sort of value than in the first 25",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the value is lost",
    }],
    hint: "choose the type of the column on import, or move such a row to the top",
    source: "Gephi's importer, read",
};

pub(super) static TIMESET: Rule = Rule {
    name: "csv-timeset",
    when: "the column Timeset or Interval holds something else than intervals",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the value is lost",
    }],
    hint: "write <[2020-01-01,2020-02-01]>",
    source: "Gephi 0.11 run",
};

pub(super) static TWO_TIMES: Rule = Rule {
    name: "csv-two-timestamps",
    when: "a set of two points in time stands where an interval may stand",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the two points are taken for an interval",
    }],
    hint: "use a column of intervals, or GEXF with timerepresentation=\"timestamp\"",
    source: "Gephi 0.11 run",
};

pub(super) static BACKSLASH_END: Rule = Rule {
    name: "csv-backslash-end",
    when: "a cell ends in a backslash, or has one before a quotation mark",
    effects: &[Effect {
        programs: &[Gephi, Neo4j],
        harm: Emptied,
        outcome: "the cell does not end here, and what follows is swallowed",
    }],
    hint: "double the backslash for these programs, or write / in its place",
    source: "Gephi 0.11 run; Neo4j's LOAD CSV",
};

pub(super) static BACKSLASH: Rule = Rule {
    name: "csv-backslash",
    when: "a cell holds a single backslash",
    effects: &[Effect {
        programs: &[Gephi, Neo4j],
        harm: Changed,
        outcome: "the backslash is lost, or becomes a line break or a tab with the next letter",
    }],
    hint: "double the backslash for these programs, or write / in its place",
    source: "Gephi 0.11 run; Neo4j's LOAD CSV",
};

pub(super) static FORMULA: Rule = Rule {
    name: "csv-formula",
    when: "a text starts with =, +, -, @, a tab or a carriage return",
    effects: &[Effect {
        programs: &[Excel],
        harm: Changed,
        outcome: "the text is run as a formula",
    }],
    hint: "put an apostrophe before it, or write XLSX",
    source: "OWASP, CSV injection",
};

pub(super) static APOSTROPHE: Rule = Rule {
    name: "csv-apostrophe",
    when: "a text starts with the apostrophe that keeps Excel from running it",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the apostrophe is part of the text",
    }],
    hint: "leave the apostrophe out in files for other programs",
    source: "Gephi 0.11 run",
};

pub(super) static LONG_CELL: Rule = Rule {
    name: "csv-long-cell",
    when: "a cell has more than 32,767 characters",
    effects: &[Effect {
        programs: &[Excel],
        harm: Changed,
        outcome: "the cell is cut",
    }],
    hint: "shorten the text, or keep it in a file of its own",
    source: "Excel's specifications",
};

pub(super) static NEO4J_BOOLEAN: Rule = Rule {
    name: "csv-neo4j-boolean",
    when: "a column of the type boolean holds something else than true and false",
    effects: &[Effect {
        programs: &[Neo4j],
        harm: Changed,
        outcome: "the value is false",
    }],
    hint: "write true or false",
    source: "Neo4j's manual",
};
