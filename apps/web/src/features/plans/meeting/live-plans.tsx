import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import type { RunView } from '@hubs/rules/run/run-project'
import { useEffect, useRef, useState } from 'react'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { LivePlanning, type LivePlansProps } from './live-planning.tsx'
import { OfferField } from '../support/offer-field.tsx'
import { OffersToMe } from '../support/offers-to-me.tsx'
import { keptHere, type PlanOwner } from '../plan-labels.ts'
import { openPlansQuery, planStartQuery } from '../plans.queries.ts'
import { PromiseCard } from '../promise-card.tsx'
import { ReportForm } from '../reports/report-form.tsx'
import { ReportTold } from '../reports/report-told.tsx'
import { useReportWaits, WaitingNote } from '../support/waiting-note.tsx'
import './live-plans.css'

/** What a member does with their plans while the meeting runs: tell in the feedback, promise in the planning. */
export function LivePlans(props: LivePlansProps) {
  const { view, partners } = props
  const client = useQueryClient()
  // What is known of one’s partner may be from before the group was paired.
  useEffect(() => {
    if (partners) void client.invalidateQueries({ queryKey: planStartQuery().queryKey })
  }, [client, partners])
  const kind = view.current?.kind
  const linkTo = (about: string) => (about === 'new' ? paths.newPlan : paths.report(about))
  return (
    <div className="live-plans">
      <WaitingNote form="plan/" linkTo={() => paths.newPlan} />
      <WaitingNote form="report/" linkTo={linkTo} />
      {kind === 'feedback' && <Feedback {...props} />}
      {kind === 'planning' && (
        <>
          <Boundary waiting="Loading your plan…">
            <LivePlanning {...props} />
          </Boundary>
          <OffersToMe meetingId={props.meetingId} meId={props.personId} />
        </>
      )}
    </div>
  )
}

/** Whoever speaks now where I listen: in two sub-groups, in mine. */
function speakerFor({ round }: RunView, personId: string) {
  const mine = round?.turns.find(turn => turn.personId === personId)
  const group = round?.split ? round.groups[mine?.subGroup ?? 0] : null
  return group ? group.speaker : (round?.speaker ?? null)
}

function Feedback({ view, meetingId, personId, owner }: LivePlansProps) {
  const mine = view.round?.turns.find(turn => turn.personId === personId)
  const speaker = speakerFor(view, personId)
  const next = view.round?.next?.personId === personId
  const now = mine?.state === 'speaking' || mine?.state === 'replying'
  return (
    <>
      {speaker && speaker.personId !== personId && (
        <section className="card live-offer" aria-label={`For ${isolated(speaker.name)}`}>
          <OfferField
            key={speaker.personId}
            meetingId={meetingId}
            meId={personId}
            to={{ id: speaker.personId, name: speaker.name }}
          />
        </section>
      )}
      {next && <h2>You’re next. This is what you said</h2>}
      <Boundary waiting={null}>
        <AllToTell {...{ meetingId, personId, owner, now }} />
      </Boundary>
    </>
  )
}

function AllToTell({ meetingId, personId, ...rest }: Omit<ToTellProps, 'plan'> & { personId: string }) {
  const { data } = useSuspenseQuery(openPlansQuery())
  const toTell = data.filter(plan => plan.meetingId !== meetingId)
  if (toTell.length === 0)
    return (
      <>
        <p className="quiet">You don’t have a plan to report on. Say what you’ve noticed, or what you’d like to try.</p>
        <OffersToMe meetingId={meetingId} meId={personId} />
      </>
    )
  return toTell.map(plan => <ToTell key={plan.id} {...{ plan, meetingId, ...rest }} />)
}

type ToTellProps = { plan: OwnPlan; meetingId: string; owner: PlanOwner; now: boolean }

/** What I said, and what came of it: written before my turn, in it, or not at all. */
function ToTell({ plan, meetingId, owner, now }: ToTellProps) {
  const told = plan.report?.meetingId === meetingId ? plan.report : null
  const waits = useReportWaits(plan.id)
  const [writing, setWriting] = useState(false)
  const say = useToast()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (writing) place.current?.querySelector<HTMLElement>('form input')?.focus()
  }, [writing])
  return (
    <div className="live-plans" ref={place}>
      <PromiseCard plan={plan} owner={owner} partner={[]} />
      {told && !writing && (
        <section className="card col" aria-label="My report">
          <ReportTold report={told} owner={owner} />
        </section>
      )}
      {writing ? (
        <ReportForm
          {...{ plan, meetingId, owner }}
          onDone={outcome => {
            setWriting(false)
            say(outcome.sent ? 'Report saved. Thank you.' : keptHere(outcome.why))
          }}
        />
      ) : waits ? null : (
        <button type="button" className={`btn ${now && !told ? 'main' : ''}`} onClick={() => setWriting(true)}>
          {told ? 'Edit my report' : 'Write my report'}
        </button>
      )}
    </div>
  )
}
