import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useForm, type DefaultValues, type FieldValues, type Resolver, type UseFormReturn } from 'react-hook-form'
import { ApiProblem } from '../api-client.ts'
import { readDraft } from './drafts.ts'
import { showProblem } from '../form-problem.ts'
import { formParts } from '../zod-form.ts'
import { useTabDraft } from './tab-draft.ts'

type Versioned = FieldValues & { expectedVersion: number }

type Options<V extends Versioned, Sent extends { expectedVersion: number }> = {
  /** Names the form and the record it is about. */
  draftKey: string
  /** The record as it stands, as this form's values. */
  standing: V
  resolver: Resolver<V, unknown, Sent>
  /** Sends it, and answers with the record as it stands then. */
  save: (change: Sent) => Promise<V>
  /** The form's values in the `current` of a stale refusal; null where it can't be read. */
  standingIn: (current: unknown) => V | null
  onSaved?: () => void
  /**
   * Says that nothing has changed, or closes the form: then nothing is sent. `'send'`: sending the same again is an act of
   * its own, such as offering something anew.
   */
  onUnchanged: (() => void) | 'send'
  /** The form's own name for a field that the server calls something else. */
  fieldFor?: Record<string, string>
}

type Draft<V> = { seen: V; values: V }
type InWords<V> = (values: V) => { label: string; now: string }[]

/** Whether two states of the form say the same, whatever their versions. */
function same(a: object, b: object): boolean {
  return JSON.stringify({ ...a, expectedVersion: 0 }) === JSON.stringify({ ...b, expectedVersion: 0 })
}

/** The form with its draft, and what stood when the typing began. */
function useKeptForm<V extends Versioned, Sent>(draftKey: string, standing: V, resolver: Resolver<V, unknown, Sent>) {
  const [draft] = useState(() => readDraft<Draft<V>>(draftKey))
  const [hasDraft, setHasDraft] = useState(draft !== null)
  const seen = useRef(draft?.seen ?? standing)
  const untouched = useRef(standing)
  const form: UseFormReturn<V, unknown, Sent> = useForm<V, unknown, Sent>({
    resolver,
    defaultValues: (draft?.values ?? standing) as DefaultValues<V>,
  })
  const { subscribe, reset, getValues } = form
  const tab = useTabDraft(draftKey, () => {
    seen.current = standing
    reset(standing)
    setHasDraft(false)
  })
  const { keep, drop } = tab
  useEffect(() => {
    const look = (values: V, isTyped: boolean) => {
      if (same(values, seen.current)) drop()
      else keep({ seen: seen.current, values }, isTyped)
    }
    // A reset names no field: nobody has typed.
    const forget = subscribe({
      formState: { values: true },
      callback: ({ values, name }) => look(values, name !== undefined),
    })
    return () => {
      forget()
      // The form goes away, perhaps because the session has ended: what stands in it is kept once more.
      look(getValues(), false)
    }
  }, [keep, drop, subscribe, getValues])
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
    drop()
    setHasDraft(false)
  }
  const seenNow = () => seen.current
  const see = (values: V) => {
    seen.current = values
  }
  return { form, seenNow, see, hasDraft, startFrom, tab }
}

/**
 * A form that changes one record, or one part of it. It remembers what stood when the typing began, so that a change
 * somebody made elsewhere in the record meanwhile does not get in the way, and one that they made here is shown before
 * anything is written over it. What is typed is kept as a draft until the server has accepted it.
 * @returns what `useZodForm` does; `notes(inWords)` is what `RecordNotes` shows above the form
 */
export function useRecordForm<V extends Versioned, Sent extends { expectedVersion: number }>(
  options: Options<V, Sent>,
) {
  const { draftKey, standing, resolver, save, standingIn, onSaved, onUnchanged, fieldFor } = options
  const { form, seenNow, see, hasDraft, startFrom, tab } = useKeptForm(draftKey, standing, resolver)
  const [theirs, setTheirs] = useState<V | null>(null)

  const send = async (change: Sent, again = false): Promise<void> => {
    const seen = seenNow()
    const expectedVersion = same(standing, seen)
      ? Math.max(standing.expectedVersion, seen.expectedVersion)
      : seen.expectedVersion
    try {
      startFrom(await save({ ...change, expectedVersion }))
      tab.accepted()
      setTheirs(null)
      onSaved?.()
    } catch (error) {
      const now = error instanceof ApiProblem && error.code === 'stale' ? standingIn(error.problem.current) : null
      if (!now) return showProblem(form, error, fieldFor)
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
      elsewhere: tab.elsewhere,
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
