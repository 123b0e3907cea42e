import { NOT_SHOWN, whyNotShown } from '@hubs/rules/reports/withheld'
import { count } from '@hubs/rules/text/words'
import type { Participation } from '@hubs/schema/reports/reports'
import { capital } from '#lib/page/capital.ts'
import { shortDay } from '#lib/time/time.ts'
import { CountCard, CountCards } from '#ui/figures/count-card.tsx'

const HUNDRED = 100

type ShareProps = {
  part: number | null
  all: number | null
  what: string
  /** Of a part and a whole that are both shown. */
  behind: (part: number, all: number) => string
}

/** "14 of 46 teachers are in a hub"; a share of which one number is withheld is no share. */
function Share({ part, all, what, behind }: ShareProps) {
  if (all === 0) return <CountCard number="None yet" what={what} behind="No teachers have been added yet." />
  return part === null || all === null ? (
    <CountCard number={NOT_SHOWN} what={what} behind={all === null ? whyNotShown : `Of ${all}. ${whyNotShown}`} />
  ) : (
    <CountCard number={`${part} of ${all}`} what={what} behind={behind(part, all)} />
  )
}

function Attended(last: NonNullable<Participation['lastMeeting']>) {
  const { halfTerm, countedOn, present, expected, held, groups } = last
  // By name: who may read a half term only once it is counted has an earlier one here than who reads the registers.
  const what = `attended meetings in ${halfTerm}`
  const met = held === groups ? 'Every group has met at least once.' : `${held} of ${groups} groups have met.`
  if (present === null || expected === null)
    return <CountCard number={NOT_SHOWN} what={what} behind={`${met} ${whyNotShown}`} />
  if (expected === 0) return <CountCard number="Not recorded" what={what} behind={`${met} No register was taken.`} />
  const behind = `${present} of ${expected} marked in the register. ${met}${countedOn ? ` As it was on ${shortDay(countedOn)}.` : ''}`
  return <CountCard number={`${Math.round((present / expected) * HUNDRED)}%`} what={what} behind={behind} />
}

const withoutNow = (people: number) =>
  people === 0 ? 'Everyone has a hub.' : `${capital(count(people, 'isn’t', 'aren’t'))} in a hub yet.`

/** Of a day that is past, it may be so no more. */
const withoutThen = (people: number, day: string) =>
  people === 0 ? `Everyone had a hub on ${day}.` : `${capital(count(people, 'wasn’t', 'weren’t'))} in a hub on ${day}.`

/** Of a count that is kept back, it may be so no more. */
function inHub(all: number | null, countedOn: string | null): string {
  const one = all === 1
  if (countedOn === null) return one ? 'teacher is in a hub' : 'teachers are in a hub'
  return one ? 'teacher was in a hub when last counted' : 'teachers were in a hub when last counted'
}

/** The choice so far in totals, each with what is behind it. */
export function Counts({
  countedOn,
  teachers,
  support,
  lastMeeting,
}: Pick<Participation, 'countedOn' | 'teachers' | 'support' | 'lastMeeting'>) {
  return (
    <>
      <CountCards>
        <Share
          part={teachers.inAHub}
          all={teachers.all}
          what={inHub(teachers.all, countedOn)}
          behind={(inAHub, all) =>
            countedOn === null ? withoutNow(all - inAHub) : withoutThen(all - inAHub, shortDay(countedOn))
          }
        />
        {support.all !== 0 && (
          <Share
            part={support.optedIn}
            all={support.all}
            what={support.all === 1 ? 'member of support staff has opted in' : 'support staff have opted in'}
            behind={() => refused(support.notThisYear)}
          />
        )}
        {lastMeeting && <Attended {...lastMeeting} />}
      </CountCards>
      {countedOn && (
        <p className="s quiet">
          Hub choices are as last counted on {shortDay(countedOn)}. Later changes, on that day too, appear once there
          are enough of them that no one can be identified.
        </p>
      )}
    </>
  )
}

function refused(said: number | null): string {
  if (said === null) return whyNotShown
  return said === 0
    ? 'No one has said “not this year”.'
    : `${capital(count(said, 'has', 'have'))} said “not this year”.`
}
