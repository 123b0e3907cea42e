import { useQuery, useSuspenseQueries } from '@tanstack/react-query'
import { can } from '@hubs/rules/can'
import { count } from '@hubs/rules/text/words'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { Hub } from '@hubs/schema/hubs'
import type { InvitationProgress } from '@hubs/schema/people-import'
import type { CheckedStep, Programme } from '@hubs/schema/programmes/programmes'
import { actorOf } from '#features/accounts/actor.ts'
import { hubsQuery } from '#features/hubs/hubs.queries.ts'
import { FirstSteps as StepList, type Step } from '#features/programmes/first-steps.tsx'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { windowInWords } from '#features/programmes/choice-window/window-labels.ts'
import { dayNames } from '#features/programmes/day-names.ts'
import { invitationsQuery } from '#features/staff/imports/imports.queries.ts'
import { capital } from '#lib/page/capital.ts'
import { useNow } from '#lib/time/use-now.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'

type SetUpState = { programme: Programme; hubs: readonly Hub[]; invitations: InvitationProgress }
/** Home may ask for the same, group by group. */
export const FACILITATORS_STEP = 'Choose facilitators'
type May = { programme: boolean; people: boolean }

function dates({ programme }: SetUpState, may: May): Step {
  return {
    name: 'Check the half-term dates',
    done: programme.datesChecked,
    words: programme.datesChecked
      ? 'Half-term dates checked.'
      : `No one has checked the half-term dates yet. ${may.programme ? 'Check them against your school calendar.' : 'Your coordinator will check them.'}`,
    to: may.programme ? `${paths.programme}#dates` : null,
  }
}

/** A step that only a person can say is done. */
function checked({ programme }: SetUpState, may: May, step: CheckedStep, texts: Omit<Step, 'done' | 'check'>): Step {
  return { ...texts, done: programme.stepsChecked.includes(step), check: step, to: may.programme ? texts.to : null }
}

function school(known: SetUpState, may: May): Step {
  return checked(known, may, 'school', {
    name: 'Your school’s logo and colour',
    words: 'Check the name, add your logo, and choose the colour of buttons and links.',
    to: paths.school,
  })
}

function closures(known: SetUpState, may: May): Step {
  const days = known.programme.daysOff
  const own = days.filter(({ kind }) => kind !== 'bank-holiday').length
  return checked(known, may, 'closures', {
    name: 'Closures and INSET days',
    words:
      own === 0
        ? 'Bank holidays are in. Add your own closures, INSET days and exam weeks.'
        : `${capital(count(own, 'day'))} of your own added, as well as bank holidays.`,
    to: `${paths.programme}#closures`,
  })
}

function meetingDates(known: SetUpState, may: May): Step {
  const { usual } = known.programme
  return checked(known, may, 'meeting-dates', {
    name: 'Date all meetings',
    words: `Set your usual day, time and room, then accept all the dates together. At the moment: ${dayNames[usual.day]}s at ${usual.startsAt}.`,
    to: paths.meetingDates,
  })
}

function hubsStep(known: SetUpState, may: May): Step {
  return checked(known, may, 'hubs', {
    name: 'Hubs and groups',
    words: `${capital(count(known.hubs.length, 'hub'))}. Change their names, guiding questions and outcomes to suit your school.`,
    to: `${paths.programme}#hubs`,
  })
}

/** Said while it is still easy to change: at the end, when hubs are allocated, it would be refused. */
function tooFewWords({ programme: { groupMin }, hubs }: SetUpState, people: number): string {
  const open = hubs.filter(({ closed }) => !closed).length
  if (people >= open * groupMin) return ''
  return ` ${capital(count(open, 'hub'))} of at least ${groupMin} need ${open * groupMin} people: with fewer, close a hub or make the smallest group smaller.`
}

function people(known: SetUpState, may: May): Step {
  const { programme, invitations } = known
  const { come, notCome, neverInvited } = invitations
  const colleagues = come + notCome + neverInvited - 1
  const some = colleagues === 0 ? 'It’s just you so far.' : `${capital(count(colleagues, 'colleague'))} added so far.`
  const enough = colleagues >= programme.groupMin
  const who = may.people ? '' : ' Your administrator can add more.'
  const words = enough
    ? some + tooFewWords(known, colleagues + 1)
    : `${some} Each hub needs at least ${programme.groupMin} people.`
  return { name: 'Add people', done: enough, words: words + who, to: may.people ? paths.importPeople : null }
}

