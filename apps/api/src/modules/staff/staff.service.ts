import { can, type Thing } from '@hubs/rules/can'
import { isolated } from '@hubs/rules/text/isolated'
import type { CreatePerson, HandOver, PeopleQuery, Person, UpdatePerson } from '@hubs/schema/staff'
import { doneBy, type From, writeAudit } from '../../audit.ts'
import { actionOf, type Asking, asSystem, authorize, guardedSession } from '../../authorize.ts'
import { nameCursor } from '../../cursor.ts'
import { changedByOther, notFound, Refusal } from '../../errors.ts'
import { answerOnce } from '../../idempotency.ts'
import { newId } from '../../ids.ts'
import type { Session } from '../../session.ts'
import { isErased } from '../../store/personal/erasures.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import { type Clock, isoOrNull } from '../../time/clock.ts'
import { isAsWanted } from '../../unchanged.ts'
import type { Attempts } from '../accounts/attempts.service.ts'
import type { Links } from '../accounts/magic-links/links.service.ts'
import type { Sessions } from '../accounts/sessions.service.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import { type Changes, type ChangeContext, refuseAt, sameSet } from './changes.service.ts'
import { refuseWhileImporting } from './imports/imports-plans.service.ts'
import type { Leaving } from './leaving/leaving.service.ts'
import { asThing, refuseBeyond, refuseRoles } from './reach.rules.ts'
import * as repo from './staff.repo.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  sessions: Sessions
  attempts: Attempts
  links: Links
  mail: Mail
  changes: Changes
  leaving: Leaving
  searchIndex: SearchIndex
}
type Change = Omit<UpdatePerson, 'expectedVersion' | 'left'>

function stateOf({ leftAt, joinedAt }: repo.NewPerson): repo.State {
  if (leftAt !== null) return 'left'
  return joinedAt === null ? 'invited' : 'active'
}

function describe(row: repo.NewPerson): Person {
  const { id, name, preferredName, email, staffKind, job, department, seniorLeader, roles, leftAt, version } = row
  return {
    id,
    name,
    preferredName,
    email,
    staffKind,
    job,
    department,
    seniorLeader,
    roles,
    version,
    workingDays: row.workingDays as Person['workingDays'],
    state: stateOf(row),
    invitedAt: isoOrNull(row.invitedAt),
    leftAt: isoOrNull(leftAt),
  }
}

/** @param waitMs how long to wait for the next email; 0 for not at all */
function refuseSoon(waitMs: number) {
  if (waitMs > 0)
    throw new Refusal('too-many', 'Three emails have just been sent to them. Try again in a few minutes.', {
      retryAfterSeconds: Math.ceil(waitMs / 1000),
    })
}

/** Before `authorize`: a refusal here is worth a line in the audit. */
async function noteRefusal(
  { store, attempts, now }: Needs,
  actor: Asking<'person:list' | 'person:add' | 'person:edit' | 'person:access'>,
  from: From,
  thing: Thing = { schoolId: actor.schoolId },
): Promise<void> {
  const wanted = actionOf(actor)
  if (can(actor, wanted, thing)) return
  await asSystem(store, 'a line in the audit about who was refused').write(async tx => {
    // Whoever asks again and again fills no audit.
    if ((await attempts.consume(tx, 'refused', actor.id)) > 0) return
    await writeAudit(tx, {
      ...doneBy(actor, now()),
      action: 'access-refused',
      ip: from.ip,
      details: { wanted },
    })
  })
}

async function findOr404(tx: Lookup, session: Session, id: string) {
  const row = await repo.findPerson(tx, session.school.id, id)
  if (!row) throw notFound('person')
  return row
}

async function refuseTaken(tx: Tx, email: string, id: string) {
  if (await repo.isEmailTaken(tx, email, id))
    throw refuseAt('email', 'That email address is already in use. Enter a different one.')
}

