// The explorer page of the project's own data, used as people use it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { choices, close, makePage, open, run, save, settle, shoot } from './open.mjs'

let file
before(() => (file = makePage('sample', 'data')))

/** Returns the rows of the sample's actors as the program itself ranks them, the highest first. */
function ranked() {
    const rows = run('analyze', 'data', '--measures', 'pagerank', '--to', 'csv')
        .trimEnd()
        .split('\n')
    return rows.slice(1).map((row) => {
        const [, name, kind] = row.split(',')
        return { name, kind }
    })
}

after(close)

/** Opens the page, uses it, and finds nothing wrong. */
async function use(options, body) {
    const { page, wrong } = await open(file, options)
    await body(page)
    assert.deepEqual(wrong, [])
    await page.context().close()
}

const heading = (page) => page.locator('#details h2').innerText()

/** Brings a node into the middle of the picture by searching for it. */
async function search(page, name) {
    await page.keyboard.press('/')
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await settle(page)
}

test('it loads, and says how much there is', () =>
    use({}, async (page) => {
        const counts = await page.locator('#counts').innerText()
        assert.match(counts, new RegExp(`^${ranked().length} nodes · \\d+ ties$`))
        assert.equal(await heading(page), 'At a glance')
        assert.equal((await page.locator('#stage canvas').count()) > 2, true)
        await shoot(page, 'sample-light')
    }))

test('the picture follows the system into the dark, and a switch', () =>
    use({ scheme: 'dark' }, async (page) => {
        const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
        assert.equal(await theme(), 'dark')
        await shoot(page, 'sample-dark')
        await page.getByRole('button', { name: /Light colors/ }).click()
        assert.equal(await theme(), 'light')
        assert.equal((await choices(page)).theme, 'light')
    }))

test('search chooses an actor, whose words are shown with source and cue', () =>
    use({}, async (page) => {
        await search(page, 'tusk')
        assert.equal(await heading(page), 'Donald Tusk')
        const cards = page.locator('#details .card')
        assert.ok((await cards.count()) >= 5)
        const marked = page.locator('#details .card', { has: page.locator('.quote .cue') }).first()
        assert.ok((await marked.locator('.quote .content').first().innerText()).length > 10)
        assert.ok((await marked.locator('.quote .source').first().innerText()).length > 1)
        assert.deepEqual(await choices(page).then(({ node }) => node), 'person/donald-tusk')
        await shoot(page, 'sample-actor')
    }))

test('a click in the picture chooses the actor there, and one beside it chooses nothing', () =>
    use({}, async (page) => {
        await search(page, 'poland')
        await page.keyboard.press('Escape')
        assert.equal(await heading(page), 'At a glance')
        const { x, y, width, height } = await page.locator('#stage').boundingBox()
        await page.mouse.click(x + width / 2, y + height / 2)
        await settle(page)
        assert.equal(await heading(page), 'Poland')
        await page.mouse.click(x + 3, y + 3)
        await settle(page)
        assert.equal(await heading(page), 'At a glance')
    }))

test('a click on a line shows the statements behind it', () =>
    use({}, async (page) => {
        const svg = readFileSync(await save(page, 'explorer.svg'), 'utf8')
        const lines = [
            ...svg.matchAll(/<line x1="([-\d.]+)" y1="([-\d.]+)" x2="([-\d.]+)" y2="([-\d.]+)"/g),
        ].map((match) => match.slice(1).map(Number))
        const length = ([a, b, c, d]) => Math.hypot(a - c, b - d)
        const [a, b, c, d] = lines.sort((one, other) => length(other) - length(one))[0]
        const { x, y } = await page.locator('#stage').boundingBox()
        await page.mouse.click(x + a + (c - a) * 0.45, y + b + (d - b) * 0.45)
        await settle(page)
        assert.equal(await heading(page), 'Tie')
        assert.ok((await page.locator('#details .card').count()) >= 1)
        assert.ok((await choices(page)).tie)
        await shoot(page, 'sample-tie')
    }))