function invite({ invitations: { come, notCome, neverInvited } }: SetUpState, may: May): Step {
  const colleagues = come + notCome + neverInvited - 1
  const done = colleagues > 0 && neverInvited === 0
  const words = done
    ? `Everyone has been invited. ${notCome === 0 ? 'All have signed in.' : `${capital(count(notCome, 'person hasn’t', 'people haven’t'))} signed in yet.`}`
    : colleagues === 0
      ? 'Add people first.'
      : `${capital(count(neverInvited, 'person hasn’t', 'people haven’t'))} been invited yet.`
  return { name: 'Invite everyone', done, words, to: may.people ? paths.invitations : null }
}

function facilitators({ hubs }: SetUpState, may: May): Step {
  const groups = hubs.filter(({ closed }) => !closed).flatMap(hub => hub.groups)
  const led = groups.filter(group => group.facilitator !== null).length
  const done = groups.length > 0 && led === groups.length
  const noun = groups.length === hubs.length ? 'hub' : 'group'
  return {
    name: FACILITATORS_STEP,
    done,
    words: done
      ? `All ${count(groups.length, noun)} have one.`
      : led === 0
        ? `None of the ${count(groups.length, noun)} has one yet.`
        : `${led} of ${groups.length} ${noun}s ${led === 1 ? 'has' : 'have'} one so far.`,
    to: may.programme ? `${paths.programme}#hubs` : null,
  }
}

/** A window that closed before anybody could choose was never open for this school. */
function choice({ programme, hubs }: SetUpState, may: May, timeZone: string, now: number): Step {
  const { state } = programme.choice
  const missed = state === 'closed' && hubs.every(hub => hub.taken === 0)
  const inWords = windowInWords(programme, timeZone, now)
  return {
    name: 'Open hub choices',
    done: state !== 'not-open' && !missed,
    words: missed
      ? 'No one has chosen a hub yet. Set when colleagues can choose.'
      : state === 'not-open' && may.programme
        ? `${inWords} Change the dates if that doesn’t suit.`
        : inWords,
    to: may.programme ? `${paths.programme}#choice` : null,
  }
}

function stepsOf(me: Me, known: SetUpState, now: number): Step[] {
  const actor = actorOf(me)
  const here = { schoolId: me.school.id }
  const may = { programme: can(actor, 'programme:edit', here), people: can(actor, 'person:add', here) }
  return [
    dates(known, may),
    closures(known, may),
    meetingDates(known, may),
    hubsStep(known, may),
    people(known, may),
    facilitators(known, may),
    invite(known, may),
    choice(known, may, me.school.timeZone, now),
    school(known, may),
  ]
}

/** The checklist as it stands, for home, which shows what comes next where it is known; of nobody where not `asked`. */
export function useFirstSteps(me: Me, asked: boolean): Step[] {
  const now = useNow()
  const mayList = can(actorOf(me), 'person:list', { schoolId: me.school.id })
  const { data: programme } = useQuery({ ...programmeQuery(), enabled: asked })
  const { data: hubs } = useQuery({ ...hubsQuery(), enabled: asked })
  const { data: invitations } = useQuery({ ...invitationsQuery(), enabled: asked && mayList })
  if (!asked || !programme || !hubs || !invitations) return []
  return stepsOf(me, { programme, hubs, invitations }, now)
}

/** The checklist alone. */
export function FirstStepsList({ me }: { me: Me }) {
  return (
    <Boundary waiting="Loading…">
      <List me={me} />
    </Boundary>
  )
}

function List({ me }: { me: Me }) {
  const now = useNow()
  const [programme, hubs, invitations] = useSuspenseQueries({
    queries: [programmeQuery(), hubsQuery(), invitationsQuery()],
  })
  const known = { programme: programme.data, hubs: hubs.data, invitations: invitations.data }
  return <StepList steps={stepsOf(me, known, now)} label="Getting started" />
}
