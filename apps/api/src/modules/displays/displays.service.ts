import type { Actor } from '@hubs/rules/can'
import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { PairedDisplay, PairedState, DisplayState } from '@hubs/schema/meetings/displays'
import type { StoredRun } from '@hubs/schema/meetings/live'
import { asBearer, asSystem, authorize, guarded } from '../../authorize.ts'
import { notFound, Refusal } from '../../errors.ts'
import { hashSecret, newId, newSecret } from '../../ids.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import type { Attempts } from '../accounts/attempts.service.ts'
import { freeCode } from '../check-in/check-in-codes.rules.ts'
import type { CheckIn } from '../check-in/check-in.service.ts'
import type { Meetings } from '../meetings/meetings.service.ts'
import type { Runs } from '../meetings/run/runs.service.ts'
import * as repo from './displays.repo.ts'

const CODE_LIFE_MS = 10 * MINUTE_MS
/** A page that is left open asks for a new code; a row that nobody asks for goes. */
const WAITING_LIFE_MS = 60 * MINUTE_MS
export const PAIRED_LIFE_MS = 12 * 60 * MINUTE_MS
export const AFTER_END_MS = 60 * MINUTE_MS
/** A whole school shares an address: so many rooms may wait for their meeting at once. One more takes a place of those that came first. */
export const MOST_WAITING = 60
const MOST_OF_MEETING = 20
const TOUCH_EVERY_MS = MINUTE_MS

type Deps = {
  store: GuardedStore
  now: Clock
  attempts: Attempts
  checkIn: Pick<CheckIn, 'modeOf'>
  runs: Pick<Runs, 'find' | 'findOr404' | 'stored'>
  meetings: Pick<Meetings, 'onDisplay'>
}

type MeetingContext = NonNullable<Awaited<ReturnType<Runs['find']>>>

/** A paired screen, for one request or stream. */
type PairedMeeting = { id: string; schoolId: string; meetingId: string }

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return { ...given, open: asBearer(given.store, 'the cookie of a classroom screen') }
}

const isOver = ({ now }: Needs, run: Pick<StoredRun, 'endedAt'> | null | undefined) =>
  typeof run?.endedAt === 'number' && now() >= run.endedAt + AFTER_END_MS

/** The screen with this cookie, if it is still one; and its meeting, if it still shows one. */
async function find(needs: Needs, token: string) {
  const { open, now, runs } = needs
  const row = await repo.findByToken(open.read, hashSecret(token))
  if (!row || now() >= row.expiresAt) return null
  if (row.meetingId === null) return { row, context: null }
  const context = await runs.find(open.read, row.meetingId)
  if (!context || isOver(needs, await runs.stored(open.read, row.meetingId))) return null
  return { row, context }
}

async function found(needs: Needs, token: string | undefined) {
  const display = token ? await find(needs, token) : null
  if (!display) throw new Refusal('not-signed-in', 'This screen isn’t showing a meeting. Get a code to connect it.')
  return display
}

function waiting(
  { now }: Needs,
  { code, codeExpiresAt }: Pick<repo.DisplayRow, 'code' | 'codeExpiresAt'>,
): DisplayState {
  return { state: 'waiting', code, expiresInMs: Math.max(0, codeExpiresAt - now()) }
}

async function shown(
  { meetings, open, checkIn }: Needs,
  row: repo.DisplayRow,
  context: MeetingContext,
): Promise<PairedState> {
  return {
    state: 'paired',
    name: nameOf(row),
    meeting: await meetings.onDisplay(open.read, context),
    ...(await repo.findRest(open.read, context.meeting)),
    timeZone: context.timeZone,
    checkIn: await checkIn.modeOf(open.read, context.meeting.id),
  }
}

const takenCode = (tx: Tx) => async (code: string) => (await repo.findByCode(tx, code)) !== undefined

/** Counts the try for itself, so that it stays counted when the code is wrong. */
async function countTry({ store, attempts }: Needs, actor: Actor) {
  const wait = await asSystem(store, 'counting tries').write(tx => attempts.consume(tx, 'pair', actor.id))
  if (wait > 0)
    throw new Refusal('too-many', 'Too many codes tried. Wait a few minutes, then try again.', {
      retryAfterSeconds: Math.ceil(wait / 1000),
    })
}

