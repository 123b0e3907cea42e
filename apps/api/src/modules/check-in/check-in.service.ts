import type { Actor } from '@hubs/rules/can'
import { isCheckInOpen } from '@hubs/rules/check-in'
import { DAY_MS } from '@hubs/rules/dates/durations'
import {
  type Arrival,
  CODE_SHOWN_MS,
  type CheckInStatus,
  type CheckInCode,
  type CheckInMode,
  type CheckInToken,
  CHECK_IN_TOKEN_LIFE_MS,
} from '@hubs/schema/meetings/check-in'
import { asBearer, asSystem, authorize, guarded } from '../../authorize.ts'
import { notFound, Refusal } from '../../errors.ts'
import { hashSecret, newId, newSecret } from '../../ids.ts'
import type { GuardedStore, Store, Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import type { Attempts } from '../accounts/attempts.service.ts'
import { toThing } from '../meetings/historical-actor.service.ts'
import type { Meetings } from '../meetings/meetings.service.ts'
import type { Runs } from '../meetings/run/runs.service.ts'
import { freeCode } from './check-in-codes.rules.ts'
import { meetingOfToken, sealToken, tokenExpiry } from './check-in-tokens.rules.ts'
import * as repo from './check-in.repo.ts'
import { createCodeClock, isTaken, MOST_BEHIND, SPENT_MS } from './code-lifetime.rules.ts'

type Deps = {
  store: GuardedStore
  now: Clock
  attempts: Attempts
  runs: Pick<Runs, 'find' | 'findOr404' | 'stored' | 'arrive'>
  meetings: Pick<Meetings, 'summary'>
}

type MeetingContext = NonNullable<Awaited<ReturnType<Runs['find']>>>

const OLD_CODE = 'That code has expired. Scan the one on the projector now.'

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return {
    ...given,
    held: asBearer(given.store, 'a check-in code on the projector'),
    clock: createCodeClock(given.now),
  }
}

const tell = ({ store }: Needs, meetingId: string, mode: CheckInMode) =>
  store.signal({ topic: 'check-in', id: `${meetingId} ${mode}` })

async function modeOf(tx: Tx, meetingId: string): Promise<CheckInMode> {
  return (await repo.findMeetingCheckIn(tx, meetingId))?.mode ?? 'closed'
}

/** Whether anybody is let in just now. */
async function isOpen({ runs }: Needs, tx: Tx, mode: CheckInMode, { id, status }: MeetingContext['meeting']) {
  const run = mode === 'introduction' ? await runs.stored(tx, id) : undefined
  return isCheckInOpen(mode, status, run)
}

/** The next code where it is time for one. Returns the newest, and how long it has been there. */
async function show(
  { clock, now }: Needs,
  tx: Tx,
  row: repo.MeetingCheckInRow,
): Promise<{ row: repo.MeetingCheckInRow; code: string; isNew: boolean }> {
  const age = row.codeNumber === 0 ? Number.POSITIVE_INFINITY : clock.age(row)
  const known = await repo.findSlotCode(tx, row.meetingId, row.codeNumber)
  if (known && age !== null && age < CODE_SHOWN_MS) return { row, code: known, isNew: false }
  // Nobody has shown one for a while: no older one counts any more.
  const forgotten = age !== null && age > SPENT_MS
  const slot = row.codeNumber + (age === null || forgotten ? 1 : Math.max(1, Math.floor(age / CODE_SHOWN_MS)))
  await repo.deleteCodes(tx, row.meetingId, forgotten ? row.codeNumber : slot - MOST_BEHIND - 1)
  const code = await freeCode(async each => (await repo.findCode(tx, each)) !== undefined)
  await repo.insertCode(tx, { code, meetingId: row.meetingId, codeNumber: slot })
  const next = { ...row, codeNumber: slot, codeShownAt: now(), tokenKey: row.tokenKey || newSecret() }
  await repo.saveMeetingCheckIn(tx, next)
  return { row: next, code, isNew: true }
}

async function contextOf({ runs, held, meetings }: Needs, meetingId: string) {
  const context = await runs.find(held.read, meetingId)
  if (!context) throw notFound('meeting')
  const { hubSlug, hubName, groupName } = await meetings.summary(held.read, context)
  return { meeting: context.meeting, timeZone: context.timeZone, words: { meetingId, hubSlug, hubName, groupName } }
}

