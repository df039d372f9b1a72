"""Races the explorer page against the pages of pyvis, gravis and ipysigma, in one headless Chromium.

    python3 tests/bench/explorer.py                       1k, 10k and 50k nodes, three rounds
    python3 tests/bench/explorer.py --sizes 1000 --rounds 5

A graph of people who speak about each other is generated from a fixed seed and laid out by sayso
once; every program gets the same places, and none computes any of its own. Each page is opened in a
new window without network, by explorer.mjs, which needs `npm ci` in tests/browser. It tells the
milliseconds until all nodes were drawn once (the median of the rounds), the heap of the page after
a collection, the size of the file, and what the page tried to load. WebGL is drawn by software, as
in any headless browser: people with a graphics card wait less for the pages that use it.
"""

import argparse
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "target" / "explorer-bench"
PINNED = ["pyvis==0.3.2", "gravis==0.1.0", "ipysigma==0.24.6", "networkx==3.6.1", "setuptools==80.9.0"]
PROGRAMS = ["sayso", "pyvis", "gravis", "ipysigma"]
WORDS = ("harbour tram council budget minister bridge traders rain figures report vote island school "
         "ferry mayor letter border price water line").split()


def make_records(nodes):
    """Writes people, and two and a half statements for each, mostly about others of their group."""
    file = FOLDER / f"{nodes}.jsonl"
    chance = random.Random(nodes)
    groups = max(4, nodes // 80)
    with open(file, "w") as out:
        for number in range(nodes):
            name = " ".join(chance.choices(WORDS, k=2)).title()
            person = {"type": "actor", "id": f"person/{number}", "name": f"{name} {number}", "kind": "person"}
            print(json.dumps(person), file=out)
        for number in range(nodes * 5 // 2):
            speaker = chance.randrange(nodes)
            near = speaker % groups + groups * int(nodes // groups * chance.random() ** 2)
            about = near if chance.random() < 0.85 else chance.randrange(nodes)
            words = " ".join(chance.choices(WORDS, k=chance.randint(6, 24)))
            statement = {"type": "statement", "id": f"statement/{number}", "text": f"{words.capitalize()}.",
                         "speaker": f"person/{speaker}", "mentions": [f"person/{min(about, nodes - 1)}"]}
            print(json.dumps(statement), file=out)
    return file


def make_pages(nodes):
    """Makes the page of every program, each in a process of its own."""
    sayso = ROOT / "target" / "release" / "sayso"
    records, pages = make_records(nodes), {}
    pages["sayso"] = FOLDER / f"sayso-{nodes}.html"
    options = ["--quiet", "--measures", "pagerank"]
    subprocess.run([sayso, "export", records, "-o", pages["sayso"], *options], check=True)
    laid_out = FOLDER / f"{nodes}.json"
    shape = ["--view", "actors", "--multi", "merge", "--layout", "forceatlas2"]
    subprocess.run([sayso, "export", records, "--to", "json", "-o", laid_out, *options, *shape], check=True)
    python = FOLDER / "venv" / "bin" / "python"
    for program in PROGRAMS[1:]:
        pages[program] = FOLDER / f"{program}-{nodes}.html"
        done = subprocess.run([python, __file__, "--make", program, laid_out, pages[program]],
                              cwd=FOLDER, capture_output=True, text=True, check=False, timeout=900)
        if done.returncode != 0:
            print(f"{program} with {nodes} nodes: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            del pages[program]
    return pages


def make(program, graph_file, page):
    """Makes the page of a peer: what its documentation shows for a file that stands alone, with the
    layout switched off."""
    import networkx

    with open(graph_file) as file:
        graph = networkx.node_link_graph(json.load(file), edges="edges")
    plain = networkx.DiGraph()
    for node, values in graph.nodes(data=True):
        plain.add_node(node, label=values["label"], x=values["x"], y=-values["y"], size=values.get("size", 10))
    plain.add_edges_from((source, target) for source, target in graph.edges())
    if program == "pyvis":
        from pyvis.network import Network

        net = Network(directed=True, cdn_resources="in_line")
        net.from_nx(plain)
        net.toggle_physics(False)
        # Its own writing of files takes the encoding of the system.
        pathlib.Path(page).write_text(net.generate_html(), encoding="utf-8")
    elif program == "gravis":
        import gravis

        figure = gravis.vis(plain, layout_algorithm_active=False, show_details=False)
        figure.export_html(page, overwrite=True)
    else:
        from ipysigma import Sigma

        Sigma.write_html(plain, page, fullscreen=True, layout_settings={}, start_layout=False)


def environment():
    """Makes the environment of the peers."""
    venv = FOLDER / "venv"
    if not venv.exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    subprocess.run([venv / "bin" / "pip", "install", "--quiet", *PINNED], check=True)


def measure(page, nodes):
    """Opens a page and returns what explorer.mjs tells of it."""
    driver = pathlib.Path(__file__).with_suffix(".mjs")
    done = subprocess.run(["node", driver, page, str(nodes)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return {"failure": (done.stderr.strip().splitlines() or ["no answer"])[-1]}
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,10000,50000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--make", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.make:
        return make(*arguments.make)
    FOLDER.mkdir(parents=True, exist_ok=True)
    environment()
    print("| nodes | page | file | all drawn | heap | tried to load |\n|---|---|---|---|---|---|")
    for nodes in map(int, arguments.sizes.split(",")):
        pages = make_pages(nodes)
        found = {program: [] for program in pages}
        for _ in range(arguments.rounds):
            for program, page in pages.items():
                # A page that never draws is waited for once.
                if not any("failure" in known for known in found[program]):
                    found[program].append(measure(page, nodes))
        for program, page in pages.items():
            size = f"{os.path.getsize(page) / 1e6:.2f} MB"
            last = found[program][-1]
            drawn = [known["drawn"] for known in found[program] if known.get("drawn")]
            time = f"{statistics.median(drawn):.0f} ms" if drawn else last.get("failure", "never in 120 s")
            heap = f"{last['heap'] / 1e6:.0f} MB" if "heap" in last else "–"
            loads = ", ".join(last.get("requests", [])) or "nothing"
            print(f"| {nodes:,} | {program} | {size} | {time} | {heap} | {loads} |", flush=True)
    return None


if __name__ == "__main__":
    main()
