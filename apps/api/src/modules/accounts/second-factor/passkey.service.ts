import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { AddPasskey, PassPasskey } from '@hubs/schema/accounts/second-factor'
import { doneBy, type From, writeAudit } from '../../../audit.ts'
import { authorize, guardedSession, own } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import { hashSecret } from '../../../ids.ts'
import type { Session } from '../../../session.ts'
import type { GuardedStore, Store } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Sessions } from '../sessions.service.ts'
import { isPossibleAt, optionsToAdd, optionsToPass, type RelyingParty, readAdded, usesAfter } from './passkeys.rules.ts'
import * as repo from './second-factor.repo.ts'
import type { SecondFactorService } from './second-factor.service.ts'

type Needs = { store: GuardedStore; now: Clock; sessions: Sessions; mail: Mail; secondFactor: SecondFactorService }

const CHALLENGE_MS = 5 * MINUTE_MS
const MOST_PASSKEYS = 10

const unfit = () => new Refusal('invalid', 'That passkey couldn’t be checked. Try again, or use another way.')

const keep = ({ now }: Needs, open: Store, session: Session, challenge: string) =>
  open.write(tx => repo.saveChallenge(tx, session.id, challenge, now() + CHALLENGE_MS))

/** It is gone once it was answered, rightly or not. */
async function takeChallenge({ now }: Needs, open: Store, session: Session): Promise<string> {
  const kept = await open.write(tx => repo.takeChallenge(tx, session.id))
  if (!kept || now() >= kept.expiresAt) throw unfit()
  return kept.challenge
}

function demandPossible(place: RelyingParty) {
  if (!isPossibleAt(place))
    throw new Refusal('conflict', 'Passkeys need an address with a name, like https://hubs.school.org.')
}

const beginAdding = (needs: Needs) =>
  guardedSession('account:own', async (session, place: RelyingParty) => {
    const { store } = needs
    authorize(store, session.actor, own(session.actor))
    demandPossible(place)
    const known = await repo.listPasskeys(store.read, session.actor.id)
    if (known.length >= MOST_PASSKEYS)
      throw new Refusal('conflict', `You have ${MOST_PASSKEYS} passkeys. Remove one you don’t use first.`)
    const { actor, name, email, school } = session
    const options = await optionsToAdd(place, { id: actor.id, name, email, school: school.name }, known)
    await keep(needs, store, session, options.challenge)
    return options
  })

const add = (needs: Needs) =>
  guardedSession('account:own', async (session, place: RelyingParty, { name, answer }: AddPasskey, from: From) => {
    const { store, now, secondFactor, mail, sessions } = needs
    authorize(store, session.actor, own(session.actor))
    const passkey = await readAdded(place, await takeChallenge(needs, store, session), answer)
    if (!passkey) throw unfit()
    const done = await store.write(async tx => {
      const row = { ...passkey, id: hashSecret(passkey.credentialId), personId: session.actor.id, name }
      if (!(await repo.insertPasskey(tx, { ...row, addedAt: now(), usedAt: null })))
        throw new Refusal('conflict', 'That passkey is in use already.')
      return secondFactor.added({ tx, session, from }, 'passkey-added')
    })
    mail.wake()
    await sessions.announceChange(session)
    return done
  })

const remove = ({ store, secondFactor, mail }: Needs) =>
  guardedSession('account:own', async (session, id: string, from: From): Promise<void> => {
    authorize(store, session.actor, own(session.actor))
    await store.write(async tx => {
      if (!(await repo.deletePasskey(tx, session.actor.id, id))) throw notFound('passkey')
      await secondFactor.removed({ tx, session, from }, 'passkey-removed')
    })
    mail.wake()
  })

const beginPassing = (needs: Needs) =>
  guardedSession('account:own', async (session, place: RelyingParty) => {
    const { store } = needs
    authorize(store, session.actor, own(session.actor))
    demandPossible(place)
    const known = await repo.listPasskeys(store.read, session.actor.id)
    if (known.length === 0) throw new Refusal('conflict', 'You don’t have a passkey here. Use another way.')
    const options = await optionsToPass(place, known)
    await keep(needs, store, session, options.challenge)
    return options
  })

/** Takes the second step, or proves once more who somebody is. Returns the new cookie's value. */
const pass = (needs: Needs) =>
  guardedSession(
    'account:own',
    async (session, place: RelyingParty, { answer }: PassPasskey, from: From): Promise<string> => {
      const { store, now, sessions } = needs
      authorize(store, session.actor, own(session.actor))
      const challenge = await takeChallenge(needs, store, session)
      const known = await repo.listPasskeys(store.read, session.actor.id)
      const passkey = known.find(({ credentialId }) => credentialId === answer.id)
      const uses = passkey ? await usesAfter(place, challenge, answer, passkey) : null
      if (!passkey || uses === null) throw unfit()
      const token = await store.write(async tx => {
        await repo.savePasskeyUse(tx, passkey.id, uses, now())
        const { actor } = session
        await writeAudit(tx, {
          ...doneBy(actor, now()),
          action: 'second-factor-passed',
          ip: from.ip,
          details: { by: 'passkey' },
        })
        return sessions.renew(tx, session, true, null)
      })
      await sessions.announceChange(session)
      return token
    },
  )

/** Passkeys as the second step: each belongs to one person, and to this address. */
export function createPasskeys(needs: Needs) {
  return {
    beginAdding: beginAdding(needs),
    add: add(needs),
    remove: remove(needs),
    beginPassing: beginPassing(needs),
    pass: pass(needs),
  }
}

export type PasskeyService = ReturnType<typeof createPasskeys>
