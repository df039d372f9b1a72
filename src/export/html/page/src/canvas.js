// The network drawn on a plain canvas, for browsers without WebGL.

import { fitCanvas, sizeUnit } from './webgl.js'

/** Up to how many ties are drawn while the picture moves. */
const TIES_WHILE_MOVING = 6000

/** Draws on a canvas; it has the methods of the WebGL renderer. */
export class CanvasStage {
    constructor(container, model, on) {
        this.container = container
        this.model = model
        this.on = on
        this.below = document.createElement('canvas')
        this.above = document.createElement('canvas')
        for (const canvas of [this.below, this.above]) container.append(canvas)
        this.place = { x: 0.5, y: 0.5, ratio: 1 }
        this.bounds = boundsOf(model.nodes)
        this.unit = 1
        this.pointers = new Map()
        const { above } = this
        above.addEventListener('pointerdown', (event) => this.down(event))
        above.addEventListener('pointermove', (event) => this.moved(event))
        for (const end of ['pointerup', 'pointercancel'])
            above.addEventListener(end, (event) => this.up(event))
        above.addEventListener('pointerleave', () => on.leave())
        above.addEventListener('wheel', (event) => this.wheel(event), { passive: false })
        this.resize()
    }

    draw(looks, seen, colors) {
        this.given = { looks, seen, colors }
        const k = this.transform().k * this.place.ratio
        this.unit = sizeUnit(k, this.model.nodes.count, this.container)
        this.schedule()
    }

    overlay() {
        return this.above
    }

    transform() {
        const { x, y, size } = this.bounds
        const { clientWidth: width, clientHeight: height } = this.container
        const k = Math.max(10, Math.min(width, height) - 96) / size / this.place.ratio
        const [middleX, middleY] = [
            x + (this.place.x - 0.5) * size,
            y + (this.place.y - 0.5) * size,
        ]
        return { k, dx: width / 2 - middleX * k, dy: height / 2 + middleY * k }
    }

    scale() {
        return this.unit / Math.sqrt(this.place.ratio)
    }

    zoomBy(factor, x = this.container.clientWidth / 2, y = this.container.clientHeight / 2) {
        const before = this.transform()
        this.place.ratio = Math.min(4, Math.max(0.002, this.place.ratio / factor))
        const after = this.transform()
        // What is under the pointer stays there.
        const [graphX, graphY] = [(x - before.dx) / before.k, (before.dy - y) / before.k]
        this.panBy(graphX * after.k + after.dx - x, after.dy - graphY * after.k - y)
    }

    panBy(x, y) {
        const { k } = this.transform()
        this.place.x += x / k / this.bounds.size
        this.place.y -= y / k / this.bounds.size
        this.schedule()
    }

    /** Shows all nodes that are not hidden. */
    fit() {
        const { nodes } = this.model
        const seen = this.given?.seen.nodes
        const part = boundsOf(nodes, (node) => !seen || seen[node])
        const { x, y, size } = this.bounds
        const ratio = Math.min(1, Math.max(0.08, (part.size * 1.1) / size))
        const isWhole = part.size >= size * 0.85
        this.place = isWhole
            ? { x: 0.5, y: 0.5, ratio: 1 }
            : { x: 0.5 + (part.x - x) / size, y: 0.5 + (part.y - y) / size, ratio }
        this.schedule()
    }

    moveTo(node) {
        const { x, y, size } = this.bounds
        const { nodes } = this.model
        const ratio = Math.min(
            this.place.ratio,
            Math.max(0.05, Math.min(1, 12 / Math.sqrt(nodes.count))),
        )
        this.place = {
            x: 0.5 + (nodes.x[node] - x) / size,
            y: 0.5 + (nodes.y[node] - y) / size,
            ratio,
        }
        this.schedule()
    }

    camera() {
        return [this.place.x, this.place.y, this.place.ratio]
            .map((part) => part.toFixed(4))
            .join(',')
    }

    setCamera(text) {
        const [x, y, ratio] = text.split(',').map(Number)
        if ([x, y, ratio].every(Number.isFinite)) this.place = { x, y, ratio }
        this.schedule()
    }

    resize() {
        for (const canvas of [this.below, this.above]) fitCanvas(canvas, this.container)
        this.schedule()
    }

    schedule() {
        this.frame ??= requestAnimationFrame(() => {
            this.frame = undefined
            this.paint()
        })
    }

    paint() {
        if (!this.given) return
        const { looks, seen, colors } = this.given
        const { nodes, ties } = this.model
        const context = /** @type {CanvasRenderingContext2D} */ (this.below.getContext('2d'))
        context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
        context.clearRect(0, 0, this.below.width, this.below.height)
        const { k, dx, dy } = this.transform()
        if (!this.pointers.size || ties.count <= TIES_WHILE_MOVING) {
            context.strokeStyle = colors.tie
            context.globalAlpha = looks.opacity
            for (let tie = 0; tie < ties.count; tie++) {
                if (!(seen.ties[tie] > 0)) continue
                const [source, target] = [ties.source[tie], ties.target[tie]]
                context.lineWidth = looks.width(tie)
                context.beginPath()
                context.moveTo(nodes.x[source] * k + dx, dy - nodes.y[source] * k)
                context.lineTo(nodes.x[target] * k + dx, dy - nodes.y[target] * k)
                context.stroke()
            }
            context.globalAlpha = 1
        }
        const scale = this.scale()
        for (let index = looks.order.length - 1; index >= 0; index--) {
            const node = looks.order[index]
            if (!seen.nodes[node]) continue
            context.fillStyle = looks.colors[node]
            context.beginPath()
            context.arc(
                nodes.x[node] * k + dx,
                dy - nodes.y[node] * k,
                looks.radii[node] * scale,
                0,
                7,
            )
            context.fill()
        }
        this.on.move()
    }

    down(event) {
        this.above.setPointerCapture(event.pointerId)
        this.pointers.set(event.pointerId, event)
        this.start = this.pointers.size === 1 ? event : null
    }

    moved(event) {
        const before = this.pointers.get(event.pointerId)
        if (!before) return this.on.point(event.offsetX, event.offsetY)
        const spread = () => {
            const [one, other] = [...this.pointers.values()]
            return other ? Math.hypot(one.offsetX - other.offsetX, one.offsetY - other.offsetY) : 0
        }
        const was = spread()
        this.pointers.set(event.pointerId, event)
        if (was > 0) this.zoomBy(spread() / was, event.offsetX, event.offsetY)
        else this.panBy(before.offsetX - event.offsetX, before.offsetY - event.offsetY)
    }

    up(event) {
        this.pointers.delete(event.pointerId)
        const { start } = this
        const isClick =
            start && Math.hypot(start.offsetX - event.offsetX, start.offsetY - event.offsetY) < 4
        if (isClick) this.on.click(event.offsetX, event.offsetY)
        this.start = null
        this.schedule()
    }

    wheel(event) {
        event.preventDefault()
        this.zoomBy(Math.exp(-event.deltaY / 400), event.offsetX, event.offsetY)
    }
}

function boundsOf({ x, y, count }, isIn = (_node) => true) {
    let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
    for (let node = 0; node < count; node++) {
        if (!isIn(node)) continue
        left = Math.min(left, x[node])
        right = Math.max(right, x[node])
        bottom = Math.min(bottom, y[node])
        top = Math.max(top, y[node])
    }
    if (left > right) return { x: 0, y: 0, size: 1 }
    return {
        x: (left + right) / 2,
        y: (bottom + top) / 2,
        size: Math.max(right - left, top - bottom) || 1,
    }
}
