//! What must hold for the graph of any records.

#![expect(
    clippy::float_cmp,
    clippy::cast_precision_loss,
    reason = "weights are counts, and exact"
)]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::cases::cases;
use crate::model::{
    Actor, ActorKind, ConceptReference, Document, Id, Organisation, Record, Records, Relation,
    Span, Statement,
};

const SHAPES: [Shape; 4] = [
    shape(View::Full, Multi::Keep),
    shape(View::Full, Multi::Merge),
    shape(View::Actors, Multi::Keep),
    shape(View::Actors, Multi::Merge),
];

const fn shape(view: View, multi: Multi) -> Shape {
    Shape { view, multi }
}

fn records(list: impl IntoIterator<Item = Record>) -> Records {
    let mut records = Records::new();
    for record in list {
        records.insert(record).unwrap();
    }
    records.complete_references();
    records
}

/// Writes the edges as `id weight: source → target`.
fn edges(graph: &GraphView) -> Vec<String> {
    let id = |number| &graph.node(number).id;
    graph
        .edges()
        .map(|e| {
            let (source, target) = (id(e.source), id(e.target));
            format!("{} {}: {source} → {target}", e.edge.id, e.edge.weight)
        })
        .collect()
}

/// Writes everything that a graph holds.
fn everything(graph: &GraphView) -> String {
    let edges: Vec<_> = graph.edges().collect();
    format!("{:?}\n{edges:?}", graph.nodes().collect::<Vec<_>>())
}

fn small() -> Records {
    let statement = Statement {
        mentions: vec![
            "person/ben".into(),
            "person/ada".into(),
            "person/ben".into(),
        ],
        addressees: vec!["organisation/mill".into()],
        reported_by: Some("person/ben".into()),
        document: Some("document/d".into()),
        concepts: vec![ConceptReference {
            concept: "concept/bridge".into(),
            stance: Some(-1.0),
        }],
        ..Statement::new("statement/1".into(), "person/ada".into(), "It must go.")
    };
    let relation = Relation {
        role: Some("Mayor".to_owned()),
        document: Some("document/d".into()),
        spans: serde_json::from_str(r#"{"content": [[4, 9], [11, 14]]}"#).unwrap(),
        ..Relation::new(
            "relation/1".into(),
            "person/ada".into(),
            "organisation/wick".into(),
            "holds_role",
        )
    };
    let document = Document {
        text: Some("The Mäyor, Ada, spoke.".to_owned()),
        ..Document::new("document/d".into())
    };
    let lone = Organisation::named("Lone");
    records([
        Record::Statement(statement),
        Record::Relation(relation),
        Record::Document(document),
        Record::Organisation(lone),
    ])
}

#[test]
fn the_full_view_ties_a_statement_to_all_that_it_refers_to() {
    let graph = build(&small(), shape(View::Full, Multi::Keep));
    assert_eq!(graph.node_count(), 8);
    assert_eq!(
        edges(&graph),
        [
            "said/1 1: person/ada → statement/1",
            "mentions/1/person/ada 1: statement/1 → person/ada",
            "mentions/1/person/ben 1: statement/1 → person/ben",
            "addresses/1/organisation/mill 1: statement/1 → organisation/mill",
            "reported_by/1 1: statement/1 → person/ben",
            "appears_in/1 1: statement/1 → document/d",
            "about/1/concept/bridge 1: statement/1 → concept/bridge",
            "holds_role/1 1: person/ada → organisation/wick",
        ]
    );
    let nth = |number: usize| graph.edges().nth(number).unwrap().edge;
    assert_eq!(nth(6).values.get("stance"), Some(&Value::Float(-1.0)));
    assert_eq!(
        nth(7).evidence,
        [Evidence {
            record: "relation/1".into(),
            document: Some("document/d".into()),
            spans: vec![Span::new(4, 9), Span::new(11, 14)],
            quote: "Mäyor Ada".into(),
            date: None,
        }]
    );
}

#[test]
fn the_actors_view_ties_speakers_to_whom_they_mention() {
    let graph = build(&small(), shape(View::Actors, Multi::Merge));
    let ids: Vec<&str> = graph.nodes().map(|node| node.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "person/ada",
            "person/ben",
            "organisation/lone",
            "organisation/mill",
            "organisation/wick"
        ]
    );
    assert_eq!(
        edges(&graph),
        [
            "holds_role/person/ada/organisation/wick/mayor 1: person/ada → organisation/wick",
            "mentions/person/ada/person/ada 1: person/ada → person/ada",
            "mentions/person/ada/person/ben 1: person/ada → person/ben",
        ]
    );
}

#[test]
fn every_view_knows_where_documents_are() {
    let address = "https://example.org/d";
    let id = Id::new("document/d");
    let document = Document {
        url: Some(address.to_owned()),
        ..Document::new(id.clone())
    };
    let records = records([Record::Document(document)]);
    for shape in SHAPES {
        let graph = build(&records, shape);
        assert_eq!(graph.address(&id), Some(address));
        assert_eq!(graph.address(&Id::new("document/e")), None);
    }
}

#[test]
fn two_stances_of_one_statement_count_once_when_merged() {
    let reference = |stance| ConceptReference {
        concept: "concept/bridge".into(),
        stance: Some(stance),
    };
    let statement = Statement {
        concepts: vec![reference(1.0), reference(0.0)],
        ..Statement::new("s".into(), "person/ada".into(), "Perhaps.")
    };
    let records = records([Record::Statement(statement)]);
    let about = |multi| {
        let graph = build(&records, shape(View::Full, multi));
        let edges = graph.edges().map(|e| e.edge.clone());
        edges
            .filter(|e| e.kind == EdgeKind::About)
            .collect::<Vec<_>>()
    };
    let kept = about(Multi::Keep);
    let ids: Vec<&str> = kept.iter().map(|edge| edge.id.as_str()).collect();
    assert_eq!(ids, ["about/s/concept/bridge", "about/s/concept/bridge#2"]);
    let merged = about(Multi::Merge);
    assert_eq!((merged.len(), merged[0].evidence.len()), (1, 1));
    assert_eq!(merged[0].values.get("stance"), Some(&Value::Float(0.5)));
}

