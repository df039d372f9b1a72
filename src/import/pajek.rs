//! Pajek's `.net`: numbered vertices with labels, then arcs (one way) and edges (both ways).

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Importer;
use super::attribute::number;
use super::builder::Builder;
use super::description::{Description, Looks};
use super::words::{Line, Words, lines};
use crate::graph::{Value, Values};
use crate::read::{Cursor, quoted};
use crate::{Error, Result};

/// Reads Pajek networks.
pub(super) struct Pajek;

/// How many vertices there may be that no line describes.
const UNLISTED: usize = 10_000_000;

/// How large pictures are, whose places Pajek counts from 0 to 1.
const SIDE: f64 = 1000.0;

impl Importer for Pajek {
    fn name(&self) -> &'static str {
        "pajek"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["net", "paj"]
    }

    fn summary(&self) -> &'static str {
        "Pajek networks: *Vertices, *Arcs, *Edges, with relations"
    }

    fn recognises(&self, _: &str, ending: &str, start: &str) -> bool {
        let is_marked = lines(start).any(|line| starts_with(line.text, "*vertices"));
        is_marked && matches!(ending, "net" | "paj" | "txt" | "")
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        let mut network = Network {
            cursor: Cursor::new(file.clone(), text),
            graph,
            section: Section::Other,
            relations: Vec::new(),
            relation: None,
            vertices: Vec::new(),
            numbers: Vec::new(),
            row: 0,
        };
        for line in lines(text) {
            match line.text.strip_prefix('*') {
                Some(header) => network.start(header, line)?,
                None if line.text.starts_with('%') => {}
                None => network.read(line),
            }
        }
        network.add_vertices();
        Ok(())
    }
}

/// What the lines of a part of the file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Vertices,
    /// Two ends and a weight, one way or both.
    Pairs(bool),
    /// One end and all others, one way or both.
    Lists(bool),
    Matrix,
    /// Partitions, vectors and whatever else there is.
    Other,
}

/// A vertex that is not added yet.
struct Vertex<'a> {
    offset: usize,
    label: Option<&'a str>,
    looks: Looks,
}

struct Network<'a, 'g> {
    cursor: Cursor<'a>,
    graph: &'g mut Builder,
    section: Section,
    /// The names of the relations, by number.
    relations: Vec<(&'a str, &'a str)>,
    /// The relation of the edges that follow.
    relation: Option<&'a str>,
    vertices: Vec<Vertex<'a>>,
    /// The numbers of the vertices in the graph.
    numbers: Vec<usize>,
    /// The row of a matrix that comes next.
    row: usize,
}

