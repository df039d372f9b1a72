// Pictures of what can be seen: one description, drawn on a canvas for PNG or written as SVG.

import { FONT } from './labels.js'
import { shortNumber, spaced } from './words.js'

/** @typedef {{ line: Function, disc: Function, text: Function, box: Function }} Pen */

/** Draws on a canvas. */
class CanvasPen {
    constructor(width, height, scale) {
        this.canvas = document.createElement('canvas')
        this.canvas.width = width * scale
        this.canvas.height = height * scale
        this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'))
        this.context.scale(scale, scale)
    }

    box(x, y, width, height, color) {
        this.context.fillStyle = color
        this.context.fillRect(x, y, width, height)
    }

    line(a, b, width, color, opacity) {
        const { context } = this
        context.globalAlpha = opacity
        context.strokeStyle = color
        context.lineWidth = width
        context.beginPath()
        context.moveTo(a.x, a.y)
        context.lineTo(b.x, b.y)
        context.stroke()
        context.globalAlpha = 1
    }

    disc(x, y, radius, color) {
        this.context.fillStyle = color
        this.context.beginPath()
        this.context.arc(x, y, radius, 0, 7)
        this.context.fill()
    }

    text(text, x, y, size, weight, color, halo) {
        const { context } = this
        context.font = `${weight} ${size}px ${FONT}`
        if (halo) {
            context.lineJoin = 'round'
            context.lineWidth = 3
            context.strokeStyle = halo
            context.strokeText(text, x, y)
        }
        context.fillStyle = color
        context.fillText(text, x, y)
    }
}

/** What XML cannot hold, or would take for its own. */
const xml = (text) =>
    text
        .replace(
            /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
            '\uFFFD',
        )
        .replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** Writes SVG. */
class SvgPen {
    constructor(width, height) {
        this.parts = [
            `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${xml(FONT)}">\n`,
        ]
    }

    box(x, y, width, height, color) {
        this.parts.push(
            `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${color}"/>\n`,
        )
    }

    line(a, b, width, color, opacity) {
        this.parts.push(
            `<line x1="${n(a.x)}" y1="${n(a.y)}" x2="${n(b.x)}" y2="${n(b.y)}" stroke="${color}" stroke-width="${n(width)}" stroke-opacity="${opacity}"/>\n`,
        )
    }

    disc(x, y, radius, color) {
        this.parts.push(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${color}"/>\n`)
    }

    text(text, x, y, size, weight, color, halo) {
        const around = halo
            ? ` stroke="${halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
            : ''
        this.parts.push(
            `<text x="${n(x)}" y="${n(y)}" font-size="${n(size)}" font-weight="${weight}" fill="${color}"${around}>${xml(text)}</text>\n`,
        )
    }

    finish() {
        return `${this.parts.join('')}</svg>\n`
    }
}

const n = (number) => String(Math.round(number * 100) / 100)

/** Draws what the window shows of the network, with a legend below it. */
function drawPicture(page, pen, width, height) {
    const { model, looks, seen, network, colors } = page
    const transform = network.stage.transform()
    const scale = network.stage.scale()
    const spot = (node) => network.spot(node, transform, scale)
    const isNear = ({ x, y, radius }) =>
        x > -radius - 200 &&
        y > -radius - 200 &&
        x < width + radius + 200 &&
        y < height + radius + 200
    pen.box(0, 0, width, height + FOOT, colors.stage)
    for (let tie = 0; tie < model.ties.count; tie++) {
        if (!(seen.ties[tie] > 0)) continue
        const [a, b] = [spot(model.ties.source[tie]), spot(model.ties.target[tie])]
        if (isNear(a) || isNear(b)) pen.line(a, b, looks.width(tie), colors.tie, looks.opacity)
    }
    for (let index = looks.order.length - 1; index >= 0; index--) {
        const node = looks.order[index]
        const at = spot(node)
        if (seen.nodes[node] && isNear(at))
            pen.disc(at.x, at.y, Math.max(at.radius, 0.8), looks.colors[node])
    }
    for (const { text, x, y, size, weight } of network.labels(
        { transform, scale, width, height },
        null,
        -1,
    )) {
        pen.text(text, x, y, size, weight, colors.ink, colors.stage)
    }
    pen.box(0, height, width, FOOT, colors.stage)
    drawLegend(page, pen, width, height)
}

const FOOT = 56

function drawLegend({ looks, seen, colors, network }, pen, width, height) {
    let x = 20
    for (const { color, label, count } of looks.legend.filter((entry) => entry.count > 0)) {
        const words = `${spaced(label)} ${shortNumber(count)}`
        const length = network.ruler.width(words, 12, 400)
        if (x + length + 40 > width) break
        pen.disc(x, height + 16, 5, color)
        pen.text(words, x + 11, height + 20, 12, 400, colors.ink, '')
        x += length + 34
    }
    const words = `${shortNumber(seen.nodeCount)} nodes, ${shortNumber(seen.tieCount)} ties. Size: ${spaced(looks.size).replace('*', '')}. Made with sayso.`
    pen.text(words, 15, height + 43, 11, 400, colors.quiet, '')
}

/** Makes a PNG, at twice the size of the screen. */
export function toPng(page) {
    const { clientWidth: width, clientHeight: height } = page.network.container
    const pen = new CanvasPen(width, height + FOOT, 2)
    drawPicture(page, pen, width, height)
    return new Promise((resolve) => pen.canvas.toBlob(resolve, 'image/png'))
}

/** Makes an SVG. */
export function toSvg(page) {
    const { clientWidth: width, clientHeight: height } = page.network.container
    const pen = new SvgPen(width, height + FOOT)
    drawPicture(page, pen, width, height)
    return new Blob([pen.finish()], { type: 'image/svg+xml' })
}

/** Writes text for XML. */
export { xml }
