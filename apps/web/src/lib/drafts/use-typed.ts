import { useCallback, useState } from 'react'
import { dropStored, openStored, markSent, useElsewhere, writeStored } from './draft-storage.ts'
import type { Elsewhere } from './elsewhere.ts'

const always = () => true

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
 * What a person types or taps where no schema's form holds it: kept letter by letter until it is sent.
 * @param name what it is typed about, the same in each tab
 * @param start as it begins, where nothing is kept
 * @param keeps says no to what is too much to keep; a function of the module, since a new one is a new `type`
 */
export function useTyped<V>(name: string, start: V, keeps: (value: V) => boolean = always): Typed<V> {
  const [value, show] = useState<V>(() => openStored<V>(name)?.values ?? start)
  const elsewhere = useElsewhere(name, () => show(start))
  const type = useCallback(
    (next: V) => {
      show(next)
      if (keeps(next)) writeStored(name, next)
    },
    [name, keeps],
  )
  return {
    value,
    elsewhere,
    type,
    forget() {
      show(start)
      dropStored(name)
    },
    accepted(shown) {
      markSent(name)
      if (shown !== undefined) show(shown)
    },
  }
}
