import { MINUTE_MS, DAY_MS } from '@hubs/rules/dates/durations'
import { hashSecret, newId, newSecret, newSixDigits } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { invitationLetter, type Letter, newPasswordLetter, signInLetter } from '../../mail/letters/letters.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import * as repo from './links.repo.ts'
import { INVITATION_DAYS, LINK_MINUTES, type MailedKind } from './links.rules.ts'

const lifeMs = {
  'sign-in': LINK_MINUTES * MINUTE_MS,
  password: LINK_MINUTES * MINUTE_MS,
  invitation: INVITATION_DAYS * DAY_MS,
} as const satisfies Record<MailedKind, number>
const pages = { 'sign-in': 'link', password: 'new-password', invitation: 'invitation' } as const

/** Whom a link is for; without an id there is nobody, and all is taken back again. */
export type Recipient = {
  id: string | null
  name: string
  preferredName: string
  email: string
  school: { id: string; name: string }
}

type Sent = { linkId: string; mailId: string; request: string }
type How = { byAdministrator?: boolean }

/** Makes a link and the mail that brings it. Only hashes are kept, of the link and of its six digits. */
export function createLinkMails({ now, mail, origin }: { now: Clock; mail: Mail; origin: () => string }) {
  async function insert(tx: Tx, kind: MailedKind, { id: personId, school }: Recipient) {
    const [token, request, code] = [newSecret(), newSecret(), newSixDigits()]
    const id = newId()
    await repo.insertLink(tx, {
      id,
      tokenHash: hashSecret(token),
      kind,
      ...(kind !== 'invitation' && { requestHash: hashSecret(request), codeHash: hashSecret(`${request}:${code}`) }),
      schoolId: school.id,
      personId,
      createdAt: now(),
      expiresAt: now() + lifeMs[kind],
    })
    return { id, request, code, link: `${origin()}/${pages[kind]}#${token}` }
  }

  function letterOf(kind: MailedKind, to: Recipient, made: { link: string; code: string }, how: How): Letter {
    const words = { to, schoolName: to.school.name, ...made }
    if (kind === 'invitation') return invitationLetter({ ...words, days: INVITATION_DAYS })
    const byMail = { ...words, minutes: LINK_MINUTES }
    return kind === 'password' ? newPasswordLetter({ ...byMail, asked: !how.byAdministrator }) : signInLetter(byMail)
  }

  return {
    /** Inside the transaction; an invitation ends the one before it. Call `mail.wake` after the commit. */
    async send(tx: Tx, kind: MailedKind, to: Recipient, how: How = {}): Promise<Sent> {
      if (kind === 'invitation' && to.id) {
        await repo.endLinks(tx, to.id, now(), 'invitation')
        // Nobody is to find two in their mail, of which one leads nowhere.
        const before = await repo.findInvitationMail(tx, to.id)
        if (before) await mail.withdraw(tx, before)
      }
      const { id, request, ...made } = await insert(tx, kind, to)
      // Whoever waits to get in, waits for this one alone.
      const first = kind !== 'invitation'
      const mailId = await mail.add(tx, to.email, letterOf(kind, to, made, how), now() + lifeMs[kind], { first })
      if (kind === 'invitation' && to.id) await repo.markInvited(tx, to.id, now(), mailId)
      return { linkId: id, mailId, request }
    },

    async takeBack(tx: Tx, { linkId, mailId }: Sent): Promise<void> {
      await repo.deleteLink(tx, linkId)
      await mail.takeBack(tx, mailId)
    },

    /** What is answered where nothing was sent: like any other, and good for nothing. */
    unheardRequest: newSecret,
  }
}
