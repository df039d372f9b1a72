//! Files as programs write them whose own they are: JSON, tables, Pajek, UCINET, entities.

use super::*;

#[test]
fn json_of_several_programs_is_read() {
    let networkx = r#"{"directed": true, "multigraph": true, "graph": {"name": "t"},
        "nodes": [{"id": 1, "name": "Ada", "age": 40}, {"id": "b", "on": true}],
        "links": [{"source": 1, "target": "b", "key": 0, "weight": 2.5},
                  {"source": 1, "target": "b", "key": 1, "kind": "knows"}]}"#;
    let expected = ["1 node Ada", "b node b", "1 -> b tie 2.5", "1 -> b knows 1"];
    let imported = check("a.json", networkx, true, &expected);
    let (first, graph) = (imported.graph.node(0), &imported.graph);
    assert_eq!(first.values.get("age"), Some(&40.into()));
    assert_eq!(graph.values().get("name"), Some(&"t".into()));

    let d3 = r#"{"nodes": [{"name": "Ada", "x": 1, "y": 2}, {"name": "Ben", "x": 3, "y": 4}],
        "links": [{"source": 0, "target": 1, "value": 3}]}"#;
    let expected = ["0 node Ada", "1 node Ben", "0 -> 1 tie 3"];
    let imported = check("a.json", d3, false, &expected);
    let note = imported.notes.as_slice()[0].message();
    assert!(note.starts_with("the file does not say whether"), "{note}");
    assert_eq!(imported.graph.picture().place(1), Some([3.0, -4.0]));

    let graphology = r##"{"attributes": {"name": "t"}, "options": {"type": "mixed", "multi": true},
        "nodes": [{"key": "a", "attributes": {"label": "Ada", "x": 1, "y": 2, "color": "#ff0000"}},
                  {"key": "b"}],
        "edges": [{"key": "e", "source": "a", "target": "b", "attributes": {"weight": 2}},
                  {"source": "b", "target": "a", "undirected": true}]}"##;
    let expected = ["a node Ada", "b node b", "a -> b tie 2", "b -> a tie 1"];
    let imported = check("a.json", graphology, true, &expected);
    assert_eq!(imported.graph.picture().color(0), Some([255, 0, 0]));
    assert_eq!(imported.graph.edge(0).unwrap().edge.id, "e");
    assert!(!imported.graph.edge(1).unwrap().is_directed);

    let cytoscape = r#"{"data": {"title": "t"}, "elements": {
        "nodes": [{"data": {"id": "a", "name": "Ada"}, "position": {"x": 1, "y": 2}},
                  {"data": {"id": "b", "parent": "a"}, "position": {"x": 0, "y": 0}}],
        "edges": [{"data": {"id": "e", "source": "a", "target": "b", "weight": 2}}]}}"#;
    let expected = ["a node Ada", "b node b", "a -> b tie 2"];
    let imported = check("a.cyjs", cytoscape, true, &expected);
    assert_eq!(imported.graph.picture().place(0), Some([1.0, -2.0]));
    let list = r#"[{"data": {"id": "a"}}, {"data": {"id": "b"}},
        {"group": "edges", "data": {"id": "e", "source": "a", "target": "b"}}]"#;
    let expected = ["a node a", "b node b", "a -> b tie 1"];
    check("a.json", list, true, &expected);
}

#[test]
fn what_is_wrong_in_json_has_its_place() {
    for (text, message) in [
        (
            "{\"nodes\": [{\"id\": 1}],\n \"edges\": [{\"source\": 1}]}",
            "2:12: this edge has no source or no target",
        ),
        (
            "{\"nodes\": [{\"id\": 1},\n {\"id\": 1}], \"edges\": []}",
            "2:2: the node \"1\" is described a second time",
        ),
        (
            "{\"nodes\": [{\"id\": 1}], \"edges\": [\n{\"source\": 1, \"target\": 9}]}",
            "2:1: the edge leads to \"9\", which is no node of the file",
        ),
        (
            "{\"nodes\": [{\"id\": 1},\n7], \"edges\": []}",
            "2:1: this is no JSON object",
        ),
        (
            "{\"nodes\": [],\n\"edges\": 7}",
            "2:10: nodes and edges must be lists",
        ),
    ] {
        let imported = read_text("a.json", text).unwrap();
        let problem = imported.problems.as_slice()[0].to_string();
        assert!(problem.ends_with(message), "{problem}");
    }
    let error = read_text("a.json", "{\"nodes\": [],\n\"edges\": [}").unwrap_err();
    assert!(
        error.to_string().contains("2:11: this is not valid JSON"),
        "{error}"
    );
    let deep = format!("{{\"nodes\": [{}", "[".repeat(100_000));
    assert!(read_text("a.json", &deep).is_err());
}

