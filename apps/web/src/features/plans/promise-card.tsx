import { quoted } from '@hubs/rules/text/quoted'
import { isolated } from '@hubs/rules/text/isolated'
import { howOftenWords } from '@hubs/rules/text/plan-labels'
import type { Plan } from '@hubs/schema/plans/plans'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import CircleMinus from 'lucide-react/icons/circle-minus'
import Eye from 'lucide-react/icons/eye'
import Handshake from 'lucide-react/icons/handshake'
import Package from 'lucide-react/icons/package'
import UsersRound from 'lucide-react/icons/users-round'
import { useId, type ReactNode } from 'react'
import { listed } from '#lib/page/capital.ts'
import { dayOf, longDay, shortDay } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { evidenceSentence, isElsewhere, seenBy, type PlanOwner } from './plan-labels.ts'
import './promise-card.css'

type PromiseCardProps = {
  plan: Plan
  owner: PlanOwner
  partner: readonly { name: string }[]
  /** One below the page's heading, or below a section's. */
  level?: 2 | 3
  /** It has been reported on, and the meeting that was for is over. */
  reported?: boolean
  /** To the right of the words where there is room: what there is to say or to do. Without it what is known stands there. */
  side?: ReactNode
  /** Under what is known: the way to more. */
  children?: ReactNode
}

/** A sentence inside of another one. */
const within = (text: string) => text.replace(/^\p{Lu}(?=\p{Ll})/u, first => first.toLowerCase()).replace(/\.$/, '')

/** A person's own words, large: what they said, with whom, until when. */
export function PromiseCard({ plan, owner, partner, level = 2, reported = false, side, children }: PromiseCardProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  const today = dayOf(useNow(), owner.timeZone)
  const due = plan.reviewOn !== null && plan.reviewOn < today
  const known = (
    <div className="promise-card-known s">
      <ul className="promise-card-facts plain">
        <Fact Icon={UsersRound}>
          {plan.setting}, {howOftenWords(plan.howOften, owner).toLowerCase()}
        </Fact>
        <Fact Icon={CircleMinus}>doing less: {within(plan.lessOf)}</Fact>
        {plan.reviewOn && !isElsewhere(plan, owner) && (
          <Fact Icon={CalendarClock}>
            {reported ? 'report sent for' : due ? 'report due on' : 'report back on'} {shortDay(plan.reviewOn)}
          </Fact>
        )}
        {!reported && <Fact Icon={Package}>bringing: {within(plan.evidenceNote || evidenceSentence(plan))}</Fact>}
        {partner.length > 0 && (
          <Fact Icon={Handshake}>partner: {listed(partner.map(({ name }) => isolated(name)))}</Fact>
        )}
        <Fact Icon={Eye}>{seenBy(plan.visibility, owner)}</Fact>
      </ul>
      {children}
    </div>
  )
  return (
    <section className="promise-card" data-hub={owner.hubSlug} aria-labelledby={id}>
      <div className="promise-card-said">
        <p className="s">You said on {longDay(plan.promisedOn)}</p>
        <Heading id={id}>{quoted(plan.promise)}</Heading>
        {side && known}
      </div>
      {side ? <div className="promise-card-side">{side}</div> : known}
    </section>
  )
}

type IconType = typeof Eye

function Fact({ Icon, children }: { Icon: IconType; children: ReactNode }) {
  return (
    <li>
      <Icon className="icon" aria-hidden />
      <span>{children}</span>
    </li>
  )
}
