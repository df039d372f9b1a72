// The help: what can be done here, with which keys, and whose work the page stands on.

import { byId, h } from './dom.js'

const KEYS = [
    ['/', 'search'],
    ['F', 'filters'],
    ['1  2', 'network, articles'],
    ['S  R', 'statements, ranking'],
    ['N  P', 'next, previous of the ranking'],
    ['+  −  0', 'zoom in, out, show all'],
    ['↑ ↓ ← →', 'move the picture'],
    ['D', 'dark or light'],
    ['Esc', 'close, choose nothing'],
]

/** Opens the help. */
export function openHelp(page) {
    const { model } = page
    const licences = byId('licences').textContent.trim()
    const dialog = h(
        'dialog.help',
        { 'aria-labelledby': 'help-title' },
        h(
            'form',
            { method: 'dialog' },
            h(
                'header.details-head',
                {},
                h('h2', { id: 'help-title' }, 'Help'),
                h('button.chip', { autofocus: true }, 'Close'),
            ),
        ),
        h(
            'p',
            {},
            'Each disc is an actor, an organisation or a place. A line leads from whoever speaks to whomever they speak about, or shows a role or another relation. Choose either to read the very words it rests on.',
        ),
        h(
            'p',
            {},
            'In quotations the words that are said stand on color, the ',
            h('span.source', {}, 'source'),
            ' is underlined and the ',
            h('span.cue', {}, 'cue'),
            ' that reports it is set in italics.',
        ),
        h('h3', {}, 'Keys'),
        h(
            'dl.keys',
            {},
            KEYS.map(([keys, what]) => [
                h(
                    'dt',
                    {},
                    keys.split(/ +/).map((key) => h('kbd', {}, key)),
                ),
                h('dd', {}, what),
            ]),
        ),
        h('h3', {}, 'About the data'),
        h(
            'p',
            {},
            `The graph has ${model.whole[0].toLocaleString('en')} nodes and ${model.whole[1].toLocaleString('en')} edges. Statements were found by a program or coded by people; the confidence says how sure the program is. Numbers have seven digits. The address holds what you have chosen: send it with the file, and others see the same. Nothing here is loaded from or sent to any network.`,
        ),
        h('h3', {}, 'Licences'),
        h('p', {}, 'The page was made by sayso (MIT or Apache-2.0). It contains:'),
        h('pre.licences', { tabindex: '0' }, licences),
    )
    dialog.addEventListener('close', () => dialog.remove())
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
    document.body.append(dialog)
    dialog.showModal()
}
