// The page: reads its data, keeps what is chosen, and shows it everywhere.

import { showArticles } from './articles.js'
import { readModel } from './data.js'
import { showDetails } from './details.js'
import { announce, byId, fill, h, iconButton, keepingFocus } from './dom.js'
import { filter } from './filter.js'
import { showFilters } from './filters.js'
import { listenToKeys } from './keys.js'
import { showLegend } from './legend.js'
import { lifted } from './lift.js'
import { makeLooks } from './looks.js'
import { Network } from './network.js'
import { showRanking } from './ranking.js'
import { makeSheet } from './sheet.js'
import { FILTERS, START, Store, fromHash, toHash } from './store.js'
import { applyTheme, isDark, watchSystem } from './theme.js'
import { makeTools } from './tools.js'
import { cut, plural, spaced } from './words.js'

/** What changes when a filter does: nearly everything. */
const OF_FILTERS = new Set([...FILTERS, 'focus'])
const OF_LOOKS = new Set(['color', 'size', 'theme'])

/** The page and all that its parts share. */
class Page {
    constructor(model) {
        this.model = model
        this.store = new Store(fromHash(location.hash.slice(1), model))
        const { choices } = this.store
        this.colors = applyTheme(choices)
        this.seen = filter(model, choices)
        this.looks = makeLooks(model, choices, this.seen)
        this.network = new Network(byId('stage'), model, {
            choose: (found) => this.choose(found),
            moved: () => this.keepCamera(),
        })
        this.network.show(this.looks, this.seen, this.colors)
        if (choices.camera) this.network.stage.setCamera(choices.camera)
        this.sheet = makeSheet()
        this.filterButton = /** @type {any} */ (null)
        this.themeButton = /** @type {any} */ (null)
        makeTools(this)
        this.showAll()
        if (choices.node >= 0 || choices.tie >= 0 || choices.row >= 0 || choices.tab !== START.tab)
            this.sheet.open()
        this.store.listen((choices, changed) => this.changed(choices, changed))
        addEventListener('hashchange', () => this.readAddress())
        watchSystem(() => this.changed(this.store.choices, new Set(['theme'])))
        listenToKeys(this)
    }

    /** Lists all nodes for fields that find one, the most prominent first. */
    nodeItems() {
        const { nodes } = this.model
        const aliases = nodes.columns.find((column) => column.name === 'aliases')
        return Array.from(this.looks.order, (value) => ({
            name: nodes.label[value],
            hint: spaced(nodes.kind[value]),
            also: aliases?.at[value],
            value,
        }))
    }

    /** Chooses a node and brings it into the picture. */
    goTo(node) {
        this.store.select({ node, view: this.store.choices.view })
        if (this.seen.nodes[node]) this.network.stage.moveTo(node)
        byId('details').querySelector('h2')?.focus({ preventScroll: true })
    }

    /** Opens an article where a statement stands. */
    read(document, row) {
        this.store.set({ view: 'articles', document, row })
    }

    choose(found) {
        if (found.node !== undefined) this.store.select({ node: found.node })
        else if (found.tie !== undefined) this.store.select({ tie: found.tie })
        else this.store.select({})
    }

    toggleFilters(isOpen = byId('filters').hidden) {
        byId('filters').hidden = !isOpen
        this.filterButton.setAttribute('aria-expanded', String(isOpen))
        document.body.classList.toggle('has-filters', isOpen)
        if (isOpen) showFilters(this, byId('filters'))
    }

    /** Shows what has changed, and nothing else anew. */
    changed(choices, changed) {
        const has = (names) => [...changed].some((name) => names.has(name))
        if (has(OF_FILTERS)) this.seen = filter(this.model, choices)
        if (changed.has('theme')) this.colors = applyTheme(choices)
        if (has(OF_FILTERS) || has(OF_LOOKS)) {
            this.looks = makeLooks(this.model, choices, this.seen)
            this.network.show(this.looks, this.seen, this.colors)
        }
        if (changed.size === 1 && changed.has('camera')) return this.writeAddress()
        this.showAll()
        const isChosen = choices.node >= 0 || choices.tie >= 0 || choices.row >= 0
        if (
            changed.has('tab') ||
            (isChosen && ['node', 'tie', 'row'].some((name) => changed.has(name)))
        ) {
            this.sheet.open()
            byId('panel-body').scrollTop = 0
        }
    }

