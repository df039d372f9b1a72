//! Checks DOT: one walk over the statements, which knows nodes, edges and subgraphs.

mod attributes;
mod lexer;
mod nodes;
mod registry;
mod rules;
mod rules_of_values;
mod statements;
mod values;

use lexer::Lexer;
pub(super) use registry::RULES;
use statements::Walk;

use super::{File, Findings};
use crate::{Error, Result};

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
    let Some(encoding) = file.encoding else {
        return Ok(());
    };
    let words = || format!("the text is in {encoding}");
    if encoding.starts_with("UTF-16") {
        findings.add(&rules::UTF_16, 0, words);
    } else if !file.text.contains("charset") {
        let at = file.text.find(|c: char| !c.is_ascii()).unwrap_or(0);
        findings.add(&rules::ENCODING, at, words);
    }
    Ok(())
}
