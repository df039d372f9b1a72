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
from reference import all_checks, report

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
    return report(all_checks(parser.parse_args().folders, CHECKS))


if __name__ == "__main__":
    sys.exit(main())
