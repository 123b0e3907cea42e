import { useState } from 'react'
import type { MakeAllocation } from '@hubs/schema/allocations'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/forms/check.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { useToast } from '#ui/status.tsx'
import { clashIn, ClashNote } from './clash-note.tsx'
import { useMakeAllocation } from './choosing.queries.ts'

const choices = [
  { name: 'seniorsApart', label: 'At most one senior leader in each group', hint: undefined },
  {
    name: 'workingDays',
    label: 'Part-time staff only in hubs that meet on a day they work',
    hint: 'Administrators enter working days under People.',
  },
  { name: 'spreadDepartments', label: 'Departments shared out evenly, give or take one person', hint: undefined },
] as const

/** What the allocation keeps to, and the button that solves it. Nobody is told anything yet. */
export function MakeAllocationForm({ again }: { again: boolean }) {
  const [settings, setSettings] = useState<MakeAllocation>({
    seniorsApart: true,
    workingDays: true,
    spreadDepartments: false,
  })
  const make = useMakeAllocation()
  const say = useToast()
  const clashing = clashIn(make.error)
  return (
    <div className="col">
      <p>Every allocation keeps to group sizes, leaves facilitators in their own group and follows the rules above.</p>
      {choices.map(({ name, label, hint }) => (
        <Check
          key={name}
          label={label}
          hint={hint}
          checked={settings[name]}
          onChange={event => setSettings({ ...settings, [name]: event.target.checked })}
        />
      ))}
      {make.error && !clashing && <ProblemNote>{sentenceOf(make.error)}</ProblemNote>}
      {clashing && <ClashNote {...clashing} />}
      <div className="row">
        <Button
          look={again ? 'plain' : 'main'}
          isPending={make.isPending}
          onPress={() => make.mutate(settings, { onSuccess: () => say('Allocated. Only coordinators can see it.') })}
        >
          {make.isPending ? 'Allocating…' : again ? 'Allocate again' : 'Allocate hubs'}
        </Button>
      </div>
    </div>
  )
}