const list = (needs: Needs) =>
  guardedSession('person:list', async (session, { q, state, ...query }: PeopleQuery, from: From) => {
    const { store } = needs
    await noteRefusal(needs, session.actor, from)
    authorize(store, session.actor, { schoolId: session.actor.schoolId })
    const rows = await repo.listPeople(store.read, session.school.id, {
      ...nameCursor.ask(query),
      ...(q && { q }),
      ...(state && { state }),
    })
    const { shown, next } = nameCursor.page(rows, query, ({ sortName, id }) => ({ by: sortName, id }))
    return { items: shown.map(describe), next }
  })

const see = (needs: Needs) =>
  guardedSession('person:list', async (session, id: string, from: From): Promise<Person> => {
    const { store } = needs
    await noteRefusal(needs, session.actor, from)
    authorize(store, session.actor, { schoolId: session.actor.schoolId })
    return describe(await findOr404(store.read, session, id))
  })

/** Adds somebody and invites them; a repeat with the same key gets the same person. */
const create = (needs: Needs) =>
  guardedSession(
    'person:add',
    async (session, body: CreatePerson, key: string | undefined, from: From): Promise<Person> => {
      const { store, sessions, now, searchIndex, links, changes, mail } = needs
      await noteRefusal(needs, session.actor, from)
      authorize(store, session.actor, { schoolId: session.actor.schoolId })
      refuseRoles(session.actor, body.roles)
      if (body.roles.length > 0) sessions.demandProof(session)
      const created = await store.write(tx =>
        answerOnce(tx, { personId: session.actor.id, key, asked: ['POST /people', body], at: now() }, async () => {
          const row: repo.NewPerson = {
            id: newId(),
            schoolId: session.school.id,
            ...body,
            roles: [...new Set(body.roles)],
            theme: 'system',
            reminders: true,
            sourcedId: null,
            invitedAt: null,
            invitationMailId: null,
            joinedAt: null,
            factorAskedAt: null,
            leftAt: null,
            createdAt: now(),
            version: 1,
          }
          await refuseWhileImporting(tx, row.schoolId)
          await refuseTaken(tx, row.email, row.id)
          await repo.insertPerson(tx, row)
          await searchIndex.refresh(tx, 'person', [row.id])
          await links.invite(tx, { ...row, school: session.school })
          await changes.audit({ tx, session, from }, 'person-added', row.id, { roles: row.roles })
          return describe({ ...row, invitedAt: now() })
        }),
      )
      mail.wake()
      await store.signal({ topic: 'people', id: session.school.id })
      return created
    },
  )

/** What passes to others where somebody leaves. */
const handOver = (needs: Needs) =>
  guardedSession('person:list', async (session, id: string, from: From): Promise<HandOver> => {
    const { store, leaving } = needs
    await noteRefusal(needs, session.actor, from)
    authorize(store, session.actor, { schoolId: session.actor.schoolId })
    return leaving.see(store.read, await findOr404(store.read, session, id))
  })

/** Sends the invitation anew; the earlier one ends. */
const invite = (needs: Needs) =>
  guardedSession('person:add', async (session, id: string, from: From): Promise<void> => {
    const { store, attempts, links, changes, mail } = needs
    await noteRefusal(needs, session.actor, from)
    authorize(store, session.actor, { schoolId: session.actor.schoolId })
    await store.write(async tx => {
      const row = await findOr404(tx, session, id)
      if (row.leftAt !== null)
        throw new Refusal('person-left', `${isolated(row.name)} has left the school. Mark them as returned first.`)
      if (row.joinedAt !== null)
        throw new Refusal(
          'conflict',
          `${isolated(row.name)} has already accepted their invitation. They can get a sign-in link by email at any time.`,
        )
      refuseSoon(await attempts.consume(tx, 'administrator-link', id))
      await links.invite(tx, { ...row, school: session.school })
      await changes.audit({ tx, session, from }, 'invitation-sent', id)
    })
    mail.wake()
  })