    /** Shows everything as it is now. */
    showAll() {
        const { choices } = this.store
        const { seen, model } = this
        byId('counts').textContent =
            `${plural(seen.nodeCount, 'node')} · ${plural(seen.tieCount, 'tie')}`
        for (const button of byId('views').children)
            button.setAttribute('aria-pressed', String(button.dataset.view === choices.view))
        for (const button of byId('tabs').children) {
            const isChosen = button.dataset.tab === choices.tab
            button.setAttribute('aria-selected', String(isChosen))
            button.tabIndex = isChosen ? 0 : -1
            byId(button.dataset.tab).hidden = !isChosen
        }
        const isArticles = choices.view === 'articles'
        byId('network').hidden = isArticles
        byId('articles').hidden = !isArticles
        const dark = isDark(choices)
        keepingFocus(this.themeButton, () =>
            fill(
                this.themeButton,
                iconButton(
                    dark ? 'sun' : 'moon',
                    dark ? 'Light colors (D)' : 'Dark colors (D)',
                    () => this.store.set({ theme: dark ? 'light' : 'dark' }),
                ),
            ),
        )
        this.network.lift(lifted(this))
        const show = (id, how) => keepingFocus(byId(id), () => how(this, byId(id)))
        show('legend', showLegend)
        if (choices.tab === 'details') show('details', showDetails)
        else show('ranking', showRanking)
        this.paintDots(byId('panel-body'))
        if (isArticles) showArticles(this, byId('articles'))
        if (!byId('filters').hidden) show('filters', showFilters)
        const isFiltered = FILTERS.some((name) => String(choices[name]) !== String(START[name]))
        this.filterButton.classList.toggle('is-set', isFiltered)
        this.tell(model, choices)
        this.writeAddress()
    }

    tell(model, { node, tie, row }) {
        if (node >= 0)
            announce(
                `${cut(model.nodes.label[node], 100)}: ${plural(model.rowsOf.spoken[node].length, 'statement')} said, ${plural(model.rowsOf.about[node].length, 'statement')} about`,
            )
        else if (tie >= 0) announce(`Tie with ${plural(model.ties.rows[tie].length, 'statement')}`)
        else if (row >= 0) announce('Statement chosen')
    }

    /** Colors the dots that elements ask for; the policy allows no styles in markup. */
    paintDots(element) {
        for (const dot of element.querySelectorAll('[data-color]'))
            dot.style.background = dot.dataset.color
    }

    keepCamera() {
        clearTimeout(this.cameraTimer)
        this.cameraTimer = setTimeout(() => {
            const camera = this.network.stage.camera()
            this.store.set({ camera: camera === '0.5000,0.5000,1.0000' ? '' : camera })
        }, 250)
    }

    writeAddress() {
        const hash = toHash(this.store.choices, this.model)
        if (hash !== location.hash.slice(1)) history.replaceState(null, '', hash ? `#${hash}` : '#')
    }

    readAddress() {
        const choices = { ...START, ...fromHash(location.hash.slice(1), this.model) }
        if (choices.camera) this.network.stage.setCamera(choices.camera)
        this.store.set(choices)
    }
}

function start() {
    const data = byId('data')
    const model = readModel(JSON.parse(data.textContent))
    data.remove()
    const page = new Page(model)
    document.title = `Explorer: ${plural(model.nodes.count, 'node')}`
    document.documentElement.dataset.ready = 'true'
    return page
}

try {
    start()
} catch (error) {
    document.body.append(
        h(
            'p.failure',
            {},
            `This page could not start: ${error instanceof Error ? error.message : error}`,
        ),
    )
    throw error
}
