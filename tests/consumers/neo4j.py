"""What Neo4j's linter and Ladybug make of sayso's Cypher and tables, against the plain tables."""

import csv
import io
import json
import re
import subprocess
from pathlib import Path

from reference import Mismatch, same, without_nul

HERE = Path(__file__).resolve().parent
UNWIND = re.compile(r"UNWIND \[\n(.*?)\n\] AS row\n(.*?);\n", re.DOTALL)


def lint(path, reference):
    """Lints a script; a folder has one called load.cypher."""
    path = path / "load.cypher" if path.is_dir() else path
    command = ["node", str(HERE / "lint_cypher.mjs"), str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0:
        raise Mismatch(done.stderr.decode("utf-8", "replace").strip().splitlines()[-1])
    complaints = json.loads(done.stdout)
    if complaints:
        line = complaints[0]["range"]["start"]["line"] + 1
        raise Mismatch(f"line {line}: {complaints[0]['message'][:150]}")
    return path.read_text("utf-8").count(";\n"), None


def run_in_ladybug(path, reference):
    """Runs the script: the rows as they are, the rest as far as tables with types allow.

    Ladybug wants tables to be declared, knows one label a node and no `+=`: so every row is read by
    itself for its values, and nodes and relationships are merged by the script's own statements
    without properties.
    """
    import ladybug

    connection = ladybug.Connection(ladybug.Database(":memory:"))
    connection.execute("CREATE NODE TABLE Entity (id STRING, PRIMARY KEY (id))")
    script = path.read_text(encoding="utf-8")
    nodes, edges, declared = {}, {}, set()
    for rows, statement in UNWIND.findall(script):
        rows = [row.strip().removesuffix(",") for row in rows.split("\n")]
        if len(rows) > 1000:
            raise Mismatch(f"a batch has {len(rows)} rows")
        for row in rows:
            value = connection.execute(f"RETURN {neo4j_to_ladybug(row)} AS row").get_next()[0]
            found = edges if "source" in value else nodes
            ends = {key: value.get(key) for key in ("source", "target")}
            found[value["id"]] = {**(value.get("properties") or {}), **ends}
        kind = re.search(r"\[r:(`[^`]+`)", statement)
        if kind and kind.group(1) not in declared:
            declared.add(kind.group(1))
            columns = "(FROM Entity TO Entity, id STRING)"
            connection.execute(f"CREATE REL TABLE {kind.group(1)} {columns}")
        bare = [re.sub(r", properties: \{.*\}\}$", "}", row) for row in rows]
        statement = re.sub(r"\nSET .*$", "", statement)
        # Twice: nothing may be made twice.
        for _ in range(2):
            listed = ", ".join(map(neo4j_to_ladybug, bare))
            connection.execute(f"UNWIND [{listed}] AS row {statement}")
    count = lambda query: connection.execute(query).get_next()[0]
    counts = (count("MATCH (n) RETURN count(n)"), count("MATCH ()-[r]->() RETURN count(r)"))
    if counts != (len(reference.nodes), len(reference.edges)):
        raise Mismatch(f"Ladybug has {counts[0]} nodes and {counts[1]} relationships")
    compare(reference.nodes, nodes)
    compare(reference.edges, edges)
    return counts[0], counts[1]


def neo4j_to_ladybug(row):
    """Turns what Ladybug writes in another way: escapes of characters by number."""
    return re.sub(r"(?<!\\)((?:\\\\)*)\\u([0-9A-F]{4})", lambda m: m[1] + chr(int(m[2], 16)), row)


def compare(rows, found):
    """Compares rows of a table with values under the same names."""
    found = {without_nul(key): values for key, values in found.items()}
    for row in rows:
        values = found.get(row["id"])
        if values is None:
            raise Mismatch(f"{row['id']!r} is missing")
        for column, cell in row.items():
            if column in ("id", "type"):
                continue
            value = values.get(column)
            # A cell cannot tell an empty text from none.
            if not same(cell, "" if value is None and cell == "" else value, without_nul):
                raise Mismatch(f"{row['id']!r}: {column} {cell[:60]!r} became {str(value)[:60]!r}")


HEADER = re.compile(r"[^:]+:(string|string\[\]|long|double|boolean)")
ROLES = {"id:ID", ":LABEL", ":START_ID", ":END_ID", ":TYPE", "id"}


def admin_tables(path, reference):
    """Reads the tables as neo4j-admin's documentation says it does."""
    nodes = read_typed(path / "nodes.csv")
    edges = read_typed(path / "edges.csv")
    ids = [row["id"] for row in nodes]
    if len(set(ids)) != len(ids):
        raise Mismatch("an id occurs twice")
    for row in nodes:
        if not re.fullmatch(r"Entity;[A-Z][a-z]+", row[":LABEL"]):
            raise Mismatch(f"{row['id']!r} has the label {row[':LABEL']!r}")
    for row in edges:
        row["source"], row["target"] = row[":START_ID"], row[":END_ID"]
        if not {row["source"], row["target"]} <= set(ids) or not row[":TYPE"]:
            raise Mismatch(f"{row['id']!r} has no end or type")
    compare(reference.nodes, {row["id"]: row for row in nodes})
    compare(reference.edges, {row["id"]: row for row in edges})
    subprocess.run(["sh", "-n", str(path / "import.sh")], check=True)
    script = (path / "import.sh").read_text("utf-8")
    for word in ("database import full", "--nodes=nodes.csv", "--relationships=edges.csv"):
        if word not in script:
            raise Mismatch(f"import.sh lacks {word!r}")
    return len(nodes), len(edges)


def read_typed(path):
    """Reads a table whose header names types; every value must be of its type."""
    with open(path, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    wrong = [name for name in header if name not in ROLES and not HEADER.fullmatch(name)]
    if wrong:
        raise Mismatch(f"{path.name}: the header {wrong[0]!r}")
    return [typed(dict(zip(header, row, strict=True))) for row in rows]


def typed(row):
    values = {}
    for name, cell in row.items():
        if name in ROLES:
            values[name.removesuffix(":ID")] = cell
            continue
        name, _, kind = name.partition(":")
        if kind == "boolean" and cell not in ("", "true", "false"):
            raise Mismatch(f"{name} is {cell!r}")
        if cell == "":
            values[name] = None
        elif kind == "string[]":
            separator = " | " if name == "aliases" else "|"
            escape = (lambda item: item) if name == "aliases" else escape_item
            values[name] = separator.join(map(escape, cell.split(";")))
        else:
            read = {"long": int, "double": float, "boolean": lambda cell: cell == "true"}
            values[name] = read.get(kind, str)(cell)
    return values


def escape_item(item):
    return item.replace("\\", "\\\\").replace("|", "\\|")


def load_tables(path, reference):
    """Reads the tables as LOAD CSV does, which takes a backslash for an escape."""
    for name in ("nodes", "edges"):
        text = (path / f"{name}.csv").read_bytes().decode("utf-8").replace("\\\\", "\\")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        found = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        if found != getattr(reference, name):
            raise Mismatch(f"{name}.csv differs from the plain table")
    return len(reference.nodes), len(reference.edges)
