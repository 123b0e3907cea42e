import { count } from '@hubs/rules/words'
import type { Participation } from '@hubs/schema/reports'
import { capital } from '#lib/capital.ts'
import { CountCard, CountCards } from '#ui/count-card.tsx'

const HUNDRED = 100
/** How leadership reads a number that is kept back because it would be about fewer than five people. */
const FEW = 'fewer than 5'

const of = (part: number | null, all: number | null) => `${part ?? 'Under 5'} of ${all ?? FEW}`

function notChosen({ inAHub, all }: Participation['teachers']): string {
  if (inAHub === null || all === null) return 'The rest are too few to show.'
  return inAHub === all ? 'Everyone has a hub.' : `${capital(count(all - inAHub, 'hasn’t', 'haven’t'))} chosen yet.`
}

function came(last: NonNullable<Participation['lastMeeting']>) {
  const { present, expected, held, groups, halfTerm } = last
  const known = present !== null && expected !== null && expected > 0
  const number = known ? `${Math.round((present / expected) * HUNDRED)}%` : 'Few'
  const met = held === groups ? 'Every group has met.' : `${held} of ${groups} groups have met.`
  const behind = `${of(present, expected)} expected, ${halfTerm}. ${met}`
  return <CountCard number={number} what="attended the latest meetings" behind={behind} />
}

/** The choice so far in sums, each with what is behind it. */
export function Counts({
  teachers,
  support,
  lastMeeting,
}: Pick<Participation, 'teachers' | 'support' | 'lastMeeting'>) {
  const said = support.notThisYear
  const rest =
    said === 0
      ? 'No one has said “not this year”.'
      : `${capital(said === null ? `${FEW} have` : count(said, 'has', 'have'))} said “not this year”.`
  return (
    <CountCards>
      <CountCard number={of(teachers.inAHub, teachers.all)} what="teachers are in a hub" behind={notChosen(teachers)} />
      {support.all !== 0 && (
        <CountCard number={of(support.optedIn, support.all)} what="support staff have opted in" behind={rest} />
      )}
      {lastMeeting && came(lastMeeting)}
    </CountCards>
  )
}
