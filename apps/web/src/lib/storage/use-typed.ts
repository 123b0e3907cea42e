import { useCallback, useState } from 'react'
import { dropKept, openKept, sentKept, useElsewhere, writeKept } from './draft-storage.ts'
import { readDraft } from './drafts.ts'
import type { Elsewhere } from './elsewhere.ts'
import { useTabDraft } from './tab-draft.ts'

type Typed<V> = {
  /** What stands there: as it was typed, or as it begins. */
  value: V
  /** Shows it and keeps it. */
  type: (next: V) => void
  /** As it begins again, with nothing kept. */
  forget: () => void
  /** The server has it: nothing is kept, and other tabs are told. @param shown what stands there then, if something else */
  accepted: (shown?: V) => void
  elsewhere: Elsewhere
}

/**
 * What a person types or taps where no schema's form holds it: kept letter by letter on this device until it is sent, also
 * when the tab is killed.
 * @param name what it is typed about, the same in each tab
 * @param start as it begins, where nothing is kept
 */
export function useTyped<V>(name: string, start: V): Typed<V> {
  const [value, show] = useState<V>(() => openKept<V>(name)?.values ?? start)
  const elsewhere = useElsewhere(name, () => show(start))
  const type = useCallback(
    (next: V) => {
      show(next)
      writeKept(name, next)
    },
    [name],
  )
  return {
    value,
    elsewhere,
    type,
    forget() {
      show(start)
      dropKept(name)
    },
    accepted(shown) {
      sentKept(name)
      if (shown !== undefined) show(shown)
    },
  }
}

/**
 * The same, kept in this tab alone: it is gone with the tab.
 * @param keeps says no to what is too much to keep
 */
export function useTypedInTab<V>(name: string, start: V, keeps: (value: V) => boolean = () => true): Typed<V> {
  const [value, show] = useState<V>(() => readDraft<V>(name) ?? start)
  const { keep, drop, accepted, elsewhere } = useTabDraft(name, () => show(start))
  return {
    value,
    elsewhere,
    type(next) {
      show(next)
      if (keeps(next)) keep(next)
    },
    accepted(shown) {
      accepted()
      if (shown !== undefined) show(shown)
    },
    forget() {
      show(start)
      drop()
    },
  }
}
