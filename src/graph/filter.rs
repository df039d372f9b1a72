//! Which statements, relations and edges a graph leaves out.

use crate::model::{Date, Records, Relation, Statement};

/// What a graph leaves out; the default leaves out nothing.
///
/// Dates count with the precision they have: a statement of `2025` is within any day of that year.
/// A statement without a date takes that of its document; where neither has one, a bound leaves
/// it out, because nothing shows that it belongs to the period. A relation is left out only where
/// its dates show that it ended before the period or began after it: roles seldom carry dates.
///
/// A filter that is set also leaves out the nodes that it leaves without an edge, so that a
/// picture of one month shows the actors of that month. Without a filter isolated nodes stay.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Statements and relations from this date on.
    pub since: Option<Date>,
    /// Statements and relations up to this date, which is included.
    pub until: Option<Date>,
    /// Pairs of actors with at least this many statements or relations of one kind between them,
    /// merged or not. Concerns the actors view only; zero and one leave out nothing.
    pub min_weight: u64,
}

/// The records that a filter keeps, in the order in which they make edges.
pub(super) struct Selection<'a> {
    pub(super) records: &'a Records,
    pub(super) statements: Vec<&'a Statement>,
    pub(super) relations: Vec<&'a Relation>,
}

impl Filter {
    /// Tells whether the filter can leave out anything.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.has_period() || self.min_weight > 1
    }

    /// Tells whether a statement is kept.
    #[must_use]
    pub fn keeps_statement(&self, records: &Records, statement: &Statement) -> bool {
        match records.date_of(statement) {
            Some(date) => self.keeps_period(Some(date), Some(date)),
            None => !self.has_period(),
        }
    }

    /// Tells whether a relation is kept.
    #[must_use]
    pub fn keeps_relation(&self, relation: &Relation) -> bool {
        self.keeps_period(relation.since.as_ref(), relation.until.as_ref())
    }

    /// Selects the records that are kept.
    pub(super) fn select<'a>(&self, records: &'a Records) -> Selection<'a> {
        let mut statements = records.statements_in_text_order();
        statements.retain(|statement| self.keeps_statement(records, statement));
        let relations = records.relations.values();
        Selection {
            records,
            statements,
            relations: relations.filter(|r| self.keeps_relation(r)).collect(),
        }
    }

    const fn has_period(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    /// Tells whether a stretch of time, open where an end is unknown, touches the period.
    fn keeps_period(&self, start: Option<&Date>, end: Option<&Date>) -> bool {
        let ended_before = |since| end.is_some_and(|end| !end.reaches(since));
        let began_after = |until| start.is_some_and(|start| !start.precedes(until));
        !self.since.as_ref().is_some_and(ended_before)
            && !self.until.as_ref().is_some_and(began_after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Id};

    fn date(text: &str) -> Option<Date> {
        (!text.is_empty()).then(|| text.parse().unwrap())
    }

    fn filter(since: &str, until: &str) -> Filter {
        Filter {
            since: date(since),
            until: date(until),
            min_weight: 0,
        }
    }

    #[test]
    fn statements_are_kept_by_their_date_or_their_documents() {
        let mut records = Records::new();
        let document = Document {
            date: date("2031-05"),
            ..Document::new(Id::from("document/may"))
        };
        records
            .documents
            .insert(document.id.clone(), document.clone());
        for (own, within, since, until, kept) in [
            ("2031-05-02", false, "2031-05-01", "2031-05-31", true),
            ("2031-04-30", false, "2031-05-01", "", false),
            ("2031-06-01", true, "", "2031-05-31", false),
            ("2031", false, "2031-05-01", "2031-05-31", true),
            ("", true, "2031-05-30", "", true),
            ("", true, "2031-06-01", "", false),
            ("", false, "2031-05-01", "", false),
            ("", false, "", "2031-05-01", false),
            ("", false, "", "", true),
        ] {
            let statement = Statement {
                date: date(own),
                document: within.then(|| document.id.clone()),
                ..Statement::new("s".into(), "person/ada".into(), "It rains.")
            };
            let found = filter(since, until).keeps_statement(&records, &statement);
            assert_eq!(
                found, kept,
                "{own:?} {within} between {since:?} and {until:?}"
            );
        }
    }

    #[test]
    fn relations_are_kept_unless_they_ended_before_or_began_after() {
        for (from, to, since, until, kept) in [
            ("", "", "2031-05-01", "2031-05-31", true),
            ("2020", "", "2031-05-01", "2031-05-31", true),
            ("2020", "2030", "2031-05-01", "", false),
            ("2020", "2031", "2031-05-01", "", true),
            ("2032", "", "", "2031-05-31", false),
        ] {
            let relation = Relation {
                since: date(from),
                until: date(to),
                ..Relation::new("r".into(), "a".into(), "b".into(), "member_of")
            };
            let found = filter(since, until).keeps_relation(&relation);
            assert_eq!(
                found, kept,
                "{from:?}–{to:?} between {since:?} and {until:?}"
            );
        }
    }
}
