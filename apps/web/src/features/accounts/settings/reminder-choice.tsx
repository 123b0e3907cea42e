import type { Me } from '@hubs/schema/accounts'
import { sentenceOf } from '#lib/api-client.ts'
import { Check } from '#ui/forms/check.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { useChangeReminders } from '../accounts.queries.ts'

/** Applies at once. */
export function ReminderChoice({ me }: { me: Me }) {
  const change = useChangeReminders()
  return (
    <>
      <Check
        label="Email me to ask if I’ve tried my plan"
        hint="Once between meetings. Only you see your answer."
        checked={change.isPending ? change.variables : me.reminders}
        onChange={event => change.mutate(event.target.checked)}
      />
      {change.error && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
    </>
  )
}
