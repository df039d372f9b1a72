// A field that finds one of many things by its name, with the keys that such fields have.

import { fill, h, icon } from './dom.js'
import { cut, folded } from './words.js'

const MOST = 12
let fields = 0

/**
 * Makes the field.
 *
 * @param {object} options
 * @param {string} options.label what is looked for
 * @param {string} [options.placeholder]
 * @param {() => { name: string, hint?: string, value: number, also?: string }[]} options.items
 * @param {(value: number) => void} options.onchoose
 * @param {boolean} [options.clears] whether the field is empty again after a choice
 * @param {string} [options.text] what stands in it at first
 */
export function combobox({ label, placeholder, items, onchoose, clears = true, text = '' }) {
    const id = `list-${fields++}`
    const list = h('ul.options', { id, role: 'listbox', 'aria-label': label, hidden: true })
    const input = h('input.field', {
        type: 'search',
        role: 'combobox',
        'aria-label': label,
        'aria-expanded': 'false',
        'aria-controls': id,
        'aria-autocomplete': 'list',
        autocomplete: 'off',
        spellcheck: 'false',
        placeholder: placeholder ?? label,
        value: text,
        oninput: () => show(),
        onfocus: () => input.value && input.select(),
        onkeydown: (event) => press(event),
        onblur: () => setTimeout(close, 120),
    })
    let found = []
    let at = -1
    let names = null

    const show = () => {
        names ??= items().map((item) => ({
            ...item,
            folded: folded(`${item.name} ${item.also ?? ''}`),
        }))
        found = match(names, folded(input.value.trim()))
        at = found.length ? 0 : -1
        const none = h('li.option.is-none', {}, 'Nothing of this name')
        fill(
            list,
            found.length
                ? found.map((item, index) => option(item, index))
                : input.value
                  ? none
                  : null,
        )
        const isOpen = Boolean(found.length || input.value)
        list.hidden = !isOpen
        input.setAttribute('aria-expanded', String(isOpen))
        mark()
    }
    const option = (item, index) =>
        h(
            'li.option',
            {
                id: `${id}-${index}`,
                role: 'option',
                onpointerdown: (event) => (event.preventDefault(), choose(index)),
            },
            h('bdi.option-name', {}, cut(item.name, 90)),
            item.hint && h('span.option-hint', {}, item.hint),
        )
    const mark = () => {
        ;[...list.children].forEach((child, index) =>
            child.setAttribute('aria-selected', String(index === at)),
        )
        if (at >= 0) {
            input.setAttribute('aria-activedescendant', `${id}-${at}`)
            list.children[at]?.scrollIntoView({ block: 'nearest' })
        } else input.removeAttribute('aria-activedescendant')
    }
    const close = () => {
        list.hidden = true
        names = null
        input.setAttribute('aria-expanded', 'false')
        input.removeAttribute('aria-activedescendant')
    }
    const choose = (index) => {
        const item = found[index]
        if (!item) return
        input.value = clears ? '' : cut(item.name, 90)
        close()
        onchoose(item.value)
    }
    const press = (event) => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            if (list.hidden) return show()
            const step = event.key === 'ArrowDown' ? 1 : -1
            at = found.length ? (at + step + found.length) % found.length : -1
            mark()
        } else if (event.key === 'Enter' && !list.hidden) {
            event.preventDefault()
            choose(at)
        } else if (event.key === 'Escape' && (input.value || !list.hidden)) {
            event.stopPropagation()
            input.value = ''
            close()
        }
    }
    return h('div.combobox', {}, icon('search'), input, list)
}

/**
 * Finds the item of just this name, those in whose names all words begin a word, then those that
 * have them anywhere.
 */
function match(items, query) {
    if (!query) return items.slice(0, MOST)
    const words = query.split(/\s+/)
    const starts = words.map(
        (word) =>
            new RegExp(`(^|[^\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u'),
    )
    const [good, fair] = [[], []]
    for (const item of items) {
        if (starts.every((start) => start.test(item.folded))) good.push(item)
        else if (fair.length < MOST && words.every((word) => item.folded.includes(word)))
            fair.push(item)
        if (good.length >= MOST) break
    }
    const isExact = (item) => item.name.length === query.length && item.folded.startsWith(query)
    const exact = items.find(isExact)
    const others = [...good, ...fair].filter((item) => item !== exact)
    return (exact ? [exact, ...others] : others).slice(0, MOST)
}
