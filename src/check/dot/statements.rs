//! The statements of a DOT file, read by the grammar of Graphviz.

use super::lexer::{Form, Lexer, Token, Word};
use super::nodes::Nodes;
use super::values::Owner;
use super::{rules, rules_of_values as of_values};
use crate::check::Findings;
use crate::read::quoted;

/// How deep subgraphs may stand in each other.
const DEEPEST: usize = 256;

/// How many nodes a picture may have before somebody has to choose how it is laid out.
const MANY: usize = 300;

/// A walk over the statements of a file.
pub(super) struct Walk<'a, 'f> {
    pub(super) lexer: Lexer<'a>,
    /// The token that comes next.
    pub(super) token: Token<'a>,
    pub(super) findings: &'f mut Findings,
    is_directed: bool,
    is_strict: bool,
    nodes: Nodes<'a>,
    /// The graph, and the subgraphs that are open in it.
    pub(super) open: Vec<Frame<'a>>,
    /// The color scheme of all nodes, and of all edges.
    pub(super) schemes: [&'a str; 2],
    pub(super) has_layout: bool,
}

/// A graph or a subgraph that is open.
pub(super) struct Frame<'a> {
    name: Option<Word<'a>>,
    cluster: usize,
    members: Vec<u32>,
    /// The edge whose end this subgraph is.
    edge: Option<Edge>,
    /// The byte of a label or a color that the subgraph has.
    pub(super) drawn: Option<usize>,
}

/// An edge that is being read, with perhaps more than two ends.
struct Edge {
    /// The byte where it starts.
    at: usize,
    /// The nodes that the next part starts from.
    sources: Vec<u32>,
    ends: usize,
    is_group: bool,
}

/// Nothing, or what breaks the grammar.
pub(super) type Parsed = Result<(), String>;

impl<'a, 'f> Walk<'a, 'f> {
    /// Starts at the start of a file.
    pub(super) fn new(lexer: Lexer<'a>, findings: &'f mut Findings) -> Self {
        Self {
            lexer,
            token: Token::End,
            findings,
            is_directed: true,
            is_strict: false,
            nodes: Nodes::new(),
            open: Vec::new(),
            schemes: [""; 2],
            has_layout: false,
        }
    }

    /// Reads what stands before the first statement; `false` where it is no graph.
    pub(super) fn header(&mut self) -> bool {
        self.advance();
        if self.keyword() == Some("strict") {
            self.is_strict = true;
            self.advance();
        }
        match self.keyword() {
            Some("digraph") => self.is_directed = true,
            Some("graph") => self.is_directed = false,
            _ => return false,
        }
        self.advance();
        true
    }

    /// Reads all statements, up to the first that breaks the grammar.
    pub(super) fn run(&mut self) {
        if let Err(why) = self.statements() {
            let at = self.lexer.start;
            match self.lexer.suspect {
                Some(suspect) => {
                    let words =
                        || "a backslash stands before what looks like the end of a text".to_owned();
                    self.findings.add(&rules::BACKSLASH_END, suspect, words);
                }
                None => self.findings.add(&rules::SYNTAX, at, || why),
            }
            return;
        }
        if self.nodes.len() > MANY && !self.has_layout {
            let count = self.nodes.len();
            self.findings.add(&of_values::LARGE, 0, || {
                format!("the graph has {count} nodes, and no layout")
            });
        }
    }

    fn statements(&mut self) -> Parsed {
        if matches!(self.token, Token::Word(_)) {
            self.any_id()?;
        }
        self.open_frame(None, None)?;
        while !self.open.is_empty() {
            self.lexer.suspect = None;
            match self.token {
                Token::Sign(';') => self.advance(),
                Token::Sign('}') => self.close_frame()?,
                Token::Sign('{') => {
                    self.tell_subgraph();
                    self.open_frame(None, None)?;
                }
                Token::Word(word) => self.statement(word)?,
                _ => return Err(self.unexpected()),
            }
        }
        self.check_end();
        Ok(())
    }

