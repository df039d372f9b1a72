//! The registry of the rules of graphs in JSON.

use super::rules;
use crate::check::Rule;

/// All rules of JSON, in the order of tables.
pub(in crate::check) const RULES: &[&Rule] = &[
    &rules::SYNTAX,
    &rules::NUMBER,
    &rules::MARK,
    &rules::ENCODING,
    &rules::LINKS,
    &rules::ENDS,
    &rules::DIRECTED,
    &rules::SINGLE,
    &rules::NODE_TWICE,
    &rules::UNDECLARED,
    &rules::G_PARALLEL,
    &rules::G_TWICE,
    &rules::G_UNDECLARED,
    &rules::G_LOOP,
    &rules::G_TYPE,
    &rules::G_PRECISION,
    &rules::C_TWICE,
    &rules::C_UNDECLARED,
    &rules::C_NETWORKX,
    &rules::X_ID,
    &rules::X_ORDER,
    &rules::X_STATUS,
    &rules::X_TYPE,
];
