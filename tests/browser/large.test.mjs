// Pages of graphs that are far larger than the window, and of none at all.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { close, folder, makePage, open, settle, shoot } from './open.mjs'

after(close)

/** Writes a graph in groups whose members mostly know each other, from a fixed seed. */
function writeGraph(name, nodes, ties) {
    let state = nodes
    const random = (below) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0
        return Math.floor((state / 2 ** 32) * below)
    }
    const groups = Math.ceil(nodes / 60)
    const lines = ['source,target']
    for (let tie = 0; tie < ties; tie++) {
        const source = random(nodes)
        const group = source % groups
        const target = random(5)
            ? group + groups * random(Math.floor(nodes / groups))
            : random(nodes)
        lines.push(`Member ${source},Member ${target}`)
    }
    const path = join(folder, `${name}.csv`)
    writeFileSync(path, `${lines.join('\n')}\n`)
    return path
}

for (const [name, nodes, ties] of [
    ['1k', 1000, 2500],
    ['10k', 10_000, 25_000],
]) {
    test(`a graph of ${name} nodes can be searched, filtered and pointed at`, async () => {
        const file = makePage(
            name,
            writeGraph(name, nodes, ties),
            '--measures',
            'pagerank,leiden',
            '--color-by',
            'community',
        )
        const { page, wrong } = await open(file)
        assert.ok(
            parseInt((await page.locator('#counts').innerText()).replace(',', ''), 10) >
                nodes * 0.9,
        )
        await shoot(page, `${name}-light`)
        await page.keyboard.press('/')
        await page.keyboard.type('Member 77')
        await page.keyboard.press('Enter')
        await settle(page)
        assert.match(await page.locator('#details h2').innerText(), /^Member 77$/)
        await shoot(page, `${name}-actor`)
        await page.keyboard.press('d')
        await page.keyboard.press('Escape')
        await page.keyboard.press('0')
        await settle(page)
        await shoot(page, `${name}-dark`)
        assert.deepEqual(wrong, [])
    })
}

test('of more nodes than a page can show the core is shown, and the page says so', async () => {
    const file = makePage('core', writeGraph('core', 52_000, 110_000), '--measures', 'none')
    const { page, wrong } = await open(file)
    assert.match(await page.locator('#notice').innerText(), /the core: 50,000 nodes of 5\d,\d{3}/)
    await shoot(page, 'core')
    assert.deepEqual(wrong, [])
})

test('a page of nothing says so', async () => {
    const { page, wrong } = await open(
        makePage('nothing', [{ type: 'concept', id: 'concept/none', name: 'None' }]),
    )
    assert.match(await page.locator('#details').innerText(), /nothing to show/)
    await shoot(page, 'nothing')
    assert.deepEqual(wrong, [])
})

test('one node is shown whole', async () => {
    const { page, wrong } = await open(
        makePage('one', [{ type: 'actor', id: 'person/ada', name: 'Ada Brook', kind: 'person' }]),
    )
    assert.equal(await page.locator('#counts').innerText(), '1 node · 0 ties')
    await shoot(page, 'one')
    assert.deepEqual(wrong, [])
})
