import { useSyncExternalStore } from 'react'

/** What a school has chosen for a hub of its own: names of a sign and of a colour of tokens.css. */
type Look = { slug: string; icon: string | null; colour: string | null }

const icons = new Map<string, string>()
const rules = new Map<string, string>()
const listeners = new Set<() => void>()
let sheet: CSSStyleSheet | undefined

/** Colours for everything inside `data-hub`, as the five of the programme have them in tokens.css. */
function draw() {
  if (typeof CSSStyleSheet === 'undefined' || !('adoptedStyleSheets' in document)) return
  if (!sheet) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }
  sheet.replaceSync([...rules.values()].join('\n'))
}

const KNOWN = 'hub-looks'

/** What this browser saw last: right from the first moment, and without the network. */
function readKnown(): Look[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KNOWN) ?? '[]')
    return Array.isArray(read) ? read.filter((each): each is Look => typeof each?.slug === 'string') : []
  } catch {
    return []
  }
}

function writeKnown(hubs: readonly Look[]) {
  try {
    localStorage.setItem(KNOWN, JSON.stringify(hubs.map(({ slug, icon, colour }) => ({ slug, icon, colour }))))
  } catch {
    // Where nothing may be kept, it is asked for each time.
  }
}

/** Takes over how these hubs look; says whether anything is new. */
function take(hubs: readonly Look[]): boolean {
  let changed = false
  for (const { slug, icon, colour } of hubs) {
    const rule =
      colour === null ? '' : `[data-hub='${CSS.escape(slug)}']{--hub:var(--${colour});--hub-tint:var(--${colour}-tint)}`
    if ((icons.get(slug) ?? null) === icon && (rules.get(slug) ?? '') === rule) continue
    changed = true
    if (icon === null) icons.delete(slug)
    else icons.set(slug, icon)
    if (rule === '') rules.delete(slug)
    else rules.set(slug, rule)
  }
  return changed
}

/** Remembers how these hubs look; wherever one of them is shown, it is by its slug alone. */
export function keepHubLooks(hubs: readonly Look[]) {
  if (!take(hubs)) return
  writeKnown(hubs)
  draw()
  for (const listen of listeners) listen()
}

if (take(readKnown())) draw()

const listenTo = (listen: () => void) => {
  listeners.add(listen)
  return () => void listeners.delete(listen)
}

/** The sign of a school's own hub; undefined for the five that have theirs. */
export function useHubSign(slug: string): string | undefined {
  return useSyncExternalStore(listenTo, () => icons.get(slug))
}
