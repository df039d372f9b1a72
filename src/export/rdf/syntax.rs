//! The four spellings of facts: Turtle, N-Triples, TriG and JSON-LD.
//!
//! Every record is written on its own, so that records can be formatted on all threads. oxttl
//! spells the first three; it puts the prefixes before the first fact, where they are dropped
//! again, because they stand at the head of the file.

use std::io::{self, Write};

use oxrdf::Quad;
use oxttl::{NTriplesSerializer, TriGSerializer, TurtleSerializer};

use super::json_ld;
use super::names::Iris;
use super::vocabulary::{OWN_PREFIX, PREFIXES};
use crate::export::output::Buffer;

/// A spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Syntax {
    Turtle,
    NTriples,
    TriG,
    JsonLd,
}

/// Spells the records of one file.
pub(super) enum Speller {
    Turtle(TurtleSerializer, usize),
    NTriples,
    TriG(TriGSerializer, usize),
    JsonLd(json_ld::Context),
}

impl Speller {
    /// Starts a file: returns what spells its records and what stands at its head.
    ///
    /// # Errors
    ///
    /// Fails where the terms have no address.
    pub(super) fn new(syntax: Syntax, iris: &Iris) -> io::Result<(Self, String)> {
        let own = iris.terms();
        let prefixes = || PREFIXES.into_iter().chain([(OWN_PREFIX, own.as_str())]);
        let lines = prefixes().map(|(name, iri)| format!("@prefix {name}: <{iri}> .\n"));
        let head: String = lines.collect();
        Ok(match syntax {
            Syntax::NTriples => (Self::NTriples, String::new()),
            Syntax::Turtle => {
                let mut serializer = TurtleSerializer::new();
                for (name, iri) in prefixes() {
                    serializer = serializer.with_prefix(name, iri).map_err(invalid)?;
                }
                (Self::Turtle(serializer, head.len()), head + "\n")
            }
            Syntax::TriG => {
                let mut serializer = TriGSerializer::new();
                for (name, iri) in prefixes() {
                    serializer = serializer.with_prefix(name, iri).map_err(invalid)?;
                }
                (Self::TriG(serializer, head.len()), head + "\n")
            }
            Syntax::JsonLd => {
                let context = json_ld::Context::new(prefixes());
                let head = context.head();
                (Self::JsonLd(context), head)
            }
        })
    }

    /// Writes the facts of one record; `is_first` tells whether it is the file's first.
    pub(super) fn write(&self, facts: &[Quad], is_first: bool, out: &mut Buffer) {
        if facts.is_empty() {
            return;
        }
        // Writing to memory cannot fail.
        let _ = match self {
            Self::Turtle(serializer, head) => {
                let rest = Rest::new(out, *head);
                let mut writer = serializer.clone().for_writer(rest);
                let written = facts
                    .iter()
                    .try_for_each(|f| writer.serialize_triple(f.as_ref()));
                written.and_then(|()| writer.finish()).map(drop)
            }
            Self::TriG(serializer, head) => {
                let rest = Rest::new(out, *head);
                let mut writer = serializer.clone().for_writer(rest);
                let written = facts
                    .iter()
                    .try_for_each(|f| writer.serialize_quad(f.as_ref()));
                written.and_then(|()| writer.finish()).map(drop)
            }
            Self::NTriples => {
                let mut writer = NTriplesSerializer::new().for_writer(Rest::new(out, 0));
                facts
                    .iter()
                    .try_for_each(|f| writer.serialize_triple(f.as_ref()))
            }
            Self::JsonLd(context) => {
                context.write(facts, is_first, out);
                Ok(())
            }
        };
        if matches!(self, Self::Turtle(..) | Self::TriG(..)) {
            out.raw("\n");
        }
    }

    /// Returns what ends the file.
    pub(super) const fn foot(&self) -> &'static str {
        match self {
            Self::JsonLd(_) => "\n]\n}\n",
            _ => "",
        }
    }
}

fn invalid(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error)
}

/// Passes on all but the first bytes.
struct Rest<'a> {
    out: &'a mut Buffer,
    dropped: usize,
}

impl<'a> Rest<'a> {
    const fn new(out: &'a mut Buffer, dropped: usize) -> Self {
        Self { out, dropped }
    }
}

impl Write for Rest<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let dropped = self.dropped.min(bytes.len());
        self.dropped -= dropped;
        self.out.bytes(&bytes[dropped..]);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
