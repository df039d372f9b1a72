//! What the readers of graph files make of the files of several programs, and of broken ones.

mod names;
mod others;
mod values;

use std::io::empty;

use super::*;
use crate::graph::Value;

/// Reads a text as a file of some name.
fn read_text(name: &str, text: &str) -> Result<Imported> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    read(&[path], &mut empty())
}

/// Spells nodes and edges out, one a line.
fn spelled(graph: &GraphView) -> Vec<String> {
    let nodes = graph.nodes().map(|node| {
        let (id, kind, label) = (&node.id, node.kind.as_str(), &node.label);
        format!("{id} {kind} {label}")
    });
    let edges = graph.edges().map(|edge| {
        let (source, target) = (graph.node(edge.source), graph.node(edge.target));
        let (kind, weight) = (edge.edge.kind.as_str(), edge.edge.weight);
        format!("{} -> {} {kind} {weight}", source.id, target.id)
    });
    nodes.chain(edges).collect()
}

fn check(name: &str, text: &str, is_directed: bool, expected: &[&str]) -> Imported {
    let imported = read_text(name, text).unwrap();
    assert_eq!(spelled(&imported.graph), expected, "{name}");
    assert_eq!(imported.graph.is_directed(), is_directed, "{name}");
    imported
}

#[test]
fn tables_of_edges_are_read_whatever_their_names() {
    let expected = ["Ada node Ada", "Ben node Ben", "Ada -> Ben tie 2.5"];
    for (name, text) in [
        ("a.csv", "source,target,weight\nAda,Ben,2.5\n"),
        ("a.csv", "Source;Target;Weight\r\nAda;Ben;2.5\r\n"),
        ("a.tsv", "from\tto\tvalue\nAda\tBen\t2.5"),
        ("a.csv", "Ada,Ben,2.5\n"),
        ("a.edgelist", "# who whom\n\nAda Ben 2.5\n"),
    ] {
        check(name, text, true, &expected);
    }
}

#[test]
fn tables_of_edges_without_a_header_are_read_where_they_are_nothing_else() {
    for (text, edges) in [
        (
            "Ada Brook,\"Cole, Ben\",2.5\n",
            &["Ada Brook -> Cole, Ben tie 2.5"][..],
        ),
        (
            "Ada;Ben\nCleo;Ada\n",
            &["Ada -> Ben tie 1", "Cleo -> Ada tie 1"],
        ),
        ("1,2\n3,2", &["1 -> 2 tie 1", "3 -> 2 tie 1"]),
    ] {
        let imported = read_text("a.csv", text).unwrap();
        let spelled = spelled(&imported.graph);
        assert_eq!(&spelled[imported.graph.node_count()..], edges, "{text}");
        assert_eq!(imported.problems, Problems::default(), "{text}");
        let note = imported.notes.as_slice()[0].message();
        assert!(note.starts_with("the table has no header"), "{note}");
    }
    let headed = read_text("a.csv", "source,target\nAda,Ben\nAda,source\n").unwrap();
    assert_eq!((headed.graph.edge_count(), headed.notes.count()), (2, 0));
    for (name, text, is_read) in [
        // A header of some other table, or what may be one.
        ("a.csv", "name,party\nAda,Green\nBen,Green\n", false),
        ("a.csv", "Ada,Ben\nCleo,Dan\n", false),
        ("a.csv", "Ada,Ben,\nBen,Ada,\n", false),
        ("a.csv", "Ada,Ben,Cleo\nBen,Ada,Cleo\n", false),
        ("a.csv", "Ada\nAda\n", false),
        // Without an ending, from a pipe, it may be prose.
        ("pipe", "Ada,Ben,3\nBen,Ada,1\n", true),
        ("pipe", "Ada,Ben,3\n", false),
        ("pipe", "Hello, Ada\nHello, Ben\n", false),
        ("pipe", "In May, June, 2024\nit rained.\n", false),
    ] {
        assert_eq!(read_text(name, text).is_ok(), is_read, "{name} {text}");
    }
}

#[test]
fn columns_beside_the_ends_become_attributes() {
    let text = "Source,Target,Type,Id,Label,Weight,note\n\
        1,2,Undirected,0,met,3,\"a, b\"\n2,3,Undirected,1,,1,007\n";
    let expected = [
        "1 node 1",
        "2 node 2",
        "3 node 3",
        "1 -> 2 tie 3",
        "2 -> 3 tie 1",
    ];
    let imported = check("gephi.csv", text, false, &expected);
    let first = imported.graph.edge(0).unwrap().edge;
    assert_eq!(first.values.get("note"), Some(&"a, b".into()));
    let second = imported.graph.edge(1).unwrap().edge;
    assert_eq!(second.values.get("note"), Some(&"007".into()));
}

#[test]
fn nodes_and_edges_in_two_tables_are_one_graph() {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("nodes.csv", "id,label,kind\nperson/ada,Ada,person\nx,X,\n"),
        ("edges.csv", "source,target,kind\nperson/ada,x,mentions\n"),
    ];
    let paths = files.map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    });
    let imported = read(&paths, &mut empty()).unwrap();
    let expected = [
        "person/ada person Ada",
        "x node X",
        "person/ada -> x mentions 1",
    ];
    assert_eq!(spelled(&imported.graph), expected);
}

