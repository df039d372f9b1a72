//! The notes: of actors, of documents, of concepts, and the index.

use super::markdown::{inline, quotation, yaml};
use super::names::folder;
use super::vault::{Vault, stance_text};
use crate::export::address::page;
use crate::export::around::{aliases, statement_of, text};
use crate::export::column::Cell;
use crate::export::edge_label::edge_label;
use crate::export::output::Buffer;
use crate::export::table::Table;
use crate::graph::{EdgeKind, EdgeReference, Evidence, Node, NodeKind};

/// Writes the note of a node.
pub(super) fn write(vault: &Vault, table: &Table, number: usize, out: &mut Buffer) {
    let node = vault.graph.node(number);
    front_matter(vault, table, number, out);
    out.raw("\n# ");
    inline(
        out,
        if node.label.trim().is_empty() {
            node.id.as_str()
        } else {
            &node.label
        },
    );
    out.raw("\n");
    if node.kind == NodeKind::Document {
        document(vault, number, out);
    } else {
        ties(vault, number, out);
        said(vault, number, out);
        spoken_about(vault, number, out);
    }
}

/// Writes what is known of a node as properties.
fn front_matter(vault: &Vault, table: &Table, number: usize, out: &mut Buffer) {
    let node = vault.graph.node(number);
    out.raw("---\nid: ");
    yaml(out, node.id.as_str());
    out.raw("\nkind: ");
    out.raw(node.kind.as_str());
    out.raw("\n");
    let mut others: Vec<&str> = aliases(node).collect();
    if vault.name(number) != Some(node.label.as_str()) && !node.label.is_empty() {
        others.insert(0, &node.label);
    }
    if !others.is_empty() {
        out.raw("aliases:\n");
        for other in others {
            out.raw("  - ");
            yaml(out, other);
            out.raw("\n");
        }
    }
    table.node_cells(node, |column, cell| {
        let column = &table.columns[column];
        let is_said = matches!(
            column.name.as_str(),
            "label" | "kind" | "sayso_id" | "aliases"
        );
        let Some(cell) = cell.filter(|_| !is_said) else {
            return;
        };
        key(out, &column.name);
        match &cell {
            Cell::Text(text) => yaml(out, text),
            // YAML wants a point in a number with an exponent.
            Cell::Float(_) => {
                let digits = cell.to_string();
                match digits.split_once('e') {
                    Some((start, end)) if !start.contains('.') => {
                        out.raw(&format!("{start}.0e{end}"));
                    }
                    _ => out.raw(&digits),
                }
            }
            cell => cell.write(out),
        }
        out.raw("\n");
    });
    out.raw("---\n");
}

/// Writes the name of a property: in quotation marks where YAML might take it for something else.
fn key(out: &mut Buffer, name: &str) {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let is_word =
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_letter);
    if is_word && !WORDS.contains(&name.to_lowercase().as_str()) {
        out.raw(name);
    } else {
        yaml(out, name);
    }
    out.raw(": ");
}

/// Writes roles and other ties that are no statements of this graph.
fn ties(vault: &Vault, number: usize, out: &mut Buffer) {
    let is_tie = |edge: &EdgeReference| {
        let is_relation = matches!(edge.edge.kind, EdgeKind::Relation(_));
        is_relation || statement_of(vault.graph, *edge).is_none()
    };
    let mut is_first = true;
    for edge in vault.edges(number).filter(is_tie) {
        out.raw(if std::mem::replace(&mut is_first, false) {
            "\n## Ties\n\n"
        } else {
            ""
        });
        out.raw("- ");
        if edge.source == number {
            inline(out, &edge_label(edge.edge));
            out.raw(" → ");
            vault.link(out, edge.target);
        } else {
            vault.link(out, edge.source);
            out.raw(" → ");
            inline(out, &edge_label(edge.edge));
        }
        for (field, word) in [("since", ", since "), ("until", ", until ")] {
            if let Some(date) = edge.edge.values.get(field) {
                out.raw(word);
                inline(out, &date.to_string());
            }
        }
        out.raw("\n");
        for item in &edge.edge.evidence {
            evidence(vault, &edge_label(edge.edge), item, out);
        }
    }
}

/// Writes the words that show a tie, and where they stand.
fn evidence(vault: &Vault, label: &str, item: &Evidence, out: &mut Buffer) {
    let document = item.document.as_ref().and_then(|id| vault.graph.find(id));
    let has_words = !item.quote.is_empty() && *item.quote != *label;
    if !has_words && document.is_none() {
        return;
    }
    out.raw("    -");
    if has_words {
        out.raw(" “");
        inline(out, &item.quote);
        out.raw("”");
    }
    if let Some(date) = &item.date {
        out.raw(" ");
        out.raw(date.as_str());
    }
    if let Some(document) = document {
        out.raw(" ");
        vault.link(out, document);
    }
    out.raw("\n");
}

