import { mayAddPlan } from '@hubs/rules/plans'
import { useQuery } from '@tanstack/react-query'
import { listed } from '#lib/capital.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { readKept } from '#lib/kept-drafts.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { OpenPlan, type PlanLinks } from './open-plan.tsx'
import type { Who } from './plan-words.ts'
import { openPlansQuery, planStartQuery } from './plans.queries.ts'
import './own-plans.css'

type OwnPlansProps = { who: Who; links: PlanLinks }

/** The open plans, one of them as a rule; a second is offered quietly. */
export function OwnPlans({ who, links }: OwnPlansProps) {
  const open = useQuery(openPlansQuery())
  const { data: start } = useQuery(planStartQuery())
  const partner = start?.partner ?? []
  if (!open.data)
    return open.error ? (
      <ProblemNote retry={() => void open.refetch()}>{sentenceOf(open.error)}</ProblemNote>
    ) : (
      <Waiting what="Looking up your plans…" />
    )
  const begun = readKept('plan/new') !== null
  if (open.data.length === 0)
    return (
      <EmptyState title="You have promised nothing yet">
        <p>
          One small change, tried until the next meeting, and told there: three minutes to write. Your {who.circle} sees
          it, unless you say otherwise.
        </p>
        <LinkButton to={links.newPlan} look="main">
          {begun ? 'Go on writing your plan' : 'Make a plan'}
        </LinkButton>
      </EmptyState>
    )
  return (
    <div className="own-plans">
      {open.data.map(plan => (
        <OpenPlan key={plan.id} {...{ plan, who, partner, links }} newPlansAt={start?.meetingId ?? plan.meetingId} />
      ))}
      <p className="quiet">
        {partner.length > 0
          ? `Your partner until the next meeting: ${listed(partner.map(({ name }) => name))}.`
          : 'Nobody is your partner yet. Whoever leads the meeting names the partners there.'}
      </p>
      <Another open={open.data.length} to={links.newPlan} begun={begun} />
    </div>
  )
}

/** A second is offered quietly, a third with a warning, a fourth not at all. */
function Another({ open, to, begun }: { open: number; to: string; begun: boolean }) {
  const { allowed, sentence } = mayAddPlan(open)
  return (
    <div className="row wrap">
      {allowed && (
        <LinkButton to={to} look="ghost">
          {begun ? 'Go on writing another plan' : open === 1 ? 'Try a second thing too' : 'Try a third thing too'}
        </LinkButton>
      )}
      {sentence && <p className="s quiet">{sentence}</p>}
    </div>
  )
}
