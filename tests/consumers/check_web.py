"""Checks the files that sayso writes for the semantic web, for investigators and for note takers.

    check_web.py FOLDER...

A folder holds the tables (`nodes.csv`, `edges.csv`, `statements.csv`) and the files of one graph, or
of several with a name before them (`nasty.nodes.csv`, ...). Every program must find what the tables
have. The programs are those of requirements.txt (pip) and package.json (npm ci in this folder), and
raptor2-utils (apt). Prints a table and exits with 1 where anything differs or a program is missing.
"""

import argparse
import sys
from pathlib import Path

import ftm
import neo4j
import obsidian
import rdf
from check import attempt
from reference import Reference

CHECKS = {
    "graph.ttl": {
        "rdflib": rdf.rdflib_reads,
        "rdflib, all four": rdf.alike,
        "pyoxigraph": rdf.pyoxigraph_reads,
        "rapper": rdf.rapper_reads,
        "pyshacl": rdf.shapes,
        "SPARQL": rdf.who_said_what,
    },
    "graph.nt": {
        "rdflib": rdf.rdflib_reads,
        "pyoxigraph": rdf.pyoxigraph_reads,
        "rapper": rdf.rapper_reads,
    },
    "graph.trig": {
        "rdflib": rdf.rdflib_reads,
        "pyoxigraph": rdf.pyoxigraph_reads,
        "rapper": rdf.rapper_reads,
    },
    "graph.jsonld": {"rdflib": rdf.rdflib_reads, "pyoxigraph": rdf.pyoxigraph_reads},
    "entities.ftm.json": {
        "followthemoney": ftm.model_accepts,
        "ftm validate": ftm.command_accepts,
        "the tables": ftm.says_the_same,
    },
    "graph.cypher": {"Neo4j's linter": neo4j.lint, "ladybug": neo4j.run_in_ladybug},
    "csv-neo4j": {"neo4j-admin's rules": neo4j.admin_tables},
    "csv-load": {"Neo4j's linter": neo4j.lint, "LOAD CSV's rules": neo4j.load_tables},
    "obsidian": {"PyYAML": obsidian.front_matter, "markdown-it": obsidian.notes},
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    rows, failures = [], 0
    for folder in parser.parse_args().folders:
        stems = [str(path)[: -len("nodes.csv")] for path in sorted(folder.glob("*nodes.csv"))]
        if not stems:
            print(f"{folder}: no nodes.csv", file=sys.stderr)
            failures += 1
        for stem in stems:
            reference = Reference(stem)
            reference.stem = stem
            for name, consumers in CHECKS.items():
                path = Path(stem + name)
                for consumer, check in consumers.items():
                    found, _, result = attempt(check, path, reference)
                    failures += result.startswith("FAILED")
                    rows.append((str(path), consumer, "" if found is None else str(found), result))
    header = ("file", "consumer", "found", "result")
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(3)]
    for row in [header, *rows]:
        print(" | ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[3]]))
    print(f"{failures} failed" if failures else "all read alike")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
