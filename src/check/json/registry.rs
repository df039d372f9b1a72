//! The registry of the rules of graphs in JSON.

use super::{rules, rules_of_spellings as of_spellings};
use crate::check::Rule;

/// All rules of JSON, in the order of tables.
pub(in crate::check) const RULES: &[&Rule] = &[
    &rules::SYNTAX,
    &rules::NUMBER,
    &rules::MARK,
    &rules::ENCODING,
    &rules::LINKS,
    &rules::ENDS,
    &of_spellings::N_NODES,
    &of_spellings::N_ID,
    &rules::DIRECTED,
    &rules::SINGLE,
    &rules::NODE_TWICE,
    &rules::UNDECLARED,
    &rules::G_PARALLEL,
    &rules::G_TWICE,
    &rules::G_UNDECLARED,
    &of_spellings::G_ENDS,
    &rules::G_LOOP,
    &rules::G_TYPE,
    &rules::G_PRECISION,
    &rules::C_TWICE,
    &rules::C_UNDECLARED,
    &of_spellings::C_ENDS,
    &rules::C_NETWORKX,
    &rules::X_ID,
    &rules::X_ORDER,
    &rules::X_STATUS,
    &rules::X_TYPE,
    &of_spellings::X_VALUE,
    &of_spellings::X_UNDECLARED,
    &of_spellings::J_TWICE,
    &of_spellings::J_ENDS,
    &of_spellings::J_UNDECLARED,
];
