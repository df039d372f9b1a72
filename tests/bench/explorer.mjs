// Opens a page without network and tells when all its nodes were drawn: the driver of explorer.py.
//
//     node explorer.mjs PAGE NODES

import { createRequire } from 'node:module'

const require = createRequire(new URL('../browser/package.json', import.meta.url))
const { chromium } = require('playwright-core')

const [, , file, nodes] = process.argv
const LONGEST = 120_000

/** Counts what is drawn, on whatever a page draws on, and notes the frame after the last node. */
function watch(nodes) {
    let drawn = 0
    globalThis.drawnAt = 0
    const count = (prototype, name, howMany) => {
        const draw = prototype[name]
        prototype[name] = function (...values) {
            drawn += howMany(values)
            return draw.apply(this, values)
        }
    }
    const canvas = CanvasRenderingContext2D.prototype
    for (const name of ['arc', 'ellipse', 'rect']) count(canvas, name, () => 1)
    for (const context of [WebGLRenderingContext, WebGL2RenderingContext]) {
        // The corners of a node count as so many nodes only where it is drawn by instances.
        count(context.prototype, 'drawArrays', ([mode, , corners]) =>
            mode === 0 ? corners : corners / 3,
        )
        if (context.prototype.drawArraysInstanced) {
            count(context.prototype, 'drawArraysInstanced', ([, , , instances]) => instances)
        }
    }
    const look = () => {
        const shapes = drawn >= nodes ? nodes : document.querySelectorAll('circle').length
        if (shapes >= nodes)
            requestAnimationFrame(() =>
                requestAnimationFrame(() => (globalThis.drawnAt = performance.now())),
            )
        else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
}

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
        '--no-sandbox',
        '--use-gl=angle',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--js-flags=--expose-gc',
    ],
})
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, offline: true })
const page = await context.newPage()
const requests = new Set()
page.on('request', (request) => {
    const address = new URL(request.url())
    if (/^https?:/.test(address.protocol))
        requests.add(`${address.host}${address.pathname.replace(/.*\//, '/…/')}`)
})
// Every node of a graph of which some have no tie may not be there: nearly all is all.
await page.addInitScript(watch, Math.floor(Number(nodes) * 0.98))
const answer = { drawn: null }
try {
    await page.goto(`file://${file}`, { waitUntil: 'commit', timeout: LONGEST })
    await page.waitForFunction(() => globalThis.drawnAt > 0, null, { timeout: LONGEST })
    answer.drawn = await page.evaluate(() => globalThis.drawnAt)
    const session = await context.newCDPSession(page)
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session
        .send('Performance.enable')
        .then(() => session.send('Performance.getMetrics'))
    answer.heap = metrics.find((metric) => metric.name === 'JSHeapUsedSize').value
} catch (error) {
    if (!String(error).includes('Timeout')) throw error
}
answer.requests = [...requests]
console.log(JSON.stringify(answer))
await browser.close()
