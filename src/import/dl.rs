//! UCINET's DL: a matrix, or lists of edges or of neighbors, with labels before them or among them.

use std::borrow::Cow;
use std::sync::Arc;

use super::Importer;
use super::attribute::number;
use super::builder::Builder;
use super::description::Description;
use super::words::{Line, Words, lines};
use crate::read::{Cursor, quoted};
use crate::{Error, Result};

/// Reads UCINET DL.
pub(super) struct Dl;

/// How many nodes there may be that no line names.
const UNLISTED: usize = 10_000_000;

/// The characters between words, beside white space.
const BETWEEN: &[char] = &[',', '='];

impl Importer for Dl {
    fn name(&self) -> &'static str {
        "dl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["dl"]
    }

    fn summary(&self) -> &'static str {
        "UCINET DL: edgelist1, nodelist1 and fullmatrix"
    }

    fn recognises(&self, _: &str, ending: &str, start: &str) -> bool {
        let mut words = Words::new(start, BETWEEN).map(str::to_ascii_lowercase);
        let is_marked = words.next().as_deref() == Some("dl");
        is_marked && (ending == "dl" || matches!(ending, "txt" | "") && words.any(|w| w == "data:"))
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        let mut header = Header::default();
        let mut all = lines(text);
        let mut cursor = Cursor::new(file.clone(), text);
        for line in all.by_ref() {
            let read = header.line(line.text);
            if read.map_err(|error| error.at(cursor.origin(line.offset, "").start()))? {
                break;
            }
        }
        let mut data = Data {
            nodes: Vec::new(),
            matrix: 0,
            row: 0,
            columns: Vec::new(),
            header,
            graph,
        };
        data.add_nodes();
        for line in all {
            if let Err(problem) = data.line(line) {
                let place = cursor.origin(line.offset, "").start();
                data.graph.problem(problem.at(place));
            }
        }
        Ok(())
    }
}

/// How the data are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Format {
    #[default]
    Matrix,
    Edges,
    Neighbors,
}

/// What the file says before its data.
#[derive(Debug, Default)]
struct Header {
    count: usize,
    format: Format,
    /// Labels stand among the data.
    is_embedded: bool,
    has_no_diagonal: bool,
    labels: Vec<String>,
    /// The names of the relations.
    matrices: Vec<String>,
    /// What the words that come next are.
    next: Next,
}

/// What the next word of the header is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Next {
    #[default]
    Keyword,
    Count,
    Format,
    Diagonal,
    /// Something that is passed over.
    Number,
    Labels,
    Matrices,
}

impl Header {
    /// Reads a line; returns whether the data follow.
    fn line(&mut self, line: &str) -> Result<bool> {
        let mut words = Words::new(line, BETWEEN).peekable();
        while let Some(word) = words.next() {
            let lower = word.to_ascii_lowercase();
            let keyword = lower.trim_end_matches(':');
            if lower == "data:" {
                return Ok(true);
            }
            let is_behind = words.peek().is_some_and(|next| {
                next.eq_ignore_ascii_case("labels:") || next.eq_ignore_ascii_case("labels")
            });
            match (self.next, keyword) {
                (_, "matrix") if is_behind => {
                    words.next();
                    self.next = Next::Matrices;
                }
                (_, "row" | "column" | "col" | "level") if is_behind => {
                    return Err(Error::new("networks of two modes cannot be read")
                        .hint("write them as edgelist1, with labels embedded"));
                }
                (_, "labels") if lower.ends_with(':') => self.next = Next::Labels,
                (_, "labels") if words.peek().is_some_and(|w| is(w, "embedded")) => {
                    words.next();
                    self.is_embedded = true;
                    self.next = Next::Keyword;
                }
                (Next::Keyword | Next::Labels | Next::Matrices, "n") if words.peek().is_some() => {
                    self.next = Next::Count;
                }
                (Next::Labels, _) => self.labels.push(word.to_owned()),
                (Next::Matrices, _) => self.matrices.push(word.to_owned()),
                (Next::Count, _) => {
                    let count = word.parse().ok().filter(|count| *count <= UNLISTED);
                    self.count = count.ok_or_else(|| {
                        Error::new(format!("{} is not how many nodes there are", quoted(word)))
                            .hint("write n=12; up to 10,000,000 can be read")
                    })?;
                    self.next = Next::Keyword;
                }
                (Next::Format, _) => {
                    self.format = match keyword {
                        "fullmatrix" | "fm" => Format::Matrix,
                        "edgelist1" | "el1" => Format::Edges,
                        "nodelist1" | "nl1" => Format::Neighbors,
                        _ => {
                            let message = format!("the format {} cannot be read", quoted(word));
                            return Err(Error::new(message)
                                .hint("the formats are edgelist1, nodelist1 and fullmatrix"));
                        }
                    };
                    self.next = Next::Keyword;
                }
                (Next::Diagonal, _) => {
                    self.has_no_diagonal = keyword == "absent";
                    self.next = Next::Keyword;
                }
                (Next::Number, _) => self.next = Next::Keyword,
                (Next::Keyword, "format") => self.next = Next::Format,
                (Next::Keyword, "diagonal") => self.next = Next::Diagonal,
                (Next::Keyword, "nm") => self.next = Next::Number,
                (Next::Keyword, "nr" | "nc") => self.next = Next::Count,
                (Next::Keyword, _) => {}
            }
        }
        Ok(false)
    }
}