test('filters leave less, say so, and can be taken back', () =>
    use({}, async (page) => {
        const count = async () => parseInt(await page.locator('#counts').innerText(), 10)
        const all = await count()
        await page.keyboard.press('f')
        await page.locator('[data-kind="place"]').uncheck()
        assert.equal(await count(), all - 11)
        await page.locator('[data-date="from"]').fill('2025-09')
        await page.locator('[data-date="from"]').press('Enter')
        await settle(page)
        const some = await count()
        assert.ok(some > 3 && some < all - 11, `${some}`)
        await page.locator('[data-kind="place"]').check()
        await page.locator('.histogram').click({ position: { x: 10, y: 30 } })
        const { from, to } = await choices(page)
        assert.deepEqual([from, to], ['2025-03', '2025-03'])
        await shoot(page, 'sample-filters')
        await page.getByRole('button', { name: 'Reset' }).click()
        assert.equal(await count(), all)
    }))

test('documents, organisations, stances, confidence and measures filter', () =>
    use({}, async (page) => {
        const counts = async () => page.locator('#filters .subhead').innerText()
        await page.keyboard.press('f')
        const whole = await counts()
        const seen = new Set([whole])
        for (const [field, words] of [
            ['Any document', 'allies'],
            ['Any organisation', 'nato'],
            ['Any concept', 'air'],
        ]) {
            await page.locator('#filters').getByRole('combobox', { name: field }).fill(words)
            await page.keyboard.press('Enter')
            seen.add(await counts())
            await page.locator('#filters .chip.is-set').click()
        }
        await page.locator('#filters').getByRole('button', { name: 'opposes' }).click()
        seen.add(await counts())
        await page.getByRole('button', { name: 'Reset' }).click()
        await page.locator('#filters').getByLabel('Least confidence').fill('0.9')
        seen.add(await counts())
        await page.getByRole('button', { name: 'Reset' }).click()
        await page.locator('#filters').getByLabel('Measure').selectOption('pagerank')
        await page.locator('#filters').getByLabel('from').last().fill('0.03')
        await page.keyboard.press('Tab')
        seen.add(await counts())
        assert.equal(seen.size, 7, [...seen].join('; '))
    }))

test('the ranking sorts by any measure, either way', () =>
    use({}, async (page) => {
        await page.keyboard.press('r')
        const first = () => page.locator('#ranking tbody tr').first().locator('bdi').innerText()
        assert.equal(await first(), 'Poland')
        await page.locator('#ranking select').selectOption('*statements')
        const most = await first()
        await page.getByRole('button', { name: 'Highest first' }).click()
        assert.notEqual(await first(), most)
        const values = await page.locator('#ranking > table tbody .number').allInnerTexts()
        assert.deepEqual(
            values,
            [...values].sort((a, b) => a - b),
        )
        await page.locator('#ranking select').selectOption('betweenness')
        await page.getByText('Figures of the whole network').click()
        const density = page.locator('.of-whole tr', { hasText: /^density/ })
        assert.match(await density.innerText(), /density\s+0\.0\d+$/)
        await density.scrollIntoViewIfNeeded()
        await shoot(page, 'sample-ranking')
    }))

test('neighbors alone, and the shortest path between two actors', () =>
    use({}, async (page) => {
        await search(page, 'nato')
        await page.getByRole('button', { name: 'Only neighbors' }).click()
        const near = parseInt(await page.locator('#counts').innerText(), 10)
        assert.ok(near > 2 && near < 10, `${near}`)
        await page.getByRole('button', { name: 'Only neighbors' }).click()
        await page.locator('#details').getByRole('combobox').fill('european union')
        await page.keyboard.press('Enter')
        await settle(page)
        const steps = await page.locator('.steps bdi').allInnerTexts()
        assert.deepEqual([steps[0], steps.at(-1)], ['NATO', 'European Union'])
        assert.ok(steps.length >= 3)
        await shoot(page, 'sample-path')
    }))