/// Writes what an actor said, word for word, with the source.
fn said(vault: &Vault, number: usize, out: &mut Buffer) {
    let mut is_first = true;
    for (statement, _) in vault.statements(number, &EdgeKind::Said) {
        out.raw(if std::mem::replace(&mut is_first, false) {
            "\n## Said\n"
        } else {
            ""
        });
        out.raw("\n");
        vault.words(out, statement);
        out.raw("\n");
        vault.details(out, statement);
        if vault.place(statement).is_some() {
            out.raw(" — ");
            vault.link_to_statement(out, statement);
        }
        out.raw("\n");
    }
}

/// Writes who spoke about an actor or a concept, or to it, in which words.
fn spoken_about(vault: &Vault, number: usize, out: &mut Buffer) {
    for (kind, heading) in [
        (EdgeKind::Mentions, "Spoken about"),
        (EdgeKind::About, "Supported or opposed"),
        (EdgeKind::Addresses, "Spoken to"),
        (EdgeKind::ReportedBy, "Passed on"),
    ] {
        let mut is_first = true;
        for (statement, edge) in vault.statements(number, &kind) {
            if std::mem::replace(&mut is_first, false) {
                out.raw("\n## ");
                out.raw(heading);
                out.raw("\n");
            }
            out.raw("\n");
            if let Some(speaker) = vault.around.end(statement, &EdgeKind::Said) {
                vault.link(out, speaker);
            }
            if let Some(stance) = edge.edge.values.get("stance") {
                out.raw(" (stance ");
                stance_text(out, stance);
                out.raw(")");
            }
            if let Some(date) = text(vault.graph.node(statement), "date") {
                out.raw(" · ");
                inline(out, date);
            }
            if vault.place(statement).is_some() {
                out.raw(" — ");
                vault.link_to_statement(out, statement);
            }
            out.raw("\n\n");
            vault.words(out, statement);
        }
    }
}

/// Writes the statements of a document in their order, each with a name that links lead to.
fn document(vault: &Vault, number: usize, out: &mut Buffer) {
    let node = vault.graph.node(number);
    if let Some(address) = text(node, "url").and_then(page) {
        out.raw("\n[Source](<");
        out.raw(&address);
        out.raw(">)\n");
    }
    ties(vault, number, out);
    let mut statements: Vec<(usize, usize)> = vault
        .statements(number, &EdgeKind::AppearsIn)
        .filter_map(|(statement, _)| {
            let (document, place) = vault.place(statement)?;
            (document == number).then_some((place, statement))
        })
        .collect();
    statements.sort_unstable();
    statements.dedup();
    if !statements.is_empty() {
        out.raw("\n## Statements\n");
    }
    for (place, statement) in statements {
        out.raw("\n");
        match vault.around.end(statement, &EdgeKind::Said) {
            Some(speaker) => vault.link(out, speaker),
            None => out.raw("Somebody"),
        }
        out.raw(" · ");
        vault.details(out, statement);
        out.raw("\n\n");
        vault.words(out, statement);
        // The name of the quotation before it.
        out.raw("\n^s");
        out.integer(place);
        out.raw("\n");
    }
}

/// Writes the note that leads to all others: those who spoke most first.
pub(super) fn index(vault: &Vault, out: &mut Buffer) {
    out.raw("# Index\n");
    for kind in NodeKind::ALL {
        let Some(folder) = folder(kind) else { continue };
        let mut rows: Vec<(usize, usize, usize)> = (0..vault.graph.node_count())
            .filter(|&number| vault.graph.node(number).kind == kind)
            .map(|number| {
                let count = |kind| vault.statements(number, kind).count();
                let own = match kind {
                    NodeKind::Document => count(&EdgeKind::AppearsIn),
                    NodeKind::Concept => count(&EdgeKind::About),
                    _ => count(&EdgeKind::Said),
                };
                (own, count(&EdgeKind::Mentions), number)
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        rows.sort_by_key(|&(own, mentions, number)| {
            (usize::MAX - own, usize::MAX - mentions, number)
        });
        out.raw(&format!("\n## {folder}\n\n"));
        for (own, mentions, number) in rows {
            out.raw("- ");
            vault.link(out, number);
            out.raw(&counts(vault.graph.node(number), own, mentions));
            out.raw("\n");
        }
    }
    let lone = (0..vault.graph.node_count()).filter(|&number| is_lone(vault, number));
    for (number, statement) in lone.enumerate() {
        out.raw(if number == 0 {
            "\n## Statements without a speaker or document\n"
        } else {
            ""
        });
        out.raw("\n");
        let node = vault.graph.node(statement);
        quotation(out, text(node, "text").unwrap_or(&node.label));
    }
}

/// Says how often somebody speaks and is spoken about.
fn counts(node: &Node, own: usize, mentions: usize) -> String {
    let plural = if own == 1 { "" } else { "s" };
    match (node.kind.is_actor(), own, mentions) {
        (_, 0, 0) => String::new(),
        (true, own, 0) => format!(": speaks {own} time{plural}"),
        (true, own, mentions) => format!(": speaks {own} time{plural}, spoken about {mentions}"),
        (false, own, _) => format!(": {own} statement{plural}"),
    }
}

/// Tells whether a statement stands in no other note.
fn is_lone(vault: &Vault, number: usize) -> bool {
    vault.graph.node(number).kind == NodeKind::Statement
        && vault.place(number).is_none()
        && vault.around.end(number, &EdgeKind::Said).is_none()
}