#[test]
fn a_filter_drops_what_it_leaves_without_an_edge() {
    let say = |id: &str, target: &str, date: &str| {
        Record::Statement(Statement {
            mentions: vec![target.into()],
            date: Some(date.parse().unwrap()),
            ..Statement::new(id.into(), "person/ada".into(), "Well.")
        })
    };
    let records = records([
        say("1", "person/ben", "2031-05-01"),
        say("2", "person/ben", "2031-05-02"),
        say("3", "person/eve", "2031-05-03"),
    ]);
    let (day, none) = (|text: &str| Some(text.parse().unwrap()), None);
    for (since, until, min_weight, nodes, weights) in [
        (none.clone(), none.clone(), 0, 3, vec![2.0, 1.0]),
        (none.clone(), none.clone(), 2, 2, vec![2.0]),
        (none.clone(), none.clone(), 3, 0, vec![]),
        (day("2031-05-02"), none.clone(), 1, 3, vec![1.0, 1.0]),
        (day("2031-05-02"), day("2031-05-02"), 1, 2, vec![1.0]),
        (day("2031-05-02"), none.clone(), 2, 0, vec![]),
    ] {
        let filter = Filter {
            since,
            until,
            min_weight,
        };
        let graph = build_filtered(&records, shape(View::Actors, Multi::Merge), &filter);
        let found: Vec<f64> = graph.edges().map(|e| e.edge.weight).collect();
        let total: f64 = weights.iter().sum();
        assert_eq!((graph.node_count(), found), (nodes, weights), "{filter:?}");
        let kept = build_filtered(&records, shape(View::Actors, Multi::Keep), &filter);
        let parts: f64 = kept.edges().map(|e| e.edge.weight).sum();
        assert_eq!((kept.node_count(), parts), (nodes, total), "{filter:?}");
    }
}

#[test]
fn a_dangling_reference_makes_no_edge() {
    let mut records = small();
    records.actors.clear();
    records.documents.clear();
    for shape in SHAPES {
        let graph = build(&records, shape);
        let known = graph.edges().all(|e| e.source < graph.node_count());
        assert!(known, "{shape:?}");
    }
}

/// Statements and relations between few actors, so that edges run in parallel.
fn some_records() -> impl Strategy<Value = Vec<Record>> {
    let actor = (0..6_u8).prop_map(|n| Id::new(format!("person/{n}")));
    let actors = prop::collection::vec(actor.clone(), 0..4);
    let day = prop::option::of(1..28_u8);
    let statement = (actor.clone(), actors, day, 0..4_u8).prop_map(|(speaker, m, day, doc)| {
        let text = format!("{m:?} on {day:?} in {doc}");
        let id = Id::hashed("statement", &[speaker.as_str().as_bytes(), text.as_bytes()]);
        Record::Statement(Statement {
            mentions: m,
            date: day.map(|day| format!("2031-05-{day:02}").parse().unwrap()),
            document: (doc > 0).then(|| Id::new(format!("document/{doc}"))),
            ..Statement::new(id, speaker, text)
        })
    });
    let relation = (actor.clone(), actor, 0..3_u8, 0..2_u8).prop_map(|(a, b, role, copy)| {
        let id = format!("relation/{a}{b}{role}{copy}");
        Record::Relation(Relation {
            role: (role > 0).then(|| format!("Role {role}")),
            ..Relation::new(id.into(), a, b, "holds_role")
        })
    });
    let lone = (0..9_u8).prop_map(|n| {
        Record::Actor(Actor::named(
            ActorKind::ALL[usize::from(n % 3)],
            &n.to_string(),
        ))
    });
    prop::collection::vec(prop_oneof![4 => statement, 2 => relation, 1 => lone], 0..30)
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn the_order_of_records_makes_no_difference(list in some_records(), seed in any::<u64>()) {
        let mut shuffled = list.clone();
        shuffled.sort_by_key(|record| Id::hashed("", &[record.id().as_str().as_bytes(), &seed.to_le_bytes()]));
        let (one, other) = (records(list), records(shuffled));
        for shape in SHAPES {
            prop_assert_eq!(everything(&build(&one, shape)), everything(&build(&other, shape)));
        }
    }

    #[test]
    fn merging_keeps_every_record_once(list in some_records()) {
        let records = records(list);
        for view in View::ALL {
            let kept = build(&records, shape(view, Multi::Keep));
            let merged = build(&records, shape(view, Multi::Merge));
            let weight = |graph: &GraphView| graph.edges().map(|e| e.edge.weight).sum::<f64>();
            prop_assert_eq!(weight(&merged), weight(&kept));
            for graph in [&kept, &merged] {
                let ids: BTreeSet<&str> = graph.edges().map(|e| e.edge.id.as_str()).collect();
                prop_assert_eq!(ids.len(), graph.edge_count());
                for e in graph.edges() {
                    prop_assert_eq!(e.edge.weight, e.edge.evidence.len() as f64);
                    prop_assert!(e.edge.evidence.iter().all(|item| !item.quote.is_empty()));
                }
            }
            let pairs: BTreeSet<_> = merged.edges().map(|e| {
                let role = e.edge.values.get("role").map(ToString::to_string);
                (e.source, e.target, &e.edge.kind, role)
            }).collect();
            prop_assert_eq!(pairs.len(), merged.edge_count());
        }
    }
}
