"""Races sayso's readers and writers of graph files against other programs, in alternating rounds.

    python3 tests/bench/formats.py                        every race, five rounds
    python3 tests/bench/formats.py --races graphml --rounds 7 --threads 2
    python3 tests/bench/formats.py --memory               how much memory writing takes

The graph is generated from a fixed seed: people who speak about each other, with words on every
edge. sayso writes it as GraphML once, and every program reads that file, so that all write the
same graph. The races with `rmat` in their name have the larger graph of peers.py instead, with
three attributes on a node and two on an edge, which igraph writes once: short rows, and numbers of
many digits. The environment, the pinning to cores and the verdicts are those of peers.py. Only
reading or only writing counts, in CPU seconds (of several threads: wall seconds), into the cache of
a disk. Ratios are of seconds a byte, because formats of different programs hold the same graph in
files of different sizes.

How much memory writing takes is measured by writing into a pipe: sayso waits there until somebody
reads, with the graph in its memory and nothing written. From then on the highest mark counts.

What can be reached: ready bytes go into the cache of a disk at 4.6 GB/s on the machine where all
this was measured, 1 MB at a time, at 4.0 with 256 kB, and into a file in memory at 2.4 (one core).
Of the time of writing DOT a third is the system's; the rest is about 1,350 steps of the processor
for every row of eight attributes (counted by valgrind), no matter how large the graph is. Rows of
four attributes, as in the races with `rmat`, have fewer bytes for the same steps between them. Their
weights are few different numbers, whose digits are remembered; where all are different, DOT takes a
third longer. On two threads, the one that writes formats, too, whenever there is nothing to write:
DOT takes 31 ms instead of 40, CSV 43 instead of 56, GraphML 46 instead of 61. For a thread that only
wrote, the others had to wait: GraphML took anything from 40 to 120 ms.

The edges of the larger graph are nothing but kinds and weights, so that many of them share one place
in memory, and have no ids: one of 1,000,000 that is called `edge/17` has no text for that. With a text
and a place of its own for each, reading took 0.84 s and 352 MB instead of 0.52 s and 200 MB. Elements that
are written as most programs do, read in one walk, brought it to 0.45 s, and memory in large pages for
the text of the file, which a system gives out faster, to 0.37 s.
"""

import argparse
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import time

import peers

FOLDER = peers.FOLDER
PINNED = [*peers.PINNED, "pandas==3.1.1"]

# Race: our format (nothing: reading), the peer, and how many nodes the graph has, or its name.
RACES = {
    "graphml": ("graphml", "igraph", 50_000),
    "gexf": ("gexf", "networkx", 20_000),
    "dot": ("dot-plain", "igraph", 50_000),
    "csv": ("edges", "pandas", 50_000),
    "read-graphml": (None, "igraph", 50_000),
    "graphml-rmat": ("graphml", "igraph", "rmat-78k"),
    "dot-rmat": ("dot-plain", "igraph", "rmat-78k"),
    "read-graphml-rmat": (None, "igraph", "rmat-78k"),
}
WORDS = ("harbour tram council budget minister bridge traders rain figures report vote island school "
         "ferry mayor letter border price water line").split()


def make_graph(nodes):
    """Writes a graph as records of one statement an edge, and has sayso make GraphML of it."""
    file = FOLDER / f"formats-{nodes}.graphml"
    if file.exists():
        return file
    if not isinstance(nodes, int):
        subprocess.run([sys.executable, __file__, "--rmat", nodes, file], check=True)
        return file
    chance = random.Random(nodes)
    records = FOLDER / f"formats-{nodes}.jsonl"
    with open(records, "w") as out:
        for number in range(nodes):
            name = " ".join(chance.choices(WORDS, k=2)).title()
            person = {"type": "actor", "id": f"person/{number}", "name": f"{name} {number}", "kind": "person"}
            print(json.dumps(person), file=out)
        for number in range(4 * nodes):
            words = " ".join(chance.choices(WORDS, k=chance.randint(6, 24)))
            # Few people are spoken about by many.
            about = int(nodes * chance.random() ** 3)
            statement = {"type": "statement", "id": f"statement/{number}", "text": f"{words.capitalize()}.",
                         "speaker": f"person/{chance.randrange(nodes)}", "mentions": [f"person/{about}"]}
            print(json.dumps(statement), file=out)
    sayso = peers.ROOT / "target/release/sayso"
    subprocess.run([sayso, "export", records, "--view", "actors", "--multi", "keep", "--measures", "none",
                    "--layout", "none", "--quiet", "-o", file], check=True)
    return file


