// The data that the exporter wrote into the page, as tables that the other modules read.

/** @typedef {{ name: string, type: 'numbers' | 'texts' | 'truths', at: any[] }} Column */
/** @typedef {ReturnType<typeof readModel>} Model */

/** Attributes that number communities, the best to color by first. */
export const COMMUNITIES = ['leiden', 'louvain', 'label_propagation']

/** Attributes that can give nodes their size, the best first: those of all other pictures. */
const PROMINENCE = ['pagerank', 'strength', 'degree', 'in_strength']

/** What statements give; all other kinds of edges are relations. */
const OF_STATEMENTS = ['said', 'mentions', 'addresses', 'reported_by', 'appears_in', 'about']

/**
 * Reads the page's data.
 *
 * @param {any} json
 */
export function readModel(json) {
    const texts = (column) => column.map((number) => (number < 0 ? '' : json.strings[number]))
    const columns = (values) =>
        Object.entries(values).map(([name, column]) => readColumn(name, column, texts))
    const tables = [json.nodes, json.edges, json.rows, json.documents, json.concepts]
    const [n, e, r, d, c] = tables.map(openTable)
    const nodes = {
        count: n.id.length,
        id: texts(n.id),
        label: texts(n.label).map((label, number) => label || json.strings[n.id[number]]),
        kind: texts(n.kind),
        x: Float64Array.from(n.x),
        y: Float64Array.from(n.y),
        color: n.color ? texts(n.color) : null,
        size: n.size ?? null,
        columns: columns(n.values),
    }
    const edges = {
        count: e.source.length,
        source: e.source,
        target: e.target,
        oneWay: e.oneWay,
        kind: texts(e.kind),
        label: texts(e.label),
        weight: e.weight.map((weight) => weight ?? 1),
        rows: e.rows,
        columns: columns(e.values),
    }
    const rows = {
        count: r.id.length,
        id: texts(r.id),
        text: texts(r.text),
        isStatement: r.isStatement,
        speaker: r.speaker,
        document: r.document,
        date: texts(r.date),
        cue: texts(r.cue),
        mode: texts(r.mode),
        confidence: r.confidence,
        speakerConfidence: r.speakerConfidence,
        content: r.content,
        source: r.source,
        cueSpans: r.cueSpans,
        mentions: r.mentions,
        reportedBy: r.reportedBy,
        concepts: r.concepts,
    }
    const documents = {
        count: d.id.length,
        id: texts(d.id),
        title: texts(d.title),
        url: texts(d.url).map(safeAddress),
        date: texts(d.date),
        publisher: texts(d.publisher),
        author: texts(d.author),
        text: texts(d.text),
    }
    const concepts = { count: c.id.length, id: texts(c.id), name: texts(c.name) }
    const ties = gatherTies(edges)
    return {
        whole: json.whole,
        /** @type {[string, string][]} */
        figures: json.figures,
        colors: json.colors,
        colorBy: json.colorBy,
        nodes,
        edges,
        rows,
        documents,
        concepts,
        ties,
        tiesOf: listEnds(nodes.count, ties),
        rowsOf: listRows(nodes.count, rows, ties),
        rowsIn: listStatements(documents.count, rows),
        numbers: new Map(nodes.id.map((id, number) => [id, number])),
        hasTexts: documents.text.some(Boolean),
    }
}

function readColumn(name, column, texts) {
    if (column.numbers) return { name, type: 'numbers', at: openColumn(column.numbers) }
    if (column.truths) return { name, type: 'truths', at: openColumn(column.truths) }
    return { name, type: 'texts', at: texts(openColumn(column.texts)) }
}

/** Makes lists of all columns of a table, save those of attributes. */
function openTable(table) {
    const open = ([name, column]) => [name, name === 'values' ? column : openColumn(column)]
    return Object.fromEntries(Object.entries(table).map(open))
}

/** Makes a list of a column that may hold one value for all rows. */
function openColumn(column) {
    return Array.isArray(column) ? column : new Array(column.count).fill(column.all)
}

/** Returns an address that is safe to open, or nothing. */
export function safeAddress(address) {
    return /^https?:\/\//i.test(address) ? address : ''
}

/** Tells whether an edge comes from a relation and not from a statement. */
export function isRelation(kind) {
    return !OF_STATEMENTS.includes(kind)
}

/** Puts edges with the same two ends together: one line in the picture. */
function gatherTies(edges) {
    const ties = { count: 0, source: [], target: [], oneWay: [], edges: [], rows: [], weight: [] }
    const known = new Map()
    for (let edge = 0; edge < edges.count; edge++) {
        let [source, target, oneWay] = [edges.source[edge], edges.target[edge], edges.oneWay[edge]]
        if (!oneWay && source > target) [source, target] = [target, source]
        const key = `${source} ${target} ${oneWay}`
        let tie = known.get(key)
        if (tie === undefined) {
            tie = ties.count++
            known.set(key, tie)
            ties.source.push(source)
            ties.target.push(target)
            ties.oneWay.push(oneWay)
            ties.edges.push([])
            ties.rows.push([])
            ties.weight.push(0)
        }
        ties.edges[tie].push(edge)
        ties.rows[tie].push(...edges.rows[edge])
        ties.weight[tie] += edges.weight[edge]
    }
    ties.rows = ties.rows.map((rows) => [...new Set(rows)])
    return ties
}

/** Lists the ties of each node. */
function listEnds(count, ties) {
    const lists = Array.from({ length: count }, () => /** @type {number[]} */ ([]))
    for (let tie = 0; tie < ties.count; tie++) {
        lists[ties.source[tie]].push(tie)
        if (ties.source[tie] !== ties.target[tie]) lists[ties.target[tie]].push(tie)
    }
    return lists
}

/** Lists the rows in which each node speaks, and those that are about it. */
function listRows(count, rows, ties) {
    const spoken = Array.from({ length: count }, () => /** @type {number[]} */ ([]))
    const about = Array.from({ length: count }, () => /** @type {Set<number>} */ (new Set()))
    for (let row = 0; row < rows.count; row++) {
        if (rows.speaker[row] >= 0) spoken[rows.speaker[row]].push(row)
        for (const node of rows.mentions[row]) about[node].add(row)
    }
    for (let tie = 0; tie < ties.count; tie++) {
        for (const row of ties.rows[tie]) {
            for (const end of [ties.source[tie], ties.target[tie]]) {
                if (rows.speaker[row] !== end) about[end].add(row)
            }
        }
    }
    return { spoken, about: about.map((set) => [...set].sort((a, b) => a - b)) }
}

/** Lists the statements in each document. */
function listStatements(count, rows) {
    const lists = Array.from({ length: count }, () => /** @type {number[]} */ ([]))
    rows.document.forEach(
        (document, row) => document >= 0 && rows.isStatement[row] && lists[document].push(row),
    )
    return lists
}

/** Returns the columns of numbers and truths that nodes can be ranked by. */
export function measures(model) {
    return model.nodes.columns.filter((column) => column.type !== 'texts')
}

/** Returns the attribute that sizes go by unless told otherwise; nothing where there is none. */
export function usualMeasure(model) {
    const names = measures(model).map((column) => column.name)
    return PROMINENCE.find((name) => names.includes(name)) ?? names[0] ?? ''
}

/** Returns the attributes that number communities. */
export function communities(model) {
    const names = measures(model).map((column) => column.name)
    return COMMUNITIES.filter((name) => names.includes(name))
}

/** Returns a column of the nodes by its name. */
export function nodeColumn(model, name) {
    return model.nodes.columns.find((column) => column.name === name)
}
