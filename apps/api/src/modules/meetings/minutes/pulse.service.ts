import { type Actor, can } from '@hubs/rules/can'
import { countsNow, HEARD_ALARM, pulseCloses, pulseFigures, pulseState } from '@hubs/rules/pulse'
import { LEAST_PEOPLE } from '@hubs/rules/reports/withheld'
import type { StoredRun } from '@hubs/schema/meetings/live'
import type { GivePulse, Pulse, PulseResult } from '@hubs/schema/meetings/pulse'
import { type Asking, authorize, guarded } from '../../../authorize.ts'
import { Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Lookup, Store, Tx } from '../../../store/store.ts'
import { type Clock, isoOrNull } from '../../../time/clock.ts'
import { actorForYear, toThing } from '../historical-actor.service.ts'
import type { Runs } from '../run/runs.service.ts'
import * as repo from './pulse.repo.ts'

const heldOf = ({ endedAt, segments, currentId }: StoredRun) => ({
  endedAt,
  currentKind: segments.find(({ id }) => id === currentId)?.kind ?? null,
})
const presentIn = (run: StoredRun) => run.people.filter(person => person.attendance === 'present')

/** Whether the answers that wait go into the figures now, by the register as it stands. */
function isDue(answers: readonly repo.PulseRow[], run: StoredRun, closed: boolean): boolean {
  const waiting = answers.filter(answer => !answer.isReleased).length
  return countsNow({ waiting, missing: Math.max(0, presentIn(run).length - answers.length), closed })
}

type Needs = { store: GuardedStore; now: Clock; runs: Runs }

async function find({ runs }: Needs, tx: Lookup, actor: Asking<'pulse:give'>, id: string) {
  const context = await runs.findOr404(tx, actor.schoolId, id)
  const { meeting, group, programme } = context
  const viewer = (await actorForYear(tx, actor, programme.current)).inGroup(group.id)
  return { context, viewer, thing: toThing(meeting, { startedAt: await runs.startOf(tx, id) }) }
}

async function load(needs: Needs, tx: Tx, { context, viewer, thing }: Awaited<ReturnType<typeof find>>) {
  return { leads: can(viewer, 'meeting:run', thing), run: (await needs.runs.loadRun(tx, context)).run }
}

/**
 * The answers, those that are due once the pulse has closed taken into its figures. What is in them is written down:
 * no later register, and no meeting that is opened again, takes anything out of it.
 */
async function releaseDueAnswers({ now }: Needs, open: Store, id: string, run: StoredRun): Promise<repo.PulseRow[]> {
  const answers = await repo.listPulses(open.read, [id])
  if (pulseState(heldOf(run), now()) !== 'closed' || !isDue(answers, run, true)) return answers
  return open.write(async tx => {
    if (isDue(await repo.listPulses(tx, [id]), run, true)) await repo.countWaiting(tx, id)
    return repo.listPulses(tx, [id])
  })
}

type Found = Awaited<ReturnType<typeof load>>

async function view(
  { now }: Needs,
  tx: Tx,
  actor: Actor,
  id: string,
  { leads, run }: Found,
  answers: readonly repo.PulseRow[],
) {
  const state = pulseState(heldOf(run), now())
  const present = presentIn(run)
  const given = await repo.hasGiven(tx, id, actor.id)
  const closes = pulseCloses(run.endedAt)
  return {
    meetingId: id,
    state,
    closesAt: isoOrNull(closes),
    mayGive: state === 'open' && !given && present.some(person => person.id === actor.id),
    given,
    count: answers.length,
    of: Math.max(present.length, answers.length),
    result: toResult(
      answers.filter(answer => answer.isReleased),
      leads,
    ),
  }
}

const get = (needs: Needs) =>
  guarded('pulse:give', async (actor, id: string): Promise<Pulse> => {
    const { store } = needs
    const asked = await find(needs, store.read, actor, id)
    authorize(store, asked.viewer, asked.thing)
    const found = await load(needs, store.read, asked)
    return view(needs, store.read, actor, id, found, await releaseDueAnswers(needs, store, id, found.run))
  })

/**
 * Counts one answer. Somebody's second one changes nothing, whatever it says: which is theirs is not known. There is
 * no idempotency key either, since what is kept for one would be a way back to the answer.
 */
const give = (needs: Needs) =>
  guarded('pulse:give', async (actor, id: string, { useful, heard, nextStep, line }: GivePulse): Promise<Pulse> => {
    return needs.store.write(async tx => {
      const asked = await find(needs, tx, actor, id)
      authorize(tx, asked.viewer, asked.thing)
      const found = await load(needs, tx, asked)
      const given = await repo.listGiven(tx, id)
      const before = await repo.listPulses(tx, [id])
      if (given.includes(actor.id)) return view(needs, tx, actor, id, found, before)
      refuseOutside(found.run, actor, needs.now())
      const marks = { useful, heard, nextStep, line }
      const answers = [...before, { id: newId(), meetingId: id, ...marks, isReleased: false, releasedHalfTermId: null }]
      const due = isDue(answers, found.run, false)
      const marked = answers.map(each => ({ ...each, isReleased: each.isReleased || due }))
      await repo.saveAll(tx, id, marked, [...given, actor.id])
      return view(needs, tx, actor, id, found, marked)
    })
  })

/** How a meeting was, by those who were there. No answer can be tied to a person. */
export function createPulses(needs: Needs) {
  return {
    get: get(needs),
    give: give(needs),
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
  if (shown.length < LEAST_PEOPLE) return null
  const figures = pulseFigures(shown)
  return {
    answers: shown.length,
    figures,
    lowHeard: leads ? figures.heard.mean < HEARD_ALARM : null,
    lines: leads ? shown.map(answer => answer.line).filter(line => line !== '') : [],
  }
}

export type Pulses = ReturnType<typeof createPulses>
