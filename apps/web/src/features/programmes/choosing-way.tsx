import { choosingWay, type Programme } from '@hubs/schema/programmes'
import { sentenceOf } from '#lib/api-client.ts'
import { ChoiceField } from '#ui/forms/choice-field.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { useToast } from '#ui/status.tsx'
import { useChangeProgramme } from './programme-edit.queries.ts'

const choices = [
  {
    value: 'first-come',
    label: 'First come',
    hint: 'Teachers take a place in a hub while there is one.',
  },
  {
    value: 'ranked',
    label: 'Ranked',
    hint: 'Everyone ranks the hubs. After hub choices close, you allocate hubs so that every group is big enough.',
  },
]

/** Applies at once. */
export function ChoosingWay({ programme }: { programme: Programme }) {
  const change = useChangeProgramme()
  const say = useToast()
  return (
    <>
      <ChoiceField
        kind="one"
        look="lines"
        name="choosing"
        label="How colleagues choose"
        hint="Applies straight away. What people have chosen or ranked is kept."
        choices={choices}
        // Chosen at once, and put back where it is refused.
        chosen={(change.isPending && change.variables.choosing) || programme.choosing}
        onChange={event =>
          change.mutate(
            { choosing: choosingWay.parse(event.target.value), expectedVersion: programme.version },
            { onSuccess: () => say('Saved.') },
          )
        }
      />
      {change.error && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
    </>
  )
}
