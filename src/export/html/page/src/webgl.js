// The network drawn by sigma, on the graphics card.

import Graph from 'graphology'
import { Sigma } from 'sigma'
import {
    EdgeArrowProgram,
    EdgeLineProgram,
    EdgeRectangleProgram,
    NodeCircleProgram,
    NodePointProgram,
} from 'sigma/rendering'

/** From how many nodes or ties on everything is drawn in the simplest way. */
const MANY_NODES = 8000
const MANY_TIES = 12000

/** Tells whether this browser can draw with WebGL. */
export function hasWebGl() {
    try {
        return Boolean(document.createElement('canvas').getContext('webgl2'))
    } catch {
        return false
    }
}

/** Draws on the graphics card; the canvas renderer has the same methods. */
export class WebGlStage {
    /**
     * @param {HTMLElement} container
     * @param {import('./data.js').Model} model
     * @param {{ move: () => void, point: (x: number, y: number) => void, leave: () => void, click: (x: number, y: number) => void }} on
     */
    constructor(container, model, on) {
        this.model = model
        const { nodes, ties } = model
        const graph = new Graph({ multi: true, type: 'directed', allowSelfLoops: true })
        for (let node = 0; node < nodes.count; node++) {
            graph.addNode(node, { x: nodes.x[node], y: nodes.y[node], size: 1, color: '#888' })
        }
        const plain = ties.count > MANY_TIES
        for (let tie = 0; tie < ties.count; tie++) {
            const type = plain ? 'line' : ties.oneWay[tie] ? 'arrow' : 'band'
            graph.addEdgeWithKey(tie, ties.source[tie], ties.target[tie], {
                size: 1,
                color: '#888',
                type,
            })
        }
        this.graph = graph
        this.sigma = new Sigma(graph, container, {
            renderLabels: false,
            renderEdgeLabels: false,
            enableEdgeEvents: false,
            hideEdgesOnMove: ties.count > 30000,
            defaultDrawNodeHover: () => {},
            minEdgeThickness: 0.5,
            stagePadding: 48,
            zoomDuration: reducedMotion() ? 1 : 200,
            minCameraRatio: 0.002,
            maxCameraRatio: 4,
            doubleClickZoomingRatio: 2,
            defaultNodeType: nodes.count > MANY_NODES ? 'point' : 'disc',
            nodeProgramClasses: { disc: NodeCircleProgram, point: NodePointProgram },
            edgeProgramClasses: {
                arrow: EdgeArrowProgram,
                band: EdgeRectangleProgram,
                line: EdgeLineProgram,
            },
            allowInvalidContainer: true,
        })
        this.unit = 1
        this.sigma.on('afterRender', on.move)
        this.sigma.on('moveBody', ({ event }) => on.point(event.x, event.y))
        this.sigma.on('leaveStage', on.leave)
        this.sigma.on('clickStage', ({ event }) => on.click(event.x, event.y))
        this.sigma.on('clickNode', ({ event }) => on.click(event.x, event.y))
        this.unit = 1
    }

    /** Draws with new looks. */
    draw(looks, seen, colors) {
        const window = this.sigma.getContainer()
        this.unit = sizeUnit(this.transform().k * this.ratio(), this.model.nodes.count, window)
        this.graph.updateEachNodeAttributes((key, attributes) => {
            const node = Number(key)
            attributes.color = looks.colors[node]
            attributes.size = looks.radii[node] * this.unit
            attributes.hidden = !seen.nodes[node]
            return attributes
        })
        const color = veiled(colors.tie, looks.opacity)
        this.graph.updateEachEdgeAttributes((key, attributes) => {
            const tie = Number(key)
            attributes.hidden = !(seen.ties[tie] > 0)
            attributes.size = looks.width(tie)
            attributes.color = color
            return attributes
        })
    }

    /** Returns the canvas that names and marks are drawn on, above everything else. */
    overlay() {
        if (!this.above) {
            this.above = this.sigma.createCanvas('overlay', { beforeLayer: 'mouse' })
            fitCanvas(this.above, this.sigma.getContainer())
        }
        return this.above
    }

    /** Returns where the picture is: a place x, y of the graph is at x·k + dx, dy − y·k. */
    transform() {
        const [zero, one] = [
            { x: 0, y: 0 },
            { x: 1, y: 1 },
        ].map((place) => this.sigma.graphToViewport(place))
        return { k: one.x - zero.x, dx: zero.x, dy: zero.y }
    }