/**
 * Counts the try for itself, so that it stays counted when the code is wrong. Before a sign-in there is nobody to count
 * by: a whole school shares an address, and one who tries codes there must not keep the others out. They guess
 * one of 480 million, and what they would find still asks for a sign-in of somebody of the group.
 */
async function countTry({ store, attempts }: Needs, actor: Actor) {
  const wait = await asSystem(store, 'counting tries').write(tx => attempts.consume(tx, 'arrive', actor.id))
  if (wait > 0)
    throw new Refusal(
      'too-many',
      'Too many codes tried. Wait a few minutes, or ask the facilitator to mark you present.',
      {
        retryAfterSeconds: Math.ceil(wait / 1000),
      },
    )
}

async function meetingOfCode(needs: Needs, code: string) {
  const { held, runs, clock } = needs
  const found = await repo.findCode(held.read, code)
  const row = found && (await repo.findMeetingCheckIn(held.read, found.meetingId))
  const context = row && (await runs.find(held.read, row.meetingId))
  if (!found || !row || !context)
    throw new Refusal(
      'not-found',
      'That code isn’t right. It changes every 30 seconds, so use the one on the projector now.',
    )
  if (!(await isOpen(needs, held.read, row.mode, context.meeting)))
    throw new Refusal('expired', 'QR check-in is off for this meeting. Ask the facilitator to mark you present.')
  const age = clock.age(row)
  // One that was shown by a version without keys, or before a restore, is as good as old.
  if (row.tokenKey === '' || (age !== null && !isTaken(row.codeNumber - found.codeNumber, age)))
    throw new Refusal('expired', OLD_CODE)
  return row
}

/** The code to show for a meeting: for its facilitators' projector, and for paired screens. */
async function code(needs: Needs, open: Store, meetingId: string): Promise<CheckInCode> {
  const { runs, clock, store } = needs
  const shown = await open.write(async tx => {
    const context = await runs.find(tx, meetingId)
    const row = await repo.findMeetingCheckIn(tx, meetingId)
    return context && row && (await isOpen(needs, tx, row.mode, context.meeting)) ? show(needs, tx, row) : null
  })
  if (!shown) return { code: null, changesInMs: CODE_SHOWN_MS }
  clock.heard(meetingId, shown.row.codeNumber)
  if (shown.isNew) await store.signal({ topic: 'check-in-code', id: `${meetingId} ${shown.row.codeNumber}` })
  const age = clock.age(shown.row) ?? 0
  return { code: shown.code, changesInMs: Math.max(0, CODE_SHOWN_MS - age) }
}

/** Check-in as who leads the meeting sees it. */
async function look(tx: Tx, meetingId: string): Promise<CheckInStatus> {
  const arrivals = new Map<string, CheckInStatus['arrivals'][number]>()
  for (const { personId, name, usedAt } of await repo.listArrivals(tx, meetingId))
    if (!arrivals.has(personId)) arrivals.set(personId, { personId, name, at: iso(usedAt ?? 0) })
  return { mode: await modeOf(tx, meetingId), arrivals: [...arrivals.values()] }
}

const codeFor = (needs: Needs) =>
  guarded('meeting:run', async (actor, meetingId: string): Promise<CheckInCode> => {
    const { store, runs } = needs
    authorize(store, actor, (await runs.findOr404(store.read, actor.schoolId, meetingId)).meeting)
    return code(needs, store, meetingId)
  })

const lookAt = ({ store, runs }: Needs) =>
  guarded('meeting:run', async (actor, meetingId: string): Promise<CheckInStatus> => {
    authorize(store, actor, (await runs.findOr404(store.read, actor.schoolId, meetingId)).meeting)
    return look(store.read, meetingId)
  })

