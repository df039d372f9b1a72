// On a phone the panel is a sheet at the foot of the page: a handle makes it higher or lower.

import { byId } from './dom.js'

const HEIGHTS = ['low', 'half', 'high']

/** Makes the handle work. */
export function makeSheet() {
    const [panel, handle] = [byId('panel'), byId('handle')]
    const set = (height) => {
        panel.dataset.height = height
        handle.setAttribute('aria-expanded', String(height !== 'low'))
    }
    set('low')
    let start = null
    handle.addEventListener('pointerdown', (event) => {
        start = event.clientY
        handle.setPointerCapture(event.pointerId)
    })
    handle.addEventListener('pointerup', (event) => {
        if (start === null) return
        const way = start - event.clientY
        start = null
        const at = HEIGHTS.indexOf(panel.dataset.height)
        if (Math.abs(way) > 24) set(HEIGHTS[Math.min(2, Math.max(0, at + Math.sign(way)))])
    })
    handle.addEventListener('click', () => {
        if (start === null)
            set(
                panel.dataset.height === 'low'
                    ? 'half'
                    : panel.dataset.height === 'half'
                      ? 'high'
                      : 'low',
            )
    })
    return { open: () => panel.dataset.height === 'low' && set('half') }
}
