//! What a format could not hold of a graph: counted, with examples, so that nothing goes unsaid.

use std::collections::BTreeMap;

/// One way in which a file says less, or something else, than the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// Attributes under other names, because some program takes theirs for something else.
    RenamedAttributes,
    /// Attributes whose values are of several types, and are written as text.
    MixedTypes,
    /// Numbers that are not finite, and are left out.
    Numbers,
    /// Weights that are zero, negative or not finite, and are left out: readers drop such edges.
    Weights,
    /// Characters that the format cannot hold, and that are left out.
    Characters,
    /// Names of nodes that a picture has no room for.
    Labels,
    /// Texts that are cut.
    CutTexts,
    /// Texts with an apostrophe put before them, lest a program reads a formula.
    Formulas,
    /// Parallel edges that became one.
    MergedEdges,
    /// Edges that are left out.
    Edges,
    /// Nodes that are left out.
    Nodes,
    /// Edges that lead both ways in the graph and one way in the file, or the reverse.
    Directions,
    /// Attributes that the format has no place for.
    Attributes,
    /// Edges whose evidence the format has no place for.
    Evidence,
}

impl Loss {
    /// Every way, in the order of reports.
    pub const ALL: [Self; 14] = [
        Self::RenamedAttributes,
        Self::MixedTypes,
        Self::Numbers,
        Self::Weights,
        Self::Characters,
        Self::Labels,
        Self::CutTexts,
        Self::Formulas,
        Self::MergedEdges,
        Self::Edges,
        Self::Nodes,
        Self::Directions,
        Self::Attributes,
        Self::Evidence,
    ];

    /// Returns the name that reports use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RenamedAttributes => "renamed_attributes",
            Self::MixedTypes => "mixed_types",
            Self::Numbers => "numbers",
            Self::Weights => "weights",
            Self::Characters => "characters",
            Self::Labels => "labels",
            Self::CutTexts => "cut_texts",
            Self::Formulas => "formulas",
            Self::MergedEdges => "merged_edges",
            Self::Edges => "edges",
            Self::Nodes => "nodes",
            Self::Directions => "directions",
            Self::Attributes => "attributes",
            Self::Evidence => "evidence",
        }
    }

    /// Says how often it happened, in words: `2 attributes renamed`.
    #[must_use]
    pub fn words(self, count: u64) -> String {
        let (one, many, fate) = match self {
            Self::RenamedAttributes => ("attribute", "attributes", "renamed"),
            Self::MixedTypes => ("attribute", "attributes", "of mixed types written as text"),
            Self::Numbers => ("number", "numbers", "left out that no file can hold"),
            Self::Weights => ("weight", "weights", "left out that readers drop edges for"),
            Self::Characters => ("character", "characters", "left out that the format lacks"),
            Self::Labels => ("name", "names", "left out for lack of room"),
            Self::CutTexts => ("text", "texts", "cut"),
            Self::Formulas => ("text", "texts", "with ' before what looks like a formula"),
            Self::MergedEdges => ("edge", "edges", "merged into parallel ones"),
            Self::Edges => ("edge", "edges", "left out"),
            Self::Nodes => ("node", "nodes", "left out"),
            Self::Directions => ("edge", "edges", "with another direction"),
            Self::Attributes => ("attribute", "attributes", "left out"),
            Self::Evidence => ("edge", "edges", "without the words they rest on"),
        };
        let noun = if count == 1 { one } else { many };
        format!("{count} {noun} {fate}")
    }
}

/// What was lost in one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<Loss, Tally>);

/// How often something was lost, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often.
    pub count: u64,
    /// The first few cases, in few words.
    pub examples: Vec<String>,
}

/// How many examples a tally keeps.
const EXAMPLES: usize = 3;
/// How many characters an example has at most.
const LENGTH: usize = 60;

impl Losses {
    /// Starts with nothing lost.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Counts a loss; an example is made only where one is still wanted.
    pub fn add(&mut self, loss: Loss, example: impl FnOnce() -> String) {
        self.add_many(loss, 1, example);
    }

    /// Counts several losses that share an example.
    pub fn add_many(&mut self, loss: Loss, count: u64, example: impl FnOnce() -> String) {
        if count == 0 {
            return;
        }
        let tally = self.0.entry(loss).or_default();
        tally.count += count;
        if tally.examples.len() < EXAMPLES {
            let example = short(&example());
            if !example.is_empty() && !tally.examples.contains(&example) {
                tally.examples.push(example);
            }
        }
    }

    /// Adds what was lost in a later part of the same file.
    pub fn append(&mut self, later: Self) {
        for (loss, tally) in later.0 {
            let known = self.0.entry(loss).or_default();
            known.count += tally.count;
            for example in tally.examples {
                if known.examples.len() < EXAMPLES && !known.examples.contains(&example) {
                    known.examples.push(example);
                }
            }
        }
    }

    /// Tells whether nothing was lost.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns what was lost, in the order of [`Loss::ALL`].
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Loss, &Tally)> {
        self.0.iter().map(|(loss, tally)| (*loss, tally))
    }

    /// Returns how often something was lost.
    #[must_use]
    pub fn count(&self, loss: Loss) -> u64 {
        self.0.get(&loss).map_or(0, |tally| tally.count)
    }
}

/// Cuts an example to one short line in which every character can be seen.
fn short(text: &str) -> String {
    let mut line = String::new();
    for (number, c) in text.chars().enumerate() {
        if number == LENGTH {
            line.push('…');
            break;
        }
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}') {
            line.extend(c.escape_unicode());
        } else {
            line.push(c);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_add_up_in_order_and_keep_a_few_examples() {
        let mut losses = Losses::new();
        assert!(losses.is_empty());
        losses.add(Loss::CutTexts, || "a".to_owned());
        losses.add(Loss::RenamedAttributes, || "size → size_".to_owned());
        let mut later = Losses::new();
        for name in ["a", "b", "c", "d"] {
            later.add(Loss::CutTexts, || name.to_owned());
        }
        later.add_many(Loss::Edges, 0, || "none".to_owned());
        losses.append(later);
        let told: Vec<(String, &[String])> = losses
            .iter()
            .map(|(loss, tally)| (loss.words(tally.count), tally.examples.as_slice()))
            .collect();
        let [renamed, cut] = told.as_slice() else {
            panic!("{told:?}");
        };
        assert_eq!(renamed.0, "1 attribute renamed");
        assert_eq!(
            (cut.0.as_str(), cut.1),
            ("5 texts cut", &["a", "b", "c"].map(str::to_owned)[..])
        );
        assert_eq!(
            (losses.count(Loss::CutTexts), losses.count(Loss::Edges)),
            (5, 0)
        );
    }

    #[test]
    fn every_loss_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = Loss::ALL.map(Loss::as_str).into();
        assert_eq!(names.len(), Loss::ALL.len());
        assert!(Loss::ALL.is_sorted());
    }

    #[test]
    fn examples_are_short_and_show_every_character() {
        assert_eq!(short("a\u{0}\nb"), "a\\u{0}\\u{a}b");
        assert_eq!(short(&"x".repeat(100)).chars().count(), LENGTH + 1);
    }
}
