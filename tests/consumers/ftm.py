"""What FollowTheMoney itself makes of sayso's entities, against the tables of the same graph."""

import json
import subprocess
import sys
from pathlib import Path

from reference import Mismatch, read_table

THINGS = {
    "person": {"Person"},
    "group": {"LegalEntity"},
    "node": {"LegalEntity"},
    "place": {"Address"},
    "organisation": {"Organization", "Company", "PublicBody"},
    "document": {"Article"},
}
# What FollowTheMoney drops from texts, besides white space around them.
ODD = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u200d\u2028\u2029\ufeff\ufffe\uffff"}


def plain(text):
    """Returns the characters of a text that FollowTheMoney keeps, without white space."""
    return "".join(c for c in text if c not in ODD and not c.isspace())


def read(path):
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def model_accepts(path, reference):
    """Checks every entity as the model has it: schema, properties, values, ends."""
    from followthemoney import model

    entities = read(path)
    by_id = {entity["id"]: entity for entity in entities}
    if len(by_id) != len(entities):
        raise Mismatch("an id occurs twice")
    for entity in entities:
        schema = model.get(entity["schema"])
        if schema is None or schema.abstract:
            raise Mismatch(f"there is no schema {entity['schema']}")
        properties = entity["properties"]
        schema.validate({"properties": properties})
        absent = [name for name in schema.required if name not in properties]
        if absent:
            raise Mismatch(f"{entity['id']} has no {absent}")
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in properties.items():
            prop = schema.get(name)
            if prop is None or prop.stub:
                raise Mismatch(f"{schema.name} has no property {name}")
            kept = proxy.get(name)
            is_url = prop.type.name == "url"
            if len(kept) != len(values) or (not is_url and set(map(plain, kept)) != set(map(plain, values))):
                raise Mismatch(f"{entity['id']}: {name} {values} became {kept}")
            for value in values if prop.range else []:
                end = model.get(by_id[value]["schema"]) if value in by_id else None
                if end is None or not end.is_a(prop.range):
                    raise Mismatch(f"{entity['id']}: {name} leads to {end or 'nothing'}")
    return len(entities), None


def command_accepts(path, reference):
    """Runs `ftm validate`, which writes every entity again."""
    ftm = Path(sys.executable).with_name("ftm")
    done = subprocess.run([ftm, "validate", "-i", path], capture_output=True, check=False)
    if done.returncode != 0:
        raise Mismatch(done.stderr.decode("utf-8", "replace").splitlines()[-1])
    written = [json.loads(line) for line in done.stdout.splitlines()]
    expected = read(path)
    counts = lambda entity: {name: len(v) for name, v in entity["properties"].items()}
    if [(e["id"], counts(e)) for e in written] != [(e["id"], counts(e)) for e in expected]:
        raise Mismatch("ftm validate writes other entities than it reads")
    return len(written), None


def says_the_same(path, reference):
    """Compares things with nodes, and links with statements and relations."""
    entities = read(path)
    rows = [row for row in reference.nodes if row["kind"] in THINGS]
    names = {schema for schemas in THINGS.values() for schema in schemas}
    things = [entity for entity in entities if entity["schema"] in names]
    if len(things) != len(rows):
        raise Mismatch(f"{len(things)} things, while the table has {len(rows)}")
    ids = {}
    for thing, row in zip(things, rows, strict=True):
        ids[row["id"]] = thing["id"]
        property = "title" if row["kind"] == "document" else "name"
        shown = thing["properties"][property][0]
        expected = row.get("title", "") if row["kind"] == "document" else row.get("name_", "")
        if plain(shown) != plain(expected or row["label"]) or thing["schema"] not in THINGS[row["kind"]]:
            raise Mismatch(f"{row['id']!r} became {shown!r}")
    links = [e for e in entities if "recordId" in e["properties"] or "role" in e["properties"]]
    check_statements(reference, links, ids)
    check_ties(reference, entities, ids)
    return len(entities), None


def ends_of(entity):
    """Returns the two ends of a link."""
    pairs = {"Membership": ("member", "organization"), "Employment": ("employee", "employer")}
    names = pairs.get(entity["schema"], ("subject", "object"))
    return tuple(entity["properties"][name][0] for name in names)


def check_statements(reference, links, ids):
    """Every statement is a link from its speaker to each whom it mentions, with its words."""
    found = {}
    for link in links:
        properties = link["properties"]
        for record in properties.get("recordId", []):
            words = plain("".join(properties.get("summary", [])))
            found.setdefault(record, []).append((ends_of(link), words))
    for row in read_table(f"{reference.stem}statements.csv"):
        if not row["speaker"]:
            continue
        speaker, words = ids[row["speaker"]], plain(row["text"])
        kinds = ("mentions", "document") if row["mentions"] else ("document",)
        cells = row[kinds[0]].split("|") if row[kinds[0]] else []
        for end in cells:
            wanted = ((speaker, ids.get(end)), words)
            if wanted not in found.get(row["id"], []):
                raise Mismatch(f"{row['id']!r}: no link with {end!r}")


def check_ties(reference, entities, ids):
    """Every relation is a link with its role and dates."""
    statements = {row["id"] for row in reference.nodes if row["kind"] == "statement"}
    links = {}
    for entity in entities:
        if entity["schema"] in {"UnknownLink", "Membership", "Employment"}:
            links.setdefault(ends_of(entity), []).append(entity["properties"])
    for row in reference.edges:
        if row["source"] in statements or row["target"] in statements:
            continue
        of_ends = links.get((ids[row["source"]], ids[row["target"]]), [])
        wanted = [("role", row.get("role", "")), ("startDate", row.get("since", "")), ("endDate", row.get("until", ""))]
        def has(properties):
            return all(not cell or plain(cell) in map(plain, properties.get(name, [])) for name, cell in wanted)
        if not any(map(has, of_ends)):
            raise Mismatch(f"edge {row['id']!r} is missing")
