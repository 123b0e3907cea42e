import { useState } from 'react'
import { z } from 'zod'
import type { MakeAllocation } from '@hubs/schema/allocations'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/check.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useSay } from '#ui/status.tsx'
import { useMakeAllocation } from './choosing.queries.ts'

const clash = z.object({ why: z.array(z.string()), relax: z.array(z.string()) })

/** What clashes, where nothing keeps all the rules; null for any other problem. */
function clashIn(error: unknown) {
  const read = error instanceof ApiProblem ? clash.safeParse(error.problem.current) : null
  return read?.success ? read.data : null
}

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
  const say = useSay()
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
      {clashing && (
        <ProblemNote>
          <span className="col tight">
            {clashing.why.map(line => (
              <span key={line}>{line}</span>
            ))}
            {clashing.relax.map(line => (
              <strong key={line}>{line}</strong>
            ))}
          </span>
        </ProblemNote>
      )}
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