    /// Checks what stands behind the graph.
    fn check_end(&mut self) {
        let at = self.lexer.start;
        if matches!(self.keyword(), Some("strict" | "graph" | "digraph")) {
            let words = || "another graph starts here".to_owned();
            self.findings.add(&rules::TWO, at, words);
        } else if self.token != Token::End {
            let words = || "this stands behind the last }".to_owned();
            self.findings.add(&rules::AFTER, at, words);
        }
    }

    pub(super) fn advance(&mut self) {
        self.token = self.lexer.next();
    }

    /// Returns the reserved word that comes next.
    pub(super) fn keyword(&self) -> Option<&'static str> {
        let Token::Word(word) = self.token else {
            return None;
        };
        let known = ["strict", "graph", "digraph", "subgraph", "node", "edge"];
        let is_it =
            |known: &&str| word.form == Form::Plain && word.text.eq_ignore_ascii_case(known);
        known.into_iter().find(is_it)
    }

    /// Says what stands where it must not.
    pub(super) fn unexpected(&self) -> String {
        match self.token {
            Token::End => "the file ends before the last }".to_owned(),
            Token::Open => "a text starts here and is never closed".to_owned(),
            Token::Sign(c) | Token::Stray(c) => format!("the character {c:?} cannot stand here"),
            Token::Edge { .. } => "an edge has no start".to_owned(),
            Token::Word(word) if self.keyword().is_some() => {
                format!("{} is a reserved word", quoted(word.text))
            }
            Token::Word(word) => format!("{} cannot stand here", quoted(word.text)),
        }
    }

    fn statement(&mut self, first: Word<'a>) -> Parsed {
        match self.keyword() {
            Some("subgraph") => {
                self.advance();
                let name = self.subgraph_name(first)?;
                self.tell_subgraph();
                self.open_frame(name, None)
            }
            Some(kind @ ("graph" | "node" | "edge")) => {
                self.advance();
                if self.token != Token::Sign('[') {
                    return Err(format!("{kind:?} is a reserved word"));
                }
                self.findings.add(&rules::DEFAULTS, first.at, || {
                    format!("{kind} [...] sets attributes for all that follows")
                });
                self.attributes(Owner::Default, kind)
            }
            Some(_) => Err(self.unexpected()),
            None => {
                let id = self.any_id()?;
                if self.token == Token::Sign('=') {
                    self.advance();
                    let value = self.any_id()?;
                    let words = || format!("{}={} stands by itself", id.text, value.text);
                    self.findings.add(&rules::GRAPH_ATTRIBUTE, id.at, words);
                    self.graph_attribute(id, value);
                    return Ok(());
                }
                let node = self.node(id)?;
                self.edge(Edge {
                    at: id.at,
                    sources: vec![node],
                    ends: 1,
                    is_group: false,
                })
            }
        }
    }

    /// Takes the name of a subgraph, whose keyword is read.
    fn subgraph_name(&mut self, keyword: Word<'a>) -> Result<Option<Word<'a>>, String> {
        let name = match self.token {
            Token::Word(_) => Some(self.any_id()?),
            _ => None,
        };
        let words = || {
            format!(
                "the word subgraph stands here, with the name {}",
                quoted(name.map_or("", |name| name.text))
            )
        };
        self.findings.add(&rules::SUBGRAPH_NAME, keyword.at, words);
        Ok(name)
    }

    fn tell_subgraph(&mut self) {
        let at = self.lexer.start;
        self.findings
            .add(&rules::SUBGRAPH, at, || "a subgraph starts here".to_owned());
    }

    fn open_frame(&mut self, name: Option<Word<'a>>, edge: Option<Edge>) -> Parsed {
        if self.token != Token::Sign('{') {
            return Err(self.unexpected());
        }
        if self.open.len() == DEEPEST {
            return Err(format!(
                "subgraphs stand in each other more than {DEEPEST} deep"
            ));
        }
        self.advance();
        let around = self.open.last().map_or(0, |frame| frame.cluster);
        let is_cluster = name.is_some_and(|name| name.text.starts_with("cluster"));
        let cluster = if is_cluster {
            self.nodes.cluster(around)
        } else {
            around
        };
        self.open.push(Frame {
            name,
            cluster,
            members: Vec::new(),
            edge,
            drawn: None,
        });
        Ok(())
    }

    fn close_frame(&mut self) -> Parsed {
        self.advance();
        let Some(frame) = self.open.pop() else {
            return Ok(());
        };
        let is_cluster = frame
            .name
            .is_some_and(|name| name.text.starts_with("cluster"));
        if let Some(at) = frame.drawn.filter(|_| !is_cluster) {
            let words = || "a subgraph that is no cluster has a label or a color".to_owned();
            self.findings.add(&of_values::CLUSTER_NAME, at, words);
        }
        // What stands in the graph itself is never an end.
        if self.open.len() > 1
            && let Some(around) = self.open.last_mut()
        {
            around.members.extend(&frame.members);
        }
        match frame.edge {
            Some(edge) => {
                let edge = self.join(&edge, frame.members);
                self.edge(edge)
            }
            None if matches!(self.token, Token::Edge { .. }) => self.edge(Edge {
                at: self.lexer.start,
                sources: frame.members,
                ends: 1,
                is_group: true,
            }),
            None => Ok(()),
        }
    }

    /// Reads the rest of an edge or of a node, whose first end is read.
    fn edge(&mut self, mut edge: Edge) -> Parsed {
        while let Token::Edge { is_directed } = self.token {
            let at = self.lexer.start;
            if is_directed != self.is_directed {
                let sign = if is_directed { "->" } else { "--" };
                let words = || format!("{sign} stands in a graph of the other sort");
                self.findings.add(&rules::EDGE_SIGN, at, words);
            }
            if self.lexer.is_edge_tight() {
                let words = || "no blanks stand around the sign of the edge".to_owned();
                self.findings.add(&rules::ARROW_SPACE, at, words);
            }
            if edge.ends == 2 || edge.is_group && edge.ends == 1 {
                let words =
                    || "the edge has a group as its start, or more than two ends".to_owned();
                self.findings.add(&rules::GROUP, at, words);
            }
            self.advance();
            let Token::Word(first) = self.token else {
                return self.open_frame(None, Some(edge));
            };
            if self.keyword() == Some("subgraph") {
                self.advance();
                let name = self.subgraph_name(first)?;
                return self.open_frame(name, Some(edge));
            }
            let id = self.any_id()?;
            let node = self.node(id)?;
            edge = self.join(&edge, vec![node]);
        }
        let owner = if edge.ends > 1 {
            Owner::Edge
        } else {
            Owner::Node
        };
        self.attributes(owner, "")
    }

    /// Joins the nodes of an edge so far to the next ones, which the edge may go on from.
    fn join(&mut self, edge: &Edge, targets: Vec<u32>) -> Edge {
        if !self.nodes.join(&edge.sources, &targets, self.is_directed) {
            let rule = if self.is_strict {
                &rules::STRICT
            } else {
                &rules::PARALLEL
            };
            self.findings.add(rule, edge.at, || {
                "another edge joins these two nodes".to_owned()
            });
        }
        Edge {
            at: edge.at,
            sources: targets,
            ends: edge.ends + 1,
            is_group: edge.is_group,
        }
    }

    /// Takes a node by its id, which is read, with its port.
    fn node(&mut self, id: Word<'a>) -> Result<u32, String> {
        let cluster = self.open.last().map_or(0, |frame| frame.cluster);
        let number = self.nodes.node(id, cluster, self.findings);
        if self.open.len() > 1
            && let Some(frame) = self.open.last_mut()
        {
            frame.members.push(number);
        }
        while self.token == Token::Sign(':') {
            let at = self.lexer.start;
            self.advance();
            let port = self.any_id()?;
            let words = || {
                format!(
                    "the node {} has the port {}",
                    quoted(id.text),
                    quoted(port.text)
                )
            };
            self.findings.add(&rules::PORT, at, words);
        }
        Ok(number)
    }
}
