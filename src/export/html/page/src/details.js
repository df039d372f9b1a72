// The statements panel: what is behind the actor, the tie or the statement that is chosen.

import { fill, h, icon } from './dom.js'
import { edgeFacts, nodeFacts } from './facts.js'
import { combobox } from './combobox.js'
import { neighbors, shortestPath } from './paths.js'
import { nodeLink, statementCard } from './statement.js'
import { overview } from './overview.js'
import { cut, plural, shortNumber, spaced } from './words.js'

/** How many cards or names are shown before the user asks for more. */
const PAGE_OF_CARDS = 20
const PAGE_OF_NAMES = 12

/** Shows what is chosen. */
export function showDetails(page, element) {
    const { node, tie, row } = page.store.choices
    if (tie >= 0) fill(element, tieDetails(page, tie))
    else if (node >= 0) fill(element, nodeDetails(page, node))
    else if (row >= 0) fill(element, [heading(page, 'Statement'), statementCard(page, row)])
    else fill(element, overview(page))
    page.paintDots(element)
}

function heading(page, ...words) {
    return h(
        'header.details-head',
        {},
        h('h2', { tabindex: '-1', dir: 'auto' }, ...words),
        h(
            'button.icon-button',
            {
                type: 'button',
                'aria-label': 'Choose nothing',
                title: 'Choose nothing (Esc)',
                onclick: () => page.store.select({}),
            },
            icon('close'),
        ),
    )
}

function nodeDetails(page, node) {
    const { model, seen, store } = page
    const { nodes, rowsOf } = model
    const kept = (row) => seen.rows[row]
    const [spoken, about] = [rowsOf.spoken[node].filter(kept), rowsOf.about[node].filter(kept)]
    const near = neighbors(model, seen, node)
    const { focus } = store.choices
    return [
        heading(page, cut(nodes.label[node], 600)),
        h(
            'p.subhead',
            {},
            h('span.dot', { 'data-color': page.looks.colors[node] }),
            spaced(nodes.kind[node]),
            !seen.nodes[node] && h('span.warning', {}, 'hidden by the filters'),
        ),
        h(
            'div.actions',
            {},
            h(
                'button.chip',
                {
                    type: 'button',
                    'aria-pressed': String(focus),
                    onclick: () => store.set({ focus: !focus }),
                },
                'Only neighbors',
            ),
            h(
                'button.chip',
                { type: 'button', onclick: () => page.network.stage.moveTo(node) },
                'Find in the picture',
            ),
        ),
        pathFinder(page, node),
        section('Says', spoken, (rows) => cards(page, rows)),
        section(spoken.length ? 'Is spoken about' : 'Statements', about, (rows) =>
            cards(page, rows),
        ),
        section('Tied to', near, (list) => names(page, list)),
        nodeFacts(page, node),
    ]
}

function tieDetails(page, tie) {
    const { model, seen } = page
    const { ties, edges } = model
    const rows = ties.rows[tie].filter((row) => seen.rows[row])
    const back = model.tiesOf[ties.source[tie]].find(
        (other) =>
            other !== tie &&
            ties.source[other] === ties.target[tie] &&
            ties.target[other] === ties.source[tie],
    )
    const kinds = [...new Set(ties.edges[tie].map((edge) => edges.label[edge]))]
    return [
        heading(page, 'Tie'),
        h(
            'p.tie-ends',
            {},
            nodeLink(page, ties.source[tie]),
            h(
                'span.arrow',
                { 'aria-label': ties.oneWay[tie] ? 'to' : 'and' },
                ties.oneWay[tie] ? '→' : '–',
            ),
            nodeLink(page, ties.target[tie]),
        ),
        h(
            'p.subhead',
            {},
            cut(kinds.join(', '), 200),
            h('span', {}, ` · weight ${shortNumber(ties.weight[tie])}`),
        ),
        back !== undefined &&
            h(
                'div.actions',
                {},
                h(
                    'button.chip',
                    { type: 'button', onclick: () => page.store.select({ tie: back }) },
                    'The other way round',
                ),
            ),
        rows.length
            ? section('Statements', rows, (list) => cards(page, list))
            : h('p.empty', {}, 'No statement is known behind this tie.'),
        edgeFacts(page, tie),
    ]
}

/** Finds the shortest way to another actor. */
function pathFinder(page, node) {
    const { model, seen, store } = page
    const { goal } = store.choices
    const field = combobox({
        label: 'Shortest path to …',
        text: goal >= 0 ? cut(model.nodes.label[goal], 90) : '',
        items: () => page.nodeItems().filter((item) => item.value !== node),
        clears: false,
        onchoose: (value) => store.set({ goal: value, focus: false }),
    })
    if (goal < 0) return h('div.path', {}, field)
    const path = shortestPath(model, seen, node, goal)
    const steps = path
        ? h(
              'ol.steps',
              {},
              path.nodes.map((step, index) =>
                  h(
                      'li',
                      {},
                      nodeLink(page, step, 60),
                      index < path.ties.length &&
                          h(
                              'button.text-button.step-tie',
                              {
                                  type: 'button',
                                  onclick: () => store.select({ tie: path.ties[index] }),
                              },
                              plural(model.ties.rows[path.ties[index]].length, 'statement'),
                          ),
                  ),
              ),
          )
        : h('p.empty', {}, 'No way leads there over what can be seen.')
    const close = h(
        'button.text-button',
        { type: 'button', onclick: () => store.set({ goal: -1 }) },
        'Clear the path',
    )
    return h('div.path', {}, field, steps, close)
}

function section(title, items, show) {
    if (!items.length) return null
    return h(
        'section.section',
        {},
        h('h3', {}, title, h('span.count', {}, items.length.toLocaleString('en'))),
        show(items),
    )
}

/** Shows the first items, and a button for the rest. */
export function paged(items, size, tag, make, after) {
    const list = h(tag)
    let shown = 0
    const more = h('button.text-button.more', { type: 'button', onclick: () => add() })
    const add = () => {
        for (const item of items.slice(shown, shown + size)) list.append(make(item))
        shown = Math.min(items.length, shown + size)
        more.textContent = `Show more of ${plural(items.length - shown, 'other')}`
        more.hidden = shown >= items.length
        after?.(list)
    }
    add()
    return [list, more]
}

function cards(page, rows) {
    return paged(
        rows,
        PAGE_OF_CARDS,
        'div.cards',
        (row) => statementCard(page, row),
        (list) => page.paintDots(list),
    )
}

function names(page, list) {
    const make = ({ node, weight, tie }) =>
        h(
            'li',
            {},
            nodeLink(page, node, 60),
            h(
                'button.text-button.count',
                {
                    type: 'button',
                    'aria-label': `The tie, of weight ${shortNumber(weight)}`,
                    title: 'Show the tie',
                    onclick: () => page.store.select({ tie }),
                },
                shortNumber(weight),
            ),
        )
    return paged(list, PAGE_OF_NAMES, 'ul.names', make, (names) => page.paintDots(names))
}
