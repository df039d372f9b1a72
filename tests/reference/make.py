"""Writes the reference values that tests/reference.rs compares the measures with.

Run once, by hand:
pip install networkx==3.6.1 igraph==1.0.0 numpy==2.4.6 scipy==1.17.1 && python make.py
networkx computes all of them, igraph (in igraph_values.py) those that it has, too. Each graph becomes one file beside this one: its edges, and for each measure and each way of
reading the graph that makes a difference to it (null: no difference) the value of every node, of
every tie (whose ends are named then) or of the graph.

Path lengths are fractions here, so that ways of equal length are equal whatever their rounding.
"""

import itertools
import json
import pathlib
import random
from fractions import Fraction

import igraph
import networkx as nx
import numpy as np
from igraph_values import igraph_values

VERSIONS = {"networkx": "3.6.1", "igraph": "1.0.0"}


def graphs():
    """Yields a name, the number of nodes and the edges of each graph."""
    yield "path", 6, [(n, n + 1, n + 1.0) for n in range(5)]
    yield "star", 8, [(0, n, 0.5 * n) if n % 2 else (n, 0, 2.0 * n) for n in range(1, 8)]
    karate = nx.karate_club_graph()
    edges = [(a, b, float(w)) for a, b, w in karate.edges(data="weight")]
    yield "karate", karate.number_of_nodes(), edges
    yield "two_components", 9, [
        (0, 1, 2.0), (0, 1, 1.0), (1, 0, 4.0), (1, 2, 1.5), (2, 0, 0.5), (2, 3, 3.0),
        (3, 3, 2.0), (3, 1, 0.25), (0, 3, 6.0), (0, 3, 6.0), (4, 2, 1.0),
        (5, 6, 1.0), (6, 7, 2.0), (7, 5, 3.0), (5, 7, 0.5),
    ]  # fmt: skip
    yield "cycle_and_tail", 10, [
        (0, 1, 1.0), (1, 2, 2.0), (2, 3, 4.0), (3, 0, 1.0), (1, 0, 2.0), (2, 4, 3.0),
        (4, 5, 6.0), (2, 5, 2.0), (5, 6, 1.0), (4, 6, 1.0), (7, 0, 5.0), (7, 8, 1.0), (9, 8, 0.5),
    ]  # fmt: skip
    yield "speakers", 24, [
        *[(speaker, own, 1.0) for speaker in range(4) for own in range(4 + 4 * speaker, 8 + 4 * speaker)],
        (20, 0, 2.0), (20, 21, 1.0), (21, 22, 1.0), (23, 22, 3.0),
        (4, 1, 2.0), (5, 2, 1.0), (8, 2, 1.0), (9, 3, 0.5), (12, 0, 4.0), (13, 1, 1.0), (13, 0, 1.0),
    ]  # fmt: skip
    draw = random.Random(4)
    yield "random", 40, [
        (draw.randrange(38), draw.randrange(38), float(draw.choice([0.5, 1, 2, 3, 7])))
        for _ in range(110)
    ]


def read(node_count, edges, directed, weighted):
    """Makes the multigraph, and the simple graph with weights summed and turned into lengths."""
    multi = nx.MultiDiGraph() if directed else nx.MultiGraph()
    multi.add_nodes_from(range(node_count))
    for a, b, weight in edges:
        multi.add_edge(a, b, weight=weight if weighted else 1.0)
    simple = nx.DiGraph(multi) if directed else nx.Graph(multi)
    for a, b, data in simple.edges(data=True):
        data["weight"] = sum(parallel["weight"] for parallel in multi[a][b].values())
        data["length"] = 1 / Fraction(data["weight"])
    return multi, simple


def eigenvector(simple):
    """Returns the eigenvector, or zeros where there is no cycle: there it is not defined."""
    if simple.is_directed() and nx.is_directed_acyclic_graph(simple):
        return dict.fromkeys(simple, 0.0)
    return nx.eigenvector_centrality(simple, max_iter=1_000_000, tol=1e-14, weight="weight")


def hits(simple):
    """Returns hubs and authorities: what equal values become on the principal singular vectors.

    Without direction these are not unique, since the opposite of the greatest eigenvalue may be
    one too; there the eigenvector serves.
    """
    if not simple.is_directed():
        vector = eigenvector(simple)
        total = sum(vector.values())
        return [{node: value / total for node, value in vector.items()}] * 2
    matrix = nx.to_numpy_array(simple, nodelist=sorted(simple), weight="weight")
    _, sizes, right = np.linalg.svd(matrix)
    principal = right[sizes > sizes[0] * (1 - 1e-12)]
    authorities = principal.T @ principal @ np.ones(len(matrix))
    both = matrix @ authorities, authorities
    return [dict(enumerate(np.abs(values) / np.abs(values).sum())) for values in both]


