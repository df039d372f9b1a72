// The bar at the top, the tabs of the panel, and the buttons of the picture.

import { combobox } from './combobox.js'
import { byId, fill, h, iconButton } from './dom.js'
import { openHelp } from './help.js'
import { saveMenu } from './menu.js'
import { plural } from './words.js'

/** Fills the bar and the buttons of the picture. */
export function makeTools(page) {
    const { model, store } = page
    const search = combobox({
        label: 'Search actors, organisations, places',
        placeholder: 'Search',
        items: () => page.nodeItems(),
        onchoose: (node) => page.goTo(node),
    })
    fill(byId('search'), search)
    const view = (name, label) =>
        h(
            'button.view',
            { type: 'button', 'data-view': name, onclick: () => store.set({ view: name }) },
            label,
        )
    fill(byId('views'), view('network', 'Network'), view('articles', 'Articles'))
    const tab = (name, label) =>
        h(
            'button.tab',
            {
                type: 'button',
                role: 'tab',
                'data-tab': name,
                'aria-controls': name,
                onclick: () => store.set({ tab: name }),
            },
            label,
        )
    fill(byId('tabs'), tab('details', 'Statements'), tab('ranking', 'Ranking'))
    byId('tabs').addEventListener('keydown', (event) => {
        if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
            store.set({ tab: store.choices.tab === 'details' ? 'ranking' : 'details' })
            byId('tabs').querySelector('[aria-selected="true"]').focus()
        }
    })
    page.filterButton = iconButton('filter', 'Filters (F)', () => page.toggleFilters(), {
        'aria-expanded': 'false',
        'aria-controls': 'filters',
    })
    page.themeButton = h('span')
    fill(
        byId('tools'),
        page.filterButton,
        page.themeButton,
        saveMenu(page),
        iconButton('help', 'Help (?)', () => openHelp(page)),
    )
    const { stage } = page.network
    fill(
        byId('zoom'),
        iconButton('plus', 'Zoom in (+)', () => stage.zoomBy(1.5)),
        iconButton('minus', 'Zoom out (−)', () => stage.zoomBy(1 / 1.5)),
        iconButton('fit', 'Show all (0)', () => stage.fit()),
    )
    const [nodes] = model.whole
    const notices = []
    if (nodes > model.nodes.count)
        notices.push(
            `Shows the core: ${plural(model.nodes.count, 'node')} of ${nodes.toLocaleString('en')}, those that sit deepest in the crowd (k-core), then the most prominent.`,
        )
    if (!page.network.usesWebGl)
        notices.push('This browser has no WebGL: the picture is drawn in a simpler and slower way.')
    const close = h(
        'button.text-button',
        { type: 'button', onclick: () => (byId('notice').hidden = true) },
        'Close',
    )
    fill(byId('notice'), notices.join(' '), ' ', close)
    byId('notice').hidden = !notices.length
}
