import { DAY_MS } from '@hubs/rules/dates/durations'
import type { AcceptInvitation, Invitation, RedeemCode } from '@hubs/schema/accounts/accounts'
import { type From, writeAudit } from '../../../audit.ts'
import { Refusal } from '../../../errors.ts'
import { hashSecret } from '../../../ids.ts'
import type { Store, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import type { Mail } from '../../mail/mail.service.ts'
import * as people from '../accounts.repo.ts'
import { clearAttempts, consumeAttempt } from '../attempts.service.ts'
import { hashPassword } from '../passwords/password-hash.service.ts'
import { refuseWeak } from '../passwords/password-policy.rules.ts'
import type { Sessions } from '../sessions.service.ts'
import { createLinkMails, type Recipient } from './links.mail.ts'
import * as repo from './links.repo.ts'
import { type MailedKind, spentLink, unknownLink, usedLink } from './links.rules.ts'

const KEPT_FOR_MS = 30 * DAY_MS

type Deps = { store: Store; now: Clock; sessions: Sessions; mail: Mail; origin: () => string }
type UsableLink = repo.FoundLink & { person: people.PersonRow; kind: MailedKind }

/** The same for every code that opens nothing, so that none of them tells anything. */
function wrongCode(): Refusal {
  const sentence = 'That code isn’t right, or it no longer works. Check the latest email, or request a new one.'
  return new Refusal('wrong-credentials', sentence, { fields: { code: sentence } })
}

const bareDigits = (code: string) => code.replace(/\s/g, '')

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return { ...given, mails: createLinkMails(given) }
}

async function find(tx: Tx, token: string, kinds: readonly MailedKind[]): Promise<UsableLink> {
  const found = await repo.findLink(tx, hashSecret(token))
  const kind = kinds.find(each => each === found?.link.kind)
  if (!found || !found.person || !kind) throw unknownLink()
  return { ...found, person: found.person, kind }
}

/** The link as it can still be used. Throws not-found, already-used or expired, each with its sentence. */
async function findUsable({ now }: Needs, tx: Tx, token: string, kinds: readonly MailedKind[]) {
  const found = await find(tx, token, kinds)
  const spent = spentLink(found, found.kind, now())
  if (spent) throw spent
  return found
}

/** Uses it up, and every other of the same person, and signs them in. */
async function enter(
  { now, sessions }: Needs,
  tx: Tx,
  { link, person, kind }: UsableLink,
  from: From,
  by = 'link',
): Promise<string> {
  if (!(await repo.useLink(tx, link.id, now()))) throw usedLink(kind)
  await repo.endLinks(tx, person.id, now())
  await people.markJoined(tx, person.id, now())
  await writeAudit(tx, {
    schoolId: person.schoolId,
    actorId: person.id,
    action: kind === 'invitation' ? 'invitation-accepted' : 'sign-in',
    at: now(),
    ip: from.ip,
    details: { by },
  })
  return sessions.create(tx, person.id, from.device, 'mail')
}

/** Counts the guess first: by the mail it is for, and by the account where the two belong together. */
async function findByCode(
  { now }: Needs,
  tx: Tx,
  { request, email, code }: RedeemCode,
): Promise<UsableLink | undefined> {
  const found = await repo.findByRequest(tx, hashSecret(request))
  const theirs = found?.person?.email === email
  const waits = [
    await consumeAttempt(tx, 'mail-code', request, now()),
    await consumeAttempt(tx, 'mail-code-account', theirs ? email : request, now()),
  ]
  if (!found?.person || !theirs || waits.some(wait => wait > 0)) return undefined
  const kind = found.link.kind === 'password' ? 'password' : 'sign-in'
  const right = found.link.codeHash === hashSecret(`${request}:${bareDigits(code)}`)
  return right && !spentLink(found, kind, now()) ? { ...found, person: found.person, kind } : undefined
}

/**
 * Sends a link where there is somebody to send it to, and says nothing of it. The work is the same for an unknown
 * address, so that its time tells nothing either. Returns what goes with the code of the mail.
 */
async function ask({ store, now, mails, mail }: Needs, kind: 'sign-in' | 'password', email: string): Promise<string> {
  const found = await people.findByEmail(store.read, email)
  const known = found !== undefined && found.person.leftAt === null
  const request = await store.write(async tx => {
    if ((await consumeAttempt(tx, kind === 'sign-in' ? 'link' : 'password-link', email, now())) > 0)
      return mails.unheardRequest()
    const school = found?.school ?? (await people.findFirstSchool(tx))
    const to: Recipient = {
      id: known ? found.person.id : null,
      name: found?.person.name ?? '',
      preferredName: found?.person.preferredName ?? '',
      email,
      school: { id: school?.id ?? '', name: school?.name ?? '' },
    }
    const sent = await mails.send(tx, kind, to)
    if (!known) await mails.takeBack(tx, sent)
    return sent.request
  })
  mail.wake()
  return request
}

