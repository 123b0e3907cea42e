import { isolated } from '@hubs/rules/text/isolated'
import { count } from '@hubs/rules/text/words'
import type { NextYear } from '@hubs/schema/programmes/next-year'
import BookOpen from 'lucide-react/icons/book-open'
import CalendarDays from 'lucide-react/icons/calendar-days'
import CircleAlert from 'lucide-react/icons/circle-alert'
import History from 'lucide-react/icons/history'
import ListChecks from 'lucide-react/icons/list-checks'
import UserRoundX from 'lucide-react/icons/user-round-x'
import UsersRound from 'lucide-react/icons/users-round'
import type { LucideIcon } from 'lucide-react/types'
import { useState } from 'react'
import { capital } from '#lib/page/capital.ts'
import { shortDay } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useStartNextYear } from './next-year.queries.ts'
import './next-year.css'
import { afterwards } from '#lib/query-client.ts'

type Fact = { Icon: LucideIcon; words: string }

/** "Growth Mindset, Feedback and Questioning". */
const listed = (names: readonly string[]) => [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')

function peopleIn({ people, plan }: NextYear): string {
  const stay = people.filter(({ stays }) => stays).length
  if (people.length === 0) return 'No one is in a hub this year, so everyone will choose one.'
  if (stay === 0) return 'Everyone will choose a hub again.'
  const kept =
    plan.staying === 'stay'
      ? `${stay} of ${people.length} people keep their place`
      : `${capital(count(stay, 'facilitator keeps their', 'facilitators keep their'))} place`
  return `${kept}. ${stay === people.length ? 'Anyone can change while hub choices are open.' : 'Everyone else will choose a hub.'}`
}

/** What would happen, in the order somebody would ask about it. */
function factsOf(next: NextYear): Fact[] {
  const { from, plan, hubs, carries, withoutFacilitator } = next
  const running = hubs.filter(hub => hub.running)
  const [first, last] = [plan.halfTerms[0]?.startsOn, plan.halfTerms.at(-1)?.endsOn]
  return [
    {
      Icon: CalendarDays,
      words:
        first && last
          ? `${isolated(plan.name)} runs from ${shortDay(first)} to ${shortDay(last)}. Every group gets a date in each half term, on your usual day and never on a closure. You can change them all.`
          : `${isolated(plan.name)} has no dates yet.`,
    },
    {
      Icon: ListChecks,
      words: `${capital(count(running.length, 'hub runs', 'hubs run'))}, with ${count(carries.outcomes, 'outcome')}: ${listed(running.map(({ name }) => name))}.`,
    },
    { Icon: UsersRound, words: peopleIn(next) },
    ...(withoutFacilitator.length > 0
      ? [{ Icon: UserRoundX, words: `Without a facilitator: ${listed(withoutFacilitator)}. You’ll choose them next.` }]
      : []),
    {
      Icon: BookOpen,
      words: `These carry on: ${listed([
        count(carries.strategies, 'strategy', 'strategies'),
        'all sources',
        ...(carries.templates > 0 ? [count(carries.templates, 'agenda template')] : []),
      ])}.`,
    },
    {
      Icon: History,
      words: `${isolated(from.name)} stays as it is, to read under Past years: meetings, minutes, attendance, ratings and ${count(carries.plans, 'plan')}. Open plans are closed, and people can carry them forward.`,
    },
  ]
}

/** What the next year would be, and the one act that starts it. */
export function StartNextYear({ next, onStarted }: { next: NextYear; onStarted: () => void }) {
  const start = useStartNextYear()
  const [asking, setAsking] = useState(false)
  const { plan, from, saved, blocked } = next
  const press = () => afterwards(start.mutateAsync(plan.version), onStarted)
  return (
    <>
      <ul className="next-year-facts plain">
        {factsOf(next).map(({ Icon, words }) => (
          <li key={words}>
            <Icon className="icon" aria-hidden />
            <span>{words}</span>
          </li>
        ))}
      </ul>
      {!saved && <p className="quiet">Save the form above first.</p>}
      {saved && blocked.length > 0 && (
        <CalmNote icon={<CircleAlert className="icon" aria-hidden />}>
          <strong>{`${plan.name || 'The next year'} can’t start yet`}</strong>
          {blocked.map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
        </CalmNote>
      )}
      <div className="row">
        <Button look="main" isDisabled={!saved || blocked.length > 0} onPress={() => setAsking(true)}>
          {`Start ${plan.name || 'next year'}`}
        </Button>
      </div>
      <Confirm
        open={asking}
        title={`Start ${isolated(plan.name)}?`}
        action={start.isPending ? 'Starting…' : `Start ${isolated(plan.name)}`}
        keep={`Stay in ${isolated(from.name)}`}
        pending={start.isPending}
        onClose={() => setAsking(false)}
        onConfirm={press}
      >
        <p>
          <bdi>{from.name}</bdi> closes: everyone can read it, but nothing in it can change. You can go back until
          something has happened in <bdi>{plan.name}</bdi>.
        </p>
        <ErrorNote error={start.error} />
      </Confirm>
    </>
  )
}
