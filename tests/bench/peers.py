"""Races sayso against other programs, on the same graphs, in alternating rounds.

    python3 tests/bench/peers.py                      every measure, both graphs, five rounds
    python3 tests/bench/peers.py --measures pagerank,core --graphs rmat-78k --rounds 7

It makes an environment with the pinned versions of PINNED beside the target folder, builds sayso
without any flag for this machine, generates the graphs from fixed seeds, and runs each program in
a process of its own, pinned to one core (--threads 2: to two). Of both only the computation
counts, in CPU seconds (of two threads: wall seconds): reading the file and building the graph do
not. Every answer is compared with the peer's in the same round; where they are too far apart, no
times are told. The table has the medians, the median of the ratios of the rounds and their range;
where the range crosses 1, nobody is faster.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "target" / "peers"
PINNED = ["numpy==2.4.6", "scipy==1.17.1", "networkx==3.6.1", "igraph==1.0.0", "networkit==11.2.2",
          "rustworkx==0.18.1"]
# graph-tool is no package of PyPI: it is raced where Debian's python3-graph-tool is installed.
DEBIAN_PYTHON = "/usr/bin/python3"

# Measure: whether the graph has a direction, further options of sayso, peers, and how far answers
# may lie apart (relative; None: compared by their modularity or their components).
MEASURES = {
    "betweenness": (False, ["--sample", "never"], ["igraph", "networkit"], 1e-9),
    "weighted_betweenness": (False, ["--sample", "never", "--distance", "inverse"], ["igraph"], 1e-9),
    "closeness": (False, [], ["igraph", "networkit"], 1e-9),
    "pagerank": (True, [], ["scipy", "networkit", "igraph"], 1e-5),
    # Where a graph has two sides, as graphs of statements do, NetworKit's answer is none.
    "eigenvector": (False, [], ["networkit", "igraph"], 1e-4),
    "hub": (True, [], ["graph-tool", "scipy"], 1e-4),
    "degree_assortativity": (False, [], ["igraph"], 1e-9),
    "core": (False, [], ["networkit", "igraph"], 0.0),
    "weak_component": (False, [], ["networkit", "scipy"], None),
    "strong_component": (True, [], ["scipy", "networkit"], None),
    "clustering": (False, [], ["igraph", "networkit"], 1e-9),
    "louvain": (False, [], ["networkit", "igraph"], None),
    "leiden": (False, [], ["networkit", "igraph"], None),
    "reading": (True, [], ["rustworkx"], 0.0),
}
# All pairs of nodes are too many on the larger graph: minutes for us, hours for the peers.
SMALL_ONLY = {"betweenness", "weighted_betweenness", "closeness"}
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


def run_sayso(measure, graph, threads):
    """Runs sayso and returns seconds, memory and the answer by node."""
    import csv

    import numpy as np

    directed, options, _, _ = MEASURES[measure]
    name = measure.removeprefix("weighted_")
    file = FOLDER / f"{graph}-{'directed' if directed else 'undirected'}.csv"
    out, timings = FOLDER / "sayso.csv", FOLDER / "sayso.json"
    asked = "density" if name == "reading" else name
    command = [ROOT / "target/release/sayso", "analyze", file, "--measures", asked, *options,
               "--to", "csv", "-o", out, "--timings", timings, "--threads", str(threads), "--quiet"]
    if not directed:
        command.append("--undirected")
    if measure == name:
        command.append("--unweighted")
    subprocess.run(pinned(command, threads), check=True)
    report = json.loads(timings.read_text())
    stage = next(stage for stage in report["stages"] if stage["stage"] == name)
    seconds = stage["cpu_seconds" if threads == 1 else "wall_seconds"]
    if name in FIGURES:
        with open(out, newline="") as rows:
            values = [float(row["value"]) for row in csv.DictReader(rows)]
        values = [report["nodes"], report["edges"]] if name == "reading" else values
        return seconds, report["peak_megabytes"], np.array(values)
    with open(out, newline="") as rows:
        answer = {int(row["id"]): float(row[name]) for row in csv.DictReader(rows)}
    values = np.array([answer[node] for node in range(len(answer))])
    return seconds, report["peak_megabytes"], values


def run_peer(peer, measure, graph, threads):
    """Runs a peer in a process of its own and returns seconds, memory and the answer by node."""
    import numpy as np

    out = FOLDER / "peer.npy"
    python = DEBIAN_PYTHON if peer == "graph-tool" else sys.executable
    command = [python, __file__, "--worker", peer, measure, graph, str(threads), str(out)]
    report = json.loads(subprocess.run(pinned(command, threads), check=True, stdout=subprocess.PIPE).stdout)
    return report["seconds"], report["megabytes"], np.load(out)


def pinned(command, threads):
    """Keeps a command on as many cores as it has threads."""
    cores = sorted(os.sched_getaffinity(0))[:threads]
    return ["taskset", "-c", ",".join(map(str, cores)), *map(str, command)]


def worker(peer, measure, graph, threads, out):
    """Builds the graph, computes one measure, and writes the answer."""
    for name in ("OMP", "OPENBLAS", "MKL"):
        os.environ[f"{name}_NUM_THREADS"] = threads
    import numpy as np

    directed = MEASURES[measure][0]
    with np.load(FOLDER / f"{graph}.npz") as arrays:
        source, target, weight = arrays["directed" if directed else "undirected"]
        nodes = int(arrays["directed"][:2].max()) + 1
    compute = PREPARE[peer](measure, nodes, source, target, weight, directed, int(threads))
    clock = time.process_time if threads == "1" else time.perf_counter
    start = clock()
    answer = compute()
    seconds = clock() - start
    answer = answer() if callable(answer) else answer
    np.save(out, np.asarray(answer, dtype=float))
    status = pathlib.Path("/proc/self/status").read_text()
    megabytes = int(status.split("VmHWM:")[1].split()[0]) / 1e3
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))


def prepare_igraph(measure, nodes, source, target, weight, directed, _):
    import igraph

    graph = igraph.Graph(nodes, list(zip(source.tolist(), target.tolist())), directed=directed)
    lengths = (1.0 / weight).tolist()

    def closeness():
        values = graph.closeness(normalized=True)
        parts = graph.connected_components()
        # igraph leaves out that a node of a small part reaches few; that is scaled off the clock.
        return lambda: [v * (parts.size(p) - 1) / (nodes - 1) for v, p in zip(values, parts.membership)]

    # Leiden goes on until nothing improves: on rmat-78k 73 s for a modularity of 0.134, where two
    # passes take 2.5 s for 0.130.
    return {
        "betweenness": lambda: graph.betweenness(),
        "weighted_betweenness": lambda: graph.betweenness(weights=lengths),
        "closeness": closeness,
        "pagerank": lambda: graph.pagerank(),
        "eigenvector": lambda: graph.eigenvector_centrality(),
        "degree_assortativity": lambda: [graph.assortativity_degree(directed=False)],
        "core": lambda: graph.coreness(),
        "clustering": lambda: graph.transitivity_local_undirected(mode="zero"),
        "louvain": lambda: graph.community_multilevel().membership,
        "leiden": lambda: graph.community_leiden("modularity", n_iterations=-1).membership,
    }[measure]


def prepare_networkit(measure, nodes, source, target, weight, directed, threads):
    import networkit as nk
    import numpy as np

    nk.setNumberOfThreads(threads)
    nk.setSeed(1, False)
    ends = (source.astype(np.uint64), target.astype(np.uint64))
    graph = nk.graph.GraphFromCoo((np.ones(source.size), ends), n=nodes, weighted=False, directed=directed)
    graph.indexEdges()
    centrality, community = nk.centrality, nk.community
    sinks = centrality.SinkHandling.DistributeSinks

    def pagerank():
        algorithm = centrality.PageRank(graph, 0.85, 1e-8, False, sinks)
        algorithm.norm = centrality.Norm.L1_NORM
        return algorithm.run().scores()

    def parts(algorithm):
        found = algorithm.run()
        partition = found.getPartition()
        return lambda: partition.getVector()

    strong = nk.components.StronglyConnectedComponents
    generalized = centrality.ClosenessVariant.Generalized
    return {
        "betweenness": lambda: centrality.Betweenness(graph).run().scores(),
        "closeness": lambda: centrality.Closeness(graph, True, generalized).run().scores(),
        "pagerank": pagerank,
        "eigenvector": lambda: centrality.EigenvectorCentrality(graph, 1e-8).run().scores(),
        "core": lambda: centrality.CoreDecomposition(graph).run().scores(),
        "weak_component": lambda: parts(nk.components.ConnectedComponents(graph)),
        "strong_component": lambda: parts(strong(graph)),
        "clustering": lambda: centrality.LocalClusteringCoefficient(graph, True).run().scores(),
        "louvain": lambda: parts(community.PLM(graph, False)),
        "leiden": lambda: parts(community.ParallelLeiden(graph)),
    }[measure]


def prepare_graph_tool(measure, nodes, source, target, weight, directed, threads):
    import numpy as np
    from graph_tool import Graph, openmp_set_num_threads
    from graph_tool.centrality import hits

    openmp_set_num_threads(threads)
    graph = Graph(directed=directed)
    graph.add_vertex(nodes)
    graph.add_edge_list(np.column_stack([source, target]))
    return {"hub": lambda: hits(graph, epsilon=1e-8)[2].a}[measure]


def prepare_rustworkx(measure, *_):
    import rustworkx

    def reading():
        # rustworkx knows no header.
        graph = rustworkx.PyDiGraph.read_edge_list(str(FOLDER / "bare.csv"), deliminator=",", labels=True)
        return lambda: [graph.num_nodes(), graph.num_edges()]

    return {"reading": reading}[measure]


def prepare_scipy(measure, nodes, source, target, weight, directed, _):
    import numpy as np
    import scipy.sparse as sparse
    from scipy.sparse import csgraph

    ones = np.ones(source.size)
    forward = sparse.csr_matrix((ones, (source, target)), shape=(nodes, nodes))
    backward = forward.T.tocsr()
    leaving = np.bincount(source, minlength=nodes)
    share = np.divide(1.0, leaving, out=np.zeros(nodes), where=leaving > 0)

    def pagerank():
        values = np.full(nodes, 1.0 / nodes)
        while True:
            following = backward @ (values * share)
            stuck = values[leaving == 0].sum()
            after = 0.85 * (following + stuck / nodes) + 0.15 / nodes
            if np.abs(after - values).sum() < 1e-8:
                return after
            values = after

    def hub():
        hubs, before = np.full(nodes, 1.0 / nodes), None
        while before is None or np.abs(hubs - before).sum() > 1e-8:
            before, hubs = hubs, forward @ (backward @ hubs)
            hubs /= hubs.sum()
        return hubs

    def components(connection):
        return csgraph.connected_components(forward, directed=True, connection=connection)[1]

    return {
        "pagerank": pagerank,
        "hub": hub,
        "weak_component": lambda: components("weak"),
        "strong_component": lambda: components("strong"),
    }[measure]


PREPARE = {
    "igraph": prepare_igraph,
    "networkit": prepare_networkit,
    "scipy": prepare_scipy,
    "graph-tool": prepare_graph_tool,
    "rustworkx": prepare_rustworkx,
}
# Measures that have no values of nodes.
FIGURES = {"degree_assortativity", "reading"}


def is_there(peer):
    """Tells whether a peer is installed."""
    if peer != "graph-tool":
        return True
    command = [DEBIAN_PYTHON, "-c", "import graph_tool"]
    try:
        return subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


class Differing(Exception):
    """The answers are too far apart for their times to be compared."""


def compare(measure, graph, ours, theirs, tolerance):
    """Returns how the answers differ, in words, unless they differ too much."""
    import numpy as np

    if tolerance is None and measure.endswith("component"):
        # The same division, whatever the numbers.
        pairs = len(np.unique(np.stack([ours, theirs]), axis=1).T)
        if not pairs == len(np.unique(ours)) == len(np.unique(theirs)):
            raise Differing("the components differ")
        return "equal"
    if tolerance is None:
        with np.load(FOLDER / f"{graph}.npz") as arrays:
            source, target, _ = arrays["undirected"]
        worth = [modularity(source, target, labels) for labels in (ours, theirs)]
        return f"Q {worth[0]:.4f} : {worth[1]:.4f}"
    if measure in FIGURES:
        if not np.allclose(ours, theirs, rtol=tolerance, atol=0.0):
            raise Differing(f"the answers are {ours} and {theirs}")
        return "equal"
    # Programs scale differently; only proportions can be compared.
    ours, theirs = (values / max(np.abs(values).max(), 1e-300) for values in (ours, np.nan_to_num(theirs)))
    error = np.abs(ours - theirs).max()
    if error > tolerance:
        raise Differing(f"the answers differ by {error:.1e}")
    return f"{error:.0e}"


def modularity(source, target, labels):
    """Returns the modularity of a division of an undirected graph without weights."""
    import numpy as np

    _, labels = np.unique(labels, return_inverse=True)
    degrees = np.bincount(np.concatenate([source, target]), minlength=labels.size)
    totals = np.bincount(labels, weights=degrees)
    inside = (labels[source] == labels[target]).sum()
    return inside / source.size - ((totals / (2 * source.size)) ** 2).sum()


def race(measure, graph, peer, rounds, threads):
    """Runs both by turns and prints one line of the table."""
    times, ratios, difference = ([], []), [], ""
    for turn in range(rounds):
        order = [0, 1] if turn % 2 == 0 else [1, 0]
        found = [None, None]
        for side in order:
            run = run_sayso(measure, graph, threads) if side == 0 else run_peer(peer, measure, graph, threads)
            times[side].append(run[0])
            found[side] = run
        ratios.append(found[1][0] / max(found[0][0], 1e-9))
        difference = compare(measure, graph, found[0][2], found[1][2], MEASURES[measure][3])
    ours, theirs = (statistics.median(side) for side in times)
    low, high = min(ratios), max(ratios)
    verdict = "faster" if low > 1 else "slower" if high < 1 else "no difference"
    load = os.getloadavg()[0]
    print(f"{graph:12} {measure:20} {peer:10} {ours:9.4f} {theirs:9.4f} {statistics.median(ratios):8.2f}"
          f" [{low:.2f}, {high:.2f}]  {verdict:13} {found[0][1]:6.0f} {found[1][1]:6.0f}  {difference}  load {load:.1f}",
          flush=True)


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
    parser.add_argument("--peers", default=",".join(PREPARE), help="names, with commas")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    environment()
    print("graph        measure              peer            sayso      peer    ratio [range]  verdict"
          "   MB ours, theirs  difference of answers")
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
            for peer in (peer for peer in MEASURES[measure][2] if peer in asked and is_there(peer)):
                try:
                    race(measure, graph, peer, arguments.rounds, arguments.threads)
                except Differing as difference:
                    print(f"{graph:12} {measure:20} {peer:10} not compared: {difference}", flush=True)
                    failed = True
    if failed:
        sys.exit(1)


if __name__ == "__main__":
    main()
