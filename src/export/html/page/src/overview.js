// What the panel says while nothing is chosen: what this is, how much of it, where to begin.

import { h } from './dom.js'
import { nodeLink } from './statement.js'
import { sizeWords } from './looks.js'
import { longDate, plural } from './words.js'

/** How many of the largest are named. */
const LARGEST = 8

/** Makes the overview. */
export function overview(page) {
    const { model, seen, looks } = page
    const dates = [...new Set(model.rows.date.filter((_, row) => seen.rows[row]))]
        .filter(Boolean)
        .sort()
    const largest = []
    for (const node of looks.order) {
        if (seen.nodes[node]) largest.push(node)
        if (largest.length === LARGEST) break
    }
    const figure = (value, name) =>
        h('div.figure', {}, h('dt', {}, name), h('dd', {}, value.toLocaleString('en')))
    return [
        h('header.details-head', {}, h('h2', { tabindex: '-1' }, 'At a glance')),
        h(
            'dl.figures',
            {},
            figure(seen.nodeCount, 'nodes'),
            figure(seen.tieCount, 'ties'),
            seen.rowCount > 0 && figure(seen.rowCount, 'statements'),
            model.documents.count > 0 && figure(model.documents.count, 'documents'),
        ),
        dates.length > 0 &&
            h(
                'p.subhead',
                {},
                dates.length > 1
                    ? `From ${longDate(dates[0])} to ${longDate(dates[dates.length - 1])}`
                    : longDate(dates[0]),
            ),
        h(
            'p.hint',
            {},
            'Choose an actor or a line in the picture to read the words behind it. Press ',
            h('kbd', {}, '/'),
            ' to search, ',
            h('kbd', {}, '?'),
            ' for help.',
        ),
        !model.hasTexts &&
            h(
                'p.hint',
                {},
                'The articles themselves are not part of this page: it was made from a graph file, or from records without texts.',
            ),
        h(
            'section.section',
            {},
            h('h3', {}, 'Largest'),
            h(
                'ol.names',
                {},
                largest.map((node) =>
                    h(
                        'li',
                        {},
                        nodeLink(page, node, 60),
                        h('span.count', {}, sizeWords(model, looks, node)),
                    ),
                ),
            ),
        ),
        model.nodes.count === 0 &&
            h('p.empty', {}, `There is nothing to show: ${plural(0, 'node')}.`),
    ]
}
