//! The registry of the rules of DOT.

use super::{rules, rules_of_values as of_values};
use crate::check::Rule;

/// All rules of DOT, in the order of tables.
pub(in crate::check) const RULES: &[&Rule] = &[
    &rules::SYNTAX,
    &rules::BACKSLASH_END,
    &rules::EDGE_SIGN,
    &rules::AFTER,
    &rules::TWO,
    &rules::MARK,
    &rules::ENCODING,
    &rules::UTF_16,
    &rules::DEFAULTS,
    &rules::GRAPH_ATTRIBUTE,
    &rules::SUBGRAPH,
    &rules::SUBGRAPH_NAME,
    &rules::GROUP,
    &rules::ARROW_SPACE,
    &rules::PORT,
    &rules::STRICT,
    &rules::PARALLEL,
    &rules::NUMBER_SPLIT,
    &rules::NUMBER_TWINS,
    &rules::ID_BACKSLASH,
    &of_values::LONG,
    &of_values::CONCATENATION,
    &of_values::CHARACTER,
    &of_values::NUL,
    &of_values::ENTITY,
    &of_values::HTML,
    &of_values::HTML_BROKEN,
    &of_values::HASH_COLOR,
    &of_values::ALPHA_COLOR,
    &of_values::SCHEME,
    &of_values::WEIGHT_ZERO,
    &of_values::CLUSTER_NAME,
    &of_values::TWO_CLUSTERS,
    &of_values::LARGE,
];
