//! The registry of the rules of tables.

use super::{rules, rules_of_cells as of_cells};
use crate::check::Rule;

/// All rules of tables, in the order of tables.
pub(in crate::check) const RULES: &[&Rule] = &[
    &rules::ENCODING,
    &rules::MARK,
    &rules::NO_MARK,
    &rules::HEADER,
    &rules::HEADER_HALF,
    &rules::HEADER_TWICE,
    &rules::SEPARATOR,
    &rules::QUOTE,
    &rules::RAGGED,
    &rules::VISUAL,
    &rules::TIME_NAME,
    &rules::DATE,
    &rules::NEO4J_HEADER,
    &of_cells::END,
    &of_cells::EDGE_TWICE,
    &of_cells::PARALLEL,
    &of_cells::TYPE,
    &of_cells::WEIGHT,
    &of_cells::WEIGHT_ZERO,
    &of_cells::BLANKS,
    &of_cells::COMMA,
    &of_cells::LEADING_ZERO,
    &of_cells::GUESS,
    &of_cells::TIMESET,
    &of_cells::TWO_TIMES,
    &of_cells::BACKSLASH_END,
    &of_cells::BACKSLASH,
    &of_cells::FORMULA,
    &of_cells::APOSTROPHE,
    &of_cells::LONG_CELL,
    &of_cells::NEO4J_BOOLEAN,
];
