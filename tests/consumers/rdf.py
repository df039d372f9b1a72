"""What programs of the semantic web find in sayso's RDF, against the tables of the same graph."""

import logging
import re
import subprocess
import warnings
from pathlib import Path
from urllib.parse import quote, unquote

from reference import Mismatch, read_table

BASE = "https://example.org/sayso/"
TERM = f"{BASE}term:"
SHAPES = Path(__file__).resolve().parent / "shapes.ttl"
FORMATS = {"ttl": "turtle", "nt": "nt", "trig": "trig", "jsonld": "json-ld"}

SCHEMA, PROV = "https://schema.org/", "http://www.w3.org/ns/prov#"
ORG, OA = "http://www.w3.org/ns/org#", "http://www.w3.org/ns/oa#"
SKOS, RDFS = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/2000/01/rdf-schema#"

# What vocabularies call the columns of nodes.csv, by kind of node ("" for every kind).
COLUMNS = {
    ("", "label"): RDFS + "label",
    ("statement", "text"): SCHEMA + "text",
    ("statement", "date"): SCHEMA + "dateCreated",
    ("document", "title"): SCHEMA + "headline",
    ("document", "date"): SCHEMA + "datePublished",
    ("document", "language"): SCHEMA + "inLanguage",
    ("document", "section"): SCHEMA + "articleSection",
    ("organisation", "organisation_kind"): SCHEMA + "additionalType",
    ("organisation", "country"): SCHEMA + "location",
}
# What they say in another way: as an edge, a list, an address.
ELSEWHERE = {"id", "kind", "name_", "aliases", "url", "publisher", "author", "speaker", "document"}
ELSEWHERE |= {"content_spans", "source_spans", "cue_spans"}

# What vocabularies call the kinds of edges from a statement, and of relations.
STATEMENT_EDGES = {
    "said": [SCHEMA + "creator", PROV + "wasAttributedTo"],
    "mentions": [SCHEMA + "mentions", SCHEMA + "about"],
    "about": [SCHEMA + "about"],
    "appears_in": [SCHEMA + "isPartOf", PROV + "wasQuotedFrom"],
}
RELATIONS = {
    "holds_role": ORG + "memberOf",
    "member_of": ORG + "memberOf",
    "works_for": SCHEMA + "worksFor",
    "part_of": ORG + "subOrganizationOf",
    "based_in": SCHEMA + "location",
}


def storable(text):
    """Returns what RDF that may pass through XML can hold of a text."""
    return "".join(c for c in text if c in "\t\n\r" or c >= " " and c not in "\ufffe\uffff")


def encoded(id):
    """Returns an id as a path."""
    parts = (part.replace(".", "%2E") if part in (".", "..") else quote(part, safe="")
             for part in id.split("/"))
    return "/".join(parts)


def record_of(iri):
    """Returns the id that an address stands for, as tables have it."""
    if not str(iri).startswith(BASE):
        raise Mismatch(f"{iri} is not under the base")
    return unquote(str(iri)[len(BASE):]).replace("\0", "")


def with_rdflib(path):
    """Reads a file with rdflib, and returns the triples of all its graphs."""
    import rdflib

    complaints = []
    handler = logging.Handler()
    handler.emit = lambda record: complaints.append(record.getMessage())
    logging.getLogger("rdflib.term").addHandler(handler)
    with warnings.catch_warnings():
        # rdflib's own parsers call what rdflib gives up.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(path, format=FORMATS[path.suffix[1:]])
    logging.getLogger("rdflib.term").removeHandler(handler)
    if complaints:
        raise Mismatch(f"rdflib says: {complaints[0][:80]}")
    graph = rdflib.Graph()
    for s, p, o, _ in dataset.quads():
        graph.add((s, p, o))
    return graph


def alike(path, reference):
    """Checks that the four files say the same: rdflib reads isomorphic graphs from them."""
    from rdflib.compare import isomorphic

    graphs = [with_rdflib(path.with_suffix(f".{ending}")) for ending in FORMATS]
    counts = [len(graph) for graph in graphs]
    if len(set(counts)) != 1:
        raise Mismatch(f"triples of {list(FORMATS)}: {counts}")
    if not all(isomorphic(graphs[0], other) for other in graphs[1:]):
        raise Mismatch("the four files do not say the same")
    return counts[0], None


def rdflib_reads(path, reference):
    graph = with_rdflib(path)
    return compare(graph_terms(graph), reference)


