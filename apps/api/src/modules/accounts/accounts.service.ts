import { DAY_MS, MINUTE_MS } from '@hubs/rules/dates/durations'
import { hoursAndMinutes } from '@hubs/rules/text/words'
import type { ChangePassword, Me, SignIn, UpdateMe } from '@hubs/schema/accounts/accounts'
import { type From, writeAudit } from '../../audit.ts'
import { asBearer, authorize, guardedSession, own } from '../../authorize.ts'
import { Refusal } from '../../errors.ts'
import { hashSecret } from '../../ids.ts'
import type { Session } from '../../session.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import { type Clock, isoOrNull } from '../../time/clock.ts'
import { isAsWanted } from '../../unchanged.ts'
import { passwordLetter } from '../mail/letters/letters.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { MembershipService } from '../membership/membership.service.ts'
import type { SchoolService } from '../school/school.service.ts'
import * as repo from './accounts.repo.ts'
import { clearAttempts, forgetAttempts, consumeAttempt } from './attempts.service.ts'
import { hashPassword, isOutdated, verifyNobody, verifyPassword } from './passwords/password-hash.service.ts'
import { refuseWeak } from './passwords/password-policy.rules.ts'
import type { SecondFactorService } from './second-factor/second-factor.service.ts'
import type { Sessions } from './sessions.service.ts'

type Deps = {
  store: GuardedStore
  now: Clock
  sessions: Sessions
  mail: Mail
  /** The address people open, without a slash at its end. */
  origin: () => string
  /** Whether somebody has said "not this year"; the membership's own service knows. */
  membership: Pick<MembershipService, 'saidNotThisYear'>
  secondFactor: SecondFactorService
  school: Pick<SchoolService, 'lookOf'>
}

type AccountByEmail = Awaited<ReturnType<typeof repo.findByEmail>>

function tooMany(waitMs: number): Refusal {
  return new Refusal(
    'too-many',
    `That was 10 attempts in a short time. Wait ${hoursAndMinutes(Math.ceil(waitMs / MINUTE_MS))}, or get a sign-in link by email, which works straight away.`,
    {
      retryAfterSeconds: Math.ceil(waitMs / 1000),
    },
  )
}

const wrongCredentials = () =>
  new Refusal(
    'wrong-credentials',
    'That email address or password isn’t right. Try again, or get a sign-in link by email.',
  )

function notCurrent(): Refusal {
  const sentence = 'That isn’t your current password. Try again.'
  return new Refusal('invalid', sentence, { fields: { currentPassword: sentence } })
}

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return { ...given, guessing: asBearer(given.store, 'an address and its password') }
}

/** Counts the guess, then checks it: as long, and with the same words, whether or not the address is known. */
async function checkGuess(
  { guessing, now }: Needs,
  email: string,
  password: string,
  from: From,
  found: AccountByEmail,
): Promise<NonNullable<AccountByEmail>> {
  const waitMs = await guessing.write(tx => consumeAttempt(tx, 'password', email, now()))
  if (waitMs > 0) throw tooMany(waitMs)
  const right = found?.passwordHash ? await verifyPassword(found.passwordHash, password) : await verifyNobody(password)
  if (found && right && found.person.leftAt === null) return found
  await guessing.write(tx =>
    writeAudit(tx, {
      schoolId: found?.school.id ?? '',
      actorId: null,
      action: 'sign-in-failed',
      ...(found && { subjectId: found.person.id }),
      at: now(),
      ip: from.ip,
      details: { account: hashSecret(email).slice(0, 16) },
    }),
  )
  throw wrongCredentials()
}

/**
 * A right password: the count starts anew, and a hash from cheaper days is replaced. Checking takes a while, and whoever
 * has changed theirs meanwhile has shut the door on the old one.
 */
async function afterRight(tx: Tx, found: NonNullable<AccountByEmail>, newHash: string | undefined) {
  if ((await repo.findPasswordHash(tx, found.person.id)) !== found.passwordHash) throw wrongCredentials()
  await clearAttempts(tx, 'password', found.person.email)
  if (newHash && found.passwordHash) await repo.renewHash(tx, found.person.id, found.passwordHash, newHash)
}

async function describe(
  { school: schools, store, membership: memberships, sessions, secondFactor }: Needs,
  tx: Tx,
  session: Session,
): Promise<Me> {
  const { actor, name, preferredName, email, department, theme, reminders, school, membership } = session
  return {
    id: actor.id,
    name,
    preferredName,
    email,
    department,
    theme,
    reminders,
    school: { ...school, ...(await schools.lookOf(store.read, school.id)) },
    membership: membership && {
      ...membership,
      readsSince: isoOrNull(actor.readsSince),
      missedMeetings: actor.missedMeetings,
      opensAt: isoOrNull(membership.opensAt),
    },
    staffKind: actor.staffKind,
    roles: [...actor.roles],
    leads: [...actor.leads],
    notThisYear: actor.staffKind === 'support' && (await memberships.saidNotThisYear(tx, actor)),
    hasPassword: (await repo.findPasswordHash(tx, actor.id)) !== undefined,
    cameByMail: sessions.cameByMail(session),
    secondFactor: await secondFactor.stateOf(tx, session),
  }
}

