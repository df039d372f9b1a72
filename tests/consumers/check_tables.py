"""Checks databases, workbooks and tables that sayso wrote with the programs that people open them in.

    check_tables.py FOLDER...

A folder holds `nodes.csv`, `edges.csv`, `statements.csv` and beside them `graph.sqlite`, `graph.xlsx`,
`parquet/`, `csv-excel/`, `csv-gephi/` and `tsv/`, all with or without a name before them
(`nasty.nodes.csv`, ...). Every program must find the rows and values of the three tables.
"""

import argparse
import collections
import csv
import re
import sqlite3
import sys
from pathlib import Path

from reference import Mismatch, read_table, report, same, without_nul

TABLES = ("nodes", "edges", "statements")
SHEETS = ["Nodes", "Edges", "Statements", "Documents", "Figures"]


def read_sqlite(path):
    """Reads the tables, and sees that the file is sound and the views answer."""
    database = sqlite3.connect(path)
    if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise Mismatch("the database is damaged")
    if database.execute("PRAGMA foreign_key_check").fetchall():
        raise Mismatch("an edge has no end")
    views = database.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    for (view,) in views:
        database.execute(f"SELECT * FROM {view}").fetchall()
    said = database.execute("SELECT count(*) FROM who_said_what").fetchone()
    if said != database.execute("SELECT count(*) FROM statements").fetchone() or len(views) != 3:
        raise Mismatch("a view does not show every statement")
    database.row_factory = sqlite3.Row
    return {name: [dict(row) for row in database.execute(f"SELECT * FROM {name}")] for name in TABLES}


def read_with_duckdb(function, file):
    def read(path):
        import duckdb

        found = {}
        for name in TABLES:
            table = path / file.format(name)
            if not table.exists():
                continue
            rows = duckdb.sql(f"SELECT * FROM {function.format(str(table).replace(chr(39), chr(39) * 2))}")
            found[name] = [dict(zip(rows.columns, row, strict=True)) for row in rows.fetchall()]
        return found

    return read


def read_with_pyarrow(path):
    from pyarrow import parquet

    return {name: parquet.read_table(path / f"{name}.parquet").to_pylist() for name in TABLES}


def read_xlsx(path):
    import openpyxl

    book = openpyxl.load_workbook(path)
    # What a graph knows none of has no sheet.
    names = [name for name in SHEETS if name in book.sheetnames or name not in ("Statements", "Documents")]
    if book.sheetnames != names:
        raise Mismatch(f"the sheets are {book.sheetnames}")
    found = {"statements": []}
    for name in TABLES:
        if name.title() not in names:
            continue
        sheet = book[name.title()]
        if sheet.freeze_panes != "A2":
            raise Mismatch("the first row does not stay in sight")
        if any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row):
            raise Mismatch("a text became a formula")
        header, *rows = sheet.iter_rows(values_only=True)
        found[name] = [dict(zip(header, map(decoded, row), strict=True)) for row in rows]
    return found


def decoded(value):
    """Undoes Excel's spelling of characters that XML cannot hold."""
    if not isinstance(value, str):
        return value
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), value)


def read_csv(ending, separator, encoding, clean):
    def read(path):
        found = {}
        for name in TABLES:
            table = path / f"{name}.{ending}"
            if table.exists():
                with open(table, encoding=encoding, newline="") as file:
                    rows = csv.DictReader(file, strict=True, delimiter=separator)
                    found[name] = [{without_capital(key): clean(cell) for key, cell in row.items()} for row in rows]
        return found

    return read


def read_for_gephi(path):
    """Reads the tables for Gephi, which makes one edge of those of a kind between the same nodes."""
    found = read_csv("csv", ",", "utf-8", without_doubling)(path)
    met = collections.Counter()
    for row in found["edges"]:
        kind = row.pop("sayso_kind", row["kind"])
        same = row["source"], row["target"], kind
        met[same] += 1
        if row["kind"] != (f"{kind} {met[same]}" if met[same] > 1 else kind):
            raise Mismatch(f"edge {row['id']!r}: Gephi takes {row['kind']!r} for its kind")
        row["kind"] = kind
    return found


def without_capital(title):
    """Returns a title as all tables have it; the first ones for Gephi have capitals."""
    return title.lower() if title in ("Source", "Target", "Type", "Id") else title


def without_doubling(text):
    return text.replace("\\\\", "\\")


def without_guard(text):
    return text[1:] if text[:2] in {"'=", "'+", "'-", "'@", "'\t", "'\r"} else text


def compare_rows(name, expected, found):
    """Compares the rows of a table by their ids, in their order."""
    if len(expected) != len(found):
        raise Mismatch(f"{name} has {len(found)} rows instead of {len(expected)}")
    for row, values in zip(expected, found, strict=True):
        for column, text in row.items():
            value = values.get(column)
            if isinstance(value, list):
                if column == "concepts":
                    # A concept and its stance are one item, in which more is escaped.
                    continue
                value = "|".join(re.sub(r"([|\\])", r"\\\1", item) for item in value)
            if isinstance(value, str):
                # What Excel and DuckDB make of line ends says nothing about the file.
                value, text = (clean(part) for part in (value, text))
            if text in ("true", "false") and value in (0, 1):
                value = bool(value)
            if column == "type" and isinstance(value, str):
                value, text = value.lower(), text.lower()
            if not same(text, None if value == "" else value, str):
                shown = f"{text[:50]!r} became {str(value)[:50]!r}"
                raise Mismatch(f"{name} {row['id'][:30]!r}: {column} {shown}")


def clean(text):
    text = without_nul(text).replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\ufffe", "").replace("\uffff", "")


CHECKS = {
    "graph.sqlite": {"sqlite3": read_sqlite},
    "graph.xlsx": {"openpyxl": read_xlsx},
    "parquet": {
        "duckdb": read_with_duckdb("read_parquet('{}')", "{}.parquet"),
        "pyarrow": read_with_pyarrow,
    },
    "csv-excel": {"python": read_csv("csv", ",", "utf-8-sig", without_guard)},
    "csv-gephi": {"Gephi's rules": read_for_gephi},
    "tsv": {
        "python": read_csv("tsv", "\t", "utf-8", str),
        "duckdb": read_with_duckdb(
            "read_csv('{}', delim='\t', header=true, all_varchar=true, quote='\"', escape='\"', "
            "strict_mode=true, max_line_size=10000000)",
            "{}.tsv",
        ),
    },
}


def check(read, path, expected):
    found = read(path)
    for name, rows in found.items():
        compare_rows(name, expected[name], rows)
    if not {"nodes", "edges"} <= found.keys():
        raise Mismatch("there are no nodes or no edges")
    return len(found["nodes"]), len(found["edges"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    attempts = []
    for folder in parser.parse_args().folders:
        for nodes in sorted(folder.glob("*nodes.csv")):
            stem = str(nodes)[: -len("nodes.csv")]
            expected = {name: read_table(f"{stem}{name}.csv") for name in TABLES}
            for name, consumers in CHECKS.items():
                path = Path(stem + name)
                for consumer, read in consumers.items():
                    attempts.append((path, consumer, lambda r=read, p=path, e=expected: check(r, p, e)))
    return report(attempts)


if __name__ == "__main__":
    sys.exit(main())
