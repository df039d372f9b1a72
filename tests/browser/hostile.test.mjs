// What somebody might put into an article or a record to take over the page: it stays text.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { choices, close, makePage, open, run, save, settle, shoot } from './open.mjs'

const HARM = '</script><script>alert(1)</script><img src=x onerror=alert(2)><!--'
const LONG = 'Very long name '.repeat(1400)
const RIGHT_TO_LEFT = '\u202Eשלום עולם evil\u202C'
const SEPARATORS = 'line\u2028paragraph\u2029nul\u0000end'

const ACTORS = {
    harm: HARM,
    long: LONG,
    rtl: RIGHT_TO_LEFT,
    lines: SEPARATORS,
    proto: '__proto__',
    formula: '=cmd|calc!A1',
}

/** Records that are all harm. */
function records() {
    const text = `${HARM} said: “${HARM} ${RIGHT_TO_LEFT} ${SEPARATORS} 👩‍🚀 it rains”.`
    const list = Object.entries(ACTORS).map(([id, name]) => ({
        type: 'actor',
        id: `person/${id}`,
        name,
        kind: 'person',
        aliases: [HARM],
        attributes: { [HARM]: HARM, constructor: 1, toString: 2, __proto__: 3 },
    }))
    list.push({
        type: 'document',
        id: `document/${HARM}`,
        title: HARM,
        text,
        url: 'javascript:alert(3)',
        publisher: HARM,
        date: '2031-05-02',
    })
    list.push({
        type: 'document',
        id: 'document/data',
        title: 'data',
        text,
        url: 'data:text/html,<script>alert(4)</script>',
    })
    list.push({
        type: 'document',
        id: 'document/good',
        title: 'good',
        text,
        url: 'https://example.org/?a=1&b="><script>',
    })
    list.push({ type: 'concept', id: 'concept/harm', name: HARM })
    const ids = Object.keys(ACTORS)
    ids.forEach((id, number) => {
        const document = ['document/data', `document/${HARM}`, 'document/good'][number % 3]
        const units = [...text]
        list.push({
            type: 'statement',
            id: `statement/${number}`,
            speaker: `person/${id}`,
            text: HARM,
            cue: HARM,
            document,
            spans: {
                source: [[0, 20]],
                cue: [[units.length - 30, units.length - 20]],
                content: [
                    [10, 60],
                    [70, units.length],
                ],
            },
            mentions: [`person/${ids[(number + 1) % ids.length]}`],
            concepts: [{ concept: 'concept/harm', stance: -1 }],
            confidence: 0.5,
        })
    })
    return list
}

let file
before(() => (file = makePage('hostile', records())))
after(close)

test('harm in names, texts, links and attributes is nothing but text', async () => {
    const { page, wrong } = await open(file)
    for (const id of Object.keys(ACTORS)) {
        await page.evaluate(
            (hash) => (location.hash = hash),
            new URLSearchParams({ node: `person/${id}`, tab: 'details' }).toString(),
        )
        await settle(page)
        assert.ok((await page.locator('#details .card').count()) >= 1, id)
    }
    await page.evaluate(() => (location.hash = 'node=person%2Fharm'))
    await settle(page)
    assert.equal(await page.locator('#details h2').innerText(), HARM)
    await shoot(page, 'hostile-actor')
    await page.keyboard.press('r')
    await page.keyboard.press('f')
    await settle(page)
    for (const document of [HARM, 'data', 'good']) {
        await page.evaluate(
            (hash) => (location.hash = hash),
            new URLSearchParams({ view: 'articles', document: `document/${document}` }).toString(),
        )
        await settle(page)
        assert.ok(
            (await page.locator('.article-text').innerText()).includes(
                '<img src=x onerror=alert(2)>',
            ),
        )
        const links = await page
            .locator('a[href]:not(.skip)')
            .evaluateAll((links) => links.map((link) => [link.href, link.rel]))
        for (const [href, rel] of links)
            assert.match(`${href} ${rel}`, /^https:\/\/example\.org\/\S* noopener noreferrer$/)
    }
    await shoot(page, 'hostile-article')
    assert.equal(await page.locator('img, iframe, object, embed, form[action]').count(), 0)
    assert.equal(await page.locator('script').count(), 2)
    assert.deepEqual(wrong, [])
})

test('a long name and one that turns text around stay in their places', async () => {
    const { page, wrong } = await open(file, {
        hash: 'node=person%2Flong',
        width: 390,
        height: 844,
    })
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    const { height } = await page.locator('#details h2').boundingBox()
    assert.ok(height < 200, `${height}`)
    await shoot(page, 'hostile-phone')
    assert.deepEqual(wrong, [])
})

test('the policy of the page forbids all that is not its own', async () => {
    const { page } = await open(file)
    const answers = await page.evaluate(async () => {
        const answers = {}
        try {
            document.body.innerHTML = '<img src=x onerror="globalThis.harm = 1">'
            answers.markup = 'accepted'
        } catch (error) {
            answers.markup = error.name
        }
        const element = document.createElement('div')
        element.setAttribute('style', 'position: fixed')
        document.body.append(element)
        answers.style = getComputedStyle(element).position
        for (const address of [
            'https://example.org/',
            'file:///etc/hostname',
            'data:text/plain,x',
        ]) {
            await fetch(address).then(
                () => (answers[address] = 'loaded'),
                () => (answers[address] = 'refused'),
            )
        }
        const image = new Image()
        answers.image = await new Promise((resolve) => {
            image.onload = () => resolve('loaded')
            image.onerror = () => resolve('refused')
            image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='
        })
        return { ...answers, harm: String(globalThis.harm) }
    })
    assert.deepEqual(answers, {
        markup: 'TypeError',
        style: 'static',
        'https://example.org/': 'refused',
        'file:///etc/hostname': 'refused',
        'data:text/plain,x': 'refused',
        image: 'refused',
        harm: 'undefined',
    })
})

test('harm in an address does nothing', async () => {
    const hash = new URLSearchParams({
        node: HARM,
        tie: JSON.stringify([HARM, HARM]),
        sort: HARM,
        color: HARM,
        size: '__proto__',
        hidden: HARM,
        measure: 'constructor',
        view: HARM,
        tab: HARM,
        theme: HARM,
        from: HARM,
        camera: HARM,
    }).toString()
    const { page, wrong } = await open(file, { hash })
    assert.equal(await page.locator('html[data-ready]').count(), 1)
    assert.deepEqual(wrong, [])
})

test('saved files hold the harm as text', async () => {
    const { page, wrong } = await open(file)
    const svg = readFileSync(await save(page, 'explorer.svg'), 'utf8')
    assert.ok(!/<script|<img/.test(svg))
    const gexf = await save(page, 'explorer.gexf')
    assert.ok(!/<script|<img/.test(readFileSync(gexf, 'utf8')))
    assert.match(run('export', gexf, '--to', 'edges', '-o', '-'), /mentions/)
    const nodes = readFileSync(await save(page, 'nodes.csv'), 'utf8')
    assert.ok(nodes.includes(",'=cmd|calc!A1,"))
    assert.deepEqual(await choices(page), {})
    assert.deepEqual(wrong, [])
})
