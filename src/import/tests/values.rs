//! Values and rows that are not as their format wants them, and values that programs write
//! strangely.

use super::*;
use crate::export::{Loss, Settings};

#[test]
fn a_row_with_more_cells_than_columns_is_a_problem() {
    for text in [
        "source,target,weight\na,b,2,5\n",
        "source,target,weight\na,b,2,\n\"a\",b,2,5\n",
        "Source,Target,Weight,Note\na,b,2,5,x\n",
        "Source,Target,Weight,\"Note\"\na,b,2,5,x\n",
        "a,b,2\na,c,2,5\n",
    ] {
        let imported = read_text("a.csv", text).unwrap();
        let problems = imported.problems.as_slice();
        assert_eq!(problems.len(), 1, "{text}");
        let message = problems[0].message();
        assert!(
            message.starts_with("the row has ") && message.contains(" cells, but the first row")
        );
        assert_eq!(
            problems[0].place().line,
            u64::try_from(text.lines().count()).ok(),
            "{text}"
        );
    }
    let short = "source,target,weight,note\na,b\na,b,2,x,, \n";
    let imported = read_text("a.csv", short).unwrap();
    assert_eq!(imported.problems, Problems::default());
    let nodes = read_text("nodes.csv", "id,label\n1,Ada,Brook\n").unwrap();
    assert_eq!(nodes.problems.as_slice().len(), 1);
}

#[test]
fn numbers_that_json_does_not_have_are_missing() {
    let text = r#"{"directed": true, "nodes": [{"id": "a", "rate": NaN, "note": "NaN"}, {"id": "b"}], "edges": [
        {"source": "a", "target": "b", "weight": Infinity}, {"source": "b", "weight": -Infinity}]}"#;
    let expected = ["a node a", "b node b", "a -> b tie 1"];
    let imported = check("a.json", text, true, &expected);
    let values = &imported.graph.node(0).values;
    assert_eq!(
        (values.get("rate"), values.get("note")),
        (None, Some(&"NaN".into()))
    );
    let note = imported.notes.as_slice()[0].message();
    assert_eq!(
        note,
        "3 values are NaN or infinite, which JSON does not have, and count as missing"
    );
    let problem = imported.problems.as_slice()[0].to_string();
    assert!(
        problem.ends_with("2:61: this edge has no source or no target"),
        "{problem}"
    );
    let graphology = r#"{"attributes": {}, "nodes": [{"key": "a", "attributes": {"x": NaN, "y": 1}}], "edges": []}"#;
    check("a.json", graphology, true, &["a node a"]);
    let cytoscape = r#"{"elements": [{"data": {"id": "a", "rate": NaN}}]}"#;
    check("a.cyjs", cytoscape, true, &["a node a"]);
    assert!(read_text("a.json", "{\"nodes\": [{\"id\": nan}], \"edges\": []}").is_err());
    assert!(read_text("a.json", "{\"nodes\": [NaN NaN], \"edges\": []}").is_err());
}

#[test]
fn ids_in_tables_for_neo4j_are_not_trimmed() {
    let nodes = "id:ID,label:string\n a ,A\n";
    check("nodes.csv", nodes, true, &[" a  node A"]);
    let edges = ":START_ID,:END_ID,:TYPE\n a ,b,SAYS\n";
    check(
        "edges.csv",
        edges,
        true,
        &[" a  node  a ", "b node b", " a  -> b SAYS 1"],
    );
    let others = "source,target,note\n a ,b,\n";
    check(
        "edges.csv",
        others,
        true,
        &["a node a", "b node b", "a -> b tie 1"],
    );
}

#[test]
fn edges_without_a_weight_weigh_one_unless_this_program_wrote_them() {
    let file = |edge: &str| {
        format!(
            r#"{{"elements": {{"nodes": [{{"data": {{"id": "a", "label": "Ada", "kind": "person"}}}},
            {{"data": {{"id": "b", "label": "Ben", "kind": "person"}}}}],
            "edges": [{{"data": {{"id": "e", "source": "a", "target": "b"{edge}}}}}]}}}}"#
        )
    };
    for (edge, kind, weight) in [
        ("", "tie", 1),
        (r#", "kind": "met""#, "met", 1),
        (r#", "kind": "met", "label": "met""#, "met", 0),
        (r#", "kind": "met", "label": "met", "weight": 3"#, "met", 3),
    ] {
        let edge_line = format!("a -> b {kind} {weight}");
        let expected = ["a person Ada", "b person Ben", &edge_line];
        check("a.cyjs", &file(edge), true, &expected);
    }
}

#[test]
fn what_visone_is_told_of_the_graph_is_no_attribute() {
    let text = r#"<graphml><key id="d0" for="graph" attr.name="visone" attr.type="string" visone.type="properties"/>
        <key id="d1" for="graph" attr.name="year" attr.type="int"/><graph edgedefault="directed"><data key="d0"><v:a xmlns:v="v"/></data>
        <data key="d1">2031</data><node id="a"/></graph></graphml>"#;
    let imported = check("a.graphml", text, true, &["a node a"]);
    let names: Vec<&str> = imported
        .graph
        .values()
        .iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["year"]);
}

#[test]
fn weights_that_a_file_left_out_are_no_loss_when_light_edges_have_gone() {
    let text = r#"{"elements": {"nodes": [{"data": {"id": "a", "label": "Ada", "kind": "person"}}],
        "edges": [{"data": {"id": "e", "source": "a", "target": "a", "kind": "met", "label": "met"}}]}}"#;
    let imported = check("a.cyjs", text, true, &["a person Ada", "a -> a met 0"]);
    assert!(imported.graph.zero_is_no_weight());
    assert!(imported.graph.without_light_edges(0).zero_is_no_weight());
}

#[test]
fn figures_in_a_gexf_description_come_back_one_a_line() {
    let mut graph = GraphView::new();
    let scale = "0 to 1; 0 if it has no ties: 1";
    graph.set_graph_value("density", 0.5.into());
    graph.set_graph_value("density_normalization", scale.into());
    graph.set_graph_value("note", "one\ntwo\r\nthree".into());
    let mut bytes = Vec::new();
    let gexf = crate::export::find("gexf").unwrap();
    let losses = gexf
        .write(&graph, &Settings::default(), &mut bytes)
        .unwrap();
    // A line is a figure, so a line end in one becomes a space, and that is told.
    assert_eq!(losses.count(Loss::Characters), 1);
    let again = read_text("a.gexf", str::from_utf8(&bytes).unwrap()).unwrap();
    let expected: [(&str, Value); 3] = [
        ("density", 0.5.into()),
        ("density_normalization", scale.into()),
        ("note", "one two  three".into()),
    ];
    let found = again.graph.values().iter();
    assert!(found.eq(expected.iter().map(|(name, value)| (*name, value))));
}
