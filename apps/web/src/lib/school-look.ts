import { accentPair } from '@hubs/rules/accent'
import { useSyncExternalStore } from 'react'

type Picture = { url: string; width: number; height: number }
/** What the school is known by beside its name. */
type Look = { accent: string | null; logo: Picture | null }

const KNOWN = 'school-look'
const plain: Look = { accent: null, logo: null }
const listeners = new Set<() => void>()
let look = plain
let sheet: CSSStyleSheet | undefined

/** The school's accent in the place of the one in tokens.css, on light pages and on dark ones. */
function draw() {
  if (typeof CSSStyleSheet === 'undefined' || !('adoptedStyleSheets' in document)) return
  const pair = look.accent === null ? null : accentPair(look.accent)
  if (!sheet) {
    if (!pair) return
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }
  if (!pair) return sheet.replaceSync('')
  const dark = `{--accent:${pair.dark}}`
  sheet.replaceSync(
    `:root{--accent:${pair.light}}@media (prefers-color-scheme:dark){:root:not([data-theme='light'])${dark}}:root[data-theme='dark']${dark}`,
  )
}

/** What this browser saw last, so that no page is drawn twice. */
function readKnown(): Look {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KNOWN) ?? 'null')
    return read === null ? plain : { ...plain, ...(read as Partial<Look>) }
  } catch {
    return plain
  }
}

/** Remembers how the school looks, as a page was just told. */
export function keepSchoolLook({ accent, logo }: Look) {
  if (look.accent === accent && look.logo?.url === logo?.url) return
  look = { accent, logo }
  try {
    localStorage.setItem(KNOWN, JSON.stringify(look))
  } catch {
    // Where nothing may be kept, it is asked for each time.
  }
  draw()
  for (const listen of listeners) listen()
}

look = readKnown()
draw()

const listenTo = (listen: () => void) => {
  listeners.add(listen)
  return () => void listeners.delete(listen)
}

/** The school's own logo; null where it has none. */
export function useSchoolLogo(): Picture | null {
  return useSyncExternalStore(listenTo, () => look.logo)
}
