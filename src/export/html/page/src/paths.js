// Ways between two nodes over the ties that can be seen.

/**
 * Finds a shortest way, whichever way the ties lead; of several that over the heaviest first ties.
 *
 * @returns {{ nodes: number[], ties: number[] } | null} nothing where there is no way
 */
export function shortestPath(model, seen, from, to) {
    const before = new Map([[from, -1]])
    let reached = [from]
    while (reached.length && !before.has(to)) {
        const next = []
        for (const node of reached) {
            const ties = model.tiesOf[node].filter((tie) => seen.ties[tie] > 0)
            ties.sort((a, b) => seen.ties[b] - seen.ties[a] || a - b)
            for (const tie of ties) {
                const other = otherEnd(model, tie, node)
                if (!before.has(other)) {
                    before.set(other, tie)
                    next.push(other)
                }
            }
        }
        reached = next
    }
    if (!before.has(to)) return null
    const path = { nodes: [to], ties: /** @type {number[]} */ ([]) }
    for (let node = to; node !== from; ) {
        const tie = /** @type {number} */ (before.get(node))
        node = otherEnd(model, tie, node)
        path.ties.unshift(tie)
        path.nodes.unshift(node)
    }
    return path
}

/** Returns the node at the other end of a tie. */
export function otherEnd(model, tie, node) {
    return model.ties.source[tie] === node ? model.ties.target[tie] : model.ties.source[tie]
}

/**
 * Lists the neighbors of a node that can be seen, the closest first, with how close they are and
 * their heaviest tie.
 */
export function neighbors(model, seen, node) {
    const found = new Map()
    for (const tie of model.tiesOf[node]) {
        const [other, weight] = [otherEnd(model, tie, node), seen.ties[tie]]
        if (!(weight > 0) || other === node) continue
        const known = found.get(other) ?? { node: other, weight: 0, tie }
        if (weight > seen.ties[known.tie]) known.tie = tie
        known.weight += weight
        found.set(other, known)
    }
    return [...found.values()].sort((one, two) => two.weight - one.weight || one.node - two.node)
}
