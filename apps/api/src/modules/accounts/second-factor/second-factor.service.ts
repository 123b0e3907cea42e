import { DAY_MS, MINUTE_MS } from '@hubs/rules/dates/durations'
import { factorDueAt, needsSecondFactor } from '@hubs/rules/second-factor'
import { hoursAndMinutes } from '@hubs/rules/text/words'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { AuthenticatorKey, SecondFactor } from '@hubs/schema/accounts/second-factor'
import type { AuditAction } from '@hubs/schema/audit'
import { type From, writeAudit } from '../../../audit.ts'
import { authorize, guardedSession, own } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import type { Session } from '../../../session.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import { secondFactorLetter } from '../../mail/letters/letters.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import { findPerson, type PersonRow } from '../accounts.repo.ts'
import { attemptsLeft, consumeAttempt, forgetWrongCodes } from '../attempts.service.ts'
import type { Sessions } from '../sessions.service.ts'
import { hashRecoveryCode, keyUri, newAuthenticatorKey, newRecoveryCodes, stepOf } from './authenticator.rules.ts'
import * as repo from './second-factor.repo.ts'

type Needs = { store: GuardedStore; now: Clock; sessions: Sessions; mail: Mail }

const sixDigits = /^\d{3}\s?\d{3}$/

/** `other`: what else would do, of those who have it. */
const wrongCode = (other = '') => {
  const sentence = `That code isn’t right. Check your app for the latest one${other}.`
  return new Refusal('invalid', sentence, { fields: { code: sentence } })
}

type About = { tx: Tx; session: Session; from: From }

async function audit(
  { now }: Needs,
  { tx, session, from }: About,
  action: AuditAction,
  subjectId?: string,
  details?: object,
) {
  const { actor } = session
  const entry = { schoolId: actor.schoolId, actorId: actor.id, action, at: now(), ip: from.ip }
  await writeAudit(tx, { ...entry, ...(subjectId && { subjectId }), ...(details && { details: { ...details } }) })
}

async function tell(
  { mail, now }: Needs,
  tx: Tx,
  to: Pick<PersonRow, 'name' | 'preferredName' | 'email'>,
  schoolName: string,
  what: string,
  subject?: string,
) {
  await mail.add(tx, to.email, secondFactorLetter({ to, schoolName, what, subject }), now() + 2 * DAY_MS, {
    about: 'second-factor',
  })
}

async function checkCode(needs: Needs, { tx, session, from }: About, typed: string): Promise<boolean> {
  const { id } = session.actor
  if (!sixDigits.test(typed)) {
    if (!(await repo.useRecoveryCode(tx, id, hashRecoveryCode(id, typed), needs.now()))) return false
    const left = await repo.countRecoveryCodes(tx, id)
    await tell(
      needs,
      tx,
      session,
      session.school.name,
      `One of your recovery codes was used to sign in. You have ${left} left.`,
    )
    await audit(needs, { tx, session, from }, 'second-factor-passed', undefined, { by: 'recovery-code' })
    return true
  }
  const app = await repo.findAuthenticator(tx, id)
  const step = app?.addedAt ? await stepOf(app.secret, typed.replace(/\s/g, ''), needs.now()) : null
  if (step === null || !(await repo.useStep(tx, id, step))) return false
  await audit(needs, { tx, session, from }, 'second-factor-passed', undefined, { by: 'app' })
  return true
}

/** The first of anything brings ten recovery codes with it. */
async function codesIfNone(tx: Tx, personId: string): Promise<string[]> {
  if ((await repo.countRecoveryCodes(tx, personId)) > 0) return []
  return newCodes(tx, personId)
}

async function newCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  const hashes = codes.map(code => hashRecoveryCode(personId, code))
  await repo.replaceRecoveryCodes(tx, personId, hashes)
  return codes
}

/** Something was set up. Where that was owed, it is paid, and the cookie's value is a new one. */
async function added(needs: Needs, about: About, what: string) {
  const { tx, session } = about
  await audit(needs, about, 'second-factor-changed', undefined, { what })
  await tell(needs, tx, session, session.school.name, 'Two-step sign-in has been set up, or something was added to it.')
  const token = session.owes ? await needs.sessions.renew(tx, session, true, null) : null
  return { recoveryCodes: await codesIfNone(tx, session.actor.id), token }
}