function redeem(needs: Needs, token: string, from: From): Promise<string> {
  return needs.store.write(async tx => enter(needs, tx, await findUsable(needs, tx, token, ['sign-in']), from))
}

/** Signs in with the six digits of a mail. The guess stays counted whatever comes of it. */
async function redeemCode(needs: Needs, asked: RedeemCode, from: From): Promise<string> {
  const token = await needs.store.write(async tx => {
    const found = await findByCode(needs, tx, asked)
    if (!found) return undefined
    await clearAttempts(tx, 'mail-code-account', asked.email)
    return enter(needs, tx, found, from, 'code')
  })
  if (!token) throw wrongCode()
  return token
}

/** What the page of a link shows before its button is pressed; looking uses nothing up. */
async function look(needs: Needs, token: string): Promise<Invitation> {
  const { kind, person, school } = await findUsable(needs, needs.store.read, token, [
    'invitation',
    'sign-in',
    'password',
  ])
  return { name: person.name, preferredName: person.preferredName, email: person.email, schoolName: school.name, kind }
}

async function accept(needs: Needs, { token, password }: AcceptInvitation, from: From): Promise<string> {
  const { person, school } = await findUsable(needs, needs.store.read, token, ['invitation'])
  if (password) refuseWeak(password, { name: person.name, email: person.email, schoolName: school.name }, 'password')
  const passwordHash = password ? await hashPassword(password) : undefined
  return needs.store.write(async tx => {
    const found = await findUsable(needs, tx, token, ['invitation'])
    if (passwordHash) await people.savePassword(tx, found.person.id, passwordHash, needs.now())
    return enter(needs, tx, found, from)
  })
}

/** Sends a new one of the same kind in the place of one that is spent, to its person. Whoever has it may ask. */
async function resend({ store, now, mails, mail }: Needs, token: string): Promise<string> {
  const request = await store.write(async tx => {
    const found = await find(tx, token, ['sign-in', 'password', 'invitation'])
    const { person, school, kind } = found
    if (person.leftAt !== null) throw unknownLink()
    if (kind === 'invitation' && person.joinedAt !== null) throw usedLink(kind)
    const wait = await consumeAttempt(tx, 'resend-link', person.id, now())
    if (wait > 0)
      throw new Refusal('too-many', 'Three emails have just been sent. Check your junk folder, then try again later.', {
        retryAfterSeconds: Math.ceil(wait / 1000),
      })
    const { id, name, preferredName, email } = person
    const sent = await mails.send(tx, kind, { id, name, preferredName, email, school })
    return sent.request
  })
  mail.wake()
  return request
}

/** Writes an invitation and its mail, inside the transaction; the one before it ends. Call `mail.wake` after the commit. */
async function invite({ mails }: Needs, tx: Tx, to: Recipient & { id: string }): Promise<void> {
  await mails.send(tx, 'invitation', to)
}

/** Sends a link for a new password because an administrator said so. Returns how long to wait where it is too soon. */
async function sendNewPassword({ now, mails }: Needs, tx: Tx, to: Recipient & { id: string }): Promise<number> {
  const wait = await consumeAttempt(tx, 'administrator-link', to.id, now())
  if (wait === 0) await mails.send(tx, 'password', to, { byAdministrator: true })
  return wait
}

/** Links that come by mail: to sign in, for a new password, and to begin. Each works once, by a button. */
export function createLinks(given: Deps) {
  const needs = needsOf(given)
  return {
    findUsable: findUsable.bind(null, needs),
    enter: enter.bind(null, needs),
    ask: ask.bind(null, needs),
    redeem: redeem.bind(null, needs),
    redeemCode: redeemCode.bind(null, needs),
    look: look.bind(null, needs),
    accept: accept.bind(null, needs),
    resend: resend.bind(null, needs),
    invite: invite.bind(null, needs),
    sendNewPassword: sendNewPassword.bind(null, needs),

    /** Ends every link of somebody who leaves or whose address changes. */
    endAll: (tx: Tx, personId: string) => repo.endLinks(tx, personId, needs.now()),

    sweep: (tx: Tx) => repo.deleteOldLinks(tx, needs.now() - KEPT_FOR_MS),
  }
}

export type Links = ReturnType<typeof createLinks>