def pyoxigraph_reads(path, reference):
    import pyoxigraph

    formats = {
        "ttl": pyoxigraph.RdfFormat.TURTLE,
        "nt": pyoxigraph.RdfFormat.N_TRIPLES,
        "trig": pyoxigraph.RdfFormat.TRIG,
        "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    }
    found = {}
    for quad in pyoxigraph.parse(path=str(path), format=formats[path.suffix[1:]]):
        if isinstance(quad.subject, pyoxigraph.BlankNode):
            raise Mismatch(f"{quad} has a blank node")
        found.setdefault((quad.subject.value, quad.predicate.value), set()).add(quad.object.value)
    return compare(found, reference)


def graph_terms(graph):
    found = {}
    for s, p, o in graph:
        found.setdefault((str(s), str(p)), set()).add(str(o))
    return found


def rapper_reads(path, reference):
    """Reads a file with a third parser and counts: N-Triples of it hold every triple once."""
    name = {"ttl": "turtle", "nt": "ntriples", "trig": "trig"}[path.suffix[1:]]
    command = ["rapper", "-q", "-i", name, "-o", "ntriples", str(path), BASE]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0 or done.stderr:
        raise Mismatch(done.stderr.decode("utf-8", "replace").splitlines()[0])
    lines = set(done.stdout.decode("utf-8").splitlines())
    expected = len(with_rdflib(path))
    if len(lines) != expected:
        raise Mismatch(f"rapper finds {len(lines)} triples, rdflib {expected}")
    return len(lines), None


def shapes(path, reference):
    import pyshacl

    conforms, _, words = pyshacl.validate(
        with_rdflib(path), shacl_graph=str(SHAPES), shacl_graph_format="turtle"
    )
    if not conforms:
        found = re.search(r"Violation in (\w+).*?Focus Node: (\S+)", words, re.DOTALL)
        raise Mismatch(f"{found.group(1)} of {found.group(2)}" if found else words)
    return len(with_rdflib(path)), None


WHO_SAID_WHAT = """
PREFIX schema: <https://schema.org/>
SELECT ?statement ?speaker ?text ?document WHERE {
  ?statement a schema:Quotation ; schema:text ?text .
  OPTIONAL { ?statement schema:creator ?speaker }
  OPTIONAL { ?statement schema:isPartOf ?document }
}"""


def who_said_what(path, reference):
    """Asks who said what, and compares the answer with the table of statements."""
    graph = with_rdflib(path)
    found = set()
    for statement, speaker, text, document in graph.query(WHO_SAID_WHAT):
        ends = (record_of(end) if end else "" for end in (speaker, document))
        found.add((record_of(statement), *ends, str(text)))
    # In a cell, `|` parts the items of a list.
    rows = read_table(f"{reference.stem}statements.csv")
    plain = lambda cell: cell.replace("\\|", "|").replace("\\\\", "\\")
    ends = ("speaker", "document")
    expected = {
        (row["id"], *(plain(row[end]) for end in ends), storable(row["text"])) for row in rows
    }
    if found != expected:
        raise Mismatch(f"differs in {sorted(found ^ expected)[0]}")
    return len(found), None


def compare(found, reference):
    """Compares nodes with their values, and edges with what is known of them."""
    for row in reference.nodes:
        check_node(found, row)
    for row in reference.edges:
        check_edge(found, reference, row)
    check_places(found, reference)
    return sum(map(len, found.values())), None


def subject_of(row, found):
    # A NUL is encoded in an address and left out in a table.
    iri = BASE + encoded(row["id"])
    if (iri, RDFS + "label") in found:
        return iri
    for subject, predicate in found:
        if predicate == RDFS + "label" and record_of(subject) == row["id"]:
            return subject
    raise Mismatch(f"{row['id']!r} is missing")


def check_node(found, row):
    iri = subject_of(row, found)
    for column, cell in row.items():
        if cell == "" or column in ELSEWHERE:
            continue
        predicate = COLUMNS.get((row["kind"], column)) or COLUMNS.get(("", column))
        names = [predicate] if predicate else [f"{TERM}{encoded(name)}" for name in (column, column.rstrip("_"))]
        if column == "Edge_Weight":
            names = [f"{TERM}Edge%20Weight"]
        values = set().union(*(found.get((iri, name), set()) for name in names))
        check_value(row, column, cell, values)


def check_value(row, column, cell, values):
    if storable(cell) in values:
        return
    if any(is_number(cell) and is_number(value) and float(cell) == float(value) for value in values):
        return
    # A time of day has seconds in RDF, and rdflib spells the zone Z as +00:00.
    time = re.sub(r"T(\d\d:\d\d)(?!:)", r"T\1:00", cell)
    if {time, re.sub("Z$", "+00:00", time)} & set(values):
        return
    raise Mismatch(f"{row['id']!r}: {column} {cell[:60]!r} became {sorted(values)[:2]}")


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def check_edge(found, reference, row):
    source, target = (subject_of(reference.node_by_id[row[end]], found) for end in ("source", "target"))
    kinds = [reference.node_by_id[row[end]]["kind"] for end in ("source", "target")]
    predicates = [RELATIONS.get(row["kind"], f"{TERM}{encoded(row['kind'])}")]
    if "statement" in kinds:
        predicates = STATEMENT_EDGES.get(row["kind"], predicates)
    ends = (target, source) if row["kind"] == "said" and kinds[1] == "statement" else (source, target)
    for predicate in predicates:
        if ends[1] not in found.get((ends[0], predicate), set()):
            raise Mismatch(f"edge {row['id']!r}: no {predicate}")
    known = {"role": SCHEMA + "roleName", "since": SCHEMA + "startDate", "until": SCHEMA + "endDate"}
    for column in ("role", "since", "until", "stance", "confidence", "Source_", "size"):
        cell = row.get(column, "")
        if cell:
            predicate = known.get(column, f"{TERM}{column.rstrip('_')}")
            values = found.get((f"{BASE}edge:{encoded(row['id'])}", predicate), set())
            check_value(row, column, cell, values)
    if row["weight"] not in ("", "1"):
        values = found.get((f"{BASE}edge:{encoded(row['id'])}", f"{TERM}weight"), set())
        check_value(row, "weight", row["weight"], values)


def check_places(found, reference):
    """Compares the places of statements with the positions that their annotations select."""
    for row in reference.nodes:
        cell = row.get("content_spans", "")
        if row["kind"] != "statement" or not cell or not row.get("document"):
            continue
        iri = f"{subject_of(row, found)}:content"
        pieces = re.findall(r"\[(\d+),(\d+)\]", cell)
        for number, piece in enumerate(pieces, 1):
            position = f"{iri}:target-{number}:position"
            read = tuple(next(iter(found.get((position, OA + end), {""}))) for end in ("start", "end"))
            if read != piece:
                raise Mismatch(f"{row['id']!r}: the place {piece} became {read}")