test('articles have their statements and names marked, and say who speaks', () =>
    use({}, async (page) => {
        await page.keyboard.press('2')
        const first = page.locator('.article-text [role="button"][data-row]').first()
        await first.focus()
        assert.match(await page.locator('.tip').innerText(), /\d+ % sure/)
        assert.ok((await page.locator('.article-text .name').count()) > 5)
        await shoot(page, 'sample-article')
        await page.keyboard.press('Enter')
        assert.equal(await heading(page), 'Statement')
        assert.ok((await choices(page)).row.startsWith('statement/'))
        assert.equal((await choices(page)).view, 'articles')
    }))

test('the address shows the same again', () =>
    use({}, async (page) => {
        await search(page, 'russia')
        await page.locator('[data-choice="color"]').selectOption('leiden')
        await page.keyboard.press('+')
        await settle(page)
        const hash = new URL(page.url()).hash.slice(1)
        const again = await open(file, { hash })
        assert.equal(await heading(again.page), 'Russia')
        assert.equal(await again.page.locator('[data-choice="color"]').inputValue(), 'leiden')
        assert.equal(new URL(again.page.url()).hash.slice(1), hash)
        assert.deepEqual(again.wrong, [])
        const broken = await open(file, {
            hash: 'node=nobody&tie=[&sort=%00&size=none&color=x&camera=1,2&row=-&measure=q&least=z&count=NaN',
        })
        assert.equal(await heading(broken.page), 'At a glance')
        assert.deepEqual(broken.wrong, [])
    }))

test('what can be seen is saved in four formats', () =>
    use({ hash: 'hidden=place' }, async (page) => {
        const png = readFileSync(await save(page, 'explorer.png'))
        assert.equal(png.subarray(1, 4).toString(), 'PNG')
        assert.ok(png.readUInt32BE(16) > 1000)
        const svg = readFileSync(await save(page, 'explorer.svg'), 'utf8')
        assert.match(svg, /^<svg xmlns=[^]*<\/svg>\n$/)
        const seen = ranked().filter(({ kind }) => kind !== 'place').length
        const kindsInLegend = 3
        assert.equal(svg.match(/<circle/g).length, seen + kindsInLegend)
        const nodes = readFileSync(await save(page, 'nodes.csv'), 'utf8')
            .trimEnd()
            .split('\r\n')
        assert.equal(nodes.length, seen + 1)
        assert.ok(readFileSync(await save(page, 'statements.csv'), 'utf8').includes('Donald Tusk'))
        const edges = readFileSync(await save(page, 'edges.csv'), 'utf8')
            .trimEnd()
            .split('\r\n')
        const gexf = await save(page, 'explorer.gexf')
        assert.equal(readFileSync(gexf, 'utf8').match(/<edge /g).length, edges.length - 1)
        assert.match(run('check', gexf, '--for', 'gephi'), /nothing to mend/)
        assert.match(run('export', gexf, '--to', 'nodes', '-o', '-'), /Donald Tusk/)
    }))

test('no two names lie on each other', () =>
    use({}, async (page) => {
        const path = await save(page, 'explorer.svg')
        await page.goto(`file://${path}`)
        const { count, overlaps } = await page.evaluate(() => {
            const texts = [...document.querySelectorAll('text')].map((text) => [
                text.textContent,
                text.getBBox(),
            ])
            const meet = (a, b) =>
                a.x < b.x + b.width &&
                b.x < a.x + a.width &&
                a.y + 2 < b.y + b.height &&
                b.y + 2 < a.y + a.height
            const pairs = texts.flatMap(([one, a], index) =>
                texts
                    .slice(index + 1)
                    .filter(([, b]) => meet(a, b))
                    .map(([other]) => `${one} / ${other}`),
            )
            return { count: texts.length, overlaps: pairs }
        })
        assert.ok(count > 30, `${count}`)
        assert.deepEqual(overlaps, [])
    }))

test('the focus stays where it was when a filter changes', () =>
    use({}, async (page) => {
        await page.keyboard.press('f')
        await page.locator('[data-kind="group"]').focus()
        await page.keyboard.press('Space')
        await settle(page)
        assert.equal((await choices(page)).hidden, 'group')
        assert.equal(await page.evaluate(() => document.activeElement.dataset.kind), 'group')
    }))

