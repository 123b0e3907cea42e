import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { can } from '@hubs/rules/can'
import { count } from '@hubs/rules/words'
import type { Me } from '@hubs/schema/accounts'
import type { Hub } from '@hubs/schema/hubs'
import type { Programme } from '@hubs/schema/programmes'
import { actorOf } from '#features/accounts/actor.ts'
import { hubsQuery } from '#features/hubs/hubs.queries.ts'
import { FirstSteps as StepList, type Step } from '#features/programmes/first-steps.tsx'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { windowInWords } from '#features/programmes/window-words.ts'
import { peopleQuery } from '#features/staff/staff.queries.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/capital.ts'
import { useNow } from '#lib/use-now.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from './paths.ts'

const PAGE = 200

type Known = { programme: Programme; hubs: readonly Hub[]; colleagues: number; more: boolean }
type May = { programme: boolean; people: boolean }

function dates({ programme }: Known, may: May): Step {
  return {
    name: 'Check the half-term dates',
    done: programme.datesChecked,
    words: programme.datesChecked
      ? 'Half-term dates checked.'
      : `The half terms are sample dates. ${may.programme ? 'Check them against your school calendar.' : 'Your coordinator will check them.'}`,
    to: may.programme ? `${paths.programme}#dates` : null,
  }
}

function people({ programme, colleagues, more }: Known, may: May): Step {
  const some = colleagues === 0 ? 'It’s just you so far.' : `${capital(count(colleagues, 'colleague'))} added so far.`
  const others = more ? `More than ${PAGE - 1} colleagues added so far.` : some
  const enough = more || colleagues >= programme.groupMin
  const who = may.people ? '' : ' Your administrator can add more.'
  const words = enough ? others : `${others} Each hub needs at least ${programme.groupMin} people.`
  return { name: 'Invite people', done: enough, words: words + who, to: may.people ? paths.people : null }
}

function facilitators({ hubs }: Known, may: May): Step {
  const groups = hubs.filter(({ closed }) => !closed).flatMap(hub => hub.groups)
  const led = groups.filter(group => group.facilitator !== null).length
  const done = groups.length > 0 && led === groups.length
  const noun = groups.length === hubs.length ? 'hub' : 'group'
  return {
    name: 'Choose facilitators',
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
function choice({ programme, hubs }: Known, may: May, timeZone: string, now: number): Step {
  const missed = programme.choice.state === 'closed' && hubs.every(hub => hub.taken === 0)
  return {
    name: 'Open hub choices',
    done: programme.choice.state !== 'not-open' && !missed,
    words: missed
      ? 'Hub choices closed before anyone had chosen. Open them again.'
      : windowInWords(programme.choice, timeZone, now),
    to: may.programme ? `${paths.programme}#choice` : null,
  }
}

/** The checklist as it stands; asked of nobody where `asked` is false. */
export function useFirstSteps(me: Me, asked = true) {
  const actor = actorOf(me)
  const now = useNow()
  const here = { schoolId: me.school.id }
  const mayList = can(actor, 'person:list', here)
  const programme = useQuery({ ...programmeQuery(), enabled: asked })
  const hubs = useQuery({ ...hubsQuery(), enabled: asked })
  const staff = useInfiniteQuery({ ...peopleQuery({ limit: PAGE }), enabled: asked && mayList })
  const error = programme.error ?? hubs.error ?? staff.error
  const retry = () => void Promise.all([programme.refetch(), hubs.refetch(), staff.refetch()])
  if (!asked || !programme.data || !hubs.data || !staff.data) return { steps: null, error, retry }
  const present = staff.data.pages
    .flatMap(page => page.items)
    .filter(person => person.state !== 'left' && person.id !== me.id)
  const known = { programme: programme.data, hubs: hubs.data, colleagues: present.length, more: staff.hasNextPage }
  const may = { programme: can(actor, 'programme:edit', here), people: can(actor, 'person:edit', here) }
  const steps = [
    dates(known, may),
    people(known, may),
    facilitators(known, may),
    choice(known, may, me.school.timeZone, now),
  ]
  return { steps, error, retry }
}

/** The checklist alone, with its waits and problems. */
export function FirstStepsList({ me }: { me: Me }) {
  const { steps, error, retry } = useFirstSteps(me)
  if (steps) return <StepList steps={steps} label="Getting started" />
  return error ? <ProblemNote retry={retry}>{sentenceOf(error)}</ProblemNote> : <Waiting what="Loading…" />
}
