//! Checks DOT: one walk over the statements, which knows nodes, edges and subgraphs.

mod attributes;
mod lexer;
mod nodes;
mod rules;
mod rules_of_values;
mod statements;
mod values;

use lexer::Lexer;
use rules_of_values as of_values;
use statements::Walk;

use super::{File, Findings, Rule};
use crate::{Error, Result};

/// All rules of DOT, in the order of tables.
pub(super) const RULES: &[&Rule] = &[
    &rules::SYNTAX,
    &rules::BACKSLASH_END,
    &rules::EDGE_SIGN,
    &rules::MARK,
    &rules::ENCODING,
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

/// Scans a file.
///
/// # Errors
///
/// Fails where the file is no DOT.
pub(super) fn scan(file: &File<'_>, findings: &mut Findings) -> Result<()> {
    let mut walk = Walk::new(Lexer::new(file.text), findings);
    if !walk.header() {
        let error = Error::new("this is no DOT: it does not start with graph or digraph");
        return Err(error.hint("name the right format with --format"));
    }
    walk.run();
    if file.has_mark && file.encoding.is_none() {
        findings.add(&rules::MARK, 0, || {
            "the file starts with a byte order mark".to_owned()
        });
    }
    let names_it = file.text.contains("charset");
    if let Some(encoding) = file.encoding.filter(|_| !names_it) {
        let at = file.text.find(|c: char| !c.is_ascii()).unwrap_or(0);
        findings.add(&rules::ENCODING, at, || {
            format!("the text is in {encoding}")
        });
    }
    Ok(())
}