/** Something was taken away. Whoever needs a second step keeps one; without any, the recovery codes go too. */
async function removed(needs: Needs, about: About, what: string): Promise<void> {
  const { tx, session } = about
  const status = await repo.findFactorStatus(tx, session.actor.id)
  if (status && !status.on) {
    if (needs.sessions.asksSecondFactor && needsSecondFactor(status))
      throw new Refusal('conflict', 'Your role needs two-step sign-in. Add another way first, then remove this one.')
    await repo.replaceRecoveryCodes(tx, session.actor.id, [])
  }
  await audit(needs, about, 'second-factor-changed', undefined, { what })
  await tell(needs, tx, session, session.school.name, 'Something was removed from your two-step sign-in.')
}

/** How the person of a session stands to the second step. */
async function stateOf({ sessions }: Needs, tx: Tx, session: Session): Promise<Me['secondFactor']> {
  const status = await repo.findFactorStatus(tx, session.actor.id)
  const standing = { dueAt: null, passkey: status?.passkey ?? false }
  if (session.owes) return { ...standing, state: session.owes === 'factor' ? 'owed' : 'overdue' }
  if (status?.on) return { ...standing, state: 'on' }
  const dueAt = status && sessions.asksSecondFactor ? factorDueAt(status) : null
  return dueAt === null ? { ...standing, state: 'none' } : { ...standing, state: 'asked', dueAt: iso(dueAt) }
}

const see = ({ store, sessions }: Needs) =>
  guardedSession('account:own', async (session, passkeysPossible: boolean): Promise<SecondFactor> => {
    authorize(store, session.actor, own(session.actor))
    const { actor } = session
    const status = await repo.findFactorStatus(store.read, actor.id)
    const app = await repo.findAuthenticator(store.read, actor.id)
    const passkeys = await repo.listPasskeys(store.read, actor.id)
    return {
      required: sessions.asksSecondFactor && status !== undefined && needsSecondFactor(status),
      authenticatorAt: app?.addedAt ? iso(app.addedAt) : null,
      passkeys: passkeys.map(({ id, name, addedAt, usedAt }) => ({
        id,
        name,
        addedAt: iso(addedAt),
        usedAt: usedAt === null ? null : iso(usedAt),
      })),
      recoveryCodesLeft: await repo.countRecoveryCodes(store.read, actor.id),
      passkeysPossible,
    }
  })

/** A key for an app; one that is in use stays so until a code of the new one was right. */
const beginApp = ({ store }: Needs) =>
  guardedSession('account:own', async (session): Promise<AuthenticatorKey> => {
    authorize(store, session.actor, own(session.actor))
    const { actor, email, school } = session
    const secret = await newAuthenticatorKey()
    await store.write(tx => repo.saveNextSecret(tx, actor.id, secret))
    return { secret, uri: await keyUri(secret, email, `Learning Hubs, ${school.name}`) }
  })

const confirmApp = (needs: Needs) =>
  guardedSession('account:own', async (session, typed: string, from: From) => {
    const { store, now, mail, sessions } = needs
    authorize(store, session.actor, own(session.actor))
    const done = await store.write(async tx => {
      const { id } = session.actor
      if ((await consumeAttempt(tx, 'factor', id, now())) > 0) return null
      const next = (await repo.findAuthenticator(tx, id))?.nextSecret
      if (!next) throw new Refusal('conflict', 'Start again: scan a new QR code.')
      const step = await stepOf(next, typed.replace(/\s/g, ''), now())
      if (step === null) return null
      await forgetWrongCodes(tx, id)
      await repo.useNextSecret(tx, id, next, step, now())
      return added(needs, { tx, session, from }, 'app-added')
    })
    if (!done) throw wrongCode()
    mail.wake()
    await sessions.announceChange(session)
    return done
  })

const removeApp = (needs: Needs) =>
  guardedSession('account:own', async (session, from: From): Promise<void> => {
    const { store, mail } = needs
    authorize(store, session.actor, own(session.actor))
    await store.write(async tx => {
      await repo.deleteAuthenticator(tx, session.actor.id)
      await removed(needs, { tx, session, from }, 'app-removed')
    })
    mail.wake()
  })

