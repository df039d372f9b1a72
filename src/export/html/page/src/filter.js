// Which nodes, ties and statements the choices leave to be seen.

import { isRelation, nodeColumn } from './data.js'

/**
 * What can be seen: a mark for each node and row, and for each tie how many statements it stands
 * for, none where it is hidden.
 *
 * @typedef {{ nodes: Uint8Array, rows: Uint8Array, ties: Float64Array, nodeCount: number, rowCount: number, tieCount: number }} Seen
 */

/**
 * Finds what can be seen.
 *
 * @param {import('./data.js').Model} model
 * @param {import('./store.js').Choices} choices
 * @returns {Seen}
 */
export function filter(model, choices) {
    const rows = keepRows(model, choices)
    const asksRows = rows.some((kept) => !kept)
    const nodes = keepNodes(model, choices)
    const ties = new Float64Array(model.ties.count)
    const busy = new Uint8Array(model.nodes.count)
    for (let tie = 0; tie < ties.length; tie++) {
        const [source, target] = [model.ties.source[tie], model.ties.target[tie]]
        if (!nodes[source] || !nodes[target]) continue
        const known = model.ties.rows[tie]
        const kept = asksRows
            ? known.reduce((sum, row) => sum + rows[row], 0)
            : model.ties.weight[tie]
        if (kept <= 0 || kept < choices.count) continue
        ties[tie] = kept
        busy[source] = busy[target] = 1
    }
    if (asksRows) {
        for (let row = 0; row < rows.length; row++) {
            if (rows[row] && model.rows.speaker[row] >= 0) busy[model.rows.speaker[row]] = 1
        }
    }
    if (asksRows || choices.tied || choices.count > 1) {
        for (let node = 0; node < nodes.length; node++) nodes[node] &= busy[node]
    }
    if (choices.focus && choices.node >= 0) keepNeighbors(model, choices.node, nodes, ties)
    return {
        nodes,
        rows,
        ties,
        nodeCount: count(nodes),
        rowCount: count(rows.map((kept, row) => kept & model.rows.isStatement[row])),
        tieCount: count(ties),
    }
}

const count = (marks) => marks.reduce((sum, mark) => sum + (mark > 0 ? 1 : 0), 0)

/** Marks the statements that documents, dates, stances and confidence let through. */
function keepRows(model, choices) {
    const { rows } = model
    const kept = new Uint8Array(rows.count).fill(1)
    const { within, from, to, concept, stance, sure } = choices
    for (let row = 0; row < rows.count; row++) {
        const date = rows.date[row]
        const isKept =
            (within < 0 || rows.document[row] === within) &&
            (!from || (date && reaches(date, from))) &&
            (!to || (date && date.slice(0, to.length) <= to)) &&
            (sure <= 0 || rows.confidence[row] === null || rows.confidence[row] >= sure) &&
            ((concept < 0 && !stance) ||
                rows.concepts[row].some(([known, value]) => takes(known, value, concept, stance)))
        kept[row] = isKept ? 1 : 0
    }
    return kept
}

/** Tells whether a date of any precision does not end before another. */
function reaches(date, from) {
    const length = Math.min(date.length, from.length, 10)
    return date.slice(0, length) >= from.slice(0, length)
}

function takes(known, value, concept, stance) {
    if (concept >= 0 && known !== concept) return false
    if (stance === 'for') return value > 0
    if (stance === 'against') return value < 0 && value !== null
    return true
}

/** Marks the nodes that kinds, the organisation and the measure let through. */
function keepNodes(model, choices) {
    const { nodes } = model
    const kept = new Uint8Array(nodes.count).fill(1)
    const hidden = new Set(choices.hidden)
    const column = choices.measure ? nodeColumn(model, choices.measure) : undefined
    const least = choices.least === '' ? -Infinity : Number(choices.least)
    const most = choices.most === '' ? Infinity : Number(choices.most)
    const members = choices.organisation < 0 ? null : membersOf(model, choices.organisation)
    for (let node = 0; node < nodes.count; node++) {
        const value = column ? column.at[node] : null
        const isWithin =
            !column ||
            (least === -Infinity && most === Infinity) ||
            (value !== null && value >= least && value <= most)
        kept[node] =
            !hidden.has(nodes.kind[node]) && isWithin && (!members || members.has(node)) ? 1 : 0
    }
    return kept
}

/** Finds an organisation and whoever has a role in it or belongs to it. */
export function membersOf(model, organisation) {
    const members = new Set([organisation])
    for (const tie of model.tiesOf[organisation]) {
        if (model.ties.edges[tie].some((edge) => isRelation(model.edges.kind[edge]))) {
            members.add(model.ties.source[tie]).add(model.ties.target[tie])
        }
    }
    return members
}

/** Hides all but a node, those it is tied to, and the ties among them. */
function keepNeighbors(model, node, nodes, ties) {
    const near = new Uint8Array(nodes.length)
    near[node] = nodes[node]
    for (const tie of model.tiesOf[node]) {
        if (ties[tie] > 0) near[model.ties.source[tie]] = near[model.ties.target[tie]] = 1
    }
    for (let number = 0; number < nodes.length; number++) nodes[number] &= near[number]
    for (let tie = 0; tie < ties.length; tie++) {
        if (!near[model.ties.source[tie]] || !near[model.ties.target[tie]]) ties[tie] = 0
    }
}