/**
 * Whoever asks for code after code refuses nobody theirs: beyond so many the first to go are those whose page has never
 * come back to ask what it shows, then those that have not for longest.
 */
async function makeRoom(tx: Tx, where: string) {
  const waits = await repo.listWaiting(tx, where)
  const cameBack = (row: repo.DisplayRow) => Number(row.lastSeenAt > row.codeExpiresAt - CODE_LIFE_MS)
  const inOrder = waits.toSorted((a, b) => cameBack(a) - cameBack(b) || a.lastSeenAt - b.lastSeenAt)
  for (const { id } of inOrder.slice(0, Math.max(0, waits.length + 1 - MOST_WAITING))) await repo.deleteDisplay(tx, id)
}

/**
 * A screen that waits, with a code of its own; the one with this cookie gets its next code, and goes on where it
 * shows a meeting. `token` is the cookie's new value, null where it has one.
 */
async function awaitPairing(
  needs: Needs,
  token: string | undefined,
  address: string,
): Promise<{ token: string | null; display: DisplayState }> {
  const known = token ? await find(needs, token) : null
  if (known?.context) return { token: null, display: await shown(needs, known.row, known.context) }
  const at = needs.now()
  return needs.open.write(async tx => {
    const until = { codeExpiresAt: at + CODE_LIFE_MS, expiresAt: at + WAITING_LIFE_MS, lastSeenAt: at }
    const row = { ...until, code: await freeCode(takenCode(tx)) }
    if (known) {
      await repo.updateDisplay(tx, known.row.id, row)
      return { token: null, display: waiting(needs, row) }
    }
    const where = hashSecret(`address:${address}`)
    await makeRoom(tx, where)
    const secret = newSecret()
    const rest = { id: newId(), tokenHash: hashSecret(secret), addressHash: where, meetingId: null, pairedAt: null }
    await repo.insertDisplay(tx, { ...rest, ...row })
    return { token: secret, display: waiting(needs, row) }
  })
}

/** What the screen with this cookie has to show. */
async function current(needs: Needs, token: string | undefined): Promise<DisplayState> {
  const { row, context } = await found(needs, token)
  // The first time that a waiting page comes back says that somebody is there.
  const isFirst = context === null && row.lastSeenAt <= row.codeExpiresAt - CODE_LIFE_MS
  if (isFirst || needs.now() - row.lastSeenAt >= TOUCH_EVERY_MS)
    await needs.open
      .write(tx => repo.touch(tx, [row.id], Math.max(needs.now(), row.lastSeenAt + 1)))
      .catch(() => undefined)
  return context ? shown(needs, row, context) : waiting(needs, row)
}

/** The screen with this cookie, where it shows a meeting. */
async function pairedMeeting(needs: Needs, token: string | undefined): Promise<PairedMeeting> {
  const { row, context } = await found(needs, token)
  if (!context) throw new Refusal('not-signed-in', 'This screen isn’t connected to a meeting yet.')
  return { id: row.id, schoolId: context.meeting.schoolId, meetingId: context.meeting.id }
}

/** Takes whatever it shows off the screen with this cookie. */
async function leave(needs: Needs, token: string | undefined) {
  const { row } = await found(needs, token)
  await needs.open.write(tx => repo.deleteDisplay(tx, row.id))
  await needs.store.signal({ topic: 'display', id: row.id })
}

