//! Names and ids that could mean several things, in the files of several programs.

use super::*;

#[test]
fn columns_that_could_be_the_ends_stay_attributes_beside_those_that_are() {
    let nodes = ["a node a", "b node b", "c node c"];
    let text = "Source,Target,Type,Start,End\na,b,Directed,2020,2021\nb,c,Directed,2020,2022\n";
    let edges = ["a -> b tie 1", "b -> c tie 1"];
    let imported = check("a.csv", text, true, &[&nodes[..], &edges].concat());
    let edge = imported.graph.edge(1).unwrap().edge;
    assert_eq!(edge.values.get("Start"), Some(&2020.into()));
    assert_eq!(edge.values.get("End"), Some(&2022.into()));
    for text in [
        "Source,Target,from,to\na,b,BBC,q\n",
        "from,to,source\na,b,BBC\n",
        "to,from,source,weight\nb,a,BBC,1\n",
        "start,end,dest,Type\na,b,q,\n",
    ] {
        check(
            "a.csv",
            text,
            true,
            &["a node a", "b node b", "a -> b tie 1"],
        );
    }
    let text = "id,name:ID\n7,a\n";
    check("a.csv", text, true, &["a node a"]);
}

#[test]
fn keys_of_nodes_and_of_edges_may_have_one_id() {
    for (first, second) in [("node", "edge"), ("edge", "node")] {
        let text = format!(
            r#"<graphml><key id="weight" for="{first}" attr.name="weight" attr.type="double"/>
            <key id="weight" for="{second}" attr.name="weight" attr.type="double"><default>5</default></key>
            <graph edgedefault="directed"><node id="a"><data key="weight">3</data></node><node id="b"/>
            <edge source="a" target="b"><data key="weight">2.5</data></edge><edge source="b" target="a"/>
            </graph></graphml>"#
        );
        let (of_node, of_edge) = if second == "edge" {
            (None, 5)
        } else {
            (Some(5.0.into()), 1)
        };
        let second = format!("b -> a tie {of_edge}");
        let expected = ["a node a", "b node b", "a -> b tie 2.5", &second];
        let imported = check("a.graphml", &text, true, &expected);
        let weight = |node| imported.graph.node(node).values.get("weight").cloned();
        assert_eq!([weight(0), weight(1)], [Some(3.0.into()), of_node]);
    }
}

#[test]
fn the_kind_that_gephi_reads_is_the_kind_unless_an_attribute_says_it() {
    let file = |key: &str, edge: &str| {
        format!(
            r#"<graphml><key id="k" for="edge" attr.name="{key}" attr.type="string"/><graph edgedefault="directed">
            <node id="a"/><node id="b"/>{edge}</graph></graphml>"#
        )
    };
    for (key, edge, kind, label) in [
        (
            "note",
            r#"<edge source="a" target="b" label="met"/>"#,
            "met",
            None,
        ),
        (
            "note",
            r#"<edge  source="a" target="b" label="met"></edge>"#,
            "met",
            None,
        ),
        (
            "note",
            r#"<edge source="a" target="b" label=""/>"#,
            "tie",
            None,
        ),
        (
            "kind",
            r#"<edge source="a" target="b" label="in June"><data key="k">met</data></edge>"#,
            "met",
            Some("in June".into()),
        ),
    ] {
        let expected = ["a node a", "b node b", &format!("a -> b {kind} 1")];
        let imported = check("a.graphml", &file(key, edge), true, &expected);
        let edge = imported.graph.edge(0).unwrap().edge;
        assert_eq!(edge.values.get("edge_label"), label.as_ref());
    }
    let ours = r#"<graphml><key id="d0" for="node" attr.name="sayso_id" attr.type="string"/>
        <key id="d1" for="edge" attr.name="kind" attr.type="string"/><graph edgedefault="directed">
        <node id="n0"><data key="d0">a</data></node><node id="n1"><data key="d0">b</data></node>
        <edge source="n0" target="n1" label="member_of 2"><data key="d1">member_of</data></edge></graph></graphml>"#;
    let expected = ["a node a", "b node b", "a -> b member_of 1"];
    let imported = check("a.graphml", ours, true, &expected);
    assert!(imported.graph.edge(0).unwrap().edge.values.is_empty());
}

