//! Models: rows of weights of one byte each, read from a file without a copy.

use std::fmt;

/// What every model file starts with.
const MAGIC: &[u8; 8] = b"sayso\0wt";
/// The version of the layout, and of the way from features to rows.
const VERSION: u32 = 2;
/// The bytes before the checksum: magic, five numbers, two scales and noughts.
const HEAD: usize = 96;
const CHECKSUM: usize = 32;

/// The bytes of a file at the start of a line of the cache, so that rows of weights lie in as few
/// lines as they can.
#[repr(C, align(64))]
pub(in crate::extract) struct Aligned<B: ?Sized>(pub B);

/// Weights that were learned, as they stand in their file.
#[derive(Debug, Clone, Copy)]
pub struct Model<'a> {
    /// How many labels there are.
    pub labels: usize,
    /// The number of rows for single labels, as a power of two.
    pub node_bits: u32,
    /// The number of rows for pairs of labels, as a power of two.
    pub edge_bits: u32,
    /// What one step of a weight for a label is worth.
    pub node_scale: f32,
    /// What one step of a weight for a pair of labels is worth.
    pub edge_scale: f32,
    /// A table that the columns of this model need.
    pub table: &'a [u8],
    nodes: &'a [u8],
    edges: &'a [u8],
}

/// Why the bytes are no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// They do not start as a model does, or end early.
    Layout,
    /// They are of another version.
    Version,
    /// Some of them were changed.
    Checksum,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Layout => "the bytes are not laid out as a model",
            Self::Version => "the model is of another version",
            Self::Checksum => "the model's checksum does not fit",
        })
    }
}

impl<'a> Model<'a> {
    /// Reads a model from the bytes of its file and checks that none has changed.
    ///
    /// # Errors
    ///
    /// See [`Unreadable`].
    pub fn read(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let (head, rest) = bytes.split_at_checked(HEAD).ok_or(Unreadable::Layout)?;
        let (checksum, body) = rest.split_at_checked(CHECKSUM).ok_or(Unreadable::Layout)?;
        if !head.starts_with(MAGIC) {
            return Err(Unreadable::Layout);
        }
        let word = |n: usize| -> [u8; 4] {
            let at = MAGIC.len() + 4 * n;
            let bytes = head.get(at..at + 4).and_then(|b| b.try_into().ok());
            bytes.unwrap_or_default()
        };
        let number = |n: usize| u32::from_le_bytes(word(n));
        if number(0) != VERSION {
            return Err(Unreadable::Version);
        }
        if *blake3::Hasher::new()
            .update(head)
            .update(body)
            .finalize()
            .as_bytes()
            != *checksum
        {
            return Err(Unreadable::Checksum);
        }
        let (labels, table) = (number(1) as usize, number(4) as usize);
        let (node_bits, edge_bits) = (number(2), number(3));
        let (table, weights) = body.split_at_checked(table).ok_or(Unreadable::Layout)?;
        let width = node_width(labels);
        let split = width << node_bits.min(30);
        let (nodes, edges) = weights.split_at_checked(split).ok_or(Unreadable::Layout)?;
        if edges.len() != edge_width(labels) << edge_bits.min(30) {
            return Err(Unreadable::Layout);
        }
        Ok(Self {
            labels,
            node_bits,
            edge_bits,
            node_scale: f32::from_le_bytes(word(5)),
            edge_scale: f32::from_le_bytes(word(6)),
            table,
            nodes,
            edges,
        })
    }

    /// Returns the rows of weights for labels: one for each label and some noughts.
    pub(super) const fn nodes(&self) -> &'a [u8] {
        self.nodes
    }

    /// Returns the rows of weights for pairs of labels, the earlier label first, and some noughts.
    pub(super) const fn edges(&self) -> &'a [u8] {
        self.edges
    }

    /// Returns how many weights a row for labels has.
    pub(super) const fn node_width(&self) -> usize {
        node_width(self.labels)
    }

    /// Returns how many weights a row for pairs of labels has.
    pub(super) const fn edge_width(&self) -> usize {
        edge_width(self.labels)
    }

    /// Adds up the weights of features of a model with one label.
    #[must_use]
    pub fn sum(&self, rows: &[u32]) -> f32 {
        let width = self.node_width();
        let weights = rows
            .iter()
            .filter_map(|&row| self.nodes.get(row as usize * width));
        let sum: i16 = weights.map(|w| i16::from(w.cast_signed())).sum();
        f32::from(sum) * self.node_scale
    }
}

