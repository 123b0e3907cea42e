import { type Actor, can } from '@hubs/rules/can'
import { countsNow, heardAlarm, meanOf, pulseCloses, pulseFigures, pulseState } from '@hubs/rules/pulse'
import { upgradeRun } from '@hubs/rules/run-upgrade'
import { leastPeople } from '@hubs/rules/withheld'
import type { StoredRun } from '@hubs/schema/live'
import type { GivePulse, Pulse, PulseResult, PulseSums } from '@hubs/schema/pulse'
import { authorize } from '../../authorize.ts'
import type { Clock } from '../../clock.ts'
import { Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Store, Tx } from '../../store/store.ts'
import * as repo from './pulse.repo.ts'
import type { Runs } from './runs.service.ts'
import { inYear } from './seer.ts'

const heldOf = ({ endedAt, segments, currentId }: StoredRun) => ({
  endedAt,
  currentKind: segments.find(({ id }) => id === currentId)?.kind ?? null,
})
const presentIn = (run: StoredRun) => run.people.filter(person => person.attendance === 'present')

/** The answers that may be shown: those counted already, and all of them once the pulse has closed. */
function shownOf(answers: readonly repo.PulseRow[], of: number, closed: boolean): repo.PulseRow[] {
  const counted = answers.filter(answer => answer.counted)
  const waiting = answers.length - counted.length
  return countsNow({ counted: counted.length, waiting, of, closed }) ? [...answers] : counted
}

/** How a meeting was, by those who were there. No answer can be tied to a person. */
export function createPulses({ store, now, runs }: { store: Store; now: Clock; runs: Runs }) {
  async function find(tx: Tx, actor: Actor, id: string) {
    const place = await runs.findOr404(tx, actor.schoolId, id)
    const { meeting, group, programme } = place
    const seer = (await inYear(tx, actor, programme.current)).seer(group.id)
    const thing = authorize(seer, 'pulse:give', { schoolId: meeting.schoolId, groupId: group.id })
    return { leads: can(seer, 'meeting:run', thing), run: (await runs.standing(tx, place)).run }
  }

  async function look(tx: Tx, actor: Actor, id: string): Promise<Pulse> {
    const { leads, run } = await find(tx, actor, id)
    const state = pulseState(heldOf(run), now())
    const answers = await repo.listPulses(tx, [id])
    const present = presentIn(run)
    const given = await repo.hasGiven(tx, id, actor.id)
    const closes = pulseCloses(run.endedAt)
    return {
      meetingId: id,
      state,
      closesAt: closes === null ? null : new Date(closes).toISOString(),
      mayGive: state === 'open' && !given && present.some(person => person.id === actor.id),
      given,
      count: answers.length,
      of: Math.max(present.length, answers.length),
      result: toResult(shownOf(answers, present.length, state === 'closed'), leads),
    }
  }

  return {
    get: (actor: Actor, id: string) => look(store.read, actor, id),

    /**
     * Counts one answer. Somebody's second one changes nothing, whatever it says: which is theirs is not known. There is
     * no idempotency key either, since what is kept for one would be a way back to the answer.
     */
    async give(actor: Actor, id: string, { useful, heard, nextStep, line }: GivePulse): Promise<Pulse> {
      return store.write(async tx => {
        const { run } = await find(tx, actor, id)
        const given = await repo.listGiven(tx, id)
        if (given.includes(actor.id)) return look(tx, actor, id)
        refuseOutside(run, actor, now())
        const answer = { id: newId(), meetingId: id, useful, heard, nextStep, line, counted: false }
        const answers = [...(await repo.listPulses(tx, [id])), answer]
        const shown = new Set(shownOf(answers, presentIn(run).length, false).map(each => each.id))
        const marked = answers.map(each => ({ ...each, counted: shown.has(each.id) }))
        await repo.saveAll(tx, id, marked, [...given, actor.id])
        return look(tx, actor, id)
      })
    },

    /** The school's year by half term, of the meetings with enough answers, from two groups on: none is told apart. */
    async sums(actor: Actor): Promise<PulseSums> {
      const { schoolId } = actor
      authorize(actor, 'pulse:sums', { schoolId })
      const held = await repo.listHeld(store.read, schoolId)
      const answers = await repo.listPulses(
        store.read,
        held.map(meeting => meeting.id),
      )
      const halfTerms = new Map<string, Answered[]>()
      const answered = new Set<string>()
      for (const { id, groupId, halfTerm, run: stored } of held) {
        const run = upgradeRun(stored)
        const closed = pulseState(heldOf(run), now()) === 'closed'
        const own = answers.filter(answer => answer.meetingId === id)
        if (own.length > 0) answered.add(halfTerm)
        const shown = shownOf(own, presentIn(run).length, closed)
        if (shown.length >= leastPeople)
          halfTerms.set(halfTerm, [...(halfTerms.get(halfTerm) ?? []), { groupId, shown }])
      }
      const ofSeveral = [...halfTerms].filter(([, meetings]) => new Set(meetings.map(each => each.groupId)).size > 1)
      for (const [halfTerm] of ofSeveral) answered.delete(halfTerm)
      return { items: ofSeveral.map(([halfTerm, meetings]) => sumOf(halfTerm, meetings)), withheld: [...answered] }
    },
  }
}

function refuseOutside(run: StoredRun, actor: Actor, at: number) {
  const state = pulseState(heldOf(run), at)
  if (state === 'not-yet')
    throw new Refusal('conflict', 'The survey opens at the end of the meeting, with the summary.')
  if (state === 'closed') throw new Refusal('conflict', 'This survey closed three days after the meeting.')
  if (!presentIn(run).some(person => person.id === actor.id))
    throw new Refusal(
      'conflict',
      'This survey is for people who attended. If you did, ask the facilitator to correct the register.',
    )
}

function toResult(shown: readonly repo.PulseRow[], leads: boolean): PulseResult | null {
  if (shown.length < leastPeople) return null
  const figures = pulseFigures(shown)
  return {
    answers: shown.length,
    figures,
    lowHeard: leads ? figures.heard.mean < heardAlarm : null,
    lines: leads ? shown.map(answer => answer.line).filter(line => line !== '') : [],
  }
}

/** The answers of one meeting that may be shown. */
type Answered = { groupId: string; shown: repo.PulseRow[] }

function sumOf(halfTerm: string, meetings: readonly Answered[]): PulseSums['items'][number] {
  const all = meetings.flatMap(({ shown }) => shown)
  const mean = (item: 'useful' | 'heard' | 'nextStep') => meanOf(all.map(answer => answer[item]))
  const figures = { useful: mean('useful'), heard: mean('heard'), nextStep: mean('nextStep') }
  return { halfTerm, meetings: meetings.length, answers: all.length, figures }
}

export type Pulses = ReturnType<typeof createPulses>
