"""What graph files should say: the rows of nodes.csv and edges.csv, and how to compare."""

import csv
import math
from pathlib import Path

csv.field_size_limit(2**31 - 1)


class Mismatch(Exception):
    """A file that a program reads in another way than it was meant, or not at all."""


class Absent(Exception):
    """Something that need not be there is not."""


class Reference:
    """The nodes and edges of the two tables, as rows of text under the columns' names."""

    def __init__(self, stem):
        self.nodes = read_table(f"{stem}nodes.csv")
        self.edges = read_table(f"{stem}edges.csv")
        self.node_by_id = {row["id"]: row for row in self.nodes}
        self.edge_by_id = {row["id"]: row for row in self.edges}
        if len(self.node_by_id) != len(self.nodes) or len(self.edge_by_id) != len(self.edges):
            raise Mismatch("an id occurs twice in nodes.csv or edges.csv")
        for row in self.edges:
            for end in ("source", "target"):
                if row[end] not in self.node_by_id:
                    raise Mismatch(f"edge {row['id']!r} has no {end} in nodes.csv")


def read_table(path):
    """Reads a table strictly: every record has as many fields as the header."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    if not rows:
        raise Mismatch("the table is empty")
    header = rows[0]
    if len(set(map(str.lower, header))) != len(header):
        raise Mismatch("two columns have the same name")
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(header):
            raise Mismatch(f"record {number} has {len(row)} fields instead of {len(header)}")
    return [dict(zip(header, row, strict=True)) for row in rows[1:]]


def in_xml(text):
    """Returns what XML can hold of a text: no control characters."""
    return "".join(c for c in text if c in "\t\n\r" or c >= " " and c not in "\ufffe\uffff")


def in_dot(text):
    """Returns what a Graphviz string can hold of a text."""
    text = text.replace("\t", " ")
    return "".join(
        c for c in text if c == "\n" or c not in "\ufffe\uffff" and not is_control(ord(c))
    )


def is_control(point):
    return point < 0x20 or 0x7F <= point < 0xA0


def unquote_dot(text):
    """Undoes the escapes of a Graphviz string."""
    out, letters = [], iter(text)
    for c in letters:
        out.append({"n": "\n"}.get(d := next(letters), d) if c == "\\" else c)
    return "".join(out).replace("&amp;", "&")


def same(expected, found, clean):
    """Tells whether a value that a program found is the one that a table's cell holds."""
    if found is None or isinstance(found, float) and math.isnan(found):
        return expected == ""
    if isinstance(found, bool):
        return expected == str(found).lower()
    if isinstance(found, (int, float)):
        return expected != "" and float(expected) == float(found)
    return clean(expected) == found


def compare_counts(reference, nodes, edges):
    """Compares how many nodes and edges a program found."""
    expected = (len(reference.nodes), len(reference.edges))
    if (nodes, edges) != expected:
        counts = "{} nodes and {} edges".format(*expected)
        raise Mismatch(f"the tables have {counts}, the program {nodes} and {edges}")
    return nodes, edges


def compare(reference, nodes, edges, clean, without=()):
    """Compares what a program found: nodes by id, and edges by id with the ids of their ends."""
    compare_counts(reference, len(nodes), len(edges))
    rows = [("node", row, nodes) for row in reference.nodes]
    rows += [("edge", row, edges) for row in reference.edges]
    for what, row, found in rows:
        values = found.get(clean(row["id"]))
        if values is None:
            raise Mismatch(f"{what} {row['id']!r} is missing")
        for column, expected in row.items():
            if column in without or column in ("id", "type"):
                continue
            value = values.get(column)
            if not same(expected, value, clean):
                shown = f"{expected[:60]!r} became {str(value)[:60]!r}"
                raise Mismatch(f"{what} {row['id']!r}: {column} {shown}")
    return len(nodes), len(edges)


def without_nul(text):
    """Returns what a table can hold of a text."""
    return text.replace("\0", "")


def attempt(check):
    """Runs one check and returns nodes, edges and the result."""
    try:
        nodes, edges = check()
        return nodes, edges, "ok"
    except Absent as absent:
        return None, None, str(absent)
    except Mismatch as mismatch:
        return None, None, f"FAILED: {mismatch}"
    except Exception as error:  # whatever a program throws at a file, the others must go on
        return None, None, f"FAILED: {type(error).__name__}: {str(error)[:200]}"


def report(attempts):
    """Runs checks, each of a file and a program; prints a table and returns the exit code."""
    rows, failures = [("file", "consumer", "nodes", "edges", "result")], 0
    for path, consumer, check in attempts:
        *counts, result = attempt(check)
        failures += result.startswith("FAILED")
        cells = ("" if count is None else str(count) for count in counts)
        rows.append((str(path), consumer, *cells, result))
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        print(" | ".join([*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[4]]))
    if len(rows) == 1:
        print("there was nothing to check")
        return 1
    print(f"{failures} failed" if failures else "all read alike")
    return 1 if failures else 0


def all_checks(folders, checks, is_optional=lambda folder, name: False):
    """Lists the checks of every set of files in some folders, for `report`.

    A set has `nodes.csv` and `edges.csv`, maybe with a name before them; `checks` has the programs
    of each file. A file that is optional may be missing.
    """
    attempts = []
    for folder in folders:
        stems = [str(path)[: -len("nodes.csv")] for path in sorted(folder.glob("*nodes.csv"))]
        if not stems:
            attempts.append((folder, "csv", refuse("no nodes.csv")))
        for stem in stems:
            try:
                reference = Reference(stem)
            except (OSError, Mismatch, csv.Error) as error:
                attempts.append((f"{stem}edges.csv", "csv", refuse(error)))
                continue
            reference.stem = stem
            for name, consumers in checks.items():
                path = Path(stem + name)
                if not path.exists() and is_optional(folder, name):
                    continue
                for consumer, check in consumers.items():
                    attempts.append((path, consumer, lambda c=check, p=path, r=reference: c(p, r)))
    return attempts


def refuse(problem):
    def check():
        raise Mismatch(problem)

    return check
