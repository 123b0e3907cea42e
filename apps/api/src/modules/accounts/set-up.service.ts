import { HOUR_MS } from '@hubs/rules/dates/durations'
import type { SetUp } from '@hubs/schema/accounts/accounts'
import type { SchoolLook } from '@hubs/schema/school'
import { type From, writeAudit } from '../../audit.ts'
import { Refusal } from '../../errors.ts'
import { hashSecret, newId, newSecret } from '../../ids.ts'
import type { Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import type { SchoolService } from '../school/school.service.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import * as repo from './accounts.repo.ts'
import * as links from './magic-links/links.repo.ts'
import { hashPassword } from './passwords/password-hash.service.ts'
import { refuseWeak } from './passwords/password-policy.rules.ts'
import type { Sessions } from './sessions.service.ts'

const spent = {
  unknown: 'This set-up link has been replaced. Use the latest one, or restart the server for a new one.',
  used: 'This school is already set up. Sign in instead.',
  over: 'This set-up link has expired: it works for an hour. Restart the server for a new one.',
} as const

type Needs = {
  store: Store
  now: Clock
  sessions: Sessions
  searchIndex: SearchIndex
  programmes: Pick<Programmes, 'startYearAt'>
  school: Pick<SchoolService, 'lookOf'>
}

/** A new one-time token, ending any before it; null where the school is set up. */
function newToken({ store, now }: Needs): Promise<string | null> {
  return store.write(async tx => {
    const school = await repo.findFirstSchool(tx)
    if (!school || school.setUpAt !== null) return null
    const token = newSecret()
    await links.endSetUpLinks(tx, school.id, now())
    await links.insertLink(tx, {
      id: newId(),
      tokenHash: hashSecret(token),
      kind: 'set-up',
      schoolId: school.id,
      personId: null,
      createdAt: now(),
      expiresAt: now() + HOUR_MS,
    })
    return token
  })
}

/** Returns the cookie's value of the school's first administrator, who coordinates until somebody else does. */
async function setUp(
  { store, now, programmes, searchIndex, sessions }: Needs,
  { token, schoolName, name, email, password }: SetUp,
  from: From,
): Promise<string> {
  refuseWeak(password, { name, email, schoolName }, 'password')
  const passwordHash = await hashPassword(password)
  const { schoolId, cookie } = await store.write(async tx => {
    const found = await links.findLink(tx, hashSecret(token))
    if (found?.link.kind !== 'set-up') throw new Refusal('not-found', spent.unknown)
    const { link, school } = found
    if (link.usedAt !== null || school.setUpAt !== null) throw new Refusal('already-used', spent.used)
    if (now() >= link.expiresAt) throw new Refusal('expired', spent.over)
    if (!(await links.useLink(tx, link.id, now())) || !(await repo.setUpSchool(tx, school.id, schoolName, now())))
      throw new Refusal('already-used', spent.used)
    if (await repo.findByEmail(tx, email)) {
      const sentence = 'That email address is already in use. Enter a different one.'
      throw new Refusal('invalid', sentence, { fields: { email: sentence } })
    }
    const id = newId()
    await repo.insertPerson(tx, {
      id,
      schoolId: school.id,
      name,
      email,
      staffKind: 'teaching',
      job: '',
      department: '',
      workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      seniorLeader: false,
      roles: ['administrator', 'coordinator'],
      joinedAt: now(),
      createdAt: now(),
    })
    // The school's year begins now, with a first meeting.
    await programmes.startYearAt(tx, school.id, now())
    await searchIndex.refresh(tx, 'person', [id])
    await repo.savePassword(tx, id, passwordHash, now())
    await writeAudit(tx, {
      schoolId: school.id,
      actorId: id,
      action: 'set-up',
      subjectId: id,
      at: now(),
      ip: from.ip,
    })
    return { schoolId: school.id, cookie: await sessions.create(tx, id, from.device, 'password') }
  })
  await store.signal({ topic: 'hubs', id: schoolId })
  await store.signal({ topic: 'people', id: schoolId })
  await store.signal({ topic: 'meetings', id: schoolId })
  return cookie
}

/** The name of the school and whether it is set up, for whoever comes to sign in. */
async function school({ store, school: schools }: Needs): Promise<{ schoolName: string; setUp: boolean } & SchoolLook> {
  const school = await repo.findFirstSchool(store.read)
  return {
    schoolName: school?.name ?? 'Learning Hubs',
    setUp: school !== undefined && school.setUpAt !== null,
    ...(school ? await schools.lookOf(store.read, school.id) : { accent: null, logo: null }),
  }
}

/** The first run: a school that nobody has set up gets its name and its first administrator. */
export function createSetUp(needs: Needs) {
  return {
    newToken: newToken.bind(null, needs),
    setUp: setUp.bind(null, needs),
    school: school.bind(null, needs),
  }
}

export type SetUpService = ReturnType<typeof createSetUp>