/** Shows a meeting on the screen that shows this code. The same again changes nothing. */
const pair = (needs: Needs) =>
  guarded('meeting:run', async (actor, meetingId: string, code: string): Promise<PairedDisplay> => {
    const { runs, store, now } = needs
    const { meeting } = await runs.findOr404(store.read, actor.schoolId, meetingId)
    authorize(store, actor, meeting)
    if (meeting.status === 'cancelled')
      throw new Refusal('conflict', 'This meeting has been cancelled. Reinstate it before you show it.')
    if (isOver(needs, await runs.stored(store.read, meetingId)))
      throw new Refusal('meeting-over', 'This meeting ended more than an hour ago, so it can’t be shown on a screen.')
    await countTry(needs, actor)
    return store.write(async tx => {
      const row = await repo.findByCode(tx, code)
      const at = now()
      if (row?.meetingId === meetingId && at < row.expiresAt) return toPaired(row)
      refuseUnless(row, at)
      if ((await repo.listOf(tx, meetingId, at)).length >= MOST_OF_MEETING)
        throw new Refusal(
          'conflict',
          `${MOST_OF_MEETING} screens are already showing this meeting. Stop showing it on one first.`,
        )
      const paired = { meetingId, pairedAt: at, lastSeenAt: at, expiresAt: at + PAIRED_LIFE_MS }
      await repo.updateDisplay(tx, row.id, paired)
      return toPaired({ ...row, ...paired })
    })
  })

/** The screens that show a meeting. */
const list = (needs: Needs) =>
  guarded('meeting:run', async (actor, meetingId: string): Promise<PairedDisplay[]> => {
    const { store, runs, now } = needs
    authorize(store, actor, (await runs.findOr404(store.read, actor.schoolId, meetingId)).meeting)
    if (isOver(needs, await runs.stored(store.read, meetingId))) return []
    return (await repo.listOf(store.read, meetingId, now())).map(toPaired)
  })

const takeOff = ({ store, runs }: Needs) =>
  guarded('meeting:run', async (actor, meetingId: string, id: string) => {
    authorize(store, actor, (await runs.findOr404(store.read, actor.schoolId, meetingId)).meeting)
    const gone = await store.write(tx => repo.deleteFrom(tx, meetingId, id))
    if (gone.length === 0) throw notFound('screen')
    await store.signal({ topic: 'display', id })
  })

/** Says that these screens have a stream open. Returns those that may go on. */
async function keepAlive(needs: Needs, ids: string[]): Promise<Set<string>> {
  const { open, now } = needs
  const rows = await repo.listPaired(open.read, ids, now())
  const on = rows.filter(row => !isOver(needs, row.run)).map(row => row.id)
  // A full disk must not stop a screen.
  if (on.length > 0) await open.write(tx => repo.touch(tx, on, now())).catch(() => undefined)
  return new Set(on)
}

/** Classroom screens: nobody is signed in there, and one meeting at a time is shown, to be looked at only. */
export function createDisplays(given: Deps) {
  const needs = needsOf(given)
  return {
    awaitPairing: awaitPairing.bind(null, needs),
    current: current.bind(null, needs),
    pairedMeeting: pairedMeeting.bind(null, needs),
    leave: leave.bind(null, needs),
    pair: pair(needs),
    list: list(needs),
    takeOff: takeOff(needs),
    keepAlive: keepAlive.bind(null, needs),
    sweep: (tx: Tx) => repo.deleteExpired(tx, needs.now()),
  }
}

const nameOf = ({ code }: Pick<repo.DisplayRow, 'code'>) => `Screen ${code.slice(0, 2)}`

function toPaired(row: Pick<repo.DisplayRow, 'id' | 'code' | 'pairedAt' | 'lastSeenAt'>): PairedDisplay {
  return { id: row.id, name: nameOf(row), pairedAt: iso(row.pairedAt ?? 0), lastSeenAt: iso(row.lastSeenAt) }
}

function refuseUnless(row: repo.DisplayRow | undefined, at: number): asserts row is repo.DisplayRow {
  if (!row || at >= row.expiresAt)
    throw new Refusal('not-found', 'That code isn’t right. Check the screen: codes change every 10 minutes.', {
      fields: { code: 'That code isn’t right.' },
    })
  if (row.meetingId !== null)
    throw new Refusal(
      'already-used',
      'Someone has just connected that screen to a meeting. Stop showing that meeting first.',
      {
        fields: { code: 'That screen is already showing a meeting.' },
      },
    )
  if (at >= row.codeExpiresAt)
    throw new Refusal('expired', 'That code has expired. Use the new one on the screen.', {
      fields: { code: 'That code has expired.' },
    })
}

export type Displays = ReturnType<typeof createDisplays>
