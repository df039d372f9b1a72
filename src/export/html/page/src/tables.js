// What can be seen as files of other programs: tables in CSV, the graph in GEXF.

import { xml } from './pictures.js'

/** Writes rows as CSV. What a spreadsheet would take for a formula has an apostrophe before it. */
export function csv(rows) {
    const cell = (value) => {
        if (value === null || value === undefined) return ''
        let text = String(value)
        if (typeof value === 'string' && /^[=+\-@\t\r]/.test(text)) text = `'${text}`
        return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    }
    return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Lists the nodes that can be seen. */
export function nodeRows({ model, seen }) {
    const { nodes } = model
    const rows = [['id', 'label', 'kind', ...nodes.columns.map((column) => column.name)]]
    for (let node = 0; node < nodes.count; node++) {
        if (seen.nodes[node])
            rows.push([
                nodes.id[node],
                nodes.label[node],
                nodes.kind[node],
                ...nodes.columns.map((column) => column.at[node]),
            ])
    }
    return rows
}

/** Lists the edges that can be seen. */
export function edgeRows({ model, seen }) {
    const { ties, edges, nodes } = model
    const rows = [
        [
            'source',
            'target',
            'source_name',
            'target_name',
            'kind',
            'label',
            'weight',
            ...edges.columns.map((column) => column.name),
        ],
    ]
    for (let tie = 0; tie < ties.count; tie++) {
        if (!(seen.ties[tie] > 0)) continue
        for (const edge of ties.edges[tie]) {
            const [source, target] = [edges.source[edge], edges.target[edge]]
            rows.push([
                nodes.id[source],
                nodes.id[target],
                nodes.label[source],
                nodes.label[target],
                edges.kind[edge],
                edges.label[edge],
                edges.weight[edge],
                ...edges.columns.map((column) => column.at[edge]),
            ])
        }
    }
    return rows
}

/** Lists the statements that can be seen. */
export function statementRows({ model, seen }) {
    const { rows, nodes, documents, concepts } = model
    const list = [
        [
            'id',
            'speaker',
            'speaker_name',
            'text',
            'mode',
            'cue',
            'date',
            'confidence',
            'mention_names',
            'concepts',
            'document_title',
            'document_url',
        ],
    ]
    for (let row = 0; row < rows.count; row++) {
        const speaker = rows.speaker[row]
        if (!seen.rows[row] || !rows.isStatement[row] || (speaker >= 0 && !seen.nodes[speaker]))
            continue
        const document = rows.document[row]
        list.push([
            rows.id[row],
            nodes.id[speaker],
            nodes.label[speaker],
            rows.text[row],
            rows.mode[row],
            rows.cue[row],
            rows.date[row],
            rows.confidence[row],
            rows.mentions[row].map((node) => nodes.label[node]).join(' | '),
            rows.concepts[row]
                .map(([concept, stance]) =>
                    stance === null
                        ? concepts.name[concept]
                        : `${concepts.name[concept]}=${stance}`,
                )
                .join(' | '),
            documents.title[document],
            documents.url[document],
        ])
    }
    return list
}

const TYPES = { numbers: 'double', texts: 'string', truths: 'boolean' }

/**
 * Names edges so that those with the same ends stay apart in Gephi: by their kind, with a number for the second
 * one of a kind.
 */
function keptApart(edges) {
    const met = new Map()
    return (edge) => {
        const ends = [edges.source[edge], edges.target[edge]]
        if (!edges.oneWay[edge]) ends.sort((one, other) => one - other)
        const same = [edges.oneWay[edge], ...ends, edges.kind[edge]].join(' ')
        const count = (met.get(same) ?? 0) + 1
        met.set(same, count)
        return count > 1 ? `${edges.kind[edge]} ${count}` : edges.kind[edge]
    }
}

/** Writes the nodes and edges that can be seen as GEXF 1.3. */
export function gexf({ model, seen, looks }) {
    const { nodes, ties, edges } = model
    const attribute = (column, number) =>
        `      <attribute id="${number}" title="${xml(column.name)}" type="${TYPES[column.type]}"/>`
    const values = (columns, at) =>
        columns
            .map((column, number) =>
                column.at[at] === null || column.at[at] === ''
                    ? ''
                    : `<attvalue for="${number}" value="${xml(String(column.at[at]))}"/>`,
            )
            .join('')
    const kind = { name: 'kind', type: 'texts', at: nodes.kind }
    const [nodeColumns, edgeColumns] = [
        [kind, ...nodes.columns],
        [{ name: 'kind', type: 'texts', at: edges.kind }, ...edges.columns],
    ]
    const lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
        '  <graph>',
    ]
    lines.push('    <attributes class="node">', ...nodeColumns.map(attribute), '    </attributes>')
    lines.push(
        '    <attributes class="edge">',
        ...edgeColumns.map(attribute),
        '    </attributes>',
        '    <nodes>',
    )
    for (let node = 0; node < nodes.count; node++) {
        if (!seen.nodes[node]) continue
        const [red, green, blue] = rgb(looks.colors[node])
        lines.push(
            `      <node id="${node}" label="${xml(nodes.label[node])}"><attvalues>${values(nodeColumns, node)}</attvalues>` +
                `<viz:color r="${red}" g="${green}" b="${blue}"/><viz:position x="${nodes.x[node]}" y="${nodes.y[node]}" z="0"/><viz:size value="${(2 * looks.radii[node]).toFixed(2)}"/></node>`,
        )
    }
    lines.push('    </nodes>', '    <edges>')
    const kindApart = keptApart(edges)
    for (let tie = 0; tie < ties.count; tie++) {
        if (!(seen.ties[tie] > 0)) continue
        for (const edge of ties.edges[tie]) {
            const type = edges.oneWay[edge] ? 'directed' : 'undirected'
            lines.push(
                `      <edge id="${edge}" source="${edges.source[edge]}" target="${edges.target[edge]}" type="${type}" kind="${xml(kindApart(edge))}" label="${xml(edges.label[edge])}" weight="${edges.weight[edge]}"><attvalues>${values(edgeColumns, edge)}</attvalues></edge>`,
            )
        }
    }
    lines.push('    </edges>', '  </graph>', '</gexf>', '')
    return lines.join('\n')
}

/** Returns the parts of a color. */
function rgb(color) {
    return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) || 0)
}
