import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useForm, type DefaultValues, type FieldValues } from 'react-hook-form'
import type { z } from 'zod'
import { ApiProblem } from '../api-client.ts'
import { showProblem } from '../form-problem.ts'
import { createIdempotencyKeys } from '../idempotency-key.ts'
import { formParts, resolverOf, type Checked, type ZodForm } from '../zod-form.ts'
import { dropStored, openStored, readStored, markSent, useElsewhere, writeStored } from './draft-storage.ts'

/** Said instead of "Saved." where a form was left as it was. */
export const NOTHING_CHANGED = 'Nothing has changed, so there was nothing to save.'

type Versioned = FieldValues & { expectedVersion: number }

type Options<V extends Versioned, S extends z.ZodType<{ expectedVersion: number }>> = Checked<V, S> & {
  /** Names the form and the record it is about. */
  draftKey: string
  /** The record as it stands, as this form's values. */
  standing: V
  /** Sends it, under a key that is the same while the same is sent, and answers with the record as it stands then. */
  save: (change: z.output<S>, key: string) => Promise<V>
  /** The form's values in the `current` of a stale refusal; null where it can't be read. */
  savedValuesIn: (current: unknown) => V | null
  onSaved?: (saved: V) => void
  /**
   * Says that nothing has changed, or closes the form: then nothing is sent. `'send'`: sending the same again is an act of
   * its own, such as offering something anew.
   */
  onUnchanged: (() => void) | 'send'
}

type Draft<V> = { seen: V; values: V }
type InWords<V> = (values: V) => { label: string; now: string }[]

/** Whether two states of the form say the same, whatever their versions. */
function same(a: object, b: object): boolean {
  return JSON.stringify({ ...a, expectedVersion: 0 }) === JSON.stringify({ ...b, expectedVersion: 0 })
}

type Kept<V extends Versioned, S extends z.ZodType> = Checked<V, S> & { draftKey: string; standing: V }

/** The form with its draft, and what stood when the typing began. */
function useRecordDraft<V extends Versioned, S extends z.ZodType>({ draftKey, standing, ...checked }: Kept<V, S>) {
  const [draft] = useState(() => openStored<Draft<V>>(draftKey)?.values ?? null)
  const [hasDraft, setHasDraft] = useState(draft !== null)
  const seen = useRef(draft?.seen ?? standing)
  const untouched = useRef(standing)
  const form: ZodForm<V, z.output<S>> = useForm<V, unknown, z.output<S>>({
    resolver: resolverOf(checked),
    defaultValues: (draft?.values ?? standing) as DefaultValues<V>,
  })
  const { subscribe, reset, getValues } = form
  const elsewhere = useElsewhere(draftKey, () => {
    seen.current = standing
    reset(standing)
    setHasDraft(false)
  })
  useEffect(() => {
    let isTyped = false
    const keep = (values: V) => writeStored(draftKey, { seen: seen.current, values } satisfies Draft<V>)
    const forget = subscribe({
      formState: { values: true },
      callback: ({ values, name }) => {
        // A reset names no field: where nobody has typed, it is nothing to keep.
        isTyped ||= name !== undefined
        if (same(values, seen.current)) dropStored(draftKey)
        else if (isTyped) keep(values)
      },
    })
    return () => {
      forget()
      // The form goes away, perhaps because the session has ended and another tab has emptied the storage.
      if (isTyped && !same(getValues(), seen.current) && !readStored(draftKey)) keep(getValues())
    }
  }, [draftKey, subscribe, getValues])
  useEffect(() => {
    if (same(standing, untouched.current)) return
    untouched.current = standing
    if (!same(getValues(), seen.current)) return
    seen.current = standing
    reset(standing)
  }, [standing, getValues, reset])
  const startFrom = (values: V) => {
    seen.current = values
    reset(values)
    dropStored(draftKey)
    setHasDraft(false)
  }
  const seenNow = () => seen.current
  const see = (values: V) => {
    seen.current = values
  }
  return { form, seenNow, see, hasDraft, startFrom, elsewhere }
}

/**
 * A form that changes one record, or one part of it. It remembers what stood when the typing began, so that a change
 * somebody made elsewhere in the record meanwhile does not get in the way, and one that they made here is shown before
 * anything is written over it. What is typed is kept as a draft until the server has accepted it.
 * @returns what `useZodForm` does; `notes(inWords)` is what `RecordNotes` shows above the form
 */
export function useRecordForm<V extends Versioned, S extends z.ZodType<{ expectedVersion: number }>>(
  options: Options<V, S>,
) {
  type Sent = z.output<S>
  const { draftKey, standing, save, savedValuesIn, onSaved, onUnchanged, fieldFor } = options
  const { form, seenNow, see, hasDraft, startFrom, elsewhere } = useRecordDraft<V, S>(options)
  const [keyFor] = useState(createIdempotencyKeys)
  const [theirs, setTheirs] = useState<V | null>(null)

  const send = async (change: Sent, again = false): Promise<void> => {
    const seen = seenNow()
    const expectedVersion = same(standing, seen)
      ? Math.max(standing.expectedVersion, seen.expectedVersion)
      : seen.expectedVersion
    try {
      const saved = await save({ ...change, expectedVersion }, keyFor(change))
      markSent(draftKey)
      startFrom(saved)
      setTheirs(null)
      onSaved?.(saved)
    } catch (error) {
      const now = error instanceof ApiProblem && error.code === 'stale' ? savedValuesIn(error.problem.current) : null
      if (!now) return showProblem(form, error, { fieldFor, isKept: true })
      if (!again && same(now, seen)) {
        see(now)
        return send(change, true)
      }
      setTheirs(now)
    }
  }
  const submit = (event?: FormEvent) =>
    form.handleSubmit(change => {
      if (onUnchanged !== 'send' && same(form.getValues(), seenNow())) return onUnchanged()
      return send(change)
    })(event)
  const forget = () => startFrom(standing)

  const notes = (inWords: InWords<V>) => {
    const mine = inWords(form.getValues())
    const differing = theirs && inWords(theirs).filter((each, index) => each.now !== mine[index]?.now)
    return {
      hasDraft,
      elsewhere,
      onForget: forget,
      standing: differing && differing.length > 0 ? differing : null,
      onTakeTheirs: () => {
        if (theirs) startFrom(theirs)
        setTheirs(null)
      },
      onKeepMine: () => {
        if (theirs) see(theirs)
        setTheirs(null)
        void submit()
      },
    }
  }
  return { ...formParts(form, submit), submit, notes, forget }
}
