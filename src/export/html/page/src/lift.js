// What is lifted above the rest of the picture: what is chosen, and what belongs to it.

import { otherEnd, shortestPath } from './paths.js'

/** Returns the nodes and ties that stand out, and who among them is named in bold; or nothing. */
export function lifted(page) {
    const { model, seen, store } = page
    const { node, tie, row, goal } = store.choices
    const found = { nodes: new Set(), ties: new Set(), bold: new Set() }
    const path = node >= 0 && goal >= 0 ? shortestPath(model, seen, node, goal) : null
    if (path) {
        for (const step of path.nodes) (found.nodes.add(step), found.bold.add(step))
        for (const step of path.ties) found.ties.add(step)
    } else if (tie >= 0) {
        found.ties.add(tie)
        for (const end of [model.ties.source[tie], model.ties.target[tie]])
            (found.nodes.add(end), found.bold.add(end))
    } else if (node >= 0) {
        found.bold.add(node)
        found.nodes.add(node)
        for (const near of model.tiesOf[node]) {
            if (!(seen.ties[near] > 0)) continue
            found.ties.add(near)
            found.nodes.add(otherEnd(model, near, node))
        }
    } else if (row >= 0) {
        for (const end of [model.rows.speaker[row], ...model.rows.mentions[row]])
            if (end >= 0) found.nodes.add(end)
        if (model.rows.speaker[row] >= 0) found.bold.add(model.rows.speaker[row])
    }
    for (const node of found.nodes) if (!seen.nodes[node]) found.nodes.delete(node)
    return found.nodes.size ? found : null
}
