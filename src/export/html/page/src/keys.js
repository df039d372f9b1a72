// The keys of the whole page, wherever no field wants them.

import { byId } from './dom.js'
import { openHelp } from './help.js'
import { ranked } from './ranking.js'
import { isDark } from './theme.js'

/** How far an arrow key moves the picture, in pixels. */
const STEP = 60

/** Listens to keys. */
export function listenToKeys(page) {
    const { store } = page
    const { stage } = page.network
    const actions = {
        '/': () => byId('search').querySelector('input').focus(),
        '?': () => openHelp(page),
        f: () => page.toggleFilters(),
        1: () => store.set({ view: 'network' }),
        2: () => store.set({ view: 'articles' }),
        s: () => store.set({ tab: 'details' }),
        r: () => store.set({ tab: 'ranking' }),
        n: () => next(page, 1),
        p: () => next(page, -1),
        d: () => store.set({ theme: isDark(store.choices) ? 'light' : 'dark' }),
        '+': () => stage.zoomBy(1.5),
        '=': () => stage.zoomBy(1.5),
        '-': () => stage.zoomBy(1 / 1.5),
        0: () => stage.fit(),
        Escape: () => store.select({}),
    }
    const arrows = {
        ArrowLeft: [-STEP, 0],
        ArrowRight: [STEP, 0],
        ArrowUp: [0, -STEP],
        ArrowDown: [0, STEP],
    }
    document.addEventListener('keydown', (event) => {
        const target = /** @type {HTMLElement} */ (event.target)
        if (
            event.ctrlKey ||
            event.metaKey ||
            event.altKey ||
            document.querySelector('dialog[open]')
        )
            return
        if (target.matches('input, select, textarea')) return
        const arrow = arrows[event.key]
        if (arrow && target.id === 'stage') {
            event.preventDefault()
            stage.panBy(...arrow)
            return
        }
        const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key]
        if (action) {
            event.preventDefault()
            action()
        }
    })
}

/** Goes to the next actor of the ranking. */
function next(page, step) {
    const { nodes } = ranked(page)
    if (!nodes.length) return
    const at = nodes.findIndex(([node]) => node === page.store.choices.node)
    const place =
        at < 0 ? (step > 0 ? 0 : nodes.length - 1) : (at + step + nodes.length) % nodes.length
    page.goTo(nodes[place][0])
}
