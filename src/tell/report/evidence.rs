//! The quotations that a report cites, numbered in the order in which it comes to speak of them.

use std::collections::BTreeMap;

use super::super::quotation::{Archive, Quotation, Role};
use super::super::resolution::{Manner, is_pronoun};
use crate::model::{Id, Relation, Statement};

/// Numbers of quotations, and how many more there are that the report does not print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cited {
    /// The numbers, from one.
    pub numbers: Vec<usize>,
    /// How many more statements there are.
    pub more: usize,
}

/// The quotations and roles that a report cites.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// The quotations; number one comes first.
    pub quotations: Vec<Quotation>,
    /// The roles; number one comes first.
    pub roles: Vec<Role>,
}

/// Evidence that still grows.
pub(super) struct Growing<'a> {
    archive: Archive<'a>,
    known: BTreeMap<Id, usize>,
    roles: BTreeMap<Id, usize>,
    evidence: Evidence,
}

impl Evidence {
    /// Starts without any.
    #[expect(
        clippy::new_ret_no_self,
        reason = "what grows is closed before it is shown"
    )]
    pub(super) fn new(archive: Archive<'_>) -> Growing<'_> {
        Growing {
            archive,
            known: BTreeMap::new(),
            roles: BTreeMap::new(),
            evidence: Self::default(),
        }
    }
}

impl<'a> Growing<'a> {
    /// Cites one statement and returns its number.
    pub(super) fn cite(&mut self, statement: &Statement) -> usize {
        if let Some(number) = self.known.get(&statement.id) {
            return *number;
        }
        let quotation = self.archive.quotation(statement);
        self.evidence.quotations.push(quotation);
        let number = self.evidence.quotations.len();
        self.known.insert(statement.id.clone(), number);
        number
    }

    /// Cites at most so many of some statements, the surest first.
    pub(super) fn cite_best(&mut self, statements: &[&Statement], most: usize) -> Cited {
        let mut order: Vec<&&Statement> = statements.iter().collect();
        // What people coded is sure; equal ones stay in text order.
        let sure = |statement: &Statement| statement.confidence.unwrap_or(1.0);
        order.sort_by(|a, b| sure(b).total_cmp(&sure(a)));
        let cited = order.into_iter().take(most);
        let mut numbers: Vec<usize> = cited.map(|statement| self.cite(statement)).collect();
        numbers.sort_unstable();
        Cited {
            more: statements.len().saturating_sub(numbers.len()),
            numbers,
        }
    }

    /// Cites a role and returns its number.
    pub(super) fn cite_role(&mut self, relation: &Relation) -> usize {
        if let Some(number) = self.roles.get(&relation.id) {
            return *number;
        }
        let role = self.archive.role(relation);
        self.evidence.roles.push(role);
        let number = self.evidence.roles.len();
        self.roles.insert(relation.id.clone(), number);
        number
    }

    /// Tells whether the speaker of a statement has a name, and is not only described.
    pub(super) fn is_named(&mut self, statement: &Statement) -> bool {
        match self.archive.manner(statement) {
            Manner::Unnamed | Manner::Description => false,
            Manner::Pronoun => !is_pronoun(&self.archive.named(&statement.speaker).name),
            _ => true,
        }
    }

    /// Returns what the records are.
    pub(super) const fn archive(&self) -> &Archive<'a> {
        &self.archive
    }

    /// Ends it.
    pub(super) fn closed(self) -> Evidence {
        self.evidence
    }
}
