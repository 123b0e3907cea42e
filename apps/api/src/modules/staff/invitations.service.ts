import { HOUR_MS } from '@hubs/rules/dates/durations'
import type { PageQuery } from '@hubs/schema/common'
import type { InvitationProgress, InviteMany, NotCome } from '@hubs/schema/people-import'
import { type From } from '../../audit.ts'
import { authorize, guardedSession } from '../../authorize.ts'
import { nameCursor } from '../../cursor.ts'
import { Refusal } from '../../errors.ts'
import type { GuardedStore } from '../../store/store.ts'
import { type Clock, isoOrNull } from '../../time/clock.ts'
import type { Links } from '../accounts/magic-links/links.service.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Changes } from './changes.service.ts'
import * as repo from './imports/imports.repo.ts'

type Needs = { store: GuardedStore; now: Clock; links: Links; mail: Mail; changes: Changes }

/** So many invitations are written in one transaction: nobody else waits for all of them. */
const TOGETHER = 50

const progress = ({ store }: Needs) =>
  guardedSession('person:list', async ({ actor }): Promise<InvitationProgress> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    return repo.countInvitations(store.read, actor.schoolId)
  })

/** Those who haven't signed in yet, and when each was last invited. */
const notCome = ({ store }: Needs) =>
  guardedSession(
    'person:list',
    async ({ actor }, query: PageQuery): Promise<{ items: NotCome[]; next: string | null }> => {
      authorize(store, actor, { schoolId: actor.schoolId })
      const rows = await repo.listNotCome(store.read, actor.schoolId, nameCursor.ask(query))
      const { shown, next } = nameCursor.page(rows, query, ({ sortName, id }) => ({ by: sortName, id }))
      return {
        items: shown.map(({ id, name, email, invitedAt }) => ({
          id,
          name,
          email,
          invitedAt: isoOrNull(invitedAt),
        })),
        next,
      }
    },
  )

/**
 * Writes an invitation to each of them; the outbox sends them. Whoever was invited within the last hour is left out,
 * so that pressing twice sends nothing twice.
 */
const inviteMany = ({ store, now, links, changes, mail }: Needs) =>
  guardedSession('person:add', async (session, { whom }: InviteMany, from: From): Promise<InvitationProgress> => {
    const { actor, school } = session
    authorize(store, actor, { schoolId: actor.schoolId })
    const never = whom === 'never-invited'
    const before = now() - HOUR_MS
    let invited = 0
    for (;;) {
      const part = await store.write(async tx => {
        const rows = await repo.listNotCome(tx, school.id, { never, invitedBefore: before, limit: TOGETHER })
        for (const row of rows) await links.invite(tx, { ...row, school })
        if (rows.length > 0)
          await changes.audit({ tx, session, from }, 'invitation-sent', school.id, { people: rows.length })
        return rows.length
      })
      invited += part
      mail.wake()
      if (part < TOGETHER) break
    }
    if (invited === 0)
      throw new Refusal(
        'conflict',
        never
          ? 'Everyone has been invited already.'
          : 'No one to invite: everyone has signed in, or was invited within the last hour.',
      )
    await store.signal({ topic: 'people', id: school.id })
    return repo.countInvitations(store.read, school.id)
  })

/** Invitations to many at once, and who has come. */
export function createInvitations(needs: Needs) {
  return {
    progress: progress(needs),
    notCome: notCome(needs),
    inviteMany: inviteMany(needs),
  }
}

export type Invitations = ReturnType<typeof createInvitations>
