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
