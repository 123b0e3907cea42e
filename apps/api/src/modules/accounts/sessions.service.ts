import type { Actor } from '@hubs/rules/can'
import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { readingOf } from '@hubs/rules/newcomer'
import { needsSecondFactor, owedAtSignIn } from '@hubs/rules/second-factor'
import { writeAudit } from '../../audit.ts'
import { asBearer, authorize, guardedSession, own } from '../../authorize.ts'
import { notFound, Refusal } from '../../errors.ts'
import { hashSecret, newId, newSecret } from '../../ids.ts'
import type { Session } from '../../session.ts'
import { createCache } from '../../store/cache.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import type { Owed } from '../../store/tables/accounts.ts'
import { type Clock, iso } from '../../time/clock.ts'
import * as factors from './second-factor/second-factor.repo.ts'
import * as repo from './sessions.repo.ts'

export const ABSOLUTE_LIFE_MS = 12 * 60 * MINUTE_MS
const IDLE_LIFE_MS = 2 * 60 * MINUTE_MS
/** One person is signed in on so many devices at the most. */
const MOST_SESSIONS = 30
const AFTER_COMMIT_MS = 1000
const TOUCH_EVERY_MS = MINUTE_MS
/** How long a proof of who one is stands for changes to passwords, roles and addresses. */
const PROOF_MS = 10 * MINUTE_MS

/** How somebody came in. `sample`: in one tap, at the sample school. */
type WayIn = 'password' | 'mail' | 'school' | 'sample'

type Deps = {
  store: GuardedStore
  now: Clock
  /** Whether administrators and coordinators are asked for a second step. At the sample school nobody is. */
  asksSecondFactor?: boolean
}

type Cached = { session: Session; expiresAt: number; lastSeenAt: number; touchedAt: number }

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return {
    ...given,
    asksSecondFactor: given.asksSecondFactor ?? true,
    open: asBearer(given.store, 'the cookie of a session'),
    // With the dates of the meetings, and when the choice closes: what a group wrote opens by them.
    cache: createCache<Cached>(given.store, ['people', 'session', 'meetings', 'hubs']),
  }
}

function isOver({ now }: Needs, expiresAt: number, lastSeenAt: number) {
  return now() >= expiresAt || now() - lastSeenAt >= IDLE_LIFE_MS
}

async function load(needs: Needs, tokenHash: string): Promise<Cached | null> {
  const row = await repo.findSession(needs.open.read, tokenHash)
  if (!row || isOver(needs, row.session.expiresAt, row.session.lastSeenAt)) return null
  const { person, school, session } = row
  const { membership, leads } = await repo.findMembership(needs.open.read, person.id)
  const actor: Actor = {
    id: person.id,
    schoolId: school.id,
    staffKind: person.staffKind,
    roles: person.roles,
    groupId: membership?.groupId ?? null,
    leads,
    ...readingOf(membership, needs.now()),
  }
  const { id, reauthenticatedAt, emailVerifiedAt, pendingStep, expiresAt, lastSeenAt } = session
  const { name, preferredName, email, department, theme, reminders } = person
  const found = {
    id,
    actor,
    provedAt: reauthenticatedAt,
    mailedAt: emailVerifiedAt,
    owes: pendingStep,
    name,
    preferredName,
    email,
    department,
    theme,
    reminders,
    membership,
    school: { id: school.id, name: school.name, timeZone: school.timeZone },
  }
  return { session: found, expiresAt, lastSeenAt, touchedAt: lastSeenAt }
}

/** What their group wrote opens at its next meeting, whatever is remembered. */
function asOfNow({ now }: Needs, session: Session): Session {
  const { membership, actor } = session
  const reading = readingOf(membership, now())
  return reading.readsSince === actor.readsSince ? session : { ...session, actor: { ...actor, ...reading } }
}

async function touch({ now, open }: Needs, entry: Cached) {
  entry.lastSeenAt = now()
  if (entry.lastSeenAt - entry.touchedAt < TOUCH_EVERY_MS) return
  entry.touchedAt = entry.lastSeenAt
  // A full disk must not stop reading: the session is then merely remembered as less recent.
  await open.write(tx => repo.touchSession(tx, entry.session.id, entry.lastSeenAt)).catch(() => undefined)
}

/** Somebody signed in on very many devices is signed out on the one they signed in on first. */
async function endOldest({ store }: Needs, tx: Tx, personId: string) {
  const known = await repo.listSessions(tx, personId)
  for (const { id } of known.slice(0, Math.max(0, known.length + 1 - MOST_SESSIONS))) {
    await repo.deleteSession(tx, personId, id)
    setTimeout(() => void store.signal({ topic: 'session', id }).catch(() => undefined), AFTER_COMMIT_MS).unref()
  }
}

/** Whoever needs a second step and has none is asked from now on; a school account asks for its own. */
async function owedBy({ asksSecondFactor }: Needs, tx: Tx, personId: string, at: number): Promise<Owed | null> {
  const status = await factors.findFactorStatus(tx, personId)
  if (!status) return null
  if (!asksSecondFactor) return status.on ? 'factor' : null
  if (!status.on && status.askedAt === null && needsSecondFactor(status)) await factors.saveAsked(tx, personId, at)
  return owedAtSignIn(status, at)
}

/** Tells every server that these sessions are over, so that their streams close too. */
async function announceEnd({ store }: Needs, ids: string[]) {
  for (const id of ids) await store.signal({ topic: 'session', id })
}

