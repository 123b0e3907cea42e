import { useEffect, useRef } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { ApiProblem } from '#lib/api-client.ts'
import { showProblem } from '#lib/form-problem.ts'
import { writeKept } from '#lib/storage/draft-storage.ts'
import { outbox, type Posted } from '#lib/storage/outbox.ts'
import { useWaiting } from '#lib/storage/use-outbox.ts'

/**
 * What was sent from this form without the network, and then refused, stands in it again with what the server said.
 * @param valuesOf the form's values from what was kept
 */
export function useLateRefusal<V extends FieldValues, Sent>(
  name: string,
  form: UseFormReturn<V, unknown, Sent>,
  valuesOf: (posted: Posted) => V,
): void {
  const late = useWaiting(name).find(each => each.form === name && each.refusal !== null)
  const latest = useRef(valuesOf)
  useEffect(() => {
    latest.current = valuesOf
  })
  useEffect(() => {
    const taken = late && outbox.take(late.key)
    if (!taken?.refusal) return
    const values = latest.current(taken)
    writeKept(name, values)
    form.reset(values)
    showProblem(form, new ApiProblem(taken.refusal))
  }, [late, form, name])
}
