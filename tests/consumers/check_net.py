"""Checks the graph files for programs of networks with those programs.

    check_net.py FOLDER...

The folders, the tables and the result are those of check.py; the folder "golden" has every format. The programs are those of
requirements.txt (pip), package.json (npm ci in this folder) and libjgrapht-java (apt, with a JDK).
"""

import argparse
import contextlib
import io
import json
import math
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import check as common
from check import by_own_id, igraph_graphml, networkx_xml, run
from reference import (
    Mismatch,
    all_checks,
    compare,
    compare_counts,
    in_xml,
    is_control,
    read_table,
    report,
    without_nul,
)

HERE = Path(__file__).resolve().parent


def cleaned(values):
    """Returns values as the reference has them, without NUL."""
    return {k: without_nul(v) if isinstance(v, str) else v for k, v in values.items()}


def load_json(path):
    """Reads JSON as strictly as browsers do."""

    def refuse(name):
        raise Mismatch(f"{name} is not JSON")

    return json.loads(Path(path).read_text(encoding="utf-8"), parse_constant=refuse)


def compare_own(reference, nodes, edges, renamed=()):
    """Compares nodes and edges that have their records' own ids."""
    found_nodes = {without_nul(key): original(values, renamed) for key, values in nodes}
    found_edges = {}
    for key, source, target, values in edges:
        ends = {"source": without_nul(source), "target": without_nul(target)}
        found_edges[without_nul(key)] = {**original(values, renamed), **ends}
    if len(found_edges) != len(edges):
        raise Mismatch("two edges have the same id")
    return compare(reference, found_nodes, found_edges, without_nul)


def original(values, renamed):
    """Undoes the renaming of attributes that one program alone acts on."""
    values = cleaned(values)
    return {**values, **{name: values.get(f"{name}_") for name in renamed if name not in values}}


def node_program(consumer, path):
    """Reads a file with a program that runs on Node."""
    output, _ = run("node", str(HERE / "read_net.mjs"), consumer, str(path))
    return json.loads(output)


def networkx_cytoscape(path, reference):
    import networkx

    graph = networkx.cytoscape_graph(load_json(path))
    if not graph.is_directed():
        raise Mismatch("the graph is not directed")
    nodes = [(key, cleaned(values)) for key, values in graph.nodes(data=True)]
    edges = [(u, v, cleaned(values)) for u, v, values in graph.edges(data=True)]
    return compare(reference, *by_own_id(nodes, edges), without_nul)


def cytoscape(path, reference):
    found = node_program("cytoscape", path)
    for node in found["nodes"]:
        values = node["attributes"]
        looks = (node["label"], node["width"])
        # Blanks around a text are not drawn.
        if node["isInside"] or looks != (values["name"].strip(), values["size"]):
            raise Mismatch(f"node {values['sayso_id']!r} is not drawn as the file says")
    if any(edge["arrow"] != "triangle" for edge in found["edges"]):
        raise Mismatch("an edge has no arrow")
    nodes = [(node["id"], cleaned(node["attributes"])) for node in found["nodes"]]
    edges = [(e["source"], e["target"], cleaned(e["attributes"])) for e in found["edges"]]
    return compare(reference, *by_own_id(nodes, edges), without_nul)


def graphology(path, reference):
    found = node_program("graphology", path)
    if not all(edge["directed"] for edge in found["edges"]):
        raise Mismatch("an edge is not directed")
    for node in found["nodes"]:
        values = node["attributes"]
        if not all(isinstance(values[name], (int, float)) for name in ("x", "y", "size")):
            raise Mismatch(f"sigma cannot draw {node['id']!r}")
    nodes = [(node["id"], node["attributes"]) for node in found["nodes"]]
    edges = [(e["id"], e["source"], e["target"], e["attributes"]) for e in found["edges"]]
    return compare_own(reference, nodes, edges, ["size", "hidden", "zIndex"])


def links(path, reference):
    found = node_program("links", path)
    nodes = [(node["id"], node["attributes"]) for node in found["nodes"]]
    edges = [(e["id"], e["source"], e["target"], e["attributes"]) for e in found["edges"]]
    return compare_own(reference, nodes, edges)


