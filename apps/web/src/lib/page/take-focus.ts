/** As a `ref` of the field that somebody has just asked for: it has the focus as soon as it is there. */
export const takeFocus = (field: HTMLElement | null) => field?.focus()
