// The filters: each can be seen, changed and taken back.

import { isRelation, measures } from './data.js'
import { combobox } from './combobox.js'
import { fill, h } from './dom.js'
import { bins, histogram } from './histogram.js'
import { FILTERS, START } from './store.js'
import { cut, percent, plural, spaced } from './words.js'

/** Shows the filters. */
export function showFilters(page, element) {
    const { seen, store } = page
    const isSet = FILTERS.some((name) => String(store.choices[name]) !== String(START[name]))
    const reset = () => store.set(Object.fromEntries(FILTERS.map((name) => [name, START[name]])))
    fill(
        element,
        h(
            'header.details-head',
            {},
            h('h2', {}, 'Filters'),
            h('button.chip', { type: 'button', disabled: !isSet, onclick: reset }, 'Reset'),
            h(
                'button.text-button.filters-close',
                { type: 'button', onclick: () => page.toggleFilters(false) },
                'Done',
            ),
        ),
        h(
            'p.subhead',
            {},
            `${plural(seen.nodeCount, 'node')}, ${plural(seen.tieCount, 'tie')}, ${plural(seen.rowCount, 'statement')} left`,
        ),
        kinds(page),
        dates(page),
        documents(page),
        organisations(page),
        stances(page),
        sureness(page),
        measure(page),
        ties(page),
    )
}

function group(title, ...children) {
    return h('fieldset.filter', {}, h('legend', {}, title), ...children)
}

function kinds(page) {
    const { model, store } = page
    const counts = new Map()
    for (const kind of model.nodes.kind) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    const known = Object.keys(model.colors.kinds).filter((kind) => counts.has(kind))
    const { hidden } = store.choices
    const change = (kind) =>
        store.set({
            hidden: hidden.includes(kind)
                ? hidden.filter((other) => other !== kind)
                : [...hidden, kind],
        })
    return group(
        'Kind',
        known.map((kind) =>
            h(
                'label.check',
                {},
                h('input', {
                    type: 'checkbox',
                    checked: !hidden.includes(kind),
                    'data-kind': kind,
                    onchange: () => change(kind),
                }),
                h('span', {}, spaced(kind)),
                h('span.count', {}, counts.get(kind).toLocaleString('en')),
            ),
        ),
    )
}

function dates(page) {
    const { store } = page
    const { from, to } = store.choices
    page.bars ??= bins(page.model.rows.date.filter((_, row) => page.model.rows.isStatement[row]))
    if (!page.bars.length) return null
    const field = (name, value, label) =>
        h(
            'label.labelled',
            {},
            label,
            h('input.field', {
                type: 'text',
                inputmode: 'numeric',
                placeholder: 'YYYY-MM-DD',
                pattern: '\\d{4}(-\\d\\d){0,2}',
                value,
                'data-date': name,
                onchange: (event) =>
                    event.target.checkValidity() && store.set({ [name]: event.target.value }),
            }),
        )
    return group(
        'Date',
        histogram(page.bars, from, to, (first, last) => store.set({ from: first, to: last })),
        h('div.pair', {}, field('from', from, 'from'), field('to', to, 'to')),
        (from || to) &&
            h(
                'button.text-button',
                { type: 'button', onclick: () => store.set({ from: '', to: '' }) },
                'Any date',
            ),
    )
}

/** Makes a filter that is one of many things. */
function oneOf(page, { title, name, label, items, nameOf }) {
    const value = page.store.choices[name]
    if (value >= 0) {
        return group(
            title,
            h(
                'button.chip.is-set',
                {
                    type: 'button',
                    title: 'Take this filter away',
                    onclick: () => page.store.set({ [name]: -1 }),
                },
                h('bdi', {}, cut(nameOf(value), 60)),
                h('span', { 'aria-hidden': 'true' }, ' ×'),
            ),
        )
    }
    return group(
        title,
        combobox({ label, items, onchoose: (chosen) => page.store.set({ [name]: chosen }) }),
    )
}

