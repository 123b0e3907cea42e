import { useEffect, useRef, useState } from 'react'
import { otherTabs } from '../storage/other-tabs.ts'

type Word =
  | { type: 'opened' | 'typed' | 'closed'; name: string }
  /** The server has it, or the outbox. `seen`: the marks of that wording and of those before it. */
  | { type: 'sent'; name: string; seen: readonly string[] }
const tabs = otherTabs<Word>('hubs-drafts')

/** The forms that were typed into on this tab, each with the mark of its wording, where it has one. */
const typedHere = new Map<string, string | null>()

/** What another tab has done with the same form: it is being typed there, or was sent from there, or other words were. */
export type Elsewhere = 'open' | 'sent' | 'sent-other' | null

/** Call with each letter that is typed. @param mark names this wording among all */
export function tellTyped(name: string, mark: string): void {
  typedHere.set(name, mark)
  tabs.tell({ type: 'typed', name })
}

/** Call where the form opens with words of this tab's own. */
export function goesOn(name: string, mark: string | null): void {
  typedHere.set(name, mark)
}

/** Call when nothing of this tab's stands in it any more. */
export function letGo(name: string): void {
  typedHere.delete(name)
}

/** Call when it has been sent. @param seen the marks of what was sent, and of what it grew from */
export function tellSent(name: string, seen: readonly string[]): void {
  letGo(name)
  tabs.tell({ type: 'sent', name, seen })
}

/** What there is to tell of other tabs about a form. @param forget empties it: what stands in it was sent there */
export function useOtherTabs(name: string | null, forget: () => void): Elsewhere {
  const [said, setSaid] = useState<{ name: string | null; elsewhere: Elsewhere }>({ name, elsewhere: null })
  const latest = useRef(forget)
  useEffect(() => {
    latest.current = forget
  })
  useEffect(() => {
    if (name === null) return undefined
    const set = (elsewhere: Elsewhere) => setSaid({ name, elsewhere })
    const close = () => tabs.tell({ type: 'closed', name })
    const stop = tabs.onWord(word => {
      if (word.name !== name) return
      if (word.type === 'opened') return typedHere.has(name) ? tabs.tell({ type: 'typed', name }) : undefined
      if (word.type !== 'sent') return set(word.type === 'typed' ? 'open' : null)
      const isOther = typedHere.has(name) && !word.seen.includes(typedHere.get(name) ?? '')
      set(isOther ? 'sent-other' : 'sent')
      if (!isOther) latest.current()
    })
    tabs.tell({ type: 'opened', name })
    window.addEventListener('pagehide', close)
    return () => {
      stop()
      close()
      window.removeEventListener('pagehide', close)
    }
  }, [name])
  return said.name === name ? said.elsewhere : null
}
