"""How the programs that peers.py races against are asked: each builds its graph off the clock.

A function for each program takes the measure, the number of nodes, the ends and weights of the edges,
whether they have a direction, and the number of threads and the seed. It returns a function that
computes; where that returns a function in turn, the answer is brought into our form off the clock.
"""

import pathlib

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "target" / "peers"
DAMPING = 0.85
# PageRank stops where the last change shows that the sum of all errors is below 1e-8: each pass
# shrinks them to the damping or less.
LAST_CHANGE = 1e-8 * (1 - DAMPING) / DAMPING


def prepare_igraph(measure, nodes, source, target, weight, directed, _, seed):
    import random

    import igraph

    # igraph draws from Python's generator.
    random.seed(seed)

    graph = igraph.Graph(nodes, list(zip(source.tolist(), target.tolist())), directed=directed)
    lengths = (1.0 / weight).tolist()

    def closeness():
        values = graph.closeness(normalized=True)
        parts = graph.connected_components()
        # igraph leaves out that a node of a small part reaches few; that is scaled off the clock.
        return lambda: [v * (parts.size(p) - 1) / (nodes - 1) for v, p in zip(values, parts.membership)]

    def betweenness(**options):
        values = graph.betweenness(**options)
        # Each pair of others counts once, and nothing is divided.
        return lambda: [2 * value / ((nodes - 1) * (nodes - 2)) for value in values]

    return {
        "betweenness": betweenness,
        "weighted_betweenness": lambda: betweenness(weights=lengths),
        "closeness": closeness,
        "pagerank": lambda: graph.pagerank(),
        "eigenvector": lambda: graph.eigenvector_centrality(),
        "degree_assortativity": lambda: [graph.assortativity_degree(directed=False)],
        "core": lambda: graph.coreness(),
        "clustering": lambda: graph.transitivity_local_undirected(mode="zero"),
        "louvain": lambda: graph.community_multilevel().membership,
        "leiden": lambda: graph.community_leiden("modularity").membership,
        "leiden_to_the_end": lambda: graph.community_leiden("modularity", n_iterations=-1).membership,
    }[measure]


def prepare_networkit(measure, nodes, source, target, weight, directed, threads, seed):
    import networkit as nk
    import numpy as np

    nk.setNumberOfThreads(threads)
    nk.setSeed(seed, False)
    ends = (source.astype(np.uint64), target.astype(np.uint64))
    graph = nk.graph.GraphFromCoo((np.ones(source.size), ends), n=nodes, weighted=False, directed=directed)
    graph.indexEdges()
    centrality, community = nk.centrality, nk.community
    sinks = centrality.SinkHandling.DistributeSinks

    def pagerank():
        algorithm = centrality.PageRank(graph, DAMPING, LAST_CHANGE, False, sinks)
        algorithm.norm = centrality.Norm.L1_NORM
        return algorithm.run().scores()

    def parts(algorithm):
        found = algorithm.run()
        partition = found.getPartition()
        return lambda: partition.getVector()

    strong = nk.components.StronglyConnectedComponents
    generalized = centrality.ClosenessVariant.Generalized
    return {
        "betweenness": lambda: centrality.Betweenness(graph, True).run().scores(),
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


def prepare_graph_tool(measure, nodes, source, target, weight, directed, threads, _):
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


def prepare_scipy(measure, nodes, source, target, weight, directed, *_):
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
            after = DAMPING * (following + stuck / nodes) + (1 - DAMPING) / nodes
            if np.abs(after - values).sum() < LAST_CHANGE:
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


def prepare_networkx(measure, nodes, source, target, weight, directed, *_):
    import networkx

    graph = networkx.DiGraph() if directed else networkx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(zip(source.tolist(), target.tolist()))

    def in_order(values):
        return lambda: [values[node] for node in range(nodes)]

    return {
        # It compares the change with the tolerance times the number of nodes.
        "pagerank": lambda: in_order(networkx.pagerank(graph, DAMPING, tol=LAST_CHANGE / nodes, max_iter=1000)),
        "core": lambda: in_order(networkx.core_number(graph)),
        "clustering": lambda: in_order(networkx.clustering(graph)),
    }[measure]


PREPARE = {
    "igraph": prepare_igraph,
    "networkit": prepare_networkit,
    "scipy": prepare_scipy,
    "networkx": prepare_networkx,
    "graph-tool": prepare_graph_tool,
    "rustworkx": prepare_rustworkx,
}
