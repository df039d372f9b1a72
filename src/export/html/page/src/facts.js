// What else is known of a node or a tie: attributes, roles, measures.

import { isRelation, measures } from './data.js'
import { h } from './dom.js'
import { cut, shortNumber, spaced } from './words.js'

/** Lists what else is known of a node. */
export function nodeFacts(page, node) {
    const { columns } = page.model.nodes
    const scores = new Set(measures(page.model).map((column) => column.name))
    const known = columns.filter((column) => column.at[node] !== null && column.at[node] !== '')
    const [numbers, texts] = [
        known.filter((c) => scores.has(c.name)),
        known.filter((c) => !scores.has(c.name)),
    ]
    const row = ({ name, at, type }) => [
        h('dt', {}, spaced(name)),
        h('dd', { dir: 'auto' }, type === 'texts' ? cut(at[node], 400) : shortNumber(at[node])),
    ]
    return [
        texts.length > 0 &&
            h('section.section', {}, h('h3', {}, 'Known facts'), h('dl.facts', {}, texts.map(row))),
        numbers.length > 0 &&
            h(
                'details.section',
                {},
                h('summary', {}, 'Measures', h('span.count', {}, String(numbers.length))),
                h('dl.facts.is-numbers', {}, numbers.map(row)),
            ),
    ]
}

/** Lists the roles and other attributes of a tie's edges. */
export function edgeFacts(page, tie) {
    const { edges, ties } = page.model
    const relations = ties.edges[tie].filter(
        (edge) =>
            isRelation(edges.kind[edge]) ||
            edges.columns.some((c) => c.at[edge] !== null && c.at[edge] !== ''),
    )
    const shown = relations.slice(0, 50).map((edge) => {
        const known = edges.columns.filter(
            (column) => column.at[edge] !== null && column.at[edge] !== '',
        )
        const words = known.map(({ name, at, type }) => [
            h('dt', {}, spaced(name)),
            h('dd', { dir: 'auto' }, type === 'texts' ? cut(at[edge], 400) : shortNumber(at[edge])),
        ])
        return h(
            'section.section',
            {},
            h('h3', {}, cut(edges.label[edge], 200)),
            words.length > 0 && h('dl.facts', {}, words),
        )
    })
    return shown
}
