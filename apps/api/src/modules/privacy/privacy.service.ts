import { DAY_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import type { Erase, ErasurePreview } from '@hubs/schema/privacy'
import { type From, writeAudit } from '../../audit.ts'
import { authorize, guardedSession } from '../../authorize.ts'
import { changedByOther, notFound, Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Session } from '../../session.ts'
import { isErased } from '../../store/personal/erasures.ts'
import type { GuardedStore, Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import type { Sessions } from '../accounts/sessions.service.ts'
import { dataRequestLetter } from '../mail/letters/privacy.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import { zipOf } from './data-zip.format.ts'
import { findPerson } from './erasure.repo.ts'
import type { Erasures } from './erasures.service.ts'
import { countOwnWords, readPersonalData } from './personal-data.repo.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  sessions: Pick<Sessions, 'demandProof' | 'announceEnd'>
  notices: Notices
  mail: Pick<Mail, 'wake'>
  erasures: Erasures
}

/** One of them, and any other number. */
const kindWords: Record<string, readonly [string, string]> = {
  plan: ['plan', 'plans'],
  report: ['report', 'reports'],
  planProgressCheck: ['note on how a plan is going', 'notes on how a plan is going'],
  facilitatorNote: ['facilitator’s note', 'facilitator’s notes'],
  adaptation: ['subject example', 'subject examples'],
  reply: ['comment', 'comments'],
  publication: ['published story', 'published stories'],
}

async function findOr404({ store }: Needs, session: Session, id: string) {
  const row = await findPerson(store.read, id)
  if (!row || row.schoolId !== session.school.id) throw notFound('person')
  return row
}

async function exportOf(
  { now }: Needs,
  open: Store,
  session: Session,
  from: From,
  person: { id: string; name: string },
) {
  const data = await readPersonalData(open.read, person.id)
  await open.write(tx =>
    writeAudit(tx, {
      schoolId: session.school.id,
      actorId: session.actor.id,
      action: 'data-exported',
      subjectId: person.id,
      at: now(),
      ip: from.ip,
    }),
  )
  return zipOf({ schoolName: session.school.name, name: person.name, at: now(), data })
}

/** Everything about whoever asks. */
const exportOwn = (needs: Needs) =>
  guardedSession('data:own', async (session, from: From): Promise<Uint8Array> => {
    const { store, sessions } = needs
    const { actor } = session
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    sessions.demandProof(session)
    return exportOf(needs, store, session, from, { id: actor.id, name: session.name })
  })

/** Everything about somebody who asked the school for it; they are told, since it has words that only they see. */
const exportFor = (needs: Needs) =>
  guardedSession('data:request', async (session, id: string, from: From): Promise<Uint8Array> => {
    const { store, sessions, notices, now, mail } = needs
    authorize(store, session.actor, { schoolId: session.school.id })
    const row = await findOr404(needs, session, id)
    sessions.demandProof(session)
    const made = await exportOf(needs, store, session, from, row)
    if (id !== session.actor.id && row.leftAt === null) {
      const letter = dataRequestLetter({ to: row, schoolName: session.school.name, by: session.name })
      await store.write(tx =>
        notices.tell(tx, [row], 'data-copied', () => ({
          kind: 'data-copied',
          event: `data-copied ${newId()}`,
          title: `${isolated(session.name)} downloaded your data`,
          path: '/privacy',
          byId: session.actor.id,
          letter,
          staleAt: now() + 2 * DAY_MS,
          about: 'data',
        })),
      )
      mail.wake()
    }
    return made
  })

const preview = (needs: Needs) =>
  guardedSession('data:request', async (session, id: string): Promise<ErasurePreview> => {
    const { store } = needs
    authorize(store, session.actor, { schoolId: session.school.id })
    const row = await findOr404(needs, session, id)
    const counts = await countOwnWords(store.read, id)
    return {
      counts: Object.entries(counts).flatMap(([table, count = 0]) => {
        const words = kindWords[table]
        return words ? [{ kind: words[count === 1 ? 0 : 1], count }] : []
      }),
      notYet: row.leftAt === null ? `Mark ${isolated(row.name)} as left first.` : null,
    }
  })

/** Takes a leaver out of everything. It can't be undone, and is done again after a restore. */
const erase = (needs: Needs) =>
  guardedSession('data:request', async (session, id: string, { expectedVersion }: Erase, from: From): Promise<void> => {
    const { store, sessions, erasures } = needs
    authorize(store, session.actor, { schoolId: session.school.id })
    const row = await findOr404(needs, session, id)
    sessions.demandProof(session)
    if (isErased(row)) throw new Refusal('already-used', 'They’ve been erased already.')
    if (row.leftAt === null) throw new Refusal('conflict', `Mark ${isolated(row.name)} as left first.`)
    if (row.version !== expectedVersion)
      throw changedByOther(`${isolated(row.name)}’s details`, { version: row.version })
    const { erasure, ended } = await store.write(async tx => {
      const stored = await findPerson(tx, id)
      if (stored?.version !== expectedVersion || stored.leftAt === null)
        throw changedByOther(`${isolated(row.name)}’s details`, { version: stored?.version ?? 0 })
      return erasures.begin(tx, stored, { action: 'person-erased', actorId: session.actor.id, ip: from.ip })
    })
    await sessions.announceEnd(ended)
    await erasures.execute(erasure)
  })

/** What a person can ask about the data on them: to have it, and to be forgotten. */
export function createPrivacy(needs: Needs) {
  return {
    exportOwn: exportOwn(needs),
    exportFor: exportFor(needs),
    preview: preview(needs),
    erase: erase(needs),
  }
}

export type Privacy = ReturnType<typeof createPrivacy>