/** Ten new recovery codes in the place of those before. */
const renewCodes = (needs: Needs) =>
  guardedSession('account:own', async (session, from: From): Promise<string[]> => {
    const { store } = needs
    authorize(store, session.actor, own(session.actor))
    const codes = await store.write(async tx => {
      const status = await repo.findFactorStatus(tx, session.actor.id)
      if (!status?.on) throw new Refusal('conflict', 'Set up two-step sign-in first.')
      await audit(needs, { tx, session, from }, 'second-factor-changed', undefined, { what: 'recovery-codes' })
      return newCodes(tx, session.actor.id)
    })
    return codes
  })

/** Takes the step, or proves once more who somebody is. The guess stays counted. Returns the new cookie's value. */
const pass = (needs: Needs) =>
  guardedSession('account:own', async (session, typed: string, from: From): Promise<string> => {
    const { store, now, sessions, mail } = needs
    authorize(store, session.actor, own(session.actor))
    const { id } = session.actor
    const wait = await store.write(async tx => {
      const soon = await consumeAttempt(tx, 'factor', id, now())
      return soon > 0 ? soon : consumeAttempt(tx, 'factor-day', id, now())
    })
    if (wait > 0)
      throw new Refusal(
        'too-many',
        `That was too many wrong codes. Wait ${hoursAndMinutes(Math.ceil(wait / MINUTE_MS))}, then try again.`,
        {
          retryAfterSeconds: Math.ceil(wait / 1000),
        },
      )
    const token = await store.write(async tx => {
      const about = { tx, session, from }
      if (await checkCode(needs, about, typed)) {
        await forgetWrongCodes(tx, id)
        return sessions.renew(tx, session, true, null)
      }
      await audit(needs, about, 'second-factor-failed')
      // Whoever gets this far has the password: its owner hears of it.
      const { name } = session.school
      if ((await attemptsLeft(tx, 'factor', id, now())) === 0)
        await tell(
          needs,
          tx,
          session,
          name,
          'Someone entered your password, then 10 wrong codes.',
          'Wrong codes at sign-in',
        )
      return null
    })
    mail.wake()
    if (!token) throw wrongCode(', or use a recovery code')
    await sessions.announceChange(session)
    return token
  })

/** For somebody who has lost phone and codes: all is gone, they are signed out, and set it up anew. */
const reset = (needs: Needs) =>
  guardedSession('person:access', async (session, personId: string, from: From): Promise<void> => {
    const { store, sessions, mail } = needs
    const { actor, school } = session
    authorize(store, actor, { schoolId: actor.schoolId })
    const ended = await store.write(async tx => {
      const person = await findPerson(tx, school.id, personId)
      if (!person) throw notFound('person')
      if (personId === actor.id)
        throw new Refusal('conflict', 'You can change your own two-step sign-in on your account page.')
      if (!(await repo.findFactorStatus(tx, personId))?.on) return []
      await repo.forgetAllSteps(tx, personId)
      await forgetWrongCodes(tx, personId)
      await audit(needs, { tx, session, from }, 'second-factor-reset', personId)
      await tell(
        needs,
        tx,
        person,
        school.name,
        'An administrator has reset it. You can set it up again when you next sign in.',
      )
      return sessions.endAll(tx, personId)
    })
    mail.wake()
    await sessions.announceEnd(ended)
    await sessions.announceChange(session)
  })

/** The second step of signing in: an authenticator app with recovery codes. Passkeys are beside it. */
export function createSecondFactor(needs: Needs) {
  return {
    added: added.bind(null, needs),
    removed: removed.bind(null, needs),
    stateOf: stateOf.bind(null, needs),
    see: see(needs),
    beginApp: beginApp(needs),
    confirmApp: confirmApp(needs),
    removeApp: removeApp(needs),
    renewCodes: renewCodes(needs),
    pass: pass(needs),
    reset: reset(needs),
  }
}

export type SecondFactorService = ReturnType<typeof createSecondFactor>