function documents(page) {
    const { documents, rowsIn } = page.model
    if (documents.count < 2) return null
    const items = () =>
        documents.title.map((name, value) => ({
            name,
            value,
            hint: plural(rowsIn[value].length, 'statement'),
        }))
    return oneOf(page, {
        title: 'Document',
        name: 'within',
        label: 'Any document',
        items,
        nameOf: (value) => documents.title[value],
    })
}

function organisations(page) {
    const { nodes, edges, tiesOf, ties } = page.model
    const isOne = (node) =>
        nodes.kind[node] === 'organisation' &&
        tiesOf[node].some((tie) => ties.edges[tie].some((edge) => isRelation(edges.kind[edge])))
    const found = (page.organisations ??= [...nodes.kind.keys()].filter(isOne))
    if (!found.length) return null
    const items = () => found.map((value) => ({ name: nodes.label[value], value }))
    return oneOf(page, {
        title: 'Organisation and its members',
        name: 'organisation',
        label: 'Any organisation',
        items,
        nameOf: (value) => nodes.label[value],
    })
}

function stances(page) {
    const { model, store } = page
    if (!model.concepts.count) return null
    const side = store.choices.stance
    const choose = (value, label) =>
        h(
            'button.chip',
            {
                type: 'button',
                'aria-pressed': String(side === value),
                onclick: () => store.set({ stance: side === value ? '' : value }),
            },
            label,
        )
    const items = () => model.concepts.name.map((name, value) => ({ name, value }))
    const field = oneOf(page, {
        title: 'Stance',
        name: 'concept',
        label: 'Any concept',
        items,
        nameOf: (value) => model.concepts.name[value],
    })
    field.append(h('div.actions', {}, choose('for', 'supports'), choose('against', 'opposes')))
    return field
}

function sureness(page) {
    const { model, store } = page
    if (!model.rows.confidence.some((share) => share !== null)) return null
    const { sure } = store.choices
    const output = h('output', {}, sure > 0 ? `at least ${percent(sure)}` : 'any')
    return group(
        'Confidence',
        h(
            'label.slider',
            {},
            h('input', {
                type: 'range',
                min: 0,
                max: 1,
                step: 0.05,
                value: sure,
                'aria-label': 'Least confidence',
                oninput: (event) =>
                    (output.textContent = `at least ${percent(+event.target.value)}`),
                onchange: (event) => store.set({ sure: +event.target.value }),
            }),
            output,
        ),
    )
}

function measure(page) {
    const { model, store } = page
    const { measure: chosen, least, most } = store.choices
    const list = measures(model)
    if (!list.length) return null
    const select = h(
        'select.field',
        {
            'aria-label': 'Measure',
            onchange: (event) => store.set({ measure: event.target.value, least: '', most: '' }),
        },
        h('option', { value: '', selected: !chosen }, 'any value of any measure'),
        list.map(({ name }) =>
            h('option', { value: name, selected: name === chosen }, spaced(name)),
        ),
    )
    const field = (name, value, label) =>
        h(
            'label.labelled',
            {},
            label,
            h('input.field', {
                type: 'number',
                step: 'any',
                value,
                onchange: (event) => store.set({ [name]: event.target.value }),
            }),
        )
    return group(
        'Measure',
        select,
        chosen && h('div.pair', {}, field('least', least, 'from'), field('most', most, 'to')),
    )
}

function ties(page) {
    const { store } = page
    const { count, tied } = store.choices
    return group(
        'Ties',
        h(
            'label.labelled.is-row',
            {},
            'at least',
            h('input.field.is-short', {
                type: 'number',
                min: 1,
                step: 1,
                value: count,
                'aria-label': 'Least statements of a tie',
                onchange: (event) =>
                    store.set({ count: Math.max(1, Math.floor(+event.target.value) || 1) }),
            }),
            'statements',
        ),
        h(
            'label.check',
            {},
            h('input', {
                type: 'checkbox',
                checked: tied,
                onchange: () => store.set({ tied: !tied }),
            }),
            h('span', {}, 'hide whoever has no tie'),
        ),
    )
}
