"""Whether two answers are the same, for peers.py."""

# Compared by the values themselves: how far each may be from the other's, relative to the greater.
RELATIVE = {"betweenness": 1e-9, "weighted_betweenness": 1e-9, "closeness": 1e-9, "clustering": 1e-9, "core": 0.0}
# Compared by the sum of all differences.
SUMMED = {"pagerank": 1e-8}
# Programs scale these differently, so that only proportions to the greatest value can be compared,
# and they stop early: how far each may be apart.
PROPORTIONAL = {"eigenvector": 1e-4, "hub": 1e-4}
# Measures that have no values of nodes, compared relatively.
FIGURES = {"degree_assortativity": 1e-9, "reading": 0.0}
# Compared by how good they are, from several seeds: how much less modularity may be than the best.
COMMUNITIES = {"louvain", "leiden"}
MODULARITY = 0.001


class Differing(Exception):
    """The answers are too far apart for their times to be compared."""


def compare(measure, ours, theirs, ends):
    """Returns how the answers differ, in words, unless they differ too much."""
    import numpy as np

    if measure.endswith("component"):
        # The same division, whatever the numbers.
        pairs = len(np.unique(np.stack([ours, theirs]), axis=1).T)
        if not pairs == len(np.unique(ours)) == len(np.unique(theirs)):
            raise Differing("the components differ")
        return "equal"
    if measure in COMMUNITIES:
        worth = [modularity(*ends, labels) for labels in (ours, theirs)]
        return f"Q {worth[0]:.4f} : {worth[1]:.4f}"
    # Some have no closeness for a node that nobody reaches; ours is 0.
    theirs = np.nan_to_num(theirs)
    greater = np.maximum(np.abs(ours), np.abs(theirs))
    if measure in SUMMED:
        error, most = np.abs(ours - theirs).sum(), SUMMED[measure]
    elif measure in PROPORTIONAL:
        proportions = [values / max(np.abs(values).max(), 1e-300) for values in (ours, theirs)]
        error, most = np.abs(proportions[0] - proportions[1]).max(), PROPORTIONAL[measure]
    else:
        error = (np.abs(ours - theirs) / np.where(greater > 0, greater, 1.0)).max()
        most = (RELATIVE | FIGURES)[measure]
    if error > most:
        raise Differing(f"the answers differ by {error:.1e}, and {most:.0e} is allowed")
    return f"{error:.0e}" if error > 0 else "equal"


def modularity(source, target, labels):
    """Returns the modularity of a division of an undirected graph without weights."""
    import numpy as np

    _, labels = np.unique(labels, return_inverse=True)
    degrees = np.bincount(np.concatenate([source, target]), minlength=labels.size)
    totals = np.bincount(labels, weights=degrees)
    inside = (labels[source] == labels[target]).sum()
    return inside / source.size - ((totals / (2 * source.size)) ** 2).sum()