impl<'a> Network<'a, '_> {
    /// Starts a section.
    fn start(&mut self, header: &'a str, line: Line<'a>) -> Result<()> {
        let mut words = Words::new(header, &[]);
        let name = words.next().unwrap_or_default().to_ascii_lowercase();
        self.section = match name.as_str() {
            "vertices" => Section::Vertices,
            "arcs" => Section::Pairs(true),
            "edges" => Section::Pairs(false),
            "arcslist" => Section::Lists(true),
            "edgeslist" => Section::Lists(false),
            "matrix" => Section::Matrix,
            _ => Section::Other,
        };
        if self.section == Section::Vertices {
            let count = words.next().and_then(|word| word.parse::<usize>().ok());
            let Some(count) = count.filter(|_| self.numbers.is_empty()) else {
                let error = Error::new("the number of vertices is missing, or given twice");
                return Err(self.at(error, line).hint("write one line *Vertices 12"));
            };
            if count > UNLISTED {
                let error = Error::new(format!("a network of {count} vertices is too large"));
                return Err(self.at(error, line).hint("up to 10,000,000 can be read"));
            }
            self.vertices.resize_with(count, || Vertex {
                offset: line.offset,
                label: None,
                looks: Looks::default(),
            });
            return Ok(());
        }
        self.add_vertices();
        self.row = 0;
        // `*Arcs :2 "says"` starts the relation number 2, and names it.
        let number = words.next().and_then(|word| word.strip_prefix(':'));
        self.relation = number.map(|number| {
            let named = words.next();
            let known = self.relations.iter().find(|(known, _)| *known == number);
            let name = named.or(known.map(|(_, name)| *name)).unwrap_or(number);
            self.relations.push((number, name));
            name
        });
        Ok(())
    }

    /// Reads a line of the present section.
    fn read(&mut self, line: Line<'a>) {
        let read = match self.section {
            Section::Vertices => self.vertex(line),
            Section::Pairs(is_directed) => self.pair(line, is_directed),
            Section::Lists(is_directed) => self.list(line, is_directed),
            Section::Matrix => self.row(line),
            Section::Other => Ok(()),
        };
        if let Err(problem) = read {
            let problem = self.at(problem, line);
            self.graph.problem(problem);
        }
    }

    fn vertex(&mut self, line: Line<'a>) -> Result<()> {
        let mut words = Words::new(line.text, &[]);
        let place = words.next().and_then(|word| word.parse::<usize>().ok());
        let place = place.and_then(|number| number.checked_sub(1));
        let Some(vertex) = place.and_then(|place| self.vertices.get_mut(place)) else {
            return Err(no_vertex(line.text).hint("number the vertices from 1"));
        };
        vertex.offset = line.offset;
        vertex.label = words.next();
        let mut places = words.clone().map_while(|word| word.parse::<f64>().ok());
        if let (Some(x), Some(y)) = (places.next(), places.next()) {
            // There, y grows downward.
            (vertex.looks.x, vertex.looks.y) = (Some(x * SIDE), Some((1.0 - y) * SIDE));
        }
        Ok(())
    }

    /// Adds the vertices to the graph: under their labels where these tell them apart, else under
    /// their numbers.
    fn add_vertices(&mut self) {
        let labels: BTreeSet<&str> = self.vertices.iter().filter_map(|v| v.label).collect();
        let is_unique = labels.len() == self.vertices.len() && !labels.contains("");
        for (place, vertex) in std::mem::take(&mut self.vertices).into_iter().enumerate() {
            let number = (place + 1).to_string();
            let label = vertex.label.unwrap_or(&number);
            let name = if is_unique { label } else { &number };
            let said = Description {
                label: Some(Cow::Borrowed(label)),
                looks: vertex.looks,
                ..Description::default()
            };
            let (number, problem) = self.graph.describe(name, said);
            if let Some(problem) = problem {
                let place = self.cursor.origin(vertex.offset, "").start();
                self.graph.problem(problem.at(place));
            }
            self.numbers.push(number);
        }
    }

    fn pair(&mut self, line: Line<'a>, is_directed: bool) -> Result<()> {
        let mut words = Words::new(line.text, &[]);
        let mut first = words.next().unwrap_or_default();
        let mut relation = self.relation;
        if let Some(number) = first.strip_suffix(':') {
            let known = self.relations.iter().find(|(known, _)| *known == number);
            relation = Some(known.map_or(number, |(_, name)| *name));
            first = words.next().unwrap_or_default();
        }
        let source = self.end(first)?;
        let target = self.end(words.next().unwrap_or_default())?;
        let mut values = Values::new();
        let mut weight = None;
        while let Some(word) = words.next() {
            if word.starts_with('[') {
                values.insert("times", Value::from(word));
            } else if word == "l" {
                values.insert("edge_label", Value::from(words.next().unwrap_or_default()));
            } else if weight.is_none() {
                let heavy = number(word).ok_or_else(|| {
                    Error::new(format!("the weight {} is not a number", quoted(word)))
                        .hint("write two numbers of vertices and a weight")
                })?;
                weight = Some(heavy);
            }
        }
        self.tie(source, target, weight, is_directed, (relation, values));
        Ok(())
    }

    fn list(&mut self, line: Line<'a>, is_directed: bool) -> Result<()> {
        let mut words = Words::new(line.text, &[]);
        let source = self.end(words.next().unwrap_or_default())?;
        for word in words {
            let target = self.end(word)?;
            let relation = (self.relation, Values::new());
            self.tie(source, target, None, is_directed, relation);
        }
        Ok(())
    }

    fn row(&mut self, line: Line<'a>) -> Result<()> {
        let source = self.numbers.get(self.row).copied();
        let source = source.ok_or_else(|| {
            Error::new("the matrix has more rows than there are vertices").hint("delete this row")
        })?;
        self.row += 1;
        for (place, word) in Words::new(line.text, &[]).enumerate() {
            let (Some(&target), Some(weight)) = (self.numbers.get(place), number(word)) else {
                return Err(
                    Error::new(format!("{} is no cell of the matrix", quoted(word)))
                        .hint("write one number for each vertex"),
                );
            };
            if weight != 0.0 {
                let relation = (self.relation, Values::new());
                self.tie(source, target, Some(weight), true, relation);
            }
        }
        Ok(())
    }

    fn tie(
        &mut self,
        source: usize,
        target: usize,
        weight: Option<f64>,
        is_directed: bool,
        (relation, values): (Option<&'a str>, Values),
    ) {
        let said = Description {
            kind: relation.map(Cow::Borrowed),
            weight,
            values,
            ..Description::default()
        };
        self.graph.edge(source, target, is_directed, said);
    }

    /// Finds the vertex with a number.
    fn end(&self, word: &str) -> Result<usize> {
        // In lists, a minus marks an edge that is to be taken away.
        let place = word.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        let number = place.and_then(|place| self.numbers.get(place));
        number
            .copied()
            .ok_or_else(|| no_vertex(word).hint("edges name the numbers of two vertices, as 1 2"))
    }

    fn at(&mut self, error: Error, line: Line<'a>) -> Error {
        error.at(self.cursor.origin(line.offset, "").start())
    }
}

fn no_vertex(text: &str) -> Error {
    Error::new(format!("{} is the number of no vertex", quoted(text)))
}

/// Tells whether a text starts with a word, whatever its case.
fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
}
