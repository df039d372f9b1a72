// The menu that saves what can be seen as files, and the address that shows it again.

import { announce, fill, h, iconButton } from './dom.js'
import { toPng, toSvg } from './pictures.js'
import { csv, edgeRows, gexf, nodeRows, statementRows } from './tables.js'

/**
 * What can be saved: the name of the file, what it is, and how it is made.
 *
 * @type {[string, string, (page: any) => Blob | Promise<Blob>][]}
 */
const FILES = [
    ['explorer.png', 'Picture, PNG', (page) => toPng(page)],
    ['explorer.svg', 'Picture, SVG', (page) => toSvg(page)],
    ['statements.csv', 'Statements, CSV', (page) => table(statementRows(page))],
    ['nodes.csv', 'Nodes, CSV', (page) => table(nodeRows(page))],
    ['edges.csv', 'Edges, CSV', (page) => table(edgeRows(page))],
    [
        'explorer.gexf',
        'Graph, GEXF for Gephi',
        (page) => new Blob([gexf(page)], { type: 'application/xml' }),
    ],
]

const table = (rows) => new Blob([csv(rows)], { type: 'text/csv;charset=utf-8' })

/** Hands a file to the browser. */
function save(name, blob) {
    const address = URL.createObjectURL(blob)
    const link = h('a', { href: address, download: name })
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    announce(`${name} was saved`)
}

/** Makes the button and its menu. */
export function saveMenu(page) {
    const list = h('div.menu', { role: 'menu', 'aria-label': 'Save', hidden: true })
    const button = iconButton('save', 'Save what can be seen', () => toggle(list.hidden), {
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
    })
    const toggle = (isOpen) => {
        list.hidden = !isOpen
        button.setAttribute('aria-expanded', String(isOpen))
        if (isOpen) list.querySelector('button')?.focus()
    }
    const item = (label, file, onclick) =>
        h(
            'button.menu-item',
            {
                type: 'button',
                role: 'menuitem',
                'data-file': file,
                onclick: async () => (toggle(false), button.focus(), onclick()),
            },
            h('span', {}, label),
        )
    fill(
        list,
        FILES.map(([file, label, make]) =>
            item(label, file, async () => save(file, await make(page))),
        ),
        h('hr'),
        item('Copy the link to this view', 'link', () => copyLink()),
    )
    const box = h('div.menu-box', {}, button, list)
    box.addEventListener('keydown', (event) => {
        const items = [...list.querySelectorAll('button')]
        const at = items.indexOf(/** @type {any} */ (document.activeElement))
        if (event.key === 'Escape' && !list.hidden)
            (event.stopPropagation(), toggle(false), button.focus())
        else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            items[
                (at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length
            ]?.focus()
        }
    })
    document.addEventListener(
        'pointerdown',
        (event) => box.contains(/** @type {any} */ (event.target)) || toggle(false),
    )
    return box
}

async function copyLink() {
    try {
        await navigator.clipboard.writeText(location.href)
        announce('The link was copied')
    } catch {
        announce('The link stands in the address bar')
    }
}