const set = (needs: Needs) =>
  guarded('meeting:run', async (actor, meetingId: string, mode: CheckInMode): Promise<CheckInStatus> => {
    const { runs, store } = needs
    const { meeting } = await runs.findOr404(store.read, actor.schoolId, meetingId)
    authorize(store, actor, meeting)
    if (mode !== 'closed' && meeting.status === 'ended')
      throw new Refusal('meeting-over', 'The meeting is over. Correct the register yourself.')
    if (mode !== 'closed' && meeting.status === 'cancelled')
      throw new Refusal('conflict', 'This meeting has been cancelled. Reinstate it first.')
    await store.write(async tx => {
      const row = await repo.findMeetingCheckIn(tx, meetingId)
      if ((row?.mode ?? 'closed') === mode) return
      await repo.saveMeetingCheckIn(tx, {
        ...(row ?? { meetingId, codeNumber: 0, codeShownAt: 0, tokenKey: '' }),
        mode,
      })
      if (mode === 'closed' && row) await repo.deleteCodes(tx, meetingId, row.codeNumber)
    })
    await tell(needs, meetingId, mode)
    return look(store.read, meetingId)
  })

/** Exchanges a code for a token, before anybody says who they are. */
async function exchange(needs: Needs, actor: Actor | null, code: string): Promise<CheckInToken> {
  if (actor) await countTry(needs, actor)
  const row = await meetingOfCode(needs, code)
  const token = sealToken(row, needs.now() + CHECK_IN_TOKEN_LIFE_MS)
  return { ...(await contextOf(needs, row.meetingId)).words, token, expiresInMs: CHECK_IN_TOKEN_LIFE_MS }
}

/** The token as its person's: theirs from now on, and one row for somebody at a meeting however many they use. */
async function claim(
  tx: Tx,
  { actor, ...token }: { actor: Actor } & Pick<repo.CheckInTokenRow, 'tokenHash' | 'meetingId' | 'expiresAt'>,
) {
  const mine = await repo.findTokenOf(tx, actor.id, token.meetingId)
  if (!mine) await repo.insertToken(tx, { ...token, id: newId(), personId: actor.id, usedAt: null })
  const used = await repo.findToken(tx, token.tokenHash)
  if (used && used.personId !== actor.id)
    throw new Refusal('already-used', 'Someone else used this code. Scan the code on the projector yourself.')
  return mine ?? used
}

/** Puts the person on the register by their token. Twice is once. */
const arrive = (needs: Needs) =>
  guarded('meeting:watch', async (actor, token: string): Promise<Arrival> => {
    const { held, now, store, runs } = needs
    const row = await repo.findMeetingCheckIn(held.read, meetingOfToken(token))
    const expiresAt = row ? tokenExpiry(row, token) : 0
    if (!row || now() >= expiresAt)
      throw new Refusal('expired', 'Your code has expired. Scan the code on the projector again.')
    const { meetingId } = row
    const { meeting, timeZone, words } = await contextOf(needs, meetingId)
    if (meeting.schoolId !== actor.schoolId) throw notFound('meeting')
    // Whether it began before they joined is known with the run: the register asks again.
    authorize(store, actor, { ...toThing(meeting), writtenAt: Infinity })
    const tokenHash = hashSecret(token)
    const mine = await store.write(tx => claim(tx, { actor, tokenHash, meetingId, expiresAt }))
    if (mine?.tokenHash === tokenHash && mine.usedAt !== null) return { ...words, at: iso(mine.usedAt), timeZone }
    await runs.arrive(actor, meetingId)
    const at = now()
    if (mine && mine.usedAt === null) await store.write(tx => repo.updateToken(tx, mine.id, { usedAt: at }))
    // The register has told of itself already; who came by the code is known only now.
    await tell(needs, meetingId, await modeOf(store.read, meetingId))
    return { ...words, at: iso(at), timeZone }
  })

/** Check-in to a meeting: a code on the projector that changes, and a token for whoever was there to see it. */
export function createCheckIn(given: Deps) {
  const needs = needsOf(given)
  needs.store.onSignal(({ topic, id }) => {
    if (topic !== 'check-in-code') return
    const [meetingId = '', slot] = id.split(' ')
    needs.clock.heard(meetingId, Number(slot))
  })
  return {
    modeOf,

    /** For a screen that was paired with the meeting. */
    code: (meetingId: string) => code(needs, asBearer(needs.store, 'a paired screen'), meetingId),

    codeFor: codeFor(needs),
    look: lookAt(needs),
    set: set(needs),
    exchange: exchange.bind(null, needs),
    arrive: arrive(needs),
    sweep: (tx: Tx) => repo.deleteTokens(tx, needs.now() - DAY_MS),
  }
}

export type CheckIn = ReturnType<typeof createCheckIn>
