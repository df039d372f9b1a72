// The article view: whole texts, with statements and names marked in them.

import { fill, h } from './dom.js'
import { marksOf, pieces, unitsOf } from './passages.js'
import { outLink } from './statement.js'
import { cut, folded, longDate, percent, plural } from './words.js'

/** How many documents are listed at most. */
const MOST_LISTED = 500

/** Shows the list of documents and the one that is read. */
export function showArticles(page, element) {
    const { model, store } = page
    const { documents, rowsIn } = model
    if (!model.hasTexts) {
        return fill(
            element,
            h(
                'div.article-none',
                {},
                h('h2', {}, 'No articles'),
                h(
                    'p',
                    {},
                    'This page was made without the texts of articles: from a graph file, or from records that hold none. The statements and where they stand are in the panel.',
                ),
            ),
        )
    }
    const order = [...documents.id.keys()].filter((number) => documents.text[number])
    order.sort((a, b) => rowsIn[b].length - rowsIn[a].length || a - b)
    const current =
        store.choices.document >= 0 && documents.text[store.choices.document]
            ? store.choices.document
            : order[0]
    if (element.dataset.document === documents.id[current]) return markChosen(page, element)
    element.dataset.document = documents.id[current]
    const list = h('ol.article-list')
    const search = h('input.field', {
        type: 'search',
        placeholder: 'Find an article',
        'aria-label': 'Find an article',
        oninput: () => listAll(),
    })
    const listAll = () => {
        const words = folded(search.value.trim())
        const found = order.filter(
            (number) =>
                !words ||
                folded(`${documents.title[number]} ${documents.publisher[number]}`).includes(words),
        )
        fill(
            list,
            found.slice(0, MOST_LISTED).map((number) =>
                h(
                    'li',
                    {},
                    h(
                        'button.article-link',
                        {
                            type: 'button',
                            'aria-current': number === current ? 'true' : undefined,
                            onclick: () => store.set({ document: number, row: -1 }),
                        },
                        h('bdi.article-name', {}, cut(documents.title[number], 120)),
                        h(
                            'span.caption',
                            {},
                            [
                                longDate(documents.date[number]),
                                plural(rowsIn[number].length, 'statement'),
                            ]
                                .filter(Boolean)
                                .join(' · '),
                        ),
                    ),
                ),
            ),
            found.length > MOST_LISTED &&
                h('li.caption', {}, `and ${found.length - MOST_LISTED} more: search for them`),
        )
    }
    listAll()
    const meta = [
        documents.publisher[current],
        documents.author[current],
        longDate(documents.date[current]),
    ]
        .filter(Boolean)
        .map((part) => cut(part, 80))
    const tip = h('div.tip', { id: 'tip', role: 'tooltip', hidden: true })
    const body = h('div.article-text', { dir: 'auto' }, marked(page, current, tip))
    fill(
        element,
        h('nav.article-nav', { 'aria-label': 'Articles' }, order.length > 5 && search, list),
        h(
            'article.article',
            {},
            h(
                'header',
                {},
                h('h2', { tabindex: '-1', dir: 'auto' }, cut(documents.title[current], 400)),
                h(
                    'p.caption',
                    {},
                    meta.join(' · '),
                    documents.url[current] && [' ', outLink(documents.url[current])],
                ),
                h(
                    'p.article-key',
                    { 'aria-hidden': 'true' },
                    h('span.content', {}, 'statement'),
                    h('span.source', {}, 'source'),
                    h('span.cue', {}, 'cue'),
                    h('span.name', {}, 'name'),
                ),
            ),
            body,
        ),
        tip,
    )
    markChosen(page, element)
}

/** Marks the statement that is chosen, and brings it into sight. */
function markChosen(page, element) {
    const { row } = page.store.choices
    for (const mark of element.querySelectorAll('.is-chosen')) mark.classList.remove('is-chosen')
    const marks = row < 0 ? [] : element.querySelectorAll(`[data-row="${row}"]`)
    for (const mark of marks) mark.classList.add('is-chosen')
    const [first] = marks
    if (!first) return
    const [{ top, bottom }, around] = [
        first.getBoundingClientRect(),
        element.getBoundingClientRect(),
    ]
    if (top < around.top + 60 || bottom > around.bottom - 60)
        first.scrollIntoView({ block: 'center' })
}

