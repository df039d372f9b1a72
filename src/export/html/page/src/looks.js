// How large nodes are, which colors they have and how wide ties are: the same in every drawing.

import { communities, measures, nodeColumn, usualMeasure } from './data.js'
import { shortNumber, spaced } from './words.js'

/**
 * @typedef {object} Looks
 * @property {string[]} colors the color of each node
 * @property {Float64Array} radii the radius of each node, in the units of the places
 * @property {Uint32Array} order the nodes, the largest first
 * @property {(tie: number) => number} width the width of a tie, in pixels
 * @property {number} opacity how much of what is behind a tie it hides, from 0 to 1
 * @property {{ color: string, label: string, count: number, kind?: string }[]} legend
 * @property {string} size what sizes say
 */

/** Lists what colors can say, as values with labels. */
export function colorChoices(model) {
    const choices = [
        ['kind', 'kind'],
        ...communities(model).map((name) => [name, `community (${spaced(name)})`]),
    ]
    return model.nodes.color ? [...choices, ['own', 'colors of the file']] : choices
}

/** Lists what sizes can say. */
export function sizeChoices(model) {
    const choices = measures(model).map((column) => [column.name, spaced(column.name)])
    if (model.nodes.size) choices.unshift(['own', 'sizes of the file'])
    return [...choices, ['*ties', 'ties'], ['same', 'nothing: all are alike']]
}

/**
 * Decides how everything looks.
 *
 * @returns {Looks}
 */
export function makeLooks(model, choices, seen) {
    const size = choices.size || (model.nodes.size ? 'own' : usualMeasure(model) || '*ties')
    const radii = makeRadii(model, size)
    const order = Uint32Array.from(radii.keys()).sort((a, b) => radii[b] - radii[a] || a - b)
    const { colors, legend } = makeColors(model, choices, seen)
    const heaviest = seen.ties.reduce((most, weight) => Math.max(most, weight), 1)
    const [thinnest, widest] =
        model.ties.count < 500 ? [0.8, 4] : model.ties.count < 5000 ? [0.5, 2.6] : [0.4, 1.6]
    const width = (tie) =>
        thinnest +
        (widest - thinnest) *
            Math.sqrt(Math.min(1, seen.ties[tie] / heaviest)) *
            (heaviest > 1 ? 1 : 0.2)
    // Where many lines cross, each lets more of the others through.
    const opacity = Math.min(0.55, Math.max(0.05, 14 / Math.sqrt(seen.tieCount || 1)))
    return { colors, radii, order, width, opacity, legend, size }
}

/** Gives each node a radius: the area says the measure. */
function makeRadii(model, size) {
    const { count, size: own } = model.nodes
    if (size === 'own' && own) {
        const radius = (diameter) => Math.min(Math.max((diameter ?? 10) / 2, 2), 60)
        return Float64Array.from(own, radius)
    }
    const column = size === '*ties' ? strengths(model) : nodeColumn(model, size)?.at
    if (!column) return new Float64Array(count).fill(10)
    const values = Array.from(column, (value) => Math.max(0, Number(value ?? 0)))
    const highest = values.reduce((most, value) => Math.max(most, value), 0) || 1
    return Float64Array.from(values, (value) => 5 + 20 * Math.sqrt(value / highest))
}

/** Adds up the weights of the ties of each node. */
function strengths({ nodes, ties, tiesOf }) {
    return Float64Array.from({ length: nodes.count }, (_, node) =>
        tiesOf[node].reduce((sum, tie) => sum + ties.weight[tie], 0),
    )
}

/** Gives each node a color, and says what the colors mean. */
function makeColors(model, choices, seen) {
    const { nodes, colors } = model
    const by = choices.color || (nodes.color && model.colorBy === 'kind' ? 'own' : model.colorBy)
    const counted = new Map()
    const add = (key, label, color, kind) => {
        const known = counted.get(key) ?? { color, label, count: 0, kind, key }
        counted.set(key, known)
        return known
    }
    const shared = new Map()
    const groups = by === 'kind' || by === 'own' ? null : nodeColumn(model, by)?.at
    for (const group of groups ?? []) shared.set(group, (shared.get(group) ?? 0) + 1)
    const found = nodes.kind.map((kind, node) => {
        let entry
        if (groups) {
            const group = groups[node]
            const isLarge =
                group >= 1 && group <= colors.groups.length && (shared.get(group) ?? 0) > 1
            const label = isLarge ? `community ${group}` : 'smaller ones'
            entry = add(
                isLarge ? group : Infinity,
                label,
                isLarge ? colors.groups[group - 1] : colors.others,
            )
        } else {
            entry = add(kind, kind, colors.kinds[kind] ?? colors.others, kind)
        }
        if (seen.nodes[node]) entry.count++
        return (by === 'own' && nodes.color?.[node]) || entry.color
    })
    const order = Object.keys(colors.kinds)
    const place = ({ key }) => (groups ? key : order.indexOf(key))
    const legend = by === 'own' ? [] : [...counted.values()].sort((a, b) => place(a) - place(b))
    return { colors: found, legend }
}

/** Says what a node's size says. */
export function sizeWords(model, looks, node) {
    const column = nodeColumn(model, looks.size)
    return column ? `${spaced(looks.size)} ${shortNumber(column.at[node])}` : ''
}
