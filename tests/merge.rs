//! Merging is set union: commutative, associative, idempotent, whatever the records say.

mod common;

use common::{cases, records};
use proptest::prelude::*;
use sayso::model::Records;

fn merged(mut one: Records, other: Records) -> Records {
    one.merge(other);
    one
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn commutative(a in records(), b in records()) {
        prop_assert_eq!(merged(a.clone(), b.clone()), merged(b, a));
    }

    #[test]
    fn associative(a in records(), b in records(), c in records()) {
        let left = merged(merged(a.clone(), b.clone()), c.clone());
        prop_assert_eq!(left, merged(a, merged(b, c)));
    }

    #[test]
    fn idempotent(a in records()) {
        prop_assert_eq!(merged(a.clone(), a.clone()), a);
    }

    #[test]
    fn nothing_is_neutral(a in records()) {
        prop_assert_eq!(merged(a.clone(), Records::new()), a.clone());
        prop_assert_eq!(merged(Records::new(), a.clone()), a);
    }

    #[test]
    fn no_id_is_lost(a in records(), b in records()) {
        let all = merged(a.clone(), b.clone());
        prop_assert!(a.statements.keys().chain(b.statements.keys()).all(|id| all.statements.contains_key(id)));
        prop_assert!(a.actors.keys().chain(b.actors.keys()).all(|id| all.actors.contains_key(id)));
    }
}
