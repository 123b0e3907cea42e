import { useEffect, useMemo, useRef } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { dropDraft, readDraft, writeDraft } from './drafts.ts'
import { letGo, tellSent, tellTyped, useOtherTabs, type Elsewhere } from './elsewhere.ts'

function waysOf(key: string, name: string) {
  return {
    /** @param isTyped by a person: a form that is filled in by itself is no news to other tabs */
    keep(values: unknown, isTyped = true) {
      writeDraft(key, values)
      if (isTyped) tellTyped(name)
    },
    drop() {
      dropDraft(key)
      letGo(name)
    },
    /** The server has it. */
    accepted() {
      dropDraft(key)
      tellSent(name)
    },
  }
}
const nothing = () => {}
const none: ReturnType<typeof waysOf> = { keep: nothing, drop: nothing, accepted: nothing }

/**
 * What is typed into a form and lives in this tab until it is accepted. Other tabs with the same form are told when it is
 * typed and when it was sent; each keeps its own words.
 * @param key names the form; null where nothing is kept of it
 * @param forget empties the form: another tab has sent it, and nothing was typed here
 */
export function useTabDraft(key: string | null, forget: () => void) {
  const name = key === null ? null : `tab/${key}`
  const ways = useMemo(() => (key === null ? none : waysOf(key, `tab/${key}`)), [key])
  const elsewhere = useOtherTabs(name, () => {
    forget()
    ways.drop()
  })
  return { ...ways, elsewhere }
}

/**
 * Keeps what is typed into a react-hook-form form as a draft, and puts a draft back when the form opens.
 * @param secret fields never to keep, such as a password
 * @returns `accepted`: call it when the server has the form; `elsewhere`: what its `Form` says of other tabs
 */
export function useFormDraft<V extends FieldValues, Sent>(
  key: string | null,
  form: UseFormReturn<V, unknown, Sent>,
  secret: readonly string[] = [],
): { accepted: () => void; elsewhere: Elsewhere } {
  const { watch, reset, getValues } = form
  const secrets = secret.join()
  const typed = useRef<object | null>(null)
  const fresh = useRef<V | null>(null)
  const draft = useTabDraft(key, () => {
    if (fresh.current) reset(fresh.current)
    typed.current = null
  })
  const { keep } = draft
  useEffect(() => {
    if (key === null) return undefined
    fresh.current = getValues()
    const before = readDraft<V>(key)
    if (before) reset({ ...getValues(), ...before })
    const without = secrets.split(',')
    const watching = watch((values, { name }) => {
      typed.current = Object.fromEntries(Object.entries(values).filter(([field]) => !without.includes(field)))
      keep(typed.current, name !== undefined)
    })
    return () => {
      watching.unsubscribe()
      // The form goes away, perhaps because the session has ended: what stands in it is kept once more.
      if (typed.current) keep(typed.current, false)
    }
  }, [key, secrets, watch, reset, getValues, keep])
  const accepted = () => {
    typed.current = null
    draft.accepted()
  }
  return { accepted, elsewhere: draft.elsewhere }
}
