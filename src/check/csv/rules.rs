//! What programs do with tables as a whole: the rules, as data.

use Harm::{Changed, Dropped, Emptied, Refused, Shown};
use Program::{Excel, Gephi, Neo4j, Networkx};

use crate::check::{Effect, Harm, Program, Rule};

pub(super) static ENCODING: Rule = Rule {
    name: "csv-encoding",
    when: "the text is not in UTF-8",
    effects: &[
        Effect {
            programs: &[Networkx],
            harm: Refused,
            outcome: "the file is refused",
        },
        Effect {
            programs: &[Gephi, Neo4j],
            harm: Changed,
            outcome: "letters beyond a to z are wrong",
        },
    ],
    hint: "save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\")",
    source: "Gephi's issues; Python reads UTF-8 alone",
};

pub(super) static MARK: Rule = Rule {
    name: "csv-mark",
    when: "the file starts with a byte order mark",
    effects: &[Effect {
        programs: &[Networkx],
        harm: Changed,
        outcome: "the name in the first cell starts with an invisible character",
    }],
    hint: "save the file as UTF-8 without the mark; it is for Excel alone",
    source: "networkx 3.6 run",
};

pub(super) static NO_MARK: Rule = Rule {
    name: "csv-no-mark",
    when: "the file has letters beyond a to z and no byte order mark",
    effects: &[Effect {
        programs: &[Excel],
        harm: Shown,
        outcome: "these letters are wrong where the file is opened by a double click",
    }],
    hint: "start the file with a byte order mark, or import it as \"From Text/CSV\"",
    source: "Excel's documentation",
};

pub(super) static HEADER: Rule = Rule {
    name: "csv-header",
    when: "no column of the first row is called Source, Target, Id or Label",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Emptied,
        outcome: "the rows are taken for lists of neighbors, the first row too",
    }],
    hint: "name the columns of edges Source and Target, those of nodes Id and Label",
    source: "Gephi 0.11 run",
};

pub(super) static HEADER_HALF: Rule = Rule {
    name: "csv-header-half",
    when: "a table of edges lacks the column Source or the column Target",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Emptied,
        outcome: "no edge is read",
    }],
    hint: "name the two columns Source and Target",
    source: "Gephi 0.11 run",
};

pub(super) static HEADER_TWICE: Rule = Rule {
    name: "csv-header-twice",
    when: "two columns have the same name, but for upper and lower case",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the second column is lost",
    }],
    hint: "rename one of the two",
    source: "Gephi 0.11 run",
};

pub(super) static SEPARATOR: Rule = Rule {
    name: "csv-separator",
    when: "the first row has more of another separator than of the one between the cells",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Emptied,
        outcome: "the table is cut at the wrong character",
    }],
    hint: "keep the first row free of blanks, quotation marks and apostrophes, or choose the separator on import",
    source: "Gephi's importer, read",
};

pub(super) static QUOTE: Rule = Rule {
    name: "csv-quote",
    when: "a quotation mark is opened and never closed",
    effects: &[Effect {
        programs: &[Gephi, Networkx, Neo4j, Excel],
        harm: Dropped,
        outcome: "everything that follows stands in one cell, or the file is refused",
    }],
    hint: "close the cell, and write \"\" for a quotation mark inside of it",
    source: "RFC 4180; networkx 3.6 run",
};

pub(super) static RAGGED: Rule = Rule {
    name: "csv-ragged",
    when: "a row has more or fewer cells than the first row",
    effects: &[
        Effect {
            programs: &[Gephi],
            harm: Dropped,
            outcome: "the row is skipped",
        },
        Effect {
            programs: &[Neo4j],
            harm: Refused,
            outcome: "neo4j-admin refuses the file, unless told to skip",
        },
    ],
    hint: "put a cell that holds the separator between quotation marks, and fill up short rows",
    source: "Gephi 0.11 run; Neo4j's manual",
};

pub(super) static VISUAL: Rule = Rule {
    name: "csv-visual",
    when: "a table of nodes has columns of places, sizes or colors",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Shown,
        outcome: "they are attributes, and change no picture",
    }],
    hint: "use GEXF for places, sizes and colors",
    source: "Gephi 0.11 run",
};

pub(super) static TIME_NAME: Rule = Rule {
    name: "csv-time-name",
    when: "a column of other values has \"interval\" or \"timestamp\" in its name",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Changed,
        outcome: "the values are taken for times, and lost",
    }],
    hint: "rename the column",
    source: "Gephi 0.11 run",
};

pub(super) static DATE: Rule = Rule {
    name: "csv-date",
    when: "a column holds dates",
    effects: &[Effect {
        programs: &[Gephi],
        harm: Shown,
        outcome: "the dates become sets of points in time",
    }],
    hint: "choose the type String for the column on import",
    source: "Gephi 0.11 run",
};

pub(super) static NEO4J_HEADER: Rule = Rule {
    name: "csv-neo4j-header",
    when: "columns are named for neo4j-admin, and one that it needs is missing",
    effects: &[Effect {
        programs: &[Neo4j],
        harm: Refused,
        outcome: "neo4j-admin refuses the file",
    }],
    hint: "write :ID for nodes, :START_ID and :END_ID for edges",
    source: "Neo4j's manual",
};
