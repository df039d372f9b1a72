"""Checks graph files that sayso wrote with the programs that people open them in.

    check.py FOLDER... [--schemas FOLDER]

A folder holds one set of files (`nodes.csv`, `edges.csv`, `graph.graphml`, ...) or several with a
name before them (`nasty.nodes.csv`, ...). Every program must find the nodes, edges and values that
the two tables have. The programs are those of requirements.txt (pip), package.json (npm ci in this
folder), and graphviz and libxml2-utils (apt). Prints a table and exits with 1 where anything differs or a program is missing.
"""

import argparse
import collections
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from reference import (
    Absent,
    Mismatch,
    all_checks,
    compare,
    compare_counts,
    in_dot,
    in_xml,
    read_table,
    report,
    unquote_dot,
    without_nul,
)

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parents[2] / "shared" / "schemas"
LONGEST_DOT_STRING = 15_000

# Files that sayso writes only when it is asked to.
OPTIONAL = {"graph-plain.dot", "graph.json", "graph-dynamic.gexf"}


def run(*command):
    if shutil.which(command[0]) is None:
        raise Mismatch(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, check=False)
    errors = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode != 0:
        lines = sorted(errors.splitlines(), key=lambda line: "rror" not in line)
        raise Mismatch(lines[0] if lines else f"exit code {done.returncode}")
    return done.stdout.decode("utf-8"), errors


def validate(schema, option, arguments):
    def check(path, reference):
        schema_path = arguments.schemas / schema
        if not schema_path.exists():
            raise Absent(f"skipped: no {schema_path}")
        run("xmllint", "--huge", "--noout", "--nonet", option, str(schema_path), str(path))
        tree = ElementTree.parse(path)
        tags = [element.tag.rpartition("}")[2] for element in tree.iter()]
        return compare_counts(reference, tags.count("node"), tags.count("edge"))

    return check


GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def compare_kinds(edges, reference, attribute):
    """Compares the kinds that Gephi tells edges apart by: it makes one of two between the same nodes
    whose kinds are the same, so that the second has a number."""
    met = collections.Counter()
    for edge, row in zip(edges, reference.edges, strict=True):
        same = edge.get("source"), edge.get("target"), row["kind"]
        met[same] += 1
        number = f" {met[same]}" if met[same] > 1 else ""
        if edge.get(attribute) != in_xml(row["kind"]) + number:
            raise Mismatch(f"edge {row['id']!r}: {attribute} {edge.get(attribute)!r}")


def gephi_gexf(path, reference):
    """Checks what Gephi takes from a GEXF file and no other program looks at."""
    root = ElementTree.parse(path).getroot()
    nodes, edges = list(root.iter(f"{GEXF}node")), list(root.iter(f"{GEXF}edge"))
    counts = compare_counts(reference, len(nodes), len(edges))
    for node in nodes:
        size = node.find(f"{VIZ}size")
        if node.find(f"{VIZ}color") is None or size is None or next(iter(size.attrib)) != "value":
            raise Mismatch(f"node {node.get('label')!r} has no color or size")
    compare_kinds(edges, reference, "kind")
    for edge, row in zip(edges, reference.edges, strict=True):
        if edge.get("type") != "directed" or float(edge.get("weight", 1)) <= 0:
            raise Mismatch(f"Gephi drops edge {row['id']!r}")
    return counts


def gephi_dot(path, reference):
    """Checks that a Graphviz file has nothing but nodes and edges: Gephi stumbles over the rest."""
    lines = Path(path).read_text(encoding="utf-8").rstrip("\n").split("\n")
    body = [line for line in lines[1:-1] if not re.fullmatch(r'"n\d+"( -> "n\d+")? \[.*\];', line)]
    if body or not re.fullmatch(r"digraph \w+ {", lines[0]) or lines[-1] != "}":
        raise Mismatch(f"Gephi does not understand {(body or lines)[0][:60]!r}")
    edges = sum('" -> "n' in line[:40] for line in lines)
    return compare_counts(reference, len(lines) - 2 - edges, edges)


def by_own_id(nodes, edges):
    """Turns nodes and edges with file ids into ones with the ids of their records."""
    names = {key: values["sayso_id"] for key, values in nodes}
    found = {}
    for source, target, values in edges:
        ends = {"source": names[source], "target": names[target]}
        found[values["sayso_id"]] = {**values, **ends}
    if len(found) != len(edges):
        raise Mismatch("two edges have the same id")
    return {values["sayso_id"]: values for _, values in nodes}, found


