// Numbers, dates and names as people read them.

/** Writes a number short: four digits behind the point at most. */
export function shortNumber(value) {
    if (value === null || value === undefined) return '–'
    if (typeof value === 'boolean') return value ? 'yes' : 'no'
    if (Number.isInteger(value)) return value.toLocaleString('en')
    const size = Math.abs(value)
    if (size !== 0 && (size < 0.001 || size >= 1e9)) return value.toExponential(2)
    return value.toLocaleString('en', { maximumSignificantDigits: 4 })
}

/** Writes a count with its noun. */
export function plural(count, one, many = `${one}s`) {
    return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** Writes the name of a measure or a kind in words: `in_strength` becomes `in strength`. */
export function spaced(name) {
    return name.replaceAll('_', ' ').trim()
}

/** Writes a share as a percentage. */
export function percent(share) {
    return `${Math.round(share * 100)} %`
}

/** Cuts a long text behind a word. */
export function cut(text, most) {
    if (text.length <= most) return text
    const short = text.slice(0, most)
    const space = short.lastIndexOf(' ')
    return `${(space > most / 2 ? short.slice(0, space) : short).replace(/[\uD800-\uDBFF]$/, '')}…`
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Writes a date of any precision: `10 Sep 2025`, `Sep 2025`, `2025`. */
export function longDate(date) {
    const [year, month, day] = date.slice(0, 10).split('-')
    const name = MONTHS[Number(month) - 1]
    return [day && name ? String(Number(day)) : '', name ?? '', year].filter(Boolean).join(' ')
}

/** Makes a text comparable: without accents, in small letters. */
export function folded(text) {
    return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
