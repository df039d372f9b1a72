// What the user has chosen, and its form in the address: a link to the page shows the same.

/** Everything that can be chosen, as it is when nothing was. */
export const START = {
    view: 'network',
    tab: 'details',
    /** A node, by number; −1 for none, as below. */
    node: -1,
    /** A tie, by number. */
    tie: -1,
    /** A statement, by number. */
    row: -1,
    /** Where a path from the node leads. */
    goal: -1,
    /** Whether only the node and its neighbors are shown. */
    focus: false,
    document: -1,
    color: '',
    size: '',
    sort: '',
    rising: false,
    theme: '',
    /** What filters leave out. */
    hidden: /** @type {string[]} */ ([]),
    within: -1,
    from: '',
    to: '',
    organisation: -1,
    concept: -1,
    stance: '',
    sure: 0,
    measure: '',
    least: '',
    most: '',
    count: 1,
    tied: false,
    /** Where the picture is: x, y and how far away. */
    camera: '',
}

/** The names of choices that are filters. */
export const FILTERS = [
    'hidden',
    'within',
    'from',
    'to',
    'organisation',
    'concept',
    'stance',
    'sure',
    'measure',
    'least',
    'most',
    'count',
    'tied',
]

/** @typedef {typeof START} Choices */

/** Holds the choices, and tells listeners what has changed. */
export class Store {
    /** @param {Partial<Choices>} choices */
    constructor(choices) {
        this.choices = { ...START, ...choices }
        this.listeners = /** @type {((choices: Choices, changed: Set<string>) => void)[]} */ ([])
    }

    /** Adds a listener. */
    listen(listener) {
        this.listeners.push(listener)
    }

    /** Changes some choices. */
    set(patch) {
        const changed = new Set()
        for (const [name, value] of Object.entries(patch)) {
            if (String(this.choices[name]) !== String(value)) changed.add(name)
            this.choices[name] = value
        }
        if (changed.size) for (const listener of this.listeners) listener(this.choices, changed)
    }

    /** Chooses a node, a tie or a statement, and nothing else. */
    select(patch) {
        this.set({ node: -1, tie: -1, row: -1, goal: -1, focus: false, tab: 'details', ...patch })
    }
}

/** The choices that are numbers of something with an id: the id stands in the address. */
const NAMED = {
    node: 'nodes',
    goal: 'nodes',
    organisation: 'nodes',
    document: 'documents',
    within: 'documents',
    row: 'rows',
    concept: 'concepts',
}

/** Writes the choices that are not as at the start. */
export function toHash(choices, model) {
    const hash = new URLSearchParams()
    for (const [name, start] of Object.entries(START)) {
        const value = choices[name]
        if (String(value) === String(start)) continue
        if (name in NAMED) hash.set(name, model[NAMED[name]].id[value])
        else if (name === 'tie') {
            const { source, target } = model.ties
            hash.set(
                'tie',
                JSON.stringify([source[value], target[value]].map((end) => model.nodes.id[end])),
            )
        } else hash.set(name, Array.isArray(value) ? value.join(',') : String(value))
    }
    return hash.toString()
}

/** Reads choices from an address; what it does not know, or what is not there, it passes over. */
export function fromHash(text, model) {
    const choices = /** @type {any} */ ({})
    for (const [name, value] of new URLSearchParams(text)) {
        if (!(name in START)) continue
        const start = START[name]
        if (name in NAMED) choices[name] = model[NAMED[name]].id.indexOf(value)
        else if (name === 'tie') choices.tie = findTie(value, model)
        else if (Array.isArray(start)) choices[name] = value.split(',').filter(Boolean)
        else if (typeof start === 'number') choices[name] = Number.isFinite(+value) ? +value : start
        else if (typeof start === 'boolean') choices[name] = value === 'true'
        else choices[name] = value
    }
    return /** @type {Partial<Choices>} */ (choices)
}

function findTie(text, model) {
    try {
        const [source, target] = JSON.parse(text).map((id) => model.numbers.get(id))
        const ties = model.tiesOf[source] ?? []
        return (
            ties.find(
                (tie) => model.ties.source[tie] === source && model.ties.target[tie] === target,
            ) ?? -1
        )
    } catch {
        return -1
    }
}
