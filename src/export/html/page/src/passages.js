// Pieces of texts with marks on them. Places are counted in code points, as records count them.

import { h } from './dom.js'

/** @typedef {{ start: number, end: number, kind: string, row?: number, node?: number }} Mark */

/**
 * Returns how to turn a place in code points into one in JavaScript's own units.
 *
 * @returns {(point: number) => number}
 */
export function unitsOf(text) {
    if (!/[\uD800-\uDBFF]/.test(text)) return (point) => Math.min(point, text.length)
    const units = []
    let unit = 0
    for (const character of text) {
        units.push(unit)
        unit += character.length
    }
    units.push(unit)
    return (point) => units[Math.min(point, units.length - 1)]
}

/** Makes marks of a flat list of places: start, end, start, end. */
export function marksOf(places, kind, units, more = {}) {
    const marks = []
    for (let index = 0; index + 1 < places.length; index += 2) {
        marks.push({ start: units(places[index]), end: units(places[index + 1]), kind, ...more })
    }
    return marks
}

/**
 * Cuts a text where marks begin and end.
 *
 * @param {Mark[]} marks
 * @returns {{ text: string, marks: Mark[] }[]}
 */
export function pieces(text, marks, from = 0, to = text.length) {
    const inside = marks.filter(
        (mark) => mark.start < mark.end && mark.end > from && mark.start < to,
    )
    const cuts = new Set([from, to])
    for (const { start, end } of inside) cuts.add(Math.max(start, from)).add(Math.min(end, to))
    const starts = inside.slice().sort((a, b) => a.start - b.start)
    const found = []
    const order = [...cuts].sort((a, b) => a - b)
    let open = /** @type {Mark[]} */ ([])
    let next = 0
    for (let index = 0; index + 1 < order.length; index++) {
        const [start, end] = [order[index], order[index + 1]]
        open = open.filter((mark) => mark.end > start)
        while (next < starts.length && starts[next].start <= start) open.push(starts[next++])
        found.push({ text: text.slice(start, end), marks: open.filter((mark) => mark.end > start) })
    }
    return found
}

/** How much of a text stands between two marks before it is cut. */
const LONGEST_GAP = 160

/**
 * Shows a statement as it stands in its document: who says it, that it is said, and what.
 *
 * @param {import('./data.js').Model} model
 */
export function passage(model, row) {
    const { rows, documents } = model
    const document = rows.document[row]
    const text = document < 0 ? '' : documents.text[document]
    const units = text ? unitsOf(text) : (point) => point
    const marks = [
        ...marksOf(rows.content[row], 'content', units),
        ...marksOf(rows.source[row], 'source', units),
        ...marksOf(rows.cueSpans[row], 'cue', units),
    ]
    if (!text || !marks.length) return [h('span.content', {}, rows.text[row])]
    const from = Math.min(...marks.map((mark) => mark.start))
    const to = Math.max(...marks.map((mark) => mark.end))
    return pieces(text, marks, from, to).map((piece) => {
        if (!piece.marks.length) return shortened(piece.text)
        const kinds = [...new Set(piece.marks.map((mark) => mark.kind))]
        const kind = ['cue', 'source', 'content'].find((known) => kinds.includes(known))
        return h(`span.${kind}`, { title: kind === 'content' ? undefined : kind }, piece.text)
    })
}

function shortened(text) {
    if (text.length <= LONGEST_GAP) return text
    return `${text.slice(0, LONGEST_GAP / 2)} […] ${text.slice(-LONGEST_GAP / 2)}`
}