/// Writes a model file: each weight is rounded to one of 255 steps.
///
/// `nodes` holds a row of `labels` weights for each of 2^n features, `edges` a row of `labels`
/// times `labels` for each of 2^m.
#[must_use]
pub fn write(labels: u32, table: &[u8], nodes: &[f32], edges: &[f32]) -> Vec<u8> {
    let rows = |weights: &[f32], width: u32| {
        let rows = weights.len() / width.max(1) as usize;
        rows.max(1).ilog2()
    };
    let length = u32::try_from(table.len()).unwrap_or(0);
    let mut bytes = MAGIC.to_vec();
    let numbers = [
        VERSION,
        labels,
        rows(nodes, labels),
        rows(edges, labels * labels),
        length,
    ];
    for number in numbers {
        bytes.extend(number.to_le_bytes());
    }
    let (node_scale, edge_scale) = (scale(nodes), scale(edges));
    bytes.extend(node_scale.to_le_bytes());
    bytes.extend(edge_scale.to_le_bytes());
    bytes.resize(HEAD, 0);
    let mut body = table.to_vec();
    let width = labels.max(1) as usize;
    for row in nodes.chunks_exact(width) {
        body.extend(row.iter().map(|&weight| step(weight, node_scale)));
        body.resize(body.len() + node_width(width) - width, 0);
    }
    let pairs = width * width;
    for row in edges.chunks_exact(pairs) {
        body.extend(row.iter().map(|&weight| step(weight, edge_scale)));
        body.resize(body.len() + edge_width(width) - pairs, 0);
    }
    let checksum = *blake3::Hasher::new()
        .update(&bytes)
        .update(&body)
        .finalize()
        .as_bytes();
    bytes.extend(checksum);
    bytes.extend(body);
    bytes
}

/// Returns how many bytes a row of weights for labels takes: eight or a multiple of it, so that no
/// row is split between two lines of the cache and all of it is added at once; one label, one.
const fn node_width(labels: usize) -> usize {
    if labels == 1 {
        1
    } else {
        labels.next_multiple_of(8)
    }
}

/// Returns how many bytes a row of weights for pairs of labels takes: sixteen or a multiple of it.
const fn edge_width(labels: usize) -> usize {
    if labels == 1 {
        1
    } else {
        (labels * labels).next_multiple_of(16)
    }
}

/// Returns what one step is worth, so that the largest weight is 127 steps.
fn scale(weights: &[f32]) -> f32 {
    let largest = weights.iter().fold(0.0_f32, |most, w| most.max(w.abs()));
    if largest > 0.0 { largest / 127.0 } else { 1.0 }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the value is within -127..=127"
)]
fn step(weight: f32, scale: f32) -> u8 {
    ((weight / scale).round().clamp(-127.0, 127.0) as i8).cast_unsigned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<u8> {
        write(2, b"table", &[0.0, 1.27, -1.27, 0.5], &[0.0; 8])
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = small();
        let model = Model::read(&bytes).map(|m| (m.labels, m.node_bits, m.edge_bits, m.table));
        assert_eq!(model, Ok((2, 1, 1, b"table".as_slice())));
        let rows = Model::read(&bytes).map(|m| (m.nodes(), m.edges()));
        let nodes = [0, 127, 0, 0, 0, 0, 0, 0, 129, 50, 0, 0, 0, 0, 0, 0];
        assert_eq!(rows, Ok((nodes.as_slice(), [0; 32].as_slice())));
    }

    #[test]
    fn a_changed_byte_is_noticed() {
        let bytes = small();
        let read = |bytes: &[u8]| Model::read(bytes).map(|m| m.labels);
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(read(&changed).is_err(), "byte {at}");
            assert!(read(&bytes[..at]).is_err(), "cut at {at}");
        }
    }
}