/// Data that are being read.
struct Data<'g> {
    header: Header,
    graph: &'g mut Builder,
    /// The numbers of the nodes.
    nodes: Vec<usize>,
    /// The columns of a matrix with embedded labels.
    columns: Vec<usize>,
    /// Which matrix and which row of it comes next.
    matrix: usize,
    row: usize,
}

impl Data<'_> {
    /// Adds the nodes that the header counts or names.
    fn add_nodes(&mut self) {
        if self.header.is_embedded && self.header.labels.is_empty() {
            return;
        }
        let labels = std::mem::take(&mut self.header.labels);
        for place in 0..self.header.count.max(labels.len()) {
            let number = (place + 1).to_string();
            let node = self.graph.node(labels.get(place).unwrap_or(&number));
            self.nodes.push(node);
        }
    }

    fn line(&mut self, line: Line<'_>) -> Result<()> {
        if line.text == "!" {
            self.matrix += 1;
            return Ok(());
        }
        let words: Vec<&str> = Words::new(line.text, BETWEEN).collect();
        match self.header.format {
            Format::Matrix => self.matrix_row(&words),
            Format::Edges => {
                let (Some(source), Some(target)) = (words.first(), words.get(1)) else {
                    return Err(Error::new(format!("{} is no edge", quoted(line.text)))
                        .hint("write two nodes and perhaps a weight"));
                };
                let weight = words.get(2).map_or(Ok(1.0), |word| weight(word))?;
                let (source, target) = (self.end(source)?, self.end(target)?);
                self.tie(source, target, weight);
                Ok(())
            }
            Format::Neighbors => {
                let Some((source, targets)) = words.split_first() else {
                    return Ok(());
                };
                let source = self.end(source)?;
                for target in targets {
                    let target = self.end(target)?;
                    self.tie(source, target, 1.0);
                }
                Ok(())
            }
        }
    }

    fn matrix_row(&mut self, words: &[&str]) -> Result<()> {
        let mut cells = words;
        let source = if self.header.is_embedded {
            if self.columns.is_empty() {
                self.columns = words.iter().map(|label| self.graph.node(label)).collect();
                return Ok(());
            }
            let Some((label, rest)) = words.split_first() else {
                return Ok(());
            };
            cells = rest;
            self.graph.node(label)
        } else {
            if self.row == self.nodes.len() {
                self.row = 0;
                self.matrix += 1;
            }
            let source = self.nodes.get(self.row).copied();
            source.ok_or_else(|| {
                Error::new("the matrix has a row for which there is no node").hint("write n=12")
            })?
        };
        let row = self.row;
        self.row += 1;
        let columns = if self.columns.is_empty() {
            &self.nodes
        } else {
            &self.columns
        };
        let skipped = self.header.has_no_diagonal && !self.header.is_embedded;
        let targets: Vec<usize> = (columns.iter().enumerate())
            .filter(|(place, _)| !(skipped && *place == row))
            .map(|(_, node)| *node)
            .collect();
        if cells.len() != targets.len() {
            let message = format!(
                "the row has {} cells, but the matrix {} columns",
                cells.len(),
                targets.len()
            );
            return Err(Error::new(message).hint("write each row of the matrix on a line"));
        }
        for (target, cell) in targets.into_iter().zip(cells) {
            let weight = weight(cell)?;
            if weight != 0.0 {
                self.tie(source, target, weight);
            }
        }
        Ok(())
    }

    fn tie(&mut self, source: usize, target: usize, weight: f64) {
        let kind = self.header.matrices.get(self.matrix);
        let said = Description {
            kind: kind.map(|kind| Cow::Borrowed(kind.as_str())),
            weight: Some(weight),
            ..Description::default()
        };
        self.graph.edge(source, target, true, said);
    }

    /// Finds a node by its label, or by its number.
    fn end(&mut self, word: &str) -> Result<usize> {
        if self.header.is_embedded {
            return Ok(self.graph.node(word));
        }
        let place = word.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        let node = place.and_then(|place| self.nodes.get(place));
        node.copied().ok_or_else(|| {
            Error::new(format!("{} is the number of no node", quoted(word)))
                .hint("number the nodes from 1, or say \"labels embedded\"")
        })
    }
}

fn weight(word: &str) -> Result<f64> {
    number(word).ok_or_else(|| {
        Error::new(format!("the weight {} is not a number", quoted(word)))
            .hint("write it with a point, as 2.5")
    })
}

/// Tells whether a word is another, whatever its case.
fn is(word: &str, other: &str) -> bool {
    word.trim_end_matches(':').eq_ignore_ascii_case(other)
}