/** Makes a session inside the transaction that proved who the person is. Returns the cookie's value. */
async function create(needs: Needs, tx: Tx, personId: string, device: string, way: WayIn): Promise<string> {
  const token = newSecret()
  const at = needs.now()
  await endOldest(needs, tx, personId)
  await repo.insertSession(tx, {
    id: newId(),
    tokenHash: hashSecret(token),
    personId,
    device: device.slice(0, 120),
    createdAt: at,
    lastSeenAt: at,
    reauthenticatedAt: at,
    emailVerifiedAt: way === 'mail' ? at : null,
    pendingStep: way === 'password' || way === 'mail' ? await owedBy(needs, tx, personId, at) : null,
    expiresAt: at + ABSOLUTE_LIFE_MS,
  })
  return token
}

/** The session of a cookie's value, or null where it is unknown, over, or its person has left. */
async function resolve(needs: Needs, token: string): Promise<Session | null> {
  const { cache } = needs
  const tokenHash = hashSecret(token)
  const known = cache.get(tokenHash)
  if (known && isOver(needs, known.expiresAt, known.lastSeenAt)) cache.drop(tokenHash)
  const entry = cache.get(tokenHash) ?? (await cache.getOrLoad(tokenHash, () => load(needs, tokenHash)))
  if (!entry) return null
  await touch(needs, entry)
  return asOfNow(needs, entry.session)
}

/**
 * Gives a session a new cookie's value, inside the transaction that changes what it may do; the old one is dead.
 * `owes` is what it still owes. `proved` starts the ten minutes anew. Call `announceChange` after the commit. Throws,
 * and takes the whole change back, where the session was ended while the request was on its way.
 */
async function renew({ now }: Needs, tx: Tx, session: Session, proved: boolean, owes = session.owes): Promise<string> {
  const token = newSecret()
  const change = { tokenHash: hashSecret(token), pendingStep: owes }
  if (!(await repo.updateSession(tx, session.id, { ...change, ...(proved && { reauthenticatedAt: now() }) })))
    throw new Refusal('not-signed-in', 'This device has been signed out. Sign in, then try again.')
  return token
}

/** Throws unless the person proved who they are in the last ten minutes. */
function demandProof({ now }: Needs, session: Session): void {
  if (now() - session.provedAt < PROOF_MS) return
  throw new Refusal(
    'reauthenticate',
    'This affects who can sign in, so confirm it’s you. Enter your password, or sign in again with an email link.',
  )
}

/** A live stream counts as being here. */
async function keepAlive({ cache, now, open }: Needs, sessionId: string) {
  for (const entry of cache.values()) if (entry.session.id === sessionId) entry.lastSeenAt = now()
  await open.write(tx => repo.touchSession(tx, sessionId, now()))
}

const list = (needs: Needs) =>
  guardedSession('account:own', async session => {
    const { store } = needs
    authorize(store, session.actor, own(session.actor))
    const rows = await repo.listSessions(store.read, session.actor.id)
    return rows
      .filter(row => !isOver(needs, row.expiresAt, row.lastSeenAt))
      .map(row => ({
        id: row.id,
        device: row.device,
        createdAt: iso(row.createdAt),
        lastSeenAt: iso(row.lastSeenAt),
        current: row.id === session.id,
      }))
  })

const end = ({ store }: Needs) =>
  guardedSession('account:own', async (session, id: string) => {
    authorize(store, session.actor, own(session.actor))
    const ended = await store.write(tx => repo.deleteSession(tx, session.actor.id, id))
    if (ended.length === 0) throw notFound('device')
    await store.signal({ topic: 'session', id })
  })

/** Signs the person out everywhere, or everywhere but here. */
const endMine = (needs: Needs) =>
  guardedSession('account:own', async (session, keepThisOne: boolean) => {
    const { store, now } = needs
    authorize(store, session.actor, own(session.actor))
    const ended = await store.write(async tx => {
      const { actor, school } = session
      await writeAudit(tx, { schoolId: school.id, actorId: actor.id, action: 'signed-out-everywhere', at: now() })
      return repo.deleteSessions(tx, actor.id, keepThisOne ? session.id : undefined)
    })
    await announceEnd(
      needs,
      ended.map(row => row.id),
    )
  })

/** Inside a transaction that ends a person's access. Call `announceEnd` with the result after the commit. */
async function endAll(tx: Tx, personId: string, exceptId?: string): Promise<string[]> {
  return (await repo.deleteSessions(tx, personId, exceptId)).map(row => row.id)
}

/** Sessions: made at sign-in, found again by cookie, ended at once wherever they are in use. */
export function createSessions(given: Deps) {
  const needs = needsOf(given)
  return {
    asksSecondFactor: needs.asksSecondFactor,
    create: create.bind(null, needs),
    resolve: resolve.bind(null, needs),
    renew: renew.bind(null, needs),

    /** Whether the person came in by mail so lately that a new password needs no old one. */
    cameByMail: ({ mailedAt }: Session): boolean => mailedAt !== null && needs.now() - mailedAt < PROOF_MS,

    demandProof: demandProof.bind(null, needs),

    /** Tells every server that something about this person changed, so that nothing old is remembered. */
    announceChange: (session: Session) => needs.store.signal({ topic: 'people', id: session.school.id }),

    keepAlive: keepAlive.bind(null, needs),
    list: list(needs),
    end: end(needs),
    endMine: endMine(needs),
    endAll,
    announceEnd: announceEnd.bind(null, needs),
    sweep: (tx: Tx) => repo.deleteExpiredSessions(tx, needs.now()),
  }
}

export type Sessions = ReturnType<typeof createSessions>
