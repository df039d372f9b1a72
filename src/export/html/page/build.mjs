// Makes `../explorer.html`, the page without its data, from the modules, the styles and the
// template beside this file: `npm ci && npm run build`.

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8')

/** Names a text as a Content-Security-Policy wants it. */
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const bundle = async (entry) => {
    const result = await build({
        absWorkingDir: new URL('.', import.meta.url).pathname,
        entryPoints: [entry],
        bundle: true,
        minify: true,
        format: entry.endsWith('.js') ? 'iife' : undefined,
        target: entry.endsWith('.js') ? 'es2020' : ['chrome100', 'firefox100', 'safari15'],
        legalComments: 'none',
        charset: 'utf8',
        metafile: true,
        write: false,
    })
    return { text: result.outputFiles[0].text.trim(), inputs: Object.keys(result.metafile.inputs) }
}

/** Collects the licences of the packages whose code is in the bundle. */
const licences = (inputs) => {
    const packages = new Set()
    for (const input of inputs) {
        const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)
        if (match) packages.add(match[1])
    }
    return [...packages].sort().map((name) => {
        const { version, license } = JSON.parse(read(`node_modules/${name}/package.json`))
        const file = ['LICENSE.txt', 'LICENSE', 'LICENSE.md'].find((file) =>
            existsSync(new URL(`node_modules/${name}/${file}`, import.meta.url)),
        )
        if (!file) throw new Error(`${name} has no licence to print`)
        return `${name} ${version} (${license})\n\n${read(`node_modules/${name}/${file}`).trim()}\n`
    })
}

const script = await bundle('src/main.js')
const style = await bundle('styles/all.css')
for (const text of [script.text, style.text]) {
    if (/<\/(script|style)|<!--/i.test(text)) throw new Error('the code would end its own element')
}
const parts = {
    scriptHash: hash(script.text),
    styleHash: hash(style.text),
    style: style.text,
    script: script.text,
    licences: licences(script.inputs).join('\n----\n\n').replaceAll('<', '‹'),
}
// What no pattern names is left for the exporter: the data.
const page = read('template.html').replace(/\{\{(\w+)\}\}/g, (place, name) => parts[name] ?? place)
writeFileSync(new URL('../explorer.html', import.meta.url), page)
console.log(`explorer.html: ${(page.length / 1024).toFixed(0)} KB`)