def katz(simple):
    """Returns Katz centrality with the damping that the measure chooses."""
    matrix = nx.to_numpy_array(simple, nodelist=sorted(simple), weight="weight").T
    greatest = np.abs(np.linalg.eigvals(matrix)).max()
    if simple.is_directed() and nx.is_directed_acyclic_graph(simple):
        greatest = matrix.sum(axis=1).max()
    values = nx.katz_centrality_numpy(simple, alpha=0.85 / greatest, beta=1, weight="weight")
    return {node: abs(value) for node, value in values.items()}


def without_loops(simple):
    """Returns the ties without direction that lead to another node."""
    plain = nx.Graph()
    plain.add_nodes_from(simple)
    plain.add_edges_from((a, b) for a, b, *_ in simple.edges if a != b)
    return plain


def or_zero(compute, *arguments):
    """Returns a value, or zero where it is not defined."""
    with np.errstate(all="ignore"):
        try:
            value = compute(*arguments)
        except (ZeroDivisionError, nx.NetworkXError):
            return 0.0
    return 0.0 if np.isnan(value) else value


def structure(directed, multi, simple):
    """Yields the measures of structure that weights make no difference to."""
    plain = without_loops(multi)
    looped = nx.Graph(multi)
    pairs = nx.DiGraph(multi) if directed else looped
    apart = pairs.copy()
    apart.remove_edges_from([(node, node) for node in pairs])
    points = set(nx.articulation_points(plain))
    bridges = {frozenset(tie) for tie in nx.bridges(plain)}
    if not directed:
        yield "core", None, nx.core_number(plain)
        yield "triangles", None, nx.triangles(plain)
        yield "transitivity", None, nx.transitivity(plain)
        yield "articulation", None, {node: node in points for node in plain}
        yield "weak_components", None, nx.number_connected_components(plain)
        degrees = np.sort([degree for _, degree in multi.degree])
        count = len(degrees)
        gini = np.abs(degrees[:, None] - degrees).sum() / (2 * count**2 * degrees.mean())
        yield "degree_gini", None, gini
    parts = nx.number_strongly_connected_components if directed else nx.number_connected_components
    yield "strong_components", directed, parts(multi)
    yield "bridge", directed, {tie: frozenset(tie) in bridges for tie in pairs.edges}
    yield "density", directed, nx.density(apart)
    yield "degree_assortativity", directed, or_zero(nx.degree_assortativity_coefficient, pairs)


def circles(directed, weighted, simple):
    """Yields the measures of structure that weights make a difference to."""
    weight = "weight"
    apart = simple.copy()
    apart.remove_edges_from([(node, node) for node in simple])
    mutual = nx.Graph()
    mutual.add_nodes_from(apart)
    for a, b, data in apart.edges(data=True):
        there = mutual[a][b][weight] if mutual.has_edge(a, b) else 0
        mutual.add_edge(a, b, weight=there + data[weight])
    # Self-loops count where weights are compared with the greatest one; where weights do not count,
    # parallel edges are one tie.
    clustering = nx.clustering(simple, weight=weight if weighted else None)
    yield "clustering", clustering
    yield "average_clustering", sum(clustering.values()) / len(clustering)
    for name, compute in (("constraint", nx.constraint), ("effective_size", nx.effective_size)):
        # With its nodes named, networkx goes by the formula; its sums of matrices differ from that.
        values = compute(mutual, list(mutual), weight=weight)
        yield name, {node: 0.0 if np.isnan(value) else value for node, value in values.items()}
    ties = {(a, b): data[weight] if weighted else 1 for a, b, data in apart.edges(data=True)}
    returned = ties.items() if not directed else (
        (tie, min(value, ties.get(tie[::-1], 0))) for tie, value in ties.items()
    )
    total = sum(ties.values())
    yield "reciprocity", sum(value for _, value in returned) / total if total else 0.0


def numbered(components):
    """Numbers components: the largest first, equal ones by their first node."""
    ranked = sorted(components, key=lambda nodes: (-len(nodes), min(nodes)))
    return {node: number for number, nodes in enumerate(ranked, 1) for node in nodes}


def listed(values, node_count):
    """Lists values by node, by tie, or the one of the graph."""
    if not isinstance(values, dict):
        return {"values": [float(values)]}
    if values and isinstance(next(iter(values)), tuple):
        return {"ties": list(values), "values": [float(value) for value in values.values()]}
    return {"values": [float(values[node]) for node in range(node_count)]}