#[test]
fn tables_of_gephi_and_neo4j_are_pairs() {
    let folder = tempfile::tempdir().unwrap();
    let check = |files: [(&str, &str); 2], expected: &[&str]| {
        let paths = files.map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        });
        let imported = read(&paths, &mut empty()).unwrap();
        assert_eq!(spelled(&imported.graph), expected);
        imported
    };
    let imported = check(
        [
            (
                "Edges.csv",
                "Source;Target;Type;Kind;Weight;Since\n1;2;Undirected;knows;2;2019\n2;1;Directed;;;\n",
            ),
            (
                "Nodes.csv",
                "Id;Label;Timeset\n1;Ada;\n2;Ben;<[2019,2020]>\n",
            ),
        ],
        &["1 node Ada", "2 node Ben", "1 -> 2 knows 2", "2 -> 1 tie 1"],
    );
    let alone = read(&[folder.path().to_owned()], &mut empty()).unwrap();
    assert_eq!(spelled(&alone.graph), spelled(&imported.graph));
    let edge = imported.graph.edge(0).unwrap();
    assert!(!edge.is_directed);
    assert_eq!(edge.edge.values.get("Since"), Some(&2019.into()));
    let imported = check(
        [
            (
                "people.csv",
                "id:ID(Actor),name,born:int,:LABEL\np1,Ada,1815,Person\np2,Mill,,Company\n",
            ),
            (
                "rels.csv",
                ":START_ID(Actor),:END_ID(Actor),:TYPE,weight:double\np1,p2,WORKS_FOR,2.5\n",
            ),
        ],
        &["p1 person Ada", "p2 node Mill", "p1 -> p2 WORKS_FOR 2.5"],
    );
    assert_eq!(
        imported.graph.node(0).values.get("born"),
        Some(&1815.into())
    );
    assert_eq!(
        imported.graph.node(1).values.get("kind"),
        Some(&"Company".into())
    );
}

#[test]
fn entities_that_tie_others_are_edges() {
    let text = r#"{"id": "p", "schema": "Person", "properties": {"name": ["Ada", "A."], "country": ["gb"]}}
{"id": "c", "schema": "Company", "properties": {"name": ["Mill Ltd"]}}
{"id": "d", "schema": "Directorship", "properties": {"director": ["p"], "organization": ["c"], "role": ["chair"]}}
{"id": "x", "schema": "Ownership", "properties": {"owner": ["p"]}}
{"id": "u", "schema": "UnknownLink", "properties": {"subject": ["p"], "object": ["q", "c"]}}
nonsense
"#;
    let expected = [
        "p person Ada",
        "c organisation Mill Ltd",
        "q node q",
        "p -> c directorship 1",
        "p -> q unknown_link 1",
        "p -> c unknown_link 1",
    ];
    let imported = check("a.ftm", text, true, &expected);
    let edge = imported.graph.edge(0).unwrap().edge;
    assert_eq!(edge.values.get("role"), Some(&"chair".into()));
    let problems: Vec<String> = imported
        .problems
        .as_slice()
        .iter()
        .map(|problem| {
            let text = problem.to_string();
            text[text.find(".ftm:").unwrap() + 5..].to_owned()
        })
        .collect();
    assert_eq!(
        problems,
        [
            "4:1: \"x\" ties nothing to nothing",
            "6:1: this line is no entity",
            "5:1: the edge leads to \"q\", which is no node of the file",
        ]
    );
}

