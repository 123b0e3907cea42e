import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/fields/check.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { clashIn, ClashNote } from './clash-note.tsx'
import type { Allocating } from './use-allocating.ts'

const choices = [
  {
    name: 'seniorsApart',
    label: 'At most one senior leader in each group',
    hint: 'Mark senior leaders under People.',
  },
  {
    name: 'workingDays',
    label: 'Part-time staff only in hubs that meet on a day they work',
    hint: 'Working days are entered under People, or come with an imported list.',
  },
  { name: 'spreadDepartments', label: 'Departments shared out evenly, give or take one person', hint: undefined },
] as const

/** What the allocation keeps to, and the button that solves it. Nobody is told anything yet. */
export function MakeAllocationForm({ again, allocating }: { again: boolean; allocating: Allocating }) {
  const { settings, choose, make, follows, allocate } = allocating
  const say = useToast()
  const clashing = clashIn(make.error)
  return (
    <div className="col">
      <p>
        Every allocation keeps to group sizes, leaves facilitators in their own group if it runs, and follows the rules
        above.
      </p>
      {choices.map(({ name, label, hint }) => (
        <Check
          key={name}
          label={label}
          hint={hint}
          checked={settings[name]}
          onChange={event => choose({ ...settings, [name]: event.target.checked })}
        />
      ))}
      {again && (
        <p className="s quiet">
          {follows
            ? 'When you change a rule here, hubs are allocated again straight away, so you can see what it costs.'
            : 'You’ve moved people by hand. Allocating again clears those moves.'}
        </p>
      )}
      {make.error && !clashing && <ProblemNote>{sentenceOf(make.error)}</ProblemNote>}
      {clashing && <ClashNote {...clashing} />}
      <div className="row">
        <Button
          look={again ? 'plain' : 'main'}
          isPending={make.isPending}
          onPress={() => allocate(() => say('Allocated. Only coordinators can see it.'))}
        >
          {make.isPending ? 'Allocating…' : again ? 'Allocate again' : 'Allocate hubs'}
        </Button>
      </div>
    </div>
  )
}