def ndex(path, reference):
    from ndex2.cx2 import RawCX2NetworkFactory

    network = RawCX2NetworkFactory().get_cx2network(load_json(path))
    for aspect in network.to_cx2():
        # The library counts what it read; the file must have said the same.
        for item in aspect.get("metaData", []):
            counted = {"nodes": network.get_nodes(), "edges": network.get_edges()}
            if item["name"] in counted and item["elementCount"] != len(counted[item["name"]]):
                raise Mismatch(f"{item['name']}: {item['elementCount']} are counted")
    nodes = [(key, cleaned(node["v"])) for key, node in network.get_nodes().items()]
    edges = [(e["s"], e["t"], cleaned(e["v"])) for e in network.get_edges().values()]
    return compare(reference, *by_own_id(nodes, edges), without_nul)


def jgf_graph(path, reference):
    import jgf

    [graph] = jgf.load(str(path), compressed=False)
    if not graph["directed"]:
        raise Mismatch("the graph is not directed")
    # The library numbers nodes and edges and has a list or a dictionary of each property.
    ids = list(load_json(path)["graph"]["nodes"])

    def rows(properties, count):
        out = [{} for _ in range(count)]
        for name, column in properties.items():
            items = column.items() if isinstance(column, dict) else enumerate(column)
            for number, value in items:
                out[int(number)][name] = value
        return out

    nodes = rows(graph["node-properties"], len(ids))
    edges = rows(graph["edge-properties"], len(graph["edges"]))
    ends = [(ids[source], ids[target]) for source, target in graph["edges"]]
    keys = [edge["id"] for edge in load_json(path)["graph"]["edges"]]
    edges = [(key, *end, edge) for key, end, edge in zip(keys, ends, edges, strict=True)]
    return compare_own(reference, list(zip(ids, nodes, strict=True)), edges)


GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
YFILES = "{http://www.yworks.com/xml/graphml}"
VISONE = "{http://visone.info/xmlns}"


def networkit_graphml(path, reference):
    import networkit

    with contextlib.redirect_stdout(io.StringIO()):
        graph = networkit.graphio.readGraph(str(path), networkit.Format.GraphML)
    if not graph.isDirected():
        raise Mismatch("the graph is not directed")
    return compare_counts(reference, graph.numberOfNodes(), graph.numberOfEdges())


def jgrapht(mode):
    """Reads a file with JGraphT, which gives every value as text."""

    def check(path, reference):
        program = str(HERE / "ReadJgrapht.java")
        output, _ = run("java", "-cp", "/usr/share/java/*", program, mode, str(path))
        found = json.loads(output)
        nodes = [(node["id"], node["attributes"]) for node in found["nodes"]]
        edges = [(edge["source"], edge["target"], edge["attributes"]) for edge in found["edges"]]
        for _, _, values in edges:
            if "weight" in values:
                values["weight"] = float(values["weight"])
        return compare(reference, *by_own_id(nodes, edges), in_xml)

    return check


def gephi_graphml(path, reference):
    """Checks that Gephi, which takes the type of an edge from `label`, finds the kind there."""
    edges = list(ElementTree.parse(path).getroot().iter(f"{GRAPHML}edge"))
    common.compare_kinds(edges, reference, "label")
    return None, len(edges)


def yfiles(wrapping):
    """Checks that every node and edge is drawn, and that no two nodes overlap."""

    def check(path, reference):
        root = ElementTree.parse(path).getroot()
        keys = {key.get("yfiles.type"): key.get("id") for key in root.iter(f"{GRAPHML}key")}

        def drawings(element, key, name):
            wrapped = f"{VISONE}{name[0].lower()}{name[1:]}/" if wrapping else ""
            path = f"{GRAPHML}data[@key='{keys[key]}']/{wrapped}{YFILES}{name}"
            found = [item.findall(path) for item in root.iter(f"{GRAPHML}{element}")]
            if any(len(drawn) != 1 for drawn in found):
                raise Mismatch(f"a {element} is not drawn once")
            return [drawn[0] for drawn in found]

        boxes = []
        for shape in drawings("node", "nodegraphics", "ShapeNode"):
            geometry = shape.find(f"{YFILES}Geometry").attrib
            box = [float(geometry[name]) for name in ("x", "y", "width", "height")]
            boxes.append(box)
            if not (shape.find(f"{YFILES}NodeLabel").text or "").strip():
                raise Mismatch("a node has no label")
        edges = drawings("edge", "edgegraphics", "PolyLineEdge")
        if any(edge.find(f"{YFILES}Arrows").get("target") != "standard" for edge in edges):
            raise Mismatch("an edge has no arrow")
        for number, one in enumerate(boxes):
            for other in boxes[:number]:
                if all(abs(one[i] - other[i]) < min(one[i + 2], other[i + 2]) / 2 for i in (0, 1)):
                    raise Mismatch(f"two nodes lie on each other: {one} {other}")
        return compare_counts(reference, len(boxes), len(edges))

    return check