test('everything can be reached with keys', () =>
    use({}, async (page) => {
        const names = []
        for (let step = 0; step < 16; step++) {
            await page.keyboard.press('Tab')
            names.push(
                await page.evaluate(
                    () =>
                        document.activeElement.getAttribute('aria-label') ??
                        document.activeElement.textContent,
                ),
            )
        }
        for (const name of [
            'Skip to the statements',
            'Network',
            'Help (?)',
            'Show all (0)',
            'Statements',
        ]) {
            assert.ok(names.includes(name), `${name} is not among ${names}`)
        }
        const [first, second] = ranked().map(({ name }) => name)
        await page.keyboard.press('n')
        assert.equal(await heading(page), first)
        await page.keyboard.press('n')
        assert.equal(await heading(page), second)
        const status = await page.locator('#status').innerText()
        assert.match(status, new RegExp(`^${second}: \\d+ statements? said`))
        await page.keyboard.press('p')
        assert.equal(await heading(page), first)
        await page.keyboard.press('?')
        assert.match(
            await page.locator('dialog').innerText(),
            /MIT License|Permission is hereby granted/,
        )
        await shoot(page, 'sample-help')
        await page.keyboard.press('Escape')
        await settle(page)
        assert.equal(await page.locator('dialog').count(), 0)
        assert.equal(await heading(page), 'Poland')
        await page.keyboard.press('Escape')
        assert.equal(await heading(page), 'At a glance')
    }))

test('every control has a name', () =>
    use({ hash: 'node=place%2Frussia' }, async (page) => {
        await page.keyboard.press('f')
        const nameless = await page.evaluate(() =>
            [...document.querySelectorAll('button, input, select, a')]
                .filter(
                    (element) =>
                        element.offsetParent &&
                        !element.labels?.length &&
                        !element.getAttribute('aria-label') &&
                        !element.textContent.trim(),
                )
                .map((element) => element.outerHTML),
        )
        assert.deepEqual(nameless, [])
    }))

for (const scheme of ['light', 'dark']) {
    test(`on a phone the panel is a sheet, ${scheme}`, () =>
        use({ width: 390, height: 844, scheme, touch: true }, async (page) => {
            const within = () =>
                page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
            assert.ok(await within())
            await shoot(page, `phone-${scheme}`)
            await page.locator('#search input').fill('tusk')
            await page.keyboard.press('Enter')
            await settle(page)
            assert.equal(await page.locator('#panel').getAttribute('data-height'), 'half')
            await shoot(page, `phone-actor-${scheme}`)
            await page.locator('#handle').click()
            assert.equal(await page.locator('#panel').getAttribute('data-height'), 'high')
            await page.locator('#handle').click()
            await page.keyboard.press('2')
            assert.ok(await within())
            await shoot(page, `phone-article-${scheme}`)
        }))
}

test('nothing lies on the controls of the picture', () =>
    use({}, async (page) => {
        await page.keyboard.press('f')
        const overlaps = await page.evaluate(() => {
            const boxes = ['#zoom', '#legend', '#filters', '#panel', '.bar'].map((name) => [
                name,
                document.querySelector(name).getBoundingClientRect(),
            ])
            const apart = (a, b) =>
                a.right <= b.left + 1 ||
                b.right <= a.left + 1 ||
                a.bottom <= b.top + 1 ||
                b.bottom <= a.top + 1
            return boxes.flatMap(([one, a], index) =>
                boxes
                    .slice(index + 1)
                    .filter(([, b]) => !apart(a, b))
                    .map(([other]) => `${one} ${other}`),
            )
        })
        assert.deepEqual(overlaps, [])
    }))

test('without WebGL a simpler picture is drawn, and the page says so', async () => {
    const { page, wrong } = await open(file, { flags: ['--disable-3d-apis'] })
    assert.match(await page.locator('#notice').innerText(), /no WebGL/)
    await search(page, 'poland')
    await page.keyboard.press('Escape')
    const { x, y, width, height } = await page.locator('#stage').boundingBox()
    await page.mouse.click(x + width / 2, y + height / 2)
    await settle(page)
    assert.equal(await heading(page), 'Poland')
    await shoot(page, 'sample-without-webgl')
    assert.deepEqual(wrong, [])
})
