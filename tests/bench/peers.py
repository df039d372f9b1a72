"""Races sayso against other programs, on the same graphs, in alternating rounds.

    python3 tests/bench/peers.py                      every measure, both graphs, five rounds
    python3 tests/bench/peers.py --measures pagerank,core --graphs rmat-78k --rounds 7

It makes an environment with the pinned versions of PINNED beside the target folder, builds sayso
without any flag for this machine, generates the graphs from fixed seeds, and runs each program in a
process of its own, pinned to one core (--threads 2: to two). Of both only the computation counts:
reading the file and building the graph do not. The table has the medians of CPU and of wall
seconds, ours and theirs, the median of the ratios of the rounds and their range (of CPU seconds; of
two threads: of wall seconds, and sayso on one thread is raced as well); where the range crosses 1,
nobody is faster, and fewer than five rounds tell nothing. Every answer is compared with the peer's
in the same round (peer_answers.py); where they are too far apart, no times are told. Communities
are compared once for each graph: the modularity that we find by default has to reach the best of
the peers from five seeds, but for 0.001; where it does not, that is told in place of who is faster.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

import peer_answers
from peer_programs import FOLDER, PREPARE

ROOT = pathlib.Path(__file__).resolve().parents[2]
PINNED = ["numpy==2.4.6", "scipy==1.17.1", "networkx==3.6.1", "igraph==1.0.0", "networkit==11.2.2",
          "rustworkx==0.18.1"]
# graph-tool is no package of PyPI: it is raced where Debian's python3-graph-tool is installed.
DEBIAN_PYTHON = "/usr/bin/python3"

# Measure: whether the graph has a direction, further options of sayso, and the peers.
MEASURES = {
    "betweenness": (False, ["--sample", "never"], ["igraph", "networkit"]),
    "weighted_betweenness": (False, ["--sample", "never", "--distance", "inverse"], ["igraph"]),
    "closeness": (False, ["--sample", "never"], ["igraph", "networkit"]),
    "pagerank": (True, [], ["scipy", "networkit", "igraph", "networkx"]),
    # Where a graph has two sides, as graphs of statements do, NetworKit's answer is none.
    "eigenvector": (False, [], ["networkit", "igraph"]),
    "hub": (True, [], ["graph-tool", "scipy"]),
    "degree_assortativity": (False, [], ["igraph"]),
    "core": (False, [], ["networkit", "igraph", "networkx"]),
    "weak_component": (False, [], ["networkit", "scipy"]),
    "strong_component": (True, [], ["scipy", "networkit"]),
    "clustering": (False, [], ["igraph", "networkit", "networkx"]),
    "louvain": (False, [], ["networkit", "igraph"]),
    "leiden": (False, [], ["networkit", "igraph"]),
    "reading": (True, [], ["rustworkx"]),
}
# Ourselves, raced where there are more threads than one.
ONE_THREAD = "one-thread"
# Fewer rounds than these tell nothing.
LEAST_ROUNDS = 5
# From how many seeds communities are searched, and how long a peer may take to go on to the end.
SEEDS = range(1, 6)
PATIENCE = 60
# All pairs of nodes are too many on the larger graph: minutes for us, hours for the peers.
SMALL_ONLY = {"betweenness", "weighted_betweenness", "closeness"}
SMALL_PEERS = {"networkx"}
SMALL = {"rmat-10k", "planted-10k", "statements-74k"}
# Of R-MAT: powers of two of nodes, edges, seed.
GRAPHS = {
    "rmat-10k": (14, 100_000, 1),
    "rmat-78k": (17, 1_000_000, 2),
    "rmat-1m": (20, 10_000_000, 3),
    "planted-10k": None,
    "planted-100k": None,
    "statements-74k": None,
    "statements-740k": None,
}


def rmat(scale, edges, seed):
    """Returns the ends of a random graph with hubs: each bit of both ends drawn from four cells."""
    import numpy as np

    random = np.random.default_rng(seed)
    keys = np.zeros(0, dtype=np.int64)
    while keys.size < edges:
        drawn = random.choice(4, p=[0.57, 0.19, 0.19, 0.05], size=(edges, scale))
        powers = 1 << np.arange(scale)
        source, target = (drawn // 2) @ powers, (drawn % 2) @ powers
        keys = np.unique(np.concatenate([keys, (source * (1 << scale) + target)[source != target]]))
    keys = random.permutation(keys)[:edges]
    ends = np.stack([keys >> scale, keys & ((1 << scale) - 1)])
    _, numbers = np.unique(ends, return_inverse=True)
    return numbers.reshape(2, -1)


def planted(nodes, groups, degree, inside, seed):
    """Returns the ends of a random graph whose nodes have most of their ties in their own group."""
    import numpy as np

    random = np.random.default_rng(seed)
    size = nodes // groups
    source = random.integers(0, nodes, nodes * degree // 2)
    near = source // size * size + random.integers(0, size, source.size)
    target = np.where(random.random(source.size) < inside, near, random.integers(0, nodes, source.size))
    keys = np.unique((source * nodes + target)[source != target])
    return np.stack([keys // nodes, keys % nodes])


def statements(count, seed):
    """Returns the ends of the edges of statements, as sayso makes them: from the speaker to each
    statement, of which one in four mentions one or two actors; few actors speak much."""
    import numpy as np

    random = np.random.default_rng(seed)
    actors = count // 20 + 2
    drawn = lambda size: random.integers(0, actors, size) * random.integers(0, actors, size) // actors
    said = actors + np.arange(count)
    mentions = random.choice([0, 1, 2], p=[6 / 8, 1 / 8, 1 / 8], size=count)
    by = np.repeat(said, mentions)
    edges = np.concatenate([np.stack([drawn(count), said]), np.stack([by, drawn(by.size)])], axis=1)
    keys = np.unique(edges[0] * (actors + count) + edges[1])
    ends = np.stack([keys // (actors + count), keys % (actors + count)])
    return np.unique(ends, return_inverse=True)[1].reshape(2, -1)


def generated(name):
    """Returns the ends of the edges of a graph."""
    kind, size = name.split("-")
    if kind == "rmat":
        return rmat(*GRAPHS[name])
    nodes = {"10k": 10_000, "100k": 100_000, "74k": 70_000, "740k": 700_000}[size]
    return planted(nodes, nodes // 200, 20, 0.7, 3) if kind == "planted" else statements(nodes, 4)


def make_graph(name):
    """Writes a graph as tables of edges, with a direction and without, unless they are there."""
    import numpy as np

    if (FOLDER / f"{name}.npz").exists():
        return
    source, target = generated(name)
    weight = np.random.default_rng(9).integers(1, 11, source.size)
    low, high = np.minimum(source, target), np.maximum(source, target)
    _, first = np.unique(low * (1 << 32) + high, return_index=True)
    both = {"directed": (source, target, weight), "undirected": (low[first], high[first], weight[first])}
    for kind, columns in both.items():
        table = np.stack(columns, axis=1)
        with open(FOLDER / f"{name}-{kind}.csv", "w") as file:
            file.write("source,target,weight\n")
            np.savetxt(file, table, fmt="%d", delimiter=",")
    arrays = {kind: np.stack(columns) for kind, columns in both.items()}
    np.savez(FOLDER / f"{name}.npz", **arrays)


def run_sayso(measure, graph, threads, further=()):
    """Runs sayso and returns CPU and wall seconds, memory and the answer by node."""
    import csv

    import numpy as np

    directed, options, _ = MEASURES[measure]
    name = measure.removeprefix("weighted_")
    file = FOLDER / f"{graph}-{'directed' if directed else 'undirected'}.csv"
    out, timings = FOLDER / "sayso.csv", FOLDER / "sayso.json"
    asked = "density" if name == "reading" else name
    command = [ROOT / "target/release/sayso", "analyze", file, "--measures", asked, *options, *further,
               "--to", "csv", "-o", out, "--timings", timings, "--threads", str(threads), "--quiet"]
    if not directed:
        command.append("--undirected")
    if measure == name:
        command.append("--unweighted")
    subprocess.run(pinned(command, threads), check=True)
    report = json.loads(timings.read_text())
    stage = next(stage for stage in report["stages"] if stage["stage"] == name)
    seconds = stage["cpu_seconds"], stage["wall_seconds"]
    if name in peer_answers.FIGURES:
        with open(out, newline="") as rows:
            values = [float(row["value"]) for row in csv.DictReader(rows)]
        values = [report["nodes"], report["edges"]] if name == "reading" else values
        return seconds, report["peak_megabytes"], np.array(values)
    with open(out, newline="") as rows:
        answer = {int(row["id"]): float(row[name]) for row in csv.DictReader(rows)}
    values = np.array([answer[node] for node in range(len(answer))])
    return seconds, report["peak_megabytes"], values


def run_peer(peer, measure, graph, threads, seed=1, patience=None):
    """Runs a peer in a process of its own and returns CPU and wall seconds, memory and the answer by
    node."""
    import numpy as np

    if peer == ONE_THREAD:
        return run_sayso(measure, graph, 1)
    out = FOLDER / "peer.npy"
    python = DEBIAN_PYTHON if peer == "graph-tool" else sys.executable
    command = [python, __file__, "--worker", peer, measure, graph, threads, seed, out]
    ran = subprocess.run(pinned(command, threads), check=True, stdout=subprocess.PIPE, timeout=patience)
    report = json.loads(ran.stdout)
    return report["seconds"], report["megabytes"], np.load(out)


def pinned(command, threads):
    """Keeps a command on as many cores as it has threads."""
    cores = sorted(os.sched_getaffinity(0))[:threads]
    return ["taskset", "-c", ",".join(map(str, cores)), *map(str, command)]


def worker(peer, measure, graph, threads, seed, out):
    """Builds the graph, computes one measure, and writes the answer."""
    for name in ("OMP", "OPENBLAS", "MKL"):
        os.environ[f"{name}_NUM_THREADS"] = threads
    import numpy as np

    directed = measure in MEASURES and MEASURES[measure][0]
    with np.load(FOLDER / f"{graph}.npz") as arrays:
        source, target, weight = arrays["directed" if directed else "undirected"]
        nodes = int(arrays["directed"][:2].max()) + 1
    compute = PREPARE[peer](measure, nodes, source, target, weight, directed, int(threads), int(seed))
    start = time.process_time(), time.perf_counter()
    answer = compute()
    seconds = time.process_time() - start[0], time.perf_counter() - start[1]
    answer = answer() if callable(answer) else answer
    np.save(out, np.asarray(answer, dtype=float))
    status = pathlib.Path("/proc/self/status").read_text()
    megabytes = int(status.split("VmHWM:")[1].split()[0]) / 1e3
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))


def is_there(peer):
    """Tells whether a peer is installed."""
    if peer != "graph-tool":
        return True
    command = [DEBIAN_PYTHON, "-c", "import graph_tool"]
    try:
        return subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def race(measure, graph, peer, rounds, threads, is_good):
    """Runs both by turns and prints one line of the table."""
    runs, ratios, difference = ([], []), [], ""
    for turn in range(rounds):
        order = [0, 1] if turn % 2 == 0 else [1, 0]
        for side in order:
            run = run_sayso(measure, graph, threads) if side == 0 else run_peer(peer, measure, graph, threads)
            runs[side].append(run)
        ours, theirs = runs[0][-1], runs[1][-1]
        clock = 0 if threads == 1 else 1
        ratios.append(theirs[0][clock] / max(ours[0][clock], 1e-9))
        difference = peer_answers.compare(measure, ours[2], theirs[2], edges(graph))
    low, high = min(ratios), max(ratios)
    verdict = "faster" if low > 1 else "slower" if high < 1 else "no difference"
    verdict = verdict if rounds >= LEAST_ROUNDS else "too few rounds"
    verdict = verdict if is_good else "worse Q"
    seconds = [statistics.median(run[0][clock] for run in side) for clock in (0, 1) for side in runs]
    seconds = " ".join(f"{each:9.4f}" for each in seconds)
    print(f"{graph:14} {measure:20} {peer:10} {seconds} {statistics.median(ratios):8.2f} [{low:.2f}, {high:.2f}]"
          f"  {verdict:14} {ours[1]:6.0f} {theirs[1]:6.0f}  {difference}  load {os.getloadavg()[0]:.1f}", flush=True)


def edges(graph):
    """Returns the ends of the edges without direction."""
    import numpy as np

    with np.load(FOLDER / f"{graph}.npz") as arrays:
        return arrays["undirected"][:2]


def is_good_enough(measure, graph, peers, threads):
    """Searches communities from several seeds, prints how good they are, and tells whether ours by
    default are as good as the best of the peers."""
    def worth(answers):
        return [peer_answers.modularity(*edges(graph), labels) for labels in answers]

    def told(who, found):
        print(f"{graph:14} {measure:20} {who:16} Q " + " ".join(f"{each:.4f}" for each in found), flush=True)

    ours = worth(run_sayso(measure, graph, threads, ["--seed", seed])[2] for seed in map(str, SEEDS))
    told("sayso", ours)
    by_default = worth([run_sayso(measure, graph, threads)[2]])[0]
    best = 0.0
    for peer in peers:
        found = worth(run_peer(peer, measure, graph, threads, seed)[2] for seed in SEEDS)
        told(peer, found)
        best = max(best, *found)
    if measure == "leiden" and "igraph" in peers:
        try:
            found = [run_peer("igraph", "leiden_to_the_end", graph, threads, seed, PATIENCE)[2] for seed in SEEDS]
            told("igraph, to end", worth(found))
        except subprocess.TimeoutExpired:
            print(f"{graph:14} {measure:20} igraph, to end: left out, takes more than {PATIENCE} s", flush=True)
    is_good = by_default >= best - peer_answers.MODULARITY
    missed = "" if is_good else f": MISSED by {best - by_default - peer_answers.MODULARITY:.4f}"
    print(f"{graph:14} {measure:20} by default Q {by_default:.4f}, best of peers {best:.4f}{missed}", flush=True)
    return is_good


def environment(script=__file__, pinned=PINNED):
    """Runs a script again in an environment with pinned versions, made where it is missing."""
    folder = FOLDER / "venv"
    python = folder / "bin" / "python"
    if pathlib.Path(sys.prefix) == folder:
        return
    if not python.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *pinned], check=True)
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], check=True, cwd=ROOT)
    os.execv(python, [str(python), script, *sys.argv[1:]])


def main():
    if sys.argv[1:2] == ["--worker"]:
        return worker(*sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--measures", default=",".join(MEASURES), help="names, with commas")
    parser.add_argument("--graphs", default="rmat-10k,rmat-78k", help=", ".join(GRAPHS))
    parser.add_argument("--peers", default=",".join([*PREPARE, ONE_THREAD]), help="names, with commas")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    environment()
    print("graph          measure              peer       CPU: ours    theirs wall: ours    theirs    ratio [range]"
          "  verdict        MB ours, theirs  difference of answers")
    if not is_there("graph-tool"):
        print("skipped: graph-tool is absent (Debian: python3-graph-tool)")
    failed = False
    for graph in arguments.graphs.split(","):
        make_graph(graph)
        for measure in arguments.measures.split(","):
            if measure in SMALL_ONLY and graph not in SMALL:
                continue
            if measure == "reading":
                lines = (FOLDER / f"{graph}-directed.csv").read_text().split("\n", 1)[1]
                (FOLDER / "bare.csv").write_text(lines)
            asked = arguments.peers.split(",")
            is_raced = lambda peer: peer in asked and is_there(peer) and (graph in SMALL or peer not in SMALL_PEERS)
            others = [peer for peer in MEASURES[measure][2] if is_raced(peer)]
            ourselves = [ONE_THREAD] if arguments.threads > 1 and ONE_THREAD in asked else []
            is_good = True
            if measure in peer_answers.COMMUNITIES:
                is_good = is_good_enough(measure, graph, others, arguments.threads)
                failed |= not is_good
            for peer in others + ourselves:
                try:
                    race(measure, graph, peer, arguments.rounds, arguments.threads, is_good)
                except peer_answers.Differing as difference:
                    print(f"{graph:12} {measure:20} {peer:10} not compared: {difference}", flush=True)
                    failed = True
    if failed:
        sys.exit(1)


if __name__ == "__main__":
    main()