def make_rmat(name, file):
    """Has igraph write a graph of peers.py with attributes."""
    import igraph
    import numpy as np

    peers.make_graph(name)
    with np.load(FOLDER / f"{name}.npz") as arrays:
        source, target, weight = arrays["directed"]
    nodes = int(max(source.max(), target.max())) + 1
    graph = igraph.Graph(nodes, list(zip(source.tolist(), target.tolist())), directed=True)
    graph.vs["label"] = [f"Person {node}" for node in range(nodes)]
    graph.vs["kind"] = [["person", "organisation", "place"][node % 3] for node in range(nodes)]
    graph.vs["score"] = [1.0 / (node + 3) for node in range(nodes)]
    graph.es["weight"] = (weight / 7.0).tolist()
    kinds = ["mentions", "member_of", "said", "about"]
    graph.es["kind"] = [kinds[edge % 4] for edge in range(source.size)]
    graph.write_graphml(str(file))


def run_sayso(race, file, threads):
    """Runs sayso and returns seconds, megabytes of memory, and the size of the file."""
    format_name = RACES[race][0] or "nodes"
    out, timings = FOLDER / f"sayso-race.{format_name}", FOLDER / "formats.json"
    command = [peers.ROOT / "target/release/sayso", "export", file, "--to", format_name, "--measures", "none",
               "--layout", "none", "--quiet", "-o", f"{out}.out", "--timings", timings, "--threads", str(threads)]
    subprocess.run(peers.pinned(command, threads), check=True)
    report = json.loads(timings.read_text())
    wanted = "reading" if RACES[race][0] is None else format_name
    stage = next(stage for stage in report["stages"] if stage["stage"] == wanted)
    size = file.stat().st_size if wanted == "reading" else os.path.getsize(f"{out}.out")
    os.remove(f"{out}.out")
    return stage["cpu_seconds" if threads == 1 else "wall_seconds"], report["peak_megabytes"], size


def run_peer(race, file):
    """Runs the peer in a process of its own, on one core: none of them writes on more."""
    command = [sys.executable, __file__, "--worker", race, file]
    report = json.loads(subprocess.run(peers.pinned(command, 1), check=True, stdout=subprocess.PIPE).stdout)
    return report["seconds"], report["megabytes"], report["size"]


def worker(race, file):
    """Reads the file and writes it, and tells how long the part that counts took."""
    out = str(FOLDER / "peer-race.out")
    start = time.process_time()
    if race.startswith("read-graphml"):
        import igraph

        start = time.process_time()
        igraph.Graph.Read_GraphML(file)
        seconds, size = time.process_time() - start, os.path.getsize(file)
    else:
        write = {"igraph": write_igraph, "networkx": write_networkx, "pandas": write_pandas}
        seconds = write[RACES[race][1]](race, file, out)
        size = os.path.getsize(out)
        os.remove(out)
    status = pathlib.Path("/proc/self/status").read_text()
    megabytes = int(status.split("VmHWM:")[1].split()[0]) / 1e3
    print(json.dumps({"seconds": seconds, "megabytes": megabytes, "size": size}))


def write_igraph(race, file, out):
    import igraph

    graph = igraph.Graph.Read_GraphML(file)
    write = graph.write_graphml if race.startswith("graphml") else graph.write_dot
    start = time.process_time()
    write(out)
    return time.process_time() - start


def write_networkx(_, file, out):
    import networkx

    graph = networkx.read_graphml(file)
    start = time.process_time()
    networkx.write_gexf(graph, out)
    return time.process_time() - start