def looked_up(path, reference):
    """Returns the names beside a file, which must stand for the nodes in their order."""
    rows = read_table(path.parent / "names.csv")
    names = [row.pop("name") for row in rows]
    if rows != reference.nodes or len(set(names)) != len(names):
        raise Mismatch("names.csv is not nodes.csv with names")
    if not all(name.isascii() and name for name in names):
        raise Mismatch("a name is not in ASCII")
    return names


def ties(reference, names, label=None):
    """Lists the edges of the tables under the names of a file; no weight counts as one."""
    by_id = dict(zip((row["id"] for row in reference.nodes), names, strict=True))
    return [
        (by_id[row["source"]], by_id[row["target"]], float(row["weight"] or 1), row.get(label))
        for row in reference.edges
    ]


def compare_ties(expected, found):
    """Compares ties in their order; labels only where they are plain words."""
    if len(expected) != len(found):
        raise Mismatch(f"{len(found)} ties instead of {len(expected)}")
    for tie, other in zip(expected, found, strict=True):
        is_plain = re.fullmatch(r"[A-Za-z]+( [A-Za-z]+)*", tie[3] or "")
        if tie[:2] != other[:2] or not math.isclose(tie[2], other[2]):
            raise Mismatch(f"{tie} became {other}")
        if is_plain and tie[3] != other[3]:
            raise Mismatch(f"{tie} became {other}")


def igraph_dl(path, reference):
    import igraph

    graph = igraph.Graph.Read_DL(str(path))
    names = looked_up(path, reference)
    if graph.vs["name"] != names:
        raise Mismatch("the names differ")
    expected = {}
    for source, target, weight, _ in ties(reference, names):
        expected[source, target] = expected.get((source, target), 0) + weight
    expected = sorted((*ends, weight, None) for ends, weight in expected.items())
    weights = graph.es["weight"] if expected else []
    ends = [[names[end] for end in edge.tuple] for edge in graph.es]
    compare_ties(expected, sorted((*e, w, None) for e, w in zip(ends, weights, strict=True)))
    return len(names), None


def igraph_pajek(path, reference):
    import igraph

    graph = igraph.Graph.Read_Pajek(str(path))
    names = looked_up(path, reference)
    if graph.vs["name"] != names or not graph.is_directed():
        raise Mismatch("the names or the direction differ")
    found = [(*(names[end] for end in e.tuple), e["weight"], e["label"]) for e in graph.es]
    compare_ties(ties(reference, names, "label"), found)
    return len(names), len(found)


def networkx_pajek(path, reference):
    import networkx

    graph = networkx.read_pajek(path)
    names = looked_up(path, reference)
    if list(graph) != names or not graph.is_directed():
        raise Mismatch("the names or the direction differ")
    found = [(u, v, values["weight"], values["l"]) for u, v, values in graph.edges(data=True)]

    # networkx groups edges by where they begin.
    def by_ends(tie):
        return names.index(tie[0]), names.index(tie[1])

    expected = sorted(ties(reference, names, "label"), key=by_ends)
    compare_ties(expected, sorted(found, key=by_ends))
    return len(names), len(found)


def pajek_objects(path, reference):
    """Checks what belongs to a network of Pajek: its relations, partitions and vectors."""
    kinds = "person group place organisation statement document concept node".split()
    names = looked_up(path, reference)
    for object_path in sorted([*path.parent.glob("*.clu"), *path.parent.glob("*.vec")]):
        header, *values = object_path.read_text(encoding="ascii").splitlines()
        rows = [row[object_path.stem] for row in reference.nodes]
        if object_path.stem == "kind":
            rows = [str(kinds.index(row) + 1) for row in rows]
        if header != f"*Vertices {len(names)}" or values != rows:
            raise Mismatch(f"{object_path.name} differs from the table")
    if all(row.get("leiden") for row in reference.nodes):
        for name in ("leiden.clu", "pagerank.vec"):
            if not (path.parent / name).exists():
                raise Mismatch(f"{name} is missing")
    lines = (path.parent / "relations.net").read_text(encoding="ascii").splitlines()
    lists = [line for line in lines if re.fullmatch(r'\*Arcs :\d+ ".+"', line)]
    expected = {row["kind"] for row in reference.edges}
    edges = len(lines) - len(lists) - len(names) - 1
    if len(lists) != len(expected):
        raise Mismatch(f"{len(lists)} relations instead of {len(expected)}")
    return compare_counts(reference, len(names), edges)


