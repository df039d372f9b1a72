// Makes pages with sayso, opens them in Chromium, and notes whatever should not happen.

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const sayso = process.env.SAYSO ?? join(root, 'target/release/sayso')
export const folder = mkdtempSync(join(tmpdir(), 'sayso-browser-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Where pictures of the page go, for people to look at. */
const screenshots = join(root, 'target/screenshots')
mkdirSync(screenshots, { recursive: true })

/** Runs sayso in the project's folder. */
export function run(...args) {
    return execFileSync(sayso, args, {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
    })
}

/** Makes the page of some input: a path, or lines of JSON. */
export function makePage(name, input, ...options) {
    const page = join(folder, `${name}.html`)
    let path = input
    if (Array.isArray(input)) {
        path = join(folder, `${name}.jsonl`)
        writeFileSync(path, input.map((record) => `${JSON.stringify(record)}\n`).join(''))
    }
    run('export', path, '-o', page, '--quiet', ...options)
    return page
}

const browsers = new Map()

/** Starts Chromium once for each set of flags. */
async function browser(flags) {
    const key = flags.join(' ')
    if (!browsers.has(key)) {
        browsers.set(
            key,
            await chromium.launch({
                executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
                args: [
                    '--no-sandbox',
                    '--use-gl=angle',
                    '--use-angle=swiftshader',
                    '--enable-unsafe-swiftshader',
                    ...flags,
                ],
            }),
        )
    }
    return browsers.get(key)
}

/** Ends all browsers. */
export async function close() {
    await Promise.all([...browsers.values()].map((one) => one.close()))
}

/**
 * Opens a page. `wrong` lists console messages, errors, dialogs and requests to anywhere: a test
 * ends with an empty one.
 */
export async function open(
    file,
    { hash = '', width = 1280, height = 800, scheme = 'light', flags = [], touch = false } = {},
) {
    const context = await (
        await browser(flags)
    ).newContext({
        viewport: { width, height },
        colorScheme: scheme,
        acceptDownloads: true,
        reducedMotion: 'reduce',
        hasTouch: touch,
        locale: 'en-GB',
        timezoneId: 'UTC',
    })
    const page = await context.newPage()
    const wrong = []
    page.on('console', (message) => wrong.push(`console ${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`))
    page.on('dialog', (dialog) => (wrong.push(`dialog: ${dialog.message()}`), dialog.dismiss()))
    page.on('popup', (popup) => wrong.push(`popup: ${popup.url()}`))
    page.on('request', (request) => {
        if (!/^(file|blob):/.test(request.url()))
            wrong.push(`request: ${request.url().slice(0, 100)}`)
    })
    await page.goto(`file://${file}${hash ? `#${hash}` : ''}`)
    await page.waitForSelector('html[data-ready]', { timeout: 60_000 })
    await settle(page)
    return { page, wrong }
}

/** Waits until the picture and the address have followed. */
export async function settle(page) {
    await page.waitForTimeout(450)
}

/** Keeps a picture of the page. */
export async function shoot(page, name) {
    await page.screenshot({ path: join(screenshots, `${name}.png`) })
}

/** Returns what the address says. */
export async function choices(page) {
    return Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1)))
}

/** Saves a file over the menu, and returns where it is. */
export async function save(page, name) {
    await page.getByRole('button', { name: 'Save what can be seen' }).click()
    const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click(`[data-file="${name}"]`),
    ])
    const path = join(folder, `${Date.now()}-${download.suggestedFilename()}`)
    await download.saveAs(path)
    return path
}
