import { useEffect, useRef } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { openStored, readStored, markSent, useElsewhere, writeStored } from './draft-storage.ts'
import type { Elsewhere } from './elsewhere.ts'

/**
 * Keeps what is typed into a react-hook-form form, and puts it back when the form opens.
 * @param name names the form; null where nothing is kept of it
 * @param secret fields never to keep, such as a password
 * @returns `accepted`: call it when the server has the form; `elsewhere`: what its `Form` says of other tabs
 */
export function useFormDraft<V extends FieldValues, Sent>(
  name: string | null,
  form: UseFormReturn<V, unknown, Sent>,
  secret: readonly string[] = [],
): { accepted: () => void; elsewhere: Elsewhere } {
  const { watch, reset, getValues } = form
  const secrets = secret.join()
  const typed = useRef<object | null>(null)
  const fresh = useRef<V | null>(null)
  const elsewhere = useElsewhere(name, () => {
    if (fresh.current) reset(fresh.current, { keepDirtyValues: false })
    typed.current = null
  })
  useEffect(() => {
    if (name === null) return undefined
    fresh.current = getValues()
    const before = openStored<V>(name)?.values
    // Other than what stands in the record, it counts as typed: a newer record leaves it alone.
    if (before) reset({ ...getValues(), ...before }, { keepDefaultValues: true })
    const without = secrets.split(',')
    const watching = watch((values, { name: changed }) => {
      // A reset names no field: where nobody has typed, it is nothing to keep.
      if (changed === undefined && !typed.current) return
      typed.current = Object.fromEntries(Object.entries(values).filter(([field]) => !without.includes(field)))
      writeStored(name, typed.current)
    })
    return () => {
      watching.unsubscribe()
      // The form goes away, perhaps because the session has ended and another tab has emptied the storage.
      if (typed.current && !readStored(name)) writeStored(name, typed.current)
    }
  }, [name, secrets, watch, reset, getValues])
  const accepted = () => {
    typed.current = null
    if (name !== null) markSent(name)
  }
  return { accepted, elsewhere }
}
