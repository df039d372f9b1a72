//! Addresses: the IRI of every node, edge and term, under the base that the user chose.
//!
//! An id becomes an address by percent-encoding, so the same record has the same address in every
//! export. What is no record of its own (an edge, a piece of evidence, a term) has an address with
//! a `:` in it, which no encoded id holds, so that the two never meet.

use std::fmt::Write as _;
use std::io;

use oxrdf::{NamedNode, NamedNodeRef};

use crate::export::address::encoded;

/// Makes addresses.
#[derive(Debug, Clone)]
pub(super) struct Iris {
    base: String,
}

impl Iris {
    /// Starts with a base; one that ends with a name has a slash put behind it.
    ///
    /// # Errors
    ///
    /// Fails where the base is no absolute IRI.
    pub(super) fn new(base: &str) -> io::Result<Self> {
        let invalid = |reason| io::Error::new(io::ErrorKind::InvalidInput, reason);
        check_base(base).map_err(invalid)?;
        let is_open = base.ends_with(['/', '#', ':', '?', '=']);
        let slash = if is_open { "" } else { "/" };
        Ok(Self {
            base: format!("{base}{slash}"),
        })
    }

    /// Returns the address of a record.
    pub(super) fn record(&self, id: &str) -> NamedNode {
        self.under("", id)
    }

    /// Returns the address of an edge.
    pub(super) fn edge(&self, id: &str) -> NamedNode {
        self.under("edge:", id)
    }

    /// Returns the address of something known by its name alone: a publisher, an author, a role.
    pub(super) fn named(&self, what: &str, name: &str) -> NamedNode {
        self.under(&format!("{what}:"), name)
    }

    /// Returns the address of a term that no vocabulary has.
    pub(super) fn term(&self, name: &str) -> NamedNode {
        self.under(TERM, name)
    }

    /// Returns what the addresses of terms begin with.
    pub(super) fn terms(&self) -> String {
        format!("{}{TERM}", self.base)
    }

    /// Returns the address of the whole graph.
    pub(super) fn graph(&self) -> NamedNode {
        self.under("graph:", "")
    }

    fn under(&self, what: &str, id: &str) -> NamedNode {
        let mut iri = String::with_capacity(self.base.len() + what.len() + id.len());
        iri.push_str(&self.base);
        iri.push_str(what);
        encode(&mut iri, id);
        NamedNode::new_unchecked(iri)
    }
}

/// Checks what the addresses of nodes are to begin with.
///
/// # Errors
///
/// Says why a text is no absolute IRI.
pub fn check_base(base: &str) -> Result<(), String> {
    let reason = |error| format!("no address such as https://example.org/sayso/: {error}");
    NamedNode::new(base).map(drop).map_err(reason)
}

/// What the addresses of terms have behind the base.
const TERM: &str = "term:";

/// Returns the address of a part of something that has one.
pub(super) fn part(of: NamedNodeRef<'_>, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}:{name}", of.as_str()))
}

/// Writes an id as a path: letters, digits, `-`, `_`, `~` and `/` as they are, everything
/// else encoded.
/// A dot stays where it is not alone between slashes, where it would mean another folder.
fn encode(iri: &mut String, id: &str) {
    for (number, segment) in id.split('/').enumerate() {
        if number > 0 {
            iri.push('/');
        }
        let is_folder = matches!(segment, "." | "..");
        for byte in segment.bytes() {
            let is_plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~');
            if is_plain || (byte == b'.' && !is_folder) {
                iri.push(char::from(byte));
            } else {
                // Writing to a string cannot fail.
                let _ = write!(iri, "%{byte:02X}");
            }
        }
    }
}

/// Returns a web address as an IRI, with what IRIs may not hold encoded; nothing where it is none.
pub(super) fn web_address(url: &str) -> Option<NamedNode> {
    NamedNode::new(encoded(url)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_addresses_that_never_meet() {
        let iris = Iris::new("https://example.org/sayso").unwrap();
        for (id, expected) in [
            ("person/ada-brook", "person/ada-brook"),
            ("a b\n\"<ü>", "a%20b%0A%22%3C%C3%BC%3E"),
            ("edge:x", "edge%3Ax"),
            ("a/../.b/.", "a/%2E%2E/.b/%2E"),
            ("50%", "50%25"),
            ("", ""),
        ] {
            let iri = iris.record(id);
            assert_eq!(
                iri.as_str(),
                format!("https://example.org/sayso/{expected}")
            );
            assert!(NamedNode::new(iri.as_str()).is_ok());
        }
        let edge = iris.edge("said/1");
        assert_eq!(edge.as_str(), "https://example.org/sayso/edge:said/1");
        let place = part(edge.as_ref(), "evidence-1");
        assert!(place.as_str().ends_with("edge:said/1:evidence-1"));
    }

    #[test]
    fn a_base_is_an_address() {
        for (base, is_one) in [
            ("https://example.org/#", true),
            ("urn:example:", true),
            ("https://müller.example/wer sagt was", false),
            ("sayso/", false),
            ("", false),
        ] {
            assert_eq!(Iris::new(base).is_ok(), is_one, "{base:?}");
        }
    }

    #[test]
    fn web_addresses_are_absolute() {
        assert!(web_address("https://a.example/b c").is_some());
        assert!(web_address("page 3").is_none() && web_address("").is_none());
    }
}