#[test]
fn pajek_is_read_with_its_relations() {
    let text = "*Network t\r\n% a remark\r\n*Vertices 3\r\n1 \"Ada Brook\" 0.1 0.2 0.5 ic Red\r\n\
        2 Ben 0.5 0.5\r\n3 \"Cleo\" 0 1\r\n*Arcs :1 \"says\"\r\n1 2 2.5\r\n*Edges :2 \"knows\"\r\n\
        2 3 1 l \"school\"\r\n*Arcslist\r\n3 1 2\r\n*Arcs\r\n1: 3 1\r\n4 1\r\n";
    let expected = [
        "Ada Brook node Ada Brook",
        "Ben node Ben",
        "Cleo node Cleo",
        "Ada Brook -> Ben says 2.5",
        "Ben -> Cleo knows 1",
        "Cleo -> Ada Brook tie 1",
        "Cleo -> Ben tie 1",
        "Cleo -> Ada Brook says 1",
    ];
    let imported = check("a.net", text, true, &expected);
    let edge = imported.graph.edge(1).unwrap();
    assert!(!edge.is_directed);
    assert_eq!(edge.edge.values.get("edge_label"), Some(&"school".into()));
    assert_eq!(imported.graph.picture().place(0), Some([100.0, 800.0]));
    let problem = imported.problems.as_slice()[0].to_string();
    assert!(
        problem.ends_with("15:1: \"4\" is the number of no vertex"),
        "{problem}"
    );
    let latin = b"*Vertices 1\n1 \"Jos\xE9\"\n".to_vec();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.net");
    std::fs::write(&path, latin).unwrap();
    let imported = read(&[path], &mut empty()).unwrap();
    assert_eq!(spelled(&imported.graph), ["José node José"]);
    let error = read_text("a.net", "*Vertices 4000000000\n").unwrap_err();
    assert!(error.message().contains("is too large"), "{error}");
}

#[test]
fn ucinet_is_read_in_three_forms() {
    let expected = [
        "Ada node Ada",
        "Ben Lee node Ben Lee",
        "Ada -> Ben Lee tie 2",
    ];
    for text in [
        "DL n=2 format=fullmatrix\nlabels:\nAda,\"Ben Lee\"\ndata:\n0 2\n0 0\n",
        "dl n = 2, format = edgelist1\nlabels:\nAda,\"Ben Lee\"\ndata:\n1 2 2\n",
        "dl n=2 format=edgelist1 labels embedded\ndata:\nAda \"Ben Lee\" 2\n",
        "DL N=2\nFORMAT=FULLMATRIX LABELS EMBEDDED\nDATA:\n Ada \"Ben Lee\"\nAda 0 2\n\"Ben Lee\" 0 0\n",
        "dl n=2 format=fullmatrix diagonal=absent\nlabels: Ada,\"Ben Lee\"\ndata:\n2\n0\n",
    ] {
        check("a.dl", text, true, &expected);
    }
    let neighbors = "dl n=3 format=nodelist1\ndata:\n1 2 3\n3 1\n";
    let expected = [
        "1 node 1",
        "2 node 2",
        "3 node 3",
        "1 -> 2 tie 1",
        "1 -> 3 tie 1",
        "3 -> 1 tie 1",
    ];
    check("a.txt", neighbors, true, &expected);
    let relations = "dl n=2 nm=2 format=fullmatrix\nlabels:\na b\nmatrix labels:\nlikes hates\ndata:\n\
        0 1\n0 0\n0 0\n3 0\n";
    let expected = ["a node a", "b node b", "a -> b likes 1", "b -> a hates 3"];
    check("a.dl", relations, true, &expected);
    for (text, message) in [
        (
            "dl n=2 format=edgelist1\ndata:\n1 x\n",
            "3:1: \"x\" is the number of no node",
        ),
        (
            "dl n=2 format=fullmatrix\ndata:\n0 1 2\n",
            "3:1: the row has 3 cells, but the matrix 2 columns",
        ),
    ] {
        let imported = read_text("a.dl", text).unwrap();
        let problem = imported.problems.as_slice()[0].to_string();
        assert!(problem.ends_with(message), "{problem}");
    }
    let error = read_text("a.dl", "dl n=many\ndata:\n").unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("1:1: \"many\" is not how many nodes there are"),
        "{error}"
    );
}

