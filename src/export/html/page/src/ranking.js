// The table of all actors, by any measure.

import { measures, nodeColumn } from './data.js'
import { fill, h } from './dom.js'
import { nodeLink } from './statement.js'
import { paged } from './details.js'
import { shortNumber, spaced } from './words.js'

const PAGE = 100

/** Lists what a table can be sorted by. */
function sorts(model) {
    const choices = measures(model).map((column) => [column.name, spaced(column.name)])
    return [
        ...choices,
        ['*statements', 'statements said'],
        ['*about', 'statements about'],
        ['*ties', 'ties'],
        ['*name', 'name'],
    ]
}

/** Returns what a node is ranked by. */
function ranker(page, sort) {
    const { model, seen } = page
    if (sort === '*statements')
        return (node) => model.rowsOf.spoken[node].filter((row) => seen.rows[row]).length
    if (sort === '*about')
        return (node) => model.rowsOf.about[node].filter((row) => seen.rows[row]).length
    if (sort === '*ties')
        return (node) => model.tiesOf[node].filter((tie) => seen.ties[tie] > 0).length
    const column = nodeColumn(model, sort)
    return (node) => (column ? column.at[node] : null)
}

/** Returns the nodes that can be seen, in order of a measure, with what they have of it. */
export function ranked(page) {
    const { model, seen, store } = page
    const { rising } = store.choices
    const sort = store.choices.sort || page.looks.size
    const isMeasure = sorts(model).some(([name]) => name === sort)
    const by = isMeasure ? sort : '*ties'
    const value = ranker(page, by)
    const nodes = []
    for (let node = 0; node < model.nodes.count; node++)
        if (seen.nodes[node]) nodes.push([node, value(node)])
    const name = (node) => model.nodes.label[node]
    /** @type {(one: any[], other: any[]) => number} */
    const compare =
        by === '*name'
            ? ([a], [b]) => name(a).localeCompare(name(b), 'en')
            : ([a, one], [b, two]) => Number(two ?? -Infinity) - Number(one ?? -Infinity) || a - b
    // What has no value stands last either way.
    nodes.sort((a, b) => {
        if ((a[1] === null) !== (b[1] === null) && by !== '*name') return a[1] === null ? 1 : -1
        return rising ? -compare(a, b) : compare(a, b)
    })
    return { by, nodes }
}

/** Shows the table. */
export function showRanking(page, element) {
    const { model, store } = page
    const { rising } = store.choices
    const { by, nodes } = ranked(page)
    const select = h(
        'select.field',
        { 'aria-label': 'Sort by', onchange: (event) => store.set({ sort: event.target.value }) },
        sorts(model).map(([name, label]) =>
            h('option', { value: name, selected: name === by }, label),
        ),
    )
    const turn = h(
        'button.chip',
        {
            type: 'button',
            'aria-pressed': String(rising),
            onclick: () => store.set({ rising: !rising }),
        },
        rising ? 'Lowest first' : 'Highest first',
    )
    const order = (name) =>
        name === by ? (rising !== (name === '*name') ? 'ascending' : 'descending') : 'none'
    const head = (name, label, tag) =>
        h(
            tag,
            { scope: 'col', 'aria-sort': order(name) },
            h(
                'button.text-button',
                {
                    type: 'button',
                    onclick: () =>
                        store.set(
                            name === by ? { rising: !rising } : { sort: name, rising: false },
                        ),
                },
                label,
            ),
        )
    const makeRow = ([node, value, place]) =>
        h(
            'tr',
            { 'aria-selected': String(node === store.choices.node) },
            h('td.place', {}, String(place)),
            h('th', { scope: 'row' }, nodeLink(page, node, 60)),
            h('td.number', {}, by === '*name' ? model.nodes.kind[node] : shortNumber(value)),
        )
    const places = rankPlaces(nodes)
    const [body, more] = paged(
        nodes.map(([node, value], index) => [node, value, places[index]]),
        PAGE,
        'tbody',
        makeRow,
        (rows) => page.paintDots(rows),
    )
    const measure = sorts(model).find(([name]) => name === by)?.[1] ?? ''
    fill(
        element,
        h('header.details-head', {}, h('h2', { tabindex: '-1' }, 'Ranking')),
        h('div.actions', {}, h('label.labelled', {}, 'by ', select), turn),
        h(
            'table.table',
            {},
            h('caption.unseen', {}, `Actors by ${measure}`),
            h(
                'thead',
                {},
                h(
                    'tr',
                    {},
                    h('th', { scope: 'col' }, '#'),
                    head('*name', 'Name', 'th'),
                    head(
                        by === '*name' ? '*ties' : by,
                        by === '*name' ? 'kind' : measure,
                        'th.number',
                    ),
                ),
            ),
            body,
        ),
        more,
        figureTable(model.figures),
    )
}

/** Shows what is said of the whole network: that a measure is exact, and how it is scaled, is no news. */
function figureTable(figures) {
    const isNews = ([name, value]) =>
        !name.endsWith('_normalization') && !(name.endsWith('_method') && value === 'exact')
    const isNumber = (text) => text.trim() !== '' && Number.isFinite(Number(text))
    const rows = figures.filter(isNews).map(([name, value]) => {
        const shown = isNumber(value) ? shortNumber(Number(value)) : value
        return h('tr', {}, h('th', { scope: 'row' }, spaced(name)), h('td.number', {}, shown))
    })
    return h(
        'details.of-whole',
        {},
        h('summary', {}, 'Figures of the whole network'),
        h('table.table', {}, h('tbody', {}, rows)),
    )
}

/** Gives equal values one place. */
function rankPlaces(nodes) {
    const places = []
    nodes.forEach(([, value], index) => {
        places.push(
            index && nodes[index - 1][1] === value && value !== null
                ? places[index - 1]
                : index + 1,
        )
    })
    return places
}
