import type { AcceptInvitation, Invitation } from '@hubs/schema/accounts'
import { type From, writeAudit } from '../../audit.ts'
import type { Clock } from '../../clock.ts'
import { Refusal } from '../../errors.ts'
import { hashSecret, newId, newSecret } from '../../ids.ts'
import type { Store, Tx } from '../../store/store.ts'
import { invitationLetter, signInLetter } from '../mail/letters.ts'
import type { Mail } from '../mail/mail.service.ts'
import * as people from './accounts.repo.ts'
import { takeTry } from './limits.ts'
import * as repo from './links.repo.ts'
import { refuseWeak } from './password-policy.ts'
import { hashPassword } from './passwords.ts'
import type { Sessions } from './sessions.service.ts'

const minute = 60_000
const signInMinutes = 10
const invitationDays = 14
const keptForMs = 30 * 24 * 60 * minute

type Deps = { store: Store; now: Clock; sessions: Sessions; mail: Mail; origin: () => string }
type Invited = { id: string; name: string; called: string; email: string; school: { id: string; name: string } }
type Usable = repo.FoundLink & { person: people.PersonRow }

const sentences = {
  'sign-in': {
    unknown: 'This link isn’t valid. Open it from the email again, or request a new one.',
    used: 'This link has already been used. Request a new one to sign in.',
    over: `This link has expired: links work for ${signInMinutes} minutes. Request a new one.`,
  },
  invitation: {
    unknown:
      'This invitation isn’t valid. Open the link from the email again, or ask your administrator for a new one.',
    used: 'You’ve already accepted this invitation. Sign in instead.',
    over: 'This invitation has expired or been replaced. Use the latest email, or ask your administrator for a new one.',
  },
} as const

/** Links that come by mail: to sign in, and to begin. Each works once, by a button; only its hash is kept. */
export function createLinks({ store, now, sessions, mail, origin }: Deps) {
  async function insert(
    tx: Tx,
    kind: 'sign-in' | 'invitation',
    schoolId: string,
    personId: string | null,
    lifeMs: number,
  ) {
    const token = newSecret()
    const id = newId()
    await repo.insertLink(tx, {
      id,
      tokenHash: hashSecret(token),
      kind,
      schoolId,
      personId,
      createdAt: now(),
      expiresAt: now() + lifeMs,
    })
    return { id, token }
  }

  /** The link as it can still be used. Throws not-found, already-used or expired, each with its sentence. */
  async function findUsable(tx: Tx, token: string, kinds: readonly ('sign-in' | 'invitation')[]): Promise<Usable> {
    const found = await repo.findLink(tx, hashSecret(token))
    const kind = kinds.find(each => each === found?.link.kind)
    if (!found || !found.person || !kind) throw new Refusal('not-found', sentences[kinds[0] ?? 'sign-in'].unknown)
    if (found.link.usedAt !== null) throw new Refusal('already-used', sentences[kind].used)
    if (now() >= found.link.expiresAt || found.person.leftAt !== null)
      throw new Refusal('expired', sentences[kind].over)
    return { ...found, person: found.person }
  }

  /** Uses it up and signs its person in. */
  async function enter(tx: Tx, found: Usable, from: From): Promise<string> {
    const { link, person } = found
    if (!(await repo.useLink(tx, link.id, now())))
      throw new Refusal('already-used', sentences[link.kind === 'invitation' ? 'invitation' : 'sign-in'].used)
    await repo.endLinks(tx, person.id, now())
    await people.markJoined(tx, person.id, now())
    await writeAudit(tx, {
      schoolId: person.schoolId,
      actorId: person.id,
      action: link.kind === 'invitation' ? 'invitation-accepted' : 'sign-in',
      at: now(),
      ip: from.ip,
      details: { by: 'link' },
    })
    return sessions.create(tx, person.id, from.device)
  }

  return {
    /**
     * Sends a sign-in link where there is somebody to send it to, and says nothing of it. The work is the same for an
     * unknown address, so that its time tells nothing either.
     */
    async ask(email: string): Promise<void> {
      const found = await people.findByEmail(store.read, email)
      const known = found !== undefined && found.person.leftAt === null
      await store.write(async tx => {
        if ((await takeTry(tx, 'link', email, now())) > 0) return
        const lifeMs = signInMinutes * minute
        const school = found?.school ?? (await people.findFirstSchool(tx))
        const { id, token } = await insert(tx, 'sign-in', school?.id ?? '', known ? found.person.id : null, lifeMs)
        const link = `${origin()}/link#${token}`
        const letter = signInLetter({
          to: found?.person ?? { name: '', called: '' },
          schoolName: school?.name ?? '',
          link,
          minutes: signInMinutes,
        })
        const mailId = await mail.add(tx, email, letter, now() + lifeMs, { first: true })
        if (known) return
        await repo.deleteLink(tx, id)
        await mail.takeBack(tx, mailId)
      })
      mail.wake()
    },

    redeem(token: string, from: From): Promise<string> {
      return store.write(async tx => enter(tx, await findUsable(tx, token, ['sign-in']), from))
    },

    /** What the page of a link shows before its button is pressed; looking uses nothing up. */
    async look(token: string): Promise<Invitation> {
      const { link, person, school } = await findUsable(store.read, token, ['invitation', 'sign-in'])
      return {
        name: person.name,
        called: person.called,
        email: person.email,
        schoolName: school.name,
        kind: link.kind === 'invitation' ? 'invitation' : 'sign-in',
      }
    },

    async accept({ token, password }: AcceptInvitation, from: From): Promise<string> {
      const { person, school } = await findUsable(store.read, token, ['invitation'])
      if (password)
        refuseWeak(password, { name: person.name, email: person.email, schoolName: school.name }, 'password')
      const passwordHash = password ? await hashPassword(password) : undefined
      return store.write(async tx => {
        const found = await findUsable(tx, token, ['invitation'])
        if (passwordHash) await people.savePassword(tx, found.person.id, passwordHash, now())
        return enter(tx, found, from)
      })
    },

    /** Writes an invitation and its mail, inside the transaction; the one before it ends. Call `mail.wake` after the commit. */
    async invite(tx: Tx, { id, email, school, ...to }: Invited): Promise<void> {
      await repo.endLinks(tx, id, now(), 'invitation')
      const lifeMs = invitationDays * 24 * 60 * minute
      const { token } = await insert(tx, 'invitation', school.id, id, lifeMs)
      const link = `${origin()}/invitation#${token}`
      await mail.add(
        tx,
        email,
        invitationLetter({ to, schoolName: school.name, link, days: invitationDays }),
        now() + lifeMs,
      )
    },

    /** Ends every link of somebody who leaves or whose address changes. */
    endAll: (tx: Tx, personId: string) => repo.endLinks(tx, personId, now()),

    sweep: (tx: Tx) => repo.deleteOldLinks(tx, now() - keptForMs),
  }
}

export type Links = ReturnType<typeof createLinks>
