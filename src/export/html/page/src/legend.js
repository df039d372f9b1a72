// The legend: what colors, sizes and widths say, and a choice of both.

import { h, fill } from './dom.js'
import { colorChoices, sizeChoices } from './looks.js'
import { spaced } from './words.js'

/** Shows the legend. */
export function showLegend(page, element) {
    const { model, store, looks } = page
    const select = (name, label, choices, value) =>
        h(
            'label.legend-choice',
            {},
            h('span', {}, label),
            h(
                'select.field.is-quiet',
                {
                    'data-choice': name,
                    onchange: (event) => store.set({ [name]: event.target.value }),
                },
                choices.map(([key, text]) =>
                    h('option', { value: key, selected: key === value }, text),
                ),
            ),
        )
    const color =
        store.choices.color ||
        (model.nodes.color && model.colorBy === 'kind' ? 'own' : model.colorBy)
    const entries = looks.legend.filter((entry) => entry.count > 0)
    fill(
        element,
        select('color', 'Color', colorChoices(model), color),
        h(
            'ul.swatches',
            { tabindex: '0', 'aria-label': 'Colors' },
            entries.map((entry) =>
                h(
                    'li',
                    {},
                    h('span.dot', { 'data-color': entry.color }),
                    h('span', {}, spaced(entry.label)),
                    h('span.count', {}, entry.count.toLocaleString('en')),
                ),
            ),
        ),
        select('size', 'Size', sizeChoices(model), looks.size),
    )
    page.paintDots(element)
}
