import { DAY_MS } from '@hubs/rules/dates/durations'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import { timesWords } from '@hubs/rules/text/plan-labels'
import { carriedPrompt } from '@hubs/rules/plans/plans'
import type { ReactNode } from 'react'
import { dayOf, shortDay } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { paths } from '#shared/paths.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { asksCheckIn, CheckIn } from './reports/check-in.tsx'
import { DropPlan } from './drop-plan.tsx'
import { useReportWaits } from './support/waiting-note.tsx'
import { PlanSupportList } from './support/plan-support-list.tsx'
import { goesOn, isElsewhere, mayGoOn, type PlanOwner } from './plan-labels.ts'
import { goOnAt } from './plan-links.ts'
import { PromiseCard } from './promise-card.tsx'
import { ShareWithPartner } from './meeting/share-with-partner.tsx'
import './own-plans.css'

type OpenPlanProps = {
  plan: OwnPlan
  owner: PlanOwner
  partner: readonly { name: string }[]
  /** The meeting that a new plan belongs to now. */
  newPlansAt: string | null
  /** Where the plan's own page is where one is already: its buttons to change it. */
  own?: ReactNode
  /** Something else on the page is the one thing to do now. */
  quiet?: boolean
  level?: 2 | 3
}

/** A week before the meeting the report comes first. */
const SOON_MS = 7 * DAY_MS

/** One open plan: what was said, whether it was tried, and the next thing to do about it. */
export function OpenPlan({ plan, owner, partner, newPlansAt, own, quiet = false, level = 2 }: OpenPlanProps) {
  const now = useNow()
  const told = plan.report !== null
  const waits = useReportWaits(plan.id)
  const over = mayGoOn(plan, newPlansAt)
  const elsewhere = isElsewhere(plan, owner)
  const isAhead = plan.reviewOn !== null && plan.reviewOn >= dayOf(now, owner.timeZone)
  const soon = plan.reviewOn !== null && Date.parse(plan.reviewOn) - now < SOON_MS
  return (
    <div className="own-plan" data-hub={owner.hubSlug}>
      <PromiseCard
        plan={plan}
        owner={owner}
        partner={partner}
        level={level}
        reported={over}
        side={
          over ? (
            <GoOn plan={plan} />
          ) : elsewhere ? (
            <BringAlong plan={plan} hubName={owner.hubName} />
          ) : told ? (
            <p>
              <strong>Your report is written.</strong>{' '}
              {plan.reviewOn &&
                isAhead &&
                `You’ll report back on ${shortDay(plan.reviewOn)}. After that, you can carry your plan forward.`}
            </p>
          ) : (
            asksCheckIn(plan) && <CheckIn plan={plan} owner={owner} />
          )
        }
      />
      <ShareWithPartner plan={plan} />
      <Carried plan={plan} />
      <div className="row wrap">
        {!elsewhere && !waits && (
          <LinkButton to={paths.report(plan.id)} look={told || !soon || quiet ? 'plain' : 'main'}>
            {told ? 'Edit my report' : 'Write my report'}
          </LinkButton>
        )}
        {own ?? <LinkButton to={paths.plan(plan.id)}>View or edit plan</LinkButton>}
      </div>
      <PlanSupportList support={plan.support} />
    </div>
  )
}

/** It is told, and its owner wants to go on with it. */
function GoOn({ plan }: { plan: OwnPlan }) {
  return (
    <div className="col">
      {goesOn(plan.report?.decision ?? null) ? (
        <p>
          <strong>You’ve reported back and want to keep going.</strong> Carry your plan forward to the next meeting, as
          it is or with changes.
        </p>
      ) : (
        <p>
          <strong>You’ve written your report. What next?</strong> Carry your plan forward to the next meeting, as it is
          or with changes. If you’d rather share it or drop it, choose that in your report, and the plan moves to your
          past plans.
        </p>
      )}
      <div className="row">
        <LinkButton to={goOnAt(plan.id)} look="main">
          {plan.report?.decision === 'adapt' ? 'Carry it forward with changes' : 'Carry it forward'}
        </LinkButton>
      </div>
    </div>
  )
}

/** They have moved since they made it. */
function BringAlong({ plan, hubName }: { plan: OwnPlan; hubName: string }) {
  return (
    <div className="col">
      <p>
        <strong>You’ve moved since you made this plan.</strong> Carry it forward, and you can report on it in{' '}
        <bdi>{hubName}</bdi>.
      </p>
      <div className="row">
        <LinkButton to={goOnAt(plan.id)} look="main">
          Carry it forward
        </LinkButton>
      </div>
    </div>
  )
}

/** What has gone on twice is perhaps too big. */
function Carried({ plan }: { plan: OwnPlan }) {
  if (plan.timesCarried === 0) return null
  const prompt = carriedPrompt(plan.timesCarried)
  if (!prompt) return <p className="s quiet">Carried forward {timesWords(plan.timesCarried)} so far.</p>
  return (
    <CalmNote>
      <p>
        <strong>Make it smaller, or drop it?</strong> You’ve carried this forward {timesWords(plan.timesCarried)}. A
        small plan you do beats a big one you don’t.
      </p>
      <div className="row wrap">
        <LinkButton to={`${paths.plan(plan.id)}#change`}>Make it smaller</LinkButton>
        <DropPlan plan={plan}>Drop it</DropPlan>
      </div>
    </CalmNote>
  )
}