/** Marks the statements and names of a text, and says what they are where the user asks. */
function marked(page, document, tip) {
    const { model, store } = page
    const { rows, documents, rowsIn } = model
    const text = documents.text[document]
    const units = unitsOf(text)
    const marks = /** @type {import('./passages.js').Mark[]} */ (nameMarks(model, document))
    for (const row of rowsIn[document]) {
        if (!rows.isStatement[row]) continue
        marks.push(
            ...marksOf(rows.content[row], 'content', units, { row }),
            ...marksOf(rows.source[row], 'source', units, { row }),
            ...marksOf(rows.cueSpans[row], 'cue', units, { row }),
        )
    }
    const begun = new Set()
    return pieces(text, marks).map((piece) => {
        if (!piece.marks.length) return piece.text
        const of = (kind) => piece.marks.find((mark) => mark.kind === kind)
        const said = of('cue') ?? of('source') ?? of('content')
        const name = of('name')
        const classes = ['cue', 'source', 'content', 'name'].filter((kind) => of(kind))
        const isFirst = said ? !begun.has(said.row) : true
        if (said) begun.add(said.row)
        const mark = h(
            `span.${classes.join('.')}`,
            {
                'data-row': said?.row,
                tabindex: isFirst ? '0' : undefined,
                role: isFirst ? 'button' : undefined,
                'aria-describedby': isFirst ? 'tip' : undefined,
            },
            piece.text,
        )
        const tell = () => showTip(page, tip, mark, said, name)
        const choose = () =>
            said ? store.select({ row: said.row }) : store.select({ node: name?.node ?? -1 })
        for (const event of ['pointerenter', 'focus']) mark.addEventListener(event, tell)
        for (const event of ['pointerleave', 'blur'])
            mark.addEventListener(event, () => (tip.hidden = true))
        mark.addEventListener('click', choose)
        mark.addEventListener('keydown', (event) => {
            if (event.key === 'Enter' || event.key === ' ') (event.preventDefault(), choose())
        })
        return mark
    })
}

/** Says who speaks, and how sure that is. */
function showTip(page, tip, mark, said, name) {
    const { rows, nodes } = page.model
    const label = (node) => cut(nodes.label[node], 80)
    const lines = []
    if (said) {
        const { row } = said
        const speaker = rows.speaker[row]
        lines.push(h('strong', {}, h('bdi', {}, speaker >= 0 ? label(speaker) : 'unknown speaker')))
        const facts = [
            rows.mode[row],
            rows.confidence[row] === null ? '' : `words ${percent(rows.confidence[row])} sure`,
            rows.speakerConfidence[row] === null
                ? ''
                : `speaker ${percent(rows.speakerConfidence[row])} sure`,
        ]
        lines.push(h('span', {}, facts.filter(Boolean).join(' · ')))
    }
    if (name) lines.push(h('span', {}, 'names ', h('bdi', {}, label(name.node))))
    fill(tip, lines)
    tip.hidden = false
    const { left, bottom, top } = mark.getClientRects()[0] ?? mark.getBoundingClientRect()
    const { width, height } = tip.getBoundingClientRect()
    const isBelow = bottom + height + 12 < innerHeight
    tip.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`
    tip.style.top = `${isBelow ? bottom + 6 : top - height - 6}px`
}

/** Finds the names of whoever speaks or is spoken about in a document. */
function nameMarks(model, document) {
    const { rows, rowsIn, nodes } = model
    const aliases = nodes.columns.find((column) => column.name === 'aliases')
    const named = new Map()
    for (const row of rowsIn[document]) {
        for (const node of [rows.speaker[row], ...rows.mentions[row]]) {
            if (node < 0) continue
            for (const name of [nodes.label[node], ...(aliases?.at[node] ?? '').split(' | ')]) {
                if (name.length > 2 && name.length < 80 && !named.has(name)) named.set(name, node)
            }
        }
    }
    if (!named.size) return []
    const names = [...named.keys()].sort((a, b) => b.length - a.length).slice(0, 2000)
    const pattern = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
    const marks = []
    for (const match of model.documents.text[document].matchAll(
        new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'gu'),
    )) {
        marks.push({
            start: match.index,
            end: match.index + match[0].length,
            kind: 'name',
            node: named.get(match[0]),
        })
    }
    return marks
}
