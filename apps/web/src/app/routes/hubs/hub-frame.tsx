import type { ReactNode } from 'react'
import type { Outcome } from '@hubs/schema/hubs'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { count } from '@hubs/rules/text/words'
import { HubOutcomes } from '#features/hubs/page/hub-outcomes.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { BackLink } from '#ui/page/back-link.tsx'
import { PageFrame } from '#ui/page/page-frame.tsx'
import './hub.css'

type HubFrameProps = {
  hub: { slug: string; name: string; question: string; summary: string; outcomes: readonly Omit<Outcome, 'id'>[] }
  schoolName: string
  visitor?: boolean
  /** Who leads it and when it meets, under the question. */
  facts?: ReactNode
  /** Places and what to do about them, beside the question. */
  place?: ReactNode
  children: ReactNode
}

/** A hub's page for anybody: the guiding question first, then what it works toward, then what the reader may see. */
export function HubFrame({ hub, schoolName, visitor = false, facts, place, children }: HubFrameProps) {
  const heading = usePageTitle(`${hub.name} · ${schoolName}`)
  return (
    <PageFrame hub={hub.slug}>
      <BackLink to={visitor ? `${paths.public}#hubs` : paths.choose}>All hubs</BackLink>
      <header className="hub-head" data-places={place ? true : undefined}>
        <div className="hub-head-words">
          <HubChip slug={hub.slug} name={hub.name} />
          <h1 ref={heading} tabIndex={-1}>
            {hub.question}
          </h1>
          <p className="lead">{hub.summary}</p>
          {facts && <div className="hub-facts">{facts}</div>}
        </div>
        {place && <div className="hub-head-place">{place}</div>}
      </header>
      <section className="hub-section" aria-labelledby="outcomes">
        <h2 id="outcomes">Intended outcomes</h2>
        <HubOutcomes outcomes={hub.outcomes} />
        {!visitor && (
          <div>
            <LinkButton to={paths.outcomes(hub.slug)}>Our progress</LinkButton>
          </div>
        )}
      </section>
      {children}
    </PageFrame>
  )
}

const HOUR = 60

/** The plain facts of any hub: how many, how long, who. */
export function HubFacts({ programme }: { programme: Pick<Programme, 'groupMin' | 'groupMax' | 'meetingMinutes'> }) {
  const { groupMin, groupMax, meetingMinutes } = programme
  const length = meetingMinutes % HOUR === 0 ? count(meetingMinutes / HOUR, 'hour') : `${meetingMinutes} minutes`
  return (
    <p>
      {groupMin} to {groupMax} people meet for {length} once each half term. Every teacher is in one hub. Support staff
      are welcome in any hub, entirely voluntarily.
    </p>
  )
}
