"""Checks the pictures that sayso draws with programs that read SVG and PNG.

    check_pictures.py FOLDER...

The folders, the tables and the result are those of check_web.py. Every node must be a disc under its
name and of its kind, every tie a line; and the pixels of a disc must have the color it has in the SVG
beside it. The programs are those of requirements.txt (pip) and libxml2-utils (apt).
"""

import argparse
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

from reference import Mismatch, all_checks, report

SVG = "{http://www.w3.org/2000/svg}"
# Above this number ties have no names.
TITLED = 2_000
# How many pixels of the file a pixel of the page has, each way.
DOTS = 2
# Names and other nodes may lie on the middle of a disc, but not of many.
SEEN = 0.6


def clean(text):
    """Returns a name on one line, without what cannot be seen."""
    directions = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff"
    kept = (c for c in text if c.isspace() or unicodedata.category(c) != "Cc" and c not in directions)
    # Python takes the four separators of ASCII for white space, where Unicode does not.
    return " ".join(re.sub("[\x1c-\x1f]", "", "".join(kept)).split())


def title(element):
    """Returns what is said of an element to those who do not see it."""
    child = element.find(f"{SVG}title")
    return None if child is None else child.text or ""


def network(path):
    """Returns the root of a picture, the group of its network, and how far that is moved."""
    root = ElementTree.parse(path).getroot()
    group = next(g for g in root.iter(f"{SVG}g") if g.get("transform"))
    moved = [float(number) for number in re.findall(r"-?[\d.]+", group.get("transform"))]
    return root, group, moved


def discs(group):
    """Returns the circles that stand for nodes."""
    return [circle for circle in group.iter(f"{SVG}circle") if title(circle) is not None]


def element_tree(path, reference):
    root, group, _ = network(path)
    if root.get("role") != "img" or not title(root) or root.find(f"{SVG}desc") is None:
        raise Mismatch("the picture does not say what it is")
    found = Counter(title(circle) for circle in discs(group))
    expected = Counter(clean(f"{row['label']} ({row['kind']})") for row in reference.nodes)
    if found != expected:
        raise Mismatch(f"nodes differ: {(found - expected) + (expected - found)}")
    lines = [g for g in group.iter(f"{SVG}g") if title(g) is not None]
    count = len(lines) if len(reference.edges) <= TITLED else len(reference.edges)
    if count != len(reference.edges):
        raise Mismatch(f"{count} ties instead of {len(reference.edges)}")
    return len(found), count


def xmllint(path, _):
    result = subprocess.run(["xmllint", "--noout", "--nonet", path], capture_output=True, text=True)
    if result.returncode or result.stderr:
        raise Mismatch(result.stderr.strip()[:200])
    return None, None


def pillow(path, _):
    from PIL import Image

    root, group, moved = network(path.with_suffix(".svg"))
    with Image.open(path) as image:
        image.load()
        size = tuple(DOTS * int(root.get(side)) for side in ("width", "height"))
        if image.format != "PNG" or image.size != size:
            raise Mismatch(f"{image.format} of {image.size} instead of {size}")
        pixels = image.convert("RGB")
        seen = 0
        circles = discs(group)
        for circle in circles:
            place = [float(circle.get(name)) for name in ("cx", "cy")]
            at = tuple(int(DOTS * (one + other)) for one, other in zip(place, moved, strict=True))
            color = "#%02x%02x%02x" % pixels.getpixel(at)
            seen += color == circle.get("fill")
    if seen < SEEN * len(circles):
        raise Mismatch(f"{seen} of {len(circles)} nodes have their color")
    return len(circles), None


CHECKS = {
    "graph.svg": {"ElementTree": element_tree, "xmllint": xmllint},
    "graph.png": {"Pillow": pillow},
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    return report(all_checks(parser.parse_args().folders, CHECKS))


if __name__ == "__main__":
    sys.exit(main())
