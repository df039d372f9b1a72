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