#[test]
fn drawings_and_times_are_kept() {
    let yed = r##"<graphml xmlns:y="y"><key for="node" id="d0" yfiles.type="nodegraphics"/>
        <graph edgedefault="directed"><node id="n0"><data key="d0"><y:ShapeNode>
        <y:Geometry height="30" width="40" x="100" y="200"/><y:Fill color="#FFCC00"/>
        <y:NodeLabel>Ada</y:NodeLabel></y:ShapeNode></data></node></graph></graphml>"##;
    let graph = read_text("a.graphml", yed).unwrap().graph;
    assert_eq!(graph.picture().place(0), Some([120.0, -215.0]));
    assert_eq!(graph.picture().color(0), Some([255, 204, 0]));

    let gephi = r#"<graphml><key attr.name="label" attr.type="string" for="node" id="label"/>
        <key attr.name="size" attr.type="float" for="node" id="size"/>
        <key attr.name="r" attr.type="int" for="node" id="r"/><key attr.name="g" attr.type="int" for="node" id="g"/>
        <key attr.name="b" attr.type="int" for="node" id="b"/><key attr.name="x" attr.type="float" for="node" id="x"/>
        <key attr.name="y" attr.type="float" for="node" id="y"/><graph edgedefault="directed"><node id="1">
        <data key="label">Ada</data><data key="size">12.5</data><data key="r">1</data><data key="g">2</data>
        <data key="b">3</data><data key="x">-1.5</data><data key="y">4</data></node></graph></graphml>"#;
    let graph = read_text("a.graphml", gephi).unwrap().graph;
    let picture = graph.picture();
    assert_eq!(
        (picture.size(0), picture.color(0)),
        (Some(12.5), Some([1, 2, 3]))
    );
    assert_eq!(picture.place(0), Some([-1.5, 4.0]));
    assert_eq!(graph.node(0).values.iter().count(), 0);

    // What may be something else than a drawing is kept as an attribute, too.
    let igraph = r#"<graphml><key id="v_size" for="node" attr.name="size" attr.type="double"/>
        <graph edgedefault="directed"><node id="n0"><data key="v_size">7</data></node></graph></graphml>"#;
    let graph = read_text("a.graphml", igraph).unwrap().graph;
    assert_eq!(graph.picture().size(0), Some(7.0));
    assert_eq!(graph.node(0).values.get("size"), Some(&7.0.into()));

    let gexf = r#"<gexf xmlns:viz="v"><graph mode="dynamic"><attributes class="node" mode="dynamic">
        <attribute id="0" title="role" type="string"/></attributes><nodes><node id="a" start="2019">
        <attvalues><attvalue for="0" value="mp" start="2019" end="2020"/><attvalue for="0" value="pm" start="2020"/></attvalues>
        <viz:color r="9" g="8" b="7" a="0.5"/><viz:position x="1" y="-2" z="0"/><viz:size value="20"/>
        <spells><spell start="2019" end="2020"/><spell start="2021"/></spells></node>
        <node id="b" pid="a"><viz:color hex="ff0000"/></node></nodes></graph></gexf>"#;
    let imported = read_text("a.gexf", gexf).unwrap();
    let (picture, first) = (imported.graph.picture(), imported.graph.node(0));
    assert_eq!(
        (picture.size(0), picture.color(0)),
        (Some(20.0), Some([9, 8, 7]))
    );
    for (name, expected) in [
        ("role", "mp [2019, 2020]; pm [2020]"),
        ("spells", "[2019, 2020]; [2021]"),
        ("start", "2019"),
    ] {
        assert_eq!(first.values.get(name), Some(&expected.into()));
    }
    assert_eq!(
        imported.graph.node(1).values.get("parent"),
        Some(&"a".into())
    );
    assert_eq!(imported.notes.as_slice().len(), 2, "{:?}", imported.notes);
}