def mermaid(path, reference):
    text = Path(path).read_text(encoding="utf-8")
    if len(text) > 50_000:
        raise Mismatch(f"{len(text)} characters")
    found = node_program("mermaid", path)
    for node in found["nodes"]:
        row = reference.nodes[int(node["id"].removeprefix("n"))]
        words = "".join(c for c in row["label"] or row["id"] if not is_control(ord(c)))
        words = "".join(in_xml(words).split())
        shown = "".join(node["label"].split()).removesuffix("…")
        if not words.startswith(shown) or not shown:
            raise Mismatch(f"the label {row['label']!r} became {node['label']!r}")
        if node["classes"] != [row["kind"]] or row["kind"] not in found["classes"]:
            raise Mismatch(f"{row['label']!r} has the classes {node['classes']}")
    if any(edge["arrow"] != "arrow_point" for edge in found["edges"]):
        raise Mismatch("an edge has no arrow")
    if len(reference.nodes) > 50:
        return len(found["nodes"]), len(found["edges"])
    return compare_counts(reference, len(found["nodes"]), len(found["edges"]))


def graphviz_frames(with_viz):
    """Checks that a picture has frames, that no node is in two, and that all nodes are drawn."""

    def check(path, reference):
        if with_viz:
            output, _ = run("node", str(HERE / "read.mjs"), "viz", str(path))
        else:
            output, errors = run("dot", "-Tjson", str(path))
            if errors:
                raise Mismatch(errors.splitlines()[0])
        drawing = json.loads(output)
        frames = [item for item in drawing["objects"] if item["name"].startswith("cluster_")]
        nodes = [item for item in drawing["objects"] if item not in frames]
        framed = [number for frame in frames for number in frame["nodes"]]
        if not frames or len(set(framed)) != len(framed):
            raise Mismatch(f"{len(frames)} frames around {len(framed)} nodes")
        for frame in frames:
            left, low, right, high = map(float, frame["bb"].split(","))
            for node in nodes:
                x, y = map(float, node["pos"].split(","))
                if (left < x < right and low < y < high) != (node["_gvid"] in frame["nodes"]):
                    raise Mismatch(f"{node['label']!r} is on the wrong side of {frame['label']!r}")
        return compare_counts(reference, len(nodes), len(drawing["edges"]))

    return check


CHECKS = {
    "organisations.dot": {"dot": graphviz_frames(False), "viz-js": graphviz_frames(True)},
    "communities.dot": {"dot": graphviz_frames(False), "viz-js": graphviz_frames(True)},
    "graph.graphml": {"networkit": networkit_graphml, "JGraphT, XSD": jgrapht("graphml")},
    "graph.gexf": {"JGraphT": jgrapht("gexf")},
    "graph-gephi.graphml": {
        "Gephi's rules": gephi_graphml,
        "networkx": networkx_xml("read_graphml"),
        "igraph": igraph_graphml,
        "networkit": networkit_graphml,
        "graphology": common.graphology("graphology-graphml"),
        "JGraphT": jgrapht("graphml-any"),
    },
    "graph-yed.graphml": {
        "yEd's rules": yfiles(wrapping=False),
        "networkx": networkx_xml("read_graphml"),
        "igraph": igraph_graphml,
        "JGraphT": jgrapht("graphml-any"),
    },
    "graph-visone.graphml": {
        "visone's rules": yfiles(wrapping=True),
        "networkx": networkx_xml("read_graphml"),
        "igraph": igraph_graphml,
        "JGraphT": jgrapht("graphml-any"),
    },
    "dl/graph.dl": {"igraph": igraph_dl},
    "pajek/graph.net": {
        "networkx": networkx_pajek,
        "igraph": igraph_pajek,
        "Pajek's rules": pajek_objects,
    },
    "graph.mmd": {"mermaid": mermaid},
    "graph-links.json": {"d3": links},
    "graph.cyjs": {"networkx": networkx_cytoscape, "cytoscape.js": cytoscape},
    "graphology.json": {"graphology": graphology},
    "graph.cx2": {"ndex2": ndex},
    "graph.jgf": {"jgf": jgf_graph},
}


# Files that sayso writes only when it is asked for frames.
OPTIONAL = {"organisations.dot", "communities.dot"}


def is_optional(folder, name):
    """Tells whether a file may be missing: of the golden files only few, of others any."""
    return folder.name != "golden" or name in OPTIONAL


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    return report(all_checks(parser.parse_args().folders, CHECKS, is_optional))


if __name__ == "__main__":
    sys.exit(main())
