import { useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Suggested } from './name-list.tsx'

/** So much of a name is looked for; what is longer is a sentence with an @ in it. */
const LONGEST = 40
const asked = /(?:^|[\s([{"“‘])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u

type NameQuery = { typed: string; from: number }

/** The name that is being typed after an @ just before the caret, and where its @ stands; null where there is none. */
export function askedAt(text: string, caret: number): NameQuery | null {
  const typed = asked.exec(text.slice(Math.max(0, caret - LONGEST), caret))?.[1]
  return typed === undefined ? null : { typed, from: caret - typed.length - 1 }
}

/** The text with this name in place of what was typed of it, and where the caret goes. */
export function withName(text: string, { from, typed }: NameQuery, name: string): { text: string; caret: number } {
  const after = text.slice(from + 1 + typed.length)
  const put = `@${name}${after.startsWith(' ') ? '' : ' '}`
  return { text: text.slice(0, from) + put + after, caret: from + name.length + 2 }
}

export type Suggesting = {
  /** Those who fit; undefined while they are asked for. */
  found: readonly Suggested[] | undefined
  /** What is typed after the @; null when nobody is asked for any more. */
  ask: (typed: string | null) => void
  /** One was taken: this is the text with the name in it. */
  pick: (one: Suggested, text: string) => void
}

type Options = {
  field: RefObject<HTMLTextAreaElement | null>
  text: string
  suggesting: Suggesting | undefined
}

const step = (from: number, by: number, all: number) => (from + by + all) % all

/** Names after an @, by arrow keys and Enter, while the field keeps the focus. */
export function useAtNames({ field, text, suggesting }: Options) {
  const listId = useId()
  const [asked, setAsked] = useState<NameQuery | null>(null)
  const [active, setActive] = useState(0)
  const closedAt = useRef<number | null>(null)
  const found = (asked && suggesting?.found) || []

  const set = (next: NameQuery | null) => {
    if (next?.typed !== asked?.typed) {
      suggesting?.ask(next?.typed ?? null)
      setActive(0)
    }
    setAsked(next)
  }
  /** After typing, or moving the caret. */
  const look = (now: string, caret: number) => {
    if (!suggesting) return
    const next = askedAt(now, caret)
    // Closed with Escape, this @ stays closed.
    if (next && next.from === closedAt.current) return set(null)
    closedAt.current = null
    set(next)
  }
  const pick = (one: Suggested) => {
    if (!asked) return
    const put = withName(text, asked, one.name)
    suggesting?.pick(one, put.text)
    set(null)
    // The field shows the new text first.
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(put.caret, put.caret)
    })
  }
  const close = () => {
    closedAt.current = asked?.from ?? null
    set(null)
  }
  /** @returns whether the key was meant for the list */
  const onKey = (event: KeyboardEvent): boolean => {
    const one = found[active]
    if (!one || event.nativeEvent.isComposing) return false
    if (event.key === 'ArrowDown') setActive(step(active, 1, found.length))
    else if (event.key === 'ArrowUp') setActive(step(active, -1, found.length))
    else if (event.key === 'Escape') close()
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && !event.shiftKey)
      pick(one)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  const open = found.length > 0
  const wiring = suggesting && {
    'aria-autocomplete': 'list' as const,
    ...(open && { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${active}` }),
  }
  return { asked, found, active, open, listId, look, pick, close, onKey, wiring }
}