def networkx_xml(reader, **options):
    def check(path, reference):
        import networkx

        graph = getattr(networkx, reader)(path, **options)
        if len(reference.edges) > 0 and not graph.is_directed():
            raise Mismatch("the graph is not directed")
        nodes, edges = by_own_id(list(graph.nodes(data=True)), list(graph.edges(data=True)))
        return compare(reference, nodes, edges, in_xml)

    return check


def networkx_json(path, reference):
    import networkx

    def refuse(name):
        raise Mismatch(f"{name} is not JSON")

    data = json.loads(Path(path).read_text(encoding="utf-8"), parse_constant=refuse)
    graph = networkx.node_link_graph(data)
    edges = {
        key: {**values, "source": source, "target": target}
        for source, target, key, values in graph.edges(keys=True, data=True)
    }
    nodes = {without_nul(key): values for key, values in graph.nodes(data=True)}
    for values in list(nodes.values()) + list(edges.values()):
        values.update({k: without_nul(v) for k, v in values.items() if isinstance(v, str)})
    return compare(reference, nodes, edges, without_nul)


def igraph_graphml(path, reference):
    import igraph

    graph = igraph.Graph.Read_GraphML(str(path))
    if not graph.is_directed():
        raise Mismatch("the graph is not directed")
    # igraph gives a missing truth value as false.
    boolean = {
        name
        for table in (reference.nodes, reference.edges)
        for name in (table[0] if table else {})
        if {row[name] for row in table} <= {"true", "false", ""}
    }
    nodes = [(vertex.index, vertex.attributes()) for vertex in graph.vs]
    edges = [(edge.source, edge.target, edge.attributes()) for edge in graph.es]
    return compare(reference, *by_own_id(nodes, edges), in_xml, without=boolean)


def graphology(package):
    def check(path, reference):
        output, _ = run("node", str(HERE / "read.mjs"), package, str(path))
        found = json.loads(output)
        if not all(edge["directed"] for edge in found["edges"]):
            raise Mismatch("an edge is not directed")
        nodes = [(node["id"], node["attributes"]) for node in found["nodes"]]
        edges = [(edge["source"], edge["target"], edge["attributes"]) for edge in found["edges"]]
        return compare(reference, *by_own_id(nodes, edges), in_xml)

    return check


def pandas_table(table):
    def check(path, reference):
        import pandas

        plain = pandas.read_csv(path, dtype=str, keep_default_na=False)
        rows = plain.to_dict("records")
        expected = getattr(reference, table) if table else read_table(path)
        if rows != expected:
            differ = (a != b for a, b in zip(rows, expected, strict=False))
            at = next((number for number, differs in enumerate(differ, 1) if differs), "last")
            raise Mismatch(f"row {at} differs")
        typed = pandas.read_csv(path)
        for column in ("weight", "count", "pagerank", "confidence"):
            has_values = column in typed and typed[column].notna().any()
            if has_values and typed[column].dtype.kind not in "if":
                raise Mismatch(f"{column} is read as {typed[column].dtype}")
        return (len(rows), None) if table == "nodes" else (None, len(rows))

    return check


def graphviz(is_plain, with_viz):
    """Draws the file and compares names and ends; of the plain form also every value."""

    def check(path, reference):
        if with_viz:
            output, _ = run("node", str(HERE / "read.mjs"), "viz", str(path))
            drawing = json.loads(output)
        else:
            output, errors = run("dot", "-Tjson", str(path))
            drawing = json.loads(output)
            picture, more = run("dot", "-Tsvg", str(path))
            if errors or more:
                raise Mismatch((errors or more).splitlines()[0])
            check_picture(picture, drawing)
        nodes, edges = drawing.get("objects", []), drawing.get("edges", [])
        if is_plain:
            names = {node["_gvid"]: node for node in nodes}
            plain = [(key, dot_values(node)) for key, node in names.items()]
            ends = [(edge["tail"], edge["head"], dot_values(edge)) for edge in edges]
            return compare(DotReference(reference), *by_own_id(plain, ends), in_dot)
        return compare_picture(path, reference, nodes, edges)

    return check