def measured(node_count, edges):
    """Yields measure, directed, weighted, distance and values: a dictionary by node or by tie, or
    one number."""
    for directed in (True, False):
        multi, simple = read(node_count, edges, directed, True)
        count = {
            "degree": multi.degree,
            "in_degree": multi.in_degree if directed else multi.degree,
            "out_degree": multi.out_degree if directed else multi.degree,
        }
        for name, degree in count.items():
            yield name, directed, None, None, dict(degree())
        strong = nx.strongly_connected_components if directed else nx.connected_components
        yield "strong_component", directed, None, None, numbered(strong(multi))
        if not directed:
            yield "weak_component", None, None, None, numbered(nx.connected_components(multi))
        for name, way, values in structure(directed, multi, simple):
            yield name, way, None, None, values
        for weighted in (True, False):
            multi, simple = read(node_count, edges, directed, weighted)
            for name in count:
                degree = getattr(multi, name if directed else "degree")
                values = dict(degree(weight="weight"))
                yield name.replace("degree", "strength"), directed, weighted, None, values
            yield "eigenvector", directed, weighted, None, eigenvector(simple)
            for name, values in circles(directed, weighted, simple):
                yield name, directed, weighted, None, values
            yield "katz", directed, weighted, None, katz(simple)
            for name, values in zip(("hub", "authority"), hits(simple)):
                yield name, directed, weighted, None, values
            rank = nx.pagerank(multi, alpha=0.85, tol=1e-14, max_iter=10_000, weight="weight")
            yield "pagerank", directed, weighted, None, rank
            # Nobody is chosen to start at.
            yield "personalised_pagerank", directed, weighted, None, rank
        for distance, weighted in (("hops", None), ("inverse", True), ("inverse", False)):
            _, simple = read(node_count, edges, directed, weighted is not False)
            length = None if distance == "hops" else "length"
            between = nx.betweenness_centrality(simple, weight=length)
            yield "betweenness", directed, weighted, distance, between
            over = nx.edge_betweenness_centrality(simple, weight=length)
            yield "edge_betweenness", directed, weighted, distance, over
            near = nx.closeness_centrality(simple, distance=length)
            yield "closeness", directed, weighted, distance, near
            harmonic = nx.harmonic_centrality(simple, distance=length)
            others = node_count - 1
            yield "harmonic_closeness", directed, weighted, distance, {
                node: value / others for node, value in harmonic.items()
            }
            # networkx gives eccentricity, diameter and mean of connected graphs alone.
            far = {node: ahead for node, ahead in nx.shortest_path_length(simple, weight=length)}
            farthest = {node: max(ahead.values()) for node, ahead in far.items()}
            yield "eccentricity", directed, weighted, distance, farthest
            yield "diameter", directed, weighted, distance, max(farthest.values())
            reaching = [value for value in farthest.values() if value > 0]
            yield "radius", directed, weighted, distance, min(reaching)
            ways = [far[a][b] for a in far for b in far[a] if a != b]
            yield "average_path_length", directed, weighted, distance, sum(ways) / len(ways)


def divided():
    """Yields graphs with a division, a resolution and its modularity; some have negative weights."""
    for name, node_count, edges in graphs():
        signs = [1.0, -1.0] if name != "path" else [1.0]
        for sign, resolution, groups in itertools.product(signs, (1.0, 0.5), (1, 2, 3)):
            # Every fifth edge is one of opposition.
            signed = [(a, b, sign * w if n % 5 == 4 else w) for n, (a, b, w) in enumerate(edges)]
            labels = [node * groups // node_count for node in range(node_count)]
            worth = modularity(node_count, signed, labels, resolution)
            if sign > 0:
                plain = igraph.Graph(node_count, [(a, b) for a, b, _ in edges])
                weights = [weight for _, _, weight in edges]
                other = plain.modularity(labels, weights, resolution, directed=False)
                assert abs(worth - other) < 1e-12, (name, worth, other)
            yield {
                "graph": name,
                "nodes": node_count,
                "edges": signed,
                "resolution": resolution,
                "labels": labels,
                "modularity": worth,
            }


def modularity(node_count, edges, labels, resolution):
    """Returns the modularity; with negative weights that of Gomez, Jensen and Arenas."""
    worth, total = 0.0, 0.0
    for sign in (1, -1):
        part = [(a, b, sign * weight) for a, b, weight in edges if sign * weight > 0]
        if part:
            _, simple = read(node_count, part, False, True)
            weight = sum(weight for _, _, weight in part)
            sets = [{n for n in range(node_count) if labels[n] == label} for label in set(labels)]
            of_part = nx.community.modularity(simple, sets, resolution=resolution)
            worth, total = worth + sign * weight * of_part, total + weight
    return worth / total


def main():
    assert {"networkx": nx.__version__, "igraph": igraph.__version__} == VERSIONS
    for name, node_count, edges in graphs():
        lines = []
        of_networkx = (("networkx", *found) for found in measured(node_count, edges))
        of_igraph = (("igraph", *found) for found in igraph_values(node_count, edges))
        for found in itertools.chain(of_networkx, of_igraph):
            program, measure, directed, weighted, distance, values = found
            lines.append(json.dumps({
                "program": program,
                "measure": measure,
                "directed": directed,
                "weighted": weighted,
                "distance": distance,
                **listed(values, node_count),
            }))
        head = VERSIONS | {"graph": name, "nodes": node_count, "edges": edges}
        text = json.dumps(head)[:-1] + ', "expected": [\n' + ",\n".join(lines) + "\n]}\n"
        json.loads(text)
        (pathlib.Path(__file__).parent / f"{name}.json").write_text(text)
    lines = "".join(json.dumps(case) + "\n" for case in divided())
    (pathlib.Path(__file__).parent / "modularity.jsonl").write_text(lines)


if __name__ == "__main__":
    main()