def write_pandas(_, file, out):
    import igraph
    import pandas

    graph = igraph.Graph.Read_GraphML(file)
    table = pandas.DataFrame({name: graph.es[name] for name in graph.es.attributes()})
    ids = graph.vs["sayso_id"]
    table.insert(0, "target", [ids[edge.target] for edge in graph.es])
    table.insert(0, "source", [ids[edge.source] for edge in graph.es])
    start = time.process_time()
    table.to_csv(out, index=False)
    return time.process_time() - start


def race(name, rounds, threads):
    """Runs both by turns and prints one line of the table."""
    _, peer, nodes = RACES[name]
    file = make_graph(nodes)
    times, ratios, found = ([], []), [], [None, None]
    for turn in range(rounds):
        for side in [0, 1] if turn % 2 == 0 else [1, 0]:
            found[side] = run_sayso(name, file, threads) if side == 0 else run_peer(name, file)
            times[side].append(found[side][0])
        (ours, _, our_size), (theirs, _, their_size) = found
        ratios.append((theirs / their_size) / (max(ours, 1e-9) / our_size))
    speeds = [found[side][2] / 1e6 / statistics.median(times[side]) for side in (0, 1)]
    low, high = min(ratios), max(ratios)
    verdict = "faster" if low > 1 else "slower" if high < 1 else "no difference"
    print(f"{name:17} {peer:10} {speeds[0]:9.0f} {speeds[1]:9.1f} {statistics.median(ratios):8.1f}"
          f" [{low:.1f}, {high:.1f}]  {verdict:13} {found[0][2] / 1e6:6.0f} {found[1][2] / 1e6:6.0f}"
          f" {found[0][1]:7.0f} {found[1][1]:7.0f}  load {os.getloadavg()[0]:.1f}", flush=True)


def measure_memory(name, nodes, threads):
    """Returns how many megabytes sayso holds before it writes a graph, and how many more it takes
    while it does."""
    pipe = FOLDER / "memory.pipe"
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    command = [peers.ROOT / "target/release/sayso", "export", make_graph(nodes), "--to", RACES[name][0],
               "--measures", "none", "--layout", "none", "--quiet", "-o", pipe, "--threads", str(threads)]
    with subprocess.Popen(peers.pinned(command, threads)) as process:
        proc = pathlib.Path(f"/proc/{process.pid}")
        state, before = lambda: (proc / "stat").read_text().rsplit(")", 1)[1].split(), None
        # It sleeps, and does not spend any time, from when it opens the pipe.
        while (now := state()[0] + state()[11]) != before or now[0] != "S":
            before = now
            time.sleep(0.3)
        (proc / "clear_refs").write_text("5")
        held = highest(proc)
        with open(pipe, "rb", buffering=0) as out:
            most, size = held, 0
            while chunk := out.read(1 << 16):
                most, size = max(most, highest(proc)), size + len(chunk)
    pipe.unlink()
    return size / 1e6, held, most - held


def highest(proc):
    """Returns the most megabytes that a process has held since the mark was set back."""
    status = (proc / "status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1e3 if "VmHWM:" in status else 0.0


def main():
    if sys.argv[1:2] == ["--worker"]:
        return worker(*sys.argv[2:])
    if sys.argv[1:2] == ["--rmat"]:
        return make_rmat(*sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--races", default=",".join(RACES), help="names, with commas")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--memory", action="store_true", help="measure the memory that writing takes instead")
    arguments = parser.parse_args()
    peers.environment(__file__, PINNED)
    names = arguments.races.split(",")
    if arguments.memory:
        print("format         nodes   MB written   MB before, and how many more while it writes")
        for name in (name for name in names if RACES[name][0]):
            for nodes in (50_000, 250_000):
                size, held, more = measure_memory(name, nodes, arguments.threads)
                print(f"{name:12} {nodes:7} {size:12.0f} {held:11.1f} {more:9.1f}", flush=True)
        return
    print("race              peer        sayso MB/s  peer MB/s  ratio [range]  verdict  MB ours, theirs"
          "  memory MB ours, theirs")
    for name in names:
        race(name, arguments.rounds, arguments.threads)


if __name__ == "__main__":
    main()
