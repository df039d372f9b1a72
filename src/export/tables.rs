//! The tables of nodes, edges, statements and figures as a folder, in the dialect of CSV that a
//! program reads.

use std::io::{self, Write};

use super::csv_rows::Dialect;
use super::edges::write_edges;
use super::figures::write_figures;
use super::nodes::write_nodes;
use super::statements::write_statements;
use super::{About, Exporter, Folder, FolderWriter, Losses, Settings};
use crate::graph::GraphView;

/// Tables for a program.
#[derive(Debug)]
pub(super) struct Tables {
    name: &'static str,
    summary: &'static str,
    /// The ending of the files.
    ending: &'static str,
    dialect: Dialect,
    has_statements: bool,
    /// How to open the files, if that takes more than a click.
    guide: Option<&'static str>,
}

/// For Gephi's import of spreadsheets.
pub(super) const GEPHI: Tables = Tables {
    name: "csv-gephi",
    summary: "CSV tables for Gephi's import of spreadsheets, backslashes doubled",
    ending: "csv",
    dialect: Dialect::GEPHI,
    has_statements: false,
    guide: Some(
        "How to open these tables in Gephi\n\n\
        1. File > Import spreadsheet: choose nodes.csv, import it as a nodes table.\n\
        2. Choose New workspace.\n\
        3. File > Import spreadsheet: choose edges.csv, import it as an edges table.\n\
        4. Choose Append to existing workspace, and no merging of edges.\n\n\
        In these files every backslash stands twice, because Gephi takes one for an escape. Of edges\n\
        of one kind between the same two nodes Gephi makes one, so that from the second on the kind has\n\
        a number, as in \"said 2\"; the column sayso_kind, if there is one, has the kind without it.\n",
    ),
};

/// For Excel and other spreadsheets.
pub(super) const EXCEL: Tables = Tables {
    name: "csv-excel",
    summary: "CSV tables that Excel opens with a click, safe from formulas",
    ending: "csv",
    dialect: Dialect::EXCEL,
    has_statements: true,
    guide: None,
};

/// With tabs between the fields.
pub(super) const TABS: Tables = Tables {
    name: "tsv",
    summary: "the tables with tabs between the fields",
    ending: "tsv",
    dialect: Dialect::TABS,
    has_statements: true,
    guide: None,
};

impl Exporter for Tables {
    fn about(&self) -> About {
        About {
            name: self.name,
            extensions: &[],
            file_name: self.name,
            summary: self.summary,
            ..About::PLAIN
        }
    }

    fn folder(&self) -> Option<&dyn FolderWriter> {
        Some(self)
    }
}

impl FolderWriter for Tables {
    fn write(
        &self,
        graph: &GraphView,
        _: &Settings,
        folder: &mut dyn Folder,
    ) -> io::Result<Losses> {
        type WriteTable = fn(&GraphView, Dialect, &mut dyn Write) -> io::Result<Losses>;
        let tables: [(&str, WriteTable); 4] = [
            ("nodes", write_nodes),
            ("edges", write_edges),
            ("statements", write_statements),
            ("figures", write_figures),
        ];
        let mut losses = Losses::new();
        for (name, write) in tables {
            if name == "statements" && !self.has_statements {
                continue;
            }
            folder.file(&format!("{name}.{}", self.ending), &mut |out| {
                losses.append(write(graph, self.dialect, out)?);
                Ok(())
            })?;
        }
        if let Some(guide) = self.guide {
            folder.file("README.txt", &mut |out| out.write_all(guide.as_bytes()))?;
        }
        Ok(losses)
    }
}
