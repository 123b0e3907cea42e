import { useQuery } from '@tanstack/react-query'
import type { CheckedStep } from '@hubs/schema/programmes/programmes'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangeProgramme } from './programme-edit.queries.ts'
import { programmeQuery } from './programmes.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** Says that a step is done, or not after all: where no data can tell. */
export function StepCheck({ step, what }: { step: CheckedStep; what: string }) {
  const { data: programme } = useQuery(programmeQuery())
  const change = useChangeProgramme()
  const say = useToast()
  if (!programme) return null
  const done = programme.stepsChecked.includes(step)
  const others = programme.stepsChecked.filter(each => each !== step)
  const mark = () =>
    afterwards(
      change.mutateAsync({ stepsChecked: done ? others : [...others, step], expectedVersion: programme.version }),
      () => say(done ? 'Marked as not done.' : 'Marked as done.'),
      error => say(sentenceOf(error)),
    )
  const label = done ? 'Mark as not done' : 'Mark as done'
  return (
    <Button
      look={done ? 'ghost' : 'plain'}
      isPending={change.isPending}
      onPress={mark}
      aria-label={`${label}: ${what}`}
    >
      {label}
    </Button>
  )
}
