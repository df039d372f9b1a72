// Light and dark: as the system has it, until the user says otherwise.

/** Tells whether the page is dark. */
export function isDark(choices) {
    if (choices.theme) return choices.theme === 'dark'
    return matchMedia('(prefers-color-scheme: dark)').matches
}

/** Puts a theme on, and returns the colors of the picture in it. */
export function applyTheme(choices) {
    const dark = isDark(choices)
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
    const style = getComputedStyle(document.documentElement)
    const color = (name) => style.getPropertyValue(`--${name}`).trim()
    return {
        stage: color('stage'),
        ink: color('ink'),
        quiet: color('quiet'),
        accent: color('accent'),
        tie: color('tie'),
    }
}

/** Tells when the system changes its mind. */
export function watchSystem(listener) {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', listener)
}
