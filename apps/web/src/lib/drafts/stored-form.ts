import { useEffect, useRef, useState } from 'react'
import { useForm, type DefaultValues, type FieldValues } from 'react-hook-form'
import type { z } from 'zod'
import { ApiProblem } from '../api-client.ts'
import { showProblem } from '../form-problem.ts'
import { formParts, resolverOf, useSubmit, type Sending, type ZodForm } from '../zod-form.ts'
import { openStored, readStored, markSent, useElsewhere, writeStored } from './draft-storage.ts'
import type { Elsewhere } from './elsewhere.ts'
import { outbox, useWaiting } from '../storage/outbox.ts'
import { useIsUnkept } from '../storage/unkept.ts'

/**
 * Keeps on the device all that is typed into a form, letter by letter.
 * @param fresh what stands in it when nothing is kept
 * @returns when it was last kept, epoch milliseconds, or null; and what other tabs have done with it
 */
function useKeptDraft<V extends FieldValues, Sent>(
  name: string,
  form: ZodForm<V, Sent>,
  fresh: () => V,
): { savedAt: number | null; elsewhere: Elsewhere } {
  const [savedAt, setSavedAt] = useState(() => readStored(name)?.at ?? null)
  const isUnkept = useIsUnkept()
  const { subscribe } = form
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values, name: changed }) => {
          // A reset names no field: nobody has typed.
          if (changed === undefined) return
          writeStored(name, values)
          setSavedAt(Date.now())
        },
      }),
    [name, subscribe],
  )
  const elsewhere = useElsewhere(name, () => {
    form.reset(fresh())
    setSavedAt(null)
  })
  return { savedAt: isUnkept ? null : savedAt, elsewhere }
}

/**
 * What was sent from this form without the network, and then refused, stands in it again with what the server said.
 * @param valuesOf the form's values from what was typed
 */
function useLateRefusal<V extends FieldValues, Sent>(
  name: string,
  form: ZodForm<V, Sent>,
  isSending: boolean,
  valuesOf: (typed: Partial<V>) => V,
): void {
  const late = useWaiting(name).find(each => each.form === name && each.refusal !== null)
  const latest = useRef(valuesOf)
  useEffect(() => {
    latest.current = valuesOf
  })
  useEffect(() => {
    // What is refused at once is thrown to whoever sends it.
    const taken = late && !isSending ? outbox.take(late.key) : null
    if (!taken?.refusal) return
    const values = latest.current(taken.typed as Partial<V>)
    writeStored(name, values)
    form.reset(values)
    showProblem(form, new ApiProblem(taken.refusal), { isKept: true })
  }, [late, isSending, form, name])
}

type Options<V> = {
  /** Names what is kept of it, and what is sent from it. */
  name: string
  /** Its values from what was typed before, if anything was. */
  valuesOf: (typed: Partial<V> | undefined) => V
}

/**
 * A form like that of `useZodForm`, which is kept on this device letter by letter, also when the tab is killed, and may be
 * sent without the network: what is refused then stands in it again.
 * @returns what `useZodForm` does; `savedAt` is when it was last kept, epoch milliseconds, or null
 */
export function useStoredForm<V extends FieldValues, S extends z.ZodType, Answer>(
  options: Sending<V, S, Answer> & Options<V>,
) {
  const { name, valuesOf } = options
  const [kept] = useState(() => openStored<V>(name)?.values)
  const form = useForm<V, unknown, z.output<S>>({
    resolver: resolverOf(options),
    defaultValues: valuesOf(kept) as DefaultValues<V>,
  })
  const { savedAt, elsewhere } = useKeptDraft(name, form, () => valuesOf(undefined))
  useLateRefusal(name, form, form.formState.isSubmitting, valuesOf)
  const submit = useSubmit(form, options, () => markSent(name))
  return { ...formParts(form, submit, elsewhere), savedAt }
}
