import type { Programme, UpdateProgramme } from '@hubs/schema/programmes/programmes'
import { Field } from '#ui/fields/field.tsx'
import { FormPair } from '#ui/forms/form.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangeProgramme } from '../programme-edit.queries.ts'
import { afterwards } from '#lib/query-client.ts'

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n)
const SHARED = 'shared'

/** How small a group may be, and whether places in it are only for support staff. Applies at once. */
export function GroupRules({ programme, onChanged }: { programme: Programme; onChanged: () => void }) {
  const { groupMin, groupMax, supportPlaces, version } = programme
  const change = useChangeProgramme()
  const say = useToast()
  const put = (wanted: Pick<UpdateProgramme, 'groupMin' | 'supportPlaces'>) =>
    afterwards(change.mutateAsync({ ...wanted, expectedVersion: version }), () => {
      say('Saved.')
      onChanged()
    })
  const sent = change.isPending ? change.variables : undefined
  const kept = sent?.supportPlaces === undefined ? supportPlaces : sent.supportPlaces
  return (
    <>
      <FormPair>
        <Field
          kind="select"
          label="Smallest group"
          hint="Every group that runs has at least this many people."
          disabled={change.isPending}
          value={sent?.groupMin ?? groupMin}
          onChange={event => put({ groupMin: Number(event.target.value) })}
        >
          {from(Math.min(2, groupMin), Math.max(groupMax, groupMin)).map(size => (
            <option key={size} value={size}>
              {size} people
            </option>
          ))}
        </Field>
        <Field
          kind="select"
          label="Places for support staff"
          hint="Support staff who opt in rank the hubs too."
          disabled={change.isPending}
          value={kept ?? SHARED}
          onChange={event => put({ supportPlaces: event.target.value === SHARED ? null : Number(event.target.value) })}
        >
          <option value={SHARED}>All places shared with teachers</option>
          {from(1, Math.max(groupMax - 1, supportPlaces ?? 0)).map(places => (
            <option key={places} value={places}>
              {places === 1 ? '1 place kept in each group' : `${places} places kept in each group`}
            </option>
          ))}
        </Field>
      </FormPair>
      <ErrorNote error={change.error} />
    </>
  )
}
