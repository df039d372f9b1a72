// The bars of statements over time, which also choose a period.

import { h, svg } from './dom.js'
import { longDate, plural } from './words.js'

const [WIDTH, HEIGHT] = [240, 64]
/** How long a piece of time is, in characters of a date: a year, a month, a day. */
const PIECES = [4, 7, 10]
const MOST_BARS = 60

/** Counts dates by year, month or day: the finest that has few enough bars. */
export function bins(dates) {
    const known = dates.filter(Boolean)
    if (!known.length) return []
    for (const length of [...PIECES].reverse()) {
        const counted = new Map()
        for (const date of known) {
            const key = date.slice(0, length)
            counted.set(key, (counted.get(key) ?? 0) + 1)
        }
        const keys = [...counted.keys()].sort()
        const span = between(keys[0], keys[keys.length - 1], length)
        if (span.length <= MOST_BARS || length === PIECES[0]) {
            const all = span.length <= 200 ? new Set([...span, ...keys]) : new Set(keys)
            return [...all].sort().map((key) => ({ key, count: counted.get(key) ?? 0 }))
        }
    }
    return []
}

/** Lists all pieces of time from one to another, so that gaps can be seen. */
function between(first, last, length) {
    const pieces = []
    const date = new Date(`${first}${'-01-01'.slice(first.length - 4)}T00:00:00Z`)
    while (pieces.length <= 400 && Number.isFinite(+date)) {
        const key = date.toISOString().slice(0, length)
        if (key > last) break
        pieces.push(key)
        if (length === 4) date.setUTCFullYear(date.getUTCFullYear() + 1)
        else if (length === 7) date.setUTCMonth(date.getUTCMonth() + 1)
        else date.setUTCDate(date.getUTCDate() + 1)
    }
    return pieces
}

/**
 * Draws the bars. Dragging over some of them, or clicking one, chooses their time.
 *
 * @param {{ key: string, count: number }[]} bars
 */
export function histogram(bars, from, to, onchoose) {
    const highest = Math.max(...bars.map((bar) => bar.count), 1)
    const step = WIDTH / bars.length
    const isIn = (key) =>
        (!from || key.slice(0, from.length) >= from.slice(0, key.length)) &&
        (!to || key.slice(0, to.length) <= to.slice(0, key.length))
    const wide = Math.min(step * 0.8, 20)
    const shapes = bars.map(({ key, count }, index) => {
        const height = count ? Math.max(2, (count / highest) * (HEIGHT - 4)) : 0
        const bar = svg('rect', {
            x: (index * step + (step - wide) / 2).toFixed(2),
            y: (HEIGHT - height).toFixed(2),
            width: wide.toFixed(2),
            height: height.toFixed(2),
            rx: Math.min(1.5, step * 0.2),
            class: isIn(key) ? 'bar-in' : 'bar-out',
        })
        const target = svg(
            'rect',
            {
                x: (index * step).toFixed(2),
                y: 0,
                width: step.toFixed(2),
                height: HEIGHT,
                class: 'bar-target',
            },
            svg('title', {}, `${longDate(key)}: ${plural(count, 'statement')}`),
        )
        return svg('g', {}, bar, target)
    })
    const picture = svg(
        'svg',
        {
            class: 'histogram',
            viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
            role: 'img',
            preserveAspectRatio: 'none',
            'aria-label': `Statements over time, from ${longDate(bars[0].key)} to ${longDate(bars[bars.length - 1].key)}`,
        },
        ...shapes,
    )
    let start = -1
    const at = (event) => {
        const { left, width } = picture.getBoundingClientRect()
        return Math.min(
            bars.length - 1,
            Math.max(0, Math.floor(((event.clientX - left) / width) * bars.length)),
        )
    }
    picture.addEventListener('pointerdown', (event) => {
        start = at(event)
        picture.setPointerCapture(event.pointerId)
    })
    picture.addEventListener('pointerup', (event) => {
        if (start < 0) return
        const ends = [start, at(event)].sort((a, b) => a - b)
        start = -1
        onchoose(bars[ends[0]].key, bars[ends[1]].key)
    })
    return h(
        'div.histogram-box',
        {},
        picture,
        h(
            'div.histogram-ends',
            { 'aria-hidden': 'true' },
            h('span', {}, longDate(bars[0].key)),
            bars.length > 1 && h('span', {}, longDate(bars[bars.length - 1].key)),
        ),
    )
}