#[test]
fn graphml_of_several_programs_is_read() {
    let networkx = r#"<?xml version='1.0'?><graphml><key id="d0" for="node" attr.name="kind" attr.type="string"/>
        <key id="d1" for="edge" attr.name="weight" attr.type="double"><default>2</default></key>
        <graph edgedefault="undirected"><node id="a &amp; b"><data key="d0">organisation</data></node><node id="c"/>
        <edge source="a &amp; b" target="c"/><edge source="c" target="c"><data key="d1">0.5</data></edge></graph></graphml>"#;
    check(
        "a.graphml",
        networkx,
        false,
        &[
            "a & b organisation a & b",
            "c node c",
            "a & b -> c tie 2",
            "c -> c tie 0.5",
        ],
    );
    let yed = r#"<graphml xmlns:y="http://www.yworks.com/xml/graphml"><key for="node" id="d6" yfiles.type="nodegraphics"/>
        <graph edgedefault="directed" id="G"><node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel> Ada
        </y:NodeLabel></y:ShapeNode></data><graph edgedefault="directed"><node id="n0::n0"/></graph></node>
        <edge id="e0" source="n0" target="n0::n0"/></graph></graphml>"#;
    check(
        "a.graphml",
        yed,
        true,
        &["n0::n0 node n0::n0", "n0 node Ada", "n0 -> n0::n0 tie 1"],
    );
    let ours = r#"<graphml><key id="d0" for="node" attr.name="sayso_id" attr.type="string"/>
        <key id="d1" for="node" attr.name="degree" attr.type="long"/><graph edgedefault="directed">
        <node id="n0"><data key="d0">person/ada</data><data key="d1">3</data></node></graph></graphml>"#;
    let imported = check("a.xml", ours, true, &["person/ada node person/ada"]);
    assert_eq!(
        imported.graph.node(0).values.get("degree"),
        Some(&Value::Integer(3))
    );
}

#[test]
fn gexf_of_several_programs_is_read() {
    let gephi = r#"<gexf version="1.3"><graph><attributes class="node"><attribute id="0" title="kind" type="string">
        <default>person</default></attribute></attributes><nodes><node id="1" label="Ada"/>
        <node id="2" label="Ben"><attvalues><attvalue for="0" value="place"/></attvalues></node></nodes>
        <edges><edge source="1" target="2" weight="3"/></edges></graph></gexf>"#;
    check(
        "a.gexf",
        gephi,
        false,
        &["1 person Ada", "2 place Ben", "1 -> 2 tie 3"],
    );
    let mixed = r#"<gexf><graph defaultedgetype="directed"><edges><edge source="a" target="b" kind="said"/>
        <edge source="b" target="c" type="undirected"/></edges></graph></gexf>"#;
    let expected = [
        "a node a",
        "b node b",
        "c node c",
        "a -> b said 1",
        "b -> c tie 1",
    ];
    let imported = check("a.gexf", mixed, true, &expected);
    let is_directed = |edge| imported.graph.edge(edge).map(|edge| edge.is_directed);
    assert_eq!([is_directed(0), is_directed(1)], [Some(true), Some(false)]);
    assert!(imported.graph.is_mixed());
    assert_eq!(
        imported.notes.as_slice()[0].message(),
        "1 of 2 edges have no direction and count in both directions"
    );
}

#[test]
fn what_cannot_be_used_is_a_problem_with_its_place_and_the_rest_is_kept() {
    for (name, text, edges, message) in [
        (
            "a.csv",
            "source,target,weight\nAda,,1\nAda,Ben,1\n",
            1,
            "2:1: this edge has no source or no target",
        ),
        (
            "a.csv",
            "source,target,weight\nAda,Ben,many\n",
            1,
            "2:1: the weight \"many\" is not a number",
        ),
        (
            "a.csv",
            "source,target,weight\r\nAda,Ben,1\r\n\r\nAda,,1\r\n",
            1,
            "4:1: this edge has no source or no target",
        ),
        (
            "a.csv",
            "source,target,weight\r\n\"Ada\",Ben,1\r\n\r\nAda,,1\r\n",
            1,
            "4:1: this edge has no source or no target",
        ),
        ("a.el", "Ada Ben\nCleo\n", 1, "2:1: \"Cleo\" is no edge"),
        (
            "a.gexf",
            "<gexf><graph>\n<edges><edge source='a'/><edge source='a' target='b' weight='x'/></edges></graph></gexf>",
            1,
            "2:8: this edge has no source or no target",
        ),
        (
            "a.graphml",
            "<graphml><graph><hyperedge/><edge source='a' target='b'/></graph></graphml>",
            1,
            "1:17: hyperedges cannot be read",
        ),
        (
            "a.graphml",
            "<graphml><key id='d' for='node' attr.name='age' attr.type='int'/><graph>\n<node id='a'><data key='d'>old</data></node><edge source='a' target='b'/></graph></graphml>",
            1,
            "2:14: \"old\" is not a whole number, as the attribute \"age\" declares",
        ),
    ] {
        let imported = read_text(name, text).unwrap();
        assert_eq!(imported.graph.edge_count(), edges, "{text}");
        let problem = imported.problems.as_slice()[0].to_string();
        assert!(problem.ends_with(message), "{problem}");
    }
}

#[test]
fn broken_and_dangerous_xml_is_refused() {
    let deep = format!("<graphml>{}", "<a>".repeat(1000));
    for (text, message) in [
        ("<graphml><node></graphml>", "the XML is broken"),
        ("<graphml><node id='a'>", "the file ends within an element"),
        (
            "<!DOCTYPE x [<!ENTITY a 'b'>]><graphml/>",
            "documents with a document type are refused",
        ),
        ("<graphml>&a;</graphml>", "the entity &a; is not known"),
        (&deep, "elements stand in each other more than 256 deep"),
    ] {
        let error = read_text("a.graphml", text).unwrap_err();
        assert!(error.message().starts_with(message), "{error}");
        assert!(error.place().line.is_some(), "{error}");
    }
}
