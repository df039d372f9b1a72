// The network on the page: what is pointed at, chosen and named, on whichever renderer there is.

import { CanvasStage } from './canvas.js'
import { FONT, Ruler, labelText, placeLabels } from './labels.js'
import { otherEnd } from './paths.js'
import { WebGlStage, hasWebGl } from './webgl.js'

/** How far from a tie a click may be, in pixels. */
const NEAR = 7

/** Shows the network and tells what the user does with it. */
export class Network {
    /**
     * @param {HTMLElement} container
     * @param {import('./data.js').Model} model
     * @param {{ choose: (found: { node?: number, tie?: number }) => void, moved: () => void }} on
     */
    constructor(container, model, on) {
        this.container = container
        this.model = model
        this.on = on
        this.hovered = -1
        this.looks = /** @type {any} */ (null)
        this.seen = /** @type {any} */ (null)
        this.colors = /** @type {any} */ (null)
        this.lifted = /** @type {any} */ (null)
        this.ruler = new Ruler()
        const events = {
            move: () => this.paint(),
            point: (x, y) => this.point(x, y),
            leave: () => this.point(-1e6, -1e6),
            click: (x, y) => on.choose(this.find(x, y)),
        }
        this.usesWebGl = hasWebGl()
        this.stage = this.usesWebGl
            ? new WebGlStage(container, model, events)
            : new CanvasStage(container, model, events)
        this.texts = new Map()
        new ResizeObserver(() => this.resize()).observe(container)
    }

    /** Draws with new looks. */
    show(looks, seen, colors) {
        Object.assign(this, { looks, seen, colors })
        this.stage.draw(looks, seen, colors)
    }

    /** Lifts some nodes and ties above all others; nothing lifts none. */
    lift(lifted) {
        this.lifted = lifted
        this.paint()
    }

    resize() {
        const { clientWidth, clientHeight } = this.container
        if (clientWidth && clientHeight) this.stage.resize()
    }

    /** Returns where a node is on the screen, and how large. */
    spot(node, { k, dx, dy } = this.stage.transform(), scale = this.stage.scale()) {
        const { x, y } = this.model.nodes
        return { x: x[node] * k + dx, y: dy - y[node] * k, radius: this.looks.radii[node] * scale }
    }

    text(node) {
        let text = this.texts.get(node)
        if (text === undefined) this.texts.set(node, (text = labelText(this.model, node)))
        return text
    }

    /** Finds the node or the tie at a place on the screen. */
    find(x, y) {
        const [transform, scale] = [this.stage.transform(), this.stage.scale()]
        // The smaller of two nodes lies above.
        for (let index = this.looks.order.length - 1; index >= 0; index--) {
            const node = this.looks.order[index]
            if (!this.seen.nodes[node]) continue
            const spot = this.spot(node, transform, scale)
            if (Math.hypot(spot.x - x, spot.y - y) <= Math.max(spot.radius, 5)) return { node }
        }
        let [best, tie] = [NEAR, -1]
        for (let number = 0; number < this.model.ties.count; number++) {
            if (!(this.seen.ties[number] > 0)) continue
            const [a, b] = this.ends(number, transform, scale)
            const distance = fromSegment(x, y, a, b)
            if (distance < best) [best, tie] = [distance, number]
        }
        return tie < 0 ? {} : { tie }
    }

    ends(tie, transform, scale) {
        const { source, target } = this.model.ties
        return [this.spot(source[tie], transform, scale), this.spot(target[tie], transform, scale)]
    }

    point(x, y) {
        const found = this.find(x, y)
        const node = found.node ?? -1
        this.container.classList.toggle('is-over', node >= 0 || found.tie !== undefined)
        if (node !== this.hovered) {
            this.hovered = node
            this.paint()
        }
    }

    /** Draws what lies above the network: names, what is chosen, what is pointed at. */
    paint() {
        if (!this.looks || !this.stage) return
        const canvas = this.stage.overlay()
        const { clientWidth: width, clientHeight: height } = this.container
        const ratio = canvas.width / Math.max(1, width)
        const context = canvas.getContext('2d')
        context.setTransform(ratio, 0, 0, ratio, 0, 0)
        context.clearRect(0, 0, width, height)
        const view = { transform: this.stage.transform(), scale: this.stage.scale(), width, height }
        if (this.lifted) this.paintLifted(context, view)
        this.paintHovered(context, view)
        const among = this.lifted ? this.lifted.nodes : null
        const labels = this.labels(view, among)
        for (const label of labels) this.paintLabel(context, label)
        this.on.moved()
    }

