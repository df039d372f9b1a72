"""What a reader of Markdown and YAML makes of sayso's notes, against the tables of the same graph."""

import re
import unicodedata

from reference import Mismatch, read_table, same

LINK = re.compile(r"\[\[([^\[\]|#]+)(?:#\^(\w+))?(?:\|([^\[\]|]+))?\]\]")
HEADINGS = {
    "Ties",
    "Said",
    "Spoken about",
    "Spoken to",
    "Supported or opposed",
    "Passed on",
    "Statements",
    "Statements without a speaker or document",
    *("People", "Groups", "Places", "Organisations", "Documents", "Concepts", "Others"),
}
FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def read(folder):
    """Returns the front matter and the text of every note, by name."""
    notes, known = {}, set()
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            continue
        name = path.name.removesuffix(".md")
        key = unicodedata.normalize("NFC", name).casefold()
        if path.suffix != ".md" or FORBIDDEN.search(name) or RESERVED.fullmatch(name):
            raise Mismatch(f"no system takes the name {path.name!r}")
        if name != name.strip(" .") or len(path.name.encode()) > 255 or key in known:
            raise Mismatch(f"some system does not take the name {path.name!r}")
        known.add(key)
        text = path.read_bytes().decode("utf-8")
        head, body = "", text
        if text.startswith("---\n"):
            _, head, body = text.split("---\n", 2)
        notes[name] = (head, body)
    return notes


def front_matter(path, reference):
    """Reads every front matter as YAML, and compares it with the table of nodes."""
    import yaml

    found = {}
    for name, (head, _) in read(path).items():
        if name == "Index":
            continue
        values = yaml.safe_load(head)
        found[values["id"].replace("\0", "")] = values
    rows = [row for row in reference.nodes if row["kind"] != "statement"]
    if len(found) != len(rows):
        raise Mismatch(f"{len(found)} notes for {len(rows)} nodes")
    for row in rows:
        values = found[row["id"]]
        aliases = values.get("aliases", [])
        if not isinstance(aliases, list) or not set(filter(None, row.get("aliases", "").split(" | "))) <= set(aliases):
            raise Mismatch(f"{row['id']!r}: the aliases {aliases}")
        for column, cell in row.items():
            if column in ("label", "aliases"):
                continue
            value = values.get(column)
            value = value.replace("\0", "") if isinstance(value, str) else value
            if value is None and cell == "":
                continue
            if not same(cell, value, lambda text: text.replace("\0", "")):
                raise Mismatch(f"{row['id']!r}: {column} {cell!r} became {value!r}")
    return len(rows), None


def notes(path, reference):
    """Reads every note as Markdown: links lead somewhere, quotations are whole and mean nothing."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("strikethrough").enable("table")
    everything = read(path)
    targets = {name: set(re.findall(r"^\^(\w+)$", body, re.MULTILINE)) for name, (_, body) in everything.items()}
    quoted = {}
    for name, (_, body) in everything.items():
        quoted[name] = check_note(parser, name, body)
        for note, paragraph, shown in LINK.findall(body):
            if note not in targets or (paragraph and paragraph not in targets[note]):
                raise Mismatch(f"{name}: the link to {note}#{paragraph} leads nowhere")
        if len(LINK.findall(body)) != body.count("[["):
            raise Mismatch(f"{name}: a link is broken")
    by_id = {}
    for name, (head, _) in everything.items():
        id = re.search(r'^id: "(.*)"$', head, re.MULTILINE)
        by_id[id.group(1) if id else ""] = name
    check_statements(reference, by_id, quoted)
    return len(everything), None


def check_note(parser, name, body):
    """Checks that only sayso's own words are headings and links; returns the quotations."""
    quotations, inside = [], False
    tokens = parser.parse(body)
    for number, token in enumerate(tokens):
        if token.type in ("html_block", "code_block", "fence", "table_open", "hr", "lheading_open"):
            raise Mismatch(f"{name}: a text became a {token.type}")
        if token.type == "heading_open":
            heading = tokens[number + 1].content
            is_title = number == 0 and token.markup == "#"
            if not is_title and (token.markup != "##" or heading not in HEADINGS or inside):
                raise Mismatch(f"{name}: {heading!r} became a heading")
        if token.type == "blockquote_open":
            inside = True
            quotations.append("")
        if token.type == "blockquote_close":
            inside = False
        for child in token.children or []:
            is_source = child.type in ("link_open", "link_close") and not inside
            if child.type not in ("text", "text_special", "softbreak") and not is_source:
                raise Mismatch(f"{name}: a text became {child.type}")
            if inside:
                quotations[-1] += "\n" if child.type == "softbreak" else child.content
    return [plain(quotation) for quotation in quotations]


def plain(text):
    """Returns the characters of a text that a note keeps, without white space."""
    is_kept = lambda c: not (c.isspace() or unicodedata.category(c) == "Cc" or c in "\ufffe\uffff")
    return "".join(filter(is_kept, text))


def check_statements(reference, by_id, quoted):
    """Every statement stands in the note of its document, in order, and in that of its speaker."""
    in_documents = {}
    for row in read_table(f"{reference.stem}statements.csv"):
        words = plain(row["text"])
        if row["document"]:
            in_documents.setdefault(row["document"], []).append(words)
        ends = [row["speaker"], *filter(None, row["mentions"].split("|"))]
        for end in ends:
            if end in by_id and words not in quoted[by_id[end]]:
                raise Mismatch(f"{row['id']!r} is not in the note of {end!r}")
    for document, words in in_documents.items():
        if quoted[by_id[document]] != words:
            raise Mismatch(f"the note of {document!r} has other statements")
