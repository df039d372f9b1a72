// Elements from plain values. Texts become text nodes and never markup, whatever they hold.

/**
 * Makes an element.
 *
 * @param {string} tag the name, with classes behind points: `p.note`
 * @param {Record<string, any>} [properties] attributes; `on…` are listeners
 * @param {...(Node | string | number | null | undefined | false | Array<any>)} children
 * @returns {any} the element
 */
export function h(tag, properties = {}, ...children) {
    const [name, ...classes] = tag.split('.')
    const element = document.createElement(name)
    if (classes.length) element.className = classes.join(' ')
    for (const [key, value] of Object.entries(properties)) {
        if (value === undefined || value === null || value === false) continue
        if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
        else if (key === 'value' || key === 'checked' || key === 'disabled') element[key] = value
        else element.setAttribute(key, value === true ? '' : String(value))
    }
    append(element, children)
    return element
}

/** Adds children, lists of children and texts; nothing where there is nothing to add. */
function append(element, children) {
    for (const child of children) {
        if (Array.isArray(child)) append(element, child)
        else if (child !== null && child !== undefined && child !== false) {
            element.append(child instanceof Node ? child : String(child))
        }
    }
}

/** Puts new children in place of the old ones. */
export function fill(element, ...children) {
    element.replaceChildren()
    append(element, children)
}

const FOCUSABLE = 'a[href], button, input, select, summary, [tabindex="0"]'

/** Shows something anew, and puts the focus back where it was: on what now stands in that place. */
export function keepingFocus(element, show) {
    const at = [...element.querySelectorAll(FOCUSABLE)].indexOf(
        /** @type {any} */ (document.activeElement),
    )
    show()
    if (at >= 0)
        /** @type {any} */ ([...element.querySelectorAll(FOCUSABLE)][at])?.focus({
            preventScroll: true,
        })
}

/** Returns the element with an id, which the template has. */
export function byId(id) {
    return /** @type {any} */ (document.getElementById(id))
}

const SVG = 'http://www.w3.org/2000/svg'

/** Makes an element of SVG. */
export function svg(tag, attributes = {}, ...children) {
    const element = document.createElementNS(SVG, tag)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
    append(element, children)
    return element
}

const ICONS = {
    search: 'M10.5 3a7.5 7.5 0 1 0 4.7 13.3L20 21M10.5 3a7.5 7.5 0 0 1 7.5 7.5',
    filter: 'M3 5h18M6.5 12h11M10 19h4',
    sun: 'M12 7a5 5 0 1 0 0 10a5 5 0 0 0 0-10M12 1.5v2M12 20.5v2M1.5 12h2M20.500 12h2M4.600 4.600l1.400 1.400M18 18l1.400 1.400M4.600 19.400l1.400-1.400M18 6l1.400-1.400',
    moon: 'M20.500 14.500A8.500 8.500 0 0 1 9.500 3.500a8.500 8.500 0 1 0 11 11z',
    save: 'M12 3v12M7 10.500l5 5l5-5M4 20h16',
    help: 'M9 9a3 3 0 1 1 4.500 2.600c-1 .600-1.500 1.200-1.500 2.400M12 17.500v.1M12 2.500a9.500 9.500 0 1 0 0 19a9.500 9.500 0 0 0 0-19',
    plus: 'M12 5v14M5 12h14',
    minus: 'M5 12h14',
    fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
    close: 'M6 6l12 12M18 6L6 18',
    out: 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
    link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700l-1.200 1.200M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700l1.200-1.200',
}

/** Draws an icon, which says nothing to a screen reader. */
export function icon(name) {
    const path = svg('path', { d: ICONS[name] })
    return svg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, path)
}

/** Makes a button with an icon, and words for whoever does not see it. */
export function iconButton(name, label, onclick, properties = {}) {
    return h(
        'button.icon-button',
        { type: 'button', 'aria-label': label, title: label, onclick, ...properties },
        icon(name),
    )
}

/** Tells a screen reader what has happened. */
export function announce(text) {
    byId('status').textContent = text
}
