"""Sends graph files that sayso wrote through other programs and back.

    round_trip.py SAYSO FOLDER...

A folder holds `graph.graphml`, with any name before it. Each is converted by sayso, read and written
by networkx, igraph and graphology, and read by sayso again: every node and edge must have what it
had before, but for what the program or its format cannot hold, which stands in LOST. Prints a table
and exits with 1 where anything else differs.
"""

import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def through_networkx_graphml(source, target):
    import networkx

    networkx.write_graphml(networkx.read_graphml(source, force_multigraph=True), target)


def through_networkx_gexf(source, target):
    import networkx

    networkx.write_gexf(networkx.read_gexf(source, version="1.3"), target, version="1.3")


def through_networkx_json(source, target):
    import networkx

    graph = networkx.node_link_graph(json.loads(Path(source).read_text(encoding="utf-8")))
    Path(target).write_text(json.dumps(networkx.node_link_data(graph)), encoding="utf-8")


def through_igraph(source, target):
    import igraph

    igraph.Graph.Read_GraphML(str(source)).write_graphml(str(target))


def through_graphology(form):
    def through(source, target):
        command = ["node", str(HERE / "round_trip.mjs"), form, str(source), str(target)]
        subprocess.run(command, check=True, capture_output=True)

    return through


PROGRAMS = [
    ("networkx", "graphml", ".graphml", through_networkx_graphml),
    ("networkx", "gexf", ".gexf", through_networkx_gexf),
    ("networkx", "json", ".json", through_networkx_json),
    ("igraph", "graphml", ".graphml", through_igraph),
    ("graphology", "graphology", ".json", through_graphology("json")),
    ("graphology", "gexf", ".gexf", through_graphology("gexf")),
]


def convert(sayso, source, target, form):
    command = [sayso, "export", str(source), "-o", str(target), "--to", form, "--quiet"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr.decode()}")


def contents(path):
    """Returns nodes and edges by their ids, and what is said of the graph."""
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    nodes = {node.pop("id"): node for node in data["nodes"]}
    edges = {edge.pop("key"): edge for edge in data["edges"]}
    return {"node": nodes, "edge": edges, "graph": {"": data["graph"]}}


def differences(before, after):
    """Lists what differs, as (owner, id, attribute, value before, value after)."""
    for owner, items in before.items():
        others = after[owner]
        for key in sorted(items.keys() | others.keys()):
            one, other = items.get(key), others.get(key)
            if one is None or other is None:
                yield owner, key, None, one, other
                continue
            for name in sorted(one.keys() | other.keys()):
                if one.get(name) != other.get(name):
                    yield owner, key, name, one.get(name), other.get(name)


def line_ends(owner, name, one, other):
    """Programs write a carriage return as it is, and readers of XML make a line feed of a line's end."""
    return isinstance(one, str) and one.replace("\r\n", "\n").replace("\r", "\n") == other


def missing(owner, name, one, other):
    """igraph has no missing texts and truth values."""
    return one is None and (other == "" or other is False)


def rounded(owner, name, one, other):
    """JavaScript has no whole numbers beyond 2^53, and igraph writes 15 digits."""
    if not isinstance(one, (int, float)) or other is None:
        return False
    return math.isclose(float(one), float(other), rel_tol=1e-14)


def figures(owner, name, one, other):
    """networkx passes over the description of a GEXF file."""
    return owner == "graph" and other is None


def empty(owner, name, one, other):
    """graphology-gexf writes no empty texts, and calls a node without a label by its id."""
    return one == "" and (other is None or name == "label")


def edge_size(owner, name, one, other):
    """graphology-gexf takes an attribute `size` of an edge for how thick to draw it."""
    return owner == "edge" and name == "size" and other is None


# What a program or its format makes of any graph.
LOST = {
    ("networkx", "graphml"): [line_ends],
    ("networkx", "gexf"): [figures],
    ("igraph", "graphml"): [line_ends, missing, rounded],
    ("graphology", "graphology"): [rounded],
    ("graphology", "gexf"): [rounded, empty, edge_size],
}


def is_lost(program, form, owner, name, one, other):
    return any(test(owner, name, one, other) for test in LOST.get((program, form), []))


def main():
    sayso, *folders = sys.argv[1:]
    failed = False
    for folder in folders:
        for path in sorted(Path(folder).glob("*graph.graphml")):
            for program, form, ending, through in PROGRAMS:
                with tempfile.TemporaryDirectory() as work:
                    work = Path(work)
                    ours, theirs = work / f"ours{ending}", work / f"theirs{ending}"
                    convert(sayso, path, ours, form)
                    through(ours, theirs)
                    convert(sayso, ours, work / "before.json", "json")
                    convert(sayso, theirs, work / "after.json", "json")
                    before, after = contents(work / "before.json"), contents(work / "after.json")
                found = list(differences(before, after))
                rest = [d for d in found if not is_lost(program, form, d[0], *d[2:])]
                result = "FAILED" if rest else "ok"
                lost = f", {len(found) - len(rest)} values lost" if len(found) > len(rest) else ""
                counts = f"{len(before['node'])} nodes, {len(before['edge'])} edges{lost}"
                print(f"{result:8}{path}  {program} ({form}): {counts}")
                for difference in rest[:10]:
                    print(f"    {str(difference)[:300]}")
                failed = failed or bool(rest)
    sys.exit(failed)


if __name__ == "__main__":
    main()