    /** Places the names of the nodes that can be seen, or of some of them. */
    labels({ transform, scale, width, height }, among, hovered = this.hovered) {
        const { looks, seen } = this
        const first = hovered >= 0 ? [hovered] : []
        const chosen = among ? [...among] : looks.order
        function* nodes() {
            yield* first
            for (const node of chosen) if (seen.nodes[node] && node !== first[0]) yield node
        }
        return placeLabels({
            nodes: nodes(),
            place: (node) => this.spot(node, transform, scale),
            text: (node) => this.text(node),
            isBold: (node) => node === hovered || Boolean(this.lifted?.bold.has(node)),
            ruler: this.ruler,
            width,
            height,
        })
    }

    paintLifted(context, { transform, scale, width, height }) {
        context.globalAlpha = 0.78
        context.fillStyle = this.colors.stage
        context.fillRect(0, 0, width, height)
        context.globalAlpha = 1
        for (const tie of this.lifted.ties) {
            this.paintTie(context, tie, transform, scale, this.colors.accent)
        }
        for (const node of this.lifted.nodes) {
            const spot = this.spot(node, transform, scale)
            disc(context, spot, this.looks.colors[node])
            if (this.lifted.bold.has(node)) ring(context, spot, this.colors.ink)
        }
    }

    paintHovered(context, { transform, scale }) {
        const node = this.hovered
        if (node < 0 || !this.seen.nodes[node]) return
        const ties = this.model.tiesOf[node].filter((tie) => this.seen.ties[tie] > 0).slice(0, 400)
        if (!this.lifted) {
            for (const tie of ties)
                this.paintTie(context, tie, transform, scale, this.colors.accent)
            for (const tie of ties) {
                const other = otherEnd(this.model, tie, node)
                disc(context, this.spot(other, transform, scale), this.looks.colors[other])
            }
        }
        const spot = this.spot(node, transform, scale)
        disc(context, spot, this.looks.colors[node])
        ring(context, spot, this.colors.ink)
    }

    paintTie(context, tie, transform, scale, color) {
        const [a, b] = this.ends(tie, transform, scale)
        context.strokeStyle = context.fillStyle = color
        context.lineWidth = Math.max(1.2, this.looks.width(tie))
        context.beginPath()
        if (this.model.ties.source[tie] === this.model.ties.target[tie]) {
            context.arc(a.x, a.y - a.radius, a.radius * 0.8, 0, 7)
            context.stroke()
            return
        }
        context.moveTo(a.x, a.y)
        context.lineTo(b.x, b.y)
        context.stroke()
        if (this.model.ties.oneWay[tie]) arrow(context, a, b)
    }

    paintLabel(context, { text, x, y, size, weight }) {
        context.font = `${weight} ${size}px ${FONT}`
        context.lineJoin = 'round'
        context.lineWidth = 3
        context.strokeStyle = this.colors.stage
        context.strokeText(text, x, y)
        context.fillStyle = this.colors.ink
        context.fillText(text, x, y)
    }
}

function disc(context, { x, y, radius }, color) {
    context.fillStyle = color
    context.beginPath()
    context.arc(x, y, Math.max(radius, 2), 0, 7)
    context.fill()
}

function ring(context, { x, y, radius }, color) {
    context.strokeStyle = color
    context.lineWidth = 2
    context.beginPath()
    context.arc(x, y, Math.max(radius, 2) + 2.5, 0, 7)
    context.stroke()
}

/** Draws the head of an arrow where a line enters a disc. */
function arrow(context, a, b) {
    const length = Math.hypot(b.x - a.x, b.y - a.y)
    if (length < b.radius + 8) return
    const [x, y] = [(b.x - a.x) / length, (b.y - a.y) / length]
    const [tipX, tipY] = [b.x - x * b.radius, b.y - y * b.radius]
    const size = 4 + context.lineWidth
    context.beginPath()
    context.moveTo(tipX, tipY)
    context.lineTo(tipX - x * size * 1.6 - y * size * 0.6, tipY - y * size * 1.6 + x * size * 0.6)
    context.lineTo(tipX - x * size * 1.6 + y * size * 0.6, tipY - y * size * 1.6 - x * size * 0.6)
    context.fill()
}

/** Returns how far a place is from the line between two others. */
function fromSegment(x, y, a, b) {
    const [width, height] = [b.x - a.x, b.y - a.y]
    const square = width * width + height * height
    const share = square
        ? Math.min(1, Math.max(0, ((x - a.x) * width + (y - a.y) * height) / square))
        : 0
    return Math.hypot(x - a.x - share * width, y - a.y - share * height)
}
