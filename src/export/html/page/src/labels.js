// Names in the picture, placed so that no two of them lie on each other.

import { cut } from './words.js'

/** What a canvas would obey and nobody can read: controls, and marks that turn text around. */
const UNREADABLE =
    /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]+/g

/** The letters of all names in pictures. */
export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif'

/** @typedef {{ node: number, text: string, x: number, y: number, size: number, width: number, weight: number }} Label */

/** Returns the name of a node as it stands in the picture. */
export function labelText(model, node) {
    return cut(
        model.nodes.label[node].slice(0, 400).replace(UNREADABLE, ' ').replace(/\s+/g, ' ').trim(),
        36,
    )
}

/** Measures texts, each once for a size. */
export class Ruler {
    constructor() {
        this.context = /** @type {CanvasRenderingContext2D} */ (
            document.createElement('canvas').getContext('2d')
        )
        this.known = new Map()
    }

    /** Returns the width of a text. */
    width(text, size, weight) {
        const key = `${weight} ${text}`
        let width = this.known.get(key)
        if (width === undefined) {
            this.context.font = `${weight} 100px ${FONT}`
            width = this.context.measureText(text).width / 100
            this.known.set(key, width)
        }
        return width * size
    }
}

/** How much room a name has on average, in square pixels: more of them would be a thicket. */
const ROOM = 10000
const MOST_TRIED = 2500

/**
 * Places the names of nodes, the first ones first.
 *
 * @param {object} options
 * @param {Iterable<number>} options.nodes who wants a name, the most important first
 * @param {(node: number) => { x: number, y: number, radius: number }} options.place
 * @param {(node: number) => string} options.text
 * @param {(node: number) => boolean} options.isBold
 * @param {Ruler} options.ruler
 * @param {number} options.width
 * @param {number} options.height
 * @returns {Label[]}
 */
export function placeLabels({ nodes, place, text, isBold, ruler, width, height }) {
    const taken = new Boxes(width, height)
    const labels = []
    const most = Math.max(24, Math.round((width * height) / ROOM))
    const waiting = []
    let tried = 0
    for (const node of nodes) {
        if (waiting.length >= MOST_TRIED) break
        const spot = place(node)
        const { x, y, radius } = spot
        if (x < -radius || y < -radius || x > width + radius || y > height + radius) continue
        waiting.push({ node, ...spot })
        // A name does not cover the larger discs: some more than there are names, for the names of
        // small ones would else lie on the next.
        if (waiting.length <= 2 * most)
            taken.add(
                [x - radius * 0.8, y - radius * 0.8, x + radius * 0.8, y + radius * 0.8],
                node,
            )
    }
    for (const { node, x, y, radius } of waiting) {
        if (labels.length >= most || tried++ > MOST_TRIED) break
        const words = text(node)
        if (!words) continue
        const size = Math.min(15, 10.5 + radius / 6)
        const weight = isBold(node) ? 600 : 500
        const length = ruler.width(words, size, weight)
        const gap = radius + (weight === 600 ? 7 : 4)
        const middle = y + size * 0.35
        const spots = [
            [x + gap, middle],
            [x - gap - length, middle],
            [x - length / 2, y + gap + size * 0.8],
            [x - length / 2, y - gap - 1],
        ]
        for (const [left, base] of spots) {
            const box = [left - 3, base - size, left + length + 3, base + size * 0.35]
            if (box[0] < 2 || box[2] > width - 2 || box[1] < 2 || box[3] > height - 2) continue
            if (taken.isFree(box, node)) {
                taken.add(box, -1)
                labels.push({ node, text: words, x: left, y: base, size, width: length, weight })
                break
            }
        }
    }
    return labels
}

const CELL = 64

/** Boxes in a grid, so that only those nearby are looked at. */
class Boxes {
    constructor(width, height) {
        this.columns = Math.ceil(width / CELL) + 1
        this.height = Math.ceil(height / CELL) + 1
        this.cells = new Map()
    }

    *near([left, top, right, bottom]) {
        const clamp = (value, most) => Math.min(Math.max(Math.floor(value / CELL), 0), most)
        for (let row = clamp(top, this.height); row <= clamp(bottom, this.height); row++) {
            for (
                let column = clamp(left, this.columns);
                column <= clamp(right, this.columns);
                column++
            ) {
                yield row * (this.columns + 1) + column
            }
        }
    }

    add(box, node) {
        for (const cell of this.near(box)) {
            const known = this.cells.get(cell)
            if (known) known.push([box, node])
            else this.cells.set(cell, [[box, node]])
        }
    }

    isFree(box, node) {
        for (const cell of this.near(box)) {
            for (const [other, owner] of this.cells.get(cell) ?? []) {
                const apart =
                    box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]
                if (!apart && owner !== node) return false
            }
        }
        return true
    }
}
