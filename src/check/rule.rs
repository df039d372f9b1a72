//! What a rule of the checker is: data, in registries that tables and tests walk.

use super::{Format, Program, csv, dot, gexf, graphml, json};

/// A fact about what programs do with files of one format.
#[derive(Debug)]
pub struct Rule {
    /// The name, which stays the same: the format, then what it is about.
    pub name: &'static str,
    /// When it fires, in one sentence.
    pub when: &'static str,
    /// What comes of it, for each group of programs.
    pub effects: &'static [Effect],
    /// How to mend it.
    pub hint: &'static str,
    /// How it is known.
    pub source: &'static str,
}

/// What some programs do with a file.
#[derive(Debug)]
pub struct Effect {
    /// The programs; none where all do it that read the file at all.
    pub programs: &'static [Program],
    /// How bad it is.
    pub harm: Harm,
    /// What becomes of the file in these programs, as a clause.
    pub outcome: &'static str,
}

/// What is harmed, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Harm {
    /// The program refuses the file, or crashes.
    Refused,
    /// The graph is empty, or another one.
    Emptied,
    /// Nodes or edges are lost.
    Dropped,
    /// A value or an attribute is lost, or wrong.
    Changed,
    /// All is there, but looks or reads badly.
    Shown,
    /// The program refuses what all others read, so that no file suits everybody.
    Alone,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The graph does not arrive.
    Error,
    /// The graph arrives, some of what it says does not.
    Warning,
    /// Everything arrives.
    Note,
}

impl Harm {
    /// Returns the name for data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refused | Self::Alone => "refused",
            Self::Emptied => "emptied",
            Self::Dropped => "dropped",
            Self::Changed => "changed",
            Self::Shown => "shown",
        }
    }

    /// Returns how much it matters.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Refused | Self::Emptied | Self::Dropped | Self::Alone => Severity::Error,
            Self::Changed => Severity::Warning,
            Self::Shown => Severity::Note,
        }
    }
}

impl Severity {
    /// Returns the word that stands before a finding.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl Rule {
    /// Returns the format that the rule is about.
    #[must_use]
    pub fn format(&self) -> Format {
        let start = self.name.split('-').next().unwrap_or_default();
        let mut formats = Format::ALL.into_iter();
        let found = formats.find(|format| format.as_str() == start);
        found.unwrap_or(Format::GraphMl)
    }

    /// Lists the effects that concern a program; where none is named, those that a file can be free
    /// of for all programs at once: none looks well everywhere, or is read by the strictest.
    pub fn effects_in(&self, program: Option<Program>) -> impl Iterator<Item = &'static Effect> {
        let concerns = move |effect: &&Effect| match program {
            Some(program) => effect.programs.contains(&program),
            None => effect.harm < Harm::Shown,
        };
        self.effects.iter().filter(concerns)
    }

    /// Tells whether the rule concerns a program.
    #[must_use]
    pub fn concerns(&self, program: Option<Program>) -> bool {
        self.effects_in(program).next().is_some()
    }

    /// Returns how much the rule matters to a program, or to the one that it harms most.
    #[must_use]
    pub fn severity(&self, program: Option<Program>) -> Severity {
        let harms = self.effects_in(program).map(|effect| effect.harm);
        let severities = harms.map(Harm::severity);
        severities.min().unwrap_or(Severity::Note)
    }

    /// Says what comes of it: "in Gephi and igraph the edge is lost; in networkx ...".
    #[must_use]
    pub fn outcome(&self, program: Option<Program>) -> String {
        let clauses = self.effects_in(program).map(|effect| {
            let programs = program
                .as_ref()
                .map_or(effect.programs, std::slice::from_ref);
            format!("in {} {}", list(programs), effect.outcome)
        });
        clauses.collect::<Vec<_>>().join("; ")
    }
}

/// Lists programs in words.
fn list(programs: &[Program]) -> String {
    let names: Vec<&str> = programs.iter().map(|program| program.label()).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => "any program".to_owned(),
    }
}

/// Lists all rules, format by format.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let formats = [
        graphml::RULES,
        gexf::RULES,
        dot::RULES,
        csv::RULES,
        json::RULES,
    ];
    formats.into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_is_complete_and_has_a_name_of_its_own() {
        let mut names = BTreeSet::new();
        for rule in rules() {
            let Rule {
                name,
                when,
                hint,
                source,
                ..
            } = rule;
            assert!(names.insert(*name), "{name} is the name of two rules");
            assert!(name.starts_with(rule.format().as_str()), "{name}");
            assert!(!rule.effects.is_empty(), "{name} harms nobody");
            for text in [when, hint, source] {
                assert!(!text.is_empty() && !text.ends_with('.'), "{name}: {text:?}");
            }
            let mut concerned = BTreeSet::new();
            for effect in rule.effects {
                for program in effect.programs {
                    assert!(
                        concerned.insert(*program),
                        "{name}: {program:?} is there twice"
                    );
                    let reads = program.reads().contains(&rule.format());
                    assert!(reads, "{name}: {program:?} does not read the format");
                }
            }
        }
        assert!(names.len() > 80);
    }
}