    /** Returns how many pixels a radius of one is. */
    scale() {
        return this.unit / Math.sqrt(this.ratio())
    }

    ratio() {
        return this.sigma.getCamera().ratio
    }

    zoomBy(factor) {
        this.sigma.getCamera().animatedZoom({ factor, duration: reducedMotion() ? 1 : 200 })
    }

    panBy(x, y) {
        const { k } = this.transform()
        const [from, to] = [
            { x: 0, y: 0 },
            { x: x / k, y: y / k },
        ].map((place) => this.framed(place))
        const camera = this.sigma.getCamera()
        camera.setState({ x: camera.x + to.x - from.x, y: camera.y + to.y - from.y })
    }

    /** Shows all nodes that are not hidden. */
    fit() {
        let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
        for (let node = 0; node < this.model.nodes.count; node++) {
            const place = this.sigma.getNodeDisplayData(String(node))
            if (!place || place.hidden) continue
            left = Math.min(left, place.x)
            right = Math.max(right, place.x)
            bottom = Math.min(bottom, place.y)
            top = Math.max(top, place.y)
        }
        const whole = { x: 0.5, y: 0.5, ratio: 1, angle: 0 }
        const extent = Math.max(right - left, top - bottom)
        const part = {
            x: (left + right) / 2,
            y: (bottom + top) / 2,
            ratio: Math.min(1, Math.max(0.08, extent * 1.1)),
            angle: 0,
        }
        // A part that takes up nearly all of the picture is shown as the whole is.
        const goal = extent >= 0 && extent < 0.85 ? part : whole
        this.sigma.getCamera().animate(goal, { duration: reducedMotion() ? 1 : 250 })
    }

    /** Brings a node to the middle, and near enough. */
    moveTo(node) {
        const { x, y } = this.sigma.getNodeDisplayData(String(node)) ?? { x: 0.5, y: 0.5 }
        const ratio = Math.min(
            this.ratio(),
            Math.max(0.05, Math.min(1, 12 / Math.sqrt(this.model.nodes.count))),
        )
        this.sigma.getCamera().animate({ x, y, ratio }, { duration: reducedMotion() ? 1 : 350 })
    }

    /** Returns where the picture is, for the address. */
    camera() {
        const { x, y, ratio } = this.sigma.getCamera()
        return [x, y, ratio].map((part) => part.toFixed(4)).join(',')
    }

    setCamera(text) {
        const [x, y, ratio] = text.split(',').map(Number)
        if ([x, y, ratio].every(Number.isFinite)) this.sigma.getCamera().setState({ x, y, ratio })
    }

    resize() {
        this.sigma.resize()
        if (this.above) fitCanvas(this.above, this.sigma.getContainer())
        this.sigma.refresh({ skipIndexation: true })
    }

    framed(place) {
        return this.sigma.viewportToFramedGraph(this.sigma.graphToViewport(place))
    }
}

/** Makes a color let through what is behind it, in the form that sigma blends: already mixed. */
function veiled(color, opacity) {
    const parts = [1, 3, 5].map((at) => Math.round(parseInt(color.slice(at, at + 2), 16) * opacity))
    return `rgba(${parts.join(', ')}, ${opacity})`
}

/** Makes a canvas as large as what it lies in, and as fine as the screen. */
export function fitCanvas(canvas, { clientWidth, clientHeight }) {
    canvas.width = clientWidth * devicePixelRatio
    canvas.height = clientHeight * devicePixelRatio
    canvas.style.width = `${clientWidth}px`
    canvas.style.height = `${clientHeight}px`
}

/**
 * Returns how many pixels a point of a node's radius is where one of the picture is so many: as
 * many, but no node is too small to be seen, or too large for a small window.
 *
 * @param {number} k pixels of a point
 * @param {number} count how many nodes there are
 * @param {{ clientWidth: number, clientHeight: number }} window
 */
export function sizeUnit(k, count, { clientWidth, clientHeight }) {
    const visible = count < 300 ? 0.34 : Math.max(0.2, Math.min(0.5, 28 / Math.sqrt(count)))
    const room = Math.min(1, Math.min(clientWidth, clientHeight) / 650)
    return Math.min(0.9, Math.max(k, visible * Math.max(room, 0.5)))
}

/** Tells whether the user wants to see little motion. */
export function reducedMotion() {
    return matchMedia('(prefers-reduced-motion: reduce)').matches
}
