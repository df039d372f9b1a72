"""Checks what the rules of `sayso check` claim against the programs themselves.

    claims.py SAYSO [FOLDER]

For every rule that says that a program refuses a file, the program must refuse the rule's own files
in FOLDER (tests/check); for every other rule that names the program it must open it. The programs
are those of requirements.txt (pip), package.json (npm ci in this folder), and graphviz (apt).
Prints a table of what differs, and exits with 1 where anything does.
"""

import contextlib
import io
import json
import subprocess
import sys
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent

# What cannot be held against the program: it depends on the version, or on how the file is read.
EXCEPT = {
    ("gephi-lite", "graphml-broken"): "browsers refuse it, @xmldom does not",
    ("gephi-lite", "gexf-broken"): "browsers refuse it, @xmldom does not",
    ("gephi-lite", "graphml-control-character"): "browsers refuse it, @xmldom does not",
    ("gephi-lite", "gexf-control-character"): "browsers refuse it, @xmldom does not",
    ("gephi-lite", "graphml-ending"): "the ending is for Gephi Lite itself",
    ("gephi-lite", "gexf-ending"): "the ending is for Gephi Lite itself",
    ("gephi-lite", "gexf-attribute-blocks"): "only where the first block has values",
    ("gephi-lite", "graphml-edge-twice"): "only where the ends differ",
    ("gephi-lite", "json-encoding"): "its letters are wrong instead",
    ("graphviz", "dot-long-string"): "only versions before 3",
    ("igraph", "graphml-value"): "only where a number has a comma",
}


def networkx(path, rule):
    import networkx

    if rule.startswith("graphml"):
        networkx.read_graphml(path)
    elif rule.startswith("gexf"):
        networkx.read_gexf(path, version="1.3")
    elif rule.startswith("dot"):
        if networkx.nx_pydot.read_dot(path) is None:
            raise ValueError("no graph")
    elif rule.startswith("json-cytoscape"):
        networkx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8")))
    else:
        networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")))


def igraph(path, rule):
    import igraph

    igraph.Graph.Read_GraphML(str(path))


def node(*arguments):
    done = subprocess.run(["node", *arguments], capture_output=True, check=False)
    if done.returncode != 0:
        raise ValueError(done.stderr.decode("utf-8", "replace").strip())


def graphology(path, rule):
    packages = {"graphml": "graphology-graphml", "gexf": "graphology-gexf", "json": "graphology"}
    node(str(HERE / "read.mjs"), packages[rule.split("-")[0]], str(path))


def graphviz(path, rule):
    done = subprocess.run(["dot", "-Tsvg", str(path)], capture_output=True, check=False)
    # A label that is lost is an error, too, but there is a picture.
    if done.returncode != 0 and b"</svg>" not in done.stdout:
        raise ValueError(done.stderr.decode("utf-8", "replace").strip())


PROGRAMS = {
    "networkx": networkx,
    "igraph": igraph,
    "gephi-lite": graphology,
    "graphviz": graphviz,
}


def refuses(program, path, rule):
    silent = contextlib.redirect_stdout(io.StringIO())
    with silent, contextlib.redirect_stderr(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            PROGRAMS[program](path, rule)
        except Exception:
            return True
    return False


def main():
    sayso, folder = sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else HERE.parent / "check")
    rules = subprocess.run([sayso, "check", "--rules", "--to", "json"], capture_output=True, check=True)
    tried, wrong = 0, 0
    for rule in map(json.loads, rules.stdout.decode("utf-8").splitlines()):
        name = rule["rule"]
        if rule["format"] == "csv":
            continue
        paths = [p for p in sorted(folder.glob(f"{name}.*")) if p.suffix != ".found"]
        for effect in rule["effects"]:
            programs = sorted(set(effect["programs"]) & set(PROGRAMS))
            for program in programs:
                if (program, name) in EXCEPT:
                    continue
                is_claimed = effect["harm"] == "refused"
                for path in paths:
                    tried += 1
                    if is_claimed != refuses(program, path, name):
                        wrong += 1
                        print(f"{path.name} | {program} | {'refused' if is_claimed else 'opened'} is claimed, not so")
        if not paths:
            wrong += 1
            print(f"{name} has no file")
    print(f"{tried} claims tried, {wrong} wrong")
    return 1 if wrong or not tried else 0


if __name__ == "__main__":
    sys.exit(main())