/** Sends the mail for a forgotten password, as its person would by themself. */
const sendNewPassword = (needs: Needs) =>
  guardedSession('person:access', async (session, id: string, from: From): Promise<void> => {
    const { store, links, changes, mail } = needs
    await noteRefusal(needs, session.actor, from)
    authorize(store, session.actor, { schoolId: session.actor.schoolId })
    await store.write(async tx => {
      const row = await findOr404(tx, session, id)
      if (row.leftAt !== null)
        throw new Refusal('person-left', `${isolated(row.name)} has left the school. Mark them as returned first.`)
      if (row.joinedAt === null)
        throw new Refusal(
          'conflict',
          `${isolated(row.name)} hasn’t accepted their invitation yet. Resend the invitation instead.`,
        )
      refuseSoon(await links.sendNewPassword(tx, { ...row, school: session.school }))
      await changes.audit({ tx, session, from }, 'password-reset-sent', id)
    })
    mail.wake()
  })

/** Returns the person and, where one's own roles changed, the new cookie's value. */
const update = (needs: Needs) =>
  guardedSession(
    'person:edit',
    async (session, id: string, { expectedVersion, left, ...change }: UpdatePerson, from: From) => {
      const { store, sessions, changes, now, searchIndex, mail } = needs
      const { actor } = session
      // Whoever may change nobody learns of nobody; whom a coordinator may change depends on who that is.
      const anyone = { schoolId: actor.schoolId, heldRoles: [] }
      const found = can(actor, 'person:edit', anyone)
        ? await repo.findPerson(store.read, actor.schoolId, id)
        : undefined
      await noteRefusal(needs, actor, from, found ? asThing(found) : anyone)
      authorize(store, actor, anyone)
      const done = await store.write(async tx => {
        const row = await findOr404(tx, session, id)
        authorize(tx, actor, asThing(row))
        if (isErased(row)) throw new Refusal('conflict', 'They’ve been erased, so there’s nothing to change.')
        await refuseWhileImporting(tx, row.schoolId)
        const roles = change.roles && [...new Set(change.roles)]
        const rolesChange = roles !== undefined && !sameSet(roles, row.roles)
        // Roles are a set: in another order they stay as they stand.
        const wanted: Change = { ...change, ...(roles && { roles: rolesChange ? roles : row.roles }) }
        const leaving = left === true && row.leftAt === null
        const returning = left === false && row.leftAt !== null
        const emailChange = wanted.email !== undefined && wanted.email !== row.email
        refuseBeyond(actor, row, { roles: rolesChange, email: emailChange, left: leaving || returning })
        if (rolesChange || emailChange) sessions.demandProof(session)
        if (rolesChange && !roles.includes('administrator')) await changes.refuseLastAdministrator(tx, row, 'roles')
        if (wanted.email !== undefined) await refuseTaken(tx, wanted.email, id)
        if (!leaving && !returning && row.version === expectedVersion && isAsWanted(row, wanted))
          return { saved: row, ended: [], token: null, changed: false }
        const saved = await repo.updatePerson(tx, id, expectedVersion, {
          ...wanted,
          ...(leaving && { leftAt: now() }),
          ...(returning && { leftAt: null }),
          // With another role the week in which a second step is asked for begins anew.
          ...(rolesChange && { factorAskedAt: null }),
        })
        if (!saved) throw changedByOther(`${isolated(row.name)}’s details`, describe(row))
        await searchIndex.refresh(tx, 'person', [id])
        const doing: ChangeContext = { tx, session, from }
        const ended = await changes.execute(doing, row, saved)
        if (leaving) ended.push(...(await changes.leave(doing, row)))
        else
          await changes.audit(doing, returning ? 'person-returned' : 'person-changed', id, {
            changed: Object.keys(change),
          })
        const token =
          rolesChange && id === session.actor.id && !leaving ? await sessions.renew(tx, session, false) : null
        return { saved, ended, token, changed: true }
      })
      const { saved, ended, token } = done
      if (!done.changed) return { person: describe(saved), token }
      mail.wake()
      await sessions.announceEnd(ended)
      await store.signal({ topic: 'people', id: session.school.id })
      return { person: describe(saved), token }
    },
  )

/** The people of the school: adding, inviting, changing, leaving. */
export function createStaff(needs: Needs) {
  return {
    list: list(needs),
    see: see(needs),
    create: create(needs),
    handOver: handOver(needs),
    invite: invite(needs),
    sendNewPassword: sendNewPassword(needs),
    update: update(needs),
  }
}

export type Staff = ReturnType<typeof createStaff>