class DotReference:
    """The reference without what the plain Graphviz form shortens or renames."""

    def __init__(self, reference):
        def fits(item):
            return len(item[1].encode()) < LONGEST_DOT_STRING

        def fitting(rows):
            return [dict(filter(fits, row.items())) for row in rows]

        self.nodes, self.edges = fitting(reference.nodes), fitting(reference.edges)


def dot_values(item):
    values = {key: unquote_dot(text) for key, text in item.items() if isinstance(text, str)}
    # Names that mean something to Graphviz have a `_` behind them.
    return {**{key.removesuffix("_"): text for key, text in values.items()}, **values}


def check_picture(picture, drawing):
    """Checks that a drawing is well-formed and shows every node and edge."""
    root = ElementTree.fromstring(picture)
    classes = [element.get("class") for element in root.iter()]
    counts = (classes.count("node"), classes.count("edge"))
    if counts != (len(drawing.get("objects", [])), len(drawing.get("edges", []))):
        raise Mismatch(f"the picture shows {counts[0]} nodes and {counts[1]} edges")


def compare_picture(path, reference, nodes, edges):
    """Compares a picture, which may show the merged actors of the tables instead of all."""
    lines = Path(path).read_text(encoding="utf-8").split("\n")
    written = sum('" -> "' in line and line.startswith('  "n') for line in lines)
    if len(edges) != written:
        raise Mismatch(f"{written} edges are written, {len(edges)} are read")
    kinds = {"person", "group", "place", "organisation"}
    rows = reference.nodes
    if len(nodes) != len(rows):
        rows = [row for row in rows if row["kind"] in kinds]
    if len(nodes) != len(rows):
        raise Mismatch(f"{len(nodes)} nodes, while the table has {len(rows)}")
    nodes = sorted(nodes, key=lambda node: int(node["name"].removeprefix("n")))
    for node, row in zip(nodes, rows, strict=True):
        words = in_dot(row["label"] or row["id"]).split()
        shown = unquote_dot(node["label"]).replace("…", "").split()
        if not "".join(words).startswith("".join(shown)):
            raise Mismatch(f"the label {row['label']!r} became {node['label']!r}")
        if (node["kind"], unquote_dot(node["sayso_id"])) != (row["kind"], in_dot(row["id"])):
            raise Mismatch(f"{row['id']!r} of kind {row['kind']} is {node['sayso_id']!r}, {node['kind']}")
    return len(nodes), len(edges)


def checks(arguments):
    """Lists the files of a set, each with the programs that must read it."""
    graphml = validate("graphml-1.0/graphml.xsd", "--schema", arguments)
    gexf = validate("gexf-1.3/gexf.rng", "--relaxng", arguments)
    return {
        "graph.graphml": {
            "xmllint XSD": graphml,
            "networkx": networkx_xml("read_graphml"),
            "igraph": igraph_graphml,
            "graphology": graphology("graphology-graphml"),
        },
        "graph.gexf": {
            "xmllint RNG": gexf,
            "Gephi's rules": gephi_gexf,
            "networkx": networkx_xml("read_gexf", version="1.3"),
            "graphology": graphology("graphology-gexf"),
        },
        "graph-dynamic.gexf": {
            "xmllint RNG": gexf,
            "Gephi's rules": gephi_gexf,
            "networkx": networkx_xml("read_gexf", version="1.3"),
            "graphology": graphology("graphology-gexf"),
        },
        "graph.dot": {"dot": graphviz(False, False), "viz-js": graphviz(False, True)},
        "graph-plain.dot": {
            "dot": graphviz(True, False),
            "viz-js": graphviz(True, True),
            "Gephi's rules": gephi_dot,
        },
        "nodes.csv": {"pandas": pandas_table("nodes")},
        "edges.csv": {"pandas": pandas_table("edges")},
        "statements.csv": {"pandas": pandas_table(None)},
        "figures.csv": {"pandas": pandas_table(None)},
        "graph.json": {"networkx": networkx_json},
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--schemas", type=Path, default=SCHEMAS)
    arguments = parser.parse_args()
    return report(all_checks(arguments.folders, checks(arguments), lambda _, name: name in OPTIONAL))


if __name__ == "__main__":
    sys.exit(main())