#[test]
fn an_attribute_that_is_declared_once_for_each_of_its_types_is_one() {
    let text = r#"<graphml><key id="d0" for="edge" attr.name="weight" attr.type="double"><default>9</default></key>
        <key id="d1" for="edge" attr.name="weight" attr.type="long"/>
        <key id="d2" for="node" attr.name="label" attr.type="string"/>
        <key id="d3" for="node" attr.name="label" attr.type="long"/><graph edgedefault="directed">
        <node id="a"><data key="d2">A</data></node><node id="b"><data key="d3">7</data></node>
        <edge source="a" target="b"><data key="d0">2.5</data></edge>
        <edge source="b" target="a"><data key="d1">3</data></edge></graph></graphml>"#;
    let expected = ["a node A", "b node 7", "a -> b tie 2.5", "b -> a tie 3"];
    let imported = check("a.graphml", text, true, &expected);
    let mut edges = imported.graph.edges();
    assert!(edges.all(|edge| edge.edge.values.is_empty()));
}

#[test]
fn ids_in_json_are_one_where_their_types_are() {
    let text = r#"{"directed": true, "nodes": [{"id": ""}, {"id": "0"}, {"id": " "}, {"id": 1},
        {"id": "1.0"}, {"id": "true"}, {"id": true}, {"label": "none"}, {"id": [1, "a"]}, {"id": "1"},
        {"id": ""}], "edges": [{"source": "", "target": "0"}, {"source": true, "target": "true"},
        {"source": 1, "target": [1, "a"]}, {"source": "1", "target": 7}, {"source": " ", "target": null}]}"#;
    let expected = [
        "0_2 node 0_2",
        "0 node 0",
        "  node  ",
        "1 node 1",
        "1.0 node 1.0",
        "true node true",
        "true_2 node true_2",
        "7 node none",
        "[1, \"a\"] node [1, \"a\"]",
        "1_2 node 1_2",
        "0_2 -> 0 tie 1",
        "true_2 -> true tie 1",
        "1 -> [1, \"a\"] tie 1",
        "1_2 -> 7 tie 1",
    ];
    let imported = check("a.json", text, true, &expected);
    let note = imported.notes.as_slice()[0].message();
    assert!(note.starts_with("3 nodes have an empty id") && note.ends_with("\"0_2\""));
    let problems = imported.problems.as_slice();
    let messages: Vec<&str> = problems.iter().map(Error::message).collect();
    let expected = [
        "the node \"0_2\" is described a second time",
        "this edge has no source or no target",
    ];
    assert_eq!(messages, expected);
}

#[test]
fn nodes_without_ids_are_not_those_of_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let text = r#"{"directed": true, "nodes": [{"name": "Ada"}, {"name": "Ben"}],
        "links": [{"source": 0, "target": 1}]}"#;
    let paths = ["a.json", "b.json"].map(|name| folder.path().join(name));
    for path in &paths {
        std::fs::write(path, text.replace("Ada", path.to_str().unwrap())).unwrap();
    }
    let graph = read(&paths, &mut empty()).unwrap().graph;
    let edges = &spelled(&graph)[4..];
    assert_eq!(edges, ["0 -> 1 tie 1", "0_2 -> 1_2 tie 1"]);
}

#[test]
fn an_empty_id_in_xml_is_a_problem() {
    for (name, text) in [
        (
            "a.graphml",
            "<graphml><graph><node id=''/><edge source='' target='a'/></graph></graphml>",
        ),
        (
            "a.gexf",
            "<gexf><graph><nodes><node id=''/></nodes><edges><edge source='' target='a'/></edges></graph></gexf>",
        ),
    ] {
        let imported = read_text(name, text).unwrap();
        let problems = imported.problems.as_slice().iter().map(Error::message);
        let expected = [
            "this node has no id",
            "this edge has no source or no target",
        ];
        assert!(problems.eq(expected), "{:?}", imported.problems);
    }
}
