// One statement as a card: the words, who said them, where they stand, how sure that is.

import { h, icon } from './dom.js'
import { safeAddress } from './data.js'
import { passage } from './passages.js'
import { cut, longDate, percent } from './words.js'

/** Makes the name of a node, which leads to it. */
export function nodeLink(page, node, most = 120) {
    const { nodes } = page.model
    return h(
        'button.node-link',
        {
            type: 'button',
            title: nodes.label[node].length > most ? cut(nodes.label[node], 1000) : undefined,
            onclick: () => page.goTo(node),
        },
        h('span.dot', { 'data-color': page.looks?.colors[node] ?? '', 'aria-hidden': 'true' }),
        h('bdi', {}, cut(nodes.label[node], most)),
    )
}

/** Makes the card of a statement or of other evidence. */
export function statementCard(page, row) {
    const { model } = page
    const { rows, documents } = model
    const [speaker, document] = [rows.speaker[row], rows.document[row]]
    const isChosen = page.store.choices.row === row
    const mentions = rows.mentions[row].filter((node) => node !== speaker)
    return h(
        'article.card',
        { 'data-row': row, class: isChosen ? 'card is-chosen' : 'card' },
        speaker >= 0 &&
            h(
                'p.card-speaker',
                {},
                nodeLink(page, speaker),
                rows.reportedBy[row] >= 0 && [' via ', nodeLink(page, rows.reportedBy[row])],
            ),
        h('blockquote.quote', { dir: 'auto' }, passage(model, row)),
        h('p.card-facts', {}, facts(page, row)),
        mentions.length > 0 &&
            h(
                'p.card-about',
                {},
                h('span.caption', {}, 'About '),
                mentions.slice(0, 12).map((node) => nodeLink(page, node, 40)),
            ),
        document >= 0 && h('p.card-source', {}, ...sourceLinks(page, document, row, documents)),
    )
}

function facts(page, row) {
    const { rows, concepts } = page.model
    const list = []
    if (rows.date[row]) list.push(h('time', { datetime: rows.date[row] }, longDate(rows.date[row])))
    if (rows.mode[row]) list.push(h('span', {}, rows.mode[row]))
    if (rows.cue[row]) list.push(h('span', {}, 'cue ', h('em', {}, rows.cue[row])))
    if (rows.confidence[row] !== null) list.push(sureness('words', rows.confidence[row]))
    if (rows.speakerConfidence[row] !== null)
        list.push(sureness('speaker', rows.speakerConfidence[row]))
    for (const [concept, stance] of rows.concepts[row]) {
        const side =
            stance === null
                ? ''
                : stance > 0
                  ? 'supports '
                  : stance < 0
                    ? 'opposes '
                    : 'neutral on '
        list.push(
            h(
                'span.stance',
                { 'data-side': side.trim() },
                side,
                h('bdi', {}, cut(concepts.name[concept], 80)),
            ),
        )
    }
    return list
}

/** Says how sure something is. */
function sureness(what, share) {
    return h(
        'span',
        {
            title: `How sure it is that the ${what === 'words' ? 'words belong to this source' : 'source is this speaker'}`,
        },
        `${what} ${percent(share)} sure`,
    )
}

function sourceLinks(page, document, row, documents) {
    const title = h('bdi', {}, cut(documents.title[document], 120))
    const address = safeAddress(documents.url[document])
    const links = [
        page.model.hasTexts && documents.text[document]
            ? h(
                  'button.text-button',
                  { type: 'button', onclick: () => page.read(document, row) },
                  title,
              )
            : h('span', {}, title),
    ]
    if (documents.publisher[document])
        links.push(h('span.caption', {}, cut(documents.publisher[document], 60)))
    if (address) links.push(outLink(address))
    return links
}

/** Makes a link to where a document was published. */
export function outLink(address) {
    return h(
        'a.out-link',
        { href: address, target: '_blank', rel: 'noopener noreferrer', title: address },
        'original',
        icon('out'),
    )
}
