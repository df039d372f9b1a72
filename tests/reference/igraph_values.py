"""Computes what igraph has of the reference values, scaled as the measures of sayso are."""

import math
from collections import defaultdict

import igraph


def merged(node_count, edges, directed, weighted):
    """Makes the simple graph: weights of parallel edges summed, lengths their inverse."""
    ties = defaultdict(float)
    for a, b, weight in edges:
        tie = (a, b) if directed else (min(a, b), max(a, b))
        ties[tie] += weight if weighted else 1.0
    graph = igraph.Graph(node_count, list(ties), directed=directed)
    graph.es["weight"] = list(ties.values())
    graph.es["length"] = [1.0 / weight for weight in ties.values()]
    return graph


def by_node(values):
    """Gives every node its value; igraph has none where nothing can be told, sayso 0."""
    return {node: 0.0 if math.isnan(value) else value for node, value in enumerate(values)}


def numbered(clustering):
    """Numbers components: the largest first, equal ones by their first node."""
    ranked = sorted(clustering, key=lambda nodes: (-len(nodes), min(nodes)))
    return {node: number for number, nodes in enumerate(ranked, 1) for node in nodes}


def ends(graph):
    """Lists the two ends of every tie."""
    return [edge.tuple for edge in graph.es]


def counted(node_count, edges, directed):
    """Yields what weights make no difference to."""
    multi = igraph.Graph(node_count, [(a, b) for a, b, _ in edges], directed=directed)
    for name, mode in (("degree", "all"), ("in_degree", "in"), ("out_degree", "out")):
        yield name, directed, None, None, by_node(multi.degree(mode=mode))
    strong = multi.connected_components("strong")
    yield "strong_component", directed, None, None, numbered(strong)
    yield "strong_components", directed, None, None, len(strong)
    simple = merged(node_count, edges, directed, True)
    apart = simple.copy()
    apart.simplify(combine_edges="sum")
    yield "density", directed, None, None, apart.density()
    if len(apart.es) == len(simple.es):
        # igraph counts self-loops otherwise.
        value = simple.assortativity_degree(directed=directed)
        if not math.isnan(value):
            yield "degree_assortativity", directed, None, None, value
    if directed:
        return
    weak = multi.connected_components("weak")
    yield "weak_component", None, None, None, numbered(weak)
    yield "weak_components", None, None, None, len(weak)
    yield "core", None, None, None, by_node(apart.coreness())
    cliques = apart.list_triangles()
    yield "triangles", None, None, None, {
        node: sum(node in triangle for triangle in cliques) for node in range(node_count)
    }
    transitivity = apart.transitivity_undirected(mode="zero")
    yield "transitivity", None, None, None, transitivity
    points = set(apart.articulation_points())
    yield "articulation", None, None, None, {node: node in points for node in range(node_count)}
    bridges = {frozenset(apart.es[edge].tuple) for edge in apart.bridges()}
    ties = {tie: frozenset(tie) in bridges for tie in ends(simple)}
    yield "bridge", False, None, None, ties


def flowing(node_count, edges, directed, weighted):
    """Yields strengths, ranks and circles."""
    weights = [weight if weighted else 1.0 for _, _, weight in edges]
    multi = igraph.Graph(node_count, [(a, b) for a, b, _ in edges], directed=directed)
    for name, mode in (("strength", "all"), ("in_strength", "in"), ("out_strength", "out")):
        yield name, by_node(multi.strength(mode=mode, weights=weights))
    graph = merged(node_count, edges, directed, weighted)
    has_loops = any(graph.is_loop())
    if has_loops and not directed:
        # A self-loop counts twice there.
        return
    rank = graph.pagerank(weights="weight")
    yield "pagerank", by_node(rank)
    yield "personalised_pagerank", by_node(rank)
    if len(graph.connected_components("strong")) == 1:
        # igraph 1.0.0 takes True for the direction "out", and refuses False.
        turned = graph.copy()
        turned.reverse_edges()
        vector = turned.eigenvector_centrality(directed=True, scale=False, weights="weight")
        norm = math.sqrt(sum(value * value for value in vector))
        yield "eigenvector", by_node([value / norm for value in vector])
    if not has_loops:
        yield "constraint", by_node(graph.constraint(weights="weight"))
    if not has_loops and set(graph.es["weight"]) == {1.0}:
        if not directed:
            local = graph.transitivity_local_undirected(mode="zero")
            yield "clustering", by_node(local)
            yield "average_clustering", sum(local) / node_count
        yield "reciprocity", graph.reciprocity() if directed else 1.0


def far(node_count, edges, directed, distance, weighted):
    """Yields what goes by shortest ways."""
    graph = merged(node_count, edges, directed, weighted is not False)
    graph.simplify(combine_edges="first")
    length = None if distance == "hops" else "length"
    others = node_count - 1
    pairs = others * (node_count - 2) / (1 if directed else 2)
    between = graph.betweenness(directed=directed, weights=length)
    yield "betweenness", by_node([value / pairs for value in between])
    reach = graph.neighborhood_size(order=node_count, mode="in")
    near = graph.closeness(mode="in", weights=length, normalized=True)
    near = [value * (size - 1) / others for value, size in zip(near, reach)]
    yield "closeness", by_node(near)
    harmonic = graph.harmonic_centrality(mode="in", weights=length, normalized=True)
    yield "harmonic_closeness", by_node(harmonic)
    # Where a way is as long as another but for rounding, igraph's eccentricity may differ in the
    # last digit, which the tolerance allows.
    farthest = graph.eccentricity(mode="out", weights=length)
    yield "eccentricity", by_node(farthest)
    yield "radius", min(value for value in farthest if value > 0)
    yield "diameter", graph.diameter(directed=directed, unconn=True, weights=length)
    mean = graph.average_path_length(directed=directed, unconn=True, weights=length)
    yield "average_path_length", mean
    if not any(a == b for a, b, _ in edges):
        over = graph.edge_betweenness(directed=directed, weights=length)
        pairs = node_count * others / (1 if directed else 2)
        yield "edge_betweenness", {
            tie: value / pairs for tie, value in zip(ends(graph), over)
        }


def igraph_values(node_count, edges):
    """Yields measure, directed, weighted, distance and values, as make.py has them."""
    for directed in (True, False):
        yield from counted(node_count, edges, directed)
        for weighted in (True, False):
            for name, values in flowing(node_count, edges, directed, weighted):
                yield name, directed, weighted, None, values
        for distance, weighted in (("hops", None), ("inverse", True), ("inverse", False)):
            for name, values in far(node_count, edges, directed, distance, weighted):
                yield name, directed, weighted, distance, values