/** Returns the cookie's value. The same refusal for an unknown address and a wrong password. */
async function signIn(needs: Needs, { email, password }: SignIn, from: From): Promise<string> {
  const { guessing, now, sessions } = needs
  const found = await checkGuess(needs, email, password, from, await repo.findByEmail(guessing.read, email))
  const newHash = found.passwordHash && isOutdated(found.passwordHash) ? await hashPassword(password) : undefined
  return guessing.write(async tx => {
    await afterRight(tx, found, newHash)
    await repo.markJoined(tx, found.person.id, now())
    await writeAudit(tx, {
      schoolId: found.school.id,
      actorId: found.person.id,
      action: 'sign-in',
      at: now(),
      ip: from.ip,
      details: { by: 'password' },
    })
    return sessions.create(tx, found.person.id, from.device, 'password')
  })
}

/** Proves once more who somebody is; returns the new cookie's value, and the old one is dead. */
const prove = (needs: Needs) =>
  guardedSession('account:own', async (session, password: string, from: From): Promise<string> => {
    const { store, sessions } = needs
    authorize(store, session.actor, own(session.actor))
    const found = await checkGuess(
      needs,
      session.email,
      password,
      from,
      await repo.findByEmail(store.read, session.email),
    )
    const token = await store.write(async tx => {
      await afterRight(tx, found, undefined)
      return sessions.renew(tx, session, true)
    })
    await sessions.announceChange(session)
    return token
  })

/**
 * Takes the password of now, or a fresh sign-in where there is none yet; whoever has just come in by mail may have
 * forgotten it, and needs none. Returns the new cookie's value.
 */
const changePassword = (needs: Needs) =>
  guardedSession(
    'account:own',
    async (
      session,
      { currentPassword, newPassword, endOtherSessions }: ChangePassword,
      from: From,
    ): Promise<string> => {
      const { store, sessions, now, mail, origin } = needs
      authorize(store, session.actor, own(session.actor))
      const had = await repo.findPasswordHash(store.read, session.actor.id)
      const forgotten = !currentPassword && sessions.cameByMail(session)
      if (!had) sessions.demandProof(session)
      else if (!currentPassword && !forgotten)
        throw new Refusal('invalid', 'Enter your current password.', {
          fields: { currentPassword: 'Enter your current password.' },
        })
      refuseWeak(
        newPassword,
        { name: session.name, email: session.email, schoolName: session.school.name },
        'newPassword',
      )
      if (had && currentPassword) {
        const found = await repo.findByEmail(store.read, session.email)
        await checkGuess(needs, session.email, currentPassword, from, found).catch((error: unknown) => {
          throw error instanceof Refusal && error.code === 'wrong-credentials' ? notCurrent() : error
        })
      }
      const passwordHash = await hashPassword(newPassword)
      const { token, ended } = await store.write(async tx => {
        if ((await repo.findPasswordHash(tx, session.actor.id)) !== had) throw notCurrent()
        await clearAttempts(tx, 'password', session.email)
        await repo.savePassword(tx, session.actor.id, passwordHash, now())
        const ended = endOtherSessions ? await sessions.endAll(tx, session.actor.id, session.id) : []
        await writeAudit(tx, {
          schoolId: session.school.id,
          actorId: session.actor.id,
          action: 'password-changed',
          at: now(),
          ip: from.ip,
        })
        const { school, email } = session
        await mail.add(
          tx,
          email,
          passwordLetter({ to: session, schoolName: school.name, signInPage: `${origin()}/sign-in` }),
          now() + 2 * DAY_MS,
          { about: 'password' },
        )
        return { ended, token: await sessions.renew(tx, session, true) }
      })
      mail.wake()
      await sessions.announceEnd(ended)
      await sessions.announceChange(session)
      return token
    },
  )

const saveSettings = (needs: Needs) =>
  guardedSession('account:own', async (session, change: UpdateMe): Promise<Me> => {
    const { store, sessions } = needs
    authorize(store, session.actor, own(session.actor))
    const { theme = session.theme, reminders = session.reminders, preferredName = session.preferredName } = change
    if (isAsWanted(session, { theme, reminders, preferredName })) return describe(needs, store.read, session)
    await store.write(tx => repo.saveSettings(tx, session.actor.id, { theme, reminders, preferredName }))
    await sessions.announceChange(session)
    return describe(needs, store.read, { ...session, theme, reminders, preferredName })
  })

const me = (needs: Needs) =>
  guardedSession('account:own', async (session): Promise<Me> => {
    const { store } = needs
    authorize(store, session.actor, own(session.actor))
    return describe(needs, store.read, session)
  })

/** Signing in by password, and one's own account. */
export function createAccounts(given: Deps) {
  const needs = needsOf(given)
  return {
    signIn: signIn.bind(null, needs),
    prove: prove(needs),
    changePassword: changePassword(needs),

    /** Forgets counts of tries that no limit looks at any more. */
    sweep: (tx: Tx) => forgetAttempts(tx, needs.now()),

    saveSettings: saveSettings(needs),
    me: me(needs),
  }
}

export type Accounts = ReturnType<typeof createAccounts>
