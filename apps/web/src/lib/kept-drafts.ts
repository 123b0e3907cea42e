import { useEffect, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { draftKeys, dropDraft, readDraft, writeDraft } from './drafts.ts'

type Kept<V> = { values: V; at: number }

/** What was typed into this form on this device before, also in a tab that was killed. `at`: epoch milliseconds. */
export function readKept<V>(name: string): Kept<V> | null {
  return readDraft<Kept<V>>(`kept/${name}`)
}

/** Keeps it for the form of that name. */
export function writeKept(name: string, values: unknown): boolean {
  return writeDraft(`kept/${name}`, { values, at: Date.now() })
}

/** The names that begin so, of the forms in which something is kept. */
export function keptNames(prefix: string): string[] {
  return draftKeys(`kept/${prefix}`).map(key => key.slice('kept/'.length))
}

export function dropKept(name: string): void {
  dropDraft(`kept/${name}`)
}

/**
 * Keeps on the device all that is typed into a form, letter by letter. Give the form what `readKept` finds as its
 * values.
 * @returns when it was last kept, epoch milliseconds; null where nothing is
 */
export function useKeptDraft<V extends FieldValues, Sent>(
  name: string,
  form: UseFormReturn<V, unknown, Sent>,
): number | null {
  const [savedAt, setSavedAt] = useState(() => readKept(name)?.at ?? null)
  const { subscribe } = form
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values, name: changed }) => {
          // A reset names no field: nobody has typed.
          if (changed !== undefined) setSavedAt(writeKept(name, values) ? Date.now() : null)
        },
      }),
    [name, subscribe],
  )
  return savedAt
}
