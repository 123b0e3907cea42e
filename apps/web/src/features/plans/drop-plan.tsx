import { quoted } from '@hubs/rules/text/quoted'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import { useState } from 'react'
import { afterwards } from '#lib/query-client.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangePlan } from './plans.queries.ts'

/** Leaves a plan, after one question; it can be taken back. */
export function DropPlan({ plan, children = 'Drop plan' }: { plan: OwnPlan; children?: string }) {
  const [open, setOpen] = useState(false)
  const change = useChangePlan(plan.id)
  const say = useToast()
  const back = (expectedVersion: number) =>
    afterwards(
      change.mutateAsync({ dropped: false, expectedVersion }),
      () => say('Plan reopened.'),
      error => say(sentenceOf(error)),
    )
  const drop = () =>
    afterwards(change.mutateAsync({ dropped: true, expectedVersion: plan.version }), ({ version }) => {
      setOpen(false)
      say('Plan dropped.', () => back(version))
    })
  return (
    <>
      <Button look="ghost" onPress={() => setOpen(true)}>
        {children}
      </Button>
      <Confirm
        open={open}
        title="Drop this plan?"
        action="Drop plan"
        keep="Keep plan"
        danger
        pending={change.isPending}
        onConfirm={drop}
        onClose={() => setOpen(false)}
      >
        <p>
          {quoted(plan.promise)} No one will be told. You can still say at the meeting why you dropped it: it helps
          others choose.
        </p>
        <ErrorNote error={change.error} />
      </Confirm>
    </>
  )
}
